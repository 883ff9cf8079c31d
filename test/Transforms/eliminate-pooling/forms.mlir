// Every avg-form x max-form, in both dialects.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense numerics=fast max-form=relu" | FileCheck %s --check-prefixes=DENSE,RELU
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense numerics=fast max-form=relu-only" | FileCheck %s --check-prefixes=DENSE,ONLY-DENSE
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense numerics=fast max-form=maximum" | FileCheck %s --check-prefixes=DENSE,MAXIMUM
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=shared max-form=relu" | FileCheck %s --check-prefixes=SHARED,RELU
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=shared max-form=relu-only" | FileCheck %s --check-prefixes=SHARED,ONLY
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=depthwise max-form=maximum" | FileCheck %s --check-prefixes=DEPTHWISE,MAXIMUM
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=depthwise max-form=auto" | FileCheck %s --check-prefixes=DEPTHWISE,RELU
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=depthwise max-form=relu-only" | FileCheck %s --check-prefixes=DEPTHWISE,ONLY

// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense numerics=fast max-form=relu-only fail-on-remaining-pooling" \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp" --tosa-validate="strict-op-spec-alignment" -o /dev/null
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=shared max-form=relu-only fail-on-remaining-pooling" \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp" --tosa-validate="strict-op-spec-alignment" -o /dev/null

// DEPTHWISE-LABEL: func.func @tosa_average
// DEPTHWISE: tosa.depthwise_conv2d

// The dense filter holds the window on its diagonal.

// DENSE-LABEL: func.func @tosa_average
// DENSE: %[[W:.+]] = "tosa.const"() <{values = dense<{{\[\[\[}}[2.500000e-01, 0.000000e+00], [2.500000e-01, 0.000000e+00]], {{\[\[}}2.500000e-01, 0.000000e+00], [2.500000e-01, 0.000000e+00]]], {{\[\[\[}}0.000000e+00, 2.500000e-01], [0.000000e+00, 2.500000e-01]], {{\[\[}}0.000000e+00, 2.500000e-01], [0.000000e+00, 2.500000e-01]]]]> : tensor<2x2x2x2xf32>}>
// DENSE: tosa.conv2d %arg0, %[[W]]

// One 2x2 filter of one channel serves all: the channels move into the batch.

// SHARED-LABEL: func.func @tosa_average
// SHARED: %[[T:.+]] = tosa.transpose %arg0 {perms = array<i32: 0, 3, 1, 2>}
// SHARED: %[[PLANES:.+]] = tosa.reshape %[[T]], {{.*}} -> tensor<6x4x4x1xf32>
// SHARED: %[[W:.+]] = "tosa.const"() <{values = dense<2.500000e-01> : tensor<1x2x2x1xf32>}>
// SHARED: %[[S:.+]] = tosa.conv2d %[[PLANES]], %[[W]], {{.*}} -> tensor<6x2x2x1xf32>
// SHARED: %[[R:.+]] = tosa.reshape %[[S]], {{.*}} -> tensor<3x2x2x2xf32>
// SHARED: tosa.transpose %[[R]] {perms = array<i32: 0, 2, 3, 1>}
func.func @tosa_average(%x: tensor<3x4x4x2xf32>) -> tensor<3x2x2x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<3x4x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<3x2x2x2xf32>
  return %0 : tensor<3x2x2x2xf32>
}

// In NCHW no transpose is needed: N and C are neighbours.

// DEPTHWISE-LABEL: func.func @linalg_sum
// DEPTHWISE: linalg.depthwise_conv_2d_nchw_chw
// DENSE-LABEL: func.func @linalg_sum
// DENSE: linalg.conv_2d_nchw_fchw {{.*}} tensor<2x2x2x2xf32>) outs(%arg1
// SHARED-LABEL: func.func @linalg_sum
// SHARED-NOT: linalg.transpose
// SHARED: %[[PLANES:.+]] = tensor.expand_shape {{.*}} into tensor<6x1x4x4xf32>
// SHARED: arith.constant dense<1.000000e+00> : tensor<1x1x2x2xf32>
// SHARED: linalg.conv_2d_nchw_fchw {{.*}} ins(%[[PLANES]]
// SHARED-NOT: linalg.transpose
// SHARED: return
func.func @linalg_sum(%x: tensor<3x2x4x4xf32>, %init: tensor<3x2x2x2xf32>) -> tensor<3x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<3x2x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<3x2x2x2xf32>) -> tensor<3x2x2x2xf32>
  return %0 : tensor<3x2x2x2xf32>
}

