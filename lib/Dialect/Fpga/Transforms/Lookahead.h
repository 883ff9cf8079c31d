//===- Lookahead.h - How much input the results of units need ---*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which pixel of a stream upstream has to have passed before a unit downstream
// can give a certain pixel of its result: what decides how many beats a queue
// must hold where copies of a stream meet again.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_LOOKAHEAD_H
#define LIB_DIALECT_FPGA_TRANSFORMS_LOOKAHEAD_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <optional>

namespace ptc::fpga {

/// Per dimension of the pixels (all but the innermost), per position of the
/// result that is looked at: a position of the stream.
using Positions = llvm::SmallVector<llvm::SmallVector<int64_t>>;

/// What a stream has to deliver for each pixel of a result. As windows move by
/// rows and columns on their own, dimensions are kept apart.
struct Need {
  /// No more than this position; nothing: perhaps the whole stream.
  std::optional<Positions> most;
  /// No less than this position, which lies in front of the stream where it is
  /// negative; nothing: perhaps no element at all.
  std::optional<Positions> least;
};

/// For the streams that lead to operand number `operand` of `op`, what each has
/// to deliver for the pixels of the first result of `op`.
llvm::DenseMap<mlir::Value, Need> needsOf(mlir::Operation *op,
                                          unsigned operand);

/// How many pixels of a stream of type `stream` wait at most where one copy of
/// it is needed as `near` says, and another, for the same result, as `far`
/// says: at least 0, at most all of them.
int64_t pixelsWaiting(StreamType stream, const Need &near, const Need &far);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_LOOKAHEAD_H
