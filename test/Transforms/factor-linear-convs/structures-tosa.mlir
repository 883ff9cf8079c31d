// Every structure that a filter can hide, in tosa: found, built, executed and
// compared; and found no more when run again.
//
// RUN: pool-to-conv-check %s --factor-linear-convs --expect-rewrites=12 | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --factor-linear-convs -o %t.once.mlir
// RUN: FileCheck %s --input-file=%t.once.mlir --implicit-check-not="tosa.{{.*}}conv"
// RUN: pool-to-conv-opt %t.once.mlir --factor-linear-convs -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir
// RUN: pool-to-conv-opt %s --factor-linear-convs="report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: pool-to-conv-opt %s --mlir-disable-threading --factor-linear-convs | diff - %t.once.mlir
//
// SAME: 13 functions, {{.*}}, 0 mismatched, 0 not run

// CHECK-LABEL: func.func @dilation(
// CHECK: tosa.conv2d {{.*}}dilation = array<i64: 3, 3>{{.*}}tensor<2x3x3x2xf32>
// REMARK: 7x7 convolution becomes 3x3 convolution, dilation 3x3: dilation (reassociating
func.func @dilation(%x: tensor<1x16x16x2xf32>) -> tensor<1x10x10x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[3.0, 2.0], [0.0, 0.0], [0.0, 0.0], [-3.0, 3.0], [0.0, 0.0], [0.0, 0.0], [-2.0, -3.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[3.0, -1.0], [0.0, 0.0], [0.0, 0.0], [1.0, 1.0], [0.0, 0.0], [0.0, 0.0], [-1.0, -3.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[-3.0, -1.0], [0.0, 0.0], [0.0, 0.0], [-2.0, 3.0], [0.0, 0.0], [0.0, 0.0], [1.0, -3.0]]], [[[1.0, 2.0], [0.0, 0.0], [0.0, 0.0], [3.0, 1.0], [0.0, 0.0], [0.0, 0.0], [-2.0, 1.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[-3.0, -1.0], [0.0, 0.0], [0.0, 0.0], [-3.0, -2.0], [0.0, 0.0], [0.0, 0.0], [2.0, -2.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[-2.0, -2.0], [0.0, 0.0], [0.0, 0.0], [2.0, 3.0], [0.0, 0.0], [0.0, 0.0], [3.0, -3.0]]]]> : tensor<2x7x7x2xf32>}> : () -> tensor<2x7x7x2xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<2xf32>}> : () -> tensor<2xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x16x16x2xf32>, tensor<2x7x7x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x2xf32>
  return %0 : tensor<1x10x10x2xf32>
}

// CHECK-LABEL: func.func @zero_border(
// CHECK: tosa.conv2d {{.*}}pad = array<i64: 1, 1, 1, 1>{{.*}}tensor<1x3x3x1xf32>
// REMARK: 5x5 convolution becomes 3x3 convolution: zero border (
func.func @zero_border(%x: tensor<1x12x12x1xf32>) -> tensor<1x12x12x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[0.0], [0.0], [0.0], [0.0], [0.0]], [[0.0], [-3.0], [2.0], [2.0], [0.0]], [[0.0], [-1.0], [2.0], [3.0], [0.0]], [[0.0], [2.0], [1.0], [2.0], [0.0]], [[0.0], [0.0], [0.0], [0.0], [0.0]]]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 2, 2, 2, 2>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x12x1xf32>
  return %0 : tensor<1x12x12x1xf32>
}

