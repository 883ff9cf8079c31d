//===- LinearCommuteTest.cpp - Past windows, and costs --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearCommute.h"
#include "LinearReference.h"
#include "PoolToConv/Algebra/LinearCost.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace ptc;
using namespace ptc::test;

/// A random shared filter on all channels, at times a plain window.
static LinearKernel sharedFilter(Random &random,
                                 const std::vector<int64_t> &sizes,
                                 int64_t channels) {
  LinearShape shape;
  for (int64_t size : sizes)
    shape.window.push_back(random.window(size, 3));
  shape.channels = {channels, 1, 1, channels > 1};
  LinearKernel kernel = random.fill(shape);
  if (random.coin())
    kernel.taps.assign(kernel.taps.size(), 1.0);
  return kernel;
}

TEST(LinearCommute, convBeforeWindow) {
  Random random(11);
  int moved = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    std::vector<int64_t> sizes(trial % 3 + 1);
    for (int64_t &size : sizes)
      size = random.uniform(4, sizes.size() == 3 ? 6 : 14);
    LinearKernel window = sharedFilter(random, sizes, random.uniform(1, 4));
    if (random.uniform(0, 3))
      window.bias.clear();
    LinearKernel conv = random.kernel(window.outputs(), outExtents(window), 2);
    OrDecline<LinearPair> pair = convBeforeWindow(window, conv);
    EXPECT_EQ(bool(pair), bool(compose(window, conv)));
    if (!pair)
      continue;
    ++moved;
    EXPECT_EQ(pair->first.shape.channels, conv.shape.channels);
    Data data = random.data(window.inputs(), sizes);
    ASSERT_EQ(evaluate(pair->second, evaluate(pair->first, data)),
              evaluate(conv, evaluate(window, data)))
        << describe(window) << "\n"
        << describe(conv);
    ASSERT_TRUE(compose(pair->first, pair->second));
  }
  EXPECT_GT(moved, 600);
}

TEST(LinearCommute, windowBeforeConv) {
  Random random(12);
  int moved = 0, declined = 0;
  for (int trial = 0; trial < 6000; ++trial) {
    std::vector<int64_t> sizes(trial % 3 + 1);
    for (int64_t &size : sizes)
      size = random.uniform(4, sizes.size() == 3 ? 6 : 14);
    LinearKernel conv =
        random.kernel(random.uniform(1, 4), sizes, random.coin() ? 1 : 2);
    LinearKernel window =
        sharedFilter(random, outExtents(conv), conv.outputs());
    if (random.coin())
      conv.bias.clear();
    OrDecline<LinearPair> pair = windowBeforeConv(conv, window);
    if (!pair) {
      declined += pair.decline().condition == "T19";
      EXPECT_TRUE(pair.decline().condition == "T19" || !compose(conv, window));
      continue;
    }
    ++moved;
    Data data = random.data(conv.inputs(), sizes);
    ASSERT_EQ(evaluate(pair->second, evaluate(pair->first, data)),
              evaluate(window, evaluate(conv, data)))
        << describe(conv) << "\n"
        << describe(window);
  }
  EXPECT_GT(moved, 800);
  EXPECT_GT(declined, 200);
}

TEST(LinearCommute, filtersOfTheirOwnStay) {
  LinearKernel own = channelScaleKernel({8}, {1.0, 2.0}, {});
  LinearKernel conv = identityKernel({8}, 2);
  for (const OrDecline<LinearPair> &pair :
       {convBeforeWindow(own, conv), windowBeforeConv(conv, own)}) {
    EXPECT_FALSE(pair);
    EXPECT_EQ(pair.decline().condition, "T19");
  }
}

