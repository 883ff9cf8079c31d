// Global pooling as a pool whose window is the whole map, then a flatten and a
// dense layer. The map's size may be unknown; then so is the window's.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=6 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#map3 = affine_map<(n, c, w) -> (n, c, w)>
#each3 = {indexing_maps = [#map3, #map3],
          iterator_types = ["parallel", "parallel", "parallel"]}
#map2 = affine_map<(n, c) -> (n, c)>
#row = affine_map<(n, c) -> (c)>
#bias = {indexing_maps = [#map2, #row, #map2],
         iterator_types = ["parallel", "parallel"]}

// CHECK: check: @static: equal (bit-exact
// IR-LABEL: func.func @static
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: linalg.matmul
func.func @static(%x: tensor<1x3x5x7xf32>) -> tensor<1x2xf32> {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 35.0 : f32
  %dense = arith.constant dense<[[0.5, -1.25], [2.0, 0.375], [-0.75, 1.0]]> : tensor<3x2xf32>
  %b = arith.constant dense<[0.125, -2.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<1x3x1x1xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x1x1xf32>) -> tensor<1x3x1x1xf32>
  %win = tensor.empty() : tensor<5x7xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x5x7xf32>, tensor<5x7xf32>) outs(%init : tensor<1x3x1x1xf32>) -> tensor<1x3x1x1xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x3x1x1xf32>) outs(%e : tensor<1x3x1x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n : f32
    linalg.yield %q : f32
  } -> tensor<1x3x1x1xf32>
  %flat = tensor.collapse_shape %avg [[0], [1, 2, 3]] : tensor<1x3x1x1xf32> into tensor<1x3xf32>
  %oe = tensor.empty() : tensor<1x2xf32>
  %acc = linalg.fill ins(%zero : f32) outs(%oe : tensor<1x2xf32>) -> tensor<1x2xf32>
  %mm = linalg.matmul ins(%flat, %dense : tensor<1x3xf32>, tensor<3x2xf32>) outs(%acc : tensor<1x2xf32>) -> tensor<1x2xf32>
  %r = linalg.generic #bias ins(%mm, %b : tensor<1x2xf32>, tensor<2xf32>) outs(%oe : tensor<1x2xf32>) {
  ^bb0(%in: f32, %bi: f32, %out: f32):
    %s = arith.addf %in, %bi : f32
    linalg.yield %s : f32
  } -> tensor<1x2xf32>
  return %r : tensor<1x2xf32>
}

// The divisor is a product of sizes, made outside of the generic.
// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
// IR: linalg.matmul
func.func @unknown(%x: tensor<?x3x?x?xf32>) -> tensor<?x2xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %dense = arith.constant dense<[[0.5, -1.25], [2.0, 0.375], [-0.75, 1.0]]> : tensor<3x2xf32>
  %b = arith.constant dense<[0.125, -2.0]> : tensor<2xf32>
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %hi = arith.index_cast %h : index to i64
  %w = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %wi = arith.index_cast %w : index to i64
  %bs = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %e = tensor.empty(%bs) : tensor<?x3x1x1xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3x1x1xf32>) -> tensor<?x3x1x1xf32>
  %win = tensor.empty(%h, %w) : tensor<?x?xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<?x3x?x?xf32>, tensor<?x?xf32>) outs(%init : tensor<?x3x1x1xf32>) -> tensor<?x3x1x1xf32>
  %ni = arith.muli %hi, %wi : i64
  %n = arith.sitofp %ni : i64 to f32
  %avg = linalg.generic #each4 ins(%sum : tensor<?x3x1x1xf32>) outs(%e : tensor<?x3x1x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n : f32
    linalg.yield %q : f32
  } -> tensor<?x3x1x1xf32>
  %flat = tensor.collapse_shape %avg [[0], [1, 2, 3]] : tensor<?x3x1x1xf32> into tensor<?x3xf32>
  %oe = tensor.empty(%bs) : tensor<?x2xf32>
  %acc = linalg.fill ins(%zero : f32) outs(%oe : tensor<?x2xf32>) -> tensor<?x2xf32>
  %mm = linalg.matmul ins(%flat, %dense : tensor<?x3xf32>, tensor<3x2xf32>) outs(%acc : tensor<?x2xf32>) -> tensor<?x2xf32>
  %r = linalg.generic #bias ins(%mm, %b : tensor<?x2xf32>, tensor<2xf32>) outs(%oe : tensor<?x2xf32>) {
  ^bb0(%in: f32, %bi: f32, %out: f32):
    %s = arith.addf %in, %bi : f32
    linalg.yield %s : f32
  } -> tensor<?x2xf32>
  return %r : tensor<?x2xf32>
}

