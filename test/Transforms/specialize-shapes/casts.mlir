// Casts between ops of tosa hide no size that is known in front of them.
//
// RUN: pool-to-conv-opt %s --specialize-shapes=sizes=3,4 | FileCheck %s

// CHECK-LABEL: func.func @casts(%arg0: tensor<3x4xf32>) -> tensor<3x4xf32>
// CHECK-NOT: tensor.cast
// CHECK-COUNT-3: tosa.abs {{.*}} : (tensor<3x4xf32>) -> tensor<3x4xf32>
func.func @casts(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = tosa.abs %x : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %1 = tensor.cast %0 : tensor<?x?xf32> to tensor<?x4xf32>
  %2 = tosa.abs %1 : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %3 = tensor.cast %2 : tensor<?x4xf32> to tensor<?x?xf32>
  %4 = tosa.abs %3 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %4 : tensor<?x?xf32>
}
