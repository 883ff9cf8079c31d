// Linear ops inside control flow, in several functions, in an isolated op that
// another one contains: each is fused, and only once.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=summary=true -o %t.out 2>&1 | FileCheck %s --check-prefix=SUMMARY
// RUN: FileCheck %s --input-file=%t.out
// RUN: pool-to-conv-opt %s --pass-pipeline='builtin.module(func.func(fuse-linear-convs),builtin.module(fuse-linear-convs))' | FileCheck %s

// SUMMARY: fuse-linear-convs: 5 fused

// CHECK-LABEL: func.func @branch
// CHECK: scf.if
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK: else
// CHECK-COUNT-1: linalg.{{.*}}conv_2d
// CHECK-NOT: linalg.{{.*}}conv_2d
// CHECK: return
func.func @branch(%cond: i1, %x: tensor<1x8x8x1xf32>) -> tensor<1x6x6x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = scf.if %cond -> tensor<1x6x6x1xf32> {
    %w1 = "tosa.const"() <{values = dense<2.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.conv2d %x, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
    %w2 = "tosa.const"() <{values = dense<[[[[-1.0], [-1.5], [0.0]], [[-1.5], [1.5], [1.5]], [[1.5], [1.0], [-0.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
    %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
    scf.yield %2 : tensor<1x6x6x1xf32>
  } else {
    %w3 = arith.constant dense<[[[[-2.0]], [[-1.5]], [[-1.5]]], [[[0.5]], [[-1.0]], [[0.0]]], [[[0.0]], [[-0.5]], [[-2.0]]]]> : tensor<3x3x1x1xf32>
    %i3 = arith.constant dense<0.0> : tensor<1x6x6x1xf32>
    %3 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w3 : tensor<1x8x8x1xf32>, tensor<3x3x1x1xf32>) outs(%i3 : tensor<1x6x6x1xf32>) -> tensor<1x6x6x1xf32>
    %w4 = arith.constant dense<2.0> : tensor<1x1x1x1xf32>
    %i4 = arith.constant dense<0.0> : tensor<1x6x6x1xf32>
    %4 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%3, %w4 : tensor<1x6x6x1xf32>, tensor<1x1x1x1xf32>) outs(%i4 : tensor<1x6x6x1xf32>) -> tensor<1x6x6x1xf32>
    scf.yield %4 : tensor<1x6x6x1xf32>
  }
  return %0 : tensor<1x6x6x1xf32>
}

// A module in a function that has linear ops of its own: one thread for both.

// CHECK-LABEL: func.func @outer
// CHECK: module
// CHECK: func.func @inner
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK: return
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK: return
func.func @outer(%x: tensor<1x8x8x1xf32>) -> tensor<1x6x6x1xf32> {
  builtin.module {
    func.func @inner(%y: tensor<1x8x8x1xf32>) -> tensor<1x6x6x1xf32> {
      %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
      %w0 = "tosa.const"() <{values = dense<2.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
      %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
      %0 = tosa.conv2d %y, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
      %w1 = "tosa.const"() <{values = dense<[[[[-0.5], [2.0], [-1.0]], [[0.5], [1.5], [-1.5]], [[-2.0], [1.5], [0.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
      %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
      %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
      return %1 : tensor<1x6x6x1xf32>
    }
  }
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<2.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-0.5], [0.0], [-1.5]], [[1.0], [1.5], [-1.0]], [[-1.5], [-1.5], [-2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  return %1 : tensor<1x6x6x1xf32>
}

// CHECK: module
// CHECK-LABEL: func.func @own_module
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK: return
builtin.module {
  func.func @own_module(%x: tensor<1x8x8x1xf32>) -> tensor<1x6x6x1xf32> {
    %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    %w0 = "tosa.const"() <{values = dense<2.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
    %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
    %w1 = "tosa.const"() <{values = dense<[[[[0.0], [0.5], [2.0]], [[-2.0], [1.5], [-0.5]], [[-2.0], [-1.0], [-1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
    %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
    return %1 : tensor<1x6x6x1xf32>
  }
}
