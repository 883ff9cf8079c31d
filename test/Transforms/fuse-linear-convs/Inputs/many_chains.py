# Prints N functions of five kinds in turn: a chain and a join of floats that are
# fused, a chain of integers, a chain that stays, and a function that has another
# inside of it, both with something to fuse.

import sys

MAP = "tensor<1x6x6x1xf32>"
INT = "tensor<1x6x6x1xi32>"
CONV = (
    "tosa.conv2d %s, %%w, %%z, %%z, %%z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, "
    "stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (" + MAP + ", "
    "tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> " + MAP
)


def constants(i):
    return (
        '  %%w = "tosa.const"() <{values = dense<%d.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>\n'
        '  %%z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>'
        % (3 + i % 7)
    )


def chain(name, i):
    print("func.func @%s(%%x: %s) -> %s {\n%s" % (name, MAP, MAP, constants(i)))
    print("  %%0 = %s\n  %%1 = %s\n  return %%1 : %s\n}" % (CONV % "%x", CONV % "%0", MAP))


for i in range(int(sys.argv[1])):
    if i % 5 == 0:
        chain("chain%d" % i, i)
    elif i % 5 == 1:
        print("func.func @join%d(%%x: %s) -> %s {\n%s" % (i, MAP, MAP, constants(i)))
        print("  %%0 = %s" % (CONV % "%x"))
        print("  %%1 = tosa.add %%0, %%x : (%s, %s) -> %s\n  return %%1 : %s\n}" % (MAP, MAP, MAP, MAP))
    elif i % 5 == 2:
        print("func.func @integers%d(%%x: %s) -> %s {" % (i, INT, INT))
        print("  %%w = arith.constant dense<%d> : tensor<1x1x1xi32>" % i)
        print("  %%i = arith.constant dense<1> : %s" % INT)
        for to, source in (("0", "x"), ("1", "0")):
            print(
                "  %%%s = linalg.depthwise_conv_2d_nhwc_hwc ins(%%%s, %%w : %s, tensor<1x1x1xi32>) outs(%%i : %s) -> %s"
                % (to, source, INT, INT, INT)
            )
        print("  return %%1 : %s\n}" % INT)
    elif i % 5 == 3:
        print("func.func @stays%d(%%x: %s) -> (%s, %s) {\n%s" % (i, MAP, MAP, MAP, constants(i)))
        print("  %%0 = %s\n  %%1 = %s\n  return %%0, %%1 : %s, %s\n}" % (CONV % "%x", CONV % "%0", MAP, MAP))
    else:
        print("func.func @outer%d(%%x: %s) -> %s {\nbuiltin.module {" % (i, MAP, MAP))
        inner = "inner%d" % i
        print("func.func @%s(%%y: %s) -> %s {\n%s" % (inner, MAP, MAP, constants(i)))
        print("  %%0 = %s\n  %%1 = %s\n  return %%1 : %s\n}\n}" % (CONV % "%y", CONV % "%0", MAP))
        print(constants(i))
        print("  %%0 = %s\n  %%1 = %s\n  return %%1 : %s\n}" % (CONV % "%x", CONV % "%0", MAP))
