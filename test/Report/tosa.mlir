// RUN: pool-to-conv-opt %s --report-network -o /dev/null 2>&1 | FileCheck %s

// Result elements times weights per element:
//   conv2d            8 * 8 * 4 * (3 * 3 * 3)    =  6912
//   depthwise_conv2d  8 * 8 * 8 * (3 * 3)        =  4608
//   matmul            16 * 5 * 8                 =   640
//   conv3d            2 * 2 * 2 * 2 * (1 * 3 * 3 * 1) = 144
// input elements times window and outputs:
//   transpose_conv2d  4 * 4 * 8 * (2 * 3 * 3)    =  2304
// result elements times window:
//   avg_pool2d        4 * 4 * 8 * (2 * 2)        =   512
//   max_pool2d        4 * 4 * 8 * (3 * 3)        =  1152
//   reduce_sum        8 * 16                     =   128
//
// CHECK-LABEL: function @convolutions
// CHECK-NEXT:    ops                      [[#]]
// CHECK:           tosa.avg_pool2d          1
// CHECK:           tosa.const              13
// CHECK:           tosa.const_shape         1
// CHECK:         pooling ops                3
// CHECK-NEXT:    multiply-accumulates   14608
// CHECK-NEXT:      tosa.conv2d           6912
// CHECK-NEXT:      tosa.conv3d            144
// CHECK-NEXT:      tosa.depthwise_conv2d 4608
// CHECK-NEXT:      tosa.matmul            640
// CHECK-NEXT:      tosa.transpose_conv2d 2304
// CHECK-NEXT:    window reductions       1792
// CHECK-NEXT:      tosa.avg_pool2d        512
// CHECK-NEXT:      tosa.max_pool2d       1152
// CHECK-NEXT:      tosa.reduce_sum        128
//
// Weights 108 + 72 + 40 + 144 + 18, biases 4 + 8 + 2 + 2, four zero points of
// one element. The 144 of the transposed convolution and the zero points are
// splats: 144 - 1 fewer are stored.
//
// CHECK-NEXT:    parameters               402
// CHECK-NEXT:      bytes                 1608
// CHECK-NEXT:      stored                 259
// CHECK-NEXT:      stored bytes          1036
//
// Computed: 1024 + 2048 + 512 + 512 + 320 + 648 + 64 + 128 + 32; the reshape is
// a view. The most is alive while the depthwise convolution reads 1024 and
// writes 2048, and the argument %v of 128 still waits.
//
// CHECK-NEXT:    activation bytes        5288
// CHECK-NEXT:      peak                  3200
// CHECK-NOT:     note:
// CHECK-NOT:   total
func.func @convolutions(%x: tensor<1x8x8x3xf32>, %v: tensor<1x2x4x4x1xf32>) -> (tensor<1x4x4x8xf32>, tensor<1x16x5xf32>, tensor<1x9x9x2xf32>, tensor<1x2x2x2x2xf32>, tensor<1x1x1x8xf32>) {
  %z0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %z1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %z2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %z3 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>

  %w0 = "tosa.const"() <{values = dense_resource<w0> : tensor<4x3x3x3xf32>}> : () -> tensor<4x3x3x3xf32>
  %b0 = "tosa.const"() <{values = dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>}> : () -> tensor<4xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %z0, %z1 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x4xf32>

  %w1 = "tosa.const"() <{values = dense_resource<w1> : tensor<3x3x4x2xf32>}> : () -> tensor<3x3x4x2xf32>
  %b1 = "tosa.const"() <{values = dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>}> : () -> tensor<8xf32>
  %1 = tosa.depthwise_conv2d %0, %w1, %b1, %z2, %z3 {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x8x8x4xf32>, tensor<3x3x4x2xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x8xf32>

  %2 = tosa.avg_pool2d %1, %z0, %z0 {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x8xf32>
  %3 = tosa.max_pool2d %2 {kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>

  %s = tosa.const_shape {values = dense<[1, 16, 8]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %4 = tosa.reshape %3, %s : (tensor<1x4x4x8xf32>, !tosa.shape<3>) -> tensor<1x16x8xf32>
  %w2 = "tosa.const"() <{values = dense_resource<w2> : tensor<1x8x5xf32>}> : () -> tensor<1x8x5xf32>
  %5 = tosa.matmul %4, %w2, %z0, %z0 : (tensor<1x16x8xf32>, tensor<1x8x5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x16x5xf32>

  %w3 = "tosa.const"() <{values = dense<0.5> : tensor<2x3x3x8xf32>}> : () -> tensor<2x3x3x8xf32>
  %b3 = "tosa.const"() <{values = dense<[1.0, 2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %6 = tosa.transpose_conv2d %3, %w3, %b3, %z0, %z0 {acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x8xf32>, tensor<2x3x3x8xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x2xf32>

  %w4 = "tosa.const"() <{values = dense_resource<w4> : tensor<2x1x3x3x1xf32>}> : () -> tensor<2x1x3x3x1xf32>
  %b4 = "tosa.const"() <{values = dense<[1.0, 2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %7 = tosa.conv3d %v, %w4, %b4, %z0, %z0 {acc_type = f32, dilation = array<i64: 1, 1, 1>, pad = array<i64: 0, 0, 0, 0, 0, 0>, stride = array<i64: 1, 1, 1>} : (tensor<1x2x4x4x1xf32>, tensor<2x1x3x3x1xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2x2xf32>

  %8 = tosa.reduce_sum %3 {axis = 1 : i32} : (tensor<1x4x4x8xf32>) -> tensor<1x1x4x8xf32>
  %9 = tosa.reduce_sum %8 {axis = 2 : i32} : (tensor<1x1x4x8xf32>) -> tensor<1x1x1x8xf32>
  return %3, %5, %6, %7, %9 : tensor<1x4x4x8xf32>, tensor<1x16x5xf32>, tensor<1x9x9x2xf32>, tensor<1x2x2x2x2xf32>, tensor<1x1x1x8xf32>
}
