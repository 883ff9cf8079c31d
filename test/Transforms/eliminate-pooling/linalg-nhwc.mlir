// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s

// A sum starts from the same init and adds the same terms in the same order:
// bit-identical, the window operand is gone.

// CHECK-LABEL: func.func @sum
// CHECK-SAME: %[[X:.+]]: tensor<1x9x8x3xf32>, %[[INIT:.+]]: tensor<1x3x4x3xf32>
// CHECK-NEXT: %[[W:.+]] = arith.constant dense<1.000000e+00> : tensor<3x2x3xf32>
// CHECK-NEXT: %[[S:.+]] = linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<[2, 1]> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%[[X]], %[[W]] : {{.*}}) outs(%[[INIT]] : {{.*}})
// CHECK-NEXT: return %[[S]]
func.func @sum(%x: tensor<1x9x8x3xf32>, %init: tensor<1x3x4x3xf32>) -> tensor<1x3x4x3xf32> {
  %w = tensor.empty() : tensor<3x2xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<[2, 1]> : vector<2xi64>, strides = dense<[2, 2]> : vector<2xi64>} ins(%x, %w : tensor<1x9x8x3xf32>, tensor<3x2xf32>) outs(%init : tensor<1x3x4x3xf32>) -> tensor<1x3x4x3xf32>
  return %0 : tensor<1x3x4x3xf32>
}

// Only the shape of the window operand counts: here it is data, of another type,
// and stays because it is used elsewhere.

// CHECK-LABEL: func.func @shared_window
// CHECK-SAME: %[[X:.+]]: tensor<1x4x4x3xi8>, %[[INIT:.+]]: tensor<1x3x3x3xi32>, %[[WINDOW:.+]]: tensor<2x2xf64>
// CHECK: %[[W:.+]] = arith.constant dense<1> : tensor<2x2x3xi8>
// CHECK: %[[S:.+]] = linalg.depthwise_conv_2d_nhwc_hwc {{.*}} ins(%[[X]], %[[W]] : tensor<1x4x4x3xi8>, tensor<2x2x3xi8>) outs(%[[INIT]] : tensor<1x3x3x3xi32>)
// CHECK: return %[[S]], %[[WINDOW]]
func.func @shared_window(%x: tensor<1x4x4x3xi8>, %init: tensor<1x3x3x3xi32>, %w: tensor<2x2xf64>) -> (tensor<1x3x3x3xi32>, tensor<2x2xf64>) {
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x3xi8>, tensor<2x2xf64>) outs(%init : tensor<1x3x3x3xi32>) -> tensor<1x3x3x3xi32>
  return %0, %w : tensor<1x3x3x3xi32>, tensor<2x2xf64>
}

// A float maximum: strided slices.

// CHECK-LABEL: func.func @max
// CHECK-DAG: tensor.extract_slice %arg0[0, 0, 0, 0] [1, 2, 4, 3] [1, 2, 1, 1]
// CHECK-DAG: tensor.extract_slice %arg0[0, 1, 0, 0] [1, 2, 4, 3] [1, 2, 1, 1]
// CHECK: linalg.max
// CHECK: linalg.max
// CHECK-NOT: linalg.max
// CHECK: return
func.func @max(%x: tensor<1x4x4x3xf32>) -> tensor<1x2x2x3xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x2x2x3xf32>
  %i = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x2x3xf32>) -> tensor<1x2x2x3xf32>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x3xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x3xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

// Integers: differences in a type that holds them, i32 for i8 and i64 for i32
// (T11).

// CHECK-LABEL: func.func @max_i8
// CHECK: %[[W:.+]] = arith.constant dense<{{\[\[\[}}1, 1]], {{\[\[}}-1, -1]]]> : tensor<2x1x2xi8>
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} ins(%arg0, %[[W]] : {{.*}}) outs({{.*}} : tensor<1x1x2x2xi32>)
// CHECK: arith.maxsi
// CHECK: linalg.add
func.func @max_i8(%x: tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xi8> {
  %w = tensor.empty() : tensor<2x2xi8>
  %i = arith.constant dense<-128> : tensor<1x1x1x2xi8>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x2x2xi8>, tensor<2x2xi8>) outs(%i : tensor<1x1x1x2xi8>) -> tensor<1x1x1x2xi8>
  return %0 : tensor<1x1x1x2xi8>
}

