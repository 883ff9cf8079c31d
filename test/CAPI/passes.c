//===- passes.c - Passes from C -------------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RUN: %capi-passes 2>&1 | FileCheck %s -DVERSION=%ptc_version
//
//===----------------------------------------------------------------------===//

#include "Common.h"

#include <math.h>

static MlirContext context;

/// Prints the pipeline of one pass, with all of its options, and destroys it.
static void show(MlirPass pass) {
  REQUIRE(!ptcPassIsNull(pass));
  MlirPassManager manager = mlirPassManagerCreate(context);
  mlirPassManagerAddOwnedPass(manager, pass);
  Text text = {.length = 0};
  mlirPrintPassPipeline(mlirPassManagerGetAsOpPassManager(manager), appendText,
                        &text);
  printf("%s\n", text.data);
  mlirPassManagerDestroy(manager);
}

/// What a pass manager says after `pass` or a pipeline was added.
static Text textOf(MlirPassManager manager) {
  Text text = {.length = 0};
  mlirPrintPassPipeline(mlirPassManagerGetAsOpPassManager(manager), appendText,
                        &text);
  mlirPassManagerDestroy(manager);
  return text;
}

static Text textOfPass(MlirPass pass) {
  REQUIRE(!ptcPassIsNull(pass));
  MlirPassManager manager = mlirPassManagerCreate(context);
  mlirPassManagerAddOwnedPass(manager, pass);
  return textOf(manager);
}

