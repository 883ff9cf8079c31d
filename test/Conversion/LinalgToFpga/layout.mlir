// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-linalg-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 7 functions, 7 equal

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#channel = affine_map<(n, c, h, w) -> (c)>

// N, C, H, W: the channels come innermost behind the load, and back in front of
// the store. Nothing is reordered between.
// CHECK-LABEL: fpga.kernel @conv_relu_conv_kernel
// CHECK-NOT: fpga.reorder
// CHECK: fpga.load
// CHECK-NEXT: fpga.reorder %{{.*}} by [0, 2, 3, 1] : !fpga.stream<1x3x8x9xi8, lanes = 1> -> !fpga.stream<1x8x9x3xi8, lanes = 1>
// CHECK-NOT: fpga.reorder
// CHECK: fpga.mac %{{.*}} -> !fpga.stream<1x6x7x4xi{{[0-9]+}}, lanes = 1>
// CHECK-NOT: fpga.reorder
// CHECK: bounds = [0, 127]
// CHECK-NOT: fpga.reorder
// CHECK: fpga.mac %{{.*}} -> !fpga.stream<1x2x3x2xi{{[0-9]+}}, lanes = 1>
// CHECK-NOT: fpga.reorder
// CHECK: fpga.reorder %{{.*}} by [0, 3, 1, 2] : !fpga.stream<1x2x3x2xi32, lanes = 1> -> !fpga.stream<1x2x2x3xi32, lanes = 1>
// CHECK-NEXT: fpga.store
// CHECK-NOT: fpga.reorder
func.func @conv_relu_conv(%x: tensor<1x3x8x9xi8>) -> tensor<1x2x2x3xi32> {
  %zero = arith.constant 0 : i32
  %f = arith.constant dense<[[[[1, 2, 3], [-1, 0, 5], [7, 8, -9]], [[0, 2, 1], [4, -4, 5], [6, 3, 2]], [[9, 8, 7], [-6, 5, 4], [3, -2, 1]]],
                             [[[-1, -2, -3], [1, 0, -5], [7, -8, 9]], [[1, -2, 1], [4, 4, -5], [6, -3, 2]], [[-9, 8, 7], [6, -5, 4], [3, 2, -1]]],
                             [[[3, 2, 1], [0, -1, 5], [-9, 8, 7]], [[1, 2, 0], [5, -4, 4], [2, 3, 6]], [[7, 8, 9], [4, 5, -6], [1, -2, 3]]],
                             [[[11, 2, 3], [-1, 0, 5], [7, 8, -9]], [[0, 12, 1], [4, -4, 5], [6, 3, 2]], [[9, 8, 17], [-6, 5, 4], [3, -2, 1]]]]> : tensor<4x3x3x3xi8>
  %bias = arith.constant dense<[100, -200, 300, -4]> : tensor<4xi32>
  %g = arith.constant dense<[[[[1, 2], [3, -4]], [[5, 6], [-7, 8]], [[-9, 1], [2, 3]], [[4, -5], [6, 7]]],
                             [[[-1, 2], [-3, 4]], [[5, -6], [7, -8]], [[9, 1], [-2, 3]], [[4, 5], [-6, -7]]]]> : tensor<2x4x2x2xi8>
  %e = tensor.empty() : tensor<1x4x6x7xi32>
  %init = linalg.broadcast ins(%bias : tensor<4xi32>) outs(%e : tensor<1x4x6x7xi32>) dimensions = [0, 2, 3]
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %f : tensor<1x3x8x9xi8>, tensor<4x3x3x3xi8>) outs(%init : tensor<1x4x6x7xi32>) -> tensor<1x4x6x7xi32>
  %e8 = tensor.empty() : tensor<1x4x6x7xi8>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0 : tensor<1x4x6x7xi32>) outs(%e8 : tensor<1x4x6x7xi8>) {
  ^bb0(%a: i32, %o: i8):
    %four = arith.constant 4 : i32
    %high = arith.constant 127 : i32
    %2 = arith.shrsi %a, %four : i32
    %3 = arith.maxsi %2, %zero : i32
    %4 = arith.minsi %3, %high : i32
    %5 = arith.trunci %4 : i32 to i8
    linalg.yield %5 : i8
  } -> tensor<1x4x6x7xi8>
  %ei = tensor.empty() : tensor<1x2x2x3xi32>
  %zeros = linalg.fill ins(%zero : i32) outs(%ei : tensor<1x2x2x3xi32>) -> tensor<1x2x2x3xi32>
  %6 = linalg.conv_2d_nchw_fchw {strides = dense<2> : tensor<2xi64>, dilations = dense<2> : tensor<2xi64>}
      ins(%1, %g : tensor<1x4x6x7xi8>, tensor<2x4x2x2xi8>) outs(%zeros : tensor<1x2x2x3xi32>) -> tensor<1x2x2x3xi32>
  return %6 : tensor<1x2x2x3xi32>
}

