// What keeps a tosa op from being described as linear, from being read, or from
// being built again.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o /dev/null -verify-diagnostics -split-input-file

func.func @filter_argument(%x: tensor<1x2x2x2xf32>, %w: tensor<2x1x1x2xf32>) -> tensor<1x2x2x2xf32> {
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T25: the filter or the bias is not constant}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @bias_argument(%x: tensor<1x2x2x2xf32>, %b: tensor<1xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T25: the filter or the bias is not constant}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @zero_point_argument(%x: tensor<1x2x2x2xf32>, %z: tensor<1xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T25: a zero point is not constant}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @infinite_filter(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense<0x7F800000> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not loaded: T23: a constant is not finite, or beyond 53 bits}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @infinite_bias(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<[0.0, 0xFF800000]> : tensor<2xf32>} : () -> tensor<2xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not loaded: T23: a constant is not finite, or beyond 53 bits}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

// A resource of which only the name is there.
func.func @missing_resource(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense_resource<missing> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not loaded: T25: the data of a constant's resource is missing}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

// Without their zero point the weights need nine bits.
func.func @wide_weight(%x: tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi32> {
  %w = "tosa.const"() {values = dense<100> : tensor<2x1x1x2xi8>} : () -> tensor<2x1x1x2xi8>
  %b = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %wz = "tosa.const"() {values = dense<-100> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{taps sum 8.000000e+02}}
  // expected-remark @below {{not rebuilt: T22: the weights have no type}}
  %0 = tosa.conv2d %x, %w, %b, %z, %wz {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xi8>, tensor<2x1x1x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// -----

func.func @i32_data(%x: tensor<1x2x2x2xi32>) -> tensor<1x2x2x2xi32> {
  %w = "tosa.const"() {values = dense<1> : tensor<2x1x1x2xi32>} : () -> tensor<2x1x1x2xi32>
  %b = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  // expected-remark @below {{not described: T27: a product of i32 and i32 to i32 is not supported}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xi32>, tensor<2x1x1x2xi32>, tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// -----

func.func @unknown_channels(%x: tensor<1x2x2x?xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T24: the number of channels is unknown}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x?xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @unknown_filter(%x: tensor<1x2x2x2xf32>, %w: tensor<?x1x1x2xf32>) -> tensor<1x2x2x2xf32> {
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T24: the extent of a filter or bias is unknown}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<?x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @unranked_sum(%x: tensor<*xf32>) -> tensor<*xf32> {
  // expected-remark @below {{not described: T24: tensor<*xf32> has no known rank}}
  %0 = tosa.add %x, %x : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

func.func @unranked_factor(%x: tensor<*xf32>) -> tensor<*xf32> {
  %c = "tosa.const"() {values = dense<2.0> : tensor<1x1xf32>} : () -> tensor<1x1xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{not described: T24: tensor<*xf32> has no known rank}}
  %0 = tosa.mul %x, %c, %s : (tensor<*xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

func.func @unranked_result(%x: tensor<1x2x2x2xf32>) -> tensor<*xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T24: tensor<*xf32> has no known rank}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

func.func @channel_mismatch(%x: tensor<1x2x2x3xf32>) -> tensor<1x2x2x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T27: a filter from 2 to 2 channels does not fit the data}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x3xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @result_mismatch(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x3xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x1x1x2xf32>} : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T27: a filter from 2 to 2 channels does not fit the data}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

// -----

func.func @large_filter(%x: tensor<1x8193x1x1xf32>) -> tensor<1x1x1x1xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<1x8193x1x1xf32>} : () -> tensor<1x8193x1x1xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T28: a filter of 8193 taps with dilation 1 exceeds 8192 elements}}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8193x1x1xf32>, tensor<1x8193x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

// -----

func.func @transposed(%x: tensor<1x2x2x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x2x2x2xf32>} : () -> tensor<2x2x2x2xf32>
  %b = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T15: a transposed convolution has a stride below one}}
  %0 = tosa.transpose_conv2d %x, %w, %b, %z, %z {acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x2x2x2xf32>, tensor<2x2x2x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

// -----

func.func @many_matrices(%x: tensor<2x3x2xf32>) -> tensor<2x3x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<2x2x2xf32>} : () -> tensor<2x2x2xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T18: every batch element has a matrix of its own}}
  %0 = tosa.matmul %x, %w, %z, %z : (tensor<2x3x2xf32>, tensor<2x2x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x3x2xf32>
  return %0 : tensor<2x3x2xf32>
}

