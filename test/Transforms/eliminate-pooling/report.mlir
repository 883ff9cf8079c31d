// What is reported where: diagnostics by level, the summary line, remarks as
// text and as YAML, errors where pools may not remain.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none -o /dev/null 2>&1 | count 0
// RUN: pool-to-conv-opt %s --eliminate-pooling -o /dev/null 2>&1 | FileCheck %s --check-prefix=KEPT
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=ALL
// RUN: pool-to-conv-opt %s --eliminate-pooling="report=none summary" -o /dev/null 2>&1 | FileCheck %s --check-prefix=SUMMARY
// RUN: pool-to-conv-opt %s --pool-to-conv="summary numerics=fast max-form=relu" -o /dev/null 2>&1 | FileCheck %s --check-prefix=FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none --remarks-filter=eliminate-pooling -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none --remarks-filter-missed=eliminate-pooling -o /dev/null 2>&1 | FileCheck %s --check-prefix=MISSED
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none --remarks-filter=eliminate-pooling --remark-format=yaml --remarks-output-file=%t.yaml -o /dev/null
// RUN: FileCheck %s --check-prefix=YAML --input-file=%t.yaml
// RUN: not pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling 2>&1 | FileCheck %s --check-prefix=FAIL
// RUN: not pool-to-conv-opt %s --pool-to-conv=fail-on-remaining-pooling -o /dev/null 2>&1 | FileCheck %s --check-prefix=FAIL

// KEPT: report.mlir:[[#@LINE+37]]:8: remark: tosa.max_pool2d is left in place (T27: a maximum or minimum of i64 is outside the TOSA specification)
// KEPT-NOT: remark

// ALL: remark: tosa.avg_pool2d becomes depthwise convolution by 1/9 (spec-exact, |error| <= 10.00 eps max|x|; 108 multiplications, 27 parameters)
// ALL: remark: tosa.max_pool2d is left in place
// ALL: remark: tosa.max_pool2d becomes element-wise maximum of slices (bit-exact; 0 multiplications, 0 parameters)
// ALL-NOT: remark

// SUMMARY: eliminate-pooling: 2 rewritten (1 bit-exact, 1 spec-exact, 0 reassociating), 1 kept; largest bound 10{{(\.0*)?}} eps
// SUMMARY-NOT: eliminate-pooling

// FAST: eliminate-pooling: 2 rewritten (0 bit-exact, 1 spec-exact, 1 reassociating), 1 kept; largest bound

// REMARK: remark: [Passed] spec-exact | Category:eliminate-pooling | Remark="tosa.avg_pool2d becomes
// REMARK-SAME: bound-eps={{.*}}, conditions=T6, form="{{.*}}", multiplications=108, op=tosa.avg_pool2d, parameters=27
// REMARK: remark: [Missed] T27 | Category:eliminate-pooling | Remark="tosa.max_pool2d is left in place: a maximum
// REMARK-SAME: op=tosa.max_pool2d, reason="a maximum or minimum of i64 is outside the TOSA specification"
// REMARK: remark: [Passed] bit-exact | Category:eliminate-pooling | Remark="tosa.max_pool2d becomes

// MISSED-NOT: Passed
// MISSED: remark: [Missed] T27
// MISSED-NOT: Passed

// YAML: --- !Passed
// YAML: Name: {{ *}}spec-exact
// YAML: --- !Missed
// YAML-NEXT: Pass: {{ *}}eliminate-pooling
// YAML-NEXT: Name: {{ *}}T27
// YAML: --- !Passed
// YAML-NOT: ---

// FAIL: error: tosa.max_pool2d is left in place (T27:
// FAIL-NOT: func.func

func.func @pools(%x: tensor<1x7x7x3xf32>, %y: tensor<1x4x4x2xi64>) -> (tensor<1x2x2x3xf32>, tensor<1x2x2x2xi64>, tensor<1x5x5x3xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 4, 4>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x7x7x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x3xf32>
  %m = tosa.max_pool2d %y {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xi64>) -> tensor<1x2x2x2xi64>
  %n = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x7x7x3xf32>) -> tensor<1x5x5x3xf32>
  return %a, %m, %n : tensor<1x2x2x3xf32>, tensor<1x2x2x2xi64>, tensor<1x5x5x3xf32>
}
