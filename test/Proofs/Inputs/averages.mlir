// Averages of int8 and int16 with and without zero points, where counts differ at the
// border, and sums in linalg.

func.func @pair(%x: tensor<1x1x2x1xi8>) -> tensor<1x1x1x1xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x2x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x1xi8>
  return %0 : tensor<1x1x1x1xi8>
}
func.func @zero_points(%x: tensor<1x1x3x1xi8>) -> tensor<1x1x1x1xi8> {
  %in = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %out = "tosa.const"() <{values = dense<127> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %in, %out {acc_type = i32, kernel = array<i64: 1, 3>, stride = array<i64: 1, 3>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x3x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x1xi8>
  return %0 : tensor<1x1x1x1xi8>
}
func.func @padded(%x: tensor<1x2x2x1xi8>) -> tensor<1x2x2x1xi8> {
  %zp = "tosa.const"() <{values = dense<-3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 1, 0, 1, 0>} : (tensor<1x2x2x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x1xi8>
  return %0 : tensor<1x2x2x1xi8>
}
func.func @int16(%x: tensor<1x1x3x1xi16>) -> tensor<1x1x1x1xi16> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: 1, 3>, stride = array<i64: 1, 3>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x3x1xi16>, tensor<1xi16>, tensor<1xi16>) -> tensor<1x1x1x1xi16>
  return %0 : tensor<1x1x1x1xi16>
}
func.func @sum(%x: tensor<1x4x1xi8>, %init: tensor<1x2x1xi32>) -> tensor<1x2x1xi32> {
  %w = tensor.empty() : tensor<3xi8>
  %0 = linalg.pooling_nwc_sum {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x4x1xi8>, tensor<3xi8>) outs(%init : tensor<1x2x1xi32>) -> tensor<1x2x1xi32>
  return %0 : tensor<1x2x1xi32>
}
