// tosa wants windows that divide the padded input. The exporter makes it so
// with a slice in front, and writes SAME padding as uneven padding.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=3 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pool2d
// RUN: pool-to-conv-opt %s -o /dev/null --pass-pipeline='builtin.module( \
// RUN:   tosa-attach-target{profiles=pro_int,pro_fp extensions=int16,doubleround \
// RUN:     level=none specification_version=1.1.draft}, \
// RUN:   tosa-validate{strict-op-spec-alignment}, pool-to-conv, \
// RUN:   tosa-validate{strict-op-spec-alignment})'

// CHECK: check: @sliced_f32: {{equal|within bound}} (
// IR-LABEL: func.func @sliced_f32
// IR: tosa.slice
// IR: tosa.depthwise_conv2d {{.*}}local_bound = true
func.func @sliced_f32(%x: tensor<?x8x8x3xf32>) -> tensor<?x3x3x3xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %start = tosa.const_shape {values = dense<0> : tensor<4xindex>} : () -> !tosa.shape<4>
  %size = tosa.const_shape {values = dense<[-1, 7, 7, 3]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.slice %x, %start, %size : (tensor<?x8x8x3xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<?x7x7x3xf32>
  %1 = tosa.avg_pool2d %0, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<?x7x7x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x3x3x3xf32>
  return %1 : tensor<?x3x3x3xf32>
}

// CHECK: check: @same_f32: {{equal|within bound}} (
// IR-LABEL: func.func @same_f32
// IR: tosa.depthwise_conv2d
func.func @same_f32(%x: tensor<?x7x9x2xf32>) -> tensor<?x4x5x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>}
    : (tensor<?x7x9x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x4x5x2xf32>
  return %0 : tensor<?x4x5x2xf32>
}

// A slice in front of a strided 1x1 convolution, then the pool.
// CHECK: check: @sliced_conv: {{equal|within bound}} (
// IR-LABEL: func.func @sliced_conv
// IR: tosa.slice
// IR: tosa.conv2d
// IR: tosa.depthwise_conv2d
func.func @sliced_conv(%x: tensor<?x8x8x2xf32>) -> tensor<?x2x2x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %f = "tosa.const"() {values = dense<[[[[0.5, -1.5]]], [[[2.0, 0.25]]]]> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<[0.125, -1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
  %start = tosa.const_shape {values = dense<0> : tensor<4xindex>} : () -> !tosa.shape<4>
  %size = tosa.const_shape {values = dense<[-1, 7, 7, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.slice %x, %start, %size : (tensor<?x8x8x2xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<?x7x7x2xf32>
  %1 = tosa.conv2d %0, %f, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>}
    : (tensor<?x7x7x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x4x4x2xf32>
  %2 = tosa.avg_pool2d %1, %z, %z {acc_type = f32, kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<?x4x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x2x2x2xf32>
  return %2 : tensor<?x2x2x2xf32>
}
