"""Modules of many small kernels, with inputs and the results of the oracle."""

import pathlib
import random

import numpy as np

import oracle

FLOATS = ("f16", "bf16", "f32", "f64")


def text(shape):
    return "".join(f"{extent}x" for extent in shape)


def tensor(shape, kind):
    return f"tensor<{text(shape)}{kind}>"


def stream(shape, kind, window=None):
    element = f"vector<{window[0]}x{window[1]}x{kind}>" if window else kind
    return f"!fpga.stream<{text(shape)}{element}, lanes = 1>"


def rom(shape, kind):
    return f"!fpga.rom<{text(shape)}{kind}>"


def literal(array):
    """The elements of a dense attribute."""
    if array.ndim == 0:
        return str(array[()])
    return "[" + ", ".join(literal(np.array(part, dtype=object)) for part in array) + "]"


def dense(array, kind):
    return f"dense<{literal(array)}> : {tensor(array.shape, kind)}"


def numbers(shape, kind, fill="mixed"):
    """Numbers of a type: its extremes and what is next to them and to 0 first,
    then random ones of any magnitude. `fill` may be "low" or "high"."""
    low, high = oracle.limits(kind)
    count = int(np.prod(shape))
    if fill in ("low", "high"):
        chosen = [low if fill == "low" else high] * count
    else:
        special = {low, high, low + 1, high - 1, 0, 1, -1, low // 2, high // 2, high // 2 + 1}
        special = sorted(n for n in special if low <= n <= high)
        random.shuffle(special)
        chosen = special[:count]
        while len(chosen) < count:
            bits = random.randint(1, (high - low).bit_length())
            number = random.getrandbits(bits) * random.choice((1, -1))
            chosen.append(min(max(number, low), high))
        random.shuffle(chosen)
    return np.array(chosen, dtype=object).reshape(shape)


class Module:
    """One kernel per case, and a function that calls all of them."""

    def __init__(self):
        self.kernels, self.calls = [], []
        self.inputs, self.expected = [], []
        self.parameters, self.results = [], []

    def case(self, inputs, body, result, expected, load="", store=""):
        """`inputs` are (array, kind of the tensor, kind of the stream); `body`
        are the lines of the kernel, of which the last defines %y, on %x0, %x1,
        ...; `result` are the kinds of the stream and of the tensor."""
        name = f"k{len(self.kernels)}"
        arguments, lines, types = [], [], []
        for i, (array, outside, inside) in enumerate(inputs):
            types.append(tensor(array.shape, outside))
            arguments.append(f"%a{i}: {types[-1]}")
            lines.append(
                f"%x{i} = fpga.load %a{i}{load} : {types[-1]} -> {stream(array.shape, inside)}"
            )
        shape = expected.shape
        lines += body
        kind, outside = result
        to = tensor(shape, outside)
        lines.append(f"%r = fpga.store %y{store} : {stream(shape, kind)} -> {to}")
        lines.append(f"fpga.return %r : {to}")
        self.kernels.append(
            f"fpga.kernel @{name}({', '.join(arguments)}) -> {to} attributes {{draft}} {{\n  "
            + "\n  ".join(lines)
            + "\n}"
        )
        first = len(self.parameters)
        self.parameters += types
        self.inputs += [(array, outside) for array, outside, _ in inputs]
        operands = ", ".join(f"%p{first + i}" for i in range(len(inputs)))
        self.calls.append(
            f"  %c{len(self.calls)} = fpga.call @{name}({operands}) : ({', '.join(types)}) -> {to}"
        )
        self.results.append(to)
        self.expected.append((expected, outside))

    def integers(self, inputs, body, kind, expected):
        """A case whose streams are what its tensors are; inputs are (array,
        kind)."""
        self.case([(a, k, k) for a, k in inputs], body, (kind, kind), expected)

    def write(self, folder):
        """module.mlir, the .npy files, and `arguments` of the judge."""
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        parameters = ", ".join(f"%p{i}: {t}" for i, t in enumerate(self.parameters))
        values = ", ".join(f"%c{i}" for i in range(len(self.calls)))
        types = ", ".join(self.results)
        lines = self.kernels + [f"func.func @main({parameters}) -> ({types}) {{"]
        lines += self.calls + [f"  return {values} : {types}", "}", ""]
        (folder / "module.mlir").write_text("\n".join(lines))
        options = []
        for option, arrays in (("inputs", self.inputs), ("expected", self.expected)):
            paths = []
            for i, (array, kind) in enumerate(arrays):
                dtype = kind.replace("bf16", "f32").replace("f", "float") if kind in FLOATS else (
                    np.uint64 if kind.startswith("ui") else np.int64
                )
                if kind == "i1":
                    # A bit, for whoever looks from outside.
                    array = array % 2
                paths.append(folder / f"{option}{i}.npy")
                np.save(paths[-1], array.astype(dtype))
            options.append(f"--{option}=" + ",".join(map(str, paths)))
        (folder / "arguments").write_text("\n".join([str(folder / "module.mlir"), *options, ""]))
        print(f"{len(self.kernels)} kernels")
