// int8 averages as hardware generators get them wrong: 2x2 and 3x3 truncated, 8x8
// and global ones in an accumulator of 8 bits, padded ones divided by the whole
// window. Bit for bit against the pool, and in the values that show each mistake.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=5 | FileCheck %s
// RUN: pool-to-conv-check %s --pool-to-conv=avg-form=shared --expect-rewrites=5 | FileCheck %s
// RUN: pool-to-conv-check %s --pool-to-conv=avg-form=dense --expect-rewrites=5 | FileCheck %s

// All 127: an accumulator of 8 bits wraps.

// RUN: %python %S/Inputs/tensor.py i8 1x8x8x3 %t.127.npy 127
// RUN: %python %S/Inputs/tensor.py i8 1x1x1x3 %t.127.out.npy 127
// RUN: pool-to-conv-check %s --function=window_8x8 --pool-to-conv --inputs=%t.127.npy --expected=%t.127.out.npy | FileCheck %s --check-prefix=WRAP
// RUN: pool-to-conv-check %s --function=global --pool-to-conv --inputs=%t.127.npy --expected=%t.127.out.npy | FileCheck %s --check-prefix=WRAP
// WRAP: equal (bit-exact

// 3, 3, 3, 2 (in the columns of each 2x2 window) is 2.75, which rounds to 3; the
// ties 2.5 and -2.5 round away from zero.

// RUN: %python %S/Inputs/tensor.py i8 1x2x2x3 %t.ties.npy 3,3,-3,3,3,-3,3,2,-2,2,2,-2
// RUN: %python %S/Inputs/tensor.py i8 1x1x1x3 %t.ties.out.npy 3,3,-3
// RUN: pool-to-conv-check %s --function=window_2x2 --pool-to-conv --inputs=%t.ties.npy --expected=%t.ties.out.npy | FileCheck %s --check-prefix=TIES
// TIES: equal (bit-exact

// All 100, padded: the average is 100 at the border, too, not 44.

// RUN: %python %S/Inputs/tensor.py i8 1x4x4x3 %t.100.npy 100
// RUN: pool-to-conv-check %s --function=padded --pool-to-conv --inputs=%t.100.npy --expected=%t.100.npy | FileCheck %s --check-prefix=PADDED
// PADDED: equal (bit-exact

// CHECK: check: @window_2x2: equal (bit-exact
func.func @window_2x2(%x: tensor<1x2x2x3xi8>) -> tensor<1x1x1x3xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x2x2x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x3xi8>
  return %0 : tensor<1x1x1x3xi8>
}
// CHECK: check: @window_3x3: equal (bit-exact
func.func @window_3x3(%x: tensor<1x9x9x3xi8>) -> tensor<1x3x3x3xi8> {
  %zp = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 3, 3>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x9x9x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x3x3xi8>
  return %0 : tensor<1x3x3x3xi8>
}
// CHECK: check: @window_8x8: equal (bit-exact
func.func @window_8x8(%x: tensor<1x8x8x3xi8>) -> tensor<1x1x1x3xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 8, 8>, stride = array<i64: 8, 8>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x8x8x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x3xi8>
  return %0 : tensor<1x1x1x3xi8>
}

// As converters write a global average: widened, summed twice, rescaled by 1/64.

// CHECK: check: @global: equal (bit-exact
func.func @global(%x: tensor<1x8x8x3xi8>) -> tensor<1x1x1x3xi8> {
  %one = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s30 = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %s36 = "tosa.const"() <{values = dense<36> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %w = tosa.rescale %x, %one, %s30, %zp, %zero {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true} : (tensor<1x8x8x3xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x8x8x3xi32>
  %0 = tosa.reduce_sum %w {axis = 1 : i32} : (tensor<1x8x8x3xi32>) -> tensor<1x1x8x3xi32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<1x1x8x3xi32>) -> tensor<1x1x1x3xi32>
  %2 = tosa.rescale %1, %one, %s36, %zero, %zp {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true} : (tensor<1x1x1x3xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x1x1x3xi8>
  return %2 : tensor<1x1x1x3xi8>
}
// CHECK: check: @padded: equal (bit-exact
func.func @padded(%x: tensor<1x4x4x3xi8>) -> tensor<1x4x4x3xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = i32} : (tensor<1x4x4x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x3xi8>
  return %0 : tensor<1x4x4x3xi8>
}
