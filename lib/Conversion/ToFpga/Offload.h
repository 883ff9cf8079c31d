//===- Offload.h - Parts of functions that become kernels -------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOFPGA_OFFLOAD_H
#define LIB_CONVERSION_TOFPGA_OFFLOAD_H

#include "PoolToConv/Transforms/EliminatePooling.h"
#include "StreamBuilder.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace ptc {

/// Units for the ops of a dialect.
class OpLowering {
public:
  virtual ~OpLowering() = default;

  /// Defines the streams of `op`'s results in `b`, or says why there are none.
  /// What was built by then is thrown away. Operands and results that are no
  /// constants have streams (streamTypeOf).
  virtual Refusal lower(mlir::Operation *op, StreamBuilder &b) const = 0;

  /// A constant that is equal to the one result of `op`, whose operands are
  /// constants that its own folder leaves, or null.
  virtual mlir::Value foldConstants(mlir::Operation *op,
                                    mlir::OpBuilder &builder) const {
    return {};
  }

  /// True for ops that compute nothing and stay with whoever needs them:
  /// constants, shapes, tensors without values.
  virtual bool isPassive(mlir::Operation *op) const;
};

/// An op that is in a kernel now.
struct OffloadedOp {
  mlir::Location loc;
  std::string name;
  /// The kernel's symbol; empty where nobody needs what the op computes.
  std::string kernel;
};

/// An op that stays on the host.
struct HostOp {
  mlir::Location loc;
  std::string name;
  Decline decline;
};

/// What became of the ops of a function.
struct OffloadReport {
  unsigned kernels = 0;
  std::vector<OffloadedOp> offloaded;
  /// Some of them compute in fixed point what were floats.
  bool isApproximate = false;
  std::vector<HostOp> host;
};

/// Moves the largest parts of `function` that `lowering` has units for into
/// draft kernels beside it, each called by an fpga.call. A part is connected,
/// and no path leaves and enters it again. Ops in nested regions stay. Floats
/// have the fixed-point formats of `formats`; without, their ops stay (T32).
OffloadReport offload(mlir::FunctionOpInterface function,
                      const OpLowering &lowering,
                      const Formats *formats = nullptr);

/// How a pass talks of what it offloads.
struct OffloadStyle {
  /// The name of the pass, which is the category of remarks.
  llvm::StringRef pass;
  ReportLevel level = ReportLevel::None;
  /// Ops on the host are errors.
  bool requireFull = false;
  /// One line of totals on standard error.
  bool summary = false;
  /// The format of floats (parseFormat); empty: floats stay on the host.
  std::string precision;
  /// Inputs for formats per tensor; empty: one format for all.
  std::vector<std::string> calibration;
};

/// Offloads from every function below `root`, which holds a symbol table, and
/// reports. Fails where full offload is required and an op stays.
llvm::LogicalResult offloadAll(mlir::Operation *root,
                               const OpLowering &lowering,
                               const OffloadStyle &style);

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_OFFLOAD_H
