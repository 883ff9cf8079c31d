//===- LinearFactor.cpp - One linear op into two --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearFactor.h"
#include "FactorMatrices.h"

#include <algorithm>
#include <cmath>

using namespace ptc;

namespace {

/// Each op of a pair, without taps, for a filter split by dimensions.
LinearPair pairOfWindows(const LinearKernel &kernel,
                         const std::vector<bool> &firstDims) {
  LinearPair pair;
  pair.first.padValue = kernel.padValue;
  pair.second.bias = kernel.bias;
  pair.second.scale = kernel.scale;
  for (unsigned d = 0; d < kernel.shape.rank(); ++d) {
    WindowDim whole = kernel.shape.window[d], before, after;
    before.size = before.outSize = whole.size;
    after.size = after.outSize = whole.outSize;
    pair.first.shape.window.push_back(firstDims[d] ? whole : before);
    pair.second.shape.window.push_back(firstDims[d] ? after : whole);
  }
  pair.first.shape.derivedOutputs = kernel.shape.derivedOutputs;
  pair.second.shape.derivedOutputs = kernel.shape.derivedOutputs;
  return pair;
}

/// For each tap of the whole window, the tap of each op.
struct TapSplit {
  std::vector<int64_t> first, second;

  TapSplit(const LinearShape &shape, const std::vector<bool> &firstDims)
      : first(shape.taps()), second(shape.taps()) {
    for (int64_t tap = 0; tap < shape.taps(); ++tap) {
      int64_t rest = tap, scaleFirst = 1, scaleSecond = 1;
      for (unsigned d = shape.rank(); d-- > 0;) {
        int64_t kernel = shape.window[d].kernel;
        int64_t &scale = firstDims[d] ? scaleFirst : scaleSecond;
        (firstDims[d] ? first : second)[tap] += rest % kernel * scale;
        scale *= kernel;
        rest /= kernel;
      }
    }
  }
};

} // namespace

/// The result for `pair`, whose shapes and taps are set.
static Factorisation finish(LinearPair pair, const Factors &factors,
                            double scale) {
  if (!pair.first.padValue.empty())
    pair.second.padValue = response(pair.first, pair.first.padValue);
  return {std::move(pair), factors.rank, factors.maxError * std::abs(scale),
          std::sqrt(factors.sumOfSquares) * std::abs(scale), factors.exact};
}

/// The matrices of all stored blocks, rows (tap of second, output) and columns
/// (tap of first, input).
static std::vector<Matrix> unfold(const LinearKernel &kernel,
                                  const TapSplit &split, int64_t firstTaps,
                                  int64_t secondTaps) {
  const ChannelBlocks &channels = kernel.shape.channels;
  std::vector<Matrix> matrices;
  for (int64_t base = 0; base < channels.storedOutputs();
       base += channels.out) {
    Matrix matrix(secondTaps * channels.out, firstTaps * channels.in);
    for (int64_t tap = 0, taps = kernel.shape.taps(); tap < taps; ++tap)
      for (int64_t o = 0; o < channels.out; ++o)
        std::copy_n(kernel.row(tap, base + o), channels.in,
                    &matrix.at(split.second[tap] * channels.out + o,
                               split.first[tap] * channels.in));
    matrices.push_back(std::move(matrix));
  }
  return matrices;
}

bool ptc::hasRankOne(const LinearKernel &kernel,
                     const std::vector<bool> &firstDims) {
  if (checkKernel(kernel) || firstDims.size() != kernel.shape.rank())
    return false;
  LinearPair pair = pairOfWindows(kernel, firstDims);
  std::vector<Matrix> matrices =
      unfold(kernel, TapSplit(kernel.shape, firstDims), pair.first.shape.taps(),
             pair.second.shape.taps());
  return std::all_of(matrices.begin(), matrices.end(), isRankOne);
}

std::optional<Factorisation>
ptc::splitByRank(const LinearKernel &kernel, const std::vector<bool> &firstDims,
                 const FactorOptions &options) {
  if (checkKernel(kernel) || firstDims.size() != kernel.shape.rank())
    return std::nullopt;
  LinearPair pair = pairOfWindows(kernel, firstDims);
  int64_t firstTaps = pair.first.shape.taps();
  int64_t secondTaps = pair.second.shape.taps();
  const ChannelBlocks &channels = kernel.shape.channels;
  int64_t stored = channels.storedOutputs() / channels.out;
  if (!isFeasible(stored, secondTaps * channels.out, firstTaps * channels.in))
    return std::nullopt;
  std::optional<Factors> factors = factorAll(
      unfold(kernel, TapSplit(kernel.shape, firstDims), firstTaps, secondTaps),
      kernel.scale, options);
  if (!factors)
    return std::nullopt;

  int64_t rank = factors->rank;
  LinearKernel &first = pair.first, &second = pair.second;
  first.shape.channels = {channels.groups, channels.in, rank, channels.shared};
  second.shape.channels = {channels.groups, rank, channels.out,
                           channels.shared};
  first.taps.resize(first.shape.weights());
  second.taps.resize(second.shape.weights());
  for (int64_t block = 0; block < stored; ++block) {
    const MatrixFactors &part = factors->blocks[block];
    for (int64_t tap = 0; tap < firstTaps; ++tap)
      for (int64_t r = 0; r < rank; ++r)
        std::copy_n(
            &part.right.values[r * part.right.columns + tap * channels.in],
            channels.in, first.row(tap, block * rank + r));
    for (int64_t tap = 0; tap < secondTaps; ++tap)
      for (int64_t o = 0; o < channels.out; ++o)
        std::copy_n(&part.left.values[(tap * channels.out + o) * rank], rank,
                    second.row(tap, block * channels.out + o));
  }
  return finish(std::move(pair), *factors, kernel.scale);
}

