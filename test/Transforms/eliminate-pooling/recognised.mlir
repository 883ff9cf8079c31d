// Forms of pools and of what is around them.
//
// RUN: pool-to-conv-check %s --eliminate-pooling --trials=2 | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=all -verify-diagnostics | FileCheck %s

// SAME: 0 mismatched, 0 not run

// Floats that are read as unsigned numbers.
func.func @float_as_unsigned(%x: tensor<1x6x6x3xf32>) -> tensor<1x3x3x3xi8> {
  %c = arith.constant dense<0> : tensor<1x3x3x3xi8>
  %w = tensor.empty() : tensor<2x2xf32>
  // expected-remark@+1 {{linalg.pooling_nhwc_max_unsigned becomes difference convolutions and relu (bit-exact}}
  %0 = linalg.pooling_nhwc_max_unsigned {strides = dense<2> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>} ins(%x, %w : tensor<1x6x6x3xf32>, tensor<2x2xf32>) outs(%c : tensor<1x3x3x3xi8>) -> tensor<1x3x3x3xi8>
  return %0 : tensor<1x3x3x3xi8>
}

// The last elements of an unknown extent go by turning the tensor round, the first by
// a slice.
// CHECK-LABEL: @unknown_extent
// CHECK:         dense<[0, 2, 0, 0]>
// CHECK:         tosa.slice
// CHECK-COUNT-2: tosa.reverse
// CHECK:         dense<[0, 1, 0, 0]>
// CHECK:         tosa.slice
// CHECK-COUNT-2: tosa.reverse
func.func @unknown_extent(%x: tensor<1x?x9x2xi8>) -> tensor<1x?x9x2xi8> {
  // expected-remark@+1 {{tosa.max_pool2d becomes element-wise maximum of slices (bit-exact}}
  %0 = tosa.max_pool2d %x {kernel = array<i64: 4, 1>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x?x9x2xi8>) -> tensor<1x?x9x2xi8>
  return %0 : tensor<1x?x9x2xi8>
}

// Bytes that a scale of one widened.
func.func @widened_by_rescale(%x: tensor<1x4x4x2xi8>) -> tensor<1x1x1x2xi32> {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %z8 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %z8, %z {scale32 = true, rounding_mode = SINGLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false} : (tensor<1x4x4x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x4x4x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<1x4x4x2xi32>) -> tensor<1x1x4x2xi32>
  // expected-remark@+1 {{tosa.reduce_sum becomes depthwise convolution by ones (bit-exact}}
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x1x4x2xi32>) -> tensor<1x1x1x2xi32>
  return %2 : tensor<1x1x1x2xi32>
}

// A minimum over everything has no level: it needs no convolution.
func.func @beyond_the_level(%x: tensor<1x20000x3xi8>) -> tensor<1x1x3xi8> {
  // expected-remark@+1 {{tosa.reduce_min becomes element-wise minimum of slices (bit-exact}}
  %0 = tosa.reduce_min %x {axis = 1 : i32} : (tensor<1x20000x3xi8>) -> tensor<1x1x3xi8>
  return %0 : tensor<1x1x3xi8>
}

// A reduction that reduces nothing is no pool.
// CHECK-LABEL: @yields_its_init
// CHECK:         linalg.generic
func.func @yields_its_init(%x: tensor<1x4x4xi8>, %i: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = linalg.generic {indexing_maps = [affine_map<(a, b, c) -> (a, b, c)>, affine_map<(a, b, c) -> (a, b)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x : tensor<1x4x4xi8>) outs(%i : tensor<1x4xi8>) {
  ^bb0(%in: i8, %out: i8):
    linalg.yield %out : i8
  } -> tensor<1x4xi8>
  return %0 : tensor<1x4xi8>
}
