//===- Window.h - Geometry of sliding windows -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One spatial dimension of a pooling or convolution window, and the numbers
// that follow from it. Plain C++, no IR; all functions are total on windows
// for which `isValid` holds.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_WINDOW_H
#define POOLTOCONV_ALGEBRA_WINDOW_H

#include <cstdint>
#include <optional>
#include <vector>

namespace ptc {

/// The value that stands for an extent unknown at compile time. It is
/// mlir::ShapedType::kDynamic, so that shapes can be copied unchanged.
constexpr int64_t kUnknown = INT64_MIN;

/// One spatial dimension of a window.
///
/// Output position o reads the input positions
///   o * stride - padLow + t * dilation,   t = 0 .. kernel - 1,
/// of which those outside [0, size) are padding.
struct WindowDim {
  /// Input extent in elements, or kUnknown.
  int64_t size = kUnknown;
  /// Window extent in taps, or kUnknown.
  int64_t kernel = 1;
  int64_t stride = 1;
  int64_t dilation = 1;
  /// Elements added before and after the input.
  int64_t padLow = 0;
  int64_t padHigh = 0;
  /// Output positions, or kUnknown. Given, not derived: an input may be larger
  /// than its windows need.
  int64_t outSize = kUnknown;

  bool isStatic() const {
    return size != kUnknown && kernel != kUnknown && outSize != kUnknown;
  }
  bool isPadded() const { return padLow != 0 || padHigh != 0; }
  /// True if every element is read by exactly one window, and nothing else.
  bool isIdentity() const {
    return kernel == 1 && stride == 1 && !isPadded() && size == outSize;
  }
};

/// True if kernel, stride and dilation are positive (kernel may be unknown),
/// padding is not negative, known extents are positive, and no position that
/// the window reads overflows 64 bits.
bool isValid(const WindowDim &dim);

/// The span (kernel - 1) * dilation + 1 that one window covers, in elements.
/// The kernel must be known.
int64_t windowSpan(const WindowDim &dim);

/// True unless the window is known to be larger than the padded input.
bool fits(const WindowDim &dim);

/// The number of output positions floor((size + pads - span) / stride) + 1,
/// or 0 if no window fits. Size and kernel must be known.
int64_t outputSize(const WindowDim &dim);

/// The number of padded input elements that `outSize` windows read:
/// (outSize - 1) * stride + span.
int64_t inputNeeded(const WindowDim &dim);

/// The number of taps of the window at output position `o` that fall on real
/// data (condition T1). For dilation 1 this is
///   min(o * s - pl + K, I) - max(o * s - pl, 0), clamped to [0, K].
int64_t validTaps(const WindowDim &dim, int64_t o);

/// A run of neighbouring output positions [begin, end) with equal tap count.
struct CountRun {
  int64_t begin;
  int64_t end;
  int64_t count;
};

/// The output positions split into maximal runs of equal `validTaps` (T1).
/// There is one run for every distinct neighbouring value, not one per side.
/// The dimension must be static.
std::vector<CountRun> countRuns(const WindowDim &dim);

/// True if no window is cut by the border, so that every output position
/// counts all taps.
bool countsAllTaps(const WindowDim &dim);

/// a * b, or nullopt on signed 64-bit overflow.
std::optional<int64_t> checkedMul(int64_t a, int64_t b);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_WINDOW_H
