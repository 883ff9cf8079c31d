//===- SimulationReport.cpp - What a simulation found ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Simulation/SimulationReport.h"
#include "mlir/IR/AsmState.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc::fpga;

namespace {
/// Names of the values of a kernel, as the IR prints them.
class Names {
public:
  explicit Names(KernelOp kernel) : state(kernel) {}

  std::string of(Operation *op) {
    std::string text;
    llvm::raw_string_ostream os(text);
    if (op->getNumResults() == 0)
      return "";
    op->getResult(0).printAsOperand(os, state);
    // All results of an op have one name.
    return text.substr(0, text.find('#'));
  }

private:
  AsmState state;
};
} // namespace

/// "line:column" where an op stands in a file, else the location as it is.
static std::string placeOf(Operation *op) {
  if (auto place = op->getLoc()->findInstanceOf<FileLineColLoc>())
    return llvm::formatv("{0}:{1}", place.getLine(), place.getColumn());
  return "";
}

std::vector<OpActivity>
ptc::fpga::activityOfOps(const StreamGraph &graph,
                         const SimulationResult &result) {
  std::vector<OpActivity> ops;
  for (auto [unit, did] : llvm::zip_equal(graph.units, result.units)) {
    // Units of one op follow each other; the first one waits for the others.
    if (ops.empty() || ops.back().op != unit.op) {
      ops.push_back({unit.op, did.busy, did.waitsForInput, did.waitsForOutput});
      continue;
    }
    ops.back().busy = std::max(ops.back().busy, did.busy);
  }
  return ops;
}

double ptc::fpga::framesPerSecond(const SimulationResult &result,
                                  double clock) {
  return clock * 1e6 / std::max<int64_t>(1, result.cyclesPerFrame);
}

llvm::json::Object ptc::fpga::toJson(const StreamGraph &graph,
                                     const SimulationResult &result,
                                     double clock) {
  Names names(graph.kernel);
  llvm::json::Array fifos, ops;
  for (auto [unit, did] : llvm::zip_equal(graph.units, result.units))
    if (did.isQueue)
      fifos.push_back(llvm::json::Object{{"value", names.of(unit.op)},
                                         {"location", placeOf(unit.op)},
                                         {"depth", did.depth},
                                         {"peak", did.peak}});
  for (const OpActivity &did : activityOfOps(graph, result)) {
    UnitTiming timing = cast<UnitOpInterface>(did.op).getTiming();
    ops.push_back(llvm::json::Object{
        {"value", names.of(did.op)},
        {"op", did.op->getName().getStringRef()},
        {"location", placeOf(did.op)},
        {"busy", did.busy},
        {"estimate", llvm::json::Object{{"cycles", timing.cycles},
                                        {"first_out", timing.firstOut}}},
        {"waits_for_input", did.waitsForInput},
        {"waits_for_output", did.waitsForOutput}});
  }
  KernelOp kernel = graph.kernel;
  llvm::json::Object json{{"kernel", kernel.getSymName()},
                          {"frames", int64_t(result.frameEnds.size())},
                          {"clock_mhz", clock},
                          {"cycles_per_frame", result.cyclesPerFrame},
                          {"first_output", result.firstOut},
                          {"frame_ends", llvm::json::Array(result.frameEnds)},
                          {"frames_per_second", framesPerSecond(result, clock)},
                          {"beats", result.beats},
                          {"source", "simulation"},
                          {"fifos", std::move(fifos)},
                          {"ops", std::move(ops)}};
  if (!graph.units.empty()) {
    unsigned bottleneck = result.getBottleneck();
    Operation *op = graph.units[bottleneck].op;
    json["bottleneck"] =
        llvm::json::Object{{"value", names.of(op)},
                           {"op", op->getName().getStringRef()},
                           {"location", placeOf(op)},
                           {"cycles", result.units[bottleneck].busy}};
  }
  return json;
}

void ptc::fpga::printTable(const StreamGraph &graph,
                           const SimulationResult &result, double clock,
                           llvm::raw_ostream &os) {
  Names names(graph.kernel);
  KernelOp kernel = graph.kernel;
  auto milliseconds = [&](int64_t cycles) { return cycles / (clock * 1e3); };
  os << llvm::formatv("@{0}: {1} frames, simulated\n", kernel.getSymName(),
                      result.frameEnds.size());
  os << llvm::formatv("  {0,-24}{1,14:N}  {2:F1} frames/s at {3:F0} MHz\n",
                      "cycles per frame", result.cyclesPerFrame,
                      framesPerSecond(result, clock), clock);
  os << llvm::formatv("  {0,-24}{1,14:N}  {2:F3} ms\n", "first output after",
                      result.firstOut, milliseconds(result.firstOut));
  if (!result.frameEnds.empty())
    os << llvm::formatv("  {0,-24}{1,14:N}  {2:F3} ms\n", "first frame after",
                        result.frameEnds.front(),
                        milliseconds(result.frameEnds.front()));
  if (graph.units.empty())
    return;

  unsigned slowest = result.getBottleneck();
  Operation *op = graph.units[slowest].op;
  int64_t busy = result.units[slowest].busy;
  os << llvm::formatv("  {0,-24}{1,14:N}  {2} {3}\n", "bottleneck", busy,
                      op->getName().getStringRef(), names.of(op));
  // Whatever no unit needs is lost to queues that are full.
  if (result.cyclesPerFrame > busy + busy / 50) {
    os << llvm::formatv("  {0:F0} % of the time even the bottleneck waits",
                        100.0 - 100.0 * busy / result.cyclesPerFrame);
    for (auto [unit, did] : llvm::zip_equal(graph.units, result.units))
      if (did.isQueue && did.waitsForOutput > 0 && did.peak >= did.depth)
        os << llvm::formatv("; {0} is full", names.of(unit.op));
    os << "\n";
  }

  bool hasQueues = llvm::any_of(
      result.units, [](const UnitActivity &did) { return did.isQueue; });
  if (hasQueues) {
    os << llvm::formatv("  {0,-24}{1,14}{2,14}\n", "queue", "depth", "peak");
    for (auto [unit, did] : llvm::zip_equal(graph.units, result.units))
      if (did.isQueue)
        os << llvm::formatv("    {0,-22}{1,14:N}{2,14:N}\n", names.of(unit.op),
                            did.depth, did.peak);
  }
  os << llvm::formatv("  {0,-24}{1,14}{2,14}{3,14}\n", "unit (cycles a frame)",
                      "busy", "no input", "no room");
  int64_t frames = std::max<size_t>(1, result.frameEnds.size());
  for (const OpActivity &did : activityOfOps(graph, result))
    if (!isa<FifoOp, ForkOp, LoadOp, StoreOp>(did.op))
      os << llvm::formatv("    {0,-22}{1,14:N}{2,14:N}{3,14:N}\n",
                          llvm::formatv("{0} {1}", names.of(did.op),
                                        did.op->getName().stripDialect())
                              .str(),
                          did.busy, did.waitsForInput / frames,
                          did.waitsForOutput / frames);
  if (result.seconds > 0)
    os << llvm::formatv("  {0:N} beats in {1:F2} s: {2:F1} M beats/s\n",
                        result.beats, result.seconds,
                        result.beats / result.seconds / 1e6);
}
