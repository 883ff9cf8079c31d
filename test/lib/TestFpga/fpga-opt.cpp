//===- fpga-opt.cpp - A driver for tests of the fpga dialect --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitReport.h"

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Transforms/Passes.h"

int main(int argc, char **argv) {
  mlir::registerTransformsPasses();
  ptc::test::registerUnitReport();
  mlir::DialectRegistry registry;
  registry.insert<mlir::func::FuncDialect, ptc::fpga::FpgaDialect>();
  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv, "Driver for tests of the fpga dialect\n", registry));
}
