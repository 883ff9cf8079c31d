//===- FifoSlack.h - What passes while results are made ---------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A queue that holds just what has to wait lets a design run, but beat by beat:
// the next beat comes once a result took one away. For full rate, beats must
// come while a result is on its way, and evenly, though some results need more
// new beats than others.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_FIFOSLACK_H
#define LIB_DIALECT_FPGA_TRANSFORMS_FIFOSLACK_H

#include "PoolToConv/Dialect/Fpga/Simulation/StreamGraph.h"
#include "llvm/ADT/DenseMap.h"

namespace ptc::fpga {

/// Closed forms for the queues of a kernel.
class FifoSlack {
public:
  explicit FifoSlack(const StreamGraph &graph);

  /// Beats that wait in `fifo` where they come, and results are made, at even
  /// rates; 0 where it is not behind a fork whose copies meet again.
  ///
  /// Result k of the join needs f(k) beats of the fork over the other branch,
  /// and n(k) beats have left the queue before. With r beats a result, at least
  /// r * k + max(f(j) - r * j) have come, so that this less n(k) waits, in the
  /// queue or in line buffers behind it. A window with a stride needs several
  /// rows for one row of results.
  int64_t getEvenBeats(FifoOp fifo) const { return evenBeats.lookup(fifo); }

  /// Beats that come to the queue `unit` in the cycles by which the longest way
  /// of another operand of its join is longer than its own.
  int64_t getBeatsUnderWay(unsigned unit) const;

private:
  void findEvenBeats();
  /// Beats of a queue that the buffers behind it take, up to its join, beyond
  /// what their results need.
  int64_t spareBehind(unsigned queue) const;

  const StreamGraph &graph;
  /// Cycles from the last beat that a result needs to the result, per unit, and
  /// over the longest way from an input to the unit.
  std::vector<int64_t> latencies, arrivals;
  /// Cycles of a frame of the slowest unit.
  int64_t cycles = 1;
  llvm::DenseMap<mlir::Operation *, int64_t> evenBeats;
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_FIFOSLACK_H
