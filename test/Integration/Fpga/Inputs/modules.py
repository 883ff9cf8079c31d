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
        self.kernels, self.host = [], []
        # Arrays, with their kinds, that are arguments and results of @main.
        self.inputs, self.expected = [], []
        # Numbers that enter and leave @main in one tensor of i64: functions of
        # hundreds of arguments compile slowly.
        self.packed_inputs, self.packed_expected = [], []
        self.results, self.packed_results = [], []

    def kernel(self, inputs, body, result, shape, load="", store=""):
        """Adds a kernel; see case. Gives its name and its types."""
        name = f"k{len(self.kernels)}"
        arguments, lines, types = [], [], []
        for i, (array, outside, inside) in enumerate(inputs):
            types.append(tensor(array.shape, outside))
            arguments.append(f"%a{i}: {types[-1]}")
            lines.append(
                f"%x{i} = fpga.load %a{i}{load} : {types[-1]} -> {stream(array.shape, inside)}"
            )
        kind, outside = result
        to = tensor(shape, outside)
        lines += body
        lines.append(f"%r = fpga.store %y{store} : {stream(shape, kind)} -> {to}")
        lines.append(f"fpga.return %r : {to}")
        self.kernels.append(
            f"fpga.kernel @{name}({', '.join(arguments)}) -> {to} attributes {{draft}} {{\n  "
            + "\n  ".join(lines)
            + "\n}"
        )
        return name, types, to

    def value(self, text):
        """A new value of @main."""
        self.host.append(f"  %v{len(self.host)} = {text}")
        return f"%v{len(self.host) - 1}"

    def call(self, name, operands, types, to):
        return self.value(f"fpga.call @{name}({', '.join(operands)}) : ({', '.join(types)}) -> {to}")

    def case(self, inputs, body, result, expected, **ports):
        """`inputs` are (array, kind of the tensor, kind of the stream); `body`
        are the lines of the kernel, of which the last defines %y, on %x0, %x1,
        ...; `result` are the kinds of the stream and of the tensor."""
        name, types, to = self.kernel(inputs, body, result, expected.shape, **ports)
        operands = [f"%p{len(self.inputs) + i}" for i in range(len(inputs))]
        self.inputs += [(array, outside) for array, outside, _ in inputs]
        self.results.append((self.call(name, operands, types, to), to))
        self.expected.append((expected, result[1]))

    def integers(self, inputs, body, kind, expected):
        """A case whose streams are what its tensors are, packed with others;
        inputs are (array, kind)."""
        name, types, to = self.kernel([(a, k, k) for a, k in inputs], body, (kind, kind), expected.shape)
        operands = [self.unpack(*pair) for pair in inputs]
        self.pack(self.call(name, operands, types, to), expected, kind)

    def unpack(self, array, kind):
        offset = sum(map(len, self.packed_inputs))
        self.packed_inputs.append(array.flatten())
        count, signless = array.size, kind.replace("u", "")
        value = self.value(f"tensor.extract_slice %packed[{offset}] [{count}] [1]"
                           f" : tensor<@inputs@xi64> to tensor<{count}xi64>")
        if signless != "i64":
            value = self.value(f"arith.trunci {value} : tensor<{count}xi64> to tensor<{count}x{signless}>")
        return self.cast(self.flatten(value, array.shape, signless, "expand"), array.shape, signless, kind)

    def pack(self, value, expected, kind):
        count, signless = expected.size, kind.replace("u", "")
        self.packed_expected.append(expected.flatten())
        value = self.cast(value, expected.shape, kind, signless)
        value = self.flatten(value, expected.shape, signless, "collapse")
        if signless != "i64":
            extend = "extui" if kind != signless else "extsi"
            value = self.value(f"arith.{extend} {value} : tensor<{count}x{signless}> to tensor<{count}xi64>")
        self.packed_results.append((value, f"tensor<{count}xi64>"))

    def cast(self, value, shape, old, new):
        if old == new:
            return value
        return self.value(f"tensor.bitcast {value} : {tensor(shape, old)} to {tensor(shape, new)}")

    def flatten(self, value, shape, kind, direction):
        if len(shape) == 1:
            return value
        types = [tensor([int(np.prod(shape))], kind), tensor(shape, kind)]
        sizes = f" output_shape {list(shape)}" if direction == "expand" else ""
        types = types if sizes else types[::-1]
        dims = list(range(len(shape)))
        return self.value(f"tensor.{direction}_shape {value} [{dims}]{sizes} : {types[0]} into {types[1]}")

    def concatenated(self, parts):
        """One tensor of several; in steps, because bufferization takes a time
        that grows with the square of what one concatenation has."""
        step = 8
        while len(parts) > 1:
            groups = [parts[i : i + step] for i in range(0, len(parts), step)]
            parts = []
            for group in groups:
                values, types = zip(*group)
                total = sum(int(t[len("tensor<") : -len("xi64>")]) for t in types)
                value = self.value(f"tensor.concat dim(0) {', '.join(values)}"
                                   f" : ({', '.join(types)}) -> tensor<{total}xi64>")
                parts.append((value, f"tensor<{total}xi64>"))
        return parts[0]

    def write(self, folder):
        """module.mlir, the .npy files, and `arguments` of the judge."""
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        if self.packed_inputs:
            self.results.append(self.concatenated(self.packed_results))
            self.expected.append((np.concatenate(self.packed_expected), "i64"))
        parameters = [f"%p{i}: {tensor(a.shape, k)}" for i, (a, k) in enumerate(self.inputs)]
        if self.packed_inputs:
            self.inputs.append((np.concatenate(self.packed_inputs), "i64"))
            parameters.append(f"%packed: tensor<{len(self.inputs[-1][0])}xi64>")
        values, types = zip(*self.results)
        lines = self.kernels + [f"func.func @main({', '.join(parameters)}) -> ({', '.join(types)}) {{"]
        lines += self.host + [f"  return {', '.join(values)} : {', '.join(types)}", "}", ""]
        inputs = str(sum(map(len, self.packed_inputs)))
        (folder / "module.mlir").write_text("\n".join(lines).replace("@inputs@", inputs))
        options = []
        for option, arrays in (("inputs", self.inputs), ("expected", self.expected)):
            paths = []
            for i, (array, kind) in enumerate(arrays):
                paths.append(folder / f"{option}{i}.npy")
                np.save(paths[-1], as_stored(array, kind))
            options.append(f"--{option}=" + ",".join(map(str, paths)))
        (folder / "arguments").write_text("\n".join([str(folder / "module.mlir"), *options, ""]))
        print(f"{len(self.kernels)} kernels")


def as_stored(array, kind):
    """An array of a type of NumPy that holds all that `kind` holds."""
    if kind in FLOATS:
        return array.astype({"f16": "float16", "bf16": "float32", "f32": "float32", "f64": "float64"}[kind])
    if kind == "i1":
        # A bit, for whoever looks from outside.
        array = array % 2
    if kind.startswith("ui"):
        return array.astype(np.uint64)
    # The bits of ui64 count as i64 where they are packed.
    return np.array([(int(n) + 2**63) % 2**64 - 2**63 for n in array.flat], dtype=np.int64).reshape(array.shape)
