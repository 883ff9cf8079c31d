// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-linalg-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 14 functions, 14 equal

// An initial value that is no constant is added.
// CHECK-LABEL: fpga.kernel @addend_kernel
// CHECK: fpga.mac
// CHECK: fpga.eltwise add
func.func @addend(%x: tensor<1x5x5x2xi8>, %init: tensor<1x4x4x3xi32>) -> tensor<1x4x4x3xi32> {
  %f = arith.constant dense<[[[[1, -2, 3], [4, 5, -6]], [[7, -8, 9], [1, 2, 3]]], [[[0, 1, 0], [1, 0, 1]], [[-128, 127, 5], [6, 7, 8]]]]> : tensor<2x2x2x3xi8>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x5x5x2xi8>, tensor<2x2x2x3xi8>) outs(%init : tensor<1x4x4x3xi32>) -> tensor<1x4x4x3xi32>
  return %0 : tensor<1x4x4x3xi32>
}

// The same element type all through: sums wrap.
// CHECK-LABEL: fpga.kernel @narrow_kernel
// CHECK: fpga.mac %{{.*}} -> !fpga.stream<1x1x4x2xi8, lanes = 1>
func.func @narrow(%x: tensor<1x6x3xi8>) -> tensor<1x4x2xi8> {
  %zero = arith.constant 0 : i8
  %f = arith.constant dense<[[[1, -2], [3, 40], [5, 60]], [[7, -8], [90, 1], [2, 3]], [[0, 1], [0, 1], [0, 1]]]> : tensor<3x3x2xi8>
  %e = tensor.empty() : tensor<1x4x2xi8>
  %init = linalg.fill ins(%zero : i8) outs(%e : tensor<1x4x2xi8>) -> tensor<1x4x2xi8>
  %0 = linalg.conv_1d_nwc_wcf ins(%x, %f : tensor<1x6x3xi8>, tensor<3x3x2xi8>) outs(%init : tensor<1x4x2xi8>) -> tensor<1x4x2xi8>
  return %0 : tensor<1x4x2xi8>
}

// CHECK-LABEL: fpga.kernel @depthwise_kernel
// CHECK: fpga.reorder
// CHECK: fpga.mac %{{.*}} groups = 3 fold
// CHECK: fpga.reorder
func.func @depthwise(%x: tensor<1x3x6x5xi8>) -> tensor<1x3x3x2xi32> {
  %zero = arith.constant 0 : i32
  %f = arith.constant dense<[[[1, 2], [3, 4]], [[-5, 6], [7, -8]], [[9, 10], [-11, 12]]]> : tensor<3x2x2xi8>
  %e = tensor.empty() : tensor<1x3x3x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x3x2xi32>) -> tensor<1x3x3x2xi32>
  %0 = linalg.depthwise_conv_2d_nchw_chw {strides = dense<2> : tensor<2xi64>} ins(%x, %f : tensor<1x3x6x5xi8>, tensor<3x2x2xi8>) outs(%init : tensor<1x3x3x2xi32>) -> tensor<1x3x3x2xi32>
  return %0 : tensor<1x3x3x2xi32>
}