// CHECK-LABEL: func.func @diagonal(
// CHECK: tosa.depthwise_conv2d {{.*}}tensor<3x3x3x1xf32>
// REMARK: 3x3 convolution becomes depthwise 3x3 convolution: diagonal (
func.func @diagonal(%x: tensor<1x10x10x3xf32>) -> tensor<1x8x8x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0, 0.0, 0.0], [3.0, 0.0, 0.0], [-2.0, 0.0, 0.0]], [[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [-2.0, 0.0, 0.0]], [[-3.0, 0.0, 0.0], [2.0, 0.0, 0.0], [-2.0, 0.0, 0.0]]], [[[0.0, 2.0, 0.0], [0.0, -1.0, 0.0], [0.0, 1.0, 0.0]], [[0.0, -1.0, 0.0], [0.0, 2.0, 0.0], [0.0, -3.0, 0.0]], [[0.0, 2.0, 0.0], [0.0, 2.0, 0.0], [0.0, 2.0, 0.0]]], [[[0.0, 0.0, -3.0], [0.0, 0.0, -1.0], [0.0, 0.0, 2.0]], [[0.0, 0.0, 2.0], [0.0, 0.0, -2.0], [0.0, 0.0, -1.0]], [[0.0, 0.0, 1.0], [0.0, 0.0, -2.0], [0.0, 0.0, -3.0]]]]> : tensor<3x3x3x3xf32>}> : () -> tensor<3x3x3x3xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<3xf32>}> : () -> tensor<3xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x10x10x3xf32>, tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  return %0 : tensor<1x8x8x3xf32>
}

// CHECK-LABEL: func.func @average_in_front(
// CHECK: tosa.conv2d {{.*}}stride = array<i64: 2, 2>{{.*}}tensor<1x2x2x1xf32>
// CHECK: tosa.conv2d {{.*}}stride = array<i64: 1, 1>{{.*}}tensor<1x3x3x1xf32>
// REMARK: 6x6 convolution, stride 2x2 becomes 2x2 convolution, stride 2x2, then 3x3 convolution: average window in front (
func.func @average_in_front(%x: tensor<1x16x16x1xf32>) -> tensor<1x6x6x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[2.0], [2.0], [3.0], [3.0], [1.0], [1.0]], [[2.0], [2.0], [3.0], [3.0], [1.0], [1.0]], [[2.0], [2.0], [2.0], [2.0], [-1.0], [-1.0]], [[2.0], [2.0], [2.0], [2.0], [-1.0], [-1.0]], [[-3.0], [-3.0], [3.0], [3.0], [-2.0], [-2.0]], [[-3.0], [-3.0], [3.0], [3.0], [-2.0], [-2.0]]]]> : tensor<1x6x6x1xf32>}> : () -> tensor<1x6x6x1xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x16x16x1xf32>, tensor<1x6x6x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  return %0 : tensor<1x6x6x1xf32>
}

// CHECK-LABEL: func.func @average_behind(
// CHECK: tosa.conv2d {{.*}}dilation = array<i64: 3, 3>{{.*}}tensor<1x2x2x1xf32>
// CHECK: tosa.conv2d {{.*}}tensor<1x3x1x1xf32>
// CHECK: tosa.conv2d {{.*}}tensor<1x1x3x1xf32>
// CHECK: tosa.conv2d {{.*}}tensor<1x3x3x1xf32>
// REMARK: 8x8 convolution becomes 2x2 convolution, dilation 3x3, then 3x1 convolution, then 1x3 convolution, then 3x3 convolution: 
func.func @average_behind(%x: tensor<1x20x20x1xf32>) -> tensor<1x13x13x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[3.0], [6.0], [7.0], [7.0], [7.0], [7.0], [4.0], [1.0]], [[1.0], [3.0], [5.0], [5.0], [5.0], [5.0], [4.0], [2.0]], [[-1.0], [-2.0], [-3.0], [-3.0], [-3.0], [-3.0], [-2.0], [-1.0]], [[-1.0], [-2.0], [-3.0], [-3.0], [-3.0], [-3.0], [-2.0], [-1.0]], [[-1.0], [-2.0], [-3.0], [-3.0], [-3.0], [-3.0], [-2.0], [-1.0]], [[-1.0], [-2.0], [-3.0], [-3.0], [-3.0], [-3.0], [-2.0], [-1.0]], [[-4.0], [-8.0], [-10.0], [-10.0], [-10.0], [-10.0], [-6.0], [-2.0]], [[-2.0], [-5.0], [-8.0], [-8.0], [-8.0], [-8.0], [-6.0], [-3.0]]]]> : tensor<1x8x8x1xf32>}> : () -> tensor<1x8x8x1xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x20x20x1xf32>, tensor<1x8x8x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x13x13x1xf32>
  return %0 : tensor<1x13x13x1xf32>
}

