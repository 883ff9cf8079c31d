//===- LinearBruteForceTest.cpp - Legality, all small cases ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two convolutions in a row over one dimension, in every geometry up to a size.
// What is composed has to be equal. What is declined is applied to unit inputs,
// as a matrix, and is one of
//   refuted   no single convolution of the composed stride S, of whatever taps
//             and padding, is equal: its entries (o, x) depend on x - o * S
//             alone, and here two of them differ, or the results for zero do;
//   few       so few outputs that some convolution is equal, but not the one
//             composed by T15: taps of it would have to be left out;
//   equal     the convolution composed by T15 is equal: declined needlessly.
// The numbers are part of the test, by reason.
//
//===----------------------------------------------------------------------===//

#include "LinearReference.h"
#include "PoolToConv/Algebra/LinearCompose.h"

#include "gtest/gtest.h"

#include <map>

using namespace ptc;
using namespace ptc::test;

namespace {

/// A geometry without extents.
struct Geometry {
  WindowDim first, second;
};

/// What became of the cases of one reason.
struct Tally {
  int64_t refuted = 0;
  int64_t few = 0;
  int64_t equal = 0;
};

using Row = std::vector<double>;

} // namespace

/// Weights whose products are powers of ten, so that each sum of products says
/// which of them it has.
static LinearKernel withTaps(const WindowDim &dim, double base) {
  LinearKernel kernel;
  kernel.shape.window = {dim};
  kernel.taps = {1.0};
  while (int64_t(kernel.taps.size()) < dim.kernel)
    kernel.taps.push_back(kernel.taps.back() * base);
  return kernel;
}

/// The results for the inputs 0, e_0, e_1, ...
static std::vector<Row> responses(const LinearKernel &first,
                                  const LinearKernel *second, int64_t size) {
  std::vector<Row> rows;
  for (int64_t x = -1; x < size; ++x) {
    Data data{1, {size}, Row(size, 0.0)};
    if (x >= 0)
      data.values[x] = 1.0;
    Data result = evaluate(first, data);
    rows.push_back(second ? evaluate(*second, result).values : result.values);
  }
  return rows;
}

/// True if no convolution of stride `stride` gives `rows`: the result for zero
/// is not constant, or two taps at one place differ.
static bool isRefuted(const std::vector<Row> &rows, int64_t stride) {
  const Row &zero = rows[0];
  std::map<int64_t, double> taps;
  for (size_t o = 0; o < zero.size(); ++o) {
    if (zero[o] != zero[0])
      return true;
    for (int64_t x = 0; x + 1 < int64_t(rows.size()); ++x) {
      double tap = rows[x + 1][o] - zero[o];
      auto known = taps.emplace(x - int64_t(o) * stride, tap).first;
      if (known->second != tap)
        return true;
    }
  }
  return false;
}

/// Calls `visit` for every geometry.
template <typename Visit>
static void forEachGeometry(int64_t maxPadding, Visit visit) {
  auto windows = [&](std::vector<WindowDim> &result) {
    for (int64_t kernel = 1; kernel <= 3; ++kernel)
      for (int64_t stride = 1; stride <= 3; ++stride)
        for (int64_t dilation = 1; dilation <= (kernel > 1 ? 2 : 1); ++dilation)
          for (int64_t low = 0; low <= maxPadding; ++low)
            for (int64_t high = 0; high <= maxPadding; ++high)
              result.push_back(
                  {kUnknown, kernel, stride, dilation, low, high, kUnknown});
  };
  std::vector<WindowDim> all;
  windows(all);
  for (const WindowDim &first : all)
    for (const WindowDim &second : all)
      visit(Geometry{first, second});
}

/// Gives extents to a geometry; false if a window does not fit.
static bool setSize(Geometry &g, int64_t size) {
  g.first.size = size;
  g.first.outSize = g.second.size = outputSize(g.first);
  if (g.first.outSize < 1)
    return false;
  g.second.outSize = outputSize(g.second);
  return g.second.outSize >= 1;
}

/// The convolution of T15, whether or not it is equal to the two.
static LinearKernel composedAnyway(const LinearKernel &first,
                                   const LinearKernel &second) {
  const WindowDim &a = first.shape.window[0], &b = second.shape.window[0];
  LinearKernel whole;
  whole.shape.window = {
      {a.size,
       (a.kernel - 1) * a.dilation + (b.kernel - 1) * b.dilation * a.stride + 1,
       a.stride * b.stride, 1, a.padLow + a.stride * b.padLow,
       a.padHigh + a.stride * b.padHigh, b.outSize}};
  whole.taps.resize(whole.shape.window[0].kernel);
  for (int64_t i = 0; i < a.kernel; ++i)
    for (int64_t j = 0; j < b.kernel; ++j)
      whole.taps[i * a.dilation + j * b.dilation * a.stride] +=
          first.taps[i] * second.taps[j];
  whole.bias = response(second, first.bias);
  return whole;
}

