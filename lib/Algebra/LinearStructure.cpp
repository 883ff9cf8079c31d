//===- LinearStructure.cpp - What hides in a filter -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearStructure.h"

#include <algorithm>
#include <numeric>

using namespace ptc;

/// The distance in taps between neighbours along dimension `d`.
static int64_t tapStride(const LinearShape &shape, unsigned d) {
  int64_t stride = 1;
  for (unsigned i = d + 1; i < shape.rank(); ++i)
    stride *= shape.window[i].kernel;
  return stride;
}

/// The number of weights of one tap.
static int64_t tapSize(const LinearShape &shape) {
  return shape.channels.storedOutputs() * shape.channels.in;
}

/// For each index along dimension `d`, whether some tap with it is not zero.
static std::vector<bool> occupied(const LinearKernel &kernel, unsigned d) {
  int64_t size = tapSize(kernel.shape);
  int64_t stride = tapStride(kernel.shape, d);
  int64_t extent = kernel.shape.window[d].kernel;
  std::vector<bool> result(extent, false);
  for (int64_t tap = 0, taps = kernel.shape.taps(); tap < taps; ++tap) {
    int64_t index = tap / stride % extent;
    if (result[index])
      continue;
    const double *values = &kernel.taps[tap * size];
    result[index] = std::any_of(values, values + size,
                                [](double value) { return value != 0.0; });
  }
  return result;
}

/// Keeps the indices begin, begin + step, ... of dimension `d`, `count` of
/// them.
static void keepTaps(LinearKernel &kernel, unsigned d, int64_t begin,
                     int64_t step, int64_t count) {
  int64_t size = tapSize(kernel.shape);
  int64_t stride = tapStride(kernel.shape, d);
  int64_t extent = kernel.shape.window[d].kernel;
  std::vector<double> taps;
  taps.reserve(kernel.taps.size() / extent * count);
  for (int64_t tap = 0, all = kernel.shape.taps(); tap < all; ++tap) {
    int64_t offset = tap / stride % extent - begin;
    if (offset >= 0 && offset % step == 0 && offset / step < count)
      taps.insert(taps.end(), &kernel.taps[tap * size],
                  &kernel.taps[tap * size] + size);
  }
  kernel.taps = std::move(taps);
  kernel.shape.window[d].kernel = count;
}

namespace {
/// The indices first, first + step, ... of a dimension, `count` of them.
struct KeptTaps {
  int64_t first, step, count;
};
} // namespace

/// The fewest indices that include those of `used`, begin at `maxFirst` or
/// before and end at `minLast` or behind.
static KeptTaps fewestTaps(const std::vector<bool> &used, int64_t maxFirst,
                           int64_t minLast) {
  std::vector<int64_t> indices;
  for (size_t index = 0; index < used.size(); ++index)
    if (used[index])
      indices.push_back(index);
  if (indices.empty())
    indices.push_back(0);
  int64_t common = 0;
  for (int64_t index : indices)
    common = std::gcd(common, index - indices[0]);
  minLast = std::max(minLast, indices.back());
  int64_t end = used.size();

  KeptTaps best = {0, 1, end};
  for (int64_t first = 0; first <= std::min(maxFirst, indices[0]); ++first) {
    int64_t step = std::gcd(common, indices[0] - first);
    step = step == 0 ? std::max<int64_t>(minLast - first, 1) : step;
    // The last tap may be a zero that lies on the grid, or sets it.
    int64_t last = first + (minLast - first + step - 1) / step * step;
    if (last >= end) {
      last = minLast;
      step = std::gcd(step, last - first);
    }
    int64_t count = (last - first) / step + 1;
    if (count < best.count || (count == best.count && first > best.first))
      best = {first, step, count};
  }
  return best;
}

static void tightenDim(LinearKernel &kernel, unsigned d) {
  WindowDim &dim = kernel.shape.window[d];
  int64_t last = dim.kernel - 1;
  int64_t minLast =
      dim.outSize == kUnknown
          ? std::max<int64_t>(0, last - dim.padHigh / dim.dilation)
          : 0;
  KeptTaps kept =
      fewestTaps(occupied(kernel, d), dim.padLow / dim.dilation, minLast);
  int64_t dropped = last - (kept.first + (kept.count - 1) * kept.step);
  dim.padLow -= kept.first * dim.dilation;
  dim.padHigh = std::max<int64_t>(0, dim.padHigh - dropped * dim.dilation);
  keepTaps(kernel, d, kept.first, kept.step, kept.count);
  dim.dilation = kept.count > 1 ? dim.dilation * kept.step : 1;
}

LinearKernel ptc::tightenWindow(const LinearKernel &kernel) {
  LinearKernel result = kernel;
  for (unsigned d = 0; d < kernel.shape.rank(); ++d)
    tightenDim(result, d);
  return result;
}

