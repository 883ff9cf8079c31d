//===- ExactRank.cpp - Ranks without rounding -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Equality of sums and products of doubles is decided on their exact values:
// fma gives what rounding takes from a product, TwoSum what it takes from a sum
// (Shewchuk 1997). Underflow of those parts is not looked for.
//
//===----------------------------------------------------------------------===//

#include "Matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace ptc;

/// True if a * b == c * d.
static bool equalProducts(double a, double b, double c, double d) {
  double left = a * b, right = c * d;
  return left == right && std::fma(a, b, -left) == std::fma(c, d, -right);
}

/// The position of an element that is not zero, or nullopt.
static std::optional<std::pair<int64_t, int64_t>> pivot(const Matrix &matrix) {
  for (int64_t row = 0; row < matrix.rows; ++row)
    for (int64_t column = 0; column < matrix.columns; ++column)
      if (matrix.at(row, column) != 0.0)
        return std::make_pair(row, column);
  return std::nullopt;
}

bool ptc::isRankOne(const Matrix &matrix) {
  auto position = pivot(matrix);
  if (!position)
    return false;
  // The minors with an element that is not zero decide on all others.
  auto [row, column] = *position;
  for (int64_t i = 0; i < matrix.rows; ++i)
    for (int64_t j = 0; j < matrix.columns; ++j)
      if (!equalProducts(matrix.at(i, j), matrix.at(row, column),
                         matrix.at(i, column), matrix.at(row, j)))
        return false;
  return true;
}

/// `values` as whole numbers without a common divisor times one power of two;
/// nullopt if they do not fit 62 bits.
static std::optional<std::vector<double>> primitive(const double *values,
                                                    int64_t count) {
  int lowest = INT32_MAX, highest = INT32_MIN;
  for (int64_t i = 0; i < count; ++i) {
    if (values[i] == 0.0)
      continue;
    int exponent;
    std::frexp(values[i], &exponent);
    lowest = std::min(lowest, exponent - 53);
    highest = std::max(highest, exponent);
  }
  // Trailing zeros of the significands leave room.
  auto wholeAt = [&](int exponent) {
    for (int64_t i = 0; i < count; ++i) {
      double scaled = std::ldexp(values[i], -exponent);
      if (std::trunc(scaled) != scaled)
        return false;
    }
    return true;
  };
  while (lowest < highest && wholeAt(lowest + 1))
    ++lowest;
  if (highest - lowest > 62)
    return std::nullopt;
  int64_t divisor = 0;
  for (int64_t i = 0; i < count; ++i)
    divisor = std::gcd(divisor, int64_t(std::ldexp(values[i], -lowest)));
  std::vector<double> result(count);
  for (int64_t i = 0; i < count; ++i)
    result[i] = double(int64_t(std::ldexp(values[i], -lowest)) / divisor);
  return result;
}

std::optional<MatrixFactors> ptc::rankOneFactors(const Matrix &matrix) {
  auto position = pivot(matrix);
  if (!position)
    return std::nullopt;
  auto [row, column] = *position;
  std::optional<std::vector<double>> right =
      primitive(&matrix.values[row * matrix.columns], matrix.columns);
  if (!right)
    return std::nullopt;
  MatrixFactors factors{Matrix(matrix.rows, 1), Matrix(1, matrix.columns)};
  factors.right.values = *right;
  for (int64_t i = 0; i < matrix.rows; ++i) {
    double left = matrix.at(i, column) / (*right)[column];
    factors.left.at(i, 0) = left;
    for (int64_t j = 0; j < matrix.columns; ++j)
      // One rounding, so that it is zero only if the product is the element.
      if (std::fma(left, (*right)[j], -matrix.at(i, j)) != 0.0)
        return std::nullopt;
  }
  return factors;
}

