// Three spatial dimensions: the exporter transposes to channels last, pools,
// and transposes back before the division. Normalisation across channels
// (LRN) uses the same with the channels as a spatial dimension.
//
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=5 | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map5 = affine_map<(n, c, d, h, w) -> (n, c, d, h, w)>
#each5 = {indexing_maps = [#map5, #map5],
          iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#pair4 = {indexing_maps = [#map4, #map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}

// CHECK: check: @static: equal (bit-exact
// IR-LABEL: func.func @static
// IR: linalg.depthwise_conv_3d_ndhwc_dhwc
// IR: arith.divf
func.func @static(%x: tensor<1x3x4x4x6xf32>) -> tensor<1x3x2x2x3xf32> {
  %zero = arith.constant 0.0 : f32
  %eight = arith.constant 8.0 : f32
  %win = tensor.empty() : tensor<2x2x2xf32>
  %te = tensor.empty() : tensor<1x4x4x6x3xf32>
  %t = linalg.transpose ins(%x : tensor<1x3x4x4x6xf32>) outs(%te : tensor<1x4x4x6x3xf32>) permutation = [0, 2, 3, 4, 1]
  %e = tensor.empty() : tensor<1x2x2x3x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x3x3xf32>) -> tensor<1x2x2x3x3xf32>
  %sum = linalg.pooling_ndhwc_sum {dilations = dense<1> : vector<3xi64>, strides = dense<2> : vector<3xi64>}
    ins(%t, %win : tensor<1x4x4x6x3xf32>, tensor<2x2x2xf32>) outs(%init : tensor<1x2x2x3x3xf32>) -> tensor<1x2x2x3x3xf32>
  %be = tensor.empty() : tensor<1x3x2x2x3xf32>
  %b = linalg.transpose ins(%sum : tensor<1x2x2x3x3xf32>) outs(%be : tensor<1x3x2x2x3xf32>) permutation = [0, 4, 1, 2, 3]
  %avg = linalg.generic #each5 ins(%b : tensor<1x3x2x2x3xf32>) outs(%be : tensor<1x3x2x2x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %eight : f32
    linalg.yield %q : f32
  } -> tensor<1x3x2x2x3xf32>
  return %avg : tensor<1x3x2x2x3xf32>
}

// Counted padding, uneven window and stride, batch unknown.
// CHECK: check: @padded: equal (bit-exact
// IR-LABEL: func.func @padded
// IR: tensor.pad
// IR: linalg.depthwise_conv_3d_ndhwc_dhwc
// IR: arith.divf
func.func @padded(%x: tensor<?x2x3x4x4xf32>) -> tensor<?x2x3x2x3xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %twelve = arith.constant 12.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 0, 1] high[0, 0, 1, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
    tensor.yield %zero : f32
  } : tensor<?x2x3x4x4xf32> to tensor<?x2x5x4x5xf32>
  %n = tensor.dim %x, %c0 : tensor<?x2x3x4x4xf32>
  %win = tensor.empty() : tensor<3x2x3xf32>
  %te = tensor.empty(%n) : tensor<?x5x4x5x2xf32>
  %t = linalg.transpose ins(%p : tensor<?x2x5x4x5xf32>) outs(%te : tensor<?x5x4x5x2xf32>) permutation = [0, 2, 3, 4, 1]
  %e = tensor.empty(%n) : tensor<?x3x2x3x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3x2x3x2xf32>) -> tensor<?x3x2x3x2xf32>
  %sum = linalg.pooling_ndhwc_sum {dilations = dense<1> : vector<3xi64>, strides = dense<[1, 2, 1]> : vector<3xi64>}
    ins(%t, %win : tensor<?x5x4x5x2xf32>, tensor<3x2x3xf32>) outs(%init : tensor<?x3x2x3x2xf32>) -> tensor<?x3x2x3x2xf32>
  %be = tensor.empty(%n) : tensor<?x2x3x2x3xf32>
  %b = linalg.transpose ins(%sum : tensor<?x3x2x3x2xf32>) outs(%be : tensor<?x2x3x2x3xf32>) permutation = [0, 4, 1, 2, 3]
  %avg = linalg.generic #each5 ins(%b : tensor<?x2x3x2x3xf32>) outs(%be : tensor<?x2x3x2x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %twelve : f32
    linalg.yield %q : f32
  } -> tensor<?x2x3x2x3xf32>
  return %avg : tensor<?x2x3x2x3xf32>
}

