//===- LinearOps.cpp - Convolutions as windows and sums of products -------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MapView.h"
#include "WindowOps.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
/// The numbers of a kernel as integers.
struct WholeKernel {
  /// [output][taps][inputs of the block]
  SmallVector<int64_t> weights;
  /// One per output channel.
  SmallVector<int64_t> bias;
  Interval weightRange;
};
} // namespace

/// Numbers beyond this are no weights or biases of a quantised network.
static constexpr double kLargest = 9007199254740992.0; // 2^53

/// `kernel` in whole numbers, the input's zero point moved into the bias: with
/// padding by the zero point, sum w * (x - zp) = sum w * x - zp * sum w.
static OrDecline<WholeKernel> wholeKernel(const LinearKernel &kernel,
                                          int64_t zeroPoint) {
  WholeKernel whole;
  const ChannelBlocks &channels = kernel.shape.channels;
  int64_t taps = kernel.shape.taps();
  for (int64_t output = 0; output < channels.outputs(); ++output) {
    double sum = 0;
    for (int64_t tap = 0; tap < taps; ++tap) {
      const double *row = kernel.row(tap, output);
      for (int64_t input = 0; input < channels.in; ++input) {
        double weight = kernel.scale * row[input];
        if (weight != std::floor(weight) || std::abs(weight) > 32768)
          return Decline{"T31", "weights are no integers of at most 16 bits"};
        whole.weights.push_back(static_cast<int64_t>(weight));
        whole.weightRange = whole.weightRange.join(
            {whole.weights.back(), whole.weights.back()});
        sum += weight;
      }
    }
    double bias = kernel.hasBias() ? kernel.bias[output] : 0;
    bias -= zeroPoint * sum;
    if (bias != std::floor(bias) || std::abs(bias) > kLargest)
      return Decline{"T31", "a bias is no integer of at most 53 bits"};
    whole.bias.push_back(static_cast<int64_t>(bias));
  }
  return whole;
}

/// `kernel` in fixed point: weights in `format`, biases with `fraction` bits
/// behind the point.
static OrDecline<WholeKernel> fixedKernel(const LinearKernel &kernel,
                                          FixedType format, int64_t fraction) {
  WholeKernel fixed;
  const ChannelBlocks &channels = kernel.shape.channels;
  int64_t taps = kernel.shape.taps();
  for (int64_t output = 0; output < channels.outputs(); ++output) {
    for (int64_t tap = 0; tap < taps; ++tap)
      for (int64_t input = 0; input < channels.in; ++input) {
        int64_t weight =
            quantize(kernel.scale * kernel.row(tap, output)[input], format);
        fixed.weights.push_back(weight);
        fixed.weightRange = fixed.weightRange.join({weight, weight});
      }
    fixed.bias.push_back(
        kernel.hasBias() ? scaled(kernel.bias[output], fraction) : 0);
  }
  return fixed;
}

/// The largest magnitude of a kernel's weights.
static double largestWeight(const LinearKernel &kernel) {
  double largest = 0;
  for (double tap : kernel.taps)
    largest = std::max(largest, std::abs(kernel.scale * tap));
  return largest;
}

/// What the sums of products can be for inputs in `range`.
static Interval accumulatorRange(const WholeKernel &kernel, int64_t outputs,
                                 Interval range) {
  Interval all;
  int64_t products = kernel.weights.size() / outputs;
  for (int64_t output = 0; output < outputs; ++output) {
    Interval sum;
    for (int64_t weight :
         ArrayRef(kernel.weights).slice(output * products, products))
      sum = sum + range * Interval{weight, weight};
    all = all.join(sum);
  }
  return all;
}

/// The smallest type of weights, at least one bit.
static IntegerType weightTypeFor(MLIRContext *context, Interval range) {
  if (range.low >= 0) {
    unsigned width = signedWidthOf(range) - 1;
    return IntegerType::get(context, std::max(1u, width),
                            IntegerType::Unsigned);
  }
  return IntegerType::get(context, signedWidthOf(range));
}

