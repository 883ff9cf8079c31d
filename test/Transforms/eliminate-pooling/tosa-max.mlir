// RUN: pool-to-conv-opt %s --eliminate-pooling --cse | FileCheck %s
// RUN: pool-to-conv-opt %s --pass-pipeline='builtin.module(eliminate-pooling{fail-on-remaining-pooling})' \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp extensions=int16,bf16" --tosa-validate -o /dev/null

// Floats: element-wise maxima of strided slices. No convolution could choose
// without rounding or touching its neighbours (T9, T10).

// CHECK-LABEL: func.func @f32
// CHECK-NOT: max_pool2d
// CHECK-NOT: conv2d
// CHECK: %[[ROWS:.+]] = tosa.maximum {{.*}} -> tensor<1x2x4x3xf32>
// CHECK: tosa.maximum {{.*}} -> tensor<1x2x2x3xf32>
// CHECK-NOT: tosa.maximum
// CHECK: return
func.func @f32(%x: tensor<1x4x4x3xf32>) -> tensor<1x2x2x3xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x3xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

// NaN is propagated or ignored as the pool says, and padding is the identity of
// its mode: -inf, or NaN where NaNs are skipped (T13).

// CHECK-LABEL: func.func @propagate
// CHECK: dense<0xFF800000> : tensor<1xf32>
// CHECK: tosa.maximum
// CHECK-NOT: IGNORE
// CHECK: return
func.func @propagate(%x: tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, nan_mode = PROPAGATE} : (tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32>
  return %0 : tensor<1x4x4x3xf32>
}

// CHECK-LABEL: func.func @ignore
// CHECK: dense<0x7FC00000> : tensor<1xf32>
// CHECK: tosa.maximum {{.*}}nan_mode = IGNORE
func.func @ignore(%x: tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, nan_mode = IGNORE} : (tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32>
  return %0 : tensor<1x4x4x3xf32>
}

// int8: max(a, b) = relu(a - b) + b. The difference is a convolution by [1, -1]
// into int32, where it cannot wrap (T11).

// CHECK-LABEL: func.func @i8
// CHECK-SAME: %[[X:.+]]: tensor<1x4x4x1xi8>
// CHECK: %[[ROW:.+]] = "tosa.const"() <{values = dense<{{\[\[\[\[}}1]]], {{\[\[\[}}-1]]]]> : tensor<2x1x1x1xi8>}>
// CHECK: %[[D:.+]] = tosa.depthwise_conv2d %[[X]], %[[ROW]], {{.*}} {acc_type = i32, {{.*}} stride = array<i64: 2, 1>}
// CHECK: %[[ZERO:.+]] = "tosa.const"() <{values = dense<0> : tensor<1x1x1x1xi32>}>
// CHECK: %[[RELU:.+]] = tosa.maximum %[[D]], %[[ZERO]]
// CHECK: %[[B:.+]] = tosa.cast {{.*}} -> tensor<1x2x4x1xi32>
// CHECK: %[[MAX:.+]] = tosa.add %[[RELU]], %[[B]]
// CHECK: %[[NARROW:.+]] = tosa.cast %[[MAX]] : {{.*}} -> tensor<1x2x4x1xi8>
// CHECK: %[[COLUMN:.+]] = "tosa.const"() <{values = dense<{{\[\[\[\[}}1]], {{\[\[}}-1]]]]> : tensor<1x2x1x1xi8>}>
// CHECK: tosa.depthwise_conv2d %[[NARROW]], %[[COLUMN]]
func.func @i8(%x: tensor<1x4x4x1xi8>) -> tensor<1x2x2x1xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xi8>) -> tensor<1x2x2x1xi8>
  return %0 : tensor<1x2x2x1xi8>
}

// Padding with the lowest integer is exact and cannot overflow either (T12).

// CHECK-LABEL: func.func @i8_padded
// CHECK: %[[LOWEST:.+]] = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}>
// CHECK: tosa.pad {{.*}}, %[[LOWEST]] :
// CHECK: tosa.depthwise_conv2d
func.func @i8_padded(%x: tensor<1x4x4x1xi8>) -> tensor<1x2x2x1xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 1, 0, 0, 1>} : (tensor<1x4x4x1xi8>) -> tensor<1x2x2x1xi8>
  return %0 : tensor<1x2x2x1xi8>
}

// int16 data gives 48 bits, brought back to int32, which holds a difference.

// CHECK-LABEL: func.func @i16
// CHECK: tosa.depthwise_conv2d {{.*}} {acc_type = i48
// CHECK: tosa.rescale {{.*}} -> tensor<1x1x2x1xi32>
// CHECK: tosa.maximum
func.func @i16(%x: tensor<1x2x2x1xi16>) -> tensor<1x1x1x1xi16> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x1xi16>) -> tensor<1x1x1x1xi16>
  return %0 : tensor<1x1x1x1xi16>
}

// TOSA has no type for the difference of two int32: the maximum is taken as
// such (T11).

// CHECK-LABEL: func.func @i32
// CHECK-NOT: conv2d
// CHECK-COUNT-2: tosa.maximum
// CHECK: return
func.func @i32(%x: tensor<1x2x2x1xi32>) -> tensor<1x1x1x1xi32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x1xi32>) -> tensor<1x1x1x1xi32>
  return %0 : tensor<1x1x1x1xi32>
}

// A large window of stride 1 is doubled: 8 taps in three steps a dimension.

// CHECK-LABEL: func.func @doubling
// CHECK-COUNT-6: tosa.maximum
// CHECK-NOT: tosa.maximum
// CHECK: return
func.func @doubling(%x: tensor<1x32x32x1xf32>) -> tensor<1x25x25x1xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 8, 8>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x32x32x1xf32>) -> tensor<1x25x25x1xf32>
  return %0 : tensor<1x25x25x1xf32>
}

// A 1x1 window of stride 2 selects: no comparison, no convolution.

// CHECK-LABEL: func.func @selection
// CHECK-NOT: tosa.maximum
// CHECK-NOT: conv2d
// CHECK: return %{{.*}} : tensor<1x2x2x1xf32>
func.func @selection(%x: tensor<1x3x3x1xf32>) -> tensor<1x2x2x1xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 1>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x3x3x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

// One that selects everything is nothing at all.

// CHECK-LABEL: func.func @identity
// CHECK-NEXT: return %arg0
func.func @identity(%x: tensor<1x3x3x1xf32>) -> tensor<1x3x3x1xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 1>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x3x3x1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}
