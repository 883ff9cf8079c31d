//===- CheckDeadlock.cpp - The pass fpga-check-deadlock -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Deadlock.h"
#include "KernelDriver.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "llvm/Support/FormatVariadic.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGACHECKDEADLOCKPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
struct FpgaCheckDeadlockPass
    : ptc::fpga::impl::FpgaCheckDeadlockPassBase<FpgaCheckDeadlockPass> {
  using FpgaCheckDeadlockPassBase::FpgaCheckDeadlockPassBase;

  LogicalResult initialize(MLIRContext *context) override {
    return verifyCycleLimit(context, getArgument(), cycleLimit);
  }
  void runOnOperation() override;

private:
  KernelReport check(KernelOp kernel);
};
} // namespace

KernelReport FpgaCheckDeadlockPass::check(KernelOp kernel) {
  KernelReport report;
  FailureOr<StreamGraph> graph = buildStreamGraph(kernel);
  if (failed(graph)) {
    report.failed = true;
    return report;
  }
  SimulationResult result = checkDeadlock(*graph, QueueDepths(), cycleLimit);
  switch (result.status) {
  case SimulationStatus::Done:
    report.did(kernel.getLoc(), "deadlock",
               llvm::formatv("{0} does not stop, whatever the speed of its "
                             "units",
                             kernel.getSymName()));
    return report;
  case SimulationStatus::CycleLimit:
    emitKernelError(kernel) << "is too large to be checked: more than "
                            << cycleLimit.getValue() << " steps";
    break;
  case SimulationStatus::Deadlock:
    emitDeadlock(*graph, result, growQueues(*graph, QueueDepths(), cycleLimit));
    break;
  }
  report.failed = true;
  return report;
}

void FpgaCheckDeadlockPass::runOnOperation() {
  markAllAnalysesPreserved();
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &, KernelOp kernel) {
        return check(kernel);
      });
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  kernels += tally.rewrites();
  if (anyFailed(reports))
    signalPassFailure();
}
