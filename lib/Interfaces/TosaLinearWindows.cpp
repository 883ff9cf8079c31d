//===- TosaLinearWindows.cpp - Averages, sums and padding as linear ops ---===//
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
#include "mlir/IR/Matchers.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

int64_t ptc::channelsOf(Value tensor) {
  return tensorType(tensor).getShape().back();
}

LinearCost ptc::costOfFilter(const LinearShape &shape) {
  return cost(shape, /*positions=*/1);
}

LinearCost ptc::costOfSum(const LinearShape &shape, int64_t convs) {
  return {macsPerPosition(shape), 0, convs};
}

OrDecline<Linear> ptc::startLinear(Value input, Value result) {
  for (Type type : {input.getType(), result.getType()})
    if (std::optional<Decline> decline = checkTensorType(type))
      return *decline;
  auto inputType = tensorType(input), resultType = tensorType(result);
  unsigned rank = inputType.getRank();
  if (rank < 2 || rank > 5 || resultType.getRank() != rank)
    return Decline{"T27", typeName(inputType) + " to " + typeName(resultType) +
                              " is not a map of at most three spatial "
                              "dimensions"};
  if (inputType.isDynamicDim(rank - 1) || resultType.isDynamicDim(rank - 1))
    return Decline{"T24", "the number of channels is unknown"};

  Linear linear;
  linear.input = input;
  linear.result = result;
  linear.accType = resultType.getElementType();
  linear.layout.channel = rank - 1;
  for (unsigned dim = 1; dim + 1 < rank; ++dim) {
    linear.layout.spatial.push_back(dim);
    WindowDim window;
    window.size = inputType.getDimSize(dim);
    window.outSize = resultType.getDimSize(dim);
    linear.shape.window.push_back(window);
  }
  if (rank == 2)
    linear.shape.window.push_back(onePosition());
  return linear;
}

OrDecline<Linear> ptc::finishLinear(Linear linear) {
  for (WindowDim &dim : linear.shape.window)
    // A result type less known than the input says no less.
    if (dim.outSize == kUnknown && dim.size != kUnknown &&
        dim.kernel != kUnknown && isValid(dim) && outputSize(dim) > 0)
      dim.outSize = outputSize(dim);
  if (std::optional<Decline> decline = checkShape(linear.shape))
    return *decline;
  return linear;
}

namespace {

/// The blocks of a window that is the same for all channels.
ChannelBlocks sharedBlocks(Value tensor) {
  int64_t channels = channelsOf(tensor);
  return {channels, 1, 1, channels > 1};
}

/// Reads a window of ones, times `scale`.
std::function<OrDecline<LinearKernel>()> onesLoader(const LinearShape &shape,
                                                    double scale) {
  return [shape, scale]() -> OrDecline<LinearKernel> {
    return windowKernel(shape.window, shape.channels.groups, scale);
  };
}

//===----------------------------------------------------------------------===//
// tosa.avg_pool2d
//===----------------------------------------------------------------------===//

/// The number of elements that every window averages, or why there is no such
/// number (T1).
OrDecline<int64_t> constantCount(const LinearShape &shape) {
  int64_t count = 1;
  for (const WindowDim &dim : shape.window) {
    if (!dim.isPadded()) {
      count *= dim.kernel;
      continue;
    }
    if (!dim.isStatic())
      return Decline{"T24", "the count of a padded average follows from an "
                            "unknown extent"};
    std::vector<CountRun> runs = countRuns(dim);
    if (runs.size() != 1)
      return Decline{"T1", "the windows of a padded average hold different "
                           "numbers of elements"};
    count *= runs.front().count;
  }
  return count;
}

struct LinearAvgPool2d : TosaLinearModel<LinearAvgPool2d, tosa::AvgPool2dOp> {
  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<tosa::AvgPool2dOp>(operation);
    OrDecline<Linear> linear = startLinear(op.getInput(), op.getOutput());
    if (!linear)
      return linear;
    Type element = tensorType(op.getInput()).getElementType();
    if (isa<IntegerType>(element))
      return Decline{"T21", "an average of integers is rounded"};
    if (!isa<Float16Type, BFloat16Type, Float32Type>(element))
      return Decline{"T27", "an average of " + typeName(element) +
                                " is outside the TOSA specification"};

