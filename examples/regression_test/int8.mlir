// An average and a maximum of bytes: rewritten, and the same for all bits.
// JUDGE-OPTIONS: --expect-rewrites=2
func.func @int8(%x: tensor<1x8x8x4xi8>) -> tensor<1x2x2x4xi8> {
  %zp = "tosa.const"() <{values = dense<-5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x8x8x4xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x4xi8>
  %1 = tosa.max_pool2d %0 {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>,
      pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x4xi8>) -> tensor<1x2x2x4xi8>
  return %1 : tensor<1x2x2x4xi8>
}
