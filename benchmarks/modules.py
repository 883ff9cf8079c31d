# Writes the modules that the benchmarks run on: networks as importers write
# them, as many as it takes to reach a number of operations, in many functions,
# in four or in one.
#
# A text is streamed to its file and never held as a whole: the peak memory that
# the system reports for a child process starts from that of its parent.

import os
import random

from linalg_networks import linalgNetwork
from tosa_networks import plainNetwork, poolNetwork, tosaNetwork


class FunctionWriter:
    """Lines of one function, and how many operations they are."""

    def __init__(self, rng):
        self.rng = rng
        self.constants = []
        self.lines = []
        self.ops = 0
        self.names = 0
        self.known = {}

    def name(self):
        self.names += 1
        return "%%v%d" % self.names

    def op(self, text, ops=1):
        """Adds `%name = text` and returns the name."""
        name = self.name()
        self.lines.append("    %s = %s" % (name, text))
        self.ops += ops
        return name

    def constant(self, text, shared=True):
        """A constant at the top of the function; a shared one appears once,
        however often it is asked for."""
        if shared and text in self.known:
            return self.known[text]
        name = self.name()
        self.constants.append("    %s = %s" % (name, text))
        self.ops += 1
        if shared:
            self.known[text] = name
        return name

    def bytes(self, count):
        return "0x" + self.rng.randbytes(count).hex().upper()

    def write(self, file, name, argument, result, value):
        file.write("  func.func @%s(%%x: %s) -> %s {\n" % (name, argument, result))
        for line in self.constants + self.lines:
            file.write(line + "\n")
        file.write("    return %s : %s\n  }\n" % (value, result))


# What a function takes and returns; the networks of one function are added up.
TOSA = ("tensor<1x16x16x8xi8>", "tensor<1x1x1x8xi32>")
LINALG = ("tensor<1x8x16x16xf32>", "tensor<1x8xf32>")
NETWORKS = {
    "tosa": (tosaNetwork, TOSA),
    "linalg": (linalgNetwork, LINALG),
    "pools": (poolNetwork, TOSA),
    "none": (plainNetwork, TOSA),
}


def add(f, lhs, rhs, result):
    if result == TOSA[1]:
        return f.op("tosa.add %s, %s : (%s, %s) -> %s" % (lhs, rhs, *[result] * 3))
    empty = f.op("tensor.empty() : " + result)
    return f.op(
        "linalg.add ins(%s, %s : %s, %s) outs(%s : %s) -> %s"
        % (lhs, rhs, result, result, empty, result, result)
    )


def writeModule(path, kind, layout, size, seed=1):
    """Writes a module of about `size` operations (a network is never cut) and
    returns how many it has. `layout` is many, few or one."""
    network, (argument, result) = NETWORKS[kind]
    limit = {"many": 0, "few": size / 4, "one": size}[layout]
    rng = random.Random(seed)
    # The module itself is one, a function and its return are two more.
    total, functions = 1, 0
    with open(path, "w", encoding="ascii") as file:
        # An alias that no operation of the module uses is only read.
        file.write("#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>\n")
        file.write("module {\n")
        while total < size:
            f = FunctionWriter(rng)
            value = network(f, "%x")
            while f.ops + 2 < limit and total + f.ops + 2 < size:
                value = add(f, value, network(f, "%x"), result)
            f.write(file, "net%d" % functions, argument, result, value)
            total += f.ops + 2
            functions += 1
        file.write("}\n")
    return total


