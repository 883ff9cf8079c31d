//===- SumTables.cpp - A function of two numbers as two tables ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SumTables.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace ptc::fpga;

/// How often all bounds are looked at before the search gives up. Solutions of
/// ResNet-8's additions take at most 13 rounds, most take one.
static constexpr int kMaxRounds = 64;

static constexpr int64_t kNone = std::numeric_limits<int64_t>::min();

/// Tables for `fraction` bits, or nothing.
static std::optional<SumTables> solve(const PairFunction &f,
                                      unsigned fraction) {
  int64_t rows = f.getRows(), columns = f.columns;
  SumTables tables;
  tables.fraction = fraction;
  for (double start : f.start)
    tables.b.push_back(std::llround(std::ldexp(start, int(fraction))));
  tables.a.resize(rows);
  std::vector<int64_t> most(columns);
  // a as small as b allows, then b smaller where a is too large, and again: b
  // only falls, a only rises, to the largest solution below the first guess. As
  // a constant may move from b to a, every solution has one below.
  for (int round = 0; round < kMaxRounds; ++round) {
    std::fill(most.begin(), most.end(), std::numeric_limits<int64_t>::max());
    for (int64_t x = 0; x < rows; ++x) {
      const int64_t *row = &f.values[x * columns];
      int64_t least = kNone;
      for (int64_t y = 0; y < columns; ++y)
        if (row[y] > f.low)
          least =
              std::max(least, row[y] * (int64_t(1) << fraction) - tables.b[y]);
      tables.a[x] = least;
      if (least == kNone)
        continue;
      for (int64_t y = 0; y < columns; ++y)
        if (row[y] < f.high)
          most[y] = std::min(most[y], (row[y] + 1) * (int64_t(1) << fraction) -
                                          1 - least);
    }
    bool changed = false;
    for (int64_t y = 0; y < columns; ++y) {
      changed |= most[y] < tables.b[y];
      tables.b[y] = std::min(tables.b[y], most[y]);
    }
    if (changed)
      continue;
    // Rows that always saturate at the bottom have no lower bound: as small as
    // need be, not smaller.
    for (int64_t x = 0; x < rows; ++x) {
      if (tables.a[x] != kNone)
        continue;
      int64_t largest = std::numeric_limits<int64_t>::max();
      for (int64_t y = 0; y < columns; ++y)
        if (f.values[x * columns + y] < f.high)
          largest = std::min(largest, (f.low + 1) * (int64_t(1) << fraction) -
                                          1 - tables.b[y]);
      tables.a[x] = largest;
    }
    return tables;
  }
  return std::nullopt;
}

/// The middle of the smallest and the largest number.
static int64_t middleOf(const std::vector<int64_t> &numbers) {
  auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  return *low + (*high - *low) / 2;
}

/// Moves a constant so that both tables are about as far from zero.
static void balance(SumTables &tables) {
  int64_t shift = (middleOf(tables.b) - middleOf(tables.a)) / 2;
  for (int64_t &entry : tables.a)
    entry += shift;
  for (int64_t &entry : tables.b)
    entry -= shift;
}

std::optional<SumTables> ptc::fpga::findSumTables(const PairFunction &function,
                                                  unsigned maxFraction) {
  std::optional<SumTables> best = solve(function, maxFraction);
  if (!best)
    return std::nullopt;
  unsigned low = 0, high = maxFraction;
  while (low < high) {
    unsigned fraction = (low + high) / 2;
    if (std::optional<SumTables> tables = solve(function, fraction)) {
      best = std::move(tables);
      high = fraction;
    } else {
      low = fraction + 1;
    }
  }
  balance(*best);
  return best;
}
