// Linear ops with transposes and reshapes between them, and matrix products: one
// op takes their place, and what is left of the moves stands behind it.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs -o %t.once.mlir
// RUN: FileCheck %s --check-prefix=IR --input-file=%t.once.mlir
// RUN: pool-to-conv-opt %t.once.mlir --fuse-linear-convs -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// CHECK-NOT: MISMATCH
// CHECK: 0 mismatched, 0 not run

// Two matrix products and a bias are one matrix product.
// IR-LABEL: func.func @matmul_matmul(
// IR: linalg.matmul
// IR-NOT: linalg.matmul
// IR-NOT: linalg.generic
// IR: return
func.func @matmul_matmul(%x: tensor<5x4xf32>) -> tensor<5x2xf32> {
  %v1 = arith.constant dense<[[0.5, -1.0, 1.0], [-1.75, -1.5, -1.25], [0.75, -1.75, 2.0], [-0.5, -1.75, -1.5]]> : tensor<4x3xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<5x3xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<5x3xf32>) -> tensor<5x3xf32>
  %v5 = linalg.matmul ins(%x, %v1 : tensor<5x4xf32>, tensor<4x3xf32>) outs(%v4 : tensor<5x3xf32>) -> tensor<5x3xf32>
  %v6 = arith.constant dense<[[1.25, 1.25, -1.5], [-0.25, -1.5, 1.25]]> : tensor<2x3xf32>
  %v7 = tensor.empty() : tensor<3x2xf32>
  %v8 = linalg.transpose ins(%v6 : tensor<2x3xf32>) outs(%v7 : tensor<3x2xf32>) permutation = [1, 0]
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<5x2xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<5x2xf32>) -> tensor<5x2xf32>
  %v12 = linalg.matmul ins(%v5, %v8 : tensor<5x3xf32>, tensor<3x2xf32>) outs(%v11 : tensor<5x2xf32>) -> tensor<5x2xf32>
  %v13 = arith.constant dense<[-1.75, -1.25]> : tensor<2xf32>
  %v14 = tensor.empty() : tensor<5x2xf32>
  %v15 = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]} ins(%v12, %v13 : tensor<5x2xf32>, tensor<2xf32>) outs(%v14 : tensor<5x2xf32>) {
  ^bb0(%a: f32, %c: f32, %o: f32):
    %p = arith.addf %a, %c : f32
    linalg.yield %p : f32
  } -> tensor<5x2xf32>
  return %v15 : tensor<5x2xf32>
}

// The end of a network: what is behind the average becomes one convolution of
// one position, and the average moves in front of it.
// IR-LABEL: func.func @classifier(
// IR-NOT: linalg.matmul
// IR: linalg.pooling_nchw_sum
// IR-SAME: tensor<2x3x4x4xf32>
// IR-NOT: linalg.matmul
// IR: linalg.conv_2d_nchw_fchw
// IR-SAME: tensor<2x3x1x1xf32>
// IR-NOT: linalg.matmul
// IR: tensor.collapse_shape
// IR-NOT: linalg
// IR: return
func.func @classifier(%x: tensor<2x3x4x4xf32>) -> tensor<2x2xf32> {
  %v1 = arith.constant dense<[[[[-0.25]], [[-1.75]], [[1.0]]], [[[-1.75]], [[-0.25]], [[-1.75]]], [[[-1.0]], [[0.25]], [[1.25]]], [[[-1.0]], [[-1.25]], [[0.25]]], [[[-0.75]], [[-1.25]], [[-0.5]]], [[[0.75]], [[-1.25]], [[-1.5]]]]> : tensor<6x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x6x4x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x6x4x4xf32>) -> tensor<2x6x4x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x4x4xf32>, tensor<6x3x1x1xf32>) outs(%v4 : tensor<2x6x4x4xf32>) -> tensor<2x6x4x4xf32>
  %v6 = tensor.empty() : tensor<4x4xf32>
  %v8 = arith.constant 0.0 : f32
  %v7 = tensor.empty() : tensor<2x6x1x1xf32>
  %v9 = linalg.fill ins(%v8 : f32) outs(%v7 : tensor<2x6x1x1xf32>) -> tensor<2x6x1x1xf32>
  %v10 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v5, %v6 : tensor<2x6x4x4xf32>, tensor<4x4xf32>) outs(%v9 : tensor<2x6x1x1xf32>) -> tensor<2x6x1x1xf32>
  %v11 = arith.constant 0.0625 : f32
  %v12 = tensor.empty() : tensor<2x6x1x1xf32>
  %v13 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v10 : tensor<2x6x1x1xf32>) outs(%v12 : tensor<2x6x1x1xf32>) {
  ^bb0(%a: f32, %o: f32):
    %p = arith.mulf %a, %v11 : f32
    linalg.yield %p : f32
  } -> tensor<2x6x1x1xf32>
  %v14 = tensor.collapse_shape %v13 [[0], [1, 2, 3]] : tensor<2x6x1x1xf32> into tensor<2x6xf32>
  %v15 = arith.constant dense<[[-1.75, -0.5, 1.75, 1.25, 0.5, 1.5], [1.5, 0.75, 0.25, -0.25, -0.75, -0.25]]> : tensor<2x6xf32>
  %v16 = tensor.empty() : tensor<6x2xf32>
  %v17 = linalg.transpose ins(%v15 : tensor<2x6xf32>) outs(%v16 : tensor<6x2xf32>) permutation = [1, 0]
  %v19 = arith.constant 0.0 : f32
  %v18 = tensor.empty() : tensor<2x2xf32>
  %v20 = linalg.fill ins(%v19 : f32) outs(%v18 : tensor<2x2xf32>) -> tensor<2x2xf32>
  %v21 = linalg.matmul ins(%v14, %v17 : tensor<2x6xf32>, tensor<6x2xf32>) outs(%v20 : tensor<2x2xf32>) -> tensor<2x2xf32>
  %v22 = arith.constant dense<[-1.5, 0.25]> : tensor<2xf32>
  %v23 = tensor.empty() : tensor<2x2xf32>
  %v24 = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]} ins(%v21, %v22 : tensor<2x2xf32>, tensor<2xf32>) outs(%v23 : tensor<2x2xf32>) {
  ^bb0(%a: f32, %c: f32, %o: f32):
    %p = arith.addf %a, %c : f32
    linalg.yield %p : f32
  } -> tensor<2x2xf32>
  return %v24 : tensor<2x2xf32>
}

// A matrix product of all positions is a convolution of the whole input.
// IR-LABEL: func.func @flatten(
// IR: tensor<2x3x5x4xf32>
// IR-NOT: linalg.matmul
// IR: linalg.conv_2d_nchw_fchw
// IR-SAME: tensor<2x3x5x4xf32>
// IR-NOT: linalg.matmul
// IR: return
func.func @flatten(%x: tensor<2x3x5x4xf32>) -> tensor<2x2xf32> {
  %v1 = arith.constant dense<[[[[2.0]], [[1.75]], [[0.5]]], [[[1.5]], [[0.25]], [[-1.5]]], [[[-1.25]], [[2.0]], [[1.25]]], [[[-0.75]], [[0.5]], [[-1.0]]]]> : tensor<4x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x4x5x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x5x4xf32>, tensor<4x3x1x1xf32>) outs(%v4 : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x4x5x4xf32> into tensor<2x80xf32>
  %v7 = arith.constant dense<[[1.75, 1.25], [-1.75, -1.5], [0.5, 0.5], [0.75, 1.75], [1.5, -1.5], [-1.5, 0.0], [1.75, -1.5], [-1.75, 0.25], [1.5, 0.25], [1.0, 0.75], [-2.0, 1.5], [0.75, -0.75], [-1.25, 1.75], [-1.75, -0.5], [0.25, -1.0], [-0.25, 1.0], [1.0, 1.75], [-1.5, -0.75], [1.5, 1.0], [0.0, -1.0], [1.25, 0.0], [1.25, 0.75], [1.0, -0.25], [-1.0, -1.5], [-0.75, -1.0], [-0.25, -0.25], [-2.0, 1.75], [-0.75, 0.0], [0.25, -2.0], [-1.0, 1.25], [0.75, 0.5], [-1.0, 2.0], [-1.75, 1.5], [1.0, 1.0], [1.0, 1.0], [-1.25, 1.75], [1.0, -1.75], [-0.5, -1.5], [-0.5, 1.5], [-0.75, -1.25], [0.5, -1.75], [-1.25, -2.0], [-1.0, -1.25], [0.75, -2.0], [-1.5, -0.5], [1.0, -1.0], [0.0, 0.75], [0.75, 1.75], [-1.25, -1.25], [1.75, 1.5], [1.75, 1.75], [0.25, -1.5], [-1.0, -1.25], [0.5, 0.0], [1.75, -0.75], [2.0, -2.0], [-0.5, 2.0], [0.75, -1.0], [-2.0, 2.0], [0.25, -1.5], [0.0, 2.0], [0.75, -0.75], [0.75, -0.25], [2.0, 0.5], [-0.25, -0.5], [-0.25, 1.0], [-0.25, -0.5], [2.0, 1.75], [0.75, -2.0], [-2.0, 0.0], [1.75, 0.0], [-0.5, 0.75], [1.5, 0.75], [0.75, -1.5], [-0.25, -1.25], [-0.25, 1.75], [-0.5, 0.5], [-0.5, 1.75], [-2.0, 1.75], [0.75, -1.5]]> : tensor<80x2xf32>
  %v9 = arith.constant 0.0 : f32
  %v8 = tensor.empty() : tensor<2x2xf32>
  %v10 = linalg.fill ins(%v9 : f32) outs(%v8 : tensor<2x2xf32>) -> tensor<2x2xf32>
  %v11 = linalg.matmul ins(%v6, %v7 : tensor<2x80xf32>, tensor<80x2xf32>) outs(%v10 : tensor<2x2xf32>) -> tensor<2x2xf32>
  %v12 = arith.constant dense<[-1.25, 1.0]> : tensor<2xf32>
  %v13 = tensor.empty() : tensor<2x2xf32>
  %v14 = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]} ins(%v11, %v12 : tensor<2x2xf32>, tensor<2xf32>) outs(%v13 : tensor<2x2xf32>) {
  ^bb0(%a: f32, %c: f32, %o: f32):
    %p = arith.addf %a, %c : f32
    linalg.yield %p : f32
  } -> tensor<2x2xf32>
  return %v14 : tensor<2x2xf32>
}

