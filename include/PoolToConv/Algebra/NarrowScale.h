//===- NarrowScale.h - The smallest factor with given results ---*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which m * 2^-s give round(x * m * 2^-s) = y for known pairs (x, y)? The pairs
// bound the factor r = m * 2^-s from both sides: with rounding to the nearest,
//
//   round(x * r) >= y   if and only if   x * r >= y - 1/2,
//
// so that all such r form an interval, in fractions, and the smallest s for
// which it holds a multiple of 2^-s also has the smallest m: where (m, s) will
// do, so will (2m, s + 1), and the least multiple at s + 1 is at least 2m - 1.
//
// As x * r is monotone in x, the pairs on both sides of each step of a function
// and at its ends stand for all that lie between.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_NARROWSCALE_H
#define POOLTOCONV_ALGEBRA_NARROWSCALE_H

#include <cstdint>
#include <optional>
#include <vector>

namespace ptc {

/// How ties between two whole numbers go.
enum class Ties {
  /// There are none: everything goes down.
  Floor,
  Up,
  AwayFromZero,
  ToEven,
};

/// multiplier * 2^-shift, not negative.
struct Factor {
  int64_t multiplier = 0;
  unsigned shift = 0;
  bool operator==(const Factor &other) const {
    return multiplier == other.multiplier && shift == other.shift;
  }
  /// Bits of the multiplier, 0 for 0.
  unsigned getBits() const;
};

/// Collects what round(x * factor) has to be, then finds the smallest factor.
class FactorSearch {
public:
  explicit FactorSearch(Ties ties) : ties(ties) {}

  /// round(x * factor) >= y, for |x| and |y| up to 2^61.
  void requireAtLeast(int64_t x, int64_t y) { require(x, y, true); }
  /// round(x * factor) <= y, likewise.
  void requireAtMost(int64_t x, int64_t y) { require(x, y + 1, false); }

  /// The factor of the smallest shift, up to `maxShift` (at most 62), and of
  /// these the smallest multiplier. Nothing where none will do.
  std::optional<Factor> smallest(unsigned maxShift) const;

private:
  /// A fraction; the denominator is positive.
  struct Bound {
    __int128 numerator;
    __int128 denominator;
    /// The fraction itself is excluded.
    bool isOpen;
  };
  /// round(x * factor) >= y, or its contrary.
  void require(int64_t x, int64_t y, bool holds);
  void raise(Bound bound);
  void lower(Bound bound);

  Ties ties;
  Bound low = {0, 1, false};
  std::optional<Bound> high;
  bool isImpossible = false;
};

/// For factors of one hardware multiplier: scales each up, (m, s) to
/// (m * 2^j, s + j) with m * 2^j still below 2^`bits` and s + j at most
/// `maxShift`, so that the shifts take as few different values as they can.
void shareShifts(std::vector<Factor> &factors, unsigned bits,
                 unsigned maxShift);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_NARROWSCALE_H