// Padding that does not count: the counts run over the transposed-back sum's
// own dimensions.
// CHECK: check: @uncounted: equal (bit-exact
// IR-LABEL: func.func @uncounted
// IR: linalg.depthwise_conv_3d_ndhwc_dhwc
// IR-NOT: linalg.index
// IR: return
func.func @uncounted(%x: tensor<1x2x3x2x4xf32>) -> tensor<1x2x3x2x4xf32> {
  %zero = arith.constant 0.0 : f32
  %o = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %three = arith.constant 3 : i64
  %four = arith.constant 4 : i64
  %five = arith.constant 5 : i64
  %p = tensor.pad %x low[0, 0, 1, 0, 1] high[0, 0, 1, 0, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
    tensor.yield %zero : f32
  } : tensor<1x2x3x2x4xf32> to tensor<1x2x5x2x6xf32>
  %win = tensor.empty() : tensor<3x1x3xf32>
  %te = tensor.empty() : tensor<1x5x2x6x2xf32>
  %t = linalg.transpose ins(%p : tensor<1x2x5x2x6xf32>) outs(%te : tensor<1x5x2x6x2xf32>) permutation = [0, 2, 3, 4, 1]
  %e = tensor.empty() : tensor<1x3x2x4x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x2x4x2xf32>) -> tensor<1x3x2x4x2xf32>
  %sum = linalg.pooling_ndhwc_sum {dilations = dense<1> : vector<3xi64>, strides = dense<1> : vector<3xi64>}
    ins(%t, %win : tensor<1x5x2x6x2xf32>, tensor<3x1x3xf32>) outs(%init : tensor<1x3x2x4x2xf32>) -> tensor<1x3x2x4x2xf32>
  %be = tensor.empty() : tensor<1x2x3x2x4xf32>
  %b = linalg.transpose ins(%sum : tensor<1x3x2x4x2xf32>) outs(%be : tensor<1x2x3x2x4xf32>) permutation = [0, 4, 1, 2, 3]
  %avg = linalg.generic #each5 ins(%b : tensor<1x2x3x2x4xf32>) outs(%be : tensor<1x2x3x2x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i2 = linalg.index 2 : index
    %y = arith.index_cast %i2 : index to i64
    %y0 = arith.subi %y, %one : i64
    %y1 = arith.addi %y, %two : i64
    %y2 = arith.minsi %y1, %four : i64
    %y3 = arith.minsi %y2, %three : i64
    %y4 = arith.subi %one, %y : i64
    %y5 = arith.maxsi %y4, %o : i64
    %y6 = arith.subi %y3, %y0 : i64
    %y7 = arith.subi %y6, %y5 : i64
    %ny = arith.maxsi %y7, %o : i64
    %i4 = linalg.index 4 : index
    %z = arith.index_cast %i4 : index to i64
    %z0 = arith.subi %z, %one : i64
    %z1 = arith.addi %z, %two : i64
    %z2 = arith.minsi %z1, %five : i64
    %z3 = arith.minsi %z2, %four : i64
    %z4 = arith.subi %one, %z : i64
    %z5 = arith.maxsi %z4, %o : i64
    %z6 = arith.subi %z3, %z0 : i64
    %z7 = arith.subi %z6, %z5 : i64
    %nz = arith.maxsi %z7, %o : i64
    %n = arith.muli %ny, %nz : i64
    %d = arith.sitofp %n : i64 to f32
    %q = arith.divf %in, %d : f32
    linalg.yield %q : f32
  } -> tensor<1x2x3x2x4xf32>
  return %avg : tensor<1x2x3x2x4xf32>
}

