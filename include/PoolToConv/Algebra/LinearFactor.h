//===- LinearFactor.h - One linear op into two ------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Filters as products of smaller ones. Seen as a matrix whose rows are what the
// second op tells apart and whose columns are what the first one does, a filter
// is two ops with R channels in between if and only if the matrix has rank R:
//
//   separable           rows (out, x),  columns (in, y)      R = 1 per channel
//   1-D split           the same, dense                      R channels
//   low rank, first     rows (out),     columns (in, y, x)   K x K, then 1 x 1
//   low rank, second    rows (out, y, x), columns (in)       1 x 1, then K x K
//   depthwise, then 1x1 per input:  rows (out), columns (y, x)
//   1x1, then depthwise per output: rows (in),  columns (y, x)
//
// Plain C++, no IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARFACTOR_H
#define POOLTOCONV_ALGEBRA_LINEARFACTOR_H

#include "PoolToConv/Algebra/LinearCommute.h"

namespace ptc {

/// What a factorisation may cost in accuracy and in channels.
struct FactorOptions {
  /// 0: only what is equal, in numbers that are no longer than those of the
  /// filter: whole numbers stay whole, for ranks above one factors have at most
  /// 24 bits. Else the largest allowed |difference| of a weight.
  double tolerance = 0.0;
  /// Channels between the ops, per block. Factors with as many as the filter
  /// has rows or columns save nothing.
  int64_t maxRank = 64;
};

/// second(first(x)), and how far its weights are from those of the filter.
struct Factorisation {
  LinearPair pair;
  /// Channels in between, per block.
  int64_t rank = 0;
  /// The largest |difference|, and the root of the sum of squares over all
  /// stored weights.
  double maxError = 0.0;
  double frobeniusError = 0.0;
  /// Equal in exact arithmetic. compose of the pair is then equal too, as far
  /// as its own sums are not rounded.
  bool exact = false;
};

/// True if all 2 x 2 minors of the matrix that `splitByRank` factors are zero,
/// in every block, and not all its elements. Exact: products of two doubles are
/// compared without rounding.
bool hasRankOne(const LinearKernel &kernel, const std::vector<bool> &firstDims);

/// `kernel` as two ops of which the first has the window along the dimensions
/// that `firstDims` names, and the second along the others: {true, true} is
/// K x K then 1 x 1, {true, false} K x 1 then 1 x K, {false, false} 1 x 1 then
/// K x K. Blocks stay; between them are `rank` channels per block, the fewest
/// that the options allow. nullopt if there are none, or if a matrix is too
/// large to decompose (2^24 elements, or 2^32 multiplications).
std::optional<Factorisation> splitByRank(const LinearKernel &kernel,
                                         const std::vector<bool> &firstDims,
                                         const FactorOptions &options = {});

/// `kernel` as a depthwise filter with `rank` channels per input, and a 1 x 1
/// filter behind it.
std::optional<Factorisation>
splitDepthwiseFirst(const LinearKernel &kernel,
                    const FactorOptions &options = {});

/// `kernel` as a 1 x 1 filter and a depthwise one behind it; the rank is one.
std::optional<Factorisation>
splitDepthwiseLast(const LinearKernel &kernel,
                   const FactorOptions &options = {});

/// `kernel`, which has one input and one output per block, as two windows in a
/// row: the first of `extents` taps, stride 1 and the padding, the second of
/// K - extents + 1 taps and the stride; both have the dilation.
///
/// The weights come from alternating least squares, from several starts. In
/// one dimension a filter of five taps always splits into two of three; in two
/// there is no such theorem, so that the result is in general the nearest pair
/// that was found, which need not be the nearest one. Without a tolerance, only
/// a pair that is equal, in weights of 24 bits. nullopt if there is none, the
/// blocks are larger, extents are not in [1, K], or the work is too much (2^24
/// multiplications per step over all channels).
std::optional<Factorisation> deconvolve(const LinearKernel &kernel,
                                        const std::vector<int64_t> &extents,
                                        const FactorOptions &options = {});

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARFACTOR_H
