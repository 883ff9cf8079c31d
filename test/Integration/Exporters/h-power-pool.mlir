// LpPool: the p-th root of a sum of p-th powers. The sum in the middle is a
// sum pool and no average: nothing may be divided.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=3 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"' \
// RUN:   --implicit-check-not=arith.divf

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#map3 = affine_map<(n, c, w) -> (n, c, w)>
#each3 = {indexing_maps = [#map3, #map3],
          iterator_types = ["parallel", "parallel", "parallel"]}

// CHECK: check: @euclidean: equal (bit-exact
// IR-LABEL: func.func @euclidean
// IR: math.absf
// IR: math.fpowi
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: math.powf
func.func @euclidean(%x: tensor<1x3x6x6xf32>) -> tensor<1x3x3x3xf32> {
  %two = arith.constant 2 : i64
  %zero = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %ie = tensor.empty() : tensor<1x3x6x6xf32>
  %abs = linalg.generic #each4 ins(%x : tensor<1x3x6x6xf32>) outs(%ie : tensor<1x3x6x6xf32>) {
  ^bb0(%in: f32, %out: f32):
    %a = math.absf %in : f32
    linalg.yield %a : f32
  } -> tensor<1x3x6x6xf32>
  %pow = linalg.generic #each4 ins(%abs : tensor<1x3x6x6xf32>) outs(%ie : tensor<1x3x6x6xf32>) {
  ^bb0(%in: f32, %out: f32):
    %a = math.fpowi %in, %two : f32, i64
    linalg.yield %a : f32
  } -> tensor<1x3x6x6xf32>
  %e = tensor.empty() : tensor<1x3x3x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %win = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%pow, %win : tensor<1x3x6x6xf32>, tensor<2x2xf32>) outs(%init : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %root = linalg.generic #each4 ins(%sum : tensor<1x3x3x3xf32>) outs(%e : tensor<1x3x3x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %a = math.powf %in, %half : f32
    linalg.yield %a : f32
  } -> tensor<1x3x3x3xf32>
  return %root : tensor<1x3x3x3xf32>
}

// Padded after the powers; the init is the very tensor that the powers wrote
// over; p = 3.
// CHECK: check: @cubic: equal (bit-exact
// IR-LABEL: func.func @cubic
// IR: tensor.pad
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: math.powf
func.func @cubic(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32> {
  %three = arith.constant 3 : i64
  %zero = arith.constant 0.0 : f32
  %third = arith.constant 0.333333343 : f32
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %pow = linalg.generic #each4 ins(%x : tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %a = math.absf %in : f32
    %b = math.fpowi %a, %three : f32, i64
    linalg.yield %b : f32
  } -> tensor<1x2x4x4xf32>
  %p = tensor.pad %pow low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x2x4x4xf32> to tensor<1x2x6x6xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %win : tensor<1x2x6x6xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %root = linalg.generic #each4 ins(%sum : tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %a = math.powf %in, %third : f32
    linalg.yield %a : f32
  } -> tensor<1x2x4x4xf32>
  return %root : tensor<1x2x4x4xf32>
}

// Width unknown.
// CHECK: check: @line: equal (bit-exact
// IR-LABEL: func.func @line
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR: math.powf
func.func @line(%x: tensor<1x3x?xf32>) -> tensor<1x3x?xf32> {
  %c2 = arith.constant 2 : index
  %two = arith.constant 2 : i64
  %zero = arith.constant 0.0 : f32
  %half = arith.constant 0.5 : f32
  %w = tensor.dim %x, %c2 : tensor<1x3x?xf32>
  %ie = tensor.empty(%w) : tensor<1x3x?xf32>
  %pow = linalg.generic #each3 ins(%x : tensor<1x3x?xf32>) outs(%ie : tensor<1x3x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %a = math.fpowi %in, %two : f32, i64
    linalg.yield %a : f32
  } -> tensor<1x3x?xf32>
  %ow = arith.subi %w, %c2 : index
  %e = tensor.empty(%ow) : tensor<1x3x?xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x?xf32>) -> tensor<1x3x?xf32>
  %win = tensor.empty() : tensor<3xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%pow, %win : tensor<1x3x?xf32>, tensor<3xf32>) outs(%init : tensor<1x3x?xf32>) -> tensor<1x3x?xf32>
  %root = linalg.generic #each3 ins(%sum : tensor<1x3x?xf32>) outs(%e : tensor<1x3x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %a = math.powf %in, %half : f32
    linalg.yield %a : f32
  } -> tensor<1x3x?xf32>
  return %root : tensor<1x3x?xf32>
}