def writeWeights(path, form, megabytes, seed=1):
    """Writes convolutions and pools over `megabytes` of weights in tensors of
    at most 4 MB: in the text as hexadecimal digits (form `dense`) or as
    resources behind the module (form `resource`)."""
    rng = random.Random(seed)
    # 1x1 kernels from 1024 to 1024 channels, f32.
    count = max(1, round(megabytes / 4))
    channels = 1024 if megabytes >= 4 else 64
    x = "tensor<1x8x8x%dxf32>" % channels
    weights = "tensor<%dx1x1x%dxf32>" % (channels, channels)
    size = 4 * channels * channels
    with open(path, "w", encoding="ascii") as file:
        file.write("module {\n  func.func @weights(%%x: %s) -> %s {\n" % (x, x))
        file.write(
            '    %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}>'
            " : () -> tensor<1xf32>\n"
        )
        last = "%x"
        for i in range(count):
            file.write('    %%w%d = "tosa.const"() <{values = ' % i)
            if form == "dense":
                file.write('dense<"0x')
                writeHex(file, rng, size)
                file.write('">')
            else:
                file.write("dense_resource<weights%d>" % i)
            file.write(" : %s}> : () -> %s\n" % (weights, weights))
            file.write(
                "    %%c%d = tosa.conv2d %s, %%w%d, %%zp, %%zp, %%zp {acc_type = f32,"
                " pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>,"
                " dilation = array<i64: 1, 1>} : (%s, %s, tensor<1xf32>,"
                " tensor<1xf32>, tensor<1xf32>) -> %s\n" % (i, last, i, x, weights, x)
            )
            file.write(
                "    %%p%d = tosa.avg_pool2d %%c%d, %%zp, %%zp {acc_type = f32,"
                " kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>,"
                " stride = array<i64: 1, 1>} : (%s, tensor<1xf32>,"
                " tensor<1xf32>) -> %s\n" % (i, i, x, x)
            )
            last = "%%p%d" % i
        file.write("    return %s : %s\n  }\n}\n" % (last, x))
        if form == "resource":
            file.write("{-#\n  dialect_resources: {\n    builtin: {\n")
            for i in range(count):
                # The first four bytes of a resource are its alignment.
                file.write('      weights%d: "0x04000000' % i)
                writeHex(file, rng, size)
                file.write('"%s\n' % ("," if i + 1 < count else ""))
            file.write("    }\n  }\n#-}\n")
    return os.path.getsize(path)


def writeHex(file, rng, size):
    for _ in range(0, size, 1 << 14):
        file.write(rng.randbytes(1 << 14).hex().upper())


def writeSmallFunctions(path, count, main):
    """Writes `count` functions with one small pool each, an average or a
    maximum of i8 or f32; with `main`, also a function that runs each once."""
    with open(path, "w", encoding="ascii") as file:
        file.write("module {\n")
        calls = []
        for i in range(count):
            element = "i8" if i % 2 == 0 else "f32"
            size, channels = 6 + i % 5, 2 + i % 3
            x = "tensor<1x%dx%dx%dx%s>" % (size, size, channels, element)
            y = "tensor<1x%dx%dx%dx%s>" % (size - 1, size - 1, channels, element)
            file.write("  func.func @f%d(%%x: %s) -> %s {\n" % (i, x, y))
            file.write(smallPool("max" if i % 4 < 2 else "average", element, x, y))
            file.write("    return %%y : %s\n  }\n" % y)
            calls.append((i, "3" if element == "i8" else "3.0", x, y))
        if main:
            file.write("  func.func @main() {\n")
            for i, value, x, y in calls:
                file.write(
                    "    %%x%d = arith.constant dense<%s> : %s\n" % (i, value, x)
                )
                file.write(
                    "    %%y%d = call @f%d(%%x%d) : (%s) -> %s\n" % (i, i, i, x, y)
                )
            file.write("    return\n  }\n")
        file.write("}\n")


def smallPool(kind, element, x, y):
    window = (
        "kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>,"
        " stride = array<i64: 1, 1>"
    )
    if kind == "max":
        return "    %%y = tosa.max_pool2d %%x {%s} : (%s) -> %s\n" % (window, x, y)
    zp = "tensor<1x%s>" % element
    zero, acc = ("0", "i32") if element == "i8" else ("0.0", "f32")
    return (
        '    %%zp = "tosa.const"() <{values = dense<%s> : %s}> : () -> %s\n'
        "    %%y = tosa.avg_pool2d %%x, %%zp, %%zp {acc_type = %s, %s}"
        " : (%s, %s, %s) -> %s\n" % (zero, zp, zp, acc, window, x, zp, zp, y)
    )
