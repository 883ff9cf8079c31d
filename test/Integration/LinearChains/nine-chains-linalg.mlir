// Chains of linear ops that each are one convolution (T15), in linalg; the last two are
// a convolution that adds to the result of another, and a transition of DenseNet.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf" | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf" -o %t.once.mlir
// RUN: FileCheck %s --check-prefix=IR --input-file=%t.once.mlir
// RUN: pool-to-conv-opt %t.once.mlir --fuse-linear-convs="objective=convs max-weight-growth=inf" -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// CHECK-NOT: MISMATCH
// CHECK: 0 mismatched, 0 not run

#map = affine_map<(n, c, h, w) -> (n, c, h, w)>
#chan = affine_map<(n, c, h, w) -> (c)>
#each = {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}

// IR-LABEL: func.func @conv3_conv3
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv3_conv3(%x: tensor<1x2x9x9xf32>) -> tensor<1x2x5x5xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = arith.constant dense<[[[[0.0, 0.5, 2.0], [-2.0, 1.5, -0.5], [-2.0, -1.0, -1.5]], [[0.5, 1.5, -0.5], [1.0, 2.0, -1.5], [-0.5, -2.0, -0.5]]], [[[1.0, 0.0, -1.0], [1.0, -1.0, -1.5], [-1.0, 1.5, -1.0]], [[-1.0, -2.0, -2.0], [-0.5, -0.5, -1.0], [-1.0, 0.0, 0.5]]], [[[-0.5, 2.0, -0.5], [-1.0, -0.5, 1.0], [0.0, -2.0, 0.5]], [[1.0, -1.0, -1.0], [0.0, -1.5, 0.5], [0.0, -2.0, 0.5]]]]> : tensor<3x2x3x3xf32>
  %v2 = arith.constant dense<[-1.5, 0.0, 0.5]> : tensor<3xf32>
  %v3 = tensor.empty() : tensor<1x3x7x7xf32>
  %v4 = linalg.broadcast ins(%v2 : tensor<3xf32>) outs(%v3 : tensor<1x3x7x7xf32>) dimensions = [0, 2, 3]
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x9x9xf32>, tensor<3x2x3x3xf32>) outs(%v4 : tensor<1x3x7x7xf32>) -> tensor<1x3x7x7xf32>
  %v6 = arith.constant dense<[[[[0.0, 1.5, 0.5], [-1.0, 1.5, 1.5], [-1.0, -2.0, 0.0]], [[-2.0, 0.5, 1.0], [-2.0, 2.0, 1.0], [0.5, 1.0, -2.0]], [[1.5, -2.0, -1.0], [-0.5, -1.5, -0.5], [1.5, 0.5, 2.0]]], [[[0.5, 2.0, 0.0], [1.5, -1.5, 0.5], [0.0, -2.0, 1.0]], [[-1.5, -0.5, 0.5], [2.0, 0.5, -1.0], [0.5, 0.0, 2.0]], [[-1.5, 0.0, 0.5], [0.0, -1.0, -1.5], [-1.0, 0.0, 1.5]]]]> : tensor<2x3x3x3xf32>
  %v7 = arith.constant dense<[-1.0, -2.0]> : tensor<2xf32>
  %v8 = tensor.empty() : tensor<1x2x5x5xf32>
  %v9 = linalg.broadcast ins(%v7 : tensor<2xf32>) outs(%v8 : tensor<1x2x5x5xf32>) dimensions = [0, 2, 3]
  %v10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v5, %v6 : tensor<1x3x7x7xf32>, tensor<2x3x3x3xf32>) outs(%v9 : tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32>
  return %v10 : tensor<1x2x5x5xf32>
}