// RELU-LABEL: func.func @tosa_max
// RELU: tosa.depthwise_conv2d
// RELU: tosa.add
// MAXIMUM-LABEL: func.func @tosa_max
// MAXIMUM-NOT: conv2d
// MAXIMUM: tosa.maximum

// Quantised int8 needs two channels a pair and nothing but convolutions and
// rescales: seen through a zero point of -128 every value is at least 0, and
// saturation below is the relu.

// ONLY-LABEL: func.func @tosa_max
// ONLY-NOT: {{tosa\.(add|sub|maximum|slice|clamp)}}
// ONLY: %[[FIRST:[0-9]+]] = tosa.conv2d
// ONLY-SAME: -> tensor<2x1x2x2xi32>
// ONLY-NOT: {{tosa\.(add|sub|maximum|slice|clamp)}}
// ONLY: %[[POSITIVE:[0-9]+]] = tosa.rescale %[[FIRST]],
// ONLY-SAME: -> tensor<2x1x2x2xi8>
// ONLY-NOT: {{tosa\.(add|sub|maximum|slice|clamp)}}
// ONLY: tosa.conv2d %[[POSITIVE]],
// ONLY-SAME: -> tensor<2x1x2x1xi32>
// ONLY-NOT: {{tosa\.(add|sub|maximum|slice|clamp)}}
// ONLY: return
// ONLY-DENSE-LABEL: func.func @tosa_max
// ONLY-DENSE-NOT: tosa.transpose
// ONLY-DENSE: tosa.conv2d {{.*}} -> tensor<1x1x2x4xi32>
// ONLY-DENSE: tosa.conv2d {{.*}} -> tensor<1x1x2x2xi32>
// ONLY-DENSE-NOT: tosa.transpose
// ONLY-DENSE: return
func.func @tosa_max(%x: tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x2xi8>) -> tensor<1x1x1x2xi8>
  return %0 : tensor<1x1x1x2xi8>
}

// Elsewhere three: relu(a - b), relu(b), relu(-b), joined by [1, 1, -1].

// RELU-LABEL: func.func @linalg_max
// RELU: linalg.depthwise_conv_2d_nhwc_hwc
// RELU: linalg.add
// MAXIMUM-LABEL: func.func @linalg_max
// MAXIMUM-NOT: conv
// MAXIMUM: linalg.max
// ONLY-LABEL: func.func @linalg_max
// ONLY: dense<{{\[\[\[\[}}1, 0, 0]]], {{\[\[\[}}-1, 1, -1]]]]> : tensor<2x1x1x3xi8>
// ONLY: linalg.conv_2d_nhwc_hwcf
// ONLY: arith.maxsi
// ONLY: dense<{{\[\[\[\[}}1], [1], [-1]]]]> : tensor<1x1x3x1xi32>
// ONLY: linalg.conv_2d_nhwc_hwcf
// ONLY-DENSE-LABEL: func.func @linalg_max
// ONLY-DENSE-NOT: linalg.transpose
// ONLY-DENSE: linalg.conv_2d_nhwc_hwcf {{.*}} -> tensor<1x1x1x6xi32>
func.func @linalg_max(%x: tensor<1x2x1x2xi8>) -> tensor<1x1x1x2xi8> {
  %w = tensor.empty() : tensor<2x1xi8>
  %i = arith.constant dense<-128> : tensor<1x1x1x2xi8>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2x1x2xi8>, tensor<2x1xi8>) outs(%i : tensor<1x1x1x2xi8>) -> tensor<1x1x1x2xi8>
  return %0 : tensor<1x1x1x2xi8>
}
