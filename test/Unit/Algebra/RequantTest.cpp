//===- RequantTest.cpp - Integer scaling against exact rationals ---------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Averages are compared with rounding of the exact quotient, over every sum
// that can be reached where there are finitely many worth trying, and at the
// values closest to a tie elsewhere.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/Requant.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <random>
#include <vector>

using namespace ptc;

/// value / count, rounded to nearest, ties away from zero.
static int64_t roundHalfAway(int64_t value, int64_t count) {
  int64_t magnitude = value < 0 ? -value : value;
  int64_t rounded = (2 * magnitude + count) / (2 * count);
  return value < 0 ? -rounded : rounded;
}

/// True if the scale of `count` rounds all |sum| <= magnitude like
/// roundHalfAway. The scaled value is |sum| / count enlarged by a little, so
/// the sums at risk are those one step below a tie; where the enlarged value
/// reaches the tie depends on the quotient, and the largest is the worst.
static bool averagesExactly(int64_t count, int64_t magnitude) {
  Scale scale = reciprocalScale(count);
  auto agrees = [&](int64_t sum) {
    return applyScale32(sum, scale) == roundHalfAway(sum, count);
  };
  // The largest multiple of count, and around the ties next to it.
  int64_t base = magnitude / count * count;
  for (int64_t tie : {base + count / 2, base - count + count / 2, base})
    for (int64_t sum = tie - 2; sum <= tie + 2; ++sum)
      if (sum >= 0 && sum <= magnitude && (!agrees(sum) || !agrees(-sum)))
        return false;
  return true;
}

TEST(RequantTest, ReciprocalScaleTable) {
  // The factors that condition T3 lists.
  EXPECT_EQ(reciprocalScale(1), (Scale{1073741825, 30}));
  EXPECT_EQ(reciprocalScale(2), (Scale{1073741825, 31}));
  EXPECT_EQ(reciprocalScale(3), (Scale{1431655766, 32}));
  EXPECT_EQ(reciprocalScale(4), (Scale{1073741825, 32}));
  EXPECT_EQ(reciprocalScale(9), (Scale{1908874355, 34}));
  EXPECT_EQ(reciprocalScale(49), (Scale{1402438302, 36}));
}

TEST(RequantTest, ScalesDifferByEitherNumber) {
  EXPECT_TRUE((Scale{3, 4} == Scale{3, 4}));
  EXPECT_FALSE((Scale{3, 4} == Scale{5, 4}));
  EXPECT_FALSE((Scale{3, 4} == Scale{3, 5}));
}

TEST(RequantTest, ReciprocalScaleIsNormalised) {
  // multiplier in (2^30, 2^31), and multiplier / 2^shift a little above
  // 1 / count: 2^shift < multiplier * count <= 2^shift + 2^(shift - 30).
  auto check = [](int64_t count) {
    Scale scale = reciprocalScale(count);
    ASSERT_GT(scale.multiplier, 1 << 30) << count;
    ASSERT_GE(scale.shift, 30) << count;
    ASSERT_LE(scale.shift, 62) << count;
    int64_t power = int64_t(1) << scale.shift;
    ASSERT_GT(scale.multiplier * count, power) << count;
    ASSERT_LE(scale.multiplier * count, power + (power >> 30)) << count;
  };
  for (int64_t count = 1; count <= 1 << 20; ++count)
    check(count);
  std::mt19937_64 random(20240301);
  std::uniform_int_distribution<int64_t> counts(1, int64_t(1) << 30);
  for (int i = 0; i < 1000000; ++i)
    check(counts(random));
  for (int bit = 1; bit <= 30; ++bit)
    for (int64_t count : {(int64_t(1) << bit) - 1, int64_t(1) << bit,
                          (int64_t(1) << bit) + (bit < 30)})
      check(count);
}

TEST(RequantTest, ApplyScale32RoundsTheProductOnce) {
  // floor(value * multiplier / 2^shift + 1/2), by remainders in 128 bits.
  std::mt19937_64 random(20240302);
  auto check = [](int64_t value, Scale scale) {
    __int128 product = __int128(value) * scale.multiplier;
    __int128 unit = __int128(1) << scale.shift;
    __int128 below = product / unit - (product % unit < 0);
    __int128 remainder = product - below * unit;
    int64_t expected =
        static_cast<int64_t>(below) + (2 * remainder >= unit ? 1 : 0);
    ASSERT_EQ(applyScale32(value, scale), expected)
        << value << " * " << scale.multiplier << " >> " << int(scale.shift);
  };
  std::uniform_int_distribution<int64_t> values(INT32_MIN, INT32_MAX);
  std::uniform_int_distribution<int32_t> multipliers(0, INT32_MAX);
  std::uniform_int_distribution<int> shifts(2, 62);
  for (int i = 0; i < 1000000; ++i)
    check(values(random),
          {multipliers(random), static_cast<int8_t>(shifts(random))});
  for (int64_t value : {INT32_MIN, INT32_MIN + 1, -1, 0, 1, INT32_MAX})
    for (int32_t multiplier : {0, 1, 1 << 30, INT32_MAX})
      for (int shift : {2, 30, 31, 61, 62})
        check(value, {multiplier, static_cast<int8_t>(shift)});
}

