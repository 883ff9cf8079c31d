// Averages, sums, paddings and element-wise arithmetic of tosa as linear ops.
// Built again they are convolutions: weights of 1/n, and a zero that has lost
// its sign, are within the bound of one rounding per term.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o %t.mlir -verify-diagnostics
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s %t.mlir --bound-eps=1

// CHECK-LABEL: @average
func.func @average(%x: tensor<1x4x6x2xf32>) -> tensor<1x2x2x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: dense<0.166666672> : tensor<2x3x2x1xf32>
  // CHECK: tosa.depthwise_conv2d
  // expected-remark @below {{window 2x3 stride 2x3, 4x6 to 2x2, 2 block(s) of 1 to 1 shared, acc f32, weights none, cost 12 MACs 0 parameters 1 convs, taps sum 6.000000e+00 moment 1.500000e+01, scale 1.666667e-01, bias none}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 3>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 3>} : (tensor<1x4x6x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// One channel has nothing to share, and is a full convolution.
// CHECK-LABEL: @average_half
func.func @average_half(%x: tensor<1x4x4x1xf16>) -> tensor<1x2x2x1xf16> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf16>} : () -> tensor<1xf16>
  // CHECK: tosa.conv2d {{.*}}acc_type = f32
  // expected-remark @below {{1 block(s) of 1 to 1, acc f32, weights none}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x2x2x1xf16>
  return %0 : tensor<1x2x2x1xf16>
}

// Every window holds the 2x3 elements of the whole input, and padding: the
// count is constant, but it is not that of the taps.
// CHECK-LABEL: @average_padded
func.func @average_padded(%x: tensor<1x2x3x2xf32>) -> tensor<1x2x1x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: dense<0.166666672> : tensor<3x3x2x1xf32>
  // expected-remark @below {{window 3x3 stride 1x1 pad 1:1x0:0, 2x3 to 2x1, 2 block(s) of 1 to 1 shared, acc f32, weights none, cost 18 MACs 0 parameters 1 convs, taps sum 9.000000e+00 moment 3.600000e+01, scale 1.666667e-01, bias none}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x2x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x1x2xf32>
  return %0 : tensor<1x2x1x2xf32>
}

// CHECK-LABEL: @average_dynamic
func.func @average_dynamic(%x: tensor<?x?x?x2xbf16>) -> tensor<?x?x?x2xbf16> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xbf16>} : () -> tensor<1xbf16>
  // CHECK: tosa.depthwise_conv2d %arg0,
  // expected-remark @below {{window 2x2 stride 2x2, ?x? to ?x?, 2 block(s) of 1 to 1 shared, acc f32}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<?x?x?x2xbf16>, tensor<1xbf16>, tensor<1xbf16>) -> tensor<?x?x?x2xbf16>
  return %0 : tensor<?x?x?x2xbf16>
}

// A sum over one spatial axis at a time is a window over the whole axis. What
// stands behind it joins the second dimension or the batch.
// CHECK-LABEL: @sum_rows
func.func @sum_rows(%x: tensor<2x4x5x3xf32>) -> tensor<2x1x5x3xf32> {
  // CHECK: dense<1.000000e+00> : tensor<4x1x3x1xf32>
  // CHECK: tosa.depthwise_conv2d %arg0,
  // expected-remark @below {{window 4x1 stride 4x1, 4x5 to 1x5, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 12 MACs 0 parameters 1 convs}}
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<2x4x5x3xf32>) -> tensor<2x1x5x3xf32>
  return %0 : tensor<2x1x5x3xf32>
}

// bf16 is accumulated in f32, as convolutions have to.
// CHECK-LABEL: @sum_columns
func.func @sum_columns(%x: tensor<2x4x5x3xbf16>) -> tensor<2x4x1x3xbf16> {
  // CHECK: tosa.depthwise_conv2d {{.*}}acc_type = f32
  // expected-remark @below {{window 1x5 stride 1x5, 4x5 to 4x1, 3 block(s) of 1 to 1 shared, acc bf16}}
  %0 = tosa.reduce_sum %x {axis = 2 : i32} : (tensor<2x4x5x3xbf16>) -> tensor<2x4x1x3xbf16>
  return %0 : tensor<2x4x1x3xbf16>
}

