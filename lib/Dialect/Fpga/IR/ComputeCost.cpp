//===- ComputeCost.cpp - Time and area of units that compute --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "PoolToConv/Dialect/Fpga/IR/ReadOrder.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// Memories and windows
//===----------------------------------------------------------------------===//

/// True if all weights of `mac` are numbers of their own in its adders.
static bool isUnfoldedConst(MacOp mac) {
  return mac.getWeightClass() == WeightClass::Const &&
         mac.getCyclesPerPixel() == 1;
}

/// True if nothing reads the memory: its weights are in adders.
static bool isInAdders(RomOp rom) {
  return !rom->use_empty() &&
         llvm::all_of(rom->getUsers(), [](Operation *user) {
           auto mac = dyn_cast<MacOp>(user);
           return mac && (mac.getWeightClass() == WeightClass::Ones ||
                          isUnfoldedConst(mac));
         });
}

UnitTiming RomOp::getTiming() { return {}; }

UnitCost RomOp::getCostOn(const CostModel &model) {
  // A unit reads as many words a cycle as its fold or its lanes say.
  int64_t words = 1;
  for (Operation *user : getResult().getUsers()) {
    if (auto mac = dyn_cast<MacOp>(user))
      words = std::max(words, mac.getFold().getPe() * mac.getFold().getSimd());
    if (auto eltwise = dyn_cast<EltwiseOp>(user))
      words = std::max(words, std::min(getType().getNumElements(),
                                       eltwise.getType().getLanes()));
  }
  if (isInAdders(*this))
    return {};
  int64_t width = words * getType().getElementType().getWidth();
  UnitCost cost;
  addRom(cost, model, getMemory(), width, ceilDiv(getType().getBits(), width));
  return cost;
}

int64_t ptc::fpga::windowRows(WindowOp op) {
  return (op.getKernel()[0] - 1) * op.getDilation()[0] + 1 + op.getStride()[0];
}

UnitTiming WindowOp::getTiming() {
  StreamType from = getInput().getType();
  PadAttr pad = getPad();
  auto reach = [](int64_t kernel, int64_t dilation, int64_t low,
                  int64_t extent) {
    int64_t last = (kernel - 1) * dilation - low;
    return std::clamp<int64_t>(last, 0, extent - 1);
  };
  int64_t rows =
      reach(getKernel()[0], getDilation()[0], pad.getTop(), from.getShape()[1]);
  int64_t columns = reach(getKernel()[1], getDilation()[1], pad.getLeft(),
                          from.getShape()[2]);
  int64_t pixels = rows * from.getShape()[2] + columns + 1;
  int64_t first = ceilDiv(pixels * from.getChannels(), from.getLanes());
  // While the last row of windows is read, the ring takes rows of the next map
  // besides those that are still needed; what the first window lacks then has
  // to come before it.
  int64_t maps = from.getShape()[0], height = from.getShape()[1];
  int64_t kept = height - std::clamp<int64_t>((getType().getShape()[1] - 1) *
                                                      getStride()[0] -
                                                  pad.getTop(),
                                              0, height);
  Int128 spare = (Int128(windowRows(*this)) - kept) * from.getShape()[2] *
                 from.getChannels() / from.getLanes();
  Int128 lacking = std::max<Int128>(0, first - spare);
  // One cycle is lost between rows of the result.
  Int128 gaps = Int128(kWindowRowGap) * getType().getShape()[1] + lacking;
  return flowing(from.getBeats(), getType().getBeats(), first,
                 kBufferFill + kBufferStages,
                 count(getType().getBeats() + maps * gaps));
}

