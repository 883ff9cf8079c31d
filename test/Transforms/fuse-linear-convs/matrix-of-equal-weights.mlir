// Matrices of which all numbers, all rows or all columns are equal are kept as one
// number, row or column.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=numerics=fast | FileCheck %s
// RUN: pool-to-conv-check %s --fuse-linear-convs=numerics=fast --expect-rewrites=1

// CHECK-LABEL: func.func @equal(
// CHECK: dense<6.000000e+00> : tensor<2x3xf32>
// CHECK-COUNT-1: linalg.matmul
// CHECK-NOT: linalg.matmul
func.func @equal(%x: tensor<4x2xf32>) -> tensor<4x3xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2xf32>
  %v = arith.constant dense<[[1.0, 1.0, 1.0], [5.0, 5.0, 5.0]]> : tensor<2x3xf32>
  %y = arith.constant dense<0.0> : tensor<4x2xf32>
  %z = arith.constant dense<0.0> : tensor<4x3xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%y : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%0, %v : tensor<4x2xf32>, tensor<2x3xf32>) outs(%z : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %1 : tensor<4x3xf32>
}
