//===- NarrowScale.cpp - The smallest factor with given results -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/NarrowScale.h"

#include <algorithm>

using namespace ptc;

unsigned Factor::getBits() const {
  unsigned bits = 0;
  for (uint64_t rest = uint64_t(multiplier); rest != 0; rest >>= 1)
    ++bits;
  return bits;
}

void FactorSearch::raise(Bound bound) {
  __int128 left = bound.numerator * low.denominator;
  __int128 right = low.numerator * bound.denominator;
  if (left > right || (left == right && bound.isOpen))
    low = bound;
}

void FactorSearch::lower(Bound bound) {
  if (!high) {
    high = bound;
    return;
  }
  __int128 left = bound.numerator * high->denominator;
  __int128 right = high->numerator * bound.denominator;
  if (left < right || (left == right && bound.isOpen))
    high = bound;
}

void FactorSearch::require(int64_t x, int64_t y, bool holds) {
  // round(x * r) >= y: x * r >= edge / 2, or > where a tie goes down.
  __int128 edge = 2 * __int128(y) - (ties == Ties::Floor ? 0 : 1);
  bool isOpen = (ties == Ties::AwayFromZero && x < 0) ||
                (ties == Ties::ToEven && y % 2 != 0);
  if (x == 0) {
    bool isMet = isOpen ? edge < 0 : edge <= 0;
    isImpossible |= isMet != holds;
    return;
  }
  // Dividing by x < 0, and the contrary, turn the relation around; only the
  // contrary turns an open bound into a closed one.
  Bound bound = {x > 0 ? edge : -edge, 2 * (x > 0 ? __int128(x) : -__int128(x)),
                 holds ? isOpen : !isOpen};
  if ((x > 0) == holds)
    raise(bound);
  else
    lower(bound);
}

std::optional<Factor> FactorSearch::smallest(unsigned maxShift) const {
  if (isImpossible)
    return std::nullopt;
  for (unsigned shift = 0; shift <= maxShift; ++shift) {
    __int128 one = __int128(1) << shift;
    __int128 scaled = low.numerator * one;
    __int128 multiplier = (scaled + low.denominator - 1) / low.denominator;
    if (low.isOpen && multiplier * low.denominator == scaled)
      ++multiplier;
    if (multiplier > INT64_MAX)
      return std::nullopt;
    if (high) {
      __int128 left = multiplier * high->denominator;
      __int128 right = high->numerator * one;
      if (left > right || (left == right && high->isOpen))
        continue;
    }
    return Factor{int64_t(multiplier), shift};
  }
  return std::nullopt;
}

void ptc::shareShifts(std::vector<Factor> &factors, unsigned bits,
                      unsigned maxShift) {
  // The largest shift of each. 0 times anything is 0.
  auto lastShift = [&](const Factor &factor) {
    if (factor.multiplier == 0)
      return maxShift;
    return std::min(factor.shift + bits - factor.getBits(), maxShift);
  };
  // Intervals by their ends: the end of the first that is not met yet is the
  // best place to meet as many more as possible.
  std::vector<Factor *> order;
  for (Factor &factor : factors)
    order.push_back(&factor);
  std::stable_sort(order.begin(), order.end(),
                   [&](const Factor *a, const Factor *b) {
                     return lastShift(*a) < lastShift(*b);
                   });
  std::optional<unsigned> place;
  for (Factor *factor : order) {
    if (!place || factor->shift > *place)
      place = factor->multiplier == 0 ? factor->shift : lastShift(*factor);
    factor->multiplier <<= *place - factor->shift;
    factor->shift = *place;
  }
}