// CHECK-LABEL: func.func @separable(
// CHECK: tosa.conv2d {{.*}}tensor<1x5x1x1xf32>
// CHECK: tosa.conv2d {{.*}}tensor<1x1x5x1xf32>
// REMARK: 5x5 convolution becomes 5x1 convolution, then 1x5 convolution: separable (
func.func @separable(%x: tensor<1x12x12x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[6.0], [-9.0], [3.0], [-3.0], [9.0]], [[-2.0], [3.0], [-1.0], [1.0], [-3.0]], [[-6.0], [9.0], [-3.0], [3.0], [-9.0]], [[6.0], [-9.0], [3.0], [-3.0], [9.0]], [[4.0], [-6.0], [2.0], [-2.0], [6.0]]]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %0 : tensor<1x8x8x1xf32>
}

// CHECK-LABEL: func.func @one_dimensional_split(
// CHECK: tosa.conv2d {{.*}}tensor<1x3x1x3xf32>
// CHECK: tosa.conv2d {{.*}}tensor<3x1x3x1xf32>
// REMARK: 3x3 convolution becomes 3x1 convolution, then 1x3 convolution: separable (
func.func @one_dimensional_split(%x: tensor<1x12x12x3xf32>) -> tensor<1x10x10x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[6.0, 9.0, -3.0], [-4.0, -6.0, 2.0], [-4.0, -6.0, 2.0]], [[-6.0, 9.0, -6.0], [4.0, -6.0, 4.0], [4.0, -6.0, 4.0]], [[3.0, 6.0, -6.0], [-2.0, -4.0, 4.0], [-2.0, -4.0, 4.0]]], [[[6.0, 9.0, -3.0], [6.0, 9.0, -3.0], [6.0, 9.0, -3.0]], [[-6.0, 9.0, -6.0], [-6.0, 9.0, -6.0], [-6.0, 9.0, -6.0]], [[3.0, 6.0, -6.0], [3.0, 6.0, -6.0], [3.0, 6.0, -6.0]]], [[[6.0, 9.0, -3.0], [2.0, 3.0, -1.0], [-4.0, -6.0, 2.0]], [[-6.0, 9.0, -6.0], [-2.0, 3.0, -2.0], [4.0, -6.0, 4.0]], [[3.0, 6.0, -6.0], [1.0, 2.0, -2.0], [-2.0, -4.0, 4.0]]]]> : tensor<3x3x3x3xf32>}> : () -> tensor<3x3x3x3xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<3xf32>}> : () -> tensor<3xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x3xf32>, tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x3xf32>
  return %0 : tensor<1x10x10x3xf32>
}