// IR-LABEL: func.func @conv1_conv3
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv1_conv3(%x: tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = arith.constant dense<[[[[-1.5]], [[2.0]]], [[[1.0]], [[-2.0]]], [[[-0.5]], [[0.5]]]]> : tensor<3x2x1x1xf32>
  %v2 = tensor.empty() : tensor<1x3x9x9xf32>
  %v3 = linalg.fill ins(%zero : f32) outs(%v2 : tensor<1x3x9x9xf32>) -> tensor<1x3x9x9xf32>
  %v4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x9x9xf32>, tensor<3x2x1x1xf32>) outs(%v3 : tensor<1x3x9x9xf32>) -> tensor<1x3x9x9xf32>
  %v5 = tensor.pad %v4 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %d: index, %e: index):
    tensor.yield %zero : f32
  } : tensor<1x3x9x9xf32> to tensor<1x3x11x11xf32>
  %v6 = arith.constant dense<[[[[0.0, 1.5, 1.0], [-1.0, -2.0, -2.0], [1.5, 0.5, -0.5]], [[-1.0, -1.0, 1.0], [-1.5, -1.0, 1.0], [0.5, -1.0, -2.0]], [[1.0, 0.0, -1.0], [1.5, -1.0, 2.0], [1.5, 1.5, 0.5]]], [[[1.5, 0.0, 0.0], [1.5, 1.0, -1.0], [-1.5, 1.0, 2.0]], [[-1.0, 1.5, 0.5], [-1.0, -1.5, 1.5], [0.0, 2.0, 2.0]], [[2.0, 0.5, -1.5], [0.5, -2.0, 0.0], [0.5, 2.0, 0.0]]]]> : tensor<2x3x3x3xf32>
  %v7 = arith.constant dense<[1.5, 0.0]> : tensor<2xf32>
  %v8 = tensor.empty() : tensor<1x2x9x9xf32>
  %v9 = linalg.broadcast ins(%v7 : tensor<2xf32>) outs(%v8 : tensor<1x2x9x9xf32>) dimensions = [0, 2, 3]
  %v10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v5, %v6 : tensor<1x3x11x11xf32>, tensor<2x3x3x3xf32>) outs(%v9 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  return %v10 : tensor<1x2x9x9xf32>
}

// IR-LABEL: func.func @conv3_conv1
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv3_conv1(%x: tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %d: index, %e: index):
    tensor.yield %zero : f32
  } : tensor<1x2x9x9xf32> to tensor<1x2x11x11xf32>
  %v2 = arith.constant dense<[[[[0.0, 0.5, -1.0], [-2.0, 1.5, 2.0], [0.0, 0.5, 0.0]], [[1.5, 0.0, 2.0], [0.5, 0.5, 0.0], [0.5, 1.0, 0.5]]], [[[-1.0, 1.5, 0.5], [0.5, 2.0, -1.0], [2.0, -1.0, -0.5]], [[0.5, 1.5, 0.0], [-1.5, 1.0, -1.0], [2.0, 1.0, 0.0]]], [[[2.0, 0.0, -2.0], [-0.5, -1.0, 1.5], [-1.0, -0.5, -1.0]], [[-2.0, 1.5, -0.5], [-1.0, -2.0, -1.0], [-1.5, 0.5, -1.0]]]]> : tensor<3x2x3x3xf32>
  %v3 = arith.constant dense<[1.5, -0.5, 2.0]> : tensor<3xf32>
  %v4 = tensor.empty() : tensor<1x3x9x9xf32>
  %v5 = linalg.broadcast ins(%v3 : tensor<3xf32>) outs(%v4 : tensor<1x3x9x9xf32>) dimensions = [0, 2, 3]
  %v6 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v1, %v2 : tensor<1x2x11x11xf32>, tensor<3x2x3x3xf32>) outs(%v5 : tensor<1x3x9x9xf32>) -> tensor<1x3x9x9xf32>
  %v7 = arith.constant dense<[[[[-2.0]], [[1.0]], [[1.5]]], [[[0.5]], [[1.0]], [[-1.5]]]]> : tensor<2x3x1x1xf32>
  %v8 = arith.constant dense<[-0.5, -0.5]> : tensor<2xf32>
  %v9 = tensor.empty() : tensor<1x2x9x9xf32>
  %v10 = linalg.broadcast ins(%v8 : tensor<2xf32>) outs(%v9 : tensor<1x2x9x9xf32>) dimensions = [0, 2, 3]
  %v11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v6, %v7 : tensor<1x3x9x9xf32>, tensor<2x3x1x1xf32>) outs(%v10 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  return %v11 : tensor<1x2x9x9xf32>
}

