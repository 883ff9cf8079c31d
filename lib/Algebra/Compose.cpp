//===- Compose.cpp - The taps of composed linear ops ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Matrix.h"
#include "PoolToConv/Algebra/LinearCompose.h"

#include <algorithm>
#include <cmath>

using namespace ptc;

namespace {

/// Where the taps of a part lie in the filter that it becomes a part of: tap
/// index t of the part is index offset + t * step of the whole, per dimension.
class TapMap {
public:
  TapMap(const LinearShape &whole) : whole(whole) {}

  void append(int64_t offset, int64_t step) {
    offsets.push_back(offset);
    steps.push_back(step);
  }

  /// The linear index in the whole of the part's tap `tap`, without offsets.
  int64_t apply(const LinearShape &part, int64_t tap) const {
    int64_t index = 0, scale = 1;
    for (unsigned d = whole.rank(); d-- > 0;) {
      int64_t kernel = part.window[d].kernel;
      index += (offsets[d] + tap % kernel * steps[d]) * scale;
      tap /= kernel;
      scale *= whole.window[d].kernel;
    }
    return index;
  }

private:
  const LinearShape &whole;
  std::vector<int64_t> offsets, steps;
};

/// Adds the products of two filters' blocks to the composed one, tap pair by
/// tap pair and in place: no zero between blocks or taps is ever formed, and no
/// memory is needed but the result's.
class Composer {
public:
  Composer(const LinearKernel &first, const LinearKernel &second,
           LinearKernel &result)
      : first(first), second(second), result(result) {}

  void run() {
    TapMap firstMap(result.shape), secondMap(result.shape);
    for (unsigned d = 0; d < result.shape.rank(); ++d) {
      const WindowDim &a = first.shape.window[d], &b = second.shape.window[d];
      int64_t dilation = result.shape.window[d].dilation;
      // Of one tap, no step is ever taken.
      lastStep = a.stride * b.dilation / dilation;
      firstMap.append(0, a.dilation / dilation);
      secondMap.append(0, lastStep);
    }
    int64_t firstTaps = first.shape.taps(), secondTaps = second.shape.taps();
    int64_t joined = joinedTaps();
    for (int64_t j = 0; j < secondTaps; j += joined)
      for (int64_t i = 0; i < firstTaps; ++i) {
        int64_t tap =
            firstMap.apply(first.shape, i) + secondMap.apply(second.shape, j);
        if (first.shape.channels.isDepthwise())
          scaleColumns(tap, i, j);
        else if (second.shape.channels.isDepthwise())
          scaleRows(tap, i, j);
        else
          multiplyBlocks(tap, i, j, joined);
      }
  }

private:
  /// The number of neighbouring taps of `second` that one product can take:
  /// those of the last dimension if their blocks follow each other in both
  /// filters, as the blocks of a dense filter do.
  int64_t joinedTaps() const {
    bool isDense = second.shape.channels.groups == 1 &&
                   !first.shape.channels.isDepthwise();
    bool isGap = lastStep != 1;
    if (!isDense || isGap || second.shape.channels.isDepthwise())
      return 1;
    return second.shape.window.back().kernel;
  }

  /// One weight per input channel, then any filter: its columns are scaled.
  void scaleColumns(int64_t tap, int64_t i, int64_t j) {
    const ChannelBlocks &blocks = result.shape.channels;
    int64_t stored = first.shape.channels.storedOutputs();
    const double *factors = &first.taps[i * stored];
    for (int64_t output = 0; output < blocks.storedOutputs(); ++output) {
      const double *from = second.row(j, output);
      double *to = result.row(tap, output);
      if (stored == 1) {
        for (int64_t c = 0; c < blocks.in; ++c)
          to[c] += from[c] * factors[0];
        continue;
      }
      const double *own = factors + output / blocks.out * blocks.in;
      for (int64_t c = 0; c < blocks.in; ++c)
        to[c] += from[c] * own[c];
    }
  }

  /// Any filter, then one weight per output channel: its rows are scaled.
  void scaleRows(int64_t tap, int64_t i, int64_t j) {
    const ChannelBlocks &blocks = result.shape.channels;
    for (int64_t output = 0; output < blocks.storedOutputs(); ++output) {
      const double *from = first.row(i, output);
      double factor = *second.row(j, output);
      double *to = result.row(tap, output);
      for (int64_t c = 0; c < blocks.in; ++c)
        to[c] += factor * from[c];
    }
  }

  /// Blocks of the two filters that share channels of the value in between.
  void multiplyBlocks(int64_t tap, int64_t i, int64_t j, int64_t joined) {
    const ChannelBlocks &a = first.shape.channels, &b = second.shape.channels;
    const ChannelBlocks &blocks = result.shape.channels;
    int64_t middle = a.outputs() / blocks.groups;
    middle *= blocks.shared ? 1 : blocks.groups;
    for (int64_t begin = 0, end; begin < middle; begin = end) {
      int64_t groupA = begin / a.out, groupB = begin / b.in;
      end = std::min((groupA + 1) * a.out, (groupB + 1) * b.in);
      // The block of the first filter starts at this column of the result's.
      int64_t column = groupA * a.in % blocks.in;
      addProduct(b.out * joined, a.in, end - begin,
                 second.row(j, groupB * b.out) + begin % b.in, b.in,
                 first.row(i, begin), a.in,
                 result.row(tap, groupB * b.out) + column, blocks.in);
    }
  }

  const LinearKernel &first;
  const LinearKernel &second;
  LinearKernel &result;
  /// The distance in the result of neighbouring taps of `second`.
  int64_t lastStep = 1;
};

} // namespace

