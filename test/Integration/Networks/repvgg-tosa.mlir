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

// COST: fuse-linear-convs: 5 fused {{.*}}; multiply-accumulates 18576 -> 16272, parameters 492 -> 452, convolutions 5 -> 4

// BEFORE: {{^}}  "total": {
// BEFORE: "macs": {
// BEFORE: "total": 5760
// BEFORE: "elements": 210,
// BEFORE: "poolingOps": 0,

// AFTER: {{^}}  "total": {
// AFTER: "macs": {
// AFTER: "total": 5184
// AFTER: "elements": 150,
// AFTER: "poolingOps": 0,

// IR-LABEL: func.func @block
// IR: tosa.conv2d
// IR-NOT: {{conv|add|sub|mul}}
// IR: return
func.func @block(%x: tensor<1x6x6x4xf32>) -> tensor<1x6x6x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %sh = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %c1 = "tosa.const"() <{values = dense<[[[[-0.25, 2.0, -1.0, -0.25], [-0.25, 2.0, 1.0, -1.0], [0.25, 0.25, -1.0, -2.0]], [[-2.0, -1.5, 0.25, -1.0], [1.5, -0.5, -0.5, -2.0], [0.5, -0.5, 0.5, 0.25]], [[-0.5, -0.25, 1.0, 0.5], [0.25, 1.5, -1.0, -2.0], [1.0, 2.0, -0.25, 0.25]]], [[[1.5, 0.25, -1.0, 0.25], [-1.0, 0.25, 0.25, -2.0], [2.0, -1.0, -0.25, -2.0]], [[-1.0, -1.0, -1.0, 2.0], [-0.25, -1.5, 0.25, -2.0], [1.0, 0.25, 0.25, 0.25]], [[2.0, -1.5, 0.25, -2.0], [-0.5, -0.5, 0.5, -2.0], [-1.5, 0.25, 2.0, 0.25]]], [[[-2.0, -1.5, 2.0, 1.0], [-0.25, 0.25, -0.25, 0.25], [-0.5, 0.5, 2.0, 0.25]], [[0.25, 2.0, 0.25, -0.5], [0.25, 0.5, 0.25, -0.5], [2.0, -1.0, 1.5, -1.5]], [[1.5, 2.0, 1.0, -1.5], [-0.5, 1.5, -1.5, -0.5], [0.5, -1.5, -1.0, 1.0]]], [[[-1.0, 0.5, -1.0, 2.0], [-0.5, -1.5, 1.5, 2.0], [-1.0, -0.5, -1.0, 1.5]], [[0.25, 1.5, 1.0, 1.5], [-0.5, 1.0, 1.0, -1.5], [1.0, -2.0, 1.0, 0.25]], [[2.0, 2.0, -2.0, 1.5], [1.0, 0.25, -0.25, 0.5], [0.25, -1.5, -1.5, -0.5]]]]> : tensor<4x3x3x4xf32>}> : () -> tensor<4x3x3x4xf32>
  %v2 = tosa.conv2d %x, %c1, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x4xf32>, tensor<4x3x3x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x4xf32>
  %c3 = "tosa.const"() <{values = dense<[[[[-1.5, -1.5, 0.5, 0.5]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v4 = tosa.sub %v2, %c3 : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x6x6x4xf32>
  %c5 = "tosa.const"() <{values = dense<[[[[0.25, 1.0, 4.0, 1.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v6 = tosa.mul %v4, %c5, %sh : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>, tensor<1xi8>) -> tensor<1x6x6x4xf32>
  %c7 = "tosa.const"() <{values = dense<[[[[1.5, 0.5, 1.5, -1.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v8 = tosa.mul %v6, %c7, %sh : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>, tensor<1xi8>) -> tensor<1x6x6x4xf32>
  %c9 = "tosa.const"() <{values = dense<[[[[0.25, 0.25, -0.25, 2.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v10 = tosa.add %v8, %c9 : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x6x6x4xf32>
  %c11 = "tosa.const"() <{values = dense<[[[[1.0, -1.5, 0.5, -2.0]]], [[[-1.0, 1.5, -1.5, 0.5]]], [[[-2.0, -1.5, 0.5, -1.5]]], [[[-0.25, -0.5, -1.5, 0.5]]]]> : tensor<4x1x1x4xf32>}> : () -> tensor<4x1x1x4xf32>
  %v12 = tosa.conv2d %x, %c11, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x4xf32>, tensor<4x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x4xf32>
  %c13 = "tosa.const"() <{values = dense<[[[[-1.5, 2.0, -2.0, 1.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v14 = tosa.sub %v12, %c13 : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x6x6x4xf32>
  %c15 = "tosa.const"() <{values = dense<[[[[2.0, 0.5, 4.0, 2.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v16 = tosa.mul %v14, %c15, %sh : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>, tensor<1xi8>) -> tensor<1x6x6x4xf32>
  %c17 = "tosa.const"() <{values = dense<[[[[-1.0, -2.0, 0.25, -0.5]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v18 = tosa.mul %v16, %c17, %sh : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>, tensor<1xi8>) -> tensor<1x6x6x4xf32>
  %c19 = "tosa.const"() <{values = dense<[[[[-1.5, -1.0, 0.5, -2.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v20 = tosa.add %v18, %c19 : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x6x6x4xf32>
  %v21 = tosa.add %v10, %v20 : (tensor<1x6x6x4xf32>, tensor<1x6x6x4xf32>) -> tensor<1x6x6x4xf32>
  %c22 = "tosa.const"() <{values = dense<[[[[-1.0, -0.5, 0.5, 0.5]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v23 = tosa.sub %x, %c22 : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x6x6x4xf32>
  %c24 = "tosa.const"() <{values = dense<[[[[2.0, 1.0, 4.0, 0.5]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v25 = tosa.mul %v23, %c24, %sh : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>, tensor<1xi8>) -> tensor<1x6x6x4xf32>
  %c26 = "tosa.const"() <{values = dense<[[[[0.25, -1.0, 0.5, 1.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v27 = tosa.mul %v25, %c26, %sh : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>, tensor<1xi8>) -> tensor<1x6x6x4xf32>
  %c28 = "tosa.const"() <{values = dense<[[[[-2.0, 0.5, -2.0, -2.0]]]]> : tensor<1x1x1x4xf32>}> : () -> tensor<1x1x1x4xf32>
  %v29 = tosa.add %v27, %c28 : (tensor<1x6x6x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x6x6x4xf32>
  %v30 = tosa.add %v21, %v29 : (tensor<1x6x6x4xf32>, tensor<1x6x6x4xf32>) -> tensor<1x6x6x4xf32>
  %v31 = tosa.clamp %v30 {min_val = 0.0 : f32, max_val = 3.4e38 : f32} : (tensor<1x6x6x4xf32>) -> tensor<1x6x6x4xf32>
  return %v31 : tensor<1x6x6x4xf32>
}
