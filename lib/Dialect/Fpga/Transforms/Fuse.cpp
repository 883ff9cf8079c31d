//===- Fuse.cpp - Units become fewer --------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fuse.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGAFUSEPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// A sum's tables have 2^(2 * bits) pairs to check.
static constexpr unsigned kMaxTableBits = 10;

namespace {
/// Counts what the canonicalizer's patterns and folds did.
struct CountRewrites final : RewriterBase::Listener {
  void notifyOperationReplaced(Operation *op, ValueRange) override {
    if (isa<UnitOpInterface>(op))
      done.push_back({op->getLoc(), op->getName().getStringRef().str()});
  }
  SmallVector<std::pair<Location, std::string>> done;
};

struct FpgaFusePass : ptc::fpga::impl::FpgaFusePassBase<FpgaFusePass> {
  using FpgaFusePassBase::FpgaFusePassBase;

  LogicalResult initialize(MLIRContext *context) override {
    if (tableBits <= kMaxTableBits)
      return success();
    return emitError(UnknownLoc::get(context))
           << getArgument() << ": table-bits has to be at most "
           << kMaxTableBits;
  }
  void runOnOperation() override;
};
} // namespace

/// Clamps into the bounds of scales, scales by 1 into the next one, crops of
/// crops, and what folds.
static void canonicalize(Fuser &fuser) {
  MLIRContext *context = fuser.kernel.getContext();
  RewritePatternSet patterns(context);
  EltwiseOp::getCanonicalizationPatterns(patterns, context);
  RequantOp::getCanonicalizationPatterns(patterns, context);
  CropOp::getCanonicalizationPatterns(patterns, context);
  CountRewrites listener;
  GreedyRewriteConfig config;
  config.setListener(&listener);
  // Every round makes the kernel smaller or simpler: the driver stops when it
  // is done, and an early end is no error.
  (void)applyPatternsGreedily(fuser.kernel.getBody(), std::move(patterns),
                              config);
  for (auto &[loc, name] : listener.done)
    fuser.report.did(loc, "canonical", name + " becomes simpler");
}

void FpgaFusePass::runOnOperation() {
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &rewriter, KernelOp kernel) {
        Fuser fuser{rewriter, kernel, tableBits, {}};
        bool changed = true;
        while (changed) {
          // Reasons of the last round only: what stays.
          llvm::erase_if(fuser.report.findings,
                         [](const Finding &finding) { return !finding.done; });
          canonicalize(fuser);
          changed = fuser.fuseBorders();
          changed |= fuser.fuseScales();
          changed |= fuser.fuseSums();
          changed |= fuser.fuseTables();
        }
        return std::move(fuser.report);
      });
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  fused += tally.rewrites();
  kept += tally.kept;
  if (tally.rewrites() == 0)
    markAllAnalysesPreserved();
}
