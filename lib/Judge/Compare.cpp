//===- Compare.cpp - Comparing tensors ------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/Compare.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <limits>

using namespace ptc;

std::string ptc::elementToString(const Tensor &tensor, int64_t i) {
  std::string text;
  llvm::raw_string_ostream os(text);
  ElementType type = tensor.type();
  if (!type.isFloat()) {
    if (type.isUnsigned())
      os << tensor.bits(i);
    else
      os << tensor.integer(i);
    return text;
  }
  // Digits that identify a p-bit value: ceil(1 + p log10(2)).
  unsigned precision = llvm::APFloat::semanticsPrecision(type.semantics());
  int digits = int(std::ceil(1 + precision * 0.30103));
  double value = tensor.value(i);
  if (std::isnan(value))
    os << "nan";
  else
    os << llvm::format("%.*g", digits, value);
  return text;
}

/// Position of a float among all of its format, in order; -0 and +0 are two
/// neighbours.
static double ordinal(uint64_t bits, unsigned width) {
  uint64_t sign = uint64_t(1) << (width - 1);
  uint64_t magnitude = bits & (sign - 1);
  return (bits & sign) ? -1.0 - double(magnitude) : double(magnitude);
}

static double ulpsBetween(const Tensor &lhs, const Tensor &rhs, int64_t i) {
  unsigned width = lhs.type().width;
  uint64_t a = lhs.bits(i), b = rhs.bits(i);
  uint64_t sign = uint64_t(1) << (width - 1);
  // Of one sign the difference is exact; doubles would lose the low bits.
  if ((a & sign) == (b & sign))
    return double(a > b ? a - b : b - a);
  return std::abs(ordinal(a, width) - ordinal(b, width));
}

static Difference describe(const Tensor &reference, const Tensor &actual,
                           int64_t i, unsigned result) {
  Difference difference;
  difference.result = result;
  difference.position = reference.position(i);
  difference.reference = elementToString(reference, i);
  difference.actual = elementToString(actual, i);
  difference.isFloat = reference.type().isFloat();
  double expected = reference.value(i), found = actual.value(i);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (std::isnan(expected) || std::isnan(found)) {
    difference.absolute = difference.relative = difference.ulps = kInfinity;
    return difference;
  }
  difference.absolute = expected == found ? 0 : std::abs(found - expected);
  difference.relative =
      difference.absolute == 0 ? 0 : difference.absolute / std::abs(expected);
  if (std::isnan(difference.relative))
    difference.relative = kInfinity;
  if (difference.isFloat)
    difference.ulps = ulpsBetween(reference, actual, i);
  return difference;
}

static bool isWithin(const Tensor &reference, const Tensor &actual, int64_t i,
                     const Tolerance &tolerance) {
  if (reference.bits(i) == actual.bits(i))
    return true;
  if (!reference.type().isFloat())
    return false;
  double expected = reference.value(i), found = actual.value(i);
  if (std::isnan(expected) || std::isnan(found))
    return std::isnan(expected) && std::isnan(found);
  if (tolerance.bitExact)
    return false;
  if (std::isinf(expected) || std::isinf(found))
    return expected == found;
  return std::abs(found - expected) <=
         tolerance.absolute + tolerance.relative * std::abs(expected);
}

void TensorComparison::merge(const TensorComparison &other) {
  maxAbsolute = std::max(maxAbsolute, other.maxAbsolute);
  maxUlps = std::max(maxUlps, other.maxUlps);
  ok &= other.ok;
  if (other.worst && (!worst || other.worst->absolute > worst->absolute))
    worst = other.worst;
}

TensorComparison ptc::compareTensors(const Tensor &reference,
                                     const Tensor &actual,
                                     const Tolerance &tolerance,
                                     unsigned result) {
  TensorComparison comparison;
  if (reference.type() != actual.type() ||
      reference.shape() != actual.shape()) {
    Difference difference;
    difference.result = result;
    difference.reference =
        shapeToString(reference.shape()) + " of " + reference.type().str();
    difference.actual =
        shapeToString(actual.shape()) + " of " + actual.type().str();
    difference.absolute = std::numeric_limits<double>::infinity();
    comparison.ok = false;
    comparison.worst = difference;
    return comparison;
  }
  bool isFloat = reference.type().isFloat();
  for (int64_t i = 0, e = reference.size(); i < e; ++i) {
    if (reference.bits(i) == actual.bits(i))
      continue;
    double expected = reference.value(i), found = actual.value(i);
    if (std::isfinite(expected) && std::isfinite(found)) {
      comparison.maxAbsolute =
          std::max(comparison.maxAbsolute, std::abs(found - expected));
      if (isFloat)
        comparison.maxUlps =
            std::max(comparison.maxUlps, ulpsBetween(reference, actual, i));
    }
    if (isWithin(reference, actual, i, tolerance))
      continue;
    Difference difference = describe(reference, actual, i, result);
    comparison.ok = false;
    if (!comparison.worst || difference.absolute > comparison.worst->absolute)
      comparison.worst = difference;
  }
  return comparison;
}
