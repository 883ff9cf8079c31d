// What transposes and reshapes between linear ops keep apart, one reason each; the
// ops stay as they are.
//
// What compiled code has allocated is lost where it is left by a failing assert.
// UNSUPPORTED: asan
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="report=kept objective=convs max-weight-growth=inf" -o %t.mlir -verify-diagnostics
// RUN: pool-to-conv-check %s %t.mlir | FileCheck %s

// CHECK-NOT: MISMATCH
// CHECK-NOT: within bound (
// CHECK: 0 mismatched

// Somebody else reads the transposed value.
func.func @two_uses(%x: tensor<1x2x6x7xf32>) -> (tensor<1x6x7x2xf32>, tensor<1x6x7x4xf32>) {
  %v1 = arith.constant dense<[[[[0.5]], [[-1.0]]], [[[1.0]], [[-1.75]]], [[[-1.5]], [[-1.25]]], [[[0.75]], [[-1.75]]]]> : tensor<4x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x7xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x7xf32>, tensor<4x2x1x1xf32>) outs(%v4 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v6 = tensor.empty() : tensor<1x6x7x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x6x7xf32>) outs(%v6 : tensor<1x6x7x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = arith.constant dense<[[[[2.0, -0.5], [-1.75, -1.5], [1.25, 1.25], [-1.5, -0.25]]]]> : tensor<1x1x4x2xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<1x6x7x2xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  // expected-remark @below {{linear ops stay apart (T20: the value between has several uses)}}
  %v12 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v7, %v8 : tensor<1x6x7x4xf32>, tensor<1x1x4x2xf32>) outs(%v11 : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  return %v12, %v7 : tensor<1x6x7x2xf32>, tensor<1x6x7x4xf32>
}

// The batch and the channels change places.
func.func @batch_to_channels(%x: tensor<4x2x6x7xf32>) -> tensor<2x3x6x7xf32> {
  %v1 = arith.constant dense<[[[[-1.5]], [[1.25]]], [[[-1.75]], [[-1.25]]]]> : tensor<2x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<4x2x6x7xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<4x2x6x7xf32>) -> tensor<4x2x6x7xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<4x2x6x7xf32>, tensor<2x2x1x1xf32>) outs(%v4 : tensor<4x2x6x7xf32>) -> tensor<4x2x6x7xf32>
  %v6 = tensor.empty() : tensor<2x4x6x7xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<4x2x6x7xf32>) outs(%v6 : tensor<2x4x6x7xf32>) permutation = [1, 0, 2, 3]
  %v8 = arith.constant dense<[[[[-0.25]], [[-1.75]], [[1.0]], [[-1.75]]], [[[-0.25]], [[-1.75]], [[-1.0]], [[0.25]]], [[[1.25]], [[-1.0]], [[-1.25]], [[0.25]]]]> : tensor<3x4x1x1xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<2x3x6x7xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<2x3x6x7xf32>) -> tensor<2x3x6x7xf32>
  // expected-remark @below {{linear ops stay apart (T15: the channels become another dimension between the ops)}}
  %v12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v7, %v8 : tensor<2x4x6x7xf32>, tensor<3x4x1x1xf32>) outs(%v11 : tensor<2x3x6x7xf32>) -> tensor<2x3x6x7xf32>
  return %v12 : tensor<2x3x6x7xf32>
}

// The channels and the rows change places.
func.func @channels_to_rows(%x: tensor<1x4x6x6xf32>) -> tensor<1x3x4x6xf32> {
  %v1 = arith.constant dense<[[[[-0.75]], [[-1.25]], [[-0.5]], [[0.75]]], [[[-1.25]], [[-1.5]], [[-1.75]], [[-0.5]]], [[[1.75]], [[1.25]], [[0.5]], [[1.5]]], [[[1.5]], [[0.75]], [[0.25]], [[-0.25]]]]> : tensor<4x4x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x6xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x4x6x6xf32>, tensor<4x4x1x1xf32>) outs(%v4 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v6 = tensor.empty() : tensor<1x6x4x6xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x6x6xf32>) outs(%v6 : tensor<1x6x4x6xf32>) permutation = [0, 2, 1, 3]
  %v8 = arith.constant dense<[[[[-0.75]], [[-0.25]], [[-1.5]], [[0.25]], [[2.0]], [[1.75]]], [[[0.5]], [[1.5]], [[0.25]], [[-1.5]], [[-1.25]], [[2.0]]], [[[1.25]], [[-0.75]], [[0.5]], [[-1.0]], [[1.75]], [[1.25]]]]> : tensor<3x6x1x1xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<1x3x4x6xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<1x3x4x6xf32>) -> tensor<1x3x4x6xf32>
  // expected-remark @below {{linear ops stay apart (T15: the channels become another dimension between the ops)}}
  %v12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v7, %v8 : tensor<1x6x4x6xf32>, tensor<3x6x1x1xf32>) outs(%v11 : tensor<1x3x4x6xf32>) -> tensor<1x3x4x6xf32>
  return %v12 : tensor<1x3x4x6xf32>
}

