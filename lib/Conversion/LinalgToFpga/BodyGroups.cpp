//===- BodyGroups.cpp - Several ops of a body as one unit -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BodyPlan.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// True if both are one value, or the same constant everywhere.
static bool isSame(Value a, Value b, const FieldMap &constants) {
  if (a == b)
    return true;
  std::optional<int64_t> number = uniformOf(a, constants);
  return number && number == uniformOf(b, constants) &&
         a.getType() == b.getType();
}

/// select(x < y, x, y) and the like: a minimum or a maximum.
static std::optional<BodyStep> matchExtremum(arith::SelectOp op,
                                             const FieldMap &constants) {
  using P = arith::CmpIPredicate;
  auto compare = op.getCondition().getDefiningOp<arith::CmpIOp>();
  if (!compare)
    return std::nullopt;
  Value x = compare.getLhs(), y = compare.getRhs();
  P predicate = compare.getPredicate();
  if (predicate == P::eq || predicate == P::ne)
    return std::nullopt;
  bool isLess = llvm::is_contained({P::slt, P::sle, P::ult, P::ule}, predicate);
  bool keepsFirst = isSame(op.getTrueValue(), x, constants) &&
                    isSame(op.getFalseValue(), y, constants);
  bool keepsSecond = isSame(op.getTrueValue(), y, constants) &&
                     isSame(op.getFalseValue(), x, constants);
  if (!keepsFirst && !keepsSecond)
    return std::nullopt;
  std::optional<unsigned> width = widthOf(x);
  if (!width || (constants.contains(x) && constants.contains(y)))
    return std::nullopt;
  BodyStep step;
  step.result = op;
  step.reads = {x, y};
  step.build = [isMax = isLess != keepsFirst, isUnsigned = predicate >= P::ult,
                width = *width](ScalarUnits &units,
                                MutableArrayRef<Scalar> operands) {
    return units.extremum(isMax, isUnsigned, operands[0], operands[1], width);
  };
  return step;
}

/// The operand of an and with the constant true, or `value` itself.
static Value withoutTrue(Value value, const FieldMap &constants) {
  auto mask = value.getDefiningOp<arith::AndIOp>();
  if (!mask)
    return value;
  if (uniformOf(mask.getRhs(), constants) == -1)
    return mask.getLhs();
  return uniformOf(mask.getLhs(), constants) == -1 ? mask.getRhs() : value;
}

/// What `bit` is where n > 0, provided that it is false elsewhere.
static Value whereShifted(Value bit, Value n, const FieldMap &constants) {
  Value condition, value;
  if (auto choice = bit.getDefiningOp<arith::SelectOp>()) {
    if (uniformOf(choice.getFalseValue(), constants) != 0)
      return {};
    condition = choice.getCondition();
    value = choice.getTrueValue();
  } else if (auto both = bit.getDefiningOp<arith::AndIOp>()) {
    condition = both.getLhs();
    value = both.getRhs();
    if (value.getDefiningOp<arith::CmpIOp>())
      std::swap(condition, value);
  }
  auto amount = constants.find(n);
  if (amount != constants.end() && intervalOf(amount->second).low > 0) {
    // No shift by nothing: the condition need not be there.
    if (!condition || uniformOf(condition, constants) == -1)
      return condition ? value : bit;
    return {};
  }
  if (!condition)
    return {};
  auto compare = condition.getDefiningOp<arith::CmpIOp>();
  if (!compare || compare.getPredicate() != arith::CmpIPredicate::sgt ||
      compare.getLhs() != n || uniformOf(compare.getRhs(), constants) != 0)
    return {};
  return value;
}

/// True if `value` is n - 1.
static bool isOneLess(Value value, Value n, const FieldMap &constants) {
  if (auto difference = value.getDefiningOp<arith::SubIOp>())
    if (difference.getLhs() == n)
      return uniformOf(difference.getRhs(), constants) == 1;
  if (auto sum = value.getDefiningOp<arith::AddIOp>())
    if (sum.getLhs() == n)
      return uniformOf(sum.getRhs(), constants) == -1;
  std::optional<int64_t> number = uniformOf(n, constants);
  return number && uniformOf(value, constants) == *number - 1;
}

/// (x >> n) + (n > 0 ? bit n - 1 of x : 0): rounded half up.
static std::optional<BodyStep> matchRoundedShift(arith::AddIOp op,
                                                 const FieldMap &constants) {
  for (bool swapped : {false, true}) {
    Value first = swapped ? op.getRhs() : op.getLhs();
    Value second = swapped ? op.getLhs() : op.getRhs();
    auto shift = first.getDefiningOp<arith::ShRSIOp>();
    auto extension = second.getDefiningOp<arith::ExtUIOp>();
    if (!shift || !extension || !extension.getIn().getType().isInteger(1))
      continue;
    Value n = shift.getRhs();
    Value bit = whereShifted(extension.getIn(), n, constants);
    if (!bit)
      continue;
    auto low = withoutTrue(bit, constants).getDefiningOp<arith::TruncIOp>();
    auto before =
        low ? low.getIn().getDefiningOp<arith::ShRSIOp>() : arith::ShRSIOp();
    if (!before || before.getLhs() != shift.getLhs() ||
        !isOneLess(before.getRhs(), n, constants) ||
        constants.contains(shift.getLhs()))
      continue;
    BodyStep step;
    step.result = op;
    step.reads = {shift.getLhs(), n};
    step.build = [width = *widthOf(op)](ScalarUnits &units,
                                        MutableArrayRef<Scalar> x) {
      return units.shift(EltwiseKind::Shr, x[0], x[1], width,
                         /*isUnsigned=*/false, Round::HalfUp);
    };
    return step;
  }
  return std::nullopt;
}

std::optional<BodyStep> ptc::matchGroup(Operation *op,
                                        const FieldMap &constants) {
  if (!widthOf(op->getResult(0)))
    return std::nullopt;
  if (std::optional<BodyStep> scale = matchScale(op, constants))
    return scale;
  if (std::optional<BodyStep> table = matchTable(op, constants))
    return table;
  if (auto select = dyn_cast<arith::SelectOp>(op))
    return matchExtremum(select, constants);
  if (auto sum = dyn_cast<arith::AddIOp>(op))
    return matchRoundedShift(sum, constants);
  return std::nullopt;
}
