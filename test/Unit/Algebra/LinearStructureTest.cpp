//===- LinearStructureTest.cpp - Structure is found -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearStructure.h"
#include "LinearReference.h"
#include "PoolToConv/Algebra/LinearFactor.h"

#include "gtest/gtest.h"

#include <cmath>
#include <numeric>

using namespace ptc;
using namespace ptc::test;

static std::vector<int64_t> kernels(const LinearKernel &kernel) {
  std::vector<int64_t> result;
  for (const WindowDim &dim : kernel.shape.window)
    result.push_back(dim.kernel);
  return result;
}

/// The same op written out: dilations as zero taps, blocks as a dense filter.
static LinearKernel expanded(const LinearKernel &kernel) {
  const ChannelBlocks &channels = kernel.shape.channels;
  LinearKernel result =
      withBlocks(kernel, {1, channels.inputs(), channels.outputs(), false});
  LinearKernel dense = result;
  for (WindowDim &dim : result.shape.window) {
    dim.kernel = windowSpan(dim);
    dim.dilation = 1;
  }
  result.taps.assign(result.shape.weights(), 0.0);
  int64_t size = channels.inputs() * channels.outputs();
  for (int64_t tap = 0; tap < dense.shape.taps(); ++tap) {
    std::vector<int64_t> index = unravel(tap, kernels(dense));
    int64_t target = 0;
    for (size_t d = 0; d < index.size(); ++d)
      target = target * result.shape.window[d].kernel +
               index[d] * kernel.shape.window[d].dilation;
    std::copy_n(&dense.taps[tap * size], size, &result.taps[target * size]);
  }
  return result;
}

TEST(LinearStructure, expandedFiltersAreTightenedAgain) {
  Random random(21);
  int depthwise = 0, dilated = 0;
  for (int trial = 0; trial < 1500; ++trial) {
    std::vector<int64_t> sizes(trial % 3 + 1);
    for (int64_t &size : sizes)
      size = random.uniform(6, sizes.size() == 3 ? 7 : 14);
    LinearKernel kernel = random.kernel(random.uniform(1, 6), sizes, 3);
    LinearKernel wide = expanded(kernel);
    LinearKernel dense =
        withBlocks(kernel, {1, kernel.inputs(), kernel.outputs(), false});
    for (int64_t t = 0; t < kernel.shape.taps(); ++t)
      for (int64_t o = 0; o < kernel.outputs(); ++o)
        for (int64_t i = 0; i < kernel.inputs(); ++i)
          ASSERT_EQ(kernel.weight(t, o, i), dense.weight(t, o, i));
    LinearKernel tight = tightenBlocks(tightenWindow(wide));
    Data data = random.data(kernel.inputs(), sizes);
    ASSERT_EQ(evaluate(wide, data), evaluate(kernel, data));
    ASSERT_EQ(evaluate(tight, data), evaluate(kernel, data))
        << describe(kernel);
    // Random zeros may leave less than there was, never more.
    EXPECT_LE(tight.shape.weights(), kernel.shape.weights())
        << describe(kernel);
    EXPECT_GE(tight.shape.channels.groups, kernel.shape.channels.groups);
    LinearKernel again = tightenBlocks(tightenWindow(tight));
    EXPECT_EQ(again.taps, tight.taps);
    EXPECT_EQ(again.shape.channels, tight.shape.channels);
    depthwise += tight.shape.channels.isDepthwise() && kernel.inputs() > 1;
    dilated += tight.shape.window[0].dilation > 1;
  }
  EXPECT_GT(depthwise, 100);
  EXPECT_GT(dilated, 200);
}

TEST(LinearStructure, everyZeroPatternBetweenChannels) {
  Random random(23);
  int64_t finest = 0;
  for (auto [in, out] : {std::make_pair(3, 3), {2, 4}, {4, 2}})
    for (int pattern = 0; pattern < 1 << (in * out); ++pattern) {
      LinearKernel kernel = identityKernel({2}, 1);
      kernel.shape.channels = {1, in, out, false};
      kernel.taps.clear();
      for (int i = 0; i < in * out; ++i)
        kernel.taps.push_back(pattern >> i & 1 ? random.uniform(1, 2) : 0);
      LinearKernel tight = tightenBlocks(kernel);
      Data data = random.data(in, {2});
      ASSERT_EQ(evaluate(tight, data), evaluate(kernel, data)) << pattern;
      finest += tight.shape.channels.groups == std::gcd(in, out);
    }
  // 2^3 diagonal patterns, and 2^4 of two blocks for each of the others.
  EXPECT_EQ(finest, 8 + 16 + 16);
}

TEST(LinearStructure, bordersOfUnknownExtents) {
  // Zeros at the high border hold the output extent where that is derived.
  LinearKernel kernel =
      windowKernel({{kUnknown, 5, 1, 1, 1, 0, kUnknown}}, 1, 1);
  kernel.taps = {0, 2, 0, 3, 0};
  LinearKernel tight = tightenWindow(kernel);
  EXPECT_EQ(tight.taps, (std::vector<double>{2, 0, 3, 0}));
  EXPECT_EQ(tight.shape.window[0].padLow, 0);
  kernel.shape.window[0] = {kUnknown, 5, 1, 1, 1, 1, kUnknown};
  tight = tightenWindow(kernel);
  EXPECT_EQ(tight.taps, (std::vector<double>{2, 3}));
  EXPECT_EQ(tight.shape.window[0].dilation, 2);
  EXPECT_EQ(tight.shape.window[0].padHigh, 0);
}