// The same with the channels last before they are joined to the positions.
// IR-LABEL: func.func @flatten_transposed(
// IR-NOT: linalg.transpose
// IR-NOT: linalg.matmul
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.matmul
// IR: return
func.func @flatten_transposed(%x: tensor<2x3x5x4xf32>) -> tensor<2x2xf32> {
  %v1 = arith.constant dense<[[[[-0.5]], [[1.75]], [[-0.75]]], [[[1.25]], [[0.5]], [[-1.5]]], [[[1.0]], [[1.5]], [[1.0]]], [[[-1.5]], [[-0.75]], [[-0.75]]]]> : tensor<4x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x4x5x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x5x4xf32>, tensor<4x3x1x1xf32>) outs(%v4 : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  %v6 = tensor.empty() : tensor<2x5x4x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<2x4x5x4xf32>) outs(%v6 : tensor<2x5x4x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = tensor.collapse_shape %v7 [[0], [1, 2, 3]] : tensor<2x5x4x4xf32> into tensor<2x80xf32>
  %v9 = arith.constant dense<[[-1.0, -2.0], [-1.0, 1.5], [-1.0, 1.75], [0.75, -1.0], [-1.0, -2.0], [-2.0, -1.25], [2.0, -1.0], [1.25, -0.5], [-0.5, -2.0], [0.0, -0.5], [0.25, 2.0], [-0.25, 0.5], [0.0, 1.25], [-1.0, -1.75], [0.75, 1.5], [2.0, 1.25], [2.0, -1.0], [-1.0, 2.0], [2.0, -2.0], [1.5, -0.75], [-2.0, -1.0], [-0.75, -1.0], [1.75, -1.25], [-1.75, 0.5], [2.0, 2.0], [1.75, -1.25], [-1.75, -0.25], [-0.5, 0.0], [-1.75, -1.25], [2.0, 1.5], [-2.0, -1.5], [1.5, 0.5], [2.0, 2.0], [-0.5, 0.0], [1.5, 2.0], [1.75, 2.0], [-0.25, 2.0], [0.0, -0.5], [1.5, -1.0], [1.25, -1.25], [1.0, 1.5], [0.5, -1.5], [-0.25, 1.25], [-1.5, -0.5], [0.25, -1.25], [-1.0, 0.75], [-1.0, 0.0], [-1.0, 1.5], [-0.25, -1.25], [1.0, 1.75], [-0.75, -0.25], [-0.75, 1.25], [2.0, 1.0], [0.5, 1.25], [-0.5, 0.75], [0.5, -1.5], [0.75, -2.0], [0.5, 1.5], [1.5, -2.0], [1.0, 0.5], [2.0, 0.25], [2.0, -1.5], [-1.25, -0.25], [-1.25, -1.5], [0.0, 0.0], [-1.75, -0.75], [0.0, -1.0], [1.25, 0.0], [1.0, -1.0], [2.0, 1.75], [0.5, -1.5], [0.0, -1.75], [-0.75, 1.25], [-1.5, 0.0], [-2.0, -1.5], [0.0, -1.5], [-0.25, -1.5], [0.0, -1.25], [1.5, -2.0], [0.5, 1.25]]> : tensor<80x2xf32>
  %v11 = arith.constant 0.0 : f32
  %v10 = tensor.empty() : tensor<2x2xf32>
  %v12 = linalg.fill ins(%v11 : f32) outs(%v10 : tensor<2x2xf32>) -> tensor<2x2xf32>
  %v13 = linalg.matmul ins(%v8, %v9 : tensor<2x80xf32>, tensor<80x2xf32>) outs(%v12 : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %v13 : tensor<2x2xf32>
}

// Only the width becomes channels.
// IR-LABEL: func.func @flatten_rows(
// IR-NOT: linalg.batch_matmul
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR: return
func.func @flatten_rows(%x: tensor<2x3x5x4xf32>) -> tensor<2x5x2xf32> {
  %v1 = arith.constant dense<[[[[0.0]], [[-1.0]], [[-1.75]]], [[[2.0]], [[-0.25]], [[-1.25]]], [[[-0.75]], [[0.0]], [[-1.75]]], [[[-0.75]], [[-0.5]], [[0.25]]]]> : tensor<4x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x4x5x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x5x4xf32>, tensor<4x3x1x1xf32>) outs(%v4 : tensor<2x4x5x4xf32>) -> tensor<2x4x5x4xf32>
  %v6 = tensor.empty() : tensor<2x5x4x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<2x4x5x4xf32>) outs(%v6 : tensor<2x5x4x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = tensor.collapse_shape %v7 [[0], [1], [2, 3]] : tensor<2x5x4x4xf32> into tensor<2x5x16xf32>
  %v9 = arith.constant dense<[[0.25, 2.0], [-0.5, 0.25], [1.5, 2.0], [-0.75, 0.0], [0.75, -2.0], [0.0, -1.75], [-2.0, -2.0], [2.0, -0.5], [2.0, 1.75], [-0.25, 1.5], [-1.25, 1.25], [1.75, 1.0], [2.0, 0.25], [-0.5, -0.25], [0.5, -0.5], [-1.0, 1.0]]> : tensor<16x2xf32>
  %v10 = tensor.empty() : tensor<2x16x2xf32>
  %v11 = linalg.broadcast ins(%v9 : tensor<16x2xf32>) outs(%v10 : tensor<2x16x2xf32>) dimensions = [0]
  %v13 = arith.constant 0.0 : f32
  %v12 = tensor.empty() : tensor<2x5x2xf32>
  %v14 = linalg.fill ins(%v13 : f32) outs(%v12 : tensor<2x5x2xf32>) -> tensor<2x5x2xf32>
  %v15 = linalg.batch_matmul ins(%v8, %v11 : tensor<2x5x16xf32>, tensor<2x16x2xf32>) outs(%v14 : tensor<2x5x2xf32>) -> tensor<2x5x2xf32>
  return %v15 : tensor<2x5x2xf32>
}

// A batch normalisation in the other layout: both transposes vanish.
// IR-LABEL: func.func @norm_between(
// IR-NOT: linalg.transpose
// IR-NOT: linalg.generic
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR-NOT: linalg.transpose
// IR: return
func.func @norm_between(%x: tensor<1x2x6x6xf32>) -> tensor<1x2x4x4xf32> {
  %v1 = arith.constant dense<[[[[0.75]], [[-1.75]]], [[[-1.0]], [[-2.0]]], [[[-1.5]], [[0.0]]], [[[1.25]], [[-0.75]]]]> : tensor<4x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x6xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x6xf32>, tensor<4x2x1x1xf32>) outs(%v4 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v6 = tensor.empty() : tensor<1x6x6x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x6x6xf32>) outs(%v6 : tensor<1x6x6x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = arith.constant dense<[-1.75, -1.5, 1.0, 2.0]> : tensor<4xf32>
  %v9 = arith.constant dense<[0.25, -0.25, 0.25, -1.75]> : tensor<4xf32>
  %v10 = tensor.empty() : tensor<1x6x6x4xf32>
  %v11 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d3)>, affine_map<(d0, d1, d2, d3) -> (d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v7, %v8, %v9 : tensor<1x6x6x4xf32>, tensor<4xf32>, tensor<4xf32>) outs(%v10 : tensor<1x6x6x4xf32>) {
  ^bb0(%a: f32, %s: f32, %t: f32, %o: f32):
    %p = arith.mulf %a, %s : f32
    %q = arith.addf %p, %t : f32
    linalg.yield %q : f32
  } -> tensor<1x6x6x4xf32>
  %v12 = tensor.empty() : tensor<1x4x6x6xf32>
  %v13 = linalg.transpose ins(%v11 : tensor<1x6x6x4xf32>) outs(%v12 : tensor<1x4x6x6xf32>) permutation = [0, 3, 1, 2]
  %v14 = arith.constant dense<[[[[1.5, -0.75, -0.75], [0.0, 1.5, -2.0], [0.0, 0.75, 0.5]], [[0.5, -0.25, -1.75], [0.25, -0.5, 0.75], [-0.75, -2.0, 0.5]], [[1.0, -1.5, 1.75], [0.0, 2.0, -0.5], [-0.25, 2.0, -2.0]], [[-1.5, 0.0, -1.5], [-1.0, 1.0, -1.75], [1.0, -2.0, 0.25]]], [[[0.25, -0.25, -1.5], [2.0, -1.0, 1.0], [0.5, 1.75, -1.0]], [[0.25, -1.0, -1.75], [2.0, 1.25, 2.0], [-1.0, 2.0, 2.0]], [[-2.0, -0.25, -1.5], [-2.0, -1.75, -1.0], [0.75, -1.25, 1.0]], [[1.5, -1.75, -2.0], [-0.25, 1.75, 0.0], [-2.0, 1.5, -1.5]]]]> : tensor<2x4x3x3xf32>
  %v16 = arith.constant 0.0 : f32
  %v15 = tensor.empty() : tensor<1x2x4x4xf32>
  %v17 = linalg.fill ins(%v16 : f32) outs(%v15 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %v18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v13, %v14 : tensor<1x4x6x6xf32>, tensor<2x4x3x3xf32>) outs(%v17 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  return %v18 : tensor<1x2x4x4xf32>
}