// CHECK-LABEL: func.func @depthwise_separable(
// CHECK: tosa.depthwise_conv2d {{.*}}tensor<3x3x4x1xf32>
// CHECK: tosa.conv2d {{.*}}tensor<5x1x1x4xf32>
// REMARK: 3x3 convolution becomes depthwise 3x3 convolution, then 1x1 convolution: depthwise-separable (
func.func @depthwise_separable(%x: tensor<1x12x12x4xf32>) -> tensor<1x10x10x5xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[9.0, 4.0, -9.0, 9.0], [-9.0, 6.0, 6.0, 6.0], [9.0, 4.0, 9.0, -9.0]], [[-6.0, -4.0, -9.0, 9.0], [-3.0, -2.0, -3.0, 6.0], [3.0, -4.0, 6.0, -9.0]], [[9.0, 2.0, 9.0, -9.0], [-9.0, 6.0, 3.0, -9.0], [3.0, -4.0, 9.0, 9.0]]], [[[9.0, -2.0, 9.0, -6.0], [-9.0, -3.0, -6.0, -4.0], [9.0, -2.0, -9.0, 6.0]], [[-6.0, 2.0, 9.0, -6.0], [-3.0, 1.0, 3.0, -4.0], [3.0, 2.0, -6.0, 6.0]], [[9.0, -1.0, -9.0, 6.0], [-9.0, -3.0, -3.0, 6.0], [3.0, 2.0, -9.0, -6.0]]], [[[-6.0, 6.0, -9.0, 6.0], [6.0, 9.0, 6.0, 4.0], [-6.0, 6.0, 9.0, -6.0]], [[4.0, -6.0, -9.0, 6.0], [2.0, -3.0, -3.0, 4.0], [-2.0, -6.0, 6.0, -6.0]], [[-6.0, 3.0, 9.0, -6.0], [6.0, 9.0, 3.0, -6.0], [-2.0, -6.0, 9.0, 6.0]]], [[[3.0, -6.0, -3.0, 3.0], [-3.0, -9.0, 2.0, 2.0], [3.0, -6.0, 3.0, -3.0]], [[-2.0, 6.0, -3.0, 3.0], [-1.0, 3.0, -1.0, 2.0], [1.0, 6.0, 2.0, -3.0]], [[3.0, -3.0, 3.0, -3.0], [-3.0, -9.0, 1.0, -3.0], [1.0, 6.0, 3.0, 3.0]]], [[[3.0, -2.0, -9.0, -6.0], [-3.0, -3.0, 6.0, -4.0], [3.0, -2.0, 9.0, 6.0]], [[-2.0, 2.0, -9.0, -6.0], [-1.0, 1.0, -3.0, -4.0], [1.0, 2.0, 6.0, 6.0]], [[3.0, -1.0, 9.0, 6.0], [-3.0, -3.0, 3.0, 6.0], [1.0, 2.0, 9.0, -6.0]]]]> : tensor<5x3x3x4xf32>}> : () -> tensor<5x3x3x4xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<5xf32>}> : () -> tensor<5xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x4xf32>, tensor<5x3x3x4xf32>, tensor<5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x5xf32>
  return %0 : tensor<1x10x10x5xf32>
}

// CHECK-LABEL: func.func @pointwise_first(
// CHECK: tosa.conv2d {{.*}}tensor<4x1x1x5xf32>
// CHECK: tosa.depthwise_conv2d {{.*}}tensor<3x3x4x1xf32>
// REMARK: 3x3 convolution becomes 1x1 convolution, then depthwise 3x3 convolution: depthwise-separable, 1x1 first (
func.func @pointwise_first(%x: tensor<1x12x12x5xf32>) -> tensor<1x10x10x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[-3.0, -1.0, 3.0, 2.0, 1.0], [-3.0, -1.0, 3.0, 2.0, 1.0], [6.0, 2.0, -6.0, -4.0, -2.0]], [[-6.0, -2.0, 6.0, 4.0, 2.0], [3.0, 1.0, -3.0, -2.0, -1.0], [9.0, 3.0, -9.0, -6.0, -3.0]], [[-3.0, -1.0, 3.0, 2.0, 1.0], [-9.0, -3.0, 9.0, 6.0, 3.0], [6.0, 2.0, -6.0, -4.0, -2.0]]], [[[3.0, 3.0, 3.0, 3.0, 3.0], [-3.0, -3.0, -3.0, -3.0, -3.0], [-9.0, -9.0, -9.0, -9.0, -9.0]], [[9.0, 9.0, 9.0, 9.0, 9.0], [-6.0, -6.0, -6.0, -6.0, -6.0], [-6.0, -6.0, -6.0, -6.0, -6.0]], [[-9.0, -9.0, -9.0, -9.0, -9.0], [-9.0, -9.0, -9.0, -9.0, -9.0], [-6.0, -6.0, -6.0, -6.0, -6.0]]], [[[-3.0, 1.0, -3.0, 3.0, -3.0], [-6.0, 2.0, -6.0, 6.0, -6.0], [-9.0, 3.0, -9.0, 9.0, -9.0]], [[6.0, -2.0, 6.0, -6.0, 6.0], [-3.0, 1.0, -3.0, 3.0, -3.0], [-6.0, 2.0, -6.0, 6.0, -6.0]], [[6.0, -2.0, 6.0, -6.0, 6.0], [-3.0, 1.0, -3.0, 3.0, -3.0], [9.0, -3.0, 9.0, -9.0, 9.0]]], [[[9.0, -9.0, -9.0, -9.0, 6.0], [-3.0, 3.0, 3.0, 3.0, -2.0], [6.0, -6.0, -6.0, -6.0, 4.0]], [[6.0, -6.0, -6.0, -6.0, 4.0], [-3.0, 3.0, 3.0, 3.0, -2.0], [3.0, -3.0, -3.0, -3.0, 2.0]], [[-9.0, 9.0, 9.0, 9.0, -6.0], [3.0, -3.0, -3.0, -3.0, 2.0], [3.0, -3.0, -3.0, -3.0, 2.0]]]]> : tensor<4x3x3x5xf32>}> : () -> tensor<4x3x3x5xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<4xf32>}> : () -> tensor<4xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x5xf32>, tensor<4x3x3x5xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x4xf32>
  return %0 : tensor<1x10x10x4xf32>
}

