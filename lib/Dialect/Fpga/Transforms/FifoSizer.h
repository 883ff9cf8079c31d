//===- FifoSizer.h - How deep queues have to be -----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_FIFOSIZER_H
#define LIB_DIALECT_FPGA_TRANSFORMS_FIFOSIZER_H

#include "PoolToConv/Dialect/Fpga/Simulation/Simulator.h"
#include "mlir/IR/PatternMatch.h"

namespace ptc::fpga {

/// Sizes the queues of one kernel.
class FifoSizer {
public:
  FifoSizer(mlir::IRRewriter &rewriter, StreamGraph graph, int64_t leastDepth,
            int64_t frames, int64_t cycleLimit)
      : rewriter(rewriter), graph(std::move(graph)), leastDepth(leastDepth),
        frames(frames), cycleLimit(cycleLimit) {}

  /// The least depths with which the design does not stop.
  mlir::FailureOr<QueueDepths> least();
  /// Depths from what has to wait, and what is under way meanwhile; deeper
  /// where a run shows that this is not enough.
  mlir::FailureOr<QueueDepths> analytic();
  /// Depths from what waited.
  mlir::FailureOr<QueueDepths> simulated();

  /// What is known of a queue, for the report.
  std::string reasonOf(mlir::Operation *fifo) const {
    return reasons.lookup(fifo);
  }

private:
  /// Simulates as many frames and cycles as were asked for.
  SimulationResult run(SimulationOptions options) const;
  /// Cycles a frame with `depths`, or nothing if the design stops.
  std::optional<int64_t> cyclesWith(const QueueDepths &depths) const;
  /// Also puts queues where copies wait that have none.
  mlir::LogicalResult findNeeds();
  /// Sets `cycles` to those of a frame at full rate.
  mlir::LogicalResult findFullRate();
  /// What waits where inputs come at the full rate, and no faster.
  mlir::FailureOr<QueueDepths> findPeaks();
  /// Makes all of `depths` deeper until the rate is the full one.
  mlir::LogicalResult growToFullRate(QueueDepths &depths) const;
  /// A queue that grew early may be too deep for what others became later.
  void trimNeeds(const SimulationResult &grown);
  mlir::LogicalResult fail(const SimulationResult &result) const;

  mlir::IRRewriter &rewriter;
  StreamGraph graph;
  int64_t leastDepth, frames, cycleLimit;
  /// The least depths with which the design does not stop.
  QueueDepths needs;
  llvm::DenseMap<mlir::Operation *, std::string> reasons;
  int64_t cycles = 0;
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_FIFOSIZER_H
