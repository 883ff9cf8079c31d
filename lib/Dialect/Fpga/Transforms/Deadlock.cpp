//===- Deadlock.cpp - Designs that stop for good --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Deadlock.h"

using namespace mlir;
using namespace ptc::fpga;

/// Frames after which all that can happen between two of them has happened.
static constexpr int64_t kUntimedFrames = 2;

static SimulationResult runUntimed(const StreamGraph &graph, QueueMode queues,
                                   QueueDepths depths, int64_t cycleLimit) {
  SimulationOptions options;
  options.frames = kUntimedFrames;
  options.cycleLimit = cycleLimit;
  options.queues = queues;
  options.depths = std::move(depths);
  options.isUntimed = true;
  return simulate(graph, options);
}

SimulationResult ptc::fpga::checkDeadlock(const StreamGraph &graph,
                                          QueueDepths depths,
                                          int64_t cycleLimit) {
  return runUntimed(graph, QueueMode::Bounded, std::move(depths), cycleLimit);
}

SimulationResult ptc::fpga::growQueues(const StreamGraph &graph,
                                       QueueDepths depths, int64_t cycleLimit) {
  return runUntimed(graph, QueueMode::Growing, std::move(depths), cycleLimit);
}

LogicalResult ptc::fpga::verifyCycleLimit(MLIRContext *context, StringRef name,
                                          int64_t limit) {
  if (limit >= 1 && limit <= int64_t(1) << 50)
    return success();
  return emitError(UnknownLoc::get(context))
         << name << ": cycle-limit has to be in 1 .. 2^50";
}

/// Which joins of the ring wait for a beat that does not come.
static void attachWaits(InFlightDiagnostic &error, const StreamGraph &graph,
                        ArrayRef<Wait> ring) {
  for (const Wait &wait : ring) {
    const StreamUnit &unit = graph.units[wait.unit];
    if (wait.isForInput && unit.inputs.size() > 1)
      error.attachNote(unit.op->getLoc())
          << "'" << unit.op->getName() << "' waits for its operand "
          << graph.links[wait.link].operand;
  }
}

void ptc::fpga::emitDeadlock(const StreamGraph &graph,
                             const SimulationResult &stopped,
                             const SimulationResult &grown) {
  for (const Wait &wait : stopped.ring) {
    const UnitActivity &queue = stopped.units[wait.unit];
    if (!queue.isQueue || wait.isForInput)
      continue;
    Operation *op = graph.units[wait.unit].op;
    InFlightDiagnostic error = op->emitOpError("of depth ")
                               << queue.depth
                               << " is full, and the design stops for good";
    if (grown.status == SimulationStatus::Done)
      error << "; it needs a depth of "
            << std::max(queue.depth + 1, grown.units[wait.unit].depth);
    attachWaits(error, graph, stopped.ring);
    return;
  }
  for (const Wait &wait : stopped.ring) {
    if (wait.isForInput)
      continue;
    Operation *op = graph.units[wait.unit].op;
    InFlightDiagnostic error = op->emitOpError(
        "cannot hand on its result, and the design stops for good: no queue "
        "stands behind it; fpga-size-fifos puts one");
    attachWaits(error, graph, stopped.ring);
    return;
  }
}
