// Forms that a pool cannot take: it stays, rather than take another form than
// the one that was asked for.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=max-form=relu -o %t.relu 2>&1 | FileCheck %s --check-prefix=RELU
// RUN: pool-to-conv-opt %s --eliminate-pooling=max-form=relu-only -o %t.only 2>&1 | FileCheck %s --check-prefix=ONLY
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu-only numerics=fast" -o %t.fast 2>&1 | FileCheck %s --check-prefix=ONLY-FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu numerics=fast" -o %t.relu-fast 2>&1 | FileCheck %s --check-prefix=RELU-FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense max-form=relu-only" -o %t.dense 2>&1 | FileCheck %s --check-prefix=DENSE
// RUN: pool-to-conv-opt %s --eliminate-pooling=avg-form=shared -o %t.shared 2>&1 | FileCheck %s --check-prefix=SHARED
// RUN: FileCheck %s --check-prefix=STAYS --input-file=%t.only

// T10, T13: floats.

// RELU: remark: tosa.max_pool2d is left in place (T10: relu(a - b) + b rounds floats; numerics=fast allows it)
// RELU: remark: tosa.max_pool2d is left in place (T13: a relu does not skip NaN)
// ONLY: remark: tosa.max_pool2d is left in place (T10:
// ONLY: remark: tosa.max_pool2d is left in place (T10:
// ONLY-FAST: remark: tosa.max_pool2d is left in place (T13: a relu does not skip NaN)
// ONLY-FAST: remark: tosa.max_pool2d is left in place (T12: the padding of a float maximum would need copies of its border)
// RELU-FAST: remark: tosa.max_pool2d is left in place (T13: a relu does not skip NaN)
// STAYS-LABEL: func.func @floats
// STAYS-COUNT-3: tosa.max_pool2d
func.func @floats(%x: tensor<1x4x4x1xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32>
  %1 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, nan_mode = IGNORE} : (tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32>
  %2 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>} : (tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return
}

// T11: no wider type.

// RELU: remark: tosa.max_pool2d is left in place (T11: differences need a wider type than there is)
// RELU: remark: linalg.pooling_nhwc_max is left in place (T11: differences need a wider type than there is)
// RELU: remark: linalg.pooling_nhwc_max_unsigned is left in place (T11: differences need a wider type than there is)
// ONLY: remark: tosa.max_pool2d is left in place (T11: differences need a wider type than there is)
// ONLY: remark: tosa.max_pool2d is left in place (T11: the second convolution would read integers wider than the dialect convolves)
// ONLY: remark: linalg.pooling_nhwc_max is left in place (T11: differences
// ONLY: remark: linalg.pooling_nhwc_max_unsigned is left in place (T5: unsigned values would have to be widened first)
func.func @integers(%a: tensor<1x4x4x1xi32>, %b: tensor<1x4x4x1xi16>, %c: tensor<1x4x4x1xi64>) {
  %0 = tosa.max_pool2d %a {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xi32>) -> tensor<1x2x2x1xi32>
  %1 = tosa.max_pool2d %b {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xi16>) -> tensor<1x2x2x1xi16>
  %w = tensor.empty() : tensor<2x2xi64>
  %i = arith.constant dense<-9223372036854775808> : tensor<1x3x3x1xi64>
  %2 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%c, %w : tensor<1x4x4x1xi64>, tensor<2x2xi64>) outs(%i : tensor<1x3x3x1xi64>) -> tensor<1x3x3x1xi64>
  %z = arith.constant dense<0> : tensor<1x3x3x1xi64>
  %3 = linalg.pooling_nhwc_max_unsigned {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%c, %w : tensor<1x4x4x1xi64>, tensor<2x2xi64>) outs(%z : tensor<1x3x3x1xi64>) -> tensor<1x3x3x1xi64>
  return
}

// T12: padding that differences cannot stand.

