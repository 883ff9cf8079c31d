// What LinearOpInterface tells of convolutions and products of tosa is complete:
// the ops built from it compute the same, bit for bit. The moment of the taps
// tells their order: taps, output channels, input channels.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o %t.mlir -verify-diagnostics
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s %t.mlir

// CHECK-LABEL: @conv2d
func.func @conv2d(%x: tensor<1x5x6x2xf32>) -> tensor<1x3x5x3xf32> {
  %w = "tosa.const"() {values = dense<[[[[8.0, 2.0], [3.0, 8.0], [1.0, 5.0]], [[6.0, -5.0], [-8.0, -4.0], [-4.0, 7.0]]], [[[8.0, -9.0], [0.0, 6.0], [-7.0, 6.0]], [[-7.0, -1.0], [6.0, -4.0], [-3.0, -4.0]]], [[[4.0, -5.0], [9.0, -1.0], [0.0, 0.0]], [[2.0, 1.0], [0.0, 9.0], [6.0, 6.0]]]]> : tensor<3x2x3x2xf32>} : () -> tensor<3x2x3x2xf32>
  %b = "tosa.const"() {values = dense<[1.0, -2.0, 3.5]> : tensor<3xf32>} : () -> tensor<3xf32>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 2x3 stride 2x1 dilation 2x2 pad 1:1x2:1, 5x6 to 3x5, 1 block(s) of 2 to 3, acc f32, weights f32, cost 36 MACs 36 parameters 1 convs, taps sum 4.100000e+01 moment 4.770000e+02, scale 1.000000e+00, bias 1.000000e+00 -2.000000e+00 3.500000e+00}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = f32, pad = array<i64: 1, 1, 2, 1>, stride = array<i64: 2, 1>, dilation = array<i64: 2, 2>} : (tensor<1x5x6x2xf32>, tensor<3x2x3x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x5x3xf32>
  return %0 : tensor<1x3x5x3xf32>
}

// Zero points: padding stands behind that of the input, that of the weights is
// subtracted from them.
// CHECK-LABEL: @byte
func.func @byte(%x: tensor<2x4x4x2xi8>) -> tensor<2x4x4x2xi32> {
  %w = "tosa.const"() {values = dense<[[[[40, 25], [-32, 98], [-7, -57]], [[69, -68], [72, 23], [-77, -92]], [[-11, -93], [-72, 3], [95, -7]]], [[[62, 84], [65, 26], [-12, 3]], [[-47, -1], [-24, -51], [99, -98]], [[-81, -62], [94, 39], [77, -60]]]]> : tensor<2x3x3x2xi8>} : () -> tensor<2x3x3x2xi8>
  %b = "tosa.const"() {values = dense<[100, -7]> : tensor<2xi32>} : () -> tensor<2xi32>
  %xz = "tosa.const"() {values = dense<[-5]> : tensor<1xi8>} : () -> tensor<1xi8>
  %wz = "tosa.const"() {values = dense<[3]> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 3x3 stride 1x1 pad 1:1x1:1, 4x4 to 4x4, 1 block(s) of 2 to 2, acc i32, weights i8, zero point -5, cost 36 MACs 36 parameters 1 convs, taps sum -8.600000e+01 moment -6.288000e+03, scale 1.000000e+00, bias 1.000000e+02 -7.000000e+00}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<2x4x4x2xi8>, tensor<2x3x3x2xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<2x4x4x2xi32>
  return %0 : tensor<2x4x4x2xi32>
}

// CHECK-LABEL: @short
func.func @short(%x: tensor<1x3x3x2xi16>) -> tensor<1x2x2x2xi48> {
  %w = "tosa.const"() {values = dense<[[[[56, -34], [-3, -128]], [[30, 84], [41, -89]]], [[[8, -60], [119, 97]], [[-81, 2], [112, 88]]]]> : tensor<2x2x2x2xi8>} : () -> tensor<2x2x2x2xi8>
  %b = "tosa.const"() {values = dense<[70000, -7]> : tensor<2xi48>} : () -> tensor<2xi48>
  %xz = "tosa.const"() {values = dense<[0]> : tensor<1xi16>} : () -> tensor<1xi16>
  %wz = "tosa.const"() {values = dense<[0]> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 2x2 stride 1x1, 3x3 to 2x2, 1 block(s) of 2 to 2, acc i48, weights i8, cost 16 MACs 16 parameters 1 convs, taps sum 2.420000e+02 moment 2.974000e+03, scale 1.000000e+00, bias 7.000000e+04 -7.000000e+00}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i48, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x2xi16>, tensor<2x2x2x2xi8>, tensor<2xi48>, tensor<1xi16>, tensor<1xi8>) -> tensor<1x2x2x2xi48>
  return %0 : tensor<1x2x2x2xi48>
}

