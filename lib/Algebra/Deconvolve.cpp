//===- Deconvolve.cpp - One window into two in a row ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Matrix.h"
#include "PoolToConv/Algebra/LinearFactor.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace ptc;

namespace {

/// The windows of one channel: whole = first * second, a convolution.
class Deconvolution {
public:
  Deconvolution(std::vector<int64_t> first, std::vector<int64_t> second)
      : first(std::move(first)), second(std::move(second)) {
    for (size_t d = 0; d < this->first.size(); ++d)
      whole.push_back(this->first[d] + this->second[d] - 1);
  }

  /// The matrix that convolves a window of extents `other` with `taps` of
  /// extents `extents`.
  Matrix matrix(const std::vector<double> &taps,
                const std::vector<int64_t> &extents,
                const std::vector<int64_t> &other) const {
    Matrix result(count(whole), count(other));
    for (int64_t i = 0; i < int64_t(taps.size()); ++i)
      for (int64_t j = 0; j < result.columns; ++j) {
        int64_t index = 0, scale = 1, restI = i, restJ = j;
        for (size_t d = whole.size(); d-- > 0;) {
          index += (restI % extents[d] + restJ % other[d]) * scale;
          scale *= whole[d];
          restI /= extents[d];
          restJ /= other[d];
        }
        result.at(index, j) = taps[i];
      }
    return result;
  }
  Matrix ofFirst(const std::vector<double> &taps) const {
    return matrix(taps, first, second);
  }
  Matrix ofSecond(const std::vector<double> &taps) const {
    return matrix(taps, second, first);
  }

  static int64_t count(const std::vector<int64_t> &extents) {
    int64_t result = 1;
    for (int64_t extent : extents)
      result *= extent;
    return result;
  }

  std::vector<int64_t> first, second, whole;
};

/// Taps of the two windows, and the squares of what they miss.
struct Windows {
  std::vector<double> first, second;
  double error = INFINITY;
  bool exact = false;
};

} // namespace

/// The differences of `target` to the product of two windows.
static Matrix differences(const Deconvolution &shape,
                          const std::vector<double> &target,
                          const Windows &windows) {
  Matrix column(target.size(), 1), right(windows.second.size(), 1);
  column.values = target;
  right.values = windows.second;
  return residual(column, {shape.ofFirst(windows.first), right});
}

static double sumOfSquares(const Matrix &matrix) {
  double sum = 0.0;
  for (double value : matrix.values)
    sum += value * value;
  return sum;
}

/// Alternates between the two windows from `start` until a step gains no more
/// than the share `leastGain` of the error.
static Windows alternate(const Deconvolution &shape,
                         const std::vector<double> &target,
                         std::vector<double> start, double leastGain) {
  Windows windows;
  windows.first = std::move(start);
  for (int step = 0; step < 300; ++step) {
    // Neither window may grow while the other vanishes.
    double largest = 0.0;
    for (double tap : windows.first)
      largest = std::max(largest, std::abs(tap));
    if (largest == 0.0)
      return windows;
    for (double &tap : windows.first)
      tap /= largest;
    std::vector<double> second =
        leastSquares(shape.ofFirst(windows.first), target);
    if (second.empty())
      return windows;
    std::vector<double> first = leastSquares(shape.ofSecond(second), target);
    if (first.empty())
      return windows;
    Windows next{std::move(first), std::move(second)};
    next.error = sumOfSquares(differences(shape, target, next));
    bool isStill = next.error >= windows.error * (1 - leastGain);
    if (next.error < windows.error)
      windows = std::move(next);
    if (isStill)
      break;
  }
  return windows;
}

/// Gives the taps 24 bits, and takes from them what is left beside zeros and
/// whole numbers.
static void shortenTaps(std::vector<double> &taps) {
  double largest = 0.0;
  for (double tap : taps)
    largest = std::max(largest, std::abs(tap));
  for (double &tap : taps) {
    if (largest >= 0.5 && std::abs(tap - std::round(tap)) < 1e-5)
      tap = std::round(tap);
    if (std::abs(tap) < 1e-6 * largest)
      tap = 0.0;
    tap = float(tap);
  }
}

