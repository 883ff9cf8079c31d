//===- Requant.h - Exact integer scaling ------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The integer arithmetic of averages: TOSA's reciprocal and scaling functions
// (TOSA 1.0, "Scaling functions": reciprocal_scale, apply_scale_32), and exact
// truncating division by a constant. Plain C++, no IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_REQUANT_H
#define POOLTOCONV_ALGEBRA_REQUANT_H

#include <cstdint>
#include <optional>

namespace ptc {

/// A fixed-point factor: multiplier * 2^-shift.
struct Scale {
  int32_t multiplier;
  int8_t shift;
  bool operator==(const Scale &other) const {
    return multiplier == other.multiplier && shift == other.shift;
  }
};

/// TOSA's reciprocal_scale(count) (condition T3):
///   k = 32 - clz(count - 1), multiplier = floor(((2^30 + 1) * 2^k) / count),
///   shift = 30 + k.
/// 2^30 < multiplier < 2^31. `count` is in [1, 2^30]; the multiplier of
/// 2^30 + 1 would not fit.
Scale reciprocalScale(int64_t count);

/// TOSA's apply_scale_32 with SINGLE_ROUND:
///   (value * multiplier + 2^(shift - 1)) >> shift, arithmetic shift.
/// `value` must fit in 32 bits, shift is in [2, 62].
int64_t applyScale32(int64_t value, Scale scale);

/// Truncating division of every |value| <= maxMagnitude by `divisor` >= 1 as
///   q = (|value| * multiplier) >> shift, with the sign of value put back.
/// The shift is the smallest for which any positive multiplier is exact
/// (Granlund and Montgomery 1994, Theorem 4.2, with the bound of the reachable
/// values in place of the word size), and |value| * multiplier fits in 63 bits.
struct Division {
  int64_t multiplier;
  unsigned shift;
  /// Bits of the largest product |value| * multiplier.
  unsigned productBits;
};

/// The factors for `divisor` over |value| <= maxMagnitude, or nullopt if the
/// product would not fit in 63 bits.
std::optional<Division> exactDivision(int64_t divisor, int64_t maxMagnitude);

/// Applies `division` to a value inside its range, rounding toward zero.
int64_t applyDivision(int64_t value, Division division);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_REQUANT_H
