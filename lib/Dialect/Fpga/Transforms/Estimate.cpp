//===- Estimate.cpp - How fast designs are, and what they take ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Estimate.h"
#include "PoolToConv/Dialect/Fpga/Simulation/Simulator.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/ToolOutputFile.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGAESTIMATEPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc::fpga;

/// Designs that take longer are not simulated: some seconds of work.
static constexpr int64_t kMostCycles = int64_t(1) << 28;

namespace {
struct FpgaEstimatePass
    : ptc::fpga::impl::FpgaEstimatePassBase<FpgaEstimatePass> {
  using FpgaEstimatePassBase::FpgaEstimatePassBase;

  LogicalResult initialize(MLIRContext *context) override;
  void runOnOperation() override;

private:
  KernelFigures figuresFor(KernelOp kernel) const;

  std::optional<Device> device;
};
} // namespace

LogicalResult FpgaEstimatePass::initialize(MLIRContext *context) {
  auto fail = [&]() {
    return emitError(UnknownLoc::get(context)) << getArgument() << ": ";
  };
  if (!(clock >= 0 && clock < 1e6))
    return fail() << "clock has to be in 0 .. 1000000 MHz";
  FailureOr<std::optional<Device>> found =
      findTarget(context, getArgument(), target);
  if (failed(found))
    return failure();
  device = *found;
  return success();
}

/// What a simulation says; nothing where there is none of this design.
static std::optional<SimulatedTime> simulatedTime(KernelOp kernel) {
  ScopedDiagnosticHandler quiet(kernel.getContext(),
                                [](Diagnostic &) { return success(); });
  FailureOr<StreamGraph> graph = buildStreamGraph(kernel);
  if (failed(graph))
    return std::nullopt;
  SimulationOptions options;
  options.cycleLimit = kMostCycles;
  SimulationResult result = simulate(*graph, options);
  if (result.status == SimulationStatus::CycleLimit)
    return std::nullopt;
  return SimulatedTime{result.status == SimulationStatus::Deadlock,
                       result.cyclesPerFrame, result.firstOut};
}

/// For the device of the pass, else the one that the kernel was made for.
KernelFigures FpgaEstimatePass::figuresFor(KernelOp kernel) const {
  std::optional<Device> chosen = device;
  double clockMhz = clock;
  if (TargetAttr given = kernel.getTargetAttr()) {
    if (clockMhz == 0 && (!device || device->part == given.getPart()))
      clockMhz = 1e6 / double(given.getClkPs());
    if (!chosen) {
      if (llvm::Expected<Device> found = findDevice(given.getPart()))
        chosen = *found;
      else
        llvm::consumeError(found.takeError());
    }
  }
  if (clockMhz == 0 && chosen)
    clockMhz = chosen->clockMhz;
  KernelFigures figures = figuresOf(kernel, chosen, clockMhz);
  if (simulation)
    figures.simulated = simulatedTime(kernel);
  return figures;
}

void FpgaEstimatePass::runOnOperation() {
  markAllAnalysesPreserved();
  std::vector<KernelFigures> kernels;
  WalkResult walk = getOperation()->walk([&](KernelOp kernel) {
    if (kernel.getDraft()) {
      emitKernelError(kernel) << "(C1) is a draft: its figures are known after "
                                 "fpga-insert-plumbing";
      return WalkResult::interrupt();
    }
    kernels.push_back(figuresFor(kernel));
    return WalkResult::advance();
  });
  if (walk.wasInterrupted())
    return signalPassFailure();
  if (table)
    for (const KernelFigures &figures : kernels)
      printTable(llvm::outs(), figures);
  if (json.empty())
    return;
  std::string message;
  std::unique_ptr<llvm::ToolOutputFile> output = openOutputFile(json, &message);
  if (!output) {
    getOperation().emitError(getArgument()) << ": " << message;
    return signalPassFailure();
  }
  printJson(output->os(), kernels);
  output->keep();
}
