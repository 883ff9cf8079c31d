//===- LinearSplitTest.cpp - What composing hid is found again ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearSplit.h"

#include "LinearReference.h"
#include "gtest/gtest.h"

#include <cmath>
#include <iostream>

using namespace ptc;
using namespace ptc::test;

namespace {

/// A random op of `kernel` taps in each of two dimensions, with nonzero
/// numbers.
LinearKernel op(Random &random, const std::vector<int64_t> &sizes,
                const std::vector<int64_t> &kernel, ChannelBlocks channels,
                int64_t stride = 1, int64_t dilation = 1) {
  LinearShape shape;
  for (size_t d = 0; d < sizes.size(); ++d) {
    WindowDim dim;
    dim.size = sizes[d];
    dim.kernel = kernel[d];
    dim.stride = stride;
    dim.dilation = kernel[d] > 1 ? dilation : 1;
    dim.outSize = outputSize(dim);
    shape.window.push_back(dim);
  }
  shape.channels = channels;
  LinearKernel result = random.fill(shape);
  result.bias.clear();
  result.scale = 1.0;
  for (double &tap : result.taps)
    tap = double(random.coin() ? random.uniform(1, 4) : random.uniform(-4, -1));
  return result;
}

LinearKernel average(const std::vector<int64_t> &sizes, int64_t extent,
                     int64_t channels) {
  std::vector<WindowDim> window;
  for (int64_t size : sizes) {
    WindowDim dim;
    dim.size = size;
    dim.kernel = dim.stride = extent;
    dim.outSize = outputSize(dim);
    window.push_back(dim);
  }
  return windowKernel(window, channels, 1.0 / double(extent * extent));
}

LinearKernel composed(const std::vector<LinearKernel> &ops) {
  LinearKernel whole = ops.front();
  for (size_t i = 1; i < ops.size(); ++i) {
    OrDecline<LinearKernel> next = compose(whole, ops[i]);
    EXPECT_TRUE(next);
    if (next)
      whole = std::move(*next);
  }
  return whole;
}

LinearCost costOf(const std::vector<LinearKernel> &ops) {
  std::vector<LinearShape> shapes;
  for (const LinearKernel &op : ops)
    shapes.push_back(op.shape);
  return chainCost(shapes);
}

/// Runs the ops one after the other.
Data run(const std::vector<LinearKernel> &ops, Data data) {
  for (const LinearKernel &op : ops)
    data = evaluate(op, data);
  return data;
}

/// Expects that `split` computes what `kernel` does.
void expectEqual(Random &random, const LinearKernel &kernel,
                 const LinearSplit &split) {
  std::vector<int64_t> sizes;
  for (const WindowDim &dim : kernel.shape.window)
    sizes.push_back(dim.size);
  Data data = random.data(kernel.inputs(), sizes);
  Data expected = evaluate(kernel, data), found = run(split.ops, data);
  ASSERT_EQ(found.extents, expected.extents) << describe(kernel);
  ASSERT_EQ(found.channels, expected.channels);
  for (size_t i = 0; i < expected.values.size(); ++i)
    ASSERT_NEAR(found.values[i], expected.values[i],
                1e-9 * (1 + std::abs(expected.values[i])))
        << describe(kernel);
}

using Chain = std::vector<LinearKernel>;

/// Chains of one kind, and the objective under which they are cheaper than
/// what they compose to.
struct Kind {
  const char *name;
  Objective objective;
  Chain (*make)(Random &);
};

std::vector<int64_t> sizes(Random &random) {
  return {random.uniform(16, 24), random.uniform(16, 24)};
}

const Kind kKinds[] = {
    {"dilation", Objective::Macs,
     [](Random &r) {
       // Written as a dense filter: by a window of one tap that is composed.
       LinearKernel a = op(r, sizes(r), {3, 3}, {1, 2, 2}, 1, 2);
       return Chain{a};
     }},
    {"2x2 average, conv", Objective::Macs,
     [](Random &r) {
       auto s = sizes(r);
       LinearKernel pool = average(s, 2, 2);
       LinearKernel conv = op(r, outExtents(pool), {3, 3}, {1, 2, 3});
       return Chain{pool, conv};
     }},
    {"1x1 conv, depthwise 3x3", Objective::Macs,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {1, 1}, {1, 4, 5});
       return Chain{a, op(r, outExtents(a), {3, 3}, {5, 1, 1})};
     }},
    {"depthwise 3x3, 1x1 conv", Objective::Macs,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {3, 3}, {4, 1, 1});
       return Chain{a, op(r, outExtents(a), {1, 1}, {1, 4, 5})};
     }},
    {"separable depthwise", Objective::Macs,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {5, 1}, {3, 1, 1});
       return Chain{a, op(r, outExtents(a), {1, 5}, {3, 1, 1})};
     }},
    {"1-D split, one channel between", Objective::Macs,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {3, 1}, {1, 3, 1});
       return Chain{a, op(r, outExtents(a), {1, 3}, {1, 1, 3})};
     }},
    {"3x3 to few channels, then 1x1", Objective::Macs,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {3, 3}, {1, 6, 2});
       return Chain{a, op(r, outExtents(a), {1, 1}, {1, 2, 6})};
     }},
    {"1x1 to few channels, then 3x3", Objective::Macs,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {1, 1}, {1, 6, 2});
       return Chain{a, op(r, outExtents(a), {3, 3}, {1, 2, 6})};
     }},
    {"conv, 2x2 average", Objective::Params,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {3, 3}, {1, 2, 2});
       return Chain{a, average(outExtents(a), 2, 2)};
     }},
    {"conv, 2x2 average, conv", Objective::Params,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {3, 3}, {1, 1, 1});
       LinearKernel pool = average(outExtents(a), 2, 1);
       return Chain{a, pool, op(r, outExtents(pool), {3, 3}, {1, 1, 1})};
     }},
    {"two depthwise 3x3", Objective::Macs,
     [](Random &r) {
       LinearKernel a = op(r, sizes(r), {3, 3}, {2, 1, 1});
       return Chain{a, op(r, outExtents(a), {3, 3}, {2, 1, 1})};
     }},
};

} // namespace

