//===- LinearKernel.cpp - Linear ops as data ------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearKernel.h"

#include <algorithm>
#include <cmath>

using namespace ptc;

std::optional<int64_t> ptc::checkedAdd(int64_t a, int64_t b) {
  int64_t sum;
  if (__builtin_add_overflow(a, b, &sum))
    return std::nullopt;
  return sum;
}

int64_t LinearShape::taps() const {
  int64_t product = 1;
  for (const WindowDim &dim : window)
    product *= dim.kernel;
  return product;
}

int64_t LinearShape::weights() const {
  return taps() * channels.storedOutputs() * channels.in;
}

bool LinearShape::isPadded() const {
  return std::any_of(window.begin(), window.end(),
                     [](const WindowDim &dim) { return dim.isPadded(); });
}

bool LinearShape::isPointwise() const {
  return std::all_of(window.begin(), window.end(), [](const WindowDim &dim) {
    return dim.kernel == 1 && dim.stride == 1 && !dim.isPadded();
  });
}

bool LinearShape::isScalePerChannel() const {
  return isPointwise() && channels.isDepthwise() && channels.groups > 1;
}

const double *LinearKernel::row(int64_t tap, int64_t output) const {
  int64_t stored = shape.channels.storedOutputs();
  return &taps[(tap * stored + output % stored) * shape.channels.in];
}

double *LinearKernel::row(int64_t tap, int64_t output) {
  return const_cast<double *>(std::as_const(*this).row(tap, output));
}

double LinearKernel::weight(int64_t tap, int64_t output, int64_t input) const {
  const ChannelBlocks &channels = shape.channels;
  if (output / channels.out != input / channels.in)
    return 0.0;
  return scale * row(tap, output)[input % channels.in];
}

bool LinearKernel::hasBias() const {
  return std::any_of(bias.begin(), bias.end(),
                     [](double value) { return value != 0.0; });
}

/// a * b up to `limit`, else nullopt.
static std::optional<int64_t> boundedMul(int64_t a, int64_t b, int64_t limit) {
  std::optional<int64_t> product = checkedMul(a, b);
  return product && *product <= limit ? product : std::nullopt;
}

static std::optional<Decline> checkDim(const WindowDim &dim,
                                       const LinearLimits &limits) {
  if (dim.kernel == kUnknown)
    return Decline{"T24", "the extent of a filter is unknown"};
  if (!isValid(dim))
    return Decline{"T28", "a window is empty or its extent overflows"};
  if (!boundedMul(dim.kernel, dim.dilation, limits.maxKernel))
    return Decline{"T28", "a filter of " + std::to_string(dim.kernel) +
                              " taps with dilation " +
                              std::to_string(dim.dilation) + " exceeds " +
                              std::to_string(limits.maxKernel) + " elements"};
  if (std::max(dim.padLow, dim.padHigh) > limits.maxKernel)
    return Decline{"T28",
                   "a padding of " +
                       std::to_string(std::max(dim.padLow, dim.padHigh)) +
                       " exceeds " + std::to_string(limits.maxKernel)};
  if (dim.stride > limits.maxStride)
    return Decline{"T28", "a stride of " + std::to_string(dim.stride) +
                              " exceeds " + std::to_string(limits.maxStride)};
  if (dim.size == kUnknown)
    return std::nullopt;
  if (outputSize(dim) < 1)
    return Decline{"T28", "a window of " + std::to_string(windowSpan(dim)) +
                              " elements is larger than its input"};
  if (dim.outSize != kUnknown && dim.outSize > outputSize(dim))
    return Decline{"T28", std::to_string(dim.outSize) +
                              " outputs read more than an input of " +
                              std::to_string(dim.size) + " elements"};
  return std::nullopt;
}

std::optional<Decline> ptc::checkShape(const LinearShape &shape,
                                       const LinearLimits &limits) {
  if (shape.rank() < 1 || shape.rank() > 3)
    return Decline{"T27", "an op with " + std::to_string(shape.rank()) +
                              " spatial dimensions"};
  const ChannelBlocks &channels = shape.channels;
  if (channels.groups < 1 || channels.in < 1 || channels.out < 1)
    return Decline{"T27", "an op without channels"};
  // Also where one filter is shared: a bias has one number per channel.
  std::optional<int64_t> weights = 1;
  if (!boundedMul(channels.groups, channels.in, limits.maxWeights) ||
      !boundedMul(channels.groups, channels.out, limits.maxWeights))
    return Decline{"T28", "the number of channels is too large"};
  weights =
      boundedMul(channels.storedOutputs(), channels.in, limits.maxWeights);
  for (const WindowDim &dim : shape.window) {
    if (std::optional<Decline> decline = checkDim(dim, limits))
      return decline;
    if (weights)
      weights = boundedMul(*weights, dim.kernel, limits.maxWeights);
  }
  if (!weights)
    return Decline{"T28", "a filter of more than " +
                              std::to_string(limits.maxWeights) + " weights"};
  return std::nullopt;
}

