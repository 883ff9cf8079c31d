// The pass in the stock mlir-opt, in both ways of loading, with its options, and
// nested.
//
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(fuse-linear-convs)' | FileCheck %s
// RUN: %mlir_opt --load-pass-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(fuse-linear-convs{objective=macs numerics=fast})' | FileCheck %s
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin --load-pass-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(func.func(fuse-linear-convs,canonicalize))' | FileCheck %s
// RUN: not %mlir_opt --load-pass-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(fuse-linear-convs{max-kernel=0})' 2>&1 | FileCheck %s --check-prefix=BAD
// BAD: error: fuse-linear-convs: max-kernel has to be at least 1

// CHECK-LABEL: func.func @tosa
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
func.func @tosa(%x: tensor<1x8x8x2xf32>) -> tensor<1x6x6x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5]]], [[[0.0, -1.5]]], [[[1.5, 1.5]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<3x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5, -1.5], [0.5, -1.0, 0.0], [0.0, -0.5, -2.0]], [[-1.0, 1.0, 1.0], [2.0, 0.5, 2.0], [1.5, 2.0, 0.0]], [[-2.0, -2.0, 0.5], [1.5, 0.5, 1.0], [1.0, 2.0, -1.0]]], [[[2.0, -1.0, -0.5], [-0.5, -2.0, -1.0], [0.5, -1.0, -1.0]], [[2.0, 2.0, 0.5], [2.0, 2.0, -1.0], [1.5, 1.0, 2.0]], [[0.5, 0.5, 0.5], [1.5, -1.0, 1.0], [1.5, 2.0, -0.5]]]]> : tensor<2x3x3x3xf32>}> : () -> tensor<2x3x3x3xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<2x3x3x3xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x2xf32>
  return %1 : tensor<1x6x6x2xf32>
}

// CHECK-LABEL: func.func @linalg
// CHECK-COUNT-1: linalg.conv_2d_nchw_fchw
// CHECK-NOT: linalg.{{conv|add}}
func.func @linalg(%x: tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32> {
  %w0 = arith.constant dense<[[[[-1.0]], [[-1.5]]], [[[0.0]], [[-1.5]]]]> : tensor<2x2x1x1xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x2x8x8xf32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x2x8x8xf32>, tensor<2x2x1x1xf32>) outs(%i0 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %e1 = tensor.empty() : tensor<1x2x8x8xf32>
  %1 = linalg.add ins(%0, %x : tensor<1x2x8x8xf32>, tensor<1x2x8x8xf32>) outs(%e1 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  return %1 : tensor<1x2x8x8xf32>
}
