//===- Manifest.h - What a program has to know of a design ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TARGET_VERILOG_MANIFEST_H
#define LIB_TARGET_VERILOG_MANIFEST_H

#include "PoolToConv/Dialect/Fpga/Simulation/Simulator.h"
#include "TopModule.h"

namespace ptc::fpga {

/// What fpga-simulate says of the design. An error for one that stops for good,
/// at the queue that is full.
mlir::FailureOr<SimulationResult> predict(KernelOp kernel);

/// JSON, as docs/Verilog.md describes it.
std::string manifestOf(const Netlist &netlist, llvm::ArrayRef<AxisPort> ports,
                       const SimulationResult &predicted);

} // namespace ptc::fpga

#endif // LIB_TARGET_VERILOG_MANIFEST_H
