//===- FoldPlan.h - The search of fpga-fold ---------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_FOLDPLAN_H
#define LIB_DIALECT_FPGA_TRANSFORMS_FOLDPLAN_H

#include "FoldSpace.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

namespace ptc::fpga {

/// What was decided for each unit, and what becomes of it.
struct FoldPlan {
  std::vector<FoldSpace::Decision> decisions;
  /// Cycles of the slowest unit, and which one that is.
  int64_t cycles = 0;
  size_t bottleneck = 0;
  /// With plumbing.
  UnitCost total;
  /// No better one exists among the designs that are searched.
  bool isProven = true;
};

/// Searches the designs of `kernels`, drafts.
class FoldPlanner {
public:
  FoldPlanner(llvm::ArrayRef<KernelOp> kernels, FoldSpace &space,
              const FoldBudget &budget, const CostModel &model,
              FifoPlacement fifos = FifoPlacement::Skip)
      : kernels(kernels), space(space), budget(budget), model(model),
        fifos(fifos) {}

  /// The cheapest of at most `cycles` cycles that fits. Nothing where there is
  /// none.
  std::optional<FoldPlan> cheapest(int64_t cycles);
  /// The fastest that fits, or the cheapest of those that take at most `slack`
  /// percent more cycles.
  std::optional<FoldPlan> fastest(double slack = 0);
  /// Why there is no design of at most `cycles` cycles: the unit that cannot be
  /// that fast, or what the least design needs of a resource.
  std::string whyNone(int64_t cycles);

private:
  UnitCost plumbed(llvm::ArrayRef<FoldSpace::Decision> decisions);
  FoldSelection select(const FoldSpace::At &at, const UnitCost &reserve);

  llvm::ArrayRef<KernelOp> kernels;
  FoldSpace &space;
  const FoldBudget &budget;
  const CostModel &model;
  /// Which queues the design will have.
  FifoPlacement fifos;
  bool allProven = true;
};

/// What all units of a design take together.
UnitCost costOf(KernelOp kernel, const CostModel &model);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_FOLDPLAN_H
