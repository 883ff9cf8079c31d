//===- TosaElementwise.cpp - Element-wise ops -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ToFpga/FixedPoint.h"
#include "PoolToConv/Interfaces/Constants.h"
#include "TosaLowering.h"

#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// The stream of an operand, or a memory where it is constant.
static OrDecline<Value> operandOf(Value value, StreamBuilder &b,
                                  bool isUnsigned = false) {
  if (!isConstant(value))
    return b.stream(value, {}, isUnsigned);
  OrDecline<SmallVector<int64_t>> numbers = wholeNumbers(value);
  if (!numbers)
    return numbers.decline();
  auto type = cast<RankedTensorType>(value.getType());
  return b.rom(type.getShape(), cast<IntegerType>(type.getElementType()),
               *numbers);
}

static IntegerType elementOf(Operation *op) {
  return cast<IntegerType>(
      cast<RankedTensorType>(op->getResult(0).getType()).getElementType());
}

/// The stream of `element`s that op's result is.
static StreamType resultType(Operation *op, IntegerType element) {
  return StreamType::get(
      cast<RankedTensorType>(op->getResult(0).getType()).getShape(), element);
}

/// An op of two operands, modulo 2^width.
static Refusal lowerBinary(Operation *op, EltwiseKind kind, StreamBuilder &b,
                           int64_t shift = 0, Round round = Round::Floor) {
  b.at(op->getLoc());
  if (isConstant(op->getOperand(0)) && isConstant(op->getOperand(1)))
    return Decline{"T30", "only constants; canonicalize folds them"};
  SmallVector<Value> operands;
  for (Value operand : op->getOperands().take_front(2)) {
    OrDecline<Value> x = operandOf(operand, b);
    if (!x)
      return x.decline();
    operands.push_back(*x);
  }
  auto y = EltwiseOp::create(b.getBuilder(), resultType(op, elementOf(op)),
                             kind, operands);
  y.setShift(shift);
  y.setRound(round);
  b.define(op->getResult(0), y);
  return std::nullopt;
}

static EltwiseOp unary(Operation *op, EltwiseKind kind, StreamBuilder &b) {
  b.at(op->getLoc());
  Value x = b.stream(op->getOperand(0));
  auto y = EltwiseOp::create(b.getBuilder(), resultType(op, elementOf(op)),
                             kind, ValueRange{x});
  b.define(op->getResult(0), y);
  return y;
}

static Refusal lowerMul(tosa::MulOp op, StreamBuilder &b) {
  OrDecline<SmallVector<int64_t>> shift = wholeNumbers(op.getShift());
  if (!shift || shift->size() != 1)
    return Decline{"T25", "a shift that is no constant"};
  int64_t amount = shift->front();
  if (amount < 0 || amount > 62)
    return Decline{"T31", "a shift out of 0 .. 62"};
  return lowerBinary(op, EltwiseKind::Mul, b, amount,
                     amount > 0 ? Round::HalfUp : Round::Floor);
}

static Refusal lowerClamp(tosa::ClampOp op, StreamBuilder &b) {
  auto low = dyn_cast<IntegerAttr>(op.getMinValAttr());
  auto high = dyn_cast<IntegerAttr>(op.getMaxValAttr());
  if (!low || !high)
    return Decline{"T27", "bounds that are no integers"};
  auto number = [&](IntegerAttr attribute) -> int64_t {
    return elementOf(op).isUnsigned() ? attribute.getValue().getZExtValue()
                                      : attribute.getValue().getSExtValue();
  };
  if (number(low) > number(high))
    return Decline{"T31", "a lower bound above the upper one"};
  EltwiseOp y = unary(op, EltwiseKind::Clamp, b);
  y.setBounds(ArrayRef<int64_t>{number(low), number(high)});
  return std::nullopt;
}

