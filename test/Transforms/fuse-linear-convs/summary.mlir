// What numerics=fast would save is told even where that is no convolution.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="summary numerics=exact" -o /dev/null 2>&1 | FileCheck %s

// CHECK: fuse-linear-convs: numerics=fast would save 0 convolutions, 9 of 45 multiply-accumulates and 1 of 5 parameters
func.func @one_convolution(%x: tensor<1x4x4x1xf32>) -> tensor<1x3x3x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %sh = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %k = "tosa.const"() <{values = dense<3.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0], [2.0]], [[3.0], [4.0]]]]> : tensor<1x2x2x1xf32>}> : () -> tensor<1x2x2x1xf32>
  %0 = tosa.conv2d %x, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  %1 = tosa.mul %0, %k, %sh : (tensor<1x3x3x1xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x3x3x1xf32>
  return %1 : tensor<1x3x3x1xf32>
}
