//===- ExportVerilog.h - Kernels as Verilog designs -------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A kernel of the fpga dialect becomes one top module: an instance per op,
// wires per stream, an AXI-Stream port per fpga.load and fpga.store. The
// modules are those of rtl/, which come with the design, as do the memories of
// constants and a manifest for programs that feed it. The same kernel gives the
// same bytes.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TARGET_VERILOG_EXPORTVERILOG_H
#define POOLTOCONV_TARGET_VERILOG_EXPORTVERILOG_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <functional>
#include <string>
#include <vector>

namespace ptc::fpga {

struct DesignFile {
  /// Below the design's folder, with '/' between names.
  std::string path;
  std::string content;
};

struct VerilogDesign {
  /// The top module.
  std::string top;
  /// <top>.v, manifest.json and kernel.mlir, which says what the design computes;
  /// memories; the modules in rtl/; testbench.v, and its beats in testbench/.
  std::vector<DesignFile> files;
};

/// What `kernel` becomes. Errors, at the op: a draft; an op, a port or a fold
/// that has no module; constants of more than 63 bits. The testbench runs so
/// many frames; with none, there is no testbench, and nothing is compiled.
mlir::FailureOr<VerilogDesign> exportVerilog(KernelOp kernel,
                                             int64_t frames = 4);

/// Writes the design to `folder`, which must not exist or be empty: all files
/// or none. The reason of a failure goes to `error`.
mlir::LogicalResult writeDesign(const VerilogDesign &design,
                                llvm::StringRef folder, std::string &error);

/// Writes the kernel `name` at or below `root`, or the only one if `name` is
/// empty, to `folder`. All errors are emitted, those of the folder at `root`.
mlir::LogicalResult writeVerilog(mlir::Operation *root, llvm::StringRef name,
                                 llvm::StringRef folder, int64_t frames = 4);

/// Registers `--fpga-to-verilog` for modules of the dialects that
/// `registerDialects` knows.
void registerVerilogTranslation(
    std::function<void(mlir::DialectRegistry &)> registerDialects);

} // namespace ptc::fpga

#endif // POOLTOCONV_TARGET_VERILOG_EXPORTVERILOG_H
