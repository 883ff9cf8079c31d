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

/// The number of an option, or -1.
static intptr_t optionOf(intptr_t pass, const char *name) {
  for (intptr_t i = 0; i < ptcGetNumOptions(pass); ++i)
    if (strcmp(ptcGetOptionName(pass, i).data, name) == 0)
      return i;
  return -1;
}

static intptr_t passOf(const char *name) {
  for (intptr_t i = 0; i < ptcGetNumPasses(); ++i)
    if (strcmp(ptcGetPassName(i).data, name) == 0)
      return i;
  return -1;
}

/// Formats an option of `count` values and prints it.
static void format(const char *pass, const char *option, intptr_t count,
                   const char *const *values) {
  MlirStringRef texts[3];
  for (intptr_t i = 0; i < count; ++i)
    texts[i] = str(values[i]);
  Text text = {.length = 0};
  intptr_t index = passOf(pass);
  if (mlirLogicalResultIsSuccess(ptcFormatOption(index, optionOf(index, option),
                                                 (PtcStringList){texts, count},
                                                 appendText, &text, ON_ERROR)))
    printf("formatted: %s\n", text.data);
}

#define FORMAT(pass, option, ...)                                              \
  do {                                                                         \
    const char *const values[] = {__VA_ARGS__};                                \
    format(pass, option, sizeof(values) / sizeof(*values), values);            \
  } while (0)

/// What passes and options say of themselves, and how options become text.
static void testDescriptions(void) {
  for (intptr_t i = 0; i < ptcGetNumPasses(); ++i) {
    REQUIRE(ptcGetPassSummary(i).length > 0);
    REQUIRE(ptcIsPipeline(i) || ptcGetPassDescription(i).length > 0);
    for (intptr_t j = 0; j < ptcGetNumOptions(i); ++j) {
      REQUIRE(ptcGetOptionSummary(i, j).length > 0);
      PtcOptionKind kind = ptcGetOptionKind(i, j);
      REQUIRE(kind != PtcOptionNone);
      REQUIRE((kind == PtcOptionEnum) == (ptcGetNumOptionValues(i, j) > 0));
      // What has a default has one that can be given.
      MlirStringRef value = ptcGetOptionDefault(i, j);
      bool hasDefault = kind == PtcOptionBool || kind == PtcOptionEnum ||
                        kind == PtcOptionInteger || kind == PtcOptionUnsigned ||
                        kind == PtcOptionNumber;
      REQUIRE(hasDefault == (value.length > 0));
      if (hasDefault)
        REQUIRE(mlirLogicalResultIsSuccess(ptcFormatOption(
            i, j, (PtcStringList){&value, 1}, NULL, NULL, ON_ERROR)));
    }
  }
  intptr_t pools = passOf("eliminate-pooling");
  intptr_t form = optionOf(pools, "avg-form");
  printf("%s\n", ptcGetPassSummary(pools).data);
  printf("%.36s\n", ptcGetPassDescription(pools).data);
  printf("%s, by default %s, or %s: %s\n",
         ptcGetOptionSummary(pools, form).data,
         ptcGetOptionDefault(pools, form).data,
         ptcGetOptionValue(pools, form, 1).data,
         ptcGetOptionValueSummary(pools, form, 1).data);
  // CHECK-NEXT: Rewrites every pooling op to convolutions and element-wise ops
  // CHECK-NEXT: Takes every op that implements `Pool
  // CHECK-NEXT: The convolution that sums a window, by default depthwise, or dense: a full convolution
  REQUIRE(ptcGetPassSummary(-1).length == 0);
  REQUIRE(ptcGetPassDescription(1000).length == 0);
  REQUIRE(ptcGetOptionSummary(pools, -1).length == 0);
  REQUIRE(ptcGetOptionDefault(pools, 1000).length == 0);
  REQUIRE(ptcGetOptionKind(-1, 0) == PtcOptionNone);
  REQUIRE(ptcGetOptionValueSummary(pools, form, -1).length == 0);
  REQUIRE(ptcGetOptionValueSummary(pools, form, 3).length == 0);

  FORMAT("eliminate-pooling", "avg-form", "dense");
  FORMAT("eliminate-pooling", "avg-form", "dance");
  FORMAT("eliminate-pooling", "avg-form", "dense", "shared");
  FORMAT("eliminate-pooling", "summary", "true");
  FORMAT("eliminate-pooling", "summary", "1");
  FORMAT("eliminate-pooling", "kinds", "sum", "max");
  FORMAT("eliminate-pooling", "kinds", "");
  FORMAT("report-network", "label", "it's, {so}");
  FORMAT("report-network", "label", "it's \"it\"");
  FORMAT("specialize-shapes", "sizes", "1", "-2");
  FORMAT("specialize-shapes", "sizes", "1", "9223372036854775808");
  FORMAT("factor-linear-convs", "tolerance", "0.5");
  FORMAT("factor-linear-convs", "tolerance", "nan");
  // CHECK-NEXT: formatted: avg-form=dense
  // CHECK-NEXT: error: eliminate-pooling: avg-form: 'dance' is none of its values: depthwise, dense, shared
  // CHECK-NEXT: error: eliminate-pooling: avg-form: it takes one value
  // CHECK-NEXT: formatted: summary=true
  // CHECK-NEXT: error: eliminate-pooling: summary: '1' is not true or false
  // CHECK-NEXT: formatted: kinds={sum,max}
  // CHECK-NEXT: error: eliminate-pooling: kinds: '' is not a text that is not empty
  // CHECK-NEXT: formatted: label="it's, {so}"
  // CHECK-NEXT: error: report-network: label: a text with both kinds of quotes
  // CHECK-NEXT: formatted: sizes=1,-2
  // CHECK-NEXT: error: specialize-shapes: sizes: '9223372036854775808' is not an integer of 64 bits
  // CHECK-NEXT: formatted: tolerance=0.5
  // CHECK-NEXT: error: factor-linear-convs: tolerance: 'nan' is not a finite number
  REQUIRE(mlirLogicalResultIsFailure(ptcFormatOption(
      pools, -1, (PtcStringList){NULL, 0}, NULL, NULL, ON_ERROR)));
  REQUIRE(mlirLogicalResultIsFailure(ptcFormatOption(
      pools, form, (PtcStringList){NULL, 2}, NULL, NULL, ON_ERROR)));
  REQUIRE(mlirLogicalResultIsFailure(
      ptcFormatOption(pools, optionOf(pools, "kinds"), (PtcStringList){NULL, 0},
                      NULL, NULL, ON_ERROR)));
  // CHECK-NEXT: error: there is no such option
  // CHECK-NEXT: error: avg-form: the list has no strings
  // CHECK-NEXT: error: eliminate-pooling: kinds: the list is empty
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
  // MLIR writes to standard error, which must not come between our lines.
  static char buffer[1 << 16];
  setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
  context = ptcContextCreate();
  MlirStringRef version = ptcVersion(), mlir = ptcMlirVersion();
  REQUIRE(strcmp(version.data, PTC_VERSION) == 0);
  printf("version %.*s, MLIR %.*s\n", (int)version.length, version.data,
         (int)mlir.length, mlir.data);
  testDefaults();
  testOptions();
  testErrors();
  testDescriptions();
  testManagers();
  mlirContextDestroy(context);
  printf("done\n");
  // CHECK-NEXT: done
  return 0;
}
