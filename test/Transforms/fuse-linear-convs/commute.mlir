// An average behind a 1x1 convolution moves in front of it, where it stays a pool; a
// convolution behind an average goes in front of it, dilated, only with averages-last
// (T19).
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-opt %s --fuse-linear-convs=averages-last=true -o %t.last.mlir
// RUN: FileCheck %s --check-prefix=LAST --input-file=%t.last.mlir
// RUN: pool-to-conv-check %s --fuse-linear-convs | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-check %s --fuse-linear-convs=averages-last=true | FileCheck %s --check-prefix=SAME
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

// CHECK-LABEL: func.func @tosa
// CHECK: %[[POOL:.*]] = tosa.avg_pool2d %arg0, {{.*}} -> tensor<1x4x4x6xf32>
// CHECK: %[[CONV:.*]] = tosa.conv2d %[[POOL]], {{.*}} -> tensor<1x4x4x3xf32>
// CHECK: return %[[CONV]]
// LAST-LABEL: func.func @tosa
// LAST: tosa.conv2d
// LAST: tosa.avg_pool2d
func.func @tosa(%x: tensor<1x8x8x6xf32>) -> tensor<1x4x4x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5, 0.0, -1.5, 1.5, 1.5]]], [[[1.5, 1.0, -0.5, -1.5, 1.5, -2.0]]], [[[1.0, 1.0, -2.0, 1.5, 0.0, -0.5]]]]> : tensor<3x1x1x6xf32>}> : () -> tensor<3x1x1x6xf32>
  %b0 = "tosa.const"() <{values = dense<[-2.0, -1.5, -1.5]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x6xf32>, tensor<3x1x1x6xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  %1 = tosa.avg_pool2d %0, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x3xf32>
  return %1 : tensor<1x4x4x3xf32>
}

// The sum of a linalg pool takes the bias as often as it has elements.

// CHECK-LABEL: func.func @linalg
// CHECK: %[[POOL:.*]] = linalg.pooling_nchw_sum {{.*}} -> tensor<1x6x4x4xf32>
// CHECK-DAG: arith.constant 1.200000e+01 : f32
// CHECK: %[[CONV:.*]] = linalg.conv_2d_nchw_fchw {{.*}} ins(%[[POOL]],
// CHECK: return %[[CONV]]
func.func @linalg(%x: tensor<1x6x8x8xf32>) -> tensor<1x3x4x4xf32> {
  %w0 = arith.constant dense<[[[[-1.0]], [[-1.5]], [[0.0]], [[-1.5]], [[1.5]], [[1.5]]], [[[1.5]], [[1.0]], [[-0.5]], [[-1.5]], [[1.5]], [[-2.0]]], [[[1.0]], [[1.0]], [[-2.0]], [[1.5]], [[0.0]], [[-0.5]]]]> : tensor<3x6x1x1xf32>
  %i0 = arith.constant dense<3.0> : tensor<1x3x8x8xf32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x6x8x8xf32>, tensor<3x6x1x1xf32>) outs(%i0 : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
  %window = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<0.0> : tensor<1x3x4x4xf32>
  %1 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%0, %window : tensor<1x3x8x8xf32>, tensor<2x2xf32>) outs(%i : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  return %1 : tensor<1x3x4x4xf32>
}

// A global average: 64 times fewer multiplications.

// CHECK-LABEL: func.func @global
// CHECK: tosa.avg_pool2d %arg0, {{.*}} -> tensor<1x1x1x2xf32>
// CHECK: tosa.conv2d {{.*}} -> tensor<1x1x1x5xf32>
func.func @global(%x: tensor<1x8x8x2xf32>) -> tensor<1x1x1x5xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5]]], [[[0.0, -1.5]]], [[[1.5, 1.5]]], [[[1.5, 1.0]]], [[[-0.5, -1.5]]]]> : tensor<5x1x1x2xf32>}> : () -> tensor<5x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<5x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x5xf32>
  %1 = tosa.avg_pool2d %0, %zp, %zp {acc_type = f32, kernel = array<i64: 8, 8>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x8x5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x5xf32>
  return %1 : tensor<1x1x1x5xf32>
}

// CHECK-LABEL: func.func @conv_behind
// CHECK: tosa.avg_pool2d
// CHECK: tosa.conv2d {{.*}} dilation = array<i64: 1, 1>
// LAST-LABEL: func.func @conv_behind
// LAST: %[[CONV:.*]] = tosa.conv2d {{.*}} dilation = array<i64: 2, 2>
// LAST: tosa.avg_pool2d %[[CONV]]
func.func @conv_behind(%x: tensor<1x12x12x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x12x12x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x2xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}
