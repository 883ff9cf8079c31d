// What LinearOpInterface tells of linalg's convolutions is complete: the ops built
// from it compute the same, bit for bit. The moment of the taps tells their
// order: taps, output channels, input channels.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o %t.mlir -verify-diagnostics
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s %t.mlir

// CHECK-LABEL: @nwc
func.func @nwc(%x: tensor<2x9x3xf32>) -> tensor<2x4x2xf32> {
  %w = arith.constant dense<[[[1.0, -5.0], [3.0, -8.0], [-7.0, 8.0]], [[-6.0, 2.0], [9.0, -8.0], [7.0, -3.0]], [[-8.0, -7.0], [4.0, 4.0], [-7.0, -2.0]]]> : tensor<3x3x2xf32>
  %b = arith.constant dense<[-7.0, 8.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<2x4x2xf32>
  %init = linalg.broadcast ins(%b : tensor<2xf32>) outs(%empty : tensor<2x4x2xf32>) dimensions = [0, 1]
  // CHECK: linalg.conv_1d_nwc_wcf 
  // expected-remark @below {{window 3 stride 2, 9 to 4 given, 1 block(s) of 3 to 2, acc f32, weights f32, cost 18 MACs 18 parameters 1 convs, taps sum -2.300000e+01 moment -2.470000e+02, scale 1.000000e+00, bias -7.000000e+00 8.000000e+00}}
  %0 = linalg.conv_1d_nwc_wcf {strides = dense<2> : vector<1xi64>, dilations = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x9x3xf32>, tensor<3x3x2xf32>) outs(%init : tensor<2x4x2xf32>) -> tensor<2x4x2xf32>
  return %0 : tensor<2x4x2xf32>
}

// CHECK-LABEL: @ncw
func.func @ncw(%x: tensor<2x3x9xf32>) -> tensor<2x2x5xf32> {
  %w = arith.constant dense<[[[4.0, -8.0, 9.0], [-6.0, -2.0, 9.0], [-8.0, 9.0, 9.0]], [[3.0, -8.0, -2.0], [-8.0, 8.0, -5.0], [0.0, 4.0, -5.0]]]> : tensor<2x3x3xf32>
  %b = arith.constant dense<[8.0, -6.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<2x2x5xf32>
  %init = linalg.broadcast ins(%b : tensor<2xf32>) outs(%empty : tensor<2x2x5xf32>) dimensions = [0, 2]
  // CHECK: linalg.conv_1d_ncw_fcw 
  // expected-remark @below {{window 3 stride 1 dilation 2, 9 to 5 given, 1 block(s) of 3 to 2, acc f32, weights f32, cost 18 MACs 18 parameters 1 convs, taps sum 3.000000e+00 moment 1.730000e+02, scale 1.000000e+00, bias 8.000000e+00 -6.000000e+00}}
  %0 = linalg.conv_1d_ncw_fcw {strides = dense<1> : vector<1xi64>, dilations = dense<2> : vector<1xi64>} ins(%x, %w : tensor<2x3x9xf32>, tensor<2x3x3xf32>) outs(%init : tensor<2x2x5xf32>) -> tensor<2x2x5xf32>
  return %0 : tensor<2x2x5xf32>
}

// CHECK-LABEL: @nhwc
func.func @nhwc(%x: tensor<2x5x7x2xf32>) -> tensor<2x3x3x3xf32> {
  %w = arith.constant dense<[[[[9.0, 0.0, 8.0], [-4.0, -6.0, 9.0]], [[9.0, -3.0, 2.0], [-6.0, 8.0, -7.0]], [[9.0, -8.0, -3.0], [6.0, 8.0, 4.0]]], [[[1.0, 5.0, 9.0], [5.0, 2.0, 0.0]], [[-2.0, -4.0, -2.0], [-7.0, 9.0, 0.0]], [[7.0, 6.0, 1.0], [5.0, 0.0, -7.0]]]]> : tensor<2x3x2x3xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x3x3x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x3x3x3xf32>) -> tensor<2x3x3x3xf32>
  // CHECK: linalg.conv_2d_nhwc_hwcf 
  // expected-remark @below {{window 2x3 stride 1x2 dilation 2x1, 5x7 to 3x3 given, 1 block(s) of 2 to 3, acc f32, weights f32, cost 36 MACs 36 parameters 1 convs, taps sum 6.300000e+01 moment 9.310000e+02, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<[1, 2]> : vector<2xi64>, dilations = dense<[2, 1]> : vector<2xi64>} ins(%x, %w : tensor<2x5x7x2xf32>, tensor<2x3x2x3xf32>) outs(%init : tensor<2x3x3x3xf32>) -> tensor<2x3x3x3xf32>
  return %0 : tensor<2x3x3x3xf32>
}

// Built with the filter in another order.
// CHECK-LABEL: @nhwc_fhwc
func.func @nhwc_fhwc(%x: tensor<2x5x7x2xf32>) -> tensor<2x2x5x3xf32> {
  %w = arith.constant dense<[[[[-6.0, 7.0], [4.0, -4.0], [1.0, -5.0]], [[6.0, 4.0], [-8.0, -7.0], [8.0, 9.0]]], [[[1.0, 1.0], [2.0, 6.0], [9.0, 5.0]], [[-7.0, -7.0], [-1.0, 6.0], [-7.0, -8.0]]], [[[0.0, 9.0], [5.0, 0.0], [3.0, 2.0]], [[-9.0, 5.0], [2.0, -4.0], [-6.0, 6.0]]]]> : tensor<3x2x3x2xf32>
  %b = arith.constant dense<[-8.0, -3.0, 0.0]> : tensor<3xf32>
  %empty = tensor.empty() : tensor<2x2x5x3xf32>
  %init = linalg.broadcast ins(%b : tensor<3xf32>) outs(%empty : tensor<2x2x5x3xf32>) dimensions = [0, 1, 2]
  // CHECK: linalg.conv_2d_nhwc_hwcf 
  // expected-remark @below {{window 2x3 stride 2x1, 5x7 to 2x5 given, 1 block(s) of 2 to 3, acc f32, weights f32, cost 36 MACs 36 parameters 1 convs, taps sum 2.200000e+01 moment -3.700000e+01, scale 1.000000e+00, bias -8.000000e+00 -3.000000e+00 0.000000e+00}}
  %0 = linalg.conv_2d_nhwc_fhwc {strides = dense<[2, 1]> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<2x5x7x2xf32>, tensor<3x2x3x2xf32>) outs(%init : tensor<2x2x5x3xf32>) -> tensor<2x2x5x3xf32>
  return %0 : tensor<2x2x5x3xf32>
}

// CHECK-LABEL: @nchw
func.func @nchw(%x: tensor<2x2x5x7xf32>) -> tensor<2x3x3x3xf32> {
  %w = arith.constant dense<[[[[-5.0, -2.0], [3.0, 3.0], [6.0, -7.0]], [[-4.0, 5.0], [3.0, 8.0], [-1.0, -5.0]]], [[[4.0, 8.0], [-1.0, 4.0], [2.0, 3.0]], [[-2.0, -5.0], [-7.0, -4.0], [-5.0, -2.0]]], [[[-2.0, -9.0], [6.0, 9.0], [-4.0, -1.0]], [[0.0, -9.0], [-5.0, 4.0], [8.0, 2.0]]]]> : tensor<3x2x3x2xf32>
  %init = arith.constant dense<1.5> : tensor<2x3x3x3xf32>
  // CHECK: linalg.conv_2d_nchw_fchw 
  // expected-remark @below {{window 3x2 stride 1x2 dilation 1x2, 5x7 to 3x3 given, 1 block(s) of 2 to 3, acc f32, weights f32, cost 36 MACs 36 parameters 1 convs, taps sum -2.000000e+00 moment 1.590000e+02, scale 1.000000e+00, bias 1.500000e+00 1.500000e+00 1.500000e+00}}
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<[1, 2]> : vector<2xi64>, dilations = dense<[1, 2]> : vector<2xi64>} ins(%x, %w : tensor<2x2x5x7xf32>, tensor<3x2x3x2xf32>) outs(%init : tensor<2x3x3x3xf32>) -> tensor<2x3x3x3xf32>
  return %0 : tensor<2x3x3x3xf32>
}

