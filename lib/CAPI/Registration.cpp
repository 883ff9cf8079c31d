//===- Registration.cpp - Dialects, passes, contexts ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Registration.h"

#include "PoolToConv/InitAll.h"
#include "PoolToConv/Judge/CompiledModule.h"
#include "Support.h"

#include "mlir/CAPI/IR.h"
#include "mlir/InitAllPasses.h"
#include "llvm/Config/llvm-config.h"

using namespace mlir;
using namespace ptc::capi;

MlirStringRef ptcVersion(void) { return toC(PTC_VERSION); }

MlirStringRef ptcMlirVersion(void) { return toC(LLVM_VERSION_STRING); }

void ptcRegisterDialects(MlirDialectRegistry registry) {
  if (registry.ptr)
    ptc::registerAll(*unwrap(registry));
}

void ptcRegisterJudgeDialects(MlirDialectRegistry registry) {
  if (registry.ptr)
    ptc::registerJudgeDialects(*unwrap(registry));
}

void ptcRegisterPasses(void) {
  // The registry of MLIR belongs to the process, and registering a pipeline a
  // second time ends it: somebody else (a C++ host, a plugin) may have.
  static const bool done = [] {
    if (!PassPipelineInfo::lookup("pool-to-conv"))
      ptc::registerAllPasses();
    return true;
  }();
  (void)done;
}

void ptcRegisterUpstreamPasses(void) {
  static const bool done = [] {
    if (!PassInfo::lookup("canonicalize"))
      mlir::registerAllPasses();
    return true;
  }();
  (void)done;
}

MlirContext ptcContextCreate(void) {
  ptcRegisterUpstreamPasses();
  ptcRegisterPasses();
  DialectRegistry registry;
  ptc::registerJudgeDialects(registry);
  ptc::registerAll(registry);
  auto *context = new MLIRContext(registry);
  context->loadAllAvailableDialects();
  return wrap(context);
}
