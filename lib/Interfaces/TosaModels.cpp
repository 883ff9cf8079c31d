//===- TosaModels.cpp - The pooling ops of tosa ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// tosa.avg_pool2d and tosa.max_pool2d (TOSA 1.0, "Tensor operators"), and
// reductions over all dimensions between batch and channels, as converters
// write global pooling.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "PoolToConv/Interfaces/TosaBuilder.h"
#include "Shapes.h"
#include "TosaLinearModels.h"

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;

namespace {

/// N, spatial..., C.
Layout channelLast(unsigned rank) {
  Layout layout;
  layout.batch = 0;
  for (unsigned dim = 1; dim + 1 < rank; ++dim)
    layout.spatial.push_back(dim);
  layout.channel = rank - 1;
  return layout;
}

/// The window of a pool with the attributes kernel [y, x], stride [y, x] and
/// pad [top, bottom, left, right].
template <typename OpTy>
void setWindow(OpTy op, Pooling &pooling) {
  pooling.layout = channelLast(4);
  pooling.input = op.getInput();
  pooling.result = op.getOutput();
  auto inputType = tensorType(pooling.input);
  auto outputType = tensorType(pooling.result);
  for (unsigned i = 0; i < 2; ++i) {
    WindowDim dim;
    dim.size = inputType.getDimSize(1 + i);
    dim.kernel = op.getKernel()[i];
    dim.stride = op.getStride()[i];
    dim.padLow = op.getPad()[2 * i];
    dim.padHigh = op.getPad()[2 * i + 1];
    dim.outSize = outputType.getDimSize(1 + i);
    // A result type less known than the input says no less.
    if (dim.outSize == kUnknown && dim.size != kUnknown && isValid(dim) &&
        fits(dim))
      dim.outSize = outputSize(dim);
    pooling.window.push_back(dim);
  }
}

/// T28: level 8K bounds the kernel, stride and padding of pools and of the
/// convolutions that sums become. Dimensions after the second one join it
/// (TosaBuilder::conv).
std::optional<Decline> checkLevel(const Pooling &pooling) {
  int64_t kernel = 1;
  for (auto [i, dim] : llvm::enumerate(pooling.window)) {
    kernel = i < 2 ? dim.kernel : kernel * dim.kernel;
    for (int64_t extent : {kernel, dim.stride, dim.padLow, dim.padHigh})
      if (extent > TosaBuilder::maxKernel)
        return Decline{"T28", "an extent of " + std::to_string(extent) +
                                  " is beyond TOSA level 8K"};
  }
  return std::nullopt;
}

OrDecline<Pooling> checked(Pooling pooling) {
  if (std::optional<Decline> decline = checkPooling(pooling))
    return *decline;
  // A global maximum has no level: it needs no convolution.
  bool isReduction = pooling.result.getDefiningOp<tosa::ReduceMaxOp>() ||
                     pooling.result.getDefiningOp<tosa::ReduceMinOp>();
  if (!isReduction)
    if (std::optional<Decline> decline = checkLevel(pooling))
      return *decline;
  return pooling;
}

/// The types of which TOSA has a maximum that can be built again: signed ones
/// by conversion to i32, and ui8 (T5).
std::optional<Decline> checkComparable(Type element) {
  if (element.isUnsignedInteger() && !element.isUnsignedInteger(8))
    return Decline{"T5",
                   "TOSA has no maximum or minimum of " + typeName(element)};
  if (isa<IntegerType>(element) && !element.isInteger(8) &&
      !element.isInteger(16) && !element.isInteger(32))
    return Decline{"T27", "a maximum or minimum of " + typeName(element) +
                              " is outside the TOSA specification"};
  return std::nullopt;
}

/// The types in which TOSA both reduces by a sum and convolves.
std::optional<Decline> checkSummable(Type element) {
  if (element.isSignlessInteger(32) ||
      isa<Float16Type, BFloat16Type, Float32Type>(element))
    return std::nullopt;
  return Decline{"T27", "a sum of " + typeName(element) +
                            " has no convolution in TOSA"};
}

template <typename ConcreteModel, typename ConcreteOp>
struct TosaModel
    : PoolingOpInterface::ExternalModel<ConcreteModel, ConcreteOp> {
  const TensorBuilder &getTensorBuilder(Operation *) const {
    return TosaBuilder::get();
  }
};

//===----------------------------------------------------------------------===//
// tosa.avg_pool2d
//===----------------------------------------------------------------------===//

struct AvgPool2dModel : TosaModel<AvgPool2dModel, tosa::AvgPool2dOp> {
  bool isPooling(Operation *) const { return true; }

