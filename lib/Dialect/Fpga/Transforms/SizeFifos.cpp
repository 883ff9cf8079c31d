//===- SizeFifos.cpp - The pass fpga-size-fifos ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Deadlock.h"
#include "Estimate.h"
#include "FifoSizer.h"
#include "KernelDriver.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

#include "llvm/Support/FormatVariadic.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGASIZEFIFOSPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
struct FpgaSizeFifosPass
    : ptc::fpga::impl::FpgaSizeFifosPassBase<FpgaSizeFifosPass> {
  using FpgaSizeFifosPassBase::FpgaSizeFifosPassBase;

  LogicalResult initialize(MLIRContext *context) override;
  void runOnOperation() override;

private:
  KernelReport size(IRRewriter &rewriter, KernelOp kernel);
  /// An error if `device` does not hold all kernels as they are now.
  LogicalResult checkFit();

  std::optional<Device> device;
};
} // namespace

LogicalResult FpgaSizeFifosPass::initialize(MLIRContext *context) {
  auto fail = [&](StringRef text) {
    return emitError(UnknownLoc::get(context)) << getArgument() << ": " << text;
  };
  if (fifoDepth < 1 || fifoDepth > INT32_MAX)
    return fail("fifo-depth has to be in 1 .. 2^31 - 1");
  if (frames < 2 || frames > 1024)
    return fail("frames has to be in 2 .. 1024");
  FailureOr<std::optional<Device>> found =
      findTarget(context, getArgument(), target);
  if (failed(found))
    return failure();
  device = *found;
  return verifyCycleLimit(context, getArgument(), cycleLimit);
}

LogicalResult FpgaSizeFifosPass::checkFit() {
  SmallVector<ResourceShare> total;
  KernelOp first;
  getOperation()->walk([&](KernelOp kernel) {
    SmallVector<ResourceShare> shares =
        sharesOf(figuresOf(kernel, device, device->clockMhz));
    if (!first) {
      first = kernel;
      total = std::move(shares);
      return;
    }
    for (auto [sum, share] : llvm::zip_equal(total, shares))
      sum.used += share.used;
  });
  for (const ResourceShare &share : total)
    if (share.used > share.available)
      return emitKernelError(first)
             << "(C4) with queues this deep the design needs " << share.used
             << " " << share.name << ", and " << device->name << " has "
             << share.available
             << "; a lower utilization of fpga-fold leaves more for them";
  return success();
}

KernelReport FpgaSizeFifosPass::size(IRRewriter &rewriter, KernelOp kernel) {
  KernelReport report;
  report.failed = true;
  FailureOr<StreamGraph> graph = buildStreamGraph(kernel);
  if (failed(graph))
    return report;
  FifoSizer sizer(rewriter, std::move(*graph), fifoDepth, frames, cycleLimit);
  FailureOr<QueueDepths> depths = [&]() {
    switch (mode) {
    case FifoSizing::Least:
      return sizer.least();
    case FifoSizing::Analytic:
      return sizer.analytic();
    case FifoSizing::Simulate:
      return sizer.simulated();
    }
    llvm_unreachable("no other mode");
  }();
  if (failed(depths))
    return report;
  int64_t bits = 0;
  for (auto fifo : kernel.getBody().getOps<FifoOp>()) {
    int64_t depth = (*depths)[fifo];
    if (depth > INT32_MAX) {
      fifo.emitOpError("would need a depth of ") << depth;
      return report;
    }
    fifo.setDepth(depth);
    fifo.removePeakAttr();
    bits += depth * fifo.getType().getBeatBits();
    report.did(fifo.getLoc(), "fifo",
               llvm::formatv("depth {0}: {1}", depth, sizer.reasonOf(fifo)));
  }
  report.did(
      kernel.getLoc(), "fifos",
      llvm::formatv("{0}: {1} bits in queues", kernel.getSymName(), bits));
  report.failed = false;
  return report;
}

void FpgaSizeFifosPass::runOnOperation() {
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &rewriter, KernelOp kernel) {
        return size(rewriter, kernel);
      });
  if (anyFailed(reports) || (device && failed(checkFit())))
    return signalPassFailure();
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  sized += tally.rewrites();
}
