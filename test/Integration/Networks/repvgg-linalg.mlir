// A block of RepVGG in training form: a 3x3 and a 1x1 convolution and the identity,
// each with its batch normalisation, are added up. One 3x3 convolution is the same.
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

// CHECK: check: 1 function, 0 equal, 1 within bound, 0 mismatched, 0 not run

// COST: fuse-linear-convs: 4 fused {{.*}}; multiply-accumulates 17136 -> 16128, parameters 476 -> 448, convolutions 5 -> 4

// BEFORE: {{^}}  "total": {
// BEFORE: "macs": {
// BEFORE: "total": 5760
// BEFORE: "elements": 208,
// BEFORE: "poolingOps": 0,

// AFTER: {{^}}  "total": {
// AFTER: "macs": {
// AFTER: "total": 5184
// AFTER: "elements": 148,
// AFTER: "poolingOps": 0,

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#chan = affine_map<(n, c, h, w) -> (c)>

// IR-LABEL: func.func @block
// IR: linalg.conv_2d_nchw_fchw
// IR-NOT: {{conv_|addf|subf|mulf}}
// IR: return
func.func @block(%x: tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %eps = arith.constant 0.5 : f32
  %window = tensor.empty() : tensor<2x2xf32>
  %v1 = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %d: index, %e: index):
    tensor.yield %zero : f32
  } : tensor<1x4x6x6xf32> to tensor<1x4x8x8xf32>
  %c2 = arith.constant dense<[[[[-0.5, -1.5, -1.0], [1.0, 0.25, -1.5], [1.0, -0.5, 1.0]], [[0.5, -0.25, -0.5], [-2.0, 1.5, 1.5], [1.5, 0.25, -0.5]], [[1.5, 0.5, 1.0], [-2.0, 2.0, 0.5], [-0.25, 1.0, -1.0]], [[0.25, 0.25, -0.5], [-1.5, 0.5, -0.5], [1.5, 1.5, 2.0]]], [[[1.5, 0.5, -2.0], [-1.0, -2.0, 1.5], [2.0, -0.25, 2.0]], [[-2.0, -1.5, 1.5], [0.25, 2.0, 2.0], [-0.5, -1.5, -0.5]], [[-1.0, -1.0, 0.25], [-1.5, 2.0, -1.5], [0.25, -2.0, -2.0]], [[-1.0, -0.5, -0.25], [-2.0, 0.5, -1.0], [0.5, 0.25, 1.5]]], [[[-1.5, -1.5, -1.5], [0.5, 0.25, -0.25], [-0.5, 1.5, 0.5]], [[-0.5, -0.25, -2.0], [-2.0, 0.25, 0.5], [2.0, 0.5, 1.0]], [[-0.5, 2.0, 0.25], [-0.5, 0.25, -0.5], [-2.0, 1.5, 0.5]], [[-2.0, -2.0, -0.5], [2.0, 1.5, -1.5], [0.5, -0.5, 1.5]]], [[[1.0, -0.5, 2.0], [-2.0, 1.0, 1.5], [1.0, 1.5, -0.5]], [[-2.0, 0.5, 0.25], [-1.5, -0.5, 2.0], [-0.5, 0.5, -0.5]], [[-0.5, 2.0, -0.5], [0.5, 0.5, -1.5], [-0.25, 2.0, -0.25]], [[-1.0, -0.5, 2.0], [1.5, -2.0, -0.25], [-1.0, 1.5, -2.0]]]]> : tensor<4x4x3x3xf32>
  %v3 = tensor.empty() : tensor<1x4x6x6xf32>
  %v4 = linalg.fill ins(%zero : f32) outs(%v3 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%v1, %c2 : tensor<1x4x8x8xf32>, tensor<4x4x3x3xf32>) outs(%v4 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %c6 = arith.constant dense<[-0.5, -2.0, -0.25, -1.0]> : tensor<4xf32>
  %c7 = arith.constant dense<[1.5, -2.0, -2.0, -1.0]> : tensor<4xf32>
  %c8 = arith.constant dense<[1.5, 2.0, 1.0, -1.5]> : tensor<4xf32>
  %c9 = arith.constant dense<[0.0, 0.75, 3.75, 0.75]> : tensor<4xf32>
  %v10 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v5, %c6, %c7, %c8, %c9 : tensor<1x4x6x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) outs(%v5 : tensor<1x4x6x6xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x4x6x6xf32>
  %c11 = arith.constant dense<[[[[-1.0]], [[0.25]], [[2.0]], [[-2.0]]], [[[0.5]], [[1.5]], [[1.0]], [[1.0]]], [[[2.0]], [[-1.0]], [[-1.5]], [[-2.0]]], [[[-1.5]], [[0.5]], [[-1.5]], [[1.0]]]]> : tensor<4x4x1x1xf32>
  %v12 = tensor.empty() : tensor<1x4x6x6xf32>
  %v13 = linalg.fill ins(%zero : f32) outs(%v12 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %v14 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %c11 : tensor<1x4x6x6xf32>, tensor<4x4x1x1xf32>) outs(%v13 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %c15 = arith.constant dense<[1.5, -1.5, 0.25, -0.5]> : tensor<4xf32>
  %c16 = arith.constant dense<[1.5, 1.0, 0.5, 1.5]> : tensor<4xf32>
  %c17 = arith.constant dense<[-1.5, -2.0, 2.0, -0.5]> : tensor<4xf32>
  %c18 = arith.constant dense<[3.75, 1.75, 0.25, 0.75]> : tensor<4xf32>
  %v19 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v14, %c15, %c16, %c17, %c18 : tensor<1x4x6x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) outs(%v14 : tensor<1x4x6x6xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x4x6x6xf32>
  %v20 = tensor.empty() : tensor<1x4x6x6xf32>
  %v21 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v10, %v19 : tensor<1x4x6x6xf32>, tensor<1x4x6x6xf32>) outs(%v20 : tensor<1x4x6x6xf32>) {
  ^bb0(%in0: f32, %in1: f32, %out: f32):
    %s0 = arith.addf %in0, %in1 : f32
    linalg.yield %s0 : f32
  } -> tensor<1x4x6x6xf32>
  %c22 = arith.constant dense<[1.0, 1.0, 2.0, -2.0]> : tensor<4xf32>
  %c23 = arith.constant dense<[1.5, -0.5, 1.5, -2.0]> : tensor<4xf32>
  %c24 = arith.constant dense<[1.5, -2.0, 2.0, -1.5]> : tensor<4xf32>
  %c25 = arith.constant dense<[0.0, 3.75, 0.75, 0.0]> : tensor<4xf32>
  %v26 = linalg.generic {indexing_maps = [#id, #chan, #chan, #chan, #chan, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %c22, %c23, %c24, %c25 : tensor<1x4x6x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) outs(%x : tensor<1x4x6x6xf32>) {
  ^bb0(%in: f32, %gamma: f32, %beta: f32, %mean: f32, %var: f32, %out: f32):
    %s0 = arith.addf %var, %eps : f32
    %s1 = math.rsqrt %s0 : f32
    %s2 = arith.subf %in, %mean : f32
    %s3 = arith.mulf %s2, %s1 : f32
    %s4 = arith.mulf %s3, %gamma : f32
    %s5 = arith.addf %s4, %beta : f32
    linalg.yield %s5 : f32
  } -> tensor<1x4x6x6xf32>
  %v27 = tensor.empty() : tensor<1x4x6x6xf32>
  %v28 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v21, %v26 : tensor<1x4x6x6xf32>, tensor<1x4x6x6xf32>) outs(%v27 : tensor<1x4x6x6xf32>) {
  ^bb0(%in0: f32, %in1: f32, %out: f32):
    %s0 = arith.addf %in0, %in1 : f32
    linalg.yield %s0 : f32
  } -> tensor<1x4x6x6xf32>
  %v29 = tensor.empty() : tensor<1x4x6x6xf32>
  %v30 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v28 : tensor<1x4x6x6xf32>) outs(%v29 : tensor<1x4x6x6xf32>) {
  ^bb0(%in0: f32, %out: f32):
    %s0 = arith.cmpf ugt, %in0, %zero : f32
    %s1 = arith.select %s0, %in0, %zero : f32
    linalg.yield %s1 : f32
  } -> tensor<1x4x6x6xf32>
  return %v30 : tensor<1x4x6x6xf32>
}