  OrDecline<Pooling> getPooling(Operation *operation) const {
    auto op = cast<tosa::AvgPool2dOp>(operation);
    for (Type type : {op.getInput().getType(), op.getOutput().getType()})
      if (std::optional<Decline> decline = checkTensorType(type))
        return *decline;

    Type element = tensorType(op.getInput()).getElementType();
    if (element.isUnsignedInteger(8))
      return Decline{"T5", "an average of ui8 has no convolution in TOSA"};
    if (!element.isSignlessInteger(8) && !element.isSignlessInteger(16) &&
        !isa<Float16Type, BFloat16Type, Float32Type>(element))
      return Decline{"T27", "an average of " + typeName(element) +
                                " is outside the TOSA specification"};
    FailureOr<int64_t> inputZp = op.getInputZeroPoint();
    FailureOr<int64_t> outputZp = op.getOutputZeroPoint();
    if (failed(inputZp) || failed(outputZp))
      return Decline{"T3", "a zero point is not a constant"};

    Pooling pooling;
    pooling.reduction = Reduction::Average;
    pooling.accType = op.getAccType();
    pooling.inputZeroPoint = *inputZp;
    pooling.outputZeroPoint = *outputZp;
    setWindow(op, pooling);
    return checked(std::move(pooling));
  }
};

//===----------------------------------------------------------------------===//
// tosa.max_pool2d
//===----------------------------------------------------------------------===//

NanMode nanMode(tosa::NanPropagationMode mode) {
  return mode == tosa::NanPropagationMode::IGNORE ? NanMode::Ignore
                                                  : NanMode::Propagate;
}

struct MaxPool2dModel : TosaModel<MaxPool2dModel, tosa::MaxPool2dOp> {
  bool isPooling(Operation *) const { return true; }

  OrDecline<Pooling> getPooling(Operation *operation) const {
    auto op = cast<tosa::MaxPool2dOp>(operation);
    for (Type type : {op.getInput().getType(), op.getOutput().getType()})
      if (std::optional<Decline> decline = checkTensorType(type))
        return *decline;
    Pooling pooling;
    pooling.reduction = Reduction::Max;
    setWindow(op, pooling);
    pooling.accType = pooling.inputElementType();
    if (std::optional<Decline> decline = checkComparable(pooling.accType))
      return *decline;
    pooling.isUnsigned = pooling.accType.isUnsignedInteger();
    pooling.nanMode = nanMode(op.getNanMode());
    return checked(std::move(pooling));
  }
};

//===----------------------------------------------------------------------===//
// tosa.reduce_sum, reduce_max, reduce_min
//===----------------------------------------------------------------------===//

/// The value that a chain of reductions of one kind starts from, if together
/// they cover all dimensions between the batch and the channels (1-D, 2-D or
/// 3-D); dimensions of extent 1 need no reduction.
template <typename OpTy>
Value globalReductionInput(OpTy op) {
  auto resultType = dyn_cast<RankedTensorType>(op.getInput().getType());
  if (!resultType || resultType.getRank() < 3 || resultType.getRank() > 5)
    return {};
  unsigned channel = resultType.getRank() - 1;
  SmallVector<bool> covered(channel, false);
  Value input;
  for (OpTy current = op; current; current = input.getDefiningOp<OpTy>()) {
    unsigned axis = current.getAxis();
    if (!isa<RankedTensorType>(current.getInput().getType()) || axis < 1 ||
        axis >= channel || covered[axis])
      break;
    covered[axis] = true;
    input = current.getInput();
  }
  if (!input)
    return {};
  for (unsigned dim = 1; dim < channel; ++dim)
    if (!covered[dim] && tensorType(input).getDimSize(dim) != 1)
      return {};
  return input;
}

/// If `value` is small integers widened to i32 without scaling, the integers
/// and their zero point. TOSA convolves i8 and i16, not i32.
struct Widened {
  Value value;
  int64_t zeroPoint;
};
std::optional<Widened> matchWidened(Value value) {
  if (auto cast = value.getDefiningOp<tosa::CastOp>()) {
    Type from = tensorType(cast.getInput()).getElementType();
    if (from.isSignlessInteger(8) || from.isSignlessInteger(16))
      return Widened{cast.getInput(), 0};
    return std::nullopt;
  }
  auto rescale = value.getDefiningOp<tosa::RescaleOp>();
  if (!rescale || rescale.getInputUnsigned() || rescale.getOutputUnsigned())
    return std::nullopt;
  Type from = tensorType(rescale.getInput()).getElementType();
  if (!from.isSignlessInteger(8) && !from.isSignlessInteger(16))
    return std::nullopt;
  APInt multiplier, shift;
  if (!matchPattern(rescale.getMultiplier(), m_ConstantInt(&multiplier)) ||
      !matchPattern(rescale.getShift(), m_ConstantInt(&shift)))
    return std::nullopt;
  // The factor 1 leaves nothing to round, in either rounding mode.
  if (shift.getSExtValue() > 62 ||
      multiplier.getSExtValue() != int64_t(1) << shift.getSExtValue())
    return std::nullopt;
  FailureOr<int64_t> inputZp = rescale.getInputZeroPoint();
  FailureOr<int64_t> outputZp = rescale.getOutputZeroPoint();
  if (failed(inputZp) || failed(outputZp) || *outputZp != 0)
    return std::nullopt;
  return Widened{rescale.getInput(), *inputZp};
}

template <typename OpTy, Reduction kind>
struct ReduceModel : TosaModel<ReduceModel<OpTy, kind>, OpTy> {
  bool isPooling(Operation *op) const {
    return static_cast<bool>(globalReductionInput(cast<OpTy>(op)));
  }

