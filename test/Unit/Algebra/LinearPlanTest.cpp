//===- LinearPlanTest.cpp - Plans against brute force ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearPlan.h"

#include "LinearReference.h"
#include "gtest/gtest.h"

#include <limits>

using namespace ptc;
using namespace ptc::test;

namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// A chain of up to `maxOps` ops: convolutions, pointwise ones, pools that
/// store nothing, depthwise ones and paddings.
std::vector<ChainOp> randomChain(Random &random, unsigned maxOps) {
  std::vector<ChainOp> chain;
  int64_t channels = random.uniform(1, 4), size = random.uniform(9, 40);
  unsigned ops = random.uniform(1, maxOps);
  while (chain.size() < ops) {
    ChainOp op;
    WindowDim dim;
    dim.size = size;
    dim.kernel = random.uniform(1, 4);
    bool isPool = random.uniform(0, 3) == 0;
    dim.stride = isPool ? dim.kernel : random.uniform(1, 2);
    if (!isPool && random.uniform(0, 3) == 0)
      dim.padLow = dim.padHigh = random.uniform(0, 1);
    if (!fits(dim))
      break;
    dim.outSize = outputSize(dim);
    op.shape.window = {dim};
    op.shape.channels = isPool || random.uniform(0, 4) == 0
                            ? ChannelBlocks{channels, 1, 1, isPool}
                            : ChannelBlocks{1, channels, random.uniform(1, 6)};
    op.cost = cost(op.shape, 1);
    if (isPool)
      op.cost.parameters = 0;
    channels = op.shape.channels.outputs();
    size = dim.outSize;
    chain.push_back(op);
  }
  return chain;
}

LinearCost standing(const ChainOp &op) {
  LinearCost cost = op.cost;
  cost.macs *= outputPositions(op.shape);
  return cost;
}

/// All costs that the ops [begin, end) can have as one part.
std::vector<LinearCost> costsOfRun(const std::vector<ChainOp> &chain,
                                   size_t begin, size_t end,
                                   const PlanOptions &options) {
  if (end == begin + 1)
    return {standing(chain[begin])};
  std::vector<LinearCost> costs;
  LinearCost replaced;
  LinearShape front = chain[begin].shape;
  for (size_t i = begin; i < end; ++i)
    replaced = replaced + standing(chain[i]);
  for (size_t i = begin + 1; i + 1 < end; ++i) {
    auto composed = composeShape(front, chain[i].shape);
    if (!composed)
      return {};
    front = composed->shape;
  }
  auto add = [&](LinearCost cost) {
    if (options.maxWeightGrowth == kNoLimit ||
        cost.parameters <= replaced.parameters * options.maxWeightGrowth)
      costs.push_back(cost);
  };
  const ChainOp &last = chain[end - 1];
  if (auto composed = composeShape(front, last.shape))
    add(cost(composed->shape, outputPositions(composed->shape)));
  if (last.shape.channels.isDepthwise() &&
      (last.shape.channels.shared || last.shape.channels.groups == 1))
    if (auto pair = windowBeforeConv(front, last.shape)) {
      LinearCost window = last.cost;
      int64_t outputs = last.shape.channels.outputs();
      int64_t inputs = front.channels.inputs();
      window.macs =
          window.macs / outputs * inputs * outputPositions(pair->first);
      window.parameters = window.parameters / outputs * inputs;
      LinearCost both =
          window + cost(pair->second, outputPositions(pair->second));
      if (isCheaper(both, replaced, options.objective))
        add(both);
    }
  return costs;
}

/// The cheapest cost over all ways to cut the chain from `begin` on.
LinearCost bruteForce(const std::vector<ChainOp> &chain, size_t begin,
                      const PlanOptions &options) {
  if (begin == chain.size())
    return {};
  std::optional<LinearCost> best;
  for (size_t end = begin + 1; end <= chain.size(); ++end)
    for (const LinearCost &part : costsOfRun(chain, begin, end, options)) {
      LinearCost whole = part + bruteForce(chain, end, options);
      if (!best || isCheaper(whole, *best, options.objective))
        best = whole;
    }
  return *best;
}