/// The sum of the zero points - x, saturated.
static Refusal lowerNegate(tosa::NegateOp op, StreamBuilder &b) {
  OrDecline<SmallVector<int64_t>> in = wholeNumbers(op.getInput1Zp());
  OrDecline<SmallVector<int64_t>> out = wholeNumbers(op.getOutputZp());
  if (!in || !out || in->size() != 1 || out->size() != 1)
    return Decline{"T25", "a zero point that is no constant"};
  ImplicitLocOpBuilder &builder = b.at(op.getLoc());
  Value x = b.stream(op.getInput1());
  auto type = cast<StreamType>(x.getType());
  SmallVector<int64_t> ones(type.getRank(), 1);
  unsigned width = std::min(elementOf(op).getWidth() + 1, 63u);
  Value sum =
      b.rom(ones, builder.getIntegerType(width), {in->front() + out->front()});
  b.define(op.getOutput(),
           EltwiseOp::create(builder, type, EltwiseKind::Sub,
                             ValueRange{sum, x}, Overflow::Sat));
  return std::nullopt;
}

/// Between integers: high bits go, or the sign (of i1: zeros) is repeated.
static Refusal lowerCast(tosa::CastOp op, StreamBuilder &b) {
  auto from = cast<IntegerType>(
      cast<RankedTensorType>(op.getInput().getType()).getElementType());
  IntegerType to = elementOf(op);
  if (to.getWidth() == 1 && from.getWidth() != 1)
    return Decline{"T30", "a comparison with zero"};
  b.at(op.getLoc());
  Value x = b.stream(op.getInput(), {}, /*isUnsigned=*/from.getWidth() == 1);
  b.define(op.getOutput(), b.convert(x, to));
  return std::nullopt;
}

/// Shifts in zeros: a shift of the unsigned number.
static Refusal lowerLogicalRightShift(tosa::LogicalRightShiftOp op,
                                      StreamBuilder &b) {
  b.at(op.getLoc());
  if (isConstant(op.getInput1()))
    return Decline{"T30", "a constant that is shifted"};
  OrDecline<Value> amount = operandOf(op.getInput2(), b);
  if (!amount)
    return amount.decline();
  Value x = b.stream(op.getInput1(), {}, /*isUnsigned=*/true);
  auto y = EltwiseOp::create(
      b.getBuilder(),
      resultType(op, cast<StreamType>(x.getType()).getNumberType()),
      EltwiseKind::Shr, ValueRange{x, *amount});
  b.define(op.getOutput(), y);
  return std::nullopt;
}

static Refusal lowerBitwiseNot(tosa::BitwiseNotOp op, StreamBuilder &b) {
  ImplicitLocOpBuilder &builder = b.at(op.getLoc());
  Value x = b.stream(op.getInput1());
  auto type = cast<StreamType>(x.getType());
  SmallVector<int64_t> ones(type.getRank(), 1);
  Value all = b.rom(ones, elementOf(op), {-1});
  b.define(op.getOutput(), EltwiseOp::create(builder, type, EltwiseKind::Xor,
                                             ValueRange{x, all}));
  return std::nullopt;
}

/// The float functions of one operand.
static std::function<double(double)> functionOf(Operation *op) {
  using Function = std::function<double(double)>;
  return llvm::TypeSwitch<Operation *, Function>(op)
      .Case([](tosa::AbsOp) { return [](double x) { return std::abs(x); }; })
      .Case([](tosa::CeilOp) { return [](double x) { return std::ceil(x); }; })
      .Case([](tosa::CosOp) { return [](double x) { return std::cos(x); }; })
      .Case([](tosa::ErfOp) { return [](double x) { return std::erf(x); }; })
      .Case([](tosa::ExpOp) { return [](double x) { return std::exp(x); }; })
      .Case(
          [](tosa::FloorOp) { return [](double x) { return std::floor(x); }; })
      .Case([](tosa::LogOp) { return [](double x) { return std::log(x); }; })
      .Case([](tosa::NegateOp) { return [](double x) { return -x; }; })
      .Case([](tosa::ReciprocalOp) { return [](double x) { return 1 / x; }; })
      .Case([](tosa::RsqrtOp) {
        return [](double x) { return 1 / std::sqrt(x); };
      })
      .Case([](tosa::SigmoidOp) {
        return [](double x) { return 1 / (1 + std::exp(-x)); };
      })
      .Case([](tosa::SinOp) { return [](double x) { return std::sin(x); }; })
      .Case([](tosa::TanhOp) { return [](double x) { return std::tanh(x); }; })
      .Default([](Operation *) { return Function(); });
}

