//===- RequantCost.cpp - Area of scales -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What ptc_requant is made of, stage by stage.
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc::fpga;

namespace {
/// Bits of the numbers in ptc_requant.
struct RequantWidths {
  explicit RequantWidths(RequantOp op);

  int64_t value, bias, factor, product;
  int64_t leastShift, mostShift, shift;
  /// Something is added before the shift.
  bool rounds;
  /// A result may be beyond its bounds.
  bool isClamped;
  /// Low bits of a product that take no part; bits of a rounded one, and those
  /// of them that are shifted out in any case.
  int64_t cut, rounded, dropped;

  /// Bits of a rounded number that is shifted by the least shift.
  int64_t left() const { return std::max<int64_t>(1, rounded - dropped); }
};
} // namespace

RequantWidths::RequantWidths(RequantOp op) {
  auto [lowBias, highBias] =
      std::minmax_element(op.getBias().begin(), op.getBias().end());
  auto [lowShift, highShift] =
      std::minmax_element(op.getShift().begin(), op.getShift().end());
  value = signedWidthOf(rangeOf(op.getInput().getType().getNumberType()) +
                        Interval{*lowBias, *highBias});
  bias = signedWidthOf({*lowBias, *highBias});
  factor = 1 + llvm::Log2_64(std::max<int64_t>(
                   1, *llvm::max_element(op.getMultiplier())));
  product = value + factor;
  leastShift = *lowShift;
  mostShift = *highShift;
  shift = mostShift > leastShift ? llvm::Log2_64(mostShift - leastShift) + 1 : 0;
  int64_t half = std::max<int64_t>(0, leastShift - 1);
  switch (op.getRound()) {
  case Round::Floor:
    cut = leastShift;
    break;
  case Round::HalfUp:
    cut = half;
    break;
  case Round::Tosa:
    cut = std::min<int64_t>(half, 30);
    break;
  case Round::HalfAway:
  case Round::HalfEven:
    cut = 0;
    break;
  }
  // A factor of 1 adds no bit; rounding is a sum with two bits more.
  rounds = op.getRound() != Round::Floor && mostShift != 0;
  bool isOne = !multiplies(op) && factor == 1;
  rounded = std::max(isOne ? value : product, mostShift + 1) - cut +
            (rounds ? 2 : 0);
  dropped = leastShift - cut;
  isClamped = exceeds(op);
}

/// True if products, if there are any, are in lookup tables.
static bool isInLuts(RequantOp op) {
  return op.getMultipliers() == Multiplier::Lut;
}

/// From a rounded number to one of the result's type.
static int64_t resultLuts(const CostModel &model, RequantOp op,
                          const RequantWidths &w) {
  int64_t left = w.left();
  int64_t width = op.getType().getNumberWidth();
  // A choice per bit of what the shifts differ by.
  int64_t lut = left * w.shift;
  if (int64_t zeroPoint = op.getZeroPoint())
    lut += adderLuts(
        model, std::max<int64_t>(1, left + 1 - llvm::countr_zero(
                                                   uint64_t(zeroPoint))));
  if (!w.isClamped)
    return lut;
  Interval all = heldBy(op.getType().getNumberType(), Overflow::Sat);
  bool isBounded = op.getBounds() && ((*op.getBounds())[0] != all.low ||
                                      (*op.getBounds())[1] != all.high);
  int64_t sum = left + (op.getZeroPoint() ? 1 : 0), above = sum - width + 1;
  if (isBounded || op.getOverflow() == Overflow::SatSym)
    // Comparisons with bounds of one's own.
    lut += 2 * adderLuts(model, sum + 1) + width;
  else if (op.getOverflow() != Overflow::Wrap && left > width)
    lut += width - 1 + sameLuts(model, above);
  return lut;
}

/// What is added before the shift.
static int64_t roundingLuts(const CostModel &model, RequantOp op,
                            const RequantWidths &w) {
  if (!w.rounds)
    return 0;
  // Below the lowest bit that stays, there is a carry only; a whole chain of them
  // takes no tables where carry cells are none.
  bool isFree = hasFreeCarries(model) && w.cut == 0 && w.shift == 0;
  int64_t carries = isFree ? w.dropped : std::min<int64_t>(w.dropped, 1);
  int64_t lut = adderLuts(model, w.rounded - carries);
  // One of several halves; less 2^30 where the product is negative, or more.
  if (w.shift)
    lut += w.mostShift - w.leastShift + 1;
  if (w.shift && op.getRound() == Round::Tosa)
    lut += adderLuts(model, w.rounded);
  return lut;
}

