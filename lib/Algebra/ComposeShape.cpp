//===- ComposeShape.cpp - When one op is equal to two in a row ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearCompose.h"

#include <algorithm>
#include <numeric>

using namespace ptc;

namespace {
/// One dimension of a composed op.
struct ComposedDim {
  WindowDim dim;
  MiddlePadding padding = MiddlePadding::Unread;
};
} // namespace

/// The smallest integer not below a / b, for b > 0.
static int64_t ceilDiv(int64_t a, int64_t b) { return a / b + (a % b > 0); }

/// True if some window of `dim` has a tap at position `position` of its input,
/// which may be padding.
static bool reads(const WindowDim &dim, int64_t position) {
  for (int64_t t = 0; t < dim.kernel; ++t) {
    int64_t start = position + dim.padLow - t * dim.dilation;
    if (start < 0)
      return false;
    if (start % dim.stride == 0 &&
        (dim.outSize == kUnknown || start / dim.stride < dim.outSize))
      return true;
  }
  return false;
}

/// True if the window of `dim` that would stand at position `o`, before the
/// first or after the last one, has a tap on real data.
static bool touchesData(const WindowDim &dim, int64_t o) {
  if (dim.size != kUnknown)
    return validTaps(dim, o) > 0;
  // Of unknown extent, data may be as long as any tap reaches.
  return o * dim.stride - dim.padLow + (dim.kernel - 1) * dim.dilation >= 0;
}

/// A Decline if, at one of the positions [begin, end) of the middle value that
/// `second` reads, a tap of `first` touches data (T14).
static std::optional<Decline> checkPositions(const WindowDim &first,
                                             const WindowDim &second,
                                             int64_t begin, int64_t end) {
  for (int64_t position = begin; position < end; ++position)
    if (touchesData(first, position) && reads(second, position))
      return Decline{"T14", "the second op reads padding at position " +
                                std::to_string(position) +
                                ", where the first op would read data"};
  return std::nullopt;
}

/// Positions of the middle value before its first element (T14, top).
static std::optional<Decline> checkLow(const WindowDim &first,
                                       const WindowDim &second) {
  int64_t reach = (first.kernel - 1) * first.dilation - first.padLow;
  // Before this one, even the last tap lies before the data.
  int64_t begin = std::max(-second.padLow, ceilDiv(-reach, first.stride));
  return checkPositions(first, second, begin, 0);
}

/// Positions after the last element (T14, bottom). Sets `read` if the second
/// op reads any.
static std::optional<Decline> checkHigh(const WindowDim &first,
                                        const WindowDim &second, int64_t middle,
                                        bool derivedOutputs, bool &read) {
  if (middle == kUnknown || first.size == kUnknown) {
    if (second.padHigh == 0)
      return std::nullopt;
    read = true;
    // The windows of the first op leave at most stride - 1 elements unread.
    bool derived = derivedOutputs && first.outSize == kUnknown;
    if (derived && (first.kernel - 1) * first.dilation <= first.padHigh)
      return std::nullopt;
    return Decline{"T24", "whether padding meets data follows from an unknown "
                          "extent"};
  }
  int64_t outputs = second.outSize;
  if (outputs == kUnknown) {
    WindowDim dim = second;
    dim.size = middle;
    outputs = outputSize(dim);
  }
  int64_t last = (outputs - 1) * second.stride - second.padLow +
                 (second.kernel - 1) * second.dilation;
  if (last < middle)
    return std::nullopt;
  read = true;
  // Beyond this one, even the first tap lies behind the data.
  int64_t end = ceilDiv(first.size + first.padLow, first.stride);
  return checkPositions(first, second, middle, std::min(last + 1, end));
}

/// One dimension of second after first (T14, T15).
static OrDecline<ComposedDim> composeDim(const WindowDim &first,
                                         const WindowDim &second,
                                         bool derivedOutputs) {
  int64_t middle = first.outSize;
  if (middle == kUnknown && first.size != kUnknown && derivedOutputs)
    middle = outputSize(first);
  if (middle == kUnknown)
    middle = second.size;
  if (second.size != kUnknown && middle != second.size)
    return Decline{"T15", "the second op reads " + std::to_string(second.size) +
                              " elements where the first gives " +
                              std::to_string(middle)};

  ComposedDim result;
  int64_t step = 0, stepped = 0, reach = 0, low = 0, high = 0;
  WindowDim &dim = result.dim;
  if (__builtin_mul_overflow(first.stride, second.dilation, &step) ||
      __builtin_mul_overflow(step, second.kernel - 1, &stepped) ||
      __builtin_add_overflow(stepped, (first.kernel - 1) * first.dilation,
                             &reach) ||
      __builtin_mul_overflow(first.stride, second.stride, &dim.stride) ||
      __builtin_mul_overflow(first.stride, second.padLow, &low) ||
      __builtin_mul_overflow(first.stride, second.padHigh, &high) ||
      __builtin_add_overflow(low, first.padLow, &dim.padLow) ||
      __builtin_add_overflow(high, first.padHigh, &dim.padHigh))
    return Decline{"T28", "the extent of the composed window overflows"};
  dim.dilation = std::gcd(first.kernel > 1 ? first.dilation : 0,
                          second.kernel > 1 ? step : 0);
  dim.dilation = std::max<int64_t>(dim.dilation, 1);
  dim.kernel = reach / dim.dilation + 1;
  dim.size = first.size;
  dim.outSize = second.outSize;
  if (!isValid(dim))
    return Decline{"T28", "the extent of the composed window overflows"};

  bool read = second.padLow > 0;
  if (std::optional<Decline> decline = checkLow(first, second))
    return *decline;
  if (std::optional<Decline> decline =
          checkHigh(first, second, middle, derivedOutputs, read))
    return *decline;
  if (read)
    result.padding = MiddlePadding::Outside;
  return result;
}

ChannelBlocks ptc::composeBlocks(const ChannelBlocks &first,
                                 const ChannelBlocks &second) {
  ChannelBlocks blocks;
  blocks.groups = std::gcd(first.groups, second.groups);
  blocks.in = first.inputs() / blocks.groups;
  blocks.out = second.outputs() / blocks.groups;
  blocks.shared = blocks.groups > 1 && first.shared && second.shared;
  return blocks;
}

OrDecline<ComposedShape> ptc::composeShape(const LinearShape &first,
                                           const LinearShape &second,
                                           const LinearLimits &limits) {
  for (const LinearShape *shape : {&first, &second})
    if (std::optional<Decline> decline = checkShape(*shape, limits))
      return *decline;
  if (first.rank() != second.rank())
    return Decline{"T15", "the ops have " + std::to_string(first.rank()) +
                              " and " + std::to_string(second.rank()) +
                              " spatial dimensions"};
  if (first.channels.outputs() != second.channels.inputs())
    return Decline{"T15", "the second op reads " +
                              std::to_string(second.channels.inputs()) +
                              " channels where the first gives " +
                              std::to_string(first.channels.outputs())};
  ComposedShape result;
  for (unsigned d = 0; d < first.rank(); ++d) {
    OrDecline<ComposedDim> dim =
        composeDim(first.window[d], second.window[d], first.derivedOutputs);
    if (!dim)
      return dim.decline();
    result.shape.window.push_back(dim->dim);
    if (dim->padding == MiddlePadding::Outside)
      result.padding = MiddlePadding::Outside;
  }
  result.shape.channels = composeBlocks(first.channels, second.channels);
  result.shape.derivedOutputs = first.derivedOutputs && second.derivedOutputs;
  if (std::optional<Decline> decline = checkShape(result.shape, limits))
    return *decline;
  return result;
}
