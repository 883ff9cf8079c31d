// A filter of one tap that is one, over elements that are widened: not an identity
// that could be dropped.
//
// RUN: pool-to-conv-opt %s --factor-linear-convs=report=kept -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir

// CHECK-LABEL: func.func @converts
// CHECK: linalg.depthwise_conv_1d_nwc_wc
func.func @converts(%x: tensor<1x12x2xi8>) -> tensor<1x12x2xi32> {
  %ones = arith.constant dense<1> : tensor<1x2xi8>
  %zero = arith.constant dense<0> : tensor<1x12x2xi32>
  // expected-remark @below {{the identity converts its elements}}
  %0 = linalg.depthwise_conv_1d_nwc_wc ins(%x, %ones : tensor<1x12x2xi8>, tensor<1x2xi8>) outs(%zero : tensor<1x12x2xi32>) -> tensor<1x12x2xi32>
  return %0 : tensor<1x12x2xi32>
}
