// A convolution whose padding makes several rows of the one that a reduction leaves
// cannot move in front of it: a reduction has one result.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="averages-last=true report=kept" -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir

// CHECK-LABEL: func.func @padded
// CHECK: tosa.reduce_sum
// CHECK: tosa.conv2d
func.func @padded(%x: tensor<1x4x1x2xf32>) -> tensor<1x4x1x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0, 2.0]], [[3.0, 4.0]]]]> : tensor<1x2x1x2xf32>}> : () -> tensor<1x2x1x2xf32>
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x4x1x2xf32>) -> tensor<1x1x1x2xf32>
  // expected-remark @below {{one op would have 64 multiply-accumulates}}
  // expected-remark @below {{T19: the pool would get another window}}
  %1 = tosa.conv2d %0, %w, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 3, 1, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x1x1x2xf32>, tensor<1x2x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x1x1xf32>
  return %1 : tensor<1x4x1x1xf32>
}
