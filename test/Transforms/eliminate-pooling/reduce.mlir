// linalg.reduce over the spatial dimensions is global pooling.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s

// The result has no spatial dimensions: the init gets them, and the result loses
// them again.

// CHECK-LABEL: func.func @sum_nhwc
// CHECK: %[[INIT:.+]] = tensor.expand_shape %arg1 {{\[\[}}0, 1, 2], [3]] {{.*}} into tensor<2x1x1x3xf32>
// CHECK: %[[S:.+]] = linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs(%[[INIT]] : {{.*}})
// CHECK: %[[R:.+]] = tensor.collapse_shape %[[S]] {{\[\[}}0, 1, 2], [3]] : {{.*}} into tensor<2x3xf32>
// CHECK: return %[[R]]
func.func @sum_nhwc(%x: tensor<2x4x5x3xf32>, %i: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<2x4x5x3xf32>) outs(%i : tensor<2x3xf32>) dimensions = [1, 2]
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @sum_nchw
// CHECK: tensor.expand_shape %arg1 {{\[\[}}0], [1, 2, 3]]
// CHECK: linalg.depthwise_conv_2d_nchw_chw
func.func @sum_nchw(%x: tensor<2x3x4x5xf32>, %i: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<2x3x4x5xf32>) outs(%i : tensor<2x3xf32>) dimensions = [2, 3]
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @max_nwc
// CHECK-NOT: linalg.reduce
// CHECK: linalg.max
func.func @max_nwc(%x: tensor<2x4x3xf32>, %i: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = linalg.reduce {arith.maximumf} ins(%x : tensor<2x4x3xf32>) outs(%i : tensor<2x3xf32>) dimensions = [1]
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @sum_ndhwc
// CHECK: linalg.depthwise_conv_3d_ndhwc_dhwc
func.func @sum_ndhwc(%x: tensor<2x2x3x4x5xi32>, %i: tensor<2x5xi32>) -> tensor<2x5xi32> {
  %0 = linalg.reduce {arith.addi} ins(%x : tensor<2x2x3x4x5xi32>) outs(%i : tensor<2x5xi32>) dimensions = [1, 2, 3]
  return %0 : tensor<2x5xi32>
}

// Unknown sizes: the weights are filled at run time, with the extents of the
// data.

// CHECK-LABEL: func.func @sum_dynamic
// CHECK-DAG: %[[C1:.+]] = arith.constant 1 : index
// CHECK-DAG: %[[C2:.+]] = arith.constant 2 : index
// CHECK-DAG: tensor.dim %arg0, %[[C1]]
// CHECK-DAG: tensor.dim %arg0, %[[C2]]
// CHECK: linalg.fill {{.*}} -> tensor<?x?x3xf32>
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc
func.func @sum_dynamic(%x: tensor<?x?x?x3xf32>, %i: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<?x?x?x3xf32>) outs(%i : tensor<?x3xf32>) dimensions = [1, 2]
  return %0 : tensor<?x3xf32>
}

// One spatial dimension only, features, channels: not pooling.

// CHECK-LABEL: func.func @rows
// CHECK: linalg.reduce
func.func @rows(%x: tensor<2x4x5x3xf32>, %i: tensor<2x5x3xf32>) -> tensor<2x5x3xf32> {
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<2x4x5x3xf32>) outs(%i : tensor<2x5x3xf32>) dimensions = [1]
  return %0 : tensor<2x5x3xf32>
}

// CHECK-LABEL: func.func @features
// CHECK: linalg.reduce
func.func @features(%x: tensor<2x4x5xf32>, %i: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<2x4x5xf32>) outs(%i : tensor<2x4xf32>) dimensions = [2]
  return %0 : tensor<2x4xf32>
}