// CHECK-LABEL: @ndhwc
func.func @ndhwc(%x: tensor<2x3x4x5x2xf32>) -> tensor<2x2x2x1x2xf32> {
  %w = arith.constant dense<[[[[[9.0, 1.0], [-5.0, 7.0]], [[-8.0, 5.0], [8.0, 3.0]], [[3.0, 3.0], [3.0, -6.0]]]], [[[[6.0, 3.0], [-8.0, -3.0]], [[-7.0, -3.0], [5.0, -4.0]], [[-6.0, 1.0], [-8.0, -6.0]]]]]> : tensor<2x1x3x2x2xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x2x2x1x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x2x2x1x2xf32>) -> tensor<2x2x2x1x2xf32>
  // CHECK: linalg.conv_3d_ndhwc_dhwcf 
  // expected-remark @below {{window 2x1x3 stride 1x2x1 dilation 1x1x2, 3x4x5 to 2x2x1 given, 1 block(s) of 2 to 2, acc f32, weights f32, cost 24 MACs 24 parameters 1 convs, taps sum -7.000000e+00 moment -5.040000e+02, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_3d_ndhwc_dhwcf {strides = dense<[1, 2, 1]> : vector<3xi64>, dilations = dense<[1, 1, 2]> : vector<3xi64>} ins(%x, %w : tensor<2x3x4x5x2xf32>, tensor<2x1x3x2x2xf32>) outs(%init : tensor<2x2x2x1x2xf32>) -> tensor<2x2x2x1x2xf32>
  return %0 : tensor<2x2x2x1x2xf32>
}