// A channel multiplier is a dimension of its own until the next op joins it.
// Nobody else needs the joined dimension: one kernel, no reshape of five.
// CHECK-LABEL: fpga.kernel @multiplier_kernel
// CHECK-NOT: x2xi32, lanes = 1> -> !fpga.stream<1x3x4x6
// CHECK: fpga.mac %{{.*}} groups = 3 fold {{.*}} -> !fpga.stream<1x3x4x6xi{{[0-9]+}}, lanes = 1>
// CHECK: fpga.store
func.func @multiplier(%x: tensor<1x4x5x3xi8>) -> tensor<1x3x4x6xi32> {
  %zero = arith.constant 0 : i32
  %zp = arith.constant -3 : i32
  %f = arith.constant dense<[[[[1, 2], [3, 4], [5, -6]], [[7, 8], [9, 10], [11, 12]]], [[[-1, 2], [3, -4], [5, 6]], [[7, 8], [-9, 10], [11, 0]]]]> : tensor<2x2x3x2xi8>
  %e = tensor.empty() : tensor<1x3x4x3x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x4x3x2xi32>) -> tensor<1x3x4x3x2xi32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwcm_q ins(%x, %f, %zp, %zero : tensor<1x4x5x3xi8>, tensor<2x2x3x2xi8>, i32, i32) outs(%init : tensor<1x3x4x3x2xi32>) -> tensor<1x3x4x3x2xi32>
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3, 4]] : tensor<1x3x4x3x2xi32> into tensor<1x3x4x6xi32>
  return %1 : tensor<1x3x4x6xi32>
}

// Groups as exporters write them: split, convolved, joined.
// CHECK-LABEL: fpga.kernel @grouped_kernel
// CHECK: fpga.mac %{{.*}} groups = 2 fold
// CHECK: fpga.store
func.func @grouped(%x: tensor<1x4x5x5xi8>) -> tensor<1x6x4x4xi32> {
  %zero = arith.constant 0 : i32
  %f = arith.constant dense<[[[[[1, 2], [3, 4]], [[-1, 0], [5, 6]]], [[[7, 8], [9, -1]], [[2, 3], [4, 5]]], [[[6, 7], [-8, 9]], [[1, 1], [2, 2]]]],
                             [[[[3, -3], [4, 4]], [[5, 5], [6, 6]]], [[[7, 7], [8, 8]], [[-9, 9], [1, 0]]], [[[0, 1], [1, 1]], [[2, -1], [3, 1]]]]]> : tensor<2x3x2x2x2xi8>
  %e = tensor.empty() : tensor<1x2x3x4x4xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x2x3x4x4xi32>) -> tensor<1x2x3x4x4xi32>
  %split = tensor.expand_shape %x [[0], [1, 2], [3], [4]] output_shape [1, 2, 2, 5, 5] : tensor<1x4x5x5xi8> into tensor<1x2x2x5x5xi8>
  %0 = linalg.conv_2d_ngchw_gfchw ins(%split, %f : tensor<1x2x2x5x5xi8>, tensor<2x3x2x2x2xi8>) outs(%init : tensor<1x2x3x4x4xi32>) -> tensor<1x2x3x4x4xi32>
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<1x2x3x4x4xi32> into tensor<1x6x4x4xi32>
  return %1 : tensor<1x6x4x4xi32>
}

// CHECK-LABEL: fpga.kernel @matmul_kernel
// CHECK: fpga.mac %{{.*}}, %{{.*}} fold <pe = 1, simd = 1> : !fpga.stream<2x1x1x4xi8, lanes = 1>, !fpga.rom<3x1x1x4xi
// CHECK: bias = [1, 2, 3]
func.func @matmul(%x: tensor<2x4xi8>) -> tensor<2x3xi32> {
  %m = arith.constant dense<[[1, 2, 3], [-4, 5, 6], [7, -8, 9], [10, 11, -12]]> : tensor<4x3xi8>
  %bias = arith.constant dense<[1, 2, 3]> : tensor<3xi32>
  %e = tensor.empty() : tensor<2x3xi32>
  %init = linalg.broadcast ins(%bias : tensor<3xi32>) outs(%e : tensor<2x3xi32>) dimensions = [0]
  %0 = linalg.matmul ins(%x, %m : tensor<2x4xi8>, tensor<4x3xi8>) outs(%init : tensor<2x3xi32>) -> tensor<2x3xi32>
  return %0 : tensor<2x3xi32>
}

