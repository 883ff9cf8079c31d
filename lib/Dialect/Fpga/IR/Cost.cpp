//===- Cost.cpp - Parts of the models of time and area --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "llvm/Support/MathExtras.h"

#include <cmath>

using namespace ptc::fpga;

int64_t ptc::fpga::count(Int128 number) {
  return std::min<Int128>(number, int64_t(1) << 53);
}

int64_t ptc::fpga::counterBits(int64_t n) {
  return llvm::Log2_64_Ceil(std::max<int64_t>(2, n));
}

int64_t ptc::fpga::adderLuts(const CostModel &model, int64_t bits) {
  if (bits <= 1 || model.hasLut6 || hasFreeCarries(model))
    return std::max<int64_t>(1, bits);
  // Without carry cells, each sum and each carry but the first and last.
  return bits <= 4 ? 2 * bits - 2 : (bits + 1) / 2 * 2;
}

int64_t ptc::fpga::compareLuts(const CostModel &model, int64_t bits) {
  return hasFreeCarries(model) ? 1 : adderLuts(model, bits);
}

int64_t ptc::fpga::equalsLuts(const CostModel &model, int64_t bits) {
  // A tree in which each table takes one input from the one before.
  return ceilDiv(std::max<int64_t>(1, bits - 1), model.hasLut6 ? 5 : 3);
}

int64_t ptc::fpga::counterLuts(const CostModel &model, int64_t steps) {
  if (steps <= 1)
    return 0;
  int64_t bits = counterBits(steps);
  if (bits <= 4)
    return bits == 1 ? 2 : bits + 2;
  // Where it does not get to 0 by itself, gates clear the bits that one more
  // than the last step has.
  int64_t gates =
      llvm::isPowerOf2_64(steps) ? 1 : 2 + llvm::popcount(uint64_t(steps));
  return adderLuts(model, bits) + equalsLuts(model, bits) + gates;
}

int64_t ptc::fpga::wideLuts(const CostModel &model, int64_t inputs) {
  if (model.hasLut6)
    return ceilDiv(std::max<int64_t>(1, inputs - 1), 5);
  if (hasFreeCarries(model))
    return ceilDiv(std::max<int64_t>(1, inputs - 1), 3);
  return int64_t(1) << std::clamp<int64_t>(inputs - 4, 0, 3);
}

int64_t ptc::fpga::sameLuts(const CostModel &model, int64_t bits) {
  if (bits <= 3)
    return 0;
  if (model.hasLut6 || hasFreeCarries(model))
    return equalsLuts(model, bits);
  // An odd number of tables in carry cells, of three further bits each, and the
  // carry's way out.
  return (((bits + 1) / 3) | 1) + 1;
}

int64_t ptc::fpga::columnsOf(Int128 bits, int64_t depth) {
  if (depth >= 16)
    return count(bits);
  // Draws from all columns that there are.
  double all = double(int64_t(1) << depth), drawn = double(count(bits));
  return std::llround(-all * std::expm1(drawn * std::log1p(-1 / all)));
}

/// Block RAMs of `depth` words of `width` bits, in the best of the shapes that
/// one has; and how many of them hold words of different addresses.
static std::pair<int64_t, int64_t>
blockRams(const CostModel &model, int64_t width, int64_t depth) {
  int64_t best = INT64_MAX, deep = 1;
  for (const MemoryShape &shape : model.ramShapes) {
    // Words of different addresses share blocks, side by side. Of equally many
    // blocks, those with the fewest choices behind them, as Yosys has it.
    int64_t choices = ceilDiv(depth, shape.depth);
    int64_t blocks =
        count(ceilDiv(Int128(width) * choices, Int128(shape.width)));
    if (blocks < best || (blocks == best && choices < deep)) {
      best = blocks;
      deep = choices;
    }
  }
  return {best, deep};
}

/// Bits that one LUT holds.
static int64_t lutBits(const CostModel &model) {
  return model.hasLut6 ? 64 : 16;
}

Memory ptc::fpga::resolveMemory(const CostModel &model, Memory memory,
                                int64_t width, int64_t depth) {
  if (memory != Memory::Auto)
    return memory;
  return depth <= lutBits(model) || Int128(width) * depth < 2048
             ? Memory::LutRam
             : Memory::Bram;
}

Memory ptc::fpga::resolveRam(const CostModel &model, Memory memory,
                             int64_t width, int64_t depth) {
  if (model.hasLutRam)
    return resolveMemory(model, memory, width, depth);
  if (memory == Memory::LutRam)
    return Memory::Reg;
  if (memory != Memory::Auto)
    return memory;
  // Registers where there are no more than a block RAM's control takes.
  return depth <= 4 || Int128(width) * depth <= 128 ? Memory::Reg
                                                    : Memory::Bram;
}

