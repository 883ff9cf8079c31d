// What is exact stays exact through transposes and reshapes: integers, and floats
// that are scaled by powers of two (but for subnormal numbers) and added up in the
// same order.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs="numerics=exact objective=convs max-weight-growth=inf" | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs="numerics=exact objective=convs max-weight-growth=inf" | FileCheck %s --check-prefix=IR

// CHECK: @integers: equal
// CHECK: @integer_flatten: equal
// CHECK: @integer_units: equal
// CHECK-NOT: MISMATCH
// CHECK: 0 mismatched, 0 not run

// Whole numbers: the same bits.
// IR-LABEL: func.func @integers(
// IR-NOT: linalg.transpose
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR: linalg.transpose
// IR-NOT: linalg.transpose
// IR: return
func.func @integers(%x: tensor<1x2x6x7xi32>) -> tensor<1x5x4x2xi32> {
  %v1 = arith.constant dense<[[[[2]], [[-4]]], [[[4]], [[-7]]], [[[-6]], [[-5]]], [[[3]], [[-7]]]]> : tensor<4x2x1x1xi32>
  %v3 = arith.constant 0 : i32
  %v2 = tensor.empty() : tensor<1x4x6x7xi32>
  %v4 = linalg.fill ins(%v3 : i32) outs(%v2 : tensor<1x4x6x7xi32>) -> tensor<1x4x6x7xi32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x7xi32>, tensor<4x2x1x1xi32>) outs(%v4 : tensor<1x4x6x7xi32>) -> tensor<1x4x6x7xi32>
  %v6 = tensor.empty() : tensor<1x7x6x4xi32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x6x7xi32>) outs(%v6 : tensor<1x7x6x4xi32>) permutation = [0, 3, 2, 1]
  %v8 = arith.constant dense<[[[[8, -2], [-7, -6], [5, 5], [-6, -1]], [[-6, 5], [-7, -5], [-1, -7], [4, -7]], [[-1, -7], [-4, 1], [5, -4], [-5, 1]]], [[[-3, -5], [-2, 3], [-5, -6], [-7, -2]], [[7, 5], [2, 6], [6, 3], [1, -1]], [[-3, -1], [-6, 1], [8, 7], [2, 6]]], [[[1, -6], [-5, 8], [5, -3], [2, -4]], [[7, 5], [-7, -6], [2, 2], [3, 7]], [[6, -6], [-6, 0], [7, -6], [-7, 1]]]]> : tensor<3x3x4x2xi32>
  %v10 = arith.constant 0 : i32
  %v9 = tensor.empty() : tensor<1x5x4x2xi32>
  %v11 = linalg.fill ins(%v10 : i32) outs(%v9 : tensor<1x5x4x2xi32>) -> tensor<1x5x4x2xi32>
  %v12 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v7, %v8 : tensor<1x7x6x4xi32>, tensor<3x3x4x2xi32>) outs(%v11 : tensor<1x5x4x2xi32>) -> tensor<1x5x4x2xi32>
  return %v12 : tensor<1x5x4x2xi32>
}

