//===- FoldSpace.h - The designs that fpga-fold chooses from ----*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_FOLDSPACE_H
#define LIB_DIALECT_FPGA_TRANSFORMS_FOLDSPACE_H

#include "PoolToConv/Dialect/Fpga/Transforms/FoldSearch.h"
#include "UnitCell.h"

#include <map>

namespace ptc::fpga {

/// What a person has fixed of a unit. Nothing: to be chosen.
struct UnitPin {
  std::optional<int64_t> pe, simd, pixels, lanes;
  std::optional<Multiplier> multipliers;
  std::optional<Memory> weights, window;
  /// Where it was fixed, for errors.
  std::string where;
};

/// A unit of a kernel, and its name: "mac0" is the first fpga.mac of its
/// kernel.
struct NamedUnit {
  KernelOp kernel;
  mlir::Operation *op;
  std::string name;
};

/// The live units of drafts in the order of the IR: all but memories, plumbing,
/// line buffers that belong to the unit behind them, and units whose results
/// nobody takes.
std::vector<NamedUnit> unitsOf(llvm::ArrayRef<KernelOp> kernels);

/// Units, and how each may be built. At a number of cycles per frame, lanes
/// follow: the fewest with which a stream is fast enough. What is left are
/// independent choices per unit, as lane casts depend on one of their two ends.
class FoldSpace {
public:
  /// Beats have at most `maxPixels` pixels; 0 for any number.
  FoldSpace(llvm::ArrayRef<NamedUnit> units, llvm::ArrayRef<UnitPin> pins,
            const CostModel &model, int64_t maxPixels = 0);

  /// The numbers of cycles per frame that a unit can have, low to high.
  std::vector<int64_t> getCandidates() const;
  /// The fewest cycles that unit number `unit` can take.
  int64_t getFewestCycles(size_t unit) const;
  const NamedUnit &getUnit(size_t unit) const { return units[unit]; }
  size_t getNumUnits() const { return units.size(); }
  /// A pin that leaves no way to build its unit, with what it must be.
  std::optional<std::string> getPinError() const { return pinError; }

  /// Units take at least this at `cycles`, whatever is chosen, casts left out.
  /// Falls as cycles rise.
  Amounts getLowerBound(int64_t cycles) const;

  /// What was decided for a unit, and the cycles that it takes.
  struct Decision {
    size_t unit = 0;
    UnitSetting setting;
    int64_t cycles = 0;
  };

  /// The design space at a number of cycles.
  struct At {
    int64_t cycles = 0;
    std::vector<FoldGroup> groups;
    /// What each group's choices are.
    std::vector<std::vector<UnitSetting>> settings;
    /// The unit of each group.
    std::vector<size_t> groupUnits;
    /// Units without a choice.
    std::vector<Decision> fixed;
    UnitCost fixedCost;
    /// A unit that is too slow, if there is one.
    std::optional<size_t> slowUnit;
  };
  At at(int64_t cycles);

  /// What was decided for all units, in their order.
  std::vector<Decision> decisionsOf(const At &space,
                                    llvm::ArrayRef<size_t> picks) const;
  const UnitCell &getCell(size_t unit) const { return cells[unit]; }

private:
  struct Way {
    UnitSetting setting;
    UnitAnswer answer;
    /// Of a convolution, by the lanes of its result.
    std::map<int64_t, UnitCost> costs;
  };
  const UnitCost &costOf(UnitCell &cell, Way &way, int64_t lanes) const;
  void addWays(size_t unit, const UnitPin &pin);
  UnitCost castsBehind(size_t unit, StreamType produced,
                       llvm::ArrayRef<std::vector<StreamType>> wanted) const;

  std::vector<NamedUnit> units;
  std::vector<UnitPin> pins;
  CostModel model;
  std::vector<UnitCell> cells;
  /// Of a unit: which unit makes each input.
  std::vector<llvm::SmallVector<size_t, 2>> producers;
  /// Of a unit: who takes its result, and as which input.
  std::vector<llvm::SmallVector<std::pair<size_t, size_t>>> consumers;
  /// Of a mac: all folds, products and memories. Of others: lanes and products.
  std::vector<std::vector<Way>> ways;
  std::optional<std::string> pinError;
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_FOLDSPACE_H
