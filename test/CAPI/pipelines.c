//===- pipelines.c - Running pipelines from C -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RUN: rm -f %t.json
// RUN: %capi-pipelines %t.json > %t.out
// RUN: FileCheck %s < %t.out
// RUN: FileCheck %s --check-prefix=TABLE < %t.out
// RUN: FileCheck %s --check-prefix=JSON < %t.json
//
//===----------------------------------------------------------------------===//

#include "Common.h"
#include "mlir-c/Diagnostics.h"
#include "mlir-c/RegisterEverything.h"

/// An average whose count follows from an unknown extent (T24).
static const char unknownModule[] =
    "func.func @unknown(%x: tensor<1x?x4x1xf32>) -> tensor<1x?x4x1xf32> {\n"
    "  %zp = \"tosa.const\"() <{values = dense<0.0> : tensor<1xf32>}> : () -> "
    "tensor<1xf32>\n"
    "  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: "
    "3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>} : "
    "(tensor<1x?x4x1xf32>, tensor<1xf32>, tensor<1xf32>) -> "
    "tensor<1x?x4x1xf32>\n"
    "  return %0 : tensor<1x?x4x1xf32>\n"
    "}\n";

static void printRemark(const PtcRemark *remark, void *userData) {
  static const char *const kinds[] = {"passed", "missed", "failure",
                                      "analysis"};
  Text place = {.length = 0};
  mlirLocationPrint(remark->location, appendText, &place);
  printf("remark %d: %s [%.*s] %.*s: %.*s at %s\n", ++*(int *)userData,
         kinds[remark->kind], (int)remark->category.length,
         remark->category.data, (int)remark->name.length, remark->name.data,
         (int)remark->message.length, remark->message.data, place.data);
  for (intptr_t i = 0; i < remark->numFigures; ++i) {
    PtcRemarkFigure figure = remark->figures[i];
    printf("  %.*s = %.*s\n", (int)figure.name.length, figure.name.data,
           (int)figure.value.length, figure.value.data);
  }
}

static MlirLogicalResult printDiagnostic(MlirDiagnostic diagnostic,
                                         void *userData) {
  (void)userData;
  Text text = {.length = 0};
  mlirDiagnosticPrint(diagnostic, appendText, &text);
  printf("diagnostic %d: %s\n", (int)mlirDiagnosticGetSeverity(diagnostic),
         text.data);
  return mlirLogicalResultSuccess();
}

static void printTally(PtcRewriteTally tally) {
  printf("%d bit-exact, %d spec-exact, %d reassociating, %d kept, bound %g\n",
         (int)tally.bitExact, (int)tally.specExact, (int)tally.reassociating,
         (int)tally.kept, tally.boundEps);
}