// CHECK: check: @max_static: equal (bit-exact
// IR-LABEL: func.func @max_static
// IR: linalg.matmul
func.func @max_static(%x: tensor<2x3x3x5xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %dense = arith.constant dense<[[0.5, -1.25], [2.0, 0.375], [-0.75, 1.0]]> : tensor<3x2xf32>
  %e = tensor.empty() : tensor<2x3x1x1xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<2x3x1x1xf32>) -> tensor<2x3x1x1xf32>
  %win = tensor.empty() : tensor<3x5xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<2x3x3x5xf32>, tensor<3x5xf32>) outs(%init : tensor<2x3x1x1xf32>) -> tensor<2x3x1x1xf32>
  %flat = tensor.collapse_shape %max [[0], [1, 2, 3]] : tensor<2x3x1x1xf32> into tensor<2x3xf32>
  %oe = tensor.empty() : tensor<2x2xf32>
  %acc = linalg.fill ins(%zero : f32) outs(%oe : tensor<2x2xf32>) -> tensor<2x2xf32>
  %mm = linalg.matmul ins(%flat, %dense : tensor<2x3xf32>, tensor<3x2xf32>) outs(%acc : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %mm : tensor<2x2xf32>
}

// The mean of a line and of a volume: GlobalAveragePool has any rank.
// CHECK: check: @line: equal (bit-exact
// IR-LABEL: func.func @line
// IR: linalg.depthwise_conv_1d_ncw_cw
func.func @line(%x: tensor<?x3x?xf32>) -> tensor<?x3x1xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %zero = arith.constant 0.0 : f32
  %w = tensor.dim %x, %c2 : tensor<?x3x?xf32>
  %wi = arith.index_cast %w : index to i64
  %n = arith.sitofp %wi : i64 to f32
  %bs = tensor.dim %x, %c0 : tensor<?x3x?xf32>
  %e = tensor.empty(%bs) : tensor<?x3x1xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3x1xf32>) -> tensor<?x3x1xf32>
  %win = tensor.empty(%w) : tensor<?xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%x, %win : tensor<?x3x?xf32>, tensor<?xf32>) outs(%init : tensor<?x3x1xf32>) -> tensor<?x3x1xf32>
  %avg = linalg.generic #each3 ins(%sum : tensor<?x3x1xf32>) outs(%e : tensor<?x3x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n : f32
    linalg.yield %q : f32
  } -> tensor<?x3x1xf32>
  return %avg : tensor<?x3x1xf32>
}

// CHECK: check: @integer: equal (bit-exact
// IR-LABEL: func.func @integer
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: arith.divsi
// IR: return
func.func @integer(%x: tensor<1x3x7x7xi32>) -> tensor<1x3x1x1xi32> {
  %zero = arith.constant 0 : i32
  %n = arith.constant 49 : i32
  %e = tensor.empty() : tensor<1x3x1x1xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x1x1xi32>) -> tensor<1x3x1x1xi32>
  %win = tensor.empty() : tensor<7x7xi32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x7x7xi32>, tensor<7x7xi32>) outs(%init : tensor<1x3x1x1xi32>) -> tensor<1x3x1x1xi32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x3x1x1xi32>) outs(%e : tensor<1x3x1x1xi32>) {
  ^bb0(%in: i32, %out: i32):
    %q = arith.divsi %in, %n : i32
    linalg.yield %q : i32
  } -> tensor<1x3x1x1xi32>
  return %avg : tensor<1x3x1x1xi32>
}

// CHECK: check: @volume: equal (bit-exact
// IR-LABEL: func.func @volume
// IR: linalg.depthwise_conv_3d_ndhwc_dhwc
func.func @volume(%x: tensor<1x2x3x2x4xf32>) -> tensor<1x2x1x1x1xf32> {
  %zero = arith.constant 0.0 : f32
  %win = tensor.empty() : tensor<3x2x4xf32>
  %te = tensor.empty() : tensor<1x3x2x4x2xf32>
  %t = linalg.transpose ins(%x : tensor<1x2x3x2x4xf32>) outs(%te : tensor<1x3x2x4x2xf32>) permutation = [0, 2, 3, 4, 1]
  %e = tensor.empty() : tensor<1x1x1x1x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x1x1x1x2xf32>) -> tensor<1x1x1x1x2xf32>
  %sum = linalg.pooling_ndhwc_sum {dilations = dense<1> : vector<3xi64>, strides = dense<1> : vector<3xi64>}
    ins(%t, %win : tensor<1x3x2x4x2xf32>, tensor<3x2x4xf32>) outs(%init : tensor<1x1x1x1x2xf32>) -> tensor<1x1x1x1x2xf32>
  %be = tensor.empty() : tensor<1x2x1x1x1xf32>
  %b = linalg.transpose ins(%sum : tensor<1x1x1x1x2xf32>) outs(%be : tensor<1x2x1x1x1xf32>) permutation = [0, 4, 1, 2, 3]
  return %b : tensor<1x2x1x1x1xf32>
}