// CHECK-LABEL: @ncdhw
func.func @ncdhw(%x: tensor<2x2x3x4x5xf32>) -> tensor<2x2x2x2x1xf32> {
  %w = arith.constant dense<[[[[[-9.0, 9.0, -5.0]], [[8.0, -6.0, 2.0]]], [[[-9.0, -7.0, -3.0]], [[3.0, -5.0, -1.0]]]], [[[[2.0, 2.0, 6.0]], [[-6.0, -6.0, 6.0]]], [[[5.0, 6.0, 6.0]], [[0.0, -7.0, -5.0]]]]]> : tensor<2x2x2x1x3xf32>
  %b = arith.constant dense<[-6.0, 1.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<2x2x2x2x1xf32>
  %init = linalg.broadcast ins(%b : tensor<2xf32>) outs(%empty : tensor<2x2x2x2x1xf32>) dimensions = [0, 2, 3, 4]
  // CHECK: linalg.conv_3d_ncdhw_fcdhw 
  // expected-remark @below {{window 2x1x3 stride 1x2x1 dilation 1x1x2, 3x4x5 to 2x2x1 given, 1 block(s) of 2 to 2, acc f32, weights f32, cost 24 MACs 24 parameters 1 convs, taps sum -1.400000e+01 moment -2.110000e+02, scale 1.000000e+00, bias -6.000000e+00 1.000000e+00}}
  %0 = linalg.conv_3d_ncdhw_fcdhw {strides = dense<[1, 2, 1]> : vector<3xi64>, dilations = dense<[1, 1, 2]> : vector<3xi64>} ins(%x, %w : tensor<2x2x3x4x5xf32>, tensor<2x2x2x1x3xf32>) outs(%init : tensor<2x2x2x2x1xf32>) -> tensor<2x2x2x2x1xf32>
  return %0 : tensor<2x2x2x2x1xf32>
}

// CHECK-LABEL: @dw_nwc
func.func @dw_nwc(%x: tensor<2x6x3xf32>) -> tensor<2x4x3xf32> {
  %w = arith.constant dense<[[-1.0, 6.0, -4.0], [7.0, -9.0, -3.0], [7.0, 2.0, -5.0]]> : tensor<3x3xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x4x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  // CHECK: linalg.depthwise_conv_1d_nwc_wc 
  // expected-remark @below {{window 3 stride 1, 6 to 4 given, 3 block(s) of 1 to 1, acc f32, weights f32, cost 9 MACs 9 parameters 1 convs, taps sum 0.000000e+00 moment -1.600000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.depthwise_conv_1d_nwc_wc {strides = dense<1> : vector<1xi64>, dilations = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x6x3xf32>, tensor<3x3xf32>) outs(%init : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

// CHECK-LABEL: @dw_ncw
func.func @dw_ncw(%x: tensor<2x3x6xf32>) -> tensor<2x3x2xf32> {
  %w = arith.constant dense<[[8.0, -9.0, 7.0], [0.0, -7.0, -1.0], [7.0, 2.0, -4.0]]> : tensor<3x3xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x3x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  // CHECK: linalg.depthwise_conv_1d_ncw_cw 
  // expected-remark @below {{window 3 stride 2, 6 to 2 given, 3 block(s) of 1 to 1, acc f32, weights f32, cost 9 MACs 9 parameters 1 convs, taps sum 3.000000e+00 moment -2.800000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.depthwise_conv_1d_ncw_cw {strides = dense<2> : vector<1xi64>, dilations = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x3x6xf32>, tensor<3x3xf32>) outs(%init : tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  return %0 : tensor<2x3x2xf32>
}

// CHECK-LABEL: @dw_nhwc
func.func @dw_nhwc(%x: tensor<2x5x6x3xf32>) -> tensor<2x3x2x3xf32> {
  %w = arith.constant dense<[[[2.0, -2.0, 8.0], [8.0, 7.0, 1.0], [-2.0, -3.0, -2.0]], [[3.0, -2.0, -3.0], [7.0, 6.0, 2.0], [-9.0, -9.0, -1.0]]]> : tensor<2x3x3xf32>
  %b = arith.constant dense<[6.0, -1.0, -3.0]> : tensor<3xf32>
  %empty = tensor.empty() : tensor<2x3x2x3xf32>
  %init = linalg.broadcast ins(%b : tensor<3xf32>) outs(%empty : tensor<2x3x2x3xf32>) dimensions = [0, 1, 2]
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc 
  // expected-remark @below {{window 2x3 stride 1x2 dilation 2x1, 5x6 to 3x2 given, 3 block(s) of 1 to 1, acc f32, weights f32, cost 18 MACs 18 parameters 1 convs, taps sum 1.100000e+01 moment -1.100000e+02, scale 1.000000e+00, bias 6.000000e+00 -1.000000e+00 -3.000000e+00}}
  %0 = linalg.depthwise_conv_2d_nhwc_hwc {strides = dense<[1, 2]> : vector<2xi64>, dilations = dense<[2, 1]> : vector<2xi64>} ins(%x, %w : tensor<2x5x6x3xf32>, tensor<2x3x3xf32>) outs(%init : tensor<2x3x2x3xf32>) -> tensor<2x3x2x3xf32>
  return %0 : tensor<2x3x2x3xf32>
}

// CHECK-LABEL: @dw_nchw
func.func @dw_nchw(%x: tensor<2x3x5x6xf32>) -> tensor<2x3x3x2xf32> {
  %w = arith.constant dense<[[[2.0, 5.0, 2.0], [2.0, -7.0, -2.0]], [[-6.0, -2.0, 6.0], [-3.0, 1.0, -3.0]], [[6.0, -9.0, 6.0], [2.0, -7.0, -6.0]]]> : tensor<3x2x3xf32>
  %b = arith.constant dense<[3.0, -3.0, 6.0]> : tensor<3xf32>
  %empty = tensor.empty() : tensor<2x3x3x2xf32>
  %init = linalg.broadcast ins(%b : tensor<3xf32>) outs(%empty : tensor<2x3x3x2xf32>) dimensions = [0, 2, 3]
  // CHECK: linalg.depthwise_conv_2d_nchw_chw 
  // expected-remark @below {{window 2x3 stride 1x2 dilation 2x1, 5x6 to 3x2 given, 3 block(s) of 1 to 1, acc f32, weights f32, cost 18 MACs 18 parameters 1 convs, taps sum -1.300000e+01 moment -2.690000e+02, scale 1.000000e+00, bias 3.000000e+00 -3.000000e+00 6.000000e+00}}
  %0 = linalg.depthwise_conv_2d_nchw_chw {strides = dense<[1, 2]> : vector<2xi64>, dilations = dense<[2, 1]> : vector<2xi64>} ins(%x, %w : tensor<2x3x5x6xf32>, tensor<3x2x3xf32>) outs(%init : tensor<2x3x3x2xf32>) -> tensor<2x3x3x2xf32>
  return %0 : tensor<2x3x3x2xf32>
}

// CHECK-LABEL: @dw_ndhwc
func.func @dw_ndhwc(%x: tensor<2x3x4x5x2xf32>) -> tensor<2x2x2x2x2xf32> {
  %w = arith.constant dense<[[[[-4.0, 4.0], [1.0, -7.0]], [[3.0, 5.0], [3.0, -7.0]], [[-4.0, -4.0], [-5.0, -9.0]]], [[[-5.0, 9.0], [5.0, -5.0]], [[6.0, 2.0], [-5.0, 8.0]], [[8.0, -5.0], [-9.0, -9.0]]]]> : tensor<2x3x2x2xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x2x2x2x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x2x2x2x2xf32>) -> tensor<2x2x2x2x2xf32>
  // CHECK: linalg.depthwise_conv_3d_ndhwc_dhwc 
  // expected-remark @below {{window 2x3x2 stride 1x1x2, 3x4x5 to 2x2x2 given, 2 block(s) of 1 to 1, acc f32, weights f32, cost 24 MACs 24 parameters 1 convs, taps sum -2.400000e+01 moment -3.320000e+02, scale 1.000000e+00, bias none}}
  %0 = linalg.depthwise_conv_3d_ndhwc_dhwc {strides = dense<[1, 1, 2]> : vector<3xi64>, dilations = dense<1> : vector<3xi64>} ins(%x, %w : tensor<2x3x4x5x2xf32>, tensor<2x3x2x2xf32>) outs(%init : tensor<2x2x2x2x2xf32>) -> tensor<2x2x2x2x2xf32>
  return %0 : tensor<2x2x2x2x2xf32>
}

// CHECK-LABEL: @dw_ncdhw
func.func @dw_ncdhw(%x: tensor<2x2x3x4x5xf32>) -> tensor<2x2x2x2x2xf32> {
  %w = arith.constant dense<[[[[-6.0, 7.0], [-5.0, 4.0], [-3.0, -3.0]], [[-9.0, -1.0], [-3.0, 0.0], [7.0, -2.0]]], [[[9.0, 1.0], [-1.0, 8.0], [4.0, -5.0]], [[-8.0, 2.0], [5.0, 9.0], [7.0, 4.0]]]]> : tensor<2x2x3x2xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x2x2x2x2xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x2x2x2x2xf32>) -> tensor<2x2x2x2x2xf32>
  // CHECK: linalg.depthwise_conv_3d_ncdhw_cdhw 
  // expected-remark @below {{window 2x3x2 stride 1x1x2, 3x4x5 to 2x2x2 given, 2 block(s) of 1 to 1, acc f32, weights f32, cost 24 MACs 24 parameters 1 convs, taps sum 2.100000e+01 moment 3.550000e+02, scale 1.000000e+00, bias none}}
  %0 = linalg.depthwise_conv_3d_ncdhw_cdhw {strides = dense<[1, 1, 2]> : vector<3xi64>, dilations = dense<1> : vector<3xi64>} ins(%x, %w : tensor<2x2x3x4x5xf32>, tensor<2x2x3x2xf32>) outs(%init : tensor<2x2x2x2x2xf32>) -> tensor<2x2x2x2x2xf32>
  return %0 : tensor<2x2x2x2x2xf32>
}

