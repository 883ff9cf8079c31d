//===- TopModule.h - A netlist as text --------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TARGET_VERILOG_TOPMODULE_H
#define LIB_TARGET_VERILOG_TOPMODULE_H

#include "Netlist.h"

namespace ptc::fpga {

/// An AXI-Stream port of the design.
struct AxisPort {
  /// "s_axis", or "s0_axis", "s1_axis" where there are several; "m_axis".
  std::string name;
  /// An fpga.load or fpga.store.
  mlir::Operation *op;
  StreamType stream;
  /// Of the design's stream.
  std::string net;
  /// Of tdata: the beat in the low bits.
  int64_t bits;

  bool isInput() const { return llvm::isa<LoadOp>(op); }
};

/// The ports in order, inputs first. An error for ports that are not AXI-Stream
/// or narrower than a beat.
mlir::FailureOr<std::vector<AxisPort>> portsOf(const Netlist &netlist);

/// The name of the top module: the kernel's, where that can be one.
std::string topNameOf(KernelOp kernel);

/// Where an op comes from, "file:line:column" in one line; "" if from no file.
std::string placeOf(mlir::Operation *op);

/// Verilog-2005.
std::string topModule(const Netlist &netlist, llvm::ArrayRef<AxisPort> ports);

} // namespace ptc::fpga

#endif // LIB_TARGET_VERILOG_TOPMODULE_H
