//===- FuseLinearConvs.h - Fewer linear convolutions ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Chains of linear ops become the cheapest equivalent, and branches that are
// added up become one op. T-numbers: docs/Conditions.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_FUSELINEARCONVS_H
#define POOLTOCONV_TRANSFORMS_FUSELINEARCONVS_H

#include "PoolToConv/Algebra/LinearPlan.h"
#include "PoolToConv/Interfaces/Linear.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "PoolToConv/Transforms/LinearReport.h"
#include "mlir/IR/PatternMatch.h"

namespace ptc {

struct FuseLinearConvsOptions {
  /// Limits and objective of the plan.
  PlanOptions plan;
  /// Exact: only fusions that keep every bit (integers; floats where all but
  /// one op move elements or scale by powers of two).
  Numerics numerics = Numerics::Fast;
  /// Merge branches that are joined by an addition or subtraction.
  bool joins = true;
  /// Convolutions behind an average over P x P with stride P become convolutions
  /// of dilation P in front of it (T19), whatever that costs, and none moves the
  /// other way.
  bool averagesLast = false;
  /// Under Numerics::Exact: find out what Numerics::Fast would save besides
  /// (LinearReport::fast).
  bool estimatesFast = false;
};

/// Fuses the linear ops of the chain that `op` is the first op of, or the
/// branches that `op` joins. Returns false if nothing changed; then `report`
/// (may be null) has the boundaries of the chain.
bool fuseLinearConvsAt(mlir::RewriterBase &rewriter, LinearOpInterface op,
                       const FuseLinearConvsOptions &options,
                       LinearReport *report = nullptr);

/// Fuses all linear ops below `root` until nothing changes.
LinearReport fuseLinearConvs(mlir::RewriterBase &rewriter,
                             mlir::Operation *root,
                             const FuseLinearConvsOptions &options);

/// Adds a pattern that does the same.
void populateFuseLinearConvPatterns(mlir::RewritePatternSet &patterns,
                                    const FuseLinearConvsOptions &options = {});

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMS_FUSELINEARCONVS_H
