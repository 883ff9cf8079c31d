//===- FuseLinearConvs.cpp - Fewer linear convolutions --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearDriver.h"
#include "LinearFuser.h"

using namespace mlir;
using namespace ptc;

Decline ptc::inexact() {
  return {"T23", "fusing floats rounds differently; numerics=fast allows it"};
}

bool ptc::fuseLinearConvsAt(RewriterBase &rewriter, LinearOpInterface op,
                            const FuseLinearConvsOptions &options,
                            LinearReport *report) {
  OrDecline<Linear> linear = op.getLinear();
  auto staysApart = [&](const Decline &why) {
    if (report)
      report->boundaries.emplace_back(op.getLoc(), why);
  };
  if (!linear) {
    if (llvm::any_of(op->getOperands(), [&](Value value) {
          SmallVector<LayoutMove> moves;
          return linearKindAbove(value, op.getTensorBuilder(), moves);
        }))
      staysApart(linear.decline());
    return false;
  }
  LinearOp first{op, std::move(*linear)};
  OpBuilder::InsertionGuard guard(rewriter);
  if (first.linear.addend && options.joins &&
      fuseBranches(rewriter, first, options, report))
    return true;
  if (first.linear.isJoin)
    return false;
  if (options.averagesLast &&
      moveConvBeforePool(rewriter, first, options, report))
    return true;
  if (LinearOpInterface producer =
          linearKindAbove(first.linear.input, first.builder(), first.moves)) {
    OrDecline<Linear> above = producer.getLinear();
    std::optional<Decline> why =
        above ? checkLink({producer, *above}, first) : above.decline();
    // The chain is the business of its first op.
    if (!why)
      return false;
    staysApart(*why);
  }
  LinearChain chain = chainFrom(first);
  if (chain.size() == 1)
    if (std::optional<LinearOp> other = inOtherLayout(first))
      chain = chainFrom(std::move(*other));
  if (chain.size() == 1)
    return false;
  return fuseChain(rewriter, chain, options, report);
}

LinearReport ptc::fuseLinearConvs(RewriterBase &rewriter, Operation *root,
                                  const FuseLinearConvsOptions &options) {
  LinearReport report;
  // Before a chain is fused that an average is a part of.
  if (options.averagesLast)
    rewriteLinearOps(rewriter, root, report, [&](LinearOpInterface op) {
      OrDecline<Linear> linear = op.getLinear();
      return linear && moveConvBeforePool(rewriter, {op, std::move(*linear)},
                                          options, &report);
    });
  rewriteLinearOps(rewriter, root, report, [&](LinearOpInterface op) {
    return fuseLinearConvsAt(rewriter, op, options, &report);
  });
  return report;
}

namespace {
struct FuseLinearConvsPattern final
    : OpInterfaceRewritePattern<LinearOpInterface> {
  FuseLinearConvsPattern(MLIRContext *context,
                         const FuseLinearConvsOptions &options)
      : OpInterfaceRewritePattern(context), options(options) {}

  LogicalResult matchAndRewrite(LinearOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (fuseLinearConvsAt(rewriter, op, options))
      return success();
    return rewriter.notifyMatchFailure(op, "nothing to fuse");
  }

  FuseLinearConvsOptions options;
};
} // namespace

void ptc::populateFuseLinearConvPatterns(
    RewritePatternSet &patterns, const FuseLinearConvsOptions &options) {
  patterns.add<FuseLinearConvsPattern>(patterns.getContext(), options);
}
