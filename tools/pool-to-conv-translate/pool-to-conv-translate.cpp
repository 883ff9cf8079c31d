//===- pool-to-conv-translate.cpp - Out of MLIR ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mlir-translate with what leads from this project's dialect to other texts.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/InitAll.h"
#include "PoolToConv/Target/Verilog/ExportVerilog.h"
#include "PoolToConv/Tools/Version.h"
#include "mlir/InitAllDialects.h"
#include "mlir/Tools/mlir-translate/MlirTranslateMain.h"
#include "llvm/Support/InitLLVM.h"

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  ptc::setVersionPrinter("pool-to-conv-translate");
  // What is not in the kernel may be of any dialect.
  ptc::fpga::registerVerilogTranslation([](mlir::DialectRegistry &registry) {
    mlir::registerAllDialects(registry);
    ptc::registerAll(registry);
  });
  return mlir::failed(
      mlir::mlirTranslateMain(argc, argv, "pool-to-conv: out of MLIR\n"));
}