// Local response normalisation over 5 of 6 channels.
// CHECK: check: @normalised: equal (bit-exact
// IR-LABEL: func.func @normalised
// IR: linalg.depthwise_conv_3d_ndhwc_dhwc
// IR: math.powf
func.func @normalised(%x: tensor<1x6x3x2xf32>) -> tensor<1x6x3x2xf32> {
  %zero = arith.constant 0.0 : f32
  %five = arith.constant 5.0 : f32
  %alpha = arith.constant 0.01 : f32
  %bias = arith.constant 1.0 : f32
  %beta = arith.constant 0.75 : f32
  %e = tensor.empty() : tensor<1x6x3x2xf32>
  %sq = linalg.generic #pair4 ins(%x, %x : tensor<1x6x3x2xf32>, tensor<1x6x3x2xf32>) outs(%e : tensor<1x6x3x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %m = arith.mulf %a, %b : f32
    linalg.yield %m : f32
  } -> tensor<1x6x3x2xf32>
  %ex = tensor.expand_shape %sq [[0], [1, 2], [3], [4]] output_shape [1, 1, 6, 3, 2] : tensor<1x6x3x2xf32> into tensor<1x1x6x3x2xf32>
  %p = tensor.pad %ex low[0, 0, 2, 0, 0] high[0, 0, 2, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
    tensor.yield %zero : f32
  } : tensor<1x1x6x3x2xf32> to tensor<1x1x10x3x2xf32>
  %win = tensor.empty() : tensor<5x1x1xf32>
  %te = tensor.empty() : tensor<1x10x3x2x1xf32>
  %t = linalg.transpose ins(%p : tensor<1x1x10x3x2xf32>) outs(%te : tensor<1x10x3x2x1xf32>) permutation = [0, 2, 3, 4, 1]
  %pe = tensor.empty() : tensor<1x6x3x2x1xf32>
  %init = linalg.fill ins(%zero : f32) outs(%pe : tensor<1x6x3x2x1xf32>) -> tensor<1x6x3x2x1xf32>
  %sum = linalg.pooling_ndhwc_sum {dilations = dense<1> : vector<3xi64>, strides = dense<1> : vector<3xi64>}
    ins(%t, %win : tensor<1x10x3x2x1xf32>, tensor<5x1x1xf32>) outs(%init : tensor<1x6x3x2x1xf32>) -> tensor<1x6x3x2x1xf32>
  %be = tensor.empty() : tensor<1x1x6x3x2xf32>
  %b = linalg.transpose ins(%sum : tensor<1x6x3x2x1xf32>) outs(%be : tensor<1x1x6x3x2xf32>) permutation = [0, 4, 1, 2, 3]
  %avg = linalg.generic #each5 ins(%b : tensor<1x1x6x3x2xf32>) outs(%be : tensor<1x1x6x3x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %five : f32
    linalg.yield %q : f32
  } -> tensor<1x1x6x3x2xf32>
  %co = tensor.collapse_shape %avg [[0, 1], [2], [3], [4]] : tensor<1x1x6x3x2xf32> into tensor<1x6x3x2xf32>
  %den = linalg.generic #each4 ins(%co : tensor<1x6x3x2xf32>) outs(%e : tensor<1x6x3x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.mulf %in, %alpha : f32
    %a = arith.addf %s, %bias : f32
    %q = math.powf %a, %beta : f32
    linalg.yield %q : f32
  } -> tensor<1x6x3x2xf32>
  %r = linalg.generic #pair4 ins(%x, %den : tensor<1x6x3x2xf32>, tensor<1x6x3x2xf32>) outs(%e : tensor<1x6x3x2xf32>) {
  ^bb0(%a: f32, %b2: f32, %out: f32):
    %q = arith.divf %a, %b2 : f32
    linalg.yield %q : f32
  } -> tensor<1x6x3x2xf32>
  return %r : tensor<1x6x3x2xf32>
}

// Nothing but the channel count is known.
// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: linalg.depthwise_conv_3d_ndhwc_dhwc
// IR: arith.divf
func.func @unknown(%x: tensor<?x2x?x?x?xf32>) -> tensor<?x2x?x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %zero = arith.constant 0.0 : f32
  %eight = arith.constant 8.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x2x?x?x?xf32>
  %d = tensor.dim %x, %c2 : tensor<?x2x?x?x?xf32>
  %h = tensor.dim %x, %c3 : tensor<?x2x?x?x?xf32>
  %w = tensor.dim %x, %c4 : tensor<?x2x?x?x?xf32>
  %od = arith.subi %d, %c1 : index
  %oh = arith.subi %h, %c1 : index
  %ow = arith.subi %w, %c1 : index
  %win = tensor.empty() : tensor<2x2x2xf32>
  %te = tensor.empty(%n, %d, %h, %w) : tensor<?x?x?x?x2xf32>
  %t = linalg.transpose ins(%x : tensor<?x2x?x?x?xf32>) outs(%te : tensor<?x?x?x?x2xf32>) permutation = [0, 2, 3, 4, 1]
  %e = tensor.empty(%n, %od, %oh, %ow) : tensor<?x?x?x?x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?x?x?x2xf32>) -> tensor<?x?x?x?x2xf32>
  %sum = linalg.pooling_ndhwc_sum {dilations = dense<1> : vector<3xi64>, strides = dense<1> : vector<3xi64>}
    ins(%t, %win : tensor<?x?x?x?x2xf32>, tensor<2x2x2xf32>) outs(%init : tensor<?x?x?x?x2xf32>) -> tensor<?x?x?x?x2xf32>
  %be = tensor.empty(%n, %od, %oh, %ow) : tensor<?x2x?x?x?xf32>
  %b = linalg.transpose ins(%sum : tensor<?x?x?x?x2xf32>) outs(%be : tensor<?x2x?x?x?xf32>) permutation = [0, 4, 1, 2, 3]
  %avg = linalg.generic #each5 ins(%b : tensor<?x2x?x?x?xf32>) outs(%be : tensor<?x2x?x?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %eight : f32
    linalg.yield %q : f32
  } -> tensor<?x2x?x?x?xf32>
  return %avg : tensor<?x2x?x?x?xf32>
}
