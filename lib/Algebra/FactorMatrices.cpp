//===- FactorMatrices.cpp - Several matrices, one rank --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FactorMatrices.h"

#include <algorithm>
#include <cmath>

using namespace ptc;

/// The fewest singular values whose factors are within `tolerance` of
/// `matrix`, or nullopt if more than `maxRank`.
static std::optional<int64_t> rankWithin(const Matrix &matrix,
                                         const SingularValues &svd,
                                         double tolerance, int64_t maxRank) {
  std::vector<double> values = svd.values();
  int64_t size = values.size();
  std::vector<double> tails(size + 1, 0.0);
  for (int64_t r = size; r-- > 0;)
    tails[r] = tails[r + 1] + values[r] * values[r];
  double elements = double(matrix.rows) * double(matrix.columns);
  for (int64_t rank = 0; rank <= std::min(size, maxRank); ++rank) {
    // The largest difference is at least the root mean square.
    if (tails[rank] > tolerance * tolerance * elements)
      continue;
    Matrix rest = residual(matrix, svd.factors(rank));
    if (std::all_of(rest.values.begin(), rest.values.end(),
                    [&](double value) { return std::abs(value) <= tolerance; }))
      return rank;
  }
  return std::nullopt;
}

/// Gives all blocks the rank of the largest, by channels of zeros.
static void padRanks(Factors &factors) {
  // A filter of zeros still has a channel.
  factors.rank = 1;
  for (const MatrixFactors &block : factors.blocks)
    factors.rank = std::max(factors.rank, block.right.rows);
  for (MatrixFactors &block : factors.blocks) {
    Matrix left(block.left.rows, factors.rank);
    for (int64_t row = 0; row < left.rows; ++row)
      std::copy_n(block.left.values.begin() + row * block.left.columns,
                  block.left.columns, left.values.begin() + row * factors.rank);
    block.left = std::move(left);
    block.right.rows = factors.rank;
    block.right.values.resize(factors.rank * block.right.columns);
  }
}

/// Equal factors of all matrices.
static std::optional<Factors> factorExactly(const std::vector<Matrix> &matrices,
                                            int64_t maxRank) {
  Factors result;
  result.exact = true;
  for (const Matrix &matrix : matrices) {
    std::optional<MatrixFactors> factors = exactFactors(matrix, maxRank);
    if (!factors)
      return std::nullopt;
    result.blocks.push_back(std::move(*factors));
  }
  padRanks(result);
  return result;
}

static std::optional<Factors> factorNearly(const std::vector<Matrix> &matrices,
                                           double tolerance, int64_t maxRank) {
  Factors result;
  for (const Matrix &matrix : matrices) {
    SingularValues svd(matrix);
    if (!svd.converged())
      return std::nullopt;
    // Each at its own rank: the largest difference may grow with another.
    std::optional<int64_t> rank = rankWithin(matrix, svd, tolerance, maxRank);
    if (!rank)
      return std::nullopt;
    result.blocks.push_back(svd.factors(*rank));
    for (double value : residual(matrix, result.blocks.back()).values) {
      result.maxError = std::max(result.maxError, std::abs(value));
      result.sumOfSquares += value * value;
    }
  }
  padRanks(result);
  return result;
}

bool ptc::isFeasible(int64_t count, int64_t rows, int64_t columns) {
  double elements = double(count) * double(rows) * double(columns);
  return elements <= double(1 << 24) &&
         elements * double(std::min(rows, columns)) <= 4294967296.0;
}

std::optional<Factors> ptc::factorAll(const std::vector<Matrix> &matrices,
                                      double scale,
                                      const FactorOptions &options) {
  int64_t maxRank =
      std::min({options.maxRank, matrices[0].rows, matrices[0].columns});
  std::optional<Factors> best = factorExactly(matrices, maxRank);
  if (options.tolerance > 0 && scale != 0) {
    // Fewer channels than the equal factors have, or none.
    if (best)
      maxRank = best->rank - 1;
    std::optional<Factors> near;
    if (maxRank >= 1)
      near =
          factorNearly(matrices, options.tolerance / std::abs(scale), maxRank);
    if (near)
      best = std::move(near);
  }
  return best;
}
