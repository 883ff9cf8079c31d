// The block that halves a map in ResNet-D: the shortcut is an average, a 1x1
// convolution and a batch normalisation; the main path has three convolutions with
// theirs. With the pool last the shortcut costs four times as much, and is brought
// to the same. Each normalisation is four ops.
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

// COST: fuse-linear-convs: 8 fused {{.*}}; multiply-accumulates 8832 -> 3584, parameters 223 -> 160, convolutions 9 -> 9

// BEFORE: {{^}}  "total": {
// BEFORE: "macs": {
// BEFORE: "total": 4480
// BEFORE: "elements": 292,
// BEFORE: "poolingOps": 2,

// AFTER: {{^}}  "total": {
// AFTER: "macs": {
// AFTER: "total": 3328
// AFTER: "elements": 210,
// AFTER: "poolingOps": 2,

// IR-LABEL: func.func @pool_first
// IR: tosa.conv2d
// IR: tosa.conv2d
// IR: tosa.conv2d
// IR: tosa.avg_pool2d %arg0,
// IR: tosa.conv2d
// IR-NOT: {{conv|pool|sub|mul}}
// IR: return
func.func @pool_first(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x4x6xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %sh = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %c1 = "tosa.const"() <{values = dense<[[[[1.0, -1.0, 1.5, -2.0]]], [[[-1.5, 0.25, -1.5, 1.0]]]]> : tensor<2x1x1x4xf32>}> : () -> tensor<2x1x1x4xf32>
  %v2 = tosa.conv2d %x, %c1, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<2x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %c3 = "tosa.const"() <{values = dense<[[[[-0.25, -2.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v4 = tosa.sub %v2, %c3 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x8x8x2xf32>
  %c5 = "tosa.const"() <{values = dense<[[[[2.0, 1.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v6 = tosa.mul %v4, %c5, %sh : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %c7 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v8 = tosa.mul %v6, %c7, %sh : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %c9 = "tosa.const"() <{values = dense<[[[[1.5, 1.5]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v10 = tosa.add %v8, %c9 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x8x8x2xf32>
  %v11 = tosa.clamp %v10 {min_val = 0.0 : f32, max_val = 3.4e38 : f32} : (tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  %c12 = "tosa.const"() <{values = dense<[[[[-1.5, -0.5], [-1.5, 0.25], [1.5, -2.0]], [[-0.25, -1.5], [-0.5, -0.25], [-2.0, -0.25]], [[-0.25, 1.5], [-2.0, -0.5], [-2.0, 0.25]]], [[[-1.0, 0.5], [1.5, -1.0], [0.25, -1.5]], [[-0.25, 0.5], [0.25, -1.0], [-1.5, -0.25]], [[-0.25, -0.5], [1.0, -1.5], [0.25, -1.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %v13 = tosa.conv2d %v11, %c12, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %c14 = "tosa.const"() <{values = dense<[[[[-0.25, -2.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v15 = tosa.sub %v13, %c14 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x4x4x2xf32>
  %c16 = "tosa.const"() <{values = dense<[[[[2.0, 1.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v17 = tosa.mul %v15, %c16, %sh : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  %c18 = "tosa.const"() <{values = dense<[[[[2.0, 0.25]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v19 = tosa.mul %v17, %c18, %sh : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  %c20 = "tosa.const"() <{values = dense<[[[[1.5, 1.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v21 = tosa.add %v19, %c20 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x4x4x2xf32>
  %v22 = tosa.clamp %v21 {min_val = 0.0 : f32, max_val = 3.4e38 : f32} : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %c23 = "tosa.const"() <{values = dense<[[[[2.0, -0.25]]], [[[2.0, 1.0]]], [[[0.5, -0.5]]], [[[-1.0, -0.5]]], [[[-1.5, -0.25]]], [[[0.5, 0.25]]]]> : tensor<6x1x1x2xf32>}> : () -> tensor<6x1x1x2xf32>
  %v24 = tosa.conv2d %v22, %c23, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<6x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x6xf32>
  %c25 = "tosa.const"() <{values = dense<[[[[2.0, 1.0, 2.0, 0.5, -0.25, -1.5]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v26 = tosa.sub %v24, %c25 : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x4x4x6xf32>
  %c27 = "tosa.const"() <{values = dense<[[[[0.25, 2.0, 0.5, 1.0, 4.0, 1.0]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v28 = tosa.mul %v26, %c27, %sh : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x4x4x6xf32>
  %c29 = "tosa.const"() <{values = dense<[[[[2.0, 1.5, -2.0, -1.5, 0.25, -0.25]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v30 = tosa.mul %v28, %c29, %sh : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x4x4x6xf32>
  %c31 = "tosa.const"() <{values = dense<[[[[1.0, 1.0, 1.0, -0.25, 2.0, -0.25]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v32 = tosa.add %v30, %c31 : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x4x4x6xf32>
  %v33 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  %c34 = "tosa.const"() <{values = dense<[[[[2.0, -1.5, -1.5, 0.5]]], [[[2.0, -1.5, -2.0, 0.5]]], [[[-0.25, 2.0, 0.5, 1.5]]], [[[1.0, -2.0, 2.0, 1.0]]], [[[-1.0, -0.25, -1.5, 2.0]]], [[[-2.0, -0.5, 0.5, -1.0]]]]> : tensor<6x1x1x4xf32>}> : () -> tensor<6x1x1x4xf32>
  %v35 = tosa.conv2d %v33, %c34, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x4xf32>, tensor<6x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x6xf32>
  %c36 = "tosa.const"() <{values = dense<[[[[-0.5, 1.5, 1.5, 2.0, -1.5, -1.0]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v37 = tosa.sub %v35, %c36 : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x4x4x6xf32>
  %c38 = "tosa.const"() <{values = dense<[[[[0.5, 0.5, 2.0, 4.0, 1.0, 0.5]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v39 = tosa.mul %v37, %c38, %sh : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x4x4x6xf32>
  %c40 = "tosa.const"() <{values = dense<[[[[0.25, 0.5, 1.5, 1.0, 1.5, -0.5]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v41 = tosa.mul %v39, %c40, %sh : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x4x4x6xf32>
  %c42 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5, -1.0, -1.0, -0.5, -0.5]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v43 = tosa.add %v41, %c42 : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x4x4x6xf32>
  %v44 = tosa.add %v32, %v43 : (tensor<1x4x4x6xf32>, tensor<1x4x4x6xf32>) -> tensor<1x4x4x6xf32>
  %v45 = tosa.clamp %v44 {min_val = 0.0 : f32, max_val = 3.4e38 : f32} : (tensor<1x4x4x6xf32>) -> tensor<1x4x4x6xf32>
  return %v45 : tensor<1x4x4x6xf32>
}

// IR-LABEL: func.func @pool_last
// IR: tosa.conv2d
// IR: tosa.conv2d
// IR: tosa.conv2d
// IR: tosa.avg_pool2d %arg0,
// IR: tosa.conv2d
// IR-NOT: {{conv|pool|sub|mul}}
// IR: return
func.func @pool_last(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x4x6xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %sh = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %c1 = "tosa.const"() <{values = dense<[[[[-2.0, 2.0, -0.25, -1.0]]], [[[0.5, 0.5, -2.0, -1.0]]]]> : tensor<2x1x1x4xf32>}> : () -> tensor<2x1x1x4xf32>
  %v2 = tosa.conv2d %x, %c1, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<2x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %c3 = "tosa.const"() <{values = dense<[[[[1.5, 0.25]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v4 = tosa.sub %v2, %c3 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x8x8x2xf32>
  %c5 = "tosa.const"() <{values = dense<[[[[4.0, 2.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v6 = tosa.mul %v4, %c5, %sh : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %c7 = "tosa.const"() <{values = dense<[[[[-0.25, 1.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v8 = tosa.mul %v6, %c7, %sh : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %c9 = "tosa.const"() <{values = dense<[[[[-1.0, 0.25]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v10 = tosa.add %v8, %c9 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x8x8x2xf32>
  %v11 = tosa.clamp %v10 {min_val = 0.0 : f32, max_val = 3.4e38 : f32} : (tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  %c12 = "tosa.const"() <{values = dense<[[[[-0.25, -2.0], [2.0, 0.25], [1.5, 1.5]], [[1.5, 1.5], [-1.5, 2.0], [1.5, -2.0]], [[-0.5, -1.5], [-0.5, 2.0], [-1.0, -1.5]]], [[[1.0, -0.25], [-2.0, -1.5], [-2.0, -0.25]], [[-1.0, 0.25], [-1.5, 1.0], [-0.25, -2.0]], [[-1.5, -0.5], [-0.25, 1.5], [-1.0, 0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %v13 = tosa.conv2d %v11, %c12, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %c14 = "tosa.const"() <{values = dense<[[[[1.0, -0.25]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v15 = tosa.sub %v13, %c14 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x4x4x2xf32>
  %c16 = "tosa.const"() <{values = dense<[[[[4.0, 0.5]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v17 = tosa.mul %v15, %c16, %sh : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  %c18 = "tosa.const"() <{values = dense<[[[[-1.5, -1.5]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v19 = tosa.mul %v17, %c18, %sh : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  %c20 = "tosa.const"() <{values = dense<[[[[2.0, 2.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %v21 = tosa.add %v19, %c20 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x4x4x2xf32>
  %v22 = tosa.clamp %v21 {min_val = 0.0 : f32, max_val = 3.4e38 : f32} : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %c23 = "tosa.const"() <{values = dense<[[[[2.0, 2.0]]], [[[0.5, -1.5]]], [[[-1.0, -1.5]]], [[[1.0, 0.5]]], [[[2.0, -1.0]]], [[[0.25, -2.0]]]]> : tensor<6x1x1x2xf32>}> : () -> tensor<6x1x1x2xf32>
  %v24 = tosa.conv2d %v22, %c23, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<6x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x6xf32>
  %c25 = "tosa.const"() <{values = dense<[[[[-0.5, 0.25, 1.0, -1.0, 0.25, -2.0]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v26 = tosa.sub %v24, %c25 : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x4x4x6xf32>
  %c27 = "tosa.const"() <{values = dense<[[[[2.0, 4.0, 0.25, 4.0, 2.0, 4.0]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v28 = tosa.mul %v26, %c27, %sh : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x4x4x6xf32>
  %c29 = "tosa.const"() <{values = dense<[[[[-1.0, 1.0, -0.5, 0.25, 0.25, 0.25]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v30 = tosa.mul %v28, %c29, %sh : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x4x4x6xf32>
  %c31 = "tosa.const"() <{values = dense<[[[[1.0, -0.5, -0.25, -0.5, -0.5, 1.5]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v32 = tosa.add %v30, %c31 : (tensor<1x4x4x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x4x4x6xf32>
  %c33 = "tosa.const"() <{values = dense<[[[[-0.5, -0.5, 0.25, 2.0]]], [[[1.0, -2.0, -2.0, 0.5]]], [[[2.0, 0.5, -0.5, -0.25]]], [[[1.0, 2.0, 1.0, 1.0]]], [[[-1.5, -0.5, -1.5, -0.5]]], [[[2.0, -0.5, 1.0, -0.5]]]]> : tensor<6x1x1x4xf32>}> : () -> tensor<6x1x1x4xf32>
  %v34 = tosa.conv2d %x, %c33, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<6x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x6xf32>
  %c35 = "tosa.const"() <{values = dense<[[[[2.0, -0.25, -0.25, -2.0, 2.0, 1.0]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v36 = tosa.sub %v34, %c35 : (tensor<1x8x8x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x8x8x6xf32>
  %c37 = "tosa.const"() <{values = dense<[[[[0.25, 0.25, 0.5, 1.0, 0.5, 1.0]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v38 = tosa.mul %v36, %c37, %sh : (tensor<1x8x8x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x8x8x6xf32>
  %c39 = "tosa.const"() <{values = dense<[[[[1.5, 1.0, -1.5, 1.5, 2.0, 1.5]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v40 = tosa.mul %v38, %c39, %sh : (tensor<1x8x8x6xf32>, tensor<1x1x1x6xf32>, tensor<1xi8>) -> tensor<1x8x8x6xf32>
  %c41 = "tosa.const"() <{values = dense<[[[[-1.5, -1.0, -1.0, -1.0, -2.0, -1.0]]]]> : tensor<1x1x1x6xf32>}> : () -> tensor<1x1x1x6xf32>
  %v42 = tosa.add %v40, %c41 : (tensor<1x8x8x6xf32>, tensor<1x1x1x6xf32>) -> tensor<1x8x8x6xf32>
  %v43 = tosa.avg_pool2d %v42, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x6xf32>
  %v44 = tosa.add %v32, %v43 : (tensor<1x4x4x6xf32>, tensor<1x4x4x6xf32>) -> tensor<1x4x4x6xf32>
  %v45 = tosa.clamp %v44 {min_val = 0.0 : f32, max_val = 3.4e38 : f32} : (tensor<1x4x4x6xf32>) -> tensor<1x4x4x6xf32>
  return %v45 : tensor<1x4x4x6xf32>
}