// IR-LABEL: func.func @integer_flatten(
// IR-NOT: linalg.matmul
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.matmul
// IR: return
func.func @integer_flatten(%x: tensor<2x3x5x4xi32>) -> tensor<2x2xi32> {
  %v1 = arith.constant dense<[[[[6]], [[1]], [[4]]], [[[3]], [[-8]], [[6]]], [[[3]], [[-3]], [[-5]]], [[[7]], [[-7]], [[-2]]]]> : tensor<4x3x1x1xi32>
  %v3 = arith.constant 0 : i32
  %v2 = tensor.empty() : tensor<2x4x5x4xi32>
  %v4 = linalg.fill ins(%v3 : i32) outs(%v2 : tensor<2x4x5x4xi32>) -> tensor<2x4x5x4xi32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x5x4xi32>, tensor<4x3x1x1xi32>) outs(%v4 : tensor<2x4x5x4xi32>) -> tensor<2x4x5x4xi32>
  %v6 = tensor.empty() : tensor<2x5x4x4xi32>
  %v7 = linalg.transpose ins(%v5 : tensor<2x4x5x4xi32>) outs(%v6 : tensor<2x5x4x4xi32>) permutation = [0, 2, 1, 3]
  %v8 = tensor.collapse_shape %v7 [[0], [1, 2, 3]] : tensor<2x5x4x4xi32> into tensor<2x80xi32>
  %v9 = arith.constant dense<[[1, -4, -1, 4, 4, 7, -6, -3, 6, 4, 0, -4, 5, 0, 5, 3, 4, -1, -4, -6, -3, -4, -1, -1, -8, 7, -3, 0, 1, -8, -4, 5, 3, 2, -4, 8, -7, 6, 4, 4, 4, 4, -5, 7, 4, -7, -2, -6, -2, 6, -3, -5, 2, -7, -5, -8, -4, -5, 3, -8, -6, -2, 4, -4, 0, 3, 3, 7, -5, -5, 7, 6, 7, 7, 1, -6, -4, -5, 2, 0], [7, -3, 8, -8, -2, 8, 3, -4, -8, 8, 1, -6, 0, 8, 3, -3, 3, -1, 8, 2, -1, -2, -1, 4, -1, -2, 8, 7, 3, -8, -8, 0, 7, 0, -2, 3, 6, 3, 3, -6, -1, -5, -1, 7, -2, 2, -2, 7, -8, 7, 3, -6, -5, 4, -2, 7, -3, 5, 2, -6, 4, 6, 4, -6, -3, -3, -4, -8, -4, 6, -4, 7, 3, -4, -4, -8, -8, -5, 8, -4]]> : tensor<2x80xi32>
  %v10 = tensor.empty() : tensor<80x2xi32>
  %v11 = linalg.transpose ins(%v9 : tensor<2x80xi32>) outs(%v10 : tensor<80x2xi32>) permutation = [1, 0]
  %v13 = arith.constant 0 : i32
  %v12 = tensor.empty() : tensor<2x2xi32>
  %v14 = linalg.fill ins(%v13 : i32) outs(%v12 : tensor<2x2xi32>) -> tensor<2x2xi32>
  %v15 = linalg.matmul ins(%v8, %v11 : tensor<2x80xi32>, tensor<80x2xi32>) outs(%v14 : tensor<2x2xi32>) -> tensor<2x2xi32>
  return %v15 : tensor<2x2xi32>
}