// Convolution, padded pool, residual add of both branches, pointwise
// convolution, global average, flat result: still one reorder, since a map of
// one pixel needs none.
// CHECK-LABEL: fpga.kernel @conv_pool_conv_kernel
// CHECK: fpga.load
// CHECK-NEXT: fpga.reorder
// CHECK-NOT: fpga.reorder
// CHECK: fpga.window %{{.*}} kernel = [3, 3] pad <1, 1, 1, 1, -128>
// CHECK: fpga.reduce max window
// CHECK-NOT: fpga.reorder
// CHECK: fpga.eltwise add
// CHECK-NOT: fpga.reorder
// CHECK: fpga.reduce sum global dims = [1, 2]
// CHECK-NOT: fpga.reorder
// CHECK: fpga.store
// CHECK-NOT: fpga.reorder
func.func @conv_pool_conv(%x: tensor<1x2x6x5xi8>) -> tensor<1x3xi32> {
  %zero = arith.constant 0 : i32
  %low = arith.constant -128 : i8
  %f = arith.constant dense<[[[[1]], [[-2]]], [[[3]], [[4]]], [[[-5]], [[6]]]]> : tensor<3x2x1x1xi8>
  %g = arith.constant dense<[[[[1]], [[-2]], [[5]]], [[[3]], [[4]], [[-7]]], [[[-5]], [[6]], [[9]]]]> : tensor<3x3x1x1xi8>
  %e = tensor.empty() : tensor<1x3x6x5xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x6x5xi32>) -> tensor<1x3x6x5xi32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %f : tensor<1x2x6x5xi8>, tensor<3x2x1x1xi8>) outs(%init : tensor<1x3x6x5xi32>) -> tensor<1x3x6x5xi32>
  %e8 = tensor.empty() : tensor<1x3x6x5xi8>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0 : tensor<1x3x6x5xi32>) outs(%e8 : tensor<1x3x6x5xi8>) {
  ^bb0(%a: i32, %o: i8):
    %five = arith.constant 5 : i32
    %2 = arith.shrsi %a, %five : i32
    %3 = arith.trunci %2 : i32 to i8
    linalg.yield %3 : i8
  } -> tensor<1x3x6x5xi8>
  %padded = tensor.pad %1 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %low : i8
  } : tensor<1x3x6x5xi8> to tensor<1x3x8x7xi8>
  %lows = linalg.fill ins(%low : i8) outs(%e8 : tensor<1x3x6x5xi8>) -> tensor<1x3x6x5xi8>
  %w = tensor.empty() : tensor<3x3xi8>
  %4 = linalg.pooling_nchw_max ins(%padded, %w : tensor<1x3x8x7xi8>, tensor<3x3xi8>) outs(%lows : tensor<1x3x6x5xi8>) -> tensor<1x3x6x5xi8>
  %5 = linalg.add ins(%4, %1 : tensor<1x3x6x5xi8>, tensor<1x3x6x5xi8>) outs(%e8 : tensor<1x3x6x5xi8>) -> tensor<1x3x6x5xi8>
  %6 = linalg.conv_2d_nchw_fchw ins(%5, %g : tensor<1x3x6x5xi8>, tensor<3x3x1x1xi8>) outs(%init : tensor<1x3x6x5xi32>) -> tensor<1x3x6x5xi32>
  %es = tensor.empty() : tensor<1x3x1x1xi32>
  %zeros = linalg.fill ins(%zero : i32) outs(%es : tensor<1x3x1x1xi32>) -> tensor<1x3x1x1xi32>
  %7 = linalg.generic {indexing_maps = [#id, affine_map<(n, c, h, w) -> (n, c, 0, 0)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%6 : tensor<1x3x6x5xi32>) outs(%zeros : tensor<1x3x1x1xi32>) {
  ^bb0(%a: i32, %o: i32):
    %s = arith.addi %o, %a : i32
    linalg.yield %s : i32
  } -> tensor<1x3x1x1xi32>
  %8 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%7 : tensor<1x3x1x1xi32>) outs(%es : tensor<1x3x1x1xi32>) {
  ^bb0(%a: i32, %o: i32):
    %count = arith.constant 30 : i32
    %m = arith.divsi %a, %count : i32
    linalg.yield %m : i32
  } -> tensor<1x3x1x1xi32>
  %9 = tensor.collapse_shape %8 [[0], [1, 2, 3]] : tensor<1x3x1x1xi32> into tensor<1x3xi32>
  return %9 : tensor<1x3xi32>
}

