//===- WindowTest.cpp - Window geometry against naive loops --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every closed formula of Window.h is compared with a loop over positions that
// restates its definition.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/Window.h"

#include "gtest/gtest.h"

#include <ostream>
#include <random>

using namespace ptc;

namespace ptc {
void PrintTo(const WindowDim &dim, std::ostream *os) {
  *os << "size " << dim.size << ", kernel " << dim.kernel << ", stride "
      << dim.stride << ", dilation " << dim.dilation << ", padding "
      << dim.padLow << " and " << dim.padHigh << ", " << dim.outSize
      << " outputs";
}
} // namespace ptc

/// Taps of the window at `o` that read real data, one by one.
static int64_t naiveTaps(const WindowDim &dim, int64_t o) {
  int64_t taps = 0;
  for (int64_t t = 0; t < dim.kernel; ++t) {
    int64_t position = o * dim.stride - dim.padLow + t * dim.dilation;
    taps += position >= 0 && position < dim.size;
  }
  return taps;
}

/// Windows that fit into the padded input, by sliding one along it.
static int64_t naiveOutputs(const WindowDim &dim) {
  int64_t outputs = 0;
  int64_t end = dim.size + dim.padLow + dim.padHigh;
  for (int64_t start = 0; start < end; start += dim.stride) {
    int64_t last = start + (dim.kernel - 1) * dim.dilation;
    if (last >= end)
      break;
    ++outputs;
  }
  return outputs;
}

namespace {

/// Random geometries, reproducible. Padding goes beyond the window, and sizes
/// below its span.
class WindowTest : public testing::Test {
protected:
  int64_t uniform(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(random);
  }

  WindowDim geometry() {
    WindowDim dim;
    dim.size = uniform(1, 24);
    dim.kernel = uniform(1, 7);
    dim.stride = uniform(1, 5);
    dim.dilation = uniform(1, 4);
    dim.padLow = uniform(0, 1) ? uniform(0, 12) : 0;
    dim.padHigh = uniform(0, 1) ? uniform(0, 12) : 0;
    return dim;
  }

  /// A geometry in which at least one window fits; at times fewer windows are
  /// taken than would fit.
  WindowDim usable() {
    while (true) {
      WindowDim dim = geometry();
      int64_t outputs = naiveOutputs(dim);
      if (outputs == 0)
        continue;
      dim.outSize = uniform(0, 3) ? outputs : uniform(1, outputs);
      return dim;
    }
  }

  std::mt19937_64 random{20240229};
};

constexpr int kGeometries = 200000;

} // namespace

TEST_F(WindowTest, OutputSizeIsTheNumberOfWindowsThatFit) {
  int none = 0;
  for (int i = 0; i < kGeometries; ++i) {
    WindowDim dim = geometry();
    ASSERT_EQ(outputSize(dim), naiveOutputs(dim))
        << testing::PrintToString(dim);
    ASSERT_EQ(fits(dim), outputSize(dim) > 0) << testing::PrintToString(dim);
    none += outputSize(dim) == 0;
  }
  // Windows larger than the padded input were among them.
  EXPECT_GT(none, kGeometries / 20);
}

TEST_F(WindowTest, SpanIsTheDistanceOfTheOuterTaps) {
  for (int i = 0; i < kGeometries; ++i) {
    WindowDim dim = geometry();
    int64_t last = 0;
    for (int64_t t = 1; t < dim.kernel; ++t)
      last += dim.dilation;
    ASSERT_EQ(windowSpan(dim), last + 1) << testing::PrintToString(dim);
  }
}

TEST_F(WindowTest, InputNeededIsTheLeastInputWithThatManyOutputs) {
  for (int i = 0; i < kGeometries; ++i) {
    WindowDim dim = usable();
    WindowDim least = dim;
    least.padLow = least.padHigh = 0;
    least.size = inputNeeded(dim);
    ASSERT_EQ(naiveOutputs(least), dim.outSize) << testing::PrintToString(dim);
    --least.size;
    ASSERT_EQ(naiveOutputs(least), dim.outSize - 1)
        << testing::PrintToString(dim);
  }
}

