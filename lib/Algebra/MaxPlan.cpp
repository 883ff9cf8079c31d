//===- MaxPlan.cpp - Large maximum windows from small ones ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/MaxPlan.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

using namespace ptc;

/// a * b + c of numbers that are not negative, at most INT64_MAX.
static int64_t saturatedMulAdd(int64_t a, int64_t b, int64_t c) {
  int64_t result;
  if (__builtin_mul_overflow(a, b, &result) ||
      __builtin_add_overflow(result, c, &result))
    return INT64_MAX;
  return result;
}

int64_t ptc::comparisons(const MaxPlan &plan, int64_t outputs) {
  int64_t total = 0, results = outputs;
  // Backwards: a step must produce what the next one reads.
  for (auto step = plan.rbegin(); step != plan.rend(); ++step) {
    total = saturatedMulAdd(step->kernel - 1, results, total);
    results =
        saturatedMulAdd(results - 1, step->stride,
                        saturatedMulAdd(step->kernel - 1, step->dilation, 1));
  }
  return total;
}

int64_t ptc::elementwiseOps(const MaxPlan &plan) {
  int64_t ops = 0;
  for (const MaxStep &step : plan)
    ops += step.kernel - 1;
  return ops;
}

std::vector<int64_t> ptc::composedTaps(const MaxPlan &plan) {
  std::set<int64_t> taps = {0};
  int64_t stride = 1;
  for (const MaxStep &step : plan) {
    std::set<int64_t> next;
    for (int64_t tap : taps)
      for (int64_t t = 0; t < step.kernel; ++t)
        next.insert(tap + t * step.dilation * stride);
    taps = std::move(next);
    stride *= step.stride;
  }
  return {taps.begin(), taps.end()};
}

namespace {
/// A step over more taps would make a module large that a window of any size
/// leaves small when it is halved.
constexpr int64_t maxTapsOfStep = 64;

/// Cheapest plans of (kernel, stride) for dilation 1, or for dilation d when
/// decimation is not allowed. Cost: comparisons, then element-wise ops, then
/// steps.
class Planner {
public:
  Planner(int64_t dilation, int64_t outputs)
      : dilation(dilation), outputs(outputs) {}

  MaxPlan best(int64_t kernel, int64_t stride) {
    auto known = plans.find({kernel, stride});
    if (known != plans.end())
      return known->second;
    MaxPlan plan;
    if (kernel <= maxTapsOfStep)
      plan = {{kernel, stride, dilation}};
    if (kernel > 2) {
      int64_t half = kernel / 2;
      consider(plan, {2, 1, half * dilation}, best(kernel - half, stride));
      int64_t last = std::min({kernel, stride, maxTapsOfStep});
      for (int64_t p = 2; dilation == 1 && p <= last; ++p)
        if (kernel % p == 0 && stride % p == 0 && p < kernel)
          consider(plan, {p, p, 1}, best(kernel / p, stride / p));
    }
    plans[{kernel, stride}] = plan;
    return plan;
  }

private:
  void consider(MaxPlan &plan, MaxStep first, const MaxPlan &rest) {
    MaxPlan candidate = {first};
    candidate.insert(candidate.end(), rest.begin(), rest.end());
    auto cost = [&](const MaxPlan &p) {
      return std::make_tuple(comparisons(p, outputs), elementwiseOps(p),
                             p.size());
    };
    if (plan.empty() || cost(candidate) < cost(plan))
      plan = std::move(candidate);
  }

  int64_t dilation;
  int64_t outputs;
  std::map<std::pair<int64_t, int64_t>, MaxPlan> plans;
};
} // namespace

MaxPlan ptc::planMax(int64_t kernel, int64_t stride, int64_t dilation,
                     int64_t outputs) {
  return Planner(dilation, outputs).best(kernel, stride);
}

MaxPlan ptc::planPairs(int64_t kernel, int64_t stride, int64_t dilation) {
  MaxPlan plan;
  while (kernel > 2) {
    int64_t half = kernel / 2;
    plan.push_back({2, 1, half * dilation});
    kernel -= half;
  }
  plan.push_back({kernel, stride, dilation});
  return plan;
}
