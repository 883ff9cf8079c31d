//===- Simulate.cpp - The pass fpga-simulate ------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Deadlock.h"
#include "PoolToConv/Dialect/Fpga/Simulation/SimulationReport.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "PoolToConv/Tools/ProgressBar.h"
#include "mlir/IR/Builders.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/ToolOutputFile.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGASIMULATEPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
struct FpgaSimulatePass
    : ptc::fpga::impl::FpgaSimulatePassBase<FpgaSimulatePass> {
  using FpgaSimulatePassBase::FpgaSimulatePassBase;

  LogicalResult initialize(MLIRContext *context) override;
  void runOnOperation() override;

private:
  LogicalResult simulateKernel(KernelOp kernel, llvm::json::Array &reports);
  LogicalResult writeJson(llvm::json::Array reports);
};
} // namespace

LogicalResult FpgaSimulatePass::initialize(MLIRContext *context) {
  auto fail = [&](StringRef text) {
    return emitError(UnknownLoc::get(context)) << getArgument() << ": " << text;
  };
  if (frames < 1 || frames > (1 << 20))
    return fail("frames has to be in 1 .. 2^20");
  for (int64_t interval : {inputInterval.getValue(), outputInterval.getValue()})
    if (interval < 1 || interval > (1 << 20))
      return fail("intervals have to be in 1 .. 2^20");
  if (!(clock >= 0 && clock < 1e6))
    return fail("clock has to be a number of MHz, or 0");
  return verifyCycleLimit(context, getArgument(), cycleLimit);
}

/// MHz: as asked for, else of the kernel's target, else 100.
static double clockOf(KernelOp kernel, double asked) {
  if (asked > 0)
    return asked;
  if (TargetAttr target = kernel.getTargetAttr())
    return 1e6 / target.getClkPs();
  return 100;
}

LogicalResult FpgaSimulatePass::simulateKernel(KernelOp op,
                                               llvm::json::Array &reports) {
  FailureOr<StreamGraph> graph = buildStreamGraph(op, lineBuffers);
  if (failed(graph))
    return failure();
  ProgressBar bar;
  SimulationOptions options;
  options.frames = frames;
  options.cycleLimit = cycleLimit;
  options.inputInterval = inputInterval;
  options.outputInterval = outputInterval;
  options.progress = [&](size_t done, size_t total) { bar.show(done, total); };
  SimulationResult result = simulate(*graph, options);
  bar.clear();
  switch (result.status) {
  case SimulationStatus::Done:
    break;
  case SimulationStatus::CycleLimit:
    return op.emitOpError("takes more than the limit of ")
           << cycleLimit.getValue() << " cycles for " << frames.getValue()
           << " frames";
  case SimulationStatus::Deadlock:
    emitDeadlock(*graph, result, growQueues(*graph, QueueDepths(), cycleLimit));
    return failure();
  }

  double mhz = clockOf(op, clock);
  reports.push_back(toJson(*graph, result, mhz));
  if (table) {
    std::string text;
    llvm::raw_string_ostream stream(text);
    printTable(*graph, result, mhz, stream);
    llvm::errs() << text;
  }
  ++kernels;
  beats += result.beats;
  if (!annotate)
    return success();
  for (auto [unit, did] : llvm::zip_equal(graph->units, result.units))
    if (did.isQueue)
      cast<FifoOp>(unit.op).setPeak(did.peak);
  return success();
}

LogicalResult FpgaSimulatePass::writeJson(llvm::json::Array reports) {
  std::string message;
  std::unique_ptr<llvm::ToolOutputFile> file = openOutputFile(json, &message);
  if (!file)
    return getOperation()->emitError(getArgument()) << ": " << message;
  file->os() << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(reports)));
  file->keep();
  return success();
}

void FpgaSimulatePass::runOnOperation() {
  if (!annotate)
    markAllAnalysesPreserved();
  llvm::json::Array reports;
  bool isFound = false, isFailed = false;
  getOperation()->walk<WalkOrder::PreOrder>([&](KernelOp op) {
    if (kernel.empty() || op.getSymName() == kernel) {
      isFound = true;
      isFailed |= failed(simulateKernel(op, reports));
    }
    return WalkResult::skip();
  });
  if (!kernel.empty() && !isFound) {
    getOperation()->emitError(getArgument())
        << ": there is no kernel '" << kernel.getValue() << "'";
    return signalPassFailure();
  }
  if (isFailed || (!json.empty() && failed(writeJson(std::move(reports)))))
    signalPassFailure();
}
