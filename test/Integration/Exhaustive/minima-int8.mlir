// All 65 536 pairs of int8 values through every form of a minimum.
//
// RUN: %python %S/Inputs/pairs.py i8 %t
// RUN: sh -c 'for form in auto relu maximum relu-only; do \
// RUN:     for f in tosa_reduce linalg_pool; do \
// RUN:       pool-to-conv-check %s --function=$f --pool-to-conv=max-form=$form --inputs=%t/pairs.npy --expected=%t/min.npy || exit 1; \
// RUN:   done; done' | FileCheck %s

// CHECK-COUNT-8: equal (bit-exact
// CHECK-NOT: MISMATCH

func.func @tosa_reduce(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %0 = tosa.reduce_min %x {axis = 1 : i32} : (tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}
func.func @linalg_pool(%x: tensor<256x2x1x256xi8>) -> tensor<256x1x1x256xi8> {
  %w = tensor.empty() : tensor<2x1xi8>
  %i = arith.constant dense<127> : tensor<256x1x1x256xi8>
  %0 = linalg.pooling_nhwc_min {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<256x2x1x256xi8>, tensor<2x1xi8>) outs(%i : tensor<256x1x1x256xi8>) -> tensor<256x1x1x256xi8>
  return %0 : tensor<256x1x1x256xi8>
}
