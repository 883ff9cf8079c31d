//===- FpgaOps.td - Ops of the fpga dialect ----------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGAOPS
#define POOLTOCONV_DIALECT_FPGA_IR_FPGAOPS

include "PoolToConv/Dialect/Fpga/IR/FpgaComputeOps.td"
include "PoolToConv/Dialect/Fpga/IR/FpgaKernelOps.td"
include "PoolToConv/Dialect/Fpga/IR/FpgaStreamOps.td"

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGAOPS
