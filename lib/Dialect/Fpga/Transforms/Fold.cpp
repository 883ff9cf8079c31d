//===- Fold.cpp - How much happens in one cycle ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FoldFile.h"
#include "FoldPlan.h"
#include "KernelDriver.h"
#include "PoolToConv/Dialect/Fpga/Devices/Device.h"
#include "PoolToConv/Dialect/Fpga/Simulation/StreamGraph.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "UnitFigures.h"

#include "llvm/Support/FormatVariadic.h"

#include <cmath>

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGAFOLDPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
struct FpgaFoldPass : ptc::fpga::impl::FpgaFoldPassBase<FpgaFoldPass> {
  using FpgaFoldPassBase::FpgaFoldPassBase;

  LogicalResult initialize(MLIRContext *context) override;
  void runOnOperation() override;

private:
  FoldBudget getBudget() const;
  KernelReport reportOf(ArrayRef<KernelOp> kernels, const FoldSpace &space,
                        const FoldPlan &plan, const FoldBudget &budget) const;

  std::optional<Device> device;
  double clockMhz = 0;
  /// Cycles per frame that are enough; 0 for as few as possible.
  int64_t wantedCycles = 0;
};
} // namespace

LogicalResult FpgaFoldPass::initialize(MLIRContext *context) {
  auto fail = [&]() {
    return emitError(UnknownLoc::get(context)) << getArgument() << ": ";
  };
  FailureOr<std::optional<Device>> found =
      findTarget(context, getArgument(), target);
  if (failed(found))
    return failure();
  device = *found;
  if (targetFps != 0 && targetCycles != 0)
    return fail() << "target-fps and target-cycles exclude each other";
  if (!device && targetFps == 0 && targetCycles == 0)
    return fail() << "expected one of target, target-fps and target-cycles";
  if (!(clock >= 0 && clock < 1e6))
    return fail() << "clock has to be in 0 .. 1000000 MHz";
  if (!(targetFps >= 0) || targetCycles < 0)
    return fail() << "target-fps and target-cycles must not be negative";
  if (maxPixels < 0)
    return fail() << "max-pixels must not be negative";
  if (utilization < 1 || utilization > 100)
    return fail() << "utilization has to be in 1 .. 100 percent";
  if (!(slack >= 0 && slack <= 1000))
    return fail() << "slack has to be in 0 .. 1000 percent";
  clockMhz = clock != 0 ? clock : device ? device->clockMhz : 0;
  wantedCycles = targetCycles;
  if (targetFps == 0)
    return success();
  if (clockMhz == 0)
    return fail() << "target-fps needs a clock, or a target that has one";
  double cycles = std::floor(clockMhz * 1e6 / targetFps);
  if (cycles < 1)
    return fail() << "target-fps: no frame takes less than a cycle";
  wantedCycles = int64_t(std::min(cycles, 9e15));
  return success();
}

/// What may be used; prices are those of the device, or of an ECP5-85F.
FoldBudget FpgaFoldPass::getBudget() const {
  FoldBudget budget;
  if (!device) {
    budget.most.fill(int64_t(1) << 60);
    budget.prices = FoldBudget::pricesOf({83640, 83640, 156, 208});
    return budget;
  }
  auto share = [&](int64_t count, double packing) {
    return int64_t(double(count) * utilization / 100 / packing);
  };
  budget.most = {share(device->lut, device->packing), share(device->ff, 1),
                 device->dsp, device->bram};
  budget.prices = FoldBudget::pricesOf(
      {device->lut, device->ff, device->dsp, device->bram});
  return budget;
}

