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

/// Equal factors of all matrices, padded to the largest rank.
static std::optional<Factors> factorExactly(const std::vector<Matrix> &matrices,
                                            int64_t maxRank) {
  Factors result;
  result.exact = true;
  for (const Matrix &matrix : matrices) {
    std::optional<MatrixFactors> factors = exactFactors(matrix, maxRank);
    if (!factors)
      return std::nullopt;
    result.rank = std::max(result.rank, factors->left.columns);
    result.blocks.push_back(std::move(*factors));
  }
  // A filter of zeros still has a channel.
  result.rank = std::max<int64_t>(result.rank, 1);
  for (MatrixFactors &block : result.blocks) {
    Matrix left(block.left.rows, result.rank);
    for (int64_t row = 0; row < left.rows; ++row)
      std::copy_n(&block.left.values[row * block.left.columns],
                  block.left.columns, &left.values[row * result.rank]);
    block.left = std::move(left);
    block.right.rows = result.rank;
    block.right.values.resize(result.rank * block.right.columns);
  }
  return result;
}

static std::optional<Factors> factorNearly(const std::vector<Matrix> &matrices,
                                           double tolerance, int64_t maxRank) {
  Factors result;
  result.rank = 1;
  std::vector<SingularValues> decompositions;
  for (const Matrix &matrix : matrices) {
    decompositions.emplace_back(matrix);
    if (!decompositions.back().converged())
      return std::nullopt;
    std::optional<int64_t> rank =
        rankWithin(matrix, decompositions.back(), tolerance, maxRank);
    if (!rank)
      return std::nullopt;
    result.rank = std::max(result.rank, *rank);
  }
  for (size_t i = 0; i < matrices.size(); ++i) {
    result.blocks.push_back(decompositions[i].factors(result.rank));
    for (double value : residual(matrices[i], result.blocks[i]).values) {
      result.maxError = std::max(result.maxError, std::abs(value));
      result.sumOfSquares += value * value;
    }
  }
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
