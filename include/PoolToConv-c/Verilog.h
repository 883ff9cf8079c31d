//===- Verilog.h - Kernels of the fpga dialect as Verilog ---------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_VERILOG_H
#define POOLTOCONV_C_VERILOG_H

#include "PoolToConv-c/Support.h"
#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the design of an fpga.kernel at or below `op` to `folder`, as
/// --fpga-to-verilog with --verilog-dir does: docs/Verilog.md lists the files.
/// `kernel` names it where there are several, and may be empty. The testbench
/// has `frames` frames; with 0 there is none.
///
/// Returns false, with a reason for each error, and nothing is written: no such
/// kernel; an op, a port or a fold that has no module, with its place; a folder
/// that is not empty or cannot be written; negative `frames`.
PTC_EXPORTED bool ptcWriteVerilog(MlirOperation op, MlirStringRef kernel,
                                  MlirStringRef folder, intptr_t frames,
                                  MlirStringCallback onError, void *userData);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_VERILOG_H
