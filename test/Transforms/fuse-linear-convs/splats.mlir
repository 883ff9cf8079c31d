// Weights that are all equal are one splat constant, before and after, so that a
// module does not grow with its channels (T25).
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf" -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf" | FileCheck %s --check-prefix=SAME
// RUN: %python -c "import os, sys; sys.exit(os.path.getsize(r'%t.mlir') > 4000)"
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

// CHECK-LABEL: func.func @averages
// CHECK: "tosa.const"() <{values = dense<6.250000e-02> : tensor<4x4x512x1xf32>}>
// CHECK: tosa.depthwise_conv2d
// CHECK-NOT: {{pool|conv}}
func.func @averages(%x: tensor<1x8x8x512xf32>) -> tensor<1x2x2x512xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x512xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x512xf32>
  %1 = tosa.avg_pool2d %0, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x512xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x512xf32>
  return %1 : tensor<1x2x2x512xf32>
}

// CHECK-LABEL: func.func @linalg_sum
// CHECK: linalg.pooling_nchw_sum
// CHECK: arith.constant dense<2.000000e+00> : tensor<2048xf32>
// CHECK: linalg.generic
// CHECK-NOT: conv
func.func @linalg_sum(%x: tensor<1x2048x7x7xf32>) -> tensor<1x2048x1x1xf32> {
  %w = arith.constant dense<2.0> : tensor<2048x1x1xf32>
  %i = arith.constant dense<0.0> : tensor<1x2048x7x7xf32>
  %j = arith.constant dense<0.0> : tensor<1x2048x1x1xf32>
  %window = tensor.empty() : tensor<7x7xf32>
  %0 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2048x7x7xf32>, tensor<2048x1x1xf32>) outs(%i : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
  %1 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%0, %window : tensor<1x2048x7x7xf32>, tensor<7x7xf32>) outs(%j : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
  return %1 : tensor<1x2048x1x1xf32>
}

// 256 * 0.5 * 2 in each product of two dense splats.

// CHECK-LABEL: func.func @dense
// CHECK: "tosa.const"() <{values = dense<2.560000e+02> : tensor<512x1x1x512xf32>}>
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
func.func @dense(%x: tensor<1x2x2x512xf32>) -> tensor<1x2x2x512xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<0.5> : tensor<256x1x1x512xf32>}> : () -> tensor<256x1x1x512xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x512xf32>, tensor<256x1x1x512xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x256xf32>
  %w1 = "tosa.const"() <{values = dense<2.0> : tensor<512x1x1x256xf32>}> : () -> tensor<512x1x1x256xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x256xf32>, tensor<512x1x1x256xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x512xf32>
  return %1 : tensor<1x2x2x512xf32>
}
