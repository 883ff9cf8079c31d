//===- WholeFactors.cpp - Factors in whole numbers ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rows of a matrix of whole numbers span a lattice. A basis of it has as
// many vectors as the rank, and every row is a whole combination of them: a
// factorisation in whole numbers, which always exists (Hermite normal form;
// Cohen 1993, section 2.4). Multiples of a power of two are whole numbers of
// it.
//
//===----------------------------------------------------------------------===//

#include "Matrix.h"

#include <algorithm>
#include <cmath>

using namespace ptc;

using Vector = std::vector<int64_t>;

/// Beyond this, numbers are given up: they would have no 24 bits in the end.
static constexpr int64_t kLargest = int64_t(1) << 50;

/// a -= factor * b; false if a number would become too large.
static bool subtract(Vector &a, const Vector &b, int64_t factor) {
  for (size_t i = 0; i < a.size(); ++i)
    if (std::abs(double(a[i]) - double(factor) * double(b[i])) >
        double(kLargest))
      return false;
  for (size_t i = 0; i < a.size(); ++i)
    a[i] -= factor * b[i];
  return true;
}

static size_t firstNonzero(const Vector &vector) {
  return std::find_if(vector.begin(), vector.end(),
                      [](int64_t value) { return value != 0; }) -
         vector.begin();
}

/// Takes from `vector` what whole multiples of basis[begin], ... take from it
/// in the columns where they begin.
static bool reduceBy(const std::vector<Vector> &basis, size_t begin,
                     Vector &vector) {
  for (size_t i = begin; i < basis.size(); ++i) {
    size_t column = firstNonzero(basis[i]);
    int64_t factor = vector[column] / basis[i][column];
    if (factor != 0 && !subtract(vector, basis[i], factor))
      return false;
  }
  return true;
}

/// Adds `vector` to the lattice of `basis`, whose vectors begin with zeros up
/// to different columns, in ascending order. False if a number becomes too
/// large.
static bool addToBasis(std::vector<Vector> &basis, Vector vector) {
  for (size_t i = 0; i < basis.size(); ++i) {
    size_t column = firstNonzero(basis[i]), first = firstNonzero(vector);
    if (first == vector.size())
      return true;
    if (first < column) {
      basis.insert(basis.begin() + i, std::move(vector));
      return reduceBy(basis, i + 1, basis[i]);
    }
    // Euclid's algorithm in this column.
    while (vector[column] != 0) {
      if (!subtract(basis[i], vector, basis[i][column] / vector[column]))
        return false;
      std::swap(basis[i], vector);
    }
    if (!reduceBy(basis, i + 1, basis[i]) || !reduceBy(basis, i + 1, vector))
      return false;
  }
  if (firstNonzero(vector) != vector.size())
    basis.push_back(std::move(vector));
  return true;
}

template <typename A, typename B>
static double dot(const std::vector<A> &a, const std::vector<B> &b) {
  double sum = 0.0;
  for (size_t i = 0; i < a.size(); ++i)
    sum += double(a[i]) * double(b[i]);
  return sum;
}

namespace {
/// The parts of vectors of a basis that are at right angles to those before.
struct Orthogonal {
  explicit Orthogonal(const std::vector<Vector> &basis)
      : vectors(basis.size()), norms(basis.size()),
        factors(basis.size(), std::vector<double>(basis.size(), 0.0)) {
    for (size_t i = 0; i < basis.size(); ++i) {
      vectors[i].assign(basis[i].begin(), basis[i].end());
      for (size_t j = 0; j < i; ++j) {
        factors[i][j] = dot(basis[i], vectors[j]) / norms[j];
        for (size_t c = 0; c < vectors[i].size(); ++c)
          vectors[i][c] -= factors[i][j] * vectors[j][c];
      }
      norms[i] = dot(vectors[i], vectors[i]);
    }
  }

  std::vector<std::vector<double>> vectors;
  std::vector<double> norms;
  /// factors[i][j]: of vector j in vector i.
  std::vector<std::vector<double>> factors;
};
} // namespace

/// Replaces `basis` by short vectors of the same lattice (Lenstra, Lenstra and
/// Lovasz 1982). Rounding makes them longer at worst.
static void shorten(std::vector<Vector> &basis) {
  // The work grows with the fourth power.
  constexpr size_t maxVectors = 16, maxSteps = 2000;
  if (basis.size() > maxVectors)
    return;
  size_t i = 1;
  for (size_t step = 0; i < basis.size() && step < maxSteps; ++step) {
    for (size_t j = i; j-- > 0;) {
      double factor = std::nearbyint(Orthogonal(basis).factors[i][j]);
      if (factor != 0.0 && std::abs(factor) < double(kLargest) &&
          !subtract(basis[i], basis[j], int64_t(factor)))
        return;
    }
    Orthogonal parts(basis);
    double across = parts.factors[i][i - 1];
    if (parts.norms[i] >= (0.75 - across * across) * parts.norms[i - 1]) {
      ++i;
      continue;
    }
    std::swap(basis[i], basis[i - 1]);
    i = std::max<size_t>(i - 1, 1);
  }
}

/// The largest power of two, from 2^-30 to 1, of which all numbers are
/// multiples; 2^-30 if there is none.
static double unitOf(const Matrix &matrix) {
  double unit = 1.0;
  for (double value : matrix.values)
    while (unit > 0x1p-30 && std::trunc(value / unit) * unit != value)
      unit /= 2;
  return unit;
}

std::optional<MatrixFactors>
ptc::wholeFactors(const Matrix &matrix, const std::vector<int64_t> &columns) {
  double unit = unitOf(matrix);
  std::vector<Vector> basis;
  for (int64_t row = 0; row < matrix.rows; ++row) {
    Vector vector;
    for (int64_t column = 0; column < matrix.columns; ++column) {
      double value = matrix.at(row, column) / unit;
      if (std::trunc(value) != value || std::abs(value) > double(kLargest))
        return std::nullopt;
      vector.push_back(int64_t(value));
    }
    if (!addToBasis(basis, std::move(vector)))
      return std::nullopt;
  }
  int64_t rank = columns.size();
  if (int64_t(basis.size()) != rank)
    return std::nullopt;
  shorten(basis);

  MatrixFactors factors{Matrix(matrix.rows, rank),
                        Matrix(rank, matrix.columns)};
  Matrix core(rank, rank);
  for (int64_t r = 0; r < rank; ++r) {
    for (int64_t column = 0; column < matrix.columns; ++column)
      factors.right.at(r, column) = double(basis[r][column]);
    for (int64_t c = 0; c < rank; ++c)
      core.at(r, c) = factors.right.at(r, columns[c]);
  }
  for (int64_t row = 0; row < matrix.rows; ++row)
    for (int64_t c = 0; c < rank; ++c)
      factors.left.at(row, c) = matrix.at(row, columns[c]) / unit;
  if (!divideRight(factors.left, core))
    return std::nullopt;
  for (double &value : factors.left.values)
    value = std::nearbyint(value);
  auto isShort = [](double value) {
    return std::abs(value) <= double(1 << 24);
  };
  if (!std::all_of(factors.left.values.begin(), factors.left.values.end(),
                   isShort) ||
      !std::all_of(factors.right.values.begin(), factors.right.values.end(),
                   isShort))
    return std::nullopt;
  for (double &value : factors.left.values)
    value *= unit;
  if (!areExact(matrix, factors))
    return std::nullopt;
  return factors;
}
