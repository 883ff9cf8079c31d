// Every new op has the location of the pool that it replaces.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling --mlir-print-debuginfo --mlir-print-local-scope | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=shared max-form=relu-only" --mlir-print-debuginfo --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @tosa
// CHECK-NOT: loc(unknown)
// CHECK: conv2d {{.*}} loc("average")
// CHECK-NOT: loc(unknown)
// CHECK: tosa.rescale {{.*}} loc("average")
// CHECK-NOT: loc("average")
// CHECK: conv2d {{.*}} loc("maximum")
// CHECK-NOT: loc("average")
// CHECK-NOT: loc(unknown)
// CHECK: return {{.*}} loc("end")
func.func @tosa(%x: tensor<1x4x4x2xi8>) -> (tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>) {
  %zp = "tosa.const"() <{values = dense<1> : tensor<1xi8>}> : () -> tensor<1xi8> loc("zero point")
  %a = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x4x4x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x2xi8> loc("average")
  %m = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xi8>) -> tensor<1x2x2x2xi8> loc("maximum")
  return %a, %m : tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8> loc("end")
} loc("function")

// CHECK-LABEL: func.func @linalg
// CHECK: conv_2d_{{.*}} loc("pool")
// CHECK-NOT: loc(unknown)
// CHECK: return
func.func @linalg(%x: tensor<1x?x?x2xi8>, %i: tensor<1x?x?x2xi32>) -> tensor<1x?x?x2xi32> {
  %w = tensor.empty() : tensor<2x2xi8> loc("window")
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x?x?x2xi8>, tensor<2x2xi8>) outs(%i : tensor<1x?x?x2xi32>) -> tensor<1x?x?x2xi32> loc("pool")
  return %0 : tensor<1x?x?x2xi32> loc("end")
} loc("function")
