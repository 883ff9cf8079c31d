//===- LinearCost.cpp - Costs and ranges of linear ops --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearCost.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

using namespace ptc;

/// Products and sums of numbers that are not negative, up to INT64_MAX.
static int64_t saturatingMul(int64_t a, int64_t b) {
  return checkedMul(a, b).value_or(INT64_MAX);
}
static int64_t saturatingAdd(int64_t a, int64_t b) {
  return checkedAdd(a, b).value_or(INT64_MAX);
}

LinearCost ptc::operator+(const LinearCost &a, const LinearCost &b) {
  return {saturatingAdd(a.macs, b.macs),
          saturatingAdd(a.parameters, b.parameters),
          saturatingAdd(a.convs, b.convs)};
}

int64_t ptc::macsPerPosition(const LinearShape &shape) {
  int64_t macs = saturatingMul(shape.channels.outputs(), shape.channels.in);
  for (const WindowDim &dim : shape.window)
    macs = saturatingMul(macs, dim.kernel);
  return macs;
}

int64_t ptc::outputPositions(const LinearShape &shape) {
  int64_t positions = 1;
  for (const WindowDim &dim : shape.window) {
    int64_t outputs = dim.outSize;
    if (outputs == kUnknown && dim.size != kUnknown && shape.derivedOutputs)
      outputs = outputSize(dim);
    if (outputs == kUnknown)
      return kUnknown;
    positions = saturatingMul(positions, outputs);
  }
  return positions;
}

LinearCost ptc::cost(const LinearShape &shape, int64_t positions) {
  LinearCost cost;
  int64_t perPosition = macsPerPosition(shape);
  cost.macs = saturatingMul(perPosition, positions);
  // Every output of a position has weights of its own, shared or not.
  cost.parameters = perPosition;
  // A scale per channel is element-wise.
  cost.convs = shape.isScalePerChannel() ? 0 : 1;
  return cost;
}

LinearCost ptc::chainCost(const std::vector<LinearShape> &chain) {
  bool known = std::all_of(chain.begin(), chain.end(), [](const auto &shape) {
    return outputPositions(shape) != kUnknown;
  });
  LinearCost total;
  int64_t positions = 1;
  for (size_t i = chain.size(); i-- > 0;) {
    total =
        total + cost(chain[i], known ? outputPositions(chain[i]) : positions);
    for (const WindowDim &dim : chain[i].window)
      positions = saturatingMul(positions, dim.stride);
  }
  return total;
}

/// Per stored output channel, the sum of |scale * weight|.
static std::vector<double> absoluteSums(const LinearKernel &kernel) {
  const ChannelBlocks &channels = kernel.shape.channels;
  std::vector<double> sums(channels.storedOutputs(), 0.0);
  for (int64_t tap = 0, taps = kernel.shape.taps(); tap < taps; ++tap)
    for (int64_t output = 0; output < channels.storedOutputs(); ++output) {
      const double *row = kernel.row(tap, output);
      for (int64_t i = 0; i < channels.in; ++i)
        sums[output] += std::abs(kernel.scale * row[i]);
    }
  return sums;
}

Magnitude ptc::propagate(const LinearKernel &kernel, const Magnitude &input,
                         double roundoff) {
  std::vector<double> sums = absoluteSums(kernel);
  double terms = double(kernel.shape.taps()) * kernel.shape.channels.in + 2;
  // Of so many terms that their roundings may add up to all of the sum, nothing
  // is known.
  double gamma = terms * roundoff < 1
                     ? terms * roundoff / (1 - terms * roundoff)
                     : std::numeric_limits<double>::infinity();
  // Padding takes the place of inputs.
  double padding = 0.0;
  for (double value : kernel.padValue)
    padding = std::max(padding, std::abs(value));
  double largest = std::max(input.value, padding);
  Magnitude result;
  for (int64_t output = 0; output < kernel.outputs(); ++output) {
    double sum = sums[output % sums.size()];
    double bias = kernel.bias.empty() ? 0.0 : std::abs(kernel.bias[output]);
    result.value = std::max(result.value, sum * largest + bias);
    result.error = std::max(result.error,
                            sum * input.error +
                                gamma * (sum * (largest + input.error) + bias));
  }
  return result;
}

/// A whole number of any size.
static std::string wholeNumber(double value) {
  char digits[320];
  snprintf(digits, sizeof(digits), "%.0f", value);
  return digits;
}

std::optional<Decline> ptc::checkIntegers(const LinearKernel &kernel,
                                          int64_t inputMagnitude,
                                          unsigned weightBits) {
  auto isWhole = [](double value) { return std::trunc(value) == value; };
  double limit = std::ldexp(1.0, weightBits - 1);
  for (double tap : kernel.taps) {
    double weight = kernel.scale * tap;
    if (!isWhole(weight))
      return Decline{"T22", "a weight is not a whole number"};
    if (weight < -limit || weight >= limit)
      return Decline{"T22", "a weight of " + wholeNumber(weight) +
                                " does not fit " + std::to_string(weightBits) +
                                " bits"};
    // A sum that was rounded is no smaller.
    if (std::abs(weight) >= 0x1p53)
      return Decline{"T22", "a weight is beyond 53 bits"};
  }
  if (!std::all_of(kernel.bias.begin(), kernel.bias.end(), isWhole) ||
      !std::all_of(kernel.padValue.begin(), kernel.padValue.end(), isWhole))
    return Decline{"T22", "a bias or padding is not a whole number"};
  // Whole numbers below 2^53 are exact in double, larger sums exceed the limit.
  double bound = propagate(kernel, {double(inputMagnitude), 0.0}, 0.0).value;
  if (bound > double(INT32_MAX))
    return Decline{"T22", "the accumulator may reach " + wholeNumber(bound) +
                              ", beyond 2^31 - 1"};
  return std::nullopt;
}
