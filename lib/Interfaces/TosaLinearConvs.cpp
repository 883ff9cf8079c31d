//===- TosaLinearConvs.cpp - Convolutions and products as linear ops ------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "PoolToConv/Interfaces/Constants.h"
#include "Shapes.h"
#include "TosaLinearModels.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace ptc;

namespace {

/// The order of the dimensions of a filter; `taps` are neighbours, row by row.
enum class FilterOrder {
  /// Output channel, taps, input channel.
  OutputTapsInput,
  /// Taps, input channel, multiplier: each group's outputs behind each other.
  TapsOutput,
  /// Input channel, output channel; one tap.
  InputOutput,
};

/// Where the numbers of an op are.
struct Numbers {
  Value filter;
  FilterOrder order;
  double filterZeroPoint = 0;
  /// One number, or one per output channel; may be null.
  Value bias;
};

/// Puts `values`, ordered as `order` says, into the order of a kernel:
/// [taps][outputs][inputs of the block].
std::vector<double> ordered(std::vector<double> values, FilterOrder order,
                            const LinearShape &shape) {
  if (order == FilterOrder::TapsOutput)
    return values;
  int64_t inputs = shape.channels.in, outputs = shape.channels.outputs();
  int64_t taps = shape.taps();
  std::vector<double> result(values.size());
  auto source = values.begin();
  if (order == FilterOrder::InputOutput) {
    for (int64_t input = 0; input < inputs; ++input)
      for (int64_t output = 0; output < outputs; ++output)
        result[output * inputs + input] = *source++;
    return result;
  }
  for (int64_t output = 0; output < outputs; ++output)
    for (int64_t tap = 0; tap < taps; ++tap, source += inputs)
      std::copy_n(source, inputs,
                  result.begin() + (tap * outputs + output) * inputs);
  return result;
}

/// One bias per output channel, or none where all are zero.
OrDecline<std::vector<double>> loadBias(Value bias, int64_t outputs) {
  if (loadSplat(bias) == 0.0)
    return std::vector<double>();
  return loadNumbers(bias, outputs);
}

OrDecline<LinearKernel> loadFilter(const LinearShape &shape,
                                   const Numbers &numbers) {
  LinearKernel kernel;
  kernel.shape = shape;
  std::optional<double> splat = loadSplat(numbers.filter);
  if (splat) {
    kernel.taps.assign(shape.weights(), *splat);
  } else {
    OrDecline<std::vector<double>> values = loadNumbers(numbers.filter);
    if (!values)
      return values.decline();
    kernel.taps = ordered(std::move(*values), numbers.order, shape);
  }
  for (double &tap : kernel.taps)
    tap -= numbers.filterZeroPoint;
  if (numbers.bias) {
    OrDecline<std::vector<double>> bias =
        loadBias(numbers.bias, kernel.outputs());
    if (!bias)
      return bias.decline();
    kernel.bias = std::move(*bias);
  }
  return kernel;
}

/// The element types of products (TOSA 1.0, CONV2D and MATMUL).
std::optional<Decline> checkProduct(Type input, Type filter, Type result) {
  bool isFloat = isa<Float16Type, BFloat16Type, Float32Type>(input) &&
                 filter == input && result == input;
  bool isByte = input.isSignlessInteger(8) &&
                (filter.isSignlessInteger(8) || filter.isSignlessInteger(4)) &&
                result.isSignlessInteger(32);
  bool isShort =
      input.isSignlessInteger(16) &&
      (filter.isSignlessInteger(8) || filter.isSignlessInteger(16)) &&
      result.isSignlessInteger(48);
  if (isFloat || isByte || isShort)
    return std::nullopt;
  return Decline{"T27", "a product of " + typeName(input) + " and " +
                            typeName(filter) + " to " + typeName(result) +
                            " is not supported"};
}

/// Completes an op whose window and channels are described: `inputZp` and
/// `filterZp` are its zero points.
OrDecline<Linear> finishProduct(Linear linear, Numbers numbers, Value inputZp,
                                Value filterZp, Type accType) {
  if (!isConstant(numbers.filter) ||
      (numbers.bias && !isConstant(numbers.bias)))
    return Decline{"T25", "the filter or the bias is not constant"};
  std::optional<double> inputZero = loadSplat(inputZp);
  std::optional<double> filterZero = loadSplat(filterZp);
  if (!inputZero || !filterZero)
    return Decline{"T25", "a zero point is not constant"};
  Type filterElement = tensorType(numbers.filter).getElementType();
  if (std::optional<Decline> decline =
          checkProduct(tensorType(linear.input).getElementType(), filterElement,
                       linear.accType))
    return *decline;
  const ChannelBlocks &channels = linear.shape.channels;
  if (channels.inputs() != channelsOf(linear.input) ||
      channels.outputs() != channelsOf(linear.result))
    return Decline{"T27", "a filter from " + std::to_string(channels.inputs()) +
                              " to " + std::to_string(channels.outputs()) +
                              " channels does not fit the data"};
  OrDecline<Linear> checked = finishLinear(std::move(linear));
  if (!checked)
    return checked;
  checked->accType = accType;
  checked->weightType = filterElement;
  checked->inputZeroPoint = static_cast<int64_t>(*inputZero);
  checked->cost = costOfFilter(checked->shape);
  numbers.filterZeroPoint = *filterZero;
  checked->loadKernel = [shape = checked->shape, numbers] {
    return loadFilter(shape, numbers);
  };
  return checked;
}

/// A filter of static shape, and a bias.
std::optional<Decline> checkOperands(Value filter, Value bias) {
  for (Value operand : {filter, bias}) {
    if (!operand)
      continue;
    if (std::optional<Decline> decline = checkTensorType(operand.getType()))
      return decline;
    if (!tensorType(operand).hasStaticShape())
      return Decline{"T24", "the extent of a filter or bias is unknown"};
  }
  return std::nullopt;
}

/// The window of a convolution, but for its channels: `firstKernelDim` is the
/// first dimension of the filter that is spatial.
template <typename OpTy>
OrDecline<Linear> startConvolution(OpTy op, unsigned firstKernelDim) {
  OrDecline<Linear> linear = startLinear(op.getInput(), op.getOutput());
  if (!linear)
    return linear;
  if (std::optional<Decline> decline =
          checkOperands(op.getWeight(), op.getBias()))
    return *decline;
  for (auto [i, dim] : llvm::enumerate(linear->shape.window)) {
    dim.kernel = tensorType(op.getWeight()).getDimSize(firstKernelDim + i);
    dim.stride = op.getStride()[i];
    dim.dilation = op.getDilation()[i];
    dim.padLow = op.getPad()[2 * i];
    dim.padHigh = op.getPad()[2 * i + 1];
  }
  return linear;
}

//===----------------------------------------------------------------------===//
// tosa.conv2d, conv3d: weights [O, spatial..., I]
//===----------------------------------------------------------------------===//

template <typename OpTy>
struct LinearConvolution : TosaLinearModel<LinearConvolution<OpTy>, OpTy> {
  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<OpTy>(operation);
    OrDecline<Linear> linear = startConvolution(op, /*firstKernelDim=*/1);
    if (!linear)
      return linear;
    ArrayRef<int64_t> filter = tensorType(op.getWeight()).getShape();
    linear->shape.channels = {1, filter.back(), filter.front()};
    return finishProduct(
        *linear,
        {op.getWeight(), FilterOrder::OutputTapsInput, 0, op.getBias()},
        op.getInputZp(), op.getWeightZp(), op.getAccType());
  }
};

