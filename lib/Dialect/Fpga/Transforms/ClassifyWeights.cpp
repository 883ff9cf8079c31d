//===- ClassifyWeights.cpp - Adders and shifts for multipliers ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelDriver.h"
#include "NumberFunction.h"
#include "PoolToConv/Algebra/Decline.h"
#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGACLASSIFYWEIGHTSPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// What a mac and its memory take if its weights are of class `kind`. Block
/// RAMs count as LUTs.
static UnitCost costAs(MacOp mac, RomOp rom, WeightClass kind) {
  WeightClass before = mac.getWeightClass();
  mac.setWeightClass(kind);
  UnitCost cost = cast<UnitOpInterface>(*mac).getCost();
  UnitCost memory = cast<UnitOpInterface>(*rom).getCost();
  mac.setWeightClass(before);
  cost.dsp += memory.dsp;
  cost.lut += memory.lut + kLutsPerBlockRam * (cost.bram18 + memory.bram18);
  return cost;
}

static bool isPowerOfTwo(int64_t weight) {
  uint64_t magnitude = weight < 0 ? -uint64_t(weight) : uint64_t(weight);
  return llvm::isPowerOf2_64(magnitude);
}

/// The classes that are true of the weights, besides generic; of equal cost the
/// first one is taken.
static SmallVector<WeightClass> classesOf(ArrayRef<int64_t> weights) {
  SmallVector<WeightClass> classes;
  if (llvm::all_of(weights, [](int64_t weight) { return weight == 1; }))
    classes.push_back(WeightClass::Ones);
  if (llvm::all_of(weights, [](int64_t weight) {
        return weight == 0 || isPowerOfTwo(weight);
      }))
    classes.push_back(WeightClass::PowersOfTwo);
  return classes;
}

namespace {
/// Classifies the weights of one kernel.
class Classifier {
public:
  explicit Classifier(int64_t lutPerDsp) : lutPerDsp(lutPerDsp) {}

  KernelReport run(KernelOp kernel);

  int64_t changed = 0, kept = 0;
  /// Of the convolutions that changed.
  int64_t multipliersBefore = 0, multipliersAfter = 0;

private:
  void classify(MacOp mac);
  void stay(MacOp mac, const Decline &decline);

  int64_t lutPerDsp;
  KernelReport report;
};
} // namespace

void Classifier::stay(MacOp mac, const Decline &decline) {
  ++kept;
  report.declined(mac.getLoc(), decline.condition,
                  llvm::formatv("fpga.mac keeps its multipliers ({0}: {1})",
                                decline.condition, decline.reason));
}

void Classifier::classify(MacOp mac) {
  auto rom = mac.getWeights().getDefiningOp<RomOp>();
  std::optional<std::vector<int64_t>> weights =
      rom ? readIntegers(rom.getValue()) : std::nullopt;
  if (!weights)
    return stay(mac, Decline{"C1", "its weights have 64 bits"});
  UnitCost generic = costAs(mac, rom, WeightClass::Generic);
  SmallVector<WeightClass> classes = classesOf(*weights);
  int64_t cycles = mac.getCyclesPerPixel();
  if (cycles == 1)
    classes.push_back(WeightClass::Const);
  std::optional<UnitCost> cheapest;
  WeightClass best = WeightClass::Generic;
  auto priceOf = [&](const UnitCost &cost) {
    return cost.lut + lutPerDsp * cost.dsp;
  };
  for (WeightClass kind : classes) {
    UnitCost cost = costAs(mac, rom, kind);
    if (cheapest && priceOf(cost) >= priceOf(*cheapest))
      continue;
    cheapest = cost;
    best = kind;
  }
  if (!cheapest || priceOf(*cheapest) > priceOf(generic))
    best = WeightClass::Generic;
  if (best != mac.getWeightClass()) {
    UnitCost before = costAs(mac, rom, mac.getWeightClass());
    UnitCost after = costAs(mac, rom, best);
    ++changed;
    multipliersBefore += before.dsp;
    multipliersAfter += after.dsp;
    report.did(mac.getLoc(), stringifyWeightClass(best),
               llvm::formatv("fpga.mac has weights of class {0} instead of "
                             "{1}: {2} -> {3} DSP, {4} -> {5} LUT",
                             stringifyWeightClass(best),
                             stringifyWeightClass(mac.getWeightClass()),
                             before.dsp, after.dsp, before.lut, after.lut));
    mac.setWeightClass(best);
    forgetMeasuredCost(mac);
  }
  if (best != WeightClass::Generic)
    return;
  if (!cheapest)
    return stay(mac, Decline{"C1", llvm::formatv("each of them sees {0} "
                                                 "different weights",
                                                 cycles)});
  stay(mac, Decline{"C2", llvm::formatv("{0} LUTs more would save {1} of them",
                                        cheapest->lut - generic.lut,
                                        generic.dsp - cheapest->dsp)});
}

KernelReport Classifier::run(KernelOp kernel) {
  for (MacOp mac : kernel.getBody().front().getOps<MacOp>())
    classify(mac);
  if (changed > 0)
    report.did(
        kernel.getLoc(), "summary",
        llvm::formatv("{0}: {1} convolutions of another class: {2} -> {3} DSP",
                      kernel.getName(), changed, multipliersBefore,
                      multipliersAfter));
  return std::move(report);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct FpgaClassifyWeightsPass
    : ptc::fpga::impl::FpgaClassifyWeightsPassBase<FpgaClassifyWeightsPass> {
  using FpgaClassifyWeightsPassBase::FpgaClassifyWeightsPassBase;

  LogicalResult initialize(MLIRContext *context) override {
    if (lutPerDsp >= 0)
      return success();
    return emitError(UnknownLoc::get(context))
           << getArgument() << ": lut-per-dsp has to be at least 0";
  }
  void runOnOperation() override;
};
} // namespace

void FpgaClassifyWeightsPass::runOnOperation() {
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &, KernelOp kernel) {
        Classifier classifier(lutPerDsp);
        KernelReport report = classifier.run(kernel);
        changed += classifier.changed;
        kept += classifier.kept;
        multipliers +=
            classifier.multipliersBefore - classifier.multipliersAfter;
        return report;
      });
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  if (tally.rewrites() == 0)
    markAllAnalysesPreserved();
}
