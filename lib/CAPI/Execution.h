//===- Execution.h - Running functions on the CPU ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CAPI_EXECUTION_H
#define POOLTOCONV_LIB_CAPI_EXECUTION_H

#include "PoolToConv/Judge/CompiledModule.h"

namespace ptc::capi {

/// Adds to `context` what executing a module needs, if it is not there.
void prepareForJudge(mlir::MLIRContext *context);

/// Fails if the level is not -1 to 3.
llvm::Expected<CompileOptions> compileOptions(int optLevel);

} // namespace ptc::capi

#endif // POOLTOCONV_LIB_CAPI_EXECUTION_H
