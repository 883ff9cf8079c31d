// The block that halves a map in ResNet-D: the shortcut is an average, a 1x1
// convolution and a batch normalisation; the main path has three convolutions with
// theirs. With the pool last the shortcut costs four times as much, and is brought
// to the same. A normalisation is a generic that names what it reads as its output.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs="summary=1 report=all" \
// RUN:   -o %t.mlir 2> %t.log
// RUN: FileCheck %s --check-prefix=COST --input-file=%t.log
// RUN: FileCheck %s --check-prefix=IR --input-file=%t.mlir
// RUN: pool-to-conv-opt %s --report-network="format=json output=-" -o %t.same.mlir \
// RUN:   | FileCheck %s --check-prefix=BEFORE
// RUN: pool-to-conv-opt %t.mlir --report-network="format=json output=-" -o %t.same.mlir \
// RUN:   | FileCheck %s --check-prefix=AFTER

// CHECK: check: 2 functions, 0 equal, 2 within bound, 0 mismatched, 0 not run

// COST: fuse-linear-convs: 9 fused {{.*}}; multiply-accumulates 6400 -> 3968, parameters 216 -> 184, convolutions 10 -> 10

// BEFORE: {{^}}  "total": {
// BEFORE: "macs": {
// BEFORE: "total": 4480
// BEFORE: "elements": 288,
// BEFORE: "poolingOps": 2,

// AFTER: {{^}}  "total": {
// AFTER: "macs": {
// AFTER: "total": 3328
// AFTER: "elements": 192,
// AFTER: "poolingOps": 2,

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#chan = affine_map<(n, c, h, w) -> (c)>

