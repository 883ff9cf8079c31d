//===- TosaLinearElementwise.cpp - Scales, shifts and sums as linear ops --===//
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

/// The dimension of `data` along which `constant` has one number per channel,
/// where `data` is not broadcast to it: the last one, also for a splat, or that
/// behind the batch. nullopt if there is no such dimension.
std::optional<unsigned> channelDim(Value constant, Value data) {
  auto type = tensorType(constant), dataType = tensorType(data);
  if (!type.hasStaticShape() || type.getRank() == 0 ||
      type.getRank() != dataType.getRank())
    return std::nullopt;
  bool isSplat = type.getNumElements() == 1 || loadSplat(constant);
  unsigned channel = type.getRank() - 1;
  for (auto [dim, extent] : llvm::enumerate(type.getShape())) {
    if (extent == 1)
      continue;
    if (extent != dataType.getDimSize(dim))
      return std::nullopt;
    if (!isSplat && dim != channel) {
      if (dim != 1 || type.getNumElements() != extent)
        return std::nullopt;
      channel = dim;
    }
  }
  return channel;
}

/// An op with one data operand and one constant.
struct Operands {
  Value data;
  Value constant;
  bool constantIsFirst;
};

/// Tells the operands apart; nullopt if neither is constant.
std::optional<Operands> operandsOf(Operation *op) {
  Value first = op->getOperand(0), second = op->getOperand(1);
  if (isConstant(second))
    return Operands{first, second, false};
  if (isConstant(first))
    return Operands{second, first, true};
  return std::nullopt;
}

/// True if each element of the result follows from one element of `input` in
/// the same place.
bool keepsShape(Value input, Value result) {
  return tensorType(input).getShape() == tensorType(result).getShape();
}

std::optional<Decline> checkSummable(Type element) {
  if (element.isSignlessInteger(32) ||
      isa<Float16Type, BFloat16Type, Float32Type>(element))
    return std::nullopt;
  return Decline{"T27", "element-wise arithmetic of " + typeName(element) +
                            " is outside the TOSA specification"};
}

/// Starts the description of an op whose channels are dimension `channel`: that
/// behind the batch, or the last one, as where it is not given.
OrDecline<Linear> startElementwise(Value data, Value result,
                                   std::optional<unsigned> channel) {
  OrDecline<Linear> linear = startLinear(data, result);
  if (!linear)
    return linear;
  if (channel && *channel != linear->layout.channel) {
    linear->layout.channel = *channel;
    for (auto [dim, window] :
         llvm::zip_equal(linear->layout.spatial, linear->shape.window)) {
      ++dim;
      window.size = tensorType(data).getDimSize(dim);
      window.outSize = tensorType(result).getDimSize(dim);
    }
  }
  if (!keepsShape(data, result))
    return Decline{"T16", "the data and the result differ in shape"};
  if (std::optional<Decline> decline =
          checkSummable(tensorType(result).getElementType()))
    return *decline;
  int64_t channels = tensorType(data).getDimSize(linear->layout.channel);
  if (channels == kUnknown)
    return Decline{"T24", "the number of channels is unknown"};
  linear->shape.channels = {channels, 1, 1, channels > 1};
  return finishLinear(*linear);
}

std::vector<int64_t> sizesOf(const LinearShape &shape) {
  std::vector<int64_t> sizes;
  for (const WindowDim &dim : shape.window)
    sizes.push_back(dim.size);
  return sizes;
}

//===----------------------------------------------------------------------===//
// tosa.mul by a constant
//===----------------------------------------------------------------------===//

OrDecline<LinearKernel> loadScale(const LinearShape &shape, Value constant) {
  const ChannelBlocks &channels = shape.channels;
  OrDecline<std::vector<double>> factors =
      loadNumbers(constant, channels.storedOutputs());
  if (!factors)
    return factors.decline();
  LinearKernel kernel = channelScaleKernel(sizesOf(shape), *factors, {});
  kernel.shape = shape;
  return kernel;
}