// IR-LABEL: func.func @conv1_conv1
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv1_conv1(%x: tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = arith.constant dense<[[[[0.5]], [[-2.0]]], [[[0.5]], [[1.0]]], [[[0.0]], [[1.0]]]]> : tensor<3x2x1x1xf32>
  %v2 = arith.constant dense<[-1.5, 2.0, 0.5]> : tensor<3xf32>
  %v3 = tensor.empty() : tensor<1x3x9x9xf32>
  %v4 = linalg.broadcast ins(%v2 : tensor<3xf32>) outs(%v3 : tensor<1x3x9x9xf32>) dimensions = [0, 2, 3]
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x9x9xf32>, tensor<3x2x1x1xf32>) outs(%v4 : tensor<1x3x9x9xf32>) -> tensor<1x3x9x9xf32>
  %v6 = arith.constant dense<[[[[-2.0]], [[2.0]], [[0.0]]], [[[-1.5]], [[0.0]], [[2.0]]]]> : tensor<2x3x1x1xf32>
  %v7 = arith.constant dense<[2.0, 0.5]> : tensor<2xf32>
  %v8 = tensor.empty() : tensor<1x2x9x9xf32>
  %v9 = linalg.broadcast ins(%v7 : tensor<2xf32>) outs(%v8 : tensor<1x2x9x9xf32>) dimensions = [0, 2, 3]
  %v10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v5, %v6 : tensor<1x3x9x9xf32>, tensor<2x3x1x1xf32>) outs(%v9 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  return %v10 : tensor<1x2x9x9xf32>
}

// IR-LABEL: func.func @conv3_avg2
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv3_avg2(%x: tensor<1x2x10x10xf32>) -> tensor<1x3x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = arith.constant dense<[[[[0.0, 0.5, -1.0], [1.0, 1.0, 2.0], [0.5, 1.5, -1.0]], [[-1.0, 1.0, 1.5], [-0.5, -1.0, -1.5], [0.5, -2.0, 1.0]]], [[[-1.5, 0.5, 2.0], [-1.0, 0.5, 1.0], [1.0, 1.0, -0.5]], [[1.5, 0.0, 1.5], [1.0, 1.0, -1.0], [0.0, 0.0, 1.5]]], [[[0.0, 1.0, -2.0], [0.5, 0.0, 1.5], [0.0, -1.0, 1.5]], [[-2.0, -1.5, 1.5], [-0.5, 0.0, -2.0], [-1.0, 1.0, -2.0]]]]> : tensor<3x2x3x3xf32>
  %v2 = arith.constant dense<[1.5, 2.0, 2.0]> : tensor<3xf32>
  %v3 = tensor.empty() : tensor<1x3x8x8xf32>
  %v4 = linalg.broadcast ins(%v2 : tensor<3xf32>) outs(%v3 : tensor<1x3x8x8xf32>) dimensions = [0, 2, 3]
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x2x10x10xf32>, tensor<3x2x3x3xf32>) outs(%v4 : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
  %v6 = tensor.empty() : tensor<1x3x4x4xf32>
  %v7 = linalg.fill ins(%zero : f32) outs(%v6 : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %v8 = tensor.empty() : tensor<2x2xf32>
  %v9 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%v5, %v8 : tensor<1x3x8x8xf32>, tensor<2x2xf32>) outs(%v7 : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %v10 = tensor.empty() : tensor<1x3x4x4xf32>
  %v12 = arith.constant 4.0 : f32
  %v11 = linalg.generic #each ins(%v9 : tensor<1x3x4x4xf32>) outs(%v10 : tensor<1x3x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %div = arith.divf %in, %v12 : f32
    linalg.yield %div : f32
  } -> tensor<1x3x4x4xf32>
  return %v11 : tensor<1x3x4x4xf32>
}