// CHECK-LABEL: func.func @low_rank(
// CHECK: tosa.conv2d {{.*}}tensor<2x3x3x6xf32>
// CHECK: tosa.conv2d {{.*}}tensor<6x1x1x2xf32>
// REMARK: 3x3 convolution becomes 3x3 convolution, then 1x1 convolution: low rank 2 (
func.func @low_rank(%x: tensor<1x12x12x6xf32>) -> tensor<1x10x10x6xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[-3.0, -1.0, -8.0, -2.0, 1.0, -3.0], [-5.0, 2.0, 7.0, 1.0, -1.0, 2.0], [-7.0, -9.0, -2.0, -3.0, 4.0, -7.0]], [[5.0, 7.0, 4.0, -1.0, 3.0, 5.0], [4.0, 0.0, 9.0, -3.0, 3.0, -4.0], [1.0, 3.0, -9.0, -5.0, 5.0, -3.0]], [[-5.0, 0.0, 1.0, -3.0, 4.0, -5.0], [6.0, 1.0, -3.0, 3.0, 3.0, 1.0], [-8.0, -4.0, 7.0, -1.0, 4.0, -5.0]]], [[[-6.0, -7.0, 9.0, -4.0, 7.0, 4.0], [5.0, 4.0, -6.0, -8.0, 8.0, 4.0], [6.0, 12.0, -4.0, -1.0, -7.0, 11.0]], [[-5.0, -11.0, -7.0, 8.0, 6.0, -10.0], [-7.0, 5.0, -12.0, -1.0, 1.0, 7.0], [7.0, 6.0, 12.0, 5.0, 0.0, 4.0]], [[10.0, 5.0, 2.0, -6.0, 3.0, 10.0], [-8.0, 2.0, -6.0, -4.0, 1.0, -8.0], [9.0, -3.0, -6.0, 8.0, 3.0, 10.0]]], [[[6.0, 7.0, -9.0, 4.0, -7.0, -4.0], [-5.0, -4.0, 6.0, 8.0, -8.0, -4.0], [-6.0, -12.0, 4.0, 1.0, 7.0, -11.0]], [[5.0, 11.0, 7.0, -8.0, -6.0, 10.0], [7.0, -5.0, 12.0, 1.0, -1.0, -7.0], [-7.0, -6.0, -12.0, -5.0, 0.0, -4.0]], [[-10.0, -5.0, -2.0, 6.0, -3.0, -10.0], [8.0, -2.0, 6.0, 4.0, -1.0, 8.0], [-9.0, 3.0, 6.0, -8.0, -3.0, -10.0]]], [[[15.0, 13.0, 0.0, 10.0, -13.0, -1.0], [1.0, -10.0, -3.0, 11.0, -11.0, -10.0], [3.0, -3.0, 10.0, 7.0, 4.0, -5.0]], [[-1.0, 5.0, 4.0, -11.0, -15.0, 7.0], [4.0, -8.0, 3.0, 7.0, -7.0, -4.0], [-13.0, -15.0, -3.0, 1.0, -9.0, -1.0]], [[-7.0, -8.0, -5.0, 15.0, -12.0, -7.0], [2.0, -5.0, 15.0, 1.0, -7.0, 11.0], [0.0, 12.0, -3.0, -11.0, -12.0, -7.0]]], [[[0.0, -1.0, 5.0, 0.0, 1.0, 2.0], [3.0, 0.0, -4.0, -2.0, 2.0, 0.0], [4.0, 6.0, 0.0, 1.0, -3.0, 5.0]], [[-3.0, -5.0, -3.0, 2.0, 0.0, -4.0], [-3.0, 1.0, -6.0, 1.0, -1.0, 3.0], [1.0, 0.0, 6.0, 3.0, -2.0, 2.0]], [[4.0, 1.0, 0.0, 0.0, -1.0, 4.0], [-4.0, 0.0, 0.0, -2.0, -1.0, -2.0], [5.0, 1.0, -4.0, 2.0, -1.0, 4.0]]], [[[-9.0, -7.0, -4.0, -6.0, 7.0, -1.0], [-3.0, 6.0, 5.0, -5.0, 5.0, 6.0], [-5.0, -3.0, -6.0, -5.0, 0.0, -1.0]], [[3.0, 1.0, 0.0, 5.0, 9.0, -1.0], [0.0, 4.0, 3.0, -5.0, 5.0, 0.0], [7.0, 9.0, -3.0, -3.0, 7.0, -1.0]], [[1.0, 4.0, 3.0, -9.0, 8.0, 1.0], [2.0, 3.0, -9.0, 1.0, 5.0, -5.0], [-4.0, -8.0, 5.0, 5.0, 8.0, 1.0]]]]> : tensor<6x3x3x6xf32>}> : () -> tensor<6x3x3x6xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<6xf32>}> : () -> tensor<6xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x6xf32>, tensor<6x3x3x6xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x6xf32>
  return %0 : tensor<1x10x10x6xf32>
}

