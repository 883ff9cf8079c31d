// A 2x2 average of stride 2 over 16x16x4 as a frozen dense convolution, whose
// 4x4 filter has 1/4 in its diagonal: the difference is exactly 0. (Only denormal
// numbers would show one, see T6: the judge tries those, too, in the last line.)
//
// RUN: %python %S/Inputs/tensor.py f32 1x16x16x4 %t.npy normal
// RUN: pool-to-conv-check %s --pool-to-conv=avg-form=dense --expect-rewrites=1 --bound-eps=0 --inputs=%t.npy | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv=avg-form=dense | FileCheck %s --check-prefix=IR
// RUN: pool-to-conv-opt %s --pool-to-conv=avg-form=dense -o %t.conv
// RUN: pool-to-conv-check %t.conv %S/Inputs/dense-by-hand.mlir | FileCheck %s
// RUN: pool-to-conv-check %s %S/Inputs/dense-by-hand.mlir --inputs=%t.npy | FileCheck %s
// RUN: pool-to-conv-check %s --pool-to-conv=avg-form=dense --expect-rewrites=1 | FileCheck %s --check-prefix=DENORMAL

// DENORMAL: check: @average: {{equal|within bound}} (max abs {{0|[0-9.]+e-4[0-9]}},

// CHECK: check: @average: equal ({{bit-exact|max abs 0, max ulp 0}},
// IR-NOT: pool
// IR: tosa.conv2d {{.*}} (tensor<1x16x16x4xf32>, tensor<4x2x2x4xf32>,
// IR-NOT: pool
func.func @average(%x: tensor<1x16x16x4xf32>) -> tensor<1x8x8x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x16x16x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x4xf32>
  return %0 : tensor<1x8x8x4xf32>
}
