//===- Sizes.h - Values for dynamic sizes -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_SIZES_H
#define POOLTOCONV_LIB_JUDGE_SIZES_H

#include "PoolToConv/Judge/CompiledModule.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace ptc {

/// One static shape for each argument of a function.
using ArgumentShapes = std::vector<llvm::SmallVector<int64_t, 4>>;

/// Whether `function` must be given static sizes before it is lowered: it
/// holds tosa ops (of which upstream lowers many for static sizes only) and a
/// type with a dynamic size.
bool needsStaticSizes(mlir::func::FuncOp function);

/// Replaces the dynamic sizes of `function`'s arguments by `shapes` and
/// propagates them through tosa, linalg and tensor ops and the regions of scf
/// and tosa control flow. `function` must contain no calls. A conflict is an
/// error diagnostic; a size that cannot be inferred stays dynamic.
llvm::LogicalResult specialize(mlir::func::FuncOp function,
                               const ArgumentShapes &shapes);

/// Sizes to try for `function`, best first: the leading dim of every argument
/// has size `batch`, others the same size at the same position, except that
/// arguments which are the init of a linalg op get the size its loops need.
/// Only some fit the function.
std::vector<ArgumentShapes> candidateSizes(mlir::func::FuncOp function,
                                           const Signature &signature,
                                           int64_t batch);

/// Puts `values` in for the dynamic sizes in order of the arguments. A single
/// value stands for all of them. Fails if their number is wrong.
llvm::Expected<ArgumentShapes> shapesFromList(const Signature &signature,
                                              llvm::ArrayRef<int64_t> values);

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_SIZES_H
