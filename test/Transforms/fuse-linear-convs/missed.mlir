// Every reason for which linear ops stay apart, one pair each: the ops stay as
// they were, and the remark names the condition. What no op can be made of at all
// is in bad-input.mlir, integers are in integers.mlir.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="report=kept objective=convs max-weight-growth=inf" --split-input-file -verify-diagnostics -o %t.out
// RUN: pool-to-conv-opt %s --split-input-file -o %t.in
// RUN: diff %t.in %t.out

// T14: the second convolution pads what the first would compute from real data.

func.func @padding_between(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T14: the second op reads padding at position -1, where the first op would read data)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %1 : tensor<1x8x8x1xf32>
}

// -----

// T14: a padding by another value than zero is no padding of a convolution.

func.func @padding_by_one(%x: tensor<1x8x8x1xf32>) -> tensor<1x10x10x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<2.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %p1 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v1 = "tosa.const"() <{values = dense<1.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T14: a padding by another value than zero)}}
  %1 = tosa.pad %0, %p1, %v1 : (tensor<1x8x8x1xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  return %1 : tensor<1x10x10x1xf32>
}

// -----

// T15: channels first and channels last.

func.func @layouts(%x: tensor<1x4x4x4xf32>) -> tensor<1x2x2x4xf32> {
  %w0 = arith.constant dense<1.0> : tensor<4x4x1x1xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x4x4x4xf32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x4xf32>, tensor<4x4x1x1xf32>) outs(%i0 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %w1 = arith.constant dense<1.0> : tensor<3x3x4x4xf32>
  %i1 = arith.constant dense<0.0> : tensor<1x2x2x4xf32>
  // expected-remark @below {{linear ops stay apart (T15: the layouts differ)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x4x4x4xf32>, tensor<3x3x4x4xf32>) outs(%i1 : tensor<1x2x2x4xf32>) -> tensor<1x2x2x4xf32>
  return %1 : tensor<1x2x2x4xf32>
}

// -----

// T15: no builder makes one op of two dialects.

func.func @dialects(%x: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = arith.constant dense<1.0> : tensor<1x1x4x4xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x4x4x4xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x4xf32>, tensor<1x1x4x4xf32>) outs(%i0 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<4x1x1x4xf32>}> : () -> tensor<4x1x1x4xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T15: the ops are of different dialects)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x4xf32>, tensor<4x1x1x4xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  return %1 : tensor<1x4x4x4xf32>
}

// -----

// T15: a transposed convolution is described as none.

func.func @transposed(%x: tensor<1x4x4x2xf32>) -> tensor<1x9x9x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<1.0> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<2.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T15: a transposed convolution has a stride below one)}}
  %1 = tosa.transpose_conv2d %0, %w, %b, %zp, %zp {acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  return %1 : tensor<1x9x9x2xf32>
}

// -----

// Behind it as well.

func.func @behind_transposed(%x: tensor<1x4x4x2xf32>) -> tensor<1x9x9x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<1.0> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.transpose_conv2d %x, %w, %b, %zp, %zp {acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x2xf32>, tensor<2x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  %w1 = "tosa.const"() <{values = dense<2.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T15: a transposed convolution has a stride below one)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  return %1 : tensor<1x9x9x2xf32>
}

// -----

// T16: the bias of the first convolution is missing in the padding of the second.

func.func @bias_in_padding(%x: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<2.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T16: the padding between the ops is not what the first op gives outside the data)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// -----

// T16: a tensor that the first convolution adds would have to be convolved.

func.func @addend(%x: tensor<1x4x4x1xf32>, %init: tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32> {
  %w0 = arith.constant dense<1.0> : tensor<1x1x1x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) outs(%init : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %w1 = arith.constant dense<1.0> : tensor<3x3x1x1xf32>
  %i1 = arith.constant dense<0.0> : tensor<1x2x2x1xf32>
  // expected-remark @below {{linear ops stay apart (T16: the first op adds a tensor)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x4x4x1xf32>, tensor<3x3x1x1xf32>) outs(%i1 : tensor<1x2x2x1xf32>) -> tensor<1x2x2x1xf32>
  return %1 : tensor<1x2x2x1xf32>
}

// -----

// T18: TOSA has no depthwise convolution in three dimensions.

func.func @depthwise_3d(%x: tensor<1x4x4x4x2xf32>) -> tensor<1x1x4x1x2xf32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x4x4x4x2xf32>) -> tensor<1x1x4x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T18: TOSA has no depthwise convolution in three dimensions)}}
  %1 = tosa.reduce_sum %0 {axis = 3 : i32} : (tensor<1x1x4x4x2xf32>) -> tensor<1x1x4x1x2xf32>
  return %1 : tensor<1x1x4x1x2xf32>
}

