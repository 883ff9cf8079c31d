// Ops that are nearly linear.
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
