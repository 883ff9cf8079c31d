// A sum pool, then a generic that divides by a scalar from outside.
// With `numerics=exact` the sum becomes a convolution by ones and the division
// stays; with `fast` the division may move into the weights (T6, T17).
//
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=12 | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling="numerics=fast" \
// RUN:   --expect-rewrites=12 | FileCheck %s --check-prefix=FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#map3 = affine_map<(n, c, w) -> (n, c, w)>
#each3 = {indexing_maps = [#map3, #map3],
          iterator_types = ["parallel", "parallel", "parallel"]}

// CHECK: check: @static: equal (bit-exact
// FAST: check: @static: {{equal|within bound}} (
// IR-LABEL: func.func @static
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: linalg.generic
// IR: arith.divf
func.func @static(%x: tensor<1x3x6x6xf32>) -> tensor<1x3x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x3x3x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %win = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x6x6xf32>, tensor<2x2xf32>) outs(%init : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x3x3x3xf32>) outs(%e : tensor<1x3x3x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x3x3x3xf32>
  return %avg : tensor<1x3x3x3xf32>
}

// Nine is no power of two: a division by it is not a multiplication (T6).
// CHECK: check: @batch: equal (bit-exact
// FAST: check: @batch: {{equal|within bound}} (
// IR-LABEL: func.func @batch
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @batch(%x: tensor<?x2x5x6xf32>) -> tensor<?x2x3x4xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x2x5x6xf32>
  %e = tensor.empty(%n) : tensor<?x2x3x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2x3x4xf32>) -> tensor<?x2x3x4xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<?x2x5x6xf32>, tensor<3x3xf32>) outs(%init : tensor<?x2x3x4xf32>) -> tensor<?x2x3x4xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<?x2x3x4xf32>) outs(%e : tensor<?x2x3x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<?x2x3x4xf32>
  return %avg : tensor<?x2x3x4xf32>
}

// Nothing is known, channels included: the weights are a fill of their size.
// CHECK: check: @unknown: equal (bit-exact
// FAST: check: @unknown: {{equal|within bound}} (
// IR-LABEL: func.func @unknown
// IR: tensor.dim %{{.*}}, %c1
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @unknown(%x: tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x?x?x?xf32>
  %c = tensor.dim %x, %c1 : tensor<?x?x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x?x?x?xf32>
  %w = tensor.dim %x, %c3 : tensor<?x?x?x?xf32>
  %w0 = arith.index_cast %w : index to i64
  %w1 = arith.subi %w0, %two : i64
  %w2 = arith.floordivsi %w1, %two : i64
  %w3 = arith.addi %w2, %one : i64
  %ow = arith.index_cast %w3 : i64 to index
  %h0 = arith.index_cast %h : index to i64
  %h1 = arith.subi %h0, %two : i64
  %h2 = arith.floordivsi %h1, %two : i64
  %h3 = arith.addi %h2, %one : i64
  %oh = arith.index_cast %h3 : i64 to index
  %e = tensor.empty(%n, %c, %oh, %ow) : tensor<?x?x?x?xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  %win = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<?x?x?x?xf32>, tensor<2x2xf32>) outs(%init : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<?x?x?x?xf32>) outs(%e : tensor<?x?x?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<?x?x?x?xf32>
  return %avg : tensor<?x?x?x?xf32>
}

// CHECK: check: @line: equal (bit-exact
// FAST: check: @line: {{equal|within bound}} (
// IR-LABEL: func.func @line
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR: arith.divf
func.func @line(%x: tensor<2x3x9xf32>) -> tensor<2x3x4xf32> {
  %zero = arith.constant 0.0 : f32
  %three = arith.constant 3.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %win = tensor.empty() : tensor<3xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%x, %win : tensor<2x3x9xf32>, tensor<3xf32>) outs(%init : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %avg = linalg.generic #each3 ins(%sum : tensor<2x3x4xf32>) outs(%e : tensor<2x3x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %three : f32
    linalg.yield %q : f32
  } -> tensor<2x3x4xf32>
  return %avg : tensor<2x3x4xf32>
}

