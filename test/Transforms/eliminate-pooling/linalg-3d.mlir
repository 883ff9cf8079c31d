// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense numerics=fast" | FileCheck %s --check-prefix=DENSE

// CHECK-LABEL: func.func @sum
// CHECK: arith.constant dense<1.000000e+00> : tensor<2x3x4x3xf32>
// CHECK: linalg.depthwise_conv_3d_ndhwc_dhwc {dilations = dense<1> : vector<3xi64>, strides = dense<[2, 1, 1]> : vector<3xi64>}
// DENSE-LABEL: func.func @sum
// DENSE: linalg.conv_3d_ndhwc_dhwcf
func.func @sum(%x: tensor<1x4x5x6x3xf32>, %init: tensor<1x2x3x3x3xf32>) -> tensor<1x2x3x3x3xf32> {
  %w = tensor.empty() : tensor<2x3x4xf32>
  %0 = linalg.pooling_ndhwc_sum {dilations = dense<1> : vector<3xi64>, strides = dense<[2, 1, 1]> : vector<3xi64>} ins(%x, %w : tensor<1x4x5x6x3xf32>, tensor<2x3x4xf32>) outs(%init : tensor<1x2x3x3x3xf32>) -> tensor<1x2x3x3x3xf32>
  return %0 : tensor<1x2x3x3x3xf32>
}

// CHECK-LABEL: func.func @max
// CHECK-COUNT-3: linalg.max
// CHECK-NOT: linalg.max
// CHECK: return
func.func @max(%x: tensor<1x4x4x4x3xf32>) -> tensor<1x2x2x2x3xf32> {
  %w = tensor.empty() : tensor<2x2x2xf32>
  %i = arith.constant dense<0xFF800000> : tensor<1x2x2x2x3xf32>
  %0 = linalg.pooling_ndhwc_max {dilations = dense<1> : vector<3xi64>, strides = dense<2> : vector<3xi64>} ins(%x, %w : tensor<1x4x4x4x3xf32>, tensor<2x2x2xf32>) outs(%i : tensor<1x2x2x2x3xf32>) -> tensor<1x2x2x2x3xf32>
  return %0 : tensor<1x2x2x2x3xf32>
}

// CHECK-LABEL: func.func @min
// CHECK: linalg.depthwise_conv_3d_ndhwc_dhwc
// CHECK: linalg.depthwise_conv_3d_ndhwc_dhwc
// CHECK: linalg.depthwise_conv_3d_ndhwc_dhwc
// CHECK-NOT: conv
// CHECK: return
func.func @min(%x: tensor<1x4x4x4x3xi8>) -> tensor<1x2x2x2x3xi8> {
  %w = tensor.empty() : tensor<2x2x2xi8>
  %i = arith.constant dense<127> : tensor<1x2x2x2x3xi8>
  %0 = linalg.pooling_ndhwc_min {dilations = dense<1> : vector<3xi64>, strides = dense<2> : vector<3xi64>} ins(%x, %w : tensor<1x4x4x4x3xi8>, tensor<2x2x2xi8>) outs(%i : tensor<1x2x2x2x3xi8>) -> tensor<1x2x2x2x3xi8>
  return %0 : tensor<1x2x2x2x3xi8>
}