// Integers are cast to the type of the result.
// CHECK-LABEL: @bytes
func.func @bytes(%x: tensor<2x4x4x2xi8>) -> tensor<2x3x3x3xi32> {
  %w = arith.constant dense<[[[[84, 107, 97], [1, -94, 9]], [[-89, 7, 3], [-123, 96, -15]]], [[[71, -81, 28], [-126, 71, 77]], [[-89, -83, -91], [-6, 31, 58]]]]> : tensor<2x2x2x3xi8>
  %b = arith.constant dense<[-6, 8, -8]> : tensor<3xi32>
  %empty = tensor.empty() : tensor<2x3x3x3xi32>
  %init = linalg.broadcast ins(%b : tensor<3xi32>) outs(%empty : tensor<2x3x3x3xi32>) dimensions = [0, 1, 2]
  // CHECK: linalg.conv_2d_nhwc_hwcf 
  // expected-remark @below {{window 2x2 stride 1x1, 4x4 to 3x3 given, 1 block(s) of 2 to 3, acc i32, weights i8, cost 24 MACs 24 parameters 1 convs, taps sum -5.700000e+01 moment -2.735000e+03, scale 1.000000e+00, bias -6.000000e+00 8.000000e+00 -8.000000e+00}}
  %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<2x4x4x2xi8>, tensor<2x2x2x3xi8>) outs(%init : tensor<2x3x3x3xi32>) -> tensor<2x3x3x3xi32>
  return %0 : tensor<2x3x3x3xi32>
}