Refusal ptc::lowerLinear(LinearOpInterface op, StreamBuilder &b) {
  OrDecline<Linear> linear = op.getLinear();
  if (!linear)
    return linear.decline();
  OrDecline<MapView> view = viewOf(linear->layout, linear->shape.window);
  if (!view)
    return view.decline();
  OrDecline<StreamType> inputType =
      streamTypeOf(linear->input, false, b.getFormats());
  if (!inputType)
    return inputType.decline();
  OrDecline<LinearKernel> kernel = linear->loadKernel();
  if (!kernel)
    return kernel.decline();
  if (llvm::any_of(kernel->padValue, [](double value) { return value != 0; }))
    return Decline{"T14", "padding of another value per channel"};
  bool isFloat = isa<FloatType>(linear->accType);
  FixedType weightFormat;
  int64_t fraction = 0;
  if (isFloat) {
    weightFormat = b.getFormats()->ofConstants(largestWeight(*kernel));
    fraction =
        b.formatOf(linear->input).getFraction() + weightFormat.getFraction();
    if (linear->addend)
      return Decline{"T30", "an initial value that is no constant"};
  }
  OrDecline<WholeKernel> whole =
      isFloat ? fixedKernel(*kernel, weightFormat, fraction)
              : wholeKernel(*kernel, linear->inputZeroPoint);
  if (!whole)
    return whole.decline();

  const ChannelBlocks &channels = linear->shape.channels;
  Interval inputs = rangeOf(inputType->getNumberType());
  Interval sums = accumulatorRange(*whole, channels.outputs(), inputs);
  auto accType = dyn_cast<IntegerType>(linear->accType);
  if (isFloat) {
    // Nothing is lost before the result is rounded to its format.
    Interval biases;
    for (int64_t bias : whole->bias)
      biases = biases.join({bias, bias});
    unsigned width = signedWidthOf(sums + biases);
    if (width > 62)
      return Decline{"T31", "sums of more than 62 bits"};
    accType = IntegerType::get(op->getContext(), width);
  }
  if (!accType || accType.getWidth() > 64)
    return Decline{"T27", "sums that are no integers of at most 64 bits"};
  unsigned width = std::min(signedWidthOf(sums), accType.getWidth());

  ImplicitLocOpBuilder &builder = b.at(op->getLoc());
  MLIRContext *context = builder.getContext();
  Value map = view->read(b, linear->input, /*isUnsigned=*/false);
  map = b.window(map, view->window, linear->inputZeroPoint);
  Value weights =
      b.rom({channels.outputs(), view->window[0].kernel, view->window[1].kernel,
             channels.in},
            weightTypeFor(context, whole->weightRange), whole->weights);
  auto windowed = cast<StreamType>(map.getType());
  SmallVector<int64_t> shape(windowed.getShape());
  shape.back() = channels.outputs();
  bool ones = whole->weightRange == Interval{0, 1} &&
              llvm::all_of(whole->weights, [](int64_t w) { return w == 1; });
  Value sum = MacOp::create(
      builder, StreamType::get(shape, IntegerType::get(context, width)), map,
      weights, channels.groups,
      FoldAttr::get(context, /*pe=*/1, /*simd=*/1,
                    /*pixels=*/1),
      WeightMode::Embedded, ones ? WeightClass::Ones : WeightClass::Generic);
  sum = b.addBias(sum, whole->bias, accType);
  if (isFloat)
    sum = b.toFormat(sum, fraction, b.formatOf(linear->result));
  if (linear->addend) {
    // It is as large as the result.
    MapView added = *view;
    for (WindowDim &dim : added.window)
      dim.size = dim.outSize;
    Value addend = added.read(b, linear->addend, /*isUnsigned=*/false);
    if (linear->addendSign < 0)
      return Decline{"T30", "a convolution that is subtracted from a tensor"};
    sum = EltwiseOp::create(builder, sum.getType(), EltwiseKind::Add,
                            ValueRange{sum, addend});
  }
  view->write(b, linear->result, sum);
  return std::nullopt;
}
