// Two runs of one chain that are fused each, with a boundary between that stays: the
// second reads what the first became.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all --split-input-file -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all --split-input-file -o /dev/null 2>&1 | FileCheck %s --check-prefix=ORDER
// RUN: pool-to-conv-check %s --split-input-file --fuse-linear-convs | FileCheck %s --check-prefix=SAME
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

// ORDER:      remark: 2 linear ops become one 3x3 convolution ({{.*}} 3840 -> 2304 multiply-accumulates
// ORDER:      remark: 2 linear ops become one 3x3 convolution ({{.*}} 5120 -> 2304 multiply-accumulates
// ORDER:      remark: linear ops stay apart

// CHECK-LABEL: func.func @tosa
// CHECK: %[[A:.*]] = tosa.conv2d %arg0,
// CHECK: %[[B:.*]] = tosa.conv2d %[[A]],
// CHECK-NOT: tosa.conv2d
// CHECK: return %[[B]]
func.func @tosa(%x: tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5]]], [[[0.0, -1.5]]], [[[1.5, 1.5]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{2 linear ops become one 3x3 convolution}}
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<3x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5, -1.5], [0.5, -1.0, 0.0], [0.0, -0.5, -2.0]], [[-1.0, 1.0, 1.0], [2.0, 0.5, 2.0], [1.5, 2.0, 0.0]], [[-2.0, -2.0, 0.5], [1.5, 0.5, 1.0], [1.0, 2.0, -1.0]]], [[[2.0, -1.0, -0.5], [-0.5, -2.0, -1.0], [0.5, -1.0, -1.0]], [[2.0, 2.0, 0.5], [2.0, 2.0, -1.0], [1.5, 1.0, 2.0]], [[0.5, 0.5, 0.5], [1.5, -1.0, 1.0], [1.5, 2.0, -0.5]]]]> : tensor<2x3x3x3xf32>}> : () -> tensor<2x3x3x3xf32>
  %b1 = "tosa.const"() <{values = dense<[-0.5, 2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<2x3x3x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %w2 = "tosa.const"() <{values = dense<[[[[-0.5, 0.0], [-1.5, 1.0], [1.5, -1.0]], [[-1.5, -1.5], [-2.0, 1.0], [2.0, 0.0]], [[-2.0, -0.5], [2.0, 2.0], [0.5, 0.0]]], [[[-1.0, -1.5], [0.0, -0.5], [-2.0, 0.0]], [[0.0, -0.5], [-1.0, 0.0], [0.0, 0.5]], [[-1.5, 0.5], [1.0, 2.0], [-0.5, -1.0]]], [[[-0.5, 1.5], [0.0, -1.5], [2.0, 0.0]], [[-2.0, 0.0], [0.0, 2.0], [-0.5, 1.0]], [[1.0, 0.0], [1.0, 1.5], [-1.0, -0.5]]], [[[0.0, 0.0], [-2.0, -1.5], [-2.0, 1.5]], [[0.0, 2.0], [2.0, 1.5], [0.5, -1.0]], [[-0.5, -1.5], [1.0, -0.5], [1.5, 0.0]]]]> : tensor<4x3x3x2xf32>}> : () -> tensor<4x3x3x2xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{2 linear ops become one 3x3 convolution}}
  // expected-remark @below {{linear ops stay apart (T14: }}
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<4x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x4xf32>
  %w3 = "tosa.const"() <{values = dense<[[[[0.0, 0.5, 2.0, -2.0]]], [[[1.5, -0.5, -2.0, -1.0]]]]> : tensor<2x1x1x4xf32>}> : () -> tensor<2x1x1x4xf32>
  %b3 = "tosa.const"() <{values = dense<[-1.5, 1.5]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %3 = tosa.conv2d %2, %w3, %b3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<2x1x1x4xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  return %3 : tensor<1x8x8x2xf32>
}

// -----

// CHECK-LABEL: func.func @linalg
// CHECK: %[[A:.*]] = linalg.conv_2d_nchw_fchw {{.*}} ins(%arg0,
// CHECK: %[[P:.*]] = tensor.pad %[[A]]
// CHECK: %[[B:.*]] = linalg.conv_2d_nchw_fchw {{.*}} ins(%[[P]],
// CHECK-NOT: linalg.conv_2d_nchw_fchw
// CHECK: return %[[B]]
func.func @linalg(%x: tensor<1x2x8x8xf32>) -> tensor<1x2x6x6xf32> {
  %zero = arith.constant 0.0 : f32
  %w0 = arith.constant dense<[[[[-1.0]], [[-1.5]]], [[[0.0]], [[-1.5]]], [[[1.5]], [[1.5]]]]> : tensor<3x2x1x1xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x3x8x8xf32>
  // expected-remark @below {{2 linear ops become one 3x3 convolution}}
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x2x8x8xf32>, tensor<3x2x1x1xf32>) outs(%i0 : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
  %w1 = arith.constant dense<[[[[-2.0, -1.5, -1.5], [0.5, -1.0, 0.0], [0.0, -0.5, -2.0]], [[-1.0, 1.0, 1.0], [2.0, 0.5, 2.0], [1.5, 2.0, 0.0]], [[-2.0, -2.0, 0.5], [1.5, 0.5, 1.0], [1.0, 2.0, -1.0]]], [[[2.0, -1.0, -0.5], [-0.5, -2.0, -1.0], [0.5, -1.0, -1.0]], [[2.0, 2.0, 0.5], [2.0, 2.0, -1.0], [1.5, 1.0, 2.0]], [[0.5, 0.5, 0.5], [1.5, -1.0, 1.0], [1.5, 2.0, -0.5]]]]> : tensor<2x3x3x3xf32>
  %i1 = arith.constant dense<2.0> : tensor<1x2x6x6xf32>
  %1 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x3x8x8xf32>, tensor<2x3x3x3xf32>) outs(%i1 : tensor<1x2x6x6xf32>) -> tensor<1x2x6x6xf32>
  // expected-remark @below {{linear ops stay apart (T14: }}
  %2 = tensor.pad %1 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x2x6x6xf32> to tensor<1x2x8x8xf32>
  %w3 = arith.constant dense<[[[[-0.5, 0.0, -1.5], [1.0, 1.5, -1.0], [-1.5, -1.5, -2.0]], [[1.0, 2.0, 0.0], [-2.0, -0.5, 2.0], [2.0, 0.5, 0.0]]], [[[-1.0, -1.5, 0.0], [-0.5, -2.0, 0.0], [0.0, -0.5, -1.0]], [[0.0, 0.0, 0.5], [-1.5, 0.5, 1.0], [2.0, -0.5, -1.0]]], [[[-0.5, 1.5, 0.0], [-1.5, 2.0, 0.0], [-2.0, 0.0, 0.0]], [[2.0, -0.5, 1.0], [1.0, 0.0, 1.0], [1.5, -1.0, -0.5]]]]> : tensor<3x2x3x3xf32>
  %i3 = arith.constant dense<0.0> : tensor<1x3x6x6xf32>
  // expected-remark @below {{2 linear ops become one 3x3 convolution}}
  // expected-remark @below {{linear ops stay apart (one op would have 1296 multiply-accumulates instead of 1296}}
  %3 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%2, %w3 : tensor<1x2x8x8xf32>, tensor<3x2x3x3xf32>) outs(%i3 : tensor<1x3x6x6xf32>) -> tensor<1x3x6x6xf32>
  %w4 = arith.constant dense<[[[[0.0]], [[0.5]], [[2.0]]], [[[-2.0]], [[1.5]], [[-0.5]]]]> : tensor<2x3x1x1xf32>
  %i4 = arith.constant dense<0.0> : tensor<1x2x6x6xf32>
  %4 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%3, %w4 : tensor<1x3x6x6xf32>, tensor<2x3x1x1xf32>) outs(%i4 : tensor<1x2x6x6xf32>) -> tensor<1x2x6x6xf32>
  return %4 : tensor<1x2x6x6xf32>
}

// -----

// Three of these overflow; what composes is found.

// CHECK-LABEL: func.func @overflow
// CHECK-COUNT-2: tosa.conv2d
// CHECK-NOT: tosa.conv2d
func.func @overflow(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0e+15> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{2 linear ops become one 1x1 convolution}}
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0e+15> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w2 = "tosa.const"() <{values = dense<1.0e+15> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{2 linear ops become one 1x1 convolution}}
  // expected-remark @below {{linear ops stay apart (T23: a fused weight overflows)}}
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w3 = "tosa.const"() <{values = dense<1.0e+15> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %3 = tosa.conv2d %2, %w3, %b3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %3 : tensor<1x8x8x1xf32>
}
