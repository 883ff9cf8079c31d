// numerics=exact: floats are fused only where all ops but one move elements or scale
// them by powers of two (T23); the same without that option is fused.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="numerics=exact report=all" --split-input-file -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --split-input-file --allow-unchanged --fuse-linear-convs=numerics=exact | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --fuse-linear-convs=summary=true --split-input-file -o /dev/null 2>&1 | FileCheck %s --check-prefix=FAST
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run
// FAST-NOT: 0 fused

// CHECK-LABEL: func.func @powers_of_two
// CHECK-NOT: tosa.mul
// CHECK: tosa.conv2d
func.func @powers_of_two(%x: tensor<1x6x6x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c0 = "tosa.const"() <{values = dense<[[[[4.0,-0.125]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s0 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark-re @below {{{{^}}3 linear ops become one 3x3 convolution (spec-exact, |error| <= {{[0-9.]+}} eps max(|x|, 1); 680 -> 576 multiply-accumulates, 40 -> 36 parameters){{$}}}}
  %0 = tosa.mul %x, %c0, %s0 : (tensor<1x6x6x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x6x6x2xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b1 = "tosa.const"() <{values = dense<[-2.0, -1.5]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<2x3x3x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %c2 = "tosa.const"() <{values = dense<[[[[-1.0,2.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %1, %c2, %s2 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  return %2 : tensor<1x4x4x2xf32>
}

// -----

// CHECK-LABEL: func.func @other_factor
// CHECK: tosa.mul
// CHECK: tosa.conv2d
func.func @other_factor(%x: tensor<1x6x6x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c0 = "tosa.const"() <{values = dense<[[[[4.0,3.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s0 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %c0, %s0 : (tensor<1x6x6x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x6x6x2xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T23: fusing floats rounds differently; numerics=fast allows it)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// -----

// A shift is an addition, and rounds.

// CHECK-LABEL: func.func @shift
// CHECK: tosa.conv2d
// CHECK: tosa.add
func.func @shift(%x: tensor<1x6x6x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[4.0,3.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  // expected-remark @below {{linear ops stay apart (T23: fusing floats rounds differently; numerics=fast allows it)}}
  %1 = tosa.add %0, %c1 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// -----

// CHECK-LABEL: func.func @branches
// CHECK: tosa.conv2d
// CHECK: tosa.add
func.func @branches(%x: tensor<1x6x6x2xf32>) -> tensor<1x6x6x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5]]], [[[0.0, -1.5]]]]> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x2xf32>
  // expected-remark @below {{linear ops stay apart (T23: fusing floats rounds differently; numerics=fast allows it)}}
  %1 = tosa.add %0, %x : (tensor<1x6x6x2xf32>, tensor<1x6x6x2xf32>) -> tensor<1x6x6x2xf32>
  return %1 : tensor<1x6x6x2xf32>
}

// -----

// A 1x1 convolution that goes behind an average adds in another order.

// CHECK-LABEL: func.func @pool_last
// CHECK: tosa.conv2d
// CHECK: tosa.avg_pool2d
// CHECK: return
func.func @pool_last(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5, 0.0, -1.5]]], [[[1.5, 1.5, 1.5, 1.0]]]]> : tensor<2x1x1x4xf32>}> : () -> tensor<2x1x1x4xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<2x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  // expected-remark @below {{linear ops stay apart (T23: fusing floats rounds differently; numerics=fast allows it)}}
  %1 = tosa.avg_pool2d %0, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}
