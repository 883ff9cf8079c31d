// Batch normalisation becomes part of the convolution in front of it: as element-wise
// tosa ops, and as the one op with five operands that torch-mlir writes.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-check %s --fuse-linear-convs | FileCheck %s --check-prefix=SAME
// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#channel = affine_map<(n, c, h, w) -> (c)>

// (x - 1, x + 2) * (4, 0.5) * (0.5, 3) + (1, -1): factors of 2 and 1.5.

// CHECK-LABEL: func.func @tosa
// CHECK-DAG: dense<{{\[\[\[\[}}6.000000e+00, 2.000000e+00]]], {{\[\[\[}}3.000000e+00, -4.500000e+00]]]]> : tensor<2x1x1x2xf32>
// CHECK-DAG: dense<[9.000000e+00, 3.500000e+00]> : tensor<2xf32>
// CHECK: tosa.conv2d
// CHECK-NOT: tosa.{{sub|mul|add}}
// CHECK: return
func.func @tosa(%x: tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[3.0,1.0]]],[[[2.0,-3.0]]]]> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<[5.0,1.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %c1 = "tosa.const"() <{values = dense<[[[[-1.0,2.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %1 = tosa.add %0, %c1 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x8x8x2xf32>
  %c2 = "tosa.const"() <{values = dense<[[[[4.0,0.5]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s2 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.mul %1, %c2, %s2 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %c3 = "tosa.const"() <{values = dense<[[[[0.5,3.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s3 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %3 = tosa.mul %2, %c3, %s3 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %c4 = "tosa.const"() <{values = dense<[[[[1.0,-1.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %4 = tosa.add %3, %c4 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x8x8x2xf32>
  return %4 : tensor<1x8x8x2xf32>
}

// (x - mean) * rsqrt(var + eps) * gamma + beta, with var + eps = 1/4, 4: factors of
// 8 and 0.5, shifts of -3 and -2.

// CHECK-LABEL: func.func @torch_mlir
// CHECK-DAG: arith.constant dense<{{\[\[\[\[}}8.000000e+00]], {{\[\[}}1.600000e+01]]], {{\[\[\[}}1.500000e+00]], {{\[\[}}2.000000e+00]]]]> : tensor<2x2x1x1xf32>
// CHECK-DAG: arith.constant dense<[5.000000e+00, -1.500000e+00]> : tensor<2xf32>
// CHECK: linalg.conv_2d_nchw_fchw
// CHECK-NOT: linalg.generic
// CHECK: return
func.func @torch_mlir(%x: tensor<?x2x4x4xf32>) -> tensor<?x2x4x4xf32> {
  %gamma = arith.constant dense<[4.0, 1.0]> : tensor<2xf32>
  %beta = arith.constant dense<[1.0, -1.0]> : tensor<2xf32>
  %mean = arith.constant dense<[0.5, 2.0]> : tensor<2xf32>
  %var = arith.constant dense<[0.125, 3.875]> : tensor<2xf32>
  %eps = arith.constant 0.125 : f64
  %one = arith.constant 1.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x2x4x4xf32>
  %e = tensor.empty(%n) : tensor<?x2x4x4xf32>
  %i = linalg.fill ins(%one : f32) outs(%e : tensor<?x2x4x4xf32>) -> tensor<?x2x4x4xf32>
  %w = arith.constant dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w : tensor<?x2x4x4xf32>, tensor<2x2x1x1xf32>) outs(%i : tensor<?x2x4x4xf32>) -> tensor<?x2x4x4xf32>
  %1 = linalg.generic {indexing_maps = [#id, #channel, #channel, #channel, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0, %gamma, %beta, %mean, %var : tensor<?x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%0 : tensor<?x2x4x4xf32>) {
  ^bb0(%in: f32, %g: f32, %b: f32, %m: f32, %v: f32, %out: f32):
    %2 = arith.truncf %eps : f64 to f32
    %3 = arith.addf %v, %2 : f32
    %4 = math.rsqrt %3 : f32
    %5 = arith.subf %in, %m : f32
    %6 = arith.mulf %5, %4 : f32
    %7 = arith.mulf %6, %g : f32
    %8 = arith.addf %7, %b : f32
    linalg.yield %8 : f32
  } -> tensor<?x2x4x4xf32>
  return %1 : tensor<?x2x4x4xf32>
}

// A height that is unknown: of a scale and a padding it follows from the data.

// CHECK-LABEL: func.func @linalg_derived
// CHECK: tensor.pad
// CHECK: linalg.depthwise_conv_2d_nchw_chw
// CHECK-NOT: linalg.generic
// CHECK: return
func.func @linalg_derived(%x: tensor<1x2x?x8xf32>) -> tensor<1x2x?x10xf32> {
  %zero = arith.constant 0.0 : f32
  %c = arith.constant dense<[3.0, 5.0]> : tensor<2xf32>
  %0 = linalg.generic {indexing_maps = [#id, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %c : tensor<1x2x?x8xf32>, tensor<2xf32>) outs(%x : tensor<1x2x?x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    linalg.yield %m : f32
  } -> tensor<1x2x?x8xf32>
  %1 = tensor.pad %0 low[0, 0, 1, 1] high[0, 0, 2, 1] {
  ^bb0(%n: index, %k: index, %h: index, %w: index):
    tensor.yield %zero : f32
  } : tensor<1x2x?x8xf32> to tensor<1x2x?x10xf32>
  %2 = linalg.generic {indexing_maps = [#id, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %c : tensor<1x2x?x10xf32>, tensor<2xf32>) outs(%1 : tensor<1x2x?x10xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    linalg.yield %m : f32
  } -> tensor<1x2x?x10xf32>
  return %2 : tensor<1x2x?x10xf32>
}
