//===- NarrowScaleTest.cpp - The smallest factors, by exhaustion ----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/NarrowScale.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <random>
#include <set>

using namespace ptc;

/// round(x * multiplier * 2^-shift) as the definition of each rounding says, in
/// whole halves of the last bit.
static int64_t scaled(int64_t x, Factor factor, Ties ties) {
  int64_t product = x * factor.multiplier;
  int64_t one = int64_t(1) << factor.shift;
  int64_t below = product / one - (product % one < 0 ? 1 : 0);
  int64_t twiceRest = 2 * (product - below * one);
  if (ties == Ties::Floor || twiceRest < one)
    return below;
  if (twiceRest > one)
    return below + 1;
  switch (ties) {
  case Ties::AwayFromZero:
    return product < 0 ? below : below + 1;
  case Ties::ToEven:
    return below + (below & 1);
  default:
    return below + 1;
  }
}

namespace {
/// clamp(round((x + bias) * factor), low, high) for x in first .. last.
struct Function {
  int64_t first, last, bias, low, high;
  Factor factor;
  Ties ties;

  int64_t of(int64_t x, Factor by, Ties as) const {
    return std::clamp(scaled(x + bias, by, as), low, high);
  }
  bool isSameAs(Factor by, Ties as) const {
    for (int64_t x = first; x <= last; ++x)
      if (of(x, by, as) != of(x, factor, ties))
        return false;
    return true;
  }
  /// What the search finds from both sides of each step.
  std::optional<Factor> search(Ties as, unsigned maxShift) const {
    FactorSearch search(as);
    for (int64_t x = first; x <= last; ++x) {
      int64_t y = of(x, factor, ties);
      bool isInside = x > first && x < last && of(x - 1, factor, ties) == y &&
                      of(x + 1, factor, ties) == y;
      if (isInside)
        continue;
      if (y > low)
        search.requireAtLeast(x + bias, y);
      if (y < high)
        search.requireAtMost(x + bias, y);
    }
    return search.smallest(maxShift);
  }
  /// The same by trying all, the smallest shift first.
  std::optional<Factor> exhaust(Ties as, unsigned maxShift,
                                int64_t maxMultiplier) const {
    for (unsigned shift = 0; shift <= maxShift; ++shift)
      for (int64_t multiplier = 0; multiplier <= maxMultiplier; ++multiplier)
        if (isSameAs({multiplier, shift}, as))
          return Factor{multiplier, shift};
    return std::nullopt;
  }
};
} // namespace

static const Ties kAllTies[] = {Ties::Floor, Ties::Up, Ties::AwayFromZero,
                                Ties::ToEven};

TEST(NarrowScale, EqualsExhaustion) {
  std::mt19937 random(21);
  auto pick = [&](int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(random);
  };
  int found = 0, none = 0, smaller = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    Function function;
    function.first = pick(-40, 40);
    function.last = function.first + pick(0, 60);
    function.bias = pick(-8, 8);
    function.low = pick(-12, 0);
    function.high = pick(0, 12);
    function.factor = {pick(0, 255), unsigned(pick(0, 8))};
    function.ties = kAllTies[pick(0, 3)];
    Ties as = kAllTies[pick(0, 3)];
    std::optional<Factor> fast = function.search(as, 8);
    // What does it does so at a smaller shift, too, or with its own multiplier.
    std::optional<Factor> slow = function.exhaust(as, 8, 512);
    ASSERT_EQ(fast.has_value(), slow.has_value()) << "trial " << trial;
    if (!fast) {
      ++none;
      continue;
    }
    ++found;
    EXPECT_EQ(*fast, *slow) << "trial " << trial;
    EXPECT_TRUE(function.isSameAs(*fast, as)) << "trial " << trial;
    if (as != function.ties)
      continue;
    EXPECT_LE(fast->shift, function.factor.shift);
    EXPECT_LE(fast->multiplier, function.factor.multiplier);
    smaller += fast->multiplier < function.factor.multiplier;
  }
  EXPECT_GT(found, 1000);
  EXPECT_GT(none, 100);
  EXPECT_GT(smaller, 100);
}

