//===- Cost.cpp - Parts of the models of time and area --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "llvm/Support/MathExtras.h"

using namespace ptc::fpga;

int64_t ptc::fpga::count(Int128 number) {
  return std::min<Int128>(number, int64_t(1) << 53);
}

int64_t ptc::fpga::counterBits(int64_t n) {
  return llvm::Log2_64_Ceil(std::max<int64_t>(2, n));
}

/// Block RAMs of `depth` words of `width` bits: the best of the shapes that one
/// has.
static int64_t blockRams(const CostModel &model, int64_t width, int64_t depth) {
  int64_t best = INT64_MAX;
  for (const MemoryShape &shape : model.ramShapes)
    best = std::min(best, count(Int128(ceilDiv(width, shape.width)) *
                                ceilDiv(depth, shape.depth)));
  return best;
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

/// LUTs that hold `bits` bits of `depth` words.
static Int128 memoryLuts(const CostModel &model, Int128 bits, int64_t depth) {
  Int128 words = ceilDiv(depth, lutBits(model));
  // 16 words of 4 bits take 4 LUTs of four inputs, and another LUT a bit
  // chooses between them.
  if (!model.hasLut6)
    return bits * (2 * words - 1);
  // One of six inputs holds two bits of 32 words; multiplexers are free.
  return depth <= 32 ? (bits + 1) / 2 : bits * words;
}

void ptc::fpga::addRom(UnitCost &cost, const CostModel &model, Memory memory,
                       int64_t width, int64_t depth, int64_t copies) {
  Int128 bits = Int128(width) * copies;
  switch (resolveMemory(model, memory, width, depth)) {
  case Memory::Reg:
    cost.ff += count(bits * depth);
    // A multiplexer tree: one LUT4 chooses between two, a LUT6 between four.
    cost.lut += count(bits * (depth - 1) / (model.hasLut6 ? 3 : 1));
    return;
  case Memory::LutRam:
    cost.lut += count(memoryLuts(model, bits, depth));
    return;
  case Memory::Bram:
    cost.bram18 += count(Int128(blockRams(model, width, depth)) * copies);
    return;
  case Memory::Auto:
  case Memory::Uram:
  case Memory::Dram:
    return;
  }
}

void ptc::fpga::addMemory(UnitCost &cost, const CostModel &model, Memory memory,
                          int64_t width, int64_t depth, int64_t copies) {
  memory = resolveMemory(model, memory, width, depth);
  if (memory == Memory::LutRam && !model.hasLutRam)
    memory = Memory::Reg;
  UnitCost part;
  addRom(part, model, memory, width, depth, copies);
  // A fourth LUT of six inputs serves the write port of three.
  if (memory == Memory::LutRam && model.hasLut6)
    part.lut = count(ceilDiv(Int128(part.lut) * 4, 3));
  cost += part;
}

int64_t ptc::fpga::multiplierBlocks(const CostModel &model, int64_t a,
                                    int64_t b) {
  auto blocks = [&](int64_t wide, int64_t narrow) {
    return ceilDiv(wide, model.wideFactor) *
           ceilDiv(narrow, model.narrowFactor);
  };
  return std::min(blocks(a, b), blocks(b, a));
}

UnitCost ptc::fpga::lutMultipliers(const CostModel &model, Int128 products,
                                   int64_t a, int64_t b) {
  UnitCost cost;
  // Measured with 8 x 8 bits: on ECP5 rows of AND gates in carry chains, two
  // rows a chain; on Xilinx shifts and adders, as Yosys maps them.
  cost.lut = count(products * (model.hasLut6 ? 99 : 72) * a * b / 64);
  cost.ff = count(products * (49 * (a + b)) / 32);
  return cost;
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
