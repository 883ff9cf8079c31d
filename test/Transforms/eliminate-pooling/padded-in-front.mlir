// A border on one side only: nothing is made for the other one.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="numerics=fast max-form=relu" | FileCheck %s

// CHECK-LABEL: func.func @padded_in_front(
// CHECK-COUNT-4: tosa.slice
// CHECK-NOT: tosa.slice
func.func @padded_in_front(%x: tensor<1x5x5x2xf32>) -> tensor<1x5x5x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 1, 0, 1, 0>} : (tensor<1x5x5x2xf32>) -> tensor<1x5x5x2xf32>
  return %0 : tensor<1x5x5x2xf32>
}
