// RUN: pool-to-conv-opt %s --eliminate-pooling --cse | FileCheck %s
// RUN: pool-to-conv-opt %s --pass-pipeline='builtin.module(eliminate-pooling{fail-on-remaining-pooling})' \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp extensions=int16,bf16" --tosa-validate="strict-op-spec-alignment" -o /dev/null

// Float averages: 1/n weights, summed in f32 (T6, T7).

// CHECK-LABEL: func.func @f32
// CHECK-SAME: %[[X:.+]]: tensor<2x9x9x3xf32>
// CHECK: %[[W:.+]] = "tosa.const"() <{values = dense<0.111111112> : tensor<3x3x3x1xf32>}>
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d %[[X]], %[[W]], {{.*}} {acc_type = f32, dilation = array<i64: 1, 1>, local_bound = true, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 3, 2>}
// CHECK: return %[[S]]
func.func @f32(%x: tensor<2x9x9x3xf32>) -> tensor<2x3x4x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 3, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<2x9x9x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x3x4x3xf32>
  return %0 : tensor<2x3x4x3xf32>
}

// CHECK-LABEL: func.func @f16
// CHECK-SAME: %[[X:.+]]: tensor<1x4x4x3xf16>
// CHECK: %[[WIDE:.+]] = tosa.cast %[[X]] : {{.*}} -> tensor<1x4x4x3xf32>
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d %[[WIDE]], {{.*}}acc_type = f32
// CHECK: tosa.cast %[[S]] : {{.*}} -> tensor<1x2x2x3xf16>
func.func @f16(%x: tensor<1x4x4x3xf16>) -> tensor<1x2x2x3xf16> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f16} : (tensor<1x4x4x3xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x2x2x3xf16>
  return %0 : tensor<1x2x2x3xf16>
}

// CHECK-LABEL: func.func @bf16
// CHECK: tosa.depthwise_conv2d {{.*}}acc_type = f32
// CHECK: tosa.cast {{.*}} -> tensor<1x2x2x3xbf16>
func.func @bf16(%x: tensor<1x4x4x3xbf16>) -> tensor<1x2x2x3xbf16> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xbf16>}> : () -> tensor<1xbf16>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x3xbf16>, tensor<1xbf16>, tensor<1xbf16>) -> tensor<1x2x2x3xbf16>
  return %0 : tensor<1x2x2x3xbf16>
}

// int8: a sum by ones in int32, then the specification's own scale (T3), with
// both zero points. 9 = (1908874355, 34).

// CHECK-LABEL: func.func @i8
// CHECK-SAME: %[[X:.+]]: tensor<1x9x9x3xi8>
// CHECK-DAG: %[[ZP:.+]] = "tosa.const"() <{values = dense<-7> : tensor<1xi8>}>
// CHECK-DAG: %[[OUT:.+]] = "tosa.const"() <{values = dense<5> : tensor<1xi8>}>
// CHECK-DAG: %[[ONES:.+]] = "tosa.const"() <{values = dense<1> : tensor<3x3x3x1xi8>}>
// CHECK-DAG: %[[BIAS:.+]] = "tosa.const"() <{values = dense<0> : tensor<1xi32>}>
// CHECK-DAG: %[[WZP:.+]] = "tosa.const"() <{values = dense<0> : tensor<1xi8>}>
// CHECK-DAG: %[[M:.+]] = "tosa.const"() <{values = dense<1908874355> : tensor<1xi32>}>
// CHECK-DAG: %[[SHIFT:.+]] = "tosa.const"() <{values = dense<34> : tensor<1xi8>}>
// CHECK-DAG: %[[S:.+]] = tosa.depthwise_conv2d %[[X]], %[[ONES]], %[[BIAS]], %[[ZP]], %[[WZP]] {acc_type = i32
// CHECK: tosa.rescale %[[S]], %[[M]], %[[SHIFT]], %[[BIAS]], %[[OUT]] {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true}
func.func @i8(%x: tensor<1x9x9x3xi8>) -> tensor<1x3x3x3xi8> {
  %in = "tosa.const"() <{values = dense<-7> : tensor<1xi8>}> : () -> tensor<1xi8>
  %out = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %in, %out {kernel = array<i64: 3, 3>, stride = array<i64: 3, 3>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x9x9x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x3x3xi8>
  return %0 : tensor<1x3x3x3xi8>
}

// int16: the sum is int48, and comes back to int32 by the identity scale (T4).

// CHECK-LABEL: func.func @i16
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d {{.*}}acc_type = i48
// CHECK: %[[NARROW:.+]] = tosa.rescale %[[S]], {{.*}}scale32 = false{{.*}} -> tensor<1x2x2x3xi32>
// CHECK: tosa.rescale %[[NARROW]], {{.*}}scale32 = true{{.*}} -> tensor<1x2x2x3xi16>
func.func @i16(%x: tensor<1x4x4x3xi16>) -> tensor<1x2x2x3xi16> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x4x4x3xi16>, tensor<1xi16>, tensor<1xi16>) -> tensor<1x2x2x3xi16>
  return %0 : tensor<1x2x2x3xi16>
}

// A 1x1 window is a window.

// CHECK-LABEL: func.func @one_tap
// CHECK-NOT: avg_pool2d
// CHECK: dense<1.000000e+00> : tensor<1x1x3x1xf32>
func.func @one_tap(%x: tensor<1x5x5x3xf32>) -> tensor<1x3x3x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 1, 1>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x5x5x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

// The constants that only the pool used are gone, those of others are not.

// CHECK-LABEL: func.func @shared_zero_point
// CHECK: %[[ZP:.+]] = "tosa.const"() <{values = dense<42> : tensor<1xi8>}>
// CHECK: return {{.*}}, %[[ZP]]
func.func @shared_zero_point(%x: tensor<1x2x2x3xi8>) -> (tensor<1x1x1x3xi8>, tensor<1xi8>) {
  %zp = "tosa.const"() <{values = dense<42> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x2x2x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x3xi8>
  return %0, %zp : tensor<1x1x1x3xi8>, tensor<1xi8>
}
