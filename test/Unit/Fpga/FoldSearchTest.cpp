//===- FoldSearchTest.cpp - The search against all selections -------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Transforms/FoldSearch.h"

#include "gtest/gtest.h"

#include <random>

using namespace ptc::fpga;

namespace {

/// The least price of all selections; -1 where none fits.
int64_t bruteForce(const std::vector<FoldGroup> &groups, int64_t cycles,
                   const FoldBudget &budget) {
  int64_t best = -1;
  std::vector<size_t> picks(groups.size(), 0);
  while (true) {
    UnitCost total;
    bool isLegal = true;
    for (size_t g = 0; g < groups.size(); ++g) {
      isLegal &= groups[g][picks[g]].cycles <= cycles;
      total += groups[g][picks[g]].cost;
    }
    Amounts amounts = amountsOf(total);
    for (size_t r = 0; r < amounts.size(); ++r)
      isLegal &= amounts[r] <= budget.most[r];
    int64_t price = budget.priceOf(total);
    if (isLegal && (best < 0 || price < best))
      best = price;
    size_t g = 0;
    while (g < groups.size() && ++picks[g] == groups[g].size())
      picks[g++] = 0;
    if (g == groups.size())
      return best;
  }
}

/// Ways to build a unit whose multipliers are blocks or LUTs, at several folds:
/// what is fast is large.
FoldGroup randomGroup(std::mt19937 &random, int size) {
  auto below = [&](int n) { return int64_t(random() % unsigned(n)); };
  FoldGroup group;
  int64_t work = 64 << below(4);
  for (int i = 0; i < size; ++i) {
    int64_t fold = int64_t(1) << below(4);
    FoldChoice &choice = group.emplace_back();
    choice.cycles = work / fold;
    bool inLuts = below(2);
    choice.cost.lut = 20 * fold + below(30) + (inLuts ? 72 * fold : 0);
    choice.cost.ff = 25 * fold + below(20);
    choice.cost.dsp = inLuts ? 0 : fold;
    choice.cost.bram18 = below(2) ? (fold + 3) / 4 : 0;
    if (choice.cost.bram18 == 0)
      choice.cost.lut += 16 * fold;
  }
  return group;
}

TEST(FoldSearch, EqualsAllSelections) {
  std::mt19937 random(7);
  int found = 0, none = 0, tight = 0;
  for (int round = 0; round < 4000; ++round) {
    int layers = 1 + int(random() % 6);
    std::vector<FoldGroup> groups;
    for (int i = 0; i < layers; ++i)
      groups.push_back(randomGroup(random, 2 + int(random() % 5)));
    FoldBudget budget;
    for (size_t r = 0; r < 4; ++r)
      budget.prices[r] = int64_t(random() % 100);
    budget.most = {int64_t(100 + random() % 2000),
                   int64_t(100 + random() % 1000), int64_t(random() % 24),
                   int64_t(random() % 10)};
    int64_t cycles = int64_t(8) << (random() % 7);
    int64_t expected = bruteForce(groups, cycles, budget);
    FoldSelection selection = cheapestSelection(groups, cycles, budget);
    if (expected < 0) {
      ++none;
      EXPECT_EQ(selection.status, FoldSelection::Status::None) << round;
      continue;
    }
    ++found;
    ASSERT_EQ(selection.status, FoldSelection::Status::Found) << round;
    EXPECT_EQ(budget.priceOf(selection.total), expected) << round;
    // The total is that of the picks, and legal.
    UnitCost total;
    for (size_t g = 0; g < groups.size(); ++g) {
      EXPECT_LE(groups[g][selection.picks[g]].cycles, cycles);
      total += groups[g][selection.picks[g]].cost;
    }
    EXPECT_EQ(amountsOf(total), amountsOf(selection.total));
    for (size_t r = 0; r < 4; ++r)
      EXPECT_LE(amountsOf(total)[r], budget.most[r]);
    // Some budgets have to forbid what would be cheapest.
    FoldBudget open = budget;
    open.most.fill(int64_t(1) << 40);
    tight += expected > bruteForce(groups, cycles, open);
  }
  EXPECT_GT(found, 500);
  EXPECT_GT(none, 500);
  EXPECT_GT(tight, 100);
}

/// Many equal units, of which some have to be in LUTs: no explosion.
TEST(FoldSearch, ManyUnitsAreDecided) {
  std::vector<FoldGroup> groups;
  for (int64_t i = 0; i < 60; ++i)
    groups.push_back({{100, {300 + i, 300, 8 + i % 5, 4}},
                      {100, {900 + 3 * i, 500, 0, 4}},
                      {100, {700 + i, 300, 8 + i % 5, 0}},
                      {100, {1300 + 2 * i, 500, 0, 0}}});
  FoldBudget budget;
  budget.most = {60000, 40000, 220, 110};
  budget.prices = FoldBudget::pricesOf({53200, 106400, 220, 280});
  FoldSelection selection = cheapestSelection(groups, 100, budget);
  ASSERT_EQ(selection.status, FoldSelection::Status::Found);
  EXPECT_LE(selection.total.dsp, 220);
  EXPECT_LE(selection.total.bram18, 110);
  budget.most[0] = 50000;
  EXPECT_NE(cheapestSelection(groups, 100, budget).status,
            FoldSelection::Status::Found);
}

/// A limit is told, not hidden.
TEST(FoldSearch, UndecidedIsTold) {
  // Multipliers or LUTs for each of many different units, and too few of both
  // for any simple choice.
  std::vector<FoldGroup> groups;
  UnitCost half;
  for (int64_t i = 0; i < 24; ++i) {
    groups.push_back({{1, {100, 50, 17 + i * i % 23, 1}},
                      {1, {900 + 37 * i % 101, 90, 0, 5 + i % 7}}});
    half.lut += (groups.back()[0].cost.lut + groups.back()[1].cost.lut) / 2;
    half.dsp += groups.back()[0].cost.dsp / 2;
    half.bram18 += groups.back()[1].cost.bram18 / 2;
  }
  FoldBudget budget;
  budget.prices = {1, 1, 1, 1};
  budget.most = {half.lut - 400, 100000, half.dsp - 3, half.bram18 + 9};
  EXPECT_EQ(cheapestSelection(groups, 1000, budget, /*mostStates=*/1).status,
            FoldSelection::Status::Undecided);
  EXPECT_NE(cheapestSelection(groups, 1000, budget).status,
            FoldSelection::Status::Undecided);
}

TEST(FoldSearch, PricesAreShares) {
  Amounts prices = FoldBudget::pricesOf({1000, 2000, 100, 50});
  EXPECT_EQ(prices[0], 1000000);
  EXPECT_EQ(prices[1], 250000);
  EXPECT_EQ(prices[2], 1000000);
  EXPECT_EQ(prices[3], 10000000);
  FoldBudget budget;
  budget.prices = prices;
  EXPECT_EQ(budget.priceOf({1, 1, 1, 1}), 12250000);
}

} // namespace
