// A 2x2 maximum of stride 2 from convolutions, relu and add alone: one convolution
// selects each of the four elements of a window.
func.func @floats(%x: tensor<1x6x4x3xf32>) -> tensor<1x3x2x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %minus = "tosa.const"() <{values = dense<-1.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wa = "tosa.const"() <{values = dense<[[[[1.0], [1.0], [1.0]], [[0.0], [0.0], [0.0]]], [[[0.0], [0.0], [0.0]], [[0.0], [0.0], [0.0]]]]> : tensor<2x2x3x1xf32>}> : () -> tensor<2x2x3x1xf32>
  %wb = "tosa.const"() <{values = dense<[[[[0.0], [0.0], [0.0]], [[1.0], [1.0], [1.0]]], [[[0.0], [0.0], [0.0]], [[0.0], [0.0], [0.0]]]]> : tensor<2x2x3x1xf32>}> : () -> tensor<2x2x3x1xf32>
  %wc = "tosa.const"() <{values = dense<[[[[0.0], [0.0], [0.0]], [[0.0], [0.0], [0.0]]], [[[1.0], [1.0], [1.0]], [[0.0], [0.0], [0.0]]]]> : tensor<2x2x3x1xf32>}> : () -> tensor<2x2x3x1xf32>
  %wd = "tosa.const"() <{values = dense<[[[[0.0], [0.0], [0.0]], [[0.0], [0.0], [0.0]]], [[[0.0], [0.0], [0.0]], [[1.0], [1.0], [1.0]]]]> : tensor<2x2x3x1xf32>}> : () -> tensor<2x2x3x1xf32>
  %a = tosa.depthwise_conv2d %x, %wa, %z, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x6x4x3xf32>, tensor<2x2x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x2x3xf32>
  %b = tosa.depthwise_conv2d %x, %wb, %z, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x6x4x3xf32>, tensor<2x2x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x2x3xf32>
  %c = tosa.depthwise_conv2d %x, %wc, %z, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x6x4x3xf32>, tensor<2x2x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x2x3xf32>
  %d = tosa.depthwise_conv2d %x, %wd, %z, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x6x4x3xf32>, tensor<2x2x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x2x3xf32>
  %nb = tosa.mul %b, %minus, %shift : (tensor<1x3x2x3xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x3x2x3xf32>
  %ab = tosa.add %a, %nb : (tensor<1x3x2x3xf32>, tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %rab = tosa.clamp %ab {min_val = 0.0 : f32, max_val = 0x7F800000 : f32} : (tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %mab = tosa.add %rab, %b : (tensor<1x3x2x3xf32>, tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %nd = tosa.mul %d, %minus, %shift : (tensor<1x3x2x3xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x3x2x3xf32>
  %cd = tosa.add %c, %nd : (tensor<1x3x2x3xf32>, tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %rcd = tosa.clamp %cd {min_val = 0.0 : f32, max_val = 0x7F800000 : f32} : (tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %mcd = tosa.add %rcd, %d : (tensor<1x3x2x3xf32>, tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %nm = tosa.mul %mcd, %minus, %shift : (tensor<1x3x2x3xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x3x2x3xf32>
  %m = tosa.add %mab, %nm : (tensor<1x3x2x3xf32>, tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %r = tosa.clamp %m {min_val = 0.0 : f32, max_val = 0x7F800000 : f32} : (tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  %0 = tosa.add %r, %mcd : (tensor<1x3x2x3xf32>, tensor<1x3x2x3xf32>) -> tensor<1x3x2x3xf32>
  return %0 : tensor<1x3x2x3xf32>
}