// IR-LABEL: func.func @avg2_conv3
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @avg2_conv3(%x: tensor<1x2x10x10xf32>) -> tensor<1x3x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = tensor.empty() : tensor<1x2x5x5xf32>
  %v2 = linalg.fill ins(%zero : f32) outs(%v1 : tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32>
  %v3 = tensor.empty() : tensor<2x2xf32>
  %v4 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %v3 : tensor<1x2x10x10xf32>, tensor<2x2xf32>) outs(%v2 : tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32>
  %v5 = tensor.empty() : tensor<1x2x5x5xf32>
  %v7 = arith.constant 4.0 : f32
  %v6 = linalg.generic #each ins(%v4 : tensor<1x2x5x5xf32>) outs(%v5 : tensor<1x2x5x5xf32>) {
  ^bb0(%in: f32, %out: f32):
    %div = arith.divf %in, %v7 : f32
    linalg.yield %div : f32
  } -> tensor<1x2x5x5xf32>
  %v8 = arith.constant dense<[[[[0.0, -0.5, 1.5], [-2.0, -0.5, 1.5], [0.0, -1.0, 0.0]], [[0.0, 1.5, 1.5], [2.0, -1.5, -2.0], [-1.0, 0.0, 0.0]]], [[[2.0, 0.5, 0.0], [2.0, -2.0, 1.5], [0.5, 0.5, -1.0]], [[-2.0, -2.0, 0.0], [2.0, 1.5, -1.5], [2.0, -0.5, -2.0]]], [[[1.0, 1.0, 1.5], [1.0, 1.5, 1.0], [-0.5, 0.0, 1.5]], [[-1.5, 0.0, -2.0], [1.0, 0.0, 1.5], [0.0, -1.0, -1.0]]]]> : tensor<3x2x3x3xf32>
  %v9 = arith.constant dense<[1.5, 2.0, 1.5]> : tensor<3xf32>
  %v10 = tensor.empty() : tensor<1x3x3x3xf32>
  %v11 = linalg.broadcast ins(%v9 : tensor<3xf32>) outs(%v10 : tensor<1x3x3x3xf32>) dimensions = [0, 2, 3]
  %v12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v6, %v8 : tensor<1x2x5x5xf32>, tensor<3x2x3x3xf32>) outs(%v11 : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  return %v12 : tensor<1x3x3x3xf32>
}

