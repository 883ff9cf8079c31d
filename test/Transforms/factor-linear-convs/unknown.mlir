// Extents or weights that the program does not know.
//
// RUN: pool-to-conv-opt %s --factor-linear-convs | FileCheck %s

// All taps but the first one are zero, and read the padding behind the last elements.

// CHECK-LABEL: func.func @taps_in_padding(
// CHECK: dense<3.000000e+00> : tensor<1x1x1x1xf32>
// CHECK: tosa.conv2d {{.*}}pad = array<i64: 0, 0, 0, 0>
func.func @taps_in_padding(%x: tensor<1x?x?x1xf32>) -> tensor<1x?x?x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[3.0], [0.0], [0.0]]]]> : tensor<1x1x3x1xf32>}> : () -> tensor<1x1x3x1xf32>
  %0 = tosa.conv2d %x, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 2>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x?x?x1xf32>, tensor<1x1x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x1xf32>
  return %0 : tensor<1x?x?x1xf32>
}

// A filter that is no constant has no factors.

// CHECK-LABEL: func.func @variable(
// CHECK: tosa.conv2d %arg0, %arg1,
func.func @variable(%x: tensor<1x4x4x1xf32>, %w: tensor<1x2x2x1xf32>) -> tensor<1x3x3x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}