namespace {
/// An exact sum of doubles, kept as numbers that do not overlap.
class ExactSum {
public:
  void add(double value) {
    std::vector<double> kept;
    for (double part : parts) {
      double sum = value + part, virtualPart = sum - value;
      double lost = (value - (sum - virtualPart)) + (part - virtualPart);
      if (lost != 0.0)
        kept.push_back(lost);
      value = sum;
    }
    kept.push_back(value);
    parts = std::move(kept);
  }
  void addProduct(double a, double b) {
    double product = a * b;
    add(std::fma(a, b, -product));
    add(product);
  }
  bool isZero() const {
    return std::all_of(parts.begin(), parts.end(),
                       [](double part) { return part == 0.0; });
  }

private:
  std::vector<double> parts;
};
} // namespace

bool ptc::areExact(const Matrix &matrix, const MatrixFactors &factors) {
  for (int64_t i = 0; i < matrix.rows; ++i)
    for (int64_t j = 0; j < matrix.columns; ++j) {
      ExactSum sum;
      for (int64_t r = 0; r < factors.left.columns; ++r)
        sum.addProduct(factors.left.at(i, r), factors.right.at(r, j));
      sum.add(-matrix.at(i, j));
      if (!sum.isZero())
        return false;
    }
  return true;
}

/// The rows and columns of the pivots of Gaussian elimination with full
/// pivoting, as many as the rank, or nullopt if that exceeds `maxRank`.
static std::optional<std::pair<std::vector<int64_t>, std::vector<int64_t>>>
pivots(Matrix matrix, int64_t maxRank) {
  std::vector<int64_t> rows, columns;
  double largest = 0.0;
  while (true) {
    auto best = std::max_element(
        matrix.values.begin(), matrix.values.end(),
        [](double a, double b) { return std::abs(a) < std::abs(b); });
    largest = std::max(largest, std::abs(*best));
    if (std::abs(*best) <= 1e-12 * largest)
      break;
    if (int64_t(rows.size()) == maxRank)
      return std::nullopt;
    int64_t row = (best - matrix.values.begin()) / matrix.columns;
    int64_t column = (best - matrix.values.begin()) % matrix.columns;
    rows.push_back(row);
    columns.push_back(column);
    std::vector<double> pivotRow(&matrix.at(row, 0),
                                 &matrix.at(row, 0) + matrix.columns);
    for (int64_t i = 0; i < matrix.rows; ++i) {
      double factor = matrix.at(i, column) / pivotRow[column];
      for (int64_t j = 0; j < matrix.columns; ++j)
        matrix.at(i, j) -= factor * pivotRow[j];
      // Exact zeros, so that a pivot is never taken twice.
      matrix.at(i, column) = 0.0;
    }
    std::fill_n(&matrix.at(row, 0), matrix.columns, 0.0);
  }
  return std::make_pair(rows, columns);
}

std::optional<MatrixFactors> ptc::exactFactors(const Matrix &matrix,
                                               int64_t maxRank) {
  auto chosen = pivots(matrix, maxRank);
  if (!chosen)
    return std::nullopt;
  auto &[rows, columns] = *chosen;
  int64_t rank = rows.size();
  if (rank == 1)
    return rankOneFactors(matrix);
  MatrixFactors factors{Matrix(matrix.rows, rank),
                        Matrix(rank, matrix.columns)};
  if (rank == 0)
    return factors;
  if (std::optional<MatrixFactors> whole = wholeFactors(matrix, columns))
    return whole;
  for (int64_t r = 0; r < rank; ++r)
    std::copy_n(&matrix.values[rows[r] * matrix.columns], matrix.columns,
                &factors.right.values[r * matrix.columns]);
  // left * core = the chosen columns
  Matrix core(rank, rank);
  for (int64_t r = 0; r < rank; ++r)
    for (int64_t c = 0; c < rank; ++c)
      core.at(r, c) = matrix.at(rows[r], columns[c]);
  for (int64_t i = 0; i < matrix.rows; ++i)
    for (int64_t c = 0; c < rank; ++c)
      factors.left.at(i, c) = matrix.at(i, columns[c]);
  if (!divideRight(factors.left, core))
    return std::nullopt;
  // The solution is rounded in its last bits; a short one is thereby found.
  for (double &value : factors.left.values)
    value = float(value);
  if (!areExact(matrix, factors))
    return std::nullopt;
  return factors;
}
