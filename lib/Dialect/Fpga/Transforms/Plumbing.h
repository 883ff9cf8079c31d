//===- Plumbing.h - Drafts become designs -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_PLUMBING_H
#define LIB_DIALECT_FPGA_TRANSFORMS_PLUMBING_H

#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "mlir/IR/PatternMatch.h"

namespace ptc::fpga {

/// Makes a design of a draft, as `fpga-insert-plumbing` does with the option
/// `fifos`. Error, emitted at the op: what it wants cannot be wired.
llvm::LogicalResult insertPlumbing(mlir::IRRewriter &rewriter, KernelOp kernel,
                                   FifoPlacement fifos = FifoPlacement::Skip);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_PLUMBING_H
