// The 5x5 of both filters, padded by two: not what chain.mlir computes at the border.
func.func @main(%x: tensor<1x9x9x1xf32>) -> tensor<1x9x9x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %both = "tosa.const"() <{values = dense<[[
      [[1.0], [2.0], [3.0], [2.0], [1.0]],
      [[2.0], [4.0], [6.0], [4.0], [2.0]],
      [[3.0], [6.0], [9.0], [6.0], [3.0]],
      [[2.0], [4.0], [6.0], [4.0], [2.0]],
      [[1.0], [2.0], [3.0], [2.0], [1.0]]]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %0 = tosa.conv2d %x, %both, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 2, 2, 2, 2>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x1xf32>
  return %0 : tensor<1x9x9x1xf32>
}
