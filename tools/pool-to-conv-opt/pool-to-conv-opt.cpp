//===- pool-to-conv-opt.cpp - The driver ----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mlir-opt with our passes: all upstream dialects and passes plus ours, and
// advice on input that comes from elsewhere.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/InitAll.h"
#include "PoolToConv/Tools/ForeignDialects.h"
#include "PoolToConv/Tools/Version.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"

/// Runs the passes on the file `input` and writes to the file `output`.
static mlir::LogicalResult run(llvm::StringRef input, llvm::StringRef output,
                               mlir::DialectRegistry &registry,
                               const mlir::MlirOptMainConfig &config) {
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> file =
      mlir::openInputFile(input, &message);
  if (!file) {
    llvm::WithColor::error(llvm::errs(), "pool-to-conv-opt") << message << "\n";
    return mlir::failure();
  }
  std::unique_ptr<llvm::ToolOutputFile> result =
      mlir::openOutputFile(output, &message);
  if (!result) {
    llvm::WithColor::error(llvm::errs(), "pool-to-conv-opt") << message << "\n";
    return mlir::failure();
  }

  // The driver takes its buffer away; what it read is needed afterwards.
  llvm::MemoryBufferRef text = file->getMemBufferRef();
  if (mlir::succeeded(mlir::MlirOptMain(
          result->os(),
          llvm::MemoryBuffer::getMemBuffer(text,
                                           /*RequiresNullTerminator=*/false),
          registry, config))) {
    result->keep();
    return mlir::success();
  }
  // Dialects that a file defines are known to the driver alone.
  if (!config.shouldVerifyDiagnostics() && config.getIrdlFile().empty())
    ptc::explainForeignInput(
        text, registry,
        {config.shouldAllowUnregisteredDialects(), config.inputSplitMarker()},
        llvm::errs());
  return mlir::failure();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  ptc::setVersionPrinter("pool-to-conv-opt");
  mlir::registerAllPasses();
  ptc::registerAllPasses();

  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  ptc::registerAll(registry);

  auto [input, output] = mlir::registerAndParseCLIOptions(
      argc, argv, "Pooling to convolutions, for tosa and linalg\n", registry);
  mlir::MlirOptMainConfig config =
      mlir::MlirOptMainConfig::createFromCLOptions();
  // Lists need no input.
  if (config.shouldShowDialects() || config.shouldListPasses())
    return mlir::asMainReturnCode(
        mlir::MlirOptMain(argc, argv, input, output, registry));
  return mlir::asMainReturnCode(run(input, output, registry, config));
}
