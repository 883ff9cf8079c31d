//===- BodyScale.cpp - Scales as upstream expands them --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// TOSA's apply_scale computes
//   round(a * m * 2^-s) = (a * m + 2^(s - 1) [+ or - 2^30 where s > 31]) >> s
// in 64 bits; the sign of the term in brackets is that of a.
//
//===----------------------------------------------------------------------===//

#include "BodyPlan.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// The value that is sign-extended, or `value` itself.
static Value beforeExtension(Value value) {
  auto extension = value.getDefiningOp<arith::ExtSIOp>();
  return extension ? extension.getIn() : value;
}

/// What is added up in `value`.
static void termsOf(Value value, SmallVectorImpl<Value> &terms) {
  SmallVector<Value> rest = {value};
  while (!rest.empty()) {
    Value next = rest.pop_back_val();
    if (auto sum = next.getDefiningOp<arith::AddIOp>())
      rest.append({sum.getLhs(), sum.getRhs()});
    else
      terms.push_back(next);
  }
}

/// True for 2^30 with the sign of `data`: select(data >= 0, 2^30, -2^30).
static bool isSignTerm(Value value, Value data, const FieldMap &constants) {
  using P = arith::CmpIPredicate;
  constexpr int64_t kTerm = int64_t(1) << 30;
  auto select = value.getDefiningOp<arith::SelectOp>();
  auto compare =
      select ? select.getCondition().getDefiningOp<arith::CmpIOp>() : nullptr;
  if (!compare || beforeExtension(compare.getLhs()) != beforeExtension(data))
    return false;
  std::optional<int64_t> bound = uniformOf(compare.getRhs(), constants);
  P predicate = compare.getPredicate();
  bool atLeast = (predicate == P::sge && bound == 0) ||
                 (predicate == P::sgt && bound == -1);
  bool below = (predicate == P::slt && bound == 0) ||
               (predicate == P::sle && bound == -1);
  int64_t sign = atLeast ? 1 : -1;
  return (atLeast || below) &&
         uniformOf(select.getTrueValue(), constants) == sign * kTerm &&
         uniformOf(select.getFalseValue(), constants) == -sign * kTerm;
}

namespace {
/// (a * b + rounding) >> shift.
struct ScaleMatch {
  Value a, b;
  /// The sum has the term of double rounding.
  bool hasSignTerm = false;
  /// Constants that are added.
  std::optional<ConstantField> rounding;
};
} // namespace

/// Reads a sum of a product and what rounds it.
static std::optional<ScaleMatch> matchTerms(ArrayRef<Value> terms,
                                            const FieldMap &constants) {
  ScaleMatch match;
  SmallVector<Value> others;
  for (Value term : terms) {
    auto constant = constants.find(term);
    if (constant != constants.end()) {
      if (match.rounding)
        return std::nullopt;
      match.rounding = constant->second;
    } else if (auto product = term.getDefiningOp<arith::MulIOp>();
               product && !match.a) {
      match.a = product.getLhs();
      match.b = product.getRhs();
    } else {
      others.push_back(term);
    }
  }
  if (!match.a || !match.rounding || others.size() > 1)
    return std::nullopt;
  if (constants.contains(match.a))
    std::swap(match.a, match.b);
  if (!others.empty() && !isSignTerm(others.front(), match.a, constants))
    return std::nullopt;
  match.hasSignTerm = !others.empty();
  return match;
}