// CHECK-LABEL: @half
func.func @half(%x: tensor<1x3x3x2xf16>) -> tensor<1x2x2x2xf16> {
  %w = "tosa.const"() {values = dense<[[[[4.0, 3.0], [-9.0, 5.0]], [[-1.0, -8.0], [-5.0, 1.0]]], [[[4.0, 0.0], [2.0, 7.0]], [[4.0, -3.0], [3.0, 2.0]]]]> : tensor<2x2x2x2xf16>} : () -> tensor<2x2x2x2xf16>
  %b = "tosa.const"() {values = dense<[1.0, 2.0]> : tensor<2xf16>} : () -> tensor<2xf16>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf16>} : () -> tensor<1xf16>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf16>} : () -> tensor<1xf16>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 2x2 stride 1x1, 3x3 to 2x2, 1 block(s) of 2 to 2, acc f32, weights f16, cost 16 MACs 16 parameters 1 convs, taps sum 9.000000e+00 moment 1.300000e+01, scale 1.000000e+00, bias 1.000000e+00 2.000000e+00}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x2xf16>, tensor<2x2x2x2xf16>, tensor<2xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x2x2x2xf16>
  return %0 : tensor<1x2x2x2xf16>
}

// CHECK-LABEL: @half_accumulated_in_half
func.func @half_accumulated_in_half(%x: tensor<1x3x3x2xf16>) -> tensor<1x2x2x2xf16> {
  %w = "tosa.const"() {values = dense<[[[[-7.0, -8.0], [3.0, -2.0]], [[2.0, -3.0], [-5.0, -7.0]]], [[[-2.0, 6.0], [-2.0, -2.0]], [[1.0, 9.0], [-2.0, 2.0]]]]> : tensor<2x2x2x2xf16>} : () -> tensor<2x2x2x2xf16>
  %b = "tosa.const"() {values = dense<[0.0]> : tensor<1xf16>} : () -> tensor<1xf16>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf16>} : () -> tensor<1xf16>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf16>} : () -> tensor<1xf16>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 2x2 stride 1x1, 3x3 to 2x2, 1 block(s) of 2 to 2, acc f16, weights f16, cost 16 MACs 16 parameters 1 convs, taps sum -1.700000e+01 moment -6.900000e+01, scale 1.000000e+00, bias none}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = f16, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x2xf16>, tensor<2x2x2x2xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x2x2x2xf16>
  return %0 : tensor<1x2x2x2xf16>
}

// CHECK-LABEL: @brain
func.func @brain(%x: tensor<1x3x3x2xbf16>) -> tensor<1x2x2x2xbf16> {
  %w = "tosa.const"() {values = dense<[[[[-1.0, 2.0], [-1.0, 3.0]], [[1.0, 3.0], [9.0, -7.0]]], [[[1.0, -1.0], [-3.0, -5.0]], [[-9.0, -2.0], [6.0, -8.0]]]]> : tensor<2x2x2x2xbf16>} : () -> tensor<2x2x2x2xbf16>
  %b = "tosa.const"() {values = dense<[0.0]> : tensor<1xbf16>} : () -> tensor<1xbf16>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xbf16>} : () -> tensor<1xbf16>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xbf16>} : () -> tensor<1xbf16>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 2x2 stride 1x1, 3x3 to 2x2, 1 block(s) of 2 to 2, acc f32, weights bf16, cost 16 MACs 16 parameters 1 convs, taps sum -1.200000e+01 moment -1.370000e+02, scale 1.000000e+00, bias none}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x3x3x2xbf16>, tensor<2x2x2x2xbf16>, tensor<1xbf16>, tensor<1xbf16>, tensor<1xbf16>) -> tensor<1x2x2x2xbf16>
  return %0 : tensor<1x2x2x2xbf16>
}

