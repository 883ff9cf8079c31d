//===- Integers.h - Integers of any width -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What integer types hold, and intervals of integers in 128 bits, so that no
// sum or product of 64-bit numbers can overflow unseen.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_INTEGERS_H
#define POOLTOCONV_DIALECT_FPGA_IR_INTEGERS_H

#include "mlir/IR/BuiltinTypes.h"

#include <algorithm>

namespace ptc::fpga {

enum class Round : uint32_t;
enum class Overflow : uint32_t;

/// Wide enough for the product of two 64-bit numbers.
using Int128 = __int128;

/// All integers from `low` to `high`.
struct Interval {
  Int128 low = 0;
  Int128 high = 0;

  bool contains(Interval other) const {
    return low <= other.low && other.high <= high;
  }
  Interval operator+(Interval other) const {
    return {low + other.low, high + other.high};
  }
  Interval operator-(Interval other) const {
    return {low - other.high, high - other.low};
  }
  /// Exact while each bound is below 2^63 in magnitude.
  Interval operator*(Interval other) const {
    Int128 a = low * other.low, b = low * other.high;
    Int128 c = high * other.low, d = high * other.high;
    return {std::min({a, b, c, d}), std::max({a, b, c, d})};
  }
  /// The smallest interval that contains both.
  Interval join(Interval other) const {
    return {std::min(low, other.low), std::max(high, other.high)};
  }
  /// Where numbers of this interval go that are clamped to `bounds`.
  Interval cutBy(Interval bounds) const {
    return {std::clamp(low, bounds.low, bounds.high),
            std::clamp(high, bounds.low, bounds.high)};
  }
  bool operator==(Interval other) const {
    return low == other.low && high == other.high;
  }
};

/// What `type` can hold: unsigned types from 0, all others in two's complement.
/// `type` has 1 to 64 bits.
inline Interval rangeOf(mlir::IntegerType type) {
  Int128 one = 1;
  if (type.isUnsigned())
    return {0, (one << type.getWidth()) - 1};
  return {-(one << (type.getWidth() - 1)), (one << (type.getWidth() - 1)) - 1};
}

/// Bits of the smallest signed type that holds the interval.
inline unsigned signedWidthOf(Interval interval) {
  unsigned width = 1;
  while (interval.low < -(Int128(1) << (width - 1)) ||
         interval.high > (Int128(1) << (width - 1)) - 1)
    ++width;
  return width;
}

/// What comes out where numbers are brought into `type` as `overflow` says.
Interval heldBy(mlir::IntegerType type, Overflow overflow);

/// value * 2^-shift as a whole number, rounded as `round` says. `shift` is in
/// 0 .. 62, |value| below 2^126. TOSA's double rounding takes the sign of
/// `value` for that of the number before its multiplication: the multiplier is
/// not negative.
Int128 shiftRight(Int128 value, unsigned shift, Round round);

/// Brings `value` into `type`, as `overflow` says.
Int128 fit(Int128 value, mlir::IntegerType type, Overflow overflow);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_INTEGERS_H
