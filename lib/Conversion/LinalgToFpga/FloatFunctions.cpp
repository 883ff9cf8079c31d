//===- FloatFunctions.cpp - Float arithmetic in double --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FloatFunctions.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

using Operands = ArrayRef<double>;

static FloatFunction unary(double (*function)(double)) {
  return [=](Operands x) { return function(x[0]); };
}

/// The larger of two numbers, or NaN if one is.
static double maximum(double a, double b) {
  return std::isnan(a) || std::isnan(b) ? std::nan("") : std::max(a, b);
}

static FloatFunction comparison(arith::CmpFPredicate predicate) {
  using P = arith::CmpFPredicate;
  return [=](Operands x) -> double {
    bool unordered = std::isnan(x[0]) || std::isnan(x[1]);
    bool less = x[0] < x[1];
    bool equal = x[0] == x[1];
    bool greater = x[0] > x[1];
    switch (predicate) {
    case P::AlwaysFalse:
      return false;
    case P::AlwaysTrue:
      return true;
    case P::OEQ:
      return equal;
    case P::OGT:
      return greater;
    case P::OGE:
      return greater || equal;
    case P::OLT:
      return less;
    case P::OLE:
      return less || equal;
    case P::ONE:
      return less || greater;
    case P::ORD:
      return !unordered;
    case P::UEQ:
      return equal || unordered;
    case P::UGT:
      return greater || unordered;
    case P::UGE:
      return greater || equal || unordered;
    case P::ULT:
      return less || unordered;
    case P::ULE:
      return less || equal || unordered;
    case P::UNE:
      return !equal;
    case P::UNO:
      return unordered;
    }
    llvm_unreachable("all predicates are handled");
  };
}

static FloatFunction arithmetic(Operation *op) {
  return llvm::TypeSwitch<Operation *, FloatFunction>(op)
      .Case(
          [](arith::AddFOp) { return [](Operands x) { return x[0] + x[1]; }; })
      .Case(
          [](arith::SubFOp) { return [](Operands x) { return x[0] - x[1]; }; })
      .Case(
          [](arith::MulFOp) { return [](Operands x) { return x[0] * x[1]; }; })
      .Case(
          [](arith::DivFOp) { return [](Operands x) { return x[0] / x[1]; }; })
      .Case([](arith::RemFOp) {
        return [](Operands x) { return std::fmod(x[0], x[1]); };
      })
      .Case([](arith::NegFOp) { return [](Operands x) { return -x[0]; }; })
      .Case([](arith::MaximumFOp) {
        return [](Operands x) { return maximum(x[0], x[1]); };
      })
      .Case([](arith::MinimumFOp) {
        return [](Operands x) { return -maximum(-x[0], -x[1]); };
      })
      .Case([](arith::MaxNumFOp) {
        return [](Operands x) { return std::fmax(x[0], x[1]); };
      })
      .Case([](arith::MinNumFOp) {
        return [](Operands x) { return std::fmin(x[0], x[1]); };
      })
      .Case<arith::ExtFOp, arith::TruncFOp>(
          [](auto) { return [](Operands x) { return x[0]; }; })
      .Case([](arith::CmpFOp cmp) { return comparison(cmp.getPredicate()); })
      .Case([](arith::SelectOp) {
        return [](Operands x) { return x[0] != 0 ? x[1] : x[2]; };
      })
      .Default([](Operation *) { return FloatFunction(); });
}

static FloatFunction mathematics(Operation *op) {
  return llvm::TypeSwitch<Operation *, FloatFunction>(op)
      .Case([](math::AbsFOp) { return unary(std::abs); })
      .Case([](math::AtanOp) { return unary(std::atan); })
      .Case([](math::CeilOp) { return unary(std::ceil); })
      .Case([](math::CosOp) { return unary(std::cos); })
      .Case([](math::ErfOp) { return unary(std::erf); })
      .Case([](math::ExpOp) { return unary(std::exp); })
      .Case([](math::Exp2Op) { return unary(std::exp2); })
      .Case([](math::ExpM1Op) { return unary(std::expm1); })
      .Case([](math::FloorOp) { return unary(std::floor); })
      .Case([](math::LogOp) { return unary(std::log); })
      .Case([](math::Log1pOp) { return unary(std::log1p); })
      .Case([](math::Log2Op) { return unary(std::log2); })
      .Case([](math::RoundOp) { return unary(std::round); })
      // The rounding mode is the nearest even.
      .Case([](math::RoundEvenOp) { return unary(std::nearbyint); })
      .Case([](math::RsqrtOp) {
        return unary([](double x) { return 1 / std::sqrt(x); });
      })
      .Case([](math::SinOp) { return unary(std::sin); })
      .Case([](math::SqrtOp) { return unary(std::sqrt); })
      .Case([](math::TanhOp) { return unary(std::tanh); })
      .Case([](math::TruncOp) { return unary(std::trunc); })
      .Case([](math::PowFOp) {
        return [](Operands x) { return std::pow(x[0], x[1]); };
      })
      .Case([](math::FmaOp) {
        return [](Operands x) { return std::fma(x[0], x[1], x[2]); };
      })
      .Case([](math::CopySignOp) {
        return [](Operands x) { return std::copysign(x[0], x[1]); };
      })
      .Default([](Operation *) { return FloatFunction(); });
}

FloatFunction ptc::floatFunctionOf(Operation *op) {
  FloatFunction function = arithmetic(op);
  return function ? function : mathematics(op);
}
