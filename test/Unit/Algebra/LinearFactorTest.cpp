//===- LinearFactorTest.cpp - Composed ops come apart ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearFactor.h"
#include "LinearReference.h"
#include "PoolToConv/Algebra/LinearCost.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace ptc;
using namespace ptc::test;

/// A random op with given kernels on `size` elements in each dimension.
static LinearKernel randomOp(Random &random,
                             const std::vector<int64_t> &kernels,
                             const std::vector<int64_t> &sizes,
                             ChannelBlocks channels, bool padded) {
  LinearShape shape;
  for (size_t d = 0; d < kernels.size(); ++d) {
    WindowDim dim{sizes[d], kernels[d], 1, 1, 0, 0, kUnknown};
    if (padded && kernels[d] > 1) {
      dim.padLow = dim.padHigh = 1;
      dim.stride = 2;
    }
    dim.outSize = outputSize(dim);
    shape.window.push_back(dim);
  }
  shape.channels = channels;
  LinearKernel kernel = random.fill(shape);
  kernel.bias.clear();
  return kernel;
}

/// Splits second(first(x)) and compares; returns the rank found.
template <typename Split>
static int64_t splitAgain(Random &random, const LinearKernel &first,
                          const LinearKernel &second, Split split) {
  OrDecline<LinearKernel> whole = compose(first, second);
  EXPECT_TRUE(whole);
  if (random.coin())
    whole->bias = random.numbers(whole->outputs());
  if (random.coin() && whole->shape.isPadded())
    whole->padValue = random.numbers(whole->inputs());
  std::optional<Factorisation> parts = split(*whole);
  EXPECT_TRUE(parts) << describe(first) << describe(second);
  if (!parts)
    return 0;
  std::vector<int64_t> sizes;
  for (const WindowDim &dim : first.shape.window)
    sizes.push_back(dim.size);
  Data data = random.data(first.inputs(), sizes);
  Data expected = evaluate(*whole, data);
  Data found = evaluate(parts->pair.second, evaluate(parts->pair.first, data));
  EXPECT_EQ(found.extents, expected.extents);
  for (size_t i = 0; i < expected.values.size(); ++i)
    EXPECT_NEAR(found.values[i], expected.values[i], parts->exact ? 0 : 1e-9);
  OrDecline<LinearKernel> again =
      compose(parts->pair.first, parts->pair.second);
  EXPECT_TRUE(again);
  for (size_t i = 0; again && i < whole->taps.size(); ++i)
    EXPECT_NEAR(again->scale * again->taps[i], whole->scale * whole->taps[i],
                parts->maxError + (parts->exact ? 0 : 1e-12));
  return parts->rank;
}

TEST(LinearFactor, separable) {
  Random random(31);
  for (int trial = 0; trial < 200; ++trial) {
    int64_t c = random.uniform(1, 4);
    ChannelBlocks own{c, 1, 1, c > 1 && random.coin()};
    LinearKernel rows = randomOp(random, {3, 1}, {9, 9}, own, trial % 2);
    LinearKernel columns = randomOp(
        random, {1, 3}, {rows.shape.window[0].outSize, 9}, own, trial % 2);
    EXPECT_EQ(splitAgain(random, rows, columns,
                         [](const LinearKernel &whole) {
                           return splitByRank(whole, {true, false});
                         }),
              1);
    for (LinearKernel *op : {&rows, &columns})
      for (double &tap : op->taps)
        tap += tap == 0.0;
    OrDecline<LinearKernel> whole = compose(rows, columns);
    EXPECT_TRUE(hasRankOne(*whole, {true, false}));
    // Equal factors are preferred to near ones of as many channels.
    std::optional<Factorisation> parts =
        splitByRank(*whole, {true, false}, {1e-9, 3});
    ASSERT_TRUE(parts);
    EXPECT_TRUE(parts->exact);
    // A centre that no product gives.
    whole->taps[4 * whole->taps.size() / 9] += 100;
    EXPECT_FALSE(hasRankOne(*whole, {true, false}));
    EXPECT_FALSE(splitByRank(*whole, {true, false}, {0.0, 1}));
  }
}

TEST(LinearFactor, rankOneIsDecidedWithoutRounding) {
  // The products of this minor agree in double and differ by one unit beyond.
  double a = 1 + std::ldexp(1.0, -30), b = 1 - std::ldexp(1.0, -30);
  WindowDim dim{8, 2, 1, 1, 0, 0, 7};
  LinearKernel kernel = windowKernel({dim, dim}, 1, 1.0);
  kernel.taps = {a, 1, 1, b};
  ASSERT_EQ(a * b, 1.0);
  EXPECT_FALSE(hasRankOne(kernel, {true, false}));
  EXPECT_FALSE(splitByRank(kernel, {true, false}, {0.0, 1}));
  EXPECT_TRUE(splitByRank(kernel, {true, false}, {1e-12, 1}));
  // A filter of zeros has no minor, and no rank of one.
  kernel.taps = {0, 0, 0, 0};
  EXPECT_FALSE(hasRankOne(kernel, {true, false}));
}