UnitCost WindowOp::getCostOn(const CostModel &model) {
  StreamType from = getInput().getType();
  int64_t lanes = from.getLanes(), width = from.getNumberWidth();
  int64_t depth = count(Int128(windowRows(*this)) * from.getShape()[2] *
                        from.getChannels() / lanes);
  UnitCost cost;
  // Several taps a beat are read from as many memories.
  int64_t taps = getType().getTaps();
  addMemory(cost, model, getMemory(), lanes * width, ceilDiv(depth, taps),
            taps);
  // Measured for kernels of 3x3 on maps of 8x8 and 32x32, 4 to 16 lanes of 8
  // bits.
  int64_t position =
      counterBits(from.getShape()[1]) + counterBits(from.getShape()[2]);
  if (model.hasLut6) {
    cost.lut += 226 + 5 * lanes * width / 8;
    cost.ff += 110 + 4 * position + 13 * lanes * width / 16;
  } else {
    cost.lut += 266 + 16 * position + 5 * lanes * width / 8;
    cost.ff += 110 + 5 * position + 45 * lanes * width / 16;
  }
  cost.ff += (taps - 1) * lanes * width;
  return cost;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

int64_t ptc::fpga::macLatency(MacOp op) {
  int64_t simd = op.getFold().getSimd();
  int64_t tree = simd > 1 ? llvm::Log2_64_Ceil(simd) : 0;
  return 7 + tree;
}

int64_t ptc::fpga::macResults(MacOp op) {
  FoldAttr fold = op.getFold();
  int64_t steps = op.getProducts() / fold.getSimd();
  int64_t beats =
      std::max<int64_t>(1, count(Int128(fold.getPe()) * fold.getPixels()) /
                               op.getType().getLanes());
  int64_t passing = macLatency(op) + beats - 1 + kMacTurnaround;
  return std::max<int64_t>(2, ceilDiv(passing, std::max(steps, beats)));
}

UnitTiming MacOp::getTiming() {
  StreamType from = getInput().getType(), to = getType();
  int64_t pixels = from.getPixels() / getFold().getPixels();
  // Groups of several channels are complete at the end of a pixel.
  int64_t steps = getGroups() > 1 && !isDepthwise()
                      ? getCyclesPerPixel()
                      : getProducts() / getFold().getSimd();
  return flowing(from.getBeats(), to.getBeats(), steps, macLatency(*this),
                 count(Int128(pixels) * getCyclesPerPixel()));
}

/// Digits of `number` in canonical signed form, in which no two neighbours are
/// not 0: as few powers of two, added or subtracted, as there can be.
static int64_t signedDigits(int64_t number) {
  // 3n and n differ where a digit stands, and have the same sign.
  auto wide = Int128(number);
  auto digits = uint64_t(((3 * wide) ^ wide) >> 1);
  return llvm::popcount(digits);
}

/// Adders for the sums of products with the weights of `mac`, each weight being
/// a number of its own in the logic.
static Int128 constantAdders(MacOp mac) {
  auto rom = mac.getWeights().getDefiningOp<RomOp>();
  std::optional<std::vector<int64_t>> weights =
      rom ? readIntegers(rom.getValue()) : std::nullopt;
  int64_t products = mac.getProducts(), out = mac.getOutputChannels();
  if (!weights)
    // Every other digit.
    return Int128(out) *
           (products *
                ceilDiv(mac.getWeights().getType().getElementType().getWidth(),
                        2) -
            1);
  if (weights->size() == 1)
    return Int128(out) *
           std::max<int64_t>(0, products * signedDigits(weights->front()) - 1);
  Int128 adders = 0;
  for (int64_t o = 0; o < out; ++o) {
    int64_t digits = 0;
    for (int64_t i = 0; i < products; ++i)
      digits += signedDigits((*weights)[o * products + i]);
    adders += std::max<int64_t>(0, digits - 1);
  }
  return adders;
}

/// LUTs of a shifter by the exponents of a mac's weights, with its sign and its
/// zero: one choice between two per stage and bit.
static int64_t shifterLuts(MacOp mac, int64_t in) {
  auto rom = mac.getWeights().getDefiningOp<RomOp>();
  std::optional<std::vector<int64_t>> weights =
      rom ? readIntegers(rom.getValue()) : std::nullopt;
  llvm::SmallSet<unsigned, 8> exponents;
  unsigned least = 63, most = 0;
  for (int64_t weight : weights.value_or(std::vector<int64_t>{1})) {
    if (weight == 0)
      continue;
    unsigned exponent = llvm::countr_zero(uint64_t(weight));
    exponents.insert(exponent);
    least = std::min(least, exponent);
    most = std::max(most, exponent);
  }
  if (exponents.size() <= 1)
    return in;
  return in + (in + most - least) * llvm::Log2_64_Ceil(exponents.size());
}

/// Adds what weights that are no numbers of a memory take: adders for digits,
/// shifters, or multipliers in LUTs.
static void addWeightLogic(MacOp mac, const CostModel &model, int64_t in,
                           int64_t weight, Int128 &lut, Int128 &ff) {
  FoldAttr fold = mac.getFold();
  Int128 pe = Int128(fold.getPe()) * fold.getPixels(), simd = fold.getSimd();
  if (mac.getWeightClass() == WeightClass::PowersOfTwo) {
    lut += pe * simd * shifterLuts(mac, in);
    return;
  }
  if (!isUnfoldedConst(mac)) {
    // A multiplier that sees several weights is one of any weights.
    lut += lutMultipliers(model, pe * simd, in, weight).lut;
    return;
  }
  // Adders of digits in the place of the tree's, each with a register.
  Int128 more = constantAdders(mac) * fold.getPixels() - pe * (simd - 1);
  lut += (in + weight + 2) * more;
  ff += (in + weight) * more;
}

UnitCost MacOp::getCostOn(const CostModel &model) {
  FoldAttr fold = getFold();
  Int128 pe = Int128(fold.getPe()) * fold.getPixels(), simd = fold.getSimd();
  int64_t accumulator = getType().getNumberWidth();
  Int128 products = pe * simd;
  int64_t in = getInput().getType().getNumberWidth();
  int64_t weight = getWeights().getType().getElementType().getWidth();
  bool isOnes = getWeightClass() == WeightClass::Ones;
  // Measured with factors of 8 bits: 18 LUTs per adder of the tree, 25.6
  // flip-flops per product with the register of its weight, those that a DSP
  // has inside not counted.
  int64_t product = isOnes ? in : in + weight;
  Int128 lut =
      (product + 2) * pe * (simd - 1) + pe * (2 * accumulator + 22) + 60;
  Int128 ff = 8 * product * products / 5 + pe * (3 * accumulator - 18) +
              3 * in * simd + 40;
  bool isGeneric = getWeightClass() == WeightClass::Generic;
  bool inLuts = isGeneric && getMultipliers() == Multiplier::Lut;
  bool inDsps = isGeneric && !inLuts;
  if (model.hasLut6) {
    // Blocks may add products in pairs, and accumulate a single one; those that
    // do have registers for factors and products.
    bool inBlocks = inDsps && model.hasBlockAdders;
    Int128 adders = (inBlocks ? (simd + 1) / 2 : simd) - 1;
    lut =
        pe * (2 * accumulator + (simd > 1 || !inBlocks ? accumulator + 2 : 0) +
              (product + 2) * adders);
    ff = pe * (3 * accumulator + 19 + (product + 1) * adders) + in * simd;
    if (inDsps && !inBlocks)
      ff += 29 * product * products / 16;
  }
  UnitCost cost;
  if (inLuts) {
    UnitCost multipliers = lutMultipliers(model, products, in, weight);
    lut += multipliers.lut;
    ff += multipliers.ff;
  } else if (inDsps) {
    cost.dsp = count(products * multiplierBlocks(model, in, weight));
  } else if (!isOnes) {
    addWeightLogic(*this, model, in, weight, lut, ff);
  }
  cost.lut = count(lut);
  cost.ff = count(ff);
  // Windows that come once but are needed several times are kept.
  int64_t passes = getOutputChannels() / getGroups() / fold.getPe();
  if (!isDepthwise() && passes > 1 && getInput().getType().getRepeat() == 1)
    addMemory(cost, model, Memory::Auto, simd * in, getProducts() / simd);
  return cost;
}

/// Beats of `from` up to the one that completes the first beat of `to`, where
/// `dims` are reduced.
static int64_t beatsBefore(StreamType from, StreamType to,
                           ArrayRef<int64_t> dims) {
  SmallVector<int64_t> reach(from.getRank(), 0);
  int64_t rest = to.getLanes();
  for (int64_t dim = to.getRank() - 1; dim >= 0 && rest > 1; --dim) {
    reach[dim] = std::min(rest, to.getShape()[dim]) - 1;
    rest /= to.getShape()[dim];
  }
  for (int64_t dim : dims)
    reach[dim] = from.getShape()[dim] - 1;
  int64_t index = 0;
  for (auto [extent, coordinate] : llvm::zip_equal(from.getShape(), reach))
    index = index * extent + coordinate;
  return index / from.getLanes() + 1;
}

UnitTiming ReduceOp::getTiming() {
  StreamType from = getInput().getType(), to = getType();
  int64_t first = 1;
  switch (getMode()) {
  case ReduceMode::Window:
    first = from.getWindowElements() / from.getTaps();
    // All channels of one tap, then those of the next.
    if (from.getOrder() == BeatOrder::Channels)
      first = (first - 1) *
                  (to.getBeats() * to.getPixelsPerBeat() / to.getPixels()) +
              1;
    break;
  case ReduceMode::Rows: {
    PadAttr pad = getPadAttr();
    int64_t rows = (*getKernel())[0] - 1 - (pad ? pad.getTop() : 0);
    int64_t columns = (*getKernel())[1] - 1 - (pad ? pad.getLeft() : 0);
    first = (std::clamp<int64_t>(rows, 0, from.getShape()[1] - 1) *
                 from.getShape()[2] +
             std::clamp<int64_t>(columns, 0, from.getShape()[2] - 1)) *
                from.getChannels() / from.getLanes() +
            1;
    break;
  }
  case ReduceMode::Global:
    first = beatsBefore(from, to, *getDims());
    break;
  }
  return flowing(from.getBeats(), to.getBeats(), std::max<int64_t>(1, first),
                 kReduceStages);
}

UnitCost ReduceOp::getCostOn(const CostModel &model) {
  StreamType from = getInput().getType(), to = getType();
  int64_t lanes = from.getLanes() * from.getTaps();
  int64_t width = to.getNumberWidth();
  UnitCost cost;
  // An adder, or a comparison and a choice, per number that comes in a cycle.
  cost.lut = lanes * width * (getKind() == ReduceKind::Sum ? 1 : 2) + 16;
  cost.ff = lanes * width + 20;
  if (getMode() == ReduceMode::Window)
    return cost;
  // A sum is open from its first number to its last: those of a row, or what
  // follows the first dimension that is reduced.
  int64_t first =
      getMode() == ReduceMode::Rows ? 1 : *llvm::min_element(*getDims());
  Int128 sums = 1;
  for (int64_t extent : to.getShape().drop_front(first + 1))
    sums *= extent;
  addMemory(cost, model, Memory::Auto, to.getLanes() * width,
            count(ceilDiv(sums, to.getLanes())));
  return cost;
}

UnitTiming EltwiseOp::getTiming() {
  int64_t beats = 0, latency = kEltwiseStages;
  for (OpOperand &operand : getOperation()->getOpOperands()) {
    auto stream = dyn_cast<StreamType>(operand.get().getType());
    if (!stream)
      continue;
    beats = std::max(beats, stream.getBeats());
    if (isKept(operand))
      latency = kBufferFill + kBufferStages + kEltwiseStages;
  }
  return flowing(beats, getType().getBeats(), 1, latency);
}

UnitCost EltwiseOp::getCostOn(const CostModel &model) {
  int64_t lanes = getType().getLanes(), width = getType().getNumberWidth();
  auto widthOf = [](Value value) -> int64_t {
    if (auto rom = dyn_cast<RomType>(value.getType()))
      return rom.getElementType().getWidth();
    return streamOf(value).getNumberWidth();
  };
  // A carry chain or a gate has one LUT a bit; a comparison needs a choice,
  // too.
  bool isSimple =
      llvm::is_contained({EltwiseKind::Add, EltwiseKind::Sub, EltwiseKind::And,
                          EltwiseKind::Or, EltwiseKind::Xor, EltwiseKind::Relu},
                         getKind());
  UnitCost cost;
  cost.ff = lanes * width + 1;
  cost.lut = lanes * width * (isSimple ? 1 : 2) + 8;
  if (getKind() == EltwiseKind::Mul) {
    int64_t a = widthOf(getInputs()[0]), b = widthOf(getInputs()[1]);
    if (getMultipliers() == Multiplier::Lut)
      cost += lutMultipliers(model, lanes, a, b);
    else
      cost.dsp = lanes * multiplierBlocks(model, a, b);
  }
  if (getKind() == EltwiseKind::Shl || getKind() == EltwiseKind::Shr)
    cost.lut += lanes * width * counterBits(width);
  for (OpOperand &operand : (*this)->getOpOperands())
    if (isKept(operand))
      cost += keptCost(operand, model);
  return cost;
}

bool ptc::fpga::multiplies(RequantOp op) {
  return llvm::any_of(op.getMultiplier(), [](int64_t multiplier) {
    return multiplier > 0 && !llvm::isPowerOf2_64(multiplier);
  });
}

UnitTiming RequantOp::getTiming() {
  return passing(getInput(), getResult(),
                 multiplies(*this) ? kRequantStages + kSkidLatency
                                   : kMoveStages);
}

UnitCost RequantOp::getCostOn(const CostModel &model) {
  int64_t lanes = getType().getLanes();
  auto [leastBias, mostBias] =
      std::minmax_element(getBias().begin(), getBias().end());
  // Bits of x + bias, and of the multipliers.
  int64_t value = signedWidthOf(rangeOf(getInput().getType().getNumberType()) +
                                Interval{*leastBias, *mostBias});
  int64_t factor =
      1 +
      llvm::Log2_64(std::max<int64_t>(1, *llvm::max_element(getMultiplier())));
  UnitCost cost;
  if (multiplies(*this)) {
    // Parts of a factor are added in LUTs. One bit more of the value is left to
    // LUTs, too; multipliers have no sign.
    int64_t parts = ceilDiv(std::max<int64_t>(1, value - 1), model.wideFactor) *
                    ceilDiv(factor, model.narrowFactor - 1);
    bool inLuts = getMultipliers() == Multiplier::Lut;
    if (inLuts)
      cost += lutMultipliers(model, lanes, value, factor);
    else
      cost.dsp = lanes * parts;
    int64_t sums = inLuts ? 0 : parts - 1;
    if (model.hasLut6) {
      cost.lut += 20 + lanes * 3 * (value + factor);
      cost.ff += 20 + lanes * 2 * (value + factor);
    } else {
      cost.lut += 48 + lanes * (8 * (value + factor) / 5 + 33 * sums);
      cost.ff += 50 + lanes * (19 * (value + factor) / 4);
    }
  } else {
    cost.lut = lanes * 2 * value;
    cost.ff = lanes * getType().getNumberWidth() + 1;
  }
  int64_t entries = std::max(getBias().size(), getMultiplier().size());
  if (entries > 1)
    addRom(cost, model, Memory::Auto, lanes * (value + factor + 3),
           ceilDiv(entries, lanes));
  return cost;
}

UnitTiming LutOp::getTiming() {
  return passing(getInput(), getResult(), kLutStages);
}

UnitCost LutOp::getCostOn(const CostModel &model) {
  auto type = cast<ShapedType>(getTable().getType());
  UnitCost cost;
  // A block RAM has two ports; each lane reads one entry, or two of a line.
  int64_t reads = getType().getLanes() * (getFraction() ? 2 : 1);
  addRom(cost, model, getMemory(), type.getElementTypeBitWidth(),
         type.getNumElements(), ceilDiv(reads, 2));
  // The read register is part of a block RAM.
  cost.ff = 1;
  if (getFraction()) {
    cost.ff += getType().getLanes() * getType().getNumberWidth();
    cost.dsp = getType().getLanes() *
               multiplierBlocks(model, type.getElementTypeBitWidth() + 1,
                                getFraction() + 1);
  }
  return cost;
}
