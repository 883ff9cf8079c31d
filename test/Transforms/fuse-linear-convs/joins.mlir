// Branches that start at one value and are added or subtracted become one op.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=kept --split-input-file -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --split-input-file --allow-unchanged --fuse-linear-convs | FileCheck %s --check-prefix=SAME
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

// Without joins the ops stay.

// RUN: pool-to-conv-opt %s --fuse-linear-convs=joins=false --split-input-file | FileCheck %s --check-prefix=APART
// APART-LABEL: func.func @subtraction
// APART: tosa.conv2d
// APART: tosa.conv2d
// APART: tosa.sub
// APART-LABEL: func.func @bias_and_addend

// CHECK-LABEL: func.func @subtraction
// CHECK: "tosa.const"() <{values = dense<-1.000000e+00> : tensor<1x3x3x1xf32>
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK-NOT: tosa.sub
// CHECK: return
func.func @subtraction(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<2.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w1 = "tosa.const"() <{values = dense<4.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %x, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %2 = tosa.sub %0, %1 : (tensor<1x8x8x1xf32>, tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32>
  %w3 = "tosa.const"() <{values = dense<0.5> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %3 = tosa.conv2d %2, %w3, %b3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %3 : tensor<1x8x8x1xf32>
}

// -----

// Windows of other sizes and dilations, scaled; the identity is one more branch, and
// the one whose scale has to be subtracted is the second.

// CHECK-LABEL: func.func @scaled
// CHECK-COUNT-1: tosa.conv2d
// CHECK-SAME: pad = array<i64: 2, 2, 2, 2>
// CHECK-NOT: tosa.conv2d
// CHECK-NOT: tosa.mul
// CHECK-NOT: tosa.sub
// CHECK: return
func.func @scaled(%x: tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5], [1.5, 1.0], [-0.5, -1.5]], [[1.5, -2.0], [1.0, 1.0], [-2.0, 1.5], [0.0, -0.5], [-1.5, 0.5]], [[-2.0, -2.0], [-2.0, 2.0], [-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5], [-0.5, -0.5], [1.5, 0.0]], [[-2.0, 1.0], [2.0, -1.5], [-1.0, 0.0], [-1.5, 0.5], [2.0, 1.0]]], [[[2.0, -0.5], [0.0, 0.0], [1.5, 2.0], [1.0, -2.0], [1.5, -0.5]], [[1.0, 1.0], [-1.0, 0.5], [2.0, 0.5], [-1.5, 1.5], [2.0, -1.5]], [[-1.0, 2.0], [1.0, 0.5], [1.5, -2.0], [1.5, -2.0], [0.0, 1.0]], [[-1.0, -1.0], [2.0, -0.5], [-2.0, -0.5], [2.0, 2.0], [-0.5, 1.0]], [[2.0, 0.5], [0.5, 1.5], [0.0, 2.0], [-2.0, 1.0], [2.0, -1.0]]]]> : tensor<2x5x5x2xf32>}> : () -> tensor<2x5x5x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 2, 2, 2, 2>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<2x5x5x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5], [-1.5, 0.5], [-1.0, 0.0]], [[0.0, -0.5], [-2.0, -1.0], [1.0, 1.0]], [[2.0, 0.5], [2.0, 1.5], [2.0, 0.0]]], [[[-2.0, -2.0], [0.5, 1.5], [0.5, 1.0]], [[1.0, 2.0], [-1.0, 2.0], [-1.0, -0.5]], [[-0.5, -2.0], [-1.0, 0.5], [-1.0, -1.0]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b1 = "tosa.const"() <{values = dense<[-0.5, 2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %1 = tosa.conv2d %x, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 2, 2, 2, 2>, stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>} : (tensor<1x8x8x2xf32>, tensor<2x3x3x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %c2 = "tosa.const"() <{values = dense<[[[[2.0,-0.5]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %1, %c2, %s2 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %3 = tosa.sub %0, %2 : (tensor<1x8x8x2xf32>, tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  %w4 = "tosa.const"() <{values = dense<[[[[-0.5, 0.0], [-1.5, 1.0], [1.5, -1.0]]], [[[-1.5, -1.5], [-2.0, 1.0], [2.0, 0.0]]]]> : tensor<2x1x3x2xf32>}> : () -> tensor<2x1x3x2xf32>
  %b4 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %4 = tosa.conv2d %x, %w4, %b4, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<2x1x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %c5 = "tosa.const"() <{values = dense<3.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %s5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %5 = tosa.mul %4, %c5, %s5 : (tensor<1x8x8x2xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %6 = tosa.add %5, %3 : (tensor<1x8x8x2xf32>, tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  %7 = tosa.add %x, %6 : (tensor<1x8x8x2xf32>, tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  return %7 : tensor<1x8x8x2xf32>
}

// -----

// Different dilations alone, on one grid of 5 by 5: more taps than the two have, so
// that by default both stay.

// CHECK-LABEL: func.func @dilations
// CHECK-COUNT-2: tosa.conv2d
func.func @dilations(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0], [-1.5], [0.0]], [[-1.5], [1.5], [1.5]], [[1.5], [1.0], [-0.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0], [-1.5], [-1.5]], [[0.5], [-1.0], [0.0]], [[0.0], [-0.5], [-2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %x, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 2, 2, 2, 2>, stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  // expected-remark @below {{linear ops stay apart (one op would have 1600 multiply-accumulates instead of 1152 and 25 parameters instead of 18)}}
  %2 = tosa.add %0, %1 : (tensor<1x8x8x1xf32>, tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32>
  return %2 : tensor<1x8x8x1xf32>
}

// -----

// A residual branch of two convolutions, of which the second pads nothing.

// CHECK-LABEL: func.func @residual
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK-NOT: tosa.add
// CHECK: return
func.func @residual(%x: tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]], [[[-0.5, -0.5], [1.5, 0.0], [-2.0, 1.0]], [[2.0, -1.5], [-1.0, 0.0], [-1.5, 0.5]], [[2.0, 1.0], [2.0, -0.5], [0.0, 0.0]]], [[[1.5, 2.0], [1.0, -2.0], [1.5, -0.5]], [[1.0, 1.0], [-1.0, 0.5], [2.0, 0.5]], [[-1.5, 1.5], [2.0, -1.5], [-1.0, 2.0]]]]> : tensor<4x3x3x2xf32>}> : () -> tensor<4x3x3x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<4x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x4xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5, -1.5, 0.5]]], [[[-1.0, 0.0, 0.0, -0.5]]]]> : tensor<2x1x1x4xf32>}> : () -> tensor<2x1x1x4xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<2x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %2 = tosa.add %1, %x : (tensor<1x8x8x2xf32>, tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  return %2 : tensor<1x8x8x2xf32>
}

// -----

// A linalg convolution adds to its init: the first has a bias, the second a tensor
// of which nothing is known.

// CHECK-LABEL: func.func @bias_and_addend
// CHECK-SAME: (%[[X:.*]]: tensor<1x8x8x2xf32>, %[[I:.*]]: tensor<1x6x6x2xf32>)
// CHECK: %[[SUM:.*]] = linalg.add ins(%[[I]], %{{.*}}
// CHECK: %[[R:.*]] = linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[X]], {{.*}} outs(%[[SUM]] :
// CHECK-NOT: linalg.conv
// CHECK: return %[[R]]
func.func @bias_and_addend(%x: tensor<1x8x8x2xf32>, %i: tensor<1x6x6x2xf32>) -> tensor<1x6x6x2xf32> {
  %w0 = arith.constant dense<[[[[-1.0, -1.5, 0.0], [-1.5, 1.5, 1.5]]]]> : tensor<1x1x2x3xf32>
  %i0 = arith.constant dense<2.0> : tensor<1x8x8x3xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x2xf32>, tensor<1x1x2x3xf32>) outs(%i0 : tensor<1x8x8x3xf32>) -> tensor<1x8x8x3xf32>
  %w1 = arith.constant dense<[[[[-2.0, -1.5], [-1.5, 0.5], [-1.0, 0.0]], [[0.0, -0.5], [-2.0, -1.0], [1.0, 1.0]], [[2.0, 0.5], [2.0, 1.5], [2.0, 0.0]]], [[[-2.0, -2.0], [0.5, 1.5], [0.5, 1.0]], [[1.0, 2.0], [-1.0, 2.0], [-1.0, -0.5]], [[-0.5, -2.0], [-1.0, 0.5], [-1.0, -1.0]]], [[[2.0, 2.0], [0.5, 2.0], [2.0, -1.0]], [[1.5, 1.0], [2.0, 0.5], [0.5, 0.5]], [[1.5, -1.0], [1.0, 1.5], [2.0, -0.5]]]]> : tensor<3x3x3x2xf32>
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x8x8x3xf32>, tensor<3x3x3x2xf32>) outs(%i : tensor<1x6x6x2xf32>) -> tensor<1x6x6x2xf32>
  return %1 : tensor<1x6x6x2xf32>
}

// -----

// An init that is another convolution of the same data is a branch.

// CHECK-LABEL: func.func @init_is_a_branch
// CHECK-COUNT-1: linalg.conv_2d_nchw_fchw
// CHECK-NOT: linalg.conv
// CHECK: return
func.func @init_is_a_branch(%x: tensor<1x2x6x6xf32>) -> tensor<1x2x4x4xf32> {
  %w0 = arith.constant dense<[[[[-1.0, -1.5, 0.0], [-1.5, 1.5, 1.5], [1.5, 1.0, -0.5]], [[-1.5, 1.5, -2.0], [1.0, 1.0, -2.0], [1.5, 0.0, -0.5]]], [[[-1.5, 0.5, -2.0], [-2.0, -2.0, 2.0], [-2.0, 1.0, -0.5]], [[1.0, -2.0, 2.0], [-0.5, 1.5, 1.5], [2.0, -0.5, 0.5]]]]> : tensor<2x2x3x3xf32>
  %i0 = arith.constant dense<1.0> : tensor<1x2x4x4xf32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x2x6x6xf32>, tensor<2x2x3x3xf32>) outs(%i0 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %w1 = arith.constant dense<[[[[-2.0, -1.5, -1.5], [0.5, -1.0, 0.0], [0.0, -0.5, -2.0]], [[-1.0, 1.0, 1.0], [2.0, 0.5, 2.0], [1.5, 2.0, 0.0]]], [[[-2.0, -2.0, 0.5], [1.5, 0.5, 1.0], [1.0, 2.0, -1.0]], [[2.0, -1.0, -0.5], [-0.5, -2.0, -1.0], [0.5, -1.0, -1.0]]]]> : tensor<2x2x3x3xf32>
  %1 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w1 : tensor<1x2x6x6xf32>, tensor<2x2x3x3xf32>) outs(%0 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  return %1 : tensor<1x2x4x4xf32>
}

// -----

// CHECK-LABEL: func.func @linalg_sub
// CHECK-COUNT-1: linalg.conv_2d_nchw_fchw
// CHECK-NOT: linalg.conv
// CHECK-NOT: linalg.sub
// CHECK: return
func.func @linalg_sub(%x: tensor<1x2x6x6xf32>) -> tensor<1x2x6x6xf32> {
  %w0 = arith.constant dense<[[[[-1.0]], [[-1.5]]], [[[0.0]], [[-1.5]]]]> : tensor<2x2x1x1xf32>
  %i0 = arith.constant dense<1.0> : tensor<1x2x6x6xf32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x2x6x6xf32>, tensor<2x2x1x1xf32>) outs(%i0 : tensor<1x2x6x6xf32>) -> tensor<1x2x6x6xf32>
  %e1 = tensor.empty() : tensor<1x2x6x6xf32>
  %1 = linalg.sub ins(%x, %0 : tensor<1x2x6x6xf32>, tensor<1x2x6x6xf32>) outs(%e1 : tensor<1x2x6x6xf32>) -> tensor<1x2x6x6xf32>
  return %1 : tensor<1x2x6x6xf32>
}

// -----

// T15: branches that step differently.

// CHECK-LABEL: func.func @strides
// CHECK: tosa.add
func.func @strides(%x: tensor<1x3x3x1xf32>) -> tensor<1x2x2x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0]]]]> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0], [-1.5]], [[-1.5], [0.5]]]]> : tensor<1x2x2x1xf32>}> : () -> tensor<1x2x2x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %x, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  // expected-remark @below {{linear ops stay apart (T15: the ops have strides 2 and 1)}}
  %2 = tosa.add %0, %1 : (tensor<1x2x2x1xf32>, tensor<1x2x2x1xf32>) -> tensor<1x2x2x1xf32>
  return %2 : tensor<1x2x2x1xf32>
}

// -----

// No branch: other data, the same value twice, or a value that is read elsewhere.

// CHECK-LABEL: func.func @no_branches
// CHECK-COUNT-4: tosa.conv2d
// CHECK-COUNT-3: tosa.add
func.func @no_branches(%x: tensor<1x4x4x1xf32>, %y: tensor<1x4x4x1xf32>) -> (tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0]]]]> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-1.0]]]]> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %y, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %w2 = "tosa.const"() <{values = dense<[[[[-2.0]]]]> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.conv2d %x, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %w3 = "tosa.const"() <{values = dense<[[[[-0.5]]]]> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %3 = tosa.conv2d %x, %w3, %b3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %4 = tosa.add %0, %1 : (tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %5 = tosa.add %2, %2 : (tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %6 = tosa.add %x, %3 : (tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %4, %5, %6, %3 : tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>
}
