// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s

// CHECK-LABEL: func.func @sum
// CHECK: %[[W:.+]] = arith.constant dense<1.000000e+00> : tensor<3x2x4xf16>
// CHECK: linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<[1, 2]> : vector<2xi64>} ins(%arg0, %[[W]] : {{.*}}) outs(%arg1 : {{.*}})
func.func @sum(%x: tensor<1x3x6x8xf16>, %init: tensor<1x3x5x3xf16>) -> tensor<1x3x5x3xf16> {
  %w = tensor.empty() : tensor<2x4xf16>
  %0 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<[1, 2]> : vector<2xi64>} ins(%x, %w : tensor<1x3x6x8xf16>, tensor<2x4xf16>) outs(%init : tensor<1x3x5x3xf16>) -> tensor<1x3x5x3xf16>
  return %0 : tensor<1x3x5x3xf16>
}

// The padding of a maximum by -inf is taken into the window (T12), and built
// again; the init -inf goes (T13).

// CHECK-LABEL: func.func @max_padded
// CHECK: %[[P:.+]] = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1]
// CHECK: tensor.extract_slice %[[P]]
// CHECK-COUNT-4: linalg.max
// CHECK-NOT: linalg.max
// CHECK: return
func.func @max_padded(%x: tensor<1x3x8x8xf32>) -> tensor<1x3x4x4xf32> {
  %w = tensor.empty() : tensor<3x3xf32>
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %lowest : f32
  } : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
  %e = tensor.empty() : tensor<1x3x4x4xf32>
  %i = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %0 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%p, %w : tensor<1x3x10x10xf32>, tensor<3x3xf32>) outs(%i : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  return %0 : tensor<1x3x4x4xf32>
}

// Padding of another value is data like any other.

// CHECK-LABEL: func.func @max_padded_by_zero
// CHECK: %[[ZERO:.+]] = arith.constant 0.000000e+00 : f32
// CHECK: %[[P:.+]] = tensor.pad
// CHECK: tensor.yield %[[ZERO]]
// CHECK: tensor.extract_slice %[[P]]
func.func @max_padded_by_zero(%x: tensor<1x3x8x8xf32>) -> tensor<1x3x4x4xf32> {
  %w = tensor.empty() : tensor<3x3xf32>
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
  %e = tensor.empty() : tensor<1x3x4x4xf32>
  %i = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %0 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%p, %w : tensor<1x3x10x10xf32>, tensor<3x3xf32>) outs(%i : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  return %0 : tensor<1x3x4x4xf32>
}