// Sums wrap.
// CHECK-LABEL: @wraps
func.func @wraps(%x: tensor<2x4x4x2xi32>) -> tensor<2x3x3x2xi32> {
  %w = arith.constant dense<[[[[1, 7], [7, 8]], [[6, -6], [8, -8]]], [[[-2, -3], [-1, -8]], [[-6, 7], [5, 8]]]]> : tensor<2x2x2x2xi32>
  %zero = arith.constant 0 : i32
  %empty = tensor.empty() : tensor<2x3x3x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<2x3x3x2xi32>) -> tensor<2x3x3x2xi32>
  // CHECK: linalg.conv_2d_nhwc_hwcf 
  // expected-remark @below {{window 2x2 stride 1x1, 4x4 to 3x3 given, 1 block(s) of 2 to 2, acc i32, weights i32, cost 16 MACs 16 parameters 1 convs, taps sum 2.300000e+01 moment 8.500000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<2x4x4x2xi32>, tensor<2x2x2x2xi32>) outs(%init : tensor<2x3x3x2xi32>) -> tensor<2x3x3x2xi32>
  return %0 : tensor<2x3x3x2xi32>
}

// CHECK-LABEL: @half
func.func @half(%x: tensor<2x2x4x4xf16>) -> tensor<2x2x3x3xf16> {
  %w = arith.constant dense<[[[[-9.0, -7.0], [5.0, 1.0]], [[7.0, 7.0], [-3.0, -1.0]]], [[[5.0, 7.0], [8.0, 6.0]], [[7.0, -2.0], [7.0, -1.0]]]]> : tensor<2x2x2x2xf16>
  %zero = arith.constant 0.0 : f16
  %empty = tensor.empty() : tensor<2x2x3x3xf16>
  %init = linalg.fill ins(%zero : f16) outs(%empty : tensor<2x2x3x3xf16>) -> tensor<2x2x3x3xf16>
  // CHECK: linalg.conv_2d_nchw_fchw 
  // expected-remark @below {{window 2x2 stride 1x1, 4x4 to 3x3 given, 1 block(s) of 2 to 2, acc f16, weights f16, cost 16 MACs 16 parameters 1 convs, taps sum 3.700000e+01 moment 3.110000e+02, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_2d_nchw_fchw {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<2x2x4x4xf16>, tensor<2x2x2x2xf16>) outs(%init : tensor<2x2x3x3xf16>) -> tensor<2x2x3x3xf16>
  return %0 : tensor<2x2x3x3xf16>
}

