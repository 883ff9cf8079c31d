//===- Simulator.h - When each beat passes ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_SIMULATION_SIMULATOR_H
#define POOLTOCONV_DIALECT_FPGA_SIMULATION_SIMULATOR_H

#include "PoolToConv/Dialect/Fpga/Simulation/StreamGraph.h"
#include "llvm/ADT/DenseMap.h"

#include <functional>
#include <optional>

namespace ptc::fpga {

/// What queues do where they are full.
enum class QueueMode {
  /// Hold as many beats as they are deep.
  Bounded,
  /// Hold any number.
  Unbounded,
  /// Become deeper where the design would stop otherwise. Says nothing of time.
  Growing,
};

/// Depths of queues, by their fpga.fifo.
using QueueDepths = llvm::DenseMap<mlir::Operation *, int64_t>;

struct SimulationOptions {
  int64_t frames = 3;
  /// No beat passes later.
  int64_t cycleLimit = int64_t(1) << 40;
  QueueMode queues = QueueMode::Bounded;
  /// Depths other than those of the ops.
  QueueDepths depths;
  /// Time does not count: a pipeline holds one beat, as it may happen to. What
  /// runs like this runs at any speed of any unit.
  bool isUntimed = false;
  /// Cycles between two beats at the ports: of the input at least, and of the
  /// output at least.
  int64_t inputInterval = 1, outputInterval = 1;
  /// Beats of each input come evenly, a frame in this many cycles; 0: as fast
  /// as they are taken.
  int64_t inputPeriod = 0;
  /// Called now and then.
  std::function<void(size_t done, size_t total)> progress;
};

enum class SimulationStatus { Done, Deadlock, CycleLimit };

/// What one unit did.
struct UnitActivity {
  /// Cycles of a frame that it needs if it never waits.
  int64_t busy = 0;
  /// Cycles of all frames that it waited: for operands, and for its results to
  /// be taken.
  int64_t waitsForInput = 0, waitsForOutput = 0;
  /// Outputs: the cycle in which the first beat went.
  int64_t firstOut = -1;
  /// An fpga.fifo: its depth in the end, and the most beats that its memory
  /// held.
  bool isQueue = false;
  int64_t depth = 0, peak = 0;
  /// It grew where another queue could have grown instead: perhaps too deep for
  /// what others became later.
  bool isShared = false;
};

/// Who waits for whom when nothing moves any more.
struct Wait {
  unsigned unit;
  /// Waits for a beat of this link, or for it to be taken.
  unsigned link;
  bool isForInput;
};

struct SimulationResult {
  SimulationStatus status = SimulationStatus::Done;
  /// The cycle in which the last result beat of each frame went; the first
  /// input beat came in cycle 0.
  llvm::SmallVector<int64_t> frameEnds;
  int64_t firstOut = 0;
  /// Cycles of the last frame after the one before it, or of the only one.
  int64_t cyclesPerFrame = 0;
  /// Beats that passed, over all links.
  int64_t beats = 0;
  double seconds = 0;
  /// As the units of the graph.
  std::vector<UnitActivity> units;
  /// Deadlock: a ring of waits, and the last cycle in which a beat passed.
  llvm::SmallVector<Wait> ring;
  int64_t lastCycle = 0;

  /// The unit that needs most cycles of a frame.
  unsigned getBottleneck() const;
};

/// Simulates frames that follow each other without a pause. Ends with all
/// beats, at a deadlock or at the limit: there are as many beats as there are.
SimulationResult simulate(const StreamGraph &graph,
                          const SimulationOptions &options);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_SIMULATION_SIMULATOR_H