// IR-LABEL: func.func @integer_units(
// IR-NOT: tensor.expand_shape
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR: return
func.func @integer_units(%x: tensor<2x4x5x5xi32>) -> tensor<2x2xi32> {
  %v1 = arith.constant dense<[[[[5, -2, -2, -8, 0], [-2, 1, 8, -1, 2], [0, 5, -4, -7, 3], [6, 8, 5, 8, -4], [-4, 8, 8, -8, 6]], [[-3, -8, -4, -3, -4], [7, -5, -7, 2, 8], [8, 7, -5, -7, -1], [-2, 0, -7, -5, 8], [6, -8, -6, 6, 2]], [[8, 8, -2, 0, 6], [8, 7, 8, -1, 8], [0, -2, 6, -4, 5], [-5, 4, 6, 2, -6], [-1, 5, -6, -2, 1]], [[-5, -4, 3, -4, 0], [-4, 6, -1, -5, 4], [7, -3, -1, -3, 5], [8, 4, 2, 5, -2], [3, 2, -6, 3, -8]]], [[[2, 6, 6, -8, 4], [2, 8, 1, 8, -6], [-5, -1, -5, -6, 0], [0, -7, -3, 0, -4], [5, 0, 4, -4, 8]], [[7, 2, -6, 0, -7], [-3, 5, -6, 0, -8], [-6, 0, -6, -1, -6], [0, -5, 6, -8, 2], [5, 0, -4, -7, 8]], [[-1, -5, -3, 0, -7], [-3, -2, 1, 1, 8], [-2, 1, 6, 8, -3], [0, 3, -8, 0, -7], [-8, -8, 8, -2, 8]], [[7, -1, 6, -5, 5], [7, 4, 8, 1, -2], [-1, 2, -2, -4, 4], [3, -7, -4, -8, -6], [0, 5, -3, -7, -6]]], [[[4, 8, 1, -1, 1], [-7, 6, -3, -3, 0], [6, -8, 0, 3, 2], [2, -1, -7, 1, -2], [3, -3, -8, 2, 4]], [[-6, 7, 0, 8, -2], [-1, 8, -8, -6, 0], [-6, -4, 4, -7, 4], [-8, 1, 1, -1, -6], [8, -4, 4, 2, 7]], [[-4, 1, -4, -7, 8], [5, 8, -4, 8, 8], [-8, -1, -6, -8, -7], [-4, 3, -5, 4, 6], [-7, -8, -1, 7, 0]], [[-8, 6, -6, 8, -6], [8, -6, 7, 0, -6], [0, -1, -2, -1, 6], [7, 4, -6, 7, 1], [-7, -2, -6, -4, 2]]], [[[0, 1, -4, -8, 7], [-7, 7, 0, -5, -2], [7, 1, 8, 1, 6], [6, 6, -5, -2, 1], [-6, 7, -8, 1, 6]], [[-6, 8, 6, 0, 4], [-2, -2, -6, -6, -4], [8, 0, 3, -4, 8], [0, -5, 3, -1, 7], [7, 4, -8, -3, -8]], [[7, 6, 4, 1, -4], [5, 3, 4, 2, -5], [2, -8, 2, 2, 4], [-5, -2, -8, 1, 0], [3, -6, 4, 4, -6]], [[3, 5, 0, -7, 0], [-5, -7, 1, -4, -1], [0, 5, 8, 2, -2], [3, 5, -8, 4, -2], [-6, -7, 5, 6, -4]]], [[[1, 7, -7, -4, -3], [7, 5, 2, 1, 1], [0, 0, 4, -1, 1], [7, 4, -5, -3, -3], [-6, -2, 8, 7, -1]], [[6, 2, 6, 5, -4], [-2, -1, -6, -3, 2], [-6, 2, -1, 3, 0], [-2, -8, 5, 4, 5], [8, -2, 4, 0, 2]], [[-7, 7, 0, 3, -4], [8, 8, -2, -6, 0], [-1, 4, 4, 6, 5], [1, -8, -4, -7, 5], [7, 7, -8, -6, 4]], [[8, 6, 6, -1, -5], [-1, -4, -4, 8, -5], [6, -6, -7, -8, -4], [-1, -7, 1, -4, 0], [8, 5, -5, -5, -6]]], [[[1, 8, -2, 4, 0], [-1, -8, -8, 1, 6], [0, 2, -1, 7, 8], [-1, -1, -8, 5, 1], [-7, -8, -2, 7, 5]], [[-6, 0, -1, 5, 3], [-1, 7, -7, 2, 5], [3, 4, -2, -8, 1], [8, -6, -2, 7, -2], [1, -2, -1, 6, -1]], [[0, 1, -5, 7, -3], [-1, 7, 5, -7, -4], [4, -7, -2, -8, -4], [5, -7, -7, -3, 4], [6, 2, -5, -6, -3]], [[2, -2, -3, 8, 6], [-7, 1, 4, 3, 2], [6, -3, -5, -8, -6], [0, -6, 3, 5, -5], [-2, 4, 3, 1, 5]]]]> : tensor<6x4x5x5xi32>
  %v3 = arith.constant 0 : i32
  %v2 = tensor.empty() : tensor<2x6x1x1xi32>
  %v4 = linalg.fill ins(%v3 : i32) outs(%v2 : tensor<2x6x1x1xi32>) -> tensor<2x6x1x1xi32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x4x5x5xi32>, tensor<6x4x5x5xi32>) outs(%v4 : tensor<2x6x1x1xi32>) -> tensor<2x6x1x1xi32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x6x1x1xi32> into tensor<2x6xi32>
  %v7 = tensor.expand_shape %v6 [[0, 1], [2, 3]] output_shape [2, 1, 6, 1] : tensor<2x6xi32> into tensor<2x1x6x1xi32>
  %v8 = tensor.empty() : tensor<2x6x1x1xi32>
  %v9 = linalg.transpose ins(%v7 : tensor<2x1x6x1xi32>) outs(%v8 : tensor<2x6x1x1xi32>) permutation = [0, 2, 1, 3]
  %v10 = arith.constant dense<[[[[-6]], [[-7]], [[7]], [[-2]], [[3]], [[6]]], [[[-2]], [[2]], [[3]], [[7]], [[-8]], [[5]]]]> : tensor<2x6x1x1xi32>
  %v12 = arith.constant 0 : i32
  %v11 = tensor.empty() : tensor<2x2x1x1xi32>
  %v13 = linalg.fill ins(%v12 : i32) outs(%v11 : tensor<2x2x1x1xi32>) -> tensor<2x2x1x1xi32>
  %v14 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v9, %v10 : tensor<2x6x1x1xi32>, tensor<2x6x1x1xi32>) outs(%v13 : tensor<2x2x1x1xi32>) -> tensor<2x2x1x1xi32>
  %v15 = tensor.collapse_shape %v14 [[0], [1, 2, 3]] : tensor<2x2x1x1xi32> into tensor<2x2xi32>
  return %v15 : tensor<2x2xi32>
}

