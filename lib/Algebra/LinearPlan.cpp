//===- LinearPlan.cpp - The cheapest split of a chain ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearPlan.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace ptc;

/// The numbers to compare, most important first.
static std::array<int64_t, 3> rank(const LinearCost &cost,
                                   Objective objective) {
  switch (objective) {
  case Objective::Macs:
    return {cost.macs, cost.parameters, cost.convs};
  case Objective::Params:
    return {cost.parameters, cost.macs, cost.convs};
  case Objective::Convs:
    return {cost.convs, cost.parameters, cost.macs};
  }
  return {};
}

bool ptc::isCheaper(const LinearCost &a, const LinearCost &b,
                    Objective objective) {
  return rank(a, objective) < rank(b, objective);
}

std::vector<int64_t> ptc::chainPositions(const std::vector<ChainOp> &chain) {
  std::vector<int64_t> positions;
  for (const ChainOp &op : chain)
    positions.push_back(outputPositions(op.shape));
  if (std::find(positions.begin(), positions.end(), kUnknown) ==
      positions.end())
    return positions;
  int64_t behind = 1;
  for (size_t i = chain.size(); i-- > 0;) {
    positions[i] = behind;
    for (const WindowDim &dim : chain[i].shape.window)
      behind = checkedMul(behind, dim.stride).value_or(INT64_MAX);
  }
  return positions;
}

/// The cost of an op that stands, at `positions` positions.
static LinearCost standing(const ChainOp &op, int64_t positions) {
  LinearCost cost = op.cost;
  cost.macs = checkedMul(cost.macs, positions).value_or(INT64_MAX);
  return cost;
}

LinearCost ptc::windowCost(const ChainOp &window, int64_t channels) {
  LinearCost cost = window.cost;
  int64_t present = window.shape.channels.groups;
  cost.macs = checkedMul(cost.macs / present, channels).value_or(INT64_MAX);
  cost.parameters = cost.parameters / present * channels;
  return cost;
}

namespace {

/// An edge of the graph, with its cost.
struct Edge {
  PlanPart part;
  LinearCost cost;
};

/// The graph of one chain.
class Planner {
public:
  Planner(const std::vector<ChainOp> &chain, const PlanOptions &options,
          const PartCheck &check)
      : chain(chain), options(options), check(check),
        positions(chainPositions(chain)) {}

  Plan solve();

private:
  std::optional<Decline> addRun(std::vector<Edge> &edges, const PlanPart &part,
                                const LinearShape &shape,
                                const LinearCost &replaced);
  void addWindowFirst(std::vector<Edge> &edges, unsigned begin, unsigned end,
                      const LinearShape &front, const LinearCost &replaced);
  std::vector<Edge> edgesFrom(unsigned begin);
  PlanBoundary boundary(unsigned before) const;

  const std::vector<ChainOp> &chain;
  const PlanOptions &options;
  const PartCheck &check;
  std::vector<int64_t> positions;
};

} // namespace

bool ptc::isWithinGrowth(const LinearCost &cost, const LinearCost &replaced,
                         const PlanOptions &options) {
  // No limit, even where nothing was stored.
  return std::isinf(options.maxWeightGrowth) ||
         double(cost.parameters) <=
             double(replaced.parameters) * options.maxWeightGrowth;
}

/// The run as one op.
std::optional<Decline> Planner::addRun(std::vector<Edge> &edges,
                                       const PlanPart &part,
                                       const LinearShape &shape,
                                       const LinearCost &replaced) {
  Edge edge{part, cost(shape, positions[part.end - 1])};
  if (!isWithinGrowth(edge.cost, replaced, options))
    return std::nullopt;
  if (check)
    if (std::optional<Decline> decline = check(part, shape))
      return decline;
  edges.push_back(edge);
  return std::nullopt;
}

