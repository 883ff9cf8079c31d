//===- MaxPlanTest.cpp - Plans cover their windows ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/MaxPlan.h"

#include "gtest/gtest.h"

#include <algorithm>

using namespace ptc;

/// The taps 0, d, ..., (k - 1) d of a window.
static std::vector<int64_t> windowTaps(int64_t kernel, int64_t dilation) {
  std::vector<int64_t> taps;
  for (int64_t t = 0; t < kernel; ++t)
    taps.push_back(t * dilation);
  return taps;
}

static int64_t totalStride(const MaxPlan &plan) {
  int64_t stride = 1;
  for (const MaxStep &step : plan)
    stride *= step.stride;
  return stride;
}

TEST(MaxPlan, composesToTheWindow) {
  for (int64_t kernel = 1; kernel <= 40; ++kernel)
    for (int64_t stride = 1; stride <= 12; ++stride)
      for (int64_t dilation = 1; dilation <= 3; ++dilation)
        for (int64_t outputs : {1, 2, 7, 64}) {
          MaxPlan plan = planMax(kernel, stride, dilation, outputs);
          EXPECT_EQ(composedTaps(plan), windowTaps(kernel, dilation));
          EXPECT_EQ(totalStride(plan), stride);
        }
}

TEST(MaxPlan, pairsComposeToTheWindow) {
  for (int64_t kernel = 1; kernel <= 100; ++kernel) {
    MaxPlan plan = planPairs(kernel, 3, 2);
    EXPECT_EQ(composedTaps(plan), windowTaps(kernel, 2));
    EXPECT_EQ(totalStride(plan), 3);
    for (const MaxStep &step : plan)
      EXPECT_LE(step.kernel, 2);
    // Doubling: ceil(log2 kernel) steps, and one that selects if kernel is 1.
    size_t steps = 0;
    while ((int64_t(1) << steps) < kernel)
      ++steps;
    EXPECT_EQ(plan.size(), std::max<size_t>(1, steps));
  }
}

TEST(MaxPlan, neverComparesMoreThanOneStep) {
  for (int64_t kernel = 1; kernel <= 40; ++kernel)
    for (int64_t stride = 1; stride <= 12; ++stride)
      for (int64_t outputs : {1, 2, 7, 64}) {
        MaxPlan direct = {{kernel, stride, 1}};
        MaxPlan plan = planMax(kernel, stride, 1, outputs);
        EXPECT_LE(comparisons(plan, outputs), comparisons(direct, outputs));
      }
}

TEST(MaxPlan, knownCosts) {
  // 3/2: two comparisons a result, in one step or in two.
  EXPECT_EQ(comparisons(planMax(3, 2, 1, 64), 64), 128);
  // Stride 1: doubling, with the ends it does not need left out.
  EXPECT_EQ(planMax(8, 1, 1, 64).size(), 3u);
  EXPECT_EQ(comparisons(planMax(8, 1, 1, 64), 64), 64 + 3 + 64 + 1 + 64);
  // A global maximum of n elements compares n - 1 times if n is a power of
  // two, in log2(n) steps.
  EXPECT_EQ(planMax(64, 64, 1, 1).size(), 6u);
  EXPECT_EQ(comparisons(planMax(64, 64, 1, 1), 1), 63);
}