// IR-LABEL: func.func @repvgg
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @repvgg(%x: tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %d: index, %e: index):
    tensor.yield %zero : f32
  } : tensor<1x2x9x9xf32> to tensor<1x2x11x11xf32>
  %v2 = arith.constant dense<[[[[0.5, 2.0, -1.0], [1.0, 2.0, -2.0], [-1.5, -0.5, 0.0]], [[-1.5, -1.5, -2.0], [0.5, 1.0, -1.5], [1.0, 1.5, -2.0]]], [[[-1.5, -1.5, -0.5], [-1.5, -1.0, 0.0], [1.5, -1.0, -1.0]], [[-1.0, 1.0, -1.0], [-1.5, -0.5, -2.0], [2.0, -1.5, 1.0]]]]> : tensor<2x2x3x3xf32>
  %v3 = arith.constant dense<[-1.5, 0.0]> : tensor<2xf32>
  %v4 = tensor.empty() : tensor<1x2x9x9xf32>
  %v5 = linalg.broadcast ins(%v3 : tensor<2xf32>) outs(%v4 : tensor<1x2x9x9xf32>) dimensions = [0, 2, 3]
  %v6 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v1, %v2 : tensor<1x2x11x11xf32>, tensor<2x2x3x3xf32>) outs(%v5 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  %v7 = arith.constant dense<[[[[-2.0]], [[-1.5]]], [[[1.0]], [[-1.0]]]]> : tensor<2x2x1x1xf32>
  %v8 = arith.constant dense<[-2.0, 1.0]> : tensor<2xf32>
  %v9 = tensor.empty() : tensor<1x2x9x9xf32>
  %v10 = linalg.broadcast ins(%v8 : tensor<2xf32>) outs(%v9 : tensor<1x2x9x9xf32>) dimensions = [0, 2, 3]
  %v11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v7 : tensor<1x2x9x9xf32>, tensor<2x2x1x1xf32>) outs(%v10 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  %v12 = tensor.empty() : tensor<1x2x9x9xf32>
  %v13 = linalg.add ins(%v6, %v11 : tensor<1x2x9x9xf32>, tensor<1x2x9x9xf32>) outs(%v12 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  %v14 = tensor.empty() : tensor<1x2x9x9xf32>
  %v15 = linalg.add ins(%v13, %x : tensor<1x2x9x9xf32>, tensor<1x2x9x9xf32>) outs(%v14 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  return %v15 : tensor<1x2x9x9xf32>
}

// IR-LABEL: func.func @dw3_dw3
// IR-NOT: pool
// IR: linalg.depthwise_conv_2d_nchw_chw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @dw3_dw3(%x: tensor<1x3x9x9xf32>) -> tensor<1x3x5x5xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = arith.constant dense<[[[-1.5, 0.5, 1.5], [1.5, 0.5, 0.5], [-2.0, -1.0, 0.0]], [[-1.0, 2.0, 0.0], [2.0, 2.0, -0.5], [0.0, -1.5, 2.0]], [[-0.5, 0.0, 0.0], [2.0, -1.0, -0.5], [0.5, 1.5, 1.0]]]> : tensor<3x3x3xf32>
  %v2 = arith.constant dense<[-1.0, -1.0, -2.0]> : tensor<3xf32>
  %v3 = tensor.empty() : tensor<1x3x7x7xf32>
  %v4 = linalg.broadcast ins(%v2 : tensor<3xf32>) outs(%v3 : tensor<1x3x7x7xf32>) dimensions = [0, 2, 3]
  %v5 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x3x9x9xf32>, tensor<3x3x3xf32>) outs(%v4 : tensor<1x3x7x7xf32>) -> tensor<1x3x7x7xf32>
  %v6 = arith.constant dense<[[[0.5, -1.5, -2.0], [-1.5, -1.5, 2.0], [1.5, -0.5, 1.0]], [[1.5, 1.5, 0.5], [-1.5, 2.0, -2.0], [2.0, 1.0, -2.0]], [[-1.0, 1.0, -0.5], [-1.5, -1.5, 1.5], [-0.5, -1.0, 1.0]]]> : tensor<3x3x3xf32>
  %v7 = arith.constant dense<[0.5, -0.5, 0.0]> : tensor<3xf32>
  %v8 = tensor.empty() : tensor<1x3x5x5xf32>
  %v9 = linalg.broadcast ins(%v7 : tensor<3xf32>) outs(%v8 : tensor<1x3x5x5xf32>) dimensions = [0, 2, 3]
  %v10 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v5, %v6 : tensor<1x3x7x7xf32>, tensor<3x3x3xf32>) outs(%v9 : tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
  return %v10 : tensor<1x3x5x5xf32>
}

// IR-LABEL: func.func @avg2_avg2
// IR-NOT: pool
// IR: linalg.depthwise_conv_2d_nchw_chw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @avg2_avg2(%x: tensor<1x3x8x8xf32>) -> tensor<1x3x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = tensor.empty() : tensor<1x3x4x4xf32>
  %v2 = linalg.fill ins(%zero : f32) outs(%v1 : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %v3 = tensor.empty() : tensor<2x2xf32>
  %v4 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %v3 : tensor<1x3x8x8xf32>, tensor<2x2xf32>) outs(%v2 : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %v5 = tensor.empty() : tensor<1x3x4x4xf32>
  %v7 = arith.constant 4.0 : f32
  %v6 = linalg.generic #each ins(%v4 : tensor<1x3x4x4xf32>) outs(%v5 : tensor<1x3x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %div = arith.divf %in, %v7 : f32
    linalg.yield %div : f32
  } -> tensor<1x3x4x4xf32>
  %v8 = tensor.empty() : tensor<1x3x2x2xf32>
  %v9 = linalg.fill ins(%zero : f32) outs(%v8 : tensor<1x3x2x2xf32>) -> tensor<1x3x2x2xf32>
  %v10 = tensor.empty() : tensor<2x2xf32>
  %v11 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%v6, %v10 : tensor<1x3x4x4xf32>, tensor<2x2xf32>) outs(%v9 : tensor<1x3x2x2xf32>) -> tensor<1x3x2x2xf32>
  %v12 = tensor.empty() : tensor<1x3x2x2xf32>
  %v14 = arith.constant 4.0 : f32
  %v13 = linalg.generic #each ins(%v11 : tensor<1x3x2x2xf32>) outs(%v12 : tensor<1x3x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %div = arith.divf %in, %v14 : f32
    linalg.yield %div : f32
  } -> tensor<1x3x2x2xf32>
  return %v13 : tensor<1x3x2x2xf32>
}