// -----

// A product of two tensors is not linear in its data: nothing is said.
func.func @two_matrices(%x: tensor<1x3x2xf32>, %w: tensor<1x2x2xf32>) -> tensor<1x3x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %0 = tosa.matmul %x, %w, %z, %z : (tensor<1x3x2xf32>, tensor<1x2x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}

// -----

func.func @wide_result(%x: tensor<1x3x2xf16>) -> tensor<1x3x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<1x2x2xf16>} : () -> tensor<1x2x2xf16>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf16>} : () -> tensor<1xf16>
  // expected-remark @below {{not described: T27: a product of f16 and f16 to f32 is not supported}}
  %0 = tosa.matmul %x, %w, %z, %z : (tensor<1x3x2xf16>, tensor<1x2x2xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}

// -----

func.func @unknown_rows(%x: tensor<1x?x2xf32>) -> tensor<1x?x2xf32> {
  %w = "tosa.const"() {values = dense<1.0> : tensor<1x2x2xf32>} : () -> tensor<1x2x2xf32>
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{window 1 stride 1, ? to ?, 1 block(s) of 2 to 2}}
  // expected-remark @below {{not rebuilt: T24: an extent is unknown, and a convolution in 1 dimension(s) has to be reshaped}}
  %0 = tosa.matmul %x, %w, %z, %z : (tensor<1x?x2xf32>, tensor<1x2x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x2xf32>
  return %0 : tensor<1x?x2xf32>
}

// -----

func.func @integer_average(%x: tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xi8> {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{not described: T21: an average of integers is rounded}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = i32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x2x2x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x2xi8>
  return %0 : tensor<1x1x1x2xi8>
}

// -----

func.func @f64_average(%x: tensor<1x2x2x2xf64>, %z: tensor<1xf64>) -> tensor<1x1x1x2xf64> {
  // expected-remark @below {{not described: T27: an average of f64 is outside the TOSA specification}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x2x2x2xf64>, tensor<1xf64>, tensor<1xf64>) -> tensor<1x1x1x2xf64>
  return %0 : tensor<1x1x1x2xf64>
}

// -----

func.func @padded_average(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T1: the windows of a padded average hold different numbers of elements}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 1, 1>} : (tensor<1x2x2x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @padded_dynamic_average(%x: tensor<1x?x2x2xf32>) -> tensor<1x?x2x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  // expected-remark @below {{not described: T24: the count of a padded average follows from an unknown extent}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 1>, pad = array<i64: 1, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x?x2x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x2x2xf32>
  return %0 : tensor<1x?x2x2xf32>
}

// -----

