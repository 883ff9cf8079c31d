//===- verilog.c - Designs from C -----------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RUN: rm -rf %t && %capi-verilog %t | FileCheck %s
// RUN: pool-to-conv-translate --fpga-to-verilog --verilog-frames=2 --verilog-dir=%t/tool %t/written/kernel.mlir
// RUN: diff %t/written/rtl/ptc_fifo.v %t/tool/rtl/ptc_fifo.v
// RUN: diff -r %t/written/testbench %t/tool/testbench
//
//===----------------------------------------------------------------------===//

#include "Common.h"

static const char kernels[] =
    "module {\n"
    "  fpga.kernel @shift(%arg0: tensor<1x4xi8>) -> tensor<1x4xi8> {\n"
    "    %0 = fpga.load %arg0 : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 2>\n"
    "    %1 = fpga.fifo %0 depth = 4 : !fpga.stream<1x4xi8, lanes = 2>\n"
    "    %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 2> -> tensor<1x4xi8>\n"
    "    fpga.return %2 : tensor<1x4xi8>\n"
    "  }\n"
    "  fpga.kernel @draft(%arg0: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {\n"
    "    %0 = fpga.load %arg0 : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>\n"
    "    %1 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>\n"
    "    fpga.return %1 : tensor<1x4xi8>\n"
    "  }\n"
    "}\n";

int main(int argc, char **argv) {
  REQUIRE(argc == 2);
  MlirContext context = ptcContextCreate();
  MlirModule module =
      ptcModuleParse(context, str(kernels), str("k.mlir"), ON_ERROR);
  REQUIRE(module.ptr);
  MlirOperation op = mlirModuleGetOperation(module);
  char folder[4096];
  REQUIRE(snprintf(folder, sizeof(folder), "%s/written", argv[1]) > 0);

  REQUIRE(ptcWriteVerilog(op, str("shift"), str(folder), 2, ON_ERROR));
  printf("written\n");
  // CHECK: {{^}}written

  REQUIRE(!ptcWriteVerilog(op, str("shift"), str(folder), 2, ON_ERROR));
  // CHECK-NEXT: error: k.mlir:1:1: fpga-to-verilog: '{{.*}}written' exists and is not an empty folder
  REQUIRE(!ptcWriteVerilog(op, str("none"), str(folder), 2, ON_ERROR));
  // CHECK-NEXT: error: k.mlir:1:1: fpga-to-verilog: there is no kernel 'none'
  REQUIRE(!ptcWriteVerilog(op, str(""), str(folder), 2, ON_ERROR));
  // CHECK-NEXT: error: k.mlir:1:1: fpga-to-verilog: there are 2 kernels
  REQUIRE(!ptcWriteVerilog(op, str("draft"), str("nowhere"), 2, ON_ERROR));
  // CHECK: error: k.mlir:8:3: is a draft
  REQUIRE(!ptcWriteVerilog(op, str("shift"), str("nowhere"), -1, ON_ERROR));
  // CHECK-NEXT: error: frames is negative
  MlirOperation none = {NULL};
  REQUIRE(!ptcWriteVerilog(none, str(""), str("nowhere"), 0, ON_ERROR));
  // CHECK-NEXT: error: the operation is null
  REQUIRE(!fopen("nowhere/manifest.json", "r"));

  mlirModuleDestroy(module);
  mlirContextDestroy(context);
  printf("done\n");
  // CHECK: {{^}}done
  return 0;
}