  OrDecline<Pooling> getPooling(Operation *operation) const {
    auto op = cast<OpTy>(operation);
    Value input = globalReductionInput(op);
    for (Type type : {input.getType(), Type(op.getOutput().getType())})
      if (std::optional<Decline> decline = checkTensorType(type))
        return *decline;
    auto inputType = tensorType(input);

    Pooling pooling;
    pooling.reduction = kind;
    pooling.layout = channelLast(inputType.getRank());
    pooling.input = input;
    pooling.result = op.getOutput();
    pooling.accType = pooling.resultElementType();
    pooling.isUnsigned = pooling.accType.isUnsignedInteger();
    std::optional<Decline> decline = kind == Reduction::Sum
                                         ? checkSummable(pooling.accType)
                                         : checkComparable(pooling.accType);
    if (decline)
      return *decline;
    for (unsigned dim : pooling.layout.spatial) {
      if (inputType.isDynamicDim(dim))
        return Decline{"T24", "the window is as large as an unknown extent"};
      WindowDim window;
      window.size = window.kernel = window.stride = inputType.getDimSize(dim);
      window.outSize = 1;
      pooling.window.push_back(window);
    }
    if constexpr (kind == Reduction::Sum) {
      if (isa<IntegerType>(pooling.accType)) {
        std::optional<Widened> widened = matchWidened(input);
        if (!widened)
          return Decline{"T22", "TOSA convolves i8 and i16 only, and the " +
                                    typeName(pooling.accType) +
                                    " data is not one of these widened"};
        pooling.input = widened->value;
        pooling.inputZeroPoint = widened->zeroPoint;
      }
    } else {
      pooling.nanMode = nanMode(op.getNanMode());
    }
    return checked(std::move(pooling));
  }
};

} // namespace

void ptc::registerTosaExternalModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, tosa::TosaDialect *) {
    tosa::AvgPool2dOp::attachInterface<AvgPool2dModel>(*context);
    tosa::MaxPool2dOp::attachInterface<MaxPool2dModel>(*context);
    tosa::ReduceSumOp::attachInterface<
        ReduceModel<tosa::ReduceSumOp, Reduction::Sum>>(*context);
    tosa::ReduceMaxOp::attachInterface<
        ReduceModel<tosa::ReduceMaxOp, Reduction::Max>>(*context);
    tosa::ReduceMinOp::attachInterface<
        ReduceModel<tosa::ReduceMinOp, Reduction::Min>>(*context);
    attachTosaConvolutions(*context);
    attachTosaWindows(*context);
    attachTosaElementwise(*context);
  });
}
