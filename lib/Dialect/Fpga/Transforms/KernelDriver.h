//===- KernelDriver.h - What passes on kernels share ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_KERNELDRIVER_H
#define LIB_DIALECT_FPGA_TRANSFORMS_KERNELDRIVER_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "PoolToConv/Transforms/RewriteTally.h"
#include "mlir/IR/PatternMatch.h"

#include <string>
#include <vector>

namespace ptc::fpga {

/// What a pass did at one place, or why it did not.
struct Finding {
  mlir::Location loc;
  bool done;
  /// The name of the remark: what was done, or the condition that fails.
  std::string name;
  std::string text;
};

/// What became of one kernel.
struct KernelReport {
  std::vector<Finding> findings;
  /// An error was emitted.
  bool failed = false;

  /// Every rewrite on kernels is bit-exact.
  void did(mlir::Location loc, llvm::StringRef name, std::string text) {
    findings.push_back({loc, true, name.str(), std::move(text)});
  }
  void declined(mlir::Location loc, llvm::StringRef name, std::string text) {
    findings.push_back({loc, false, name.str(), std::move(text)});
  }
};

/// Calls `run` for each kernel below `root` (or `root` itself), in parallel if
/// the context has threads. Reports are in the order of the IR.
std::vector<KernelReport> runOnKernels(
    mlir::Operation *root,
    llvm::function_ref<KernelReport(mlir::IRRewriter &, KernelOp)> run);

/// Gives findings to the remark engine, in the category `pass`, to diagnostics
/// as far as `level` says, and the tally to a RewriteRecorder.
RewriteTally emitReports(mlir::MLIRContext *context, llvm::StringRef pass,
                         ReportLevel level,
                         llvm::ArrayRef<KernelReport> reports);

/// True if an error was emitted for a kernel.
bool anyFailed(llvm::ArrayRef<KernelReport> reports);

/// `stream` in the beats of `type`: itself, or through an `fpga.cast_lanes`.
/// Null where the types differ in more than lanes, or windows cannot be cut.
mlir::Value castTo(mlir::RewriterBase &rewriter, mlir::Location loc,
                   mlir::Value stream, StreamType type);

/// What operand number `operand` of `op`, a stream, has to look like. Unlike
/// UnitOpInterface::getWantedBeat this keeps the beats of queues, and asks for
/// windows as often as a convolution needs them.
StreamType wantedBeat(mlir::Operation *op, unsigned operand);

/// Drops the costs that were measured for `op` as it was: it computes the same,
/// but of other widths.
void forgetMeasuredCost(mlir::Operation *op);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_KERNELDRIVER_H