static bool allFinite(const std::vector<double> &values) {
  // The sum of x * 0 is zero unless some x is not finite.
  double sum = 0.0;
  for (double value : values)
    sum += value * 0.0;
  return sum == 0.0;
}

std::optional<Decline> ptc::checkKernel(const LinearKernel &kernel,
                                        const LinearLimits &limits) {
  if (std::optional<Decline> decline = checkShape(kernel.shape, limits))
    return decline;
  auto fits = [](const std::vector<double> &values, int64_t length) {
    return values.empty() || int64_t(values.size()) == length;
  };
  if (int64_t(kernel.taps.size()) != kernel.shape.weights())
    return Decline{"T25", "a filter of " + std::to_string(kernel.taps.size()) +
                              " weights where its shape has " +
                              std::to_string(kernel.shape.weights())};
  if (!fits(kernel.bias, kernel.outputs()))
    return Decline{"T16", "a bias that has not one number per channel"};
  if (!fits(kernel.padValue, kernel.inputs()))
    return Decline{"T14", "a padding that has not one number per channel"};
  if (!std::isfinite(kernel.scale) || !allFinite(kernel.taps) ||
      !allFinite(kernel.bias) || !allFinite(kernel.padValue))
    return Decline{"T23", "a filter, bias or padding that is not finite"};
  return std::nullopt;
}

LinearKernel ptc::identityKernel(const std::vector<int64_t> &sizes,
                                 int64_t channels) {
  std::vector<WindowDim> window(sizes.size());
  for (size_t d = 0; d < sizes.size(); ++d)
    window[d].size = window[d].outSize = sizes[d];
  return windowKernel(std::move(window), channels, 1.0);
}

LinearKernel ptc::windowKernel(std::vector<WindowDim> window, int64_t channels,
                               double scale) {
  LinearKernel kernel;
  kernel.shape.window = std::move(window);
  kernel.shape.channels = {channels, 1, 1, channels > 1};
  kernel.taps.assign(kernel.shape.taps(), 1.0);
  kernel.scale = scale;
  return kernel;
}

LinearKernel ptc::channelScaleKernel(const std::vector<int64_t> &sizes,
                                     const std::vector<double> &factor,
                                     const std::vector<double> &shift) {
  LinearKernel kernel = identityKernel(sizes, factor.size());
  kernel.shape.channels.shared = false;
  kernel.taps = factor;
  kernel.bias = shift;
  return kernel;
}

LinearKernel ptc::scaled(LinearKernel kernel, double factor) {
  kernel.scale *= factor;
  for (double &value : kernel.bias)
    value *= factor;
  return kernel;
}

LinearKernel ptc::withUnitScale(LinearKernel kernel) {
  for (double &value : kernel.taps)
    value *= kernel.scale;
  kernel.scale = 1.0;
  return kernel;
}

LinearKernel ptc::withBlocks(const LinearKernel &kernel,
                             const ChannelBlocks &channels) {
  if (kernel.shape.channels == channels)
    return kernel;
  LinearKernel result = kernel;
  result.shape.channels = channels;
  result.taps.assign(result.shape.weights(), 0.0);
  const ChannelBlocks &old = kernel.shape.channels;
  for (int64_t tap = 0, taps = kernel.shape.taps(); tap < taps; ++tap)
    for (int64_t output = 0; output < channels.storedOutputs(); ++output) {
      // The old block's inputs, counted from the first of the new block.
      int64_t offset =
          output / old.out * old.in - output / channels.out * channels.in;
      std::copy_n(kernel.row(tap, output), old.in,
                  result.row(tap, output) + offset);
    }
  return result;
}

std::vector<double> ptc::response(const LinearKernel &kernel,
                                  const std::vector<double> &value) {
  std::vector<double> result = kernel.bias;
  result.resize(kernel.outputs(), 0.0);
  if (std::all_of(value.begin(), value.end(),
                  [](double v) { return v == 0.0; }))
    return result;
  const ChannelBlocks &channels = kernel.shape.channels;
  std::vector<double> sums(kernel.outputs(), 0.0);
  for (int64_t tap = 0, taps = kernel.shape.taps(); tap < taps; ++tap)
    for (int64_t output = 0; output < kernel.outputs(); ++output) {
      const double *weights = kernel.row(tap, output);
      const double *inputs = &value[output / channels.out * channels.in];
      for (int64_t i = 0; i < channels.in; ++i)
        sums[output] += weights[i] * inputs[i];
    }
  for (int64_t output = 0; output < kernel.outputs(); ++output)
    result[output] += kernel.scale * sums[output];
  return result;
}
