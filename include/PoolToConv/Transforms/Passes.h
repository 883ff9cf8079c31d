//===- Passes.h - Passes of pool-to-conv ------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_PASSES_H
#define POOLTOCONV_TRANSFORMS_PASSES_H

#include "PoolToConv/Transforms/EliminatePooling.h"
#include "PoolToConv/Transforms/FuseLinearConvs.h"
#include "mlir/Pass/Pass.h"

#include <memory>

namespace ptc {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "PoolToConv/Transforms/Passes.h.inc"

/// Registers the pipeline `--pool-to-conv`.
void registerPoolToConvPipelines();

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMS_PASSES_H
