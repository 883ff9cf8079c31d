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
/// of 18 kbit has.
static int64_t blockRams(int64_t width, int64_t depth) {
  int64_t best = INT64_MAX;
  const std::pair<int64_t, int64_t> shapes[] = {
      {36, 512}, {18, 1024}, {9, 2048}, {4, 4096}, {2, 8192}, {1, 16384}};
  for (auto [w, d] : shapes)
    best = std::min(best, count(Int128(ceilDiv(width, w)) * ceilDiv(depth, d)));
  return best;
}

Memory ptc::fpga::resolveMemory(Memory memory, int64_t width, int64_t depth) {
  if (memory != Memory::Auto)
    return memory;
  return depth <= 16 || Int128(width) * depth < 2048 ? Memory::LutRam
                                                     : Memory::Bram;
}

void ptc::fpga::addMemory(UnitCost &cost, Memory memory, int64_t width,
                          int64_t depth, int64_t copies) {
  Int128 bits = Int128(width) * copies;
  switch (resolveMemory(memory, width, depth)) {
  case Memory::Reg:
    cost.ff += count(bits * depth);
    // A multiplexer tree: one LUT4 chooses between two.
    cost.lut += count(bits * (depth - 1));
    return;
  case Memory::LutRam:
    // 16 words of 4 bits take 4 LUTs; another LUT a bit chooses between them.
    cost.lut += count(bits * (2 * ceilDiv(depth, 16) - 1));
    return;
  case Memory::Bram:
    cost.bram18 += count(Int128(blockRams(width, depth)) * copies);
    return;
  case Memory::Auto:
  case Memory::Uram:
  case Memory::Dram:
    return;
  }
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