/// The last op of the run in front of the others, which compose to `front`.
void Planner::addWindowFirst(std::vector<Edge> &edges, unsigned begin,
                             unsigned end, const LinearShape &front,
                             const LinearCost &replaced) {
  const LinearShape &window = chain[end - 1].shape;
  // What has one tap is better composed.
  if (!options.movesWindows || !isSharedFilter(window) || window.isPointwise())
    return;
  OrDecline<LinearShapePair> pair =
      windowBeforeConv(front, window, options.limits);
  if (!pair)
    return;
  int64_t last = positions[end - 1];
  LinearCost first = windowCost(chain[end - 1], front.channels.inputs());
  int64_t known = outputPositions(pair->first);
  first.macs =
      checkedMul(first.macs,
                 known == kUnknown || outputPositions(window) == kUnknown
                     ? last
                     : known)
          .value_or(INT64_MAX);
  Edge edge{{begin, end, /*windowFirst=*/true},
            first + cost(pair->second, last)};
  if (!isWithinGrowth(edge.cost, replaced, options) ||
      !isCheaper(edge.cost, replaced, options.objective))
    return;
  if (check && check(edge.part, pair->second))
    return;
  edges.push_back(edge);
}

std::vector<Edge> Planner::edgesFrom(unsigned begin) {
  LinearCost replaced = standing(chain[begin], positions[begin]);
  std::vector<Edge> edges = {{{begin, begin + 1}, replaced}};
  LinearShape front = chain[begin].shape;
  size_t stop = std::min<size_t>(chain.size(), begin + options.maxRun);
  for (unsigned last = begin + 1; last < stop; ++last) {
    replaced = replaced + standing(chain[last], positions[last]);
    addWindowFirst(edges, begin, last + 1, front, replaced);
    OrDecline<ComposedShape> composed =
        composeShape(front, chain[last].shape, options.limits);
    if (!composed)
      break;
    front = composed->shape;
    addRun(edges, {begin, last + 1}, front, replaced);
  }
  return edges;
}

PlanBoundary Planner::boundary(unsigned before) const {
  PlanBoundary boundary;
  boundary.before = before;
  boundary.apart = standing(chain[before - 1], positions[before - 1]) +
                   standing(chain[before], positions[before]);
  OrDecline<ComposedShape> composed = composeShape(
      chain[before - 1].shape, chain[before].shape, options.limits);
  if (!composed) {
    boundary.decline = composed.decline();
    return boundary;
  }
  boundary.together = cost(composed->shape, positions[before]);
  if (check)
    boundary.decline = check({before - 1, before + 1}, composed->shape);
  return boundary;
}

Plan Planner::solve() {
  // best[i] is the cheapest way from op i to the end of the chain.
  struct Best {
    LinearCost cost;
    unsigned changed = 0;
    PlanPart part;
  };
  std::vector<Best> best(chain.size() + 1);
  for (size_t begin = chain.size(); begin-- > 0;) {
    bool isFirst = true;
    for (const Edge &edge : edgesFrom(begin)) {
      const Best &rest = best[edge.part.end];
      Best candidate{edge.cost + rest.cost,
                     rest.changed + (edge.part.size() > 1), edge.part};
      Best &current = best[begin];
      // In favour of what is there.
      bool isTie = rank(candidate.cost, options.objective) ==
                   rank(current.cost, options.objective);
      if (isFirst ||
          isCheaper(candidate.cost, current.cost, options.objective) ||
          (isTie && candidate.changed < current.changed))
        current = candidate;
      isFirst = false;
    }
  }

  Plan plan;
  for (size_t i = 0; i < chain.size(); ++i)
    plan.before = plan.before + standing(chain[i], positions[i]);
  plan.after = best.front().cost;
  for (unsigned op = 0; op < chain.size(); op = best[op].part.end) {
    if (op > 0)
      plan.boundaries.push_back(boundary(op));
    plan.parts.push_back(best[op].part);
  }
  return plan;
}

Plan ptc::planChain(const std::vector<ChainOp> &chain,
                    const PlanOptions &options, const PartCheck &check) {
  if (chain.empty())
    return {};
  return Planner(chain, options, check).solve();
}
