// Pools that pool-to-convolution rewriters leave untouched: channel-last layouts,
// maxima and minima, pools after depthwise convolutions, tosa.
//
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=4 | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s --check-prefix=IR --implicit-check-not=pool

// CHECK: check: @nhwc_average: equal (bit-exact
// IR: func.func @nhwc_average
func.func @nhwc_average(%x: tensor<1x6x6x3xf32>) -> tensor<1x3x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x3x3x3xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x6x6x3xf32>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %d = linalg.generic {indexing_maps = [affine_map<(n, h, w, c) -> (n, h, w, c)>, affine_map<(n, h, w, c) -> (n, h, w, c)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x3x3x3xf32>) outs(%e : tensor<1x3x3x3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x3x3x3xf32>
  return %d : tensor<1x3x3x3xf32>
}

// CHECK: check: @maximum: equal (bit-exact
// IR: func.func @maximum
func.func @maximum(%x: tensor<1x3x6x6xf32>) -> tensor<1x3x3x3xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<0xFF800000> : tensor<1x3x3x3xf32>
  %0 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x3x6x6xf32>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

// CHECK: check: @after_depthwise: equal (bit-exact
// IR: func.func @after_depthwise
func.func @after_depthwise(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3xf32>) -> tensor<1x3x3x3xf32> {
  %zeros = arith.constant dense<0.0> : tensor<1x6x6x3xf32>
  %zero = arith.constant dense<0.0> : tensor<1x3x3x3xf32>
  %c = linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %f : tensor<1x8x8x3xf32>, tensor<3x3x3xf32>) outs(%zeros : tensor<1x6x6x3xf32>) -> tensor<1x6x6x3xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%c, %w : tensor<1x6x6x3xf32>, tensor<2x2xf32>) outs(%zero : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

// CHECK: check: @tosa: equal (bit-exact
// IR: func.func @tosa
func.func @tosa(%x: tensor<1x6x6x3xi16>) -> tensor<1x3x3x3xi16> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x6x6x3xi16>, tensor<1xi16>, tensor<1xi16>) -> tensor<1x3x3x3xi16>
  return %0 : tensor<1x3x3x3xi16>
}