// CHECK-LABEL: func.func @min_i32
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs({{.*}} : tensor<1x1x2x2xi64>)
// CHECK: linalg.sub
func.func @min_i32(%x: tensor<1x2x2x2xi32>) -> tensor<1x1x1x2xi32> {
  %w = tensor.empty() : tensor<2x2xi32>
  %i = arith.constant dense<2147483647> : tensor<1x1x1x2xi32>
  %0 = linalg.pooling_nhwc_min {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x2x2xi32>, tensor<2x2xi32>) outs(%i : tensor<1x1x1x2xi32>) -> tensor<1x1x1x2xi32>
  return %0 : tensor<1x1x1x2xi32>
}

// i64 has no wider type: element-wise (T11).

// CHECK-LABEL: func.func @max_i64
// CHECK-NOT: conv
// CHECK: linalg.max
func.func @max_i64(%x: tensor<1x2x2x2xi64>) -> tensor<1x1x1x2xi64> {
  %w = tensor.empty() : tensor<2x2xi64>
  %i = arith.constant dense<-9223372036854775808> : tensor<1x1x1x2xi64>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x2x2xi64>, tensor<2x2xi64>) outs(%i : tensor<1x1x1x2xi64>) -> tensor<1x1x1x2xi64>
  return %0 : tensor<1x1x1x2xi64>
}

// Unsigned elements are widened without sign before they are subtracted (T5).

// CHECK-LABEL: func.func @max_unsigned
// CHECK: arith.extui {{.*}} : i8 to i32
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs({{.*}} : tensor<1x1x2x2xi32>)
func.func @max_unsigned(%x: tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xi8> {
  %w = tensor.empty() : tensor<2x2xi8>
  %i = arith.constant dense<0> : tensor<1x1x1x2xi8>
  %0 = linalg.pooling_nhwc_max_unsigned {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x2x2xi8>, tensor<2x2xi8>) outs(%i : tensor<1x1x1x2xi8>) -> tensor<1x1x1x2xi8>
  return %0 : tensor<1x1x1x2xi8>
}

// i64, unsigned, element-wise: the comparison is an unsigned one.

// CHECK-LABEL: func.func @min_unsigned_i64
// CHECK: arith.minui
func.func @min_unsigned_i64(%x: tensor<1x2x2x2xi64>) -> tensor<1x1x1x2xi64> {
  %w = tensor.empty() : tensor<2x2xi64>
  %i = arith.constant dense<-1> : tensor<1x1x1x2xi64>
  %0 = linalg.pooling_nhwc_min_unsigned {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x2x2xi64>, tensor<2x2xi64>) outs(%i : tensor<1x1x1x2xi64>) -> tensor<1x1x1x2xi64>
  return %0 : tensor<1x1x1x2xi64>
}

// Mixed types: the op converts first. Small integers in f32 differ exactly, so
// that the relu form is exact for them (T10).

// CHECK-LABEL: func.func @max_i8_in_f32
// CHECK: arith.sitofp
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs({{.*}} : tensor<1x1x2x2xf32>)
func.func @max_i8_in_f32(%x: tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<0xFF800000> : tensor<1x1x1x2xf32>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x2x2xi8>, tensor<2x2xf32>) outs(%i : tensor<1x1x1x2xf32>) -> tensor<1x1x1x2xf32>
  return %0 : tensor<1x1x1x2xf32>
}

// 16 bits and their differences do not fit bf16.

// CHECK-LABEL: func.func @max_i16_in_bf16
// CHECK: arith.sitofp
// CHECK-NOT: conv
// CHECK: linalg.max
func.func @max_i16_in_bf16(%x: tensor<1x2x2x2xi16>) -> tensor<1x1x1x2xbf16> {
  %w = tensor.empty() : tensor<2x2xbf16>
  %i = arith.constant dense<0xFF80> : tensor<1x1x1x2xbf16>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x2x2xi16>, tensor<2x2xbf16>) outs(%i : tensor<1x1x1x2xbf16>) -> tensor<1x1x1x2xbf16>
  return %0 : tensor<1x1x1x2xbf16>
}