// The same with the transposes and the layout as generic ops.
// IR-LABEL: func.func @generic_transposes(
// IR-NOT: linalg.generic
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.generic
// IR-NOT: linalg.conv
// IR: return
func.func @generic_transposes(%x: tensor<1x2x6x6xf32>) -> tensor<1x2x4x4xf32> {
  %v1 = arith.constant dense<[[[[2.0]], [[-1.5]]], [[[2.0]], [[-1.5]]], [[[1.75]], [[0.0]]], [[[-1.5]], [[0.0]]]]> : tensor<4x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x6xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x6xf32>, tensor<4x2x1x1xf32>) outs(%v4 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v6 = tensor.empty() : tensor<1x6x6x4xf32>
  %v7 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d3, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v5 : tensor<1x4x6x6xf32>) outs(%v6 : tensor<1x6x6x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<1x6x6x4xf32>
  %v8 = arith.constant dense<[-0.25, -0.5, -0.25, 1.5]> : tensor<4xf32>
  %v9 = arith.constant dense<[1.75, 1.0, -1.5, 1.75]> : tensor<4xf32>
  %v10 = tensor.empty() : tensor<1x6x6x4xf32>
  %v11 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d3)>, affine_map<(d0, d1, d2, d3) -> (d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v7, %v8, %v9 : tensor<1x6x6x4xf32>, tensor<4xf32>, tensor<4xf32>) outs(%v10 : tensor<1x6x6x4xf32>) {
  ^bb0(%a: f32, %s: f32, %t: f32, %o: f32):
    %p = arith.mulf %a, %s : f32
    %q = arith.addf %p, %t : f32
    linalg.yield %q : f32
  } -> tensor<1x6x6x4xf32>
  %v12 = tensor.empty() : tensor<1x4x6x6xf32>
  %v13 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3, d1)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v11 : tensor<1x6x6x4xf32>) outs(%v12 : tensor<1x4x6x6xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<1x4x6x6xf32>
  %v14 = arith.constant dense<[[[[0.25, -1.75, -0.5], [-1.5, -1.0, 0.5], [0.0, 0.25, -1.0]], [[-2.0, 1.75, -1.75], [1.75, 0.0, -1.25], [-0.5, 1.75, 0.25]], [[2.0, 0.25, 1.5], [1.5, 1.5, -1.25], [-0.5, 0.25, -1.5]], [[1.75, -2.0, 0.25], [1.5, -1.5, 2.0], [1.5, 0.0, 1.0]]], [[[-0.5, -0.5, -1.5], [-1.5, -1.0, 2.0], [0.0, 0.75, -1.0]], [[2.0, 0.0, -1.25], [0.75, -0.25, 1.75], [1.75, 1.0, -2.0]], [[-0.75, -2.0, 1.75], [1.5, 1.0, 0.25], [-1.0, 1.25, 0.75]], [[1.0, 0.5, -1.25], [0.5, -2.0, 0.5], [0.5, 1.0, -1.25]]]]> : tensor<2x4x3x3xf32>
  %v16 = arith.constant 0.0 : f32
  %v15 = tensor.empty() : tensor<1x2x4x4xf32>
  %v17 = linalg.fill ins(%v16 : f32) outs(%v15 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %v18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v13, %v14 : tensor<1x4x6x6xf32>, tensor<2x4x3x3xf32>) outs(%v17 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  return %v18 : tensor<1x2x4x4xf32>
}

// A pool of the other layout moves in front of the convolution and keeps its
// layout.
// IR-LABEL: func.func @pool_transposed(
// IR: linalg.transpose
// IR-NOT: linalg.transpose
// IR: linalg.pooling_nhwc_sum
// IR: linalg.conv_2d_nhwc_hwcf
// IR-NOT: linalg.transpose
// IR: return
func.func @pool_transposed(%x: tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32> {
  %v1 = arith.constant dense<[[[[-0.5]], [[-2.0]], [[0.25]], [[0.0]]], [[[0.75]], [[-1.5]], [[1.0]], [[1.0]]], [[[-1.5]], [[0.75]], [[1.25]], [[0.0]]], [[[-1.75]], [[0.0]], [[-1.25]], [[-1.75]]]]> : tensor<4x4x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x8x8xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x4x8x8xf32>, tensor<4x4x1x1xf32>) outs(%v4 : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %v6 = tensor.empty() : tensor<1x8x8x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x8x8xf32>) outs(%v6 : tensor<1x8x8x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = tensor.empty() : tensor<2x2xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<1x4x4x4xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %v12 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%v7, %v8 : tensor<1x8x8x4xf32>, tensor<2x2xf32>) outs(%v11 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  return %v12 : tensor<1x4x4x4xf32>
}

// The result is transposed, as the value between was.
// IR-LABEL: func.func @padding_between(
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR: linalg.transpose
// IR-SAME: permutation = [0, 2, 3, 1]
// IR-NOT: linalg.transpose
// IR: return
func.func @padding_between(%x: tensor<1x2x6x7xf32>) -> tensor<1x6x7x2xf32> {
  %v1 = arith.constant dense<[[[[0.25]], [[-1.0]]], [[[-0.25]], [[0.0]]], [[[1.25]], [[2.0]]], [[[0.5]], [[-0.5]]]]> : tensor<4x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x7xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x7xf32>, tensor<4x2x1x1xf32>) outs(%v4 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v6 = tensor.empty() : tensor<1x6x7x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x6x7xf32>) outs(%v6 : tensor<1x6x7x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = arith.constant 0.0 : f32
  %v9 = tensor.pad %v7 low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %v8 : f32
  } : tensor<1x6x7x4xf32> to tensor<1x8x9x4xf32>
  %v10 = arith.constant dense<[[[[0.75, 1.25], [-2.0, 1.0], [-0.5, -1.5], [-1.75, 1.25]], [[1.5, -1.0], [0.25, 1.75], [-1.75, -1.0], [-0.75, 1.75]], [[1.25, 0.5], [0.25, 0.25], [0.0, 0.0], [1.0, -0.25]]], [[[0.25, 1.75], [1.0, -1.25], [-0.75, -0.75], [-1.5, -0.5]], [[2.0, 1.75], [-0.25, 1.5], [0.5, 1.5], [1.25, -1.0]], [[-0.5, -0.25], [-1.5, -0.75], [0.5, -1.5], [0.5, -0.25]]], [[[0.75, 0.0], [-0.5, -2.0], [1.25, 1.0], [1.25, 2.0]], [[-0.5, 1.0], [0.0, 0.5], [-1.75, 1.75], [0.0, 0.75]], [[-1.0, 2.0], [2.0, -0.5], [-1.5, 0.0], [-0.25, 1.0]]]]> : tensor<3x3x4x2xf32>
  %v12 = arith.constant 0.0 : f32
  %v11 = tensor.empty() : tensor<1x6x7x2xf32>
  %v13 = linalg.fill ins(%v12 : f32) outs(%v11 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  %v14 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v9, %v10 : tensor<1x8x9x4xf32>, tensor<3x3x4x2xf32>) outs(%v13 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  return %v14 : tensor<1x6x7x2xf32>
}

// A padding of one dimension fits both layouts.
// IR-LABEL: func.func @pad_one_side(
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR: return
func.func @pad_one_side(%x: tensor<1x2x6x7xf32>) -> tensor<1x6x7x2xf32> {
  %v1 = arith.constant dense<[[[[1.0]], [[1.5]]], [[[1.25]], [[0.25]]], [[[-2.0]], [[-1.0]]], [[[-1.75]], [[1.25]]]]> : tensor<4x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x7xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x7xf32>, tensor<4x2x1x1xf32>) outs(%v4 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v6 = arith.constant 0.0 : f32
  %v7 = tensor.pad %v5 low[0, 0, 1, 0] high[0, 0, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %v6 : f32
  } : tensor<1x4x6x7xf32> to tensor<1x4x8x7xf32>
  %v8 = tensor.empty() : tensor<1x8x7x4xf32>
  %v9 = linalg.transpose ins(%v7 : tensor<1x4x8x7xf32>) outs(%v8 : tensor<1x8x7x4xf32>) permutation = [0, 2, 3, 1]
  %v10 = arith.constant dense<[[[[1.75, 1.75], [-2.0, -1.5], [1.0, 2.0], [1.5, 1.5]]], [[[-0.25, -1.25], [-0.25, -1.0], [-1.0, 2.0], [-1.25, 1.5]]], [[[-1.5, -1.75], [-2.0, -1.0], [-0.25, -1.75], [0.25, -1.0]]]]> : tensor<3x1x4x2xf32>
  %v12 = arith.constant 0.0 : f32
  %v11 = tensor.empty() : tensor<1x6x7x2xf32>
  %v13 = linalg.fill ins(%v12 : f32) outs(%v11 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  %v14 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v9, %v10 : tensor<1x8x7x4xf32>, tensor<3x1x4x2xf32>) outs(%v13 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  return %v14 : tensor<1x6x7x2xf32>
}

// An op that is the same in all channels has any layout.
// IR-LABEL: func.func @scale_between(
// IR-NOT: linalg.generic
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR-NOT: linalg.generic
// IR: return
func.func @scale_between(%x: tensor<1x2x6x7xf32>) -> tensor<1x6x7x2xf32> {
  %v1 = arith.constant dense<[[[[0.0]], [[2.0]]], [[[1.25]], [[-1.25]]], [[[-1.25]], [[-1.5]]], [[[0.25]], [[2.0]]]]> : tensor<4x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x7xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x7xf32>, tensor<4x2x1x1xf32>) outs(%v4 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v6 = tensor.empty() : tensor<1x6x7x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x6x7xf32>) outs(%v6 : tensor<1x6x7x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = arith.constant 0.75 : f32
  %v9 = tensor.empty() : tensor<1x6x7x4xf32>
  %v10 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v7 : tensor<1x6x7x4xf32>) outs(%v9 : tensor<1x6x7x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %p = arith.mulf %a, %v8 : f32
    linalg.yield %p : f32
  } -> tensor<1x6x7x4xf32>
  %v11 = tensor.empty() : tensor<1x4x6x7xf32>
  %v12 = linalg.transpose ins(%v10 : tensor<1x6x7x4xf32>) outs(%v11 : tensor<1x4x6x7xf32>) permutation = [0, 3, 1, 2]
  %v13 = arith.constant 0.5 : f32
  %v14 = tensor.empty() : tensor<1x4x6x7xf32>
  %v15 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v12 : tensor<1x4x6x7xf32>) outs(%v14 : tensor<1x4x6x7xf32>) {
  ^bb0(%a: f32, %o: f32):
    %p = arith.mulf %a, %v13 : f32
    linalg.yield %p : f32
  } -> tensor<1x4x6x7xf32>
  %v16 = tensor.empty() : tensor<1x6x7x4xf32>
  %v17 = linalg.transpose ins(%v15 : tensor<1x4x6x7xf32>) outs(%v16 : tensor<1x6x7x4xf32>) permutation = [0, 2, 3, 1]
  %v18 = arith.constant dense<[[[[-0.5, 1.0], [0.0, -0.25], [-2.0, -2.0], [0.25, 1.5]]]]> : tensor<1x1x4x2xf32>
  %v20 = arith.constant 0.0 : f32
  %v19 = tensor.empty() : tensor<1x6x7x2xf32>
  %v21 = linalg.fill ins(%v20 : f32) outs(%v19 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  %v22 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v17, %v18 : tensor<1x6x7x4xf32>, tensor<1x1x4x2xf32>) outs(%v21 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  return %v22 : tensor<1x6x7x2xf32>
}

// Height and width change places: so do those of the filter.
// IR-LABEL: func.func @axes_swapped(
// IR: linalg.conv_2d_nchw_fchw
// IR-SAME: tensor<3x2x2x3xf32>
// IR-NOT: linalg.conv
// IR: linalg.transpose
// IR-SAME: permutation = [0, 1, 3, 2]
// IR: return
func.func @axes_swapped(%x: tensor<1x2x6x7xf32>) -> tensor<1x3x5x5xf32> {
  %v1 = arith.constant dense<[[[[0.0]], [[0.5]]], [[[-0.25]], [[1.75]]], [[[2.0]], [[-0.25]]]]> : tensor<3x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x3x6x7xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x3x6x7xf32>) -> tensor<1x3x6x7xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x7xf32>, tensor<3x2x1x1xf32>) outs(%v4 : tensor<1x3x6x7xf32>) -> tensor<1x3x6x7xf32>
  %v6 = tensor.empty() : tensor<1x3x7x6xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x3x6x7xf32>) outs(%v6 : tensor<1x3x7x6xf32>) permutation = [0, 1, 3, 2]
  %v8 = arith.constant dense<[[[[-0.25, -2.0], [1.25, 0.25], [-1.75, -2.0]], [[-0.5, 1.75], [1.25, -1.5], [0.0, -0.25]], [[1.25, 0.75], [-0.25, 1.75], [-1.75, 0.5]]], [[[1.25, 0.75], [1.0, -0.5], [-2.0, 0.25]], [[2.0, -1.5], [-0.5, 1.75], [-0.5, 0.25]], [[-0.5, -0.25], [1.5, -0.25], [0.0, 0.25]]], [[[-1.25, 1.75], [-0.75, -0.25], [1.75, 1.25]], [[-1.75, -1.0], [1.0, -1.75], [-0.5, -2.0]], [[-1.0, 1.25], [-1.75, -1.75], [-0.75, 1.0]]]]> : tensor<3x3x3x2xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<1x3x5x5xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
  %v12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v7, %v8 : tensor<1x3x7x6xf32>, tensor<3x3x3x2xf32>) outs(%v11 : tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
  return %v12 : tensor<1x3x5x5xf32>
}

