// Convolutions whose groups are a dimension of their own, between the ops that
// split the channels and join them. What is described is the whole.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o %t.mlir -verify-diagnostics
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s %t.mlir

// CHECK-LABEL: @fgchw
func.func @fgchw(%x: tensor<2x4x4x5xf32>) -> tensor<2x6x3x3xf32> {
  %w = arith.constant dense<[[[[[1.0, -5.0, 3.0], [-8.0, -7.0, 8.0]], [[-6.0, 2.0, 9.0], [-8.0, 7.0, -3.0]]], [[[-8.0, -7.0, 4.0], [4.0, -7.0, -2.0]], [[-7.0, 8.0, 4.0], [-8.0, 9.0, -6.0]]]], [[[[-2.0, 9.0, -8.0], [9.0, 9.0, 3.0]], [[-8.0, -2.0, -8.0], [8.0, -5.0, 0.0]]], [[[4.0, -5.0, 8.0], [-6.0, 9.0, 0.0]], [[8.0, -4.0, -6.0], [9.0, 9.0, -3.0]]]], [[[[2.0, -6.0, 8.0], [-7.0, 9.0, -8.0]], [[-3.0, 6.0, 8.0], [4.0, 1.0, 5.0]]], [[[9.0, 5.0, 2.0], [0.0, -2.0, -4.0]], [[-2.0, -7.0, 9.0], [0.0, 7.0, 6.0]]]]]> : tensor<3x2x2x2x3xf32>
  %split = tensor.expand_shape %x [[0], [1, 2], [3], [4]] output_shape [2, 2, 2, 4, 5] : tensor<2x4x4x5xf32> into tensor<2x2x2x4x5xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x2x3x3x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x2x3x3x3xf32>) -> tensor<2x2x3x3x3xf32>
  %0 = linalg.conv_2d_ngchw_fgchw {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%split, %w : tensor<2x2x2x4x5xf32>, tensor<3x2x2x2x3xf32>) outs(%init : tensor<2x2x3x3x3xf32>) -> tensor<2x2x3x3x3xf32>
  // CHECK: linalg.conv_2d_ngchw_gfchw 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 2 block(s) of 2 to 3, acc f32, weights f32, cost 72 MACs 72 parameters 1 convs, taps sum 4.700000e+01 moment 2.681000e+03, scale 1.000000e+00, bias none}}
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<2x2x3x3x3xf32> into tensor<2x6x3x3xf32>
  return %1 : tensor<2x6x3x3xf32>
}

