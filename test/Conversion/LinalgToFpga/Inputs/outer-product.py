"""Prints a module that adds the products of two vectors of constants to a matrix."""

import sys

n = int(sys.argv[1])
numbers = ", ".join(f"{i % 7 / 4}" for i in range(n))
print(f"""
func.func @main(%x: tensor<{n}x{n}xf32>) -> tensor<{n}x{n}xf32> {{
  %c = arith.constant dense<[{numbers}]> : tensor<{n}xf32>
  %e = tensor.empty() : tensor<{n}x{n}xf32>
  %0 = linalg.generic {{
      indexing_maps = [affine_map<(a, b) -> (a, b)>, affine_map<(a, b) -> (a)>,
                       affine_map<(a, b) -> (b)>, affine_map<(a, b) -> (a, b)>],
      iterator_types = ["parallel", "parallel"]}}
      ins(%x, %c, %c : tensor<{n}x{n}xf32>, tensor<{n}xf32>, tensor<{n}xf32>)
      outs(%e : tensor<{n}x{n}xf32>) {{
  ^bb0(%a: f32, %p: f32, %q: f32, %b: f32):
    %m = arith.mulf %p, %q : f32
    %s = arith.addf %a, %m : f32
    linalg.yield %s : f32
  }} -> tensor<{n}x{n}xf32>
  return %0 : tensor<{n}x{n}xf32>
}}""")