// CHECK-LABEL: @sum_sequence
func.func @sum_sequence(%x: tensor<?x6x3xf32>) -> tensor<?x1x3xf32> {
  // CHECK: tosa.reshape %arg0, {{.*}} -> tensor<?x6x1x3xf32>
  // CHECK: tosa.depthwise_conv2d
  // CHECK: tosa.reshape {{.*}} -> tensor<?x1x3xf32>
  // expected-remark @below {{window 6 stride 6, 6 to 1, 3 block(s)}}
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<?x6x3xf32>) -> tensor<?x1x3xf32>
  return %0 : tensor<?x1x3xf32>
}

// CHECK-LABEL: @sum_depth
func.func @sum_depth(%x: tensor<?x4x2x3x2xf32>) -> tensor<?x1x2x3x2xf32> {
  // CHECK: tosa.reshape %arg0, {{.*}} -> tensor<?x4x6x2xf32>
  // CHECK: tosa.depthwise_conv2d
  // expected-remark @below {{window 4x1x1 stride 4x1x1, 4x2x3 to 1x2x3, 2 block(s)}}
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<?x4x2x3x2xf32>) -> tensor<?x1x2x3x2xf32>
  return %0 : tensor<?x1x2x3x2xf32>
}

// CHECK-LABEL: @sum_width
func.func @sum_width(%x: tensor<2x4x2x3x2xf32>) -> tensor<2x4x2x1x2xf32> {
  // CHECK: tosa.reshape %arg0, {{.*}} -> tensor<8x2x3x2xf32>
  // CHECK: tosa.depthwise_conv2d
  // expected-remark @below {{window 1x1x3 stride 1x1x3, 4x2x3 to 4x2x1, 2 block(s)}}
  %0 = tosa.reduce_sum %x {axis = 3 : i32} : (tensor<2x4x2x3x2xf32>) -> tensor<2x4x2x1x2xf32>
  return %0 : tensor<2x4x2x1x2xf32>
}