// CHECK-LABEL: fpga.kernel @sum_pool_kernel
// CHECK: fpga.reduce sum window
func.func @sum_pool(%x: tensor<1x7x6x2xi8>) -> tensor<1x3x2x2xi32> {
  %zero = arith.constant 0 : i32
  %w = tensor.empty() : tensor<3x4xi32>
  %e = tensor.empty() : tensor<1x3x2x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x2x2xi32>) -> tensor<1x3x2x2xi32>
  %0 = linalg.pooling_nhwc_sum {strides = dense<2> : tensor<2xi64>} ins(%x, %w : tensor<1x7x6x2xi8>, tensor<3x4xi32>) outs(%init : tensor<1x3x2x2xi32>) -> tensor<1x3x2x2xi32>
  return %0 : tensor<1x3x2x2xi32>
}

// CHECK-LABEL: fpga.kernel @unsigned_max_kernel
// CHECK: fpga.reduce max window %{{.*}} -> !fpga.stream<1x2x2x2xui8, lanes = 1>
func.func @unsigned_max(%x: tensor<1x4x4x2xi8>) -> tensor<1x2x2x2xi8> {
  %zero = arith.constant 0 : i8
  %w = tensor.empty() : tensor<2x2xi8>
  %e = tensor.empty() : tensor<1x2x2x2xi8>
  %init = linalg.fill ins(%zero : i8) outs(%e : tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8>
  %0 = linalg.pooling_nhwc_max_unsigned {strides = dense<2> : tensor<2xi64>} ins(%x, %w : tensor<1x4x4x2xi8>, tensor<2x2xi8>) outs(%init : tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8>
  return %0 : tensor<1x2x2x2xi8>
}

// CHECK-LABEL: fpga.kernel @unsigned_min_kernel
// CHECK: fpga.reduce min window %{{.*}} -> !fpga.stream<1x3x3x2xui8, lanes = 1>
func.func @unsigned_min(%x: tensor<1x4x4x2xi8>) -> tensor<1x3x3x2xi8> {
  %ones = arith.constant -1 : i8
  %w = tensor.empty() : tensor<2x2xi8>
  %e = tensor.empty() : tensor<1x3x3x2xi8>
  %init = linalg.fill ins(%ones : i8) outs(%e : tensor<1x3x3x2xi8>) -> tensor<1x3x3x2xi8>
  %0 = linalg.pooling_nhwc_min_unsigned ins(%x, %w : tensor<1x4x4x2xi8>, tensor<2x2xi8>) outs(%init : tensor<1x3x3x2xi8>) -> tensor<1x3x3x2xi8>
  return %0 : tensor<1x3x3x2xi8>
}

// A pool without a name.
// CHECK-LABEL: fpga.kernel @generic_pool_kernel
// CHECK: fpga.window %{{.*}} kernel = [3, 2] stride = [1, 2]
// CHECK: fpga.reduce max window
func.func @generic_pool(%x: tensor<1x2x5x6xi16>) -> tensor<1x2x3x3xi16> {
  %low = arith.constant -32768 : i16
  %w = tensor.empty() : tensor<3x2xi16>
  %e = tensor.empty() : tensor<1x2x3x3xi16>
  %init = linalg.fill ins(%low : i16) outs(%e : tensor<1x2x3x3xi16>) -> tensor<1x2x3x3xi16>
  %0 = linalg.generic {indexing_maps = [affine_map<(n, c, h, w, i, j) -> (n, c, h + i, w * 2 + j)>, affine_map<(n, c, h, w, i, j) -> (i, j)>, affine_map<(n, c, h, w, i, j) -> (n, c, h, w)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<1x2x5x6xi16>, tensor<3x2xi16>) outs(%init : tensor<1x2x3x3xi16>) {
  ^bb0(%a: i16, %b: i16, %o: i16):
    %1 = arith.maxsi %o, %a : i16
    linalg.yield %1 : i16
  } -> tensor<1x2x3x3xi16>
  return %0 : tensor<1x2x3x3xi16>
}

// The integer average that torch-mlir writes: padding counted, a sum, and a
// division that truncates.
// CHECK-LABEL: fpga.kernel @torch_average_kernel
// CHECK: fpga.reduce sum window
// CHECK: fpga.requant %{{.*}} multiplier = [3817748708] shift = [35]
func.func @torch_average(%x: tensor<1x2x4x4xi8>) -> tensor<1x2x4x4xi32> {
  %zero8 = arith.constant 0 : i8
  %zero = arith.constant 0 : i32
  %nine = arith.constant 9 : i32
  %padded = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero8 : i8
  } : tensor<1x2x4x4xi8> to tensor<1x2x6x6xi8>
  %w = tensor.empty() : tensor<3x3xi32>
  %e = tensor.empty() : tensor<1x2x4x4xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x2x4x4xi32>) -> tensor<1x2x4x4xi32>
  %0 = linalg.pooling_nchw_sum ins(%padded, %w : tensor<1x2x6x6xi8>, tensor<3x3xi32>) outs(%init : tensor<1x2x4x4xi32>) -> tensor<1x2x4x4xi32>
  %1 = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0 : tensor<1x2x4x4xi32>) outs(%e : tensor<1x2x4x4xi32>) {
  ^bb0(%a: i32, %o: i32):
    %2 = arith.divsi %a, %nine : i32
    linalg.yield %2 : i32
  } -> tensor<1x2x4x4xi32>
  return %1 : tensor<1x2x4x4xi32>
}