// The images are joined with the channels.
func.func @batch_in_flatten(%x: tensor<2x4x1x3xf32>) -> tensor<1x2xf32> {
  %v1 = arith.constant dense<[[[[-1.75]], [[-1.5]], [[0.5]], [[0.5]]], [[[0.75]], [[1.75]], [[1.5]], [[-1.5]]], [[[-1.5]], [[0.0]], [[1.75]], [[-1.5]]], [[[-1.75]], [[0.25]], [[1.5]], [[0.25]]]]> : tensor<4x4x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x4x1x3xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x4x1x3xf32>) -> tensor<2x4x1x3xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x4x1x3xf32>, tensor<4x4x1x1xf32>) outs(%v4 : tensor<2x4x1x3xf32>) -> tensor<2x4x1x3xf32>
  %v6 = tensor.collapse_shape %v5 [[0, 1, 2, 3]] : tensor<2x4x1x3xf32> into tensor<24xf32>
  %v7 = tensor.expand_shape %v6 [[0, 1]] output_shape [1, 24] : tensor<24xf32> into tensor<1x24xf32>
  %v8 = arith.constant dense<[[1.0, 0.75], [-2.0, 1.5], [0.75, -0.75], [-1.25, 1.75], [-1.75, -0.5], [0.25, -1.0], [-0.25, 1.0], [1.0, 1.75], [-1.5, -0.75], [1.5, 1.0], [0.0, -1.0], [1.25, 0.0], [1.25, 0.75], [1.0, -0.25], [-1.0, -1.5], [-0.75, -1.0], [-0.25, -0.25], [-2.0, 1.75], [-0.75, 0.0], [0.25, -2.0], [-1.0, 1.25], [0.75, 0.5], [-1.0, 2.0], [-1.75, 1.5]]> : tensor<24x2xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<1x2xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<1x2xf32>) -> tensor<1x2xf32>
  // expected-remark @below {{linear ops stay apart (T15: the batch becomes channels between the ops)}}
  %v12 = linalg.matmul ins(%v7, %v8 : tensor<1x24xf32>, tensor<24x2xf32>) outs(%v11 : tensor<1x2xf32>) -> tensor<1x2xf32>
  return %v12 : tensor<1x2xf32>
}

// Channels become positions.
func.func @split(%x: tensor<2x4xf32>) -> tensor<2x2x1x3xf32> {
  %v1 = arith.constant dense<[[1.0, 1.0, 1.0, 1.0, -1.25, 1.75], [1.0, -1.75, -0.5, -1.5, -0.5, 1.5], [-0.75, -1.25, 0.5, -1.75, -1.25, -2.0], [-1.0, -1.25, 0.75, -2.0, -1.5, -0.5]]> : tensor<4x6xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x6xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x6xf32>) -> tensor<2x6xf32>
  %v5 = linalg.matmul ins(%x, %v1 : tensor<2x4xf32>, tensor<4x6xf32>) outs(%v4 : tensor<2x6xf32>) -> tensor<2x6xf32>
  %v6 = tensor.expand_shape %v5 [[0], [1, 2, 3]] output_shape [2, 2, 1, 3] : tensor<2x6xf32> into tensor<2x2x1x3xf32>
  %v7 = arith.constant dense<[[[[1.0]], [[-1.0]]], [[[0.0]], [[0.75]]]]> : tensor<2x2x1x1xf32>
  %v9 = arith.constant 0.0 : f32
  %v8 = tensor.empty() : tensor<2x2x1x3xf32>
  %v10 = linalg.fill ins(%v9 : f32) outs(%v8 : tensor<2x2x1x3xf32>) -> tensor<2x2x1x3xf32>
  // expected-remark @below {{linear ops stay apart (T15: a reshape between the ops splits a dimension)}}
  %v11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v6, %v7 : tensor<2x2x1x3xf32>, tensor<2x2x1x1xf32>) outs(%v10 : tensor<2x2x1x3xf32>) -> tensor<2x2x1x3xf32>
  return %v11 : tensor<2x2x1x3xf32>
}

