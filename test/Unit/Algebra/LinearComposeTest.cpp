//===- LinearComposeTest.cpp - One op equals two --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random geometries of every rank and channel structure, in small integers, so
// that equality is exact.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearCompose.h"
#include "LinearReference.h"

#include "gtest/gtest.h"

#include <map>
#include <thread>

using namespace ptc;
using namespace ptc::test;

/// The extents of the random data of each rank, small enough for loops.
static std::vector<int64_t> randomSizes(Random &random, int64_t rank) {
  std::vector<int64_t> sizes;
  for (int64_t d = 0; d < rank; ++d)
    sizes.push_back(random.uniform(3, rank == 1 ? 30 : rank == 2 ? 12 : 7));
  return sizes;
}

static int64_t maxKernel(int64_t rank) { return rank == 3 ? 2 : 3; }

TEST(LinearCompose, equalsTheChain) {
  Random random(1);
  int composed = 0, depthwise = 0, shared = 0, padded = 0;
  std::map<std::string, int> declined;
  for (int trial = 0; trial < 6000; ++trial) {
    int64_t rank = trial % 3 + 1;
    std::vector<int64_t> sizes = randomSizes(random, rank);
    LinearKernel first =
        random.kernel(random.uniform(1, 6), sizes, maxKernel(rank));
    LinearKernel second =
        random.kernel(first.outputs(), outExtents(first), maxKernel(rank));
    // Bias and padding together are mostly declined: half of them go without.
    if (random.coin())
      first.bias.clear();
    OrDecline<LinearKernel> whole = compose(first, second);
    if (!whole) {
      ++declined[whole.decline().condition.str()];
      continue;
    }
    ++composed;
    const ChannelBlocks &blocks = whole->shape.channels;
    depthwise += blocks.isDepthwise() && blocks.groups > 1;
    shared += blocks.shared;
    padded += second.shape.isPadded();
    Data data = random.data(first.inputs(), sizes);
    ASSERT_EQ(evaluate(*whole, data), evaluate(second, evaluate(first, data)))
        << describe(first) << "\n"
        << describe(second) << "\n"
        << describe(*whole);
  }
  EXPECT_GT(composed, 1500);
  EXPECT_GT(depthwise, 50);
  EXPECT_GT(shared, 50);
  EXPECT_GT(padded, 200);
  EXPECT_GT(declined["T14"], 500);
  EXPECT_GT(declined["T16"], 50);
  EXPECT_EQ(declined.size(), 2u);
}

TEST(LinearCompose, longChains) {
  Random random(2);
  int longest = 0;
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<int64_t> sizes = {random.uniform(8, 40)};
    Data data = random.data(random.uniform(1, 4), sizes);
    LinearKernel whole = identityKernel(sizes, data.channels);
    Data expected = data;
    for (int step = 0; step < 6; ++step) {
      LinearKernel next = random.kernel(expected.channels, expected.extents, 3);
      for (WindowDim &dim : next.shape.window) {
        dim.padLow = dim.padHigh = 0;
        dim.outSize = outputSize(dim);
      }
      if (next.shape.window[0].outSize < 1 || expected.channels > 12)
        break;
      OrDecline<LinearKernel> joined = compose(whole, next);
      ASSERT_TRUE(joined) << joined.decline().reason;
      whole = *joined;
      expected = evaluate(next, expected);
      ASSERT_EQ(evaluate(whole, data), expected) << describe(next);
      longest = std::max(longest, step + 1);
    }
  }
  EXPECT_EQ(longest, 6);
}

TEST(LinearCompose, identityIsNeutral) {
  Random random(3);
  for (int trial = 0; trial < 600; ++trial) {
    int64_t rank = trial % 3 + 1;
    std::vector<int64_t> sizes = randomSizes(random, rank);
    LinearKernel kernel =
        random.kernel(random.uniform(1, 6), sizes, maxKernel(rank));
    if (random.coin())
      kernel.padValue = random.numbers(kernel.inputs());
    LinearKernel before = identityKernel(sizes, kernel.inputs());
    LinearKernel after = identityKernel(outExtents(kernel), kernel.outputs());
    for (OrDecline<LinearKernel> same :
         {compose(before, kernel), compose(kernel, after)}) {
      ASSERT_TRUE(same) << same.decline().reason;
      EXPECT_EQ(same->shape.channels, kernel.shape.channels);
      Data data = random.data(kernel.inputs(), sizes);
      EXPECT_EQ(evaluate(*same, data), evaluate(kernel, data))
          << describe(kernel);
    }
  }
}

