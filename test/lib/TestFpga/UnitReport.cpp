//===- UnitReport.cpp - Tells what units say of themselves ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `test-fpga-units` says in a remark what UnitOpInterface tells of each op that
// has it. Where an op carries measured figures (`fpga.cost`), the estimate must
// be as near to each of them as the options say; block RAMs and multipliers
// must be equal. Figures of 0 flip-flops were not measured.
//
//===----------------------------------------------------------------------===//

#include "UnitReport.h"

#include "PoolToConv/Dialect/Fpga/Devices/Device.h"
#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "mlir/Pass/Pass.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace ptc::fpga;

namespace {
class UnitReport : public PassWrapper<UnitReport, OperationPass<>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(UnitReport)

  UnitReport() = default;
  UnitReport(const UnitReport &other) : PassWrapper(other) {}

  StringRef getArgument() const override { return "test-fpga-units"; }
  StringRef getDescription() const override {
    return "What UnitOpInterface tells of each op";
  }

  void runOnOperation() override;

  Option<bool> beats{*this, "beats",
                     llvm::cl::desc("Tell the types of operands and results"),
                     llvm::cl::init(false)};
  Option<std::string> target{
      *this, "target",
      llvm::cl::desc("The device whose family the areas are of (else ECP5)"),
      llvm::cl::init("")};
  Option<double> lutError{*this, "lut-error",
                          llvm::cl::desc("Largest error of LUTs in percent"),
                          llvm::cl::init(0)};
  Option<double> ffError{
      *this, "ff-error",
      llvm::cl::desc("Largest error of flip-flops in percent"),
      llvm::cl::init(0)};
};
} // namespace

static void printBeats(llvm::raw_ostream &os, UnitOpInterface unit) {
  for (OpOperand &operand : unit->getOpOperands())
    if (isa<StreamType>(operand.get().getType()))
      os << ", wants " << unit.getWantedBeat(operand.getOperandNumber());
  for (OpResult result : unit->getResults())
    if (isa<StreamType>(result.getType()))
      os << ", produces " << unit.getProducedBeat(result.getResultNumber());
}

/// Compares the estimate with what was measured.
static LogicalResult compare(UnitOpInterface unit, const UnitCost &cost,
                             CostAttr measured, double lutError,
                             double ffError) {
  auto isNear = [](int64_t estimate, int64_t found, double percent) {
    return std::abs(double(estimate - found)) <= percent / 100 * found;
  };
  if (isNear(cost.lut, measured.getLut(), lutError) &&
      (measured.getFf() == 0 || isNear(cost.ff, measured.getFf(), ffError)) &&
      cost.dsp == measured.getDsp() && cost.bram18 == measured.getBram18())
    return success();
  return unit->emitError("estimated lut = ")
         << cost.lut << ", ff = " << cost.ff << ", dsp = " << cost.dsp
         << ", bram18 = " << cost.bram18 << ", measured " << measured;
}

void UnitReport::runOnOperation() {
  CostModel model;
  if (!target.empty()) {
    llvm::Expected<Device> device = findDevice(target);
    if (!device) {
      getOperation()->emitError(llvm::toString(device.takeError()));
      return signalPassFailure();
    }
    model = device->model;
  }
  WalkResult result = getOperation()->walk([&](UnitOpInterface unit) {
    UnitTiming timing = unit.getTiming();
    UnitCost cost = unit.getCostOn(model);
    std::string text;
    llvm::raw_string_ostream os(text);
    os << "beats_in = " << timing.beatsIn << ", beats_out = " << timing.beatsOut
       << ", first_out = " << timing.firstOut << ", cycles = " << timing.cycles
       << ", ii = " << timing.ii << ", lut = " << cost.lut
       << ", ff = " << cost.ff << ", dsp = " << cost.dsp
       << ", bram18 = " << cost.bram18;
    if (beats)
      printBeats(os, unit);
    unit->emitRemark() << text;
    if (auto measured = unit->getAttrOfType<ArrayAttr>("fpga.cost"))
      for (CostAttr figures : measured.getAsRange<CostAttr>())
        if (failed(compare(unit, cost, figures, lutError, ffError)))
          return WalkResult::interrupt();
    return WalkResult::advance();
  });
  if (result.wasInterrupted())
    signalPassFailure();
}

void ptc::test::registerUnitReport() { PassRegistration<UnitReport>(); }