// CHECK-LABEL: @gfchw
func.func @gfchw(%x: tensor<2x4x4x5xf32>) -> tensor<2x6x2x2xf32> {
  %w = arith.constant dense<[[[[[1.0, 5.0], [0.0, -7.0], [-6.0, 7.0]], [[4.0, -4.0], [1.0, -5.0], [6.0, 4.0]]], [[[-8.0, -7.0], [8.0, 9.0], [1.0, 1.0]], [[2.0, 6.0], [9.0, 5.0], [-7.0, -7.0]]], [[[-1.0, 6.0], [-7.0, -8.0], [0.0, 9.0]], [[5.0, 0.0], [3.0, 2.0], [-9.0, 5.0]]]], [[[[2.0, -4.0], [-6.0, 6.0], [-8.0, -3.0]], [[0.0, -5.0], [-2.0, 3.0], [3.0, 6.0]]], [[[-7.0, -4.0], [5.0, 3.0], [8.0, -1.0]], [[-5.0, 4.0], [8.0, -1.0], [4.0, 2.0]]], [[[3.0, -2.0], [-5.0, -7.0], [-4.0, -5.0]], [[-2.0, -2.0], [-9.0, 6.0], [9.0, -4.0]]]]]> : tensor<2x3x2x3x2xf32>
  %split = tensor.expand_shape %x [[0], [1, 2], [3], [4]] output_shape [2, 2, 2, 4, 5] : tensor<2x4x4x5xf32> into tensor<2x2x2x4x5xf32>
  %b = arith.constant dense<[-1.0, 0.0, -9.0, -5.0, 4.0, 8.0]> : tensor<6xf32>
  %empty = tensor.empty() : tensor<2x6x2x2xf32>
  %bias = linalg.broadcast ins(%b : tensor<6xf32>) outs(%empty : tensor<2x6x2x2xf32>) dimensions = [0, 2, 3]
  %init = tensor.expand_shape %bias [[0], [1, 2], [3], [4]] output_shape [2, 2, 3, 2, 2] : tensor<2x6x2x2xf32> into tensor<2x2x3x2x2xf32>
  %0 = linalg.conv_2d_ngchw_gfchw {strides = dense<[1, 2]> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%split, %w : tensor<2x2x2x4x5xf32>, tensor<2x3x2x3x2xf32>) outs(%init : tensor<2x2x3x2x2xf32>) -> tensor<2x2x3x2x2xf32>
  // CHECK: linalg.conv_2d_ngchw_gfchw 
  // expected-remark @below {{window 3x2 stride 1x2, 4x5 to 2x2 given, 2 block(s) of 2 to 3, acc f32, weights f32, cost 72 MACs 72 parameters 1 convs, taps sum 9.000000e+00 moment 8.870000e+02, scale 1.000000e+00, bias -1.000000e+00 0.000000e+00 -9.000000e+00 -5.000000e+00}}
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<2x2x3x2x2xf32> into tensor<2x6x2x2xf32>
  return %1 : tensor<2x6x2x2xf32>
}

// CHECK-LABEL: @gfhwc
func.func @gfhwc(%x: tensor<2x4x5x4xf32>) -> tensor<2x2x3x6xf32> {
  %w = arith.constant dense<[[[[[2.0, 9.0], [1.0, -5.0], [7.0, -8.0]], [[5.0, 8.0], [3.0, 3.0], [3.0, 3.0]]], [[[-6.0, 6.0], [3.0, -8.0], [-3.0, -7.0]], [[-3.0, 5.0], [-4.0, -6.0], [1.0, -8.0]]], [[[-6.0, -9.0], [9.0, -5.0], [8.0, -6.0]], [[2.0, -9.0], [-7.0, -3.0], [3.0, -5.0]]]], [[[[-1.0, 2.0], [2.0, 6.0], [-6.0, -6.0]], [[6.0, 5.0], [6.0, 6.0], [0.0, -7.0]]], [[[-5.0, -6.0], [1.0, -1.0], [6.0, -4.0]], [[7.0, -9.0], [-3.0, 7.0], [2.0, -5.0]]], [[[8.0, -9.0], [7.0, 0.0], [-7.0, -1.0]], [[7.0, 2.0], [-4.0, 2.0], [-2.0, 8.0]]]]]> : tensor<2x3x2x3x2xf32>
  %split = tensor.expand_shape %x [[0], [1], [2], [3, 4]] output_shape [2, 4, 5, 2, 2] : tensor<2x4x5x4xf32> into tensor<2x4x5x2x2xf32>
  %b = arith.constant dense<[8.0, 7.0, 1.0, -2.0, -3.0, -2.0]> : tensor<6xf32>
  %empty = tensor.empty() : tensor<2x2x3x6xf32>
  %bias = linalg.broadcast ins(%b : tensor<6xf32>) outs(%empty : tensor<2x2x3x6xf32>) dimensions = [0, 1, 2]
  %init = tensor.expand_shape %bias [[0], [1], [2], [3, 4]] output_shape [2, 2, 3, 2, 3] : tensor<2x2x3x6xf32> into tensor<2x2x3x2x3xf32>
  %0 = linalg.conv_2d_nhwgc_gfhwc {strides = dense<[2, 1]> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%split, %w : tensor<2x4x5x2x2xf32>, tensor<2x3x2x3x2xf32>) outs(%init : tensor<2x2x3x2x3xf32>) -> tensor<2x2x3x2x3xf32>
  // CHECK: linalg.conv_2d_nhwgc_gfhwc 
  // expected-remark @below {{window 2x3 stride 2x1, 4x5 to 2x3 given, 2 block(s) of 2 to 3, acc f32, weights f32, cost 72 MACs 72 parameters 1 convs, taps sum -1.300000e+01 moment -1.310000e+02, scale 1.000000e+00, bias 8.000000e+00 7.000000e+00 1.000000e+00 -2.000000e+00}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3, 4]] : tensor<2x2x3x2x3xf32> into tensor<2x2x3x6xf32>
  return %1 : tensor<2x2x3x6xf32>
}