TEST_F(WindowTest, ValidTapsCountsRealData) {
  int cut = 0, empty = 0;
  for (int i = 0; i < kGeometries; ++i) {
    WindowDim dim = usable();
    for (int64_t o = 0; o < dim.outSize; ++o) {
      int64_t taps = naiveTaps(dim, o);
      ASSERT_EQ(validTaps(dim, o), taps)
          << testing::PrintToString(dim) << ", output " << o;
      cut += taps < dim.kernel;
      empty += taps == 0;
    }
  }
  EXPECT_GT(cut, kGeometries / 2);
  EXPECT_GT(empty, kGeometries / 20);
}

TEST_F(WindowTest, ValidTapsOfUndilatedWindowsIsTheClosedFormula) {
  for (int i = 0; i < kGeometries; ++i) {
    WindowDim dim = usable();
    dim.dilation = 1;
    for (int64_t o = 0; o < dim.outSize; ++o) {
      int64_t start = o * dim.stride - dim.padLow;
      int64_t taps =
          std::min(start + dim.kernel, dim.size) - std::max<int64_t>(start, 0);
      taps = std::min(std::max<int64_t>(taps, 0), dim.kernel);
      ASSERT_EQ(validTaps(dim, o), taps)
          << testing::PrintToString(dim) << ", output " << o;
    }
  }
}

TEST_F(WindowTest, CountRunsAreMaximalAndCoverTheOutput) {
  size_t most = 0;
  for (int i = 0; i < kGeometries; ++i) {
    WindowDim dim = usable();
    std::vector<CountRun> runs = countRuns(dim);
    int64_t next = 0;
    for (size_t r = 0; r < runs.size(); ++r) {
      ASSERT_EQ(runs[r].begin, next) << testing::PrintToString(dim);
      ASSERT_LT(runs[r].begin, runs[r].end) << testing::PrintToString(dim);
      if (r > 0) {
        ASSERT_NE(runs[r].count, runs[r - 1].count)
            << testing::PrintToString(dim);
      }
      for (int64_t o = runs[r].begin; o < runs[r].end; ++o)
        ASSERT_EQ(runs[r].count, naiveTaps(dim, o))
            << testing::PrintToString(dim) << ", output " << o;
      next = runs[r].end;
    }
    ASSERT_EQ(next, dim.outSize) << testing::PrintToString(dim);
    most = std::max(most, runs.size());
  }
  EXPECT_GT(most, 5u);
}

TEST_F(WindowTest, OneBandPerSideIsNotEnough) {
  // A 5-tap window of stride 1 with padding 2 has counts 3 4 5 .. 5 4 3: the
  // case in which one band per side would be wrong (T1).
  WindowDim dim{/*size=*/9,     /*kernel=*/5,  /*stride=*/1,
                /*dilation=*/1,
                /*padLow=*/2,   /*padHigh=*/2, /*outSize=*/9};
  std::vector<int64_t> counts;
  for (const CountRun &run : countRuns(dim))
    counts.push_back(run.count);
  EXPECT_EQ(counts, (std::vector<int64_t>{3, 4, 5, 4, 3}));
}

TEST_F(WindowTest, CountRunsOfHugeOutputsTakeNoTimePerOutput) {
  WindowDim dim{/*size=*/int64_t(1) << 58,
                /*kernel=*/3,
                /*stride=*/1,
                /*dilation=*/1,
                /*padLow=*/1,
                /*padHigh=*/1,
                /*outSize=*/int64_t(1) << 58};
  ASSERT_TRUE(isValid(dim));
  std::vector<CountRun> runs = countRuns(dim);
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[0].end, 1);
  EXPECT_EQ(runs[0].count, 2);
  EXPECT_EQ(runs[1].end, (int64_t(1) << 58) - 1);
  EXPECT_EQ(runs[1].count, 3);
  EXPECT_EQ(runs[2].count, 2);
}

TEST_F(WindowTest, CountsAllTapsMeansThatNoWindowIsCut) {
  int all = 0, paddedAll = 0;
  for (int i = 0; i < kGeometries; ++i) {
    WindowDim dim = usable();
    bool uncut = true;
    for (int64_t o = 0; o < dim.outSize; ++o)
      uncut &= naiveTaps(dim, o) == dim.kernel;
    ASSERT_EQ(countsAllTaps(dim), uncut) << testing::PrintToString(dim);
    all += uncut;
    paddedAll += uncut && dim.isPadded();
  }
  EXPECT_GT(all, kGeometries / 10);
  // Padding that no window reads is among them.
  EXPECT_GT(paddedAll, 100);
}

