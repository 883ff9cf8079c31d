// One infinity in channel 0 of 4 stays there: a filter with zeros between channels
// would make NaN of the others.
//
// RUN: %python %S/Inputs/tensor.py f32 1x4x4x4 %t.npy inf,1,2,3
// RUN: %python %S/Inputs/tensor.py f32 1x2x2x4 %t.average.npy inf,1,2,3
// RUN: %python %S/Inputs/tensor.py f32 1x2x2x4 %t.sum.npy inf,4,8,12
// RUN: sh -c 'for options in avg-form=depthwise avg-form=shared max-form=maximum numerics=fast; do \
// RUN:     pool-to-conv-check %s --function=average --pool-to-conv="$options" --inputs=%t.npy --expected=%t.average.npy || exit 1; \
// RUN:     pool-to-conv-check %s --function=sum --pool-to-conv="$options" --inputs=%t.npy --expected=%t.sum.npy || exit 1; \
// RUN:     pool-to-conv-check %s --function=maximum --pool-to-conv="$options" --inputs=%t.npy --expected=%t.average.npy || exit 1; \
// RUN:   done' | FileCheck %s
// CHECK-COUNT-12: equal (

// A dense filter is refused where it would spoil a sum (T8).

// RUN: not pool-to-conv-opt %s --pool-to-conv="avg-form=dense fail-on-remaining-pooling" 2>&1 | FileCheck %s --check-prefix=DENSE
// DENSE: error: linalg.pooling_nhwc_sum is left in place (T8:

func.func @average(%x: tensor<1x4x4x4xf32>) -> tensor<1x2x2x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x4xf32>
  return %0 : tensor<1x2x2x4xf32>
}
func.func @sum(%x: tensor<1x4x4x4xf32>) -> tensor<1x2x2x4xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<0.0> : tensor<1x2x2x4xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x4xf32>) -> tensor<1x2x2x4xf32>
  return %0 : tensor<1x2x2x4xf32>
}
func.func @maximum(%x: tensor<1x4x4x4xf32>) -> tensor<1x2x2x4xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x4xf32>) -> tensor<1x2x2x4xf32>
  return %0 : tensor<1x2x2x4xf32>
}
