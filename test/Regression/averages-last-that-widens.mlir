// A sum that widens its elements cannot move behind a convolution: it would read the
// wide ones.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="averages-last=true report=kept" 2>&1 | FileCheck %s

// CHECK: T21: the pool would read other integers
// CHECK-LABEL: func.func @widens
// CHECK: linalg.pooling_nwc_sum
// CHECK: linalg.conv_1d_nwc_wcf
func.func @widens(%x: tensor<1x8x2xi16>) -> tensor<1x3x1xi32> {
  %window = tensor.empty() : tensor<2xf32>
  %i = arith.constant dense<0> : tensor<1x4x2xi32>
  %0 = linalg.pooling_nwc_sum {strides = dense<2> : tensor<1xi64>} ins(%x, %window : tensor<1x8x2xi16>, tensor<2xf32>) outs(%i : tensor<1x4x2xi32>) -> tensor<1x4x2xi32>
  %w = arith.constant dense<[[[1], [2]], [[3], [4]]]> : tensor<2x2x1xi32>
  %j = arith.constant dense<0> : tensor<1x3x1xi32>
  %1 = linalg.conv_1d_nwc_wcf ins(%0, %w : tensor<1x4x2xi32>, tensor<2x2x1xi32>) outs(%j : tensor<1x3x1xi32>) -> tensor<1x3x1xi32>
  return %1 : tensor<1x3x1xi32>
}
