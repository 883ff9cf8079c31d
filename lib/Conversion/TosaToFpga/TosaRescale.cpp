//===- TosaRescale.cpp - Rescales as requants -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TosaLowering.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// The rounding of a rescale (TOSA 1.0, apply_scale_32 and apply_scale_16), or
/// nothing where an implementation may choose.
static std::optional<Round> roundingOf(tosa::RescaleOp op) {
  switch (op.getRoundingMode()) {
  case tosa::RoundingMode::SINGLE_ROUND:
    return Round::HalfUp;
  case tosa::RoundingMode::DOUBLE_ROUND:
    return op.getScale32() ? Round::Tosa : Round::HalfUp;
  case tosa::RoundingMode::INEXACT_ROUND:
    return std::nullopt;
  }
  llvm_unreachable("all roundings are handled");
}

/// The one number of a constant.
static OrDecline<int64_t> single(Value constant, bool isUnsigned) {
  OrDecline<SmallVector<int64_t>> numbers = wholeNumbers(constant);
  if (!numbers)
    return numbers.decline();
  if (numbers->size() != 1)
    return Decline{"T27", "a zero point that is not one number"};
  auto type =
      cast<IntegerType>(cast<ShapedType>(constant.getType()).getElementType());
  int64_t value = numbers->front();
  // A zero point counts as the elements do.
  if (isUnsigned && value < 0)
    value += int64_t(1) << type.getWidth();
  return value;
}

/// What values * multiplier * 2^-shift can be.
static Interval scaledRange(Interval values, ArrayRef<int64_t> multipliers,
                            ArrayRef<int64_t> shifts, Round round) {
  Interval all;
  for (auto [multiplier, shift] : llvm::zip_equal(multipliers, shifts))
    all = all.join({shiftRight(values.low * multiplier, shift, round),
                    shiftRight(values.high * multiplier, shift, round)});
  return all;
}

Refusal ptc::lowerRescale(tosa::RescaleOp op, StreamBuilder &b) {
  std::optional<Round> round = roundingOf(op);
  if (!round)
    return Decline{"T31", "INEXACT_ROUND leaves the result open"};
  OrDecline<SmallVector<int64_t>> multipliers =
      wholeNumbers(op.getMultiplier());
  OrDecline<SmallVector<int64_t>> shifts = wholeNumbers(op.getShift());
  OrDecline<int64_t> inputZp = single(op.getInputZp(), op.getInputUnsigned());
  OrDecline<int64_t> outputZp =
      single(op.getOutputZp(), op.getOutputUnsigned());
  if (!multipliers || !shifts || !inputZp || !outputZp)
    return Decline{"T25", "a scale or zero point is not constant"};
  auto inputType = cast<RankedTensorType>(op.getInput().getType());
  auto outputType = cast<RankedTensorType>(op.getOutput().getType());
  auto inside = cast<IntegerType>(inputType.getElementType());
  if (inside.getWidth() >= 32 && *inputZp != 0)
    return Decline{"T31", "a zero point of values of 32 bits or more"};
  for (auto [multiplier, shift] : llvm::zip_equal(*multipliers, *shifts))
    if (multiplier < 0 || shift < 2 || shift > 62)
      return Decline{"T31", "a negative multiplier, or a shift out of 2 .. 62"};

  Value x = b.stream(op.getInput(), {}, op.getInputUnsigned());
  auto from = cast<StreamType>(x.getType());
  auto element = cast<IntegerType>(outputType.getElementType());
  if (op.getOutputUnsigned())
    element = IntegerType::get(op.getContext(), element.getWidth(),
                               IntegerType::Unsigned);
  ImplicitLocOpBuilder &builder = b.at(op.getLoc());
  Interval values =
      rangeOf(from.getNumberType()) - Interval{*inputZp, *inputZp};
  Interval scaled = scaledRange(values, *multipliers, *shifts, *round) +
                    Interval{*outputZp, *outputZp};
  IntegerType i32 = builder.getI32Type();
  if (rangeOf(i32).contains(scaled)) {
    Value y = RequantOp::create(builder, from.withElement(element), x,
                                {-*inputZp}, *multipliers, *shifts, *outputZp,
                                *round, Overflow::Sat);
    b.define(op.getOutput(), y);
    return std::nullopt;
  }
  // Where the specification wants results of 32 bits and they may be larger,
  // high bits are lost before the zero point and the saturation.
  Value y = RequantOp::create(builder, from.withElement(i32), x, {-*inputZp},
                              *multipliers, *shifts, /*zeroPoint=*/0, *round,
                              Overflow::Wrap);
  y = b.addBias(y, {*outputZp}, i32);
  b.define(op.getOutput(), b.convert(y, element, Overflow::Sat));
  return std::nullopt;
}