func.func @sum_of_batch(%x: tensor<2x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  // expected-remark @below {{not described: T27: a sum over the batch or the channels}}
  %0 = tosa.reduce_sum %x {axis = 0 : i32} : (tensor<2x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @sum_of_channels(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x1xf32> {
  // expected-remark @below {{not described: T27: a sum over the batch or the channels}}
  %0 = tosa.reduce_sum %x {axis = 3 : i32} : (tensor<1x2x2x2xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

// -----

func.func @sum_of_unknown(%x: tensor<1x?x2x2xf32>) -> tensor<1x1x2x2xf32> {
  // expected-remark @below {{not described: T24: the window is as large as an unknown extent}}
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x?x2x2xf32>) -> tensor<1x1x2x2xf32>
  return %0 : tensor<1x1x2x2xf32>
}

// -----

func.func @sum_of_bytes(%x: tensor<1x2x2x2xi8>) -> tensor<1x1x2x2xi8> {
  // expected-remark @below {{not described: T27: a sum of i8 is outside the TOSA specification}}
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x2x2x2xi8>) -> tensor<1x1x2x2xi8>
  return %0 : tensor<1x1x2x2xi8>
}

// -----

func.func @sum_of_i32(%x: tensor<1x2x2x2xi32>) -> tensor<1x1x2x2xi32> {
  // expected-remark @below {{window 2x1 stride 2x1, 2x2 to 1x2}}
  // expected-remark @below {{not rebuilt: T22: the weights have no type}}
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x2x2x2xi32>) -> tensor<1x1x2x2xi32>
  return %0 : tensor<1x1x2x2xi32>
}

// -----

func.func @vector(%x: tensor<4xf32>) -> tensor<1xf32> {
  // expected-remark @below {{not described: T27: tensor<4xf32> to tensor<1xf32> is not a map of at most three spatial dimensions}}
  %0 = tosa.reduce_sum %x {axis = 0 : i32} : (tensor<4xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

// -----

// The first dimension joins the batch.
func.func @sum_of_middle(%x: tensor<1x2x2x2x2xf32>) -> tensor<1x2x1x2x2xf32> {
  // expected-remark @below {{window 1x2x1}}
  %0 = tosa.reduce_sum %x {axis = 2 : i32} : (tensor<1x2x2x2x2xf32>) -> tensor<1x2x1x2x2xf32>
  return %0 : tensor<1x2x1x2x2xf32>
}

// -----

func.func @pad_argument(%x: tensor<1x2x2x2xf32>, %z: tensor<1xf32>) -> tensor<1x3x2x2xf32> {
  %p = tosa.const_shape {values = dense<[0, 0, 1, 0, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T25: the value of a padding is no finite constant}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x3x2x2xf32>
  return %0 : tensor<1x3x2x2xf32>
}

// -----

func.func @pad_infinite(%x: tensor<1x2x2x2xf32>) -> tensor<1x3x2x2xf32> {
  %z = "tosa.const"() {values = dense<0xFF800000> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 1, 0, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T25: the value of a padding is no finite constant}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x3x2x2xf32>
  return %0 : tensor<1x3x2x2xf32>
}

// -----

func.func @pad_one(%x: tensor<1x2x2x2xf32>) -> tensor<1x3x2x2xf32> {
  %z = "tosa.const"() {values = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 1, 0, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T14: a padding by another value than zero}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x3x2x2xf32>
  return %0 : tensor<1x3x2x2xf32>
}

// -----

func.func @pad_minus_zero(%x: tensor<1x2x2x2xf32>) -> tensor<1x3x2x2xf32> {
  %z = "tosa.const"() {values = dense<-0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 1, 0, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T14: a padding by another value than zero}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x3x2x2xf32>
  return %0 : tensor<1x3x2x2xf32>
}

// -----

func.func @pad_channels(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x3xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 0, 0, 0, 0, 1, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T14: a padding of the batch or the channels}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

// -----

func.func @pad_batch(%x: tensor<1x2x2x2xf32>) -> tensor<2x2x2x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[1, 0, 0, 0, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T14: a padding of the batch or the channels}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<2x2x2x2xf32>
  return %0 : tensor<2x2x2x2xf32>
}

// -----

func.func @pad_unknown(%x: tensor<1x2x2x2xf32>) -> tensor<1x?x2x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, -1, 0, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T24: the amount of a padding is unknown}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x?x2x2xf32>
  return %0 : tensor<1x?x2x2xf32>
}

// -----

func.func @pad_large(%x: tensor<1x2x2x2xf32>) -> tensor<1x8195x2x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 8193, 0, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  // expected-remark @below {{not described: T28: a padding of 8193 exceeds 8192}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x8195x2x2xf32>
  return %0 : tensor<1x8195x2x2xf32>
}

// -----

func.func @pad_volume(%x: tensor<1x2x2x2x2xf32>) -> tensor<1x3x3x3x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 1, 0, 0, 1, 1, 0, 0, 0]> : tensor<10xindex>} : () -> !tosa.shape<10>
  // expected-remark @below {{movement}}
  // expected-remark @below {{not rebuilt: T18: TOSA has no depthwise convolution in three dimensions}}
  %0 = tosa.pad %x, %p, %z : (tensor<1x2x2x2x2xf32>, !tosa.shape<10>, tensor<1xf32>) -> tensor<1x3x3x3x2xf32>
  return %0 : tensor<1x3x3x3x2xf32>
}

// -----