TEST(RequantTest, Int8AveragesOfEveryCountAndSumRoundHalfAwayFromZero) {
  // Sums of count elements x - zp reach from -255 * count to 255 * count,
  // x and zp being int8.
  int64_t checked = 0, ties = 0;
  for (int64_t count = 1; count <= 256; ++count) {
    Scale scale = reciprocalScale(count);
    for (int64_t sum = -255 * count; sum <= 255 * count; ++sum) {
      ASSERT_EQ(applyScale32(sum, scale), roundHalfAway(sum, count))
          << sum << " / " << count;
      ++checked;
      ties += 2 * sum % count == 0 && sum % count != 0;
    }
  }
  EXPECT_EQ(checked, 510 * (256 * 257 / 2) + 256);
  // Two ties for each of 255 steps, for every even count.
  EXPECT_EQ(ties, 128 * 2 * 255);
}

TEST(RequantTest, TheNearestFactorIsWrongInTies) {
  // The reason why T3 does not take round(2^shift / count): where that is not
  // above 1 / count, it rounds negative ties the other way.
  for (int64_t count : {2, 4, 6, 12}) {
    Scale exact = reciprocalScale(count);
    int64_t power = int64_t(1) << exact.shift;
    Scale nearest{static_cast<int32_t>((power + count / 2) / count),
                  exact.shift};
    EXPECT_EQ(roundHalfAway(-count / 2, count), -1);
    EXPECT_EQ(applyScale32(-count / 2, exact), -1) << count;
    EXPECT_EQ(applyScale32(-count / 2, nearest), 0) << count;
  }
}

TEST(RequantTest, LargeInt8AveragesRoundHalfAwayFromZero) {
  // T3 promises every count up to 2.1 million.
  for (int64_t count = 1; count <= 2100000; ++count)
    ASSERT_TRUE(averagesExactly(count, 255 * count)) << count;
}

TEST(RequantTest, Int16AveragesRoundHalfAwayFromZero) {
  // T3 promises every count up to 16384; int16 has no zero points.
  for (int64_t count = 1; count <= 16384; ++count)
    ASSERT_TRUE(averagesExactly(count, 32768 * count)) << count;
  // All sums of a few counts, as a check on the choice of sums above.
  for (int64_t count : {2, 3, 6, 7, 9, 12, 49, 63, 64, 65}) {
    Scale scale = reciprocalScale(count);
    for (int64_t sum = -32768 * count; sum <= 32767 * count; ++sum)
      ASSERT_EQ(applyScale32(sum, scale), roundHalfAway(sum, count))
          << sum << " / " << count;
  }
}

TEST(RequantTest, AveragesOfTooManyInt16AreNotExact) {
  // The promise ends somewhere, and the check above can see it.
  int64_t first = 0;
  for (int64_t count = 16385; count <= 65535 && !first; ++count)
    if (!averagesExactly(count, 32767 * count))
      first = count;
  EXPECT_EQ(first, 16579);
}

//===----------------------------------------------------------------------===//
// Truncating division
//===----------------------------------------------------------------------===//

/// True if floor(v * multiplier / 2^shift) == v / divisor for 0 <= v <=
/// magnitude, all of which are tried.
static bool dividesExactly(int64_t divisor, int64_t magnitude,
                           int64_t multiplier, unsigned shift) {
  for (int64_t v = 0; v <= magnitude; ++v)
    if ((v * multiplier) >> shift != v / divisor)
      return false;
  return true;
}

/// True if no positive multiplier divides exactly with a shift below `shift`.
/// Only multipliers of at least 2^shift / divisor give 1 for v == divisor, and
/// larger ones only give larger quotients: so one candidate is enough, and one
/// on each side of it shows that.
static bool isLeastShift(int64_t divisor, int64_t magnitude, unsigned shift) {
  for (unsigned s = 0; s < shift; ++s) {
    int64_t nearest = (int64_t(1) << s) / divisor;
    for (int64_t multiplier = std::max<int64_t>(1, nearest - 1);
         multiplier <= nearest + 2; ++multiplier)
      if (dividesExactly(divisor, magnitude, multiplier, s))
        return false;
  }
  return true;
}

TEST(DivisionTest, EveryDivisorOverEveryInt8Sum) {
  for (int64_t divisor = 1; divisor <= 512; ++divisor) {
    int64_t magnitude = 128 * divisor;
    std::optional<Division> division = exactDivision(divisor, magnitude);
    ASSERT_TRUE(division) << divisor;
    for (int64_t value = -magnitude; value <= magnitude; ++value)
      ASSERT_EQ(applyDivision(value, *division), value / divisor)
          << value << " / " << divisor;
    // Up to 16 x 16 windows, unsigned 32-bit products suffice.
    if (divisor <= 256) {
      EXPECT_LE(division->productBits, 32u) << divisor;
    }
  }
}

