// Extents that a program leaves open are those that follow from its input: all of it
// is read.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf" | FileCheck %s
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf"

// CHECK-LABEL: func.func @open_results(
// CHECK-NOT: tosa.slice
// CHECK: tosa.conv2d %arg0, {{.*}}stride = array<i64: 2, 2>{{.*}} : (tensor<1x9x9x1xf32>, tensor<1x3x3x1xf32>,
// CHECK-NOT: tosa.conv2d
func.func @open_results(%x: tensor<1x9x9x1xf32>) -> tensor<1x?x?x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<2.0> : tensor<1x2x2x1xf32>}> : () -> tensor<1x2x2x1xf32>
  %v = "tosa.const"() <{values = dense<3.0> : tensor<1x2x2x1xf32>}> : () -> tensor<1x2x2x1xf32>
  %0 = tosa.conv2d %x, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x1xf32>
  %1 = tosa.conv2d %0, %v, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x?x?x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x1xf32>
  return %1 : tensor<1x?x?x1xf32>
}
