//===- Testbench.h - A design that checks itself ----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TARGET_VERILOG_TESTBENCH_H
#define LIB_TARGET_VERILOG_TESTBENCH_H

#include "PoolToConv/Target/Verilog/ExportVerilog.h"
#include "TopModule.h"

namespace ptc::fpga {

/// testbench.v, and in testbench/ the beats of `frames` frames: random ones
/// first, then all lowest, all highest and few values, then random ones again.
/// What has to come out is what `reference`, the kernel and a function
/// `function` that runs it, gives when it is compiled. An error if it cannot be.
/// After `patience` cycles in which nothing passes, the bench gives up.
mlir::FailureOr<std::vector<DesignFile>>
testbenchOf(mlir::ModuleOp reference, llvm::StringRef function,
            llvm::StringRef top, llvm::ArrayRef<AxisPort> ports, int64_t frames,
            int64_t patience);

} // namespace ptc::fpga

#endif // LIB_TARGET_VERILOG_TESTBENCH_H