/// Says what was chosen, in total and for each unit.
KernelReport FpgaFoldPass::reportOf(ArrayRef<KernelOp> kernels,
                                    const FoldSpace &space,
                                    const FoldPlan &plan,
                                    const FoldBudget &budget) const {
  KernelReport report;
  std::string text = llvm::formatv("{0} cycles a frame, as {1}; ", plan.cycles,
                                   space.getUnit(plan.bottleneck).name);
  if (clockMhz != 0)
    text += llvm::formatv("{0:F1} frames/s at {1:F1} MHz; ",
                          clockMhz * 1e6 / double(plan.cycles), clockMhz);
  Amounts used = amountsOf(plan.total);
  for (size_t r = 0; r < used.size(); ++r) {
    text += llvm::formatv("{0}{1} {2}", r ? ", " : "", used[r], amountName(r));
    if (device)
      text += llvm::formatv(" of {0}", budget.most[r]);
  }
  if (!plan.isProven)
    text += "; not proven to be the best";
  KernelOp first = kernels.front();
  report.did(first.getLoc(), "fold", std::move(text));
  for (const FoldSpace::Decision &decision : plan.decisions) {
    if (!space.getCell(decision.unit).isMac())
      continue;
    const NamedUnit &unit = space.getUnit(decision.unit);
    const UnitSetting &setting = decision.setting;
    report.did(
        unit.op->getLoc(), "fold-unit",
        llvm::formatv("{0}: pe {1}, simd {2}, pixels {3}, products in "
                      "{4}, weights in {5}, {6} cycles",
                      unit.name, setting.pe, setting.simd, setting.pixels,
                      stringifyMultiplier(setting.multipliers),
                      stringifyMemory(setting.weights), decision.cycles));
  }
  return report;
}

void FpgaFoldPass::runOnOperation() {
  SmallVector<KernelOp> kernels;
  getOperation()->walk<WalkOrder::PreOrder>([&](KernelOp kernel) {
    kernels.push_back(kernel);
    return WalkResult::skip();
  });
  for (KernelOp kernel : kernels) {
    if (!kernel.getDraft()) {
      emitKernelError(kernel) << "(C1) is no draft: folds are chosen before "
                                 "fpga-insert-plumbing";
      return signalPassFailure();
    }
  }
  std::vector<NamedUnit> units = unitsOf(kernels);
  if (units.empty())
    return markAllAnalysesPreserved();
  auto fail = [&](const llvm::Twine &message) {
    emitError(kernels.front().getLoc()) << getArgument() << ": " << message;
    signalPassFailure();
  };
  std::vector<UnitPin> pins(units.size());
  if (!importFile.empty()) {
    llvm::Expected<std::vector<UnitPin>> read = readFolds(importFile, units);
    if (!read)
      return fail("import: " + llvm::toString(read.takeError()));
    pins = std::move(*read);
  }
  CostModel model = device ? device->model : CostModel();
  FoldSpace space(units, pins, model, maxPixels);
  if (space.getPinError())
    return fail("import: " + *space.getPinError());
  FoldBudget budget = getBudget();
  FoldPlanner planner(kernels, space, budget, model, fifos);
  std::optional<FoldPlan> plan =
      wantedCycles ? planner.cheapest(wantedCycles) : planner.fastest(slack);
  if (!plan) {
    // The slowest design is the least one.
    int64_t cycles = wantedCycles ? wantedCycles : space.getCandidates().back();
    std::string goal =
        wantedCycles
            ? llvm::formatv("takes at most {0} cycles", wantedCycles).str()
            : "fits";
    std::string place = device ? " on " + device->name : std::string();
    return fail("(C2) no design " + goal + place + ": " +
                planner.whyNone(cycles));
  }
  // Before anything is set: what was open is what is written.
  if (!exportFile.empty())
    if (llvm::Error error = writeFolds(exportFile, space, plan->decisions))
      return fail("export: " + llvm::toString(std::move(error)));
  for (const FoldSpace::Decision &decision : plan->decisions)
    applySetting(space.getUnit(decision.unit).op, decision.setting);
  folded += plan->decisions.size();
  if (device) {
    auto period = int64_t(std::llround(1e6 / clockMhz));
    TargetAttr attribute = TargetAttr::get(
        &getContext(), device->part, std::max<int64_t>(1, period), device->lut,
        device->ff, device->dsp, device->bram, device->uram);
    for (KernelOp kernel : kernels)
      kernel.setTargetAttr(attribute);
  }
  emitReports(&getContext(), getArgument(), reportLevel,
              {reportOf(kernels, space, *plan, budget)});
}
