// RUN: pool-to-conv-opt %s --report-network -o /dev/null 2>&1 | FileCheck %s

// The product of all loops of each op whose body adds a product:
//   conv_2d_nchw_fchw        1 * 4 * 6 * 6 * 3 * 3 * 3      =  3888
//   depthwise_conv_2d_nhwc_hwc  1 * 3 * 3 * 5 * 2 * 2       =   180
//   conv_2d_nhwc_hwcf_q      1 * 3 * 3 * 7 * 5 * 2 * 2      =  1260
//   matmul                   8 * 9 * 10                     =   720
//   quantized_matmul         2 * 4 * 3                      =    24
// Pools are no multiplications:
//   pooling_nchw_sum         1 * 4 * 3 * 3 * (2 * 2)        =   144
//
// CHECK-LABEL: function @named
// CHECK-NEXT:    ops                                 6
// CHECK:         pooling ops                         1
// CHECK-NEXT:    multiply-accumulates             6072
// CHECK-NEXT:      linalg.conv_2d_nchw_fchw       3888
// CHECK-NEXT:      linalg.conv_2d_nhwc_hwcf_q     1260
// CHECK-NEXT:      linalg.depthwise_conv_2d_nhwc_hwc 180
// CHECK-NEXT:      linalg.matmul                   720
// CHECK-NEXT:      linalg.quantized_matmul          24
// CHECK-NEXT:    window reductions                 144
// CHECK-NEXT:      linalg.pooling_nchw_sum         144
// CHECK-NEXT:    parameters                          0
func.func @named(
    %x: tensor<1x3x8x8xf32>, %w: tensor<4x3x3x3xf32>, %i: tensor<1x4x6x6xf32>,
    %xd: tensor<1x4x4x5xf32>, %wd: tensor<2x2x5xf32>, %id: tensor<1x3x3x5xf32>,
    %xq: tensor<1x4x4x5xi8>, %wq: tensor<2x2x5x7xi8>, %iq: tensor<1x3x3x7xi32>,
    %a: tensor<8x10xf32>, %b: tensor<10x9xf32>, %c: tensor<8x9xf32>,
    %qa: tensor<2x3xi8>, %qb: tensor<3x4xi8>, %qc: tensor<2x4xi32>,
    %p: tensor<2x2xf32>, %ip: tensor<1x4x3x3xf32>, %z: i32) {
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%i : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %1 = linalg.depthwise_conv_2d_nhwc_hwc ins(%xd, %wd : tensor<1x4x4x5xf32>, tensor<2x2x5xf32>) outs(%id : tensor<1x3x3x5xf32>) -> tensor<1x3x3x5xf32>
  %2 = linalg.conv_2d_nhwc_hwcf_q ins(%xq, %wq, %z, %z : tensor<1x4x4x5xi8>, tensor<2x2x5x7xi8>, i32, i32) outs(%iq : tensor<1x3x3x7xi32>) -> tensor<1x3x3x7xi32>
  %3 = linalg.matmul ins(%a, %b : tensor<8x10xf32>, tensor<10x9xf32>) outs(%c : tensor<8x9xf32>) -> tensor<8x9xf32>
  %4 = linalg.quantized_matmul ins(%qa, %qb, %z, %z : tensor<2x3xi8>, tensor<3x4xi8>, i32, i32) outs(%qc : tensor<2x4xi32>) -> tensor<2x4xi32>
  %5 = linalg.pooling_nchw_sum {strides = dense<2> : tensor<2xi64>} ins(%0, %p : tensor<1x4x6x6xf32>, tensor<2x2xf32>) outs(%ip : tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  return
}

// Generics that multiply and accumulate, also when they convert in between:
// 4 * 5 * 6, 1 * 2 * 4 * 4 * 3 * 3 and 4. An element-wise product, a sum, the
// product of a range, and the product of the last element do not.
//
// CHECK-LABEL: function @generics
// CHECK:         multiply-accumulates   412
// CHECK-NEXT:      linalg.generic       412
// CHECK-NEXT:    window reductions        0
func.func @generics(%a: tensor<4x6xi8>, %b: tensor<6x5xi8>, %c: tensor<4x5xi32>,
                    %x: tensor<1x6x6xf32>, %w: tensor<2x3x3xf32>, %i: tensor<1x2x4x4xf32>,
                    %v: tensor<4xf32>, %h: tensor<4xf16>, %s: tensor<f32>) {
  %0 = linalg.generic {
      indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<4x6xi8>, tensor<6x5xi8>) outs(%c : tensor<4x5xi32>) {
  ^bb0(%l: i8, %r: i8, %acc: i32):
    %le = arith.extsi %l : i8 to i32
    %re = arith.extsi %r : i8 to i32
    %m = arith.muli %le, %re : i32
    %n = arith.addi %m, %acc : i32
    linalg.yield %n : i32
  } -> tensor<4x5xi32>
  %1 = linalg.generic {
      indexing_maps = [affine_map<(n, f, y, x, ky, kx) -> (n, y + ky, x + kx)>, affine_map<(n, f, y, x, ky, kx) -> (f, ky, kx)>, affine_map<(n, f, y, x, ky, kx) -> (n, f, y, x)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<1x6x6xf32>, tensor<2x3x3xf32>) outs(%i : tensor<1x2x4x4xf32>) {
  ^bb0(%l: f32, %r: f32, %acc: f32):
    %m = arith.mulf %l, %r : f32
    %n = arith.addf %acc, %m : f32
    linalg.yield %n : f32
  } -> tensor<1x2x4x4xf32>
  %2 = linalg.generic {
      indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
      iterator_types = ["parallel"]}
      ins(%v : tensor<4xf32>) outs(%v : tensor<4xf32>) {
  ^bb0(%l: f32, %acc: f32):
    %m = arith.mulf %l, %l : f32
    %n = arith.addf %acc, %m : f32
    linalg.yield %n : f32
  } -> tensor<4xf32>
  %3 = linalg.generic {
      indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>],
      iterator_types = ["reduction"]}
      ins(%v : tensor<4xf32>) outs(%s : tensor<f32>) {
  ^bb0(%l: f32, %acc: f32):
    %n = arith.addf %acc, %l : f32
    linalg.yield %n : f32
  } -> tensor<f32>
  %4 = linalg.generic {
      indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>],
      iterator_types = ["reduction"]}
      ins(%v : tensor<4xf32>) outs(%s : tensor<f32>) {
  ^bb0(%l: f32, %acc: f32):
    %n = arith.mulf %acc, %l : f32
    linalg.yield %n : f32
  } -> tensor<f32>
  %5 = linalg.generic {
      indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>],
      iterator_types = ["reduction"]}
      ins(%v : tensor<4xf32>) outs(%s : tensor<f32>) {
  ^bb0(%l: f32, %acc: f32):
    %m = arith.mulf %l, %l : f32
    %n = arith.addf %l, %m : f32
    linalg.yield %n : f32
  } -> tensor<f32>
  %6 = linalg.generic {
      indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>],
      iterator_types = ["reduction"]}
      ins(%h : tensor<4xf16>) outs(%s : tensor<f32>) {
  ^bb0(%l: f16, %acc: f32):
    %m = arith.mulf %l, %l : f16
    %e = arith.extf %m : f16 to f32
    %n = arith.addf %acc, %e : f32
    linalg.yield %n : f32
  } -> tensor<f32>
  return
}

