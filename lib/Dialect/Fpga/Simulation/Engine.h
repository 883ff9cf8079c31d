//===- Engine.h - Units at run time -----------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A design is deterministic, and which beat depends on which is static, so the
// cycle in which a beat passes is a function of the cycles of other beats. The
// engine computes these cycles unit by unit, each as far ahead as what it knows
// of its neighbours allows, instead of stepping a clock: a producer says since
// when it offers a beat, the consumer answers when it takes it.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_SIMULATION_ENGINE_H
#define LIB_DIALECT_FPGA_SIMULATION_ENGINE_H

#include "PoolToConv/Dialect/Fpga/Simulation/Simulator.h"

#include <array>
#include <deque>

namespace ptc::fpga {

/// A link at run time. Beats are numbered over all frames.
struct LinkState {
  /// Beats offered, taken, and taken to the producer's knowledge.
  int64_t produced = 0, consumed = 0, acked = 0;
  /// The consumer needs to remember beats from this one on.
  int64_t held = INT64_MAX;
  /// When the last beat was taken.
  int64_t last = -1;
  /// Of beats not yet taken: since when they are offered, or, if relative, how
  /// many cycles after the one before was taken. Of others: when they were
  /// taken. A ring, indexed by the beat.
  std::vector<int64_t> cycles = std::vector<int64_t>(64);
  bool isRelative = false;

  int64_t &at(int64_t beat) { return cycles[beat & (cycles.size() - 1)]; }
  bool hasBeat() const { return consumed < produced; }
  /// Since when the next beat is offered.
  int64_t offered() {
    int64_t cycle = at(consumed);
    return isRelative ? last + cycle : std::max(cycle, last + 1);
  }
  void offer(int64_t cycle) {
    if (produced - std::min(acked, held) >= int64_t(cycles.size()))
      grow();
    at(produced++) = cycle;
  }
  void take(int64_t cycle) {
    at(consumed++) = cycle;
    last = cycle;
  }

private:
  void grow();
};

/// A unit at run time.
struct UnitState {
  /// What it waited for when it last could not go on.
  enum class Block { None, Input, Output } block = Block::None;
  unsigned blockedBy = 0;
  bool isQueued = false;

  // Steps: the next one, and its place in the schedule.
  int64_t frame = 0, repeat = 0, run = 0, time = 0, step = 0;
  /// The earliest cycle of the next step.
  int64_t next = 0;

  // Pipelines that stand as a whole: the next result to be taken, when the one
  // before it was, cycles that the pipeline stood, and results on the way.
  int64_t lastTaken = -1, stood = 0, lastGiven = 0;
  bool hasGiven = false;
  std::array<int64_t, 16> distances;

  // Others: the last beats of results on the way.
  std::deque<int64_t> ends;

  // Buffers: beats that had to come, and since when they may be read; beats
  // that were left behind, and when.
  int64_t needed = 0, neededAt = 0;
  std::deque<std::pair<int64_t, int64_t>> frees;
  int64_t freed = 0, freedAt = 0;

  // Queues: the beats whose levels were looked at.
  int64_t seenIn = 0, seenOut = 0;
  int64_t capacity = 0;

  // Sinks: beats of the frame.
  int64_t inFrame = 0;
};

/// One simulation.
class Engine {
public:
  Engine(const StreamGraph &graph, const SimulationOptions &options);
  SimulationResult run();

private:
  void schedule(unsigned unit);
  bool isDone() const;
  /// Goes as far as it can.
  void advance(unsigned unit);
  void advanceSource(unsigned unit);
  void advanceSink(unsigned unit);
  void advanceFork(unsigned unit);
  void advanceQueue(unsigned unit);
  void advanceSteps(unsigned unit);
  void runSteps(unsigned unit);
  /// Takes beats into the buffer.
  void fillBuffer(const StreamUnit &unit, UnitState &state);
  /// The first cycle from `cycle` on in which the pipeline moves; nothing if
  /// that is not known yet.
  std::optional<int64_t> whenMoving(const StreamUnit &unit, UnitState &state,
                                    int64_t cycle);
  /// The first cycle from `cycle` on in which a result may be completed.
  std::optional<int64_t> whenFree(const StreamUnit &unit, UnitState &state,
                                  int64_t cycle);
  void give(const StreamUnit &unit, UnitState &state, int64_t cycle,
            int64_t beats);
  /// Moves on to the next step of the schedule.
  void nextStep(const StreamUnit &unit, UnitState &state, int64_t cycle);
  /// The most beats that a queue held in its memory.
  void updatePeak(unsigned unit, bool isFinal);

  bool block(UnitState &state, UnitState::Block kind, unsigned link) {
    state.block = kind;
    state.blockedBy = link;
    return false;
  }

  /// A ring of units that wait for each other.
  llvm::SmallVector<Wait> findRing() const;
  /// Makes a full queue of the ring deeper; false if there is none.
  bool deepen(llvm::ArrayRef<Wait> ring);
  void finish(SimulationResult &result);

  const StreamGraph &graph;
  const SimulationOptions &options;
  std::vector<UnitState> units;
  std::vector<LinkState> links;
  std::vector<UnitActivity> activity;
  std::deque<unsigned> pending;
  /// Per frame, when its last result went, over all outputs.
  llvm::SmallVector<int64_t> frameEnds;
  int64_t latest = 0;
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_SIMULATION_ENGINE_H
