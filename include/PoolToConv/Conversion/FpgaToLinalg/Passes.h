//===- Passes.h - What the fpga dialect means -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_CONVERSION_FPGATOLINALG_PASSES_H
#define POOLTOCONV_CONVERSION_FPGATOLINALG_PASSES_H

#include "mlir/Pass/Pass.h"

#include <memory>

namespace ptc {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "PoolToConv/Conversion/FpgaToLinalg/Passes.h.inc"

} // namespace ptc

#endif // POOLTOCONV_CONVERSION_FPGATOLINALG_PASSES_H
