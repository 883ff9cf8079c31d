// Nine chains of linear ops that each are one convolution, in tosa
// (T15); depthwise ones stay depthwise (T18).
//
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf" | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf" -o %t.once.mlir
// RUN: FileCheck %s --check-prefix=IR --input-file=%t.once.mlir
// RUN: pool-to-conv-opt %t.once.mlir --fuse-linear-convs="objective=convs max-weight-growth=inf" -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// CHECK-NOT: MISMATCH
// CHECK: 0 mismatched, 0 not run

// IR-LABEL: func.func @conv3_conv3
// IR-NOT: pool
// IR: tosa.conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv3_conv3(%x: tensor<1x9x9x2xf32>) -> tensor<1x5x5x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[-0.5, 2.0], [-1.0, 0.5], [1.5, -1.5]], [[-2.0, 1.5], [0.0, 2.0], [-0.5, -0.5]], [[1.5, 2.0], [2.0, 1.5], [1.0, -1.0]]], [[[-0.5, -1.0], [2.0, 1.0], [-2.0, -1.5]], [[-1.0, -2.0], [0.0, -2.0], [0.0, 1.5]], [[1.0, 1.0], [1.0, 1.5], [-1.0, 0.5]]], [[[-1.5, -2.0], [-1.0, 1.5], [-0.5, 0.0]], [[1.0, 0.0], [1.0, 2.0], [1.0, 0.5]], [[2.0, 1.0], [-0.5, 0.5], [-2.0, 0.0]]]]> : tensor<3x3x3x2xf32>}> : () -> tensor<3x3x3x2xf32>
  %c2 = "tosa.const"() <{values = dense<[-1.0, 0.5, 2.0]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<3x3x3x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x7x3xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[-1.5, -0.5, 0.0], [0.0, -1.5, -1.5], [1.5, 1.5, -1.5]], [[0.5, -1.5, 1.0], [-1.0, -2.0, 0.0], [1.0, 1.0, -1.5]], [[-2.0, -2.0, 1.0], [0.5, 2.0, 0.0], [2.0, -0.5, -2.0]]], [[[0.0, -2.0, -1.5], [-1.5, 2.0, -2.0], [-0.5, 1.0, 0.0]], [[0.0, -1.0, -2.0], [0.5, 0.5, 0.5], [-1.0, 1.0, 1.0]], [[1.5, 2.0, 1.0], [2.0, -1.5, 2.0], [0.0, 1.0, -0.5]]]]> : tensor<2x3x3x3xf32>}> : () -> tensor<2x3x3x3xf32>
  %c5 = "tosa.const"() <{values = dense<[0.0, 1.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %v6 = tosa.conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x7x7x3xf32>, tensor<2x3x3x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x2xf32>
  return %v6 : tensor<1x5x5x2xf32>
}

// IR-LABEL: func.func @conv1_conv3
// IR-NOT: pool
// IR: tosa.conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv1_conv3(%x: tensor<1x9x9x2xf32>) -> tensor<1x9x9x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[0.0, 2.0]]], [[[0.0, 2.0]]], [[[0.5, -2.0]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %c2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<3x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x3xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[1.0, 0.5, -2.0], [1.0, -1.0, -2.0], [0.5, 1.5, 0.5]], [[0.5, 0.0, 1.5], [-2.0, -2.0, -2.0], [0.5, 0.0, 1.5]], [[0.0, 0.5, -1.0], [0.5, -1.0, 0.5], [0.5, 0.0, 0.0]]], [[[1.0, -1.5, -2.0], [-1.0, 0.0, 2.0], [-0.5, 0.0, -0.5]], [[0.5, -1.0, 1.0], [-1.5, -1.5, 0.5], [0.5, -0.5, 1.5]], [[-1.0, -1.5, 0.5], [-0.5, 1.5, 0.0], [-0.5, -1.5, -2.0]]]]> : tensor<2x3x3x3xf32>}> : () -> tensor<2x3x3x3xf32>
  %c5 = "tosa.const"() <{values = dense<[2.0, -0.5]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %v6 = tosa.conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x3xf32>, tensor<2x3x3x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  return %v6 : tensor<1x9x9x2xf32>
}

// IR-LABEL: func.func @conv3_conv1
// IR-NOT: pool
// IR: tosa.conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv3_conv1(%x: tensor<1x9x9x2xf32>) -> tensor<1x9x9x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[0.5, -1.0], [0.0, 0.5], [-1.5, 0.5]], [[-1.0, 1.0], [0.0, 2.0], [0.0, 1.5]], [[0.5, 1.0], [0.0, 1.0], [1.0, -2.0]]], [[[1.0, -1.0], [-0.5, -2.0], [1.5, 2.0]], [[1.0, 2.0], [-0.5, -2.0], [1.5, 2.0]], [[0.0, 2.0], [0.5, -0.5], [-1.5, 0.0]]], [[[-1.5, -0.5], [-2.0, -2.0], [2.0, -0.5]], [[1.0, -2.0], [-2.0, 1.5], [-1.5, -1.0]], [[2.0, 0.0], [-0.5, -2.0], [2.0, 2.0]]]]> : tensor<3x3x3x2xf32>}> : () -> tensor<3x3x3x2xf32>
  %c2 = "tosa.const"() <{values = dense<[1.0, -2.0, -1.5]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<3x3x3x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x3xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[0.5, -1.0, 0.0]]], [[[2.0, 1.5, -2.0]]]]> : tensor<2x1x1x3xf32>}> : () -> tensor<2x1x1x3xf32>
  %c5 = "tosa.const"() <{values = dense<[0.5, -0.5]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %v6 = tosa.conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x3xf32>, tensor<2x1x1x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  return %v6 : tensor<1x9x9x2xf32>
}

