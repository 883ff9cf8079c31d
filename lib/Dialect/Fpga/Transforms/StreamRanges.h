//===- StreamRanges.h - What numbers pass in streams ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_STREAMRANGES_H
#define LIB_DIALECT_FPGA_TRANSFORMS_STREAMRANGES_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <optional>
#include <vector>

namespace ptc::fpga {

/// The elements of a tensor of integers, row-major, unsigned ones as they are;
/// one for all of a splat. Nothing where a resource has no data, or a number
/// does not fit in 63 bits and a sign.
std::optional<std::vector<int64_t>> readIntegers(mlir::ElementsAttr elements);

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

/// What `requant` makes of `value` in channel (or class of pixels) `index`,
/// where `biasIndex` is the channel.
Int128 evaluate(RequantOp requant, Int128 value, size_t index,
                size_t biasIndex);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_STREAMRANGES_H
