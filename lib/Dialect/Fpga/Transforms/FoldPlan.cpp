//===- FoldPlan.cpp - The search of fpga-fold -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FoldPlan.h"
#include "Plumbing.h"

#include "mlir/IR/OwningOpRef.h"
#include "llvm/Support/FormatVariadic.h"

#include <limits>

using namespace mlir;
using namespace ptc::fpga;

UnitCost ptc::fpga::costOf(KernelOp kernel, const CostModel &model) {
  UnitCost total;
  for (UnitOpInterface unit : kernel.getUnits())
    total += unit.getCostOn(model);
  return total;
}

static bool isWithin(const UnitCost &cost, const Amounts &most) {
  Amounts amounts = amountsOf(cost);
  for (size_t r = 0; r < amounts.size(); ++r)
    if (amounts[r] > most[r])
      return false;
  return true;
}

/// The part of `a` above `b`, per resource.
static UnitCost above(const UnitCost &a, const UnitCost &b) {
  return {std::max<int64_t>(0, a.lut - b.lut),
          std::max<int64_t>(0, a.ff - b.ff),
          std::max<int64_t>(0, a.dsp - b.dsp),
          std::max<int64_t>(0, a.bram18 - b.bram18)};
}

/// What copies of the kernels take once they are wired.
UnitCost FoldPlanner::plumbed(ArrayRef<FoldSpace::Decision> decisions) {
  std::vector<OwningOpRef<KernelOp>> owners;
  SmallVector<KernelOp> copies;
  for (KernelOp kernel : kernels) {
    copies.push_back(kernel.clone());
    owners.emplace_back(copies.back());
  }
  // Units of the copies have the order of the originals.
  std::vector<NamedUnit> originals = unitsOf(kernels);
  std::vector<NamedUnit> copied = unitsOf(copies);
  llvm::DenseMap<Operation *, Operation *> copyOf;
  for (auto [original, copy] : llvm::zip_equal(originals, copied))
    copyOf[original.op] = copy.op;
  for (const FoldSpace::Decision &decision : decisions)
    applySetting(copyOf[space.getUnit(decision.unit).op], decision.setting);
  UnitCost total;
  for (KernelOp copy : copies) {
    IRRewriter rewriter(copy.getContext());
    // What cannot be wired is told where it is wired for good.
    ScopedDiagnosticHandler quiet(copy.getContext(),
                                  [](Diagnostic &) { return success(); });
    (void)insertPlumbing(rewriter, copy, fifos);
    total += costOf(copy, model);
  }
  return total;
}

FoldSelection FoldPlanner::select(const FoldSpace::At &at,
                                  const UnitCost &reserve) {
  FoldBudget left = budget;
  Amounts fixed = amountsOf(at.fixedCost), kept = amountsOf(reserve);
  for (size_t r = 0; r < fixed.size(); ++r) {
    left.most[r] -= fixed[r] + kept[r];
    if (left.most[r] < 0)
      return {};
  }
  return cheapestSelection(at.groups, at.cycles, left);
}

std::optional<FoldPlan> FoldPlanner::cheapest(int64_t cycles) {
  FoldSpace::At at = space.at(cycles);
  if (at.slowUnit)
    return std::nullopt;
  UnitCost reserve;
  // What plumbing takes follows from the cycles. It is looked at only where the
  // units fit, and once more where what it takes is known.
  for (int round = 0; round < 2; ++round) {
    FoldSelection selection = select(at, reserve);
    if (selection.status != FoldSelection::Status::Found) {
      allProven &= selection.status == FoldSelection::Status::None;
      return std::nullopt;
    }
    FoldPlan plan;
    plan.decisions = space.decisionsOf(at, selection.picks);
    plan.total = plumbed(plan.decisions);
    if (isWithin(plan.total, budget.most)) {
      plan.isProven = allProven;
      for (const FoldSpace::Decision &decision : plan.decisions) {
        if (decision.cycles > plan.cycles) {
          plan.cycles = decision.cycles;
          plan.bottleneck = decision.unit;
        }
      }
      return plan;
    }
    UnitCost predicted = selection.total;
    predicted += at.fixedCost;
    reserve = above(plan.total, predicted);
  }
  return std::nullopt;
}

std::optional<FoldPlan> FoldPlanner::fastest(double slack) {
  std::vector<int64_t> candidates = space.getCandidates();
  // Where one resource alone is short, whatever is chosen, it is short at fewer
  // cycles, too.
  auto first = llvm::partition_point(candidates, [&](int64_t cycles) {
    Amounts least = space.getLowerBound(cycles);
    for (size_t r = 0; r < least.size(); ++r)
      if (least[r] > budget.most[r])
        return true;
    return false;
  });
  std::optional<FoldPlan> best;
  auto it = first;
  for (; it != candidates.end() && !best; ++it)
    best = cheapest(*it);
  if (!best)
    return std::nullopt;
  // Fewer cycles than a candidate allows are no reason to stop before it.
  double most = double(best->cycles) * (1 + slack / 100);
  for (; it != candidates.end() && double(*it) <= most; ++it)
    if (std::optional<FoldPlan> plan = cheapest(*it);
        plan && budget.priceOf(plan->total) < budget.priceOf(best->total))
      best = plan;
  return best;
}

std::string FoldPlanner::whyNone(int64_t cycles) {
  FoldSpace::At at = space.at(cycles);
  if (at.slowUnit)
    return llvm::formatv("{0} takes at least {1} cycles",
                         space.getUnit(*at.slowUnit).name,
                         space.getFewestCycles(*at.slowUnit));
  // The least design in what is short, and the cheapest of those.
  std::string text;
  auto tell = [&](size_t r, int64_t needs) {
    text += llvm::formatv("{0}{1} {2}, has {3}", text.empty() ? "needs " : "; ",
                          needs, amountName(r), budget.most[r]);
  };
  FoldBudget one = budget;
  for (size_t r = 0; r < one.most.size(); ++r) {
    one.most.fill(std::numeric_limits<int64_t>::max() / 2);
    one.prices.fill(0);
    one.prices[r] = 1;
    FoldSelection least = cheapestSelection(at.groups, at.cycles, one);
    if (least.status != FoldSelection::Status::Found)
      continue;
    UnitCost total = plumbed(space.decisionsOf(at, least.picks));
    if (amountsOf(total)[r] > budget.most[r])
      tell(r, amountsOf(total)[r]);
  }
  if (!text.empty())
    return "the least design " + text;
  // Each would suffice alone, all together do not.
  one = budget;
  one.most.fill(std::numeric_limits<int64_t>::max() / 2);
  FoldSelection cheap = cheapestSelection(at.groups, at.cycles, one);
  UnitCost total = plumbed(space.decisionsOf(at, cheap.picks));
  for (size_t r = 0; r < one.most.size(); ++r)
    if (amountsOf(total)[r] > budget.most[r])
      tell(r, amountsOf(total)[r]);
  return "the cheapest design " + text;
}