TEST_F(WindowTest, CountsAllTapsOfUnknownExtents) {
  WindowDim dim;
  dim.kernel = 3;
  EXPECT_TRUE(countsAllTaps(dim));
  dim.padHigh = 1;
  EXPECT_FALSE(countsAllTaps(dim));
}

TEST_F(WindowTest, CountsAllTapsSeesAWindowLargerThanItsInput) {
  WindowDim dim{/*size=*/2,     /*kernel=*/3,  /*stride=*/1,
                /*dilation=*/1,
                /*padLow=*/0,   /*padHigh=*/0, /*outSize=*/1};
  EXPECT_EQ(validTaps(dim, 0), 2);
  EXPECT_FALSE(countsAllTaps(dim));
}

TEST_F(WindowTest, IdentityReadsEveryElementOnceAndNothingElse) {
  WindowDim dim{/*size=*/7,     /*kernel=*/1,  /*stride=*/1,
                /*dilation=*/1,
                /*padLow=*/0,   /*padHigh=*/0, /*outSize=*/7};
  EXPECT_TRUE(dim.isIdentity());
  dim.outSize = 6;
  EXPECT_FALSE(dim.isIdentity());
  dim.outSize = 7;
  dim.kernel = 2;
  EXPECT_FALSE(dim.isIdentity());
}

TEST_F(WindowTest, InvalidGeometries) {
  const WindowDim good{/*size=*/7,     /*kernel=*/3,  /*stride=*/2,
                       /*dilation=*/1,
                       /*padLow=*/1,   /*padHigh=*/1, /*outSize=*/4};
  ASSERT_TRUE(isValid(good));
  auto with = [&](int64_t WindowDim::*field, int64_t value) {
    WindowDim dim = good;
    dim.*field = value;
    return isValid(dim);
  };
  for (auto field : {&WindowDim::size, &WindowDim::kernel, &WindowDim::stride,
                     &WindowDim::dilation, &WindowDim::outSize}) {
    EXPECT_FALSE(with(field, 0));
    EXPECT_FALSE(with(field, -1));
  }
  EXPECT_FALSE(with(&WindowDim::padLow, -1));
  EXPECT_FALSE(with(&WindowDim::padHigh, -1));
  for (auto field : {&WindowDim::size, &WindowDim::kernel, &WindowDim::outSize})
    EXPECT_TRUE(with(field, kUnknown));
  // Positions that overflow.
  for (auto field : {&WindowDim::size, &WindowDim::kernel, &WindowDim::stride,
                     &WindowDim::dilation, &WindowDim::padLow,
                     &WindowDim::padHigh, &WindowDim::outSize})
    EXPECT_FALSE(with(field, INT64_MAX));
  EXPECT_FALSE(with(&WindowDim::outSize, INT64_MAX / 4));
}

TEST_F(WindowTest, LargestValidGeometriesDoNotOverflow) {
  // Signed overflow would make these wrong (and stop a sanitized build).
  constexpr int64_t big = INT64_MAX / 8;
  WindowDim tap{
      /*size=*/big,           /*kernel=*/1,   /*stride=*/1,
      /*dilation=*/INT64_MAX, /*padLow=*/big, /*padHigh=*/big,
      /*outSize=*/kUnknown};
  ASSERT_TRUE(isValid(tap));
  EXPECT_EQ(outputSize(tap), 3 * big);
  EXPECT_EQ(validTaps(tap, 0), 0);
  EXPECT_EQ(validTaps(tap, big), 1);
  EXPECT_EQ(validTaps(tap, 2 * big), 0);

  WindowDim jump{/*size=*/4,     /*kernel=*/1, /*stride=*/INT64_MAX,
                 /*dilation=*/1, /*padLow=*/0, /*padHigh=*/0,
                 /*outSize=*/1};
  ASSERT_TRUE(isValid(jump));
  EXPECT_EQ(outputSize(jump), 1);
  EXPECT_EQ(inputNeeded(jump), 1);
}

TEST_F(WindowTest, CheckedMul) {
  EXPECT_EQ(checkedMul(3, -7), -21);
  EXPECT_EQ(checkedMul(INT64_MAX, 1), INT64_MAX);
  EXPECT_EQ(checkedMul(INT64_MAX, 2), std::nullopt);
  EXPECT_EQ(checkedMul(INT64_MIN, -1), std::nullopt);
}