TEST(LinearCompose, paddingByTheBias) {
  // A value between the ops that is padded with the bias of the first one, or
  // with what the first one makes of its own padding.
  Random random(4);
  int composed = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<int64_t> sizes = randomSizes(random, 1);
    LinearKernel first = random.kernel(random.uniform(1, 4), sizes, 2);
    if (random.coin())
      first.padValue = random.numbers(first.inputs());
    LinearKernel second = random.kernel(first.outputs(), outExtents(first), 3);
    second.padValue = response(first, first.padValue);
    OrDecline<LinearKernel> whole = compose(first, second);
    if (!whole) {
      EXPECT_EQ(whole.decline().condition, "T14");
      continue;
    }
    composed +=
        second.shape.isPadded() && (first.hasBias() || !first.padValue.empty());
    Data data = random.data(first.inputs(), sizes);
    ASSERT_EQ(evaluate(*whole, data), evaluate(second, evaluate(first, data)))
        << describe(first) << "\n"
        << describe(second);
    if (first.hasBias() && second.shape.window[0].padLow > 0) {
      LinearKernel zeros = second;
      zeros.padValue.clear();
      OrDecline<LinearKernel> none = compose(first, zeros);
      bool biasStays = response(first, first.padValue) ==
                       std::vector<double>(first.outputs(), 0.0);
      EXPECT_TRUE(biasStays || (!none && none.decline().condition == "T16"));
    }
  }
  EXPECT_GT(composed, 300);
}

TEST(LinearCompose, unknownExtents) {
  // What is composed without knowing the extents holds for all of them.
  Random random(5);
  int composed = 0, unknown = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    LinearKernel first = random.kernel(2, {30}, 3);
    LinearKernel second = random.kernel(first.outputs(), {30}, 3);
    first.bias.clear();
    for (LinearKernel *kernel : {&first, &second})
      kernel->shape.window[0].size = kernel->shape.window[0].outSize = kUnknown;
    OrDecline<LinearKernel> whole = compose(first, second);
    if (!whole) {
      unknown += whole.decline().condition == "T24";
      continue;
    }
    ++composed;
    for (int64_t size = 1; size < 24; ++size) {
      WindowDim a = first.shape.window[0], b = second.shape.window[0];
      a.size = size;
      if ((b.size = outputSize(a)) < 1 || outputSize(b) < 1)
        continue;
      Data data = random.data(2, {size});
      ASSERT_EQ(evaluate(*whole, data), evaluate(second, evaluate(first, data)))
          << size << describe(first) << "\n"
          << describe(second);
    }
    // The same ops where the program leaves a part of the input unread.
    first.shape.derivedOutputs = false;
    OrDecline<LinearKernel> chosen = compose(first, second);
    EXPECT_EQ(bool(chosen), second.shape.window[0].padHigh == 0);
    EXPECT_TRUE(whole->shape.derivedOutputs);
    EXPECT_FALSE(chosen && chosen->shape.derivedOutputs);
  }
  EXPECT_GT(composed, 500);
  EXPECT_GT(unknown, 100);
}

TEST(LinearAdd, equalsTheSum) {
  Random random(6);
  int added = 0, declined = 0;
  for (int trial = 0; trial < 6000; ++trial) {
    int64_t rank = trial % 3 + 1;
    std::vector<int64_t> sizes = randomSizes(random, rank);
    int64_t inputs = random.uniform(1, 6);
    LinearKernel left = random.kernel(inputs, sizes, maxKernel(rank));
    LinearKernel right = random.kernel(inputs, sizes, maxKernel(rank));
    // Make them fit more often than by chance.
    for (int64_t d = 0; d < rank; ++d) {
      WindowDim &a = left.shape.window[d], &b = right.shape.window[d];
      b.stride = a.stride;
      int64_t need = (a.outSize - 1) * b.stride + windowSpan(b);
      if (random.uniform(0, 4)) {
        b.padHigh = std::max<int64_t>(0, need - b.size - b.padLow);
        b.outSize = a.outSize;
      } else if ((b.outSize = outputSize(b)) < 1) {
        b = a;
      }
    }
    OrDecline<LinearKernel> joined = add(left, right);
    if (!joined) {
      EXPECT_EQ(joined.decline().condition, "T15");
      EXPECT_TRUE(left.outputs() != right.outputs() ||
                  outExtents(left) != outExtents(right));
      ++declined;
      continue;
    }
    ++added;
    Data data = random.data(inputs, sizes);
    ASSERT_EQ(evaluate(*joined, data),
              sum(evaluate(left, data), evaluate(right, data)))
        << describe(left) << "\n"
        << describe(right) << "\n"
        << describe(*joined);
    OrDecline<LinearKernel> nothing = add(left, scaled(left, -1.0));
    ASSERT_TRUE(nothing);
    for (double tap : nothing->taps)
      ASSERT_EQ(tap, 0.0);
    EXPECT_FALSE(nothing->hasBias());
  }
  EXPECT_GT(added, 1000);
  EXPECT_GT(declined, 1000);
}