// The extent of the window would be unknown.
func.func @unknown_flatten(%x: tensor<2x3x?x4xf32>) -> tensor<2x2xf32> {
  %c2 = arith.constant 2 : index
  %n = tensor.dim %x, %c2 : tensor<2x3x?x4xf32>
  %v1 = arith.constant dense<[[[[0.75]], [[1.75]], [[-1.25]]], [[[-1.25]], [[1.75]], [[1.5]]], [[[1.75]], [[1.75]], [[0.25]]], [[[-1.5]], [[-1.0]], [[-1.25]]]]> : tensor<4x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty(%n) : tensor<2x4x?x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x4x?x4xf32>) -> tensor<2x4x?x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x?x4xf32>, tensor<4x3x1x1xf32>) outs(%v4 : tensor<2x4x?x4xf32>) -> tensor<2x4x?x4xf32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x4x?x4xf32> into tensor<2x?xf32>
  %v8 = arith.constant dense<[[0.5, 0.0], [1.75, -0.75], [2.0, -2.0], [-0.5, 2.0], [0.75, -1.0], [-2.0, 2.0], [0.25, -1.5], [0.0, 2.0], [0.75, -0.75], [0.75, -0.25], [2.0, 0.5], [-0.25, -0.5], [-0.25, 1.0], [-0.25, -0.5], [2.0, 1.75], [0.75, -2.0], [-2.0, 0.0], [1.75, 0.0], [-0.5, 0.75], [1.5, 0.75], [0.75, -1.5], [-0.25, -1.25], [-0.25, 1.75], [-0.5, 0.5], [-0.5, 1.75], [-2.0, 1.75], [0.75, -1.5], [-1.25, 1.0], [-0.5, 1.75], [-0.75, 1.25], [0.5, -1.5], [1.0, 1.5]]> : tensor<32x2xf32>
  %v10 = arith.constant 0.0 : f32
  %v9 = tensor.empty() : tensor<2x2xf32>
  %v11 = linalg.fill ins(%v10 : f32) outs(%v9 : tensor<2x2xf32>) -> tensor<2x2xf32>
  // expected-remark @below {{linear ops stay apart (T24: the number of channels is unknown)}}
  %v12 = linalg.matmul ins(%v6, %v8 : tensor<2x?xf32>, tensor<32x2xf32>) outs(%v11 : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %v12 : tensor<2x2xf32>
}

// Every position has its own factor.
func.func @scale_behind_flatten(%x: tensor<2x3x2x2xf32>) -> tensor<2x12xf32> {
  %v1 = arith.constant dense<[[[[1.0]], [[-1.5]], [[-0.75]]], [[[-0.75]], [[-1.0]], [[-2.0]]], [[[-1.0]], [[1.5]], [[-1.0]]]]> : tensor<3x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x3x2x2xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x3x2x2xf32>) -> tensor<2x3x2x2xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x2x2xf32>, tensor<3x3x1x1xf32>) outs(%v4 : tensor<2x3x2x2xf32>) -> tensor<2x3x2x2xf32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x3x2x2xf32> into tensor<2x12xf32>
  %v7 = arith.constant dense<[1.75, 0.75, -1.0, -1.0, -2.0, -2.0, -1.25, 2.0, -1.0, 1.25, -0.5, -0.5]> : tensor<12xf32>
  %v8 = arith.constant dense<[-2.0, 0.0, -0.5, 0.25, 2.0, -0.25, 0.5, 0.0, 1.25, -1.0, -1.75, 0.75]> : tensor<12xf32>
  %v9 = tensor.empty() : tensor<2x12xf32>
  // expected-remark @below {{linear ops stay apart (T18: channels that were positions before a reshape are not mixed freely)}}
  %v10 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%v6, %v7, %v8 : tensor<2x12xf32>, tensor<12xf32>, tensor<12xf32>) outs(%v9 : tensor<2x12xf32>) {
  ^bb0(%a: f32, %s: f32, %t: f32, %o: f32):
    %p = arith.mulf %a, %s : f32
    %q = arith.addf %p, %t : f32
    linalg.yield %q : f32
  } -> tensor<2x12xf32>
  return %v10 : tensor<2x12xf32>
}

