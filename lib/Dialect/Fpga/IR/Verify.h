//===- Verify.h - Parts of verifiers --------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_IR_VERIFY_H
#define LIB_DIALECT_FPGA_IR_VERIFY_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

namespace ptc::fpga {

/// "[1, 2, 3]" for messages.
std::string text(llvm::ArrayRef<int64_t> numbers);

/// Declines windows in operands and results by the constraint `number`.
llvm::LogicalResult verifyNoWindows(mlir::Operation *op,
                                    llvm::StringRef number);

/// Declines a shape other than `expected`.
llvm::LogicalResult verifyShape(mlir::Operation *op, llvm::StringRef number,
                                llvm::ArrayRef<int64_t> expected,
                                StreamType found);

/// Declines other elements than those of `expected`.
llvm::LogicalResult verifyElement(mlir::Operation *op, llvm::StringRef number,
                                  StreamType expected, StreamType found);

/// Declines constants that are no tensor, or whose numbers are not there.
llvm::LogicalResult verifyConstants(mlir::Operation *op, llvm::StringRef number,
                                    mlir::ElementsAttr value);

/// Whether a stream of this tensor may have beats of `lanes`.
bool allowsLanes(StreamType stream, int64_t lanes);

/// `stream` with `lanes` where its shape allows that, else with the largest
/// number of lanes that divides `lanes` and the channels.
StreamType withLanesOrFewer(StreamType stream, int64_t lanes);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_IR_VERIFY_H
