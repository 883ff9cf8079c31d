//===- execution.c - Running functions from C -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RUN: %capi-execution | FileCheck %s
//
//===----------------------------------------------------------------------===//

#include "Common.h"

static const char functions[] = AVERAGE_FUNCTION
    "func.func @many(%x: tensor<?x2xf32>, %k: i32, %b: tensor<2xi1>, %n: "
    "tensor<2xi4>, %l: tensor<2xi48>, %h: tensor<1xf16>) -> (tensor<?x2xf32>, "
    "i32, tensor<2xi1>, tensor<2xi4>, tensor<2xi48>, tensor<1xf16>) {\n"
    "  %s = linalg.add ins(%x, %x : tensor<?x2xf32>, tensor<?x2xf32>) outs(%x "
    ": tensor<?x2xf32>) -> tensor<?x2xf32>\n"
    "  %one = arith.constant 1 : i32\n"
    "  %t = arith.addi %k, %one : i32\n"
    "  return %s, %t, %b, %n, %l, %h : tensor<?x2xf32>, i32, tensor<2xi1>, "
    "tensor<2xi4>, tensor<2xi48>, tensor<1xf16>\n"
    "}\n"
    "func.func @fails(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> "
    "{\n"
    "  %s = linalg.add ins(%x, %y : tensor<?xf32>, tensor<?xf32>) outs(%x : "
    "tensor<?xf32>) -> tensor<?xf32>\n"
    "  return %s : tensor<?xf32>\n"
    "}\n"
    "func.func @five(%x: tensor<?x3x4x5x6xf32>) -> tensor<?x3x4x5x6xf32> {\n"
    "  return %x : tensor<?x3x4x5x6xf32>\n"
    "}\n";

static void printType(PtcValueType type) {
  printf("kind %d, width %u, %s of rank %d:", type.element.kind,
         type.element.width, type.isScalar ? "scalar" : "tensor",
         (int)type.rank);
  for (intptr_t i = 0; i < type.rank; ++i)
    printf(" %d", type.shape[i] < 0 ? -1 : (int)type.shape[i]);
  printf("\n");
}

static void testAverage(PtcCompiledModule module) {
  REQUIRE(ptcCompiledModuleGetNumArguments(module, str("average")) == 1);
  REQUIRE(ptcCompiledModuleGetNumResults(module, str("average")) == 1);
  printType(ptcCompiledModuleGetArgument(module, str("average"), 0));
  // CHECK: kind 0, width 8, tensor of rank 4: 1 4 4 2
  printType(ptcCompiledModuleGetResult(module, str("average"), 0));
  // CHECK-NEXT: kind 0, width 8, tensor of rank 4: 1 2 2 2

  // Windows of channel 0: sums 6, -6, 2, 508 (zero point 1): ties round away
  // from zero.
  int8_t data[32] = {1, 0, 2, 0, -1,  0, -2,  0, 3, 0, 0, 0, -3,  0, 0,   0,
                     1, 0, 1, 0, 127, 0, 127, 0, 0, 0, 0, 0, 127, 0, 127, 0};
  int64_t shape[4] = {1, 4, 4, 2};
  PtcTensor input = {{PtcElementSigned, 8}, 4, shape, data};
  PtcTensors results =
      ptcCompiledModuleRun(module, str("average"), 1, &input, ON_ERROR);
  REQUIRE(!ptcTensorsIsNull(results) && ptcTensorsGetSize(results) == 1);
  PtcTensor output = ptcTensorsGet(results, 0);
  REQUIRE(output.rank == 4 && output.shape[1] == 2 && output.shape[3] == 2);
  REQUIRE(output.type.kind == PtcElementSigned && output.type.width == 8);
  const int8_t *values = output.data;
  printf("%d %d %d %d\n", values[0], values[2], values[4], values[6]);
  // CHECK-NEXT: {{^}}2 -2 0 127{{$}}
  REQUIRE(ptcTensorsGet(results, 1).rank == -1);
  REQUIRE(ptcTensorsGet(results, -1).data == NULL);
  ptcTensorsDestroy(results);
}

