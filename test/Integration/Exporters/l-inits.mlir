// What a pool starts from: a fill, a broadcast, a splat constant, any constant
// or an argument. It is part of the result, and of what is divided (T17).
//
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=8 | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling="numerics=fast" \
// RUN:   --expect-rewrites=8 | FileCheck %s --check-prefix=FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}

// (2 + S) / 4, not 2 + S / 4.
// CHECK: check: @fill: equal (bit-exact
// FAST: check: @fill: {{equal|within bound}} (
// IR-LABEL: func.func @fill
// IR: linalg.depthwise_conv_2d_nchw_chw
func.func @fill(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x2x2xf32> {
  %two = arith.constant 2.0 : f32
  %four = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %init = linalg.fill ins(%two : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %avg : tensor<1x2x2x2xf32>
}

// A bias per channel, broadcast over batch, height and width.
// CHECK: check: @broadcast: equal (bit-exact
// FAST: check: @broadcast: {{equal|within bound}} (
// IR-LABEL: func.func @broadcast
// IR: linalg.depthwise_conv_2d_nchw_chw
func.func @broadcast(%x: tensor<?x2x4x4xf32>) -> tensor<?x2x2x2xf32> {
  %c0 = arith.constant 0 : index
  %four = arith.constant 4.0 : f32
  %bias = arith.constant dense<[0.5, -3.0]> : tensor<2xf32>
  %n = tensor.dim %x, %c0 : tensor<?x2x4x4xf32>
  %e = tensor.empty(%n) : tensor<?x2x2x2xf32>
  %init = linalg.broadcast ins(%bias : tensor<2xf32>) outs(%e : tensor<?x2x2x2xf32>) dimensions = [0, 2, 3]
  %w = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<?x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<?x2x2x2xf32>) -> tensor<?x2x2x2xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<?x2x2x2xf32>) outs(%e : tensor<?x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<?x2x2x2xf32>
  return %avg : tensor<?x2x2x2xf32>
}

// CHECK: check: @splat_zero: equal (bit-exact
// FAST: check: @splat_zero: {{equal|within bound}} (
// IR-LABEL: func.func @splat_zero
// IR: linalg.depthwise_conv_2d_nchw_chw
func.func @splat_zero(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x2x2xf32> {
  %four = arith.constant 4.0 : f32
  %init = arith.constant dense<0.0> : tensor<1x2x2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %avg : tensor<1x2x2x2xf32>
}

// A different value at each position.
// CHECK: check: @constant: equal (bit-exact
// FAST: check: @constant: {{equal|within bound}} (
// IR-LABEL: func.func @constant
// IR: linalg.depthwise_conv_1d_ncw_cw
func.func @constant(%x: tensor<1x2x5xf32>) -> tensor<1x2x2xf32> {
  %init = arith.constant dense<[[[1.0, -2.0], [0.5, 100.0]]]> : tensor<1x2x2xf32>
  %w = tensor.empty() : tensor<3xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%x, %w : tensor<1x2x5xf32>, tensor<3xf32>) outs(%init : tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  return %sum : tensor<1x2x2xf32>
}

// CHECK: check: @argument: equal (bit-exact
// FAST: check: @argument: {{equal|within bound}} (
// IR-LABEL: func.func @argument
// IR: linalg.depthwise_conv_2d_nchw_chw
func.func @argument(%x: tensor<1x2x4x4xf32>, %init: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %four = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %avg : tensor<1x2x2x2xf32>
}

// A maximum that starts from a floor is no smaller than it (T13).
// CHECK: check: @max_floor: equal (bit-exact
// FAST: check: @max_floor: {{equal|within bound}} (
// IR-LABEL: func.func @max_floor
// IR: return
func.func @max_floor(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x2x2xf32> {
  %init = arith.constant dense<-0.25> : tensor<1x2x2x2xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %max : tensor<1x2x2x2xf32>
}

// CHECK: check: @max_argument: equal (bit-exact
// FAST: check: @max_argument: {{equal|within bound}} (
// IR-LABEL: func.func @max_argument
// IR: return
func.func @max_argument(%x: tensor<1x2x4x4xi8>, %init: tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8> {
  %w = tensor.empty() : tensor<2x2xi8>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x2x4x4xi8>, tensor<2x2xi8>) outs(%init : tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8>
  return %max : tensor<1x2x2x2xi8>
}

// A pool behind a convolution with a bias: the convolution keeps its own init,
// and the pool's is another.
// CHECK: check: @behind_conv: equal (bit-exact
// FAST: check: @behind_conv: {{equal|within bound}} (
// IR-LABEL: func.func @behind_conv
// IR: linalg.conv_2d_nchw_fchw
// IR: linalg.depthwise_conv_2d_nchw_chw
func.func @behind_conv(%x: tensor<1x1x5x5xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %f = arith.constant dense<[[[[0.5, -1.0], [2.0, 0.25]]], [[[1.0, 1.5], [-0.5, 3.0]]]]> : tensor<2x1x2x2xf32>
  %bias = arith.constant dense<[1.0, -0.75]> : tensor<2xf32>
  %ce = tensor.empty() : tensor<1x2x4x4xf32>
  %cinit = linalg.broadcast ins(%bias : tensor<2xf32>) outs(%ce : tensor<1x2x4x4xf32>) dimensions = [0, 2, 3]
  %conv = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %f : tensor<1x1x5x5xf32>, tensor<2x1x2x2xf32>) outs(%cinit : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%conv, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %avg : tensor<1x2x2x2xf32>
}