TEST(LinearStructure, identity) {
  LinearKernel same = identityKernel({5, 7}, 3);
  EXPECT_TRUE(isIdentity(same));
  EXPECT_TRUE(isIdentity(expanded(same)));
  EXPECT_TRUE(isIdentity(scaled(scaled(same, 4.0), 0.25)));
  EXPECT_FALSE(isIdentity(scaled(same, 2.0)));
  LinearKernel biased = same;
  biased.bias = {0, 0, 1};
  EXPECT_FALSE(isIdentity(biased));
  LinearKernel strided = same;
  strided.shape.window[0].stride = 2;
  strided.shape.window[0].outSize = 3;
  EXPECT_FALSE(isIdentity(strided));
  EXPECT_FALSE(isIdentity(channelScaleKernel({5}, {1, 1, 2}, {})));
  EXPECT_TRUE(isIdentity(channelScaleKernel({5}, {1, 1, 1}, {})));
}

TEST(LinearStructure, windowsAreDividedOut) {
  Random random(22);
  int found = 0;
  for (int trial = 0; trial < 1500; ++trial) {
    int64_t rank = trial % 3 + 1;
    std::vector<int64_t> sizes(rank, rank == 3 ? 8 : 16);
    LinearKernel conv = random.kernel(random.uniform(1, 4), sizes, 2);
    for (WindowDim &dim : conv.shape.window) {
      dim.stride = 1;
      dim.outSize = outputSize(dim);
    }
    std::vector<WindowDim> window;
    std::vector<int64_t> extents;
    for (const WindowDim &dim : conv.shape.window) {
      // Along a dimension of one tap, the window's dilation is the filter's.
      int64_t dilation = dim.kernel > 1 ? dim.dilation : 1;
      WindowDim pool{dim.outSize,
                     random.uniform(1, 3),
                     random.uniform(1, 3),
                     dilation,
                     0,
                     0,
                     kUnknown};
      while (outputSize(pool) < 1)
        --pool.kernel;
      pool.outSize = outputSize(pool);
      window.push_back(pool);
      extents.push_back(pool.kernel);
    }
    LinearKernel pool = windowKernel(window, conv.outputs(), 1.0);
    OrDecline<LinearKernel> whole = compose(conv, pool);
    ASSERT_TRUE(whole);
    std::optional<WindowDivision> division = divideByWindow(*whole, extents);
    ASSERT_TRUE(division);
    EXPECT_TRUE(division->exact) << describe(*whole);
    EXPECT_EQ(division->remainder, 0.0);
    EXPECT_EQ(division->quotient.taps, conv.taps);
    std::vector<int64_t> largest = largestWindow(*whole);
    for (int64_t d = 0; d < rank; ++d)
      EXPECT_GE(largest[d], extents[d]);
    LinearPair pair = splitWindow(*whole, *division);
    Data data = random.data(conv.inputs(), sizes);
    ASSERT_EQ(evaluate(pair.second, evaluate(pair.first, data)),
              evaluate(*whole, data))
        << describe(*whole);
    ++found;

    // One weight changed, and nothing divides exactly any more.
    if (whole->shape.taps() == 1 || extents == std::vector<int64_t>(rank, 1))
      continue;
    whole->taps[random.uniform(0, whole->taps.size() - 1)] += 0.5;
    division = divideByWindow(*whole, extents);
    ASSERT_TRUE(division);
    EXPECT_EQ(division->exact, division->remainder == 0.0);
    bool isWindow = kernels(*whole) == extents;
    EXPECT_FALSE(division->exact && !isWindow && whole->taps.size() > 1 &&
                 division->quotient.taps == conv.taps);
  }
  EXPECT_EQ(found, 1500);
}

TEST(LinearStructure, roundedWindowsAreNotExact) {
  // Thirds do not add up: the division has to notice that it rounds.
  LinearKernel kernel = windowKernel({{16, 4, 1, 1, 0, 0, 13}}, 1, 1.0);
  double third = 1.0 / 3;
  kernel.taps = {third, third + 0.1, 0.1 + 0.7, 0.7};
  std::optional<WindowDivision> division = divideByWindow(kernel, {2});
  ASSERT_TRUE(division);
  EXPECT_FALSE(division->exact);
  EXPECT_LT(division->remainder, 1e-15);
  EXPECT_EQ(largestWindow(kernel), std::vector<int64_t>{1});
  // Rounding can also hide what is left over: 2^-60 - 1 + 1 is 0 here.
  kernel = windowKernel({{16, 3, 1, 1, 0, 0, 14}}, 1, 1.0);
  kernel.taps = {1, 1, std::ldexp(1.0, -60)};
  division = divideByWindow(kernel, {2});
  ASSERT_TRUE(division);
  EXPECT_FALSE(division->exact);
  EXPECT_EQ(division->remainder, std::ldexp(1.0, -60));
  EXPECT_FALSE(divideByWindow(kernel, {5}));
  EXPECT_FALSE(divideByWindow(kernel, {0}));
  EXPECT_FALSE(divideByWindow(kernel, {1, 1}));
}

TEST(LinearStructure, windowWeight) {
  EXPECT_EQ(windowWeight(windowKernel({{8, 3, 1, 1, 0, 0, 6}}, 5, 0.25)), 0.25);
  EXPECT_EQ(windowWeight(windowKernel({{8, 3, 1, 1, 0, 0, 6}}, 1, 0.25)), 0.25);
  EXPECT_FALSE(windowWeight(channelScaleKernel({8}, {1, 1}, {})));
  LinearKernel uneven = windowKernel({{8, 2, 1, 1, 0, 0, 7}}, 5, 1);
  uneven.taps[1] = 2;
  EXPECT_FALSE(windowWeight(uneven));
}
