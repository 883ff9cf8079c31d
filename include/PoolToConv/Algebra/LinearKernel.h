//===- LinearKernel.h - Linear ops as data ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A convolution, pool, per-channel scale or identity as one value: windows,
// channel blocks, taps, bias. Plain C++, no IR. The algebra on such values is
// in LinearCompose.h (serial and parallel), LinearCommute.h (average windows),
// LinearStructure.h and LinearFactor.h (the way back) and LinearCost.h.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARKERNEL_H
#define POOLTOCONV_ALGEBRA_LINEARKERNEL_H

#include "PoolToConv/Algebra/Decline.h"
#include "PoolToConv/Algebra/Window.h"

#include <vector>

namespace ptc {

/// The zero pattern of a filter between channels: `groups` blocks on the
/// diagonal, each from `in` neighbouring inputs to `out` neighbouring outputs.
///
///   dense                 {1, C, C'}
///   grouped               {G, C / G, C' / G}
///   depthwise             {C, 1, 1}
///   channel multiplier M  {C, 1, M}; output c * M + m reads input c
///
/// All blocks of a `shared` filter are equal and stored once, as those of a
/// pool, an identity, or one filter for all channels.
struct ChannelBlocks {
  int64_t groups = 1;
  int64_t in = 1;
  int64_t out = 1;
  bool shared = false;

  int64_t inputs() const { return groups * in; }
  int64_t outputs() const { return groups * out; }
  /// The output channels whose taps are stored.
  int64_t storedOutputs() const { return shared ? out : outputs(); }
  bool isDepthwise() const { return in == 1 && out == 1; }
  bool operator==(const ChannelBlocks &other) const {
    return groups == other.groups && in == other.in && out == other.out &&
           shared == other.shared;
  }
};

/// What is known of a linear op without its numbers; costs follow from it.
struct LinearShape {
  /// One to three spatial dimensions. Unknown input and output extents are
  /// allowed; kernels are known.
  std::vector<WindowDim> window;
  ChannelBlocks channels;
  /// Output extents that are unknown will be outputSize(dim), as those of a
  /// tosa op. False if the program gives them and may leave a part of the input
  /// unread, as that of a linalg op may.
  bool derivedOutputs = true;

  unsigned rank() const { return window.size(); }
  /// The product of the kernel extents.
  int64_t taps() const;
  /// The number of weights that are stored: taps * storedOutputs * in.
  int64_t weights() const;
  bool isPadded() const;
  /// True if every dimension has one tap, stride 1 and no padding.
  bool isPointwise() const;
  /// True if each of several channels is multiplied by one number, which takes
  /// no convolution.
  bool isScalePerChannel() const;
};

/// A linear op. For output channel c, of block g = c / out, at position o,
///
///   y[c, o] = bias[c]
///     + scale * sum over taps t and i < in of
///         taps[t][c][i] * x[g * in + i, o * stride - padLow + t * dilation]
///
/// where positions outside the data hold padValue of their channel. `t` and `o`
/// are vectors of one number per spatial dimension.
///
/// The scale is kept apart so that averages have taps of one and stay exact;
/// it does not apply to the bias (T17).
struct LinearKernel {
  LinearShape shape;
  /// [taps, last spatial dimension fastest][storedOutputs][in]
  std::vector<double> taps;
  double scale = 1.0;
  /// One per output channel, or none for zero.
  std::vector<double> bias;
  /// One per input channel, or none for zero.
  std::vector<double> padValue;

  int64_t inputs() const { return shape.channels.inputs(); }
  int64_t outputs() const { return shape.channels.outputs(); }
  /// The stored row of `output` for tap `tap`: `in` numbers.
  const double *row(int64_t tap, int64_t output) const;
  double *row(int64_t tap, int64_t output);
  /// scale * the tap between two channels, 0 if they are in different blocks.
  double weight(int64_t tap, int64_t output, int64_t input) const;
  bool hasBias() const;
};

/// Upper limits of what is formed (T28). The first two are those of TOSA level
/// 8K: kernel * dilation (and padding), and stride. The others bound memory
/// (numbers of eight bytes) and time (multiplications of one composition).
struct LinearLimits {
  int64_t maxKernel = 8192;
  int64_t maxStride = 8192;
  int64_t maxWeights = int64_t(1) << 28;
  int64_t maxProducts = int64_t(1) << 38;
};

/// Why `shape` describes no op that can be worked with (T24, T28), or nullopt:
/// ranks other than 1 to 3, unknown kernels, sizes that overflow or exceed
/// `limits`, fewer inputs than the outputs need.
std::optional<Decline> checkShape(const LinearShape &shape,
                                  const LinearLimits &limits = {});

/// checkShape, and the lengths of all vectors, and that all numbers are finite
/// (T23: a product with infinity is not associative).
std::optional<Decline> checkKernel(const LinearKernel &kernel,
                                   const LinearLimits &limits = {});

/// The op y = x on `channels` channels of extents `sizes` (kUnknown allowed).
LinearKernel identityKernel(const std::vector<int64_t> &sizes,
                            int64_t channels);

/// The sum over `window` in each channel, times `scale`: an average pool that
/// counts all taps if scale is 1 / taps (T1).
LinearKernel windowKernel(std::vector<WindowDim> window, int64_t channels,
                          double scale);

/// y[c] = factor[c] * x[c] + shift[c], as batch normalisation. `shift` may be
/// empty.
LinearKernel channelScaleKernel(const std::vector<int64_t> &sizes,
                                const std::vector<double> &factor,
                                const std::vector<double> &shift);

/// `factor` times the op, bias included: y' = factor * y.
LinearKernel scaled(LinearKernel kernel, double factor);

/// The same op with the scale multiplied into the taps.
LinearKernel withUnitScale(LinearKernel kernel);

/// The same op with blocks `channels`, of which the present blocks are unions'
/// parts: channels.groups divides the present number of groups, and the sizes
/// agree. Zeros fill the rest; a shared filter is written out unless `channels`
/// is shared too.
LinearKernel withBlocks(const LinearKernel &kernel,
                        const ChannelBlocks &channels);

/// What the op gives where all it reads is `value` (one per input channel, or
/// none for zero): bias + scale * sum of taps * value. One per output channel.
std::vector<double> response(const LinearKernel &kernel,
                             const std::vector<double> &value);

/// a + b, or nullopt on signed 64-bit overflow.
std::optional<int64_t> checkedAdd(int64_t a, int64_t b);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARKERNEL_H