func.func @shifted_product(%x: tensor<1x2x2x2xi32>) -> tensor<1x2x2x2xi32> {
  %c = "tosa.const"() {values = dense<3> : tensor<1x1x1x1xi32>} : () -> tensor<1x1x1x1xi32>
  %s = "tosa.const"() {values = dense<1> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{not described: T21: a product that is shifted is rounded}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x2x2x2xi32>, tensor<1x1x1x1xi32>, tensor<1xi8>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// -----

func.func @product_of_i32(%x: tensor<1x2x2x2xi32>) -> tensor<1x2x2x2xi32> {
  %c = "tosa.const"() {values = dense<3> : tensor<1x1x1x1xi32>} : () -> tensor<1x1x1x1xi32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{acc i32, weights i32}}
  // expected-remark @below {{not rebuilt: T27: TOSA does not convolve i32}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x2x2x2xi32>, tensor<1x1x1x1xi32>, tensor<1xi8>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// -----

func.func @row_factors(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %c = "tosa.const"() {values = dense<[[[[1.0], [2.0]]]]> : tensor<1x1x2x1xf32>} : () -> tensor<1x1x2x1xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{not described: T17: the factor is not one number per channel}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x2x2x2xf32>, tensor<1x1x2x1xf32>, tensor<1xi8>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

// Not linear: nothing is said.
func.func @square(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.mul %x, %x, %s : (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>, tensor<1xi8>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @broadcast_data(%x: tensor<1x2x2x1xf32>) -> tensor<1x2x2x2xf32> {
  %c = "tosa.const"() {values = dense<[[[[1.0, 2.0]]]]> : tensor<1x1x1x2xf32>} : () -> tensor<1x1x1x2xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{not described: T16: the data and the result differ in shape}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x2x2x1xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

// At run time the data may have one row, which then meets two factors.
func.func @maybe_broadcast_data(%x: tensor<1x?x2x2xf32>) -> tensor<1x?x2x2xf32> {
  %c = "tosa.const"() {values = dense<2.0> : tensor<1x2x1x1xf32>} : () -> tensor<1x2x1x1xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{not described: T17: the factor is not one number per channel}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x?x2x2xf32>, tensor<1x2x1x1xf32>, tensor<1xi8>) -> tensor<1x?x2x2xf32>
  return %0 : tensor<1x?x2x2xf32>
}

// -----

func.func @shift_argument(%x: tensor<1x2x2x2xi32>, %s: tensor<1xi8>) -> tensor<1x2x2x2xi32> {
  %c = "tosa.const"() {values = dense<3> : tensor<1x1x1x1xi32>} : () -> tensor<1x1x1x1xi32>
  // expected-remark @below {{not described: T25: the shift of a product is not constant}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x2x2x2xi32>, tensor<1x1x1x1xi32>, tensor<1xi8>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// -----

func.func @infinite_factor(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %c = "tosa.const"() {values = dense<[[[[1.0, 0x7F800000]]]]> : tensor<1x1x1x2xf32>} : () -> tensor<1x1x1x2xf32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  // expected-remark @below {{not loaded: T23}}
  %0 = tosa.mul %x, %c, %s : (tensor<1x2x2x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @sum_of_two_bytes(%x: tensor<1x2x2x2xi8>, %y: tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8> {
  // expected-remark @below {{not described: T27: element-wise arithmetic of i8 is outside the TOSA specification}}
  %0 = tosa.add %x, %y : (tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8>
  return %0 : tensor<1x2x2x2xi8>
}

// -----

func.func @broadcast_addend(%x: tensor<1x2x2x2xf32>, %y: tensor<1x1x2x2xf32>) -> tensor<1x2x2x2xf32> {
  // expected-remark @below {{not described: T16: an operand is broadcast and not one number per channel}}
  %0 = tosa.add %x, %y : (tensor<1x2x2x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @row_shifts(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %c = "tosa.const"() {values = dense<[[[[1.0], [2.0]]]]> : tensor<1x1x2x1xf32>} : () -> tensor<1x1x2x1xf32>
  // expected-remark @below {{not described: T16: an operand is broadcast and not one number per channel}}
  %0 = tosa.sub %x, %c : (tensor<1x2x2x2xf32>, tensor<1x1x2x1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @infinite_shift(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %c = "tosa.const"() {values = dense<0x7F800000> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
  // expected-remark @below {{not loaded: T23}}
  %0 = tosa.add %x, %c : (tensor<1x2x2x2xf32>, tensor<1x1x1x1xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -----

func.func @window_beyond_its_input(%x: tensor<1x2x2x1xf32>) -> tensor<1x?x?x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{not described: T28: a window of 3 elements is larger than its input}}
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x1xf32>
  return %0 : tensor<1x?x?x1xf32>
}
