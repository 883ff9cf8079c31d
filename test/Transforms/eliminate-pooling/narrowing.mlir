// A sum in fewer bits than its input has: each element is rounded to nearest even, as
// the convolution does, or the pool stays.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=all -verify-diagnostics -o /dev/null
// RUN: pool-to-conv-check %s --eliminate-pooling=report=none --expect-rewrites=1

#in = affine_map<(n, h, w, c, kh, kw) -> (n, h + kh, w + kw, c)>
#win = affine_map<(n, h, w, c, kh, kw) -> (kh, kw)>
#out = affine_map<(n, h, w, c, kh, kw) -> (n, h, w, c)>

func.func @nearest_even(%x: tensor<1x4x4x2xf32>, %init: tensor<1x3x3x2xf16>) -> tensor<1x3x3x2xf16> {
  %w = tensor.empty() : tensor<2x2xf32>
  // expected-remark @below {{linalg.generic becomes depthwise convolution by ones (bit-exact;}}
  %0 = linalg.generic {indexing_maps = [#in, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%init : tensor<1x3x3x2xf16>) {
  ^bb0(%a: f32, %k: f32, %acc: f16):
    %t = arith.truncf %a : f32 to f16
    %s = arith.addf %acc, %t : f16
    linalg.yield %s : f16
  } -> tensor<1x3x3x2xf16>
  return %0 : tensor<1x3x3x2xf16>
}

func.func @towards_zero(%x: tensor<1x4x4x2xf32>, %init: tensor<1x3x3x2xf16>) -> tensor<1x3x3x2xf16> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%init : tensor<1x3x3x2xf16>) {
  ^bb0(%a: f32, %k: f32, %acc: f16):
    %t = arith.truncf %a toward_zero : f32 to f16
    %s = arith.addf %acc, %t : f16
    linalg.yield %s : f16
  } -> tensor<1x3x3x2xf16>
  return %0 : tensor<1x3x3x2xf16>
}