//===----------------------------------------------------------------------===//
// tosa.depthwise_conv2d: weights [KH, KW, C, M]
//===----------------------------------------------------------------------===//

struct LinearDepthwise
    : TosaLinearModel<LinearDepthwise, tosa::DepthwiseConv2DOp> {
  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<tosa::DepthwiseConv2DOp>(operation);
    OrDecline<Linear> linear = startConvolution(op, /*firstKernelDim=*/0);
    if (!linear)
      return linear;
    ArrayRef<int64_t> filter = tensorType(op.getWeight()).getShape();
    // A splat is one filter for all channels.
    bool isShared = filter[2] > 1 && loadSplat(op.getWeight());
    linear->shape.channels = {filter[2], 1, filter[3], isShared};
    return finishProduct(
        *linear, {op.getWeight(), FilterOrder::TapsOutput, 0, op.getBias()},
        op.getInputZp(), op.getWeightZp(), op.getAccType());
  }
};

//===----------------------------------------------------------------------===//
// tosa.transpose_conv2d
//===----------------------------------------------------------------------===//

struct LinearTransposeConv
    : TosaLinearModel<LinearTransposeConv, tosa::TransposeConv2DOp> {
  OrDecline<Linear> getLinear(Operation *) const {
    return Decline{"T15", "a transposed convolution has a stride below one"};
  }
};

//===----------------------------------------------------------------------===//
// tosa.matmul: [N, H, C] by [N, C, W]
//===----------------------------------------------------------------------===//

/// A constant right operand is a 1x1 filter of the rows.
struct LinearMatMul : TosaLinearModel<LinearMatMul, tosa::MatMulOp> {
  bool isLinearOp(Operation *op) const {
    return isConstant(cast<tosa::MatMulOp>(op).getB());
  }

  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<tosa::MatMulOp>(operation);
    OrDecline<Linear> linear = startLinear(op.getA(), op.getOutput());
    if (!linear)
      return linear;
    if (std::optional<Decline> decline = checkOperands(op.getB(), {}))
      return *decline;
    ArrayRef<int64_t> filter = tensorType(op.getB()).getShape();
    if (filter[0] != 1)
      return Decline{"T18", "every batch element has a matrix of its own"};
    linear->shape.channels = {1, filter[1], filter[2]};
    return finishProduct(*linear, {op.getB(), FilterOrder::InputOutput, 0, {}},
                         op.getAZp(), op.getBZp(), linear->accType);
  }
};

} // namespace

void ptc::attachTosaConvolutions(MLIRContext &context) {
  tosa::Conv2DOp::attachInterface<LinearConvolution<tosa::Conv2DOp>>(context);
  tosa::Conv3DOp::attachInterface<LinearConvolution<tosa::Conv3DOp>>(context);
  tosa::DepthwiseConv2DOp::attachInterface<LinearDepthwise>(context);
  tosa::TransposeConv2DOp::attachInterface<LinearTransposeConv>(context);
  tosa::MatMulOp::attachInterface<LinearMatMul>(context);
}
