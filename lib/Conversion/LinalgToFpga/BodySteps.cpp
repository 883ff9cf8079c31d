//===- BodySteps.cpp - One op of a body as units --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BodyPlan.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

using Operands = MutableArrayRef<Scalar>;
using Build = std::function<OrDecline<Scalar>(ScalarUnits &, Operands)>;

static Build binary(EltwiseKind kind, unsigned width) {
  return [=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
    return units.binary(kind, x[0], x[1], width);
  };
}

static Build extremum(bool isMax, bool isUnsigned, unsigned width) {
  return [=](ScalarUnits &units, Operands x) {
    return units.extremum(isMax, isUnsigned, x[0], x[1], width);
  };
}

static Build shift(EltwiseKind kind, unsigned width, bool isUnsigned) {
  return [=](ScalarUnits &units, Operands x) {
    return units.shift(kind, x[0], x[1], width, isUnsigned);
  };
}

/// A comparison: -1 for true.
static Build compare(arith::CmpIPredicate predicate, unsigned width) {
  using P = arith::CmpIPredicate;
  bool isUnsigned = predicate >= P::ult;
  bool isEquality = predicate == P::eq || predicate == P::ne;
  // x < y, with operands swapped and the result negated where needed.
  bool swap = llvm::is_contained({P::sgt, P::sle, P::ugt, P::ule}, predicate);
  bool negate =
      llvm::is_contained({P::sge, P::sle, P::uge, P::ule, P::ne}, predicate);
  return [=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
    Scalar a = x[swap ? 1 : 0], c = x[swap ? 0 : 1];
    if (isUnsigned) {
      OrDecline<Scalar> ua = units.asUnsigned(a, width);
      OrDecline<Scalar> uc = units.asUnsigned(c, width);
      if (!ua || !uc)
        return (ua ? uc : ua).decline();
      a = *ua;
      c = *uc;
    }
    Scalar result;
    if (isEquality) {
      result = units.equal(a, c);
    } else {
      Scalar difference = units.difference(a, c);
      result = units.sign(difference);
    }
    return negate ? units.negation(result) : result;
  };
}

/// A quotient by a positive constant.
static Build divide(bool isUnsigned, unsigned width) {
  return [=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
    std::optional<int64_t> divisor =
        x[1].constant ? x[1].constant->getUniform() : std::nullopt;
    if (!divisor)
      return Decline{"T30", "a division by what is not one constant"};
    if (!isUnsigned)
      return units.divide(x[0], *divisor);
    OrDecline<Scalar> dividend = units.asUnsigned(x[0], width);
    if (!dividend)
      return dividend;
    OrDecline<Scalar> quotient = units.divide(*dividend, *divisor);
    return quotient ? units.truncate(*quotient, width) : quotient;
  };
}

static Build select(unsigned width) {
  return [=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
    return units.select(x[0], x[1], x[2], width);
  };
}

/// An element of a constant of one dimension.
static OrDecline<Build> extract(tensor::ExtractOp op) {
  std::optional<OrDecline<ConstantField>> table = loadField(op.getTensor());
  if (!table || op.getIndices().size() != 1)
    return Decline{"T30", "an extraction from other than a table of constants"};
  if (!*table)
    return table->decline();
  int64_t size = op.getTensor().getType().getDimSize(0);
  std::vector<int64_t> entries = (*table)->numbers;
  if (entries.size() == 1)
    entries.assign(size, entries.front());
  unsigned width = *widthOf(op);
  auto index =
      IntegerType::get(op.getContext(), std::max(1u, llvm::Log2_64_Ceil(size)),
                       IntegerType::Unsigned);
  return Build([=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
    if (!Interval{0, size - 1}.contains(x[0].range))
      return Decline{"T31", "an index that may leave the table"};
    return units.lookUp(x[0], index, entries, width, /*fraction=*/0, width);
  });
}

static OrDecline<Scalar> keep(ScalarUnits &, Operands x) { return x[0]; }

