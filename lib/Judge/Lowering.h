//===- Lowering.h - From tosa and linalg to LLVM ----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_LOWERING_H
#define POOLTOCONV_LIB_JUDGE_LOWERING_H

#include "mlir/IR/BuiltinOps.h"

namespace ptc {

/// Turns the kernels of the fpga dialect into functions on tensors, in place:
/// the first step, before functions are renamed. Failures are reported as
/// diagnostics.
llvm::LogicalResult lowerKernels(mlir::ModuleOp module);

/// Lowers a module of functions over ranked tensors to the LLVM dialect, in
/// place. Tensors become memrefs of the identity layout; a returned memref is
/// freshly allocated by malloc and owned by the caller. The arithmetic is that
/// of the source ops, in their order: nothing is reassociated, contracted or
/// approximated, and f16 and bf16 operations round after each step, so that
/// equal arithmetic gives equal bits.
///
/// Failures are reported as diagnostics at the op that has no lowering.
///
/// Gives the average number of iterations of a loop nest of the module in
/// `iterationsPerNest`: what optimising the code would pay for.
llvm::LogicalResult lowerToLLVM(mlir::ModuleOp module,
                                double &iterationsPerNest);

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_LOWERING_H
