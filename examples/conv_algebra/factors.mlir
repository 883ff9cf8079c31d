// Filters of which nothing is said but their weights, and what is in them.

// Two 3x3.
func.func @five_by_five(%x: tensor<1x9x9x1xf32>) -> tensor<1x5x5x1xf32> {
  %w = "tosa.const"() <{values = dense<[[
      [[0.03125], [0.078125], [0.046875], [0.03125], [0.0]],
      [[-0.03125], [0.03125], [-0.015625], [0.09375], [0.015625]],
      [[0.015625], [0.109375], [-0.171875], [0.046875], [-0.015625]],
      [[-0.015625], [0.046875], [-0.0625], [0.203125], [0.0]],
      [[0.0], [0.015625], [-0.03125], [0.03125], [-0.0625]]
    ]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x9x9x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  return %0 : tensor<1x5x5x1xf32>
}

// Two 3x3, one of them dilated, and an average of 2x2.
func.func @eight_by_eight(%x: tensor<1x12x12x1xf32>) -> tensor<1x3x3x1xf32> {
  %w = "tosa.const"() <{values = dense<[[
      [[0.0078125], [0.0234375], [0.01953125], [0.01171875], [0.01171875], [0.01171875], [0.0078125], [0.0]],
      [[0.0], [0.0390625], [0.046875], [0.02734375], [0.0234375], [0.0234375], [0.0234375], [0.00390625]],
      [[-0.0078125], [0.0234375], [0.0078125], [-0.03125], [-0.01171875], [0.01953125], [0.01953125], [-0.00390625]],
      [[0.0], [0.0078125], [-0.0078125], [-0.0703125], [-0.07421875], [0.00390625], [0.01953125], [-0.00390625]],
      [[0.00390625], [0.01171875], [0.01953125], [-0.03515625], [-0.03125], [0.046875], [0.02734375], [-0.00390625]],
      [[0.0], [0.01953125], [0.0234375], [-0.0078125], [0.01171875], [0.06640625], [0.04296875], [0.0]],
      [[-0.00390625], [0.01171875], [0.01171875], [-0.00390625], [-0.0078125], [0.0234375], [0.0234375], [-0.0078125]],
      [[0.0], [0.00390625], [-0.00390625], [-0.0078125], [0.0], [0.0078125], [-0.0078125], [-0.015625]]
    ]]> : tensor<1x8x8x1xf32>}> : () -> tensor<1x8x8x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>}
    : (tensor<1x12x12x1xf32>, tensor<1x8x8x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

// Two 2x2.
func.func @three_by_three(%x: tensor<1x11x11x1xf32>) -> tensor<1x5x5x1xf32> {
  %w = "tosa.const"() <{values = dense<[[
      [[0.125], [0.3125], [0.125]],
      [[0.4375], [0.375], [0.3125]],
      [[0.1875], [0.5], [-0.1875]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>}
    : (tensor<1x11x11x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  return %0 : tensor<1x5x5x1xf32>
}