/// The defaults of a struct are those of the pass, whichever way it is made.
static void testDefaults(void) {
  int passes = 0, pipelines = 0;
#define TEST_PASS(Name, argument)                                              \
  {                                                                            \
    Ptc##Name##Options options;                                                \
    memset(&options, 0xff, sizeof(options));                                   \
    ptc##Name##OptionsInit(&options);                                          \
    Text fromStruct = textOfPass(ptcCreate##Name(&options, ON_ERROR));         \
    Text fromNull = textOfPass(ptcCreate##Name(NULL, ON_ERROR));               \
    Text fromName =                                                            \
        textOfPass(ptcPassCreate(str(argument), str(""), ON_ERROR));           \
    REQUIRE(strstr(fromName.data, argument));                                  \
    REQUIRE(strcmp(fromStruct.data, fromName.data) == 0);                      \
    REQUIRE(strcmp(fromNull.data, fromName.data) == 0);                        \
    ++passes;                                                                  \
  }
  PTC_FOR_EACH_PASS(TEST_PASS)
#define TEST_PIPELINE(Name, argument)                                          \
  {                                                                            \
    Ptc##Name##Options options;                                                \
    memset(&options, 0xff, sizeof(options));                                   \
    ptc##Name##OptionsInit(&options);                                          \
    Text texts[3];                                                             \
    for (int way = 0; way < 3; ++way) {                                        \
      MlirPassManager manager = mlirPassManagerCreate(context);                \
      MlirOpPassManager op = mlirPassManagerGetAsOpPassManager(manager);       \
      REQUIRE(mlirLogicalResultIsSuccess(                                      \
          way == 2 ? ptcOpPassManagerAdd(op, str(argument), str(""), ON_ERROR) \
                   : ptcAdd##Name(op, way ? NULL : &options, ON_ERROR)));      \
      texts[way] = textOf(manager);                                            \
    }                                                                          \
    REQUIRE(strcmp(texts[0].data, texts[2].data) == 0);                        \
    REQUIRE(strcmp(texts[1].data, texts[2].data) == 0);                        \
    ++pipelines;                                                               \
  }
  PTC_FOR_EACH_PIPELINE(TEST_PIPELINE)
  REQUIRE(passes + pipelines == ptcGetNumPasses());
  for (intptr_t i = 0; i < ptcGetNumPasses(); ++i)
    REQUIRE(ptcIsPipeline(i) == (i >= passes));
  printf("defaults agree\n");
}
// CHECK: {{^}}version [[VERSION]], MLIR 22.
// CHECK-NEXT: {{^}}defaults agree

/// Every kind of option, with texts that need quotes.
static void testOptions(void) {
  PtcEliminatePoolingOptions pooling;
  ptcEliminatePoolingOptionsInit(&pooling);
  pooling.avgForm = PtcAvgFormDense;
  pooling.maxForm = PtcMaxFormReluOnly;
  pooling.summary = true;
  MlirStringRef kinds[] = {str("sum"), str("max")};
  pooling.kinds = (PtcStringList){kinds, 2};
  show(ptcCreateEliminatePooling(&pooling, ON_ERROR));
  // CHECK-NEXT: eliminate-pooling{avg-form=dense fail-on-remaining-pooling=false kinds={sum,max} max-form=relu-only numerics=exact report=kept summary=true}

  PtcFuseLinearConvsOptions fuse;
  ptcFuseLinearConvsOptionsInit(&fuse);
  fuse.maxWeightGrowth = HUGE_VAL;
  fuse.maxKernel = INT64_MAX;
  fuse.objective = PtcObjectiveConvs;
  show(ptcCreateFuseLinearConvs(&fuse, ON_ERROR));
  // CHECK-NEXT: max-kernel=9223372036854775807 max-weight-growth={{inf|INF}} numerics=fast objective=convs
  fuse.maxWeightGrowth = 1.0 / 3;
  show(ptcCreateFuseLinearConvs(&fuse, ON_ERROR));
  // CHECK-NEXT: max-weight-growth={{3.33333[0-9]*e-01|0.33333[0-9]*}}

  PtcSpecializeShapesOptions shapes;
  ptcSpecializeShapesOptionsInit(&shapes);
  int64_t sizes[] = {1, 224, 224};
  shapes.sizes = (PtcInt64List){sizes, 3};
  show(ptcCreateSpecializeShapes(&shapes, ON_ERROR));
  // CHECK-NEXT: specialize-shapes{batch=0 sizes={1,224,224}}

  PtcConvertToFpgaOptions convert;
  ptcConvertToFpgaOptionsInit(&convert);
  convert.precision = str("fixed<16, 6>");
  MlirStringRef files[] = {str("a b.npy"), str("c,d.npy"), str("it's.npy")};
  convert.calibrate = (PtcStringList){files, 3};
  show(ptcCreateConvertToFpga(&convert, ON_ERROR));
  // CHECK-NEXT: convert-to-fpga{{{calibrate=.*a b.npy.*,c,d.npy,it's.npy.*}} precision={fixed<16, 6>}

  PtcReportNetworkOptions report;
  ptcReportNetworkOptionsInit(&report);
  report.label = str("a = {b} \"c\"");
  show(ptcCreateReportNetwork(&report, ON_ERROR));
  // CHECK-NEXT: report-network{format=table label={a = {b} "c"} output=}
}

static void testErrors(void) {
  REQUIRE(ptcPassIsNull(ptcPassCreate(str("none"), str(""), ON_ERROR)));
  // CHECK-NEXT: error: there is no pass 'none'
  REQUIRE(ptcPassIsNull(ptcPassCreate(str("pool-to-conv"), str(""), ON_ERROR)));
  // CHECK-NEXT: error: pool-to-conv is a pipeline of several passes
  const char *wrong[] = {"avg-form=deep", "none=1", "summary=perhaps",
                         "avg-form",      "{",      "'"};
  for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); ++i)
    REQUIRE(ptcPassIsNull(
        ptcPassCreate(str("eliminate-pooling"), str(wrong[i]), ON_ERROR)));
  // CHECK: error: eliminate-pooling does not take the options 'avg-form=deep'; it has avg-form (depthwise, dense, shared), max-form (auto, relu, relu-only, maximum), numerics (exact, fast), report (none, kept, all), summary, fail-on-remaining-pooling, kinds
  // CHECK: error: eliminate-pooling does not take the options 'none=1'
  // CHECK: error: eliminate-pooling does not take the options 'summary=perhaps'
  // CHECK: error: eliminate-pooling does not take the options 'avg-form'
  // CHECK: error: eliminate-pooling does not take the options '{'
  // CHECK: error: eliminate-pooling does not take the options '''
  REQUIRE(ptcPassIsNull(
      ptcPassCreate(str("convert-fpga-to-linalg"), str("a=1"), ON_ERROR)));
  // CHECK: error: convert-fpga-to-linalg does not take the options 'a=1'; it has none

  PtcEliminatePoolingOptions pooling;
  ptcEliminatePoolingOptionsInit(&pooling);
  pooling.avgForm = (PtcAvgForm)17;
  REQUIRE(ptcPassIsNull(ptcCreateEliminatePooling(&pooling, ON_ERROR)));
  // CHECK: error: eliminate-pooling: avg-form: 17 is none of its values: depthwise, dense, shared
  ptcEliminatePoolingOptionsInit(&pooling);
  pooling.kinds.size = 2;
  REQUIRE(ptcPassIsNull(ptcCreateEliminatePooling(&pooling, ON_ERROR)));
  // CHECK-NEXT: error: eliminate-pooling: kinds: the list has no strings
  MlirStringRef empty = str("");
  pooling.kinds = (PtcStringList){&empty, 1};
  REQUIRE(ptcPassIsNull(ptcCreateEliminatePooling(&pooling, ON_ERROR)));
  // CHECK-NEXT: error: eliminate-pooling: kinds: an element is empty

  // A value that another pass has.
  PtcFactorLinearConvsOptions factor;
  ptcFactorLinearConvsOptionsInit(&factor);
  factor.objective = PtcObjectiveConvs;
  REQUIRE(ptcPassIsNull(ptcCreateFactorLinearConvs(&factor, ON_ERROR)));
  // CHECK-NEXT: error: factor-linear-convs: objective: 2 is none of its values: macs, params
  ptcFactorLinearConvsOptionsInit(&factor);
  factor.tolerance = NAN;
  REQUIRE(ptcPassIsNull(ptcCreateFactorLinearConvs(&factor, ON_ERROR)));
  // CHECK-NEXT: error: factor-linear-convs: tolerance: it is not a number

  PtcSpecializeShapesOptions shapes;
  ptcSpecializeShapesOptionsInit(&shapes);
  shapes.sizes.size = -1;
  REQUIRE(ptcPassIsNull(ptcCreateSpecializeShapes(&shapes, ON_ERROR)));
  // CHECK-NEXT: error: specialize-shapes: sizes: the list has no numbers

  PtcReportNetworkOptions report;
  ptcReportNetworkOptionsInit(&report);
  report.label = str("it's \"it\"");
  REQUIRE(ptcPassIsNull(ptcCreateReportNetwork(&report, ON_ERROR)));
  // CHECK-NEXT: error: report-network: label: a text with both kinds of quotes, it's "it", cannot be given
  report.label = str(" it");
  REQUIRE(ptcPassIsNull(ptcCreateReportNetwork(&report, ON_ERROR)));
  // CHECK-NEXT: error: report-network: label: a text with blanks at an end, ' it', cannot be given
  // Without a callback, there is no reason.
  REQUIRE(ptcPassIsNull(ptcCreateReportNetwork(&report, NULL, NULL)));

  ptcPassDestroy(ptcPassCreate(str("fpga-fold"), str("slack=2"), ON_ERROR));
  ptcPassDestroy((MlirPass){NULL});
  REQUIRE(ptcGetPassName(-1).length == 0);
  REQUIRE(ptcGetPassName(ptcGetNumPasses()).length == 0);
  REQUIRE(ptcGetNumOptions(ptcGetNumPasses()) == 0);
  REQUIRE(ptcGetOptionName(0, -1).length == 0);
  REQUIRE(ptcGetNumOptionValues(0, 0) == 0);
  REQUIRE(ptcGetOptionValue(1, 0, 7).length == 0);
  REQUIRE(!ptcIsPipeline(1000));
}

static void testManagers(void) {
  MlirPassManager manager =
      mlirPassManagerCreateOnOperation(context, str("builtin.module"));
  MlirOpPassManager functions =
      mlirPassManagerGetNestedUnder(manager, str("func.func"));
  MlirOpPassManager modules = mlirPassManagerGetAsOpPassManager(manager);
  // A pass on any op fits everywhere, a pass on modules does not; neither does
  // a pipeline with such a pass. What is there stays as it is.
  REQUIRE(mlirLogicalResultIsSuccess(ptcOpPassManagerAdd(
      functions, str("fuse-linear-convs"), str("joins=false"), ON_ERROR)));
  REQUIRE(
      mlirLogicalResultIsSuccess(ptcAddPoolToConv(functions, NULL, ON_ERROR)));
  REQUIRE(mlirLogicalResultIsFailure(ptcOpPassManagerAdd(
      functions, str("specialize-shapes"), str("batch=1"), ON_ERROR)));
  // CHECK-NEXT: error: specialize-shapes runs on builtin.module and the pass manager on func.func
  REQUIRE(mlirLogicalResultIsFailure(
      ptcAddPoolToConvToFpga(functions, NULL, ON_ERROR)));
  // CHECK-NEXT: error: specialize-shapes runs on builtin.module and the pass manager on func.func
  REQUIRE(mlirLogicalResultIsSuccess(ptcOpPassManagerAdd(
      modules, str("specialize-shapes"), str("batch=1"), ON_ERROR)));
  REQUIRE(mlirLogicalResultIsFailure(
      ptcOpPassManagerAdd(modules, str("none"), str(""), ON_ERROR)));
  // CHECK-NEXT: error: there is no pass 'none'
  REQUIRE(mlirLogicalResultIsFailure(ptcOpPassManagerAdd(
      modules, str("pool-to-conv-to-fpga"), str("batches=1"), ON_ERROR)));
  // CHECK: error: pool-to-conv-to-fpga does not take the options 'batches=1'; it has batch, sizes
  PtcPoolToConvOptions options;
  ptcPoolToConvOptionsInit(&options);
  options.numerics = (PtcNumerics)-1;
  REQUIRE(mlirLogicalResultIsFailure(
      ptcAddPoolToConv(modules, &options, ON_ERROR)));
  // CHECK: error: pool-to-conv: numerics: -1 is none of its values: exact, fast
  REQUIRE(mlirLogicalResultIsFailure(
      ptcAddPoolToConv((MlirOpPassManager){NULL}, NULL, ON_ERROR)));
  // CHECK-NEXT: error: the pass manager is null
  REQUIRE(mlirLogicalResultIsFailure(ptcOpPassManagerAdd(
      (MlirOpPassManager){NULL}, str("pool-to-conv"), str(""), ON_ERROR)));
  // CHECK-NEXT: error: the pass manager is null
  Text text = textOf(manager);
  printf("%s\n", text.data);
  // CHECK-NEXT: builtin.module(func.func(fuse-linear-convs{{.*}}joins=false{{.*}},eliminate-pooling{{.*}},fuse-linear-convs{{.*}},cse),specialize-shapes{batch=1 {{.*}}})
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "--list") == 0) {
    for (intptr_t i = 0; i < ptcGetNumPasses(); ++i) {
      MlirStringRef name = ptcGetPassName(i);
      printf("%.*s:", (int)name.length, name.data);
      for (intptr_t j = 0; j < ptcGetNumOptions(i); ++j) {
        MlirStringRef option = ptcGetOptionName(i, j);
        printf(" %.*s", (int)option.length, option.data);
        for (intptr_t k = 0; k < ptcGetNumOptionValues(i, j); ++k) {
          MlirStringRef value = ptcGetOptionValue(i, j, k);
          printf("%c%.*s", k ? '|' : '=', (int)value.length, value.data);
        }
      }
      printf("\n");
    }
    return 0;
  }
  context = ptcContextCreate();
  MlirStringRef version = ptcVersion(), mlir = ptcMlirVersion();
  REQUIRE(strcmp(version.data, PTC_VERSION) == 0);
  printf("version %.*s, MLIR %.*s\n", (int)version.length, version.data,
         (int)mlir.length, mlir.data);
  testDefaults();
  testOptions();
  testErrors();
  testManagers();
  mlirContextDestroy(context);
  printf("done\n");
  // CHECK-NEXT: done
  return 0;
}
