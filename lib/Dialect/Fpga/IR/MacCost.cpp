//===- MacCost.cpp - Area of convolutions ---------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What ptc_mac is made of, stage by stage.
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc::fpga;

bool ptc::fpga::hasConstantWeights(MacOp mac) {
  return mac.getWeightClass() == WeightClass::Const &&
         mac.getCyclesPerPixel() == 1;
}

/// Adds the products with weights that are numbers of their own in adders,
/// those of ptc_times, and the sums of each result, in which a weight of 0 has
/// no part.
static void addConstantProducts(const CostModel &model, MacOp mac, int64_t in,
                                int64_t weight, int64_t most, Int128 &lut,
                                Int128 &ff) {
  auto rom = mac.getWeights().getDefiningOp<RomOp>();
  std::optional<std::vector<int64_t>> weights =
      rom ? readIntegers(rom.getValue()) : std::nullopt;
  // Every other digit of those that are not known.
  if (!weights)
    weights.emplace(1, int64_t(llvm::maskTrailingOnes<uint64_t>(weight) / 3));
  int64_t products = mac.getProducts(), pixels = mac.getFold().getPixels();
  SmallVector<bool> isThere;
  // Of each input, the products that there are.
  std::vector<llvm::SmallSet<int64_t, 8>> made(products * mac.getGroups());
  for (int64_t o = 0; o < mac.getOutputChannels(); ++o) {
    isThere.clear();
    for (int64_t i = 0; i < products; ++i) {
      int64_t number = weights->size() == 1 ? weights->front()
                                            : (*weights)[o * products + i];
      isThere.push_back(number != 0);
      if (number == 0)
        continue;
      uint64_t size = number < 0 ? -uint64_t(number) : number;
      int64_t group = o * mac.getGroups() / mac.getOutputChannels();
      lut += pixels *
             timesLuts(model, in, number, made[group * products + i]);
      ff += pixels * (in + llvm::Log2_64(size) + 1 - llvm::countr_zero(size));
    }
    for (int64_t width = in + weight; isThere.size() > 1;) {
      int64_t sum = std::min(width + 1, most);
      size_t n = isThere.size();
      for (size_t i = 0; i < n; i += 2) {
        bool isSum = i + 1 < n && isThere[i] && isThere[i + 1];
        bool isOne = isThere[i] || (i + 1 < n && isThere[i + 1]);
        lut += isSum ? pixels * adderLuts(model, sum) : 0;
        ff += isOne ? pixels * (isSum ? sum : width) : 0;
        isThere[i / 2] = isOne;
      }
      isThere.truncate((n + 1) / 2);
      width = sum;
    }
  }
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

/// The tree of adders of one result: a level halves the numbers, and its sums
/// have a bit more, but none more than the result.
static void addTree(const CostModel &model, int64_t numbers, int64_t width,
                    int64_t most, Int128 results, Int128 &lut, Int128 &ff) {
  for (; numbers > 1; numbers = (numbers + 1) / 2) {
    bool isOdd = numbers % 2;
    int64_t sum = std::min(width + 1, most);
    lut += results * (numbers / 2) * adderLuts(model, sum);
    ff += results * (Int128(numbers / 2) * sum + (isOdd ? width : 0));
    width = sum;
  }
}

/// Counters, the handshakes, and which stages hold a step.
static void addControl(const CostModel &model, MacOp mac, int64_t steps,
                       int64_t words, int64_t replays, Int128 &lut,
                       Int128 &ff) {
  FoldAttr fold = mac.getFold();
  int64_t beats = std::max<int64_t>(
      1, fold.getPe() * fold.getPixels() / mac.getType().getLanes());
  int64_t results = macResults(mac), stages = macLatency(mac) - 3;
  int64_t busy = llvm::Log2_64(results) + 1;
  for (int64_t n : {steps, words, replays, beats}) {
    lut += counterLuts(model, n);
    ff += n > 1 ? counterBits(n) : 0;
  }
  // Results under way go up and down; the rest is which step is a first one or
  // a last one, and who may go on.
  lut += 2 * busy + (steps > 1 ? 9 : 6);
  ff += busy + (steps > 1 ? 3 : 2) * stages + 4;
  if (results == 2)
    return;
  // Two pointers and a level of those that wait.
  lut += 2 * counterLuts(model, results - 1) + 2 * busy + 3;
  ff += 3 * busy;
}

/// What ptc_mac takes on devices whose tables have four inputs, besides its
/// products.
static void addStages(MacOp mac, const CostModel &model, int64_t in,
                      int64_t weight, UnitCost &cost, Int128 &lut, Int128 &ff) {
  FoldAttr fold = mac.getFold();
  Int128 pe = Int128(fold.getPe()) * fold.getPixels(), simd = fold.getSimd();
  StreamType from = mac.getInput().getType();
  int64_t accumulator = mac.getType().getNumberWidth();
  int64_t steps = mac.getProducts() / fold.getSimd();
  int64_t passes = mac.getPasses();
  // Registers of factors and of the product that a block has inside.
  bool inBlocks = mac.getWeightClass() == WeightClass::Generic &&
                  mac.getMultipliers() != Multiplier::Lut &&
                  multiplierBlocks(model, in, weight) == 1;
  bool isOnes = mac.getWeightClass() == WeightClass::Ones;
  bool inAdders = hasConstantWeights(mac);
  // Factors that come with a beat: those of a channel serve its results.
  int64_t multiplier = mac.getOutputChannels() / mac.getInputChannels();
  Int128 share = mac.isDepthwise() ? std::min<int64_t>(fold.getPe(), multiplier)
                                   : fold.getPe();
  Int128 factors = pe / share * simd * in;
  bool isKept = !mac.isDepthwise() && passes > 1 && from.getRepeat() == 1;

  // Beats, and factors; those of kept beats are read from their memory.
  ff += (inBlocks ? 2 : 3) * factors;
  if (isKept) {
    addMemory(cost, model, Memory::Auto, count(factors), steps);
    lut += factors;
    ff += 2;
    if (resolveRam(model, Memory::Auto, count(factors), steps) !=
        Memory::Bram)
      ff += factors;
  }
  // Weights behind the register that a block RAM has inside: two registers, one
  // more where they are in tables, whose equal columns are one. Tables of several
  // LUTs a bit have an address for each result instead.
  if (!isOnes && !inAdders) {
    Int128 bits = pe * simd * weight;
    int64_t words = steps * passes;
    auto rom = mac.getWeights().getDefiningOp<RomOp>();
    bool inTables = !rom || resolveMemory(model, rom.getMemory(), count(bits),
                                          words) != Memory::Bram;
    bool hasAddresses = inTables && words > 16;
    if (inTables)
      bits = columnsOf(bits, words);
    if (words > 1)
      ff += ((inTables && !hasAddresses ? 3 : 2) - (inBlocks ? 1 : 0)) * bits;
    if (hasAddresses)
      ff += pe * counterBits(words);
  }
  int64_t product = isOnes ? in : in + weight;
  if (inAdders) {
    addConstantProducts(model, mac, in, weight, accumulator, lut, ff);
  } else {
    if (!inBlocks)
      ff += pe / (isOnes ? share : 1) * simd * product;
    addTree(model, fold.getSimd(), product, accumulator, pe, lut, ff);
  }
  // An accumulator begins with 0, which is a gate before its adder.
  if (steps > 1)
    lut += pe * (adderLuts(model, accumulator) + accumulator);
  // It, the result that waits and the one that goes out.
  int64_t results = macResults(mac);
  ff += (results == 2 ? 3 : 2) * pe * accumulator;
  if (results > 2) {
    int64_t bits = count(pe * accumulator);
    Memory queue = model.hasLutRam ? Memory::LutRam : Memory::Auto;
    addMemory(cost, model, queue, bits, results - 1);
    // A result may be needed when it comes: past the block RAM.
    if (resolveRam(model, queue, bits, results - 1) == Memory::Bram) {
      lut += bits + 6;
      ff += bits;
    }
  }
  lut += (pe - mac.getType().getLanes()) * accumulator;
  addControl(model, mac, steps, isOnes || inAdders ? 1 : steps * passes,
             isKept ? passes : 1, lut, ff);
}

UnitCost MacOp::getCostOn(const CostModel &model) {
  FoldAttr fold = getFold();
  Int128 pe = Int128(fold.getPe()) * fold.getPixels(), simd = fold.getSimd();
  int64_t accumulator = getType().getNumberWidth();
  Int128 products = pe * simd;
  int64_t in = getInput().getType().getNumberWidth();
  int64_t weight = getWeights().getType().getElementType().getWidth();
  bool isOnes = getWeightClass() == WeightClass::Ones;
  int64_t product = isOnes ? in : in + weight;
  bool isGeneric = getWeightClass() == WeightClass::Generic;
  bool inLuts = isGeneric && getMultipliers() == Multiplier::Lut;
  bool inDsps = isGeneric && !inLuts;
  UnitCost cost;
  Int128 lut = 0, ff = 0;
  if (!model.hasLut6) {
    addStages(*this, model, in, weight, cost, lut, ff);
  } else {
    // Blocks may add products in pairs, and accumulate a single one; those that
    // do have registers for factors and products.
    bool inBlocks = inDsps && model.hasBlockAdders;
    Int128 adders = (inBlocks ? (simd + 1) / 2 : simd) - 1;
    if (hasConstantWeights(*this)) {
      adders = 0;
      addConstantProducts(model, *this, in, weight, accumulator, lut, ff);
    }
    lut +=
        pe * (2 * accumulator + (simd > 1 || !inBlocks ? accumulator + 2 : 0) +
              (product + 2) * adders);
    ff += pe * (3 * accumulator + 19 + (product + 1) * adders) + in * simd;
    if (inDsps && !inBlocks)
      ff += 29 * product * products / 16;
    // Windows that come once but are needed several times are kept.
    int64_t passes = getOutputChannels() / getGroups() / fold.getPe();
    if (!isDepthwise() && passes > 1 && getInput().getType().getRepeat() == 1)
      addMemory(cost, model, Memory::Auto, count(simd * in),
                getProducts() / fold.getSimd());
  }
  if (inLuts) {
    UnitCost multipliers = lutMultipliers(model, products, in, weight);
    lut += multipliers.lut;
    ff += multipliers.ff;
  } else if (inDsps) {
    // Those of ECP5 and Xilinx are cut by yosys, which leaves nothing to LUTs.
    UnitCost product;
    if (model.hasLutRam)
      product.dsp = multiplierBlocks(model, in, weight);
    else
      product = productOfParts(model, in, weight);
    cost.dsp = count(products * product.dsp);
    lut += products * product.lut;
  } else if (getWeightClass() == WeightClass::PowersOfTwo) {
    lut += products * shifterLuts(*this, in);
  } else if (!isOnes && !hasConstantWeights(*this)) {
    // A multiplier that sees several weights is one of any weights.
    lut += lutMultipliers(model, products, in, weight).lut;
  }
  cost.lut = count(cost.lut + lut);
  cost.ff = count(cost.ff + ff);
  return cost;
}
