//===- FifoSlack.h - What passes while a result is made ---------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_FIFOSLACK_H
#define LIB_DIALECT_FPGA_TRANSFORMS_FIFOSLACK_H

#include "PoolToConv/Dialect/Fpga/Simulation/StreamGraph.h"

namespace ptc::fpga {

/// A queue that holds just what has to wait lets a design run, but beat by
/// beat: the next beat comes once a result took one away. For full rate, beats
/// must come while the result is on its way through the pipelines of the other
/// branch.
class FifoSlack {
public:
  explicit FifoSlack(const StreamGraph &graph);

  /// Beats that come to the queue `unit` in the cycles by which the longest
  /// other way from its fork to its join is longer; 0 for a queue of another
  /// place.
  int64_t beatsUnderWay(unsigned unit) const;

private:
  const StreamGraph &graph;
  /// Cycles from the last beat that a result needs to the result, per unit.
  std::vector<int64_t> latencies;
  /// Cycles of a frame of the slowest unit.
  int64_t cycles = 1;
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_FIFOSLACK_H