// IR-LABEL: func.func @accumulated
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @accumulated(%x: tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %d: index, %e: index):
    tensor.yield %zero : f32
  } : tensor<1x2x9x9xf32> to tensor<1x2x11x11xf32>
  %v2 = arith.constant dense<[[[[0.5, 0.5, 1.0], [1.0, -1.0, 0.5], [0.0, 1.0, 0.5]], [[2.0, -2.0, -0.5], [-1.0, 1.0, -1.5], [-1.5, -2.0, -2.0]]], [[[-1.0, -0.5, -0.5], [-2.0, 1.5, 1.5], [0.5, -2.0, 1.0]], [[1.5, 0.0, 1.0], [0.5, 1.5, 1.5], [-1.5, -0.5, -1.0]]]]> : tensor<2x2x3x3xf32>
  %v3 = arith.constant dense<[-1.0, -1.5]> : tensor<2xf32>
  %v4 = tensor.empty() : tensor<1x2x9x9xf32>
  %v5 = linalg.broadcast ins(%v3 : tensor<2xf32>) outs(%v4 : tensor<1x2x9x9xf32>) dimensions = [0, 2, 3]
  %v6 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v1, %v2 : tensor<1x2x11x11xf32>, tensor<2x2x3x3xf32>) outs(%v5 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  %v7 = arith.constant dense<[[[[0.5]], [[1.0]]], [[[1.5]], [[-1.0]]]]> : tensor<2x2x1x1xf32>
  %v8 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v7 : tensor<1x2x9x9xf32>, tensor<2x2x1x1xf32>) outs(%v6 : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  return %v8 : tensor<1x2x9x9xf32>
}

// IR-LABEL: func.func @transition
// IR-NOT: pool
// IR: linalg.conv_2d_nchw_fchw 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @transition(%x: tensor<1x8x10x10xf32>) -> tensor<1x4x5x5xf32> {
  %zero = arith.constant 0.0 : f32
  %v1 = arith.constant dense<[[[[2.0]], [[0.0]], [[-1.5]], [[0.0]], [[-1.0]], [[0.0]], [[-0.5]], [[-2.0]]], [[[1.5]], [[-2.0]], [[0.5]], [[0.5]], [[0.5]], [[-2.0]], [[-2.0]], [[1.5]]], [[[1.5]], [[-1.0]], [[-1.5]], [[0.5]], [[0.0]], [[1.5]], [[-0.5]], [[-1.0]]], [[[-2.0]], [[-0.5]], [[-2.0]], [[-0.5]], [[-1.5]], [[1.0]], [[0.5]], [[0.0]]]]> : tensor<4x8x1x1xf32>
  %v2 = arith.constant dense<[-1.0, 1.5, 0.5, 0.0]> : tensor<4xf32>
  %v3 = tensor.empty() : tensor<1x4x10x10xf32>
  %v4 = linalg.broadcast ins(%v2 : tensor<4xf32>) outs(%v3 : tensor<1x4x10x10xf32>) dimensions = [0, 2, 3]
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %v1 : tensor<1x8x10x10xf32>, tensor<4x8x1x1xf32>) outs(%v4 : tensor<1x4x10x10xf32>) -> tensor<1x4x10x10xf32>
  %v6 = tensor.empty() : tensor<1x4x5x5xf32>
  %v7 = linalg.fill ins(%zero : f32) outs(%v6 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %v8 = tensor.empty() : tensor<2x2xf32>
  %v9 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%v5, %v8 : tensor<1x4x10x10xf32>, tensor<2x2xf32>) outs(%v7 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %v10 = tensor.empty() : tensor<1x4x5x5xf32>
  %v12 = arith.constant 4.0 : f32
  %v11 = linalg.generic #each ins(%v9 : tensor<1x4x5x5xf32>) outs(%v10 : tensor<1x4x5x5xf32>) {
  ^bb0(%in: f32, %out: f32):
    %div = arith.divf %in, %v12 : f32
    linalg.yield %div : f32
  } -> tensor<1x4x5x5xf32>
  return %v11 : tensor<1x4x5x5xf32>
}
