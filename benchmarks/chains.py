# Writes chains of linear operations, in tosa or in linalg, that --fuse-linear-convs
# makes shorter, or cannot.

import random
import struct

from modules import FunctionWriter

CHANNELS = 4

# What every chain consists of: kernel sizes, and "relu" for what is not linear.
#
#   fuses     pointwise convolutions: each chain becomes one
#   relu      one convolution between two nonlinear operations: nothing may fuse
#   cost      all 3x3 convolutions may fuse, and two cost less than the 5x5 one
#   mixed     three pointwise convolutions, a 3x3 one and a nonlinear operation
KINDS = {
    "fuses": [1],
    "relu": [1, "relu"],
    "cost": [3],
    "mixed": [1, 1, 1, 3, "relu"],
}
DIALECTS = ("tosa", "linalg")
# Linear operations in one function of layout `many`.
SHORT = 20


def writeChains(path, kind, dialect, layout, size, seed=1):
    """Writes `size` linear operations as one chain, or for layout `many` in
    functions of SHORT each. Returns the number of linear operations, and that of
    all operations."""
    rng = random.Random(seed)
    length = size if layout == "one" else min(SHORT, size)
    build = Tosa if dialect == "tosa" else Linalg
    total, linear, functions = 1, 0, 0
    with open(path, "w", encoding="ascii") as file:
        file.write("#id = affine_map<(n, h, w, c) -> (n, h, w, c)>\nmodule {\n")
        while linear < size:
            count = min(length, size - linear)
            f = build(rng)
            value, result, argument = f.chain(KINDS[kind], count)
            f.write(file, "chain%d" % functions, argument, result, value)
            total += f.ops + 2
            linear += count
            functions += 1
        file.write("}\n")
    return linear, total


def image(extent):
    return "tensor<1x%dx%dx%dxf32>" % (extent, extent, CHANNELS)


class Chain(FunctionWriter):
    """Unpadded convolutions, so that the image shrinks with every kernel of more
    than one tap; NHWC."""

    def chain(self, kinds, count):
        """`count` convolutions, and what stands between. Returns the last value,
        its type and that of the argument."""
        kernels = [kind for kind in kinds if kind != "relu"]
        extent = 4 + sum(kernels[i % len(kernels)] - 1 for i in range(count))
        argument = image(extent)
        value, done, step = "%x", 0, 0
        while done < count:
            kind = kinds[step % len(kinds)]
            step += 1
            if kind == "relu":
                value = self.relu(value, image(extent))
                continue
            value = self.conv(value, kind, image(extent), image(extent - kind + 1))
            extent -= kind - 1
            done += 1
        return value, image(extent), argument

    def floats(self, count):
        """Numbers whose products over a long chain stay numbers."""
        bound = (2.0 / CHANNELS) ** 0.5
        numbers = [self.rng.uniform(-bound, bound) for _ in range(count)]
        return '"0x%s"' % struct.pack("<%df" % count, *numbers).hex().upper()


class Tosa(Chain):
    def const(self, value, type, shared):
        return self.constant(
            '"tosa.const"() <{values = dense<%s> : %s}> : () -> %s'
            % (value, type, type),
            shared,
        )

    def conv(self, x, kernel, source, target):
        weights = "tensor<%dx%dx%dx%dxf32>" % (CHANNELS, kernel, kernel, CHANNELS)
        bias = "tensor<%dxf32>" % CHANNELS
        zero = self.const("0.0", "tensor<1xf32>", shared=True)
        count = CHANNELS * CHANNELS * kernel * kernel
        operands = [
            x,
            self.const(self.floats(count), weights, shared=False),
            self.const(self.floats(CHANNELS), bias, shared=False),
            zero,
            zero,
        ]
        return self.op(
            "tosa.conv2d %s {acc_type = f32, dilation = array<i64: 1, 1>,"
            " pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (%s, %s,"
            " %s, tensor<1xf32>, tensor<1xf32>) -> %s"
            % (", ".join(operands), source, weights, bias, target)
        )

    def relu(self, x, type):
        return self.op(
            "tosa.clamp %s {max_val = 3.4e38 : f32, min_val = 0.0 : f32} : (%s) -> %s"
            % (x, type, type)
        )


class Linalg(Chain):
    def conv(self, x, kernel, source, target):
        weights = "tensor<%dx%dx%dx%dxf32>" % (kernel, kernel, CHANNELS, CHANNELS)
        count = CHANNELS * CHANNELS * kernel * kernel
        filter = self.constant(
            "arith.constant dense<%s> : %s" % (self.floats(count), weights), False
        )
        zero = self.constant("arith.constant 0.0 : f32")
        empty = self.op("tensor.empty() : " + target)
        init = self.op(
            "linalg.fill ins(%s : f32) outs(%s : %s) -> %s"
            % (zero, empty, target, target)
        )
        return self.op(
            "linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>,"
            " strides = dense<1> : tensor<2xi64>} ins(%s, %s : %s, %s) outs(%s : %s)"
            " -> %s" % (x, filter, source, weights, init, target, target)
        )

    def relu(self, x, type):
        zero = self.constant("arith.constant 0.0 : f32")
        empty = self.op("tensor.empty() : " + type)
        name = self.op(
            "linalg.generic {indexing_maps = [#id, #id], iterator_types ="
            ' ["parallel", "parallel", "parallel", "parallel"]} ins(%s : %s) outs(%s'
            " : %s) {\n    ^bb0(%%a: f32, %%b: f32):\n      %%m = arith.maximumf %%a,"
            " %s : f32\n      linalg.yield %%m : f32\n    } -> %s"
            % (x, type, empty, type, zero, type),
            ops=3,
        )
        return name
