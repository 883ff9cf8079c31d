// A test like any other: the pool becomes one depthwise convolution.
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s

// CHECK-COUNT-1: tosa.depthwise_conv2d
// CHECK-NOT: tosa.{{avg_pool|depthwise}}
func.func @structure(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x4x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}