// -----

// T18: groups that are a dimension of the result, and are read as such.

func.func @split_groups(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2x3xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x3xf32>
  %i = arith.constant dense<0.0> : tensor<1x4x4x2x3xf32>
  %w0 = arith.constant dense<2.0> : tensor<1x1x2xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x4x4x2xf32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x4x4x2xf32>, tensor<1x1x2xf32>) outs(%i0 : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  // expected-remark @below {{linear ops stay apart (T18: groups have a dimension of their own that no neighbouring op joins to the channels)}}
  %1 = linalg.depthwise_conv_2d_nhwc_hwcm {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%0, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x3xf32>) outs(%i : tensor<1x4x4x2x3xf32>) -> tensor<1x4x4x2x3xf32>
  return %1 : tensor<1x4x4x2x3xf32>
}

// -----

// T20: somebody else reads the value between.

func.func @returned(%x: tensor<1x8x8x1xf32>) -> (tensor<1x6x6x1xf32>, tensor<1x4x4x1xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T20: the value between has several uses)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %0, %1 : tensor<1x6x6x1xf32>, tensor<1x4x4x1xf32>
}

// -----

func.func @read_twice(%x: tensor<1x8x8x1xf32>) -> (tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>) {
  %w0 = arith.constant dense<1.0> : tensor<3x3x1x1xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x6x6x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x1xf32>, tensor<3x3x1x1xf32>) outs(%i0 : tensor<1x6x6x1xf32>) -> tensor<1x6x6x1xf32>
  %w1 = arith.constant dense<1.0> : tensor<3x3x1x1xf32>
  %i1 = arith.constant dense<0.0> : tensor<1x4x4x1xf32>
  // expected-remark @below {{linear ops stay apart (T20: the value between has several uses)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x6x6x1xf32>, tensor<3x3x1x1xf32>) outs(%i1 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %w2 = arith.constant dense<2.0> : tensor<3x3x1x1xf32>
  %i2 = arith.constant dense<0.0> : tensor<1x4x4x1xf32>
  // expected-remark @below {{linear ops stay apart (T20: the value between has several uses)}}
  %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w2 : tensor<1x6x6x1xf32>, tensor<3x3x1x1xf32>) outs(%i2 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %1, %2 : tensor<1x4x4x1xf32>, tensor<1x4x4x1xf32>
}

// -----

// T20: another block may be run more often, or never.

func.func @blocks(%x: tensor<1x8x8x1xf32>, %cond: i1, %y: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  %r = scf.if %cond -> tensor<1x4x4x1xf32> {
    %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
    %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    // expected-remark @below {{linear ops stay apart (T20: the ops are in different blocks)}}
    %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
    scf.yield %1 : tensor<1x4x4x1xf32>
  } else {
    scf.yield %y : tensor<1x4x4x1xf32>
  }
  return %r : tensor<1x4x4x1xf32>
}

// -----

// T21: f16 between, which is more rounding than the sum of the fused op.

func.func @half(%x: tensor<1x8x8x1xf16>) -> tensor<1x4x4x1xf16> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf16>}> : () -> tensor<1x3x3x1xf16>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f16, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf16>, tensor<1x3x3x1xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x6x6x1xf16>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf16>}> : () -> tensor<1x3x3x1xf16>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  // expected-remark @below {{linear ops stay apart (T21: the value between is rounded to few bits)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f16, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xf16>, tensor<1x3x3x1xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x4x4x1xf16>
  return %1 : tensor<1x4x4x1xf16>
}

// -----

// A padding between changes nothing of it.

func.func @half_and_padding(%x: tensor<1x8x8x1xf16>) -> tensor<1x8x8x1xf16> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x1x1x1xf16>}> : () -> tensor<1x1x1x1xf16>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f16, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf16>, tensor<1x1x1x1xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x8x8x1xf16>
  %p1 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  // expected-remark @below {{linear ops stay apart (T21: the value between is rounded to few bits)}}
  %1 = tosa.pad %0, %p1, %v1 : (tensor<1x8x8x1xf16>, !tosa.shape<8>, tensor<1xf16>) -> tensor<1x10x10x1xf16>
  %w2 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf16>}> : () -> tensor<1x3x3x1xf16>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  // expected-remark @below {{linear ops stay apart (one op would have 576 multiply-accumulates instead of 576 and 9 parameters instead of 9)}}
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f16, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x10x10x1xf16>, tensor<1x3x3x1xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x8x8x1xf16>
  return %2 : tensor<1x8x8x1xf16>
}

// -----