// RELU-FAST: remark: linalg.pooling_nchw_max is left in place (T12: the padding of a float maximum cannot be replaced by its border)
// RELU-FAST: remark: linalg.pooling_nchw_max is left in place (T12: the data is padded by values that differences may lose everything against)
// ONLY-FAST: remark: linalg.pooling_nchw_max is left in place (T12: the padding of a float maximum would need copies of its border)
// ONLY-FAST: remark: linalg.pooling_nchw_max is left in place (T12: the data is padded by values that differences may lose everything against)
func.func @padding(%x: tensor<1x1x4x4xf32>) {
  %w = tensor.empty() : tensor<2x2xf32>
  %inf = arith.constant 0xFF800000 : f32
  %lowest = arith.constant -3.40282347E+38 : f32
  %i = arith.constant dense<0xFF800000> : tensor<1x1x5x5xf32>
  // As wide as the window: its border is not inside every window.
  %p = tensor.pad %x low[0, 0, 2, 0] high[0, 0, 0, 2] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %inf : f32
  } : tensor<1x1x4x4xf32> to tensor<1x1x6x6xf32>
  %0 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%p, %w : tensor<1x1x6x6xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x5x5xf32>) -> tensor<1x1x5x5xf32>
  %q = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %lowest : f32
  } : tensor<1x1x4x4xf32> to tensor<1x1x6x6xf32>
  %1 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%q, %w : tensor<1x1x6x6xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x5x5xf32>) -> tensor<1x1x5x5xf32>
  return
}

// T13: inits that take part. T26: conversions.

// RELU-FAST: remark: linalg.pooling_nwc_max is left in place (T13: a relu against an init that is not -inf may lose the window)
// ONLY: remark: linalg.pooling_nwc_max is left in place (T13: an init that takes part would need an addition)
// ONLY: remark: linalg.pooling_nwc_max is left in place (T13: an init that takes part would need an addition)
// ONLY: remark: linalg.pooling_nwc_max is left in place (T26: a conversion before the maximum is neither a convolution nor a relu)
func.func @inits(%x: tensor<1x4x1xf32>, %y: tensor<1x4x1xi8>, %i: tensor<1x3x1xf32>, %j: tensor<1x3x1xi8>) {
  %w = tensor.empty() : tensor<2xf32>
  %0 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x4x1xf32>, tensor<2xf32>) outs(%i : tensor<1x3x1xf32>) -> tensor<1x3x1xf32>
  %1 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%y, %w : tensor<1x4x1xi8>, tensor<2xf32>) outs(%j : tensor<1x3x1xi8>) -> tensor<1x3x1xi8>
  %k = arith.constant dense<-2147483648> : tensor<1x3x1xi32>
  %2 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%y, %w : tensor<1x4x1xi8>, tensor<2xf32>) outs(%k : tensor<1x3x1xi32>) -> tensor<1x3x1xi32>
  return
}

// T24, T25: sizes that a form needs, or that it cannot hold.

// DENSE: remark: linalg.pooling_nhwc_sum is left in place (T24: a dense filter needs a known number of channels)
// DENSE: remark: linalg.pooling_nhwc_max is left in place (T24: a dense filter needs a known number of channels)
// DENSE: remark: linalg.pooling_nhwc_sum is left in place (T24: only the depthwise form has weights of unknown extent)
// DENSE: remark: tosa.avg_pool2d is left in place (T25: the filter would have more than 2^28 weights that no splat can give)
// DENSE: remark: tosa.max_pool2d is left in place (T25:
// SHARED: remark: linalg.pooling_nhwc_sum is left in place (T24: only the depthwise form has weights of unknown extent)
// SHARED: remark: tosa.avg_pool2d is left in place (T24: channels cannot move into the batch with more than one unknown extent)
// RELU: remark: tosa.max_pool2d is left in place (T24: the number of channels is unknown)
// ONLY: remark: tosa.max_pool2d is left in place (T24: channels cannot move into the batch with more than one unknown extent)
func.func @sizes(%x: tensor<1x4x4x?xi32>, %v: tensor<?x2xi32>, %i: tensor<1x3x3x?xi32>, %y: tensor<1x4x4x1xi32>, %j: tensor<1x?x3x1xi32>,
                 %z: tensor<1x2x2x20000xi8>, %u: tensor<1x4x4x?xi8>, %t: tensor<1x?x?x2xf32>) {
  %w = tensor.empty() : tensor<2x2xi32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x?xi32>, tensor<2x2xi32>) outs(%i : tensor<1x3x3x?xi32>) -> tensor<1x3x3x?xi32>
  %lowest = arith.constant -2147483648 : i32
  %f = linalg.fill ins(%lowest : i32) outs(%i : tensor<1x3x3x?xi32>) -> tensor<1x3x3x?xi32>
  %1 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x?xi32>, tensor<2x2xi32>) outs(%f : tensor<1x3x3x?xi32>) -> tensor<1x3x3x?xi32>
  %2 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%y, %v : tensor<1x4x4x1xi32>, tensor<?x2xi32>) outs(%j : tensor<1x?x3x1xi32>) -> tensor<1x?x3x1xi32>
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %3 = tosa.avg_pool2d %z, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x2x2x20000xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x20000xi8>
  %4 = tosa.max_pool2d %z {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x20000xi8>) -> tensor<1x1x1x20000xi8>
  %fz = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %5 = tosa.avg_pool2d %t, %fz, %fz {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x?x?x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x2xf32>
  %6 = tosa.max_pool2d %u {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x?xi8>) -> tensor<1x2x2x?xi8>
  return
}

