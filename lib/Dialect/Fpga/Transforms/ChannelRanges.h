//===- ChannelRanges.h - What numbers each channel holds --------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How intervals pass through units, by the real weights, tables and bounds:
// channel by channel, as the filters of a convolution reach different sums.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_CHANNELRANGES_H
#define LIB_DIALECT_FPGA_TRANSFORMS_CHANNELRANGES_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

namespace ptc::fpga {

/// Intervals of the numbers of a stream or a memory: one for each position of
/// the innermost dimension, or one for all of them.
using ChannelRanges = llvm::SmallVector<Interval, 1>;

/// What of `ranges` belongs to `channel`.
inline Interval rangeAt(llvm::ArrayRef<Interval> ranges, size_t channel) {
  return ranges[ranges.size() == 1 ? 0 : channel];
}

/// The smallest interval that contains all of `ranges`.
Interval hullOf(llvm::ArrayRef<Interval> ranges);

/// Asks for the ranges of an operand.
using RangesOf = llvm::function_ref<ChannelRanges(mlir::Value)>;

/// What `op` computes, before it is brought into the type of the results: the
/// sums of a mac, what a requant has clamped to its bounds. All results of one
/// op hold the same numbers.
ChannelRanges computedRanges(mlir::Operation *op, RangesOf operand);

/// All results of `op` for operands of the two intervals, before they are
/// brought into its type; `b` counts for kinds of two operands only.
Interval rangeOf(EltwiseOp op, Interval a, Interval b);

/// How `op` brings numbers into the type of its result.
Overflow overflowOf(mlir::Operation *op);

/// What the result of `op` holds of what it computed: all that its type holds
/// where high bits may be cut off.
ChannelRanges heldRanges(mlir::Operation *op,
                         llvm::ArrayRef<Interval> computed);

/// The ranges of all streams and memories of a kernel, from its ports on.
class KernelRanges {
public:
  explicit KernelRanges(KernelOp kernel);

  llvm::ArrayRef<Interval> of(mlir::Value value) const {
    return ranges.find(value)->second;
  }
  /// What the op computes, before it is brought into its type.
  ChannelRanges computedBy(mlir::Operation *op) const;

private:
  llvm::DenseMap<mlir::Value, ChannelRanges> ranges;
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_CHANNELRANGES_H