TEST(LinearSplit, roundTrip) {
  // Random fillings of each kind: the split computes the same, and how often it
  // costs as little as the chain that was composed is what is reported.
  Random random(71);
  constexpr int trials = 15;
  int allFound = 0, all = 0;
  for (const Kind &kind : kKinds) {
    int found = 0;
    for (int trial = 0; trial < trials; ++trial) {
      Chain chain = kind.make(random);
      LinearKernel whole = composed(chain);
      SplitOptions options;
      options.objective = kind.objective;
      if (chain.size() == 1) {
        // The dilation is hidden by writing the zeros out.
        WindowDim unit;
        LinearShape shape = whole.shape;
        for (WindowDim &dim : shape.window) {
          dim.kernel = (dim.kernel - 1) * dim.dilation + 1;
          dim.dilation = 1;
        }
        LinearKernel zeros = whole;
        zeros.shape = shape;
        zeros.taps.assign(shape.weights(), 0.0);
        zeros.bias.clear();
        whole = *add(zeros, whole);
      }
      std::optional<LinearSplit> split = splitLinear(whole, options);
      LinearCost goal = costOf(chain), reached = costOf({whole});
      if (split) {
        expectEqual(random, whole, *split);
        EXPECT_TRUE(split->exact);
        EXPECT_EQ(split->maxError, 0.0);
        EXPECT_TRUE(isCheaper(split->after, split->before, kind.objective));
        reached = split->after;
      }
      found += !isCheaper(goal, reached, kind.objective);
    }
    std::cout << "round trip: " << kind.name << ": " << found << " of "
              << trials << "\n";
    allFound += found;
    all += trials;
  }
  std::cout << "round trip: all: " << allFound << " of " << all << "\n";
  // docs/FactorLinearConvs.md has the figures. Least squares may round
  // differently elsewhere.
  EXPECT_GE(allFound, 150);
}

TEST(LinearSplit, declinesWhatHasNoStructure) {
  Random random(72);
  for (int trial = 0; trial < 50; ++trial) {
    LinearKernel kernel = op(random, sizes(random), {3, 3}, {1, 3, 3});
    // Random numbers of many bits have full rank and no window.
    for (double &tap : kernel.taps)
      tap = double(random.uniform(-1000003, 1000003)) / 1048576.0;
    EXPECT_FALSE(splitLinear(kernel)) << describe(kernel);
  }
}

