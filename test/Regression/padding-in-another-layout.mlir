// A padding beyond the window and a convolution stay two ops in linalg, and merging them
// gave the same two again, for ever: seen from the layout of a convolution whose channels
// are in its batch, one op for both seemed to have fewer parameters.
//
// RUN: pool-to-conv-check %s --eliminate-pooling=avg-form=shared --fuse-linear-convs | FileCheck %s
// CHECK: check: @padded: equal (bit-exact

func.func @padded(%x: tensor<1x2x1x3xi64>) -> tensor<1x8x1x3xi64> {
  %zero = arith.constant 0 : i64
  %0 = tensor.pad %x low[0, 2, 2, 0] high[0, 1, 2, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : i64
  } : tensor<1x2x1x3xi64> to tensor<1x5x5x3xi64>
  %w = tensor.empty() : tensor<2x1xi64>
  %i0 = arith.constant dense<0> : tensor<1x4x5x3xi64>
  %1 = linalg.pooling_nhwc_sum {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%0, %w : tensor<1x5x5x3xi64>, tensor<2x1xi64>) outs(%i0 : tensor<1x4x5x3xi64>) -> tensor<1x4x5x3xi64>
  %2 = tensor.pad %1 low[0, 2, 1, 0] high[0, 2, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : i64
  } : tensor<1x4x5x3xi64> to tensor<1x8x7x3xi64>
  %k = arith.constant dense<2> : tensor<1x7x3xi64>
  %i1 = arith.constant dense<0> : tensor<1x8x1x3xi64>
  %3 = linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%2, %k : tensor<1x8x7x3xi64>, tensor<1x7x3xi64>) outs(%i1 : tensor<1x8x1x3xi64>) -> tensor<1x8x1x3xi64>
  return %3 : tensor<1x8x1x3xi64>
}