// CHECK-LABEL: @pad
func.func @pad(%x: tensor<1x2x3x2xf32>) -> tensor<1x3x8x2xf32> {
  %p = tosa.const_shape {values = dense<[0, 0, 1, 0, 2, 3, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // CHECK: tosa.depthwise_conv2d {{.*}}pad = array<i64: 1, 0, 2, 3>
  // expected-remark @below {{window 1x1 stride 1x1 pad 1:0x2:3, 2x3 to 3x8, 2 block(s) of 1 to 1 shared, acc f32, weights none, movement, cost 0 MACs 0 parameters 0 convs, taps sum 1.000000e+00}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x3x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x3x8x2xf32>
  return %0 : tensor<1x3x8x2xf32>
}

// CHECK-LABEL: @scale
func.func @scale(%x: tensor<1x2x3x2xf32>) -> tensor<1x2x3x2xf32> {
  %c = "tosa.const"() {values = dense<[[[[2.0, -3.0]]]]> : tensor<1x1x1x2xf32>} : () -> tensor<1x1x1x2xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: tosa.mul %arg0, 
  // expected-remark @below {{window 1x1 stride 1x1, 2x3 to 2x3, 2 block(s) of 1 to 1, acc f32, weights f32, cost 2 MACs 2 parameters 0 convs, taps sum -1.000000e+00 moment -3.000000e+00, scale 1.000000e+00, bias none}}
  %0 = tosa.mul %c, %x, %s : (tensor<1x1x1x2xf32>, tensor<1x2x3x2xf32>, tensor<1xi8>) -> tensor<1x2x3x2xf32>
  return %0 : tensor<1x2x3x2xf32>
}

// CHECK-LABEL: @scale_by_one_number
func.func @scale_by_one_number(%x: tensor<?x2x3x2xf32>) -> tensor<?x2x3x2xf32> {
  %c = "tosa.const"() {values = dense<0.25> : tensor<1x2x3x2xf32>} : () -> tensor<1x2x3x2xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // CHECK: dense<2.500000e-01> : tensor<1x1x1x1xf32>
  // CHECK: tosa.mul %arg0, 
  // expected-remark @below {{2 block(s) of 1 to 1 shared, acc f32, weights f32, cost 2 MACs 1 parameters 0 convs, taps sum 2.500000e-01 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = tosa.mul %x, %c, %s : (tensor<?x2x3x2xf32>, tensor<1x2x3x2xf32>, tensor<1xi8>) -> tensor<?x2x3x2xf32>
  return %0 : tensor<?x2x3x2xf32>
}

// CHECK-LABEL: @shift
func.func @shift(%x: tensor<1x3x2xf32>) -> tensor<1x3x2xf32> {
  %c = "tosa.const"() {values = dense<[[[2.0, -3.0]]]> : tensor<1x1x2xf32>} : () -> tensor<1x1x2xf32>
  // expected-remark @below {{window 1 stride 1, 3 to 3, 2 block(s) of 1 to 1 shared, acc f32, weights none, cost 2 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias 2.000000e+00 -3.000000e+00}}
  %0 = tosa.add %x, %c : (tensor<1x3x2xf32>, tensor<1x1x2xf32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}

// CHECK-LABEL: @subtract
func.func @subtract(%x: tensor<1x3x2xf32>) -> tensor<1x3x2xf32> {
  %c = "tosa.const"() {values = dense<[[[2.0, -3.0]]]> : tensor<1x1x2xf32>} : () -> tensor<1x1x2xf32>
  // expected-remark @below {{scale 1.000000e+00, bias -2.000000e+00 3.000000e+00}}
  %0 = tosa.sub %x, %c : (tensor<1x3x2xf32>, tensor<1x1x2xf32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}

// CHECK-LABEL: @subtract_from
func.func @subtract_from(%x: tensor<1x3x2xf32>) -> tensor<1x3x2xf32> {
  %c = "tosa.const"() {values = dense<5.0> : tensor<1x1x1xf32>} : () -> tensor<1x1x1xf32>
  // CHECK: dense<-1.000000e+00>
  // expected-remark @below {{taps sum 1.000000e+00 moment 0.000000e+00, scale -1.000000e+00, bias 5.000000e+00 5.000000e+00}}
  %0 = tosa.sub %c, %x : (tensor<1x1x1xf32>, tensor<1x3x2xf32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}

// TOSA has no convolution that adds a tensor.
// CHECK-LABEL: @join
func.func @join(%x: tensor<?x3x2xf32>, %y: tensor<?x3x2xf32>) -> tensor<?x3x2xf32> {
  // CHECK: tosa.sub %arg0, %arg1
  // expected-remark @below {{window 1 stride 1, 3 to 3, 2 block(s) of 1 to 1 shared, acc f32, weights none, addend -, join, cost 2 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  // expected-remark @below {{not rebuilt: T16: no convolution of the dialect takes this addend}}
  %0 = tosa.sub %x, %y : (tensor<?x3x2xf32>, tensor<?x3x2xf32>) -> tensor<?x3x2xf32>
  // expected-remark @below {{addend +, join}}
  // expected-remark @below {{not rebuilt: T16: no convolution of the dialect takes this addend}}
  %1 = tosa.add %0, %y : (tensor<?x3x2xf32>, tensor<?x3x2xf32>) -> tensor<?x3x2xf32>
  return %1 : tensor<?x3x2xf32>
}

// A constant that is not one number per channel is an addend like any other.
// CHECK-LABEL: @join_constant
func.func @join_constant(%x: tensor<1x2x2xf32>) -> tensor<1x2x2xf32> {
  %c = "tosa.const"() {values = dense<[[[2.0, -3.0], [4.0, 5.0]]]> : tensor<1x2x2xf32>} : () -> tensor<1x2x2xf32>
  // expected-remark @below {{addend +, join}}
  // expected-remark @below {{not rebuilt: T16}}
  %0 = tosa.add %x, %c : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<1x2x2xf32>
  return %0 : tensor<1x2x2xf32>
}