TEST(LinearSplit, identityGoes) {
  LinearKernel identity = identityKernel({8, 8}, 4);
  std::optional<LinearSplit> split =
      splitLinear(withBlocks(identity, {1, 4, 4, false}));
  ASSERT_TRUE(split);
  EXPECT_TRUE(split->ops.empty());
  EXPECT_EQ(split->after.macs, 0);
}

TEST(LinearSplit, toleranceBoundsTheError) {
  // A 5x5 filter near a product of two 3x3, and one of rank near one.
  Random random(73);
  for (int trial = 0; trial < 20; ++trial) {
    LinearKernel rows = op(random, {12, 12}, {5, 1}, {1, 1, 1});
    LinearKernel columns = op(random, outExtents(rows), {1, 5}, {1, 1, 1});
    LinearKernel whole = composed({rows, columns});
    for (double &tap : whole.taps)
      tap += double(random.uniform(-100, 100)) * 1e-5;
    EXPECT_FALSE(splitLinear(whole));
    SplitOptions options;
    options.factor.tolerance = 0.01;
    std::optional<LinearSplit> split = splitLinear(whole, options);
    ASSERT_TRUE(split);
    EXPECT_FALSE(split->exact);
    EXPECT_GT(split->maxError, 0.0);
    EXPECT_LE(split->maxError, 0.01);
    EXPECT_LE(split->maxError, split->frobeniusError);
    EXPECT_LE(split->frobeniusError, split->outputError);
    // The output bound holds.
    Data data = random.data(1, {12, 12});
    double largest = 0;
    for (double value : data.values)
      largest = std::max(largest, std::abs(value));
    Data expected = evaluate(whole, data), found = run(split->ops, data);
    for (size_t i = 0; i < expected.values.size(); ++i)
      EXPECT_LE(std::abs(expected.values[i] - found.values[i]),
                split->outputError * largest + 1e-9);
  }
}

TEST(LinearSplit, respectsWhatCanBeBuilt) {
  Random random(74);
  LinearKernel a = op(random, {12, 12}, {3, 3}, {4, 1, 1});
  LinearKernel whole =
      composed({a, op(random, outExtents(a), {1, 1}, {1, 4, 5})});
  std::optional<LinearSplit> split = splitLinear(whole);
  ASSERT_TRUE(split);
  EXPECT_EQ(split->structures, std::vector<std::string>{"depthwise-separable"});
  // Without depthwise convolutions, the next best is a full one.
  split = splitLinear(whole, {}, [](const LinearKernel &op, bool) {
    return op.shape.channels.groups == 1;
  });
  ASSERT_TRUE(split);
  EXPECT_EQ(split->structures, std::vector<std::string>{"low rank 4"});
  expectEqual(random, whole, *split);
  // One op that reads what an op gives is one too many.
  EXPECT_FALSE(splitLinear(
      whole, {}, [](const LinearKernel &, bool isFirst) { return isFirst; }));
}

TEST(LinearSplit, equalTapsInOtherWindows) {
  // Split by columns first and by rows first, this filter has a part of the
  // same taps, once as 1 x 5 and once as 5 x 1.
  LinearKernel whole = identityKernel({kUnknown, kUnknown}, 1);
  for (WindowDim &dim : whole.shape.window)
    dim.kernel = 5;
  // lines * mixed * lines^T.
  const double lines[5][2] = {{2, 0}, {-1, -1}, {-1, 1}, {0, 0}, {-2, 0}};
  const double mixed[2][2] = {{0, -1}, {1, 0}};
  whole.taps.clear();
  for (const auto &row : lines)
    for (const auto &column : lines) {
      double tap = 0;
      for (int i : {0, 1})
        for (int j : {0, 1})
          tap += row[i] * mixed[i][j] * column[j];
      whole.taps.push_back(tap);
    }
  auto noColumnsFirst = [](const LinearKernel &op, bool isFirst) {
    const std::vector<WindowDim> &window = op.shape.window;
    return !isFirst || window[0].kernel == 1 || window[1].kernel > 1;
  };
  std::optional<LinearSplit> split = splitLinear(whole, {}, noColumnsFirst);
  ASSERT_TRUE(split);
  EXPECT_EQ(split->structures.front(), "1-D split of rank 2");
  Random random(76);
  Data data = random.data(1, {9, 9});
  EXPECT_EQ(run(split->ops, data), evaluate(whole, data));
}