struct LinearMul : TosaLinearModel<LinearMul, tosa::MulOp> {
  bool isLinearOp(Operation *op) const { return operandsOf(op).has_value(); }

  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<tosa::MulOp>(operation);
    Operands operands = *operandsOf(op);
    for (Value operand : {operands.data, operands.constant})
      if (std::optional<Decline> decline = checkTensorType(operand.getType()))
        return *decline;
    std::optional<unsigned> channel =
        channelDim(operands.constant, operands.data);
    OrDecline<Linear> linear =
        startElementwise(operands.data, op.getOutput(), channel);
    if (!linear)
      return linear;
    std::optional<double> shift = loadSplat(op.getShift());
    if (!shift)
      return Decline{"T25", "the shift of a product is not constant"};
    if (*shift != 0)
      return Decline{"T21", "a product that is shifted is rounded"};
    if (!channel)
      return Decline{"T17", "the factor is not one number per channel"};

    bool isSplat = loadSplat(operands.constant).has_value();
    int64_t channels = linear->shape.channels.groups;
    linear->shape.channels.shared = isSplat && channels > 1;
    linear->weightType = tensorType(operands.constant).getElementType();
    linear->cost = {channels, isSplat ? 1 : channels, 0};
    linear->loadKernel = [shape = linear->shape, constant = operands.constant] {
      return loadScale(shape, constant);
    };
    return linear;
  }
};

//===----------------------------------------------------------------------===//
// tosa.add, tosa.sub
//===----------------------------------------------------------------------===//

/// dataSign * x + constantSign * constant, or with a null constant without it.
OrDecline<LinearKernel> loadShift(const LinearShape &shape, double dataSign,
                                  Value constant, double constantSign) {
  LinearKernel kernel = identityKernel(sizesOf(shape), shape.channels.groups);
  kernel.shape = shape;
  kernel.scale = dataSign;
  if (!constant)
    return kernel;
  OrDecline<std::vector<double>> shift =
      loadNumbers(constant, shape.channels.groups);
  if (!shift)
    return shift.decline();
  kernel.bias = std::move(*shift);
  for (double &value : kernel.bias)
    value *= constantSign;
  return kernel;
}

template <typename OpTy>
struct LinearSum : TosaLinearModel<LinearSum<OpTy>, OpTy> {
  static constexpr bool isSub = std::is_same_v<OpTy, tosa::SubOp>;

  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<OpTy>(operation);
    Value first = op.getInput1(), second = op.getInput2();
    for (Value operand : {first, second})
      if (std::optional<Decline> decline = checkTensorType(operand.getType()))
        return *decline;
    std::optional<Operands> operands = operandsOf(op);
    if (operands)
      if (std::optional<unsigned> channel =
              channelDim(operands->constant, operands->data))
        return shifted(op, *operands, *channel);

    OrDecline<Linear> linear =
        startElementwise(first, op.getOutput(), std::nullopt);
    if (!linear)
      return linear;
    if (first.getType() != second.getType())
      return Decline{"T16", "an operand is broadcast and not one number per "
                            "channel"};
    linear->addend = second;
    linear->addendSign = isSub ? -1 : 1;
    linear->isJoin = true;
    linear->cost = costOfSum(linear->shape, /*convs=*/0);
    linear->loadKernel = [shape = linear->shape] {
      return loadShift(shape, 1.0, {}, 0.0);
    };
    return linear;
  }

  static OrDecline<Linear> shifted(OpTy op, const Operands &operands,
                                   unsigned channel) {
    OrDecline<Linear> linear =
        startElementwise(operands.data, op.getOutput(), channel);
    if (!linear)
      return linear;
    double dataSign = isSub && operands.constantIsFirst ? -1.0 : 1.0;
    double constantSign = isSub && !operands.constantIsFirst ? -1.0 : 1.0;
    linear->cost = costOfSum(linear->shape, /*convs=*/0);
    linear->loadKernel = [shape = linear->shape, dataSign,
                          constant = operands.constant, constantSign] {
      return loadShift(shape, dataSign, constant, constantSign);
    };
    return linear;
  }
};

} // namespace

void ptc::attachTosaElementwise(MLIRContext &context) {
  tosa::MulOp::attachInterface<LinearMul>(context);
  tosa::AddOp::attachInterface<LinearSum<tosa::AddOp>>(context);
  tosa::SubOp::attachInterface<LinearSum<tosa::SubOp>>(context);
}