TEST(LinearAdd, unknownExtents) {
  // A block of 3x3, 1x1 and identity, for every size.
  Random random(8);
  WindowDim three{kUnknown, 3, 1, 1, 1, 1, kUnknown}, one = three;
  one.kernel = 1;
  one.padLow = one.padHigh = 0;
  ChannelBlocks dense{1, 3, 3, false};
  LinearKernel wide = random.fill({{three, three}, dense});
  LinearKernel narrow = random.fill({{one, one}, dense});
  LinearKernel same = identityKernel({kUnknown, kUnknown}, 3);
  OrDecline<LinearKernel> block = add(wide, narrow);
  ASSERT_TRUE(block) << block.decline().reason;
  block = add(*block, same);
  ASSERT_TRUE(block) << block.decline().reason;
  EXPECT_EQ(block->shape.taps(), 9);
  for (int64_t size = 1; size < 6; ++size) {
    Data data = random.data(3, {size, size + 1});
    EXPECT_EQ(evaluate(*block, data),
              sum(sum(evaluate(wide, data), evaluate(narrow, data)), data));
  }
}

TEST(LinearAdd, paddingOfOneValue) {
  Random random(9);
  WindowDim dim{7, 3, 1, 1, 1, 1, 7};
  LinearKernel left = random.fill({{dim}, {1, 2, 2, false}});
  LinearKernel right = left;
  left.padValue = {1, 2};
  OrDecline<LinearKernel> joined = add(left, right);
  ASSERT_FALSE(joined);
  EXPECT_EQ(joined.decline().condition, "T14");
  right.padValue = {1, 2};
  // An op that does not pad takes the padding of the other.
  LinearKernel same = identityKernel({7}, 2);
  Data data = random.data(2, {7});
  for (const LinearKernel &other : {right, same}) {
    joined = add(left, other);
    ASSERT_TRUE(joined);
    EXPECT_EQ(evaluate(*joined, data),
              sum(evaluate(left, data), evaluate(other, data)));
    joined = add(other, left);
    ASSERT_TRUE(joined);
    EXPECT_EQ(evaluate(*joined, data),
              sum(evaluate(left, data), evaluate(other, data)));
  }
}

TEST(LinearAdd, residualStaysDepthwise) {
  LinearKernel window = windowKernel({{8, 3, 1, 2, 2, 2, 8}}, 4, 1.0 / 3);
  OrDecline<LinearKernel> joined = add(window, identityKernel({8}, 4));
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->shape.channels, (ChannelBlocks{4, 1, 1, true}));
  // The dilated window keeps its dilation, and the identity hits its centre.
  EXPECT_EQ(joined->shape.window[0].kernel, 3);
  EXPECT_EQ(joined->shape.window[0].dilation, 2);
}

TEST(LinearCompose, threadsDoNotDisturbEachOther) {
  // Libraries of matrix products may share buffers between callers: OpenBLAS
  // 0.3.21 does where it was built without threads.
  std::vector<int> wrong(16, 0);
  std::vector<std::thread> threads;
  for (size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&wrong, t] {
      for (int64_t i = 0; i < 3000; ++i) {
        int64_t channels = 8 + (i * 7 + t) % 60;
        LinearKernel first = identityKernel({1}, 1);
        first.shape.channels = {1, channels, channels, false};
        first.taps.assign(channels * channels, 1.0);
        LinearKernel second = first;
        second.taps.assign(channels * channels, t + 1.0);
        OrDecline<LinearKernel> whole = compose(first, second);
        for (double tap : whole->taps)
          wrong[t] += tap != double(channels * (t + 1));
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(wrong, std::vector<int>(16, 0));
}
