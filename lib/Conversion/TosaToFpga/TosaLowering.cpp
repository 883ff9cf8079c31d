//===- TosaLowering.cpp - Units for the ops of tosa -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TosaLowering.h"
#include "../ToFpga/FixedPoint.h"
#include "../ToFpga/WindowOps.h"
#include "PoolToConv/Interfaces/Constants.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

OrDecline<SmallVector<int64_t>> ptc::wholeNumbers(Value constant) {
  OrDecline<std::vector<double>> numbers = loadNumbers(constant);
  if (!numbers)
    return numbers.decline();
  SmallVector<int64_t> whole;
  for (double number : *numbers)
    whole.push_back(static_cast<int64_t>(number));
  return whole;
}

bool TosaLowering::isPassive(Operation *op) const {
  return OpLowering::isPassive(op) ||
         isa<tosa::ConstOp, tosa::ConstShapeOp>(op);
}

/// A cast of small integers to floats: each is a float of every type.
static OrDecline<std::vector<double>> castNumbers(tosa::CastOp op) {
  auto from = dyn_cast<IntegerType>(
      cast<ShapedType>(op.getInput().getType()).getElementType());
  if (!from || from.getWidth() > 8 || from.getWidth() == 1 || from.isUnsigned())
    return Decline{"T30", "a cast of other numbers"};
  return loadNumbers(op.getInput());
}

/// A product with one number. Of two f32 it is exact as a double, and so is
/// rounded once.
static OrDecline<std::vector<double>> scaledNumbers(tosa::MulOp op) {
  Value x = op.getInput1(), factor = op.getInput2();
  if (!loadSplat(factor))
    std::swap(x, factor);
  std::optional<double> scale = loadSplat(factor);
  if (!scale || x.getType() != op.getType() ||
      !op.getType().getElementType().isF32())
    return Decline{"T30", "a product of other constants"};
  OrDecline<std::vector<double>> numbers = loadNumbers(x);
  if (numbers)
    for (double &number : *numbers)
      number *= *scale;
  return numbers;
}

/// Quantised filters of float networks are scaled where they are used.
Value TosaLowering::foldConstants(Operation *op, OpBuilder &builder) const {
  auto type = op->getNumResults() == 1
                  ? dyn_cast<RankedTensorType>(op->getResult(0).getType())
                  : RankedTensorType();
  if (!type || !type.hasStaticShape() || !isa<FloatType>(type.getElementType()))
    return {};
  OrDecline<std::vector<double>> numbers = Decline{"T30", "another op"};
  if (auto cast = dyn_cast<tosa::CastOp>(op))
    numbers = castNumbers(cast);
  else if (auto mul = dyn_cast<tosa::MulOp>(op))
    numbers = scaledNumbers(mul);
  if (!numbers)
    return {};
  return tosa::ConstOp::create(builder, op->getLoc(), type,
                               roundedConstant(type, *numbers));
}

/// True for an op that gives floats.
static bool isFloat(Operation *op) {
  return isa<FloatType>(
      cast<ShapedType>(op->getResult(0).getType()).getElementType());
}

/// A reduction over one dimension, which stays with extent 1.
static Refusal lowerReduce(Operation *op, ReduceKind kind, int64_t axis,
                           StreamBuilder &b) {
  b.at(op->getLoc());
  if (isFloat(op)) {
    OrDecline<FixedNumbers> sum =
        fixedReduce(fixedStream(op->getOperand(0), b), kind, {axis}, b);
    if (!sum)
      return sum.decline();
    defineFixed(op->getResult(0), *sum, b);
    return std::nullopt;
  }
  Value x = b.stream(op->getOperand(0));
  auto from = cast<StreamType>(x.getType());
  auto element = cast<IntegerType>(
      cast<RankedTensorType>(op->getResult(0).getType()).getElementType());
  SmallVector<int64_t> shape(from.getShape());
  shape[axis] = 1;
  ImplicitLocOpBuilder &builder = b.at(op->getLoc());
  Value reduced = ReduceOp::create(
      builder, from.withShape(shape).withElement(element).withLanes(1), kind, x,
      {axis});
  b.define(op->getResult(0), reduced);
  return std::nullopt;
}

/// A table of 256 entries, or one of 513 between which is interpolated.
static Refusal lowerTable(tosa::TableOp op, StreamBuilder &b) {
  OrDecline<SmallVector<int64_t>> entries = wholeNumbers(op.getTable());
  if (!entries)
    return entries.decline();
  Value x = b.stream(op.getInput1());
  auto from = cast<StreamType>(x.getType());
  auto tableType = cast<RankedTensorType>(op.getTable().getType());
  auto element = cast<IntegerType>(tableType.getElementType());
  bool interpolates = from.getNumberWidth() == 16;
  SmallVector<APInt> values;
  for (int64_t entry : *entries)
    values.emplace_back(element.getWidth(), static_cast<uint64_t>(entry),
                        /*isSigned=*/true);
  ImplicitLocOpBuilder &builder = b.at(op.getLoc());
  IntegerType result = element;
  if (interpolates)
    result = cast<IntegerType>(op.getType().getElementType());
  Value y = LutOp::create(builder, from.withElement(result), x,
                          DenseElementsAttr::get(tableType, values),
                          /*fraction=*/interpolates ? 7 : 0, Memory::Auto);
  b.define(op.getResult(), y);
  return std::nullopt;
}

Refusal TosaLowering::lower(Operation *op, StreamBuilder &b) const {
  if (op->getNumResults() != 1 ||
      !isa_and_nonnull<tosa::TosaDialect>(op->getDialect()))
    return Decline{"T30", "no op of tosa with one result"};
  return llvm::TypeSwitch<Operation *, Refusal>(op)
      .Case<tosa::Conv2DOp, tosa::DepthwiseConv2DOp, tosa::MatMulOp>(
          [&](auto conv) -> Refusal {
            if (auto linear = dyn_cast<LinearOpInterface>(op))
              return lowerLinear(linear, b);
            return Decline{"T27", "types that convolutions do not have"};
          })
      .Case<tosa::AvgPool2dOp, tosa::MaxPool2dOp>([&](auto pool) -> Refusal {
        if (auto pooling = dyn_cast<PoolingOpInterface>(op))
          return lowerPooling(pooling, b);
        return Decline{"T27", "types that pools do not have"};
      })
      .Case([&](tosa::ReduceSumOp reduce) {
        return lowerReduce(op, ReduceKind::Sum, reduce.getAxis(), b);
      })
      .Case([&](tosa::ReduceMaxOp reduce) {
        return lowerReduce(op, ReduceKind::Max, reduce.getAxis(), b);
      })
      .Case([&](tosa::ReduceMinOp reduce) {
        return lowerReduce(op, ReduceKind::Min, reduce.getAxis(), b);
      })
      .Case([&](tosa::RescaleOp rescale) { return lowerRescale(rescale, b); })
      .Case([&](tosa::TableOp table) { return lowerTable(table, b); })
      .Case<tosa::ReshapeOp, tosa::TransposeOp, tosa::SliceOp, tosa::PadOp,
            tosa::ConcatOp, tosa::IdentityOp>(
          [&](auto) { return lowerTosaMove(op, b); })
      .Default([&](Operation *) {
        return isFloat(op) ? lowerFloatElementwise(op, b)
                           : lowerTosaElementwise(op, b);
      });
}
