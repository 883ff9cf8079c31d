// Sizes that are not known at compile time (T24).
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s

// TOSA: the batch may always be unknown, also in the padded average and in the
// strided maximum.

// CHECK-LABEL: func.func @tosa_batch
// CHECK: tosa.depthwise_conv2d {{.*}} -> tensor<?x4x4x3xi32>
// CHECK-COUNT-9: tosa.rescale
// CHECK: tosa.concat {{.*}} -> tensor<?x4x4x3xi8>
func.func @tosa_batch(%x: tensor<?x4x4x3xi8>) -> tensor<?x4x4x3xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = i32} : (tensor<?x4x4x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x4x4x3xi8>
  return %0 : tensor<?x4x4x3xi8>
}

// CHECK-LABEL: func.func @tosa_batch_max
// CHECK: tosa.reshape
// CHECK: tosa.maximum {{.*}} -> tensor<?x2x2x3xf32>
func.func @tosa_batch_max(%x: tensor<?x4x4x3xf32>) -> tensor<?x2x2x3xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<?x4x4x3xf32>) -> tensor<?x2x2x3xf32>
  return %0 : tensor<?x2x2x3xf32>
}

// TOSA: height and width where nothing is padded.

// CHECK-LABEL: func.func @tosa_height_width
// CHECK: tosa.depthwise_conv2d {{.*}} -> tensor<1x?x?x3xf32>
func.func @tosa_height_width(%x: tensor<1x?x?x3xf32>) -> tensor<1x?x?x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x?x?x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x3xf32>
  return %0 : tensor<1x?x?x3xf32>
}

// A result type that knows less, or more, than the pool's input does.

// CHECK-LABEL: func.func @tosa_result_knows_less
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d {{.*}} -> tensor<1x2x2x3xf32>
// CHECK: tensor.cast %[[S]] : tensor<1x2x2x3xf32> to tensor<1x?x?x3xf32>
func.func @tosa_result_knows_less(%x: tensor<1x4x4x3xf32>) -> tensor<1x?x?x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x3xf32>
  return %0 : tensor<1x?x?x3xf32>
}

// CHECK-LABEL: func.func @tosa_result_knows_more
// CHECK: tensor<2x2x2x3xf32>
// CHECK: return %{{.*}} : tensor<2x2x2x3xf32>
func.func @tosa_result_knows_more(%x: tensor<?x4x4x3xf32>) -> tensor<2x2x2x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<?x4x4x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x2x2x3xf32>
  return %0 : tensor<2x2x2x3xf32>
}

// linalg: everything may be unknown. Weights are filled at run time.

// CHECK-LABEL: func.func @linalg_all
// CHECK-SAME: %[[X:.+]]: tensor<?x?x?x?xf32>, %[[W:.+]]: tensor<?x?xf32>
// CHECK-DAG: %[[K0:.+]] = tensor.dim %[[W]], %c0
// CHECK-DAG: %[[K1:.+]] = tensor.dim %[[W]], %c1
// CHECK-DAG: %[[C:.+]] = tensor.dim %[[X]], %c3
// CHECK: %[[E:.+]] = tensor.empty(%[[K0]], %[[K1]], %[[C]]) : tensor<?x?x?xf32>
// CHECK: %[[ONES:.+]] = linalg.fill {{.*}} outs(%[[E]]
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} ins(%[[X]], %[[ONES]] : {{.*}}) outs(%arg2
func.func @linalg_all(%x: tensor<?x?x?x?xf32>, %w: tensor<?x?xf32>, %i: tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32> {
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<?x?x?x?xf32>, tensor<?x?xf32>) outs(%i : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}

// The shared form over unknown N, C, H and W: planes are counted at run time.

// CHECK-LABEL: func.func @linalg_max
// CHECK: tensor.extract_slice
// CHECK: linalg.max {{.*}} -> tensor<?x?x?x?xf32>
func.func @linalg_max(%x: tensor<?x?x?x?xf32>, %i: tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32> {
  %w = tensor.empty() : tensor<3x3xf32>
  %0 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<?x?x?x?xf32>, tensor<3x3xf32>) outs(%i : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}

// Unknown channels in the relu form: one filter, broadcast.

// CHECK-LABEL: func.func @linalg_max_i8
// CHECK: %[[W:.+]] = arith.constant dense<{{\[\[}}1], [-1]]> : tensor<2x1xi8>
// CHECK: linalg.broadcast ins(%[[W]] : tensor<2x1xi8>) outs({{.*}} : tensor<2x1x?xi8>) dimensions = [2]
func.func @linalg_max_i8(%x: tensor<1x?x?x?xi8>) -> tensor<1x?x?x?xi8> {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %h = tensor.dim %x, %c1 : tensor<1x?x?x?xi8>
  %wd = tensor.dim %x, %c2 : tensor<1x?x?x?xi8>
  %c = tensor.dim %x, %c3 : tensor<1x?x?x?xi8>
  %oh = arith.subi %h, %c1 : index
  %w = tensor.empty() : tensor<2x1xi8>
  %lowest = arith.constant -128 : i8
  %e = tensor.empty(%oh, %wd, %c) : tensor<1x?x?x?xi8>
  %i = linalg.fill ins(%lowest : i8) outs(%e : tensor<1x?x?x?xi8>) -> tensor<1x?x?x?xi8>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x?x?x?xi8>, tensor<2x1xi8>) outs(%i : tensor<1x?x?x?xi8>) -> tensor<1x?x?x?xi8>
  return %0 : tensor<1x?x?x?xi8>
}
