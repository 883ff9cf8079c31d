//===- FifoSlack.cpp - What passes while results are made -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FifoSlack.h"
#include "Lookahead.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"

using namespace mlir;
using namespace ptc::fpga;

/// Results beyond which rates are not looked at.
static constexpr int64_t kMaxResults = int64_t(1) << 22;

/// Cycles from the last beat that a result needs to the last beat of the
/// result.
static int64_t latencyOf(const StreamUnit &unit) {
  if (unit.kind != UnitKind::Steps)
    return unit.latency;
  int64_t gives = 1;
  for (const Run &run : unit.body)
    gives = std::max(gives, run.gives);
  int64_t latency = unit.latency + gives - 1;
  if (auto mac = dyn_cast<MacOp>(unit.op))
    // All steps of a pixel, which the line buffer reads out meanwhile.
    latency += mac.getCyclesPerPixel();
  return latency + (unit.isBuffered ? kBufferFill : 0);
}

FifoSlack::FifoSlack(const StreamGraph &graph) : graph(graph) {
  for (const StreamUnit &unit : graph.units) {
    latencies.push_back(latencyOf(unit));
    cycles = std::max(cycles, graph.getBusyCycles(unit));
    // Units are in order.
    int64_t arrival = 0;
    for (unsigned link : unit.inputs)
      arrival = std::max(arrival, arrivals[graph.links[link].producer]);
    arrivals.push_back(arrival + latencies.back());
  }
  findEvenBeats();
}

int64_t FifoSlack::getBeatsUnderWay(unsigned queue) const {
  // The join behind, through units of one operand.
  unsigned unit = queue, last;
  do {
    last = unit;
    if (graph.units[unit].outputs.size() != 1)
      return 0;
    unit = graph.links[graph.units[unit].outputs[0]].consumer;
  } while (graph.units[unit].inputs.size() == 1);

  int64_t latest = 0;
  for (unsigned link : graph.units[unit].inputs)
    latest = std::max(latest, arrivals[graph.links[link].producer]);
  int64_t beats = graph.links[graph.units[queue].inputs[0]].beats;
  return int64_t((Int128(latest - arrivals[last]) * beats + cycles - 1) /
                 cycles);
}

//===----------------------------------------------------------------------===//
// Even rates
//===----------------------------------------------------------------------===//

/// The pixel of a stream of `shape` that `positions` have for the result at
/// `result`: an index, not negative.
static int64_t pixelAt(const Positions &positions, ArrayRef<int64_t> shape,
                       ArrayRef<int64_t> result) {
  int64_t pixel = 0;
  for (auto [dim, line] : llvm::enumerate(positions)) {
    // One position may stand for all.
    int64_t i = dim < result.size() ? result[dim] : 0;
    pixel = pixel * shape[dim] + line[i % line.size()];
  }
  return std::max<int64_t>(0, pixel);
}

/// Pixels of `stream` that wait at even rates, for results of `to`.
static int64_t evenPixels(StreamType stream, StreamType to,
                          const Positions &near, const Positions &far) {
  int64_t results = to.getPixels();
  if (results > kMaxResults)
    return 0;
  // Pixels a result, and how far pixels have to be ahead of that rate; all
  // times the number of results, so that they are whole.
  Int128 rate = stream.getPixels(), ahead = INT64_MIN, most = 0;
  SmallVector<int64_t> position(to.getRank() - 1);
  auto forEach = [&](auto callback) {
    for (int64_t k = 0; k < results; ++k) {
      int64_t rest = k;
      for (int64_t dim = position.size() - 1; dim >= 0; --dim) {
        position[dim] = rest % to.getShape()[dim];
        rest /= to.getShape()[dim];
      }
      callback(k);
    }
  };
  forEach([&](int64_t k) {
    int64_t pixels = pixelAt(far, stream.getShape(), position) + 1;
    ahead = std::max(ahead, Int128(pixels) * results - rate * k);
  });
  // What the results before needed has left the queue.
  int64_t gone = 0;
  forEach([&](int64_t k) {
    most = std::max(most, rate * k + ahead - Int128(gone) * results);
    gone = std::max(gone, pixelAt(near, stream.getShape(), position) + 1);
  });
  return int64_t((most + results - 1) / results);
}

/// Beats that a buffer holds beyond those that its results need.
static int64_t spareBeats(const StreamUnit &unit) {
  if (!unit.isBuffered)
    return 0;
  int64_t most = 0, freed = 0;
  for (const Run &run : unit.body) {
    most = std::max(most, run.need - freed);
    freed = std::max(freed, run.frees);
  }
  return std::max<int64_t>(0, unit.capacity - most);
}

int64_t FifoSlack::spareBehind(unsigned queue) const {
  int64_t beats = graph.links[graph.units[queue].inputs[0]].beats;
  int64_t spare = 0;
  unsigned unit = queue;
  while (graph.units[unit].outputs.size() == 1 &&
         graph.units[unit].inputs.size() == 1) {
    const StreamLink &in = graph.links[graph.units[unit].inputs[0]];
    spare += int64_t(Int128(spareBeats(graph.units[unit])) * beats / in.beats);
    unit = graph.links[graph.units[unit].outputs[0]].consumer;
  }
  return spare;
}

void FifoSlack::findEvenBeats() {
  for (const StreamUnit &unit : graph.units) {
    Operation *op = unit.op;
    if (unit.inputs.size() < 2)
      continue;
    SmallVector<llvm::DenseMap<Value, Need>> needs;
    for (OpOperand &operand : op->getOpOperands())
      if (isa<StreamType>(operand.get().getType()))
        needs.push_back(needsOf(op, operand.getOperandNumber()));
    auto to = cast<StreamType>(op->getResult(0).getType());
    for (auto &nearNeeds : needs) {
      for (auto &[near, need] : nearNeeds) {
        auto fork = near.getDefiningOp<ForkOp>();
        auto fifo = near.hasOneUse()
                        ? dyn_cast<FifoOp>(*near.getUsers().begin())
                        : FifoOp();
        if (!fork || !fifo || !need.most)
          continue;
        for (Value far : fork.getResults()) {
          for (auto &farNeeds : needs) {
            auto farNeed = farNeeds.find(far);
            if (&farNeeds == &nearNeeds || farNeed == farNeeds.end() ||
                farNeeds.count(near) || !farNeed->second.most)
              continue;
            StreamType type = fifo.getType();
            int64_t pixels =
                evenPixels(type, to, *need.most, *farNeed->second.most);
            int64_t beats = type.getBeats() / type.getPixels();
            int64_t &even = evenBeats[fifo];
            even = std::max(even, pixels * std::max<int64_t>(1, beats));
          }
        }
      }
    }
  }
  for (auto [i, unit] : llvm::enumerate(graph.units))
    if (auto even = evenBeats.find(unit.op); even != evenBeats.end())
      even->second -= std::min(even->second, spareBehind(i));
}
