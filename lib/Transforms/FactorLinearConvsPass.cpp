//===- FactorLinearConvsPass.cpp - The pass and its reports ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearDriver.h"
#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Transforms/FactorLinearConvs.h"
#include "PoolToConv/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/Support/FormatVariadic.h"

namespace ptc {
#define GEN_PASS_DEF_FACTORLINEARCONVSPASS
#include "PoolToConv/Transforms/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
struct FactorLinearConvsPass
    : ptc::impl::FactorLinearConvsPassBase<FactorLinearConvsPass> {
  using FactorLinearConvsPassBase::FactorLinearConvsPassBase;

  void getDependentDialects(DialectRegistry &registry) const override {
    registry.insert<arith::ArithDialect, linalg::LinalgDialect,
                    tensor::TensorDialect>();
    registerExternalModels(registry);
  }
  LogicalResult initialize(MLIRContext *context) override;
  void runOnOperation() override;
};
} // namespace

LogicalResult FactorLinearConvsPass::initialize(MLIRContext *context) {
  auto fail = [&](StringRef message) {
    return emitError(UnknownLoc::get(context))
           << getArgument() << ": " << message;
  };
  if (!(tolerance >= 0) || std::isinf(tolerance))
    return fail("tolerance has to be a finite number from 0");
  if (!(maxWeightGrowth >= 0))
    return fail("max-weight-growth has to be a number from 0");
  if (maxRank < 1)
    return fail("max-rank has to be at least 1");
  if (maxDepth > 8)
    return fail("max-depth has to be at most 8");
  if (tolerance > 0 && numerics == Numerics::Exact)
    return fail("a tolerance needs numerics=fast");
  return success();
}

void FactorLinearConvsPass::runOnOperation() {
  FactorLinearConvsOptions options;
  options.split.objective = objective;
  options.split.factor.tolerance = tolerance;
  options.split.factor.maxRank = maxRank;
  options.split.maxWeightGrowth = maxWeightGrowth;
  options.split.maxDepth = maxDepth;
  options.numerics = numerics;
  std::vector<LinearReport> reports = rewriteIsolatedOps(
      getOperation(), [&](RewriterBase &rewriter, Operation *scope) {
        return factorLinearConvs(rewriter, scope, options);
      });
  LinearTotals totals =
      emitReports(&getContext(), reports,
                  {getArgument(), "the filter stays whole", reportLevel});
  const RewriteTally &tally = totals.tally;
  factored += tally.rewrites();
  kept += tally.kept;
  if (summary)
    llvm::errs() << llvm::formatv(
        "{0}: {1} factored ({2} bit-exact, {3} reassociating), {4} kept; "
        "multiply-accumulates {5} -> {6}, parameters {7} -> {8}, convolutions "
        "{9} -> {10}; largest bound {11:F1} eps\n",
        getArgument(), tally.rewrites(), tally.bitExact, tally.reassociating,
        tally.kept, totals.before.macs, totals.after.macs,
        totals.before.parameters, totals.after.parameters, totals.before.convs,
        totals.after.convs, tally.boundEps);
  if (tally.rewrites() == 0)
    markAllAnalysesPreserved();
}
