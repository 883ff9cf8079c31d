//===- FactorLinearConvs.h - Structure inside filters -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A filter that hides a structure (a dilation, blocks, the window of an
// average, a product of smaller filters) becomes cheaper ops in a row: the
// reverse of FuseLinearConvs.h. T-numbers: docs/Conditions.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_FACTORLINEARCONVS_H
#define POOLTOCONV_TRANSFORMS_FACTORLINEARCONVS_H

#include "PoolToConv/Algebra/LinearSplit.h"
#include "PoolToConv/Interfaces/Linear.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "PoolToConv/Transforms/LinearReport.h"
#include "mlir/IR/PatternMatch.h"

namespace ptc {

struct FactorLinearConvsOptions {
  /// Objective, tolerance and limits. The tolerance is for floats only.
  SplitOptions split;
  /// Exact: only what keeps every bit, which is integers.
  Numerics numerics = Numerics::Fast;
};

/// Puts the cheapest equal ops in the place of `op`. Returns false if nothing
/// changed; then `report` (may be null) has the reason if `op` stores weights.
bool factorLinearConvAt(mlir::RewriterBase &rewriter, LinearOpInterface op,
                        const FactorLinearConvsOptions &options,
                        LinearReport *report = nullptr);

/// Does so for all linear ops below `root` until nothing changes.
LinearReport factorLinearConvs(mlir::RewriterBase &rewriter,
                               mlir::Operation *root,
                               const FactorLinearConvsOptions &options);

/// Adds a pattern that does the same.
void populateFactorLinearConvPatterns(
    mlir::RewritePatternSet &patterns,
    const FactorLinearConvsOptions &options = {});

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMS_FACTORLINEARCONVS_H
