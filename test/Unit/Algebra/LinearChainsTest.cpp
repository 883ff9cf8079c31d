//===- LinearChainsTest.cpp - Known chains, and bad ones ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The chains that the algebra was made for, with the sizes and costs that are
// known of them, and what must not crash or allocate without bounds.
//
//===----------------------------------------------------------------------===//

#include "LinearReference.h"
#include "PoolToConv/Algebra/LinearCost.h"
#include "PoolToConv/Algebra/LinearFactor.h"
#include "PoolToConv/Algebra/LinearStructure.h"

#include "gtest/gtest.h"

#include <limits>

using namespace ptc;
using namespace ptc::test;

/// A k x k op without padding on maps of `size`, known or not.
static LinearKernel square(Random &random, int64_t kernel, int64_t stride,
                           int64_t dilation, ChannelBlocks channels) {
  WindowDim dim{kUnknown, kernel, stride, dilation, 0, 0, kUnknown};
  LinearKernel result = random.fill({{dim, dim}, channels});
  result.scale = 1.0;
  return result;
}

static LinearKernel average(int64_t extent, int64_t channels) {
  WindowDim dim{kUnknown, extent, extent, 1, 0, 0, kUnknown};
  return windowKernel({dim, dim}, channels, 1.0 / double(extent * extent));
}

static LinearKernel chain(const std::vector<LinearKernel> &ops) {
  LinearKernel whole = ops[0];
  for (size_t i = 1; i < ops.size(); ++i) {
    OrDecline<LinearKernel> next = compose(whole, ops[i]);
    EXPECT_TRUE(next) << next.decline().reason;
    if (next)
      whole = *next;
  }
  return whole;
}

static Data runAll(const std::vector<LinearKernel> &ops, Data data) {
  for (const LinearKernel &op : ops)
    data = evaluate(op, data);
  return data;
}

static void expectWindow(const LinearKernel &kernel, int64_t taps,
                         int64_t stride) {
  for (const WindowDim &dim : kernel.shape.window) {
    EXPECT_EQ(dim.kernel, taps);
    EXPECT_EQ(dim.stride, stride);
    EXPECT_EQ(dim.dilation, 1);
  }
}

TEST(LinearChains, sizes) {
  Random random(41);
  ChannelBlocks one;
  auto conv = [&] { return square(random, 3, 1, 1, one); };
  LinearKernel pool = average(2, 1);
  expectWindow(chain({conv(), conv()}), 5, 1);
  expectWindow(chain({conv(), pool, conv()}), 8, 2);
  expectWindow(chain({conv(), pool, conv(), pool, conv()}), 18, 4);

  std::vector<LinearKernel> five = {conv(), pool,   conv(), pool,  conv(),
                                    pool,   conv(), pool,   conv()};
  LinearKernel whole = chain(five);
  expectWindow(whole, 78, 16);
  Data data = random.data(1, {94, 94});
  EXPECT_EQ(evaluate(whole, data), runAll(five, data));

  // Five convolutions of which four have stride 2: 3, 7, 15, 31, then 63.
  std::vector<LinearKernel> strided;
  for (int i = 0; i < 5; ++i)
    strided.push_back(square(random, 3, i < 4 ? 2 : 1, 1, one));
  whole = chain(strided);
  expectWindow(whole, 63, 16);
  EXPECT_EQ(evaluate(whole, data), runAll(strided, data));
}

TEST(LinearChains, poolsComeOutAgain) {
  // conv3 avg2 conv3 avg2 conv3 == 15x15 then average 4x4 / 4.
  Random random(42);
  ChannelBlocks one;
  std::vector<LinearKernel> ops;
  for (int i = 0; i < 5; ++i)
    ops.push_back(i % 2 ? average(2, 1) : square(random, 3, 1, 1, one));
  LinearKernel whole = chain(ops);
  std::optional<WindowDivision> division = divideByWindow(whole, {4, 4});
  ASSERT_TRUE(division);
  EXPECT_TRUE(division->exact);
  expectWindow(division->quotient, 15, 1);
  LinearPair pair = splitWindow(whole, *division);
  Data data = random.data(1, {30, 30});
  EXPECT_EQ(runAll({pair.first, pair.second}, data), runAll(ops, data));
  // The last convolution alone, behind a window: dilated before it.
  OrDecline<LinearPair> moved = convBeforeWindow(ops[3], ops[4]);
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->first.shape.window[0].dilation, 2);
  EXPECT_EQ(moved->first.shape.window[0].kernel, 3);
}

