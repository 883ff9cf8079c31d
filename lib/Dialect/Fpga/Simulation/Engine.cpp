//===- Engine.cpp - Units at run time -------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Engine.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"

using namespace mlir;
using namespace ptc::fpga;

/// How far ahead of its consumer an input port is looked at.
static constexpr int64_t kSourceAhead = 1024;

void LinkState::grow() {
  std::vector<int64_t> wider(cycles.size() * 2);
  for (int64_t beat = std::min(acked, held); beat < produced; ++beat)
    wider[beat & (wider.size() - 1)] = at(beat);
  cycles = std::move(wider);
}

//===----------------------------------------------------------------------===//
// Ports, forks, queues
//===----------------------------------------------------------------------===//

void Engine::advanceSource(unsigned unit) {
  LinkState &out = links[graph.units[unit].outputs[0]];
  int64_t frame = graph.links[graph.units[unit].outputs[0]].beats;
  out.acked = out.consumed;
  while (out.produced < frame * options.frames &&
         out.produced - out.consumed < kSourceAhead) {
    int64_t beat = out.produced;
    int64_t even = Int128(beat) * options.inputPeriod / frame;
    out.offer(std::max(even, beat * options.inputInterval));
  }
  block(units[unit], UnitState::Block::Output, 0);
}

void Engine::advanceSink(unsigned unit) {
  UnitState &state = units[unit];
  LinkState &in = links[graph.units[unit].inputs[0]];
  int64_t frame = graph.links[graph.units[unit].inputs[0]].beats;
  UnitActivity &did = activity[unit];
  while (in.hasBeat()) {
    int64_t cycle = std::max(in.offered(), state.next);
    in.take(cycle);
    state.next = cycle + options.outputInterval;
    if (did.firstOut < 0)
      did.firstOut = cycle;
    if (++state.inFrame == frame) {
      state.inFrame = 0;
      frameEnds[state.frame] = std::max(frameEnds[state.frame], cycle);
      ++state.frame;
    }
  }
  block(state, UnitState::Block::Input, 0);
}

void Engine::advanceFork(unsigned unit) {
  const StreamUnit &fork = graph.units[unit];
  UnitState &state = units[unit];
  LinkState &in = links[fork.inputs[0]];
  for (;;) {
    int64_t beat = in.consumed;
    if (!in.hasBeat()) {
      block(state, UnitState::Block::Input, 0);
      return;
    }
    int64_t offered = in.offered(), cycle = offered;
    bool wentAll = true;
    for (auto [i, link] : llvm::enumerate(fork.outputs)) {
      LinkState &out = links[link];
      if (out.produced == beat)
        out.offer(offered);
      if (out.consumed == beat) {
        if (wentAll)
          block(state, UnitState::Block::Output, i);
        wentAll = false;
        continue;
      }
      cycle = std::max(cycle, out.at(beat));
    }
    if (!wentAll)
      return;
    for (unsigned link : fork.outputs)
      links[link].acked = beat + 1;
    activity[unit].waitsForOutput += cycle - offered;
    activity[unit].waitsForInput += offered - (in.last + 1);
    in.take(cycle);
  }
}

void Engine::advanceQueue(unsigned unit) {
  const StreamUnit &queue = graph.units[unit];
  UnitState &state = units[unit];
  LinkState &in = links[queue.inputs[0]], &out = links[queue.outputs[0]];
  UnitActivity &did = activity[unit];
  for (;;) {
    int64_t beat = in.consumed, before = beat - state.capacity;
    if (before >= 0 && out.consumed <= before) {
      // Full, perhaps before anything more comes: it is what others wait for.
      block(state,
            in.hasBeat() ? UnitState::Block::Output : UnitState::Block::Input,
            0);
      break;
    }
    if (!in.hasBeat()) {
      block(state, UnitState::Block::Input, 0);
      break;
    }
    int64_t earliest = std::max(in.last + 1, state.next);
    int64_t offered = std::max(in.offered(), earliest);
    int64_t cycle = offered;
    // A queue that grew may have forgotten when; without time it is no matter.
    if (before >= 0)
      cycle = std::max(
          cycle,
          (options.queues == QueueMode::Growing ? out.last : out.at(before)) +
              1);
    did.waitsForInput += offered - earliest;
    did.waitsForOutput += cycle - offered;
    in.take(cycle);
    state.next = cycle + queue.interval;
    if (!did.isQueue)
      out.acked = std::max<int64_t>(0, before + 1);
    out.offer(cycle + queue.latency);
  }
  if (did.isQueue)
    updatePeak(unit, /*isFinal=*/false);
}

