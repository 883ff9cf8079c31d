//===- modules.c - Reading modules from C ---------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RUN: %mlir_opt %ptc_src/examples/regression_test/int8.mlir --emit-bytecode -o %t.mlirbc
// RUN: %capi-modules %ptc_src/examples/regression_test/int8.mlir %t.mlirbc %t.none | FileCheck %s
//
//===----------------------------------------------------------------------===//

#include "Common.h"

static void show(MlirModule module) {
  REQUIRE(!mlirModuleIsNull(module));
  Text text = {.length = 0};
  mlirOperationPrint(mlirModuleGetOperation(module), appendText, &text);
  REQUIRE(strstr(text.data, "tosa.avg_pool2d"));
  mlirModuleDestroy(module);
}

static void fails(MlirContext context, const char *text) {
  REQUIRE(mlirModuleIsNull(
      ptcModuleParse(context, str(text), str("net.mlir"), ON_ERROR)));
}

int main(int argc, char **argv) {
  REQUIRE(argc == 4);
  MlirContext context = ptcContextCreate();
  show(ptcModuleParse(context, str(averageModule), str(""), ON_ERROR));
  show(ptcModuleParseFile(context, str(argv[1]), ON_ERROR));
  show(ptcModuleParseFile(context, str(argv[2]), ON_ERROR));

  // Bytecode from memory, at an odd place and without a zero behind it.
  static char bytes[1 << 16];
  FILE *file = fopen(argv[2], "rb");
  REQUIRE(file);
  size_t size = fread(bytes + 1, 1, sizeof(bytes) - 1, file);
  fclose(file);
  bytes[size + 1] = 'x';
  show(ptcModuleParse(context, mlirStringRefCreate(bytes + 1, size), str("b"),
                      ON_ERROR));
  printf("read\n");
  // CHECK: {{^}}read

  REQUIRE(
      mlirModuleIsNull(ptcModuleParseFile(context, str(argv[3]), ON_ERROR)));
  // CHECK-NEXT: error: cannot open input file '{{.*}}.none': No such file
  fails(context, "func.func @f(");
  // CHECK-NEXT: error: net.mlir:1:13: expected
  fails(context, "func.func @f() -> i32 {\n  return\n}\n");
  // CHECK-NEXT: error: net.mlir:2:3: 'func.return' op has 0 operands
  fails(context, "func.func @f(%x: !torch.vtensor) {\n  return\n}\n");
  // CHECK: error: net.mlir:1:25: {{.*}}unregistered dialect
  // CHECK-NEXT: error: net.mlir:1:25: note: dialect 'torch' is not part of MLIR: {{.*}}torch-mlir-opt
  fails(context, "\"some.op\"() : () -> ()\n");
  // CHECK: error: net.mlir:1:10: {{.*}}unregistered dialect
  REQUIRE(mlirModuleIsNull(
      ptcModuleParse((MlirContext){NULL}, str(""), str("a"), ON_ERROR)));
  // CHECK: error: the context is null
  REQUIRE(mlirModuleIsNull(
      ptcModuleParseFile((MlirContext){NULL}, str("a"), ON_ERROR)));
  // CHECK-NEXT: error: the context is null
  mlirContextDestroy(context);
  printf("done\n");
  // CHECK-NEXT: done
  return 0;
}
