// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense numerics=fast" | FileCheck %s --check-prefix=DENSE
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=shared" | FileCheck %s --check-prefix=SHARED

// CHECK-LABEL: func.func @sum_nwc
// CHECK: linalg.depthwise_conv_1d_nwc_wc
// DENSE-LABEL: func.func @sum_nwc
// DENSE: linalg.conv_1d_nwc_wcf
// SHARED-LABEL: func.func @sum_nwc
// SHARED: tensor<3x1x1xf32>
// SHARED: linalg.conv_1d_nwc_wcf
func.func @sum_nwc(%x: tensor<2x9x3xf32>, %init: tensor<2x7x3xf32>) -> tensor<2x7x3xf32> {
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.pooling_nwc_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x9x3xf32>, tensor<3xf32>) outs(%init : tensor<2x7x3xf32>) -> tensor<2x7x3xf32>
  return %0 : tensor<2x7x3xf32>
}

// CHECK-LABEL: func.func @sum_ncw
// CHECK: linalg.depthwise_conv_1d_ncw_cw
// DENSE-LABEL: func.func @sum_ncw
// DENSE: linalg.conv_1d_ncw_fcw
// SHARED-LABEL: func.func @sum_ncw
// SHARED: linalg.conv_1d_ncw_fcw {{.*}} outs({{.*}} : tensor<6x1x7xf32>)
func.func @sum_ncw(%x: tensor<2x3x9xf32>, %init: tensor<2x3x7xf32>) -> tensor<2x3x7xf32> {
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x3x9xf32>, tensor<3xf32>) outs(%init : tensor<2x3x7xf32>) -> tensor<2x3x7xf32>
  return %0 : tensor<2x3x7xf32>
}

// CHECK-LABEL: func.func @max_nwc
// CHECK-COUNT-2: linalg.max
// CHECK-NOT: linalg.max
// CHECK: return
func.func @max_nwc(%x: tensor<2x9x3xf32>) -> tensor<2x4x3xf32> {
  %w = tensor.empty() : tensor<3xf32>
  %i = arith.constant dense<0xFF800000> : tensor<2x4x3xf32>
  %0 = linalg.pooling_nwc_max {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>} ins(%x, %w : tensor<2x9x3xf32>, tensor<3xf32>) outs(%i : tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

// CHECK-LABEL: func.func @max_ncw
// CHECK: tensor.extract_slice %arg0[0, 0, 2] [2, 3, 5] [1, 1, 1]
// CHECK: linalg.max
func.func @max_ncw(%x: tensor<2x3x7xf32>) -> tensor<2x3x5xf32> {
  %w = tensor.empty() : tensor<2xf32>
  %i = arith.constant dense<0xFF800000> : tensor<2x3x5xf32>
  %0 = linalg.pooling_ncw_max {dilations = dense<2> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x3x7xf32>, tensor<2xf32>) outs(%i : tensor<2x3x5xf32>) -> tensor<2x3x5xf32>
  return %0 : tensor<2x3x5xf32>
}

// CHECK-LABEL: func.func @min_nwc
// CHECK: linalg.min
func.func @min_nwc(%x: tensor<2x9x3xf32>) -> tensor<2x8x3xf32> {
  %w = tensor.empty() : tensor<2xf32>
  %i = arith.constant dense<0x7F800000> : tensor<2x8x3xf32>
  %0 = linalg.pooling_nwc_min {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x9x3xf32>, tensor<2xf32>) outs(%i : tensor<2x8x3xf32>) -> tensor<2x8x3xf32>
  return %0 : tensor<2x8x3xf32>
}

// CHECK-LABEL: func.func @max_unsigned_nwc
// CHECK: arith.extui {{.*}} : i16 to i32
// CHECK: linalg.depthwise_conv_1d_nwc_wc
func.func @max_unsigned_nwc(%x: tensor<2x9x3xi16>) -> tensor<2x8x3xi16> {
  %w = tensor.empty() : tensor<2xi16>
  %i = arith.constant dense<0> : tensor<2x8x3xi16>
  %0 = linalg.pooling_nwc_max_unsigned {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x9x3xi16>, tensor<2xi16>) outs(%i : tensor<2x8x3xi16>) -> tensor<2x8x3xi16>
  return %0 : tensor<2x8x3xi16>
}

// The init of an unsigned minimum is its identity only if all bits are set: a
// signed maximum is not.

// CHECK-LABEL: func.func @min_unsigned_nwc
// CHECK: linalg.depthwise_conv_1d_nwc_wc
// CHECK: linalg.sub
// CHECK: linalg.sub
func.func @min_unsigned_nwc(%x: tensor<2x9x3xi8>) -> tensor<2x8x3xi8> {
  %w = tensor.empty() : tensor<2xi8>
  %i = arith.constant dense<127> : tensor<2x8x3xi8>
  %0 = linalg.pooling_nwc_min_unsigned {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %w : tensor<2x9x3xi8>, tensor<2xi8>) outs(%i : tensor<2x8x3xi8>) -> tensor<2x8x3xi8>
  return %0 : tensor<2x8x3xi8>
}