/// The same op with blocks that are stored one by one.
static LinearKernel unshared(const LinearKernel &kernel) {
  ChannelBlocks channels = kernel.shape.channels;
  channels.shared = false;
  return withBlocks(kernel, channels);
}

std::optional<Factorisation>
ptc::splitDepthwiseFirst(const LinearKernel &shared,
                         const FactorOptions &options) {
  if (checkKernel(shared))
    return std::nullopt;
  LinearKernel kernel = unshared(shared);
  const ChannelBlocks &channels = kernel.shape.channels;
  int64_t taps = kernel.shape.taps();
  if (!isFeasible(kernel.inputs(), channels.out, taps))
    return std::nullopt;
  std::vector<Matrix> matrices;
  for (int64_t input = 0; input < kernel.inputs(); ++input) {
    Matrix matrix(channels.out, taps);
    int64_t base = input / channels.in * channels.out;
    for (int64_t o = 0; o < channels.out; ++o)
      for (int64_t tap = 0; tap < taps; ++tap)
        matrix.at(o, tap) = kernel.row(tap, base + o)[input % channels.in];
    matrices.push_back(std::move(matrix));
  }
  std::optional<Factors> factors = factorAll(matrices, kernel.scale, options);
  if (!factors)
    return std::nullopt;

  int64_t rank = factors->rank;
  LinearPair pair =
      pairOfWindows(kernel, std::vector<bool>(kernel.shape.rank(), true));
  pair.first.shape.channels = {kernel.inputs(), 1, rank, false};
  pair.second.shape.channels = {channels.groups, channels.in * rank,
                                channels.out, false};
  pair.first.taps.resize(pair.first.shape.weights());
  pair.second.taps.resize(pair.second.shape.weights());
  for (int64_t input = 0; input < kernel.inputs(); ++input) {
    const MatrixFactors &part = factors->blocks[input];
    int64_t base = input / channels.in * channels.out;
    for (int64_t r = 0; r < rank; ++r) {
      for (int64_t tap = 0; tap < taps; ++tap)
        *pair.first.row(tap, input * rank + r) = part.right.at(r, tap);
      for (int64_t o = 0; o < channels.out; ++o)
        pair.second.row(0, base + o)[input % channels.in * rank + r] =
            part.left.at(o, r);
    }
  }
  return finish(std::move(pair), *factors, kernel.scale);
}

std::optional<Factorisation>
ptc::splitDepthwiseLast(const LinearKernel &shared,
                        const FactorOptions &options) {
  if (checkKernel(shared))
    return std::nullopt;
  LinearKernel kernel = unshared(shared);
  const ChannelBlocks &channels = kernel.shape.channels;
  int64_t taps = kernel.shape.taps();
  if (!isFeasible(kernel.outputs(), channels.in, taps))
    return std::nullopt;
  std::vector<Matrix> matrices;
  for (int64_t output = 0; output < kernel.outputs(); ++output) {
    Matrix matrix(taps, channels.in);
    for (int64_t tap = 0; tap < taps; ++tap)
      std::copy_n(kernel.row(tap, output), channels.in, &matrix.at(tap, 0));
    matrices.push_back(std::move(matrix));
  }
  FactorOptions one = options;
  one.maxRank = std::min<int64_t>(1, options.maxRank);
  std::optional<Factors> factors = factorAll(matrices, kernel.scale, one);
  if (!factors)
    return std::nullopt;

  LinearPair pair =
      pairOfWindows(kernel, std::vector<bool>(kernel.shape.rank(), false));
  pair.first.shape.channels = channels;
  pair.second.shape.channels = {kernel.outputs(), 1, 1, false};
  pair.first.taps.resize(pair.first.shape.weights());
  pair.second.taps.resize(pair.second.shape.weights());
  for (int64_t output = 0; output < kernel.outputs(); ++output) {
    const MatrixFactors &part = factors->blocks[output];
    std::copy_n(part.right.values.begin(), channels.in,
                pair.first.row(0, output));
    for (int64_t tap = 0; tap < taps; ++tap)
      *pair.second.row(tap, output) = part.left.at(tap, 0);
  }
  return finish(std::move(pair), *factors, kernel.scale);
}
