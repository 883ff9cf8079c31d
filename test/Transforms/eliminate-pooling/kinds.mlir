// A filter by kind: the others are neither rewritten nor reported.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="kinds=average report=all" 2>&1 | FileCheck %s --check-prefix=AVERAGE
// RUN: pool-to-conv-opt %s --eliminate-pooling="kinds=max,min report=all" 2>&1 | FileCheck %s --check-prefix=EXTREMES
// RUN: pool-to-conv-opt %s --eliminate-pooling="kinds=sum fail-on-remaining-pooling" 2>&1 | FileCheck %s --check-prefix=SUM
// RUN: not pool-to-conv-opt %s --eliminate-pooling="kinds=avg" 2>&1 | FileCheck %s --check-prefix=ERROR

// AVERAGE-COUNT-1: remark: tosa.avg_pool2d becomes
// AVERAGE-NOT: remark
// AVERAGE: tosa.depthwise_conv2d
// AVERAGE-NOT: remark
// AVERAGE: tosa.max_pool2d
// AVERAGE: linalg.pooling_nwc_min
// AVERAGE: linalg.pooling_nwc_sum

// EXTREMES-NOT: remark: {{.*}}sum
// EXTREMES-DAG: remark: tosa.max_pool2d becomes
// EXTREMES-DAG: remark: linalg.pooling_nwc_min becomes
// EXTREMES: tosa.avg_pool2d
// EXTREMES: linalg.pooling_nwc_sum

// SUM-NOT: error
// SUM: tosa.avg_pool2d
// SUM: tosa.max_pool2d
// SUM: linalg.pooling_nwc_min
// SUM: linalg.depthwise_conv_1d_nwc_wc

// ERROR: error: eliminate-pooling: unknown kind 'avg', expected sum, average, max or min

func.func @pools(%x: tensor<1x4x4x2xf32>, %y: tensor<1x9x2xf32>, %i: tensor<1x8x2xf32>) -> (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>, tensor<1x8x2xf32>, tensor<1x8x2xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = tensor.empty() : tensor<2xf32>
  %a = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  %m = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32>
  %n = linalg.pooling_nwc_min {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%y, %w : tensor<1x9x2xf32>, tensor<2xf32>) outs(%i : tensor<1x8x2xf32>) -> tensor<1x8x2xf32>
  %s = linalg.pooling_nwc_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%y, %w : tensor<1x9x2xf32>, tensor<2xf32>) outs(%i : tensor<1x8x2xf32>) -> tensor<1x8x2xf32>
  return %a, %m, %n, %s : tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>, tensor<1x8x2xf32>, tensor<1x8x2xf32>
}
