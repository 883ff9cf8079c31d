// A window into two that are not separable, found by starting from several guesses. The
// product has to be the window, bit for bit.
//
// RUN: pool-to-conv-opt %s --factor-linear-convs="report=all" -verify-diagnostics -o /dev/null

func.func @product(%x: tensor<1x36x36x1xf32>, %o: tensor<1x32x32x1xf32>) -> tensor<1x32x32x1xf32> {
  %w = arith.constant dense<[[[2.0], [5.0], [5.0], [6.0], [0.0]], [[0.0], [7.0], [11.0], [18.0], [3.0]], [[5.0], [4.0], [21.0], [22.0], [19.0]], [[0.0], [5.0], [9.0], [11.0], [22.0]], [[2.0], [0.0], [9.0], [0.0], [10.0]]]> : tensor<5x5x1xf32>
  // expected-remark @below {{5x5 convolution becomes 3x3 convolution, then 3x3 convolution: two windows (reassociating}}
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x36x36x1xf32>, tensor<5x5x1xf32>) outs(%o : tensor<1x32x32x1xf32>) -> tensor<1x32x32x1xf32>
  return %0 : tensor<1x32x32x1xf32>
}

// The first weight is the next number of f32.

func.func @nearly_a_product(%x: tensor<1x36x36x1xf32>, %o: tensor<1x32x32x1xf32>) -> tensor<1x32x32x1xf32> {
  %w = arith.constant dense<[[[2.000000238418579], [5.0], [5.0], [6.0], [0.0]], [[0.0], [7.0], [11.0], [18.0], [3.0]], [[5.0], [4.0], [21.0], [22.0], [19.0]], [[0.0], [5.0], [9.0], [11.0], [22.0]], [[2.0], [0.0], [9.0], [0.0], [10.0]]]> : tensor<5x5x1xf32>
  // expected-remark @below {{the filter stays whole (no cheaper factors were found)}}
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x36x36x1xf32>, tensor<5x5x1xf32>) outs(%o : tensor<1x32x32x1xf32>) -> tensor<1x32x32x1xf32>
  return %0 : tensor<1x32x32x1xf32>
}

// No guess of one sign leads there.

func.func @both_signs(%x: tensor<1x60x60x1xf32>, %o: tensor<1x54x54x1xf32>) -> tensor<1x54x54x1xf32> {
  %w = arith.constant dense<[[[-2.0], [2.0], [5.0], [-2.0], [-3.0], [9.0], [6.0]], [[-7.0], [12.0], [-3.0], [13.0], [-6.0], [-11.0], [-5.0]], [[-5.0], [20.0], [-22.0], [1.0], [-23.0], [4.0], [-8.0]], [[-1.0], [12.0], [2.0], [0.0], [-7.0], [7.0], [-16.0]], [[-4.0], [21.0], [-15.0], [-8.0], [-17.0], [-9.0], [5.0]], [[1.0], [-2.0], [-19.0], [5.0], [0.0], [-4.0], [6.0]], [[-2.0], [8.0], [-1.0], [-9.0], [9.0], [-3.0], [0.0]]]> : tensor<7x7x1xf32>
  // expected-remark @below {{7x7 convolution becomes 4x4 convolution, then 4x4 convolution: two windows (reassociating}}
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x60x60x1xf32>, tensor<7x7x1xf32>) outs(%o : tensor<1x54x54x1xf32>) -> tensor<1x54x54x1xf32>
  return %0 : tensor<1x54x54x1xf32>
}