    LinearShape &shape = linear->shape;
    for (auto [i, dim] : llvm::enumerate(shape.window)) {
      dim.kernel = op.getKernel()[i];
      dim.stride = op.getStride()[i];
      dim.padLow = op.getPad()[2 * i];
      dim.padHigh = op.getPad()[2 * i + 1];
    }
    shape.channels = sharedBlocks(op.getInput());
    linear = finishLinear(*linear);
    if (!linear)
      return linear;
    OrDecline<int64_t> count = constantCount(linear->shape);
    if (!count)
      return count.decline();
    linear->accType = op.getAccType();
    linear->cost = costOfSum(linear->shape, /*convs=*/1);
    linear->loadKernel = onesLoader(linear->shape, 1.0 / *count);
    return linear;
  }
};

//===----------------------------------------------------------------------===//
// tosa.reduce_sum
//===----------------------------------------------------------------------===//

/// One spatial axis at a time, as TOSA reduces: a window over the whole axis.
struct LinearReduceSum : TosaLinearModel<LinearReduceSum, tosa::ReduceSumOp> {
  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<tosa::ReduceSumOp>(operation);
    OrDecline<Linear> linear = startLinear(op.getInput(), op.getOutput());
    if (!linear)
      return linear;
    auto type = tensorType(op.getInput());
    Type element = type.getElementType();
    if (!element.isSignlessInteger(32) &&
        !isa<Float16Type, BFloat16Type, Float32Type>(element))
      return Decline{"T27", "a sum of " + typeName(element) +
                                " is outside the TOSA specification"};
    unsigned axis = op.getAxis();
    if (axis == 0 || axis == linear->layout.channel)
      return Decline{"T27", "a sum over the batch or the channels"};
    if (type.isDynamicDim(axis))
      return Decline{"T24", "the window is as large as an unknown extent"};
    WindowDim &dim = linear->shape.window[axis - 1];
    dim.kernel = dim.stride = dim.size;
    linear->shape.channels = sharedBlocks(op.getInput());
    linear = finishLinear(*linear);
    if (!linear)
      return linear;
    linear->cost = costOfSum(linear->shape, /*convs=*/1);
    linear->loadKernel = onesLoader(linear->shape, 1.0);
    return linear;
  }
};

//===----------------------------------------------------------------------===//
// tosa.pad
//===----------------------------------------------------------------------===//

struct LinearPad : TosaLinearModel<LinearPad, tosa::PadOp> {
  OrDecline<Linear> getLinear(Operation *operation) const {
    auto op = cast<tosa::PadOp>(operation);
    OrDecline<Linear> linear = startLinear(op.getInput1(), op.getOutput());
    if (!linear)
      return linear;
    std::optional<double> value = loadSplat(op.getPadConst());
    if (!value)
      return Decline{"T25", "the value of a padding is no finite constant"};
    // Convolutions pad by +0.
    if (*value != 0.0 || std::signbit(*value))
      return Decline{"T14", "a padding by another value than zero"};
    const Decline unknown{"T24", "the amount of a padding is unknown"};
    DenseIntElementsAttr amounts;
    if (!matchPattern(op.getPadding(), m_Constant(&amounts)))
      return unknown;

    auto amount = amounts.getValues<APInt>().begin();
    for (unsigned dim = 0; dim <= linear->layout.channel; ++dim) {
      int64_t low = (*amount++).getSExtValue();
      int64_t high = (*amount++).getSExtValue();
      if (low < 0 || high < 0)
        return unknown;
      if (dim == 0 || dim == linear->layout.channel) {
        if (low != 0 || high != 0)
          return Decline{"T14", "a padding of the batch or the channels"};
        continue;
      }
      linear->shape.window[dim - 1].padLow = low;
      linear->shape.window[dim - 1].padHigh = high;
    }
    linear->shape.channels = sharedBlocks(op.getInput1());
    linear = finishLinear(*linear);
    if (!linear)
      return linear;
    linear->isMovement = true;
    linear->loadKernel = onesLoader(linear->shape, 1.0);
    return linear;
  }
};

} // namespace

void ptc::attachTosaWindows(MLIRContext &context) {
  tosa::AvgPool2dOp::attachInterface<LinearAvgPool2d>(context);
  tosa::ReduceSumOp::attachInterface<LinearReduceSum>(context);
  tosa::PadOp::attachInterface<LinearPad>(context);
}