std::optional<Decline> ptc::checkWork(const LinearShape &first,
                                      const LinearShape &second,
                                      const LinearShape &composed,
                                      const LinearLimits &limits) {
  double pairs = double(first.taps()) * double(second.taps());
  double products = pairs * composed.channels.storedOutputs() *
                    second.channels.in * first.channels.in;
  if (products <= double(limits.maxProducts))
    return std::nullopt;
  return Decline{"T28", "composing the filters takes more than " +
                            std::to_string(limits.maxProducts) +
                            " multiplications"};
}

/// The values outside the data that make the composed op equal to the two, or
/// a reason why there are none (T14, T16).
static OrDecline<std::vector<double>> outerPadding(const LinearKernel &first,
                                                   const LinearKernel &second) {
  std::vector<double> expected = second.padValue;
  expected.resize(second.inputs(), 0.0);
  if (response(first, first.padValue) == expected)
    return first.padValue;
  // An op that does not pad takes any value, such as one it does not change.
  if (!first.shape.isPadded() && first.inputs() == second.inputs() &&
      response(first, expected) == expected)
    return expected;
  return Decline{"T16", "the padding between the ops is not what the first op "
                        "gives outside the data"};
}

OrDecline<LinearKernel> ptc::composeFrame(const LinearKernel &first,
                                          const LinearKernel &second,
                                          const LinearLimits &limits) {
  for (const LinearKernel *kernel : {&first, &second})
    if (std::optional<Decline> decline = checkKernel(*kernel, limits))
      return *decline;
  OrDecline<ComposedShape> shape =
      composeShape(first.shape, second.shape, limits);
  if (!shape)
    return shape.decline();
  LinearKernel result;
  result.shape = shape->shape;
  result.padValue = first.padValue;
  if (shape->padding == MiddlePadding::Outside) {
    OrDecline<std::vector<double>> padding = outerPadding(first, second);
    if (!padding)
      return padding.decline();
    result.padValue = *padding;
  }
  if (!result.shape.isPadded())
    result.padValue.clear();
  if (first.hasBias() || second.hasBias())
    result.bias = response(second, first.bias);
  result.scale = first.scale * second.scale;
  return result;
}

OrDecline<LinearKernel> ptc::compose(const LinearKernel &first,
                                     const LinearKernel &second,
                                     const LinearLimits &limits) {
  OrDecline<LinearKernel> result = composeFrame(first, second, limits);
  if (!result)
    return result;
  if (std::optional<Decline> decline =
          checkWork(first.shape, second.shape, result->shape, limits))
    return *decline;
  result->taps.assign(result->shape.weights(), 0.0);
  Composer(first, second, *result).run();
  if (std::optional<Decline> decline = checkKernel(*result, limits))
    return *decline;
  return result;
}

/// Adds the taps of `from` to those of `to`, whose positions include them.
static void addTaps(const LinearKernel &from, LinearKernel &to) {
  LinearKernel part = withBlocks(from, to.shape.channels);
  double factor = part.scale / to.scale;
  TapMap map(to.shape);
  for (unsigned d = 0; d < to.shape.rank(); ++d) {
    const WindowDim &whole = to.shape.window[d], &dim = part.shape.window[d];
    map.append((whole.padLow - dim.padLow) / whole.dilation,
               dim.kernel > 1 ? dim.dilation / whole.dilation : 0);
  }
  int64_t size = to.shape.channels.storedOutputs() * to.shape.channels.in;
  for (int64_t tap = 0, taps = part.shape.taps(); tap < taps; ++tap) {
    const double *source = &part.taps[tap * size];
    double *target = &to.taps[map.apply(part.shape, tap) * size];
    for (int64_t i = 0; i < size; ++i)
      target[i] += factor * source[i];
  }
}

OrDecline<LinearKernel> ptc::add(const LinearKernel &left,
                                 const LinearKernel &right,
                                 const LinearLimits &limits) {
  for (const LinearKernel *kernel : {&left, &right})
    if (std::optional<Decline> decline = checkKernel(*kernel, limits))
      return *decline;
  OrDecline<LinearShape> shape = addShape(left.shape, right.shape, limits);
  if (!shape)
    return shape.decline();
  auto isZero = [](const std::vector<double> &values) {
    return std::all_of(values.begin(), values.end(),
                       [](double value) { return value == 0.0; });
  };
  bool bothPad = left.shape.isPadded() && right.shape.isPadded();
  bool equalPadding = left.padValue == right.padValue ||
                      (isZero(left.padValue) && isZero(right.padValue));
  if (bothPad && !equalPadding)
    return Decline{"T14", "the ops pad with different values"};

  LinearKernel result;
  result.shape = *shape;
  // A common scale stays outside the taps, so that those of averages and of
  // integer filters stay exact.
  result.scale =
      left.scale == right.scale && left.scale != 0 ? left.scale : 1.0;
  if (result.shape.isPadded())
    result.padValue = left.shape.isPadded() ? left.padValue : right.padValue;
  result.taps.assign(result.shape.weights(), 0.0);
  addTaps(left, result);
  addTaps(right, result);
  if (left.hasBias() || right.hasBias()) {
    result.bias.assign(result.outputs(), 0.0);
    for (const LinearKernel *kernel : {&left, &right})
      for (size_t c = 0; c < kernel->bias.size(); ++c)
        result.bias[c] += kernel->bias[c];
  }
  if (std::optional<Decline> decline = checkKernel(result, limits))
    return *decline;
  return result;
}