// IR-LABEL: func.func @pool_first
// IR: linalg.conv_2d_nchw_fchw
// IR: linalg.conv_2d_nchw_fchw
// IR: linalg.conv_2d_nchw_fchw
// IR: linalg.pooling_nchw_sum {{.*}}ins(%arg0,
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: {{conv|pool|sub|mul|div}}
// IR: return
func.func @pool_first(%x: tensor<1x4x8x8xf32>) -> tensor<1x6x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %eps = arith.constant 0.5 : f32
  %window = tensor.empty() : tensor<2x2xf32>
  %c1 = arith.constant dense<[[[[-2.0]], [[0.25]], [[0.25]], [[-0.5]]], [[[0.25]], [[2.0]], [[-0.5]], [[2.0]]]]> : tensor<2x4x1x1xf32>
  %v2 = tensor.empty() : tensor<1x2x8x8xf32>
  %v3 = linalg.fill ins(%zero : f32) outs(%v2 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %v4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %c1 : tensor<1x4x8x8xf32>, tensor<2x4x1x1xf32>) outs(%v3 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %c5 = arith.constant dense<[-1.5, 1.5]> : tensor<2xf32>
  %c6 = arith.constant dense<[2.0, 0.25]> : tensor<2xf32>
  %c7 = arith.constant dense<[1.5, 0.25]> : tensor<2xf32>
  %c8 = arith.constant dense<[3.75, 0.75]> : tensor<2xf32>
  %v9 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v4, %c5, %c6, %c7, %c8 : tensor<1x2x8x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%v4 : tensor<1x2x8x8xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x2x8x8xf32>
  %v10 = tensor.empty() : tensor<1x2x8x8xf32>
  %v11 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v9 : tensor<1x2x8x8xf32>) outs(%v10 : tensor<1x2x8x8xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.cmpf ugt, %in0, %zero : f32
    %s1 = arith.select %s0, %in0, %zero : f32
    linalg.yield %s1 : f32
  } -> tensor<1x2x8x8xf32>
  %v12 = tensor.pad %v11 low[0, 0, 1, 1] high[0, 0, 0, 0] {
  ^bb0(%a: index, %b: index, %d: index, %e: index):
    tensor.yield %zero : f32
  } : tensor<1x2x8x8xf32> to tensor<1x2x9x9xf32>
  %c13 = arith.constant dense<[[[[-0.5, 1.0, -0.5], [-1.0, 1.5, 1.0], [-2.0, -1.0, -2.0]], [[-1.5, 0.5, 1.5], [-1.0, -2.0, -1.5], [1.5, 0.25, 0.5]]], [[[-0.25, -0.5, 0.5], [-2.0, 2.0, -1.0], [-1.0, 0.5, 2.0]], [[-2.0, 0.5, 1.0], [1.0, 0.25, 1.0], [-0.5, -2.0, 0.5]]]]> : tensor<2x2x3x3xf32>
  %v14 = tensor.empty() : tensor<1x2x4x4xf32>
  %v15 = linalg.fill ins(%zero : f32) outs(%v14 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %v16 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%v12, %c13 : tensor<1x2x9x9xf32>, tensor<2x2x3x3xf32>) outs(%v15 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %c17 = arith.constant dense<[-0.5, 1.0]> : tensor<2xf32>
  %c18 = arith.constant dense<[-1.0, -2.0]> : tensor<2xf32>
  %c19 = arith.constant dense<[1.0, 1.5]> : tensor<2xf32>
  %c20 = arith.constant dense<[0.0, 0.25]> : tensor<2xf32>
  %v21 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v16, %c17, %c18, %c19, %c20 : tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%v16 : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x2x4x4xf32>
  %v22 = tensor.empty() : tensor<1x2x4x4xf32>
  %v23 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v21 : tensor<1x2x4x4xf32>) outs(%v22 : tensor<1x2x4x4xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.cmpf ugt, %in0, %zero : f32
    %s1 = arith.select %s0, %in0, %zero : f32
    linalg.yield %s1 : f32
  } -> tensor<1x2x4x4xf32>
  %c24 = arith.constant dense<[[[[0.5]], [[0.25]]], [[[-0.5]], [[-0.5]]], [[[0.25]], [[-2.0]]], [[[-1.5]], [[0.5]]], [[[-1.5]], [[-1.0]]], [[[1.5]], [[-0.25]]]]> : tensor<6x2x1x1xf32>
  %v25 = tensor.empty() : tensor<1x6x4x4xf32>
  %v26 = linalg.fill ins(%zero : f32) outs(%v25 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %v27 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v23, %c24 : tensor<1x2x4x4xf32>, tensor<6x2x1x1xf32>) outs(%v26 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %c28 = arith.constant dense<[-2.0, 1.5, -2.0, 0.5, 0.5, -0.5]> : tensor<6xf32>
  %c29 = arith.constant dense<[-1.5, -0.25, 0.25, -1.0, -0.25, 1.5]> : tensor<6xf32>
  %c30 = arith.constant dense<[1.0, 2.0, -1.0, 0.5, -0.25, -1.0]> : tensor<6xf32>
  %c31 = arith.constant dense<[0.0, 1.75, 0.25, 1.75, 0.75, 1.75]> : tensor<6xf32>
  %v32 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v27, %c28, %c29, %c30, %c31 : tensor<1x6x4x4xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) outs(%v27 : tensor<1x6x4x4xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x6x4x4xf32>
  %v33 = tensor.empty() : tensor<1x4x4x4xf32>
  %v34 = linalg.fill ins(%zero : f32) outs(%v33 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %v35 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %window : tensor<1x4x8x8xf32>, tensor<2x2xf32>) outs(%v34 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %v36 = tensor.empty() : tensor<1x4x4x4xf32>
  %v37 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v35 : tensor<1x4x4x4xf32>) outs(%v36 : tensor<1x4x4x4xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.divf %in0, %four : f32
    linalg.yield %s0 : f32
  } -> tensor<1x4x4x4xf32>
  %c38 = arith.constant dense<[[[[0.25]], [[-0.25]], [[-2.0]], [[-0.25]]], [[[-0.5]], [[-1.5]], [[-2.0]], [[-2.0]]], [[[-1.0]], [[1.0]], [[-1.5]], [[1.5]]], [[[2.0]], [[0.25]], [[-2.0]], [[-2.0]]], [[[0.25]], [[-0.5]], [[2.0]], [[0.5]]], [[[-2.0]], [[2.0]], [[-1.5]], [[0.25]]]]> : tensor<6x4x1x1xf32>
  %v39 = tensor.empty() : tensor<1x6x4x4xf32>
  %v40 = linalg.fill ins(%zero : f32) outs(%v39 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %v41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v37, %c38 : tensor<1x4x4x4xf32>, tensor<6x4x1x1xf32>) outs(%v40 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %c42 = arith.constant dense<[0.25, -1.5, 0.25, -1.5, 2.0, 0.5]> : tensor<6xf32>
  %c43 = arith.constant dense<[-1.5, 0.5, -0.5, -0.5, -0.5, 2.0]> : tensor<6xf32>
  %c44 = arith.constant dense<[2.0, 1.5, -1.5, 2.0, 0.5, -2.0]> : tensor<6xf32>
  %c45 = arith.constant dense<[1.75, 0.75, 0.0, 1.75, 0.75, 3.75]> : tensor<6xf32>
  %v46 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v41, %c42, %c43, %c44, %c45 : tensor<1x6x4x4xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) outs(%v41 : tensor<1x6x4x4xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x6x4x4xf32>
  %v47 = tensor.empty() : tensor<1x6x4x4xf32>
  %v48 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v32, %v46 : tensor<1x6x4x4xf32>, tensor<1x6x4x4xf32>) outs(%v47 : tensor<1x6x4x4xf32>) {
  ^bb0(%in0: f32, %in1: f32, %out: f32):
    %s0 = arith.addf %in0, %in1 : f32
    linalg.yield %s0 : f32
  } -> tensor<1x6x4x4xf32>
  %v49 = tensor.empty() : tensor<1x6x4x4xf32>
  %v50 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v48 : tensor<1x6x4x4xf32>) outs(%v49 : tensor<1x6x4x4xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.cmpf ugt, %in0, %zero : f32
    %s1 = arith.select %s0, %in0, %zero : f32
    linalg.yield %s1 : f32
  } -> tensor<1x6x4x4xf32>
  return %v50 : tensor<1x6x4x4xf32>
}