/// Reads `sum`, which is shifted by `shift`.
static std::optional<ScaleMatch> matchSum(Value sum, const ConstantField &shift,
                                          const FieldMap &constants) {
  auto above31 = [](int64_t, int64_t s) -> int64_t { return s > 31 ? -1 : 0; };
  SmallVector<Value> terms;
  auto choice = sum.getDefiningOp<arith::SelectOp>();
  if (!choice) {
    termsOf(sum, terms);
  } else {
    auto condition = constants.find(choice.getCondition());
    if (condition == constants.end())
      return std::nullopt;
    if (std::optional<int64_t> taken = condition->second.getUniform()) {
      termsOf(*taken ? choice.getTrueValue() : choice.getFalseValue(), terms);
    } else {
      // Where the shift is above 31, and only there.
      ConstantField wanted = combine(condition->second, shift, above31);
      ConstantField found = combine(condition->second, shift,
                                    [](int64_t c, int64_t) { return c; });
      if (wanted.numbers != found.numbers)
        return std::nullopt;
      SmallVector<Value> plain;
      termsOf(choice.getTrueValue(), terms);
      termsOf(choice.getFalseValue(), plain);
      std::optional<ScaleMatch> with = matchTerms(terms, constants);
      std::optional<ScaleMatch> without = matchTerms(plain, constants);
      if (!with || !without || !with->hasSignTerm || without->hasSignTerm ||
          with->a != without->a || with->b != without->b ||
          with->rounding->numbers != without->rounding->numbers)
        return std::nullopt;
      return with;
    }
  }
  std::optional<ScaleMatch> match = matchTerms(terms, constants);
  // Double rounding below 32 is another sum than a requant's.
  if (match && match->hasSignTerm && intervalOf(shift).low <= 31)
    return std::nullopt;
  return match;
}

/// Loops in which one of the fields varies.
static SmallVector<int64_t, 2> varyingLoops(const ConstantField &a,
                                            const ConstantField &b) {
  SmallVector<int64_t, 2> loops;
  for (auto [loop, extent] : llvm::enumerate(joinExtents(a.extents, b.extents)))
    if (extent != 1)
      loops.push_back(loop);
  return loops;
}

/// A requant, or nullopt where the scales vary in more dimensions than one may,
/// or 64 bits do not suffice.
static std::optional<BodyStep> requantStep(Value result, Value data,
                                           const ConstantField &multiplier,
                                           const ConstantField &shift,
                                           Round round, unsigned width) {
  BodyStep step;
  step.result = result;
  step.reads = {data};
  step.scaleLoops = varyingLoops(multiplier, shift);
  size_t rank = multiplier.extents.size();
  if (step.scaleLoops.size() > 2 || (step.scaleLoops.size() == 2 && rank != 4))
    return std::nullopt;
  // As the requant's verifier counts.
  Interval values =
      rangeOf(IntegerType::get(data.getContext(), *widthOf(data)));
  Interval shifts = intervalOf(shift);
  if (intervalOf(multiplier).low < 0 || shifts.low < 0 || shifts.high > 62)
    return std::nullopt;
  Int128 rounding = (Int128(1) << shifts.high) / 2 + (Int128(1) << 30);
  Interval sum =
      values * intervalOf(multiplier) + Interval{-rounding, rounding};
  if (signedWidthOf(sum) > width)
    return std::nullopt;
  step.build = [=](ScalarUnits &units,
                   MutableArrayRef<Scalar> x) -> OrDecline<Scalar> {
    return units.scale(x[0], multiplier, shift, round);
  };
  return step;
}

/// A product of two streams that is rounded half up.
static BodyStep productStep(Value result, Value a, Value b, int64_t shift) {
  BodyStep step;
  step.result = result;
  step.reads = {a, b};
  step.build = [=](ScalarUnits &units,
                   MutableArrayRef<Scalar> x) -> OrDecline<Scalar> {
    return units.scaledProduct(x[0], x[1], shift);
  };
  return step;
}

/// 2^(s - 1), or 0 for no shift.
static int64_t halfOf(int64_t shift) {
  return shift == 0 ? 0 : int64_t(1) << (shift - 1);
}

/// `sum` shifted by `amount`, which is `result`.
static std::optional<BodyStep> matchExpanded(Value result, Value sum,
                                             Value amount,
                                             const FieldMap &constants) {
  auto shift = constants.find(amount);
  if (shift == constants.end() || constants.contains(result) ||
      !Interval{0, 62}.contains(intervalOf(shift->second)))
    return std::nullopt;
  std::optional<ScaleMatch> match = matchSum(sum, shift->second, constants);
  if (!match)
    return std::nullopt;
  ConstantField half = combine(*match->rounding, shift->second,
                               [](int64_t, int64_t s) { return halfOf(s); });
  ConstantField added = combine(*match->rounding, shift->second,
                                [](int64_t r, int64_t) { return r; });
  if (half.numbers != added.numbers)
    return std::nullopt;
  unsigned width = *widthOf(sum);
  Value data = beforeExtension(match->a), other = beforeExtension(match->b);
  auto multiplier = constants.find(match->b);
  std::optional<BodyStep> step;
  if (multiplier != constants.end())
    step = requantStep(result, data, multiplier->second, shift->second,
                       match->hasSignTerm ? Round::Tosa : Round::HalfUp, width);
  std::optional<int64_t> uniform = shift->second.getUniform();
  if (!step && !match->hasSignTerm && uniform &&
      *widthOf(data) + *widthOf(other) <= width)
    step = productStep(result, data, other, *uniform);
  return step;
}

