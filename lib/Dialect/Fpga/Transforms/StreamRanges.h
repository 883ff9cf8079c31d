//===- StreamRanges.h - What numbers pass in streams ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_STREAMRANGES_H
#define LIB_DIALECT_FPGA_TRANSFORMS_STREAMRANGES_H

#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

namespace ptc::fpga {

/// An interval that holds all numbers that may pass in `stream`: from weights,
/// tables and bounds of the units in front of it, as far as `depth` units up.
/// Never wider than what the type holds.
Interval rangeOf(mlir::Value stream, unsigned depth = 6);

/// An interval that holds all sums of a mac before they are brought into its
/// type.
Interval sumRangeOf(MacOp mac, unsigned depth = 6);

/// An interval that holds all x + y of an addition, or x - y, before they are
/// brought into its type.
Interval sumRangeOf(EltwiseOp sum, unsigned depth = 6);

/// What `requant` makes of `value` before it brings it into its type: clamped
/// to its bounds, if it has any.
Int128 scale(RequantOp requant, Int128 value, size_t index, size_t biasIndex);

/// What `requant` makes of `value` in channel (or class of pixels) `index`,
/// where `biasIndex` is the channel.
Int128 evaluate(RequantOp requant, Int128 value, size_t index,
                size_t biasIndex);

/// fpga.requant's (C4) for these numbers on streams of `type`: its products
/// have at most 64 bits.
bool productsFit(mlir::IntegerType type, llvm::ArrayRef<int64_t> biases,
                 llvm::ArrayRef<int64_t> multipliers,
                 llvm::ArrayRef<int64_t> shifts, Round round);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_STREAMRANGES_H
