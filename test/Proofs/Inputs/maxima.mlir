// Maxima and minima of two and more elements, in each kind of integer.

func.func @tosa_i8(%x: tensor<1x1x2x1xi8>) -> tensor<1x1x1x1xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x2x1xi8>) -> tensor<1x1x1x1xi8>
  return %0 : tensor<1x1x1x1xi8>
}
func.func @tosa_i8_square(%x: tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xi8>
  return %0 : tensor<1x1x1x2xi8>
}
func.func @tosa_i8_padded(%x: tensor<1x1x3x1xi8>) -> tensor<1x1x3x1xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 3>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 1, 1>} : (tensor<1x1x3x1xi8>) -> tensor<1x1x3x1xi8>
  return %0 : tensor<1x1x3x1xi8>
}
func.func @tosa_i16(%x: tensor<1x1x2x1xi16>) -> tensor<1x1x1x1xi16> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x2x1xi16>) -> tensor<1x1x1x1xi16>
  return %0 : tensor<1x1x1x1xi16>
}
func.func @tosa_i32(%x: tensor<1x1x3x1xi32>) -> tensor<1x1x1x1xi32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 3>, stride = array<i64: 1, 3>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x3x1xi32>) -> tensor<1x1x1x1xi32>
  return %0 : tensor<1x1x1x1xi32>
}
func.func @linalg_i8(%x: tensor<1x2x1xi8>) -> tensor<1x1x1xi8> {
  %c = arith.constant dense<-128> : tensor<1x1x1xi8>
  %w = tensor.empty() : tensor<2xi8>
  %0 = linalg.pooling_nwc_max {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x2x1xi8>, tensor<2xi8>) outs(%c : tensor<1x1x1xi8>) -> tensor<1x1x1xi8>
  return %0 : tensor<1x1x1xi8>
}
func.func @linalg_i32(%x: tensor<1x3x1xi32>) -> tensor<1x2x1xi32> {
  %c = arith.constant dense<-2147483648> : tensor<1x2x1xi32>
  %w = tensor.empty() : tensor<2xi32>
  %0 = linalg.pooling_nwc_max {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x3x1xi32>, tensor<2xi32>) outs(%c : tensor<1x2x1xi32>) -> tensor<1x2x1xi32>
  return %0 : tensor<1x2x1xi32>
}
func.func @linalg_i64(%x: tensor<1x2x1xi64>) -> tensor<1x1x1xi64> {
  %c = arith.constant dense<-9223372036854775808> : tensor<1x1x1xi64>
  %w = tensor.empty() : tensor<2xi64>
  %0 = linalg.pooling_nwc_max {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x2x1xi64>, tensor<2xi64>) outs(%c : tensor<1x1x1xi64>) -> tensor<1x1x1xi64>
  return %0 : tensor<1x1x1xi64>
}
func.func @linalg_min_i16(%x: tensor<1x2x1xi16>) -> tensor<1x1x1xi16> {
  %c = arith.constant dense<32767> : tensor<1x1x1xi16>
  %w = tensor.empty() : tensor<2xi16>
  %0 = linalg.pooling_nwc_min {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x2x1xi16>, tensor<2xi16>) outs(%c : tensor<1x1x1xi16>) -> tensor<1x1x1xi16>
  return %0 : tensor<1x1x1xi16>
}
func.func @linalg_unsigned_i8(%x: tensor<1x2x1xi8>) -> tensor<1x1x1xi8> {
  %c = arith.constant dense<0> : tensor<1x1x1xi8>
  %w = tensor.empty() : tensor<2xi8>
  %0 = linalg.pooling_nwc_max_unsigned {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x2x1xi8>, tensor<2xi8>) outs(%c : tensor<1x1x1xi8>) -> tensor<1x1x1xi8>
  return %0 : tensor<1x1x1xi8>
}
func.func @linalg_unsigned_min_i32(%x: tensor<1x2x1xi32>) -> tensor<1x1x1xi32> {
  %c = arith.constant dense<-1> : tensor<1x1x1xi32>
  %w = tensor.empty() : tensor<2xi32>
  %0 = linalg.pooling_nwc_min_unsigned {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x2x1xi32>, tensor<2xi32>) outs(%c : tensor<1x1x1xi32>) -> tensor<1x1x1xi32>
  return %0 : tensor<1x1x1xi32>
}
