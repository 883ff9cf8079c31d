// Weights are composed in double: products beyond 2^53 would be rounded, and what is
// left of sums that cancel would be lost. Such integers stay as they are.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --fuse-linear-convs --expect-rewrites=1

// The product of the weights is odd, and has 62 bits.

// CHECK-LABEL: func.func @product(
// CHECK-COUNT-2: linalg.conv_2d
func.func @product(%x: tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64> {
  %w = arith.constant dense<1073741825> : tensor<1x1x1x1xi64>
  %v = arith.constant dense<2147483649> : tensor<1x1x1x1xi64>
  %z = arith.constant dense<0> : tensor<1x4x4x1xi64>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%z : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  // expected-remark @below {{linear ops stay apart (T22: weights are composed from more than 53 bits)}}
  %1 = linalg.conv_2d_nhwc_hwcf ins(%0, %v : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%z : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  return %1 : tensor<1x4x4x1xi64>
}

// (2^30 + 1)^2 - 2^30 (2^30 + 2) = 1.

// CHECK-LABEL: func.func @cancels(
// CHECK-COUNT-2: linalg.conv_2d
func.func @cancels(%x: tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32> {
  %w = arith.constant dense<[[[[1073741825, 1073741824]]]]> : tensor<1x1x1x2xi32>
  %v = arith.constant dense<[[[[1073741825], [-1073741826]]]]> : tensor<1x1x2x1xi32>
  %z = arith.constant dense<0> : tensor<1x4x4x1xi32>
  %z2 = arith.constant dense<0> : tensor<1x4x4x2xi32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi32>, tensor<1x1x1x2xi32>) outs(%z2 : tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32>
  // expected-remark @below {{linear ops stay apart (T22: weights are composed from more than 53 bits)}}
  %1 = linalg.conv_2d_nhwc_hwcf ins(%0, %v : tensor<1x4x4x2xi32>, tensor<1x1x2x1xi32>) outs(%z : tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}

// 2^53 + 1 is no double.

// CHECK-LABEL: func.func @branches(
// CHECK-COUNT-2: linalg.conv_2d
// CHECK: linalg.add
func.func @branches(%x: tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64> {
  %w = arith.constant dense<9007199254740992> : tensor<1x1x1x1xi64>
  %v = arith.constant dense<1> : tensor<1x1x1x1xi64>
  %z = arith.constant dense<0> : tensor<1x4x4x1xi64>
  %e = tensor.empty() : tensor<1x4x4x1xi64>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%z : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  %1 = linalg.conv_2d_nhwc_hwcf ins(%x, %v : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%z : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  // expected-remark @below {{linear ops stay apart (T22: a weight is beyond 53 bits)}}
  %2 = linalg.add ins(%0, %1 : tensor<1x4x4x1xi64>, tensor<1x4x4x1xi64>) outs(%e : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  return %2 : tensor<1x4x4x1xi64>
}

// 2^53 - 1 is 6361 * 69431 * 20394401.

// CHECK-LABEL: func.func @exact(
// CHECK: dense<9007199254740991> : tensor<{{.*}}xi64>
// CHECK-COUNT-1: linalg.{{.*}}conv_2d
// CHECK-NOT: conv_2d
func.func @exact(%x: tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64> {
  %w = arith.constant dense<441650591> : tensor<1x1x1x1xi64>
  %v = arith.constant dense<20394401> : tensor<1x1x1x1xi64>
  %z = arith.constant dense<0> : tensor<1x4x4x1xi64>
  // expected-remark @below {{2 linear ops become one 1x1 convolution (bit-exact;}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%z : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  %1 = linalg.conv_2d_nhwc_hwcf ins(%0, %v : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%z : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  return %1 : tensor<1x4x4x1xi64>
}