// The zero point of the data is subtracted from it, that of the filter from the
// weights, which may need more bits then.
// CHECK-LABEL: @nhwc_q
func.func @nhwc_q(%x: tensor<2x4x5x2xi8>) -> tensor<2x3x3x2xi32> {
  %w = arith.constant dense<[[[[109, 16], [101, 114]], [[-76, 88], [-13, -92]], [[-21, -96], [-27, -14]]], [[[-47, -109], [44, -66]], [[-18, -109], [-73, 44]], [[-50, 73], [-96, 102]]]]> : tensor<2x3x2x2xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %zero = arith.constant 0 : i32
  %empty = tensor.empty() : tensor<2x3x3x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<2x3x3x2xi32>) -> tensor<2x3x3x2xi32>
  // CHECK: arith.subi
  // CHECK: linalg.conv_2d_nhwc_hwcf 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 1 block(s) of 2 to 2, acc i32, weights i8, zero point -5, cost 24 MACs 24 parameters 1 convs, taps sum -2.880000e+02 moment -6.590000e+03, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_2d_nhwc_hwcf_q {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w, %xz, %wz : tensor<2x4x5x2xi8>, tensor<2x3x2x2xi8>, i32, i32) outs(%init : tensor<2x3x3x2xi32>) -> tensor<2x3x3x2xi32>
  return %0 : tensor<2x3x3x2xi32>
}

