// A 3x3 that is nearly two 2x2: one weight is 1/8 off.
func.func @three_by_three(%x: tensor<1x11x11x1xf32>) -> tensor<1x5x5x1xf32> {
  %w = "tosa.const"() <{values = dense<[[
      [[0.125], [0.3125], [0.125]],
      [[0.4375], [0.5], [0.3125]],
      [[0.1875], [0.5], [-0.1875]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>}
    : (tensor<1x11x11x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  return %0 : tensor<1x5x5x1xf32>
}
