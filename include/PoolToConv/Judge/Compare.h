//===- Compare.h - Comparing tensors ----------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_JUDGE_COMPARE_H
#define POOLTOCONV_JUDGE_COMPARE_H

#include "PoolToConv/Judge/Tensor.h"

#include <optional>

namespace ptc {

/// How far two float elements may lie apart. Integers never may.
struct Tolerance {
  /// All bits agree: -0 is not +0, but any NaN is any other.
  bool bitExact = true;
  /// Else |actual - reference| <= absolute + relative * |reference|; a NaN
  /// answers a NaN and an infinity the same infinity.
  double absolute = 0;
  double relative = 0;
};

/// One element in which two tensors differ.
struct Difference {
  /// Of the function's results.
  unsigned result = 0;
  /// "[0, 1, 2]"; empty if the tensors as a whole differ (see values).
  std::string position;
  std::string reference;
  std::string actual;
  /// |actual - reference|, that over |reference|, and the steps between the
  /// two in the float format (0 for integers). Infinite if either is NaN.
  double absolute = 0;
  double relative = 0;
  double ulps = 0;
  bool isFloat = false;
};

struct TensorComparison {
  /// Whether every element is within the tolerance.
  bool ok = true;
  /// Over all elements whose difference is finite.
  double maxAbsolute = 0;
  double maxUlps = 0;
  /// If not ok: the element outside the tolerance with the largest absolute
  /// error (the first of those).
  std::optional<Difference> worst;

  void merge(const TensorComparison &other);
};

/// Compares two results of a function. Shapes and element types that differ
/// are a difference.
TensorComparison compareTensors(const Tensor &reference, const Tensor &actual,
                                const Tolerance &tolerance,
                                unsigned result = 0);

/// The value of an element, in as many digits as tell it from its neighbours.
std::string elementToString(const Tensor &tensor, int64_t i);

} // namespace ptc

#endif // POOLTOCONV_JUDGE_COMPARE_H
