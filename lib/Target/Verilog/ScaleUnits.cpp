//===- ScaleUnits.cpp - Scales as instances of modules --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Integers.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "Units.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc::fpga;

/// ptc_requant's number of a rounding.
static int64_t roundingOf(Round round) {
  switch (round) {
  case Round::Floor:
    return 0;
  case Round::HalfUp:
    return 1;
  case Round::HalfAway:
    return 2;
  case Round::HalfEven:
    return 3;
  case Round::Tosa:
    return 4;
  }
  llvm_unreachable("all roundings are handled");
}

/// A word for each beat of a pixel, of the numbers of its channels, or one for
/// beats of several pixels.
static std::vector<APInt> wordsOf(ArrayRef<APInt> channels, int64_t lanes) {
  unsigned width = channels[0].getBitWidth();
  std::vector<APInt> words;
  for (size_t c = 0; c < channels.size(); c += lanes) {
    APInt word(width * lanes, 0);
    for (int64_t lane = 0; lane < lanes; ++lane)
      word.insertBits(channels[(c + lane) % channels.size()], lane * width);
    words.push_back(word);
  }
  return words;
}

/// Ends of bands, 32 bits each.
static APInt endsOf(ArrayRef<int64_t> bands) {
  SmallVector<int64_t> ends;
  int64_t end = 0;
  for (int64_t band : bands)
    ends.push_back(end += band);
  return pack(ends, 32);
}

LogicalResult UnitBuilder::addUnit(RequantOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  ArrayRef<int64_t> biases = op.getBias(), multipliers = op.getMultiplier(),
                    shifts = op.getShift();
  BandsAttr bands = op.getBandsAttr();
  bool hasBiases = biases.size() > 1, hasScales = multipliers.size() > 1;
  int64_t lanes = from.getLanes();
  if (from.getPixelsPerBeat() > 1 && bands)
    return op.emitOpError("with bands and several pixels a beat has no Verilog "
                          "module");

  auto [lowBias, highBias] = std::minmax_element(biases.begin(), biases.end());
  auto [lowShift, highShift] =
      std::minmax_element(shifts.begin(), shifts.end());
  int64_t largest = *llvm::max_element(multipliers);
  unsigned biasBits = signedWidthOf({*lowBias, *highBias});
  unsigned multiplierBits = llvm::Log2_64(std::max<int64_t>(1, largest)) + 1;
  unsigned shiftBits =
      llvm::Log2_64(std::max<int64_t>(1, *highShift - *lowShift)) + 1;
  // What the result may be: the type's numbers, within the bounds.
  Interval held = heldBy(to.getNumberType(), op.getOverflow());
  bool isBounded = op.getBounds().has_value();
  if (isBounded)
    held = Interval{(*op.getBounds())[0], (*op.getBounds())[1]}.cutBy(held);

  Instance &requant =
      unit(op, "ptc_requant")
          .set("L", lanes)
          .set("IW", from.getNumberWidth())
          .set("IS", !from.isUnsigned())
          .set("OW", to.getNumberWidth())
          .set("VW", signedWidthOf(rangeOf(from.getNumberType()) +
                                   Interval{*lowBias, *highBias}))
          .set("BW", biasBits)
          .set("MW", multiplierBits)
          .set("SMIN", *lowShift)
          .set("SMAX", *highShift)
          .set("SW", shiftBits)
          .set("ROUND", roundingOf(op.getRound()))
          .set("ZPW", signedWidthOf({op.getZeroPoint(), op.getZeroPoint()}))
          .setSigned("ZP", 64, op.getZeroPoint())
          .set("CLAMP", (isBounded || op.getOverflow() != Overflow::Wrap) &&
                            exceeds(op))
          .setSigned("LO", 65, held.low)
          .setSigned("HI", 65, held.high)
          .set("MUL", multiplies(op))
          .set("FORM",
               !multiplies(op) || op.getMultipliers() == Multiplier::Lut)
          .set("CB", std::max<int64_t>(1, from.getChannels() / lanes));
  if (hasBiases || hasScales) {
    auto [width, depth] = constantsOf(op);
    // Where nothing is multiplied, there is no register behind the memory.
    requant.setRom(multiplies(op) ? resolve(Memory::Auto, width, depth)
                                  : Memory::LutRam);
  }
  if (hasBiases) {
    SmallVector<APInt> channels;
    for (int64_t bias : biases)
      channels.push_back(APInt(biasBits, bias, /*isSigned=*/true));
    requant.set("BIASES", 1).setText(
        "BIAS_FILE", memory(requant.name, "bias", wordsOf(channels, lanes)));
  } else {
    requant.setSigned("BIAS", 64, biases[0]);
  }
  if (!hasScales) {
    requant.setBits("MULT", 63, multipliers[0]);
    return success();
  }

  // A multiplier in the low bits, what the shift is above the least one above.
  unsigned width = multiplierBits + shiftBits;
  SmallVector<APInt> scales;
  for (auto [multiplier, shift] : llvm::zip_equal(multipliers, shifts)) {
    APInt scale(width, 0);
    scale.insertBits(uint64_t(multiplier), 0, multiplierBits);
    scale.insertBits(uint64_t(shift - *lowShift), multiplierBits, shiftBits);
    scales.push_back(scale);
  }
  if (bands) {
    requant.set("SCALES", 2)
        .set("NR", bands.getRows().size())
        .set("NC", bands.getColumns().size())
        .set("CLASS_COUNT", multipliers.size())
        .setBits("ROW_ENDS", endsOf(bands.getRows()))
        .setBits("COL_ENDS", endsOf(bands.getColumns()))
        .setBits("CLASSES", pack(bands.getClasses(), 32))
        .set("QW", 2 + llvm::Log2_64(
                           std::max(from.getShape()[1], from.getShape()[2])))
        .setText("SCALE_FILE", memory(requant.name, "scale", scales));
    return success();
  }
  requant.set("SCALES", 1).setText(
      "SCALE_FILE", memory(requant.name, "scale", wordsOf(scales, lanes)));
  return success();
}
