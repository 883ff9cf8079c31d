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
  int64_t first = start >= 0 ? 0 : (-start + dim.dilation - 1) / dim.dilation;
  int64_t room = dim.size - 1 - start;
  int64_t last = room < 0 ? -1 : room / dim.dilation;
  last = std::min(last, dim.kernel - 1);
  return std::max<int64_t>(0, last - first + 1);
}

std::vector<CountRun> ptc::countRuns(const WindowDim &dim) {
  std::vector<CountRun> runs;
  for (int64_t o = 0; o < dim.outSize; ++o) {
    int64_t count = validTaps(dim, o);
    if (!runs.empty() && runs.back().count == count)
      runs.back().end = o + 1;
    else
      runs.push_back({o, o + 1, count});
  }
  return runs;
}

bool ptc::countsAllTaps(const WindowDim &dim) {
  if (!dim.isPadded())
    return true;
  // A padded window of unknown extent is taken to be cut.
  if (!dim.isStatic())
    return false;
  std::vector<CountRun> runs = countRuns(dim);
  return runs.size() == 1 && runs.front().count == dim.kernel;
}
