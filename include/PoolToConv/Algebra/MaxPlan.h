//===- MaxPlan.h - Large maximum windows from small ones --------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A maximum over k elements of one dimension as a sequence of maxima over fewer
// elements. Maximum is idempotent and associative, so that any sequence whose
// composed taps are, as a set, those of the window is exact, overlaps included.
// Plain C++, no IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_MAXPLAN_H
#define POOLTOCONV_ALGEBRA_MAXPLAN_H

#include <cstdint>
#include <vector>

namespace ptc {

/// One maximum over elements o * stride + t * dilation, t = 0 .. kernel - 1.
struct MaxStep {
  int64_t kernel;
  int64_t stride;
  int64_t dilation;
};

using MaxPlan = std::vector<MaxStep>;

/// The number of comparisons that `plan` needs for `outputs` results.
int64_t comparisons(const MaxPlan &plan, int64_t outputs);

/// The number of element-wise maxima that `plan` is made of.
int64_t elementwiseOps(const MaxPlan &plan);

/// The taps, ascending and without repetition, of the steps composed: a step
/// (k, s, d) after steps of total stride S adds multiples of S * d.
std::vector<int64_t> composedTaps(const MaxPlan &plan);

/// The plan for a window of `kernel` taps at `stride` and `dilation` with the
/// fewest comparisons for `outputs` results among
///   - one step over all taps (kernel - 1 comparisons a result), of windows of
///     at most 64 taps,
///   - halving: a step of two taps kernel / 2 apart, then the rest; at stride 1
///     these are the ceil(log2 kernel) steps of doubling,
///   - decimation by a common divisor p of kernel and stride (dilation 1): a
///     step of p taps at stride p, then kernel / p at stride / p,
/// and their combinations; with equal comparisons the one with the fewest
/// element-wise ops, then steps, so that the ops grow with the logarithm of the
/// window. The last steps may be the identity only if the whole window is; a
/// window of one tap gives one step of one tap.
MaxPlan planMax(int64_t kernel, int64_t stride, int64_t dilation,
                int64_t outputs);

/// The plan by halving alone, in which every step has at most two taps.
MaxPlan planPairs(int64_t kernel, int64_t stride, int64_t dilation);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_MAXPLAN_H
