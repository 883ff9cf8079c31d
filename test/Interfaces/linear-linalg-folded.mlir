// Constants that follow from two others, element by element, are as good as one.
// RUN: linear-opt %s --test-linear-roundtrip -verify-diagnostics -o /dev/null

#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#last = affine_map<(d0, d1, d2, d3) -> (d3)>
#v = affine_map<(d0) -> (d0)>

func.func @sum_of_constants(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %a = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %b = arith.constant dense<[0.5, 4.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2xf32>
  %f = tensor.empty() : tensor<1x4x4x2xf32>
  %s = linalg.generic {indexing_maps = [#v, #v, #v], iterator_types = ["parallel"]} ins(%a, %b : tensor<2xf32>, tensor<2xf32>) outs(%e : tensor<2xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %r = arith.addf %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<2xf32>
  // expected-remark @below {{scale 1.000000e+00, bias 1.500000e+00 6.000000e+00}}
  %0 = linalg.generic {indexing_maps = [#id, #last, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %s : tensor<1x4x4x2xf32>, tensor<2xf32>) outs(%f : tensor<1x4x4x2xf32>) {
  ^bb0(%in: f32, %k: f32, %out: f32):
    %1 = arith.addf %in, %k : f32
    linalg.yield %1 : f32
  } -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}
