//===- Matrix.h - Products and singular values of matrices ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Products, singular values and exact ranks; what this library takes from BLAS
// and LAPACK is behind this file.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_ALGEBRA_MATRIX_H
#define LIB_ALGEBRA_MATRIX_H

#include <cstdint>
#include <optional>
#include <vector>

namespace ptc {

/// c += a * b for row-major a (m x k), b (k x n), c (m x n), whose rows start
/// lda, ldb and ldc numbers apart. Safe to call from several threads.
void addProduct(int64_t m, int64_t n, int64_t k, const double *a, int64_t lda,
                const double *b, int64_t ldb, double *c, int64_t ldc);

/// Row-major numbers.
struct Matrix {
  int64_t rows = 0;
  int64_t columns = 0;
  std::vector<double> values;

  Matrix(int64_t rows, int64_t columns)
      : rows(rows), columns(columns), values(rows * columns, 0.0) {}
  double &at(int64_t row, int64_t column) {
    return values[row * columns + column];
  }
  double at(int64_t row, int64_t column) const {
    return values[row * columns + column];
  }
};

/// matrix = left * right with `rank` columns of `left`.
struct MatrixFactors {
  Matrix left;
  Matrix right;
};

/// matrix - left * right.
Matrix residual(const Matrix &matrix, const MatrixFactors &factors);

/// The singular value decomposition of a matrix, to be cut at any rank.
class SingularValues {
public:
  /// Decomposes `matrix`; converged() is false if LAPACK failed.
  explicit SingularValues(const Matrix &matrix);

  bool converged() const { return hasConverged; }
  /// Descending, as many as the smaller extent.
  const std::vector<double> &values() const { return sigma; }
  /// The factors of rank `rank` that are nearest to the matrix in the Frobenius
  /// norm (Eckart and Young 1936).
  MatrixFactors factors(int64_t rank) const;

private:
  int64_t rows, columns;
  std::vector<double> sigma, u, vt;
  bool hasConverged;
};

/// The factors of the matrix if its rank is exactly one: a primitive vector of
/// whole numbers times a power of two as `right`, so that factors of whole
/// numbers are whole. nullopt for other ranks, 0 included.
std::optional<MatrixFactors> rankOneFactors(const Matrix &matrix);

/// True if all 2 x 2 minors are zero and some element is not.
bool isRankOne(const Matrix &matrix);

/// Factors in whole numbers of at most 24 bits (`left` times a power of two)
/// that are exactly equal to the matrix, whose rank is that of its columns
/// `columns`, which are independent; nullopt if none were found.
std::optional<MatrixFactors> wholeFactors(const Matrix &matrix,
                                          const std::vector<int64_t> &columns);

/// Factors that are exactly equal to the matrix, of its rank, which may be
/// zero; nullopt if that is above `maxRank`, or if for a rank above one there
/// are no whole ones and no `left` of 24 bits goes with rows of the matrix as
/// `right`.
std::optional<MatrixFactors> exactFactors(const Matrix &matrix,
                                          int64_t maxRank);

/// True if left * right is the matrix, without any rounding.
bool areExact(const Matrix &matrix, const MatrixFactors &factors);

/// The x for which |matrix * x - target| is least; empty if the columns of
/// `matrix`, of which there are no more than rows, are dependent.
std::vector<double> leastSquares(const Matrix &matrix,
                                 const std::vector<double> &target);

/// Replaces `left` by the X of X * core = left; false if `core` is singular.
bool divideRight(Matrix &left, const Matrix &core);

} // namespace ptc

#endif // LIB_ALGEBRA_MATRIX_H
