//===- Matrix.cpp - Products and singular values --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// OpenBLAS chooses its kernels for the processor at run time; a library that is
// compiled for every x86-64 processor and does not choose has a third to a
// sixth of its speed on the products that occur here (docs/Benchmarks.md).
//
//===----------------------------------------------------------------------===//

#include "Matrix.h"

#include <algorithm>
#include <cblas.h>
#include <cmath>
#include <mutex>

using namespace ptc;

extern "C" void dgesvd_(const char *jobu, const char *jobvt, const int *m,
                        const int *n, double *a, const int *lda, double *s,
                        double *u, const int *ldu, double *vt, const int *ldvt,
                        double *work, const int *lwork, int *info);
extern "C" void dgesv_(const int *n, const int *nrhs, double *a, const int *lda,
                       int *ipiv, double *b, const int *ldb, int *info);

extern "C" void dgels_(const char *trans, const int *m, const int *n,
                       const int *nrhs, double *a, const int *lda, double *b,
                       const int *ldb, double *work, const int *lwork,
                       int *info);

/// Held during a call into an OpenBLAS that was built without threads: several
/// callers share its buffers and get wrong products (seen with 0.3.21).
static std::unique_lock<std::mutex> lockIfSequential() {
  static std::mutex mutex;
  static const bool isSequential = openblas_get_parallel() == 0;
  return isSequential ? std::unique_lock<std::mutex>(mutex)
                      : std::unique_lock<std::mutex>();
}

void ptc::addProduct(int64_t m, int64_t n, int64_t k, const double *a,
                     int64_t lda, const double *b, int64_t ldb, double *c,
                     int64_t ldc) {
  // A call costs as much as some hundred multiplications.
  constexpr int64_t smallProduct = 256;
  if (m * n * k <= smallProduct) {
    for (int64_t row = 0; row < m; ++row)
      for (int64_t mid = 0; mid < k; ++mid)
        for (int64_t column = 0; column < n; ++column)
          c[row * ldc + column] += a[row * lda + mid] * b[mid * ldb + column];
    return;
  }
  std::unique_lock<std::mutex> lock = lockIfSequential();
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1.0, a, lda,
              b, ldb, 1.0, c, ldc);
}

Matrix ptc::residual(const Matrix &matrix, const MatrixFactors &factors) {
  Matrix result = matrix;
  for (double &value : result.values)
    value = -value;
  addProduct(matrix.rows, matrix.columns, factors.left.columns,
             factors.left.values.data(), factors.left.columns,
             factors.right.values.data(), matrix.columns, result.values.data(),
             matrix.columns);
  return result;
}

/// Decomposes the transpose of `matrix`: LAPACK reads columns, so that a
/// row-major matrix is its own transpose.
SingularValues::SingularValues(const Matrix &matrix)
    : rows(matrix.rows), columns(matrix.columns) {
  int m = columns, n = rows, size = std::min(m, n);
  sigma.resize(size);
  u.resize(size_t(m) * size);
  vt.resize(size_t(size) * n);
  std::vector<double> copy = matrix.values;
  int info = 0, query = -1;
  double best = 0.0;
  std::unique_lock<std::mutex> lock = lockIfSequential();
  dgesvd_("S", "S", &m, &n, copy.data(), &m, sigma.data(), u.data(), &m,
          vt.data(), &size, &best, &query, &info);
  int length = best;
  std::vector<double> work(length);
  dgesvd_("S", "S", &m, &n, copy.data(), &m, sigma.data(), u.data(), &m,
          vt.data(), &size, work.data(), &length, &info);
  hasConverged = info == 0;
}

MatrixFactors SingularValues::factors(int64_t rank) const {
  int64_t size = sigma.size();
  MatrixFactors factors{Matrix(rows, rank), Matrix(rank, columns)};
  for (int64_t r = 0; r < rank; ++r) {
    // Both factors get a root, so that neither leaves the range of its type.
    double root = std::sqrt(sigma[r]);
    for (int64_t row = 0; row < rows; ++row)
      factors.left.at(row, r) = vt[row * size + r] * root;
    for (int64_t column = 0; column < columns; ++column)
      factors.right.at(r, column) = u[r * columns + column] * root;
  }
  return factors;
}

bool ptc::divideRight(Matrix &left, const Matrix &core) {
  // LAPACK's columns are these rows: core^T * X^T = left^T.
  int n = core.rows, count = left.rows, info = 0;
  std::vector<double> copy = core.values;
  std::vector<int> order(n);
  std::unique_lock<std::mutex> lock = lockIfSequential();
  dgesv_(&n, &count, copy.data(), &n, order.data(), left.values.data(), &n,
         &info);
  return info == 0;
}

std::vector<double> ptc::leastSquares(const Matrix &matrix,
                                      const std::vector<double> &target) {
  // LAPACK sees the transpose, and is told so.
  int m = matrix.columns, n = matrix.rows, one = 1, query = -1, info = 0;
  std::vector<double> copy = matrix.values, result = target;
  double best = 0.0;
  std::unique_lock<std::mutex> lock = lockIfSequential();
  dgels_("T", &m, &n, &one, copy.data(), &m, result.data(), &n, &best, &query,
         &info);
  int length = best;
  std::vector<double> work(length);
  dgels_("T", &m, &n, &one, copy.data(), &m, result.data(), &n, work.data(),
         &length, &info);
  if (info != 0)
    return {};
  result.resize(matrix.columns);
  return result;
}
