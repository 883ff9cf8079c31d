//===- LinearSplit.h - The cheapest factors of a linear op ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The reverse of LinearPlan.h: which ops in a row are equal to one op and cost
// the least. Candidates are the structures of LinearStructure.h (zero borders,
// dilation, blocks, the window of a pool) and the products of LinearFactor.h
// (separable, low rank, depthwise-separable, two windows); what they give is
// split again. Plain C++, no IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARSPLIT_H
#define POOLTOCONV_ALGEBRA_LINEARSPLIT_H

#include "PoolToConv/Algebra/LinearFactor.h"
#include "PoolToConv/Algebra/LinearPlan.h"

#include <functional>
#include <string>

namespace ptc {

struct SplitOptions {
  Objective objective = Objective::Macs;
  /// Tolerance (0: only what is equal) and the most channels in between.
  FactorOptions factor;
  /// The weights of all new ops are at most so many times those of the op.
  double maxWeightGrowth = 1.0;
  /// More ops than one. Without, an op only loses zeros.
  bool splits = true;
  LinearLimits limits;
  /// How often an op or a part of it is split; work grows exponentially.
  unsigned maxDepth = 3;
};

/// Ops in a row that take the place of one.
struct LinearSplit {
  /// First op first; none if the op gives its input.
  std::vector<LinearKernel> ops;
  /// What was found, in order: "dilation", "average window", "separable", ...
  std::vector<std::string> structures;
  /// The error of the composed weights, as in Factorisation.
  double maxError = 0.0;
  double frobeniusError = 0.0;
  /// The largest sum of |errors of weights| of an output channel: results
  /// differ by at most so many times max |x|, besides rounding.
  double outputError = 0.0;
  bool exact = true;
  LinearCost before, after;
};

/// True if `kernel` can be built: as an op that reads what the op reads that is
/// split (`isFirst`), or else what another op gives.
using KernelCheck =
    std::function<bool(const LinearKernel &kernel, bool isFirst)>;

/// The cheapest ops in the place of `kernel` by the objective, or nullopt if
/// none is cheaper that stays within the options and passes `canBuild` (null:
/// all do). Where extents are unknown, costs are those for one output position.
std::optional<LinearSplit> splitLinear(const LinearKernel &kernel,
                                       const SplitOptions &options = {},
                                       const KernelCheck &canBuild = {});

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARSPLIT_H
