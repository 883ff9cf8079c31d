//===- LinearDriver.cpp - What passes on linear ops share -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearDriver.h"

#include "mlir/IR/Remarks.h"
#include "mlir/IR/Threading.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc;

//===----------------------------------------------------------------------===//
// Rewriting
//===----------------------------------------------------------------------===//

namespace {
/// The ops that were erased while it listened.
struct ErasedOps final : RewriterBase::Listener {
  void notifyOperationErased(Operation *op) override { ops.insert(op); }
  llvm::SmallPtrSet<Operation *, 16> ops;
};
} // namespace

/// Erases the ops below `root` that are trivially dead, and those that are
/// then.
static void eraseDeadOps(RewriterBase &rewriter, Operation *root) {
  SmallVector<Operation *> all;
  // An op stands in front of what it holds, which goes with it.
  root->walk<WalkOrder::PreOrder>([&](Operation *op) { all.push_back(op); });
  for (Operation *op : llvm::reverse(all))
    if (op != root && isOpTriviallyDead(op))
      rewriter.eraseOp(op);
}

void ptc::rewriteLinearOps(RewriterBase &rewriter, Operation *root,
                           LinearReport &report,
                           function_ref<bool(LinearOpInterface)> rewrite) {
  bool changed = true;
  while (changed) {
    changed = false;
    report.boundaries.clear();
    report.fast = {};
    SmallVector<Operation *> linearOps;
    root->walk([&](LinearOpInterface op) { linearOps.push_back(op); });
    ErasedOps erased;
    rewriter.setListener(&erased);
    for (Operation *op : linearOps)
      if (!erased.ops.contains(op))
        changed |= rewrite(cast<LinearOpInterface>(op));
    rewriter.setListener(nullptr);
    // Filters, inits, and convolutions whose linear op was the reshape behind.
    // What only these used has one use less when the next round counts (T20).
    if (changed)
      eraseDeadOps(rewriter, root);
  }
}

std::vector<LinearReport> ptc::rewriteIsolatedOps(
    Operation *root,
    function_ref<LinearReport(RewriterBase &, Operation *)> rewrite) {
  SmallVector<Operation *> scopes;
  llvm::SmallPtrSet<Operation *, 8> seen;
  root->walk<WalkOrder::PreOrder>([&](LinearOpInterface op) {
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
  std::vector<LinearReport> reports(scopes.size());
  parallelFor(root->getContext(), 0, scopes.size(), [&](size_t i) {
    IRRewriter rewriter(root->getContext());
    reports[i] = rewrite(rewriter, scopes[i]);
  });
  return reports;
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void emit(const LinearRewrite &rewrite, const LinearReportStyle &style) {
  std::string text =
      llvm::formatv("{0} ({1}", rewrite.form, stringify(rewrite.numericClass));
  if (rewrite.boundEps > 0)
    text +=
        llvm::formatv(", |error| <= {0:F1} eps max(|x|, 1)", rewrite.boundEps);
  text += llvm::formatv("; {0} -> {1} multiply-accumulates, {2} -> {3} "
                        "parameters)",
                        rewrite.before.macs, rewrite.after.macs,
                        rewrite.before.parameters, rewrite.after.parameters);
  remark::passed(rewrite.loc,
                 remark::RemarkOpts::name(stringify(rewrite.numericClass))
                     .category(style.pass))
      << text << remark::metric("bound-eps", rewrite.boundEps)
      << remark::metric("macs-before", std::to_string(rewrite.before.macs))
      << remark::metric("macs-after", std::to_string(rewrite.after.macs));
  if (style.level == ReportLevel::All)
    emitRemark(rewrite.loc) << text;
}

static void emit(const LinearBoundary &boundary,
                 const LinearReportStyle &style) {
  std::string text = (style.boundary + " (" + boundary.text + ")").str();
  remark::missed(
      boundary.loc,
      remark::RemarkOpts::name(boundary.condition).category(style.pass))
      << text;
  if (style.level != ReportLevel::None)
    emitRemark(boundary.loc) << text;
}

LinearTotals ptc::emitReports(MLIRContext *context,
                              ArrayRef<LinearReport> reports,
                              const LinearReportStyle &style) {
  std::lock_guard<std::mutex> lock(remarkEmission());
  LinearTotals totals;
  for (const LinearReport &report : reports) {
    for (const LinearRewrite &rewrite : report.rewrites) {
      totals.tally += tallyOf(rewrite.numericClass, rewrite.boundEps);
      totals.before = totals.before + rewrite.before;
      totals.after = totals.after + rewrite.after;
      emit(rewrite, style);
    }
    for (const LinearBoundary &boundary : report.boundaries)
      emit(boundary, style);
    totals.tally.kept += report.boundaries.size();
  }
  RewriteRecorder::report(context, totals.tally);
  return totals;
}
