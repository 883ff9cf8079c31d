//===- DivideByWindow.cpp - Filters divided by windows --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearStructure.h"

#include <algorithm>
#include <cmath>

using namespace ptc;

namespace {

/// Numbers seen as lines along one dimension of the filter.
struct Lines {
  /// Elements between neighbours on a line, and elements on a line.
  int64_t stride;
  int64_t length;
};

/// What rounding took from a sum (Knuth's TwoSum).
double lostInSum(double a, double b, double sum) {
  double part = sum - a;
  return (a - (sum - part)) + (b - part);
}

} // namespace

/// Divides every line of `values` by `extent` ones, in place: the last
/// extent - 1 elements become what is left over of the running sums. Returns
/// true if no difference was rounded.
///
/// k[i] - k[i-1] = q[i] - q[i-P] takes two operations however long the window.
static bool divideLines(std::vector<double> &values, Lines lines,
                        int64_t extent) {
  bool exact = true;
  int64_t block = lines.stride * lines.length;
  std::vector<double> line(lines.length);
  for (int64_t base = 0; base < int64_t(values.size()); base += block)
    for (int64_t start = base; start < base + lines.stride; ++start) {
      double previous = 0.0;
      for (int64_t i = 0; i < lines.length; ++i) {
        double value = values[start + i * lines.stride];
        double difference = value - previous;
        double earlier = i >= extent ? line[i - extent] : 0.0;
        line[i] = difference + earlier;
        exact &= lostInSum(value, -previous, difference) +
                     lostInSum(difference, earlier, line[i]) ==
                 0.0;
        previous = value;
      }
      for (int64_t i = 0; i < lines.length; ++i)
        values[start + i * lines.stride] = line[i];
    }
  return exact;
}

/// Elements between neighbours, and on a line, along dimension `d`.
static Lines linesOf(const LinearShape &shape, unsigned d) {
  int64_t stride = shape.channels.storedOutputs() * shape.channels.in;
  for (unsigned i = d + 1; i < shape.rank(); ++i)
    stride *= shape.window[i].kernel;
  return {stride, shape.window[d].kernel};
}

/// Keeps the first `count` elements of every line. Clears `restIsZero` if one
/// of the others is not zero.
static void cutLines(std::vector<double> &values, Lines lines, int64_t count,
                     bool &restIsZero) {
  std::vector<double> kept;
  kept.reserve(values.size() / lines.length * count);
  for (size_t i = 0; i < values.size(); ++i) {
    if (int64_t(i) / lines.stride % lines.length < count)
      kept.push_back(values[i]);
    else
      restIsZero &= values[i] == 0.0;
  }
  values = std::move(kept);
}

std::optional<WindowDivision>
ptc::divideByWindow(const LinearKernel &kernel,
                    const std::vector<int64_t> &extents, double maxRemainder) {
  const std::vector<WindowDim> &window = kernel.shape.window;
  if (extents.size() != window.size())
    return std::nullopt;
  for (size_t d = 0; d < window.size(); ++d)
    if (extents[d] < 1 || extents[d] > window[d].kernel)
      return std::nullopt;

  WindowDivision division;
  LinearKernel &quotient = division.quotient;
  quotient = kernel;
  quotient.bias.clear();
  division.exact = true;
  for (unsigned d = 0; d < window.size(); ++d) {
    WindowDim &dim = quotient.shape.window[d];
    if (extents[d] > 1) {
      Lines lines = linesOf(quotient.shape, d);
      division.exact &= divideLines(quotient.taps, lines, extents[d]);
      dim.kernel -= extents[d] - 1;
      cutLines(quotient.taps, lines, dim.kernel, division.exact);
    }
    dim.stride = 1;
    if (dim.kernel == 1)
      dim.dilation = 1;
    dim.outSize = dim.size == kUnknown ? kUnknown : outputSize(dim);
  }
  quotient.shape.derivedOutputs = true;

  if (division.exact)
    return division;
  if (maxRemainder == 0.0)
    return std::nullopt;
  OrDecline<LinearKernel> product = [&] {
    LinearPair pair = splitWindow(kernel, division);
    return compose(pair.first, pair.second);
  }();
  if (!product)
    return std::nullopt;
  for (size_t i = 0; i < kernel.taps.size(); ++i)
    division.remainder = std::max(division.remainder,
                                  std::abs(kernel.scale * kernel.taps[i] -
                                           product->scale * product->taps[i]));
  if (!(division.remainder <= maxRemainder))
    return std::nullopt;
  return division;
}

std::vector<int64_t> ptc::largestWindow(const LinearKernel &kernel) {
  std::vector<int64_t> extents(kernel.shape.rank(), 1);
  // A product of windows along different dimensions divides if each does.
  for (unsigned d = 0; d < kernel.shape.rank(); ++d) {
    std::vector<int64_t> one(kernel.shape.rank(), 1);
    Lines lines = linesOf(kernel.shape, d);
    for (int64_t extent = lines.length; extent > 1; --extent) {
      std::vector<double> taps = kernel.taps;
      bool exact = divideLines(taps, lines, extent);
      cutLines(taps, lines, lines.length - extent + 1, exact);
      if (!exact)
        continue;
      extents[d] = extent;
      break;
    }
  }
  return extents;
}

LinearPair ptc::splitWindow(const LinearKernel &kernel,
                            const WindowDivision &division) {
  LinearPair pair;
  pair.first = division.quotient;
  std::vector<WindowDim> window = kernel.shape.window;
  for (size_t d = 0; d < window.size(); ++d) {
    const WindowDim &quotient = division.quotient.shape.window[d];
    window[d].kernel -= quotient.kernel - 1;
    if (window[d].kernel == 1)
      window[d].dilation = 1;
    window[d].padLow = window[d].padHigh = 0;
    window[d].size = quotient.outSize;
  }
  pair.second = windowKernel(std::move(window), kernel.outputs(), 1.0);
  pair.second.bias = kernel.bias;
  pair.second.shape.derivedOutputs = kernel.shape.derivedOutputs;
  return pair;
}
