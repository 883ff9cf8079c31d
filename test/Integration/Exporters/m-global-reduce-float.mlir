// Global average pooling of floats in tosa: one `reduce_sum` for each spatial
// dimension, and 1/n in a multiplication behind the reshape.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=2 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=tosa.reduce_ --implicit-check-not=pool2d
// RUN: pool-to-conv-opt %s -o /dev/null --pass-pipeline='builtin.module( \
// RUN:   tosa-attach-target{profiles=pro_int,pro_fp extensions=int16,doubleround \
// RUN:     level=none specification_version=1.1.draft}, \
// RUN:   tosa-validate{strict-op-spec-alignment}, pool-to-conv, \
// RUN:   tosa-validate{strict-op-spec-alignment})'

// The factor comes behind the reshape.
// CHECK: check: @f32: {{equal|within bound}} (
// IR-LABEL: func.func @f32
// IR: tosa.depthwise_conv2d
// IR: return
func.func @f32(%x: tensor<?x5x7x3xf32>) -> tensor<?x3xf32> {
  %shape = tosa.const_shape {values = dense<[-1, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %n = "tosa.const"() {values = dense<0.0285714287> : tensor<1x1xf32>} : () -> tensor<1x1xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<?x5x7x3xf32>) -> tensor<?x1x7x3xf32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<?x1x7x3xf32>) -> tensor<?x1x1x3xf32>
  %2 = tosa.reshape %1, %shape : (tensor<?x1x1x3xf32>, !tosa.shape<2>) -> tensor<?x3xf32>
  %3 = tosa.mul %2, %n, %s : (tensor<?x3xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<?x3xf32>
  return %3 : tensor<?x3xf32>
}

// The partial sums are read as well: that reduction, of one dimension, stays.
// CHECK: check: @f32_rows: {{equal|within bound}} (
// IR-LABEL: func.func @f32_rows
// IR-DAG: tosa.reduce_sum %{{.*}} {axis = 1 : i32}
// IR-DAG: tosa.depthwise_conv2d
// IR: return
func.func @f32_rows(%x: tensor<1x4x4x3xf32>) -> (tensor<1x1x4x3xf32>, tensor<1x1x1x3xf32>) {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x4x4x3xf32>) -> tensor<1x1x4x3xf32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<1x1x4x3xf32>) -> tensor<1x1x1x3xf32>
  return %0, %1 : tensor<1x1x4x3xf32>, tensor<1x1x1x3xf32>
}