// A scale per channel wants the channels innermost.
// CHECK-LABEL: fpga.kernel @scale_second_kernel
// CHECK: fpga.reorder %{{.*}} by [0, 2, 3, 1]
// CHECK: fpga.requant %{{.*}} multiplier = [1073741824, 1500000000] shift = [33, 34] round half_up
func.func @scale_second(%x: tensor<1x2x3x4xi32>) -> tensor<1x2x3x4xi32> {
  %m = arith.constant dense<[1073741824, 1500000000]> : tensor<2xi64>
  %s = arith.constant dense<[33, 34]> : tensor<2xi64>
  %e = tensor.empty() : tensor<1x2x3x4xi32>
  %0 = linalg.generic {indexing_maps = [#id, #channel, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %m, %s : tensor<1x2x3x4xi32>, tensor<2xi64>, tensor<2xi64>) outs(%e : tensor<1x2x3x4xi32>) {
  ^bb0(%a: i32, %b: i64, %c: i64, %o: i32):
    %one = arith.constant 1 : i64
    %1 = arith.extsi %a : i32 to i64
    %2 = arith.muli %1, %b : i64
    %3 = arith.subi %c, %one : i64
    %4 = arith.shli %one, %3 : i64
    %5 = arith.addi %2, %4 : i64
    %6 = arith.shrsi %5, %c : i64
    %7 = arith.trunci %6 : i64 to i32
    linalg.yield %7 : i32
  } -> tensor<1x2x3x4xi32>
  return %0 : tensor<1x2x3x4xi32>
}

// An addition per channel does not: a memory is read in any order.
// CHECK-LABEL: fpga.kernel @add_second_kernel
// CHECK-NOT: fpga.reorder
// CHECK: fpga.eltwise add %{{.*}}, %{{.*}} : (!fpga.rom<1x2x1x1xi32>, !fpga.stream<1x2x3x4xi32, lanes = 1>)
// CHECK-NOT: fpga.reorder
// CHECK: fpga.store
func.func @add_second(%x: tensor<1x2x3x4xi32>) -> tensor<1x2x3x4xi32> {
  %m = arith.constant dense<[1073741824, -1500000000]> : tensor<2xi32>
  %e = tensor.empty() : tensor<1x2x3x4xi32>
  %0 = linalg.generic {indexing_maps = [#id, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %m : tensor<1x2x3x4xi32>, tensor<2xi32>) outs(%e : tensor<1x2x3x4xi32>) {
  ^bb0(%a: i32, %b: i32, %o: i32):
    %1 = arith.addi %b, %a : i32
    linalg.yield %1 : i32
  } -> tensor<1x2x3x4xi32>
  return %0 : tensor<1x2x3x4xi32>
}

// A transposition is left to who reads it: two of them are none.
// CHECK-LABEL: fpga.kernel @transposed_twice_kernel
// CHECK-NOT: fpga.reorder
// CHECK: fpga.eltwise abs
// CHECK-NOT: fpga.reorder
// CHECK: fpga.store
func.func @transposed_twice(%x: tensor<2x3x4xi8>) -> tensor<2x3x4xi8> {
  %e = tensor.empty() : tensor<4x2x3xi8>
  %0 = linalg.transpose ins(%x : tensor<2x3x4xi8>) outs(%e : tensor<4x2x3xi8>) permutation = [2, 0, 1]
  %1 = math.absi %0 : tensor<4x2x3xi8>
  %r = tensor.empty() : tensor<2x3x4xi8>
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (k, i, j)>, affine_map<(i, j, k) -> (i, j, k)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%1 : tensor<4x2x3xi8>) outs(%r : tensor<2x3x4xi8>) {
  ^bb0(%a: i8, %o: i8):
    linalg.yield %a : i8
  } -> tensor<2x3x4xi8>
  return %2 : tensor<2x3x4xi8>
}

// Two operands in different orders: the second one is brought to that of the
// first.
// CHECK-LABEL: fpga.kernel @transposed_operand_kernel
// CHECK: fpga.reorder %{{.*}} by [2, 0, 1]
// CHECK-NOT: fpga.reorder
// CHECK: fpga.eltwise sub
// CHECK-NOT: fpga.reorder
// CHECK: fpga.store
func.func @transposed_operand(%x: tensor<2x3x4xi8>, %y: tensor<3x4x2xi8>) -> tensor<2x3x4xi8> {
  %e = tensor.empty() : tensor<2x3x4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, j, k)>, affine_map<(i, j, k) -> (j, k, i)>, affine_map<(i, j, k) -> (i, j, k)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %y : tensor<2x3x4xi8>, tensor<3x4x2xi8>) outs(%e : tensor<2x3x4xi8>) {
  ^bb0(%a: i8, %b: i8, %o: i8):
    %1 = arith.subi %a, %b : i8
    linalg.yield %1 : i8
  } -> tensor<2x3x4xi8>
  return %0 : tensor<2x3x4xi8>
}

// The result may be written transposed.
// CHECK-LABEL: fpga.kernel @transposed_result_kernel
// CHECK: fpga.requant %{{.*}} : !fpga.stream<2x3x4xi8, lanes = 1>
// CHECK: fpga.reorder %{{.*}} by [1, 2, 0] : !fpga.stream<2x3x4xi8, lanes = 1> -> !fpga.stream<3x4x2xi8, lanes = 1>
func.func @transposed_result(%x: tensor<2x3x4xi8>) -> tensor<3x4x2xi8> {
  %e = tensor.empty() : tensor<3x4x2xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, j, k)>, affine_map<(i, j, k) -> (j, k, i)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x : tensor<2x3x4xi8>) outs(%e : tensor<3x4x2xi8>) {
  ^bb0(%a: i8, %o: i8):
    %three = arith.constant 3 : i8
    %1 = arith.addi %a, %three : i8
    linalg.yield %1 : i8
  } -> tensor<3x4x2xi8>
  return %0 : tensor<3x4x2xi8>
}
