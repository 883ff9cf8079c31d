// The same on bytes, with sums of 32 bits.
func.func @smooth(%x: tensor<1x2x18xi8>) -> tensor<1x2x8xi32> {
  %0 = audio.fir %x taps [1.0, 2.0, 1.0] step 1
     : tensor<1x2x18xi8> -> tensor<1x2x16xi32>
  %1 = audio.pool "sum" %0 by 2 : tensor<1x2x16xi32> -> tensor<1x2x8xi32>
  return %1 : tensor<1x2x8xi32>
}

func.func @meter(%x: tensor<1x4x12xi8>) -> tensor<1x4x4xi8> {
  %0 = audio.pool "peak" %x by 3 : tensor<1x4x12xi8> -> tensor<1x4x4xi8>
  return %0 : tensor<1x4x4xi8>
}
