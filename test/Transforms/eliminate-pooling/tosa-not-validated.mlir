// Ops that tosa-validate rejects before the pass as well as after: ui8 is in no
// profile, and the level check of MLIR 22 takes the 8 amounts of a 4-D tosa.pad
// for a rank.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling --cse | FileCheck %s

// ui8 becomes i8 by an offset of 128, which keeps the order: TOSA convolves i8
// (T5).

// CHECK-LABEL: func.func @ui8
// CHECK: %[[SIGNED:.+]] = tosa.rescale %arg0, {{.*}}input_unsigned = true, output_unsigned = false{{.*}} -> tensor<1x2x2x1xi8>
// CHECK: tosa.depthwise_conv2d %[[SIGNED]]
// CHECK: tosa.depthwise_conv2d {{.*}} : (tensor<1x1x2x1xi8>
// CHECK: tosa.rescale {{.*}}input_unsigned = false, output_unsigned = true{{.*}} -> tensor<1x1x1x1xui8>
func.func @ui8(%x: tensor<1x2x2x1xui8>) -> tensor<1x1x1x1xui8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x1xui8>) -> tensor<1x1x1x1xui8>
  return %0 : tensor<1x1x1x1xui8>
}

// Padding that is written out counts (T2): one factor for all positions.

// CHECK-LABEL: func.func @counted
// CHECK: tosa.pad
// CHECK: tosa.depthwise_conv2d
// CHECK-COUNT-1: tosa.rescale
// CHECK-NOT: tosa.rescale
// CHECK: return
func.func @counted(%x: tensor<1x4x4x1xi8>) -> tensor<1x4x4x1xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %s = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %p = tosa.pad %x, %s, %zp : (tensor<1x4x4x1xi8>, !tosa.shape<8>, tensor<1xi8>) -> tensor<1x6x6x1xi8>
  %0 = tosa.avg_pool2d %p, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x6x6x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x1xi8>
  return %0 : tensor<1x4x4x1xi8>
}

// The pads that the pass makes are of rank 3 for that reason.

// CHECK-LABEL: func.func @padded
// CHECK: tosa.pad {{.*}} : (tensor<1x4x8xf32>, !tosa.shape<6>, tensor<1xf32>) -> tensor<1x6x8xf32>
// CHECK: tosa.pad {{.*}} : (tensor<6x4x2xf32>, !tosa.shape<6>, tensor<1xf32>) -> tensor<6x6x2xf32>
func.func @padded(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>} : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}
