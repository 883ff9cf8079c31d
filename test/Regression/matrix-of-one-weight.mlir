// A product by a matrix of one weight that merges with an identity is still a product
// by a matrix.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-check %s --fuse-linear-convs

// CHECK-LABEL: func.func @residual
// CHECK: %[[W:.*]] = arith.constant dense<-1> : tensor<1x1xi32>
// CHECK: linalg.matmul ins(%{{.*}}, %[[W]] :
// CHECK-NOT: linalg.add
// CHECK: return
func.func @residual(%x: tensor<1x1xi32>) -> tensor<1x1xi32> {
  %w = arith.constant dense<-2> : tensor<1x1xi32>
  %zero = arith.constant dense<0> : tensor<1x1xi32>
  %e = tensor.empty() : tensor<1x1xi32>
  %0 = linalg.matmul ins(%x, %w : tensor<1x1xi32>, tensor<1x1xi32>) outs(%zero : tensor<1x1xi32>) -> tensor<1x1xi32>
  %1 = linalg.add ins(%0, %x : tensor<1x1xi32>, tensor<1x1xi32>) outs(%e : tensor<1x1xi32>) -> tensor<1x1xi32>
  return %1 : tensor<1x1xi32>
}
