//===- Deadlock.h - Designs that stop for good ------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_DEADLOCK_H
#define LIB_DIALECT_FPGA_TRANSFORMS_DEADLOCK_H

#include "PoolToConv/Dialect/Fpga/Simulation/Simulator.h"

namespace ptc::fpga {

/// Runs the design without time, with `depths` or those of the ops: a deadlock
/// in the result means that it may stop for good.
SimulationResult checkDeadlock(const StreamGraph &graph, QueueDepths depths,
                               int64_t cycleLimit);

/// The depths with which the design does not stop, whatever its speed, from
/// `depths` or those of the ops upwards. Deadlock in the result means that no
/// depth helps.
SimulationResult growQueues(const StreamGraph &graph, QueueDepths depths,
                            int64_t cycleLimit);

/// An error for the pass `name` unless `limit` is a number of cycles that can
/// be counted to.
mlir::LogicalResult verifyCycleLimit(mlir::MLIRContext *context,
                                     llvm::StringRef name, int64_t limit);

/// An error at the full queue, or at the unit that cannot hand on its result
/// where there is no queue, with the depth that it needs in `grown`.
void emitDeadlock(const StreamGraph &graph, const SimulationResult &stopped,
                  const SimulationResult &grown);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_DEADLOCK_H
