//===- Schedules.h - Which step takes and gives which beat ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_SIMULATION_SCHEDULES_H
#define LIB_DIALECT_FPGA_SIMULATION_SCHEDULES_H

#include "PoolToConv/Dialect/Fpga/Simulation/StreamGraph.h"

namespace ptc::fpga {

/// The steps of one unit in a frame.
struct Schedule {
  std::vector<Run> body;
  int64_t repeats = 1;

  /// Appends a run, or repeats the last one where it is equal.
  void append(Run run);
  /// `times` steps that take beats and give nothing.
  void takeOnly(int64_t times, uint32_t takes = 1);
  /// Each of `times` steps takes beats and gives one.
  void pass(int64_t times, uint32_t takes = 1);
};

/// Longer schedules are declined.
inline constexpr size_t kMaxRuns = size_t(1) << 23;

Schedule scheduleOf(WindowOp op, LineBuffers buffers);
Schedule scheduleOf(MacOp op);
Schedule scheduleOf(ReduceOp op);
Schedule scheduleOf(CropOp op);
Schedule scheduleOf(PadOp op);
Schedule scheduleOf(ConcatOp op);
Schedule scheduleOf(ReorderOp op);

/// Operand `from` of an element-wise op, whose elements serve several times,
/// as `to`.
Schedule broadcastSchedule(StreamType from, StreamType to);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_SIMULATION_SCHEDULES_H
