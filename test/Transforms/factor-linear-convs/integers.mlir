// Integers in linalg: factors of whole numbers, identical to the last bit, also
// under numerics=exact.
//
// RUN: pool-to-conv-check %s --factor-linear-convs="numerics=exact" --expect-rewrites=5 | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --factor-linear-convs="numerics=exact" | FileCheck %s --implicit-check-not=conv_
// RUN: pool-to-conv-opt %s --factor-linear-convs="numerics=exact report=all summary" -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
//
// SAME-COUNT-6: equal (bit-exact
// SAME: 6 functions, 6 equal

// CHECK-LABEL: func.func @separable(
// CHECK: linalg.depthwise_conv_2d_nchw_chw {{.*}}tensor<1x1x12x12xi8>, tensor<1x5x1xi8>
// CHECK: linalg.depthwise_conv_2d_nchw_chw {{.*}}tensor<1x1x8x12xi32>, tensor<1x1x5xi32>
// REMARK: 5x5 convolution becomes 5x1 convolution, then 1x5 convolution: separable (bit-exact; 
func.func @separable(%x: tensor<1x1x12x12xi8>) -> tensor<1x1x8x8xi32> {
  %z = arith.constant 0 : i32
  %w = arith.constant dense<[[[[-3, -3, 1, -1, -3], [-9, -9, 3, -3, -9], [-6, -6, 2, -2, -6], [3, 3, -1, 1, 3], [3, 3, -1, 1, 3]]]]> : tensor<1x1x5x5xi8>
  %e = tensor.empty() : tensor<1x1x8x8xi32>
  %i = linalg.fill ins(%z : i32) outs(%e : tensor<1x1x8x8xi32>) -> tensor<1x1x8x8xi32>
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<[1, 1]> : tensor<2xi64>} ins(%x, %w : tensor<1x1x12x12xi8>, tensor<1x1x5x5xi8>) outs(%i : tensor<1x1x8x8xi32>) -> tensor<1x1x8x8xi32>
  return %0 : tensor<1x1x8x8xi32>
}

// CHECK-LABEL: func.func @depthwise_separable(
// CHECK: linalg.depthwise_conv_2d_nchw_chw
// CHECK: linalg.conv_2d_nchw_fchw
// REMARK: 3x3 convolution becomes depthwise 3x3 convolution, then 1x1 convolution: depthwise-separable (bit-exact; 
func.func @depthwise_separable(%x: tensor<1x4x10x10xi8>) -> tensor<1x5x8x8xi32> {
  %z = arith.constant 0 : i32
  %w = arith.constant dense<[[[[-4, -6, -4], [-2, 4, 2], [-4, 6, 2]], [[6, 2, 2], [-2, -4, -2], [6, 6, 4]], [[6, -6, 2], [2, 4, -4], [6, 2, -2]], [[-6, -9, 6], [9, 9, -9], [6, -6, 9]]], [[[-6, -9, -6], [-3, 6, 3], [-6, 9, 3]], [[3, 1, 1], [-1, -2, -1], [3, 3, 2]], [[-9, 9, -3], [-3, -6, 6], [-9, -3, 3]], [[-2, -3, 2], [3, 3, -3], [2, -2, 3]]], [[[-4, -6, -4], [-2, 4, 2], [-4, 6, 2]], [[6, 2, 2], [-2, -4, -2], [6, 6, 4]], [[9, -9, 3], [3, 6, -6], [9, 3, -3]], [[-2, -3, 2], [3, 3, -3], [2, -2, 3]]], [[[4, 6, 4], [2, -4, -2], [4, -6, -2]], [[-3, -1, -1], [1, 2, 1], [-3, -3, -2]], [[-9, 9, -3], [-3, -6, 6], [-9, -3, 3]], [[4, 6, -4], [-6, -6, 6], [-4, 4, -6]]], [[[6, 9, 6], [3, -6, -3], [6, -9, -3]], [[9, 3, 3], [-3, -6, -3], [9, 9, 6]], [[3, -3, 1], [1, 2, -2], [3, 1, -1]], [[6, 9, -6], [-9, -9, 9], [-6, 6, -9]]]]> : tensor<5x4x3x3xi8>
  %e = tensor.empty() : tensor<1x5x8x8xi32>
  %i = linalg.fill ins(%z : i32) outs(%e : tensor<1x5x8x8xi32>) -> tensor<1x5x8x8xi32>
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<[1, 1]> : tensor<2xi64>} ins(%x, %w : tensor<1x4x10x10xi8>, tensor<5x4x3x3xi8>) outs(%i : tensor<1x5x8x8xi32>) -> tensor<1x5x8x8xi32>
  return %0 : tensor<1x5x8x8xi32>
}