static void testText(MlirContext context) {
  int remarks = 0;
  ptcContextSetRemarkCallback(context, printRemark, &remarks);
  PtcRewriteTally tally;
  MlirModule module = parse(context, averageModule);
  REQUIRE(mlirLogicalResultIsSuccess(ptcModuleRunPipeline(
      module, str("eliminate-pooling"), &tally, ON_ERROR)));
  // CHECK: remark 1: passed [eliminate-pooling] bit-exact: tosa.avg_pool2d becomes depthwise convolution by ones, {{.*}} at loc("-":3:
  // CHECK-NEXT: bound-eps = 0
  // CHECK-NEXT: conditions = T{{[0-9]}}
  // CHECK-NEXT: form = depthwise convolution by ones, {{.*}}
  // CHECK-NEXT: multiplications = {{[0-9]+}}
  // CHECK-NEXT: op = tosa.avg_pool2d
  // CHECK-NEXT: parameters = {{[0-9]+}}
  printTally(tally);
  // CHECK-NEXT: 1 bit-exact, 0 spec-exact, 0 reassociating, 0 kept, bound 0
  mlirModuleDestroy(module);

  // Remarks for the user go to the handlers of the context.
  MlirDiagnosticHandlerID handler =
      mlirContextAttachDiagnosticHandler(context, printDiagnostic, NULL, NULL);
  module = parse(context, unknownModule);
  REQUIRE(mlirLogicalResultIsSuccess(ptcModuleRunPipeline(
      module, str(" builtin.module(pool-to-conv{report=kept},canonicalize) "),
      &tally, ON_ERROR)));
  // CHECK-NEXT: remark 2: missed [eliminate-pooling] T24: tosa.avg_pool2d is left in place: {{.*}} at loc(
  // CHECK-NEXT: op = tosa.avg_pool2d
  // CHECK-NEXT: reason = the count of a padded average follows
  // CHECK-NEXT: diagnostic 3: tosa.avg_pool2d is left in place (T24: {{.*}})
  printTally(tally);
  // CHECK-NEXT: 0 bit-exact, 0 spec-exact, 0 reassociating, 1 kept, bound 0

  // Errors of passes have a place.
  ptcContextSetRemarkCallback(context, NULL, NULL);
  int errors = 0;
  REQUIRE(mlirLogicalResultIsFailure(ptcModuleRunPipeline(
      module,
      str("func.func(eliminate-pooling{fail-on-remaining-pooling=true})"), NULL,
      printError, &errors)));
  // CHECK: error: -:3:8: tosa.avg_pool2d
  REQUIRE(errors == 1);
  mlirContextDetachDiagnosticHandler(context, handler);

  const char *wrong[] = {"none",
                         "pool-to-conv{avg-form=deep}",
                         "pool-to-conv(",
                         "pool-to-conv{",
                         "builtin.module(none)",
                         "a b",
                         "func.func(specialize-shapes{batch=1})",
                         "func.func(pool-to-conv-to-fpga)"};
  for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); ++i) {
    errors = 0;
    REQUIRE(mlirLogicalResultIsFailure(ptcModuleRunPipeline(
        module, str(wrong[i]), &tally, printError, &errors)));
    REQUIRE(errors == 1);
  }
  // CHECK: error: {{.*}}'none' does not refer to a registered pass or pass pipeline
  REQUIRE(mlirLogicalResultIsFailure(
      ptcModuleRunPipeline((MlirModule){NULL}, str("cse"), NULL, ON_ERROR)));
  // CHECK: error: the module is null
  mlirModuleDestroy(module);
}

/// Transform ops, whose traits are known to both libraries by their C++ type.
static void testTransform(MlirContext context) {
  char text[8192];
  snprintf(
      text, sizeof(text),
      "module attributes {transform.with_named_sequence} {"
      "\n%s"
      "transform.named_sequence @__transform_main(%%root: !transform.any_op) "
      "{\n"
      "  %%func = transform.structured.match ops{[\"func.func\"]} in %%root : "
      "(!transform.any_op) -> !transform.any_op\n"
      "  transform.apply_patterns to %%func {\n"
      "    transform.apply_patterns.pool_to_conv.eliminate_pooling\n"
      "  } : !transform.any_op\n"
      "  transform.yield\n"
      "}\n"
      "}\n",
      averageModule);
  MlirModule module = parse(context, text);
  REQUIRE(mlirLogicalResultIsSuccess(ptcModuleRunPipeline(
      module, str("transform-interpreter"), NULL, ON_ERROR)));
  Text after = {.length = 0};
  mlirOperationPrint(mlirModuleGetOperation(module), appendText, &after);
  REQUIRE(strstr(after.data, "tosa.depthwise_conv2d"));
  REQUIRE(!strstr(after.data, "avg_pool2d"));
  mlirModuleDestroy(module);
}

