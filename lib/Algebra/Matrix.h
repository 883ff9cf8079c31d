//===- Matrix.h - Products and singular values of matrices ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The two functions that this library takes from BLAS and LAPACK.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_ALGEBRA_MATRIX_H
#define LIB_ALGEBRA_MATRIX_H

#include <cstdint>
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

/// The factors of rank `rank` nearest to `matrix` in the Frobenius norm, by its
/// singular values (Eckart and Young 1936), or none if LAPACK does not
/// converge. `rank` is at most the smaller extent.
std::vector<MatrixFactors> nearestFactors(const Matrix &matrix, int64_t rank);

/// The singular values of `matrix`, descending; none if LAPACK does not
/// converge.
std::vector<double> singularValues(const Matrix &matrix);

} // namespace ptc

#endif // LIB_ALGEBRA_MATRIX_H