// CHECK-LABEL: @gfchw_addend
func.func @gfchw_addend(%x: tensor<2x4x4x5xf32>, %y: tensor<2x6x3x3xf32>) -> tensor<2x6x3x3xf32> {
  %w = arith.constant dense<[[[[[3.0, -2.0, -3.0], [7.0, 6.0, 2.0]], [[-9.0, -9.0, -1.0], [6.0, -1.0, -3.0]]], [[[2.0, 5.0, 2.0], [2.0, -7.0, -2.0]], [[-6.0, -2.0, 6.0], [-3.0, 1.0, -3.0]]], [[[6.0, -9.0, 6.0], [2.0, -7.0, -6.0]], [[3.0, -3.0, 6.0], [-4.0, 4.0, 1.0]]]], [[[[-7.0, 3.0, 5.0], [3.0, -7.0, -4.0]], [[-4.0, -5.0, -9.0], [-5.0, 9.0, 5.0]]], [[[-5.0, 6.0, 2.0], [-5.0, 8.0, 8.0]], [[-5.0, -9.0, -9.0], [-6.0, 7.0, -5.0]]], [[[4.0, -3.0, -3.0], [-9.0, -1.0, -3.0]], [[0.0, 7.0, -2.0], [9.0, 1.0, -1.0]]]]]> : tensor<2x3x2x2x3xf32>
  %split = tensor.expand_shape %x [[0], [1, 2], [3], [4]] output_shape [2, 2, 2, 4, 5] : tensor<2x4x4x5xf32> into tensor<2x2x2x4x5xf32>
  %init = tensor.expand_shape %y [[0], [1, 2], [3], [4]] output_shape [2, 2, 3, 3, 3] : tensor<2x6x3x3xf32> into tensor<2x2x3x3x3xf32>
  %0 = linalg.conv_2d_ngchw_gfchw {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%split, %w : tensor<2x2x2x4x5xf32>, tensor<2x3x2x2x3xf32>) outs(%init : tensor<2x2x3x3x3xf32>) -> tensor<2x2x3x3x3xf32>
  // CHECK: linalg.conv_2d_ngchw_gfchw 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 2 block(s) of 2 to 3, acc f32, weights f32, addend +, cost 72 MACs 72 parameters 1 convs, taps sum -4.000000e+01 moment -6.590000e+02, scale 1.000000e+00, bias none}}
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<2x2x3x3x3xf32> into tensor<2x6x3x3xf32>
  return %1 : tensor<2x6x3x3xf32>
}

