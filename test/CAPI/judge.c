//===- judge.c - The judge from C -----------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RUN: %capi-judge | FileCheck %s
//
//===----------------------------------------------------------------------===//

#include "Common.h"

#include <math.h>

/// A function with one average of floats and one without an end to its sizes.
static const char floatModule[] =
    "func.func @float(%x: tensor<1x9x9x1xf32>) -> tensor<1x3x3x1xf32> {\n"
    "  %zp = \"tosa.const\"() <{values = dense<0.0> : tensor<1xf32>}> : () -> "
    "tensor<1xf32>\n"
    "  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: "
    "3, 3>, stride = array<i64: 3, 3>, pad = array<i64: 0, 0, 0, 0>} : "
    "(tensor<1x9x9x1xf32>, tensor<1xf32>, tensor<1xf32>) -> "
    "tensor<1x3x3x1xf32>\n"
    "  return %0 : tensor<1x3x3x1xf32>\n"
    "}\n";

#define CLAMP(max)                                                             \
  "func.func @clamp(%x: tensor<2x?xi8>) -> tensor<2x?xi8> {\n"                 \
  "  %0 = tosa.clamp %x {max_val = " #max " : i8, min_val = 0 : i8} : "        \
  "(tensor<2x?xi8>) -> tensor<2x?xi8>\n"                                       \
  "  return %0 : tensor<2x?xi8>\n"                                             \
  "}\n"                                                                        \
  "func.func private @helper()\n"

static const char customModule[] =
    "func.func @custom(%x: tensor<2xf32>) -> tensor<2xf32> {\n"
    "  %0 = tosa.custom %x {operator_name = \"a\", domain_name = \"b\", "
    "implementation_attrs = \"\"} : (tensor<2xf32>) -> tensor<2xf32>\n"
    "  return %0 : tensor<2xf32>\n"
    "}\n";

static void show(PtcCheckResult result) {
  REQUIRE(!ptcCheckResultIsNull(result));
  for (intptr_t i = 0; i < ptcCheckResultGetSize(result); ++i) {
    PtcVerdict verdict = ptcCheckResultGet(result, i);
    printf("%.*s: status %d, %s, %u trials, max abs %g, bound %g\n",
           (int)verdict.function.length, verdict.function.data, verdict.status,
           verdict.bitExact ? "bits" : "bound", verdict.trials,
           verdict.maxAbsolute, verdict.bound);
    printf("  %.*s\n", (int)verdict.message.length, verdict.message.data);
  }
  MlirStringRef summary = ptcCheckResultGetSummary(result);
  PtcRewriteTally tally = ptcCheckResultGetTally(result);
  printf("%.*s; %d rewrites; agrees: %d\n", (int)summary.length, summary.data,
         (int)(tally.bitExact + tally.specExact + tally.reassociating),
         ptcCheckResultAgrees(result));
  ptcCheckResultDestroy(result);
}

static void testPipelines(MlirContext context) {
  MlirModule bytes = parse(context, averageModule);
  show(ptcCheckPipeline(bytes, str("pool-to-conv"), NULL, ON_ERROR));
  // CHECK: average: status 0, bits, 11 trials, max abs 0, bound 0
  // CHECK-NEXT: check: @average: equal (bit-exact, 11 trials, 1 rewrite in module)
  // CHECK-NEXT: check: 1 function, 1 equal, 0 within bound, 0 mismatched, 0 not run; 1 rewrites; agrees: 1
  MlirModule floats = parse(context, floatModule);
  PtcCheckOptions options;
  memset(&options, 0xff, sizeof(options));
  ptcCheckOptionsInit(&options);
  options.trials = 2;
  options.seed = 7;
  show(ptcCheckPipeline(floats, str("builtin.module(pool-to-conv)"), &options,
                        ON_ERROR));
  // CHECK-NEXT: float: status 1, bound, 8 trials, max abs {{.*}}, bound
  // CHECK-NEXT: check: @float: within bound
  // CHECK-NEXT: 1 within bound{{.*}}; 1 rewrites; agrees: 1

  // The module is as it was.
  Text text = {.length = 0};
  mlirOperationPrint(mlirModuleGetOperation(floats), appendText, &text);
  REQUIRE(strstr(text.data, "tosa.avg_pool2d"));

  REQUIRE(ptcCheckResultIsNull(
      ptcCheckPipeline(floats, str("no-such-pass"), NULL, ON_ERROR)));
  // CHECK-NEXT: error: {{.*}}'no-such-pass' does not refer to a registered pass
  REQUIRE(ptcCheckResultIsNull(ptcCheckPipeline(
      floats, str("fuse-linear-convs{max-kernel=0}"), NULL, ON_ERROR)));
  // CHECK: error: {{.*}}max-kernel has to be at least 1
  mlirModuleDestroy(floats);
  mlirModuleDestroy(bytes);
}

