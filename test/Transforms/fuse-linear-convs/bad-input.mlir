// Input from which nothing can be made: the ops stay, and the remark says why. No
// crash, and no memory for numbers that are of no use.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="report=kept objective=convs max-weight-growth=inf" --split-input-file -verify-diagnostics -o %t.out
// RUN: pool-to-conv-opt %s --split-input-file -o %t.in
// RUN: diff %t.in %t.out

// T25: a resource of which only the name is there, as a filter, a bias or a scale.

func.func @missing_resource(%x: tensor<1x4x4x2xf32>) -> (tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense_resource<missing> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T25: the data of a constant's resource is missing)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %b = "tosa.const"() <{values = dense_resource<missing> : tensor<2xf32>}> : () -> tensor<2xf32>
  %w2 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %2 = tosa.conv2d %x, %w2, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w3 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T25: the data of a constant's resource is missing)}}
  %3 = tosa.conv2d %2, %w3, %b3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %1, %3 : tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>
}

// -----

func.func @missing_in_linalg(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w0 = arith.constant dense<1.0> : tensor<1x1x2x2xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x4x4x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%i0 : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %w1 = arith.constant dense_resource<missing> : tensor<1x1x2x2xf32>
  %i1 = arith.constant dense<0.0> : tensor<1x4x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T25: the data of a constant's resource is missing)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%i1 : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// -----

func.func @missing_in_branch(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense_resource<missing> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T25: the data of a constant's resource is missing)}}
  %1 = tosa.add %0, %x : (tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// -----

// T25: a resource that is too short.

func.func @short_resource(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense_resource<short> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T25: the data of a constant's resource is missing)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

{-#
  dialect_resources: {
    builtin: {
      short: "0x040000000000803F0000803F"
    }
  }
#-}

// -----

// T23: what is not finite cannot be multiplied out.

func.func @not_finite(%x: tensor<1x4x4x2xf32>) -> (tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<0x7F800000> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T23: a constant is not finite, or beyond 53 bits)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w2 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.conv2d %x, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w3 = "tosa.const"() <{values = dense<[[[[1.0,0x7FC00000]]],[[[1.0,1.0]]]]> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T23: a constant is not finite, or beyond 53 bits)}}
  %3 = tosa.conv2d %2, %w3, %b3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w4 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b4 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %4 = tosa.conv2d %x, %w4, %b4, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %c5 = "tosa.const"() <{values = dense<[[[[1.0,0xFF800000]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s5 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark @below {{linear ops stay apart (T23: a constant is not finite, or beyond 53 bits)}}
  %5 = tosa.mul %4, %c5, %s5 : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  return %1, %3, %5 : tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>
}

// -----

func.func @beyond_double(%x: tensor<1x1x1x1xf64>) -> tensor<1x1x1x1xf64> {
  %w0 = arith.constant dense<1.0e+200> : tensor<1x1x1x1xf64>
  %i0 = arith.constant dense<0.0> : tensor<1x1x1x1xf64>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x1x1x1xf64>, tensor<1x1x1x1xf64>) outs(%i0 : tensor<1x1x1x1xf64>) -> tensor<1x1x1x1xf64>
  %w1 = arith.constant dense<1.0e+200> : tensor<1x1x1x1xf64>
  %i1 = arith.constant dense<0.0> : tensor<1x1x1x1xf64>
  // expected-remark @below {{linear ops stay apart (T23: a filter, bias or padding that is not finite)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x1x1x1xf64>, tensor<1x1x1x1xf64>) outs(%i1 : tensor<1x1x1x1xf64>) -> tensor<1x1x1x1xf64>
  return %1 : tensor<1x1x1x1xf64>
}

// -----

// T27: a filter for other data, which the verifier of tosa lets pass.

func.func @other_channels(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x5xf32>}> : () -> tensor<2x1x1x5xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T27: a filter from 5 to 2 channels does not fit the data)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x5xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// -----

// T27: no elements.

func.func @empty(%x: tensor<0x4x4x2xf32>) -> tensor<0x4x4x2xf32> {
  %w0 = arith.constant dense<1.0> : tensor<1x1x2x2xf32>
  %i0 = arith.constant dense<0.0> : tensor<0x4x4x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<0x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%i0 : tensor<0x4x4x2xf32>) -> tensor<0x4x4x2xf32>
  %w1 = arith.constant dense<1.0> : tensor<1x1x2x2xf32>
  %i1 = arith.constant dense<0.0> : tensor<0x4x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T27: tensor<0x4x4x2xf32> has no elements)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<0x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%i1 : tensor<0x4x4x2xf32>) -> tensor<0x4x4x2xf32>
  return %1 : tensor<0x4x4x2xf32>
}

// -----

// T27: buffers and encodings.

func.func @buffers(%x: memref<1x4x4x2xf32>, %o: memref<1x4x4x2xf32>, %t: tensor<1x4x4x2xf32, "blocked">) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x2xf32>
  %f = memref.alloc() : memref<1x1x2x2xf32>
  linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %f : memref<1x4x4x2xf32>, memref<1x1x2x2xf32>) outs(%o : memref<1x4x4x2xf32>)
  %i = arith.constant dense<0.0> : tensor<1x4x4x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%t, %w : tensor<1x4x4x2xf32, "blocked">, tensor<1x1x2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %i1 = arith.constant dense<0.0> : tensor<1x4x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T27: tensor<1x4x4x2xf32, "blocked"> has an encoding)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%i1 : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
}

