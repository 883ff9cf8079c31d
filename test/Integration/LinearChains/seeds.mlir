// 3x3 then 3x3 is 5x5; convolutions with averages between them are 8x8 and 18x18;
// strides and dilations double; a nonlinearity stops everything. As
// conv-algebra.test, with filters that have no symmetry.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf" | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf" -o %t.once.mlir
// RUN: FileCheck %s --check-prefix=IR --input-file=%t.once.mlir
// RUN: pool-to-conv-opt %t.once.mlir --fuse-linear-convs="objective=convs max-weight-growth=inf" -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// CHECK-NOT: MISMATCH
// CHECK: 0 mismatched, 0 not run

// IR-LABEL: func.func @five_by_five
// IR-NOT: pool
// IR: tosa.conv2d {{.*}}stride = array<i64: 1, 1>}{{.*}}, tensor<1x5x5x1xf32>,
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @five_by_five(%x: tensor<1x8x8x1xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[-1.5], [1.5], [2.0]], [[0.0], [-1.5], [2.0]], [[0.5], [0.5], [1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[0.0], [0.0], [-1.5]], [[0.5], [2.0], [2.0]], [[-1.5], [1.5], [2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c5 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v6 = tosa.conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %v6 : tensor<1x4x4x1xf32>
}

// IR-LABEL: func.func @conv_avg_conv
// IR-NOT: pool
// IR: tosa.conv2d {{.*}}stride = array<i64: 2, 2>}{{.*}}, tensor<1x8x8x1xf32>,
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @conv_avg_conv(%x: tensor<1x12x12x1xf32>) -> tensor<1x3x3x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[0.5], [-2.0], [0.0]], [[-1.0], [-1.0], [-1.0]], [[0.5], [1.5], [-1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  %v4 = tosa.avg_pool2d %v3, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x10x10x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  %c5 = "tosa.const"() <{values = dense<[[[[-1.5], [2.0], [-1.0]], [[0.5], [1.0], [2.0]], [[0.0], [-1.0], [1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c6 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v7 = tosa.conv2d %v4, %c5, %c6, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x5x5x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %v7 : tensor<1x3x3x1xf32>
}

// IR-LABEL: func.func @two_averages
// IR-NOT: pool
// IR: tosa.conv2d {{.*}}stride = array<i64: 4, 4>}{{.*}}, tensor<1x18x18x1xf32>,
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @two_averages(%x: tensor<1x22x22x1xf32>) -> tensor<1x2x2x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[1.5], [0.0], [-1.0]], [[-1.5], [-1.5], [-1.0]], [[2.0], [2.0], [1.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x22x22x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x20x20x1xf32>
  %v4 = tosa.avg_pool2d %v3, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x20x20x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  %c5 = "tosa.const"() <{values = dense<[[[[0.5], [-1.5], [0.0]], [[0.0], [1.0], [-2.0]], [[-1.0], [-2.0], [1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c6 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v7 = tosa.conv2d %v4, %c5, %c6, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x10x10x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %v8 = tosa.avg_pool2d %v7, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %c9 = "tosa.const"() <{values = dense<[[[[2.0], [0.0], [-0.5]], [[2.0], [0.5], [0.5]], [[1.0], [1.5], [2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c10 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v11 = tosa.conv2d %v8, %c9, %c10, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %v11 : tensor<1x2x2x1xf32>
}

// IR-LABEL: func.func @strides
// IR-NOT: pool
// IR: tosa.conv2d {{.*}}stride = array<i64: 16, 16>}{{.*}}, tensor<1x63x63x1xf32>,
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @strides(%x: tensor<1x127x127x1xf32>) -> tensor<1x5x5x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[-1.5], [0.5], [1.5]], [[-1.5], [-1.0], [0.0]], [[-1.5], [-1.5], [-1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x127x127x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x63x63x1xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[-1.0], [-0.5], [1.0]], [[1.0], [-1.0], [-1.0]], [[1.0], [-0.5], [2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c5 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v6 = tosa.conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x63x63x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x31x31x1xf32>
  %c7 = "tosa.const"() <{values = dense<[[[[2.0], [-1.0], [-1.0]], [[-0.5], [0.0], [0.5]], [[0.0], [-2.0], [1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c8 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v9 = tosa.conv2d %v6, %c7, %c8, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x31x31x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x15x15x1xf32>
  %c10 = "tosa.const"() <{values = dense<[[[[1.0], [1.0], [0.5]], [[2.0], [0.0], [1.5]], [[2.0], [0.0], [1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c11 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v12 = tosa.conv2d %v9, %c10, %c11, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x15x15x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x7x1xf32>
  %c13 = "tosa.const"() <{values = dense<[[[[-2.0], [-0.5], [-2.0]], [[-1.5], [-0.5], [1.5]], [[-1.0], [2.0], [1.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c14 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v15 = tosa.conv2d %v12, %c13, %c14, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x7x7x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  return %v15 : tensor<1x5x5x1xf32>
}

// IR-LABEL: func.func @dilations
// IR-NOT: pool
// IR: tosa.conv2d {{.*}}stride = array<i64: 1, 1>}{{.*}}, tensor<1x31x31x1xf32>,
// IR-NOT: conv
// IR-NOT: pool
// IR: return
func.func @dilations(%x: tensor<1x40x40x1xf32>) -> tensor<1x10x10x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[-0.5], [-0.5], [2.0]], [[-0.5], [-2.0], [2.0]], [[1.5], [-1.5], [0.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x40x40x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x38x38x1xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[-1.0], [-1.0], [1.5]], [[-1.5], [-2.0], [-2.0]], [[0.5], [-0.5], [2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c5 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v6 = tosa.conv2d %v3, %c4, %c5, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 2, 2>} : (tensor<1x38x38x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x34x34x1xf32>
  %c7 = "tosa.const"() <{values = dense<[[[[-1.5], [1.5], [2.0]], [[-2.0], [0.5], [0.5]], [[0.5], [0.5], [-1.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c8 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v9 = tosa.conv2d %v6, %c7, %c8, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 4, 4>} : (tensor<1x34x34x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x26x26x1xf32>
  %c10 = "tosa.const"() <{values = dense<[[[[-1.5], [-2.0], [-1.5]], [[0.5], [-0.5], [-1.5]], [[-0.5], [1.0], [-0.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c11 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %v12 = tosa.conv2d %v9, %c10, %c11, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 8, 8>} : (tensor<1x26x26x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  return %v12 : tensor<1x10x10x1xf32>
}

// IR-LABEL: func.func @nonlinear
// IR: tosa.conv2d 
// IR: tosa.clamp
// IR: tosa.conv2d 
// IR: return
func.func @nonlinear(%x: tensor<1x9x9x2xf32>) -> tensor<1x9x9x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[1.5, 0.5]]], [[[-1.5, -2.0]]], [[[1.0, -1.5]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %c2 = "tosa.const"() <{values = dense<[-0.5, -1.0, 1.0]> : tensor<3xf32>}> : () -> tensor<3xf32>
  %v3 = tosa.conv2d %x, %c1, %c2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x2xf32>, tensor<3x1x1x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x3xf32>
  %v4 = tosa.clamp %v3 {min_val = 0.0 : f32, max_val = 6.0 : f32} : (tensor<1x9x9x3xf32>) -> tensor<1x9x9x3xf32>
  %c5 = "tosa.const"() <{values = dense<[[[[1.5, 1.5, -1.5]]], [[[2.0, 1.0, -0.5]]]]> : tensor<2x1x1x3xf32>}> : () -> tensor<2x1x1x3xf32>
  %c6 = "tosa.const"() <{values = dense<[1.5, 0.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %v7 = tosa.conv2d %v4, %c5, %c6, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x3xf32>, tensor<2x1x1x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>
  return %v7 : tensor<1x9x9x2xf32>
}
