//===- Simulator.cpp - When each beat passes ------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Engine.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"

#include <chrono>

using namespace mlir;
using namespace ptc::fpga;

/// How often progress is reported, in visits of units.
static constexpr int64_t kReportEvery = 1 << 16;

Engine::Engine(const StreamGraph &graph, const SimulationOptions &options)
    : graph(graph), options(options), units(graph.units.size()),
      links(graph.links.size()), activity(graph.units.size()),
      frameEnds(options.frames, 0) {
  for (auto [unit, state, did] :
       llvm::zip_equal(graph.units, units, activity)) {
    did.busy = graph.getBusyCycles(unit);
    state.capacity = unit.capacity;
    if (unit.isRigid && unit.kind == UnitKind::Steps)
      links[unit.outputs[0]].isRelative = true;
    // What came is looked at again.
    if (unit.isBuffered)
      links[unit.inputs[0]].held = 0;
    auto fifo = dyn_cast<FifoOp>(unit.op);
    if (!fifo)
      continue;
    did.isQueue = true;
    did.depth = fifo.getDepth();
    if (auto found = options.depths.find(unit.op);
        found != options.depths.end())
      did.depth = found->second;
    state.capacity = options.queues == QueueMode::Unbounded
                         ? INT64_MAX / 2
                         : did.depth + kFifoRegisters;
    links[unit.inputs[0]].held = 0;
  }
}

void Engine::schedule(unsigned unit) {
  if (units[unit].isQueued)
    return;
  units[unit].isQueued = true;
  pending.push_back(unit);
}

void Engine::advance(unsigned index) {
  const StreamUnit &unit = graph.units[index];
  SmallVector<int64_t, 4> before;
  for (unsigned link : unit.inputs)
    before.push_back(links[link].consumed);
  for (unsigned link : unit.outputs)
    before.push_back(links[link].produced);
  switch (unit.kind) {
  case UnitKind::Source:
    advanceSource(index);
    break;
  case UnitKind::Sink:
    advanceSink(index);
    break;
  case UnitKind::Fork:
    advanceFork(index);
    break;
  case UnitKind::Queue:
    advanceQueue(index);
    break;
  case UnitKind::Steps:
    advanceSteps(index);
    break;
  }
  // Who waits for what is known now goes on.
  const int64_t *count = before.begin();
  for (unsigned link : unit.inputs) {
    latest = std::max(latest, links[link].last);
    if (links[link].consumed != *count++)
      schedule(graph.links[link].producer);
  }
  for (unsigned link : unit.outputs)
    if (links[link].produced != *count++)
      schedule(graph.links[link].consumer);
}

bool Engine::isDone() const {
  for (auto [unit, state] : llvm::zip_equal(graph.units, units))
    if (unit.kind == UnitKind::Sink && state.frame < options.frames)
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Deadlocks
//===----------------------------------------------------------------------===//

SmallVector<Wait> Engine::findRing() const {
  // Whoever is not done waits for a neighbour, who waits for another.
  std::vector<int64_t> seen(units.size(), -1);
  SmallVector<Wait> path;
  unsigned unit = 0;
  while (graph.units[unit].kind != UnitKind::Sink ||
         units[unit].frame == options.frames)
    ++unit;
  while (seen[unit] < 0) {
    seen[unit] = path.size();
    const UnitState &state = units[unit];
    bool isForInput = state.block != UnitState::Block::Output;
    const StreamUnit &waiting = graph.units[unit];
    unsigned link =
        (isForInput ? waiting.inputs : waiting.outputs)[state.blockedBy];
    path.push_back({unit, link, isForInput});
    unit = isForInput ? graph.links[link].producer : graph.links[link].consumer;
  }
  path.erase(path.begin(), path.begin() + seen[unit]);
  return path;
}

bool Engine::deepen(ArrayRef<Wait> ring) {
  std::optional<unsigned> least;
  bool isShared = false;
  for (const Wait &wait : ring) {
    if (!activity[wait.unit].isQueue || wait.isForInput)
      continue;
    isShared |= least.has_value();
    if (!least || units[wait.unit].capacity < units[*least].capacity)
      least = wait.unit;
  }
  if (!least)
    return false;
  activity[*least].isShared |= isShared;
  ++units[*least].capacity;
  ++activity[*least].depth;
  schedule(*least);
  return true;
}

//===----------------------------------------------------------------------===//
// The simulation
//===----------------------------------------------------------------------===//

void Engine::finish(SimulationResult &result) {
  for (auto [i, unit] : llvm::enumerate(graph.units)) {
    UnitActivity &did = activity[i];
    if (did.isQueue)
      updatePeak(i, /*isFinal=*/true);
  }
  result.units = std::move(activity);
  result.lastCycle = latest;
  for (const LinkState &link : links)
    result.beats += link.consumed;
  if (result.status != SimulationStatus::Done)
    return;
  result.frameEnds = frameEnds;
  result.firstOut = INT64_MAX;
  for (auto [unit, did] : llvm::zip_equal(graph.units, result.units))
    if (unit.kind == UnitKind::Sink)
      result.firstOut = std::min(result.firstOut, did.firstOut);
  result.cyclesPerFrame =
      frameEnds.back() -
      (frameEnds.size() > 1 ? frameEnds[frameEnds.size() - 2] : -1);
}

SimulationResult Engine::run() {
  auto start = std::chrono::steady_clock::now();
  SimulationResult result;
  size_t total = 0;
  for (auto [i, unit] : llvm::enumerate(graph.units)) {
    if (unit.kind == UnitKind::Sink)
      total += graph.links[unit.inputs[0]].beats * options.frames;
    // A cycle for each step: not worth beginning.
    if (Int128(activity[i].busy) * options.frames > options.cycleLimit)
      result.status = SimulationStatus::CycleLimit;
    schedule(i);
  }
  if (total == 0 || result.status == SimulationStatus::CycleLimit) {
    finish(result);
    return result;
  }
  int64_t visits = 0;
  for (;;) {
    while (!pending.empty() && latest <= options.cycleLimit) {
      unsigned unit = pending.front();
      pending.pop_front();
      units[unit].isQueued = false;
      advance(unit);
      if (options.progress && ++visits % kReportEvery == 0) {
        size_t done = 0;
        for (auto [sink, state] : llvm::zip_equal(graph.units, units))
          if (sink.kind == UnitKind::Sink)
            done += links[sink.inputs[0]].consumed;
        options.progress(done, total);
      }
    }
    if (latest > options.cycleLimit) {
      result.status = SimulationStatus::CycleLimit;
      break;
    }
    if (isDone())
      break;
    result.ring = findRing();
    if (options.queues != QueueMode::Growing || !deepen(result.ring)) {
      result.status = SimulationStatus::Deadlock;
      break;
    }
  }
  finish(result);
  result.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
          .count();
  return result;
}

SimulationResult ptc::fpga::simulate(const StreamGraph &graph,
                                     const SimulationOptions &options) {
  return Engine(graph, options).run();
}

unsigned SimulationResult::getBottleneck() const {
  auto most = std::max_element(
      units.begin(), units.end(),
      [](const auto &a, const auto &b) { return a.busy < b.busy; });
  return most - units.begin();
}
