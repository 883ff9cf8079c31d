// A relu maximum of integers that become floats (T12). 2^31, the identity of the
// padding, swallows small numbers in a difference, so that the border is repeated
// instead, or the pool stays. i16 is exact in f32, differences included.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu numerics=fast" -o %t.mlir 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --eliminate-pooling="max-form=relu numerics=fast report=none" | FileCheck %s --check-prefix=JUDGE

// REMARK-NOT: remark

// JUDGE: check: @repeated: within bound
// JUDGE-NEXT: check: @beyond: equal
// JUDGE-NEXT: check: @exact: equal

// CHECK-LABEL: func.func @repeated
// CHECK-NOT: tensor.pad
// CHECK: tensor.concat
// CHECK-NOT: pooling
func.func @repeated(%x: tensor<1x8x2xi32>) -> tensor<1x8x2xf32> {
  %w = tensor.empty() : tensor<3xf32>
  %identity = arith.constant 2147483647 : i32
  %infinity = arith.constant dense<0x7F800000> : tensor<1x8x2xf32>
  %p = tensor.pad %x low[0, 1, 0] high[0, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index):
    tensor.yield %identity : i32
  } : tensor<1x8x2xi32> to tensor<1x10x2xi32>
  %0 = linalg.pooling_nwc_min ins(%p, %w : tensor<1x10x2xi32>, tensor<3xf32>) outs(%infinity : tensor<1x8x2xf32>) -> tensor<1x8x2xf32>
  return %0 : tensor<1x8x2xf32>
}

// The pad is as wide as the window.
// CHECK-LABEL: func.func @beyond
// CHECK: linalg.pooling_nwc_min
func.func @beyond(%x: tensor<1x8x2xi32>) -> tensor<1x9x2xf32> {
  %w = tensor.empty() : tensor<3xf32>
  %identity = arith.constant 2147483647 : i32
  %infinity = arith.constant dense<0x7F800000> : tensor<1x9x2xf32>
  %p = tensor.pad %x low[0, 3, 0] high[0, 0, 0] {
  ^bb0(%a: index, %b: index, %c: index):
    tensor.yield %identity : i32
  } : tensor<1x8x2xi32> to tensor<1x11x2xi32>
  // REMARK: :[[#@LINE+1]]:8: remark: linalg.pooling_nwc_min is left in place (T12: the padding of a float maximum cannot be replaced by its border)
  %0 = linalg.pooling_nwc_min ins(%p, %w : tensor<1x11x2xi32>, tensor<3xf32>) outs(%infinity : tensor<1x9x2xf32>) -> tensor<1x9x2xf32>
  return %0 : tensor<1x9x2xf32>
}

// CHECK-LABEL: func.func @exact
// CHECK: tensor.pad
// CHECK-NOT: pooling
func.func @exact(%x: tensor<1x8x2xi16>) -> tensor<1x9x2xf32> {
  %w = tensor.empty() : tensor<3xf32>
  %identity = arith.constant 32767 : i16
  %infinity = arith.constant dense<0x7F800000> : tensor<1x9x2xf32>
  %p = tensor.pad %x low[0, 3, 0] high[0, 0, 0] {
  ^bb0(%a: index, %b: index, %c: index):
    tensor.yield %identity : i16
  } : tensor<1x8x2xi16> to tensor<1x11x2xi16>
  %0 = linalg.pooling_nwc_min ins(%p, %w : tensor<1x11x2xi16>, tensor<3xf32>) outs(%infinity : tensor<1x9x2xf32>) -> tensor<1x9x2xf32>
  return %0 : tensor<1x9x2xf32>
}
// REMARK-NOT: remark
