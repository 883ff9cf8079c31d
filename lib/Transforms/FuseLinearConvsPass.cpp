//===- FuseLinearConvsPass.cpp - The pass and its reports -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Transforms/Passes.h"
#include "PoolToConv/Transforms/RewriteTally.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Remarks.h"
#include "mlir/IR/Threading.h"
#include "llvm/Support/FormatVariadic.h"

#include <mutex>

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
  void report(const LinearFusion &fusion);
  void report(const LinearBoundary &boundary);
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
  return options;
}

/// The tally of one fusion.
static RewriteTally tallyOf(const LinearFusion &fusion) {
  RewriteTally tally;
  tally.boundEps = fusion.boundEps;
  switch (fusion.numericClass) {
  case NumericClass::BitExact:
    tally.bitExact = 1;
    break;
  case NumericClass::SpecExact:
    tally.specExact = 1;
    break;
  case NumericClass::Reassociating:
    tally.reassociating = 1;
    break;
  }
  return tally;
}

void FuseLinearConvsPass::runOnOperation() {
  // Isolated ops are independent, so that these can be rewritten in parallel,
  // each together with those inside of it.
  SmallVector<Operation *> scopes;
  llvm::SmallPtrSet<Operation *, 8> seen;
  getOperation()->walk<WalkOrder::PreOrder>([&](LinearOpInterface op) {
    Operation *scope = op->getParentWithTrait<OpTrait::IsIsolatedFromAbove>();
    if (seen.insert(scope).second)
      scopes.push_back(scope);
  });
  llvm::erase_if(scopes, [&](Operation *scope) {
    for (Operation *parent = scope->getParentOp(); parent;
         parent = parent->getParentOp())
      if (seen.contains(parent))
        return true;
    return false;
  });
  FuseLinearConvsOptions options = fuseOptions();
  std::vector<LinearFusionReport> reports(scopes.size());
  parallelFor(&getContext(), 0, scopes.size(), [&](size_t i) {
    IRRewriter rewriter(&getContext());
    reports[i] = fuseLinearConvs(rewriter, scopes[i], options);
  });

  // The remark engine has no lock: emit from here only, and one pass instance
  // at a time.
  static std::mutex emission;
  std::lock_guard<std::mutex> lock(emission);
  RewriteTally total;
  LinearCost before, after;
  for (const LinearFusionReport &one : reports) {
    for (const LinearFusion &fusion : one.fusions) {
      total += tallyOf(fusion);
      before = before + fusion.before;
      after = after + fusion.after;
      report(fusion);
    }
    for (const LinearBoundary &boundary : one.boundaries)
      report(boundary);
    total.kept += one.boundaries.size();
  }
  fused += total.rewrites();
  kept += total.kept;
  RewriteRecorder::report(&getContext(), total);
  if (summary)
    llvm::errs() << llvm::formatv(
        "fuse-linear-convs: {0} fused ({1} bit-exact, {2} spec-exact, {3} "
        "reassociating), {4} neighbours kept; multiply-accumulates {5} -> {6}, "
        "parameters {7} -> {8}, convolutions {9} -> {10}; largest bound "
        "{11:F1} "
        "eps\n",
        total.rewrites(), total.bitExact, total.specExact, total.reassociating,
        total.kept, before.macs, after.macs, before.parameters,
        after.parameters, before.convs, after.convs, total.boundEps);
  if (total.rewrites() == 0)
    markAllAnalysesPreserved();
}

void FuseLinearConvsPass::report(const LinearFusion &fusion) {
  std::string text =
      llvm::formatv("{0} ({1}", fusion.form, stringify(fusion.numericClass));
  if (fusion.boundEps > 0)
    text +=
        llvm::formatv(", |error| <= {0:F1} eps max(|x|, 1)", fusion.boundEps);
  text += llvm::formatv("; {0} -> {1} multiply-accumulates, {2} -> {3} "
                        "parameters)",
                        fusion.before.macs, fusion.after.macs,
                        fusion.before.parameters, fusion.after.parameters);
  remark::passed(fusion.loc,
                 remark::RemarkOpts::name(stringify(fusion.numericClass))
                     .category("fuse-linear-convs"))
      << text << remark::metric("bound-eps", fusion.boundEps)
      << remark::metric("macs-before", std::to_string(fusion.before.macs))
      << remark::metric("macs-after", std::to_string(fusion.after.macs));
  if (reportLevel == ReportLevel::All)
    emitRemark(fusion.loc) << text;
}

void FuseLinearConvsPass::report(const LinearBoundary &boundary) {
  std::string text = "linear ops stay apart (";
  std::string condition = "cost";
  if (boundary.decline) {
    condition = boundary.decline->condition.str();
    text += condition + ": " + boundary.decline->reason + ")";
  } else {
    text +=
        llvm::formatv("one op would have {0} multiply-accumulates instead "
                      "of {1} and {2} parameters instead of {3})",
                      boundary.together.macs, boundary.apart.macs,
                      boundary.together.parameters, boundary.apart.parameters);
  }
  remark::missed(boundary.loc, remark::RemarkOpts::name(condition).category(
                                   "fuse-linear-convs"))
      << text;
  if (reportLevel != ReportLevel::None)
    emitRemark(boundary.loc) << text;
}