// Halves and a padding of floats in the other layout: the convolution keeps its
// layout, and so the order of its sums.
// IR-LABEL: func.func @scaled_sums(
// IR: linalg.transpose
// IR-SAME: permutation = [0, 2, 3, 1]
// IR-NOT: linalg.transpose
// IR-NOT: linalg.generic
// IR: tensor.pad
// IR-SAME: low[0, 1, 1, 0]
// IR: linalg.conv_2d_nhwc_hwcf
// IR-NOT: linalg.transpose
// IR: return
func.func @scaled_sums(%x: tensor<1x2x6x7xf32>) -> tensor<1x6x7x4xf32> {
  %v1 = arith.constant 0.5 : f32
  %v2 = tensor.empty() : tensor<1x2x6x7xf32>
  %v3 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x : tensor<1x2x6x7xf32>) outs(%v2 : tensor<1x2x6x7xf32>) {
  ^bb0(%a: f32, %o: f32):
    %p = arith.mulf %a, %v1 : f32
    linalg.yield %p : f32
  } -> tensor<1x2x6x7xf32>
  %v4 = arith.constant 0.0 : f32
  %v5 = tensor.pad %v3 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %v4 : f32
  } : tensor<1x2x6x7xf32> to tensor<1x2x8x9xf32>
  %v6 = tensor.empty() : tensor<1x8x9x2xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x2x8x9xf32>) outs(%v6 : tensor<1x8x9x2xf32>) permutation = [0, 2, 3, 1]
  %v8 = arith.constant dense<[[[[-0.25, 1.0, -1.75, 1.0], [-1.75, 1.5, -1.5, -1.75]], [[0.0, -0.5, -1.5, 0.5], [0.75, 0.0, 0.5, -1.75]], [[0.0, 0.5, 0.0, 0.25], [-2.0, -1.5, -2.0, -0.25]]], [[[-1.25, 1.75, 1.5, 1.0], [0.0, 1.25, 1.75, -1.0]], [[1.75, -0.75, -2.0, 0.25], [-1.0, -0.25, 0.5, 0.5]], [[1.5, 0.75, -1.5, 2.0], [-0.5, 1.0, -0.75, -0.25]]], [[[1.25, -1.5, -1.75, 1.75], [0.5, -0.75, 1.25, -1.25]], [[-1.5, 0.0, -1.5, -0.5], [-1.25, 1.25, 1.75, 1.5]], [[-0.75, -0.25, -1.0, 1.25], [1.5, -0.25, -1.25, 0.25]]]]> : tensor<3x3x2x4xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<1x6x7x4xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<1x6x7x4xf32>) -> tensor<1x6x7x4xf32>
  %v12 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v7, %v8 : tensor<1x8x9x2xf32>, tensor<3x3x2x4xf32>) outs(%v11 : tensor<1x6x7x4xf32>) -> tensor<1x6x7x4xf32>
  return %v12 : tensor<1x6x7x4xf32>
}