// The right operand is not constant.
func.func @variable_matrix(%x: tensor<2x3x4x4xf32>, %w: tensor<48x2xf32>) -> tensor<2x2xf32> {
  %v1 = arith.constant dense<[[[[1.5]], [[2.0]], [[1.25]]], [[[2.0]], [[-1.0]], [[-1.0]]], [[[2.0]], [[2.0]], [[-2.0]]]]> : tensor<3x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x3x4x4xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x3x4x4xf32>) -> tensor<2x3x4x4xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x4x4xf32>, tensor<3x3x1x1xf32>) outs(%v4 : tensor<2x3x4x4xf32>) -> tensor<2x3x4x4xf32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x3x4x4xf32> into tensor<2x48xf32>
  %v8 = arith.constant 0.0 : f32
  %v7 = tensor.empty() : tensor<2x2xf32>
  %v9 = linalg.fill ins(%v8 : f32) outs(%v7 : tensor<2x2xf32>) -> tensor<2x2xf32>
  // expected-remark @below {{linear ops stay apart (T25: the right operand is not constant)}}
  %v10 = linalg.matmul ins(%v6, %w : tensor<2x48xf32>, tensor<48x2xf32>) outs(%v9 : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %v10 : tensor<2x2xf32>
}

// Every position has its own bias.
func.func @norm_behind_flatten(%x: tensor<2x3x2x2xf32>) -> tensor<2x12xf32> {
  %v1 = arith.constant dense<[[[[1.5]], [[-0.75]], [[-2.0]]], [[[-1.0]], [[-0.75]], [[-1.0]]], [[[1.75]], [[-1.25]], [[-1.75]]]]> : tensor<3x3x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x3x2x2xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x3x2x2xf32>) -> tensor<2x3x2x2xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x3x2x2xf32>, tensor<3x3x1x1xf32>) outs(%v4 : tensor<2x3x2x2xf32>) -> tensor<2x3x2x2xf32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2, 3]] : tensor<2x3x2x2xf32> into tensor<2x12xf32>
  %v7 = arith.constant dense<[0.5, 2.0, 2.0, 1.75, -1.25, -1.75, -0.25, -0.5, 0.0, -1.75, -1.25, 2.0]> : tensor<12xf32>
  %v8 = tensor.empty() : tensor<2x12xf32>
  // expected-remark @below {{linear ops stay apart (T15: a bias belongs to channels that are another dimension before a transpose or reshape)}}
  %v9 = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]} ins(%v6, %v7 : tensor<2x12xf32>, tensor<12xf32>) outs(%v8 : tensor<2x12xf32>) {
  ^bb0(%a: f32, %c: f32, %o: f32):
    %p = arith.addf %a, %c : f32
    linalg.yield %p : f32
  } -> tensor<2x12xf32>
  return %v9 : tensor<2x12xf32>
}

// A window slides from row to row.
func.func @window_over_merged(%x: tensor<2x6x4x3xf32>) -> tensor<2x22x2xf32> {
  %v1 = arith.constant dense<[[[[1.5, -2.0, -1.5], [1.5, 0.5, 2.0], [2.0, -0.5, 0.0]]]]> : tensor<1x1x3x3xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<2x6x4x3xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<2x6x4x3xf32>) -> tensor<2x6x4x3xf32>
  %v5 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<2x6x4x3xf32>, tensor<1x1x3x3xf32>) outs(%v4 : tensor<2x6x4x3xf32>) -> tensor<2x6x4x3xf32>
  %v6 = tensor.collapse_shape %v5 [[0], [1, 2], [3]] : tensor<2x6x4x3xf32> into tensor<2x24x3xf32>
  %v7 = arith.constant dense<[[[1.5, 2.0], [1.75, 2.0], [-0.25, 2.0]], [[0.0, -0.5], [1.5, -1.0], [1.25, -1.25]], [[1.0, 1.5], [0.5, -1.5], [-0.25, 1.25]]]> : tensor<3x3x2xf32>
  %v9 = arith.constant 0.0 : f32
  %v8 = tensor.empty() : tensor<2x22x2xf32>
  %v10 = linalg.fill ins(%v9 : f32) outs(%v8 : tensor<2x22x2xf32>) -> tensor<2x22x2xf32>
  // expected-remark @below {{linear ops stay apart (T15: a window slides over what is no spatial dimension before a transpose or reshape)}}
  %v11 = linalg.conv_1d_nwc_wcf {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%v6, %v7 : tensor<2x24x3xf32>, tensor<3x3x2xf32>) outs(%v10 : tensor<2x22x2xf32>) -> tensor<2x22x2xf32>
  return %v11 : tensor<2x22x2xf32>
}

