//===- Passes.h - Passes on kernels -----------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_TRANSFORMS_PASSES_H
#define POOLTOCONV_DIALECT_FPGA_TRANSFORMS_PASSES_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "PoolToConv/Dialect/Fpga/Simulation/StreamGraph.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "mlir/Pass/Pass.h"

#include <memory>

namespace ptc::fpga {

/// How `fpga-select-reduce` builds reductions.
enum class ReduceForm {
  /// The cheapest that is exact: global, else rows, else window.
  Auto,
  Window,
  Rows,
  Global,
};

/// Which streams get a queue in `fpga-insert-plumbing`.
enum class FifoPlacement {
  /// Copies of a stream that meet again.
  Skip,
  /// Every stream.
  All,
  None,
};

/// How `fpga-size-fifos` finds depths.
enum class FifoSizing {
  /// Just enough not to stop.
  Least,
  /// What has to wait, and what is under way meanwhile.
  Analytic,
  /// The least depths that keep the full rate in a simulation.
  Simulate,
};

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_TRANSFORMS_PASSES_H
