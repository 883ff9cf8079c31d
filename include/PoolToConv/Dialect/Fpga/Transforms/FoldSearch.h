//===- FoldSearch.h - One choice per unit under a budget --------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The mathematics of fpga-fold, without any IR: a multiple-choice knapsack with
// four resources.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_TRANSFORMS_FOLDSEARCH_H
#define POOLTOCONV_DIALECT_FPGA_TRANSFORMS_FOLDSEARCH_H

#include "PoolToConv/Dialect/Fpga/IR/Units.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <array>
#include <string>
#include <vector>

namespace ptc::fpga {

/// LUTs, flip-flops, multipliers and block RAMs, as a vector.
using Amounts = std::array<int64_t, 4>;
inline Amounts amountsOf(const UnitCost &cost) {
  return {cost.lut, cost.ff, cost.dsp, cost.bram18};
}
llvm::StringRef amountName(size_t resource);

/// One way to build a unit.
struct FoldChoice {
  /// Cycles of a frame.
  int64_t cycles = 0;
  UnitCost cost;
};

/// The ways to build one unit.
using FoldGroup = std::vector<FoldChoice>;

/// What may be used, and what one of each costs. Prices are not negative.
struct FoldBudget {
  Amounts most;
  Amounts prices;

  /// Prices as shares of a device, in billionths: a LUT counts fully, a
  /// flip-flop and a block RAM half, and a multiplier a tenth, as what it would
  /// serve for is multiplying.
  static Amounts pricesOf(const Amounts &device);
  int64_t priceOf(const UnitCost &cost) const;
};

/// The outcome of a search.
struct FoldSelection {
  enum class Status {
    /// The cheapest selection there is.
    Found,
    /// No selection fits: proven.
    None,
    /// Too many combinations were left to decide.
    Undecided,
  };
  Status status = Status::None;
  /// Per group, the index of the choice. Of several equal prices, always the
  /// same one.
  std::vector<size_t> picks;
  UnitCost total;
};

/// The cheapest selection of one choice per group, each of at most `cycles`
/// cycles, that stays within the budget. Exact: branch and bound over Pareto
/// sets, bounded by a Lagrangian relaxation. Undecided only where more than
/// `mostStates` partial selections are left side by side, or ten times as many
/// of at most three kinds of numbers.
FoldSelection cheapestSelection(llvm::ArrayRef<FoldGroup> groups,
                                int64_t cycles, const FoldBudget &budget,
                                size_t mostStates = 20000);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_TRANSFORMS_FOLDSEARCH_H