// What is added has the other layout.
func.func @another_addend(%x: tensor<1x2x6x7xf32>, %y: tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32> {
  %v1 = arith.constant dense<[[[[-1.5]], [[-0.5]]], [[[0.25]], [[-1.25]]], [[[-1.0]], [[0.75]]], [[[-1.0]], [[0.0]]]]> : tensor<4x2x1x1xf32>
  %v3 = arith.constant 0.0 : f32
  %v2 = tensor.empty() : tensor<1x4x6x7xf32>
  %v4 = linalg.fill ins(%v3 : f32) outs(%v2 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x6x7xf32>, tensor<4x2x1x1xf32>) outs(%v4 : tensor<1x4x6x7xf32>) -> tensor<1x4x6x7xf32>
  %v6 = tensor.empty() : tensor<1x6x7x4xf32>
  %v7 = linalg.transpose ins(%v5 : tensor<1x4x6x7xf32>) outs(%v6 : tensor<1x6x7x4xf32>) permutation = [0, 2, 3, 1]
  %v8 = arith.constant dense<[[[[-1.0, 1.5], [-0.25, -1.25], [1.0, 1.75], [-0.75, -0.25]]]]> : tensor<1x1x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T16: the tensor that is added has another layout)}}
  %v9 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v7, %v8 : tensor<1x6x7x4xf32>, tensor<1x1x4x2xf32>) outs(%y : tensor<1x6x7x2xf32>) -> tensor<1x6x7x2xf32>
  return %v9 : tensor<1x6x7x2xf32>
}

func.func @tosa_two_uses(%x: tensor<2x4x4x3xf32>) -> (tensor<2x1x1x2xf32>, tensor<2x48xf32>) {
  %v1 = "tosa.const"() {values = dense<[[[[-0.75, 1.25, 2.0]]], [[[1.0, 0.5, 1.25]]], [[[-0.5, 0.75, 0.5]]]]> : tensor<3x1x1x3xf32>} : () -> tensor<3x1x1x3xf32>
  %v2 = "tosa.const"() {values = dense<[-1.5, 0.75, -2.0]> : tensor<3xf32>} : () -> tensor<3xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x4x4x3xf32>, tensor<3x1x1x3xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x4x4x3xf32>
  %v5 = tosa.const_shape {values = dense<[2, 48]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %v6 = tosa.reshape %v4, %v5 : (tensor<2x4x4x3xf32>, !tosa.shape<2>) -> tensor<2x48xf32>
  %v7 = tosa.const_shape {values = dense<[2, 1, 1, 48]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %v8 = tosa.reshape %v6, %v7 : (tensor<2x48xf32>, !tosa.shape<4>) -> tensor<2x1x1x48xf32>
  %v9 = "tosa.const"() {values = dense<[[[[0.5, 1.5, 1.5, -2.0, 1.0, 0.5, 2.0, 0.25, 2.0, -1.5, -1.25, -0.25, -1.25, -1.5, 0.0, 0.0, -1.75, -0.75, 0.0, -1.0, 1.25, 0.0, 1.0, -1.0, 2.0, 1.75, 0.5, -1.5, 0.0, -1.75, -0.75, 1.25, -1.5, 0.0, -2.0, -1.5, 0.0, -1.5, -0.25, -1.5, 0.0, -1.25, 1.5, -2.0, 0.5, 1.25, 0.0, -1.0]]], [[[-1.75, 2.0, -0.25, -1.25, -0.75, 0.0, -1.75, -0.75, -0.5, 0.25, 0.25, 2.0, -0.5, 0.25, 1.5, 2.0, -0.75, 0.0, 0.75, -2.0, 0.0, -1.75, -2.0, -2.0, 2.0, -0.5, 2.0, 1.75, -0.25, 1.5, -1.25, 1.25, 1.75, 1.0, 2.0, 0.25, -0.5, -0.25, 0.5, -0.5, -1.0, 1.0, 0.75, -1.75, -1.0, -2.0, -1.5, 0.0]]]]> : tensor<2x1x1x48xf32>} : () -> tensor<2x1x1x48xf32>
  %v10 = "tosa.const"() {values = dense<[1.25, -0.75]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v11 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T20: the value between has several uses)}}
  %v12 = tosa.conv2d %v8, %v9, %v10, %v11, %v11 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x1x1x48xf32>, tensor<2x1x1x48xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x1x1x2xf32>
  return %v12, %v6 : tensor<2x1x1x2xf32>, tensor<2x48xf32>
}