// IR-LABEL: func.func @pool_last
// IR: linalg.conv_2d_nchw_fchw
// IR: linalg.conv_2d_nchw_fchw
// IR: linalg.conv_2d_nchw_fchw
// IR: linalg.pooling_nchw_sum {{.*}}ins(%arg0,
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: {{conv|pool|sub|mul|div}}
// IR: return
func.func @pool_last(%x: tensor<1x4x8x8xf32>) -> tensor<1x6x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %eps = arith.constant 0.5 : f32
  %window = tensor.empty() : tensor<2x2xf32>
  %c1 = arith.constant dense<[[[[0.5]], [[0.5]], [[-0.25]], [[-0.25]]], [[[-1.0]], [[-2.0]], [[2.0]], [[-2.0]]]]> : tensor<2x4x1x1xf32>
  %v2 = tensor.empty() : tensor<1x2x8x8xf32>
  %v3 = linalg.fill ins(%zero : f32) outs(%v2 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %v4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %c1 : tensor<1x4x8x8xf32>, tensor<2x4x1x1xf32>) outs(%v3 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %c5 = arith.constant dense<[2.0, 0.5]> : tensor<2xf32>
  %c6 = arith.constant dense<[-1.5, -0.5]> : tensor<2xf32>
  %c7 = arith.constant dense<[2.0, 0.5]> : tensor<2xf32>
  %c8 = arith.constant dense<[1.75, 3.75]> : tensor<2xf32>
  %v9 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v4, %c5, %c6, %c7, %c8 : tensor<1x2x8x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%v4 : tensor<1x2x8x8xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x2x8x8xf32>
  %v10 = tensor.empty() : tensor<1x2x8x8xf32>
  %v11 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v9 : tensor<1x2x8x8xf32>) outs(%v10 : tensor<1x2x8x8xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.cmpf ugt, %in0, %zero : f32
    %s1 = arith.select %s0, %in0, %zero : f32
    linalg.yield %s1 : f32
  } -> tensor<1x2x8x8xf32>
  %v12 = tensor.pad %v11 low[0, 0, 1, 1] high[0, 0, 0, 0] {
  ^bb0(%a: index, %b: index, %d: index, %e: index):
    tensor.yield %zero : f32
  } : tensor<1x2x8x8xf32> to tensor<1x2x9x9xf32>
  %c13 = arith.constant dense<[[[[2.0, 2.0, 2.0], [-1.5, 0.25, -0.5], [0.5, -1.5, 2.0]], [[-2.0, 0.5, 2.0], [-1.5, 0.25, 2.0], [0.5, 1.5, -0.5]]], [[[-0.5, -1.5, -0.25], [-1.5, -1.0, 0.25], [0.5, 1.0, -1.0]], [[-0.25, 0.25, 0.5], [-1.5, 1.0, -0.5], [2.0, 2.0, 1.5]]]]> : tensor<2x2x3x3xf32>
  %v14 = tensor.empty() : tensor<1x2x4x4xf32>
  %v15 = linalg.fill ins(%zero : f32) outs(%v14 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %v16 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%v12, %c13 : tensor<1x2x9x9xf32>, tensor<2x2x3x3xf32>) outs(%v15 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %c17 = arith.constant dense<[-2.0, -1.0]> : tensor<2xf32>
  %c18 = arith.constant dense<[-2.0, 2.0]> : tensor<2xf32>
  %c19 = arith.constant dense<[2.0, 1.5]> : tensor<2xf32>
  %c20 = arith.constant dense<[3.75, 0.75]> : tensor<2xf32>
  %v21 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v16, %c17, %c18, %c19, %c20 : tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%v16 : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x2x4x4xf32>
  %v22 = tensor.empty() : tensor<1x2x4x4xf32>
  %v23 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v21 : tensor<1x2x4x4xf32>) outs(%v22 : tensor<1x2x4x4xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.cmpf ugt, %in0, %zero : f32
    %s1 = arith.select %s0, %in0, %zero : f32
    linalg.yield %s1 : f32
  } -> tensor<1x2x4x4xf32>
  %c24 = arith.constant dense<[[[[1.5]], [[1.0]]], [[[1.5]], [[1.0]]], [[[-1.5]], [[1.0]]], [[[-2.0]], [[1.0]]], [[[1.0]], [[1.5]]], [[[-1.5]], [[-0.5]]]]> : tensor<6x2x1x1xf32>
  %v25 = tensor.empty() : tensor<1x6x4x4xf32>
  %v26 = linalg.fill ins(%zero : f32) outs(%v25 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %v27 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v23, %c24 : tensor<1x2x4x4xf32>, tensor<6x2x1x1xf32>) outs(%v26 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %c28 = arith.constant dense<[-2.0, 0.5, 0.5, 1.0, -1.5, 1.5]> : tensor<6xf32>
  %c29 = arith.constant dense<[1.5, -0.25, -1.5, 1.0, 1.5, 0.5]> : tensor<6xf32>
  %c30 = arith.constant dense<[-2.0, 0.5, -1.5, -2.0, 0.5, -1.0]> : tensor<6xf32>
  %c31 = arith.constant dense<[0.75, 3.75, 0.25, 1.75, 3.75, 0.75]> : tensor<6xf32>
  %v32 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v27, %c28, %c29, %c30, %c31 : tensor<1x6x4x4xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) outs(%v27 : tensor<1x6x4x4xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x6x4x4xf32>
  %c33 = arith.constant dense<[[[[1.0]], [[1.5]], [[-2.0]], [[1.5]]], [[[0.25]], [[0.25]], [[-0.5]], [[-1.5]]], [[[-2.0]], [[1.5]], [[2.0]], [[-0.25]]], [[[-1.0]], [[0.5]], [[2.0]], [[-2.0]]], [[[0.25]], [[-1.0]], [[-1.0]], [[2.0]]], [[[1.5]], [[1.0]], [[0.5]], [[0.5]]]]> : tensor<6x4x1x1xf32>
  %v34 = tensor.empty() : tensor<1x6x8x8xf32>
  %v35 = linalg.fill ins(%zero : f32) outs(%v34 : tensor<1x6x8x8xf32>) -> tensor<1x6x8x8xf32>
  %v36 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %c33 : tensor<1x4x8x8xf32>, tensor<6x4x1x1xf32>) outs(%v35 : tensor<1x6x8x8xf32>) -> tensor<1x6x8x8xf32>
  %c37 = arith.constant dense<[0.5, 0.5, 1.5, -0.5, 0.5, 2.0]> : tensor<6xf32>
  %c38 = arith.constant dense<[0.25, 1.5, -1.5, -1.0, -1.0, -1.5]> : tensor<6xf32>
  %c39 = arith.constant dense<[-0.5, 0.25, 2.0, 0.25, -0.5, 2.0]> : tensor<6xf32>
  %c40 = arith.constant dense<[3.75, 0.25, 0.25, 0.75, 1.75, 0.75]> : tensor<6xf32>
  %v41 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v36, %c37, %c38, %c39, %c40 : tensor<1x6x8x8xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) outs(%v36 : tensor<1x6x8x8xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x6x8x8xf32>
  %v42 = tensor.empty() : tensor<1x6x4x4xf32>
  %v43 = linalg.fill ins(%zero : f32) outs(%v42 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %v44 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%v41, %window : tensor<1x6x8x8xf32>, tensor<2x2xf32>) outs(%v43 : tensor<1x6x4x4xf32>) -> tensor<1x6x4x4xf32>
  %v45 = tensor.empty() : tensor<1x6x4x4xf32>
  %v46 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v44 : tensor<1x6x4x4xf32>) outs(%v45 : tensor<1x6x4x4xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.divf %in0, %four : f32
    linalg.yield %s0 : f32
  } -> tensor<1x6x4x4xf32>
  %v47 = tensor.empty() : tensor<1x6x4x4xf32>
  %v48 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v32, %v46 : tensor<1x6x4x4xf32>, tensor<1x6x4x4xf32>) outs(%v47 : tensor<1x6x4x4xf32>) {
  ^bb0(%in0: f32, %in1: f32, %out: f32):
    %s0 = arith.addf %in0, %in1 : f32
    linalg.yield %s0 : f32
  } -> tensor<1x6x4x4xf32>
  %v49 = tensor.empty() : tensor<1x6x4x4xf32>
  %v50 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v48 : tensor<1x6x4x4xf32>) outs(%v49 : tensor<1x6x4x4xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.cmpf ugt, %in0, %zero : f32
    %s1 = arith.select %s0, %in0, %zero : f32
    linalg.yield %s1 : f32
  } -> tensor<1x6x4x4xf32>
  return %v50 : tensor<1x6x4x4xf32>
}