TEST(LinearFactor, fewChannelsBetween) {
  // Low rank in every direction: what composing hid is found, exactly for one
  // channel and for many within the tolerance of double.
  Random random(32);
  for (int trial = 0; trial < 200; ++trial) {
    int64_t groups = random.uniform(1, 2), in = random.uniform(3, 5),
            out = random.uniform(3, 5);
    int64_t rank = random.uniform(1, 2);
    ChannelBlocks to{groups, in, rank, false}, from{groups, rank, out, false};
    bool rowsFirst = trial % 3 > 0, columnsFirst = trial % 3 > 1;
    LinearKernel first =
        randomOp(random, {rowsFirst ? 3 : 1, columnsFirst ? 3 : 1}, {7, 8}, to,
                 random.coin());
    LinearKernel second =
        randomOp(random, {rowsFirst ? 1 : 3, columnsFirst ? 1 : 3},
                 outExtents(first), from, random.coin());
    int64_t found =
        splitAgain(random, first, second, [&](const LinearKernel &whole) {
          return splitByRank(whole, {rowsFirst, columnsFirst}, {1e-9, 8});
        });
    EXPECT_LE(found, rank);
    EXPECT_GE(found, 1);
  }
}

TEST(LinearFactor, depthwiseSeparable) {
  Random random(33);
  for (int trial = 0; trial < 200; ++trial) {
    int64_t c = random.uniform(2, 5), out = random.uniform(2, 5),
            m = random.uniform(1, 2);
    LinearKernel own =
        randomOp(random, {3, 3}, {7, 8}, {c, 1, m, false}, trial % 2);
    LinearKernel mix = randomOp(random, {1, 1}, outExtents(own),
                                {1, c * m, out, false}, false);
    EXPECT_LE(splitAgain(random, own, mix,
                         [&](const LinearKernel &whole) {
                           return splitDepthwiseFirst(whole,
                                                      {m > 1 ? 1e-9 : 0.0, m});
                         }),
              m);
    mix = randomOp(random, {1, 1}, {7, 8}, {1, c, out, false}, false);
    own = randomOp(random, {3, 3}, {7, 8}, {out, 1, 1, false}, trial % 2);
    EXPECT_EQ(splitAgain(random, mix, own,
                         [&](const LinearKernel &whole) {
                           return splitDepthwiseLast(whole);
                         }),
              1);
  }
}

TEST(LinearFactor, mixedWindowsAreNotDepthwiseSeparable) {
  Random random(36);
  LinearKernel kernel =
      randomOp(random, {3, 3}, {8, 8}, {1, 3, 3, false}, false);
  EXPECT_FALSE(splitDepthwiseLast(kernel));
  EXPECT_FALSE(splitDepthwiseLast(kernel, {1e-9, 3}));
  EXPECT_FALSE(splitDepthwiseFirst(kernel, {0.0, 1}));
  // Any filter has as many windows per input as outputs.
  EXPECT_TRUE(splitDepthwiseFirst(kernel, {1e-9, 3}));
  // Fewer channels are taken where the tolerance allows them.
  std::optional<Factorisation> near = splitDepthwiseFirst(kernel, {100.0, 3});
  ASSERT_TRUE(near);
  EXPECT_EQ(near->rank, 1);
}

TEST(LinearFactor, approximationsStateTheirError) {
  Random random(34);
  int found = 0;
  for (int trial = 0; trial < 100; ++trial) {
    LinearKernel kernel =
        randomOp(random, {3, 3}, {8, 8}, {1, 4, 4, false}, false);
    kernel.scale = 0.5;
    double tolerance = random.uniform(1, 8) / 4.0;
    std::optional<Factorisation> parts =
        splitByRank(kernel, {true, true}, {tolerance, 64});
    ASSERT_TRUE(parts);
    EXPECT_LE(parts->maxError, tolerance);
    OrDecline<LinearKernel> again =
        compose(parts->pair.first, parts->pair.second);
    ASSERT_TRUE(again);
    double largest = 0, squares = 0;
    for (size_t i = 0; i < kernel.taps.size(); ++i) {
      double error =
          again->scale * again->taps[i] - kernel.scale * kernel.taps[i];
      largest = std::max(largest, std::abs(error));
      squares += error * error;
    }
    EXPECT_NEAR(largest, parts->maxError, 1e-12);
    EXPECT_NEAR(std::sqrt(squares), parts->frobeniusError, 1e-12);
    found += !parts->exact;
  }
  EXPECT_GT(found, 20);
}

TEST(LinearFactor, wholeNumbersStayWhole) {
  // Any rank, and multiples of a power of two.
  Random random(37);
  for (int trial = 0; trial < 100; ++trial) {
    int64_t rank = random.uniform(2, 5);
    LinearKernel first =
        randomOp(random, {3, 3}, {8, 8}, {1, 7, rank, false}, false);
    LinearKernel second =
        randomOp(random, {1, 1}, outExtents(first), {1, rank, 8, false}, false);
    first.scale = second.scale = 1.0;
    LinearKernel whole = *compose(first, second);
    double unit = std::ldexp(1.0, -int(random.uniform(0, 20)));
    for (double &tap : whole.taps)
      tap *= unit;
    std::optional<Factorisation> parts = splitByRank(whole, {true, true});
    ASSERT_TRUE(parts);
    EXPECT_TRUE(parts->exact);
    EXPECT_LE(parts->rank, rank);
    for (double tap : parts->pair.first.taps)
      EXPECT_EQ(tap, std::trunc(tap));
    for (double tap : parts->pair.second.taps)
      EXPECT_EQ(tap / unit, std::trunc(tap / unit));
    LinearKernel again = *compose(parts->pair.first, parts->pair.second);
    EXPECT_EQ(again.taps, whole.taps);
  }
}