// Extents of 1 come and go.
// IR-LABEL: func.func @units(
// IR-NOT: tensor.expand_shape
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR: tensor.collapse_shape
// IR-NOT: tensor.expand_shape
// IR: return
func.func @units(%x: tensor<2x4x5x5xf32>) -> tensor<2x2xf32> {
  %v1 = arith.constant dense<[[[[1.5, 0.5, -1.25, -1.5, -0.75], [0.5, -0.5, -0.75, 2.0, 1.5], [-1.75, 0.25, 1.0, 0.75, 0.5], [1.5, -0.75, -1.25, -2.0, -1.5], [0.0, -1.5, 0.75, 1.25, -1.25]], [[-0.5, 1.0, 0.75, 0.25, 1.25], [-1.5, -1.75, 1.75, -0.5, 0.75], [1.5, -0.5, 0.5, 0.75, 1.75], [-2.0, 1.25, -0.25, 1.0, -1.75], [1.0, -1.75, 1.5, -1.5, -1.75]], [[0.0, -0.5, -1.5, 0.5, 0.75], [0.0, 0.5, -1.75, 0.0, 0.5], [0.0, 0.25, -2.0, -1.5, -2.0], [-0.25, -1.25, 1.75, 1.5, 1.0], [0.0, 1.25, 1.75, -1.0, 1.75]], [[-0.75, -2.0, 0.25, -1.0, -0.25], [0.5, 0.5, 1.5, 0.75, -1.5], [2.0, -0.5, 1.0, -0.75, -0.25], [1.25, -1.5, -1.75, 1.75, 0.5], [-0.75, 1.25, -1.25, -1.5, 0.0]]], [[[-1.5, -0.5, -1.25, 1.25, 1.75], [1.5, -0.75, -0.25, -1.0, 1.25], [1.5, -0.25, -1.25, 0.25, 0.25], [0.0, 0.0, 0.75, 0.0, 0.0], [-0.5, 1.5, -0.25, -0.75, -0.25]], [[-0.25, -1.0, 0.25, -0.5, 0.5], [-1.5, 1.0, 0.0, -0.25, 2.0], [2.0, -0.25, -1.25, 1.5, -1.75], [-1.25, -2.0, 1.75, -0.25, 1.5], [0.75, -1.75, 0.25, -0.25, -1.25]], [[-1.75, -0.5, -0.5, -1.5, 0.75], [2.0, -0.75, 1.5, 0.0, -2.0], [-1.25, 0.75, -0.5, -1.75, 0.75], [0.5, -1.0, -1.75, -0.5, 0.0], [-1.75, -0.5, -2.0, 0.5, 1.25]], [[0.75, -0.75, 0.25, -1.5, -0.5], [-1.75, 1.75, 1.75, -1.5, 1.25], [-1.25, 1.0, -1.0, -1.5, -0.75], [1.0, 0.0, 1.25, 0.25, 0.25], [1.25, -1.75, 0.25, 0.75, 1.25]]], [[[1.25, -2.0, 0.75, -0.5, 1.0], [1.0, -0.5, -2.0, 1.25, -0.75], [1.25, -1.25, -1.5, 1.0, 0.75], [1.5, -0.75, -1.0, -2.0, -1.75], [-1.0, 1.0, -1.5, 0.75, 2.0]], [[-0.75, -1.0, 0.75, 0.25, -0.75], [2.0, -0.75, -1.5, -1.25, 1.0], [1.75, -0.5, 0.25, -1.0, -1.75], [1.75, 0.5, -1.75, 1.0, -1.5], [-0.75, -0.25, 1.0, -0.5, 1.75]], [[-0.75, -0.5, -1.75, 1.0, 2.0], [-0.75, 1.0, 0.75, -1.25, -1.0], [-0.25, -0.5, -1.75, -1.75, 0.5], [-1.25, 1.0, 1.5, 0.25, 1.25], [0.25, -0.25, 1.25, 1.0, 0.75]], [[1.5, 2.0, 1.5, -0.75, -2.0], [-2.0, 1.75, 1.5, -0.25, 1.5], [1.5, -0.75, 1.75, 1.0, -1.25], [-1.5, -1.0, 0.75, 1.25, 0.75], [-1.5, 1.5, 2.0, 2.0, -1.75]]], [[[-1.75, -1.0, -1.5, 0.5, 2.0], [-1.5, -1.75, 2.0, 1.0, -1.0], [-2.0, -1.5, -1.25, -0.5, -1.0], [1.75, 0.25, -0.75, -0.25, -1.5], [0.75, 0.0, -0.75, 0.5, 0.0]], [[1.5, -1.0, 0.0, 2.0, 1.75], [-0.5, 0.0, 2.0, -0.25, 0.5], [0.75, -1.75, -0.5, -0.75, 1.0], [-0.75, 0.0, 0.5, 1.0, -0.75], [0.0, -1.25, 2.0, -1.75, 0.75]], [[1.5, 2.0, -1.25, 0.0, 1.0], [0.75, 0.0, 1.0, 0.75, -1.0], [0.75, 0.5, -1.5, 1.5, -0.25], [-0.75, -1.75, 0.25, 2.0, 0.0], [0.25, 0.5, -2.0, -1.75, -0.25]], [[-1.0, 0.25, 1.25, 1.25, 2.0], [0.75, -1.75, -1.0, 1.75, -0.25], [-1.75, -2.0, -1.75, -2.0, 0.75], [0.25, -1.25, 2.0, 0.75, -0.25], [1.25, 0.25, -1.0, -0.5, 0.75]]], [[[1.75, -0.75, -1.0, -2.0, -0.25], [-1.0, 1.5, -1.25, -1.5, -1.0], [0.0, 1.0, 0.0, -2.0, -1.75], [0.75, 1.5, 2.0, 1.75, -0.25], [-0.75, -2.0, -1.75, -1.75, -2.0]], [[1.0, -0.75, -0.25, -0.75, -1.75], [-1.25, -2.0, -0.5, -1.0, 1.25], [-0.5, 2.0, 2.0, 1.25, -0.75], [2.0, 0.25, -1.5, 0.25, -1.75], [1.75, -2.0, 1.0, 1.25, 1.5]], [[-1.5, 1.5, -0.75, -0.25, -1.25], [0.0, -0.25, -1.75, -1.25, 0.5], [0.0, -1.75, 0.0, 1.25, 2.0], [0.0, 0.25, -0.5, -1.5, 2.0], [-2.0, -0.75, 0.0, -0.25, -0.5]], [[-0.75, 0.5, -0.5, 1.0, 0.5], [-0.25, 1.0, 1.75, 1.75, 2.0], [-2.0, -2.0, 1.25, -0.25, 0.25], [-0.5, 1.0, -1.5, -0.75, -1.0], [-1.75, -2.0, -1.25, -1.25, -0.75]]], [[[0.75, -1.0, -2.0, -2.0, -1.75], [-1.0, -1.75, -1.5, -1.75, -1.5], [0.75, -0.5, -1.5, 1.0, -1.25], [-0.25, -0.5, -0.5, -1.25, -1.75], [-1.75, -1.5, 0.25, 1.75, -1.25]], [[-1.0, -1.25, -0.5, 0.25, 0.5], [0.5, 1.25, 0.0, -2.0, 0.75], [0.0, 0.25, -1.75, 0.75, 0.5], [2.0, 1.75, 0.25, -2.0, 1.25], [-2.0, 1.25, 2.0, -1.25, 0.75]], [[1.75, -1.75, -0.5, -1.5, 0.25], [-0.75, 1.25, -2.0, 2.0, -0.5], [0.25, -1.75, -2.0, 0.75, 1.75], [-1.25, 1.75, -0.75, 1.75, 0.75], [2.0, 0.0, -0.75, 0.25, -0.5]], [[-0.25, 1.75, -0.75, -1.25, -1.5], [1.75, -1.25, 0.5, 0.75, -1.25], [1.0, 1.0, -1.5, 1.25, -2.0], [0.75, -0.5, 0.25, 0.0, 1.25], [2.0, -0.75, 1.0, -0.25, 1.5]]]]> : tensor<6x4x5x5xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x6x1x1xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x6x1x1xf32>) -> tensor<2x6x1x1xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x4x5x5xf32>, tensor<6x4x5x5xf32>) outs(%v4 : tensor<2x6x1x1xf32>) -> tensor<2x6x1x1xf32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x6x1x1xf32> into tensor<2x6xf32>
  %v7 = tensor.expand_shape %v6 [[0, 1], [2, 3]] output_shape [2, 1, 6, 1] : tensor<2x6xf32> into tensor<2x1x6x1xf32>
  %v8 = tensor.empty() : tensor<2x6x1x1xf32>
  %v9 = linalg.transpose ins(%v7 : tensor<2x1x6x1xf32>) outs(%v8 : tensor<2x6x1x1xf32>) permutation = [0, 2, 1, 3]
  %v10 = arith.constant dense<[[[[-1.0]], [[-1.75]], [[0.75]], [[0.5]], [[2.0]], [[-1.0]]], [[[1.5]], [[0.5]], [[-0.75]], [[1.5]], [[1.5]], [[0.0]]]]> : tensor<2x6x1x1xf32>
  %v12 = arith.constant 0.0 : f32
  %v11 = tensor.empty() : tensor<2x2x1x1xf32>
  %v13 = linalg.fill ins(%v12 : f32) outs(%v11 : tensor<2x2x1x1xf32>) -> tensor<2x2x1x1xf32>
  %v14 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v9, %v10 : tensor<2x6x1x1xf32>, tensor<2x6x1x1xf32>) outs(%v13 : tensor<2x2x1x1xf32>) -> tensor<2x2x1x1xf32>
  %v15 = tensor.collapse_shape %v14 [[0], [1, 2, 3]] : tensor<2x2x1x1xf32> into tensor<2x2xf32>
  return %v15 : tensor<2x2xf32>
}

