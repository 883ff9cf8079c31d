//===- FactorMatrices.h - Several matrices, one rank ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_ALGEBRA_FACTORMATRICES_H
#define LIB_ALGEBRA_FACTORMATRICES_H

#include "Matrix.h"
#include "PoolToConv/Algebra/LinearFactor.h"

namespace ptc {

/// The factors of several matrices, with as many channels for each.
struct Factors {
  std::vector<MatrixFactors> blocks;
  int64_t rank = 0;
  double maxError = 0.0;
  double sumOfSquares = 0.0;
  bool exact = false;
};

/// True if `count` matrices can be decomposed in memory and time that a
/// compiler may take.
bool isFeasible(int64_t count, int64_t rows, int64_t columns);

/// The factors of fewest channels that `options` allow. `scale` multiplies all
/// matrices, which have equal extents.
std::optional<Factors> factorAll(const std::vector<Matrix> &matrices,
                                 double scale, const FactorOptions &options);

} // namespace ptc

#endif // LIB_ALGEBRA_FACTORMATRICES_H
