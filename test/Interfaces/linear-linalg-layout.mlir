// A scale of one number has no layout of its own: it is described in that of its
// neighbours, so that it can be fused with them.
// RUN: linear-opt %s --test-linear-roundtrip -verify-diagnostics -o /dev/null

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#last = affine_map<(n, h, w, c) -> (c)>
#id3 = affine_map<(n, w, c) -> (n, w, c)>

// The channels of the shift are the last dimension.

func.func @in_front_of_a_shift(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %c = arith.constant 2.0 : f32
  %b = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<1x4x4x2xf32>
  // expected-remark @below {{window 1x1 stride 1x1, 4x4 to 4x4, 2 block(s) of 1 to 1 shared}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x : tensor<1x4x4x2xf32>) outs(%e : tensor<1x4x4x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %1 = arith.mulf %in, %c : f32
    linalg.yield %1 : f32
  } -> tensor<1x4x4x2xf32>
  // expected-remark @below {{window 1x1 stride 1x1, 4x4 to 4x4, 2 block(s) of 1 to 1 shared}}
  %2 = linalg.generic {indexing_maps = [#id, #last, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0, %b : tensor<1x4x4x2xf32>, tensor<2xf32>) outs(%e : tensor<1x4x4x2xf32>) {
  ^bb0(%in: f32, %k: f32, %out: f32):
    %1 = arith.addf %in, %k : f32
    linalg.yield %1 : f32
  } -> tensor<1x4x4x2xf32>
  return %2 : tensor<1x4x4x2xf32>
}

// A pool of one dimension has one loop for its window.

func.func @behind_a_pool(%x: tensor<1x5x3xf32>) -> tensor<1x4x3xf32> {
  %c = arith.constant 0.5 : f32
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x4x3xf32>
  %w = tensor.empty() : tensor<2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<1x4x3xf32>) -> tensor<1x4x3xf32>
  // expected-remark @below {{window 2 stride 1, 5 to 4 given, 3 block(s) of 1 to 1 shared}}
  %0 = linalg.pooling_nwc_sum ins(%x, %w : tensor<1x5x3xf32>, tensor<2xf32>) outs(%f : tensor<1x4x3xf32>) -> tensor<1x4x3xf32>
  // expected-remark @below {{window 1 stride 1, 4 to 4, 3 block(s) of 1 to 1 shared}}
  %1 = linalg.generic {indexing_maps = [#id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%0 : tensor<1x4x3xf32>) outs(%e : tensor<1x4x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %2 = arith.mulf %in, %c : f32
    linalg.yield %2 : f32
  } -> tensor<1x4x3xf32>
  return %1 : tensor<1x4x3xf32>
}