TEST(LinearChains, dilationDoublings) {
  // 9 taps, dense as 5, 9, 17 and 33.
  Random random(43);
  for (int64_t dilation : {2, 4, 8, 16}) {
    LinearKernel sparse = square(random, 3, 1, dilation, ChannelBlocks());
    sparse.taps = {1, 2, 1, 2, 4, 2, 1, 2, 1};
    int64_t span = 2 * dilation + 1;
    LinearKernel dense = square(random, span, 1, 1, ChannelBlocks());
    dense.taps.assign(span * span, 0.0);
    for (int64_t i = 0; i < 9; ++i)
      dense.taps[(i / 3 * span + i % 3) * dilation] = sparse.taps[i];
    for (LinearKernel *kernel : {&sparse, &dense})
      for (WindowDim &dim : kernel->shape.window) {
        dim.size = 40;
        dim.outSize = outputSize(dim);
      }
    LinearKernel tight = tightenWindow(dense);
    EXPECT_EQ(tight.taps, sparse.taps);
    EXPECT_EQ(tight.shape.window[0].dilation, dilation);
  }
}

TEST(LinearChains, blocksAreNeverExpanded) {
  Random random(44);
  auto weights = [&](ChannelBlocks first, ChannelBlocks second) {
    return chain({square(random, 3, 1, 2, first),
                  square(random, 3, 1, 2, second)})
        .shape;
  };
  ChannelBlocks depthwise{64, 1, 1, false}, dense{1, 64, 32, false};
  LinearShape shape = weights(depthwise, depthwise);
  EXPECT_EQ(shape.channels, depthwise);
  EXPECT_EQ(shape.taps(), 25);
  EXPECT_EQ(shape.window[0].dilation, 2);
  EXPECT_EQ(weights(depthwise, dense).channels, dense);
  EXPECT_EQ(weights({4, 16, 16, false}, {8, 8, 8, false}).channels,
            (ChannelBlocks{4, 16, 16, false}));
  // A window on 2^20 channels is 9 weights, and two of them are 81.
  LinearKernel many = average(3, int64_t(1) << 20);
  EXPECT_EQ(chain({many, many}).taps.size(), 81u);
}

TEST(LinearChains, absurdSizesAreDeclined) {
  constexpr int64_t huge = int64_t(1) << 60;
  auto condition = [](const LinearShape &shape) {
    std::optional<Decline> decline = checkShape(shape);
    return decline ? decline->condition.str() : std::string();
  };
  auto with = [](WindowDim dim, ChannelBlocks channels = {}) {
    return LinearShape{{dim}, channels};
  };
  WindowDim good{kUnknown, 3, 1, 1, 0, 0, kUnknown};
  EXPECT_EQ(condition(with(good)), "");
  auto change = [&](int64_t WindowDim::*field, int64_t value) {
    WindowDim dim = good;
    dim.*field = value;
    return condition(with(dim));
  };
  EXPECT_EQ(change(&WindowDim::kernel, kUnknown), "T24");
  for (auto field :
       {&WindowDim::kernel, &WindowDim::stride, &WindowDim::dilation,
        &WindowDim::padLow, &WindowDim::padHigh, &WindowDim::size}) {
    EXPECT_EQ(change(field, huge * 4), "T28");
    EXPECT_EQ(change(field, -1), "T28");
  }
  EXPECT_EQ(change(&WindowDim::kernel, 8193), "T28");
  EXPECT_EQ(change(&WindowDim::stride, 8193), "T28");
  EXPECT_EQ(change(&WindowDim::dilation, 2731), "T28");
  EXPECT_EQ(change(&WindowDim::dilation, 2730), "");
  EXPECT_EQ(change(&WindowDim::size, 2), "T28");
  WindowDim tooMany{8, 3, 1, 1, 0, 0, 7};
  EXPECT_EQ(condition(with(tooMany)), "T28");
  for (ChannelBlocks channels :
       {ChannelBlocks{huge, huge, 1, false},
        ChannelBlocks{1, huge, huge, false}, ChannelBlocks{huge, 1, 1, true},
        ChannelBlocks{1, 1 << 20, 1 << 20, false}})
    EXPECT_EQ(condition(with(good, channels)), "T28");
  EXPECT_EQ(condition(with(good, {0, 1, 1, false})), "T27");
  EXPECT_EQ(condition(LinearShape{}), "T27");
  EXPECT_EQ(condition(LinearShape{{good, good, good, good}, {}}), "T27");
}

