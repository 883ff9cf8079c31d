// Sums that start from a large tensor are rounded next to it: the bound of a factored
// filter counts that.
//
// RUN: pool-to-conv-opt %s --factor-linear-convs=report=all -o %t.mlir 2>&1 | FileCheck %s
// RUN: pool-to-conv-check %s --factor-linear-convs

// Nine terms and one are half an eps of the tensor each, beside the 0.9 of the sums.
// CHECK: low rank 1 (reassociating, |error| <= 5.9 eps max(|x|, 1)

func.func @onto(%x: tensor<6x9x3xf32>, %init: tensor<6x4x2xf32>) -> tensor<6x4x2xf32> {
  %small = arith.constant 0.375 : f32
  %e = tensor.empty() : tensor<6x9x3xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(a, b, c) -> (a, b, c)>, affine_map<(a, b, c) -> (a, b, c)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x : tensor<6x9x3xf32>) outs(%e : tensor<6x9x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.mulf %in, %small : f32
    linalg.yield %s : f32
  } -> tensor<6x9x3xf32>
  %w = arith.constant dense<7.8125e-03> : tensor<4x9x1xf32>
  %1 = linalg.conv_1d_ncw_fcw {strides = dense<2> : tensor<1xi64>} ins(%0, %w : tensor<6x9x3xf32>, tensor<4x9x1xf32>) outs(%init : tensor<6x4x2xf32>) -> tensor<6x4x2xf32>
  return %1 : tensor<6x4x2xf32>
}
