//===- IntegersTest.cpp - Roundings and ranges of integers ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each rounding is compared with its definition: of all whole numbers the
// nearest, and of two equally near ones the one that the rounding names.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Integers.h"
#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace ptc::fpga;

/// The whole number nearest to value / 2^shift, by trying all of a range.
static int64_t nearest(int64_t value, unsigned shift, Round round) {
  int64_t unit = int64_t(1) << shift;
  int64_t best = 0, bestDistance = INT64_MAX;
  for (int64_t number = -600; number <= 600; ++number) {
    int64_t distance = std::abs(value - number * unit);
    if (round == Round::Floor && number * unit > value)
      continue;
    bool isChosen = distance < bestDistance;
    // Numbers come in rising order: a tie is with the one below.
    if (distance == bestDistance)
      isChosen = round == Round::HalfUp ||
                 (round == Round::HalfAway && value > 0) ||
                 (round == Round::HalfEven && number % 2 == 0);
    if (isChosen) {
      best = number;
      bestDistance = distance;
    }
  }
  return best;
}

TEST(Integers, roundings) {
  for (Round round :
       {Round::Floor, Round::HalfUp, Round::HalfAway, Round::HalfEven})
    for (unsigned shift = 0; shift <= 5; ++shift)
      for (int64_t value = -300; value <= 300; ++value)
        EXPECT_EQ(int64_t(shiftRight(value, shift, round)),
                  nearest(value, shift, round))
            << value << " by " << shift << ", rounding " << int(round);
}

TEST(Integers, largeShifts) {
  Int128 half = Int128(1) << 61;
  for (Round round : {Round::HalfUp, Round::HalfAway, Round::HalfEven}) {
    EXPECT_EQ(int64_t(shiftRight(half - 1, 62, round)), 0);
    EXPECT_EQ(int64_t(shiftRight(half + 1, 62, round)), 1);
    EXPECT_EQ(int64_t(shiftRight(-half - 1, 62, round)), -1);
    EXPECT_EQ(int64_t(shiftRight(-half + 1, 62, round)), 0);
  }
}

/// TOSA rounds twice from a shift of 32 on: a quarter more, away from zero.
TEST(Integers, doubleRounding) {
  for (unsigned shift = 2; shift <= 31; ++shift)
    for (int64_t value : {-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5})
      for (int64_t scale : {int64_t(1), int64_t(1) << (shift - 2)})
        EXPECT_EQ(int64_t(shiftRight(value * scale, shift, Round::Tosa)),
                  int64_t(shiftRight(value * scale, shift, Round::HalfUp)));
  int64_t quarter = int64_t(1) << 30;
  for (unsigned shift : {32, 33, 40, 62}) {
    Int128 half = Int128(1) << (shift - 1);
    EXPECT_EQ(int64_t(shiftRight(half - quarter, shift, Round::Tosa)), 1);
    EXPECT_EQ(int64_t(shiftRight(half - quarter - 1, shift, Round::Tosa)), 0);
    EXPECT_EQ(int64_t(shiftRight(-half + quarter, shift, Round::Tosa)), 0);
    EXPECT_EQ(int64_t(shiftRight(-half + quarter - 1, shift, Round::Tosa)), -1);
    // Zero and less than a quarter below it.
    EXPECT_EQ(int64_t(shiftRight(0, shift, Round::Tosa)), 0);
    EXPECT_EQ(int64_t(shiftRight(-1, shift, Round::Tosa)), 0);
  }
}