// Dilated, and more input than the windows need.
// CHECK: check: @dilated: equal (bit-exact
// FAST: check: @dilated: {{equal|within bound}} (
// IR-LABEL: func.func @dilated
// IR: linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[2, 3]>
// IR: arith.divf
func.func @dilated(%x: tensor<1x2x10x11xf32>) -> tensor<1x2x3x5xf32> {
  %zero = arith.constant 0.0 : f32
  %six = arith.constant 6.0 : f32
  %e = tensor.empty() : tensor<1x2x3x5xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x3x5xf32>) -> tensor<1x2x3x5xf32>
  %win = tensor.empty() : tensor<3x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<[2, 3]> : vector<2xi64>, strides = dense<[2, 1]> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x10x11xf32>, tensor<3x2xf32>) outs(%init : tensor<1x2x3x5xf32>) -> tensor<1x2x3x5xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x3x5xf32>) outs(%e : tensor<1x2x3x5xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %six : f32
    linalg.yield %q : f32
  } -> tensor<1x2x3x5xf32>
  return %avg : tensor<1x2x3x5xf32>
}

// CHECK: check: @f16: equal (bit-exact
// FAST: check: @f16: {{equal|within bound}} (
// IR-LABEL: func.func @f16
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @f16(%x: tensor<1x2x4x4xf16>) -> tensor<1x2x2x2xf16> {
  %zero = arith.constant 0.0 : f16
  %four = arith.constant 4.0 : f16
  %e = tensor.empty() : tensor<1x2x2x2xf16>
  %init = linalg.fill ins(%zero : f16) outs(%e : tensor<1x2x2x2xf16>) -> tensor<1x2x2x2xf16>
  %win = tensor.empty() : tensor<2x2xf16>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x4x4xf16>, tensor<2x2xf16>) outs(%init : tensor<1x2x2x2xf16>) -> tensor<1x2x2x2xf16>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf16>) outs(%e : tensor<1x2x2x2xf16>) {
  ^bb0(%in: f16, %out: f16):
    %q = arith.divf %in, %four : f16
    linalg.yield %q : f16
  } -> tensor<1x2x2x2xf16>
  return %avg : tensor<1x2x2x2xf16>
}

// CHECK: check: @bf16: equal (bit-exact
// FAST: check: @bf16: {{equal|within bound}} (
// IR-LABEL: func.func @bf16
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @bf16(%x: tensor<1x2x4x4xbf16>) -> tensor<1x2x3x3xbf16> {
  %zero = arith.constant 0.0 : bf16
  %four = arith.constant 4.0 : bf16
  %e = tensor.empty() : tensor<1x2x3x3xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%e : tensor<1x2x3x3xbf16>) -> tensor<1x2x3x3xbf16>
  %win = tensor.empty() : tensor<2x2xbf16>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x4x4xbf16>, tensor<2x2xbf16>) outs(%init : tensor<1x2x3x3xbf16>) -> tensor<1x2x3x3xbf16>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x3x3xbf16>) outs(%e : tensor<1x2x3x3xbf16>) {
  ^bb0(%in: bf16, %out: bf16):
    %q = arith.divf %in, %four : bf16
    linalg.yield %q : bf16
  } -> tensor<1x2x3x3xbf16>
  return %avg : tensor<1x2x3x3xbf16>
}

