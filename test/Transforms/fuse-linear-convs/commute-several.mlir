// A pool moves in front of two 1x1 convolutions at once, which become one.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all -o %t.mlir 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=IR --input-file=%t.mlir
// RUN: pool-to-conv-check %s --fuse-linear-convs --expect-rewrites=1

// CHECK: remark: 3 linear ops become the pool in front of one 1x1 convolution (reassociating

// IR-LABEL: func.func @two_convolutions_and_a_pool(
// IR: tosa.avg_pool2d %arg0
// IR-COUNT-1: tosa.conv2d
// IR-NOT: tosa.conv2d
func.func @two_convolutions_and_a_pool(%x: tensor<1x8x8x2xf32>) -> tensor<1x4x4x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v = "tosa.const"() <{values = dense<[[[[1.0, 2.0]]], [[[3.0, -1.0]]], [[[0.5, 4.0]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0, 2.0, 3.0]]], [[[0.0, 1.0, 5.0]]], [[[-1.0, 2.0, 4.0]]], [[[3.0, 1.0, 0.5]]], [[[7.0, 1.0, -2.0]]], [[[1.0, 1.0, 5.0]]], [[[-1.0, 0.0, 4.0]]], [[[3.0, 2.0, 0.5]]]]> : tensor<8x1x1x3xf32>}> : () -> tensor<8x1x1x3xf32>
  %0 = tosa.conv2d %x, %v, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<3x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  %1 = tosa.conv2d %0, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<8x1x1x3xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x8xf32>
  %2 = tosa.avg_pool2d %1, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x8x8x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x8xf32>
  return %2 : tensor<1x4x4x8xf32>
}
