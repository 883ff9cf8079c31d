//===- pool-to-conv-opt.cpp - The driver ----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mlir-opt with our passes: all upstream dialects and passes plus ours.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/InitAll.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::registerAllPasses();
  ptc::registerAllPasses();

  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  ptc::registerAll(registry);

  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv, "Pooling to convolutions, for tosa and linalg\n", registry));
}