TEST(LinearCost, pointwiseBehindAPool) {
  // A 1x1 convolution of 8 to 16 channels before a 2x2 / 2 average of 12x12.
  LinearKernel conv = identityKernel({12, 12}, 8);
  conv.shape.channels = {1, 8, 16, false};
  conv.taps.assign(8 * 16, 1.0);
  WindowDim dim{12, 2, 2, 1, 0, 0, 6};
  LinearKernel average = windowKernel({dim, dim}, 16, 0.25);
  LinearCost before = chainCost({conv.shape, average.shape});
  EXPECT_EQ(before.macs, 144 * 128 + 36 * 4 * 16);
  EXPECT_EQ(before.parameters, 128 + 4 * 16);
  EXPECT_EQ(before.convs, 2);
  OrDecline<LinearPair> pair = windowBeforeConv(conv, average);
  ASSERT_TRUE(pair);
  LinearCost after = chainCost({pair->first.shape, pair->second.shape});
  EXPECT_EQ(after.macs, 36 * 4 * 8 + 36 * 128);
  EXPECT_EQ(after.parameters, 4 * 8 + 128);
}

TEST(LinearCost, perFinalOutput) {
  // The table of the costs: conv 3 and average 2 / 2 take 36 C^2 + 4 C for one
  // output, fused 16 C^2; 3 + 3 takes 18 against 25, with stride 45 against 25.
  WindowDim three{kUnknown, 3, 1, 1, 0, 0, kUnknown}, two = three,
                                                      strided = three;
  two.kernel = two.stride = strided.stride = 2;
  constexpr int64_t c = 8;
  LinearShape conv{{three, three}, {1, c, c, false}};
  LinearShape conv2{{strided, strided}, {1, c, c, false}};
  LinearShape pool{{two, two}, {c, 1, 1, true}};
  EXPECT_EQ(chainCost({conv, pool}).macs, 36 * c * c + 4 * c);
  EXPECT_EQ(chainCost({pool, conv}).macs, 9 * c * c + 4 * c);
  EXPECT_EQ(chainCost({conv, conv}).macs, 18 * c * c);
  EXPECT_EQ(chainCost({conv, conv2}).macs, 45 * c * c);
  auto fused = [](const LinearShape &a, const LinearShape &b) {
    return macsPerPosition(composeShape(a, b)->shape);
  };
  EXPECT_EQ(fused(conv, pool), 16 * c * c);
  EXPECT_EQ(fused(pool, conv), 36 * c * c);
  EXPECT_EQ(fused(conv, conv), 25 * c * c);
  EXPECT_EQ(fused(conv, conv2), 25 * c * c);
}

TEST(LinearCost, outputPositions) {
  LinearShape shape{{{9, 3, 2, 1, 0, 0, kUnknown}, {5, 1, 1, 1, 0, 0, 4}}, {}};
  EXPECT_EQ(outputPositions(shape), 16);
  shape.derivedOutputs = false;
  EXPECT_EQ(outputPositions(shape), kUnknown);
  shape.window[0].outSize = 3;
  EXPECT_EQ(outputPositions(shape), 12);
}

TEST(LinearCost, doesNotOverflow) {
  LinearShape shape{{{kUnknown, 8192, 1, 1, 0, 0, kUnknown}},
                    {1, int64_t(1) << 31, int64_t(1) << 31, false}};
  EXPECT_EQ(macsPerPosition(shape), INT64_MAX);
  EXPECT_EQ(cost(shape, 1000).macs, INT64_MAX);
  EXPECT_EQ((cost(shape, 1) + cost(shape, 1)).macs, INT64_MAX);
}

