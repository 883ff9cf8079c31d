// What stays whole, and why; each op is left as it was.
//
// RUN: pool-to-conv-opt %s --factor-linear-convs="report=all" --split-input-file --verify-diagnostics | FileCheck %s
// RUN: pool-to-conv-opt %s --factor-linear-convs="report=all max-depth=0" --split-input-file -o /dev/null 2>&1 | FileCheck %s --check-prefix=ONE

// A value between two ops would be stored in few bits.

// CHECK-LABEL: func.func @bf16(
// CHECK: tosa.conv2d {{.*}}tensor<1x3x3x1xbf16>
// ONE-NOT: becomes {{.*}}, then
func.func @bf16(%x: tensor<1x8x8x1xbf16>) -> tensor<1x6x6x1xbf16> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xbf16>}> : () -> tensor<1xbf16>
  %w = "tosa.const"() <{values = dense<[[[[1.0], [2.0], [3.0]], [[2.0], [4.0], [6.0]], [[3.0], [6.0], [9.0]]]]> : tensor<1x3x3x1xbf16>}> : () -> tensor<1x3x3x1xbf16>
  // expected-remark @below {{the filter stays whole (no cheaper factors were found)}}
  %0 = tosa.conv2d %x, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xbf16>, tensor<1x3x3x1xbf16>, tensor<1xbf16>, tensor<1xbf16>, tensor<1xbf16>) -> tensor<1x6x6x1xbf16>
  return %0 : tensor<1x6x6x1xbf16>
}

// -----

// tosa has no convolution that reads the sums of another.

// CHECK-LABEL: func.func @int8(
// CHECK: tosa.conv2d {{.*}}tensor<1x3x3x1xi8>
func.func @int8(%x: tensor<1x8x8x1xi8>) -> tensor<1x6x6x1xi32> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %b = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %w = "tosa.const"() <{values = dense<[[[[1], [2], [3]], [[2], [4], [6]], [[3], [6], [9]]]]> : tensor<1x3x3x1xi8>}> : () -> tensor<1x3x3x1xi8>
  // expected-remark @below {{the filter stays whole (no cheaper factors were found)}}
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xi8>, tensor<1x3x3x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x6x6x1xi32>
  return %0 : tensor<1x6x6x1xi32>
}

// -----

// It does lose its zeros, with the zero point where it was.

// CHECK-LABEL: func.func @int8_dilation(
// CHECK: %[[ZP:.*]] = "tosa.const"() <{values = dense<-3>
// CHECK: tosa.conv2d %arg0, %{{.*}}, %{{.*}}, %[[ZP]], {{.*}}dilation = array<i64: 2, 2>{{.*}}tensor<1x2x2x1xi8>
// ONE: 3x3 convolution becomes 2x2 convolution, dilation 2x2: dilation (bit-exact; 324 -> 144 multiply-accumulates, 9 -> 4 parameters)
func.func @int8_dilation(%x: tensor<1x8x8x1xi8>) -> tensor<1x6x6x1xi32> {
  %in = "tosa.const"() <{values = dense<-3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %b = "tosa.const"() <{values = dense<7> : tensor<1xi32>}> : () -> tensor<1xi32>
  %w = "tosa.const"() <{values = dense<[[[[1], [0], [3]], [[0], [0], [0]], [[3], [0], [8]]]]> : tensor<1x3x3x1xi8>}> : () -> tensor<1x3x3x1xi8>
  // expected-remark @below {{3x3 convolution becomes 2x2 convolution, dilation 2x2: dilation (bit-exact}}
  %0 = tosa.conv2d %x, %w, %b, %in, %zp {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xi8>, tensor<1x3x3x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x6x6x1xi32>
  return %0 : tensor<1x6x6x1xi32>
}

// -----

// The sizes of a linalg op are the program's choice: those between two ops are
// not known.

// CHECK-LABEL: func.func @unknown(
// CHECK: linalg.conv_2d_nchw_fchw {{.*}}tensor<1x1x3x3xf32>
func.func @unknown(%x: tensor<1x1x?x?xf32>, %out: tensor<1x1x?x?xf32>) -> tensor<1x1x?x?xf32> {
  %w = arith.constant dense<[[[[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [3.0, 6.0, 9.0]]]]> : tensor<1x1x3x3xf32>
  %z = arith.constant 0.0 : f32
  %i = linalg.fill ins(%z : f32) outs(%out : tensor<1x1x?x?xf32>) -> tensor<1x1x?x?xf32>
  // expected-remark @below {{the filter stays whole (}}
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x1x?x?xf32>, tensor<1x1x3x3xf32>) outs(%i : tensor<1x1x?x?xf32>) -> tensor<1x1x?x?xf32>
  return %0 : tensor<1x1x?x?xf32>
}

// -----

// The numbers are missing.

// CHECK-LABEL: func.func @no_data(
// CHECK: tosa.conv2d
func.func @no_data(%x: tensor<1x8x8x1xf32>) -> tensor<1x6x6x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense_resource<nowhere> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  // expected-remark @below {{the filter stays whole (T25: }}
  %0 = tosa.conv2d %x, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  return %0 : tensor<1x6x6x1xf32>
}

// -----

// No finite number.

// CHECK-LABEL: func.func @infinite(
// CHECK: tosa.conv2d
func.func @infinite(%x: tensor<1x8x8x1xf32>) -> tensor<1x7x7x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0], [2.0]], [[0x7F800000], [4.0]]]]> : tensor<1x2x2x1xf32>}> : () -> tensor<1x2x2x1xf32>
  // expected-remark @below {{the filter stays whole (T23: }}
  %0 = tosa.conv2d %x, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x7x1xf32>
  return %0 : tensor<1x7x7x1xf32>
}

// -----

// An identity that adds a tensor is more than one.

// CHECK-LABEL: func.func @identity_onto_a_tensor(
// CHECK: linalg.conv_2d_nchw_fchw
func.func @identity_onto_a_tensor(%x: tensor<1x2x4x4xf32>, %y: tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32> {
  %w = arith.constant dense<[[[[1.0]], [[0.0]]], [[[0.0]], [[1.0]]]]> : tensor<2x2x1x1xf32>
  // expected-remark @below {{the filter stays whole (T16: the identity adds a tensor or has a zero point)}}
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) outs(%y : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  return %0 : tensor<1x2x4x4xf32>
}
