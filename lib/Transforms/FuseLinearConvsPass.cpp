//===- FuseLinearConvsPass.cpp - The pass and its reports -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearDriver.h"
#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Transforms/FuseLinearConvs.h"
#include "PoolToConv/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/Support/FormatVariadic.h"

namespace ptc {
#define GEN_PASS_DEF_FUSELINEARCONVSPASS
#include "PoolToConv/Transforms/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
struct FuseLinearConvsPass
    : ptc::impl::FuseLinearConvsPassBase<FuseLinearConvsPass> {
  using FuseLinearConvsPassBase::FuseLinearConvsPassBase;

  void getDependentDialects(DialectRegistry &registry) const override {
    // The builders create these; a tensor.pad is of no network dialect.
    registry.insert<arith::ArithDialect, linalg::LinalgDialect,
                    tensor::TensorDialect>();
    registerExternalModels(registry);
  }
  LogicalResult initialize(MLIRContext *context) override;
  void runOnOperation() override;

private:
  FuseLinearConvsOptions fuseOptions() const;
  void printSummary(const LinearTotals &totals,
                    ArrayRef<LinearReport> reports) const;
};
} // namespace

LogicalResult FuseLinearConvsPass::initialize(MLIRContext *context) {
  if (maxKernel < 1)
    return emitError(UnknownLoc::get(context))
           << "fuse-linear-convs: max-kernel has to be at least 1";
  if (!(maxWeightGrowth >= 0))
    return emitError(UnknownLoc::get(context))
           << "fuse-linear-convs: max-weight-growth has to be a number from 0";
  return success();
}

FuseLinearConvsOptions FuseLinearConvsPass::fuseOptions() const {
  FuseLinearConvsOptions options;
  options.plan.objective = objective;
  options.plan.limits.maxKernel = maxKernel;
  options.plan.maxWeightGrowth = maxWeightGrowth;
  options.numerics = numerics;
  options.joins = joins;
  options.averagesLast = averagesLast;
  options.estimatesFast = summary;
  return options;
}

void FuseLinearConvsPass::runOnOperation() {
  FuseLinearConvsOptions options = fuseOptions();
  std::vector<LinearReport> reports = rewriteIsolatedOps(
      getOperation(), [&](RewriterBase &rewriter, Operation *scope) {
        return fuseLinearConvs(rewriter, scope, options);
      });
  LinearTotals totals =
      emitReports(&getContext(), reports,
                  {getArgument(), "linear ops stay apart", reportLevel});
  fused += totals.tally.rewrites();
  kept += totals.tally.kept;
  if (summary)
    printSummary(totals, reports);
  if (totals.tally.rewrites() == 0)
    markAllAnalysesPreserved();
}

void FuseLinearConvsPass::printSummary(const LinearTotals &totals,
                                       ArrayRef<LinearReport> reports) const {
  const RewriteTally &tally = totals.tally;
  const LinearCost &before = totals.before, &after = totals.after;
  llvm::errs() << llvm::formatv(
      "{0}: {1} fused ({2} bit-exact, {3} spec-exact, {4} reassociating), {5} "
      "neighbours kept; multiply-accumulates {6} -> {7}, parameters {8} -> "
      "{9}, convolutions {10} -> {11}; largest bound {12:F1} eps\n",
      getArgument(), tally.rewrites(), tally.bitExact, tally.specExact,
      tally.reassociating, tally.kept, before.macs, after.macs,
      before.parameters, after.parameters, before.convs, after.convs,
      tally.boundEps);
  LinearCost then, fast;
  double boundEps = 0;
  for (const LinearReport &report : reports) {
    then = then + report.fast.before;
    fast = fast + report.fast.after;
    boundEps = std::max(boundEps, report.fast.boundEps);
  }
  if (then.convs > 0)
    llvm::errs() << llvm::formatv(
        "{0}: numerics=fast would save {1} convolutions, {2} of {3} "
        "multiply-accumulates and {4} of {5} parameters, within {6:F1} eps\n",
        getArgument(), then.convs - fast.convs, then.macs - fast.macs,
        then.macs, then.parameters - fast.parameters, then.parameters,
        boundEps);
}
