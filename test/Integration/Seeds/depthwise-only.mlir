// Depthwise convolutions only: no channel meets another, nothing grows with the
// square of the channels, and an infinity or a NaN stays in its channel.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=3 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR --implicit-check-not="tosa.conv2d" --implicit-check-not=conv_2d_nhwc_hwcf

// CHECK: check: @sum: equal (bit-exact
// IR: linalg.depthwise_conv_2d_nhwc_hwc
func.func @sum(%x: tensor<1x8x8x16xf32>, %i: tensor<1x4x4x16xf32>) -> tensor<1x4x4x16xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x8x8x16xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x16xf32>) -> tensor<1x4x4x16xf32>
  return %0 : tensor<1x4x4x16xf32>
}
// CHECK: check: @average: equal (bit-exact
func.func @average(%x: tensor<1x8x8x16xi8>) -> tensor<1x4x4x16xi8> {
  %zp = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x8x8x16xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x16xi8>
  return %0 : tensor<1x4x4x16xi8>
}
// CHECK: check: @maximum: equal (bit-exact
func.func @maximum(%x: tensor<1x8x8x16xi8>) -> tensor<1x4x4x16xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x8x8x16xi8>) -> tensor<1x4x4x16xi8>
  return %0 : tensor<1x4x4x16xi8>
}
