// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga -split-input-file -verify-diagnostics | FileCheck %s --implicit-check-not=fpga.kernel
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga=require-full-offload -split-input-file -o %t.absent 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not ls %t.absent

// ERROR: error: tosa.abs stays on the host (T24: an unknown extent; specialize-shapes can fix it)

// CHECK-LABEL: func.func @dynamic
func.func @dynamic(%x: tensor<?x4xi32>) -> tensor<?x4xi32> {
  // expected-remark@+1 {{tosa.abs stays on the host (T24: an unknown extent; specialize-shapes can fix it)}}
  %0 = tosa.abs %x : (tensor<?x4xi32>) -> tensor<?x4xi32>
  return %0 : tensor<?x4xi32>
}

// -----

// CHECK-LABEL: func.func @filter
func.func @filter(%x: tensor<1x4x4x1xi8>, %w: tensor<1x2x2x1xi8>) -> tensor<1x3x3x1xi32> {
  %b = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark@+1 {{tosa.conv2d stays on the host (T25: the filter or the bias is not constant)}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
    : (tensor<1x4x4x1xi8>, tensor<1x2x2x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x3x1xi32>
  return %0 : tensor<1x3x3x1xi32>
}

// -----

// CHECK-LABEL: func.func @no_unit
func.func @no_unit(%x: tensor<2x4xi32>) -> tensor<2x4xi32> {
  // expected-remark@+1 {{tosa.reverse stays on the host (T30: no unit computes this)}}
  %0 = tosa.reverse %x {axis = 1 : i32} : (tensor<2x4xi32>) -> tensor<2x4xi32>
  return %0 : tensor<2x4xi32>
}

// -----

// CHECK-LABEL: func.func @rows
func.func @rows(%x: tensor<2x4xi32>) -> tensor<4x4xi32> {
  // expected-remark@+1 {{tosa.concat stays on the host (T30: a concatenation along another dimension than the channels)}}
  %0 = tosa.concat %x, %x {axis = 0 : i32} : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<4x4xi32>
  return %0 : tensor<4x4xi32>
}

// -----

// CHECK-LABEL: func.func @wide
func.func @wide(%x: tensor<2x4xi48>) -> tensor<2x4xi32> {
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi48>}> : () -> tensor<1xi48>
  %oz = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  // expected-remark@+1 {{tosa.rescale stays on the host (T31: 'fpga.requant' op (C4) expected products of at most 64 bits, found}}
  %0 = tosa.rescale %x, %m, %s, %z, %oz {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true}
    : (tensor<2x4xi48>, tensor<1xi32>, tensor<1xi8>, tensor<1xi48>, tensor<1xi32>) -> tensor<2x4xi32>
  return %0 : tensor<2x4xi32>
}

// -----

// CHECK-LABEL: func.func @inexact
func.func @inexact(%x: tensor<2x4xi32>) -> tensor<2x4xi8> {
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<40> : tensor<1xi8>}> : () -> tensor<1xi8>
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %oz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark@+1 {{tosa.rescale stays on the host (T31: INEXACT_ROUND leaves the result open)}}
  %0 = tosa.rescale %x, %m, %s, %z, %oz {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = INEXACT_ROUND, scale32 = true}
    : (tensor<2x4xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<2x4xi8>
  return %0 : tensor<2x4xi8>
}

// -----

// CHECK-LABEL: func.func @float
func.func @float(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  // expected-remark@+1 {{tosa.abs stays on the host (T32: elements of type f32 need a precision)}}
  %0 = tosa.abs %x : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

// -----

// CHECK-LABEL: func.func @branch
func.func @branch(%c: tensor<i1>, %x: tensor<2x4xi32>) -> tensor<2x4xi32> {
  // expected-remark@+1 {{tosa.cond_if stays on the host (T33: control flow and calls)}}
  %0 = tosa.cond_if %c : tensor<i1> -> tensor<2x4xi32> {
    %1 = tosa.abs %x : (tensor<2x4xi32>) -> tensor<2x4xi32>
    tosa.yield %1 : tensor<2x4xi32>
  } else {
    tosa.yield %x : tensor<2x4xi32>
  }
  return %0 : tensor<2x4xi32>
}
