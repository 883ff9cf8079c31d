//===- SumTables.h - A function of two numbers as two tables ----*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Given t(x, y), two tables with
//   t(x, y) = clamp((a[x] + b[y]) >> fraction, low, high)   for all x and y.
//
// For a fixed number of fraction bits these are bounds on sums of two unknowns,
//   t(x, y) * 2^fraction <= a[x] + b[y] < (t(x, y) + 1) * 2^fraction,
// of which the first falls away where t is `low` and the second where it is
// `high`: a system of difference constraints (a[x] - (-b[y])), which has a
// solution in whole numbers whenever it has one at all, found as shortest
// paths. A solution for f bits, doubled, is one for f + 1 bits.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_SUMTABLES_H
#define LIB_DIALECT_FPGA_TRANSFORMS_SUMTABLES_H

#include <cstdint>
#include <optional>
#include <vector>

namespace ptc::fpga {

/// t(x, y), row by row.
struct PairFunction {
  std::vector<int64_t> values;
  int64_t columns = 0;
  /// No value is outside of these; |low| and |high| stay below 2^31.
  int64_t low = 0, high = 0;
  /// About what each column adds, but for a constant, to begin the search with.
  std::vector<double> start;

  int64_t getRows() const { return int64_t(values.size()) / columns; }
};

struct SumTables {
  std::vector<int64_t> a, b;
  unsigned fraction = 0;
};

/// Tables with the fewest fraction bits, at most `maxFraction`, for which a
/// search of bounded length finds any. They are exact for every pair; fewer
/// bits may do where the search gave up, which it did on none of the networks
/// tried.
std::optional<SumTables> findSumTables(const PairFunction &function,
                                       unsigned maxFraction);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_SUMTABLES_H
