//===- FuseScales.cpp - Sums with constants, and scales in a row ----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fuse.h"
#include "NumberFunction.h"
#include "PoolToConv/Algebra/Decline.h"
#include "StreamRanges.h"

#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

static bool fitsInI64(Int128 value) {
  return value >= INT64_MIN && value <= INT64_MAX;
}

static int64_t at(ArrayRef<int64_t> numbers, size_t i) {
  return numbers[numbers.size() == 1 ? 0 : i];
}

//===----------------------------------------------------------------------===//
// Sums with constants
//===----------------------------------------------------------------------===//

/// What `sum` adds to its stream, one number or one per channel; `stream` is
/// its index. Nothing if it adds no such constants.
static std::optional<std::vector<int64_t>> addedBy(EltwiseOp sum,
                                                   unsigned &stream) {
  if (sum.getKind() != EltwiseKind::Add && sum.getKind() != EltwiseKind::Sub)
    return std::nullopt;
  for (stream = 0; stream < 2; ++stream) {
    auto rom = sum.getInputs()[1 - stream].getDefiningOp<RomOp>();
    auto from = dyn_cast<StreamType>(sum.getInputs()[stream].getType());
    if (!rom || !from || from.getShape() != sum.getType().getShape() ||
        (stream == 1 && sum.getKind() == EltwiseKind::Sub))
      continue;
    bool isPerChannel =
        llvm::all_of(rom.getType().getShape().drop_back(),
                     [](int64_t extent) { return extent == 1; });
    std::optional<std::vector<int64_t>> numbers = readIntegers(rom.getValue());
    if (!numbers || (!isPerChannel && numbers->size() > 1))
      return std::nullopt;
    if (sum.getKind() == EltwiseKind::Sub)
      for (int64_t &number : *numbers) {
        if (number == INT64_MIN)
          return std::nullopt;
        number = -number;
      }
    return numbers;
  }
  return std::nullopt;
}

/// (C4) requant(x + constants): the constants become part of the bias.
static bool fuseConstantSum(Fuser &fuser, RequantOp requant) {
  auto sum = requant.getInput().getDefiningOp<EltwiseOp>();
  unsigned stream = 0;
  std::optional<std::vector<int64_t>> added;
  if (sum)
    added = addedBy(sum, stream);
  if (!added)
    return false;
  auto keep = [&](StringRef reason) {
    fuser.declined(sum, "fpga.eltwise stays in front of fpga.requant", "C4",
                   reason);
    return false;
  };
  if (!sum->hasOneUse())
    return keep("its result is used elsewhere, too");
  IntegerType type = sum.getType().getNumberType();
  Interval range = sumRangeOf(sum);
  if (!rangeOf(type).contains(range))
    return keep(llvm::formatv("its sums may need {0} bits, but have {1}",
                              signedWidthOf(range), type.getWidth())
                    .str());
  SmallVector<int64_t> bias(std::max(added->size(), requant.getBias().size()));
  for (auto [i, number] : llvm::enumerate(bias)) {
    Int128 exact = Int128(at(requant.getBias(), i)) + at(*added, i);
    if (!fitsInI64(exact))
      return keep("the bias would have more than 64 bits");
    number = static_cast<int64_t>(exact);
  }
  Value input = sum.getInputs()[stream];
  if (!productsFit(cast<StreamType>(input.getType()).getNumberType(), bias,
                   requant.getMultiplier(), requant.getShift(),
                   requant.getRound()))
    return keep("the products would have more than 64 bits");
  fuser.did(sum, "bias", "fpga.eltwise goes into the bias of fpga.requant");
  requant.setBias(bias);
  requant.getInputMutable().assign(input);
  RomOp rom = sum.getInputs()[1 - stream].getDefiningOp<RomOp>();
  fuser.rewriter.eraseOp(sum);
  if (rom->use_empty())
    fuser.rewriter.eraseOp(rom);
  return true;
}

//===----------------------------------------------------------------------===//
// Scales in a row
//===----------------------------------------------------------------------===//

/// (C5) Where `first` is exact, (x + bias) * factor + zero point, `second` of
/// it is one scale. A shift that drops zeros only is part of the factor.
static bool fuseScale(Fuser &fuser, RequantOp second) {
  auto first = second.getInput().getDefiningOp<RequantOp>();
  if (!first || !first->hasOneUse() || first.getBands() || first.getBounds())
    return false;
  SmallVector<int64_t> factors;
  for (auto [multiplier, shift] :
       llvm::zip_equal(first.getMultiplier(), first.getShift())) {
    int64_t factor = multiplier >> shift;
    if (factor < 1 || factor << shift != multiplier)
      return false;
    factors.push_back(factor);
  }
  bool isPerClass = second.getBands() && second.getMultiplier().size() > 1;
  if (isPerClass && factors.size() > 1)
    return false;

  auto keep = [&](StringRef reason) {
    fuser.declined(second, "fpga.requant stays behind another", "C5", reason);
    return false;
  };
  size_t scales = std::max(factors.size(), second.getMultiplier().size());
  size_t biases = std::max(
      {first.getBias().size(), second.getBias().size(), factors.size()});
  Interval input = rangeOf(first.getInput());
  Interval fits = rangeOf(first.getType().getNumberType());
  if (first.getOverflow() == Overflow::SatSym)
    ++fits.low;
  SmallVector<int64_t> bias, multiplier, shift;
  for (size_t i = 0; i < biases; ++i) {
    int64_t factor = at(factors, i), zero = first.getZeroPoint();
    Interval exact =
        (input + Interval{at(first.getBias(), i), at(first.getBias(), i)}) *
            Interval{factor, factor} +
        Interval{zero, zero};
    if (!fits.contains(exact))
      return keep("the first one may cut values");
    Int128 rest = Int128(zero) + at(second.getBias(), i);
    if (rest % factor != 0)
      return keep("what is added between is no multiple of the first's factor");
    Int128 sum = at(first.getBias(), i) + rest / factor;
    if (!fitsInI64(sum))
      return keep("the bias would have more than 64 bits");
    bias.push_back(static_cast<int64_t>(sum));
  }
  for (size_t i = 0; i < scales; ++i) {
    Int128 product = Int128(at(factors, i)) * at(second.getMultiplier(), i);
    if (!fitsInI64(product))
      return keep("the multiplier would have more than 64 bits");
    multiplier.push_back(static_cast<int64_t>(product));
    shift.push_back(at(second.getShift(), i));
  }
  if (!productsFit(first.getInput().getType().getNumberType(), bias, multiplier,
                   shift, second.getRound()))
    return keep("the products would have more than 64 bits");

  fuser.rewriter.setInsertionPoint(second);
  auto merged = cast<RequantOp>(fuser.rewriter.clone(*second));
  merged.getInputMutable().assign(first.getInput());
  merged.setBias(bias);
  merged.setMultiplier(multiplier);
  merged.setShift(shift);
  if (priceOf(merged) > priceOf(first) + priceOf(second)) {
    fuser.rewriter.eraseOp(merged);
    return keep("one would cost more than both");
  }
  fuser.did(second, "scale", "two fpga.requant become one");
  fuser.rewriter.replaceOp(second, merged);
  fuser.rewriter.eraseOp(first);
  return true;
}

bool Fuser::fuseScales() {
  bool changed = false;
  SmallVector<RequantOp> requants(kernel.getBody().front().getOps<RequantOp>());
  // What goes is the scale itself, and one that was looked at before.
  for (RequantOp requant : requants) {
    while (fuseConstantSum(*this, requant))
      changed = true;
    changed |= fuseScale(*this, requant);
  }
  return changed;
}