// CHECK-LABEL: func.func @two_windows(
// CHECK: tosa.conv2d {{.*}}tensor<1x3x3x1xf32>
// CHECK: tosa.conv2d {{.*}}tensor<1x3x3x1xf32>
// REMARK: 5x5 convolution becomes 3x3 convolution, then 3x3 convolution: two windows (
func.func @two_windows(%x: tensor<1x12x12x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[2.0], [3.0], [-3.0], [3.0], [-1.0]], [[1.0], [9.0], [0.0], [1.0], [1.0]], [[1.0], [-8.0], [17.0], [1.0], [-1.0]], [[2.0], [-9.0], [-1.0], [8.0], [2.0]], [[-6.0], [8.0], [-1.0], [-3.0], [2.0]]]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %0 : tensor<1x8x8x1xf32>
}

// CHECK-LABEL: func.func @identity(
// CHECK-NEXT: return %arg0
// REMARK: 1x1 convolution goes: identity (
func.func @identity(%x: tensor<1x6x6x4xf32>) -> tensor<1x6x6x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0, 0.0, 0.0, 0.0]]], [[[0.0, 1.0, 0.0, 0.0]]], [[[0.0, 0.0, 1.0, 0.0]]], [[[0.0, 0.0, 0.0, 1.0]]]]> : tensor<4x1x1x4xf32>}> : () -> tensor<4x1x1x4xf32>
  %b = "tosa.const"() <{values = dense<0.0> : tensor<4xf32>}> : () -> tensor<4xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x4xf32>, tensor<4x1x1x4xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x4xf32>
  return %0 : tensor<1x6x6x4xf32>
}

// CHECK-LABEL: func.func @no_structure(
// CHECK: tosa.conv2d {{.*}}tensor<2x3x3x2xf32>
// REMARK: the filter stays whole (no cheaper factors were found)
func.func @no_structure(%x: tensor<1x8x8x2xf32>) -> tensor<1x6x6x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[488.0, -546.0], [29.0, -751.0], [-151.0, -934.0]], [[972.0, 6.0], [684.0, -754.0], [-665.0, -648.0]], [[137.0, 720.0], [214.0, -32.0], [884.0, -633.0]]], [[[-671.0, 339.0], [708.0, -469.0], [-479.0, 53.0]], [[556.0, -435.0], [648.0, 32.0], [410.0, 257.0]], [[-39.0, 72.0], [989.0, -209.0], [889.0, 581.0]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<2xf32>}> : () -> tensor<2xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<2x3x3x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x2xf32>
  return %0 : tensor<1x6x6x2xf32>
}