/// LUTs that hold `bits` bits of `depth` words, which are never written.
static Int128 romLuts(const CostModel &model, Int128 bits, int64_t depth,
                      bool isAlone = true) {
  // One of six inputs holds two bits of 32 words; multiplexers are free.
  if (model.hasLut6)
    return depth <= 32 ? (bits + 1) / 2 : bits * ceilDiv(depth, lutBits(model));
  if (depth <= lutBits(model))
    return depth == 1 ? 0 : columnsOf(bits, depth);
  // Without multiplexers behind tables, one for each 16 words and another that
  // chooses between two, and a seventh more, since trees of choices do not fill
  // tables of four inputs. Yosys does the same where carry cells are slower.
  if (!model.hasLutRam || !isAlone)
    return bits * depth / 7;
  // With them, choices between up to 8 tables are free; more of them are chosen
  // from in tables, a quarter more.
  int64_t tables = ceilDiv(depth, lutBits(model));
  return tables <= 8 ? bits * int64_t(llvm::PowerOf2Ceil(tables))
                     : bits * tables * 5 / 4;
}

/// LUTs of `copies` memories of `depth` words of `width` bits that are written.
static Int128 ramLuts(const CostModel &model, int64_t width, int64_t depth,
                      int64_t copies) {
  // A fourth LUT of six inputs serves the write port of three.
  if (model.hasLut6)
    return ceilDiv(romLuts(model, Int128(width) * copies, depth) * 4, 3);
  // 16 words of 4 bits take 4 LUTs, a choice between two such memories one a
  // bit, and the address of each is told from the others.
  Int128 banks = ceilDiv(depth, lutBits(model));
  return copies * (4 * ceilDiv(width, 4) * banks + width * (banks - 1) +
                   (banks > 1 ? banks : 0));
}

void ptc::fpga::addRom(UnitCost &cost, const CostModel &model, Memory memory,
                       int64_t width, int64_t depth, int64_t copies,
                       bool isAlone) {
  Int128 bits = Int128(width) * copies;
  switch (resolveMemory(model, memory, width, depth)) {
  case Memory::Reg:
    cost.ff += count(bits * depth);
    // A multiplexer tree: one LUT4 chooses between two, a LUT6 between four.
    cost.lut += count(bits * (depth - 1) / (model.hasLut6 ? 3 : 1));
    return;
  case Memory::LutRam:
    cost.lut += count(romLuts(model, bits, depth, isAlone));
    return;
  case Memory::Bram: {
    auto [blocks, deep] = blockRams(model, width, depth);
    cost.bram18 += count(Int128(blocks) * copies);
    // Choices between blocks of different addresses.
    cost.lut += count(bits * (deep - 1) / (model.hasLut6 ? 3 : 1));
    cost.ff += deep > 1 ? copies * counterBits(deep) : 0;
    return;
  }
  case Memory::Auto:
  case Memory::Uram:
  case Memory::Dram:
    return;
  }
}

void ptc::fpga::addMemory(UnitCost &cost, const CostModel &model, Memory memory,
                          int64_t width, int64_t depth, int64_t copies) {
  memory = resolveRam(model, memory, width, depth);
  if (memory == Memory::LutRam)
    cost.lut += count(ramLuts(model, width, depth, copies));
  else
    addRom(cost, model, memory, width, depth, copies);
}

int64_t ptc::fpga::multiplierBlocks(const CostModel &model, int64_t a,
                                    int64_t b) {
  auto blocks = [&](int64_t wide, int64_t narrow) {
    return ceilDiv(wide, model.wideFactor) *
           ceilDiv(narrow, model.narrowFactor);
  };
  return std::min(blocks(a, b), blocks(b, a));
}

/// Bits of the parts of a factor of `width` bits, for blocks that take `block`
/// bits of one, both with a sign: all parts but the last have none.
static llvm::SmallVector<int64_t> partsOf(int64_t width, int64_t block) {
  llvm::SmallVector<int64_t> parts;
  for (; width > block; width -= block - 1)
    parts.push_back(block - 1);
  parts.push_back(width);
  return parts;
}

UnitCost ptc::fpga::productOfParts(const CostModel &model, int64_t a,
                                   int64_t b) {
  UnitCost cost;
  llvm::SmallVector<int64_t> parts = partsOf(a, model.wideFactor),
                             rows = partsOf(b, model.narrowFactor);
  for (auto [j, row] : llvm::enumerate(rows)) {
    for (int64_t part : parts) {
      // Two bits that are left of a factor are multiplied in LUTs.
      if ((parts.size() > 1 && part <= 2) || (rows.size() > 1 && row <= 2)) {
        cost.lut += adderLuts(model, std::max(part, row));
        cost.ff += 2 * (part + row);
      } else {
        // Blocks have registers for factors and product.
        ++cost.dsp;
      }
    }
    // Parts are added in a register, and so are the sums; low bits pass by.
    cost.lut += (parts.size() - 1) * adderLuts(model, a + row - parts[0]);
    cost.ff += a + row;
    if (j > 0)
      cost.lut += adderLuts(model, a + b - j * rows[0]);
  }
  cost.ff += a + b;
  return cost;
}

