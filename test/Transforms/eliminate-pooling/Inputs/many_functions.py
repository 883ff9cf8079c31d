"""Prints a module of many functions with one pool each; every third stays."""

import sys

POOLS = [
    (
        "tensor<1x4x4x2xf32>",
        "tensor<1x2x2x2xf32>",
        """  %zp = "tosa.const"() <{{values = dense<0.0> : tensor<1xf32>}}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {{kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32}} : ({0}, tensor<1xf32>, tensor<1xf32>) -> {1}
""",
    ),
    (
        "tensor<1x4x4x2xi8>",
        "tensor<1x2x2x2xi8>",
        """  %0 = tosa.max_pool2d %x {{kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}} : ({0}) -> {1}
""",
    ),
    (
        "tensor<1x4x4x2xi64>",
        "tensor<1x2x2x2xi64>",
        """  %0 = tosa.max_pool2d %x {{kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}} : ({0}) -> {1}
""",
    ),
]

for number in range(int(sys.argv[1])):
    source, result, body = POOLS[number % len(POOLS)]
    print("func.func @f%d(%%x: %s) -> %s {" % (number, source, result))
    print(body.format(source, result), end="")
    print("  return %%0 : %s\n}" % result)