TEST(DivisionTest, ShiftIsTheLeast) {
  for (int64_t divisor = 1; divisor <= 512; ++divisor)
    for (int64_t magnitude :
         {divisor - 1, divisor, 2 * divisor - 1, 2 * divisor, 128 * divisor}) {
      std::optional<Division> division = exactDivision(divisor, magnitude);
      ASSERT_TRUE(division);
      ASSERT_TRUE(dividesExactly(divisor, magnitude, division->multiplier,
                                 division->shift))
          << divisor << " up to " << magnitude;
      ASSERT_TRUE(isLeastShift(divisor, magnitude, division->shift))
          << divisor << " up to " << magnitude << ": shift " << division->shift;
    }
}

TEST(DivisionTest, EveryMagnitudeOfSmallDivisors) {
  for (int64_t divisor = 1; divisor <= 40; ++divisor)
    for (int64_t magnitude = 0; magnitude <= 400; ++magnitude) {
      std::optional<Division> division = exactDivision(divisor, magnitude);
      ASSERT_TRUE(division);
      ASSERT_TRUE(dividesExactly(divisor, magnitude, division->multiplier,
                                 division->shift))
          << divisor << " up to " << magnitude;
      ASSERT_TRUE(isLeastShift(divisor, magnitude, division->shift))
          << divisor << " up to " << magnitude;
    }
}

TEST(DivisionTest, PowersOfTwoAreShifts) {
  for (int bit = 0; bit <= 30; ++bit) {
    std::optional<Division> division =
        exactDivision(int64_t(1) << bit, INT32_MAX);
    ASSERT_TRUE(division);
    EXPECT_EQ(division->multiplier, 1);
    EXPECT_EQ(division->shift, static_cast<unsigned>(bit));
    EXPECT_EQ(division->productBits, 31u);
  }
}

TEST(DivisionTest, FullInt32Range) {
  // -2^31 is reachable too. The quotient can only go wrong next to a multiple
  // of the divisor.
  constexpr int64_t magnitude = int64_t(1) << 31;
  std::mt19937_64 random(20240303);
  std::uniform_int_distribution<int64_t> values(0, magnitude);
  std::vector<int64_t> divisors;
  for (int64_t divisor = 1; divisor <= 4096; ++divisor)
    divisors.push_back(divisor);
  for (int bit = 12; bit <= 31; ++bit)
    for (int64_t offset : {-1, 0, 1})
      divisors.push_back((int64_t(1) << bit) + offset);
  for (int64_t divisor : divisors) {
    std::optional<Division> division = exactDivision(divisor, magnitude);
    ASSERT_TRUE(division) << divisor;
    auto check = [&](int64_t value) {
      if (value < 0 || value > magnitude)
        return;
      ASSERT_EQ(applyDivision(value, *division), value / divisor)
          << value << " / " << divisor;
      ASSERT_EQ(applyDivision(-value, *division), -value / divisor)
          << -value << " / " << divisor;
    };
    int64_t last = magnitude / divisor * divisor;
    for (int64_t offset = -2; offset <= 2; ++offset) {
      check(offset + divisor);
      check(offset + last);
      check(offset + last - divisor);
      check(offset + magnitude);
    }
    for (int i = 0; i < 200; ++i) {
      int64_t value = values(random);
      check(value);
      check(value / divisor * divisor);
      check(value / divisor * divisor - 1);
    }
  }
}

TEST(DivisionTest, ProductBitsAreThoseOfTheLargestProduct) {
  for (int64_t divisor : {3, 7, 9, 49, 1000})
    for (int64_t magnitude : {100, 1152, 6272, 1 << 20}) {
      std::optional<Division> division = exactDivision(divisor, magnitude);
      ASSERT_TRUE(division);
      int64_t largest = magnitude * division->multiplier;
      EXPECT_LT(largest, int64_t(1) << division->productBits);
      EXPECT_GE(largest, int64_t(1) << (division->productBits - 1));
    }
}

TEST(DivisionTest, DeclinesProductsOfMoreThan63Bits) {
  EXPECT_FALSE(exactDivision(3, INT64_MAX));
  EXPECT_FALSE(exactDivision(3, int64_t(1) << 60));
  EXPECT_FALSE(exactDivision((int64_t(1) << 40) + 1, int64_t(1) << 60));
  // A shift alone still fits, and so does a quotient that is always 0.
  EXPECT_TRUE(exactDivision(4, INT64_MAX));
  EXPECT_TRUE(exactDivision(INT64_MAX, INT64_MAX - 1));
}