// CHECK-LABEL: @nhwc_fhwc_q
func.func @nhwc_fhwc_q(%x: tensor<2x4x5x2xi8>) -> tensor<2x3x3x2xi32> {
  %w = arith.constant dense<[[[[71, -88], [113, 56], [37, 42]], [[-34, -91], [-63, 99], [-92, 120]]], [[[-8, -71], [64, 116], [-103, -26]], [[99, -3], [-86, 126], [43, 86]]]]> : tensor<2x2x3x2xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %b = arith.constant dense<[-2, -4]> : tensor<2xi32>
  %empty = tensor.empty() : tensor<2x3x3x2xi32>
  %init = linalg.broadcast ins(%b : tensor<2xi32>) outs(%empty : tensor<2x3x3x2xi32>) dimensions = [0, 1, 2]
  // CHECK: arith.subi
  // CHECK: linalg.conv_2d_nhwc_hwcf 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 1 block(s) of 2 to 2, acc i32, weights i8, zero point -5, cost 24 MACs 24 parameters 1 convs, taps sum 3.350000e+02 moment 5.016000e+03, scale 1.000000e+00, bias -2.000000e+00 -4.000000e+00}}
  %0 = linalg.conv_2d_nhwc_fhwc_q {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w, %xz, %wz : tensor<2x4x5x2xi8>, tensor<2x2x3x2xi8>, i32, i32) outs(%init : tensor<2x3x3x2xi32>) -> tensor<2x3x3x2xi32>
  return %0 : tensor<2x3x3x2xi32>
}

