// Averages whose padding does not count (T1): the divisor differs at the
// border.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling --cse | FileCheck %s
// RUN: pool-to-conv-opt %s --pass-pipeline='builtin.module(eliminate-pooling{fail-on-remaining-pooling})' \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp" --tosa-validate="strict-op-spec-alignment" -o /dev/null

// Floats: ones, then a factor for each position: corners 1/4, edges 1/6,
// inside 1/9.

// CHECK-LABEL: func.func @f32
// CHECK: %[[ONES:.+]] = "tosa.const"() <{values = dense<1.000000e+00> : tensor<3x3x2x1xf32>}>
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d %arg0, %[[ONES]], {{.*}}pad = array<i64: 1, 1, 1, 1>
// CHECK: %[[TABLE:.+]] = "tosa.const"() <{values = dense<{{\[\[\[\[}}2.500000e-01], [0.166666672], [2.500000e-01]], {{\[\[}}0.166666672], [0.111111112], [0.166666672]], {{\[\[}}2.500000e-01], [0.166666672], [2.500000e-01]]]]> : tensor<1x3x3x1xf32>}>
// CHECK: tosa.mul %[[S]], %[[TABLE]]
func.func @f32(%x: tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = f32} : (tensor<1x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

// int8: one band per distinct count. Rows count 2 3 3 2 and columns 2 3 3 3 (no
// padding on the right), so that there are three bands of rows, each of two of
// columns: six rescales.

// CHECK-LABEL: func.func @i8
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d {{.*}}pad = array<i64: 1, 1, 1, 0>
// CHECK-COUNT-6: tosa.rescale
// CHECK-NOT: tosa.rescale
// CHECK: tosa.concat {{.*}} {axis = 1 : i32}
func.func @i8(%x: tensor<1x4x5x2xi8>) -> tensor<1x4x4x2xi8> {
  %zp = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 0>, acc_type = i32} : (tensor<1x4x5x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x2xi8>
  return %0 : tensor<1x4x4x2xi8>
}

// Five bands a dimension: 3 4 5 4 3 elements of a 5-tap window. The factor of
// 12 = 3 * 4 comes second: (1431655766, 34).

// CHECK-LABEL: func.func @five_bands
// CHECK: tosa.rescale
// CHECK: %[[M:.+]] = "tosa.const"() <{values = dense<1431655766> : tensor<1xi32>}>
// CHECK: tosa.rescale %{{.+}}, %[[M]]
// CHECK-COUNT-23: tosa.rescale
// CHECK-NOT: tosa.rescale
// CHECK: return
func.func @five_bands(%x: tensor<1x5x5x1xi8>) -> tensor<1x5x5x1xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 5, 5>, stride = array<i64: 1, 1>, pad = array<i64: 2, 2, 2, 2>, acc_type = i32} : (tensor<1x5x5x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x5x1xi8>
  return %0 : tensor<1x5x5x1xi8>
}

// Every window is cut, and all by the same: one count, hence no bands.

// CHECK-LABEL: func.func @uniform_count
// CHECK-COUNT-1: tosa.rescale
// CHECK-NOT: tosa.rescale
// CHECK-NOT: tosa.concat
// CHECK: return
func.func @uniform_count(%x: tensor<1x2x2x1xi8>) -> tensor<1x2x2x1xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = i32} : (tensor<1x2x2x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x1xi8>
  return %0 : tensor<1x2x2x1xi8>
}