// CHECK-LABEL: @multiplier
func.func @multiplier(%x: tensor<1x4x5x3xf32>) -> tensor<1x2x4x6xf32> {
  %w = "tosa.const"() {values = dense<[[[[-2.0, 9.0], [9.0, -5.0], [-9.0, 3.0]], [[-9.0, -4.0], [0.0, 7.0], [-8.0, 3.0]]], [[[1.0, -7.0], [7.0, 7.0], [0.0, 8.0]], [[2.0, 8.0], [9.0, 1.0], [-4.0, -7.0]]]]> : tensor<2x2x3x2xf32>} : () -> tensor<2x2x3x2xf32>
  %b = "tosa.const"() {values = dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]> : tensor<6xf32>} : () -> tensor<6xf32>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: tosa.depthwise_conv2d %arg0, 
  // expected-remark @below {{window 2x2 stride 2x1, 4x5 to 2x4, 3 block(s) of 1 to 2, acc f32, weights f32, cost 24 MACs 24 parameters 1 convs, taps sum 1.900000e+01 moment 3.250000e+02, scale 1.000000e+00, bias 1.000000e+00 2.000000e+00 3.000000e+00 4.000000e+00}}
  %0 = tosa.depthwise_conv2d %x, %w, %b, %xz, %wz {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x5x3xf32>, tensor<2x2x3x2xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x4x6xf32>
  return %0 : tensor<1x2x4x6xf32>
}