// CHECK-LABEL: func.func @groups(
// CHECK: linalg.conv_2d_ngchw_gfchw {{.*}}tensor<2x2x2x3x3xi8>
// REMARK: 3x3 convolution becomes grouped 3x3 convolution: groups (bit-exact; 
func.func @groups(%x: tensor<1x4x8x8xi8>) -> tensor<1x4x6x6xi32> {
  %z = arith.constant 0 : i32
  %w = arith.constant dense<[[[[-1, 3, -2], [1, 3, 2], [-1, -2, -1]], [[2, -3, -1], [-3, 2, 1], [-1, -1, -1]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]]], [[[-1, 3, 2], [1, -3, -2], [-3, 3, 3]], [[-3, -1, 2], [-2, 3, 1], [-2, 3, 2]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]]], [[[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[3, 1, -3], [2, 3, -3], [-1, -2, -2]], [[2, -3, -2], [3, 3, -1], [-2, -2, 2]]], [[[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[-1, -1, 2], [-1, -2, -1], [1, -2, -2]], [[3, -2, 2], [-1, -2, 3], [2, 1, -2]]]]> : tensor<4x4x3x3xi8>
  %e = tensor.empty() : tensor<1x4x6x6xi32>
  %i = linalg.fill ins(%z : i32) outs(%e : tensor<1x4x6x6xi32>) -> tensor<1x4x6x6xi32>
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<[1, 1]> : tensor<2xi64>} ins(%x, %w : tensor<1x4x8x8xi8>, tensor<4x4x3x3xi8>) outs(%i : tensor<1x4x6x6xi32>) -> tensor<1x4x6x6xi32>
  return %0 : tensor<1x4x6x6xi32>
}

// CHECK-LABEL: func.func @dilation(
// CHECK: linalg.conv_2d_nchw_fchw {dilations = dense<2> {{.*}}tensor<2x2x3x3xi8>
// REMARK: 5x5 convolution becomes 3x3 convolution, dilation 2x2: dilation (bit-exact; 
func.func @dilation(%x: tensor<1x2x12x12xi8>) -> tensor<1x2x8x8xi32> {
  %z = arith.constant 0 : i32
  %w = arith.constant dense<[[[[-3, 0, 2, 0, 2], [0, 0, 0, 0, 0], [2, 0, -1, 0, -1], [0, 0, 0, 0, 0], [-2, 0, 1, 0, -2]], [[-3, 0, 3, 0, -3], [0, 0, 0, 0, 0], [-2, 0, -1, 0, -1], [0, 0, 0, 0, 0], [-3, 0, 2, 0, -3]]], [[[2, 0, 2, 0, -1], [0, 0, 0, 0, 0], [1, 0, 1, 0, -3], [0, 0, 0, 0, 0], [-2, 0, -1, 0, -2]], [[-2, 0, 2, 0, 2], [0, 0, 0, 0, 0], [-1, 0, -2, 0, 3], [0, 0, 0, 0, 0], [1, 0, -1, 0, 2]]]]> : tensor<2x2x5x5xi8>
  %e = tensor.empty() : tensor<1x2x8x8xi32>
  %i = linalg.fill ins(%z : i32) outs(%e : tensor<1x2x8x8xi32>) -> tensor<1x2x8x8xi32>
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<[1, 1]> : tensor<2xi64>} ins(%x, %w : tensor<1x2x12x12xi8>, tensor<2x2x5x5xi8>) outs(%i : tensor<1x2x8x8xi32>) -> tensor<1x2x8x8xi32>
  return %0 : tensor<1x2x8x8xi32>
}

// CHECK-LABEL: func.func @floats(
// CHECK: linalg.conv_2d_nchw_fchw
// REMARK: the filter stays whole (T23: factoring floats rounds differently; numerics=fast allows it)
func.func @floats(%x: tensor<1x1x8x8xf32>) -> tensor<1x1x6x6xf32> {
  %z = arith.constant 0.0 : f32
  %w = arith.constant dense<[[[[-2.0, 4.0, -2.0], [2.0, -4.0, 2.0], [-3.0, 6.0, -3.0]]]]> : tensor<1x1x3x3xf32>
  %e = tensor.empty() : tensor<1x1x6x6xf32>
  %i = linalg.fill ins(%z : f32) outs(%e : tensor<1x1x6x6xf32>) -> tensor<1x1x6x6xf32>
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<[1, 1]> : tensor<2xi64>} ins(%x, %w : tensor<1x1x8x8xf32>, tensor<1x1x3x3xf32>) outs(%i : tensor<1x1x6x6xf32>) -> tensor<1x1x6x6xf32>
  return %0 : tensor<1x1x6x6xf32>
}

// What is added stays with the last op.
// CHECK-LABEL: func.func @accumulates(
// CHECK: linalg.depthwise_conv_2d_nchw_chw
// CHECK: linalg.depthwise_conv_2d_nchw_chw {{.*}} outs(%arg1 : tensor<1x1x6x6xi32>)
// REMARK: 3x3 convolution becomes 3x1 convolution, then 1x3 convolution: separable (bit-exact; 324 -> 252 multiply-accumulates, 9 -> 6 parameters)
func.func @accumulates(%x: tensor<1x1x8x8xi32>, %sum: tensor<1x1x6x6xi32>) -> tensor<1x1x6x6xi32> {
  %w = arith.constant dense<[[[[1, 2, 3], [2, 4, 6], [3, 6, 9]]]]> : tensor<1x1x3x3xi32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x1x8x8xi32>, tensor<1x1x3x3xi32>) outs(%sum : tensor<1x1x6x6xi32>) -> tensor<1x1x6x6xi32>
  return %0 : tensor<1x1x6x6xi32>
}

// REMARK: factor-linear-convs: 5 factored (5 bit-exact, 0 reassociating), 1 kept; multiply-accumulates
