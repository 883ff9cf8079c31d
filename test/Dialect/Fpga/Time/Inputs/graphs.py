"""Drafts of kernels whose streams meet again: residual and inception blocks of
varying kernels, strides, lanes and folds, nested ones, and joins of two inputs that
wait for each other.

graphs.py COUNT [SEED] prints a module of COUNT kernels @g0, @g1, ...
"""

import random
import sys


class Kernel:
    def __init__(self, name, rng):
        self.name, self.rng = name, rng
        self.lines, self.inputs, self.count = [], [], 0
        self.weights = []

    def op(self, text):
        value = f"%{self.count}"
        self.count += 1
        self.lines.append(f"  {value} = {text}")
        return value

    def load(self, shape, lanes=1):
        tensor = "x".join(map(str, shape)) + "xi8"
        self.inputs.append(f"%x{len(self.inputs)}: tensor<{tensor}>")
        stream = Stream(shape, lanes)
        value = self.op(f"fpga.load %x{len(self.inputs) - 1} : tensor<{tensor}> -> {stream}")
        return value, stream

    def conv(self, source, channels, kernel, stride=1, lanes=None):
        """A convolution that keeps the extent but for its stride, and its scale."""
        value, stream = source
        n, h, w, c = stream.shape
        pad = (kernel - 1) // 2
        out = [n, (h + 2 * pad - kernel) // stride + 1, (w + 2 * pad - kernel) // stride + 1]
        pe = self.rng.choice([d for d in divisors(channels)])
        simd = self.rng.choice([d for d in divisors(c)])
        lanes = self.rng.choice([d for d in divisors(pe)])
        windows = f"!fpga.stream<{n}x{out[1]}x{out[2]}x{c}xvector<{kernel}x{kernel}xi8>, lanes = 1>"
        rom = f"{channels}x{kernel}x{kernel}x{c}xi8"
        weights = self.op(f"fpga.rom dense<1> : tensor<{rom}>")
        window = self.op(
            f"fpga.window {value} kernel = [{kernel}, {kernel}] stride = [{stride}, {stride}] "
            f"pad <{pad}, {pad}, {pad}, {pad}, 0> : {stream} -> {windows}"
        )
        shape = out + [channels]
        sums = Stream(shape, lanes, "i24")
        mac = self.op(
            f"fpga.mac {window}, {weights} fold <pe = {pe}, simd = {simd}> : "
            f"{windows}, !fpga.rom<{rom}> -> {sums}"
        )
        return self.scale((mac, sums))

    def scale(self, source):
        value, stream = source
        result = Stream(stream.shape, stream.lanes)
        multiplier, shift = (1431655766, 38) if self.rng.random() < 0.7 else (1, 4)
        return (
            self.op(
                f"fpga.requant {value} multiplier = [{multiplier}] shift = [{shift}] round half_up : "
                f"{stream} -> {result}"
            ),
            result,
        )

    def pool(self, source, kernel):
        value, stream = source
        pad = (kernel - 1) // 2
        windows = str(stream).replace("xi8", f"xvector<{kernel}x{kernel}xi8>")
        window = self.op(
            f"fpga.window {value} kernel = [{kernel}, {kernel}] pad <{pad}, {pad}, {pad}, {pad}, -128> : "
            f"{stream} -> {windows}"
        )
        return self.op(f"fpga.reduce max window {window} : {windows} -> {stream}"), stream

    def add(self, a, b):
        sums = Stream(a[1].shape, self.rng.choice([a[1].lanes, b[1].lanes]), "i9")
        value = self.op(f"fpga.eltwise add {a[0]}, {b[0]} : ({a[1]}, {b[1]}) -> {sums}")
        return self.scale((value, sums))

    def concat(self, sources):
        shape = list(sources[0][1].shape)
        shape[3] = sum(s[1].shape[3] for s in sources)
        stream = Stream(shape, 1)
        operands = ", ".join(s[0] for s in sources)
        types = ", ".join(str(s[1]) for s in sources)
        return self.op(f"fpga.concat {operands} : ({types}) -> {stream}"), stream

    def text(self, results):
        stored = []
        for value, stream in results:
            tensor = "tensor<" + "x".join(map(str, stream.shape)) + "xi8>"
            stored.append((self.op(f"fpga.store {value} : {stream} -> {tensor}"), tensor))
        values = ", ".join(s[0] for s in stored)
        types = ", ".join(s[1] for s in stored)
        head = f"fpga.kernel @{self.name}({', '.join(self.inputs)}) -> ({types}) attributes {{draft}} {{"
        return "\n".join([head, *self.lines, f"  fpga.return {values} : {types}", "}"])


class Stream:
    def __init__(self, shape, lanes, element="i8"):
        self.shape, self.lanes, self.element = shape, lanes, element

    def __str__(self):
        extents = "x".join(map(str, self.shape))
        return f"!fpga.stream<{extents}x{self.element}, lanes = {self.lanes}>"


def divisors(n):
    return [d for d in range(1, n + 1) if n % d == 0]


def residual(k, source, depth=1):
    rng = k.rng
    channels = source[1].shape[3]
    stride = rng.choice([1, 1, 2])
    wider = channels * rng.choice([1, 2]) if stride > 1 else channels
    branch = k.conv(source, wider, rng.choice([1, 3, 5]), stride)
    for _ in range(rng.choice([0, 1, 2])):
        branch = k.conv(branch, wider, rng.choice([1, 3, 5]))
    if depth > 1:
        branch = residual(k, branch, depth - 1)
    there, here = branch[1].shape[1], source[1].shape[1]
    if there == here and branch[1].shape[3] == channels and rng.random() < 0.8:
        return k.add(source, branch)
    # Strides of nested blocks multiply.
    stride = -(-here // there)
    return k.add(k.conv(source, branch[1].shape[3], 1, stride), branch)


def inception(k, source):
    rng = k.rng
    branches = [k.conv(source, rng.choice([2, 4, 6]), 1)]
    for kernel in rng.sample([3, 5, 7], rng.choice([1, 2])):
        branches.append(k.conv(k.conv(source, rng.choice([2, 4]), 1), rng.choice([4, 8]), kernel))
    if rng.random() < 0.7:
        branches.append(k.conv(k.pool(source, 3), 4, 1))
    return k.concat(branches)


def crossed(k, shape):
    """Each input is needed early by one join and late by the other."""
    a, b = k.load(shape), k.load(shape)
    kernels = k.rng.choice([1, 3, 5]), k.rng.choice([3, 5])
    left = k.add(k.conv(a, shape[3], kernels[0]), b)
    right = k.add(a, k.conv(b, shape[3], kernels[1]))
    if k.rng.random() < 0.5:
        return [left, right]
    return [k.add(left, k.conv(right, shape[3], 3))]


def kernel(index, rng):
    k = Kernel(f"g{index}", rng)
    shape = [1, rng.choice([6, 8, 12]), rng.choice([6, 8, 12]), rng.choice([2, 4, 8])]
    shape[2] = shape[1]
    kind = index % 5
    if kind == 3:
        return k.text(crossed(k, shape))
    source = k.load(shape, rng.choice(divisors(shape[3])))
    if rng.random() < 0.6:
        source = k.conv(source, rng.choice([4, 8]), 3)
    if kind == 0:
        result = residual(k, source)
    elif kind == 1:
        result = inception(k, source)
    elif kind == 2:
        result = residual(k, source, depth=2)
    else:
        result = residual(k, inception(k, source))
    return k.text([result])


def main():
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for index in range(int(sys.argv[1])):
        print(kernel(index, rng))


if __name__ == "__main__":
    main()
