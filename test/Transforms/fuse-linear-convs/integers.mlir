// Integers are fused bit-exactly or not at all: sums of i32 that meet unclipped, by
// weights in a type that holds them (T22), and nothing across a rescale (T21).
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="numerics=exact objective=convs max-weight-growth=inf report=kept" --split-input-file -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --split-input-file --allow-unchanged --fuse-linear-convs="numerics=exact objective=convs max-weight-growth=inf" | FileCheck %s --check-prefix=SAME
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

// i8 by i8 in i32, then i32 by i32: the fused weights, up to 800, need 16 bits.

// CHECK-LABEL: func.func @widened
// CHECK: arith.constant dense<{{.*}}> : tensor<5x5x2x2xi16>
// CHECK: linalg.conv_2d_nhwc_hwcf {{.*}} ins(%{{.*}}, %{{.*}} : tensor<1x8x8x2xi8>, tensor<5x5x2x2xi16>)
// CHECK-NOT: linalg.conv
// CHECK: return
func.func @widened(%x: tensor<1x8x8x2xi8>) -> tensor<1x4x4x2xi32> {
  %w0 = arith.constant dense<[[[[-2, -3], [0, -3]], [[3, 3], [3, 2]], [[-1, -3], [3, -4]]], [[[2, 2], [-4, 3]], [[0, -1], [-3, 1]], [[-4, -4], [-4, 4]]], [[[-4, 2], [-1, 2]], [[-4, 4], [-1, 3]], [[3, 4], [-1, 1]]]]> : tensor<3x3x2x2xi8>
  %i0 = arith.constant dense<7> : tensor<1x6x6x2xi32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x2xi8>, tensor<3x3x2x2xi8>) outs(%i0 : tensor<1x6x6x2xi32>) -> tensor<1x6x6x2xi32>
  %w1 = arith.constant dense<50> : tensor<3x3x2x2xi32>
  %i1 = arith.constant dense<-3> : tensor<1x4x4x2xi32>
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x6x6x2xi32>, tensor<3x3x2x2xi32>) outs(%i1 : tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32>
  return %1 : tensor<1x4x4x2xi32>
}

// -----

// With zero points: that of the data is subtracted first, and then moves into the
// bias.

// CHECK-LABEL: func.func @zero_point
// CHECK-NOT: linalg.sub
// CHECK: arith.constant dense<[-270, -110]> : tensor<2xi32>
// CHECK: linalg.conv_2d_nhwc_hwcf {
// CHECK-NOT: linalg.conv
// CHECK: return
func.func @zero_point(%x: tensor<1x8x8x1xi8>) -> tensor<1x6x6x2xi32> {
  %zx = arith.constant -5 : i32
  %zw = arith.constant 3 : i32
  %w = arith.constant dense<[[[[1, 7]]]]> : tensor<1x1x1x2xi8>
  %i = arith.constant dense<0> : tensor<1x8x8x2xi32>
  %0 = linalg.conv_2d_nhwc_hwcf_q {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w, %zx, %zw : tensor<1x8x8x1xi8>, tensor<1x1x1x2xi8>, i32, i32) outs(%i : tensor<1x8x8x2xi32>) -> tensor<1x8x8x2xi32>
  %w1 = arith.constant dense<[[[[-1, 4], [-2, 1]], [[3, -3], [-4, 3]], [[0, 4], [-1, -1]]], [[[3, 4], [4, 3]], [[2, -2], [-1, -2]], [[4, 2], [-4, -3]]], [[[-2, -4], [0, -4]], [[0, 3], [2, 2]], [[2, 3], [-2, 1]]]]> : tensor<3x3x2x2xi32>
  %i1 = arith.constant dense<0> : tensor<1x6x6x2xi32>
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x8x8x2xi32>, tensor<3x3x2x2xi32>) outs(%i1 : tensor<1x6x6x2xi32>) -> tensor<1x6x6x2xi32>
  return %1 : tensor<1x6x6x2xi32>
}

// -----

// i32 data wraps in the chain as in the fused op.

// CHECK-LABEL: func.func @wraps
// CHECK: linalg.conv_2d_nchw_fchw {{.*}} tensor<2x2x3x3xi32>
// CHECK-NOT: linalg.conv
// CHECK: return
func.func @wraps(%x: tensor<1x2x8x8xi32>) -> tensor<1x2x6x6xi32> {
  %w0 = arith.constant dense<[[[[-1, 0, -3], [2, 3, -2], [-3, -3, -4]], [[2, 4, 0], [-4, -1, 4], [4, 1, 0]]], [[[-2, -3, 0], [-1, -4, 0], [0, -1, -2]], [[0, 0, 1], [-3, 1, 2], [4, -1, -2]]]]> : tensor<2x2x3x3xi32>
  %i0 = arith.constant dense<0> : tensor<1x2x6x6xi32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x2x8x8xi32>, tensor<2x2x3x3xi32>) outs(%i0 : tensor<1x2x6x6xi32>) -> tensor<1x2x6x6xi32>
  %w1 = arith.constant dense<1000003> : tensor<2x2x1x1xi32>
  %i1 = arith.constant dense<0> : tensor<1x2x6x6xi32>
  %1 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x2x6x6xi32>, tensor<2x2x1x1xi32>) outs(%i1 : tensor<1x2x6x6xi32>) -> tensor<1x2x6x6xi32>
  return %1 : tensor<1x2x6x6xi32>
}

