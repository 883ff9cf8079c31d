//===- FifoSizer.cpp - How deep queues have to be -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FifoSizer.h"
#include "Deadlock.h"
#include "FifoSlack.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "PoolToConv/Tools/ProgressBar.h"

#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

LogicalResult FifoSizer::fail(const SimulationResult &result) const {
  if (result.status == SimulationStatus::Deadlock)
    emitDeadlock(graph, result, result);
  else
    emitKernelError(graph.kernel)
        << "takes more than the limit of " << cycleLimit << " cycles";
  return failure();
}

/// The stream of a copy that waits in the ring to be taken, for a queue; null
/// if there is none.
static Value copyThatWaits(const StreamGraph &graph, ArrayRef<Wait> ring) {
  for (const Wait &wait : ring)
    if (!wait.isForInput && graph.units[wait.unit].kind == UnitKind::Fork)
      return graph.links[wait.link].value;
  return {};
}

void FifoSizer::trimNeeds(const SimulationResult &grown) {
  auto runs = [&]() {
    return checkDeadlock(graph, needs, cycleLimit).status ==
           SimulationStatus::Done;
  };
  for (auto [unit, did] : llvm::zip_equal(graph.units, grown.units)) {
    // What grew alone has no other choice.
    if (!did.isShared)
      continue;
    int64_t &depth = needs[unit.op];
    // Mostly, one place less is too few.
    int64_t low = 1, high = depth;
    for (int64_t next = high - 1; low < high; next = low + (high - low) / 2) {
      depth = next;
      if (runs())
        high = next;
      else
        low = next + 1;
    }
    depth = high;
  }
}

LogicalResult FifoSizer::findNeeds() {
  for (;;) {
    QueueDepths least;
    for (const StreamUnit &unit : graph.units)
      if (isa<FifoOp>(unit.op))
        least[unit.op] = 1;
    SimulationResult grown = growQueues(graph, least, cycleLimit);
    if (grown.status == SimulationStatus::Done) {
      for (auto [unit, did] : llvm::zip_equal(graph.units, grown.units))
        if (did.isQueue)
          needs[unit.op] = did.depth;
      trimNeeds(grown);
      return success();
    }
    Value stream = grown.status == SimulationStatus::Deadlock
                       ? copyThatWaits(graph, grown.ring)
                       : Value();
    if (!stream)
      return fail(grown);
    rewriter.setInsertionPointAfter(stream.getDefiningOp());
    auto fifo = FifoOp::create(rewriter, stream.getLoc(), stream.getType(),
                               stream, leastDepth, Memory::Auto,
                               /*peak=*/IntegerAttr());
    rewriter.replaceAllUsesExcept(stream, fifo.getResult(), fifo);
    FailureOr<StreamGraph> wired = buildStreamGraph(graph.kernel);
    if (failed(wired))
      return failure();
    graph = std::move(*wired);
  }
}

FailureOr<QueueDepths> FifoSizer::least() {
  if (failed(findNeeds()))
    return failure();
  QueueDepths depths;
  for (auto [fifo, need] : needs) {
    depths[fifo] = std::max(leastDepth, need);
    reasons[fifo] = llvm::formatv("{0} at least", need);
  }
  return depths;
}

FailureOr<QueueDepths> FifoSizer::analytic() {
  if (failed(findNeeds()))
    return failure();
  QueueDepths depths;
  FifoSlack slack(graph);
  for (auto [i, unit] : llvm::enumerate(graph.units)) {
    if (!isa<FifoOp>(unit.op))
      continue;
    unsigned before = graph.links[unit.inputs[0]].producer;
    // Beats between fork and consumer: the registers hold two, and the fork's
    // other copies may be one ahead.
    int64_t waiting = needs[unit.op] + kFifoRegisters +
                      (graph.units[before].kind == UnitKind::Fork);
    int64_t even = std::max(waiting, slack.getEvenBeats(cast<FifoOp>(unit.op)));
    int64_t underWay = slack.getBeatsUnderWay(i);
    depths[unit.op] = std::max(leastDepth, even + underWay);
    reasons[unit.op] =
        llvm::formatv("{0} beats wait, {1} at an even rate, {2} more come "
                      "meanwhile",
                      waiting, even, underWay);
  }
  // Blocks inside of blocks, and inputs that wait for each other, delay more
  // than the closed form of a block knows: a run tells.
  if (failed(findFullRate()))
    return failure();
  if (cyclesWith(depths) == cycles)
    return depths;
  FailureOr<QueueDepths> peaks = findPeaks();
  if (failed(peaks))
    return failure();
  for (auto &[op, peak] : *peaks) {
    if (peak <= depths[op])
      continue;
    depths[op] = peak;
    reasons[op] += llvm::formatv("; up to {0} waited in a run", peak).str();
  }
  if (failed(growToFullRate(depths)))
    return failure();
  return depths;
}

