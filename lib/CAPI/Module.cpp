//===- Module.cpp - Reading modules ---------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Module.h"

#include "PoolToConv/Tools/ForeignDialects.h"
#include "Support.h"

#include "mlir/CAPI/IR.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace ptc::capi;

static MlirModule parse(MLIRContext *context,
                        std::unique_ptr<llvm::MemoryBuffer> buffer,
                        const ErrorSink &sink) {
  llvm::SourceMgr sources;
  unsigned id = sources.AddNewSourceBuffer(std::move(buffer), llvm::SMLoc());
  OwningOpRef<ModuleOp> module;
  {
    ErrorsToSink errors(context, sink);
    module = parseSourceFile<ModuleOp>(sources, context);
  }
  if (module)
    return wrap(module.release());
  std::string advice;
  llvm::raw_string_ostream os(advice);
  if (ptc::explainForeignInput(sources.getMemoryBuffer(id)->getMemBufferRef(),
                               context->getDialectRegistry(),
                               {context->allowsUnregisteredDialects(), ""}, os))
    sink(StringRef(advice).trim());
  return {nullptr};
}

MlirModule ptcModuleParse(MlirContext context, MlirStringRef text,
                          MlirStringRef name, MlirStringCallback onError,
                          void *userData) {
  ErrorSink sink(onError, userData);
  if (!context.ptr)
    return sink("the context is null"), MlirModule{nullptr};
  // The parser wants a zero behind the text, and bytecode wants alignment.
  auto buffer =
      llvm::MemoryBuffer::getMemBufferCopy(unwrap(text), unwrap(name));
  return parse(unwrap(context), std::move(buffer), sink);
}

MlirModule ptcModuleParseFile(MlirContext context, MlirStringRef path,
                              MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!context.ptr)
    return sink("the context is null"), MlirModule{nullptr};
  std::string reason;
  auto buffer = openInputFile(unwrap(path), &reason);
  if (!buffer)
    return sink(reason), MlirModule{nullptr};
  return parse(unwrap(context), std::move(buffer), sink);
}