/// The low bits of a shifted number of which the sign is not among them: it is
/// the same whether sign bits or zeros are shifted in.
static std::optional<BodyStep> matchLowBits(arith::TruncIOp op,
                                            const FieldMap &constants) {
  auto shift = op.getIn().getDefiningOp<arith::ShRUIOp>();
  if (!shift || !widthOf(shift) || constants.contains(shift))
    return std::nullopt;
  unsigned width = *widthOf(shift), kept = *widthOf(op);
  auto amount = constants.find(shift.getRhs());
  if (amount == constants.end() ||
      !Interval{0, width - kept}.contains(intervalOf(amount->second)))
    return std::nullopt;
  std::optional<BodyStep> step =
      matchExpanded(op, shift.getLhs(), shift.getRhs(), constants);
  if (!step) {
    step.emplace();
    step->result = op;
    step->reads = {shift.getLhs(), shift.getRhs()};
    step->build = [width](ScalarUnits &units, MutableArrayRef<Scalar> x) {
      return units.shift(EltwiseKind::Shr, x[0], x[1], width);
    };
  }
  step->build = [shifted = std::move(step->build),
                 kept](ScalarUnits &units,
                       MutableArrayRef<Scalar> x) -> OrDecline<Scalar> {
    OrDecline<Scalar> number = shifted(units, x);
    return number ? units.truncate(*number, kept) : number;
  };
  return step;
}

/// tosa.apply_scale itself. Its result has 32 bits.
static std::optional<BodyStep> matchApplyScale(tosa::ApplyScaleOp op,
                                               const FieldMap &constants) {
  auto shift = constants.find(op.getShift());
  if (shift == constants.end() || !widthOf(op.getValue()))
    return std::nullopt;
  // Upstream reads the shift as an unsigned number.
  if (!Interval{0, 62}.contains(intervalOf(shift->second)))
    return std::nullopt;
  bool isDouble = op.getRoundingMode() == tosa::RoundingMode::DOUBLE_ROUND;
  std::optional<BodyStep> step;
  auto multiplier = constants.find(op.getMultiplier());
  if (multiplier != constants.end() && !constants.contains(op.getValue())) {
    step = requantStep(op, op.getValue(), multiplier->second, shift->second,
                       isDouble ? Round::Tosa : Round::HalfUp, /*width=*/64);
  }
  if (std::optional<int64_t> amount = shift->second.getUniform();
      !step && amount && (!isDouble || *amount <= 31) &&
      *widthOf(op.getValue()) <= 32) {
    step = productStep(op, op.getValue(), op.getMultiplier(), *amount);
  }
  if (!step)
    return std::nullopt;
  step->build = [scale = std::move(step->build), width = *widthOf(op)](
                    ScalarUnits &units,
                    MutableArrayRef<Scalar> x) -> OrDecline<Scalar> {
    OrDecline<Scalar> scaled = scale(units, x);
    return scaled ? units.truncate(*scaled, width) : scaled;
  };
  return step;
}

std::optional<BodyStep> ptc::matchScale(Operation *op,
                                        const FieldMap &constants) {
  if (auto shift = dyn_cast<arith::ShRSIOp>(op))
    return matchExpanded(shift, shift.getLhs(), shift.getRhs(), constants);
  if (auto bits = dyn_cast<arith::TruncIOp>(op))
    return matchLowBits(bits, constants);
  if (auto scale = dyn_cast<tosa::ApplyScaleOp>(op))
    return matchApplyScale(scale, constants);
  return std::nullopt;
}