SimulationResult FifoSizer::run(SimulationOptions options) const {
  options.frames = frames;
  options.cycleLimit = cycleLimit;
  return simulate(graph, options);
}

std::optional<int64_t> FifoSizer::cyclesWith(const QueueDepths &depths) const {
  SimulationOptions options;
  options.depths = depths;
  SimulationResult result = run(std::move(options));
  if (result.status != SimulationStatus::Done)
    return std::nullopt;
  return result.cyclesPerFrame;
}

LogicalResult FifoSizer::findFullRate() {
  SimulationOptions options;
  options.queues = QueueMode::Unbounded;
  SimulationResult free = run(std::move(options));
  if (free.status != SimulationStatus::Done)
    return fail(free);
  cycles = free.cyclesPerFrame;
  return success();
}

FailureOr<QueueDepths> FifoSizer::findPeaks() {
  SimulationOptions options;
  options.queues = QueueMode::Unbounded;
  options.inputPeriod = cycles;
  SimulationResult paced = run(std::move(options));
  if (paced.status != SimulationStatus::Done)
    return fail(paced);
  QueueDepths peaks;
  for (auto [unit, did] : llvm::zip_equal(graph.units, paced.units))
    if (did.isQueue)
      peaks[unit.op] = did.peak;
  return peaks;
}

LogicalResult FifoSizer::growToFullRate(QueueDepths &depths) const {
  // Peaks of paced inputs may be too few where inputs are not paced: a queue
  // that is full delays by a cycle.
  for (int64_t tries = 0; cyclesWith(depths) != cycles; ++tries) {
    if (tries == 32)
      return emitKernelError(graph.kernel)
             << "does not reach its full rate with bounded queues";
    for (auto &[op, depth] : depths)
      depth += std::max<int64_t>(1, depth / 8);
  }
  return success();
}

FailureOr<QueueDepths> FifoSizer::simulated() {
  // As fast as it can be, then with inputs that come no faster than that: what
  // waits then has to wait.
  if (failed(findNeeds()) || failed(findFullRate()))
    return failure();
  FailureOr<QueueDepths> peaks = findPeaks();
  if (failed(peaks))
    return failure();
  QueueDepths depths;
  SmallVector<std::pair<Operation *, int64_t>> order;
  for (const StreamUnit &unit : graph.units) {
    auto peak = peaks->find(unit.op);
    if (peak == peaks->end())
      continue;
    depths[unit.op] = std::max({leastDepth, needs[unit.op], peak->second});
    reasons[unit.op] = llvm::formatv("up to {0} beats waited", peak->second);
    order.emplace_back(unit.op,
                       depths[unit.op] *
                           cast<FifoOp>(unit.op).getType().getBeatBits());
  }
  if (failed(growToFullRate(depths)))
    return failure();
  // The largest first: the least depth that keeps the rate.
  llvm::stable_sort(
      order, [](const auto &a, const auto &b) { return a.second > b.second; });
  ProgressBar bar;
  for (auto [done, entry] : llvm::enumerate(order)) {
    bar.show(done, order.size());
    Operation *op = entry.first;
    // Mostly, a few places less are enough: ever larger steps, then halves.
    int64_t low = std::max(leastDepth, needs[op]), high = depths[op];
    for (int64_t step = 2; low < high; step *= 2) {
      depths[op] = std::max(low + (high - low) / 2, high - step);
      if (cyclesWith(depths) == cycles) {
        high = depths[op];
      } else {
        low = depths[op] + 1;
        step = high;
      }
    }
    depths[op] = high;
  }
  return depths;
}
