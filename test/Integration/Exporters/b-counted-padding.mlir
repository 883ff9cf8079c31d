// Padding that counts: an explicit `tensor.pad` by 0, a sum pool without
// padding, and a division by the whole window's size. The pad must stay: its
// zeros are part of every count (T2).
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=5 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#map3 = affine_map<(n, c, w) -> (n, c, w)>
#each3 = {indexing_maps = [#map3, #map3],
          iterator_types = ["parallel", "parallel", "parallel"]}

// CHECK: check: @same: equal (bit-exact
// IR-LABEL: func.func @same
// IR: tensor.pad
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @same(%x: tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32> {
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x2x5x5xf32> to tensor<1x2x7x7xf32>
  %e = tensor.empty() : tensor<1x2x5x5xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %win : tensor<1x2x7x7xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x5x5xf32>) outs(%e : tensor<1x2x5x5xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x5x5xf32>
  return %avg : tensor<1x2x5x5xf32>
}

// Different at every side, and a stride.
// CHECK: check: @uneven: equal (bit-exact
// IR-LABEL: func.func @uneven
// IR: tensor.pad %{{.*}} low[0, 0, 1, 0] high[0, 0, 2, 1]
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @uneven(%x: tensor<2x3x6x7xf32>) -> tensor<2x3x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %six = arith.constant 6.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 0] high[0, 0, 2, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<2x3x6x7xf32> to tensor<2x3x9x8xf32>
  %e = tensor.empty() : tensor<2x3x4x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3x4x4xf32>) -> tensor<2x3x4x4xf32>
  %win = tensor.empty() : tensor<3x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %win : tensor<2x3x9x8xf32>, tensor<3x2xf32>) outs(%init : tensor<2x3x4x4xf32>) -> tensor<2x3x4x4xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<2x3x4x4xf32>) outs(%e : tensor<2x3x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %six : f32
    linalg.yield %q : f32
  } -> tensor<2x3x4x4xf32>
  return %avg : tensor<2x3x4x4xf32>
}

// Batch, height and width unknown.
// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: tensor.pad
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @unknown(%x: tensor<?x2x?x?xf32>) -> tensor<?x2x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x2x?x?xf32> to tensor<?x2x?x?xf32>
  %n = tensor.dim %x, %c0 : tensor<?x2x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x2x?x?xf32>
  %w = tensor.dim %x, %c3 : tensor<?x2x?x?xf32>
  %e = tensor.empty(%n, %h, %w) : tensor<?x2x?x?xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2x?x?xf32>) -> tensor<?x2x?x?xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %win : tensor<?x2x?x?xf32>, tensor<3x3xf32>) outs(%init : tensor<?x2x?x?xf32>) -> tensor<?x2x?x?xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<?x2x?x?xf32>) outs(%e : tensor<?x2x?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<?x2x?x?xf32>
  return %avg : tensor<?x2x?x?xf32>
}

// One spatial dimension.
// CHECK: check: @line: equal (bit-exact
// IR-LABEL: func.func @line
// IR: tensor.pad
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR: arith.divf
func.func @line(%x: tensor<?x3x8xf32>) -> tensor<?x3x8xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %three = arith.constant 3.0 : f32
  %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<?x3x8xf32> to tensor<?x3x10xf32>
  %n = tensor.dim %x, %c0 : tensor<?x3x8xf32>
  %e = tensor.empty(%n) : tensor<?x3x8xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3x8xf32>) -> tensor<?x3x8xf32>
  %win = tensor.empty() : tensor<3xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%p, %win : tensor<?x3x10xf32>, tensor<3xf32>) outs(%init : tensor<?x3x8xf32>) -> tensor<?x3x8xf32>
  %avg = linalg.generic #each3 ins(%sum : tensor<?x3x8xf32>) outs(%e : tensor<?x3x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %three : f32
    linalg.yield %q : f32
  } -> tensor<?x3x8xf32>
  return %avg : tensor<?x3x8xf32>
}

// Integers, and a padded value that another op reads as well.
// CHECK: check: @integer: equal (bit-exact
// IR-LABEL: func.func @integer
// IR: tensor.pad
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: arith.divsi
// IR: return
func.func @integer(%x: tensor<1x2x4x4xi32>) -> (tensor<1x2x4x4xi32>, tensor<1x2x6x6xi32>) {
  %zero = arith.constant 0 : i32
  %nine = arith.constant 9 : i32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : i32
  } : tensor<1x2x4x4xi32> to tensor<1x2x6x6xi32>
  %e = tensor.empty() : tensor<1x2x4x4xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x2x4x4xi32>) -> tensor<1x2x4x4xi32>
  %win = tensor.empty() : tensor<3x3xi32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %win : tensor<1x2x6x6xi32>, tensor<3x3xi32>) outs(%init : tensor<1x2x4x4xi32>) -> tensor<1x2x4x4xi32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x4x4xi32>) outs(%e : tensor<1x2x4x4xi32>) {
  ^bb0(%in: i32, %out: i32):
    %q = arith.divsi %in, %nine : i32
    linalg.yield %q : i32
  } -> tensor<1x2x4x4xi32>
  return %avg, %p : tensor<1x2x4x4xi32>, tensor<1x2x6x6xi32>
}