// A flatten keeps the order of the sums.
// IR-LABEL: func.func @sums_kept(
// IR-NOT: linalg.matmul
// IR-NOT: linalg.generic
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.matmul
// IR: return
func.func @sums_kept(%x: tensor<2x3x4x4xf32>) -> tensor<2x5xf32> {
  %v1 = arith.constant 0.5 : f32
  %v2 = tensor.empty() : tensor<2x3x4x4xf32>
  %v3 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x : tensor<2x3x4x4xf32>) outs(%v2 : tensor<2x3x4x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %p = arith.mulf %a, %v1 : f32
    linalg.yield %p : f32
  } -> tensor<2x3x4x4xf32>
  %v4 = tensor.collapse_shape %v3 [[0], [1, 2, 3]] : tensor<2x3x4x4xf32> into tensor<2x48xf32>
  %v5 = arith.constant dense<[[0.25, 0.0, 0.0, 0.75, 0.0], [0.0, -0.5, 1.5, -0.25, -0.75], [-0.25, -0.25, -1.0, 0.25, -0.5], [0.5, -1.5, 1.0, 0.0, -0.25], [2.0, 2.0, -0.25, -1.25, 1.5], [-1.75, -1.25, -2.0, 1.75, -0.25], [1.5, 0.75, -1.75, 0.25, -0.25], [-1.25, -1.75, -0.5, -0.5, -1.5], [0.75, 2.0, -0.75, 1.5, 0.0], [-2.0, -1.25, 0.75, -0.5, -1.75], [0.75, 0.5, -1.0, -1.75, -0.5], [0.0, -1.75, -0.5, -2.0, 0.5], [1.25, 0.75, -0.75, 0.25, -1.5], [-0.5, -1.75, 1.75, 1.75, -1.5], [1.25, -1.25, 1.0, -1.0, -1.5], [-0.75, 1.0, 0.0, 1.25, 0.25], [0.25, 1.25, -1.75, 0.25, 0.75], [1.25, 1.25, -2.0, 0.75, -0.5], [1.0, 1.0, -0.5, -2.0, 1.25], [-0.75, 1.25, -1.25, -1.5, 1.0], [0.75, 1.5, -0.75, -1.0, -2.0], [-1.75, -1.0, 1.0, -1.5, 0.75], [2.0, -0.75, -1.0, 0.75, 0.25], [-0.75, 2.0, -0.75, -1.5, -1.25], [1.0, 1.75, -0.5, 0.25, -1.0], [-1.75, 1.75, 0.5, -1.75, 1.0], [-1.5, -0.75, -0.25, 1.0, -0.5], [1.75, -0.75, -0.5, -1.75, 1.0], [2.0, -0.75, 1.0, 0.75, -1.25], [-1.0, -0.25, -0.5, -1.75, -1.75], [0.5, -1.25, 1.0, 1.5, 0.25], [1.25, 0.25, -0.25, 1.25, 1.0], [0.75, 1.5, 2.0, 1.5, -0.75], [-2.0, -2.0, 1.75, 1.5, -0.25], [1.5, 1.5, -0.75, 1.75, 1.0], [-1.25, -1.5, -1.0, 0.75, 1.25], [0.75, -1.5, 1.5, 2.0, 2.0], [-1.75, -1.75, -1.0, -1.5, 0.5], [2.0, -1.5, -1.75, 2.0, 1.0], [-1.0, -2.0, -1.5, -1.25, -0.5], [-1.0, 1.75, 0.25, -0.75, -0.25], [-1.5, 0.75, 0.0, -0.75, 0.5], [0.0, 1.5, -1.0, 0.0, 2.0], [1.75, -0.5, 0.0, 2.0, -0.25], [0.5, 0.75, -1.75, -0.5, -0.75], [1.0, -0.75, 0.0, 0.5, 1.0], [-0.75, 0.0, -1.25, 2.0, -1.75], [0.75, 1.5, 2.0, -1.25, 0.0]]> : tensor<48x5xf32>
  %v7 = arith.constant 0.0 : f32
  %v6 = tensor.empty() : tensor<2x5xf32>
  %v8 = linalg.fill ins(%v7 : f32) outs(%v6 : tensor<2x5xf32>) -> tensor<2x5xf32>
  %v9 = linalg.matmul ins(%v4, %v5 : tensor<2x48xf32>, tensor<48x5xf32>) outs(%v8 : tensor<2x5xf32>) -> tensor<2x5xf32>
  return %v9 : tensor<2x5xf32>
}

