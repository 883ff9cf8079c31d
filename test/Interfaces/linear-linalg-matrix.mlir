// Matrix products of linalg by a constant, and element-wise ops on data without
// spatial dimensions: described, built again, and compared bit for bit.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o %t.mlir -verify-diagnostics
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s %t.mlir

#a = affine_map<(m, n, k) -> (m, k)>
#bt = affine_map<(m, n, k) -> (n, k)>
#c = affine_map<(m, n, k) -> (m, n)>
#id = affine_map<(n, c) -> (n, c)>
#channel = affine_map<(n, c) -> (c)>
#swap = affine_map<(n, c) -> (c, n)>

// CHECK-LABEL: @matmul
func.func @matmul(%x: tensor<5x3xf32>) -> tensor<5x2xf32> {
  %w = arith.constant dense<[[1.0, -5.0], [3.0, -8.0], [-7.0, 8.0]]> : tensor<3x2xf32>
  %b = arith.constant dense<[-7.0, 8.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<5x2xf32>
  %init = linalg.broadcast ins(%b : tensor<2xf32>) outs(%empty : tensor<5x2xf32>) dimensions = [0]
  // CHECK: %[[W:.*]] = arith.constant dense<{{\[\[}}1.000000e+00, -5.000000e+00], [3.000000e+00, -8.000000e+00], [-7.000000e+00, 8.000000e+00]]>
  // CHECK: linalg.matmul ins(%{{.*}}, %[[W]]
  // expected-remark @below {{window 1 stride 1, 1 to 1, 1 block(s) of 3 to 2, acc f32, weights f32, cost 6 MACs 6 parameters 1 convs, taps sum -8.000000e+00 moment -1.800000e+01, scale 1.000000e+00, bias -7.000000e+00 8.000000e+00}}
  %0 = linalg.matmul ins(%x, %w : tensor<5x3xf32>, tensor<3x2xf32>) outs(%init : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

// An unknown number of rows.
// CHECK-LABEL: @rows
func.func @rows(%x: tensor<?x2xf32>, %o: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %w = arith.constant dense<[[1.0, -5.0], [3.0, -8.0]]> : tensor<2x2xf32>
  // CHECK: linalg.matmul ins({{.*}}) outs(%arg1 :
  // expected-remark @below {{1 block(s) of 2 to 2, acc f32, weights f32, addend +, cost}}
  %0 = linalg.matmul ins(%x, %w : tensor<?x2xf32>, tensor<2x2xf32>) outs(%o : tensor<?x2xf32>) -> tensor<?x2xf32>
  return %0 : tensor<?x2xf32>
}

// The weights as torch writes them: [F, C], by an indexing map, by a transpose,
// and by a generic op that transposes.
// CHECK-LABEL: @transposed_map
func.func @transposed_map(%x: tensor<5x3xf32>) -> tensor<5x2xf32> {
  %w = arith.constant dense<[[1.0, 3.0, -7.0], [-5.0, -8.0, 8.0]]> : tensor<2x3xf32>
  %init = arith.constant dense<0.0> : tensor<5x2xf32>
  // CHECK: dense<{{\[\[}}1.000000e+00, -5.000000e+00], [3.000000e+00, -8.000000e+00], [-7.000000e+00, 8.000000e+00]]>
  // CHECK: linalg.matmul ins(
  // expected-remark @below {{1 block(s) of 3 to 2, acc f32, weights f32, cost 6 MACs 6 parameters 1 convs, taps sum -8.000000e+00 moment -1.800000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.matmul indexing_maps = [#a, #bt, #c] ins(%x, %w : tensor<5x3xf32>, tensor<2x3xf32>) outs(%init : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

func.func @transposed(%x: tensor<5x3xf32>) -> tensor<5x2xf32> {
  %w = arith.constant dense<[[1.0, 3.0, -7.0], [-5.0, -8.0, 8.0]]> : tensor<2x3xf32>
  %empty = tensor.empty() : tensor<3x2xf32>
  %t = linalg.transpose ins(%w : tensor<2x3xf32>) outs(%empty : tensor<3x2xf32>) permutation = [1, 0]
  %init = arith.constant dense<0.0> : tensor<5x2xf32>
  // expected-remark @below {{1 block(s) of 3 to 2, acc f32, weights f32, cost 6 MACs 6 parameters 1 convs, taps sum -8.000000e+00 moment -1.800000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.matmul ins(%x, %t : tensor<5x3xf32>, tensor<3x2xf32>) outs(%init : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

func.func @transposed_generic(%x: tensor<5x3xf32>) -> tensor<5x2xf32> {
  %w = arith.constant dense<[[1.0, 3.0, -7.0], [-5.0, -8.0, 8.0]]> : tensor<2x3xf32>
  %empty = tensor.empty() : tensor<3x2xf32>
  %t = linalg.generic {indexing_maps = [#swap, #id], iterator_types = ["parallel", "parallel"]} ins(%w : tensor<2x3xf32>) outs(%empty : tensor<3x2xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<3x2xf32>
  %init = arith.constant dense<0.0> : tensor<5x2xf32>
  // expected-remark @below {{1 block(s) of 3 to 2, acc f32, weights f32, cost 6 MACs 6 parameters 1 convs, taps sum -8.000000e+00 moment -1.800000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.matmul ins(%x, %t : tensor<5x3xf32>, tensor<3x2xf32>) outs(%init : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

// One matrix for all batch elements is a convolution of one dimension.
// CHECK-LABEL: @batch
func.func @batch(%x: tensor<2x5x3xi8>) -> tensor<2x5x2xi32> {
  %w = arith.constant dense<[[1, -5], [3, -8], [-7, 8]]> : tensor<3x2xi8>
  %empty = tensor.empty() : tensor<2x3x2xi8>
  %all = linalg.broadcast ins(%w : tensor<3x2xi8>) outs(%empty : tensor<2x3x2xi8>) dimensions = [0]
  %init = arith.constant dense<7> : tensor<2x5x2xi32>
  // CHECK: linalg.conv_1d_nwc_wcf
  // expected-remark @below {{window 1 stride 1, 5 to 5, 1 block(s) of 3 to 2, acc i32, weights i8, cost 6 MACs 6 parameters 1 convs, taps sum -8.000000e+00 moment -1.800000e+01, scale 1.000000e+00, bias 7.000000e+00 7.000000e+00}}
  %0 = linalg.batch_matmul ins(%x, %all : tensor<2x5x3xi8>, tensor<2x3x2xi8>) outs(%init : tensor<2x5x2xi32>) -> tensor<2x5x2xi32>
  return %0 : tensor<2x5x2xi32>
}

// CHECK-LABEL: @bias
func.func @bias(%x: tensor<5x2xf32>) -> tensor<5x2xf32> {
  %b = arith.constant dense<[-7.0, 8.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<5x2xf32>
  // expected-remark @below {{window 1 stride 1, 1 to 1, 2 block(s) of 1 to 1 shared, acc f32, weights none, cost 2 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias -7.000000e+00 8.000000e+00}}
  // expected-remark @below {{not rebuilt: T18: linalg has no product by groups of channels without spatial dimensions}}
  %0 = linalg.generic {indexing_maps = [#id, #channel, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %b : tensor<5x2xf32>, tensor<2xf32>) outs(%empty : tensor<5x2xf32>) {
  ^bb0(%in: f32, %c: f32, %out: f32):
    %1 = arith.addf %in, %c : f32
    linalg.yield %1 : f32
  } -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

//===----------------------------------------------------------------------===//
// What is not described
//===----------------------------------------------------------------------===//

func.func @variable(%x: tensor<5x3xf32>, %w: tensor<3x2xf32>, %o: tensor<5x2xf32>) -> tensor<5x2xf32> {
  // expected-remark @below {{not described: T25: the right operand is not constant}}
  %0 = linalg.matmul ins(%x, %w : tensor<5x3xf32>, tensor<3x2xf32>) outs(%o : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

func.func @matrices(%x: tensor<2x5x2xf32>, %o: tensor<2x5x2xf32>) -> tensor<2x5x2xf32> {
  %w = arith.constant dense<[[[1.0, -5.0], [3.0, -8.0]], [[1.0, -5.0], [3.0, -9.0]]]> : tensor<2x2x2xf32>
  // expected-remark @below {{not described: T18: every batch element has a matrix of its own}}
  %0 = linalg.batch_matmul ins(%x, %w : tensor<2x5x2xf32>, tensor<2x2x2xf32>) outs(%o : tensor<2x5x2xf32>) -> tensor<2x5x2xf32>
  return %0 : tensor<2x5x2xf32>
}

func.func @columns(%x: tensor<3x5xf32>, %o: tensor<5x2xf32>) -> tensor<5x2xf32> {
  %w = arith.constant dense<1.0> : tensor<3x2xf32>
  // expected-remark @below {{not described: T15: the rows of a matrix product are not in order}}
  %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (k, n)>, #c] ins(%x, %w : tensor<3x5xf32>, tensor<3x2xf32>) outs(%o : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

func.func @unsigned(%x: tensor<5x3xi8>, %o: tensor<5x2xi32>) -> tensor<5x2xi32> {
  %w = arith.constant dense<1> : tensor<3x2xi8>
  // expected-remark @below {{not described: T5: the elements are unsigned}}
  %0 = linalg.matmul {cast = #linalg.type_fn<cast_unsigned>} ins(%x, %w : tensor<5x3xi8>, tensor<3x2xi8>) outs(%o : tensor<5x2xi32>) -> tensor<5x2xi32>
  return %0 : tensor<5x2xi32>
}

func.func @unknown(%x: tensor<5x?xf32>, %o: tensor<5x2xf32>) -> tensor<5x2xf32> {
  %w = arith.constant dense<1.0> : tensor<3x2xf32>
  // expected-remark @below {{not described: T24: the number of channels is unknown}}
  %0 = linalg.matmul ins(%x, %w : tensor<5x?xf32>, tensor<3x2xf32>) outs(%o : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

func.func @widening(%x: tensor<5x3xf16>, %o: tensor<5x2xf32>) -> tensor<5x2xf32> {
  %w = arith.constant dense<1.0> : tensor<3x2xf16>
  // expected-remark @below {{not described: T23: f16 and f32 round differently}}
  %0 = linalg.matmul ins(%x, %w : tensor<5x3xf16>, tensor<3x2xf16>) outs(%o : tensor<5x2xf32>) -> tensor<5x2xf32>
  return %0 : tensor<5x2xf32>
}

func.func @infinite(%x: tensor<5x1xf32>, %o: tensor<5x1xf32>) -> tensor<5x1xf32> {
  %w = arith.constant dense<0x7F800000> : tensor<1x1xf32>
  // expected-remark @below {{not loaded: T23: a constant is not finite, or beyond 53 bits}}
  %0 = linalg.matmul ins(%x, %w : tensor<5x1xf32>, tensor<1x1xf32>) outs(%o : tensor<5x1xf32>) -> tensor<5x1xf32>
  return %0 : tensor<5x1xf32>
}