// CHECK-LABEL: @gfchw_q
func.func @gfchw_q(%x: tensor<2x4x4x5xi8>) -> tensor<2x6x3x3xi32> {
  %w = arith.constant dense<[[[[[12, -20, 86], [-94, -112, 105]], [[62, -37, 102], [-10, 42, 22]]], [[[81, 104, 5], [-20, 84, 107]], [[97, 1, -94], [9, -89, 7]]], [[[3, -123, 96], [-15, 71, -81]], [[28, -126, 71], [77, -89, -83]]]], [[[[-91, -6, 31], [58, -97, 15]], [[-112, -44, 47], [5, 8, 15]]], [[[-4, 73, 71], [-100, 99, 16]], [[-113, -64, -79], [-57, -117, 70]]], [[[-102, 2, -12], [16, -120, 67]], [[101, 106, -111], [-14, -44, 29]]]]]> : tensor<2x3x2x2x3xi8>
  %split = tensor.expand_shape %x [[0], [1, 2], [3], [4]] output_shape [2, 2, 2, 4, 5] : tensor<2x4x4x5xi8> into tensor<2x2x2x4x5xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %zero = arith.constant 0 : i32
  %empty = tensor.empty() : tensor<2x2x3x3x3xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<2x2x3x3x3xi32>) -> tensor<2x2x3x3x3xi32>
  %0 = linalg.conv_2d_ngchw_gfchw_q {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%split, %w, %xz, %wz : tensor<2x2x2x4x5xi8>, tensor<2x3x2x2x3xi8>, i32, i32) outs(%init : tensor<2x2x3x3x3xi32>) -> tensor<2x2x3x3x3xi32>
  // CHECK: linalg.conv_2d_ngchw_gfchw 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 2 block(s) of 2 to 3, acc i32, weights i8, zero point -5, cost 72 MACs 72 parameters 1 convs, taps sum -3.950000e+02 moment -1.348600e+04, scale 1.000000e+00, bias none}}
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<2x2x3x3x3xi32> into tensor<2x6x3x3xi32>
  return %1 : tensor<2x6x3x3xi32>
}

// CHECK-LABEL: @gfhwc_q
func.func @gfhwc_q(%x: tensor<2x4x5x4xi8>) -> tensor<2x3x3x6xi32> {
  %w = arith.constant dense<[[[[[122, 2], [28, 4], [-76, 50]], [[-57, -12], [3, 9], [79, -5]]], [[[2, 114], [-64, 51], [6, 97]], [[97, 114], [110, -61], [109, 16]]], [[[101, 114], [-76, 88], [-13, -92]], [[-21, -96], [-27, -14], [-47, -109]]]], [[[[44, -66], [-18, -109], [-73, 44]], [[-50, 73], [-96, 102], [71, -88]]], [[[113, 56], [37, 42], [-34, -91]], [[-63, 99], [-92, 120], [-8, -71]]], [[[64, 116], [-103, -26], [99, -3]], [[-86, 126], [43, 86], [-70, -86]]]]]> : tensor<2x3x2x3x2xi8>
  %split = tensor.expand_shape %x [[0], [1], [2], [3, 4]] output_shape [2, 4, 5, 2, 2] : tensor<2x4x5x4xi8> into tensor<2x4x5x2x2xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %b = arith.constant dense<[4, 7, 3, 1, 4, -3]> : tensor<6xi32>
  %empty = tensor.empty() : tensor<2x3x3x6xi32>
  %bias = linalg.broadcast ins(%b : tensor<6xi32>) outs(%empty : tensor<2x3x3x6xi32>) dimensions = [0, 1, 2]
  %init = tensor.expand_shape %bias [[0], [1], [2], [3, 4]] output_shape [2, 3, 3, 2, 3] : tensor<2x3x3x6xi32> into tensor<2x3x3x2x3xi32>
  %0 = linalg.conv_2d_nhwgc_gfhwc_q {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%split, %w, %xz, %wz : tensor<2x4x5x2x2xi8>, tensor<2x3x2x3x2xi8>, i32, i32) outs(%init : tensor<2x3x3x2x3xi32>) -> tensor<2x3x3x2x3xi32>
  // CHECK: linalg.conv_2d_nhwgc_gfhwc 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 2 block(s) of 2 to 3, acc i32, weights i8, zero point -5, cost 72 MACs 72 parameters 1 convs, taps sum 4.320000e+02 moment -8.300000e+03, scale 1.000000e+00, bias 4.000000e+00 7.000000e+00 3.000000e+00 1.000000e+00}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3, 4]] : tensor<2x3x3x2x3xi32> into tensor<2x3x3x6xi32>
  return %1 : tensor<2x3x3x6xi32>
}