// -----

// T28: two windows of 8000 would be one of 15999.

func.func @window(%x: tensor<1x20000x1x1xf32>) -> tensor<1x4002x1x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x8000x1x1xf32>}> : () -> tensor<1x8000x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x20000x1x1xf32>, tensor<1x8000x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12001x1x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x8000x1x1xf32>}> : () -> tensor<1x8000x1x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T28: a filter of 15999 taps with dilation 1 exceeds 8192 elements)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12001x1x1xf32>, tensor<1x8000x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4002x1x1xf32>
  return %1 : tensor<1x4002x1x1xf32>
}

// -----

// T28: 2^42 multiplications for weights of 2 gigabytes, from two splats.

func.func @work(%x: tensor<1x1x1x16384xf32>) -> tensor<1x1x1x16384xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<16384x1x1x16384xf32>}> : () -> tensor<16384x1x1x16384xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x1x1x16384xf32>, tensor<16384x1x1x16384xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x16384xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<16384x1x1x16384xf32>}> : () -> tensor<16384x1x1x16384xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T28: composing the filters takes more than 274877906944 multiplications)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x1x1x16384xf32>, tensor<16384x1x1x16384xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x16384xf32>
  return %1 : tensor<1x1x1x16384xf32>
}

// -----

// T28: as many weights as no program stores.

func.func @weights(%x: tensor<1x1x1x1048576xf32>) -> tensor<1x1x1x1048576xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x1x1x1048576xf32>}> : () -> tensor<1x1x1x1048576xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x1x1x1048576xf32>, tensor<1x1x1x1048576xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1048576x1x1x1xf32>}> : () -> tensor<1048576x1x1x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T28: a filter of more than 268435456 weights)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x1x1x1xf32>, tensor<1048576x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x1048576xf32>
  return %1 : tensor<1x1x1x1048576xf32>
}

// -----

// T28: products of extents that overflow 64 bits.

func.func @dilation(%x: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %w0 = arith.constant dense<1.0> : tensor<1x1x1x1xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x4x4x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[4611686018427387904, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) outs(%i0 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %w1 = arith.constant dense<1.0> : tensor<1x1x1x1xf32>
  %i1 = arith.constant dense<0.0> : tensor<1x4x4x1xf32>
  // expected-remark @below {{linear ops stay apart (T28: }}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) outs(%i1 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// -----

func.func @missing_broadcast(%x: tensor<4x3xf32>) -> tensor<4x2xf32> {
  %w = arith.constant dense<2.0> : tensor<3x2xf32>
  %b = arith.constant dense_resource<nowhere> : tensor<2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %bb = linalg.broadcast ins(%b : tensor<2xf32>) outs(%e : tensor<4x2xf32>) dimensions = [0]
  %0 = linalg.matmul ins(%x, %w : tensor<4x3xf32>, tensor<3x2xf32>) outs(%bb : tensor<4x2xf32>) -> tensor<4x2xf32>
  %v = arith.constant dense<3.0> : tensor<2x2xf32>
  %z = arith.constant dense<0.0> : tensor<4x2xf32>
  // expected-remark @below {{linear ops stay apart (T25: the data of a constant's resource is missing)}}
  %1 = linalg.matmul ins(%0, %v : tensor<4x2xf32>, tensor<2x2xf32>) outs(%z : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %1 : tensor<4x2xf32>
}
