// Scales alone, and batch normalisation as importers write it: one op with five
// operands, or several of which the deviation is computed from constants. It is
// one factor and one shift for each channel, computed in double, so that rounding
// differs.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o %t.mlir -verify-diagnostics
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s %t.mlir --bound-eps=16

#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#unit = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#second = affine_map<(d0, d1, d2, d3) -> (d1)>
#id3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>

// (x - mean) * rsqrt(var + eps) * gamma + beta, with var + eps = 1/4, 4.
// CHECK-LABEL: @five_operands
// CHECK: dense<[8.000000e+00, 5.000000e-01]> : tensor<2xf32>
func.func @five_operands(%x: tensor<?x2x4x4xf32>) -> tensor<?x2x4x4xf32> {
  %gamma = arith.constant dense<[4.0, 1.0]> : tensor<2xf32>
  %beta = arith.constant dense<[1.0, -1.0]> : tensor<2xf32>
  %mean = arith.constant dense<[0.5, 2.0]> : tensor<2xf32>
  %var = arith.constant dense<[0.125, 3.875]> : tensor<2xf32>
  %eps = arith.constant 0.125 : f64
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x4 to 4x4, 2 block(s) of 1 to 1, acc f32, weights none, cost 2 MACs 2 parameters 0 convs, taps sum 8.500000e+00 moment 5.000000e-01, scale 1.000000e+00, bias -3.000000e+00 -2.000000e+00}}
  %0 = linalg.generic {indexing_maps = [#id, #second, #second, #second, #second, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %gamma, %beta, %mean, %var : tensor<?x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%x : tensor<?x2x4x4xf32>) {
  ^bb0(%in: f32, %g: f32, %b: f32, %m: f32, %v: f32, %out: f32):
    %1 = arith.truncf %eps : f64 to f32
    %2 = arith.addf %v, %1 : f32
    %3 = math.rsqrt %2 : f32
    %4 = arith.subf %in, %m : f32
    %5 = arith.mulf %4, %3 : f32
    %6 = arith.mulf %5, %g : f32
    %7 = arith.addf %6, %b : f32
    linalg.yield %7 : f32
  } -> tensor<?x2x4x4xf32>
  return %0 : tensor<?x2x4x4xf32>
}

// CHECK-LABEL: @four_ops
func.func @four_ops(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32> {
  %gamma = arith.constant dense<[[[[4.0]], [[1.0]]]]> : tensor<1x2x1x1xf32>
  %var = arith.constant dense<[[[[0.125]], [[3.875]]]]> : tensor<1x2x1x1xf32>
  %mean = arith.constant dense<[[[[0.5]], [[2.0]]]]> : tensor<1x2x1x1xf32>
  %eps = arith.constant 0.125 : f32
  %few = tensor.empty() : tensor<1x2x1x1xf32>
  %empty = tensor.empty() : tensor<1x2x4x4xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%var : tensor<1x2x1x1xf32>) outs(%few : tensor<1x2x1x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %5 = arith.addf %in, %eps : f32
    linalg.yield %5 : f32
  } -> tensor<1x2x1x1xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0 : tensor<1x2x1x1xf32>) outs(%few : tensor<1x2x1x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %5 = math.rsqrt %in : f32
    linalg.yield %5 : f32
  } -> tensor<1x2x1x1xf32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x4 to 4x4, 2 block(s) of 1 to 1 shared, acc f32, weights none, cost 2 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias -5.000000e-01 -2.000000e+00}}
  %2 = linalg.generic {indexing_maps = [#id, #unit, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %mean : tensor<1x2x4x4xf32>, tensor<1x2x1x1xf32>) outs(%empty : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %c: f32, %out: f32):
    %5 = arith.subf %in, %c : f32
    linalg.yield %5 : f32
  } -> tensor<1x2x4x4xf32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x4 to 4x4, 2 block(s) of 1 to 1, acc f32, weights none, cost 2 MACs 2 parameters 0 convs, taps sum 2.500000e+00 moment 5.000000e-01, scale 1.000000e+00, bias none}}
  %3 = linalg.generic {indexing_maps = [#id, #unit, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %1 : tensor<1x2x4x4xf32>, tensor<1x2x1x1xf32>) outs(%empty : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %c: f32, %out: f32):
    %5 = arith.mulf %in, %c : f32
    linalg.yield %5 : f32
  } -> tensor<1x2x4x4xf32>
  return %3 : tensor<1x2x4x4xf32>
}

// Numbers outside the op, and divisions by powers of two. Where the product is
// -0.0, a convolution that starts at 0.0 gives 0.0 (T9).
// CHECK-LABEL: @scalars
func.func @scalars(%x: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %four = arith.constant 4.0 : f32
  %empty = tensor.empty() : tensor<2x3x4xf32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1 stride 1, 4 to 4, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum -2.500000e-01 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = linalg.generic {indexing_maps = [#id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x : tensor<2x3x4xf32>) outs(%empty : tensor<2x3x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %n = arith.negf %in : f32
    %q = arith.divf %n, %four : f32
    linalg.yield %q : f32
  } -> tensor<2x3x4xf32>
  return %0 : tensor<2x3x4xf32>
}