TEST(LinearFactor, windowsInARow) {
  // 5x5 into two 3x3 where that is possible, with strides, padding, dilation.
  Random random(35);
  int exact = 0;
  for (int trial = 0; trial < 40; ++trial) {
    int64_t c = random.uniform(1, 3);
    ChannelBlocks own{c, 1, 1, c > 1 && random.coin()};
    LinearKernel first = randomOp(random, {3, 3}, {13, 12}, own, false);
    for (WindowDim &dim : first.shape.window) {
      dim.padLow = random.uniform(0, 2);
      dim.dilation = 2;
      dim.outSize = outputSize(dim);
    }
    LinearKernel second =
        randomOp(random, {3, 3}, outExtents(first), own, false);
    for (WindowDim &dim : second.shape.window) {
      dim.dilation = dim.stride = 2;
      dim.outSize = outputSize(dim);
    }
    OrDecline<LinearKernel> whole = compose(first, second);
    ASSERT_TRUE(whole);
    whole->bias = random.numbers(c);
    std::optional<Factorisation> parts = deconvolve(*whole, {3, 3});
    exact += bool(parts);
    if (!parts)
      continue;
    Data data = random.data(c, {13, 12});
    Data found =
        evaluate(parts->pair.second, evaluate(parts->pair.first, data));
    Data expected = evaluate(*whole, data);
    ASSERT_EQ(found.extents, expected.extents);
    for (size_t i = 0; i < expected.values.size(); ++i)
      ASSERT_NEAR(found.values[i], expected.values[i], 1e-9);
    OrDecline<LinearKernel> again =
        compose(parts->pair.first, parts->pair.second);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->taps, whole->taps);
  }
  // 36 with one choice of kernels of the library; the search may miss some.
  EXPECT_GE(exact, 30);
}

TEST(LinearFactor, arbitraryWindowsDoNotSplit) {
  // An arbitrary 3x3 of stride 2 as 2x2 after 2x2: nine numbers from eight,
  // one of them a common scale.
  WindowDim dim{9, 3, 2, 1, 0, 0, 4};
  LinearKernel kernel = windowKernel({dim, dim}, 1, 1.0);
  kernel.taps = {1, -2, 3, 4, 5, -6, 7, 8, 10};
  EXPECT_FALSE(deconvolve(kernel, {2, 2}));
  EXPECT_FALSE(deconvolve(kernel, {2, 2}, {0.01}));
  std::optional<Factorisation> parts = deconvolve(kernel, {2, 2}, {10.0});
  ASSERT_TRUE(parts);
  EXPECT_FALSE(parts->exact);
  EXPECT_GT(parts->maxError, 0.01);
  OrDecline<LinearKernel> again =
      compose(parts->pair.first, parts->pair.second);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->shape.window[0].stride, 2);
  double largest = 0, squares = 0;
  for (int i = 0; i < 9; ++i) {
    double error = again->taps[i] - kernel.taps[i];
    largest = std::max(largest, std::abs(error));
    squares += error * error;
  }
  EXPECT_NEAR(largest, parts->maxError, 1e-12);
  EXPECT_NEAR(std::sqrt(squares), parts->frobeniusError, 1e-12);
  // No stationary point: moving one weight does not come nearer.
  for (double step : {-1e-4, 1e-4}) {
    LinearPair moved = parts->pair;
    moved.first.taps[1] += step;
    OrDecline<LinearKernel> other = compose(moved.first, moved.second);
    double worse = 0;
    for (int i = 0; i < 9; ++i)
      worse += std::pow(other->taps[i] - kernel.taps[i], 2);
    EXPECT_GT(worse, squares);
  }
  // In one dimension five taps are always two times three.
  LinearKernel line = windowKernel({{20, 5, 1, 1, 0, 0, 16}}, 1, 1.0);
  line.taps = {1, 2, 5, -3, 7};
  parts = deconvolve(line, {3}, {1e-6});
  ASSERT_TRUE(parts);
  EXPECT_LE(parts->maxError, 1e-6);
  EXPECT_FALSE(deconvolve(line, {6}));
  EXPECT_FALSE(deconvolve(line, {3, 3}));
}

TEST(LinearFactor, hugeFiltersAreLeftAlone) {
  LinearShape shape{{{kUnknown, 1, 1, 1, 0, 0, kUnknown}},
                    {1, 8192, 4096, false}};
  LinearKernel kernel;
  kernel.shape = shape;
  kernel.taps.assign(shape.weights(), 1.0);
  EXPECT_FALSE(splitByRank(kernel, {true}));
}