func.func @tosa_batch_to_channels(%x: tensor<4x5x5x2xf32>) -> tensor<2x5x5x3xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[-1.75, -1.5]]], [[[1.0, 2.0]]]]> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %v2 = "tosa.const"() {values = dense<[0.25, -0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<4x5x5x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x5x5x2xf32>
  %v5 = tosa.transpose %v4 {perms = array<i32: 3, 1, 2, 0>} : (tensor<4x5x5x2xf32>) -> tensor<2x5x5x4xf32>
  %v6 = "tosa.const"() {values = dense<[[[[0.25, -1.75, 1.5, -0.75]]], [[[-0.75, 0.0, 1.5, -2.0]]], [[[0.0, 0.75, 0.5, 0.5]]]]> : tensor<3x1x1x4xf32>} : () -> tensor<3x1x1x4xf32>
  %v7 = "tosa.const"() {values = dense<[-0.25, -1.75, 0.25]> : tensor<3xf32>} : () -> tensor<3xf32>
  %v8 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T15: the channels become another dimension between the ops)}}
  %v9 = tosa.conv2d %v5, %v6, %v7, %v8, %v8 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x5x5x4xf32>, tensor<3x1x1x4xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x5x5x3xf32>
  return %v9 : tensor<2x5x5x3xf32>
}

// The extent between is unknown, that behind the reshape is not.
func.func @tosa_unknown_flatten(%x: tensor<2x?x4x3xf32>) -> tensor<2x1x1x2xf32> {
  %v1 = "tosa.const"() {values = dense<[[[[-0.5, 0.75, -0.75]]], [[[-2.0, 0.5, 1.0]]], [[[-1.5, 1.75, 0.0]]]]> : tensor<3x1x1x3xf32>} : () -> tensor<3x1x1x3xf32>
  %v2 = "tosa.const"() {values = dense<[2.0, -0.5, -0.25]> : tensor<3xf32>} : () -> tensor<3xf32>
  %v3 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %v4 = tosa.conv2d %x, %v1, %v2, %v3, %v3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x?x4x3xf32>, tensor<3x1x1x3xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x?x4x3xf32>
  %v5 = tosa.const_shape {values = dense<[2, 1, 1, 48]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %v6 = tosa.reshape %v4, %v5 : (tensor<2x?x4x3xf32>, !tosa.shape<4>) -> tensor<2x1x1x48xf32>
  %v7 = "tosa.const"() {values = dense<[[[[2.0, -2.0, -1.5, 0.0, -1.5, -1.0, 1.0, -1.75, 1.0, -2.0, 0.25, 0.25, -0.25, -1.5, 2.0, -1.0, 1.0, 0.5, 1.75, -1.0, 0.25, -1.0, -1.75, 2.0, 1.25, 2.0, -1.0, 2.0, 2.0, -2.0, -0.25, -1.5, -2.0, -1.75, -1.0, 0.75, -1.25, 1.0, 1.5, -1.75, -2.0, -0.25, 1.75, 0.0, -2.0, 1.5, -1.5, 2.0]]], [[[-1.5, 2.0, -1.5, 1.75, 0.0, -1.5, 0.0, -0.25, -0.5, -0.25, 1.5, 1.75, 1.0, -1.5, 1.75, 0.25, -1.75, -0.5, -1.5, -1.0, 0.5, 0.0, 0.25, -1.0, -2.0, 1.75, -1.75, 1.75, 0.0, -1.25, -0.5, 1.75, 0.25, 2.0, 0.25, 1.5, 1.5, 1.5, -1.25, -0.5, 0.25, -1.5, 1.75, -2.0, 0.25, 1.5, -1.5, 2.0]]]]> : tensor<2x1x1x48xf32>} : () -> tensor<2x1x1x48xf32>
  %v8 = "tosa.const"() {values = dense<[1.5, 0.0]> : tensor<2xf32>} : () -> tensor<2xf32>
  %v9 = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T24: a reshape between the ops has unknown extents)}}
  %v10 = tosa.conv2d %v6, %v7, %v8, %v9, %v9 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<2x1x1x48xf32>, tensor<2x1x1x48xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x1x1x2xf32>
  return %v10 : tensor<2x1x1x2xf32>
}
