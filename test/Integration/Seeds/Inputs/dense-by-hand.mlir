// conv(x, w) with w[o, i, :, :] = 1/4 where o = i, and 0 elsewhere, as one writes
// it in a framework and freezes it.
func.func @average(%x: tensor<1x16x16x4xf32>) -> tensor<1x8x8x4xf32> {
  %w = "tosa.const"() <{values = dense<[
    [[[0.25, 0.0, 0.0, 0.0], [0.25, 0.0, 0.0, 0.0]], [[0.25, 0.0, 0.0, 0.0], [0.25, 0.0, 0.0, 0.0]]],
    [[[0.0, 0.25, 0.0, 0.0], [0.0, 0.25, 0.0, 0.0]], [[0.0, 0.25, 0.0, 0.0], [0.0, 0.25, 0.0, 0.0]]],
    [[[0.0, 0.0, 0.25, 0.0], [0.0, 0.0, 0.25, 0.0]], [[0.0, 0.0, 0.25, 0.0], [0.0, 0.0, 0.25, 0.0]]],
    [[[0.0, 0.0, 0.0, 0.25], [0.0, 0.0, 0.0, 0.25]], [[0.0, 0.0, 0.0, 0.25], [0.0, 0.0, 0.0, 0.25]]]
  ]> : tensor<4x2x2x4xf32>}> : () -> tensor<4x2x2x4xf32>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %z, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, local_bound = true, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x16x16x4xf32>, tensor<4x2x2x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x4xf32>
  return %0 : tensor<1x8x8x4xf32>
}