// CHECK-LABEL: fpga.kernel @reduced_kernel
// CHECK: fpga.reduce min global dims = [0, 2]
func.func @reduced(%x: tensor<3x4x5xi8>) -> tensor<4xi8> {
  %high = arith.constant 127 : i8
  %e = tensor.empty() : tensor<4xi8>
  %init = linalg.fill ins(%high : i8) outs(%e : tensor<4xi8>) -> tensor<4xi8>
  %0 = linalg.reduce { arith.minsi } ins(%x : tensor<3x4x5xi8>) outs(%init : tensor<4xi8>) dimensions = [0, 2]
  return %0 : tensor<4xi8>
}

// A sum of unsigned numbers in 16 bits, and what it leaves transposed.
// CHECK-LABEL: fpga.kernel @reduced_unsigned_kernel
// CHECK: fpga.reduce sum global dims = [1] %{{.*}} : !fpga.stream<3x4x5xui8, lanes = 1> -> !fpga.stream<3x1x5xui10, lanes = 1>
// CHECK: fpga.reorder
func.func @reduced_unsigned(%x: tensor<3x4x5xi8>) -> tensor<5x3xi16> {
  %zero = arith.constant 0 : i16
  %e = tensor.empty() : tensor<5x3xi16>
  %init = linalg.fill ins(%zero : i16) outs(%e : tensor<5x3xi16>) -> tensor<5x3xi16>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, j, k)>, affine_map<(i, j, k) -> (k, i)>], iterator_types = ["parallel", "reduction", "parallel"]}
      ins(%x : tensor<3x4x5xi8>) outs(%init : tensor<5x3xi16>) {
  ^bb0(%a: i8, %o: i16):
    %1 = arith.extui %a : i8 to i16
    %2 = arith.addi %1, %o : i16
    linalg.yield %2 : i16
  } -> tensor<5x3xi16>
  return %0 : tensor<5x3xi16>
}

// A sum that wraps in eight bits.
// CHECK-LABEL: fpga.kernel @reduced_wraps_kernel
// CHECK: fpga.reduce sum global dims = [0] %{{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
func.func @reduced_wraps(%x: tensor<9x4xi8>) -> tensor<4xi8> {
  %init = arith.constant dense<0> : tensor<4xi8>
  %0 = linalg.reduce { arith.addi } ins(%x : tensor<9x4xi8>) outs(%init : tensor<4xi8>) dimensions = [0]
  return %0 : tensor<4xi8>
}
