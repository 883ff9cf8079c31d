// Chains of convolutions in integers, which fuse where nothing clips between them.

func.func @two_convs(%x: tensor<1x7x1xi32>) -> tensor<1x2x1xi32> {
  %a = arith.constant dense<[[[2]], [[-3]], [[5]]]> : tensor<3x1x1xi32>
  %b = arith.constant dense<[[[7]], [[1]]]> : tensor<2x1x1xi32>
  %za = arith.constant dense<0> : tensor<1x5x1xi32>
  %zb = arith.constant dense<0> : tensor<1x2x1xi32>
  %0 = linalg.conv_1d_nwc_wcf {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %a : tensor<1x7x1xi32>, tensor<3x1x1xi32>) outs(%za : tensor<1x5x1xi32>) -> tensor<1x5x1xi32>
  %1 = linalg.conv_1d_nwc_wcf {strides = dense<3> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%0, %b : tensor<1x5x1xi32>, tensor<2x1x1xi32>) outs(%zb : tensor<1x2x1xi32>) -> tensor<1x2x1xi32>
  return %1 : tensor<1x2x1xi32>
}
func.func @conv_then_sums(%x: tensor<1x5x2xi32>) -> tensor<1x2x2xi32> {
  %a = arith.constant dense<[[[2, 1], [-3, 4]], [[5, 0], [1, -1]]]> : tensor<2x2x2xi32>
  %ones = arith.constant dense<1> : tensor<2x2xi32>
  %za = arith.constant dense<0> : tensor<1x4x2xi32>
  %zb = arith.constant dense<0> : tensor<1x2x2xi32>
  %0 = linalg.conv_1d_nwc_wcf {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %a : tensor<1x5x2xi32>, tensor<2x2x2xi32>) outs(%za : tensor<1x4x2xi32>) -> tensor<1x4x2xi32>
  %1 = linalg.depthwise_conv_1d_nwc_wc {strides = dense<2> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%0, %ones : tensor<1x4x2xi32>, tensor<2x2xi32>) outs(%zb : tensor<1x2x2xi32>) -> tensor<1x2x2xi32>
  return %1 : tensor<1x2x2xi32>
}
