// Changes of layout between convolutions, written as torch-mlir writes them, are
// looked through; ops that only look like one are not.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-check %s --fuse-linear-convs | FileCheck %s --check-prefix=JUDGE

// JUDGE: 2 functions, {{.*}} 0 mismatched, 0 not run

#in = affine_map<(b, c, h, w) -> (b, c, h, w)>
#out = affine_map<(b, c, h, w) -> (b, h, w, c)>

// CHECK-LABEL: func.func @generic_transpose
// CHECK: linalg.conv_2d_nchw_fchw {{.*}} -> tensor<1x1x4x4xf32>
// CHECK-NOT: linalg.conv
// CHECK: tensor.expand_shape {{.*}} {{\[\[}}0, 1], [2, 3]] output_shape [1, 4, 4, 1]
func.func @generic_transpose(%x: tensor<1x2x6x6xf32>) -> tensor<1x4x4x1xf32> {
  %f = arith.constant dense<2.0> : tensor<2x2x3x3xf32>
  %g = arith.constant dense<1.0> : tensor<1x1x2x1xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %f : tensor<1x2x6x6xf32>, tensor<2x2x3x3xf32>) outs(%i : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %e1 = tensor.empty() : tensor<1x4x4x2xf32>
  %1 = linalg.generic {indexing_maps = [#in, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
    ins(%0 : tensor<1x2x4x4xf32>) outs(%e1 : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<1x4x4x2xf32>
  %e2 = tensor.empty() : tensor<1x4x4x1xf32>
  %i2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %2 = linalg.conv_2d_nhwc_hwcf ins(%1, %g : tensor<1x4x4x2xf32>, tensor<1x1x2x1xf32>) outs(%i2 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %2 : tensor<1x4x4x1xf32>
}

// What the op is given as its result is not what it moves.

// CHECK-LABEL: func.func @not_a_move
// CHECK: linalg.conv_2d_nchw_fchw
// CHECK: linalg.generic
// CHECK: linalg.conv_2d_nhwc_hwcf
func.func @not_a_move(%x: tensor<1x2x6x6xf32>, %y: tensor<1x4x4x2xf32>) -> tensor<1x4x4x1xf32> {
  %f = arith.constant dense<2.0> : tensor<2x2x3x3xf32>
  %g = arith.constant dense<1.0> : tensor<1x1x2x1xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %f : tensor<1x2x6x6xf32>, tensor<2x2x3x3xf32>) outs(%i : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %1 = linalg.generic {indexing_maps = [#in, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
    ins(%0 : tensor<1x2x4x4xf32>) outs(%y : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %b : f32
  } -> tensor<1x4x4x2xf32>
  %e2 = tensor.empty() : tensor<1x4x4x1xf32>
  %i2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %2 = linalg.conv_2d_nhwc_hwcf ins(%1, %g : tensor<1x4x4x2xf32>, tensor<1x1x2x1xf32>) outs(%i2 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %2 : tensor<1x4x4x1xf32>
}