// CHECK-LABEL: @nchw_q
func.func @nchw_q(%x: tensor<2x2x4x5xi8>) -> tensor<2x2x3x3xi32> {
  %w = arith.constant dense<[[[[53, -17, 127], [4, -24, -41]], [[-20, -77, -36], [-46, -104, 57]]], [[[-34, -123, -41], [14, -10, -15]], [[53, -123, -29], [-43, 5, 32]]]]> : tensor<2x2x2x3xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %zero = arith.constant 0 : i32
  %empty = tensor.empty() : tensor<2x2x3x3xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<2x2x3x3xi32>) -> tensor<2x2x3x3xi32>
  // CHECK: arith.subi
  // CHECK: linalg.conv_2d_nchw_fchw 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 1 block(s) of 2 to 2, acc i32, weights i8, zero point -5, cost 24 MACs 24 parameters 1 convs, taps sum -5.100000e+02 moment -5.299000e+03, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_2d_nchw_fchw_q {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w, %xz, %wz : tensor<2x2x4x5xi8>, tensor<2x2x2x3xi8>, i32, i32) outs(%init : tensor<2x2x3x3xi32>) -> tensor<2x2x3x3xi32>
  return %0 : tensor<2x2x3x3xi32>
}

// CHECK-LABEL: @ndhwc_q
func.func @ndhwc_q(%x: tensor<2x3x3x4x2xi8>) -> tensor<2x2x3x3x2xi32> {
  %w = arith.constant dense<[[[[[-52, 4], [118, -111]], [[-99, 125], [108, 74]]]], [[[[-69, 121], [97, -101]], [[-106, -60], [-58, -117]]]]]> : tensor<2x1x2x2x2xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %zero = arith.constant 0 : i32
  %empty = tensor.empty() : tensor<2x2x3x3x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<2x2x3x3x2xi32>) -> tensor<2x2x3x3x2xi32>
  // CHECK: arith.subi
  // CHECK: linalg.conv_3d_ndhwc_dhwcf 
  // expected-remark @below {{window 2x1x2 stride 1x1x1, 3x3x4 to 2x3x3 given, 1 block(s) of 2 to 2, acc i32, weights i8, zero point -5, cost 16 MACs 16 parameters 1 convs, taps sum -1.740000e+02 moment -3.356000e+03, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_3d_ndhwc_dhwcf_q {strides = dense<1> : vector<3xi64>, dilations = dense<1> : vector<3xi64>} ins(%x, %w, %xz, %wz : tensor<2x3x3x4x2xi8>, tensor<2x1x2x2x2xi8>, i32, i32) outs(%init : tensor<2x2x3x3x2xi32>) -> tensor<2x2x3x3x2xi32>
  return %0 : tensor<2x2x3x3x2xi32>
}

// CHECK-LABEL: @dw_q
func.func @dw_q(%x: tensor<2x4x5x3xi8>) -> tensor<2x3x3x3xi32> {
  %w = arith.constant dense<[[[104, 72, -81], [-58, 66, -94], [82, -19, 90]], [[106, 46, 82], [115, -61, -24], [-89, 10, 108]]]> : tensor<2x3x3xi8>
  %xz = arith.constant -5 : i32
  %wz = arith.constant 3 : i32
  %zero = arith.constant 0 : i32
  %empty = tensor.empty() : tensor<2x3x3x3xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<2x3x3x3xi32>) -> tensor<2x3x3x3xi32>
  // CHECK: arith.subi
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc 
  // expected-remark @below {{window 2x3 stride 1x1, 4x5 to 3x3 given, 3 block(s) of 1 to 1, acc i32, weights i8, zero point -5, cost 18 MACs 18 parameters 1 convs, taps sum 4.010000e+02 moment 3.378000e+03, scale 1.000000e+00, bias none}}
  %0 = linalg.depthwise_conv_2d_nhwc_hwc_q {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w, %xz, %wz : tensor<2x4x5x3xi8>, tensor<2x3x3xi8>, i32, i32) outs(%init : tensor<2x3x3x3xi32>) -> tensor<2x3x3x3xi32>
  return %0 : tensor<2x3x3x3xi32>
}
