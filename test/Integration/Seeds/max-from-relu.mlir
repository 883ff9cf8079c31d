// 2x2 maxima of nothing but convolutions, relu and add: exact for int8, whose
// differences fit, and with a rounding error for floats that the pass states.
//
// RUN: pool-to-conv-check %s --pool-to-conv="max-form=relu numerics=fast" --expect-rewrites=2 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv="max-form=relu numerics=fast" | FileCheck %s --check-prefix=IR
// RUN: pool-to-conv-check %s --pool-to-conv="max-form=relu-only numerics=fast" --expect-rewrites=2 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv="max-form=relu-only numerics=fast" | FileCheck %s --check-prefix=ONLY

// By hand: three convolutions that select elements, and max(a, b) =
// relu(a - b) + b, against the pool itself; on small integers it is exact.

// RUN: %python %S/Inputs/tensor.py f32 1x6x4x3 %t.npy integers
// RUN: pool-to-conv-check %s %S/Inputs/max-by-hand.mlir --function=floats --inputs=%t.npy | FileCheck %s --check-prefix=HAND
// HAND: check: @floats: equal (bit-exact, 1 trial

// CHECK: check: @floats: within bound
// IR-LABEL: func.func @floats
// IR-NOT: tosa.max
// IR: tosa.depthwise_conv2d
// IR: tosa.clamp
// IR: tosa.add
// IR-NOT: tosa.max
// IR: return
// ONLY-LABEL: func.func @floats
// ONLY-NOT: {{tosa\.(max|add|sub|slice)}}
// ONLY: tosa.conv2d
// ONLY-NOT: {{tosa\.(max|add|sub|slice)}}
// ONLY: tosa.clamp
// ONLY-NOT: {{tosa\.(max|add|sub|slice)}}
// ONLY: tosa.conv2d
// ONLY-NOT: {{tosa\.(max|add|sub|slice)}}
// ONLY: return
func.func @floats(%x: tensor<1x6x4x3xf32>) -> tensor<1x3x2x3xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x6x4x3xf32>) -> tensor<1x3x2x3xf32>
  return %0 : tensor<1x3x2x3xf32>
}

// CHECK: check: @int8: equal (
// IR-LABEL: func.func @int8
// IR-NOT: tosa.max_pool2d
// IR: tosa.depthwise_conv2d
// IR: tosa.add
// ONLY-LABEL: func.func @int8
// ONLY: tosa.conv2d
// ONLY-NEXT: {{(.*const.*|.*rescale.*)}}
func.func @int8(%x: tensor<1x6x4x3xi8>) -> tensor<1x3x2x3xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x6x4x3xi8>) -> tensor<1x3x2x3xi8>
  return %0 : tensor<1x3x2x3xi8>
}
