// A nonlinearity splits a chain: what is on either side of it is one op each.

// Nothing is left to fuse.
func.func @conv_relu_conv(%x: tensor<1x9x9x1xf32>) -> tensor<1x5x5x1xf32> {
  %smooth = "tosa.const"() <{values = dense<[[
      [[0.0625], [0.125], [0.0625]],
      [[0.125], [0.25], [0.125]],
      [[0.0625], [0.125], [0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %edge = "tosa.const"() <{values = dense<[[
      [[-0.125], [0.0], [0.125]],
      [[-0.25], [0.0], [0.25]],
      [[-0.125], [0.0], [0.125]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x9x9x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x7x1xf32>
  %1 = tosa.clamp %0 {min_val = 0.0 : f32, max_val = 3.4e38 : f32}
    : (tensor<1x7x7x1xf32>) -> tensor<1x7x7x1xf32>
  %2 = tosa.conv2d %1, %edge, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x7x7x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  return %2 : tensor<1x5x5x1xf32>
}

// 4x4 with stride 2, then 8x8 with stride 2.
func.func @two_averages_relu(%x: tensor<1x26x26x1xf32>) -> tensor<1x3x3x1xf32> {
  %down = "tosa.const"() <{values = dense<[[
      [[-0.25], [-0.125], [0.0]],
      [[-0.125], [0.0], [0.125]],
      [[0.0], [0.125], [0.25]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %smooth = "tosa.const"() <{values = dense<[[
      [[0.0625], [0.125], [0.0625]],
      [[0.125], [0.25], [0.125]],
      [[0.0625], [0.125], [0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %up = "tosa.const"() <{values = dense<[[
      [[0.0], [0.125], [0.25]],
      [[-0.125], [0.0], [0.125]],
      [[-0.25], [-0.125], [0.0]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %down, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x26x26x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x24x24x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x24x24x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x12x1xf32>
  %2 = tosa.clamp %1 {min_val = 0.0 : f32, max_val = 3.4e38 : f32}
    : (tensor<1x12x12x1xf32>) -> tensor<1x12x12x1xf32>
  %3 = tosa.conv2d %2, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x12x12x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  %4 = tosa.avg_pool2d %3, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x10x10x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  %5 = tosa.conv2d %4, %up, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x5x5x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %5 : tensor<1x3x3x1xf32>
}