TEST(LinearPlanTest, PlansAreTheCheapestOfAllSplits) {
  Random random(7);
  int changed[3] = {}, windowsFirst = 0;
  for (int trial = 0; trial < 1500; ++trial) {
    std::vector<ChainOp> chain = randomChain(random, 8);
    for (Objective objective :
         {Objective::Macs, Objective::Params, Objective::Convs})
      for (double growth : {1.0, 2.5, kNoLimit}) {
        PlanOptions options;
        options.objective = objective;
        options.maxWeightGrowth = growth;
        Plan plan = planChain(chain, options);
        LinearCost best = bruteForce(chain, 0, options);
        ASSERT_EQ(plan.after.macs, best.macs);
        ASSERT_EQ(plan.after.parameters, best.parameters);
        ASSERT_EQ(plan.after.convs, best.convs);
        changed[int(objective)] += plan.changes();
        for (const PlanPart &part : plan.parts)
          windowsFirst += part.windowFirst;
      }
  }
  for (int count : changed)
    EXPECT_GT(count, 500);
  EXPECT_GT(windowsFirst, 300);
}

TEST(LinearPlanTest, TheDefaultNeverIncreasesWorkOrWeights) {
  Random random(8);
  int fewer = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    Plan plan = planChain(randomChain(random, 8));
    ASSERT_LE(plan.after.macs, plan.before.macs);
    ASSERT_LE(plan.after.parameters, plan.before.parameters);
    fewer += plan.after.macs < plan.before.macs;
  }
  EXPECT_GT(fewer, 500);
}

TEST(LinearPlanTest, PartsCoverTheChainAndBoundariesSayWhy) {
  Random random(9);
  int declined = 0, dearer = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<ChainOp> chain = randomChain(random, 8);
    Plan plan = planChain(chain);
    unsigned next = 0;
    for (const PlanPart &part : plan.parts) {
      ASSERT_EQ(part.begin, next);
      ASSERT_LT(part.begin, part.end);
      next = part.end;
    }
    ASSERT_EQ(next, chain.size());
    ASSERT_EQ(plan.boundaries.size() + 1, plan.parts.size());
    for (const PlanBoundary &boundary : plan.boundaries) {
      bool composes = static_cast<bool>(composeShape(
          chain[boundary.before - 1].shape, chain[boundary.before].shape));
      ASSERT_EQ(composes, !boundary.decline.has_value());
      (composes ? dearer : declined) += 1;
    }
  }
  EXPECT_GT(declined, 100);
  EXPECT_GT(dearer, 100);
}

TEST(LinearPlanTest, ACheckForbidsParts) {
  Random random(10);
  int seen = 0;
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<ChainOp> chain = randomChain(random, 6);
    PlanOptions options;
    options.objective = Objective::Convs;
    options.maxWeightGrowth = kNoLimit;
    seen += planChain(chain, options).changes();
    Plan plan =
        planChain(chain, options, [](const PlanPart &, const LinearShape &) {
          return Decline{"T22", "not these"};
        });
    EXPECT_FALSE(plan.changes());
    for (const PlanBoundary &boundary : plan.boundaries)
      EXPECT_TRUE(boundary.decline.has_value());
  }
  EXPECT_GT(seen, 50);
}

TEST(LinearPlanTest, UnknownExtentsCountPerFinalPosition) {
  std::vector<ChainOp> chain(2);
  for (ChainOp &op : chain) {
    WindowDim dim;
    dim.kernel = 3;
    op.shape.window = {dim};
    op.shape.channels = {1, 2, 2};
    op.cost = cost(op.shape, 1);
  }
  chain[1].shape.window[0].stride = 2;
  EXPECT_EQ(chainPositions(chain), (std::vector<int64_t>{2, 1}));
  EXPECT_EQ(planChain(chain).before.macs, 2 * 12 + 12);
}

TEST(LinearPlanTest, LongChainsAreCutIntoRuns) {
  // Pointwise convolutions compose without end.
  std::vector<ChainOp> chain(1000);
  for (ChainOp &op : chain) {
    WindowDim dim;
    dim.size = dim.outSize = 8;
    op.shape.window = {dim};
    op.shape.channels = {1, 4, 4};
    op.cost = cost(op.shape, 1);
  }
  PlanOptions options;
  options.maxRun = 10;
  Plan plan = planChain(chain, options);
  EXPECT_EQ(plan.parts.size(), 100u);
  EXPECT_EQ(plan.after.macs * 10, plan.before.macs);
}

} // namespace
