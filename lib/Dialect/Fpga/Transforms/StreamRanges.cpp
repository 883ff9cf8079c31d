//===- StreamRanges.cpp - What numbers pass in streams --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StreamRanges.h"
#include "ChannelRanges.h"

using namespace mlir;
using namespace ptc::fpga;

Int128 ptc::fpga::scale(RequantOp requant, Int128 value, size_t index,
                        size_t biasIndex) {
  auto at = [](ArrayRef<int64_t> numbers, size_t i) {
    return Int128(numbers[numbers.size() == 1 ? 0 : i]);
  };
  Int128 product = (value + at(requant.getBias(), biasIndex)) *
                   at(requant.getMultiplier(), index);
  Int128 result = shiftRight(product, unsigned(at(requant.getShift(), index)),
                             requant.getRound()) +
                  requant.getZeroPoint();
  if (std::optional<ArrayRef<int64_t>> bounds = requant.getBounds())
    result = std::clamp<Int128>(result, (*bounds)[0], (*bounds)[1]);
  return result;
}

Int128 ptc::fpga::evaluate(RequantOp requant, Int128 value, size_t index,
                           size_t biasIndex) {
  return fit(scale(requant, value, index, biasIndex),
             requant.getType().getNumberType(), requant.getOverflow());
}

bool ptc::fpga::productsFit(IntegerType type, ArrayRef<int64_t> biases,
                            ArrayRef<int64_t> multipliers,
                            ArrayRef<int64_t> shifts, Round round) {
  Interval bias = {*llvm::min_element(biases), *llvm::max_element(biases)};
  Interval values = rangeOf(type) + bias;
  if (signedWidthOf(values) > 64)
    return false;
  for (size_t i = 0; i < multipliers.size(); ++i) {
    Int128 rounding = shifts[i] == 0 ? 0 : Int128(1) << (shifts[i] - 1);
    if (round == Round::Tosa)
      rounding += Int128(1) << 30;
    Interval product = values * Interval{multipliers[i], multipliers[i]};
    if (signedWidthOf(product + Interval{-rounding, rounding}) > 64)
      return false;
  }
  return true;
}

/// The ranges of a value, as far as `depth` units up.
static ChannelRanges rangesOf(Value value, unsigned depth) {
  Operation *op = value.getDefiningOp();
  if (!op || (depth == 0 && !isa<RomOp>(op)))
    return {rangeOf(numberTypeOf(value.getType()))};
  // What moves elements only is no step.
  bool isMove =
      isa<FifoOp, ForkOp, CastLanesOp, ReshapeOp, ReorderOp, CropOp, RomOp>(op);
  unsigned rest = isMove ? depth : depth - 1;
  return heldRanges(op, computedRanges(op, [&](Value operand) {
                      return rangesOf(operand, rest);
                    }));
}

/// What `op` computes, before it is brought into its type.
static Interval computedRange(Operation *op, unsigned depth) {
  return hullOf(computedRanges(
      op, [&](Value operand) { return rangesOf(operand, depth); }));
}

Interval ptc::fpga::sumRangeOf(MacOp mac, unsigned depth) {
  return computedRange(mac, depth);
}

Interval ptc::fpga::sumRangeOf(EltwiseOp sum, unsigned depth) {
  return computedRange(sum, depth);
}

Interval ptc::fpga::rangeOf(Value value, unsigned depth) {
  return hullOf(rangesOf(value, depth));
}