// IR-LABEL: func.func @conv1_conv1
// IR-NOT: pool
// IR: tosa.conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv1_conv1(%x: tensor<1x9x9x2xf32>) -> tensor<1x9x9x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[-0.5, -1.5]]], [[[2.0, -1.5]]], [[[-1.0, -0.5]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %c2 = "tosa.const"() <{values = dense<[0.0, -1.0, -2.0]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<3x1x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x3xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[1.5, 1.0, -2.0]]], [[[0.0, -0.5, 0.0]]]]> : tensor<2x1x1x3xf32>}> : () -> tensor<2x1x1x3xf32>
  %c5 = "tosa.const"() <{values = dense<[2.0, 2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %v6 = tosa.conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x3xf32>, tensor<2x1x1x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  return %v6 : tensor<1x9x9x2xf32>
}

// IR-LABEL: func.func @conv3_avg2
// IR-NOT: pool
// IR: tosa.conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv3_avg2(%x: tensor<1x10x10x2xf32>) -> tensor<1x4x4x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[1.0, -2.0], [1.5, 0.5], [-2.0, -2.0]], [[-1.0, -2.0], [-1.5, -2.0], [-1.5, 1.5]], [[-2.0, -1.5], [2.0, 2.0], [1.5, 0.5]]], [[[-1.0, 0.5], [-1.5, 0.5], [1.0, 1.0]], [[0.0, 0.5], [0.0, -0.5], [0.5, 1.0]], [[-1.5, -1.0], [2.0, -2.0], [1.0, -1.5]]], [[[-1.0, -2.0], [0.5, 1.5], [2.0, 1.0]], [[-2.0, 1.0], [-2.0, 0.5], [1.5, 0.5]], [[1.0, 1.0], [1.5, -2.0], [-0.5, -0.5]]]]> : tensor<3x3x3x2xf32>}> : () -> tensor<3x3x3x2xf32>
  %c2 = "tosa.const"() <{values = dense<[2.0, 0.0, -1.5]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x10x10x2xf32>, tensor<3x3x3x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  %v4 = tosa.avg_pool2d %v3, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x3xf32>
  return %v4 : tensor<1x4x4x3xf32>
}

// IR-LABEL: func.func @avg2_conv3
// IR-NOT: pool
// IR: tosa.conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @avg2_conv3(%x: tensor<1x10x10x2xf32>) -> tensor<1x3x3x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v1 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x10x10x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x2xf32>
  %c2 = "tosa.const"() <{values = dense<[[[[1.0, -0.5], [1.0, -1.0], [-2.0, 0.5]], [[0.5, 2.0], [0.0, -1.5], [1.5, -1.5]], [[2.0, 1.0], [-1.5, 0.5], [2.0, -1.5]]], [[[-2.0, 1.5], [-1.0, -0.5], [1.0, -2.0]], [[2.0, -1.5], [-1.5, 1.0], [-1.0, -2.0]], [[0.5, -1.5], [-2.0, -1.5], [1.5, 0.0]]], [[[0.0, -1.5], [-2.0, 2.0], [2.0, -0.5]], [[-1.5, 2.0], [-1.5, 2.0], [-2.0, 2.0]], [[0.5, -1.0], [-1.5, -0.5], [-1.0, -0.5]]]]> : tensor<3x3x3x2xf32>}> : () -> tensor<3x3x3x2xf32>
  %c3 = "tosa.const"() <{values = dense<[1.5, 1.0, 0.0]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v4 = tosa.conv2d %v1, %c2, %c3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x5x5x2xf32>, tensor<3x3x3x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x3xf32>
  return %v4 : tensor<1x3x3x3xf32>
}

// IR-LABEL: func.func @repvgg
// IR-NOT: pool
// IR: tosa.conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @repvgg(%x: tensor<1x9x9x2xf32>) -> tensor<1x9x9x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[0.5, 1.0], [0.5, 2.0], [1.0, -1.5]], [[1.0, 2.0], [-0.5, 1.0], [-1.0, 1.0]], [[2.0, 1.5], [-1.0, 1.0], [-1.0, -1.0]]], [[[-1.5, 1.5], [1.5, 2.0], [1.5, -1.0]], [[-1.0, 0.0], [-0.5, -1.0], [2.0, 0.5]], [[-0.5, 2.0], [0.0, 1.0], [0.0, -0.5]]]]> : tensor<2x3x3x2xf32>}> : () -> tensor<2x3x3x2xf32>
  %c2 = "tosa.const"() <{values = dense<[0.0, -2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<2x3x3x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[0.0, 1.5]]], [[[1.0, -0.5]]]]> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %c5 = "tosa.const"() <{values = dense<[-1.0, 0.5]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %v6 = tosa.conv2d %x, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  %v7 = tosa.add %v3, %v6 : (tensor<1x9x9x2xf32>, tensor<1x9x9x2xf32>) -> tensor<1x9x9x2xf32>
  %v8 = tosa.add %v7, %x : (tensor<1x9x9x2xf32>, tensor<1x9x9x2xf32>) -> tensor<1x9x9x2xf32>
  return %v8 : tensor<1x9x9x2xf32>
}