static void testTypes(PtcCompiledModule module) {
  printType(ptcCompiledModuleGetArgument(module, str("many"), 0));
  // CHECK-NEXT: kind 4, width 32, tensor of rank 2: -1 2
  printType(ptcCompiledModuleGetArgument(module, str("many"), 1));
  // CHECK-NEXT: kind 0, width 32, scalar of rank 0:
  // Extents are those of the module, whatever is asked for in between.
  PtcValueType five = ptcCompiledModuleGetArgument(module, str("five"), 0);
  PtcValueType same = ptcCompiledModuleGetResult(module, str("five"), 0);
  REQUIRE(ptcCompiledModuleGetArgument(module, str("five"), 0).shape ==
          five.shape);
  printType(five);
  // CHECK-NEXT: kind 4, width 32, tensor of rank 5: -1 3 4 5 6
  printType(same);
  // CHECK-NEXT: kind 4, width 32, tensor of rank 5: -1 3 4 5 6
  float x[4] = {1, -2, 0.5f, 3};
  int32_t k = 41;
  uint8_t b[2] = {1, 0}, n[2] = {7, 0x1f};
  int64_t l[2] = {-5, ((int64_t)1 << 47) - 1};
  uint16_t h[1] = {0x3c00};
  int64_t matrix[2] = {2, 2}, pair[1] = {2}, one[1] = {1};
  PtcTensor inputs[6] = {
      {{PtcElementF32, 0}, 2, matrix, x},
      {{PtcElementSigned, 32}, 0, NULL, &k},
      {{PtcElementSigned, 1}, 1, pair, b},
      {{PtcElementSigned, 4}, 1, pair, n},
      {{PtcElementSigned, 48}, 1, pair, l},
      {{PtcElementF16, 16}, 1, one, h},
  };
  PtcTensors results =
      ptcCompiledModuleRun(module, str("many"), 6, inputs, ON_ERROR);
  REQUIRE(ptcTensorsGetSize(results) == 6);
  const float *y = ptcTensorsGet(results, 0).data;
  printf("%g %g %g %g\n", y[0], y[1], y[2], y[3]);
  // CHECK-NEXT: {{^}}2 -4 1 6{{$}}
  printf("%d\n", *(const int32_t *)ptcTensorsGet(results, 1).data);
  // CHECK-NEXT: {{^}}42{{$}}
  const uint8_t *bits = ptcTensorsGet(results, 2).data;
  const int8_t *nibbles = ptcTensorsGet(results, 3).data;
  const int64_t *longs = ptcTensorsGet(results, 4).data;
  // Narrow integers are extended; bits above them are ignored.
  REQUIRE(bits[0] == 1 && bits[1] == 0);
  REQUIRE(nibbles[0] == 7 && nibbles[1] == -1);
  REQUIRE(longs[0] == l[0] && longs[1] == l[1]);
  REQUIRE(*(const uint16_t *)ptcTensorsGet(results, 5).data == 0x3c00);
  REQUIRE(ptcTensorGetNumElements(ptcTensorsGet(results, 4)) == 2);
  ptcTensorsDestroy(results);

  // No row at all.
  matrix[0] = 0;
  inputs[0].data = NULL;
  results = ptcCompiledModuleRun(module, str("many"), 6, inputs, ON_ERROR);
  REQUIRE(ptcTensorGetNumElements(ptcTensorsGet(results, 0)) == 0);
  ptcTensorsDestroy(results);

  PtcElementType type = {PtcElementSigned, 48};
  REQUIRE(ptcElementTypeGetBytes(type) == 8);
  type = (PtcElementType){PtcElementUnsigned, 12};
  REQUIRE(ptcElementTypeGetBytes(type) == 2);
  type = (PtcElementType){PtcElementBF16, 0};
  REQUIRE(ptcElementTypeGetBytes(type) == 2);
  type = (PtcElementType){PtcElementF32, 64};
  REQUIRE(ptcElementTypeGetBytes(type) == 0);
  type = (PtcElementType){(PtcElementKind)99, 8};
  REQUIRE(ptcElementTypeGetBytes(type) == 0);
}

static void fails(PtcCompiledModule module, const char *function,
                  intptr_t count, const PtcTensor *inputs) {
  REQUIRE(ptcTensorsIsNull(
      ptcCompiledModuleRun(module, str(function), count, inputs, ON_ERROR)));
}

