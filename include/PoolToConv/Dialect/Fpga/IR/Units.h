//===- Units.h - Time and area of a hardware unit ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_UNITS_H
#define POOLTOCONV_DIALECT_FPGA_IR_UNITS_H

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

/// What a unit takes of a device.
struct UnitCost {
  /// LUTs of four inputs, as Yosys counts them for ECP5 (a carry cell as two).
  int64_t lut = 0;
  int64_t ff = 0;
  /// Multipliers of 18 x 18 bits.
  int64_t dsp = 0;
  /// Block RAMs of 18 kbit, at most 36 bits wide.
  int64_t bram18 = 0;
};

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_UNITS_H
