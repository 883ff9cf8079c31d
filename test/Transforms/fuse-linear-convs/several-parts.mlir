// A chain that becomes several ops, one behind the other: what the second part
// reads is new as well. And a part behind ops that stand.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs --expect-rewrites=3 | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs="report=all" -o %t.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s --check-prefix=IR --input-file=%t.mlir

// CHECK: check: 2 functions, 0 equal, 2 within bound, 0 mismatched, 0 not run

// Narrow values between wide ones are where a chain is cheapest cut.
// REMARK: 2 linear ops become one 1x1 convolution
// REMARK: 2 linear ops become one 1x1 convolution
// REMARK: 2 linear ops become one 1x1 convolution

// IR-LABEL: func.func @two_parts
// IR: %[[FIRST:.+]] = tosa.conv2d %{{.+}} -> tensor<1x3x3x1xf32>
// IR: %[[SECOND:.+]] = tosa.conv2d %[[FIRST]]{{.+}} -> tensor<1x3x3x6xf32>
// IR-NEXT: return %[[SECOND]]
func.func @two_parts(%x: tensor<1x3x3x6xf32>) -> tensor<1x3x3x6xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = "tosa.const"() <{values = dense<0.5> : tensor<6x1x1x6xf32>}> : () -> tensor<6x1x1x6xf32>
  %b = "tosa.const"() <{values = dense<0.25> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %c = "tosa.const"() <{values = dense<[[[[3.0]]], [[[-2.0]]], [[[1.0]]], [[[0.0]]], [[[5.0]]], [[[-1.0]]]]> : tensor<6x1x1x1xf32>}> : () -> tensor<6x1x1x1xf32>
  %0 = tosa.conv2d %x, %a, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x6xf32>, tensor<6x1x1x6xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x6xf32>
  %1 = tosa.conv2d %0, %b, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x6xf32>, tensor<1x1x1x6xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  %2 = tosa.conv2d %1, %c, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x1xf32>, tensor<6x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x6xf32>
  %3 = tosa.conv2d %2, %a, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x6xf32>, tensor<6x1x1x6xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x6xf32>
  return %3 : tensor<1x3x3x6xf32>
}

// IR-LABEL: func.func @part_behind
// IR: %[[STANDS:.+]] = tosa.conv2d %{{.+}} -> tensor<1x3x3x1xf32>
// IR: %[[NEW:.+]] = tosa.conv2d %[[STANDS]]{{.+}} -> tensor<1x3x3x6xf32>
// IR-NEXT: return %[[NEW]]
func.func @part_behind(%x: tensor<1x3x3x6xf32>) -> tensor<1x3x3x6xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = "tosa.const"() <{values = dense<0.5> : tensor<6x1x1x6xf32>}> : () -> tensor<6x1x1x6xf32>
  %b = "tosa.const"() <{values = dense<0.25> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %c = "tosa.const"() <{values = dense<[[[[3.0]]], [[[-2.0]]], [[[1.0]]], [[[0.0]]], [[[5.0]]], [[[-1.0]]]]> : tensor<6x1x1x1xf32>}> : () -> tensor<6x1x1x1xf32>
  %1 = tosa.conv2d %x, %b, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x6xf32>, tensor<1x1x1x6xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  %2 = tosa.conv2d %1, %c, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x1xf32>, tensor<6x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x6xf32>
  %3 = tosa.conv2d %2, %a, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x6xf32>, tensor<6x1x1x6xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x6xf32>
  return %3 : tensor<1x3x3x6xf32>
}