/// The sufficient condition by which T14 is stated, for a first op without
/// bias: no tap of it touches data at the first position before and the first
/// one after its outputs, read or not.
static bool legalByFormula(const Geometry &g) {
  const WindowDim &a = g.first, &b = g.second;
  int64_t reach = (a.kernel - 1) * a.dilation;
  int64_t rest = (a.size + a.padLow + a.padHigh - reach - 1) % a.stride;
  return (b.padLow == 0 || reach < a.stride + a.padLow) &&
         (b.padHigh == 0 || reach + rest < a.stride + a.padHigh);
}

namespace {

class LinearBruteForce : public testing::Test {
protected:
  /// Composes one geometry, and counts what comes of it.
  void check(const Geometry &g, double bias, double padValue) {
    LinearKernel first = withTaps(g.first, 10);
    LinearKernel second = withTaps(g.second, 1000);
    if (bias != 0)
      first.bias = {bias};
    if (padValue != 0)
      second.padValue = {padValue};
    second.bias = {7.0};
    std::vector<Row> chain = responses(first, &second, g.first.size);
    OrDecline<LinearKernel> whole = compose(first, second);
    if (whole) {
      ++legal;
      byFormula += legalByFormula(g);
      ASSERT_EQ(responses(*whole, nullptr, g.first.size), chain)
          << describe(first) << "\n"
          << describe(second);
      return;
    }
    ASSERT_TRUE(bias != 0 || !legalByFormula(g))
        << describe(first) << describe(second);
    Tally &tally = declined[whole.decline().condition.str()];
    LinearKernel anyway = composedAnyway(first, second);
    if (isRefuted(chain, g.first.stride * g.second.stride))
      ++tally.refuted;
    else if (responses(anyway, nullptr, g.first.size) != chain)
      ++tally.few;
    else
      ++tally.equal;
  }

  int64_t legal = 0;
  /// Those of the legal cases that legalByFormula says are legal.
  int64_t byFormula = 0;
  std::map<std::string, Tally> declined;
};

} // namespace

TEST_F(LinearBruteForce, paddingBetweenTwoOps) {
  forEachGeometry(2, [&](Geometry g) {
    for (int64_t size = 1; size <= 6; ++size)
      if (setSize(g, size))
        check(g, 0.0, 0.0);
  });
  // The condition is exact for the convolution of T15: a case is composed if
  // and only if that is equal. The formula alone would lose the difference.
  EXPECT_EQ(legal, 59760);
  EXPECT_EQ(byFormula, 53814);
  ASSERT_EQ(declined.size(), 1u);
  EXPECT_EQ(declined["T14"].refuted, 11785);
  EXPECT_EQ(declined["T14"].few, 11786);
  EXPECT_EQ(declined["T14"].equal, 0);
}

TEST_F(LinearBruteForce, biasBetweenTwoOps) {
  forEachGeometry(1, [&](Geometry g) {
    for (int64_t size = 1; size <= 6; ++size)
      if (setSize(g, size))
        for (double padValue : {0.0, 5.0, 6.0})
          check(g, 5.0, padValue);
  });
  EXPECT_EQ(legal, 14759);
  ASSERT_EQ(declined.size(), 2u);
  EXPECT_EQ(declined["T14"].refuted, 5343);
  EXPECT_EQ(declined["T14"].few, 5886);
  EXPECT_EQ(declined["T14"].equal, 0);
  EXPECT_EQ(declined["T16"].refuted, 5050);
  EXPECT_EQ(declined["T16"].few, 5430);
  EXPECT_EQ(declined["T16"].equal, 0);
}

TEST_F(LinearBruteForce, unknownExtents) {
  // What is composed at an unknown extent is composed at every known one, and
  // for what is declined there is an extent at which it is declined.
  int64_t composed = 0, needed = 0, conservative = 0;
  forEachGeometry(2, [&](Geometry g) {
    OrDecline<LinearKernel> whole =
        compose(withTaps(g.first, 10), withTaps(g.second, 1000));
    bool everywhere = true;
    for (int64_t size = 1; size <= 24; ++size)
      if (Geometry known = g; setSize(known, size))
        everywhere &= bool(
            compose(withTaps(known.first, 10), withTaps(known.second, 1000)));
    ASSERT_TRUE(!whole || everywhere);
    composed += bool(whole);
    needed += !whole && !everywhere;
    conservative += !whole && everywhere;
  });
  EXPECT_EQ(composed, 10149);
  EXPECT_EQ(needed, 8076);
  EXPECT_EQ(conservative, 0);
}