TEST(LinearCost, boundsHold) {
  // The bounds against evaluation in float, for random real weights.
  Random random(13);
  double largestShare = 0.0;
  for (int trial = 0; trial < 500; ++trial) {
    LinearKernel kernel = random.kernel(random.uniform(1, 5), {12, 12}, 3);
    for (double &tap : kernel.taps)
      tap = float(random.uniform(-1000000, 1000000) / 3e5);
    kernel.scale = 1.0;
    Data data = random.data(kernel.inputs(), {12, 12});
    double largest = 0.0;
    for (double &value : data.values) {
      value = float(value / 3.0);
      largest = std::max(largest, std::abs(value));
    }
    Data exact = evaluate(kernel, data);
    Magnitude bound = propagate(kernel, {largest, 0.0}, std::ldexp(1.0, -24));
    const ChannelBlocks &blocks = kernel.shape.channels;
    int64_t taps = kernel.shape.taps();
    // The same sums in float, for the first position of every channel.
    for (int64_t c = 0; c < kernel.outputs(); ++c) {
      std::vector<int64_t> extents;
      for (const WindowDim &dim : kernel.shape.window)
        extents.push_back(dim.kernel);
      float total = 0.0f;
      for (int64_t t = 0; t < taps; ++t) {
        std::vector<int64_t> position = unravel(t, extents);
        for (size_t d = 0; d < extents.size(); ++d)
          position[d] = position[d] * kernel.shape.window[d].dilation -
                        kernel.shape.window[d].padLow;
        for (int64_t i = 0; i < blocks.in; ++i)
          total +=
              float(kernel.row(t, c)[i]) *
              float(data.at(c / blocks.out * blocks.in + i, position, 0.0));
      }
      if (kernel.hasBias())
        total += float(kernel.bias[c]);
      double value = exact.values[c * exact.positions()];
      ASSERT_LE(std::abs(value), bound.value);
      ASSERT_LE(std::abs(value - total), bound.error);
      largestShare = std::max(largestShare, std::abs(value) / bound.value);
    }
  }
  // The bound of the values is reached, nearly, by the small ones.
  EXPECT_GT(largestShare, 0.9);
}

TEST(LinearCost, boundsByHand) {
  // One tap and one input: three terms of 1/8 each, 3/8 / (1 - 3/8) = 0.6.
  LinearKernel kernel = identityKernel({4}, 1);
  Magnitude one = {1.0, 0.0};
  EXPECT_DOUBLE_EQ(propagate(kernel, one, 0.125).error, 0.6);
  EXPECT_EQ(propagate(kernel, one, 0.0).error, 0.0);
  // Roundings that may add up to the sum leave no bound, nor a negative one.
  EXPECT_TRUE(std::isinf(propagate(kernel, one, 1.0 / 3.0).error));
  EXPECT_TRUE(std::isinf(propagate(kernel, one, 0.5).error));
  // Sums of nothing are zero in any arithmetic.
  kernel.taps = {0.0};
  EXPECT_EQ(propagate(kernel, one, 0.5).error, 0.0);
}

TEST(LinearCost, integers) {
  // Ones of 2x2 after 127 of 3x3: weights to 508 (T22).
  WindowDim three{kUnknown, 3, 1, 1, 0, 0, kUnknown}, two = three;
  two.kernel = 2;
  LinearKernel conv = windowKernel({three, three}, 1, 127.0);
  LinearKernel sum = windowKernel({two, two}, 1, 1.0);
  OrDecline<LinearKernel> whole = compose(conv, sum);
  ASSERT_TRUE(whole);
  EXPECT_FALSE(checkIntegers(conv, 128, 8));
  ASSERT_TRUE(checkIntegers(*whole, 128, 8));
  EXPECT_EQ(checkIntegers(*whole, 128, 8)->condition, "T22");
  EXPECT_EQ(checkIntegers(*whole, 128, 8)->reason,
            "a weight of 254 does not fit 8 bits");
  EXPECT_FALSE(checkIntegers(*whole, 128, 16));
  // 4 * 9 * 127 = 4572 times 469703 is below 2^31, times 469704 is not.
  EXPECT_FALSE(checkIntegers(*whole, 469703, 16));
  EXPECT_TRUE(checkIntegers(*whole, 469704, 16));
  // Weights of -128 fit 8 bits, 128 do not; halves are not whole.
  EXPECT_FALSE(checkIntegers(scaled(sum, -128.0), 1, 8));
  EXPECT_TRUE(checkIntegers(scaled(sum, 128.0), 1, 8));
  EXPECT_TRUE(checkIntegers(scaled(sum, 0.5), 1, 8));
  sum.bias = {0.5};
  EXPECT_TRUE(checkIntegers(sum, 1, 8));
  sum.bias = {double(INT32_MAX) - 4};
  EXPECT_FALSE(checkIntegers(sum, 1, 8));
  EXPECT_TRUE(checkIntegers(sum, 2, 8));
}