/// True if each stored row's nonzero inputs lie inside the block that the
/// output has among `groups` equal ones. `low` and `high` bound them, counted
/// from the first input; low > high for a row of zeros.
static bool fitsBlocks(const ChannelBlocks &channels, int64_t groups,
                       const std::vector<int64_t> &low,
                       const std::vector<int64_t> &high) {
  int64_t in = channels.inputs() / groups, out = channels.outputs() / groups;
  for (int64_t output = 0; output < channels.storedOutputs(); ++output) {
    int64_t begin = output / out * in;
    if (low[output] <= high[output] &&
        (low[output] < begin || high[output] >= begin + in))
      return false;
  }
  return true;
}

/// The largest number of blocks that the zeros of `kernel` allow.
static int64_t finestGroups(const LinearKernel &kernel) {
  const ChannelBlocks &channels = kernel.shape.channels;
  int64_t stored = channels.storedOutputs();
  std::vector<int64_t> low(stored, INT64_MAX), high(stored, -1);
  for (int64_t tap = 0, taps = kernel.shape.taps(); tap < taps; ++tap)
    for (int64_t output = 0; output < stored; ++output) {
      const double *row = kernel.row(tap, output);
      int64_t base = output / channels.out * channels.in;
      for (int64_t i = 0; i < channels.in; ++i) {
        if (row[i] == 0.0)
          continue;
        low[output] = std::min(low[output], base + i);
        high[output] = std::max(high[output], base + i);
      }
    }
  // Within a block, because the present blocks hold already.
  for (int64_t parts = std::gcd(channels.in, channels.out); parts > 1; --parts)
    if (channels.in % parts == 0 && channels.out % parts == 0 &&
        fitsBlocks(channels, channels.groups * parts, low, high))
      return channels.groups * parts;
  return channels.groups;
}

/// True if all blocks of an unshared filter are equal.
static bool blocksAreEqual(const LinearKernel &kernel) {
  const ChannelBlocks &channels = kernel.shape.channels;
  int64_t block = channels.out * channels.in;
  for (int64_t tap = 0, taps = kernel.shape.taps(); tap < taps; ++tap) {
    const double *first = kernel.row(tap, 0);
    for (int64_t group = 1; group < channels.groups; ++group)
      if (!std::equal(first, first + block, first + group * block))
        return false;
  }
  return true;
}

LinearKernel ptc::tightenBlocks(const LinearKernel &kernel) {
  LinearKernel result = kernel;
  ChannelBlocks &blocks = result.shape.channels;
  const ChannelBlocks &old = kernel.shape.channels;
  blocks.groups = finestGroups(kernel);
  blocks.in = old.inputs() / blocks.groups;
  blocks.out = old.outputs() / blocks.groups;
  // Blocks inside a shared one need not be equal.
  blocks.shared = old.shared && blocks.groups == old.groups;
  if (!blocks.shared) {
    result.taps.resize(result.shape.weights());
    for (int64_t tap = 0, taps = result.shape.taps(); tap < taps; ++tap)
      for (int64_t output = 0; output < result.outputs(); ++output) {
        int64_t input = output / blocks.out * blocks.in;
        std::copy_n(kernel.row(tap, output) + input % old.in, blocks.in,
                    result.row(tap, output));
      }
    if (blocks.groups > 1 && blocksAreEqual(result)) {
      LinearKernel full = result;
      blocks.shared = true;
      result.taps.resize(result.shape.weights());
      for (int64_t tap = 0, taps = result.shape.taps(); tap < taps; ++tap)
        std::copy_n(full.row(tap, 0), blocks.out * blocks.in,
                    result.row(tap, 0));
    }
  }
  return result;
}

bool ptc::isIdentity(const LinearKernel &kernel) {
  LinearKernel tight = tightenBlocks(tightenWindow(kernel));
  const ChannelBlocks &channels = tight.shape.channels;
  bool keepsExtents =
      std::all_of(tight.shape.window.begin(), tight.shape.window.end(),
                  [&](const WindowDim &dim) {
                    return dim.isIdentity() &&
                           (dim.size != kUnknown || tight.shape.derivedOutputs);
                  });
  bool isOne =
      std::all_of(tight.taps.begin(), tight.taps.end(),
                  [&](double tap) { return tight.scale * tap == 1.0; });
  return keepsExtents && channels.isDepthwise() && isOne && !tight.hasBias();
}

std::optional<double> ptc::windowWeight(const LinearKernel &kernel) {
  if (!isSharedFilter(kernel) ||
      !std::all_of(kernel.taps.begin(), kernel.taps.end(),
                   [&](double tap) { return tap == kernel.taps[0]; }))
    return std::nullopt;
  return kernel.scale * kernel.taps[0];
}
