// All 65 536 pairs of unsigned 8-bit values: ui8 in tosa, bits read as unsigned in
// linalg.
//
// RUN: %python %S/Inputs/pairs.py u8 %t
// RUN: sh -c 'for form in auto relu maximum relu-only; do \
// RUN:     for f in tosa_pool tosa_padded; do \
// RUN:       pool-to-conv-check %s --function=$f --pool-to-conv=max-form=$form --inputs=%t/pairs.npy --expected=%t/max.npy || exit 1; \
// RUN:   done; done' | FileCheck %s --check-prefix=TOSA
// TOSA-COUNT-8: equal (bit-exact
// TOSA-NOT: MISMATCH

// RUN: %python %S/Inputs/pairs.py i8 %t
// RUN: sh -c 'for form in auto relu maximum; do \
// RUN:     for f in max min; do \
// RUN:       pool-to-conv-check %s --function=linalg_$f --pool-to-conv=max-form=$form --inputs=%t/pairs.npy --expected=%t/u$f.npy || exit 1; \
// RUN:   done; done' | FileCheck %s --check-prefix=LINALG
// LINALG-COUNT-6: equal (bit-exact
// LINALG-NOT: MISMATCH

// Read as signed numbers they have other maxima.

// RUN: sh -c 'pool-to-conv-check %s --function=linalg_max --pool-to-conv --inputs=%t/pairs.npy --expected=%t/max.npy; test $? -eq 2' | FileCheck %s --check-prefix=SIGNED
// SIGNED: check: @linalg_max: MISMATCH

func.func @tosa_pool(%x: tensor<256x2x1x256xui8>) -> tensor<256x1x1x256xui8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 1>, stride = array<i64: 2, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<256x2x1x256xui8>) -> tensor<256x1x1x256xui8>
  return %0 : tensor<256x1x1x256xui8>
}
func.func @tosa_padded(%x: tensor<256x2x1x256xui8>) -> tensor<256x1x1x256xui8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 2>, stride = array<i64: 2, 1>, pad = array<i64: 1, 0, 0, 1>} : (tensor<256x2x1x256xui8>) -> tensor<256x1x1x256xui8>
  return %0 : tensor<256x1x1x256xui8>
}
func.func @linalg_max(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %w = tensor.empty() : tensor<2x1xi8>
  %i = arith.constant dense<0> : tensor<256x1x1x256xi8>
  %0 = linalg.pooling_nhwc_max_unsigned {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<256x2x1x256xi8>, tensor<2x1xi8>) outs(%i : tensor<256x1x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}
func.func @linalg_min(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %w = tensor.empty() : tensor<2x1xi8>
  %i = arith.constant dense<-1> : tensor<256x1x1x256xi8>
  %0 = linalg.pooling_nhwc_min_unsigned {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<256x2x1x256xi8>, tensor<2x1xi8>) outs(%i : tensor<256x1x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}