static void testErrors(PtcCompiledModule module) {
  int8_t data[32] = {0};
  int64_t shape[4] = {1, 4, 4, 2};
  PtcTensor input = {{PtcElementSigned, 8}, 4, shape, data};
  fails(module, "none", 1, &input);
  // CHECK-NEXT: error: no function @none
  fails(module, "average", 0, NULL);
  // CHECK-NEXT: error: {{.*}}1{{.*}}0
  fails(module, "average", 1, NULL);
  // CHECK-NEXT: error: there are no inputs
  fails(module, "average", -1, &input);
  // CHECK-NEXT: error: there are no inputs
  shape[1] = 5;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: argument 0 is 1x4x4x2xi8, got 1x5x4x2 of i8
  shape[1] = -1;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: input 0 has no shape
  shape[1] = 4;
  input.rank = 3;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: argument 0 is 1x4x4x2xi8, got 1x4x4 of i8
  input.rank = -1;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: input 0 has no shape
  input.rank = 4;
  input.shape = NULL;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: input 0 has no shape
  input.shape = shape;
  input.data = NULL;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: input 0 has no data
  input.data = data;
  input.type.kind = PtcElementUnsigned;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: argument 0 is 1x4x4x2xi8, got 1x4x4x2 of ui8
  input.type.width = 0;
  fails(module, "average", 1, &input);
  // CHECK-NEXT: error: input 0 has no element type
  PtcCompiledModule null = {NULL};
  fails(null, "average", 1, &input);
  // CHECK-NEXT: error: the module is null

  // Sizes that do not fit together are found while it runs.
  float x[3] = {0}, y[2] = {0};
  int64_t three[1] = {3}, two[1] = {2};
  PtcTensor pair[2] = {{{PtcElementF32, 32}, 1, three, x},
                       {{PtcElementF32, 32}, 1, two, y}};
  fails(module, "fails", 2, pair);
  // CHECK-NEXT: error: -:13:8: run-time check failed in 'linalg.add'

  REQUIRE(ptcCompiledModuleGetNumArguments(module, str("none")) == -1);
  REQUIRE(ptcCompiledModuleGetNumResults(null, str("average")) == -1);
  REQUIRE(ptcCompiledModuleGetArgument(module, str("average"), 1).rank == -1);
  REQUIRE(ptcCompiledModuleGetResult(module, str("none"), 0).rank == -1);
  ptcCompiledModuleDestroy(null);
  ptcTensorsDestroy((PtcTensors){NULL});
}

static void testCompile(MlirContext context) {
  MlirModule custom = parse(
      context, "func.func @custom(%x: tensor<2xf32>) -> tensor<2xf32> {\n"
               "  %0 = tosa.custom %x {operator_name = \"a\", domain_name = "
               "\"b\", implementation_attrs = \"\"} : (tensor<2xf32>) -> "
               "tensor<2xf32>\n"
               "  return %0 : tensor<2xf32>\n"
               "}\n");
  REQUIRE(ptcCompiledModuleIsNull(ptcCompile(custom, -1, ON_ERROR)));
  // CHECK-NEXT: error: {{.*}}tosa.custom
  REQUIRE(ptcCompiledModuleIsNull(ptcCompile(custom, 4, ON_ERROR)));
  // CHECK-NEXT: error: the level of optimisation is 0 to 3, or -1 for what suits
  REQUIRE(
      ptcCompiledModuleIsNull(ptcCompile((MlirModule){NULL}, -1, ON_ERROR)));
  // CHECK-NEXT: error: the module is null
  mlirModuleDestroy(custom);
}

int main(void) {
  setvbuf(stdout, NULL, _IONBF, 0);
  MlirContext context = ptcContextCreate();
  MlirModule module = parse(context, functions);
  PtcCompiledModule compiled = ptcCompile(module, /*optLevel=*/-1, ON_ERROR);
  REQUIRE(!ptcCompiledModuleIsNull(compiled));
  mlirModuleDestroy(module);
  testAverage(compiled);
  testTypes(compiled);
  testErrors(compiled);
  testCompile(context);
  // What is compiled needs no context.
  mlirContextDestroy(context);
  int8_t data[32] = {0};
  int64_t shape[4] = {1, 4, 4, 2};
  PtcTensor input = {{PtcElementSigned, 8}, 4, shape, data};
  PtcTensors results =
      ptcCompiledModuleRun(compiled, str("average"), 1, &input, ON_ERROR);
  REQUIRE(ptcTensorsGetSize(results) == 1);
  ptcTensorsDestroy(results);
  ptcCompiledModuleDestroy(compiled);
  printf("done\n");
  // CHECK-NEXT: done
  return 0;
}