// Behind a transpose it would not.
// IR-LABEL: func.func @sums_reordered(
// IR: linalg.generic
// IR: linalg.transpose
// IR: linalg.matmul
// IR: return
func.func @sums_reordered(%x: tensor<2x3x4x4xf32>) -> tensor<2x5xf32> {
  %v1 = arith.constant 0.5 : f32
  %v2 = tensor.empty() : tensor<2x3x4x4xf32>
  %v3 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x : tensor<2x3x4x4xf32>) outs(%v2 : tensor<2x3x4x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %p = arith.mulf %a, %v1 : f32
    linalg.yield %p : f32
  } -> tensor<2x3x4x4xf32>
  %v4 = tensor.empty() : tensor<2x4x4x3xf32>
  %v5 = linalg.transpose ins(%v3 : tensor<2x3x4x4xf32>) outs(%v4 : tensor<2x4x4x3xf32>) permutation = [0, 2, 3, 1]
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x4x4x3xf32> into tensor<2x48xf32>
  %v7 = arith.constant dense<[[1.0, 0.75, 0.0, 1.0, 0.75], [-1.0, 0.75, 0.5, -1.5, 1.5], [-0.25, -0.75, -1.75, 0.25, 2.0], [0.0, 0.25, 0.5, -2.0, -1.75], [-0.25, -1.0, 0.25, 1.25, 1.25], [2.0, 0.75, -1.75, -1.0, 1.75], [-0.25, -1.75, -2.0, -1.75, -2.0], [0.75, 0.25, -1.25, 2.0, 0.75], [-0.25, 1.25, 0.25, -1.0, -0.5], [0.75, 1.75, -0.75, -1.0, -2.0], [-0.25, -1.0, 1.5, -1.25, -1.5], [-1.0, 0.0, 1.0, 0.0, -2.0], [-1.75, 0.75, 1.5, 2.0, 1.75], [-0.25, -0.75, -2.0, -1.75, -1.75], [-2.0, 1.0, -0.75, -0.25, -0.75], [-1.75, -1.25, -2.0, -0.5, -1.0], [1.25, -0.5, 2.0, 2.0, 1.25], [-0.75, 2.0, 0.25, -1.5, 0.25], [-1.75, 1.75, -2.0, 1.0, 1.25], [1.5, -1.5, 1.5, -0.75, -0.25], [-1.25, 0.0, -0.25, -1.75, -1.25], [0.5, 0.0, -1.75, 0.0, 1.25], [2.0, 0.0, 0.25, -0.5, -1.5], [2.0, -2.0, -0.75, 0.0, -0.25], [-0.5, -0.75, 0.5, -0.5, 1.0], [0.5, -0.25, 1.0, 1.75, 1.75], [2.0, -2.0, -2.0, 1.25, -0.25], [0.25, -0.5, 1.0, -1.5, -0.75], [-1.0, -1.75, -2.0, -1.25, -1.25], [-0.75, 0.75, -1.0, -2.0, -2.0], [-1.75, -1.0, -1.75, -1.5, -1.75], [-1.5, 0.75, -0.5, -1.5, 1.0], [-1.25, -0.25, -0.5, -0.5, -1.25], [-1.75, -1.75, -1.5, 0.25, 1.75], [-1.25, -1.0, -1.25, -0.5, 0.25], [0.5, 0.5, 1.25, 0.0, -2.0], [0.75, 0.0, 0.25, -1.75, 0.75], [0.5, 2.0, 1.75, 0.25, -2.0], [1.25, -2.0, 1.25, 2.0, -1.25], [0.75, 1.75, -1.75, -0.5, -1.5], [0.25, -0.75, 1.25, -2.0, 2.0], [-0.5, 0.25, -1.75, -2.0, 0.75], [1.75, -1.25, 1.75, -0.75, 1.75], [0.75, 2.0, 0.0, -0.75, 0.25], [-0.5, -0.25, 1.75, -0.75, -1.25], [-1.5, 1.75, -1.25, 0.5, 0.75], [-1.25, 1.0, 1.0, -1.5, 1.25], [-2.0, 0.75, -0.5, 0.25, 0.0]]> : tensor<48x5xf32>
  %v9 = arith.constant 0.0 : f32
  %v8 = tensor.empty() : tensor<2x5xf32>
  %v10 = linalg.fill ins(%v9 : f32) outs(%v8 : tensor<2x5xf32>) -> tensor<2x5xf32>
  %v11 = linalg.matmul ins(%v6, %v7 : tensor<2x48xf32>, tensor<48x5xf32>) outs(%v10 : tensor<2x5xf32>) -> tensor<2x5xf32>
  return %v11 : tensor<2x5xf32>
}

