// Unsigned bytes in tosa, in each form: they are compared in signed types, to which and
// from which only tosa.rescale leads.
//
// RUN: pool-to-conv-check %s --eliminate-pooling=max-form=maximum --expect-rewrites=1 | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling=max-form=relu --expect-rewrites=1 | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling="max-form=relu-only numerics=fast" --expect-rewrites=1 | FileCheck %s

// CHECK: check: @maximum: equal (bit-exact
func.func @maximum(%x: tensor<1x8x8x2xui8>) -> tensor<1x4x4x2xui8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>} : (tensor<1x8x8x2xui8>) -> tensor<1x4x4x2xui8>
  return %0 : tensor<1x4x4x2xui8>
}
