// Pools inside control flow, in several functions, and in other isolated ops.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s
// RUN: pool-to-conv-opt %s --pass-pipeline='builtin.module(func.func(eliminate-pooling{fail-on-remaining-pooling}),builtin.module(eliminate-pooling{fail-on-remaining-pooling}))' | FileCheck %s

// CHECK-LABEL: func.func @branch
// CHECK: scf.if
// CHECK: tosa.depthwise_conv2d
// CHECK: scf.yield
// CHECK: else
// CHECK: tosa.maximum
// CHECK: scf.yield
func.func @branch(%cond: i1, %x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = scf.if %cond -> tensor<1x2x2x2xf32> {
    %a = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
    scf.yield %a : tensor<1x2x2x2xf32>
  } else {
    %m = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32>
    scf.yield %m : tensor<1x2x2x2xf32>
  }
  return %0 : tensor<1x2x2x2xf32>
}

// A pool in each region of a loop.

// CHECK-LABEL: func.func @loop
// CHECK: scf.while
// CHECK: linalg.max
// CHECK: scf.condition
// CHECK: do
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc
// CHECK: scf.yield
func.func @loop(%x: tensor<1x4x4x1xf32>, %limit: f32) -> tensor<1x4x4x1xf32> {
  %w = tensor.empty() : tensor<4x4xf32>
  %one = tensor.empty() : tensor<1x1xf32>
  %c0 = arith.constant 0 : index
  %0 = scf.while (%v = %x) : (tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
    %i = arith.constant dense<0xFF800000> : tensor<1x1x1x1xf32>
    %m = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v, %w : tensor<1x4x4x1xf32>, tensor<4x4xf32>) outs(%i : tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
    %e = tensor.extract %m[%c0, %c0, %c0, %c0] : tensor<1x1x1x1xf32>
    %go = arith.cmpf olt, %e, %limit : f32
    scf.condition(%go) %v : tensor<1x4x4x1xf32>
  } do {
  ^bb0(%v: tensor<1x4x4x1xf32>):
    %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v, %one : tensor<1x4x4x1xf32>, tensor<1x1xf32>) outs(%v : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
    scf.yield %s : tensor<1x4x4x1xf32>
  }
  return %0 : tensor<1x4x4x1xf32>
}

// CHECK-LABEL: module @inner
// CHECK: func.func @inside
// CHECK: tosa.depthwise_conv2d
module @inner {
  func.func @inside(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
    %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    %a = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
    return %a : tensor<1x2x2x2xf32>
  }
}