// -----

// Sums of int8 convolutions in TOSA, and a bias that is added.

// CHECK-LABEL: func.func @tosa_branches
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK-NOT: tosa.add
// CHECK: return
func.func @tosa_branches(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi32> {
  %zp = "tosa.const"() <{values = dense<-7> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %w0 = "tosa.const"() <{values = dense<[[[[0, 1], [4, -4], [3, -1]], [[-4, -2], [-3, 1], [3, -1]], [[2, 4], [-3, -1], [-4, -1]]], [[[2, 0], [-2, 2], [-2, -3]], [[-2, 3], [-2, -2], [-4, -4]], [[-1, -1], [-2, -2], [0, 1]]]]> : tensor<2x3x3x2xi8>}> : () -> tensor<2x3x3x2xi8>
  %b0 = "tosa.const"() <{values = dense<[-3, 3]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %wz {acc_type = i32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xi8>, tensor<2x3x3x2xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x8x2xi32>
  %w1 = "tosa.const"() <{values = dense<[[[[1, -2]]], [[[2, -4]]]]> : tensor<2x1x1x2xi8>}> : () -> tensor<2x1x1x2xi8>
  %b1 = "tosa.const"() <{values = dense<[-1, 1]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %1 = tosa.conv2d %x, %w1, %b1, %zp, %wz {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xi8>, tensor<2x1x1x2xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x8x2xi32>
  %2 = tosa.add %0, %1 : (tensor<1x8x8x2xi32>, tensor<1x8x8x2xi32>) -> tensor<1x8x8x2xi32>
  %c3 = "tosa.const"() <{values = dense<[[[[11,-12]]]]> : tensor<1x1x1x2xi32>}> : () -> tensor<1x1x1x2xi32>
  %3 = tosa.add %2, %c3 : (tensor<1x8x8x2xi32>, tensor<1x1x1x2xi32>) -> tensor<1x8x8x2xi32>
  return %3 : tensor<1x8x8x2xi32>
}

// -----

// T21: the branches read other numbers.

// CHECK-LABEL: func.func @tosa_zero_points
func.func @tosa_zero_points(%x: tensor<1x4x4x1xi8>) -> tensor<1x4x4x1xi32> {
  %zp = "tosa.const"() <{values = dense<-7> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %w0 = "tosa.const"() <{values = dense<1> : tensor<1x1x1x1xi8>}> : () -> tensor<1x1x1x1xi8>
  %b0 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %wz {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xi8>, tensor<1x1x1x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x1xi32>
  %w1 = "tosa.const"() <{values = dense<1> : tensor<1x1x1x1xi8>}> : () -> tensor<1x1x1x1xi8>
  %b1 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %1 = tosa.conv2d %x, %w1, %b1, %wz, %wz {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xi8>, tensor<1x1x1x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x1xi32>
  // CHECK: tosa.add
  // expected-remark @below {{linear ops stay apart (T21: the branches have different zero points)}}
  %2 = tosa.add %0, %1 : (tensor<1x4x4x1xi32>, tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  return %2 : tensor<1x4x4x1xi32>
}

// -----

// T21: quantised convolutions clip between them; a rescale is no linear op, so that
// there is nothing to report.

// CHECK-LABEL: func.func @quantised
// CHECK: tosa.conv2d
// CHECK: tosa.rescale
// CHECK: tosa.conv2d
func.func @quantised(%x: tensor<1x8x8x1xi8>) -> tensor<1x4x4x1xi32> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %w0 = "tosa.const"() <{values = dense<[[[[3], [1], [0]], [[-2], [-2], [-4]], [[1], [4], [3]]]]> : tensor<1x3x3x1xi8>}> : () -> tensor<1x3x3x1xi8>
  %b0 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xi8>, tensor<1x3x3x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x6x6x1xi32>
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<34> : tensor<1xi8>}> : () -> tensor<1xi8>
  %z32 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %1 = tosa.rescale %0, %m, %s, %z32, %zp {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true} : (tensor<1x6x6x1xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x6x6x1xi8>
  %w2 = "tosa.const"() <{values = dense<[[[[-4], [2], [3]], [[-4], [-1], [3]], [[3], [0], [-2]]]]> : tensor<1x3x3x1xi8>}> : () -> tensor<1x3x3x1xi8>
  %b2 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xi8>, tensor<1x3x3x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x1xi32>
  return %2 : tensor<1x4x4x1xi32>
}

// -----

// T21: a zero point between two convolutions.

// CHECK-LABEL: func.func @zero_point_between
func.func @zero_point_between(%x: tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32> {
  %zx = arith.constant 5 : i32
  %zw = arith.constant 0 : i32
  %w = arith.constant dense<2> : tensor<1x1x1x1xi32>
  %i = arith.constant dense<0> : tensor<1x4x4x1xi32>
  %w0 = arith.constant dense<3> : tensor<1x1x1x1xi32>
  %i0 = arith.constant dense<0> : tensor<1x4x4x1xi32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>) outs(%i0 : tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  // CHECK: linalg.conv_2d_nhwc_hwcf_q
  // expected-remark @below {{linear ops stay apart (T21: a zero point stands between)}}
  %1 = linalg.conv_2d_nhwc_hwcf_q {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%0, %w, %zx, %zw : tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>, i32, i32) outs(%i : tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}

// -----

// T21: an i8 sum wraps at another place than an i32 sum.

// CHECK-LABEL: func.func @narrow_between
func.func @narrow_between(%x: tensor<1x8x8x1xi8>) -> tensor<1x4x4x1xi32> {
  %w0 = arith.constant dense<[[[[3]], [[4]], [[3]]], [[[3]], [[4]], [[-1]]], [[[-2]], [[4]], [[3]]]]> : tensor<3x3x1x1xi8>
  %i0 = arith.constant dense<0> : tensor<1x6x6x1xi8>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x1xi8>, tensor<3x3x1x1xi8>) outs(%i0 : tensor<1x6x6x1xi8>) -> tensor<1x6x6x1xi8>
  // CHECK-COUNT-2: linalg.conv_2d
  %w1 = arith.constant dense<[[[[3]], [[0]], [[4]]], [[[1]], [[-2]], [[2]]], [[[-4]], [[1]], [[3]]]]> : tensor<3x3x1x1xi8>
  %i1 = arith.constant dense<0> : tensor<1x4x4x1xi32>
  // expected-remark @below {{linear ops stay apart (T21: a conversion stands between)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x6x6x1xi8>, tensor<3x3x1x1xi8>) outs(%i1 : tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}

// -----

// T22: a weight of 2^40.

// CHECK-LABEL: func.func @weights
func.func @weights(%x: tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32> {
  %w0 = arith.constant dense<1048576> : tensor<1x1x1x1xi32>
  %i0 = arith.constant dense<0> : tensor<1x4x4x1xi32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>) outs(%i0 : tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  // CHECK-COUNT-2: linalg.conv_2d
  %w1 = arith.constant dense<1048576> : tensor<1x1x1x1xi32>
  %i1 = arith.constant dense<0> : tensor<1x4x4x1xi32>
  // expected-remark @below {{linear ops stay apart (T22: no type of weights holds the fused ones)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>) outs(%i1 : tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}

// -----

// T22: weights that fit, and a sum of 81 products that may not.

// CHECK-LABEL: func.func @accumulator
func.func @accumulator(%x: tensor<1x8x8x1xi16>) -> tensor<1x4x4x1xi32> {
  %w0 = arith.constant dense<100> : tensor<3x3x1x1xi16>
  %i0 = arith.constant dense<0> : tensor<1x6x6x1xi32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x1xi16>, tensor<3x3x1x1xi16>) outs(%i0 : tensor<1x6x6x1xi32>) -> tensor<1x6x6x1xi32>
  // CHECK-COUNT-2: linalg.conv_2d
  %w1 = arith.constant dense<10> : tensor<3x3x1x1xi32>
  %i1 = arith.constant dense<0> : tensor<1x4x4x1xi32>
  // expected-remark @below {{linear ops stay apart (T22: the accumulator may reach 5308416000, beyond 2^31 - 1)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x6x6x1xi32>, tensor<3x3x1x1xi32>) outs(%i1 : tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}

// -----

// T22: TOSA has no weights beyond 8 bits.

// CHECK-LABEL: func.func @tosa_weights
func.func @tosa_weights(%x: tensor<1x4x4x1xi8>) -> tensor<1x4x4x1xi32> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %w0 = "tosa.const"() <{values = dense<100> : tensor<1x1x1x1xi8>}> : () -> tensor<1x1x1x1xi8>
  %b0 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xi8>, tensor<1x1x1x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x1xi32>
  // CHECK: tosa.mul
  %c1 = "tosa.const"() <{values = dense<2> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  %s1 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark @below {{linear ops stay apart (T22: no type of weights holds the fused ones)}}
  %1 = tosa.mul %0, %c1, %s1 : (tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>, tensor<1xi8>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}

// -----

// Data of i32 into tosa.conv2d is no TOSA: read by the parser, left alone.

// CHECK-LABEL: func.func @not_tosa
func.func @not_tosa(%x: tensor<1x4x4x1xi8>) -> tensor<1x4x4x1xi32> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %z32 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %w0 = "tosa.const"() <{values = dense<2> : tensor<1x1x1x1xi8>}> : () -> tensor<1x1x1x1xi8>
  %b0 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xi8>, tensor<1x1x1x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x1xi32>
  // CHECK-COUNT-2: tosa.conv2d
  %w1 = "tosa.const"() <{values = dense<2> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  %b1 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  // expected-remark @below {{linear ops stay apart (T27: a product of i32 and i32 to i32 is not supported)}}
  %1 = tosa.conv2d %0, %w1, %b1, %z32, %z32 {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>, tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}
