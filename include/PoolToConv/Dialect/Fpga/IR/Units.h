//===- Units.h - Time and area of a hardware unit ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_UNITS_H
#define POOLTOCONV_DIALECT_FPGA_IR_UNITS_H

#include "llvm/ADT/SmallVector.h"

#include <cstdint>

namespace ptc::fpga {

/// Cycles of a unit whose neighbours never make it wait.
struct UnitTiming {
  /// Beats of one frame, over all stream operands and results.
  int64_t beatsIn = 0;
  int64_t beatsOut = 0;
  /// Cycles from the first input beat to the first result beat.
  int64_t firstOut = 0;
  /// Cycles from one frame to the next.
  int64_t cycles = 0;
  /// Cycles between two result beats, rounded up.
  int64_t ii = 0;
};

/// Words and bits of a block RAM.
struct MemoryShape {
  int64_t width = 0;
  int64_t depth = 0;
};

/// What the blocks of a family of devices can do. The default is Lattice's
/// ECP5, where the formulas of the estimates come from.
struct CostModel {
  /// Lookup tables of six inputs instead of four: other constants (fitted for
  /// Xilinx 7 series), and 64 bits of memory a table instead of 16.
  bool hasLut6 = false;
  /// Lookup tables can be written.
  bool hasLutRam = true;
  /// Factors of a multiplier block, in bits with the sign.
  int64_t wideFactor = 18;
  int64_t narrowFactor = 18;
  /// Multiplier blocks add their products in pairs, and hold the registers
  /// around them.
  bool hasBlockAdders = false;
  /// The shapes that a block RAM can take.
  llvm::SmallVector<MemoryShape, 6> ramShapes = {
      {36, 512}, {18, 1024}, {9, 2048}, {4, 4096}, {2, 8192}, {1, 16384}};
};

/// What a unit takes of a device.
struct UnitCost {
  /// LUTs as Yosys counts them, before placement: of four inputs (for ECP5, a
  /// carry cell as two) or of six, as the model says.
  int64_t lut = 0;
  int64_t ff = 0;
  /// Multiplier blocks.
  int64_t dsp = 0;
  /// Block RAMs: of 18 kbit, at most 36 bits wide, unless the model has others.
  int64_t bram18 = 0;

  UnitCost &operator+=(const UnitCost &other) {
    lut += other.lut;
    ff += other.ff;
    dsp += other.dsp;
    bram18 += other.bram18;
    return *this;
  }
  UnitCost &operator-=(const UnitCost &other) {
    lut -= other.lut;
    ff -= other.ff;
    dsp -= other.dsp;
    bram18 -= other.bram18;
    return *this;
  }
};

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_UNITS_H
