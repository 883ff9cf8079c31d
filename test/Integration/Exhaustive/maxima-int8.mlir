// All 65 536 pairs of int8 values through every form of a maximum, against what
// Python says the maximum is. The reading of the same bits as unsigned numbers is
// in extremes-uint8.mlir.
//
// RUN: %python %S/Inputs/pairs.py i8 %t
// RUN: sh -c 'for form in auto relu maximum; do \
// RUN:     for f in tosa_pool tosa_padded tosa_reduce linalg_pool linalg_init linalg_f16; do \
// RUN:       pool-to-conv-check %s --function=$f --pool-to-conv=max-form=$form --inputs=%t/pairs.npy --expected=%t/max.npy || exit 1; \
// RUN:   done; done' | FileCheck %s --check-prefix=FORMS
// RUN: sh -c 'for form in depthwise dense; do \
// RUN:     for f in tosa_pool tosa_padded tosa_reduce linalg_pool; do \
// RUN:       pool-to-conv-check %s --function=$f --pool-to-conv="max-form=relu-only avg-form=$form" --inputs=%t/pairs.npy --expected=%t/max.npy || exit 1; \
// RUN:   done; done' | FileCheck %s --check-prefix=ONLY

// FORMS-COUNT-18: equal (bit-exact
// FORMS-NOT: MISMATCH
// ONLY-COUNT-8: equal (bit-exact
// ONLY-NOT: MISMATCH

// A maximum that is wrong for one pair in 65 536 is seen.

// RUN: pool-to-conv-opt %s --pool-to-conv | sed "s/dense<-128>/dense<-127>/" > %t/wrong.mlir
// RUN: sh -c 'pool-to-conv-check %s %t/wrong.mlir --function=tosa_padded --inputs=%t/pairs.npy; test $? -eq 2' | FileCheck %s --check-prefix=WRONG
// WRONG: check: @tosa_padded: MISMATCH result 0 at [0, 0, 0, 0]: before -128 after -127

func.func @tosa_pool(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 1>, stride = array<i64: 2, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}
func.func @tosa_padded(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 2>, stride = array<i64: 2, 1>, pad = array<i64: 1, 0, 0, 1>} : (tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}
func.func @tosa_reduce(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %0 = tosa.reduce_max %x {axis = 1 : i32} : (tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}
func.func @linalg_pool(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %w = tensor.empty() : tensor<2x1xi8>
  %i = arith.constant dense<-128> : tensor<256x1x1x256xi8>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<256x2x1x256xi8>, tensor<2x1xi8>) outs(%i : tensor<256x1x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}

// The init is the second element of the pair.

func.func @linalg_init(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %w = tensor.empty() : tensor<1x1xi8>
  %a = tensor.extract_slice %x[0, 0, 0, 0] [256, 1, 1, 256] [1, 1, 1, 1] : tensor<256x2x1x256xi8> to tensor<256x1x1x256xi8>
  %b = tensor.extract_slice %x[0, 1, 0, 0] [256, 1, 1, 256] [1, 1, 1, 1] : tensor<256x2x1x256xi8> to tensor<256x1x1x256xi8>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%a, %w : tensor<256x1x1x256xi8>, tensor<1x1xi8>) outs(%b : tensor<256x1x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}

// Converted to a float first: relu is exact there (T10), for every pair.

func.func @linalg_f16(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %w = tensor.empty() : tensor<2x1xf16>
  %i = arith.constant dense<0xFC00> : tensor<256x1x1x256xf16>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<256x2x1x256xi8>, tensor<2x1xf16>) outs(%i : tensor<256x1x1x256xf16>) -> tensor<256x1x1x256xf16>
  %1 = arith.fptosi %0 : tensor<256x1x1x256xf16> to tensor<256x1x1x256xi8>
  return %1 : tensor<256x1x1x256xi8>
}
