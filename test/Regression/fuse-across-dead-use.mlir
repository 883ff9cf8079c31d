// The sum in front has two uses: what the scale reads, and its init, which nobody
// reads. Once scale and convolution are one op the second use is dead, and the sum
// can join them (T20): in the same run, not only in a second one.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all -o %t.once 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s < %t.once
// RUN: pool-to-conv-opt %t.once --fuse-linear-convs -o %t.twice
// RUN: diff %t.once %t.twice
// RUN: pool-to-conv-check %s --pass-pipeline='builtin.module(fuse-linear-convs)'

// REMARK: remark: 2 linear ops become one 1 convolution (bit-exact
// REMARK: remark: 2 linear ops become one 1x1 convolution, stride 2x2 (bit-exact
// REMARK-NOT: remark:

// CHECK-LABEL: func.func @dead_use(
// CHECK-NOT: linalg.pooling
// CHECK: linalg.conv_2d_nhwc_hwcf {{.*}}strides = dense<2>
// CHECK-NOT: linalg.generic
func.func @dead_use(%x: tensor<1x7x7x2xi32>) -> tensor<1x4x4x3xi32> {
  %factors = arith.constant dense<[7, -7]> : tensor<2xi32>
  %w = arith.constant dense<[[[[2, -1, 3], [0, 3, 4]]]]> : tensor<1x1x2x3xi32>
  %zero = arith.constant dense<0> : tensor<1x4x4x2xi32>
  %ones = arith.constant dense<1> : tensor<1x4x4x3xi32>
  %window = tensor.empty() : tensor<1x1xi32>
  %sum = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %window : tensor<1x7x7x2xi32>, tensor<1x1xi32>) outs(%zero : tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32>
  %in = tensor.collapse_shape %sum [[0, 1], [2], [3]] : tensor<1x4x4x2xi32> into tensor<4x4x2xi32>
  %init = tensor.collapse_shape %sum [[0, 1], [2], [3]] : tensor<1x4x4x2xi32> into tensor<4x4x2xi32>
  %scaled = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%in, %factors : tensor<4x4x2xi32>, tensor<2xi32>) outs(%init : tensor<4x4x2xi32>) {
  ^bb0(%a: i32, %b: i32, %unread: i32):
    %p = arith.muli %a, %b : i32
    linalg.yield %p : i32
  } -> tensor<4x4x2xi32>
  %back = tensor.expand_shape %scaled [[0, 1], [2], [3]] output_shape [1, 4, 4, 2] : tensor<4x4x2xi32> into tensor<1x4x4x2xi32>
  %conv = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%back, %w : tensor<1x4x4x2xi32>, tensor<1x1x2x3xi32>) outs(%ones : tensor<1x4x4x3xi32>) -> tensor<1x4x4x3xi32>
  return %conv : tensor<1x4x4x3xi32>
}