// The number of images need not be known.
// IR-LABEL: func.func @unknown_batch(
// IR-NOT: linalg.matmul
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.matmul
// IR: tensor.collapse_shape
// IR: return
func.func @unknown_batch(%x: tensor<?x3x4x4xf32>) -> tensor<?x2xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x3x4x4xf32>
  %v1 = arith.constant dense<[[[[-0.25]], [[-1.0]], [[0.5]]], [[[1.5]], [[-0.25]], [[2.0]]], [[[-0.5]], [[0.0]], [[0.25]]], [[[-1.0]], [[-1.0]], [[-0.25]]], [[[0.5]], [[2.0]], [[0.75]]], [[[-0.75]], [[-0.25]], [[0.5]]]]> : tensor<6x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty(%n) : tensor<?x6x4x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<?x6x4x4xf32>) -> tensor<?x6x4x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<?x3x4x4xf32>, tensor<6x3x1x1xf32>) outs(%v4 : tensor<?x6x4x4xf32>) -> tensor<?x6x4x4xf32>
  %v6 = tensor.empty(%n) : tensor<?x4x4x6xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<?x6x4x4xf32>) outs(%v6 : tensor<?x4x4x6xf32>) permutation = [0, 2, 3, 1]
  %v8 = tensor.collapse_shape %v7 [[0], [1, 2, 3]] : tensor<?x4x4x6xf32> into tensor<?x96xf32>
  %v9 = arith.constant dense<[[-0.5, 0.0], [-1.25, -0.75], [-1.25, -0.5], [1.0, -1.0], [-1.0, 0.25], [0.25, 1.25], [0.0, -0.5], [-1.25, -1.25], [0.0, -0.5], [1.0, 1.5], [-1.75, -2.0], [1.0, 1.25], [-0.25, 2.0], [0.25, 1.5], [-2.0, -1.0], [0.0, 1.0], [-2.0, -0.25], [1.25, 1.25], [-0.25, -0.25], [-0.75, -1.25], [1.5, 1.25], [0.5, 0.0], [-1.25, 1.25], [-0.25, 1.0], [-0.75, 0.0], [1.25, 1.75], [1.5, -2.0], [1.25, 2.0], [-0.75, 0.5], [-2.0, 1.0], [1.75, -1.25], [-1.75, 0.0], [-0.5, -0.75], [-0.5, 2.0], [0.75, -1.25], [1.5, -0.5], [1.75, 2.0], [-2.0, 0.75], [2.0, 0.5], [1.25, 1.5], [-0.5, -0.75], [1.0, 2.0], [-1.25, 0.75], [-1.75, 0.0], [0.0, 1.0], [1.0, -1.75], [-2.0, -1.5], [1.25, 1.25], [0.75, 0.0], [-1.25, -0.25], [0.25, 1.0], [2.0, -0.25], [1.0, 1.5], [-0.5, -0.75], [-1.0, -1.5], [-0.5, 1.75], [-0.25, -1.0], [0.75, 1.25], [1.5, 0.25], [-1.0, 1.75], [0.75, -0.25], [0.0, 1.0], [0.0, 1.25], [-0.75, 1.75], [-2.0, 0.0], [0.75, -0.25], [0.25, 0.5], [1.75, 1.75], [1.25, -1.5], [0.75, -1.0], [0.25, 1.0], [-1.75, -1.5], [0.5, -1.0], [2.0, 0.75], [-2.0, -2.0], [-0.5, -1.5], [0.25, 0.0], [-1.25, -1.0], [-0.25, -0.75], [1.5, 0.75], [-1.0, -0.5], [1.0, -0.75], [-1.5, 0.25], [-0.5, 1.75], [-0.5, 2.0], [-1.5, 1.5], [-1.25, -1.25], [0.0, 1.25], [-0.25, -1.0], [1.75, 1.75], [-1.75, 1.75], [1.5, -1.0], [1.75, -0.25], [1.75, -0.75], [-2.0, -0.75], [0.5, 1.5]]> : tensor<96x2xf32>
  %v11 = arith.constant 0.0 : f32
  %v10 = tensor.empty(%n) : tensor<?x2xf32>
  %v12 = linalg.fill ins(%v11 : f32) outs(%v10 : tensor<?x2xf32>) -> tensor<?x2xf32>
  %v13 = linalg.matmul ins(%v8, %v9 : tensor<?x96xf32>, tensor<96x2xf32>) outs(%v12 : tensor<?x2xf32>) -> tensor<?x2xf32>
  return %v13 : tensor<?x2xf32>
}

// Rows and images of unknown number are the rows of a matrix product.
// IR-LABEL: func.func @unknown_image(
// IR-NOT: linalg.matmul
// IR: linalg.conv_2d_nchw_fchw
// IR-SAME: tensor<?x3x4x4xf32>, tensor<2x3x1x4xf32>
// IR-NOT: linalg.matmul
// IR: return
func.func @unknown_image(%x: tensor<?x3x4x4xf32>) -> tensor<?x2xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x3x4x4xf32>
  %c4 = arith.constant 4 : index
  %m = arith.muli %n, %c4 : index
  %v1 = arith.constant dense<[[[[1.75]], [[0.25]], [[1.5]]], [[[0.75]], [[1.25]], [[1.25]]], [[[-1.5]], [[-0.75]], [[0.75]]]]> : tensor<3x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty(%n) : tensor<?x3x4x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<?x3x4x4xf32>) -> tensor<?x3x4x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<?x3x4x4xf32>, tensor<3x3x1x1xf32>) outs(%v4 : tensor<?x3x4x4xf32>) -> tensor<?x3x4x4xf32>
  %v6 = tensor.empty(%n) : tensor<4x?x4x3xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<?x3x4x4xf32>) outs(%v6 : tensor<4x?x4x3xf32>) permutation = [2, 0, 3, 1]
  %v8 = tensor.collapse_shape %v7 [[0, 1], [2, 3]] : tensor<4x?x4x3xf32> into tensor<?x12xf32>
  %v9 = arith.constant dense<[[-2.0, -2.0], [-1.75, 0.5], [-1.25, 2.0], [1.75, 1.75], [-1.0, -1.75], [-0.5, 1.25], [-1.0, 0.5], [-1.25, 0.75], [0.5, 1.75], [2.0, -0.5], [0.25, 1.25], [0.5, 1.25]]> : tensor<12x2xf32>
  %v11 = arith.constant 0.0 : f32
  %v10 = tensor.empty(%m) : tensor<?x2xf32>
  %v12 = linalg.fill ins(%v11 : f32) outs(%v10 : tensor<?x2xf32>) -> tensor<?x2xf32>
  %v13 = linalg.matmul ins(%v8, %v9 : tensor<?x12xf32>, tensor<12x2xf32>) outs(%v12 : tensor<?x2xf32>) -> tensor<?x2xf32>
  return %v13 : tensor<?x2xf32>
}