UnitCost ptc::fpga::lutMultipliers(const CostModel &model, Int128 products,
                                   int64_t a, int64_t b) {
  UnitCost cost;
  if (model.hasLut6) {
    // Measured with 8 x 8 bits: shifts and adders, as Yosys maps them.
    cost.lut = count(products * 99 * a * b / 64);
    cost.ff = count(products * (49 * (a + b)) / 32);
    return cost;
  }
  // Rows of AND gates in pairs; the gates of a pair are in its carry cells on
  // ECP5, and three more tables for two bits where carry cells have none. Their
  // sums in pairs: ptc_product.
  int64_t sums = ceilDiv(b, 2), pair = adderLuts(model, a + 2);
  int64_t each = sums * (hasFreeCarries(model) ? 5 * pair / 2 : pair);
  for (int64_t width = a + 2, low = 2; sums > 1;
       sums = ceilDiv(sums, 2), width += low, low *= 2)
    each += sums / 2 * adderLuts(model, std::min(width, a + b - low));
  cost.lut = count(products * each);
  return cost;
}

int64_t ptc::fpga::timesLuts(const CostModel &model, int64_t a,
                             int64_t constant,
                             llvm::SmallSet<int64_t, 8> &made) {
  // Digits 1 and -1, none of which are neighbours; the upper half of them and the
  // lower half are constants of their own.
  auto once = Int128(constant), thrice = 3 * once;
  auto plus = uint64_t((thrice & ~once) >> 1),
       minus = uint64_t((once & ~thrice) >> 1), digits = plus | minus;
  int64_t count = llvm::popcount(digits);
  uint64_t size = constant < 0 ? -uint64_t(constant) : constant;
  // Zeros below the digits are no part of it.
  if (count == 0 || !made.insert(constant >> llvm::countr_zero(digits)).second)
    return 0;
  if (count == 1)
    return constant < 0 ? adderLuts(model, a + 1) : 0;
  uint64_t upperDigits = digits;
  for (int64_t i = 0; i < count / 2; ++i)
    upperDigits &= upperDigits - 1;
  int64_t low = llvm::countr_zero(digits),
          middle = llvm::countr_zero(upperDigits);
  uint64_t below = (uint64_t(1) << middle) - 1;
  auto upper = int64_t((plus >> middle) - (minus >> middle));
  auto lower = int64_t((plus & below) - (minus & below));
  // Nothing is added to the low bits of the sum; all of it is subtracted.
  int64_t width = a + llvm::Log2_64(size) + 1 - low;
  return adderLuts(model, lower < 0 ? width : width - (middle - low)) +
         timesLuts(model, a, lower < 0 ? upper : std::abs(upper), made) +
         timesLuts(model, a, std::abs(lower), made);
}

int64_t ptc::fpga::shiftLuts(const CostModel &model, int64_t bits,
                             bool isSigned, int64_t levels, int64_t width,
                             bool isLeft) {
  int64_t luts = 0, far = 0;
  for (int64_t level = 0; level < levels; ++level) {
    // Each level chooses between a bit and another one, and leaves those that
    // are the sign. To the right, what the levels behind it bring down is needed.
    int64_t step = int64_t(1) << level;
    if (step >= (isLeft ? width : bits)) {
      ++far;
      continue;
    }
    int64_t chosen = isLeft ? bits + 2 * step - 1 : bits;
    int64_t needed =
        isLeft ? width : width + (int64_t(1) << levels) - 2 * step;
    luts += std::min(chosen - isSigned, needed);
  }
  // Levels that leave nothing but the sign or 0 are gates together.
  luts += width * ceilDiv(far, isLeft || !isSigned ? 3 : 2);
  // One of six inputs has two levels.
  return model.hasLut6 ? ceilDiv(luts, 2) : luts;
}

UnitTiming ptc::fpga::flowing(int64_t beatsIn, int64_t beatsOut,
                              int64_t firstBeats, int64_t latency,
                              int64_t atLeast) {
  UnitTiming timing;
  timing.beatsIn = beatsIn;
  timing.beatsOut = beatsOut;
  timing.cycles = std::max({beatsIn, beatsOut, atLeast});
  // Input beats that the first result needs, the first of them in cycle 0.
  timing.firstOut = std::max<int64_t>(0, firstBeats - 1) + latency;
  timing.ii = beatsOut ? ceilDiv(timing.cycles, beatsOut) : 0;
  return timing;
}