// IR-LABEL: func.func @dw3_dw3
// IR-NOT: pool
// IR: tosa.depthwise_conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @dw3_dw3(%x: tensor<1x9x9x3xf32>) -> tensor<1x5x5x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[-0.5], [0.5], [1.5]], [[-1.0], [1.0], [1.5]], [[-0.5], [1.5], [2.0]]], [[[-2.0], [1.5], [-1.5]], [[1.0], [-2.0], [1.5]], [[-0.5], [-0.5], [-1.5]]], [[[-0.5], [0.0], [-0.5]], [[-0.5], [0.0], [-1.0]], [[-1.0], [-2.0], [0.0]]]]> : tensor<3x3x3x1xf32>}> : () -> tensor<3x3x3x1xf32>
  %c2 = "tosa.const"() <{values = dense<[-1.0, -2.0, 0.5]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v3 = tosa.depthwise_conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x3xf32>, tensor<3x3x3x1xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x7x3xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[-1.0], [1.0], [-1.5]], [[-1.5], [-1.5], [-1.5]], [[0.0], [0.0], [-2.0]]], [[[0.5], [1.5], [0.5]], [[-2.0], [-2.0], [0.5]], [[0.5], [1.0], [1.0]]], [[[1.5], [-1.5], [-0.5]], [[1.5], [1.0], [-1.0]], [[2.0], [0.5], [-1.5]]]]> : tensor<3x3x3x1xf32>}> : () -> tensor<3x3x3x1xf32>
  %c5 = "tosa.const"() <{values = dense<[0.0, -1.5, 1.0]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v6 = tosa.depthwise_conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x7x7x3xf32>, tensor<3x3x3x1xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x3xf32>
  return %v6 : tensor<1x5x5x3xf32>
}

// IR-LABEL: func.func @avg2_avg2
// IR-NOT: pool
// IR: tosa.depthwise_conv2d 
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @avg2_avg2(%x: tensor<1x8x8x3xf32>) -> tensor<1x2x2x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v1 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x3xf32>
  %v2 = tosa.avg_pool2d %v1, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x3xf32>
  return %v2 : tensor<1x2x2x3xf32>
}