// A 3-D maximum without a name of its own: 1 * 2 * 2 * 2 * 2 * (2 * 2 * 2).
//
// CHECK-LABEL: function @unnamed_pool
// CHECK:         pooling ops              1
// CHECK-NEXT:    multiply-accumulates     0
// CHECK-NEXT:    window reductions      128
// CHECK-NEXT:      linalg.generic       128
func.func @unnamed_pool(%x: tensor<1x2x4x4x4xf32>, %i: tensor<1x2x2x2x2xf32>) -> tensor<1x2x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2x2xf32>
  %0 = linalg.generic {
      indexing_maps = [affine_map<(n, c, z, y, x, kz, ky, kx) -> (n, c, z * 2 + kz, y * 2 + ky, x * 2 + kx)>,
                       affine_map<(n, c, z, y, x, kz, ky, kx) -> (kz, ky, kx)>,
                       affine_map<(n, c, z, y, x, kz, ky, kx) -> (n, c, z, y, x)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}
      ins(%x, %w : tensor<1x2x4x4x4xf32>, tensor<2x2x2xf32>) outs(%i : tensor<1x2x2x2x2xf32>) {
  ^bb0(%l: f32, %r: f32, %acc: f32):
    %n = arith.maximumf %acc, %l : f32
    linalg.yield %n : f32
  } -> tensor<1x2x2x2x2xf32>
  return %0 : tensor<1x2x2x2x2xf32>
}

// CHECK-LABEL: total of 3 functions
// CHECK:         pooling ops               2
// CHECK-NEXT:    multiply-accumulates   6484
// CHECK:         window reductions       272
