//===- LinearStructure.h - What hides in a filter ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Structure that a filter has without saying so: zero borders, a dilation,
// channel blocks, one filter for all channels, and the window of a pool. All
// tests are exact. Plain C++, no IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARSTRUCTURE_H
#define POOLTOCONV_ALGEBRA_LINEARSTRUCTURE_H

#include "PoolToConv/Algebra/LinearCommute.h"

#include <limits>

namespace ptc {

/// The same op without zero taps at its borders and with the largest dilation
/// that its other zeros allow (the inverse of writing a dilated filter as a
/// dense one). Zeros at the low border go as far as padding does, because an op
/// cannot begin inside its input; zeros at the high border likewise where the
/// output extent is unknown. Repeating it changes nothing.
LinearKernel tightenWindow(const LinearKernel &kernel);

/// The same op with the finest blocks that its zeros allow: a diagonal filter
/// becomes depthwise, a dense one of two halves becomes grouped; `shared` where
/// all blocks are equal. Repeating it changes nothing.
LinearKernel tightenBlocks(const LinearKernel &kernel);

/// True if the op gives its input for every input: a single tap of weight one
/// in each channel, no stride, no bias, and no padding.
bool isIdentity(const LinearKernel &kernel);

/// The weight that all taps of a shared filter have, as those of a pool, or
/// nullopt.
std::optional<double> windowWeight(const LinearKernel &kernel);

/// A filter divided by a window of ones, as a polynomial by
/// (1 + z + ... + z^(P-1)) in each dimension:
///   q[i] = k[i] - (q[i-1] + ... + q[i-P+1]),  and k - q * ones is left over.
struct WindowDivision {
  /// Taps K - P + 1, and the dilation, padding, blocks and scale of the
  /// filter; stride 1, no bias.
  LinearKernel quotient;
  /// The largest |scale * (k - q * ones)| over all taps. 0 does not prove
  /// exactness, because quotients may have been rounded.
  double remainder = 0.0;
  /// Every difference was formed without rounding, and nothing is left over.
  bool exact = false;
};

/// `kernel` divided by a window of `extents` (one per dimension, each in
/// [1, K]), or nullopt if an extent is out of range or the remainder exceeds
/// `maxRemainder`, of which 0 asks for exactness.
std::optional<WindowDivision>
divideByWindow(const LinearKernel &kernel, const std::vector<int64_t> &extents,
               double maxRemainder = std::numeric_limits<double>::infinity());

/// The window of the most taps that divides `kernel` exactly, all dimensions
/// independently; {1, ..., 1} if there is none.
std::vector<int64_t> largestWindow(const LinearKernel &kernel);

/// quotient, then window: equal to the kernel that was divided, if exact. The
/// padding is on the quotient, stride and bias are on the window, whose weights
/// are one. Where the quotient is dilated, windowBeforeConv turns the pair
/// around.
LinearPair splitWindow(const LinearKernel &kernel,
                       const WindowDivision &division);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARSTRUCTURE_H
