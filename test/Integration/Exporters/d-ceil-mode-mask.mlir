// Ceil mode: the padded data and a padded mask of ones are pooled alike, both
// are divided by the window's size, then the one by the other. A mask whose
// sizes are static is folded to a constant, so only one convolution is left.
//
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=10 | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#scalar = affine_map<(n, c, h, w) -> ()>
#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#pair4 = {indexing_maps = [#map4, #map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#spread4 = {indexing_maps = [#scalar, #map4],
            iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#map3 = affine_map<(n, c, w) -> (n, c, w)>
#each3 = {indexing_maps = [#map3, #map3],
          iterator_types = ["parallel", "parallel", "parallel"]}
#pair3 = {indexing_maps = [#map3, #map3, #map3],
          iterator_types = ["parallel", "parallel", "parallel"]}

// CHECK: check: @static: equal (bit-exact
// IR-LABEL: func.func @static
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: linalg.depthwise_conv_2d_nchw_chw
// IR: return
func.func @static(%x: tensor<1x2x6x6xf32>) -> tensor<1x2x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %ones = arith.constant dense<1.0> : tensor<1x2x6x6xf32>
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 2, 2] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x2x6x6xf32> to tensor<1x2x9x9xf32>
  %m = tensor.pad %ones low[0, 0, 1, 1] high[0, 0, 2, 2] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x2x6x6xf32> to tensor<1x2x9x9xf32>
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %win : tensor<1x2x9x9xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x4x4xf32>
  %msum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%m, %win : tensor<1x2x9x9xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %mavg = linalg.generic #each4 ins(%msum : tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x4x4xf32>
  %r = linalg.generic #pair4 ins(%avg, %mavg : tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<1x2x4x4xf32>
  return %r : tensor<1x2x4x4xf32>
}

// Where ceil mode changes nothing the mask is not padded: all its counts are 1.
// CHECK: check: @unpadded: equal (bit-exact
// IR-LABEL: func.func @unpadded
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR-NOT: linalg.depthwise_conv_1d_ncw_cw
// IR: return
func.func @unpadded(%x: tensor<2x3x8xf32>) -> tensor<2x3x4xf32> {
  %zero = arith.constant 0.0 : f32
  %two = arith.constant 2.0 : f32
  %ones = arith.constant dense<1.0> : tensor<2x3x8xf32>
  %e = tensor.empty() : tensor<2x3x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %win = tensor.empty() : tensor<2xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%x, %win : tensor<2x3x8xf32>, tensor<2xf32>) outs(%init : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %avg = linalg.generic #each3 ins(%sum : tensor<2x3x4xf32>) outs(%e : tensor<2x3x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %two : f32
    linalg.yield %q : f32
  } -> tensor<2x3x4xf32>
  %msum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%ones, %win : tensor<2x3x8xf32>, tensor<2xf32>) outs(%init : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %mavg = linalg.generic #each3 ins(%msum : tensor<2x3x4xf32>) outs(%e : tensor<2x3x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %two : f32
    linalg.yield %q : f32
  } -> tensor<2x3x4xf32>
  %r = linalg.generic #pair3 ins(%avg, %mavg : tensor<2x3x4xf32>, tensor<2x3x4xf32>) outs(%e : tensor<2x3x4xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}

// One unknown size, even the batch, and the mask is a broadcast of 1 behind
// assertions; every filter tap still meets the same ones.
// CHECK: check: @batch: equal (bit-exact
// IR-LABEL: func.func @batch
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: return
func.func @batch(%x: tensor<?x2x6x6xf32>) -> tensor<?x2x3x3xf32> {
  %true = arith.constant true
  %o = arith.constant 0 : i64
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %one = arith.constant dense<1.0> : tensor<f32>
  %p = tensor.pad %x low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x2x6x6xf32> to tensor<?x2x7x7xf32>
  %n = tensor.dim %x, %c0 : tensor<?x2x6x6xf32>
  %ni = arith.index_cast %n : index to i64
  %valid = arith.cmpi sge, %ni, %o : i64
  cf.assert %valid, "negative values not allowed in new dimensions"
  %me = tensor.empty(%n) : tensor<?x2x6x6xf32>
  %ones = linalg.generic #spread4 ins(%one : tensor<f32>) outs(%me : tensor<?x2x6x6xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<?x2x6x6xf32>
  %m = tensor.pad %ones low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x2x6x6xf32> to tensor<?x2x7x7xf32>
  %e = tensor.empty(%n) : tensor<?x2x3x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2x3x3xf32>) -> tensor<?x2x3x3xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %win : tensor<?x2x7x7xf32>, tensor<3x3xf32>) outs(%init : tensor<?x2x3x3xf32>) -> tensor<?x2x3x3xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<?x2x3x3xf32>) outs(%e : tensor<?x2x3x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<?x2x3x3xf32>
  %e2 = tensor.empty(%n) : tensor<?x2x3x3xf32>
  %init2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<?x2x3x3xf32>) -> tensor<?x2x3x3xf32>
  %msum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%m, %win : tensor<?x2x7x7xf32>, tensor<3x3xf32>) outs(%init2 : tensor<?x2x3x3xf32>) -> tensor<?x2x3x3xf32>
  %mavg = linalg.generic #each4 ins(%msum : tensor<?x2x3x3xf32>) outs(%e2 : tensor<?x2x3x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<?x2x3x3xf32>
  cf.assert %true, "mismatched size for broadcast"
  %r = linalg.generic #pair4 ins(%avg, %mavg : tensor<?x2x3x3xf32>, tensor<?x2x3x3xf32>) outs(%e : tensor<?x2x3x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<?x2x3x3xf32>
  return %r : tensor<?x2x3x3xf32>
}

