//===- LinearEdgesTest.cpp - Factors and compositions at their limits -----===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What random filters do not come near: numbers of very different size,
// residues that are as large as the tolerance everywhere, padding that fits by
// chance.
//
//===----------------------------------------------------------------------===//

#include "FactorMatrices.h"
#include "Matrix.h"
#include "PoolToConv/Algebra/LinearCompose.h"
#include "PoolToConv/Algebra/LinearPlan.h"
#include "PoolToConv/Algebra/LinearStructure.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace ptc;

static Matrix rowOf(double first, double second) {
  Matrix matrix(1, 2);
  matrix.values = {first, second};
  return matrix;
}

TEST(ExactRank, wholeNumbersOfSixtyTwoBits) {
  auto factors = rankOneFactors(rowOf(1.0, std::ldexp(1.0, 61)));
  ASSERT_TRUE(factors);
  EXPECT_EQ(factors->right.values,
            (std::vector<double>{1.0, std::ldexp(1.0, 61)}));
  // One number more than 64 bits hold, wherever it is.
  EXPECT_FALSE(rankOneFactors(rowOf(1.0, std::ldexp(1.0, 62))));
  EXPECT_FALSE(rankOneFactors(rowOf(std::ldexp(1.0, 70), 1.0)));
  EXPECT_FALSE(rankOneFactors(rowOf(std::ldexp(1.0, -70), 1.0)));
}

TEST(FactorMatrices, residueAsLargeAsTheTolerance) {
  // Of rank 2; what rank 1 leaves over is 0.1 everywhere.
  Matrix matrix(4, 4);
  for (int64_t i = 0; i < 4; ++i)
    for (int64_t j = 0; j < 4; ++j)
      matrix.at(i, j) = 8 + ((i + j) % 2 ? -0.1 : 0.1);
  FactorOptions options;
  options.maxRank = 1;
  options.tolerance = 0.11;
  auto factors = factorAll({matrix}, 1.0, options);
  ASSERT_TRUE(factors);
  EXPECT_EQ(factors->rank, 1);
  EXPECT_NEAR(factors->maxError, 0.1, 1e-9);
  options.tolerance = 0.09;
  EXPECT_FALSE(factorAll({matrix}, 1.0, options));
}

TEST(FactorMatrices, filterTimesZero) {
  // No residue of it is too large, which is no reason to have one.
  Matrix matrix(3, 3);
  matrix.values = {1, 0, 0, 0, 1, 0, 0, 0, 0};
  FactorOptions options;
  options.tolerance = 0.1;
  auto factors = factorAll({matrix}, 0.0, options);
  ASSERT_TRUE(factors);
  EXPECT_TRUE(factors->exact);
  EXPECT_EQ(factors->rank, 2);
}

TEST(LinearFactor, windowsOfNoTaps) {
  // A filter of zeros is the product of any two windows, if there are two.
  LinearKernel zeros = identityKernel({kUnknown}, 1);
  zeros.shape.window[0].kernel = 3;
  zeros.taps.assign(3, 0.0);
  EXPECT_TRUE(deconvolve(zeros, {1}));
  EXPECT_TRUE(deconvolve(zeros, {3}));
  EXPECT_FALSE(deconvolve(zeros, {0}));
  EXPECT_FALSE(deconvolve(zeros, {4}));
}

TEST(LinearPlan, noChain) {
  Plan plan = planChain({});
  EXPECT_EQ(plan.operations(), 0u);
  EXPECT_FALSE(plan.changes());
}

TEST(LinearCompose, windowsThatDoNotExist) {
  // One element, which the taps of the first op, three apart, read at positions
  // 0 and 3. The only window of the second op ends at position 2.
  LinearShape first = identityKernel({1}, 1).shape, second = first;
  WindowDim &a = first.window[0], &b = second.window[0];
  a.kernel = 2;
  a.dilation = a.padLow = 3;
  b.kernel = 3;
  b.padHigh = 2;
  b.outSize = kUnknown;
  OrDecline<ComposedShape> whole = composeShape(first, second);
  ASSERT_TRUE(bool(whole)) << whole.decline().reason;
  EXPECT_EQ(whole->shape.window[0].kernel, 6);
  // Another window would read it.
  b.padHigh = 3;
  EXPECT_FALSE(bool(composeShape(first, second)));
}

TEST(LinearCompose, paddingOfOtherChannels) {
  // The padding between the ops looks like what the first op gives for one
  // channel of it, but is of two.
  LinearKernel first = identityKernel({6}, 1);
  first.shape.channels = {1, 1, 2, false};
  first.taps = {1.0, 1.0};
  LinearKernel second = identityKernel({6}, 2);
  WindowDim &dim = second.shape.window[0];
  dim.kernel = 3;
  dim.padLow = dim.padHigh = 1;
  second.taps.assign(second.shape.taps(), 1.0);
  second.padValue = {1.0, 1.0};
  OrDecline<LinearKernel> composed = compose(first, second);
  ASSERT_FALSE(composed);
  EXPECT_EQ(composed.decline().condition.str(), "T16");
  // Of as many channels it can be given to the first op.
  first = identityKernel({6}, 2);
  composed = compose(first, second);
  ASSERT_TRUE(composed);
  EXPECT_EQ(composed->padValue, second.padValue);
}

TEST(LinearStructure, undividedDimensionsStayExact) {
  // Rows are equal; differences along a row are rounded.
  LinearKernel kernel = identityKernel({9, 9}, 1);
  for (WindowDim &dim : kernel.shape.window) {
    dim.kernel = 2;
    dim.outSize = 8;
  }
  kernel.taps = {1e16, 1.0, 1e16, 1.0};
  auto division = divideByWindow(kernel, {2, 1});
  ASSERT_TRUE(division);
  EXPECT_TRUE(division->exact);
  EXPECT_EQ(division->quotient.taps, (std::vector<double>{1e16, 1.0}));
}
