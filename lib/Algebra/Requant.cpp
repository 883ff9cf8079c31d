//===- Requant.cpp - Exact integer scaling --------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/Requant.h"

#include <cassert>

using namespace ptc;

/// The number of bits of `value`, 0 for 0.
static unsigned bitWidth(uint64_t value) {
  return value == 0 ? 0 : 64 - __builtin_clzll(value);
}

Scale ptc::reciprocalScale(int64_t count) {
  assert(count >= 1 && count <= INT32_MAX && "count out of range");
  // 32 - clz32(count - 1) is the width of count - 1.
  unsigned k = bitWidth(static_cast<uint64_t>(count - 1));
  int64_t numerator = ((int64_t(1) << 30) + 1) << k;
  return {static_cast<int32_t>(numerator / count), static_cast<int8_t>(30 + k)};
}

int64_t ptc::applyScale32(int64_t value, Scale scale) {
  assert(scale.shift >= 2 && scale.shift <= 62 && "shift out of range");
  int64_t round = int64_t(1) << (scale.shift - 1);
  return (value * scale.multiplier + round) >> scale.shift;
}

std::optional<Division> ptc::exactDivision(int64_t divisor,
                                           int64_t maxMagnitude) {
  assert(divisor >= 1 && maxMagnitude >= 0 && "bad division");
  // With m = floor(2^s / d) + 1 and e = m * d - 2^s in (0, d], the quotient
  // floor(v * m / 2^s) is exact for all 0 <= v <= V iff it is exact for the
  // largest v <= V with v mod d == d - 1: that is (v * e < 2^s).
  int64_t worst = maxMagnitude - (maxMagnitude % divisor) - 1;
  if (maxMagnitude % divisor == divisor - 1)
    worst = maxMagnitude;
  for (unsigned shift = 0; shift < 62; ++shift) {
    __int128 power = __int128(1) << shift;
    __int128 multiplier = power / divisor + 1;
    __int128 excess = multiplier * divisor - power;
    // A quotient of 0 everywhere needs no factor at all; the general test
    // covers it because worst is then negative.
    bool exact = worst < 0 || __int128(worst) * excess < power;
    // Values above the last full residue class must not round up either.
    exact &=
        __int128(maxMagnitude) * multiplier >> shift == maxMagnitude / divisor;
    if (!exact)
      continue;
    __int128 product = __int128(maxMagnitude) * multiplier;
    if (product >> 63 != 0)
      return std::nullopt;
    return Division{static_cast<int64_t>(multiplier), shift,
                    bitWidth(static_cast<uint64_t>(product))};
  }
  return std::nullopt;
}

int64_t ptc::applyDivision(int64_t value, Division division) {
  int64_t magnitude = value < 0 ? -value : value;
  int64_t quotient = (magnitude * division.multiplier) >> division.shift;
  return value < 0 ? -quotient : quotient;
}