// Two convolutions where one would cost more: each in the layout of its own ops.
// IR-LABEL: func.func @chain_of_parts(
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: linalg.conv
// IR: linalg.transpose
// IR-NOT: linalg.transpose
// IR: linalg.conv_2d_nhwc_hwcf
// IR-NOT: linalg.conv
// IR: return
func.func @chain_of_parts(%x: tensor<1x4x6x6xf32>) -> tensor<1x5x5x4xf32> {
  %v1 = arith.constant dense<[[[[0.0]], [[-1.75]], [[0.25]], [[0.25]]], [[[0.75]], [[1.75]], [[1.0]], [[0.5]]], [[[2.0]], [[0.0]], [[2.0]], [[0.75]]], [[[-0.5]], [[1.75]], [[-1.25]], [[0.5]]], [[[-0.5]], [[0.5]], [[0.25]], [[-1.0]]], [[[-1.5]], [[-1.75]], [[1.0]], [[1.0]]], [[[-1.75]], [[1.0]], [[0.25]], [[-1.25]]], [[[-2.0]], [[-1.75]], [[-0.5]], [[1.75]]]]> : tensor<8x4x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x8x6x6xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x4x6x6xf32>, tensor<8x4x1x1xf32>) outs(%v4 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
  %v6 = arith.constant dense<[[[[-1.75]], [[2.0]], [[1.0]], [[-1.0]], [[-1.5]], [[-0.5]], [[-1.75]], [[1.5]]]]> : tensor<1x8x1x1xf32>
  %v8 = arith.constant 0.0 : f32
  %v7 = tensor.empty() : tensor<1x1x6x6xf32>
  %v9 = linalg.fill ins(%v8 : f32) outs(%v7 : tensor<1x1x6x6xf32>) -> tensor<1x1x6x6xf32>
  %v10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v5, %v6 : tensor<1x8x6x6xf32>, tensor<1x8x1x1xf32>) outs(%v9 : tensor<1x1x6x6xf32>) -> tensor<1x1x6x6xf32>
  %v11 = tensor.empty() : tensor<1x6x6x1xf32>
  %v12 = linalg.transpose ins(%v10 : tensor<1x1x6x6xf32>) outs(%v11 : tensor<1x6x6x1xf32>) permutation = [0, 2, 3, 1]
  %v13 = arith.constant dense<[[[[-0.75, -1.25, -0.75, -1.75, 1.25, -1.25, -2.0, 0.75]], [[-1.0, 0.25, 0.0, 0.25, -0.75, 1.25, -1.75, 0.5]]], [[[-2.0, 1.25, -1.75, 1.75, 2.0, -1.75, -1.25, 1.25]], [[1.0, 1.5, -1.5, -2.0, 1.0, -1.0, 1.75, 1.25]]]]> : tensor<2x2x1x8xf32>
  %v15 = arith.constant 0.0 : f32
  %v14 = tensor.empty() : tensor<1x5x5x8xf32>
  %v16 = linalg.fill ins(%v15 : f32) outs(%v14 : tensor<1x5x5x8xf32>) -> tensor<1x5x5x8xf32>
  %v17 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v12, %v13 : tensor<1x6x6x1xf32>, tensor<2x2x1x8xf32>) outs(%v16 : tensor<1x5x5x8xf32>) -> tensor<1x5x5x8xf32>
  %v18 = arith.constant dense<[[[[-1.25, -1.5, 1.75, -0.5], [-1.0, -2.0, 1.25, -2.0], [-2.0, -1.25, -1.5, -0.5], [-1.25, -1.0, 1.75, -2.0], [0.0, -0.25, 1.5, -0.75], [-1.75, 0.75, -1.0, -1.5], [0.25, 1.75, 1.5, 0.0], [-1.75, -1.75, -2.0, -1.75]]]]> : tensor<1x1x8x4xf32>
  %v20 = arith.constant 0.0 : f32
  %v19 = tensor.empty() : tensor<1x5x5x4xf32>
  %v21 = linalg.fill ins(%v20 : f32) outs(%v19 : tensor<1x5x5x4xf32>) -> tensor<1x5x5x4xf32>
  %v22 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v17, %v18 : tensor<1x5x5x8xf32>, tensor<1x1x8x4xf32>) outs(%v21 : tensor<1x5x5x4xf32>) -> tensor<1x5x5x4xf32>
  return %v22 : tensor<1x5x5x4xf32>
}

