// The example of the description of the pass, which docs/FuseLinearConvs.md runs as
// well.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s

// CHECK-LABEL: func.func @chain
// CHECK: %[[W:.+]] = "tosa.const"() <{values = dense<6.000000e+00> : tensor<1x3x3x1xf32>}>
// CHECK: tosa.conv2d %arg0, %[[W]], {{.*}} pad = array<i64: 1, 1, 1, 1>
// CHECK-NOT: tosa.conv2d
// CHECK: return
func.func @chain(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w1 = "tosa.const"() <{values = dense<1.5> : tensor<2x1x1x1xf32>}> : () -> tensor<2x1x1x1xf32>
  %w2 = "tosa.const"() <{values = dense<2.0> : tensor<1x3x3x2xf32>}> : () -> tensor<1x3x3x2xf32>
  %0 = tosa.conv2d %x, %w1, %zero, %zero, %zero {acc_type = f32,
      pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x8x8x1xf32>, tensor<2x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>)
    -> tensor<1x8x8x2xf32>
  %1 = tosa.conv2d %0, %w2, %zero, %zero, %zero {acc_type = f32,
      pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x8x8x2xf32>, tensor<1x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>)
    -> tensor<1x8x8x1xf32>
  return %1 : tensor<1x8x8x1xf32>
}