// CHECK-LABEL: @wcm
func.func @wcm(%x: tensor<2x6x2xf32>) -> tensor<2x4x6xf32> {
  %w = arith.constant dense<[[[2.0, 1.0, -7.0], [2.0, -9.0, 1.0]], [[8.0, 5.0, 5.0], [-9.0, 3.0, 1.0]], [[7.0, 0.0, 7.0], [-7.0, -6.0, -2.0]]]> : tensor<3x2x3xf32>
  %b = arith.constant dense<[-6.0, -7.0, -1.0, -1.0, -8.0, -4.0]> : tensor<6xf32>
  %empty = tensor.empty() : tensor<2x4x6xf32>
  %bias = linalg.broadcast ins(%b : tensor<6xf32>) outs(%empty : tensor<2x4x6xf32>) dimensions = [0, 1]
  %init = tensor.expand_shape %bias [[0], [1], [2, 3]] output_shape [2, 4, 2, 3] : tensor<2x4x6xf32> into tensor<2x4x2x3xf32>
  %0 = linalg.depthwise_conv_1d_nwc_wcm {strides = dense<1> : vector<1xi64>, dilations = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x6x2xf32>, tensor<3x2x3xf32>) outs(%init : tensor<2x4x2x3xf32>) -> tensor<2x4x2x3xf32>
  // CHECK: linalg.depthwise_conv_1d_nwc_wcm 
  // expected-remark @below {{window 3 stride 1, 6 to 4 given, 2 block(s) of 1 to 3, acc f32, weights f32, cost 18 MACs 18 parameters 1 convs, taps sum 2.000000e+00 moment -8.000000e+00, scale 1.000000e+00, bias -6.000000e+00 -7.000000e+00 -1.000000e+00 -1.000000e+00}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2, 3]] : tensor<2x4x2x3xf32> into tensor<2x4x6xf32>
  return %1 : tensor<2x4x6xf32>
}

// CHECK-LABEL: @hwcm
func.func @hwcm(%x: tensor<2x4x5x2xf32>, %y: tensor<2x3x2x6xf32>) -> tensor<2x3x2x6xf32> {
  %w = arith.constant dense<[[[[-1.0, -5.0, 4.0], [-1.0, 3.0, -5.0]], [[8.0, 7.0, 9.0], [6.0, 1.0, -7.0]], [[-1.0, -8.0, -4.0], [4.0, -7.0, -1.0]]], [[[-9.0, -7.0, -1.0], [-7.0, -2.0, -7.0]], [[-1.0, -6.0, 5.0], [-9.0, 1.0, 8.0]], [[4.0, -1.0, -5.0], [-8.0, 7.0, -2.0]]]]> : tensor<2x3x2x3xf32>
  %init = tensor.expand_shape %y [[0], [1], [2], [3, 4]] output_shape [2, 3, 2, 2, 3] : tensor<2x3x2x6xf32> into tensor<2x3x2x2x3xf32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwcm {strides = dense<[1, 2]> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<2x4x5x2xf32>, tensor<2x3x2x3xf32>) outs(%init : tensor<2x3x2x2x3xf32>) -> tensor<2x3x2x2x3xf32>
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwcm 
  // expected-remark @below {{window 2x3 stride 1x2, 4x5 to 3x2 given, 2 block(s) of 1 to 3, acc f32, weights f32, addend +, cost 36 MACs 36 parameters 1 convs, taps sum -3.800000e+01 moment -9.590000e+02, scale 1.000000e+00, bias none}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3, 4]] : tensor<2x3x2x2x3xf32> into tensor<2x3x2x6xf32>
  return %1 : tensor<2x3x2x6xf32>
}

