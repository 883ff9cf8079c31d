// Sizes beyond all measure: never a crash, never an overflow that is taken for a
// size. What can be rewritten without holding it in memory is.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling -verify-diagnostics -o %t.out
// RUN: FileCheck %s --input-file=%t.out
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense max-form=relu-only numerics=fast" -o %t.dense 2>/dev/null
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=shared max-form=relu" -o %t.shared 2>/dev/null
// RUN: %python -c "import os, sys; assert all(os.path.getsize(f) < 200000 for f in sys.argv[1:])" %t.out %t.dense %t.shared

// CHECK-LABEL: func.func @channels
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc
// CHECK: linalg.max
func.func @channels(%x: tensor<1x4x4x1099511627776xf32>, %w: tensor<2x2xf32>, %i: tensor<1x3x3x1099511627776xf32>) {
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x1099511627776xf32>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x1099511627776xf32>) -> tensor<1x3x3x1099511627776xf32>
  %1 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x1099511627776xf32>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x1099511627776xf32>) -> tensor<1x3x3x1099511627776xf32>
  return
}

// One [1, -1] a channel is no splat: the maximum is taken element-wise.

// CHECK-LABEL: func.func @channels_i8
// CHECK-NOT: conv
// CHECK: linalg.max
func.func @channels_i8(%x: tensor<1x4x4x1099511627776xi8>, %w: tensor<2x2xi8>, %i: tensor<1x3x3x1099511627776xi8>) {
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x1099511627776xi8>, tensor<2x2xi8>) outs(%i : tensor<1x3x3x1099511627776xi8>) -> tensor<1x3x3x1099511627776xi8>
  return
}

// CHECK-LABEL: func.func @height
func.func @height(%x: tensor<1x4611686018427387904x4x1xf32>, %w: tensor<2x2xf32>, %i: tensor<1x4611686018427387903x3x1xf32>) {
  // expected-remark @below {{linalg.pooling_nhwc_sum is left in place (T28: tensor<1x4611686018427387904x4x1xf32> has too many elements)}}
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4611686018427387904x4x1xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4611686018427387903x3x1xf32>) -> tensor<1x4611686018427387903x3x1xf32>
  // expected-remark @below {{linalg.pooling_nhwc_max is left in place (T28: tensor<1x4611686018427387904x4x1xf32> has too many elements)}}
  %1 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4611686018427387904x4x1xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4611686018427387903x3x1xf32>) -> tensor<1x4611686018427387903x3x1xf32>
  return
}

// CHECK-LABEL: func.func @product
func.func @product(%x: tensor<1x1099511627776x1099511627776x1xf32>) {
  // expected-remark @below {{tosa.max_pool2d is left in place (T28: tensor<1x1099511627776x1099511627776x1xf32> has too many elements)}}
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1099511627776x1099511627776x1xf32>) -> tensor<1x549755813888x549755813888x1xf32>
  return
}

// CHECK-LABEL: func.func @kernel
func.func @kernel(%x: tensor<1x1099511627777x1xf32>, %w: tensor<1099511627776xf32>, %i: tensor<1x2x1xf32>) {
  // expected-remark @below {{linalg.pooling_nwc_sum is left in place (T28: a window has more than 2^31 - 1 elements)}}
  %0 = linalg.pooling_nwc_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x1099511627777x1xf32>, tensor<1099511627776xf32>) outs(%i : tensor<1x2x1xf32>) -> tensor<1x2x1xf32>
  // expected-remark @below {{linalg.pooling_nwc_max is left in place (T28: a window has more than 2^31 - 1 elements)}}
  %1 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x1099511627777x1xf32>, tensor<1099511627776xf32>) outs(%i : tensor<1x2x1xf32>) -> tensor<1x2x1xf32>
  return
}

// 2^31 - 1 elements, a prime: 31 steps.

// CHECK-LABEL: func.func @large_kernel
// CHECK-COUNT-31: linalg.max
// CHECK: return
func.func @large_kernel(%x: tensor<1x2147483647x1xf32>, %w: tensor<2147483647xf32>) -> tensor<1x1x1xf32> {
  %i = arith.constant dense<0xFF800000> : tensor<1x1x1xf32>
  %1 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<2147483647> : vector<1xi64>} ins(%x, %w : tensor<1x2147483647x1xf32>, tensor<2147483647xf32>) outs(%i : tensor<1x1x1xf32>) -> tensor<1x1x1xf32>
  return %1 : tensor<1x1x1xf32>
}

// Strides and dilations that leave 64 bits, on unknown extents.

// CHECK-LABEL: func.func @steps
func.func @steps(%x: tensor<1x?x1xf32>, %w: tensor<3xf32>, %i: tensor<1x2x1xf32>, %j: tensor<1x?x1xf32>) {
  // expected-remark @below {{linalg.pooling_nwc_max is left in place (T28: a window is empty or its extent overflows)}}
  %0 = linalg.pooling_nwc_max {dilations = dense<9223372036854775807> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x?x1xf32>, tensor<3xf32>) outs(%j : tensor<1x?x1xf32>) -> tensor<1x?x1xf32>
  // expected-remark @below {{linalg.pooling_nwc_max is left in place (T28: a window is empty or its extent overflows)}}
  %1 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<9223372036854775807> : vector<1xi64>} ins(%x, %w : tensor<1x?x1xf32>, tensor<3xf32>) outs(%i : tensor<1x2x1xf32>) -> tensor<1x2x1xf32>
  %2 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<9223372036854775807> : vector<1xi64>} ins(%x, %w : tensor<1x?x1xf32>, tensor<3xf32>) outs(%j : tensor<1x?x1xf32>) -> tensor<1x?x1xf32>
  return
}

// A table of factors, or a band of ops, for each position of a padded average.

// CHECK-LABEL: func.func @counts
func.func @counts(%x: tensor<1x8192x8192x1xf32>, %y: tensor<1x400x400x1xi8>) {
  %fz = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T1: the counts of a padded average differ at too many positions)}}
  %0 = tosa.avg_pool2d %x, %fz, %fz {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = f32} : (tensor<1x8192x8192x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8192x8192x1xf32>
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T1: the counts of a padded average differ at too many positions)}}
  %1 = tosa.avg_pool2d %y, %zp, %zp {kernel = array<i64: 101, 101>, stride = array<i64: 1, 1>, pad = array<i64: 50, 50, 50, 50>, acc_type = i32} : (tensor<1x400x400x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x400x400x1xi8>
  return
}

// Seventy bands in a row are joined in two steps: level 8K joins 64 at once.

// CHECK-LABEL: func.func @many_bands
// CHECK-COUNT-3: tosa.concat
// CHECK-NOT: tosa.concat
// CHECK: return
func.func @many_bands(%x: tensor<1x100x1x1xi8>) -> tensor<1x100x1x1xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 71, 1>, stride = array<i64: 1, 1>, pad = array<i64: 35, 35, 0, 0>, acc_type = i32} : (tensor<1x100x1x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x100x1x1xi8>
  return %0 : tensor<1x100x1x1xi8>
}
