//===- Window.cpp - Geometry of sliding windows ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/Window.h"

#include <algorithm>

using namespace ptc;

std::optional<int64_t> ptc::checkedMul(int64_t a, int64_t b) {
  int64_t product;
  if (__builtin_mul_overflow(a, b, &product))
    return std::nullopt;
  return product;
}

bool ptc::isValid(const WindowDim &dim) {
  if (dim.stride < 1 || dim.dilation < 1 || dim.padLow < 0 || dim.padHigh < 0)
    return false;
  if (dim.kernel != kUnknown && dim.kernel < 1)
    return false;
  if (dim.size != kUnknown && dim.size < 1)
    return false;
  if (dim.outSize != kUnknown && dim.outSize < 1)
    return false;
  if (dim.kernel == kUnknown)
    return true;
  std::optional<int64_t> span = checkedMul(dim.kernel - 1, dim.dilation);
  if (!span)
    return false;
  // Everything later works with sums of four such terms.
  constexpr int64_t limit = INT64_MAX / 8;
  if (*span > limit || dim.padLow > limit || dim.padHigh > limit ||
      (dim.size != kUnknown && dim.size > limit))
    return false;
  if (dim.outSize == kUnknown)
    return true;
  std::optional<int64_t> last = checkedMul(dim.outSize - 1, dim.stride);
  return last && *last <= limit;
}

int64_t ptc::windowSpan(const WindowDim &dim) {
  return (dim.kernel - 1) * dim.dilation + 1;
}

bool ptc::fits(const WindowDim &dim) {
  return dim.size == kUnknown || dim.kernel == kUnknown ||
         windowSpan(dim) <= dim.size + dim.padLow + dim.padHigh;
}

int64_t ptc::outputSize(const WindowDim &dim) {
  int64_t room = dim.size + dim.padLow + dim.padHigh - windowSpan(dim);
  return room < 0 ? 0 : room / dim.stride + 1;
}

int64_t ptc::inputNeeded(const WindowDim &dim) {
  return (dim.outSize - 1) * dim.stride + windowSpan(dim);
}

int64_t ptc::validTaps(const WindowDim &dim, int64_t o) {
  int64_t start = o * dim.stride - dim.padLow;
  // Taps t with 0 <= start + t * d < size, t in [0, K).
  int64_t first = start >= 0 ? 0 : (-start - 1) / dim.dilation + 1;
  int64_t room = dim.size - 1 - start;
  int64_t last = room < 0 ? -1 : room / dim.dilation;
  last = std::min(last, dim.kernel - 1);
  return std::max<int64_t>(0, last - first + 1);
}

std::vector<CountRun> ptc::countRuns(const WindowDim &dim) {
  std::vector<CountRun> runs;
  auto append = [&](int64_t begin, int64_t end, int64_t count) {
    if (!runs.empty() && runs.back().count == count)
      runs.back().end = end;
    else
      runs.push_back({begin, end, count});
  };
  // The windows that lie inside the data are [uncut, uncutEnd). They are taken
  // in one step, so that the time depends on the border alone.
  int64_t uncut = dim.padLow == 0 ? 0 : (dim.padLow - 1) / dim.stride + 1;
  int64_t room = dim.size + dim.padLow - windowSpan(dim);
  int64_t uncutEnd = room < 0 ? 0 : room / dim.stride + 1;
  uncutEnd = std::min(uncutEnd, dim.outSize);
  for (int64_t o = 0; o < dim.outSize; ++o) {
    if (o == uncut && uncut < uncutEnd) {
      append(uncut, uncutEnd, dim.kernel);
      o = uncutEnd - 1;
      continue;
    }
    append(o, o + 1, validTaps(dim, o));
  }
  return runs;
}

bool ptc::countsAllTaps(const WindowDim &dim) {
  // Of unknown extents, only padding can be seen to cut a window.
  if (!dim.isStatic())
    return !dim.isPadded();
  // The lower border cuts the first window most, the upper one the last.
  return validTaps(dim, 0) == dim.kernel &&
         validTaps(dim, dim.outSize - 1) == dim.kernel;
}