/// The product of a value and a multiplier, in multiplier blocks or LUTs.
static UnitCost productCost(const CostModel &model, RequantOp op,
                            const RequantWidths &w) {
  UnitCost cost;
  if (isInLuts(op)) {
    // The value, and the product three times, without the bits that take no part.
    if (op.getMultiplier().size() == 1) {
      llvm::SmallSet<int64_t, 8> made;
      cost.lut += timesLuts(model, w.value, op.getMultiplier().front(), made);
      cost.ff = w.value + 3 * (w.product - std::min(w.cut, w.product - 1));
      return cost;
    }
    cost.lut += lutMultipliers(model, 1, w.value, w.factor).lut;
    cost.ff = 2 * w.product;
    return cost;
  }
  // Multipliers have no sign. Bits that take no part have no register in the
  // product, nor in that of the lowest part.
  cost = productOfParts(model, w.value, w.factor + 1);
  int64_t low = w.factor < model.narrowFactor ? w.cut : model.narrowFactor - 1;
  cost.ff -= std::min(w.cut, w.product - 1) + std::min(w.cut, low);
  return cost;
}

std::pair<int64_t, int64_t> ptc::fpga::constantsOf(RequantOp op) {
  RequantWidths w(op);
  int64_t lanes = op.getType().getLanes();
  int64_t beats =
      std::max<int64_t>(1, op.getInput().getType().getChannels() / lanes);
  int64_t width = 0, depth = 1;
  if (op.getBias().size() > 1) {
    width += lanes * w.bias;
    depth = beats;
  }
  if (op.getMultiplier().size() > 1) {
    bool isByClass = bool(op.getBandsAttr());
    width += (isByClass ? 1 : lanes) * (w.factor + std::max<int64_t>(1, w.shift));
    depth = std::max<int64_t>(
        depth, isByClass ? op.getMultiplier().size() : beats);
  }
  return {width, depth};
}

UnitCost RequantOp::getCostOn(const CostModel &model) {
  int64_t lanes = getType().getLanes();
  int64_t beats =
      std::max<int64_t>(1, getInput().getType().getChannels() / lanes);
  RequantWidths w(*this);
  // Above its sign, a narrow number is all signs, which are one; one that
  // nothing clamps has no higher bits than the result.
  int64_t left = w.left();
  int64_t result = getType().getNumberWidth();
  if (!w.isClamped && left > result) {
    w.value -= std::min(w.value - 1, left - result);
    w.rounded -= left - result;
    left = result;
  }
  if (getZeroPoint() == 0)
    result = std::min(result, left);
  bool hasBiases = getBias().size() > 1, hasScales = getMultiplier().size() > 1;
  UnitCost lane;
  // Low bits of a bias that are 0 need no adder.
  if (hasBiases)
    lane.lut += adderLuts(model, w.value);
  else if (int64_t bias = getBias().front())
    lane.lut += adderLuts(model, w.value - llvm::countr_zero(uint64_t(bias)));
  lane.lut += roundingLuts(model, *this, w) + resultLuts(model, *this, w);
  lane.ff = result;
  UnitCost cost;
  if (multiplies(*this)) {
    lane += productCost(model, *this, w);
    // x, the value, the rounded number and the shifted one; biases and scales
    // beside them, shifts as long as the product takes, and what rounding adds to
    // numbers below 0 and to others; a register slice at the end.
    lane.ff += getInput().getType().getNumberWidth() + w.value + 2 * left;
    if (hasBiases)
      lane.ff += w.bias;
    if (hasScales) {
      lane.ff += w.factor + 7 * w.shift;
      if (w.shift && getRound() == Round::Tosa)
        lane.ff += 2 * w.rounded;
    }
    lane.ff += 2 * result;
    lane.lut += result;
    cost.ff += requantStages(*this) + 3;
    cost.lut += 8;
  } else {
    // The value and the rounded one, without what is cut and shifted out.
    lane.ff += w.value - std::min(w.cut, w.value - 1) + left;
    cost.ff += 3;
    cost.lut += 2;
  }
  for (int64_t i = 0; i < lanes; ++i)
    cost += lane;
  if (hasBiases || hasScales) {
    cost.lut += counterLuts(model, beats);
    cost.ff += beats > 1 ? counterBits(beats) : 0;
  }
  auto [width, depth] = constantsOf(*this);
  // Where nothing is multiplied, there is no register behind the memory.
  Memory memory = multiplies(*this)
                      ? resolveMemory(model, Memory::Auto, width, depth)
                      : Memory::LutRam;
  if (hasBiases)
    addRom(cost, model, memory, lanes * w.bias, beats);
  if (hasScales && getBandsAttr())
    addRom(cost, model, memory, w.factor + w.shift, getMultiplier().size());
  else if (hasScales)
    addRom(cost, model, memory, lanes * (w.factor + w.shift), beats);
  return cost;
}