// A splat is one filter for all channels, and stays one.
// CHECK-LABEL: @shared
func.func @shared(%x: tensor<1x4x4x3xi8>) -> tensor<1x2x2x3xi32> {
  %w = "tosa.const"() {values = dense<3> : tensor<2x2x3x1xi8>} : () -> tensor<2x2x3x1xi8>
  %b = "tosa.const"() {values = dense<[0]> : tensor<1xi32>} : () -> tensor<1xi32>
  %xz = "tosa.const"() {values = dense<[7]> : tensor<1xi8>} : () -> tensor<1xi8>
  %wz = "tosa.const"() {values = dense<[0]> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: tosa.depthwise_conv2d %arg0, 
  // expected-remark @below {{window 2x2 stride 2x2, 4x4 to 2x2, 3 block(s) of 1 to 1 shared, acc i32, weights i8, zero point 7, cost 12 MACs 12 parameters 1 convs, taps sum 1.200000e+01 moment 1.800000e+01, scale 1.000000e+00, bias none}}
  %0 = tosa.depthwise_conv2d %x, %w, %b, %xz, %wz {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x3xi8>, tensor<2x2x3x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x3xi32>
  return %0 : tensor<1x2x2x3xi32>
}

// CHECK-LABEL: @one_bias_for_all
func.func @one_bias_for_all(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x3xf32> {
  %w = "tosa.const"() {values = dense<2.0> : tensor<3x1x1x2xf32>} : () -> tensor<3x1x1x2xf32>
  %b = "tosa.const"() {values = dense<[4.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 1x1 stride 1x1, 2x2 to 2x2, 1 block(s) of 2 to 3, acc f32, weights f32, cost 6 MACs 6 parameters 1 convs, taps sum 1.200000e+01 moment 3.000000e+01, scale 1.000000e+00, bias 4.000000e+00 4.000000e+00 4.000000e+00}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<3x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

// CHECK-LABEL: @conv3d
func.func @conv3d(%x: tensor<1x3x4x5x2xf32>) -> tensor<1x2x2x4x2xf32> {
  %w = "tosa.const"() {values = dense<[[[[[1.0, -6.0], [5.0, 8.0]], [[-5.0, 1.0], [-9.0, -6.0]]], [[[-2.0, 7.0], [9.0, 3.0]], [[2.0, 1.0], [-8.0, -2.0]]]], [[[[9.0, -2.0], [-5.0, -5.0]], [[4.0, -9.0], [9.0, 7.0]]], [[[1.0, -1.0], [5.0, 1.0]], [[0.0, -3.0], [-1.0, 5.0]]]]]> : tensor<2x2x2x2x2xf32>} : () -> tensor<2x2x2x2x2xf32>
  %b = "tosa.const"() {values = dense<[1.0, -1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: tosa.conv3d %arg0, 
  // expected-remark @below {{window 2x2x2 stride 1x2x1, 3x4x5 to 2x2x4, 1 block(s) of 2 to 2, acc f32, weights f32, cost 32 MACs 32 parameters 1 convs, taps sum 1.400000e+01 moment 2.530000e+02, scale 1.000000e+00, bias 1.000000e+00 -1.000000e+00}}
  %0 = tosa.conv3d %x, %w, %b, %xz, %wz {acc_type = f32, pad = array<i64: 0, 0, 0, 0, 0, 0>, stride = array<i64: 1, 2, 1>, dilation = array<i64: 1, 1, 1>} : (tensor<1x3x4x5x2xf32>, tensor<2x2x2x2x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x4x2xf32>
  return %0 : tensor<1x2x2x4x2xf32>
}

// CHECK-LABEL: @conv3d_padded
func.func @conv3d_padded(%x: tensor<1x3x3x3x1xi8>) -> tensor<1x3x2x4x2xi32> {
  %w = "tosa.const"() {values = dense<[[[[[-8], [-9]]], [[[4], [-2]]], [[[6], [-9]]]], [[[[8], [-7]]], [[[-2], [9]]], [[[-7], [3]]]]]> : tensor<2x3x1x2x1xi8>} : () -> tensor<2x3x1x2x1xi8>
  %b = "tosa.const"() {values = dense<[0]> : tensor<1xi32>} : () -> tensor<1xi32>
  %xz = "tosa.const"() {values = dense<[-128]> : tensor<1xi8>} : () -> tensor<1xi8>
  %wz = "tosa.const"() {values = dense<[0]> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: tosa.conv3d %arg0, 
  // expected-remark @below {{window 3x1x2 stride 1x2x1 pad 1:1x0:0x1:1, 3x3x3 to 3x2x4, 1 block(s) of 1 to 2, acc i32, weights i8, zero point -128, cost 12 MACs 12 parameters 1 convs, taps sum -1.400000e+01 moment -4.600000e+01, scale 1.000000e+00, bias none}}
  %0 = tosa.conv3d %x, %w, %b, %xz, %wz {acc_type = i32, pad = array<i64: 1, 1, 0, 0, 1, 1>, stride = array<i64: 1, 2, 1>, dilation = array<i64: 1, 1, 1>} : (tensor<1x3x3x3x1xi8>, tensor<2x3x1x2x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x2x4x2xi32>
  return %0 : tensor<1x3x2x4x2xi32>
}

// Batch, height and width may be unknown.
// CHECK-LABEL: @dynamic
func.func @dynamic(%x: tensor<?x?x?x2xf32>) -> tensor<?x?x?x1xf32> {
  %w = "tosa.const"() {values = dense<[[[[4.0, -1.0], [-8.0, 0.0]], [[-1.0, 7.0], [3.0, -3.0]], [[-8.0, 2.0], [-4.0, 3.0]]]]> : tensor<1x3x2x2xf32>} : () -> tensor<1x3x2x2xf32>
  %b = "tosa.const"() {values = dense<[3.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: tosa.conv2d %arg0, 
  // expected-remark @below {{window 3x2 stride 1x2 pad 1:0x0:0, ?x? to ?x?, 1 block(s) of 2 to 1, acc f32, weights f32, cost 12 MACs 12 parameters 1 convs, taps sum -6.000000e+00 moment -4.200000e+01, scale 1.000000e+00, bias 3.000000e+00}}
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = f32, pad = array<i64: 1, 0, 0, 0>, stride = array<i64: 1, 2>, dilation = array<i64: 1, 1>} : (tensor<?x?x?x2xf32>, tensor<1x3x2x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x?x?x1xf32>
  return %0 : tensor<?x?x?x1xf32>
}

// CHECK-LABEL: @matmul
func.func @matmul(%x: tensor<1x3x4xf32>) -> tensor<1x3x2xf32> {
  %w = "tosa.const"() {values = dense<[[[7.0, -3.0], [8.0, 0.0], [1.0, 5.0], [5.0, 8.0]]]> : tensor<1x4x2xf32>} : () -> tensor<1x4x2xf32>
  %xz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  %wz = "tosa.const"() {values = dense<[0.0]> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK-NOT: tosa.conv2d
  // CHECK: tosa.matmul
  // expected-remark @below {{window 1 stride 1, 3 to 3, 1 block(s) of 4 to 2, acc f32, weights f32, cost 8 MACs 8 parameters 1 convs, taps sum 3.100000e+01 moment 9.900000e+01, scale 1.000000e+00, bias none}}
  %0 = tosa.matmul %x, %w, %xz, %wz : (tensor<1x3x4xf32>, tensor<1x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}

// CHECK-LABEL: @matmul_byte
func.func @matmul_byte(%x: tensor<1x3x4xi8>) -> tensor<1x3x2xi32> {
  %w = "tosa.const"() {values = dense<[[[100, -70], [-18, 87], [-39, -99], [15, 51]]]> : tensor<1x4x2xi8>} : () -> tensor<1x4x2xi8>
  %xz = "tosa.const"() {values = dense<[9]> : tensor<1xi8>} : () -> tensor<1xi8>
  %wz = "tosa.const"() {values = dense<[-4]> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: dense<{{\[\[\[}}104, -66], [-14, 91], [-35, -95], [19, 55]]]>
  // CHECK-NOT: tosa.conv2d
  // CHECK: tosa.matmul
  // expected-remark @below {{window 1 stride 1, 3 to 3, 1 block(s) of 4 to 2, acc i32, weights i8, zero point 9, cost 8 MACs 8 parameters 1 convs, taps sum 5.900000e+01 moment -2.100000e+01, scale 1.000000e+00, bias none}}
  %0 = tosa.matmul %x, %w, %xz, %wz : (tensor<1x3x4xi8>, tensor<1x4x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x2xi32>
  return %0 : tensor<1x3x2xi32>
}

// Filters of any constant: here a resource.
// CHECK-LABEL: @resource
func.func @resource(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense_resource<filter> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense_resource<bias> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: tosa.conv2d %arg0,
  // expected-remark @below {{taps sum 1.000000e+01 moment 2.000000e+01, scale 1.000000e+00, bias 1.500000e+00 1.500000e+00}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// Integers may be multiplied by a constant before they meet a convolution.
// CHECK-LABEL: @product
func.func @product(%x: tensor<1x3x2x2xi8>) -> tensor<1x3x2x2xi32> {
  %c = "tosa.const"() {values = dense<[[[[3, -4]]]]> : tensor<1x1x1x2xi8>} : () -> tensor<1x1x1x2xi8>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: tosa.depthwise_conv2d %arg0,
  // expected-remark @below {{window 1x1 stride 1x1, 3x2 to 3x2, 2 block(s) of 1 to 1, acc i32, weights i8, cost 2 MACs 2 parameters 0 convs, taps sum -1.000000e+00 moment -4.000000e+00, scale 1.000000e+00, bias none}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x3x2x2xi8>, tensor<1x1x1x2xi8>, tensor<1xi8>) -> tensor<1x3x2x2xi32>
  return %0 : tensor<1x3x2x2xi32>
}

{-#
  dialect_resources: {
    builtin: {
      filter: "0x040000000000803F000000400000404000008040",
      bias: "0x040000000000C03F"
    }
  }
#-}

//===----------------------------------------------------------------------===//
// Channels behind the batch, and no spatial dimensions
//===----------------------------------------------------------------------===//

func.func @channel_first(%x: tensor<1x3x2x4xf32>) -> tensor<1x3x2x4xf32> {
  %c = "tosa.const"() {values = dense<[[[[2.0]], [[-3.0]], [[5.0]]]]> : tensor<1x3x1x1xf32>} : () -> tensor<1x3x1x1xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{window 1x1 stride 1x1, 2x4 to 2x4, 3 block(s) of 1 to 1, acc f32, weights f32, cost 3 MACs 3 parameters 0 convs, taps sum 4.000000e+00 moment 7.000000e+00, scale 1.000000e+00, bias none}}
  // expected-remark @below {{not rebuilt: T27: TOSA convolves channel-last layouts only}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x3x2x4xf32>, tensor<1x3x1x1xf32>, tensor<1xi8>) -> tensor<1x3x2x4xf32>
  // expected-remark @below {{2x4 to 2x4, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias -2.000000e+00 3.000000e+00 -5.000000e+00}}
  // expected-remark @below {{not rebuilt: T27: TOSA convolves channel-last layouts only}}
  %1 = tosa.sub %0, %c : (tensor<1x3x2x4xf32>, tensor<1x3x1x1xf32>) -> tensor<1x3x2x4xf32>
  return %1 : tensor<1x3x2x4xf32>
}

// CHECK-LABEL: @rows
func.func @rows(%x: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %c = "tosa.const"() {values = dense<[[2.0, -3.0, 5.0]]> : tensor<1x3xf32>} : () -> tensor<1x3xf32>
  // CHECK: tosa.add %arg0, 
  // expected-remark @below {{window 1 stride 1, 1 to 1, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias 2.000000e+00 -3.000000e+00 5.000000e+00}}
  %0 = tosa.add %x, %c : (tensor<4x3xf32>, tensor<1x3xf32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}
