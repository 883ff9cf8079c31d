// Bytes that a rescale reads as unsigned are not the signed ones that a convolution
// reads: the sum of them stays.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling -verify-diagnostics -o %t
// RUN: FileCheck %s < %t

// CHECK-LABEL: func.func @as_unsigned(
// CHECK: tosa.reduce_sum
// CHECK-NOT: conv2d
func.func @as_unsigned(%x: tensor<1x4x4x2xi8>) -> tensor<1x1x1x2xi32> {
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.rescale %x, %m, %s, %zp, %zero {scale32 = true, rounding_mode = SINGLE_ROUND, per_channel = false, input_unsigned = true, output_unsigned = false} : (tensor<1x4x4x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x4x4x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<1x4x4x2xi32>) -> tensor<1x1x4x2xi32>
  // expected-remark @below {{tosa.reduce_sum is left in place (T22: TOSA convolves i8 and i16 only, and the i32 data is not one of these widened)}}
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x1x4x2xi32>) -> tensor<1x1x1x2xi32>
  return %2 : tensor<1x1x1x2xi32>
}
