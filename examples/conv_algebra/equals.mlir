// What the functions of chains.mlir equal: in most, the averages and strides
// come last, and what was behind them is dilated.

// ... a convolution by quarters with stride 2.
func.func @average(%x: tensor<1x6x6x1xf32>) -> tensor<1x3x3x1xf32> {
  %quarters = "tosa.const"() <{values = dense<[[
      [[0.25], [0.25]],
      [[0.25], [0.25]]
    ]]> : tensor<1x2x2x1xf32>}> : () -> tensor<1x2x2x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %quarters, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>}
    : (tensor<1x6x6x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

// The 5x5 Sobel filter.
func.func @five_by_five(%x: tensor<1x9x9x1xf32>) -> tensor<1x5x5x1xf32> {
  %sobel = "tosa.const"() <{values = dense<[[
      [[-0.0078125], [-0.015625], [0.0], [0.015625], [0.0078125]],
      [[-0.03125], [-0.0625], [0.0], [0.0625], [0.03125]],
      [[-0.046875], [-0.09375], [0.0], [0.09375], [0.046875]],
      [[-0.03125], [-0.0625], [0.0], [0.0625], [0.03125]],
      [[-0.0078125], [-0.015625], [0.0], [0.015625], [0.0078125]]
    ]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %sobel, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x9x9x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  return %0 : tensor<1x5x5x1xf32>
}

// Together 7x7.
func.func private @seven(%x: tensor<1x12x12x1xf32>) -> tensor<1x6x6x1xf32> {
  %down = "tosa.const"() <{values = dense<[[
      [[-0.25], [-0.125], [0.0]],
      [[-0.125], [0.0], [0.125]],
      [[0.0], [0.125], [0.25]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %up = "tosa.const"() <{values = dense<[[
      [[0.0], [0.125], [0.25]],
      [[-0.125], [0.0], [0.125]],
      [[-0.25], [-0.125], [0.0]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %down, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x12x12x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  %1 = tosa.conv2d %0, %up, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>}
    : (tensor<1x10x10x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  return %1 : tensor<1x6x6x1xf32>
}

// 7x7, then the average.
func.func @conv_avg_conv(%x: tensor<1x12x12x1xf32>) -> tensor<1x3x3x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = call @seven(%x) : (tensor<1x12x12x1xf32>) -> tensor<1x6x6x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x6x6x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %1 : tensor<1x3x3x1xf32>
}

// Together 15x15.
func.func private @fifteen(%x: tensor<1x26x26x1xf32>) -> tensor<1x12x12x1xf32> {
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
  %1 = tosa.conv2d %0, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>}
    : (tensor<1x24x24x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x20x20x1xf32>
  %2 = tosa.conv2d %1, %up, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 4, 4>}
    : (tensor<1x20x20x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x12x1xf32>
  return %2 : tensor<1x12x12x1xf32>
}

// 15x15, then an average of 4x4.
func.func @two_averages(%x: tensor<1x26x26x1xf32>) -> tensor<1x3x3x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = call @fifteen(%x) : (tensor<1x26x26x1xf32>) -> tensor<1x12x12x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 4, 4>,
      stride = array<i64: 4, 4>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x12x12x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %1 : tensor<1x3x3x1xf32>
}

// Together 63x63.
func.func private @sixty_three(%x: tensor<1x94x94x1xf32>) -> tensor<1x32x32x1xf32> {
  %smooth = "tosa.const"() <{values = dense<[[
      [[0.0625], [0.125], [0.0625]],
      [[0.125], [0.25], [0.125]],
      [[0.0625], [0.125], [0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %down = "tosa.const"() <{values = dense<[[
      [[-0.25], [-0.125], [0.0]],
      [[-0.125], [0.0], [0.125]],
      [[0.0], [0.125], [0.25]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %up = "tosa.const"() <{values = dense<[[
      [[0.0], [0.125], [0.25]],
      [[-0.125], [0.0], [0.125]],
      [[-0.25], [-0.125], [0.0]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x94x94x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x92x92x1xf32>
  %1 = tosa.conv2d %0, %down, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>}
    : (tensor<1x92x92x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x88x88x1xf32>
  %2 = tosa.conv2d %1, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 4, 4>}
    : (tensor<1x88x88x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x80x80x1xf32>
  %3 = tosa.conv2d %2, %up, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 8, 8>}
    : (tensor<1x80x80x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x64x64x1xf32>
  %4 = tosa.conv2d %3, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 16, 16>}
    : (tensor<1x64x64x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x32x32x1xf32>
  return %4 : tensor<1x32x32x1xf32>
}

// 63x63, then an average of 16x16.
func.func @four_averages(%x: tensor<1x94x94x1xf32>) -> tensor<1x2x2x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = call @sixty_three(%x) : (tensor<1x94x94x1xf32>) -> tensor<1x32x32x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 16, 16>,
      stride = array<i64: 16, 16>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x32x32x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %1 : tensor<1x2x2x1xf32>
}

// One stride of 16 in place of four of 2.
func.func @four_strides(%x: tensor<1x95x95x1xf32>) -> tensor<1x3x3x1xf32> {
  %smooth = "tosa.const"() <{values = dense<[[
      [[0.0625], [0.125], [0.0625]],
      [[0.125], [0.25], [0.125]],
      [[0.0625], [0.125], [0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %down = "tosa.const"() <{values = dense<[[
      [[-0.25], [-0.125], [0.0]],
      [[-0.125], [0.0], [0.125]],
      [[0.0], [0.125], [0.25]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %up = "tosa.const"() <{values = dense<[[
      [[0.0], [0.125], [0.25]],
      [[-0.125], [0.0], [0.125]],
      [[-0.25], [-0.125], [0.0]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x95x95x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x93x93x1xf32>
  %1 = tosa.conv2d %0, %down, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>}
    : (tensor<1x93x93x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x89x89x1xf32>
  %2 = tosa.conv2d %1, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 4, 4>}
    : (tensor<1x89x89x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x81x81x1xf32>
  %3 = tosa.conv2d %2, %up, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 8, 8>}
    : (tensor<1x81x81x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x65x65x1xf32>
  %4 = tosa.conv2d %3, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 16, 16>, dilation = array<i64: 16, 16>}
    : (tensor<1x65x65x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %4 : tensor<1x3x3x1xf32>
}

// ... a 3x3 of extent 5x5 in front of an average of 2x2.
func.func @dilation_2(%x: tensor<1x8x8x1xf32>) -> tensor<1x2x2x1xf32> {
  %cross = "tosa.const"() <{values = dense<[[
      [[-0.0625], [0.125], [-0.0625]],
      [[0.125], [0.25], [0.125]],
      [[-0.0625], [0.125], [-0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %cross, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>}
    : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x4x4x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %1 : tensor<1x2x2x1xf32>
}

// ... a 3x3 of extent 9x9 in front of an average of 4x4.
func.func @dilation_4(%x: tensor<1x16x16x1xf32>) -> tensor<1x2x2x1xf32> {
  %cross = "tosa.const"() <{values = dense<[[
      [[-0.0625], [0.125], [-0.0625]],
      [[0.125], [0.25], [0.125]],
      [[-0.0625], [0.125], [-0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %cross, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 4, 4>}
    : (tensor<1x16x16x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 4, 4>,
      stride = array<i64: 4, 4>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x8x8x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %1 : tensor<1x2x2x1xf32>
}

// ... a 3x3 of extent 17x17 in front of an average of 8x8.
func.func @dilation_8(%x: tensor<1x32x32x1xf32>) -> tensor<1x2x2x1xf32> {
  %cross = "tosa.const"() <{values = dense<[[
      [[-0.0625], [0.125], [-0.0625]],
      [[0.125], [0.25], [0.125]],
      [[-0.0625], [0.125], [-0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %cross, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 8, 8>}
    : (tensor<1x32x32x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x16x16x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 8, 8>,
      stride = array<i64: 8, 8>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x16x16x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %1 : tensor<1x2x2x1xf32>
}

// ... a 3x3 of extent 33x33 in front of an average of 16x16.
func.func @dilation_16(%x: tensor<1x64x64x1xf32>) -> tensor<1x2x2x1xf32> {
  %cross = "tosa.const"() <{values = dense<[[
      [[-0.0625], [0.125], [-0.0625]],
      [[0.125], [0.25], [0.125]],
      [[-0.0625], [0.125], [-0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %cross, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 16, 16>}
    : (tensor<1x64x64x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x32x32x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 16, 16>,
      stride = array<i64: 16, 16>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x32x32x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %1 : tensor<1x2x2x1xf32>
}