func.func @brain_half(%x: tensor<1x8x8x1xbf16>) -> tensor<1x4x4x1xbf16> {
  %w0 = arith.constant dense<1.0> : tensor<3x3x1x1xbf16>
  %i0 = arith.constant dense<0.0> : tensor<1x6x6x1xbf16>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x1xbf16>, tensor<3x3x1x1xbf16>) outs(%i0 : tensor<1x6x6x1xbf16>) -> tensor<1x6x6x1xbf16>
  %w1 = arith.constant dense<1.0> : tensor<3x3x1x1xbf16>
  %i1 = arith.constant dense<0.0> : tensor<1x4x4x1xbf16>
  // expected-remark @below {{linear ops stay apart (T21: the value between is rounded to few bits)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x6x6x1xbf16>, tensor<3x3x1x1xbf16>) outs(%i1 : tensor<1x4x4x1xbf16>) -> tensor<1x4x4x1xbf16>
  return %1 : tensor<1x4x4x1xbf16>
}

// -----

// T21: the division of an integer average is rounded.

func.func @integer_average(%x: tensor<1x8x8x1xi8>) -> tensor<1x2x2x1xi32> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x1xi8>
  %w1 = "tosa.const"() <{values = dense<1> : tensor<1x3x3x1xi8>}> : () -> tensor<1x3x3x1xi8>
  %b1 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  // expected-remark @below {{linear ops stay apart (T21: an average of integers is rounded)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xi8>, tensor<1x3x3x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x1xi32>
  return %1 : tensor<1x2x2x1xi32>
}

// -----

// T21: a product that is shifted.

func.func @shifted(%x: tensor<1x4x4x1xi32>) -> tensor<1x4x4x1xi32> {
  %c = "tosa.const"() <{values = dense<3> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  %s = "tosa.const"() <{values = dense<2> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %c, %s : (tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>, tensor<1xi8>) -> tensor<1x4x4x1xi32>
  %c1 = "tosa.const"() <{values = dense<1> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  // expected-remark @below {{linear ops stay apart (T21: a product that is shifted is rounded)}}
  %1 = tosa.add %0, %c1 : (tensor<1x4x4x1xi32>, tensor<1x1x1x1xi32>) -> tensor<1x4x4x1xi32>
  return %1 : tensor<1x4x4x1xi32>
}

// -----

// T23: the fused weight is 1e40.

func.func @overflow(%x: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0e+20> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0e+20> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T23: a fused weight overflows)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// -----

// T24: whether the last window of the first convolution ends where the padding of
// the second begins depends on the height.

func.func @height(%x: tensor<1x?x4x1xf32>) -> tensor<1x?x2x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x2x2x1xf32>}> : () -> tensor<1x2x2x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x?x4x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x2x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T24: whether padding meets data follows from an unknown extent)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x?x2x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x2x1xf32>
  return %1 : tensor<1x?x2x1xf32>
}

// -----

// T24: unknown channels.

func.func @channels(%x: tensor<1x4x4x?xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x?xf32>, tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x2xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T24: the number of channels is unknown)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// -----

// T25: weights that are not known.

func.func @tosa_filter(%x: tensor<1x8x8x1xf32>, %w: tensor<1x3x3x1xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T25: the filter or the bias is not constant)}}
  %1 = tosa.conv2d %0, %w, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// -----

func.func @linalg_filter(%x: tensor<1x8x8x1xf32>, %w: tensor<3x3x1x1xf32>) -> tensor<1x4x4x1xf32> {
  %i0 = arith.constant dense<0.0> : tensor<1x6x6x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w : tensor<1x8x8x1xf32>, tensor<3x3x1x1xf32>) outs(%i0 : tensor<1x6x6x1xf32>) -> tensor<1x6x6x1xf32>
  %w1 = arith.constant dense<1.0> : tensor<3x3x1x1xf32>
  %i1 = arith.constant dense<0.0> : tensor<1x4x4x1xf32>
  // expected-remark @below {{linear ops stay apart (T25: the filter is not constant)}}
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x6x6x1xf32>, tensor<3x3x1x1xf32>) outs(%i1 : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// -----

// T28: the stride would be beyond what there is.

func.func @stride(%x: tensor<1x16385x1x1xf32>) -> tensor<1x2x1x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<1.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 128, 1>, dilation = array<i64: 1, 1>} : (tensor<1x16385x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x129x1x1xf32>
  %w1 = "tosa.const"() <{values = dense<1.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{linear ops stay apart (T28: a stride of 16384 exceeds 8192)}}
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 128, 1>, dilation = array<i64: 1, 1>} : (tensor<1x129x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x1x1xf32>
  return %1 : tensor<1x2x1x1xf32>
}