// Width unknown: how much is padded depends on it.
// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR: return
func.func @unknown(%x: tensor<1x2x?xf32>) -> tensor<1x2x?xf32> {
  %c2 = arith.constant 2 : index
  %o = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %three = arith.constant 3 : i64
  %zero = arith.constant 0.0 : f32
  %n3 = arith.constant 3.0 : f32
  %unit = arith.constant 1.0 : f32
  %w = tensor.dim %x, %c2 : tensor<1x2x?xf32>
  %wi = arith.index_cast %w : index to i64
  %w1 = arith.subi %wi, %two : i64
  %last = arith.floordivsi %w1, %two : i64
  %start = arith.muli %last, %two : i64
  %end = arith.addi %start, %three : i64
  %over = arith.subi %end, %wi : i64
  %more = arith.maxsi %over, %o : i64
  %high = arith.index_cast %more : i64 to index
  %count = arith.addi %last, %one : i64
  %ow = arith.index_cast %count : i64 to index
  %p = tensor.pad %x low[0, 0, 0] high[0, 0, %high] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<1x2x?xf32> to tensor<1x2x?xf32>
  %valid = arith.cmpi sge, %wi, %o : i64
  cf.assert %valid, "negative values not allowed in new dimensions"
  %me = tensor.empty(%w) : tensor<1x2x?xf32>
  %ones = linalg.fill ins(%unit : f32) outs(%me : tensor<1x2x?xf32>) -> tensor<1x2x?xf32>
  %m = tensor.pad %ones low[0, 0, 0] high[0, 0, %high] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<1x2x?xf32> to tensor<1x2x?xf32>
  %e = tensor.empty(%ow) : tensor<1x2x?xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x?xf32>) -> tensor<1x2x?xf32>
  %win = tensor.empty() : tensor<3xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%p, %win : tensor<1x2x?xf32>, tensor<3xf32>) outs(%init : tensor<1x2x?xf32>) -> tensor<1x2x?xf32>
  %avg = linalg.generic #each3 ins(%sum : tensor<1x2x?xf32>) outs(%e : tensor<1x2x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n3 : f32
    linalg.yield %q : f32
  } -> tensor<1x2x?xf32>
  %msum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%m, %win : tensor<1x2x?xf32>, tensor<3xf32>) outs(%init : tensor<1x2x?xf32>) -> tensor<1x2x?xf32>
  %mavg = linalg.generic #each3 ins(%msum : tensor<1x2x?xf32>) outs(%e : tensor<1x2x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n3 : f32
    linalg.yield %q : f32
  } -> tensor<1x2x?xf32>
  %same = arith.cmpi eq, %ow, %ow : index
  cf.assert %same, "mismatched size for broadcast"
  %r = linalg.generic #pair3 ins(%avg, %mavg : tensor<1x2x?xf32>, tensor<1x2x?xf32>) outs(%e : tensor<1x2x?xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<1x2x?xf32>
  return %r : tensor<1x2x?xf32>
}

// A mask that is not all ones must be convolved like any other input: here
// its second channel counts half.
// CHECK: check: @weighted: equal (bit-exact
// IR-LABEL: func.func @weighted
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR: return
func.func @weighted(%x: tensor<1x2x5xf32>) -> tensor<1x2x3xf32> {
  %zero = arith.constant 0.0 : f32
  %mask = arith.constant dense<[[[1.0, 1.0, 1.0, 1.0, 1.0], [0.5, 0.5, 0.5, 0.5, 0.5]]]> : tensor<1x2x5xf32>
  %p = tensor.pad %x low[0, 0, 0] high[0, 0, 1] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<1x2x5xf32> to tensor<1x2x6xf32>
  %m = tensor.pad %mask low[0, 0, 0] high[0, 0, 1] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<1x2x5xf32> to tensor<1x2x6xf32>
  %e = tensor.empty() : tensor<1x2x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x3xf32>) -> tensor<1x2x3xf32>
  %win = tensor.empty() : tensor<2xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%p, %win : tensor<1x2x6xf32>, tensor<2xf32>) outs(%init : tensor<1x2x3xf32>) -> tensor<1x2x3xf32>
  %msum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%m, %win : tensor<1x2x6xf32>, tensor<2xf32>) outs(%init : tensor<1x2x3xf32>) -> tensor<1x2x3xf32>
  %r = linalg.generic #pair3 ins(%sum, %msum : tensor<1x2x3xf32>, tensor<1x2x3xf32>) outs(%e : tensor<1x2x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<1x2x3xf32>
  return %r : tensor<1x2x3xf32>
}