// A matrix product stays one in tosa as well.
// IR-LABEL: func.func @tosa_matmul_matmul(
// IR-NOT: conv2d
// IR: tosa.matmul
// IR-NOT: tosa.matmul
// IR-NOT: conv2d
// IR: return
func.func @tosa_matmul_matmul(%x: tensor<1x5x4xf32>) -> tensor<1x5x2xf32> {
  %v1 = "tosa.const"() {values = dense<[[[-2.0, -1.5, 1.0], [0.25, 0.25, -0.75], [1.75, -1.75, 0.5], [0.75, 1.5, 1.75]]]> : tensor<1x4x3xf32>} : () -> tensor<1x4x3xf32>
  %v2 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v3 = tosa.matmul %x, %v1, %v2, %v2 : (tensor<1x5x4xf32>, tensor<1x4x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x3xf32>
  %v4 = "tosa.const"() {values = dense<[[[-0.75, -1.0], [-1.25, 0.75], [-0.75, 1.25]]]> : tensor<1x3x2xf32>} : () -> tensor<1x3x2xf32>
  %v5 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v6 = tosa.matmul %v3, %v4, %v5, %v5 : (tensor<1x5x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x2xf32>
  return %v6 : tensor<1x5x2xf32>
}

// A batch of rows, as a dense layer is written; the bias is added without the
// outer dimension.
// IR-LABEL: func.func @tosa_rows(
// IR-NOT: tosa.add
// IR: tosa.conv2d
// IR-NOT: tosa.conv2d
// IR-NOT: tosa.add
// IR: return
func.func @tosa_rows(%x: tensor<5x4xf32>) -> tensor<5x2xf32> {
  %v1 = tosa.const_shape {values = dense<[1, 5, 4]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %v2 = tosa.reshape %x, %v1 : (tensor<5x4xf32>, !tosa.shape<3>) -> tensor<1x5x4xf32>
  %v3 = "tosa.const"() {values = dense<[[[1.75, 1.0, 1.5], [0.0, 0.5, 0.25], [0.0, -1.75, 0.5], [-2.0, -1.0, 0.25]]]> : tensor<1x4x3xf32>} : () -> tensor<1x4x3xf32>
  %v4 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v5 = tosa.matmul %v2, %v3, %v4, %v4 : (tensor<1x5x4xf32>, tensor<1x4x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x3xf32>
  %v6 = tosa.const_shape {values = dense<[5, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %v7 = tosa.reshape %v5, %v6 : (tensor<1x5x3xf32>, !tosa.shape<2>) -> tensor<5x3xf32>
  %v8 = "tosa.const"() {values = dense<[[1.25, -0.25, 1.0]]> : tensor<1x3xf32>} : () -> tensor<1x3xf32>
  %v9 = tosa.add %v7, %v8 : (tensor<5x3xf32>, tensor<1x3xf32>) -> tensor<5x3xf32>
  %v10 = tosa.const_shape {values = dense<[1, 5, 3]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %v11 = tosa.reshape %v9, %v10 : (tensor<5x3xf32>, !tosa.shape<3>) -> tensor<1x5x3xf32>
  %v12 = "tosa.const"() {values = dense<[[[1.0, 1.0], [-0.25, 1.5], [0.25, -2.0]]]> : tensor<1x3x2xf32>} : () -> tensor<1x3x2xf32>
  %v13 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v14 = tosa.matmul %v11, %v12, %v13, %v13 : (tensor<1x5x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x2xf32>
  %v15 = tosa.const_shape {values = dense<[5, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %v16 = tosa.reshape %v14, %v15 : (tensor<1x5x2xf32>, !tosa.shape<2>) -> tensor<5x2xf32>
  %v17 = "tosa.const"() {values = dense<[[0.5, 0.0]]> : tensor<1x2xf32>} : () -> tensor<1x2xf32>
  %v18 = tosa.add %v16, %v17 : (tensor<5x2xf32>, tensor<1x2xf32>) -> tensor<5x2xf32>
  return %v18 : tensor<5x2xf32>
}

// As TFLite writes a classifier.
// IR-LABEL: func.func @tosa_classifier(
// IR: tosa.avg_pool2d
// IR: tosa.conv2d
// IR-NOT: tosa.conv2d
// IR: tosa.reshape
// IR-NOT: tosa.conv2d
// IR: return
func.func @tosa_classifier(%x: tensor<2x4x4x3xf32>) -> tensor<2x2xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[0.0, 1.25, -0.75]]], [[[-1.75, 0.25, -1.0]]], [[[-1.0, 0.0, 1.75]]], [[[0.75, -1.5, 1.75]]], [[[1.0, -0.5, -0.25]]], [[[0.25, -1.75, 1.0]]]]> : tensor<6x1x1x3xf32>} : () -> tensor<6x1x1x3xf32>
  %v2 = "tosa.const"() {values = dense<[1.5, -0.5, 0.0, -2.0, 1.0, 1.5]> : tensor<6xf32>} : () -> tensor<6xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x4x4x3xf32>, tensor<6x1x1x3xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x4x4x6xf32>
  %v5 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v6 = tosa.avg_pool2d %v4, %v5, %v5 {acc_type = f32, kernel = array<i64: 4, 4>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 4, 4>} : (tensor<2x4x4x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x1x1x6xf32>
  %v7 = tosa.const_shape {values = dense<[2, 6]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %v8 = tosa.reshape %v6, %v7 : (tensor<2x1x1x6xf32>, !tosa.shape<2>) -> tensor<2x6xf32>
  %v9 = tosa.const_shape {values = dense<[2, 1, 1, 6]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %v10 = tosa.reshape %v8, %v9 : (tensor<2x6xf32>, !tosa.shape<4>) -> tensor<2x1x1x6xf32>
  %v11 = "tosa.const"() {values = dense<[[[[-1.5, 0.75, -1.5, -0.25, 1.0, 2.0]]], [[[0.0, 2.0, 0.5, 1.75, 2.0, -0.5]]]]> : tensor<2x1x1x6xf32>} : () -> tensor<2x1x1x6xf32>
  %v12 = "tosa.const"() {values = dense<[-0.5, -0.5]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v13 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v14 = tosa.conv2d %v10, %v11, %v12, %v13, %v13 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x1x1x6xf32>, tensor<2x1x1x6xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x1x1x2xf32>
  %v15 = tosa.const_shape {values = dense<[2, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %v16 = tosa.reshape %v14, %v15 : (tensor<2x1x1x2xf32>, !tosa.shape<2>) -> tensor<2x2xf32>
  return %v16 : tensor<2x2xf32>
}

// A fully connected layer over a map, as TFLite writes it.
// IR-LABEL: func.func @tosa_flatten(
// IR: tosa.conv2d
// IR-SAME: tensor<2x5x4x3xf32>
// IR-NOT: tosa.conv2d
// IR: tosa.reshape
// IR: return
func.func @tosa_flatten(%x: tensor<?x5x4x3xf32>) -> tensor<?x2xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[-0.5, -1.5, -0.75]]], [[[0.25, 0.75, 0.75]]], [[[1.0, 2.0, -1.0]]], [[[-0.25, -1.75, 1.75]]]]> : tensor<4x1x1x3xf32>} : () -> tensor<4x1x1x3xf32>
  %v2 = "tosa.const"() {values = dense<[0.75, -1.25, 0.75, 1.5]> : tensor<4xf32>} : () -> tensor<4xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<?x5x4x3xf32>, tensor<4x1x1x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x5x4x4xf32>
  %v5 = tosa.const_shape {values = dense<[-1, 1, 1, 80]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %v6 = tosa.reshape %v4, %v5 : (tensor<?x5x4x4xf32>, !tosa.shape<4>) -> tensor<?x1x1x80xf32>
  %v7 = "tosa.const"() {values = dense<[[[[-1.5, -1.0, 0.5, -2.0, 0.75, 0.0, 2.0, -2.0, -1.25, -1.75, -0.5, 1.75, -0.5, 0.0, 0.0, 1.25, -1.25, 1.5, -1.0, 0.0, -1.75, 0.5, -0.5, -0.75, 1.0, -1.5, -2.0, -1.75, -1.75, 0.75, 1.5, 1.75, -1.5, 1.0, -1.25, -1.5, 0.0, 0.5, -0.25, -1.5, 2.0, 1.0, -0.75, 1.5, -0.75, 0.75, -0.25, -0.25, -0.75, -1.75, 0.0, 0.75, -1.75, -2.0, -1.75, 0.0, 2.0, 1.75, -1.75, -1.25, -1.0, 0.5, -2.0, -0.5, 0.25, 1.5, -1.25, 1.75, 0.5, 0.75, 0.0, 1.0, -1.25, 0.75, 1.75, 1.0, -0.75, 1.5, -0.25, -1.0]]], [[[-2.0, 1.5, -0.5, -1.75, -0.75, -0.25, -1.5, 0.75, -1.0, 1.5, -1.25, 1.0, -2.0, -1.5, 1.5, 0.5, 0.5, -0.25, 1.75, -1.25, 0.75, -1.0, 0.5, -0.25, -1.75, -0.75, 1.5, -1.0, 1.5, -1.0, 0.0, 1.25, 1.25, -0.25, -1.0, -2.0, 0.0, 0.25, 0.5, -0.75, 0.0, 1.75, -1.25, 0.5, 1.5, 1.75, -1.25, -1.0, 2.0, -1.75, -0.5, 1.75, 0.25, -1.25, 0.0, -0.5, 0.75, 1.25, 0.0, -0.25, -0.25, -1.25, 1.0, 0.25, 1.25, -0.75, -1.75, 0.25, -1.0, -2.0, 1.5, 2.0, 0.5, 2.0, -1.0, 1.5, -2.0, 2.0, 0.25, -0.75]]]]> : tensor<2x1x1x80xf32>} : () -> tensor<2x1x1x80xf32>
  %v8 = "tosa.const"() {values = dense<[0.75, 1.25]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v9 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v10 = tosa.conv2d %v6, %v7, %v8, %v9, %v9 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<?x1x1x80xf32>, tensor<2x1x1x80xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x1x1x2xf32>
  %v11 = tosa.const_shape {values = dense<[-1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %v12 = tosa.reshape %v10, %v11 : (tensor<?x1x1x2xf32>, !tosa.shape<2>) -> tensor<?x2xf32>
  return %v12 : tensor<?x2xf32>
}

// The same as a matrix product, of a map that was turned to channels first.
// IR-LABEL: func.func @tosa_flatten_matmul(
// IR-NOT: tosa.transpose
// IR-NOT: tosa.matmul
// IR: tosa.conv2d
// IR-SAME: tensor<2x5x4x3xf32>
// IR-NOT: tosa.conv2d
// IR-NOT: tosa.matmul
// IR: return
func.func @tosa_flatten_matmul(%x: tensor<2x5x4x3xf32>) -> tensor<1x2x2xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[-1.75, 1.25, -0.5]]], [[[0.0, -0.75, -1.0]]], [[[-0.75, 2.0, -0.25]]], [[[-0.75, -0.5, -1.5]]]]> : tensor<4x1x1x3xf32>} : () -> tensor<4x1x1x3xf32>
  %v2 = "tosa.const"() {values = dense<[-1.5, 1.75, 0.0, -0.75]> : tensor<4xf32>} : () -> tensor<4xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x5x4x3xf32>, tensor<4x1x1x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x5x4x4xf32>
  %v5 = tosa.transpose %v4 {perms = array<i32: 0, 3, 1, 2>} : (tensor<2x5x4x4xf32>) -> tensor<2x4x5x4xf32>
  %v6 = tosa.const_shape {values = dense<[1, 2, 80]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %v7 = tosa.reshape %v5, %v6 : (tensor<2x4x5x4xf32>, !tosa.shape<3>) -> tensor<1x2x80xf32>
  %v8 = "tosa.const"() {values = dense<[[[-0.5, -1.0], [-0.5, 0.25], [-0.5, -2.0], [-1.5, 2.0], [1.25, -1.75], [2.0, 0.75], [0.5, 0.25], [1.75, -1.5], [-2.0, 1.25], [1.75, -1.0], [0.0, -0.25], [-0.75, 0.75], [-1.75, -0.75], [0.75, -2.0], [0.75, 2.0], [1.5, 2.0], [-1.5, -1.25], [0.75, -0.25], [0.5, 1.0], [-1.75, 0.25], [-1.25, 1.75], [1.5, 2.0], [-2.0, 2.0], [-1.0, -2.0], [-0.25, -1.5], [-0.25, -0.75], [-0.75, -1.25], [0.25, 0.0], [-2.0, -2.0], [-1.25, -0.5], [0.0, -2.0], [1.5, 2.0], [-0.25, 1.5], [-1.25, 0.75], [-1.25, -0.75], [-1.75, 0.0], [-1.25, 1.5], [1.75, 2.0], [0.0, -1.25], [-1.25, -1.25], [1.0, -1.0], [-0.25, -0.25], [-1.0, 1.5], [1.0, -0.75], [-2.0, 1.0], [1.25, 2.0], [-1.75, 1.0], [-1.75, 0.75], [0.5, 1.0], [-0.25, 0.5], [1.25, 0.5], [1.0, -1.75], [0.5, 2.0], [-1.0, 0.75], [-0.25, 1.25], [-2.0, 0.75], [-1.25, 2.0], [-0.75, -1.5], [0.5, 1.25], [-0.5, 2.0], [-2.0, -0.25], [-1.0, 1.25], [1.0, 1.5], [-1.75, -1.75], [-1.75, 0.0], [0.0, -1.75], [-1.25, 0.0], [-1.25, 2.0], [-2.0, 1.25], [-0.25, -1.75], [0.25, -1.25], [0.25, 0.75], [-0.75, -1.25], [-1.75, 2.0], [0.0, -1.5], [1.5, -1.0], [1.5, -1.25], [2.0, -1.0], [0.25, 1.25], [0.25, 0.0]]]> : tensor<1x80x2xf32>} : () -> tensor<1x80x2xf32>
  %v9 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v10 = tosa.matmul %v7, %v8, %v9, %v9 : (tensor<1x2x80xf32>, tensor<1x80x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2xf32>
  return %v10 : tensor<1x2x2xf32>
}

// As torch networks come to tosa: element-wise ops with channels first.
// IR-LABEL: func.func @tosa_norm_between(
// IR-NOT: tosa.transpose
// IR-NOT: tosa.mul
// IR-NOT: tosa.add
// IR: tosa.conv2d
// IR-NOT: tosa.conv2d
// IR-NOT: tosa.transpose
// IR: return
func.func @tosa_norm_between(%x: tensor<1x6x6x2xf32>) -> tensor<1x4x4x2xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[-0.25, -1.5]]], [[[0.25, 1.5]]], [[[-0.25, 1.0]]], [[[-0.5, 0.75]]]]> : tensor<4x1x1x2xf32>} : () -> tensor<4x1x1x2xf32>
  %v2 = "tosa.const"() {values = dense<[1.5, 0.25, 1.75, 1.75]> : tensor<4xf32>} : () -> tensor<4xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<4x1x1x2xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x4xf32>
  %v5 = tosa.transpose %v4 {perms = array<i32: 0, 3, 1, 2>} : (tensor<1x6x6x4xf32>) -> tensor<1x4x6x6xf32>
  %v6 = "tosa.const"() {values = dense<[[[[0.25]], [[-2.0]], [[-0.25]], [[0.5]]]]> : tensor<1x4x1x1xf32>} : () -> tensor<1x4x1x1xf32>
  %v8 = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %v7 = tosa.mul %v5, %v6, %v8 : (tensor<1x4x6x6xf32>, tensor<1x4x1x1xf32>, tensor<1xi8>) -> tensor<1x4x6x6xf32>
  %v9 = "tosa.const"() {values = dense<[[[[-0.25]], [[-0.5]], [[2.0]], [[1.0]]]]> : tensor<1x4x1x1xf32>} : () -> tensor<1x4x1x1xf32>
  %v10 = tosa.add %v7, %v9 : (tensor<1x4x6x6xf32>, tensor<1x4x1x1xf32>) -> tensor<1x4x6x6xf32>
  %v11 = tosa.transpose %v10 {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x4x6x6xf32>) -> tensor<1x6x6x4xf32>
  %v12 = "tosa.const"() {values = dense<[[[[1.0, -2.0, 0.75, -0.75], [-0.25, 0.5, 0.5, 1.75], [0.0, 0.25, -0.5, 0.25]], [[-1.75, -2.0, -0.75, -1.5], [0.75, 1.5, -1.75, 2.0], [1.0, 1.5, 0.75, -1.25]], [[2.0, -0.25, -1.0, 1.25], [0.5, 0.75, -1.0, -0.5], [0.0, 2.0, -1.25, 1.75]]], [[[0.0, -1.0, 1.25, -1.25], [-2.0, 1.25, -1.25, 1.75], [1.0, -1.0, 1.25, 0.0]], [[-1.25, 1.0, 1.5, 1.5], [0.25, 0.75, 0.25, 0.75], [1.0, 2.0, 1.0, 0.5]], [[-2.0, 1.75, 1.0, 1.5], [0.25, -0.75, 0.25, -1.0], [1.25, 1.0, -0.25, -1.5]]]]> : tensor<2x3x3x4xf32>} : () -> tensor<2x3x3x4xf32>
  %v13 = "tosa.const"() {values = dense<[0.5, 0.5]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v14 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v15 = tosa.conv2d %v11, %v12, %v13, %v14, %v14 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x6x6x4xf32>, tensor<2x3x3x4xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %v15 : tensor<1x4x4x2xf32>
}

// The first op has no convolution of its layout: the input is transposed, and the
// result back.
// IR-LABEL: func.func @tosa_norm_first(
// IR: tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>}
// IR-NOT: tosa.mul
// IR: tosa.conv2d
// IR-NOT: tosa.conv2d
// IR: tosa.transpose
// IR-SAME: array<i32: 0, 3, 1, 2>
// IR-NOT: tosa.sub
// IR: return
func.func @tosa_norm_first(%x: tensor<1x4x6x5xf32>) -> tensor<1x2x6x5xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[-0.25]], [[0.5]], [[-0.5]], [[1.25]]]]> : tensor<1x4x1x1xf32>} : () -> tensor<1x4x1x1xf32>
  %v3 = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %v2 = tosa.mul %x, %v1, %v3 : (tensor<1x4x6x5xf32>, tensor<1x4x1x1xf32>, tensor<1xi8>) -> tensor<1x4x6x5xf32>
  %v4 = tosa.transpose %v2 {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x4x6x5xf32>) -> tensor<1x6x5x4xf32>
  %v5 = "tosa.const"() {values = dense<[[[[-2.0, -2.0, -1.75, 0.0]]], [[[1.75, 0.25, 0.25, 1.25]]]]> : tensor<2x1x1x4xf32>} : () -> tensor<2x1x1x4xf32>
  %v6 = "tosa.const"() {values = dense<[2.0, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v7 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v8 = tosa.conv2d %v4, %v5, %v6, %v7, %v7 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x6x5x4xf32>, tensor<2x1x1x4xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x5x2xf32>
  %v9 = tosa.transpose %v8 {perms = array<i32: 0, 3, 1, 2>} : (tensor<1x6x5x2xf32>) -> tensor<1x2x6x5xf32>
  %v10 = "tosa.const"() {values = dense<[[[[1.25]], [[1.0]]]]> : tensor<1x2x1x1xf32>} : () -> tensor<1x2x1x1xf32>
  %v11 = tosa.sub %v9, %v10 : (tensor<1x2x6x5xf32>, tensor<1x2x1x1xf32>) -> tensor<1x2x6x5xf32>
  return %v11 : tensor<1x2x6x5xf32>
}

// IR-LABEL: func.func @tosa_pool(
// IR-NOT: tosa.transpose
// IR: tosa.avg_pool2d
// IR: tosa.conv2d
// IR-NOT: tosa.transpose
// IR: return
func.func @tosa_pool(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x4x4xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[1.5, 0.75, -1.75, 0.75]]], [[[1.5, -2.0, -1.5, 2.0]]], [[[-0.25, -1.25, 1.25, 0.75]]], [[[2.0, 1.0, -1.0, -0.5]]]]> : tensor<4x1x1x4xf32>} : () -> tensor<4x1x1x4xf32>
  %v2 = "tosa.const"() {values = dense<[1.25, 1.75, 1.0, 1.5]> : tensor<4xf32>} : () -> tensor<4xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<4x1x1x4xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x4xf32>
  %v5 = tosa.transpose %v4 {perms = array<i32: 0, 3, 1, 2>} : (tensor<1x8x8x4xf32>) -> tensor<1x4x8x8xf32>
  %v6 = tosa.transpose %v5 {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x4x8x8xf32>) -> tensor<1x8x8x4xf32>
  %v7 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v8 = tosa.avg_pool2d %v6, %v7, %v7 {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  return %v8 : tensor<1x4x4x4xf32>
}

