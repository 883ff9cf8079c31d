//===- Passes.h - Conversions to fpga ---------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_CONVERSION_TOFPGA_PASSES_H
#define POOLTOCONV_CONVERSION_TOFPGA_PASSES_H

#include "PoolToConv/Transforms/EliminatePooling.h"
#include "mlir/Pass/Pass.h"

namespace ptc {

#define GEN_PASS_DECL
#include "PoolToConv/Conversion/ToFpga/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "PoolToConv/Conversion/ToFpga/Passes.h.inc"

} // namespace ptc

#endif // POOLTOCONV_CONVERSION_TOFPGA_PASSES_H
