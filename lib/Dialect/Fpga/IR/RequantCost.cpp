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
  /// Low bits of a product that take no part; bits of a rounded one, and those
  /// of them that are shifted out in any case.
  int64_t cut, rounded, dropped;
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
  // Rounding is a sum with two bits more; without it, a factor of 1 adds none.
  rounded = op.getRound() == Round::Floor || mostShift == 0
                ? std::max(value + (factor > 1 ? factor : 0), mostShift + 1) - cut
                : std::max(product, mostShift + 1) + 2 - cut;
  dropped = leastShift - cut;
}

/// From a rounded number to one of the result's type.
static int64_t resultLuts(const CostModel &model, RequantOp op,
                          const RequantWidths &w) {
  int64_t left = std::max<int64_t>(1, w.rounded - w.dropped);
  int64_t width = op.getType().getNumberWidth();
  // A choice per bit of what the shifts differ by.
  int64_t lut = left * w.shift;
  if (op.getZeroPoint())
    lut += adderLuts(model, left + 1);
  Interval all = heldBy(op.getType().getNumberType(), Overflow::Sat);
  bool isBounded = op.getBounds() && ((*op.getBounds())[0] != all.low ||
                                      (*op.getBounds())[1] != all.high);
  // Comparisons with bounds of one's own; else the bits above tell, each with
  // all bits of the result.
  int64_t sum = left + (op.getZeroPoint() ? 1 : 0), above = sum - width + 1;
  if (isBounded || op.getOverflow() == Overflow::SatSym)
    lut += 2 * adderLuts(model, left) + width;
  else if (op.getOverflow() != Overflow::Wrap && left > width)
    // Four bits above fill a table, and the register is set beside it.
    lut += (width - 1) * wideLuts(model, above == 4 ? 4 : above + 1) + 1 +
           (above > 6 ? ceilDiv(above, 3) : 0);
  return lut;
}

/// What is added before the shift.
static int64_t roundingLuts(const CostModel &model, RequantOp op,
                            const RequantWidths &w) {
  if (op.getRound() == Round::Floor || w.mostShift == 0)
    return 0;
  int64_t lut = adderLuts(model, w.rounded);
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
  if (op.getMultipliers() == Multiplier::Lut) {
    bool isConstant = op.getMultiplier().size() == 1;
    int64_t factor = isConstant ? w.factor / 2 : w.factor;
    cost.lut += lutMultipliers(model, 1, w.value, factor).lut;
    cost.ff = 2 * w.product;
    return cost;
  }
  // Multipliers have no sign. A single one needs no register, nor do bits that
  // take no part.
  cost = productOfParts(model, w.value, w.factor + 1);
  if (op.getMultiplier().size() == 1)
    cost.ff -= w.factor + 1;
  // Those of the lowest part do not need sums, either.
  int64_t low = w.factor < model.narrowFactor ? w.cut : model.narrowFactor - 1;
  cost.ff -= std::min(w.cut, w.product - 1) + 3 * std::min(w.cut, low);
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
  int64_t lanes = getType().getLanes(), result = getType().getNumberWidth();
  int64_t beats =
      std::max<int64_t>(1, getInput().getType().getChannels() / lanes);
  RequantWidths w(*this);
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
    // beside them, twice where they come from a memory, and what rounding adds
    // to numbers below 0 and to others; a register slice at the end.
    int64_t left = std::max<int64_t>(1, w.rounded - w.dropped);
    lane.ff += getInput().getType().getNumberWidth() + w.value + 2 * left;
    if (hasBiases)
      lane.ff += w.bias;
    if (hasScales) {
      lane.ff += 2 * (w.factor + w.shift) + 6 * w.shift;
      if (w.shift && getRound() == Round::Tosa)
        lane.ff += 2 * w.rounded;
    }
    lane.ff += 2 * result;
    lane.lut += result;
    cost.ff += requantStages(*this) + 3;
    cost.lut += 8;
  } else {
    // The value and the rounded one; what is shifted out of the last is not kept.
    lane.ff += w.value + std::max<int64_t>(1, w.rounded - w.dropped);
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
