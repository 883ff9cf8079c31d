# Prints a chain of N convolutions on one channel:
#
#   long_chain.py pointwise N   1x1: one op, however long
#   long_chain.py biased N      1x1 with a bias and 3x3 with padding in turn: a 1x1
#                               goes behind a 3x3, but not in front of it (T16)
#   long_chain.py large N       1x1 with weights of 1e30: no two go together (T23)

import sys

kind, count = sys.argv[1], int(sys.argv[2])
bias = 1.0 if kind == "biased" else 0.0
weight = 1e30 if kind == "large" else 0.9
MAP = "tensor<1x8x8x1xf32>"


def constant(name, value, shape):
    type = "tensor<%sxf32>" % shape
    print('  %s = "tosa.const"() <{values = dense<%s> : %s}> : () -> %s' % (name, "%e" % value, type, type))


print("func.func @chain(%%x: %s) -> %s {" % (MAP, MAP))
constant("%zp", 0.0, "1")
constant("%b", bias, "1")
constant("%w1", weight, "1x1x1x1")
constant("%w3", 0.125, "1x3x3x1")
value = "%x"
for i in range(count):
    extent = 3 if kind == "biased" and i % 2 else 1
    pad = ", ".join([str(extent // 2)] * 4)
    filter = "tensor<1x%dx%dx1xf32>" % (extent, extent)
    print(
        "  %%v%d = tosa.conv2d %s, %%w%d, %%b, %%zp, %%zp {acc_type = f32, "
        "pad = array<i64: %s>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : "
        "(%s, %s, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> %s"
        % (i, value, extent, pad, MAP, filter, MAP)
    )
    value = "%%v%d" % i
print("  return %s : %s\n}" % (value, MAP))
