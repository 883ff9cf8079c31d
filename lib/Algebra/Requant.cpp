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
  assert(count >= 1 && count <= (int64_t(1) << 30) && "count out of range");
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
  // The quotient is always 0: shift every bit out.
  if (maxMagnitude < divisor) {
    unsigned bits = bitWidth(static_cast<uint64_t>(maxMagnitude));
    return Division{1, bits, bits};
  }
  // With m = ceil(2^s / d) and e = m * d - 2^s in [0, d), v = q * d + r gives
  //   v * m / 2^s = q + (r + v * e / 2^s) / d,
  // whose floor is q iff v * e < (d - r) * 2^s. The worst v is the largest
  // with r = d - 1: a larger one has d - r >= 2, and exceeds the worst by at
  // most d - 1 <= worst, hence has v * e <= 2 * worst * e.
  int64_t worst = maxMagnitude - (maxMagnitude - (divisor - 1)) % divisor;
  for (unsigned shift = 0; shift <= 62; ++shift) {
    __int128 power = __int128(1) << shift;
    __int128 multiplier = (power + divisor - 1) / divisor;
    __int128 excess = multiplier * divisor - power;
    if (__int128(worst) * excess >= power)
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