/// The kind of a float op of two operands.
static std::optional<EltwiseKind> binaryKindOf(Operation *op) {
  return llvm::TypeSwitch<Operation *, std::optional<EltwiseKind>>(op)
      .Case([](tosa::AddOp) { return EltwiseKind::Add; })
      .Case([](tosa::SubOp) { return EltwiseKind::Sub; })
      .Case([](tosa::MulOp) { return EltwiseKind::Mul; })
      .Case([](tosa::MaximumOp) { return EltwiseKind::Max; })
      .Case([](tosa::MinimumOp) { return EltwiseKind::Min; })
      .Default([](Operation *) { return std::nullopt; });
}

Refusal ptc::lowerFloatElementwise(Operation *op, StreamBuilder &b) {
  Value result = op->getResult(0);
  b.at(op->getLoc());
  if (std::optional<EltwiseKind> kind = binaryKindOf(op))
    return lowerFixedBinary(result, *kind, op->getOperand(0), op->getOperand(1),
                            b);
  auto define = [&](OrDecline<FixedNumbers> x) -> Refusal {
    if (!x)
      return x.decline();
    defineFixed(result, *x, b);
    return std::nullopt;
  };
  if (std::function<double(double)> function = functionOf(op))
    return define(fixedFunction(fixedStream(op->getOperand(0), b), function,
                                b.formatOf(result), b));
  if (auto clamp = dyn_cast<tosa::ClampOp>(op))
    return define(fixedClamp(
        fixedStream(clamp.getInput(), b),
        cast<FloatAttr>(clamp.getMinValAttr()).getValueAsDouble(),
        cast<FloatAttr>(clamp.getMaxValAttr()).getValueAsDouble(), b));
  return Decline{"T30", "no unit computes this in fixed point"};
}

Refusal ptc::lowerTosaElementwise(Operation *op, StreamBuilder &b) {
  return llvm::TypeSwitch<Operation *, Refusal>(op)
      .Case([&](tosa::AddOp) { return lowerBinary(op, EltwiseKind::Add, b); })
      .Case([&](tosa::SubOp) { return lowerBinary(op, EltwiseKind::Sub, b); })
      .Case(
          [&](tosa::MaximumOp) { return lowerBinary(op, EltwiseKind::Max, b); })
      .Case(
          [&](tosa::MinimumOp) { return lowerBinary(op, EltwiseKind::Min, b); })
      .Case([&](tosa::BitwiseAndOp) {
        return lowerBinary(op, EltwiseKind::And, b);
      })
      .Case([&](tosa::BitwiseOrOp) {
        return lowerBinary(op, EltwiseKind::Or, b);
      })
      .Case([&](tosa::BitwiseXorOp) {
        return lowerBinary(op, EltwiseKind::Xor, b);
      })
      .Case([&](tosa::LogicalLeftShiftOp) {
        return lowerBinary(op, EltwiseKind::Shl, b);
      })
      .Case([&](tosa::ArithmeticRightShiftOp shift) {
        return lowerBinary(op, EltwiseKind::Shr, b, /*shift=*/0,
                           shift.getRound() ? Round::HalfUp : Round::Floor);
      })
      .Case([&](tosa::AbsOp) -> Refusal {
        unary(op, EltwiseKind::Abs, b);
        return std::nullopt;
      })
      .Case([&](tosa::ClzOp) -> Refusal {
        unary(op, EltwiseKind::Clz, b).setBits(elementOf(op).getWidth());
        return std::nullopt;
      })
      .Case([&](tosa::MulOp mul) { return lowerMul(mul, b); })
      .Case([&](tosa::ClampOp clamp) { return lowerClamp(clamp, b); })
      .Case([&](tosa::NegateOp negate) { return lowerNegate(negate, b); })
      .Case([&](tosa::CastOp cast) { return lowerCast(cast, b); })
      .Case([&](tosa::LogicalRightShiftOp shift) {
        return lowerLogicalRightShift(shift, b);
      })
      .Case([&](tosa::BitwiseNotOp op) { return lowerBitwiseNot(op, b); })
      .Default([](Operation *) -> Refusal {
        return Decline{"T30", "no unit computes this"};
      });
}