/// The unit of `op`, or why there is none. All operands are read.
static OrDecline<Build> buildOf(Operation *op, unsigned width) {
  using Kind = EltwiseKind;
  // The operand's width, where it is another one.
  unsigned from =
      op->getNumOperands() ? widthOf(op->getOperand(0)).value_or(0) : 0;
  auto zeroExtend = [=](ScalarUnits &units, Operands x) {
    return units.asUnsigned(x[0], from);
  };
  auto truncate = [=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
    return units.truncate(x[0], width);
  };
  using Result = OrDecline<Build>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case([&](arith::AddIOp) -> Result { return binary(Kind::Add, width); })
      .Case([&](arith::SubIOp) -> Result { return binary(Kind::Sub, width); })
      .Case([&](arith::MulIOp) -> Result { return binary(Kind::Mul, width); })
      .Case([&](arith::AndIOp) -> Result { return binary(Kind::And, width); })
      .Case([&](arith::OrIOp) -> Result { return binary(Kind::Or, width); })
      .Case([&](arith::XOrIOp) -> Result { return binary(Kind::Xor, width); })
      .Case([&](arith::MaxSIOp) -> Result {
        return extremum(true, false, width);
      })
      .Case([&](arith::MinSIOp) -> Result {
        return extremum(false, false, width);
      })
      .Case(
          [&](arith::MaxUIOp) -> Result { return extremum(true, true, width); })
      .Case([&](arith::MinUIOp) -> Result {
        return extremum(false, true, width);
      })
      .Case([&](arith::ShLIOp) -> Result {
        return shift(Kind::Shl, width, false);
      })
      .Case([&](arith::ShRSIOp) -> Result {
        return shift(Kind::Shr, width, false);
      })
      .Case([&](arith::ShRUIOp) -> Result {
        return shift(Kind::Shr, width, true);
      })
      .Case([&](arith::DivSIOp) -> Result { return divide(false, width); })
      .Case([&](arith::DivUIOp) -> Result { return divide(true, width); })
      .Case([&](arith::CmpIOp cmp) -> Result {
        return compare(cmp.getPredicate(), from);
      })
      .Case([&](arith::SelectOp) -> Result { return select(width); })
      .Case([&](arith::ExtSIOp) -> Result { return Build(keep); })
      .Case([&](arith::ExtUIOp) -> Result { return Build(zeroExtend); })
      .Case([&](arith::TruncIOp) -> Result { return Build(truncate); })
      .Case([&](arith::IndexCastOp) -> Result { return Build(truncate); })
      .Case([&](arith::IndexCastUIOp) -> Result {
        return from < width ? Build(zeroExtend) : Build(truncate);
      })
      .Case([&](math::AbsIOp) -> Result {
        return Build([=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
          return units.absolute(x[0], width);
        });
      })
      .Case([&](math::CountLeadingZerosOp) -> Result {
        return Build([=](ScalarUnits &units, Operands x) -> OrDecline<Scalar> {
          return units.leadingZeros(x[0], width);
        });
      })
      .Case([&](tensor::ExtractOp extraction) -> Result {
        return extract(extraction);
      })
      .Default([](Operation *other) -> Result {
        return Decline{"T30", "no unit computes " +
                                  other->getName().getStringRef().str()};
      });
}

OrDecline<BodyStep> ptc::stepOf(Operation *op, const FieldMap &constants) {
  std::optional<unsigned> width = widthOf(op->getResult(0));
  if (!width)
    return Decline{"T27", "values that are no integers of at most 64 bits"};
  OrDecline<Build> build = buildOf(op, *width);
  if (!build)
    return build.decline();
  BodyStep step;
  step.result = op->getResult(0);
  step.build = std::move(*build);
  if (auto choice = dyn_cast<arith::SelectOp>(op))
    if (std::optional<int64_t> taken =
            uniformOf(choice.getCondition(), constants)) {
      step.reads = {*taken ? choice.getTrueValue() : choice.getFalseValue()};
      step.build = keep;
      return step;
    }
  if (auto extraction = dyn_cast<tensor::ExtractOp>(op))
    step.reads.assign(extraction.getIndices().begin(),
                      extraction.getIndices().end());
  else
    step.reads.assign(op->operand_begin(), op->operand_end());
  for (Value read : step.reads)
    if (!widthOf(read))
      return Decline{"T27", "values that are no integers of at most 64 bits"};
  if (llvm::all_of(step.reads,
                   [&](Value read) { return constants.contains(read); }))
    return Decline{"T31", "constants without a result, or too many"};
  return step;
}