// T12: integers that a float does not hold lose everything against their padding.

// RELU-FAST: remark: linalg.pooling_nwc_min is left in place (T12: the padding of a float maximum cannot be replaced by its border)
func.func @wide_integers(%x: tensor<1x9x1xi32>) -> tensor<1x3x1xf32> {
  %w = tensor.empty() : tensor<2xf32>
  %highest = arith.constant 2147483647 : i32
  %padded = tensor.pad %x low[0, 2, 0] high[0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %highest : i32
  } : tensor<1x9x1xi32> to tensor<1x11x1xi32>
  %i = arith.constant dense<0x7F800000> : tensor<1x3x1xf32>
  %0 = linalg.pooling_nwc_min {dilations = dense<2> : vector<1xi64>, strides = dense<3> : vector<1xi64>} ins(%padded, %w : tensor<1x11x1xi32>, tensor<2xf32>) outs(%i : tensor<1x3x1xf32>) -> tensor<1x3x1xf32>
  return %0 : tensor<1x3x1xf32>
}

// T28: the convolutions of the relu forms stay within the level of TOSA; a global
// maximum alone has none, and auto takes the maximum there.

// RELU: remark: tosa.reduce_max is left in place (T28: convolutions of the dialect reach over at most 8192 elements)
// ONLY: remark: tosa.reduce_max is left in place (T28: convolutions of the dialect reach over at most 8192 elements)
// SHARED-NOT: reduce_max
func.func @level(%x: tensor<1x8193x1x1xi8>) -> tensor<1x1x1x1xi8> {
  %0 = tosa.reduce_max %x {axis = 1 : i32} : (tensor<1x8193x1x1xi8>) -> tensor<1x1x1x1xi8>
  return %0 : tensor<1x1x1x1xi8>
}

// T24: differences are cut out by slices, which TOSA has for known extents only.

// RELU: remark: tosa.max_pool2d is left in place (T24: slices need known extents)
// ONLY: remark: tosa.max_pool2d is left in place (T24: convolutions in steps need known extents)
func.func @unknown(%x: tensor<1x?x?x1xi8>) -> tensor<1x?x?x1xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x?x?x1xi8>) -> tensor<1x?x?x1xi8>
  return %0 : tensor<1x?x?x1xi8>
}

// T8: the zeros of a dense filter meet infinities of other channels.

// DENSE: remark: linalg.pooling_nwc_sum is left in place (T8: in a dense filter 0 * inf = NaN lets one channel spoil the others; numerics=fast allows it)
func.func @dense_floats(%x: tensor<1x4x2xf32>, %i: tensor<1x3x2xf32>) -> tensor<1x3x2xf32> {
  %w = tensor.empty() : tensor<2xf32>
  %0 = linalg.pooling_nwc_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x4x2xf32>, tensor<2xf32>) outs(%i : tensor<1x3x2xf32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}
