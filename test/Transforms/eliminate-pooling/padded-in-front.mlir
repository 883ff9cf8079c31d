// A border on one side only: nothing is made for the other one. Without a border,
// nothing is padded.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="numerics=fast max-form=relu" | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling="numerics=fast max-form=relu-only" | FileCheck %s --check-prefix=ONLY

// CHECK-LABEL: func.func @padded_in_front(
// CHECK-COUNT-4: tosa.slice
// CHECK-NOT: tosa.slice
func.func @padded_in_front(%x: tensor<1x5x5x2xf32>) -> tensor<1x5x5x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 1, 0, 1, 0>} : (tensor<1x5x5x2xf32>) -> tensor<1x5x5x2xf32>
  return %0 : tensor<1x5x5x2xf32>
}

// ONLY-LABEL: func.func @without_border(
// ONLY-NOT: tensor.pad
// ONLY: linalg.conv_2d_nhwc_hwcf
func.func @without_border(%x: tensor<1x5x5x2xf32>) -> tensor<1x4x4x2xf32> {
  %low = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x4x4x2xf32>
  %init = linalg.fill ins(%low : f32) outs(%e : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<2x2xf32>) outs(%init : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}
