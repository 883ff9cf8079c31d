// Paddings by zero are linear ops without cost: what is fused across one has it
// (T14), and one by itself stays where it is. MLIR's own canonicalisation moves a
// tosa.pad into the convolution that reads it.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=objective=convs -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-opt %t.mlir --canonicalize | FileCheck %s --check-prefix=CANONICAL
// RUN: pool-to-conv-check %s --fuse-linear-convs=objective=convs | FileCheck %s --check-prefix=SAME
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

// CHECK-LABEL: func.func @alone
// CHECK: tosa.pad
// CHECK: tosa.conv2d
// CANONICAL-LABEL: func.func @alone
// CANONICAL-NOT: tosa.pad
// CANONICAL: tosa.conv2d {{.*}} pad = array<i64: 1, 2, 2, 2>
func.func @alone(%x: tensor<1x4x4x2xf32>) -> tensor<1x5x6x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %p0 = tosa.const_shape {values = dense<[0, 0, 1, 2, 2, 2, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.pad %x, %p0, %v0 : (tensor<1x4x4x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x7x8x2xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x7x8x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x6x2xf32>
  return %1 : tensor<1x5x6x2xf32>
}

// What stands in front of it moves in as well.

// CHECK-LABEL: func.func @behind_scale
// CHECK-NOT: tosa.mul
// CHECK-NOT: tosa.pad
// CHECK: tosa.conv2d {{.*}} pad = array<i64: 2, 1, 0, 3>
func.func @behind_scale(%x: tensor<1x4x4x2xf32>) -> tensor<1x5x5x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c0 = "tosa.const"() <{values = dense<[[[[2.0,0.25]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s0 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %c0, %s0 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  %p1 = tosa.const_shape {values = dense<[0, 0, 1, 1, 0, 2, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.pad %0, %p1, %v1 : (tensor<1x4x4x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x6x6x2xf32>
  %w2 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 1, 0, 0, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x2xf32>
  return %2 : tensor<1x5x5x2xf32>
}

// CHECK-LABEL: func.func @between
// CHECK-NOT: tosa.pad
// CHECK: tosa.conv2d {{.*}} pad = array<i64: 1, 1, 1, 1>
// CHECK-NOT: tosa.conv2d
// CHECK: return
func.func @between(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5]]], [[[0.0, -1.5]]], [[[1.5, 1.5]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<3x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x3xf32>
  %p1 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.pad %0, %p1, %v1 : (tensor<1x4x4x3xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x6x6x3xf32>
  %w2 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5, -1.5], [0.5, -1.0, 0.0], [0.0, -0.5, -2.0]], [[-1.0, 1.0, 1.0], [2.0, 0.5, 2.0], [1.5, 2.0, 0.0]], [[-2.0, -2.0, 0.5], [1.5, 0.5, 1.0], [1.0, 2.0, -1.0]]], [[[2.0, -1.0, -0.5], [-0.5, -2.0, -1.0], [0.5, -1.0, -1.0]], [[2.0, 2.0, 0.5], [2.0, 2.0, -1.0], [1.5, 1.0, 2.0]], [[0.5, 0.5, 0.5], [1.5, -1.0, 1.0], [1.5, 2.0, -0.5]]]]> : tensor<2x3x3x3xf32>}> : () -> tensor<2x3x3x3xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x3xf32>, tensor<2x3x3x3xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %2 : tensor<1x4x4x2xf32>
}

// CHECK-LABEL: func.func @linalg_between
// CHECK-SAME: %[[X:.*]]: tensor<1x4x4x2xf32>
// CHECK: %[[P:.*]] = tensor.pad %[[X]] low[0, 1, 1, 0] high[0, 1, 1, 0]
// CHECK: linalg.conv_2d_nhwc_hwcf {{.*}} ins(%[[P]], %{{.*}} : tensor<1x6x6x2xf32>, tensor<3x3x2x2xf32>)
// CHECK-NOT: linalg.conv
// CHECK: return
func.func @linalg_between(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w0 = arith.constant dense<[[[[-1.0, -1.5, 0.0], [-1.5, 1.5, 1.5]]]]> : tensor<1x1x2x3xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x4x4x3xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x2xf32>, tensor<1x1x2x3xf32>) outs(%i0 : tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32>
  %1 = tensor.pad %0 low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x4x4x3xf32> to tensor<1x6x6x3xf32>
  %w2 = arith.constant dense<[[[[-2.0, -1.5], [-1.5, 0.5], [-1.0, 0.0]], [[0.0, -0.5], [-2.0, -1.0], [1.0, 1.0]], [[2.0, 0.5], [2.0, 1.5], [2.0, 0.0]]], [[[-2.0, -2.0], [0.5, 1.5], [0.5, 1.0]], [[1.0, 2.0], [-1.0, 2.0], [-1.0, -0.5]], [[-0.5, -2.0], [-1.0, 0.5], [-1.0, -1.0]]], [[[2.0, 2.0], [0.5, 2.0], [2.0, -1.0]], [[1.5, 1.0], [2.0, 0.5], [0.5, 0.5]], [[1.5, -1.0], [1.0, 1.5], [2.0, -0.5]]]]> : tensor<3x3x3x2xf32>
  %i2 = arith.constant dense<0.0> : tensor<1x4x4x2xf32>
  %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%1, %w2 : tensor<1x6x6x3xf32>, tensor<3x3x3x2xf32>) outs(%i2 : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %2 : tensor<1x4x4x2xf32>
}

// A convolution that only moves elements would be no gain.

// CHECK-LABEL: func.func @two_pads
// CHECK-COUNT-2: tosa.pad
// CHECK-NOT: conv
func.func @two_pads(%x: tensor<1x4x4x2xf32>) -> tensor<1x8x8x2xf32> {
  %p0 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.pad %x, %p0, %v0 : (tensor<1x4x4x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x6x6x2xf32>
  %p1 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.pad %0, %p1, %v1 : (tensor<1x6x6x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  return %1 : tensor<1x8x8x2xf32>
}
