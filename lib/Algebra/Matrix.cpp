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
#include <mutex>

using namespace ptc;

extern "C" void dgesvd_(const char *jobu, const char *jobvt, const int *m,
                        const int *n, double *a, const int *lda, double *s,
                        double *u, const int *ldu, double *vt, const int *ldvt,
                        double *work, const int *lwork, int *info);

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

namespace {
/// The thin singular value decomposition of a matrix.
struct Decomposition {
  std::vector<double> values;
  /// Column-major rows x size, and size x columns, of the transposed matrix.
  std::vector<double> u, vt;
  bool converged;
};
} // namespace

/// Decomposes the transpose of `matrix`: LAPACK reads columns, so that a
/// row-major matrix is its own transpose.
static Decomposition decompose(const Matrix &matrix, bool vectors) {
  int m = matrix.columns, n = matrix.rows, size = std::min(m, n);
  Decomposition result;
  result.values.resize(size);
  if (vectors) {
    result.u.resize(size_t(m) * size);
    result.vt.resize(size_t(size) * n);
  }
  std::vector<double> copy = matrix.values;
  const char *job = vectors ? "S" : "N";
  int info = 0, query = -1;
  double best = 0.0;
  std::unique_lock<std::mutex> lock = lockIfSequential();
  dgesvd_(job, job, &m, &n, copy.data(), &m, result.values.data(),
          result.u.data(), &m, result.vt.data(), &size, &best, &query, &info);
  int length = best;
  std::vector<double> work(length);
  dgesvd_(job, job, &m, &n, copy.data(), &m, result.values.data(),
          result.u.data(), &m, result.vt.data(), &size, work.data(), &length,
          &info);
  result.converged = info == 0;
  return result;
}

std::vector<MatrixFactors> ptc::nearestFactors(const Matrix &matrix,
                                               int64_t rank) {
  Decomposition svd = decompose(matrix, /*vectors=*/true);
  if (!svd.converged)
    return {};
  int64_t size = svd.values.size();
  MatrixFactors factors{Matrix(matrix.rows, rank),
                        Matrix(rank, matrix.columns)};
  for (int64_t r = 0; r < rank; ++r) {
    for (int64_t row = 0; row < matrix.rows; ++row)
      factors.left.at(row, r) = svd.vt[row * size + r] * svd.values[r];
    for (int64_t column = 0; column < matrix.columns; ++column)
      factors.right.at(r, column) = svd.u[r * matrix.columns + column];
  }
  return {std::move(factors)};
}

std::vector<double> ptc::singularValues(const Matrix &matrix) {
  Decomposition svd = decompose(matrix, /*vectors=*/false);
  if (!svd.converged)
    return {};
  return svd.values;
}