void Engine::updatePeak(unsigned unit, bool isFinal) {
  const StreamUnit &queue = graph.units[unit];
  UnitState &state = units[unit];
  LinkState &in = links[queue.inputs[0]], &out = links[queue.outputs[0]];
  while (state.seenIn < in.consumed) {
    int64_t cycle = in.at(state.seenIn);
    while (state.seenOut < out.consumed && out.at(state.seenOut) <= cycle)
      ++state.seenOut;
    // When the next beat goes is not known yet.
    if (state.seenOut == out.consumed && !isFinal)
      break;
    // The beats behind those that went are in the registers.
    int64_t level = std::max<int64_t>(
        1, state.seenIn + 1 - state.seenOut - kFifoRegisters);
    activity[unit].peak = std::max(activity[unit].peak, level);
    ++state.seenIn;
  }
  in.held = state.seenIn;
  out.acked = state.seenOut;
  // The next beats come when those in front of them have gone.
  if (options.queues == QueueMode::Bounded)
    out.acked = std::clamp<int64_t>(in.consumed - state.capacity, 0, out.acked);
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

void Engine::fillBuffer(const StreamUnit &unit, UnitState &state) {
  LinkState &in = links[unit.inputs[0]];
  while (in.hasBeat()) {
    while (in.consumed >= state.freed + unit.capacity && !state.frees.empty()) {
      std::tie(state.freed, state.freedAt) = state.frees.front();
      state.frees.pop_front();
    }
    if (in.consumed >= state.freed + unit.capacity)
      return;
    in.take(std::max(in.offered(), state.freedAt));
  }
}

std::optional<int64_t> Engine::whenMoving(const StreamUnit &unit,
                                          UnitState &state, int64_t cycle) {
  LinkState &out = links[unit.outputs[0]];
  while (out.acked < out.produced) {
    int64_t offered = state.lastTaken + state.distances[out.acked & 15];
    if (offered > cycle && !options.isUntimed)
      break;
    if (out.acked >= out.consumed)
      return std::nullopt;
    int64_t taken = out.at(out.acked++);
    state.stood += taken - offered;
    state.lastTaken = taken;
    cycle = std::max(cycle, taken);
  }
  return cycle;
}

std::optional<int64_t> Engine::whenFree(const StreamUnit &unit,
                                        UnitState &state, int64_t cycle) {
  if (int64_t(state.ends.size()) < unit.results)
    return cycle;
  LinkState &out = links[unit.outputs[0]];
  int64_t end = state.ends.front();
  if (out.consumed <= end)
    return std::nullopt;
  return std::max(cycle, out.at(end) + unit.turnaround);
}

void Engine::give(const StreamUnit &unit, UnitState &state, int64_t cycle,
                  int64_t beats) {
  LinkState &out = links[unit.outputs[0]];
  if (!unit.isRigid) {
    if (int64_t(state.ends.size()) == unit.results) {
      out.acked = state.ends.front() + 1;
      state.ends.pop_front();
    }
    for (int64_t beat = 0; beat < beats; ++beat)
      out.offer(cycle + unit.latency + beat);
    state.ends.push_back(out.produced - 1);
    return;
  }
  // In cycles in which the pipeline moves.
  int64_t moved = cycle - state.stood;
  int64_t distance = state.hasGiven ? moved - state.lastGiven
                                    : moved + unit.latency - state.lastTaken;
  state.hasGiven = true;
  state.lastGiven = moved;
  state.distances[out.produced & 15] = distance;
  out.offer(distance);
}

void Engine::nextStep(const StreamUnit &unit, UnitState &state, int64_t cycle) {
  const Run &run = unit.body[state.run];
  state.next = cycle + 1;
  if (++state.step < run.steps)
    return;
  state.step = 0;
  if (++state.time < run.times)
    return;
  state.time = 0;
  state.next += run.gap;
  int64_t comes = graph.links[unit.inputs[0]].beats;
  if (run.frees >= 0)
    state.frees.emplace_back(state.frame * comes + run.frees, cycle + 1);
  if (++state.run < int64_t(unit.body.size()))
    return;
  state.run = 0;
  if (++state.repeat < unit.repeats)
    return;
  state.repeat = 0;
  ++state.frame;
}

void Engine::runSteps(unsigned index) {
  const StreamUnit &unit = graph.units[index];
  UnitState &state = units[index];
  UnitActivity &did = activity[index];
  while (state.frame < options.frames) {
    const Run &run = unit.body[state.run];
    int64_t ready = state.next;
    bool isFirst = state.step == 0 && state.time == 0;
    if (unit.isBuffered && isFirst && run.need > 0) {
      LinkState &in = links[unit.inputs[0]];
      int64_t need = state.frame * graph.links[unit.inputs[0]].beats + run.need;
      // At the bottom of a map, windows need no more than those before.
      if (need > state.needed) {
        in.held = need - 1;
        if (in.consumed < need)
          fillBuffer(unit, state);
        if (in.consumed < need) {
          block(state, UnitState::Block::Input, 0);
          return;
        }
        state.needed = need;
        state.neededAt = in.at(need - 1) + kBufferFill;
      }
      ready = std::max(ready, state.neededAt);
    }
    for (unsigned i = 0; run.takes >> i; ++i) {
      if (!(run.takes >> i & 1))
        continue;
      LinkState &in = links[unit.inputs[i]];
      if (!in.hasBeat()) {
        block(state, UnitState::Block::Input, i);
        return;
      }
      ready = std::max(ready, in.offered());
    }
    int64_t given = state.step + 1 == run.steps ? run.gives : 0;
    std::optional<int64_t> cycle = ready;
    if (unit.isRigid)
      cycle = whenMoving(unit, state, ready);
    else if (given)
      cycle = whenFree(unit, state, ready);
    if (!cycle) {
      block(state, UnitState::Block::Output, 0);
      return;
    }
    did.waitsForInput += ready - state.next;
    did.waitsForOutput += *cycle - ready;
    for (unsigned i = 0; run.takes >> i; ++i)
      if (run.takes >> i & 1)
        links[unit.inputs[i]].take(*cycle);
    if (given)
      give(unit, state, *cycle, given);
    nextStep(unit, state, *cycle);
  }
}

void Engine::advanceSteps(unsigned index) {
  const StreamUnit &unit = graph.units[index];
  UnitState &state = units[index];
  state.block = UnitState::Block::None;
  if (unit.isBuffered)
    fillBuffer(unit, state);
  runSteps(index);
  // Steps make room.
  if (unit.isBuffered)
    fillBuffer(unit, state);
}