/// The windows near `windows` whose weights have 24 bits and whose product is
/// equal to `target`, if one of several scales gives such.
static std::optional<Windows> shorten(const Deconvolution &shape,
                                      const std::vector<double> &target,
                                      const Windows &windows) {
  double largest = 0.0, smallest = INFINITY;
  for (double tap : windows.first)
    largest = std::max(largest, std::abs(tap));
  for (double tap : windows.first)
    if (std::abs(tap) > 1e-6 * largest)
      smallest = std::min(smallest, std::abs(tap));
  // Whole numbers are found if the smallest of them is one of these.
  std::vector<double> divisors = {largest};
  for (int whole = 1; whole <= 8; ++whole)
    divisors.push_back(smallest / whole);
  for (double divisor : divisors) {
    Windows result = windows;
    for (double &tap : result.first)
      tap /= divisor;
    shortenTaps(result.first);
    result.second = leastSquares(shape.ofFirst(result.first), target);
    shortenTaps(result.second);
    Matrix column(target.size(), 1), right(result.second.size(), 1);
    if (result.second.empty())
      continue;
    column.values = target;
    right.values = result.second;
    if (!areExact(column, {shape.ofFirst(result.first), right}))
      continue;
    result.error = 0.0;
    result.exact = true;
    return result;
  }
  return std::nullopt;
}

/// The best windows of several starts, the same in every run.
static Windows search(const Deconvolution &shape,
                      const std::vector<double> &target, bool onlyExact) {
  int64_t count = Deconvolution::count(shape.first);
  double norm = 0.0;
  for (double tap : target)
    norm += tap * tap;
  if (norm == 0.0)
    return {std::vector<double>(count, 0.0),
            std::vector<double>(Deconvolution::count(shape.second), 0.0), 0.0,
            true};
  std::mt19937 random(5);
  Windows best;
  for (int start = 0; start < (onlyExact ? 16 : 6); ++start) {
    std::vector<double> taps(count, 1.0);
    for (double &tap : taps)
      if (start > 0)
        tap = double(random()) / double(random.max()) * 2 - 1;
    // A start that is on its way to an exact product gains quickly.
    Windows found =
        alternate(shape, target, std::move(taps), onlyExact ? 0.02 : 1e-9);
    if (found.error < best.error)
      best = std::move(found);
    if (best.error > 1e-12 * norm)
      continue;
    if (std::optional<Windows> exact = shorten(shape, target, best))
      return *exact;
  }
  return best;
}

std::optional<Factorisation>
ptc::deconvolve(const LinearKernel &kernel, const std::vector<int64_t> &extents,
                const FactorOptions &options) {
  const LinearShape &shape = kernel.shape;
  if (checkKernel(kernel) || !shape.channels.isDepthwise() ||
      extents.size() != shape.rank())
    return std::nullopt;
  Factorisation result;
  LinearKernel &first = result.pair.first, &second = result.pair.second;
  first = second = kernel;
  first.scale = 1.0;
  first.bias.clear();
  std::vector<int64_t> rest;
  for (unsigned d = 0; d < shape.rank(); ++d) {
    WindowDim &before = first.shape.window[d], &after = second.shape.window[d];
    if (extents[d] < 1 || extents[d] > before.kernel)
      return std::nullopt;
    rest.push_back(before.kernel - extents[d] + 1);
    before.kernel = extents[d];
    before.stride = 1;
    after.kernel = rest.back();
    after.padLow = after.padHigh = 0;
    before.outSize = before.size == kUnknown ? kUnknown : outputSize(before);
    after.size = before.outSize;
    if (before.kernel == 1)
      before.dilation = 1;
    if (after.kernel == 1)
      after.dilation = 1;
  }
  first.shape.derivedOutputs = true;
  second.padValue.clear();
  int64_t stored = shape.channels.storedOutputs(), taps = shape.taps();
  double columns = std::max(first.shape.taps(), second.shape.taps());
  if (double(stored) * double(taps) * columns * columns > double(1 << 24))
    return std::nullopt;

  Deconvolution deconvolution(extents, rest);
  first.taps.resize(first.shape.weights());
  second.taps.resize(second.shape.weights());
  result.rank = 1;
  result.exact = true;
  for (int64_t channel = 0; channel < stored; ++channel) {
    std::vector<double> target(taps);
    for (int64_t tap = 0; tap < taps; ++tap)
      target[tap] = *kernel.row(tap, channel);
    Windows windows = search(deconvolution, target, options.tolerance == 0.0);
    // No start had independent columns.
    if (windows.second.empty())
      return std::nullopt;
    result.exact &= windows.exact;
    if (!windows.exact && options.tolerance == 0.0)
      return std::nullopt;
    if (!windows.exact)
      for (double value : differences(deconvolution, target, windows).values) {
        result.maxError =
            std::max(result.maxError, std::abs(kernel.scale * value));
        result.frobeniusError += kernel.scale * kernel.scale * value * value;
      }
    for (size_t tap = 0; tap < windows.first.size(); ++tap)
      *first.row(tap, channel) = windows.first[tap];
    for (size_t tap = 0; tap < windows.second.size(); ++tap)
      *second.row(tap, channel) = windows.second[tap];
  }
  result.frobeniusError = std::sqrt(result.frobeniusError);
  if (!result.exact && result.maxError > options.tolerance)
    return std::nullopt;
  return result;
}
