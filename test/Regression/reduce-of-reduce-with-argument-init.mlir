// A maximum of a maximum whose init is no constant: the two are no single maximum.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling

// CHECK-LABEL: func.func @reduce_of_reduce
// CHECK-COUNT-1: linalg.reduce
// CHECK-NOT: linalg.reduce
// CHECK: return
func.func @reduce_of_reduce(%x: tensor<2x3x4xi32>, %init: tensor<2x4xi32>) -> tensor<2xi32> {
  %0 = linalg.reduce {arith.maxsi} ins(%x : tensor<2x3x4xi32>) outs(%init : tensor<2x4xi32>) dimensions = [1]
  %zero = arith.constant dense<0> : tensor<2xi32>
  %1 = linalg.reduce {arith.maxsi} ins(%0 : tensor<2x4xi32>) outs(%zero : tensor<2xi32>) dimensions = [1]
  return %1 : tensor<2xi32>
}