// CHECK: check: @f64: equal (bit-exact
// FAST: check: @f64: {{equal|within bound}} (
// IR-LABEL: func.func @f64
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @f64(%x: tensor<1x2x4x5xf64>) -> tensor<1x2x2x3xf64> {
  %zero = arith.constant 0.0 : f64
  %nine = arith.constant 9.0 : f64
  %e = tensor.empty() : tensor<1x2x2x3xf64>
  %init = linalg.fill ins(%zero : f64) outs(%e : tensor<1x2x2x3xf64>) -> tensor<1x2x2x3xf64>
  %win = tensor.empty() : tensor<3x3xf64>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x4x5xf64>, tensor<3x3xf64>) outs(%init : tensor<1x2x2x3xf64>) -> tensor<1x2x2x3xf64>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x3xf64>) outs(%e : tensor<1x2x2x3xf64>) {
  ^bb0(%in: f64, %out: f64):
    %q = arith.divf %in, %nine : f64
    linalg.yield %q : f64
  } -> tensor<1x2x2x3xf64>
  return %avg : tensor<1x2x2x3xf64>
}

// A divisor that is not the window's size (`divisor_override`), and a product
// with the constant on the left.
// CHECK: check: @override: equal (bit-exact
// FAST: check: @override: {{equal|within bound}} (
// IR-LABEL: func.func @override
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.mulf
// IR: arith.divf
func.func @override(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %five = arith.constant 5.0 : f32
  %third = arith.constant 0.333333343 : f32
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %win = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %scaled = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %p = arith.mulf %third, %in : f32
    linalg.yield %p : f32
  } -> tensor<1x2x2x2xf32>
  %avg = linalg.generic #each4 ins(%scaled : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %five : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %avg : tensor<1x2x2x2xf32>
}

// A constant over the sum is no average: only pool / c folds, never c / pool.
// CHECK: check: @reciprocal: equal (bit-exact
// FAST: check: @reciprocal: {{equal|within bound}} (
// IR-LABEL: func.func @reciprocal
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf %{{.*}}, %{{.*}} : f32
func.func @reciprocal(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %win = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %r = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %four, %in : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %r : tensor<1x2x2x2xf32>
}

// The divide reads the sum transposed: it must not be folded as if it did not.
// CHECK: check: @turned: equal (bit-exact
// FAST: check: @turned: {{equal|within bound}} (
// IR-LABEL: func.func @turned
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
#turn = affine_map<(n, c, h, w) -> (n, c, w, h)>
func.func @turned(%x: tensor<1x2x4x6xf32>) -> tensor<1x2x3x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x2x2x3xf32>
  %t = tensor.empty() : tensor<1x2x3x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x3xf32>) -> tensor<1x2x2x3xf32>
  %win = tensor.empty() : tensor<2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x4x6xf32>, tensor<2x2xf32>) outs(%init : tensor<1x2x2x3xf32>) -> tensor<1x2x2x3xf32>
  %avg = linalg.generic {indexing_maps = [#turn, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
    ins(%sum : tensor<1x2x2x3xf32>) outs(%t : tensor<1x2x3x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x3x2xf32>
  return %avg : tensor<1x2x3x2xf32>
}

// The window operand says only its shape: here a matmul writes into the same
// tensor.
// CHECK: check: @shared_window: equal (bit-exact
// FAST: check: @shared_window: {{equal|within bound}} (
// IR-LABEL: func.func @shared_window
// IR-DAG: linalg.depthwise_conv_2d_nchw_chw
// IR-DAG: linalg.matmul
// IR: return
func.func @shared_window(%x: tensor<1x2x6x6xf32>, %a: tensor<3x4xf32>, %b: tensor<4x3xf32>)
    -> (tensor<1x2x4x4xf32>, tensor<3x3xf32>) {
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %acc = linalg.fill ins(%zero : f32) outs(%win : tensor<3x3xf32>) -> tensor<3x3xf32>
  %product = linalg.matmul ins(%a, %b : tensor<3x4xf32>, tensor<4x3xf32>) outs(%acc : tensor<3x3xf32>) -> tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x6x6xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x4x4xf32>
  return %avg, %product : tensor<1x2x4x4xf32>, tensor<3x3xf32>
}