TEST(LinearChains, whatCannotBeComposed) {
  Random random(45);
  auto why = [](const OrDecline<LinearKernel> &result) {
    return result ? std::string() : result.decline().condition.str();
  };
  LinearKernel conv = square(random, 3, 1, 1, {1, 2, 2, false});
  LinearKernel other = square(random, 3, 1, 1, {1, 3, 2, false});
  EXPECT_EQ(why(compose(conv, other)), "T15");
  EXPECT_EQ(why(add(conv, other)), "T15");
  EXPECT_EQ(why(compose(conv, identityKernel({kUnknown}, 2))), "T15");
  EXPECT_EQ(why(add(conv, identityKernel({kUnknown}, 2))), "T15");
  // Unknown extents that would differ: 3 taps without padding, and one.
  EXPECT_EQ(why(add(conv, identityKernel({kUnknown, kUnknown}, 2))), "T24");
  LinearKernel sized = conv, next = conv;
  for (WindowDim &dim : sized.shape.window)
    dim.size = 9, dim.outSize = 7;
  for (WindowDim &dim : next.shape.window)
    dim.size = 8, dim.outSize = 6;
  EXPECT_EQ(why(compose(sized, next)), "T15");
  EXPECT_EQ(why(add(sized, next)), "T15");

  LinearKernel bad = conv;
  bad.taps[3] = std::numeric_limits<double>::infinity();
  EXPECT_EQ(why(compose(bad, conv)), "T23");
  EXPECT_EQ(why(add(conv, bad)), "T23");
  bad = conv;
  bad.taps.pop_back();
  EXPECT_EQ(why(compose(conv, bad)), "T25");
  bad = conv;
  bad.bias = {1};
  EXPECT_EQ(why(compose(bad, conv)), "T16");
  bad = conv;
  bad.padValue = {1};
  EXPECT_EQ(why(compose(bad, conv)), "T14");
  // Finite numbers whose product is not.
  EXPECT_EQ(why(compose(scaled(conv, 1e200), scaled(conv, 1e200))), "T23");

  // 4000 + 5000 taps exceed the limit, and so does the work of large filters.
  WindowDim wide{kUnknown, 5000, 1, 1, 0, 0, kUnknown};
  LinearKernel row = windowKernel({wide}, 1, 1.0);
  EXPECT_EQ(why(compose(row, row)), "T28");
  wide.kernel = 1;
  wide.stride = 100;
  row = windowKernel({wide}, 1, 1.0);
  EXPECT_EQ(why(compose(row, row)), "T28");
  LinearLimits little;
  little.maxProducts = 81 * 8 - 1;
  EXPECT_EQ(why(compose(conv, conv, little)), "T28");
  little.maxProducts = 81 * 8;
  EXPECT_EQ(why(compose(conv, conv, little)), "");
  little.maxWeights = 99;
  EXPECT_EQ(why(compose(conv, conv, little)), "T28");
  EXPECT_EQ(why(add(conv, square(random, 6, 1, 1, {1, 2, 2, false}), little)),
            "T28");
}
