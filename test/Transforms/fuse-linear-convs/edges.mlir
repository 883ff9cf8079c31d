// Ops that are nearly linear, and linear ops that are nearly not.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s

#id = affine_map<(a, b, c, d) -> (a, b, c, d)>

// The product of two tensors is no sum of them.

// CHECK-LABEL: func.func @product_of_tensors
// CHECK: linalg.conv_2d_nhwc_hwcf
// CHECK: linalg.generic
// CHECK: arith.mulf
// CHECK: linalg.conv_2d_nhwc_hwcf
func.func @product_of_tensors(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x1xf32> {
  %f = arith.constant dense<2.0> : tensor<1x1x2x2xf32>
  %g = arith.constant dense<0.5> : tensor<1x1x2x1xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x4x4x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
    ins(%0, %x : tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>) outs(%e : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %p = arith.mulf %a, %b : f32
    linalg.yield %p : f32
  } -> tensor<1x4x4x2xf32>
  %e2 = tensor.empty() : tensor<1x4x4x1xf32>
  %i2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %2 = linalg.conv_2d_nhwc_hwcf ins(%1, %g : tensor<1x4x4x2xf32>, tensor<1x1x2x1xf32>) outs(%i2 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %2 : tensor<1x4x4x1xf32>
}

// A float beyond 2^53 is as exact as any other.

// CHECK-LABEL: func.func @large_factor
// CHECK: linalg.conv_2d_nhwc_hwcf
// CHECK-NOT: arith.mulf
// CHECK: return
func.func @large_factor(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %f = arith.constant dense<2.0> : tensor<1x1x2x2xf32>
  %zero = arith.constant 0.0 : f32
  %large = arith.constant 1.0e20 : f32
  %e = tensor.empty() : tensor<1x4x4x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
    ins(%0 : tensor<1x4x4x2xf32>) outs(%e : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %c: f32):
    %p = arith.mulf %a, %large : f32
    linalg.yield %p : f32
  } -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// The rows of the matrices of tosa.matmul are inputs, their columns outputs.
// [1, 2; 3, 4; 5, 6] * [1, 10; 0, 1] = [1, 12; 3, 34; 5, 56]

// CHECK-LABEL: func.func @matrices
// CHECK: dense<{{\[\[\[}}1.000000e+00, 1.200000e+01], [3.000000e+00, 3.400000e+01], [5.000000e+00, 5.600000e+01]]]>
// CHECK: tosa.matmul
// CHECK-NOT: tosa.matmul
// CHECK: return
func.func @matrices(%x: tensor<1x4x3xf32>) -> tensor<1x4x2xf32> {
  %a = "tosa.const"() <{values = dense<[[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]]> : tensor<1x3x2xf32>}> : () -> tensor<1x3x2xf32>
  %b = "tosa.const"() <{values = dense<[[[1.0, 10.0], [0.0, 1.0]]]> : tensor<1x2x2xf32>}> : () -> tensor<1x2x2xf32>
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %x, %a, %zp, %zp : (tensor<1x4x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x2xf32>
  %1 = tosa.matmul %0, %b, %zp, %zp : (tensor<1x4x2xf32>, tensor<1x2x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x2xf32>
  return %1 : tensor<1x4x2xf32>
}
