// Why ops of linalg are not described as linear, one reason each.
// RUN: linear-opt %s --test-linear-roundtrip -verify-diagnostics -o /dev/null

#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#second = affine_map<(d0, d1, d2, d3) -> (d1)>
#rows = affine_map<(d0, d1, d2, d3) -> (d2)>

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

func.func @variable_filter(%x: tensor<1x4x4x2xf32>, %w: tensor<1x1x2x2xf32>, %o: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  // expected-remark @below {{not described: T25: the filter is not constant}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%o : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

func.func @variable_zero_point(%x: tensor<1x4x4x2xi8>, %z: i32, %o: tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32> {
  %w = arith.constant dense<1> : tensor<1x1x2x2xi8>
  // expected-remark @below {{not described: T25: the zero points are not constant}}
  %0 = linalg.conv_2d_nhwc_hwcf_q ins(%x, %w, %z, %z : tensor<1x4x4x2xi8>, tensor<1x1x2x2xi8>, i32, i32) outs(%o : tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32>
  return %0 : tensor<1x4x4x2xi32>
}

func.func @missing_resource(%x: tensor<1x4x4x2xf32>, %o: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense_resource<nowhere> : tensor<1x1x2x2xf32>
  // expected-remark @below {{not loaded: T25: the data of a constant's resource is missing}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) outs(%o : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

func.func @infinite_filter(%x: tensor<1x4x4x2xf32>, %o: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %w = arith.constant dense<[[[[0x7F800000], [1.0]]]]> : tensor<1x1x2x1xf32>
  // expected-remark @below {{not loaded: T23: a constant is not finite, or beyond 53 bits}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x1xf32>) outs(%o : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %0 : tensor<1x4x4x1xf32>
}

func.func @infinite_init(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x1xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x1xf32>
  %o = arith.constant dense<0x7F800000> : tensor<1x4x4x1xf32>
  // expected-remark @below {{not loaded: T23: a constant is not finite, or beyond 53 bits}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x1xf32>) outs(%o : tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  return %0 : tensor<1x4x4x1xf32>
}

func.func @widening_float(%x: tensor<1x4x4x2xf16>, %o: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x2xf16>
  // expected-remark @below {{not described: T23: f16 and f32 round differently}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xf16>, tensor<1x1x2x2xf16>) outs(%o : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

func.func @widening_filter(%x: tensor<1x4x4x2xf32>, %o: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x2xbf16>
  // expected-remark @below {{not described: T23: bf16 and f32 round differently}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x2xbf16>) outs(%o : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

func.func @narrowing(%x: tensor<1x4x4x2xi32>, %o: tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi8> {
  %w = arith.constant dense<1> : tensor<1x1x2x2xi8>
  // expected-remark @below {{not described: T21: the conversion between i32 and i8 is not linear}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xi32>, tensor<1x1x2x2xi8>) outs(%o : tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi8>
  return %0 : tensor<1x4x4x2xi8>
}

func.func @integer_to_float(%x: tensor<1x4x4x2xi8>, %o: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<1> : tensor<1x1x2x2xi8>
  // expected-remark @below {{not described: T21: the conversion between i8 and f32 is not linear}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x2xi8>, tensor<1x1x2x2xi8>) outs(%o : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

func.func @unknown_channels(%x: tensor<1x4x4x?xf32>, %o: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x2xf32>
  // expected-remark @below {{not described: T24: the number of channels is unknown}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x?xf32>, tensor<1x1x2x2xf32>) outs(%o : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

func.func @long_filter(%x: tensor<1x9000x1xf32>, %o: tensor<1x808x1xf32>) -> tensor<1x808x1xf32> {
  %w = arith.constant dense<1.0> : tensor<8193x1x1xf32>
  // expected-remark @below {{not described: T28: a filter of 8193 taps with dilation 1 exceeds 8192 elements}}
  %0 = linalg.conv_1d_nwc_wcf ins(%x, %w : tensor<1x9000x1xf32>, tensor<8193x1x1xf32>) outs(%o : tensor<1x808x1xf32>) -> tensor<1x808x1xf32>
  return %0 : tensor<1x808x1xf32>
}

func.func @complex(%x: tensor<1x4x1xcomplex<f32>>, %o: tensor<1x4x1xcomplex<f32>>) -> tensor<1x4x1xcomplex<f32>> {
  %w = arith.constant dense<(1.0, 0.0)> : tensor<1x1x1xcomplex<f32>>
  // expected-remark @below {{not described: T27: elements of type complex<f32> are not supported}}
  %0 = linalg.conv_1d_nwc_wcf ins(%x, %w : tensor<1x4x1xcomplex<f32>>, tensor<1x1x1xcomplex<f32>>) outs(%o : tensor<1x4x1xcomplex<f32>>) -> tensor<1x4x1xcomplex<f32>>
  return %0 : tensor<1x4x1xcomplex<f32>>
}

func.func @buffers(%x: memref<1x4x1xf32>, %w: memref<1x1x1xf32>, %o: memref<1x4x1xf32>) {
  // expected-remark @below {{not described: T27: works on buffers, not on tensors}}
  linalg.conv_1d_nwc_wcf ins(%x, %w : memref<1x4x1xf32>, memref<1x1x1xf32>) outs(%o : memref<1x4x1xf32>)
  return
}

//===----------------------------------------------------------------------===//
// Groups
//===----------------------------------------------------------------------===//

func.func @groups_stay(%x: tensor<1x2x3x4x4xf32>, %o: tensor<1x2x1x4x4xf32>) -> tensor<1x2x4x4xf32> {
  %w = arith.constant dense<1.0> : tensor<2x1x3x1x1xf32>
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x3x4x4xf32>, tensor<2x1x3x1x1xf32>) outs(%o : tensor<1x2x1x4x4xf32>) -> tensor<1x2x1x4x4xf32>
  // expected-remark @below {{not described: T18: groups have a dimension of their own that no neighbouring op joins to the channels}}
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<1x2x1x4x4xf32> into tensor<1x2x4x4xf32>
  return %1 : tensor<1x2x4x4xf32>
}

func.func @results_stay(%x: tensor<1x4x4x2xf32>, %o: tensor<1x4x4x2x3xf32>) -> tensor<1x4x8x3xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x3xf32>
  // expected-remark @below {{not described: T18: groups have a dimension of their own that no neighbouring op joins to the channels}}
  %0 = linalg.depthwise_conv_2d_nhwc_hwcm ins(%x, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x3xf32>) outs(%o : tensor<1x4x4x2x3xf32>) -> tensor<1x4x4x2x3xf32>
  %1 = tensor.collapse_shape %0 [[0], [1], [2, 3], [4]] : tensor<1x4x4x2x3xf32> into tensor<1x4x8x3xf32>
  return %1 : tensor<1x4x8x3xf32>
}

func.func @split_init(%x: tensor<1x4x4x2xf32>, %o: tensor<1x4x4x2x3xf32>) -> tensor<1x4x4x6xf32> {
  %w = arith.constant dense<1.0> : tensor<1x1x2x3xf32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwcm ins(%x, %w : tensor<1x4x4x2xf32>, tensor<1x1x2x3xf32>) outs(%o : tensor<1x4x4x2x3xf32>) -> tensor<1x4x4x2x3xf32>
  // expected-remark @below {{not described: T16: the initial value is split into groups}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3, 4]] : tensor<1x4x4x2x3xf32> into tensor<1x4x4x6xf32>
  return %1 : tensor<1x4x4x6xf32>
}

//===----------------------------------------------------------------------===//
// Sums over windows
//===----------------------------------------------------------------------===//

func.func @unsigned(%x: tensor<1x4x1xi8>, %o: tensor<1x1x1xi32>) -> tensor<1x1x1xi32> {
  // expected-remark @below {{not described: T5: the elements are unsigned}}
  %0 = linalg.generic {indexing_maps = [affine_map<(n, c, w) -> (n, w, c)>, affine_map<(n, c, w) -> (n, 0, c)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x : tensor<1x4x1xi8>) outs(%o : tensor<1x1x1xi32>) {
  ^bb0(%in: i8, %out: i32):
    %wide = arith.extui %in : i8 to i32
    %sum = arith.addi %out, %wide : i32
    linalg.yield %sum : i32
  } -> tensor<1x1x1xi32>
  return %0 : tensor<1x1x1xi32>
}

func.func @unknown_window(%x: tensor<1x4x1xf32>, %window: tensor<?xf32>, %o: tensor<1x?x1xf32>) -> tensor<1x?x1xf32> {
  // expected-remark @below {{not described: T24: the extent of a filter is unknown}}
  %0 = linalg.pooling_nwc_sum ins(%x, %window : tensor<1x4x1xf32>, tensor<?xf32>) outs(%o : tensor<1x?x1xf32>) -> tensor<1x?x1xf32>
  return %0 : tensor<1x?x1xf32>
}

//===----------------------------------------------------------------------===//
// Padding
//===----------------------------------------------------------------------===//

func.func @pad_one(%x: tensor<1x1x4xf32>) -> tensor<1x1x5xf32> {
  %c = arith.constant 1.0 : f32
  // expected-remark @below {{not described: T14: the padding is not zero}}
  %0 = tensor.pad %x low[0, 0, 1] high[0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %c : f32
  } : tensor<1x1x4xf32> to tensor<1x1x5xf32>
  return %0 : tensor<1x1x5xf32>
}

// It is seen: 1 / -0.0 is another infinity than 1 / 0.0.
func.func @pad_negative_zero(%x: tensor<1x1x4xf32>) -> tensor<1x1x5xf32> {
  %c = arith.constant -0.0 : f32
  // expected-remark @below {{not described: T14: the padding is not zero}}
  %0 = tensor.pad %x low[0, 0, 1] high[0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %c : f32
  } : tensor<1x1x4xf32> to tensor<1x1x5xf32>
  return %0 : tensor<1x1x5xf32>
}

func.func @pad_less(%x: tensor<1x1x4xf32>) -> tensor<1x1x3xf32> {
  %c = arith.constant 0.0 : f32
  // expected-remark @below {{not described: T14: the padding is negative}}
  %0 = tensor.pad %x low[0, 0, -1] high[0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %c : f32
  } : tensor<1x1x4xf32> to tensor<1x1x3xf32>
  return %0 : tensor<1x1x3xf32>
}

func.func @pad_all(%x: tensor<1x1x4xf32>) -> tensor<1x2x5xf32> {
  %c = arith.constant 0.0 : f32
  // expected-remark @below {{not described: T14: other dimensions than the spatial ones are padded}}
  %0 = tensor.pad %x low[0, 1, 1] high[0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %c : f32
  } : tensor<1x1x4xf32> to tensor<1x2x5xf32>
  return %0 : tensor<1x2x5xf32>
}

func.func @pad_unknown(%x: tensor<1x1x4xf32>, %n: index) -> tensor<1x1x?xf32> {
  %c = arith.constant 0.0 : f32
  // expected-remark @below {{not described: T24: an extent of the padding is unknown}}
  %0 = tensor.pad %x low[0, 0, %n] high[0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %c : f32
  } : tensor<1x1x4xf32> to tensor<1x1x?xf32>
  return %0 : tensor<1x1x?xf32>
}

//===----------------------------------------------------------------------===//
// Element-wise ops
//===----------------------------------------------------------------------===//

func.func @thirds(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32> {
  %c = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  // expected-remark @below {{not described: T6: a division by 3.000000, which is no power of two, rounds otherwise than a multiplication}}
  %0 = linalg.generic {indexing_maps = [#id, #second, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %c : tensor<1x2x4x4xf32>, tensor<2xf32>) outs(%x : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %d: f32, %out: f32):
    %1 = arith.divf %in, %d : f32
    linalg.yield %1 : f32
  } -> tensor<1x2x4x4xf32>
  return %0 : tensor<1x2x4x4xf32>
}

func.func @varies_by_row(%x: tensor<1x2x3x4xf32>) -> tensor<1x2x3x4xf32> {
  %c = arith.constant dense<[2.0, 3.0, 4.0]> : tensor<3xf32>
  // expected-remark @below {{not described: T16: the constants vary in other dimensions than one that may be the channels}}
  %0 = linalg.generic {indexing_maps = [#id, #rows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %c : tensor<1x2x3x4xf32>, tensor<3xf32>) outs(%x : tensor<1x2x3x4xf32>) {
  ^bb0(%in: f32, %d: f32, %out: f32):
    %1 = arith.mulf %in, %d : f32
    linalg.yield %1 : f32
  } -> tensor<1x2x3x4xf32>
  return %0 : tensor<1x2x3x4xf32>
}

func.func @no_deviation(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32> {
  %c = arith.constant dense<[1.0, 0.0]> : tensor<2xf32>
  // expected-remark @below {{not loaded: T23: a factor or addend is not finite}}
  %0 = linalg.generic {indexing_maps = [#id, #second, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %c : tensor<1x2x4x4xf32>, tensor<2xf32>) outs(%x : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %v: f32, %out: f32):
    %1 = math.rsqrt %v : f32
    %2 = arith.mulf %in, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<1x2x4x4xf32>
  return %0 : tensor<1x2x4x4xf32>
}

func.func @large_integer(%x: tensor<1x2x4x4xi64>) -> tensor<1x2x4x4xi64> {
  %c = arith.constant 4503599627370496 : i64
  // expected-remark @below {{not loaded: T22: an integer factor or addend is beyond 53 bits}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x : tensor<1x2x4x4xi64>) outs(%x : tensor<1x2x4x4xi64>) {
  ^bb0(%in: i64, %out: i64):
    %1 = arith.muli %in, %c : i64
    %2 = arith.muli %1, %c : i64
    linalg.yield %2 : i64
  } -> tensor<1x2x4x4xi64>
  return %0 : tensor<1x2x4x4xi64>
}

// Ops that are of no linear kind get no remark: products of tensors, functions
// that are not affine, constants alone, conversions, transposed data, ranks
// without spatial dimensions.
func.func @others(%x: tensor<1x4x4x4xf32>, %a: tensor<2x2xf32>) -> (tensor<1x4x4x4xf32>, tensor<2x2xf32>, tensor<1x4x4x4xf64>) {
  %c = arith.constant dense<3.0> : tensor<1x4x4x4xf32>
  %empty = tensor.empty() : tensor<1x4x4x4xf32>
  %wide = tensor.empty() : tensor<1x4x4x4xf64>
  %0 = linalg.mul ins(%x, %x : tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) outs(%empty : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %1 = linalg.div ins(%c, %0 : tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) outs(%empty : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<1x4x4x4xf32>) outs(%empty : tensor<1x4x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %zero = arith.constant 0.0 : f32
    %7 = arith.maximumf %in, %zero : f32
    linalg.yield %7 : f32
  } -> tensor<1x4x4x4xf32>
  %3 = linalg.add ins(%c, %c : tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) outs(%empty : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %4 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d3, d2)>, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) outs(%empty : tensor<1x4x4x4xf32>) {
  ^bb0(%in: f32, %d: f32, %out: f32):
    %7 = arith.addf %in, %d : f32
    linalg.yield %7 : f32
  } -> tensor<1x4x4x4xf32>
  // What the destination holds takes part.
  %5 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<1x4x4x4xf32>) outs(%x : tensor<1x4x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %7 = arith.addf %in, %out : f32
    linalg.yield %7 : f32
  } -> tensor<1x4x4x4xf32>
  %6 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5 : tensor<1x4x4x4xf32>) outs(%wide : tensor<1x4x4x4xf64>) {
  ^bb0(%in: f32, %out: f64):
    %7 = arith.extf %in : f32 to f64
    linalg.yield %7 : f64
  } -> tensor<1x4x4x4xf64>
  %8 = linalg.transpose ins(%a : tensor<2x2xf32>) outs(%a : tensor<2x2xf32>) permutation = [1, 0]
  return %5, %8, %6 : tensor<1x4x4x4xf32>, tensor<2x2xf32>, tensor<1x4x4x4xf64>
}

// What is written follows from no tensor: a factor of 0 would make NaN of an infinity.
func.func @reads_nothing(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %c = arith.constant 2.0 : f32
  %e = tensor.empty() : tensor<1x4x4x2xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x : tensor<1x4x4x2xf32>) outs(%e : tensor<1x4x4x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %c : f32
  } -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

func.func @element_buffers(%x: memref<1x4x4xf32>, %y: memref<4x4xf32>) {
  linalg.add ins(%x, %x : memref<1x4x4xf32>, memref<1x4x4xf32>) outs(%x : memref<1x4x4xf32>)
  linalg.matmul ins(%y, %y : memref<4x4xf32>, memref<4x4xf32>) outs(%y : memref<4x4xf32>)
  return
}
