//===- AffineBody.cpp - Bodies that scale and shift -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AffineBody.h"
#include "PoolToConv/Interfaces/Constants.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

/// The arithmetic of forms: nullopt where the result is not affine.
namespace {
struct Forms {
  using Number = AffineForm;

  std::optional<Number> constant(Value value) const {
    if (!isConstant(value))
      return std::nullopt;
    return Number();
  }
  std::optional<Number> add(Number a, Number b, int sign) const {
    Number sum;
    sum.hasData = a.hasData || b.hasData;
    sum.factorVaries = a.factorVaries || b.factorVaries;
    sum.shiftVaries = a.shiftVaries || b.shiftVaries;
    sum.divides = a.divides || b.divides;
    sum.unitFactor =
        b.hasData ? !a.hasData && b.unitFactor && sign > 0 : a.unitFactor;
    return sum;
  }
  std::optional<Number> negate(Number a) const {
    a.unitFactor = false;
    return a;
  }
  std::optional<Number> multiply(Number a, Number b) const {
    if (a.hasData && b.hasData)
      return std::nullopt;
    if (b.hasData)
      std::swap(a, b);
    a.factorVaries |= a.hasData && b.shiftVaries;
    a.shiftVaries |= b.shiftVaries;
    a.divides |= b.divides;
    a.unitFactor = false;
    return a;
  }
  std::optional<Number> divide(Number a, Number b) const {
    if (b.hasData)
      return std::nullopt;
    bool hasData = a.hasData;
    std::optional<Number> quotient = multiply(a, b);
    quotient->divides |= hasData;
    return quotient;
  }
  template <typename Function>
  std::optional<Number> apply(Number a, Function) const {
    if (a.hasData)
      return std::nullopt;
    return a;
  }
};

/// The arithmetic of numbers. Remembers why there is none.
struct Numbers {
  using Number = AffineNumber;
  std::optional<Decline> why;

  /// `number` if it is finite and, as an integer, exact.
  std::optional<Number> checked(Number number, bool isInteger = false) {
    constexpr double limit = 9007199254740992.0; // 2^53
    for (double part : {number.factor, number.shift}) {
      if (!std::isfinite(part)) {
        why = Decline{"T23", "a factor or addend is not finite"};
        return std::nullopt;
      }
      if (isInteger && std::abs(part) >= limit) {
        why = Decline{"T22", "an integer factor or addend is beyond 53 bits"};
        return std::nullopt;
      }
    }
    return number;
  }
  std::optional<Number> constant(Value value) {
    OrDecline<std::vector<double>> numbers = loadNumbers(value);
    if (numbers)
      return Number{0.0, numbers->front()};
    why = numbers.decline();
    return std::nullopt;
  }
  std::optional<Number> add(Number a, Number b, int sign) {
    return Number{a.factor + sign * b.factor, a.shift + sign * b.shift};
  }
  std::optional<Number> negate(Number a) { return Number{-a.factor, -a.shift}; }
  std::optional<Number> multiply(Number a, Number b) {
    // One of the two has no data.
    return Number{a.factor * b.shift + b.factor * a.shift, a.shift * b.shift};
  }
  std::optional<Number> divide(Number a, Number b) {
    int exponent;
    if (a.factor != 0.0 && std::abs(std::frexp(b.shift, &exponent)) != 0.5) {
      why = Decline{"T6", "a division by " + std::to_string(b.shift) +
                              ", which is no power of two, rounds otherwise "
                              "than a multiplication"};
      return std::nullopt;
    }
    return Number{a.factor / b.shift, a.shift / b.shift};
  }
  template <typename Function>
  std::optional<Number> apply(Number a, Function function) {
    return Number{0.0, function(a.shift)};
  }
};
} // namespace

/// `rounded` in the element type that a conversion of a constant gives.
static double convert(Type type, double value) {
  auto floatType = dyn_cast<FloatType>(type);
  if (!floatType)
    return value;
  llvm::APFloat number(value);
  bool losesInfo;
  number.convert(floatType.getFloatSemantics(),
                 llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  number.convert(llvm::APFloat::IEEEdouble(),
                 llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  return number.convertToDouble();
}

template <typename Arithmetic>
static std::optional<typename Arithmetic::Number>
evaluateOp(Arithmetic &arithmetic, Operation &op,
           ArrayRef<typename Arithmetic::Number> x) {
  if (isa<arith::AddFOp, arith::AddIOp>(op))
    return arithmetic.add(x[0], x[1], 1);
  if (isa<arith::SubFOp, arith::SubIOp>(op))
    return arithmetic.add(x[0], x[1], -1);
  if (isa<arith::MulFOp, arith::MulIOp>(op))
    return arithmetic.multiply(x[0], x[1]);
  if (isa<arith::DivFOp>(op))
    return arithmetic.divide(x[0], x[1]);
  if (isa<arith::NegFOp>(op))
    return arithmetic.negate(x[0]);
  if (isa<math::RsqrtOp>(op))
    return arithmetic.apply(x[0], [](double a) { return 1 / std::sqrt(a); });
  if (isa<math::SqrtOp>(op))
    return arithmetic.apply(x[0], [](double a) { return std::sqrt(a); });
  if (isa<arith::TruncFOp, arith::ExtFOp, arith::ExtSIOp, arith::SIToFPOp>(op))
    return arithmetic.apply(
        x[0], [&](double a) { return convert(op.getResult(0).getType(), a); });
  return std::nullopt;
}

/// Evaluates `body` from its arguments.
template <typename Arithmetic>
static std::optional<typename Arithmetic::Number>
walkBody(Arithmetic &arithmetic, Block *body,
         ArrayRef<std::optional<typename Arithmetic::Number>> arguments) {
  using Number = typename Arithmetic::Number;
  llvm::SmallDenseMap<Value, Number, 8> values;
  auto valueOf = [&](Value value) -> std::optional<Number> {
    if (auto argument = dyn_cast<BlockArgument>(value);
        argument && argument.getOwner() == body)
      return arguments[argument.getArgNumber()];
    if (auto it = values.find(value); it != values.end())
      return it->second;
    return arithmetic.constant(value);
  };
  for (Operation &op : body->without_terminator()) {
    if (op.hasTrait<OpTrait::ConstantLike>())
      continue;
    SmallVector<Number, 2> operands;
    for (Value operand : op.getOperands()) {
      std::optional<Number> number = valueOf(operand);
      if (!number)
        return std::nullopt;
      operands.push_back(*number);
    }
    if (op.getNumResults() != 1)
      return std::nullopt;
    std::optional<Number> result =
        evaluateOp<Arithmetic>(arithmetic, op, operands);
    if constexpr (std::is_same_v<Arithmetic, Numbers>)
      if (result)
        result = arithmetic.checked(
            *result, isa<IntegerType>(op.getResult(0).getType()));
    if (!result)
      return std::nullopt;
    values.try_emplace(op.getResult(0), *result);
  }
  return valueOf(body->getTerminator()->getOperand(0));
}

std::optional<AffineForm>
ptc::affineForm(Block *body, ArrayRef<std::optional<AffineForm>> arguments) {
  Forms forms;
  return walkBody(forms, body, arguments);
}

OrDecline<AffineNumber> ptc::evaluateBody(Block *body,
                                          ArrayRef<AffineNumber> arguments) {
  Numbers numbers;
  SmallVector<std::optional<AffineNumber>> values(arguments.begin(),
                                                  arguments.end());
  // What the body does not read has a value all the same.
  values.resize(body->getNumArguments(), AffineNumber());
  if (std::optional<AffineNumber> result = walkBody(numbers, body, values))
    return *result;
  return *numbers.why;
}
