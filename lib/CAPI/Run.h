//===- Run.h - Running passes -----------------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CAPI_RUN_H
#define POOLTOCONV_LIB_CAPI_RUN_H

#include "PoolToConv-c/Passes.h"
#include "PoolToConv/Transforms/RewriteTally.h"
#include "Support.h"

#include "mlir/IR/BuiltinOps.h"

namespace ptc::capi {

PtcRewriteTally toC(const RewriteTally &tally);

/// Runs a textual pipeline, with or without "builtin.module(...)", and counts
/// what it rewrote.
mlir::LogicalResult runPipeline(mlir::ModuleOp module, llvm::StringRef pipeline,
                                RewriteTally &tally, const ErrorSink &sink);

} // namespace ptc::capi

#endif // POOLTOCONV_LIB_CAPI_RUN_H