TEST(Integers, rangesAndOverflow) {
  MLIRContext context;
  for (unsigned width = 1; width <= 6; ++width)
    for (bool isSigned : {false, true}) {
      auto type = IntegerType::get(&context, width,
                                   isSigned ? IntegerType::Signed
                                            : IntegerType::Unsigned);
      int64_t count = int64_t(1) << width;
      int64_t low = isSigned ? -count / 2 : 0;
      int64_t high = low + count - 1;
      Interval range = rangeOf(type);
      EXPECT_EQ(int64_t(range.low), low);
      EXPECT_EQ(int64_t(range.high), high);
      for (int64_t value = -200; value <= 200; ++value) {
        int64_t wrapped = value;
        while (wrapped < low)
          wrapped += count;
        while (wrapped > high)
          wrapped -= count;
        EXPECT_EQ(int64_t(fit(value, type, Overflow::Wrap)), wrapped);
        EXPECT_EQ(int64_t(fit(value, type, Overflow::Sat)),
                  std::min(std::max(value, low), high));
        int64_t symmetric = isSigned ? low + 1 : low;
        EXPECT_EQ(int64_t(fit(value, type, Overflow::SatSym)),
                  std::max(symmetric, std::min(value, high)));
      }
    }
}

TEST(Integers, constantsOfAnyType) {
  MLIRContext context;
  auto read = [&](IntegerType element, llvm::ArrayRef<uint64_t> values) {
    auto type = RankedTensorType::get({int64_t(values.size())}, element);
    llvm::SmallVector<llvm::APInt> numbers;
    for (uint64_t value : values)
      numbers.emplace_back(element.getWidth(), value);
    return readIntegers(DenseElementsAttr::get(type, numbers));
  };
  using Numbers = std::vector<int64_t>;
  auto ui8 = IntegerType::get(&context, 8, IntegerType::Unsigned);
  auto i8 = IntegerType::get(&context, 8);
  auto ui64 = IntegerType::get(&context, 64, IntegerType::Unsigned);
  EXPECT_EQ(read(ui8, {0, 255}), Numbers({0, 255}));
  // Equal numbers are given once.
  EXPECT_EQ(read(ui8, {0, 0}), Numbers({0}));
  EXPECT_EQ(read(i8, {0, 255, 128}), Numbers({0, -1, -128}));
  // What 64 bits with a sign do not hold is not read.
  EXPECT_EQ(read(ui64, {0, INT64_MAX}), Numbers({0, INT64_MAX}));
  EXPECT_EQ(read(ui64, {0, uint64_t(1) << 63}), std::nullopt);
  EXPECT_EQ(read(ui64, {uint64_t(1) << 63}), std::nullopt);
}

TEST(Integers, signedWidths) {
  for (int64_t low = -130; low <= 130; ++low)
    for (int64_t high = low; high <= 130; ++high) {
      unsigned width = signedWidthOf({low, high});
      auto holds = [&](unsigned bits) {
        int64_t half = int64_t(1) << (bits - 1);
        return -half <= low && high < half;
      };
      EXPECT_TRUE(holds(width));
      EXPECT_TRUE(width == 1 || !holds(width - 1));
    }
}

TEST(Integers, intervalArithmetic) {
  auto all = [](auto &&check) {
    for (int64_t a = -3; a <= 3; ++a)
      for (int64_t b = a; b <= 3; ++b)
        for (int64_t c = -3; c <= 3; ++c)
          for (int64_t d = c; d <= 3; ++d)
            check(Interval{a, b}, Interval{c, d});
  };
  all([](Interval x, Interval y) {
    Interval sum{INT32_MAX, INT32_MIN}, product = sum, difference = sum;
    auto take = [](Interval &into, Int128 value) {
      into = {std::min(into.low, value), std::max(into.high, value)};
    };
    for (Int128 a = x.low; a <= x.high; ++a)
      for (Int128 b = y.low; b <= y.high; ++b) {
        take(sum, a + b);
        take(difference, a - b);
        take(product, a * b);
      }
    EXPECT_TRUE(x + y == sum);
    EXPECT_TRUE(x - y == difference);
    EXPECT_TRUE(x * y == product);
    Interval both = x.join(y);
    EXPECT_TRUE(both.contains(x) && both.contains(y));
    EXPECT_TRUE(both.low == x.low || both.low == y.low);
    EXPECT_TRUE(both.high == x.high || both.high == y.high);
    EXPECT_EQ(x.contains(y), x.low <= y.low && y.high <= x.high);
    Interval cut = x.cutBy(y);
    EXPECT_TRUE(y.contains(cut));
    if (y.contains(x)) {
      EXPECT_TRUE(cut == x);
    }
  });
}