// IR-LABEL: func.func @tosa_scaled_sums(
// IR-NOT: tosa.mul
// IR: tosa.transpose
// IR-NOT: tosa.transpose
// IR-NOT: tosa.mul
// IR-NOT: tosa.pad
// IR: tosa.conv2d
// IR-SAME: pad = array<i64: 1, 1, 1, 1>
// IR: return
func.func @tosa_scaled_sums(%x: tensor<1x2x6x7xf32>) -> tensor<1x6x7x4xf32> {
  %v1 = "tosa.const"() {values = dense<0.5> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
  %v2 = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %v3 = tosa.mul %x, %v1, %v2 : (tensor<1x2x6x7xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x2x6x7xf32>
  %v4 = tosa.transpose %v3 {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x2x6x7xf32>) -> tensor<1x6x7x2xf32>
  %v5 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v6 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v7 = tosa.pad %v4, %v5, %v6 : (tensor<1x6x7x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x8x9x2xf32>
  %v8 = tosa.transpose %v7 {perms = array<i32: 0, 3, 1, 2>} : (tensor<1x8x9x2xf32>) -> tensor<1x2x8x9xf32>
  %v9 = tosa.transpose %v8 {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x2x8x9xf32>) -> tensor<1x8x9x2xf32>
  %v10 = "tosa.const"() {values = dense<[[[[1.25, 2.0], [-0.75, 1.0], [-0.25, 1.5]], [[-1.0, -1.75], [0.75, 0.5], [2.0, -1.0]], [[1.5, 0.5], [-0.75, 1.5], [1.5, 0.0]]], [[[-0.25, -1.0], [0.5, 1.5], [-0.25, 2.0]], [[-0.5, 0.0], [0.25, -1.0], [-1.0, -0.25]], [[0.5, 2.0], [0.75, -0.75], [-0.25, 0.5]]], [[[-0.5, 0.0], [-1.25, -0.75], [-1.25, -0.5]], [[1.0, -1.0], [-1.0, 0.25], [0.25, 1.25]], [[0.0, -0.5], [-1.25, -1.25], [0.0, -0.5]]], [[[1.0, 1.5], [-1.75, -2.0], [1.0, 1.25]], [[-0.25, 2.0], [0.25, 1.5], [-2.0, -1.0]], [[0.0, 1.0], [-2.0, -0.25], [1.25, 1.25]]]]> : tensor<4x3x3x2xf32>} : () -> tensor<4x3x3x2xf32>
  %v11 = "tosa.const"() {values = dense<[-0.25, -0.25, -0.75, -1.25]> : tensor<4xf32>} : () -> tensor<4xf32>
  %v12 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v13 = tosa.conv2d %v9, %v10, %v11, %v12, %v12 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x9x2xf32>, tensor<4x3x3x2xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x7x4xf32>
  return %v13 : tensor<1x6x7x4xf32>
}
