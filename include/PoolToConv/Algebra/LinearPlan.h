//===- LinearPlan.h - The cheapest split of a chain -------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which ops of a chain of linear ops become one. Every run of neighbouring ops
// that composes (T14, T15) is an edge from its first op to the op behind it,
// and a plan is a path over the edges: the cheapest is a shortest path. Plain
// C++, no IR.
//
// Besides a single op, a run may become two: where its last op is the window of
// a pool, the others behind that window (T19). A 1x1 convolution in front of a
// P x P / P average costs P^2 times what it costs behind it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARPLAN_H
#define POOLTOCONV_ALGEBRA_LINEARPLAN_H

#include "PoolToConv/Algebra/LinearCommute.h"
#include "PoolToConv/Algebra/LinearCost.h"

#include <functional>

namespace ptc {

/// What a plan makes small. Ties are broken by parameters, then by
/// multiply-accumulates, then by convolutions, then in favour of what is there.
enum class Objective { Macs, Params, Convs };

/// One op of a chain as it stands.
struct ChainOp {
  LinearShape shape;
  /// Its cost, with the multiply-accumulates of one output position: less than
  /// those of `shape` for ops that store no weights.
  LinearCost cost;
};

struct PlanOptions {
  Objective objective = Objective::Macs;
  LinearLimits limits;
  /// The weights of a new op are at most so many times those that it replaces;
  /// infinite for no limit.
  double maxWeightGrowth = 1.0;
  /// The longest run that becomes one op. Repeating the plan merges further.
  unsigned maxRun = 64;
  /// Windows may move in front of the ops before them (T19).
  bool movesWindows = true;
};

/// What becomes of the ops [begin, end).
struct PlanPart {
  unsigned begin = 0;
  unsigned end = 1;
  /// Two ops: the window of op end - 1, then the composition of the others.
  bool windowFirst = false;

  unsigned size() const { return end - begin; }
};

/// Why two neighbouring ops of a chain stay apart.
struct PlanBoundary {
  /// The boundary is in front of this op.
  unsigned before = 0;
  /// The condition under which they do not compose, or none if it costs more.
  std::optional<Decline> decline;
  /// The costs of the two ops, and of the one that they would make.
  LinearCost apart, together;
};

struct Plan {
  /// In order; together all ops.
  std::vector<PlanPart> parts;
  /// Between the parts.
  std::vector<PlanBoundary> boundaries;
  LinearCost before, after;

  /// True if some part is more than one op as it stands.
  bool changes() const { return parts.size() < operations(); }
  unsigned operations() const { return parts.empty() ? 0 : parts.back().end; }
};

/// Says why the ops of `part` must not become what is described by `shape` (for
/// windowFirst, the convolution behind the window); nullopt if they may.
using PartCheck = std::function<std::optional<Decline>(
    const PlanPart &part, const LinearShape &shape)>;

/// The cheapest plan among those whose parts compose, stay within the options,
/// and pass `check` (null: all do). Costs are those of the whole output, for
/// one batch element; where extents are unknown, per final output position. O(n
/// * maxRun) for n ops.
Plan planChain(const std::vector<ChainOp> &chain,
               const PlanOptions &options = {}, const PartCheck &check = {});

/// The output positions of every op, or where an extent is unknown, how many
/// there are for one final output position: the product of the strides behind.
std::vector<int64_t> chainPositions(const std::vector<ChainOp> &chain);

/// The cost of `window` on another number of channels, for one output position:
/// it stores and adds in each channel what it does now.
LinearCost windowCost(const ChainOp &window, int64_t channels);

/// True if `a` is cheaper than `b`.
bool isCheaper(const LinearCost &a, const LinearCost &b, Objective objective);

/// True if ops of `cost` store no more than the options allow in place of
/// `replaced`.
bool isWithinGrowth(const LinearCost &cost, const LinearCost &replaced,
                    const PlanOptions &options);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARPLAN_H
