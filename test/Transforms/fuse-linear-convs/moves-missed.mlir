// What looks like a change of layout between two convolutions, and is none: they stay
// apart.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s

#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#hw = affine_map<(d0, d1, d2, d3) -> (d0, d2, d1, d3)>

// Of two tensors that a loop reads, one says nothing of where the other one goes.

// CHECK-LABEL: func.func @reads_two(
// CHECK: linalg.conv_2d_nhwc_hwcf ins(%arg0,
// CHECK: linalg.generic
// CHECK: linalg.conv_2d_nhwc_hwcf
func.func @reads_two(%x: tensor<1x4x4x1xf32>, %y: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %v = arith.constant dense<3.0> : tensor<1x1x1x1xf32>
  %w = arith.constant dense<5.0> : tensor<1x1x1x1xf32>
  %z = arith.constant dense<0.0> : tensor<1x4x4x1xf32>
  %e = tensor.empty() : tensor<1x4x4x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %v : tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) outs(%z : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #hw], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0, %y : tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>) outs(%e : tensor<1x4x4x1xf32>) {
  ^bb0(%in: f32, %k: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<1x4x4x1xf32>
  %2 = linalg.conv_2d_nhwc_hwcf ins(%1, %w : tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) outs(%z : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %2 : tensor<1x4x4x1xf32>
}

// What is written over is not moved.

// CHECK-LABEL: func.func @destination(
// CHECK: %[[OVER:.*]] = linalg.conv_2d_nhwc_hwcf ins(%arg0,
// CHECK: linalg.transpose ins(%arg1 : {{.*}} outs(%[[OVER]] :
// CHECK: linalg.conv_2d_nhwc_hwcf
func.func @destination(%x: tensor<1x4x4x1xf32>, %y: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %v = arith.constant dense<3.0> : tensor<1x1x1x1xf32>
  %w = arith.constant dense<5.0> : tensor<1x1x1x1xf32>
  %z = arith.constant dense<0.0> : tensor<1x4x4x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %v : tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) outs(%z : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %1 = linalg.transpose ins(%y : tensor<1x4x4x1xf32>) outs(%0 : tensor<1x4x4x1xf32>) permutation = [0, 2, 1, 3]
  %2 = linalg.conv_2d_nhwc_hwcf ins(%1, %w : tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) outs(%z : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %2 : tensor<1x4x4x1xf32>
}
