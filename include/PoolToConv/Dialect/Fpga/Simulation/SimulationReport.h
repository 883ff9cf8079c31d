//===- SimulationReport.h - What a simulation found -------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_SIMULATION_SIMULATIONREPORT_H
#define POOLTOCONV_DIALECT_FPGA_SIMULATION_SIMULATIONREPORT_H

#include "PoolToConv/Dialect/Fpga/Simulation/Simulator.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace ptc::fpga {

/// What belongs to one op, over all of its units.
struct OpActivity {
  mlir::Operation *op;
  /// As of UnitActivity: cycles a frame, and waits over all frames.
  int64_t busy = 0, waitsForInput = 0, waitsForOutput = 0;
};

/// The ops of a graph in order, with what their units did.
std::vector<OpActivity> activityOfOps(const StreamGraph &graph,
                                      const SimulationResult &result);

/// How `result` is read: frames at `clock` MHz.
double framesPerSecond(const SimulationResult &result, double clock);

/// As docs/FpgaTime.md documents it.
llvm::json::Object toJson(const StreamGraph &graph,
                          const SimulationResult &result, double clock);

/// The same for a person, with the speed of the simulation. Ops that hardly do
/// anything are left out.
void printTable(const StreamGraph &graph, const SimulationResult &result,
                double clock, llvm::raw_ostream &os);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_SIMULATION_SIMULATIONREPORT_H