/// No factor of any shift has a smaller multiplier than the one of the smallest
/// shift.
TEST(NarrowScale, SmallestShiftHasSmallestMultiplier) {
  std::mt19937 random(5);
  auto pick = [&](int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(random);
  };
  int checked = 0;
  for (int trial = 0; trial < 300; ++trial) {
    Function function{pick(-50, 0), pick(1, 50),
                      pick(-3, 3),  -16,
                      15,           {pick(1, 127), unsigned(pick(0, 7))},
                      Ties::Up};
    std::optional<Factor> best = function.search(Ties::Up, 62);
    ASSERT_TRUE(best.has_value());
    for (unsigned shift = 0; shift <= 12; ++shift)
      for (int64_t multiplier = 0; multiplier < best->multiplier;
           ++multiplier) {
        ++checked;
        ASSERT_FALSE(function.isSameAs({multiplier, shift}, Ties::Up));
      }
  }
  EXPECT_GT(checked, 1000);
}

/// The averages of int8: n numbers, each -128 .. 127, rounded half away from
/// zero, as TOSA's scale gives it.
TEST(NarrowScale, Averages) {
  struct Average {
    int64_t count;
    Factor tosa, smallest;
  };
  const Average averages[] = {
      {4, {1073741825, 32}, {513, 11}},   {9, {1908874355, 34}, {455, 12}},
      {16, {1073741825, 34}, {2049, 15}}, {25, {1374389536, 35}, {5243, 17}},
      {49, {1402438302, 36}, {2675, 17}}, {64, {1073741825, 36}, {8193, 19}}};
  for (const Average &average : averages) {
    Function function{-128 * average.count,
                      127 * average.count,
                      0,
                      -128,
                      127,
                      average.tosa,
                      Ties::Up};
    EXPECT_TRUE(function.isSameAs(average.tosa, Ties::Up));
    std::optional<Factor> best = function.search(Ties::Up, 62);
    ASSERT_TRUE(best.has_value());
    EXPECT_TRUE(function.isSameAs(*best, Ties::Up));
    EXPECT_EQ(best->multiplier, average.smallest.multiplier)
        << average.count << ": shift " << best->shift;
    EXPECT_EQ(best->shift, average.smallest.shift) << average.count;
    EXPECT_FALSE(
        function.isSameAs({best->multiplier - 1, best->shift}, Ties::Up));
  }
}

TEST(NarrowScale, NothingAtZeroDepends) {
  // 0 * r is 0, whatever r is.
  FactorSearch wrong(Ties::Up);
  wrong.requireAtLeast(0, 1);
  EXPECT_FALSE(wrong.smallest(62).has_value());
  FactorSearch right(Ties::Up);
  right.requireAtLeast(0, 0);
  right.requireAtMost(0, 0);
  EXPECT_EQ(right.smallest(62), (Factor{0, 0}));
}

TEST(NarrowScale, LargeNumbers) {
  // r is 1/3 to 60 bits: no rounding of it to fewer bits will do.
  int64_t x = int64_t(1) << 60;
  FactorSearch search(Ties::Floor);
  search.requireAtLeast(x / 3 * 3, x / 3);
  search.requireAtMost(x / 3 * 3 - 1, x / 3 - 1);
  std::optional<Factor> factor = search.smallest(62);
  ASSERT_TRUE(factor.has_value());
  __int128 product = __int128(x / 3 * 3) * factor->multiplier;
  EXPECT_EQ(int64_t(product >> factor->shift), x / 3);
  product -= factor->multiplier;
  EXPECT_EQ(int64_t(product >> factor->shift), x / 3 - 1);
}

TEST(NarrowScale, SharedShifts) {
  std::vector<Factor> factors = {{3, 4}, {1, 2}, {7, 6}, {5, 9}, {0, 0}};
  std::vector<Factor> shared = factors;
  shareShifts(shared, 3, 62);
  std::set<unsigned> shifts;
  for (auto [before, after] :
       {std::pair(factors[0], shared[0]), std::pair(factors[1], shared[1]),
        std::pair(factors[2], shared[2]), std::pair(factors[3], shared[3])}) {
    EXPECT_EQ(before.multiplier << (after.shift - before.shift),
              after.multiplier);
    EXPECT_LE(after.getBits(), 3u);
    shifts.insert(after.shift);
  }
  // 3 * 2^-4 and 1 * 2^-2 meet at 4; neither of them reaches 6, and 9 is alone.
  EXPECT_EQ(shifts, (std::set<unsigned>{4, 6, 9}));
  EXPECT_EQ(shared[4].multiplier, 0);
}
