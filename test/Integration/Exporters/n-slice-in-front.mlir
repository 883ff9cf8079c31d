// tosa wants windows that divide the padded input. The exporter makes it so
// with a slice in front, and writes SAME padding as uneven padding.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=4 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pool2d
// RUN: pool-to-conv-opt %s -o /dev/null --pass-pipeline='builtin.module( \
// RUN:   tosa-attach-target{profiles=pro_int,pro_fp extensions=int16,doubleround \
// RUN:     level=none specification_version=1.1.draft}, \
// RUN:   tosa-validate{strict-op-spec-alignment}, pool-to-conv, \
// RUN:   tosa-validate{strict-op-spec-alignment})'

// CHECK: check: @sliced_i8: equal (bit-exact
// IR-LABEL: func.func @sliced_i8
// IR: tosa.slice
// IR: tosa.depthwise_conv2d
// IR: tosa.rescale {{.*}}SINGLE_ROUND
func.func @sliced_i8(%x: tensor<?x7x9x3xi8>) -> tensor<?x3x4x3xi8> {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %start = tosa.const_shape {values = dense<0> : tensor<4xindex>} : () -> !tosa.shape<4>
  %size = tosa.const_shape {values = dense<[-1, 6, 8, 3]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.slice %x, %start, %size : (tensor<?x7x9x3xi8>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<?x6x8x3xi8>
  %1 = tosa.avg_pool2d %0, %z, %z {acc_type = i32, kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<?x6x8x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x3x4x3xi8>
  return %1 : tensor<?x3x4x3xi8>
}

// Padding on one side does not count: three kinds of border and the middle.
// CHECK: check: @same_i8: equal (bit-exact
// IR-LABEL: func.func @same_i8
// IR: tosa.depthwise_conv2d
func.func @same_i8(%x: tensor<?x8x6x3xi8>) -> tensor<?x4x3x3xi8> {
  %zp = "tosa.const"() {values = dense<-5> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>}
    : (tensor<?x8x6x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x4x3x3xi8>
  return %0 : tensor<?x4x3x3xi8>
}

// CHECK: check: @same_i16: equal (bit-exact
// IR-LABEL: func.func @same_i16
// IR: tosa.depthwise_conv2d
func.func @same_i16(%x: tensor<1x6x6x2xi16>) -> tensor<1x3x3x2xi16> {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi16>} : () -> tensor<1xi16>
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = i32, kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>}
    : (tensor<1x6x6x2xi16>, tensor<1xi16>, tensor<1xi16>) -> tensor<1x3x3x2xi16>
  return %0 : tensor<1x3x3x2xi16>
}

// CHECK: check: @same_max_i8: equal (bit-exact
// IR-LABEL: func.func @same_max_i8
// IR: return
func.func @same_max_i8(%x: tensor<?x8x8x2xi8>) -> tensor<?x4x4x2xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>}
    : (tensor<?x8x8x2xi8>) -> tensor<?x4x4x2xi8>
  return %0 : tensor<?x4x4x2xi8>
}
