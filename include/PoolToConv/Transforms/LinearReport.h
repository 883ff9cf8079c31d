//===- LinearReport.h - What became of linear ops ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_LINEARREPORT_H
#define POOLTOCONV_TRANSFORMS_LINEARREPORT_H

#include "PoolToConv/Algebra/LinearCost.h"
#include "PoolToConv/Interfaces/Pooling.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "mlir/IR/Location.h"

#include <string>
#include <vector>

namespace ptc {

/// Linear ops that became other linear ops.
struct LinearRewrite {
  /// Of the ops that were replaced, and of those in their place.
  mlir::Location loc;
  /// "3 linear ops become one 5x5 convolution"
  std::string form;
  NumericClass numericClass = NumericClass::BitExact;
  /// |new - old| <= boundEps * eps * max(|x|, 1), where x is what the ops read.
  double boundEps = 0;
  LinearCost before = {}, after = {};
};

/// Linear ops that stay as they are.
struct LinearBoundary {
  mlir::Location loc;
  /// A T-number, or "cost".
  std::string condition;
  /// "T14: ..."
  std::string text;

  LinearBoundary(mlir::Location loc, const Decline &decline)
      : loc(loc), condition(decline.condition.str()),
        text(condition + ": " + decline.reason) {}
  LinearBoundary(mlir::Location loc, std::string text)
      : loc(loc), condition("cost"), text(std::move(text)) {}
};

/// What became of the linear ops of a region.
struct LinearReport {
  std::vector<LinearRewrite> rewrites;
  std::vector<LinearBoundary> boundaries;
  /// What other numerics would save besides.
  struct {
    LinearCost before, after;
    double boundEps = 0;
  } fast;
};

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMS_LINEARREPORT_H
