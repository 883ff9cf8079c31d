//===- Run.cpp - Running passes -------------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Passes.h"
#include "PoolToConv-c/Registration.h"

#include "Run.h"
#include "Support.h"

#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Pass.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::capi;

PtcRewriteTally ptc::capi::toC(const RewriteTally &tally) {
  return {tally.bitExact, tally.specExact, tally.reassociating, tally.kept,
          tally.boundEps};
}

static LogicalResult run(PassManager &manager, Operation *op,
                         RewriteTally &tally, const ErrorSink &sink) {
  ErrorsToSink errors(op->getContext(), sink);
  RewriteRecorder recorder(op->getContext());
  LogicalResult result = manager.run(op);
  tally = recorder.tally();
  return result;
}

/// Parses "a,b" or "builtin.module(a,b)" into `manager`.
static LogicalResult parse(StringRef pipeline, PassManager &manager,
                           const ErrorSink &sink) {
  std::string reason;
  llvm::raw_string_ostream os(reason);
  pipeline = pipeline.trim();
  std::string anchor = (ModuleOp::getOperationName() + "(").str();
  if (pipeline.starts_with(anchor) && pipeline.ends_with(")"))
    pipeline = pipeline.drop_front(anchor.size()).drop_back();
  if (succeeded(parsePassPipeline(pipeline, manager, os)))
    return success();
  sink(StringRef(reason).trim().empty()
           ? "not a pipeline: '" + pipeline.str() + "'"
           : StringRef(reason).trim().str());
  return failure();
}

LogicalResult ptc::capi::runPipeline(ModuleOp module, StringRef pipeline,
                                     RewriteTally &tally,
                                     const ErrorSink &sink) {
  ptcRegisterPasses();
  PassManager manager(module.getContext(), ModuleOp::getOperationName(),
                      PassManager::Nesting::Implicit);
  if (failed(parse(pipeline, manager, sink)))
    return failure();
  return run(manager, module, tally, sink);
}

MlirLogicalResult ptcPassManagerRun(MlirPassManager manager, MlirOperation op,
                                    PtcRewriteTally *tally,
                                    MlirStringCallback onError,
                                    void *userData) {
  ErrorSink sink(onError, userData);
  if (!manager.ptr || !op.ptr)
    return sink("the pass manager or the op is null"), wrap(failure());
  RewriteTally counted;
  LogicalResult result = run(*unwrap(manager), unwrap(op), counted, sink);
  if (tally)
    *tally = ptc::capi::toC(counted);
  return wrap(result);
}

MlirLogicalResult ptcModuleRunPipeline(MlirModule module,
                                       MlirStringRef pipeline,
                                       PtcRewriteTally *tally,
                                       MlirStringCallback onError,
                                       void *userData) {
  ErrorSink sink(onError, userData);
  if (!module.ptr)
    return sink("the module is null"), wrap(failure());
  RewriteTally counted;
  LogicalResult result =
      runPipeline(unwrap(module), unwrap(pipeline), counted, sink);
  if (tally)
    *tally = ptc::capi::toC(counted);
  return wrap(result);
}