static void testModules(MlirContext context) {
  MlirModule before = parse(context, CLAMP(127));
  MlirModule after = parse(context, CLAMP(100));
  PtcCheckOptions options;
  ptcCheckOptionsInit(&options);
  int64_t size = 5;
  options.dims = (PtcInt64List){&size, 1};
  options.function = str("clamp");
  options.optLevel = 0;
  show(ptcCheckModules(before, before, &options, ON_ERROR));
  // CHECK: clamp: status 0, bits,
  // CHECK: agrees: 1
  show(ptcCheckModules(before, after, &options, ON_ERROR));
  // CHECK-NEXT: clamp: status 2, bits, {{.*}} max abs 27,
  // CHECK-NEXT: check: @clamp: MISMATCH result 0 at [0, 0]: before 127 after 100, abs 27,{{.*}} trial all-max, sizes {{.*}}5
  // CHECK-NEXT: 1 mismatched{{.*}}; 0 rewrites; agrees: 0

  // One input, on which the two agree.
  int8_t data[6] = {1, 2, 3, 4, 5, 100};
  int64_t shape[2] = {2, 3};
  PtcTensor input = {{PtcElementSigned, 8}, 2, shape, data};
  ptcCheckOptionsInit(&options);
  options.inputs = &input;
  options.numInputs = 1;
  show(ptcCheckModules(before, after, &options, ON_ERROR));
  // CHECK-NEXT: clamp: status 0, bits, 1 trials
  // CHECK: agrees: 1
  data[5] = 101;
  show(ptcCheckModules(before, after, &options, ON_ERROR));
  // CHECK-NEXT: clamp: status 2, bits, 1 trials
  // CHECK-NEXT: at [1, 2]: before 101 after 100
  // CHECK-NEXT: agrees: 0

  MlirModule custom = parse(context, customModule);
  show(ptcCheckModules(custom, custom, NULL, ON_ERROR));
  // CHECK-NEXT: custom: status 3, bits, 0 trials
  // CHECK-NEXT: check: @custom: not run: before: {{.*}}tosa.custom
  // CHECK-NEXT: 1 not run; 0 rewrites; agrees: 0
  mlirModuleDestroy(custom);

  // An op that nobody has registered.
  mlirContextSetAllowUnregisteredDialects(context, true);
  custom = parse(context,
                 "func.func @foreign(%x: tensor<?xf32>) -> tensor<?xf32> {\n"
                 "  %0 = \"foo.bar\"(%x) : (tensor<?xf32>) -> tensor<?xf32>\n"
                 "  return %0 : tensor<?xf32>\n"
                 "}\n");
  show(ptcCheckModules(custom, custom, NULL, ON_ERROR));
  // CHECK-NEXT: foreign: status 3, bits, 0 trials
  // CHECK-NEXT: check: @foreign: not run: before: {{.*}}
  // CHECK-NEXT: 1 not run; 0 rewrites; agrees: 0
  REQUIRE(ptcCompiledModuleIsNull(ptcCompile(custom, -1, ON_ERROR)));
  // CHECK-NEXT: error: -:2:8: op was not bufferized
  mlirContextSetAllowUnregisteredDialects(context, false);
  mlirModuleDestroy(custom);

  // Wrong usage.
  options.dims = (PtcInt64List){&size, 1};
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: inputs already say the sizes
  ptcCheckOptionsInit(&options);
  input.type.width = 65;
  options.inputs = &input;
  options.numInputs = 1;
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: input 0 has no element type
  int16_t large[6] = {1, 2, 300, 4, 5, 6};
  input = (PtcTensor){{PtcElementSigned, 16}, 2, shape, large};
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: argument 0 is 2x?xi8, {{.*}}300 at [0, 2], which does not fit in i8
  ptcCheckOptionsInit(&options);
  options.numInputs = 2;
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: there are no inputs
  ptcCheckOptionsInit(&options);
  options.function = str("none");
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: {{.*}}@none
  ptcCheckOptionsInit(&options);
  size = 0;
  options.dims = (PtcInt64List){&size, 1};
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: 0 is not a size of at least 1
  options.dims.size = -3;
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: the list of sizes has no numbers
  ptcCheckOptionsInit(&options);
  options.boundEps = NAN;
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: the bound is not a number
  ptcCheckOptionsInit(&options);
  options.optLevel = 4;
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckModules(before, after, &options, ON_ERROR)));
  // CHECK-NEXT: error: the level of optimisation is 0 to 3, or -1 for what suits
  MlirModule none = {NULL};
  REQUIRE(ptcCheckResultIsNull(ptcCheckModules(before, none, NULL, ON_ERROR)));
  // CHECK-NEXT: error: a module is null
  REQUIRE(
      ptcCheckResultIsNull(ptcCheckPipeline(none, str(""), NULL, ON_ERROR)));
  // CHECK-NEXT: error: the module is null
  mlirModuleDestroy(before);
  mlirModuleDestroy(after);

  // Nothing, and what is not there.
  PtcCheckResult null = {NULL};
  REQUIRE(!ptcCheckResultAgrees(null) && ptcCheckResultGetSize(null) == 0);
  REQUIRE(ptcCheckResultGetSummary(null).length == 0);
  REQUIRE(ptcCheckResultGetTally(null).kept == 0);
  REQUIRE(ptcCheckResultGet(null, 0).function.length == 0);
  ptcCheckResultDestroy(null);
}

int main(void) {
  setvbuf(stdout, NULL, _IONBF, 0);
  MlirContext context = ptcContextCreate();
  testPipelines(context);
  testModules(context);
  mlirContextDestroy(context);
  printf("done\n");
  // CHECK-NEXT: done
  return 0;
}
