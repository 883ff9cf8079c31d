//===- Latency.h - Registers between ports of units -------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place for constants of time. Closed forms (UnitOpInterface's
// getTiming) and the simulation both take them from here. All are cycles, as
// the Verilog modules have them that docs/FpgaTime.md names.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_LATENCY_H
#define POOLTOCONV_DIALECT_FPGA_IR_LATENCY_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

namespace ptc::fpga {

/// From the beat that completes a window to the cycle that may read it: the
/// count of pixels held, and its comparison, are registers.
inline constexpr int64_t kBufferFill = 2;
/// Read register and output register of a line buffer.
inline constexpr int64_t kBufferStages = 2;
/// Lost after each row of a window's results, while the next one is looked up.
inline constexpr int64_t kWindowRowGap = 1;
/// From the end of a result of a mac to the last factors of the one that takes
/// its place.
inline constexpr int64_t kMacTurnaround = 1;
/// Through a queue: memory, read register and output register. The registers
/// hold two beats more than the memory is deep.
inline constexpr int64_t kFifoLatency = 3;
inline constexpr int64_t kFifoRegisters = 2;
/// The register slice behind a multiplying requant.
inline constexpr int64_t kSkidLatency = 1;
inline constexpr int64_t kSkidBeats = 2;
/// Stages of units whose stages all move or stand together.
inline constexpr int64_t kReduceStages = 2;
inline constexpr int64_t kMoveStages = 1;

/// Whether a multiplier is no power of two, which is a shift.
bool multiplies(RequantOp op);

/// Whether a result can be beyond what the type and the bounds of `op` hold,
/// for some number of its input's type.
bool exceeds(RequantOp op);

/// Memory, sum, four of the product, rounding, shift and result; without a
/// product sum, rounding and result.
int64_t requantStages(RequantOp op);

/// One, but for products (four, shift, result), shifts by an operand (distance,
/// shift, rounding, result) and leading zeros (half of the levels each).
int64_t eltwiseStages(EltwiseOp op);

/// The entry; between two of them also their difference, product and sum.
int64_t lutStages(LutOp op);

/// From the last factors of a result to the result: memory, its register,
/// multiplier, tree of adders, accumulator, result, output.
int64_t macLatency(MacOp op);

/// Results of a mac that are computed or wait at the same time: two, or as many
/// as it takes so that the next result never has to wait for them.
int64_t macResults(MacOp op);

/// Rows that the ring of a line buffer holds: those of a window, and those that
/// come meanwhile.
int64_t windowRows(WindowOp op);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_LATENCY_H
