// A pool's result and its input often have other users: branches that are
// concatenated, residual adds, the index search of a max pool with indices.
// All of them must still see what they saw.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=6 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#pair4 = {indexing_maps = [#map4, #map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#at = affine_map<(n, c, h, w, i, j) -> (n, c, h, w)>
#win = affine_map<(n, c, h, w, i, j) -> (i, j)>

// The indices are found by a generic of its own, which reads the maximum and
// the padded input. It is no pool and stays.
// CHECK: check: @indices: equal (bit-exact
// IR-LABEL: func.func @indices
// IR: tensor.pad
// IR: "parallel", "parallel", "parallel", "parallel", "reduction", "reduction"
// IR: tensor.extract
// IR: return
func.func @indices(%x: tensor<1x2x6x6xf32>) -> (tensor<1x2x3x3xf32>, tensor<1x2x3x3xi64>) {
  %lowest = arith.constant 0xFF800000 : f32
  %none = arith.constant -1 : i64
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c6 = arith.constant 6 : index
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f32
  } : tensor<1x2x6x6xf32> to tensor<1x2x8x8xf32>
  %e = tensor.empty() : tensor<1x2x3x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %w : tensor<1x2x8x8xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %ie = tensor.empty() : tensor<1x2x3x3xi64>
  %iinit = linalg.fill ins(%none : i64) outs(%ie : tensor<1x2x3x3xi64>) -> tensor<1x2x3x3xi64>
  %iw = tensor.empty() : tensor<3x3xi64>
  %where = linalg.generic {indexing_maps = [#at, #win, #at],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%max, %iw : tensor<1x2x3x3xf32>, tensor<3x3xi64>) outs(%iinit : tensor<1x2x3x3xi64>) {
  ^bb0(%m: f32, %unused: i64, %found: i64):
    %c = linalg.index 1 : index
    %h = linalg.index 2 : index
    %i = linalg.index 4 : index
    %hs = arith.muli %h, %c2 : index
    %y = arith.addi %hs, %i : index
    %v = linalg.index 3 : index
    %j = linalg.index 5 : index
    %vs = arith.muli %v, %c2 : index
    %z = arith.addi %vs, %j : index
    %value = tensor.extract %p[%c0, %c, %y, %z] : tensor<1x2x8x8xf32>
    %hit = arith.cmpf oeq, %value, %m : f32
    %y1 = arith.subi %y, %c1 : index
    %z1 = arith.subi %z, %c1 : index
    %row = arith.muli %y1, %c6 : index
    %flat = arith.addi %z1, %row : index
    %flat64 = arith.index_cast %flat : index to i64
    %new = arith.select %hit, %flat64, %found : i64
    %first = arith.cmpi eq, %found, %none : i64
    %r = arith.select %first, %new, %found : i64
    linalg.yield %r : i64
  } -> tensor<1x2x3x3xi64>
  return %max, %where : tensor<1x2x3x3xf32>, tensor<1x2x3x3xi64>
}

// Branches: one window and one fill serve a max pool, a sum pool and a
// convolution, whose results are concatenated.
// CHECK: check: @branches: equal (bit-exact
// IR-LABEL: func.func @branches
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: tensor.concat
func.func @branches(%x: tensor<1x2x4x4xf32>) -> tensor<1x6x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %nine = arith.constant 9.0 : f32
  %f = arith.constant dense<[[[[0.5]], [[-1.0]]], [[[1.5]], [[0.25]]]]> : tensor<2x2x1x1xf32>
  %pm = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f32
  } : tensor<1x2x4x4xf32> to tensor<1x2x6x6xf32>
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %low = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%pm, %w : tensor<1x2x6x6xf32>, tensor<3x3xf32>) outs(%low : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %pa = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x2x4x4xf32> to tensor<1x2x6x6xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%pa, %w : tensor<1x2x6x6xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x4x4xf32>
  %conv = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %f : tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %all = tensor.concat dim(1) %max, %avg, %conv
    : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x6x4x4xf32>
  return %all : tensor<1x6x4x4xf32>
}

// The sum itself is read besides its division: with 1/n in the weights it
// would be gone.
// CHECK: check: @sum_and_average: equal (bit-exact
// IR-LABEL: func.func @sum_and_average
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
// IR: arith.addf
func.func @sum_and_average(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  %r = linalg.generic #pair4 ins(%avg, %sum : tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<1x2x2x2xf32>
  return %r : tensor<1x2x2x2xf32>
}

// One pool after another, and the first one's result is returned as well.
// CHECK: check: @observed: equal (bit-exact
// IR-LABEL: func.func @observed
// IR-COUNT-2: linalg.depthwise_conv_2d_nchw_chw
// IR: return
func.func @observed(%x: tensor<1x2x8x8xf32>) -> (tensor<1x2x4x4xf32>, tensor<1x2x2x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %first = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x2x8x8xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %e2 = tensor.empty() : tensor<1x2x2x2xf32>
  %init2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %second = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%first, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init2 : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %first, %second : tensor<1x2x4x4xf32>, tensor<1x2x2x2xf32>
}
