//===- LinearDriver.h - What passes on linear ops share ---------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_LINEARDRIVER_H
#define LIB_TRANSFORMS_LINEARDRIVER_H

#include "PoolToConv/Interfaces/Linear.h"
#include "PoolToConv/Transforms/LinearReport.h"
#include "PoolToConv/Transforms/RewriteTally.h"
#include "mlir/IR/PatternMatch.h"

namespace ptc {

/// Calls `rewrite` for all linear ops below `root` until it returns false for
/// each, and erases what is dead then. `report` keeps the rewrites of all
/// rounds, and else what the last one says.
void rewriteLinearOps(mlir::RewriterBase &rewriter, mlir::Operation *root,
                      LinearReport &report,
                      llvm::function_ref<bool(LinearOpInterface)> rewrite);

/// Calls `rewrite` for every op below `root` (or `root`) that is isolated from
/// above and holds linear ops, together with those inside of it, in parallel if
/// the context has threads. The reports are in the order of the ops.
std::vector<LinearReport> rewriteIsolatedOps(
    mlir::Operation *root,
    llvm::function_ref<LinearReport(mlir::RewriterBase &, mlir::Operation *)>
        rewrite);

/// Sums of reports.
struct LinearTotals {
  RewriteTally tally;
  LinearCost before, after;
};

/// How a pass talks of its reports.
struct LinearReportStyle {
  /// The name of the pass, which is the category of remarks.
  llvm::StringRef pass;
  /// "linear ops stay apart"
  llvm::StringRef boundary;
  ReportLevel level = ReportLevel::None;
};

/// Gives remarks to the remark engine, to diagnostics as far as `style` says,
/// and the tally to a RewriteRecorder.
LinearTotals emitReports(mlir::MLIRContext *context,
                         llvm::ArrayRef<LinearReport> reports,
                         const LinearReportStyle &style);

} // namespace ptc

#endif // LIB_TRANSFORMS_LINEARDRIVER_H
