//===- FifoSlack.cpp - What passes while a result is made -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FifoSlack.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"

using namespace mlir;
using namespace ptc::fpga;

/// Cycles from the last beat that a result needs to the last beat of the
/// result.
static int64_t latencyOf(const StreamUnit &unit) {
  if (unit.kind != UnitKind::Steps)
    return unit.latency;
  int64_t gives = 0;
  for (const Run &run : unit.body)
    gives = std::max(gives, run.gives);
  int64_t latency = unit.latency + std::max<int64_t>(0, gives - 1);
  if (auto mac = dyn_cast<MacOp>(unit.op))
    // All steps of a pixel, which the line buffer reads out meanwhile.
    latency += mac.getCyclesPerPixel();
  return latency + (unit.isBuffered ? kBufferFill : 0);
}

FifoSlack::FifoSlack(const StreamGraph &graph) : graph(graph) {
  for (const StreamUnit &unit : graph.units) {
    latencies.push_back(latencyOf(unit));
    cycles = std::max(cycles, graph.getBusyCycles(unit));
  }
}

int64_t FifoSlack::beatsUnderWay(unsigned queue) const {
  // The fork in front, through units of one operand.
  unsigned fork = queue;
  while (graph.units[fork].kind != UnitKind::Fork) {
    if (graph.units[fork].inputs.size() != 1)
      return 0;
    fork = graph.links[graph.units[fork].inputs[0]].producer;
  }
  // The join behind.
  unsigned join = queue;
  int64_t near = 0;
  do {
    near += latencies[join];
    if (graph.units[join].outputs.size() != 1)
      return 0;
    join = graph.links[graph.units[join].outputs[0]].consumer;
  } while (graph.units[join].inputs.size() == 1);

  // The longest way between them: units are in order.
  std::vector<int64_t> longest(graph.units.size(), -1);
  longest[fork] = 0;
  for (unsigned unit = fork; unit < join; ++unit) {
    if (longest[unit] < 0)
      continue;
    for (unsigned link : graph.units[unit].outputs) {
      unsigned next = graph.links[link].consumer;
      longest[next] = std::max(longest[next], longest[unit] + latencies[next]);
    }
  }
  int64_t more = longest[join] - latencies[join] - near;
  if (more <= 0)
    return 0;
  int64_t beats = graph.links[graph.units[queue].inputs[0]].beats;
  return int64_t((Int128(more) * beats + cycles - 1) / cycles);
}
