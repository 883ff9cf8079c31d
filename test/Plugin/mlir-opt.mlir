// The passes in the stock mlir-opt: one option is enough, in both ways of
// loading.
//
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(eliminate-pooling)' | FileCheck %s
// RUN: %mlir_opt --load-pass-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(eliminate-pooling{avg-form=depthwise})' | FileCheck %s
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin --load-pass-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(func.func(eliminate-pooling))' | FileCheck %s
//
// Without the plugin there is no such pass.
//
// RUN: not %mlir_opt %s --pass-pipeline='builtin.module(eliminate-pooling)' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=WITHOUT
// WITHOUT: 'eliminate-pooling' does not refer to a registered pass

// CHECK-LABEL: func.func @tosa
// CHECK-NOT:     tosa.avg_pool2d
// CHECK:         tosa.depthwise_conv2d
func.func @tosa(%x: tensor<1x4x4x3xf32>) -> tensor<1x2x2x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

// CHECK-LABEL: func.func @linalg
// CHECK-NOT:     linalg.pooling
// CHECK:         linalg.depthwise_conv_2d_nchw_chw
func.func @linalg(%x: tensor<1x3x4x4xf32>, %init: tensor<1x3x2x2xf32>) -> tensor<1x3x2x2xf32> {
  %window = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.pooling_nchw_sum {strides = dense<2> : tensor<2xi64>} ins(%x, %window : tensor<1x3x4x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x3x2x2xf32>) -> tensor<1x3x2x2xf32>
  return %0 : tensor<1x3x2x2xf32>
}