// Padded with channels first.
// IR-LABEL: func.func @tosa_padding_between(
// IR-NOT: tosa.pad
// IR: tosa.conv2d
// IR-SAME: pad = array<i64: 1, 1, 1, 1>
// IR-NOT: tosa.conv2d
// IR: return
func.func @tosa_padding_between(%x: tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[0.5, 2.0]]], [[[-1.5, -0.75]]], [[[0.75, 0.5]]], [[[0.75, -1.5]]]]> : tensor<4x1x1x2xf32>} : () -> tensor<4x1x1x2xf32>
  %v2 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v3 = tosa.conv2d %x, %v1, %v2, %v2, %v2 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x6x7x2xf32>, tensor<4x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x7x4xf32>
  %v4 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v5 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v6 = tosa.pad %v3, %v4, %v5 : (tensor<1x6x7x4xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x8x9x4xf32>
  %v7 = "tosa.const"() {values = dense<[[[[0.25, 2.0, -0.75, -1.25], [0.25, 0.5, 2.0, 1.25], [-0.75, 2.0, 0.25, 2.0]], [[-0.5, 2.0, -0.5, 1.25], [-0.75, -1.75, -1.25, 0.75], [-1.75, 1.25, -2.0, -2.0]], [[0.25, -2.0, 0.25, 1.0], [-1.25, -2.0, -2.0, -0.5], [-0.75, 1.75, 0.0, 2.0]]], [[[-1.0, -0.5, 1.25, -1.25], [-1.0, -0.75, 2.0, 2.0], [-1.25, -2.0, -1.25, -1.5]], [[-0.75, 2.0, 1.75, 1.5], [1.25, -1.75, -2.0, 0.5], [-1.0, -0.25, 0.75, 0.0]], [[-0.75, -1.75, 0.0, -1.25], [-1.5, 0.75, -0.5, 1.5], [1.0, -2.0, -1.75, -0.25]]]]> : tensor<2x3x3x4xf32>} : () -> tensor<2x3x3x4xf32>
  %v8 = "tosa.const"() {values = dense<[1.0, -1.75]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v9 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v10 = tosa.conv2d %v6, %v7, %v8, %v9, %v9 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x9x4xf32>, tensor<2x3x3x4xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x7x2xf32>
  return %v10 : tensor<1x6x7x2xf32>
}

// IR-LABEL: func.func @tosa_axes_swapped(
// IR: tosa.conv2d
// IR-SAME: tensor<3x2x3x2xf32>
// IR-NOT: tosa.conv2d
// IR: tosa.transpose
// IR-SAME: array<i32: 0, 2, 1, 3>
// IR: return
func.func @tosa_axes_swapped(%x: tensor<1x6x7x2xf32>) -> tensor<1x5x5x3xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[1.5, -1.75]]], [[[-0.25, -0.25]]], [[[-0.25, -1.75]]]]> : tensor<3x1x1x2xf32>} : () -> tensor<3x1x1x2xf32>
  %v2 = "tosa.const"() {values = dense<[-0.75, -0.75, 0.5]> : tensor<3xf32>} : () -> tensor<3xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x6x7x2xf32>, tensor<3x1x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x7x3xf32>
  %v5 = tosa.transpose %v4 {perms = array<i32: 0, 2, 1, 3>} : (tensor<1x6x7x3xf32>) -> tensor<1x7x6x3xf32>
  %v6 = "tosa.const"() {values = dense<[[[[-2.0, 1.5, 0.25], [1.25, 0.0, 1.75]], [[-1.5, -0.25, 1.0], [-0.25, 1.25, 0.25]], [[1.0, 1.75, -2.0], [-0.25, -1.5, -0.75]]], [[[-0.75, 0.75, 1.0], [-0.75, -2.0, 0.25]], [[1.0, 0.75, -1.25], [0.5, 1.0, 0.5]], [[1.0, -1.5, -1.25], [1.25, 0.75, -0.25]]], [[[1.0, -0.5, 1.5], [0.25, 0.75, -0.25]], [[1.25, -1.75, 0.0], [-2.0, 0.5, -1.0]], [[-0.25, -1.0, -1.5], [-0.5, 0.0, -1.0]]]]> : tensor<3x3x2x3xf32>} : () -> tensor<3x3x2x3xf32>
  %v7 = "tosa.const"() {values = dense<[1.5, 1.5, -0.25]> : tensor<3xf32>} : () -> tensor<3xf32>
  %v8 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v9 = tosa.conv2d %v5, %v6, %v7, %v8, %v8 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x7x6x3xf32>, tensor<3x3x2x3xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x3xf32>
  return %v9 : tensor<1x5x5x3xf32>
}
