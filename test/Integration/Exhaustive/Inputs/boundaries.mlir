func.func @tosa_pool(%x: tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 1>, stride = array<i64: 2, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE>
  return %0 : tensor<64x1x1x64xTYPE>
}
func.func @tosa_padded(%x: tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 2>, stride = array<i64: 2, 1>, pad = array<i64: 1, 0, 0, 1>} : (tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE>
  return %0 : tensor<64x1x1x64xTYPE>
}
func.func @tosa_ignore(%x: tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 2>, stride = array<i64: 2, 1>, pad = array<i64: 1, 0, 0, 1>, nan_mode = IGNORE} : (tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE>
  return %0 : tensor<64x1x1x64xTYPE>
}
func.func @tosa_reduce_min(%x: tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE> {
  %0 = tosa.reduce_min %x {axis = 1 : i32} : (tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE>
  return %0 : tensor<64x1x1x64xTYPE>
}
func.func @linalg_max(%x: tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE> {
  %w = tensor.empty() : tensor<2x1xTYPE>
  %i = arith.constant dense<LOWEST> : tensor<64x1x1x64xTYPE>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<64x2x1x64xTYPE>, tensor<2x1xTYPE>) outs(%i : tensor<64x1x1x64xTYPE>) -> tensor<64x1x1x64xTYPE>
  return %0 : tensor<64x1x1x64xTYPE>
}
func.func @linalg_min(%x: tensor<64x2x1x64xTYPE>) -> tensor<64x1x1x64xTYPE> {
  %w = tensor.empty() : tensor<2x1xTYPE>
  %i = arith.constant dense<HIGHEST> : tensor<64x1x1x64xTYPE>
  %0 = linalg.pooling_nhwc_min {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<64x2x1x64xTYPE>, tensor<2x1xTYPE>) outs(%i : tensor<64x1x1x64xTYPE>) -> tensor<64x1x1x64xTYPE>
  return %0 : tensor<64x1x1x64xTYPE>
}
