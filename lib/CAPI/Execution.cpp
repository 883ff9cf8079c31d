//===- Execution.cpp - Running functions on the CPU -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Execution.h"

#include "Execution.h"
#include "PoolToConv/InitAll.h"
#include "PoolToConv/Judge/CompiledModule.h"
#include "Support.h"
#include "Tensors.h"

#include "mlir/CAPI/IR.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::capi;

void ptc::capi::prepareForJudge(MLIRContext *context) {
  DialectRegistry registry;
  ptc::registerJudgeDialects(registry);
  ptc::registerAll(registry);
  context->appendDialectRegistry(registry);
}

llvm::Expected<CompileOptions> ptc::capi::compileOptions(int optLevel) {
  if (optLevel < -1 || optLevel > 3)
    return llvm::createStringError("the level of optimisation is 0 to 3, or -1 "
                                   "for what suits");
  CompileOptions options;
  if (optLevel >= 0)
    options.optLevel = optLevel;
  return options;
}

PtcCompiledModule ptcCompile(MlirModule module, int optLevel,
                             MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!module.ptr)
    return sink("the module is null"), PtcCompiledModule{nullptr};
  auto options = compileOptions(optLevel);
  if (!options)
    return sink(options.takeError()), PtcCompiledModule{nullptr};
  ModuleOp op = unwrap(module);
  prepareForJudge(op.getContext());
  auto compiled = CompiledModule::compile(op, *options);
  if (!compiled)
    return sink(compiled.takeError()), PtcCompiledModule{nullptr};
  return {compiled->release()};
}

void ptcCompiledModuleDestroy(PtcCompiledModule module) {
  delete as<CompiledModule>(module);
}

static const Signature *signatureOf(PtcCompiledModule module,
                                    MlirStringRef function) {
  return module.ptr ? as<CompiledModule>(module)->lookup(unwrap(function))
                    : nullptr;
}

/// What it points to lives as long as `types`, which must be those of a module.
static PtcValueType typeAt(ArrayRef<ValueType> types, intptr_t index) {
  if (index < 0 || index >= static_cast<intptr_t>(types.size()))
    return {{PtcElementSigned, 0}, -1, nullptr, false};
  const ValueType &type = types[index];
  return {ptc::capi::toC(type.element),
          static_cast<intptr_t>(type.shape.size()), type.shape.data(),
          type.isScalar};
}

intptr_t ptcCompiledModuleGetNumArguments(PtcCompiledModule module,
                                          MlirStringRef function) {
  const Signature *signature = signatureOf(module, function);
  return signature ? signature->arguments.size() : -1;
}

intptr_t ptcCompiledModuleGetNumResults(PtcCompiledModule module,
                                        MlirStringRef function) {
  const Signature *signature = signatureOf(module, function);
  return signature ? signature->results.size() : -1;
}

PtcValueType ptcCompiledModuleGetArgument(PtcCompiledModule module,
                                          MlirStringRef function,
                                          intptr_t index) {
  const Signature *signature = signatureOf(module, function);
  return typeAt(signature ? ArrayRef(signature->arguments) : ArrayRef<ValueType>(),
                index);
}

PtcValueType ptcCompiledModuleGetResult(PtcCompiledModule module,
                                        MlirStringRef function,
                                        intptr_t index) {
  const Signature *signature = signatureOf(module, function);
  return typeAt(signature ? ArrayRef(signature->results) : ArrayRef<ValueType>(),
                index);
}

PtcTensors ptcCompiledModuleRun(PtcCompiledModule module,
                                MlirStringRef function, intptr_t numInputs,
                                const PtcTensor *inputs,
                                MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!module.ptr)
    return sink("the module is null"), PtcTensors{nullptr};
  auto tensors = fromC(inputs, numInputs);
  if (!tensors)
    return sink(tensors.takeError()), PtcTensors{nullptr};
  auto results = as<CompiledModule>(module)->run(unwrap(function), *tensors);
  if (!results)
    return sink(results.takeError()), PtcTensors{nullptr};
  return ptc::capi::toC(std::move(*results));
}