// CHECK-LABEL: @dhwcm
func.func @dhwcm(%x: tensor<2x3x4x5x2xf32>) -> tensor<2x2x3x3x6xf32> {
  %w = arith.constant dense<[[[[[-6.0, -4.0, -1.0], [-8.0, -4.0, -3.0]], [[0.0, 0.0, 7.0], [-3.0, 0.0, 5.0]], [[7.0, -4.0, -1.0], [2.0, -9.0, -1.0]]], [[[-8.0, -9.0, -9.0], [7.0, 8.0, -3.0]], [[7.0, 6.0, -2.0], [5.0, -6.0, 4.0]], [[6.0, 8.0, 3.0], [7.0, 0.0, -3.0]]]], [[[[-2.0, 1.0, -3.0], [-5.0, 3.0, 2.0]], [[-8.0, -5.0, -9.0], [-7.0, -1.0, 4.0]], [[-4.0, -8.0, -7.0], [3.0, 7.0, 0.0]]], [[[-2.0, 0.0, -8.0], [5.0, -4.0, -4.0]], [[-1.0, 5.0, -9.0], [-1.0, 2.0, 1.0]], [[8.0, 1.0, -2.0], [-8.0, 0.0, -3.0]]]]]> : tensor<2x2x3x2x3xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x2x3x3x2x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x2x3x3x2x3xf32>) -> tensor<2x2x3x3x2x3xf32>
  %0 = linalg.depthwise_conv_3d_ndhwc_dhwcm {strides = dense<1> : vector<3xi64>, dilations = dense<1> : vector<3xi64>} ins(%x, %w : tensor<2x3x4x5x2xf32>, tensor<2x2x3x2x3xf32>) outs(%init : tensor<2x2x3x3x2x3xf32>) -> tensor<2x2x3x3x2x3xf32>
  // CHECK: linalg.depthwise_conv_3d_ndhwc_dhwcm 
  // expected-remark @below {{window 2x2x3 stride 1x1x1, 3x4x5 to 2x3x3 given, 2 block(s) of 1 to 3, acc f32, weights f32, cost 72 MACs 72 parameters 1 convs, taps sum -6.100000e+01 moment -2.239000e+03, scale 1.000000e+00, bias none}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3], [4, 5]] : tensor<2x2x3x3x2x3xf32> into tensor<2x2x3x3x6xf32>
  return %1 : tensor<2x2x3x3x6xf32>
}

// CHECK-LABEL: @hwcm_q
func.func @hwcm_q(%x: tensor<2x4x5x2xi8>) -> tensor<2x3x3x6xi32> {
  %w = arith.constant dense<[[[[-36, -81, -127], [-42, -30, -106]], [[-6, -56, 1], [40, -76, -64]], [[2, 71, -126], [-104, -60, 82]]], [[[-105, -91, -25], [23, -117, -27]], [[-122, -51, -50], [34, -68, -106]], [[22, 118, 8], [91, 65, -88]]]]> : tensor<2x3x2x3xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %zero = arith.constant 0 : i32
  %empty = tensor.empty() : tensor<2x3x3x2x3xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<2x3x3x2x3xi32>) -> tensor<2x3x3x2x3xi32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwcm_q {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w, %xz, %wz : tensor<2x4x5x2xi8>, tensor<2x3x2x3xi8>, i32, i32) outs(%init : tensor<2x3x3x2x3xi32>) -> tensor<2x3x3x2x3xi32>
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwcm 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 2 block(s) of 1 to 3, acc i32, weights i8, zero point -5, cost 36 MACs 36 parameters 1 convs, taps sum -1.315000e+03 moment -1.615500e+04, scale 1.000000e+00, bias none}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3, 4]] : tensor<2x3x3x2x3xi32> into tensor<2x3x3x6xi32>
  return %1 : tensor<2x3x3x6xi32>
}