/// A struct of options, a pass manager of MLIR's C API, a design in JSON.
static void testHardware(MlirContext context, const char *json) {
  MlirModule module = parse(context, averageModule);
  MlirPassManager manager =
      mlirPassManagerCreateOnOperation(context, str("builtin.module"));
  PtcPoolToConvToFpgaOptions options;
  ptcPoolToConvToFpgaOptionsInit(&options);
  options.requireFullOffload = true;
  options.target = str("zynq-7020");
  options.estimate = true;
  options.estimateJson = str(json);
  REQUIRE(mlirLogicalResultIsSuccess(ptcAddPoolToConvToFpga(
      mlirPassManagerGetAsOpPassManager(manager), &options, ON_ERROR)));
  REQUIRE(mlirLogicalResultIsSuccess(ptcPassManagerRun(
      manager, mlirModuleGetOperation(module), NULL, ON_ERROR)));
  // TABLE: @average_kernel on zynq-7020
  Text text = {.length = 0};
  mlirOperationPrint(mlirModuleGetOperation(module), appendText, &text);
  REQUIRE(strstr(text.data, "fpga.kernel @average_kernel"));
  // JSON: "average_kernel"

  // A device that nobody knows is an error of the pass that needs it.
  MlirModule second = parse(context, averageModule);
  MlirPassManager wrong =
      mlirPassManagerCreateOnOperation(context, str("builtin.module"));
  options.target = str("no such device");
  REQUIRE(mlirLogicalResultIsSuccess(ptcAddPoolToConvToFpga(
      mlirPassManagerGetAsOpPassManager(wrong), &options, ON_ERROR)));
  REQUIRE(mlirLogicalResultIsFailure(ptcPassManagerRun(
      wrong, mlirModuleGetOperation(second), NULL, ON_ERROR)));
  // CHECK: error: {{.*}}no such device
  REQUIRE(mlirLogicalResultIsFailure(
      ptcPassManagerRun(wrong, (MlirOperation){NULL}, NULL, ON_ERROR)));
  // CHECK: error: the pass manager or the op is null

  // A list of one file, with a comma and a quote in its name.
  PtcConvertToFpgaOptions convert;
  ptcConvertToFpgaOptionsInit(&convert);
  convert.precision = str("fixed<16, 6>");
  MlirStringRef file = str("no, it's none.npy");
  convert.calibrate = (PtcStringList){&file, 1};
  mlirPassManagerDestroy(wrong);
  wrong = mlirPassManagerCreateOnOperation(context, str("builtin.module"));
  mlirPassManagerAddOwnedPass(wrong,
                              ptcCreateConvertToFpga(&convert, ON_ERROR));
  REQUIRE(mlirLogicalResultIsFailure(ptcPassManagerRun(
      wrong, mlirModuleGetOperation(second), NULL, ON_ERROR)));
  // CHECK: error: -:1:1: calibrate: 'no, it's none.npy': cannot read: No such file

  mlirPassManagerDestroy(wrong);
  mlirPassManagerDestroy(manager);
  mlirModuleDestroy(second);
  mlirModuleDestroy(module);
}

static void testReport(MlirContext context) {
  MlirModule module = parse(context, averageModule);
  Text text = {.length = 0};
  ptcReportJson(mlirModuleGetOperation(module), str("net"), appendText, &text);
  printf("%s\n", text.data);
  // CHECK: "label": "net"
  // CHECK: "tosa.avg_pool2d": 1
  text.length = 0;
  ptcGraphJson(mlirModuleGetOperation(module), appendText, &text);
  printf("%s\n", text.data);
  // CHECK: {"functions":[{"arguments":[{"bytes":32,"type":"tensor<{{.*}}>","value":0}],"name":"
  // CHECK-SAME: "isPooling":true
  // CHECK-SAME: "name":"tosa.avg_pool2d","operands":[0,
  ptcGraphJson((MlirOperation){NULL}, appendText, &text);
  ptcGraphJson(mlirModuleGetOperation(module), NULL, NULL);
  ptcReportJson((MlirOperation){NULL}, str(""), appendText, &text);
  ptcReportJson(mlirModuleGetOperation(module), str(""), NULL, NULL);
  mlirModuleDestroy(module);
}

/// A context of somebody else's, with no more dialects than it needs.
static void testForeignContext(void) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  mlirRegisterAllDialects(registry);
  ptcRegisterDialects(registry);
  ptcRegisterDialects((MlirDialectRegistry){NULL});
  ptcRegisterPasses();
  ptcRegisterUpstreamPasses();
  MlirContext context =
      mlirContextCreateWithRegistry(registry, /*threadingEnabled=*/false);
  mlirDialectRegistryDestroy(registry);
  MlirModule module = parse(context, averageModule);
  PtcRewriteTally tally;
  REQUIRE(mlirLogicalResultIsSuccess(
      ptcModuleRunPipeline(module, str("pool-to-conv,cse"), &tally, ON_ERROR)));
  printTally(tally);
  // CHECK: 1 bit-exact, 0 spec-exact, 0 reassociating, 0 kept, bound 0
  mlirModuleDestroy(module);
  mlirContextDestroy(context);
}

int main(int argc, char **argv) {
  REQUIRE(argc == 2);
  setvbuf(stdout, NULL, _IONBF, 0);
  MlirContext context = ptcContextCreate();
  testText(context);
  testTransform(context);
  testHardware(context, argv[1]);
  testReport(context);
  testForeignContext();
  mlirContextDestroy(context);
  printf("done\n");
  // CHECK: {{^}}done
  return 0;
}
