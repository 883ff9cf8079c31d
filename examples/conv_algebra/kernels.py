# ===- kernels.py - The kernels of a module ---------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Reads the linear ops of single-channel tosa functions, as lists of taps."""

import dataclasses
import json
import re
import subprocess

# In the generic form, every op is one line and all attributes have names.
PRINTING = [
    "--mlir-print-op-generic",
    "--mlir-print-elementsattrs-with-hex-if-larger=-1",
]
FUNCTION = re.compile(r'"func\.func"\(\) <\{.*sym_name = "(\w+)"')
OP = re.compile(r'(%\w+) = "(tosa\.\w+)"\(([^)]*)\) <\{(.*)\}> : \(')
CONSTANT = re.compile(r"values = dense<(.*)> : tensor<((?:\d+x)*)\w+>$")


@dataclasses.dataclass
class Kernel:
    """A square convolution, or an average over a square window."""

    taps: list  # rows of weights
    stride: int = 1
    dilation: int = 1
    average: bool = False

    @property
    def size(self):
        return len(self.taps)

    @property
    def extent(self):
        """What the kernel spans, in elements of its input."""
        return (self.size - 1) * self.dilation + 1

    def spread(self):
        """The taps at their places in the input; None in between."""
        rows = [[None] * self.extent for _ in range(self.extent)]
        for y, row in enumerate(self.taps):
            rows[y * self.dilation][:: self.dilation] = row
        return rows


def array(attributes, name):
    """The one value that all elements of an attribute have."""
    text = re.search(r"\b%s = array<i64: ([^>]*)>" % name, attributes).group(1)
    values = set(text.split(", "))
    if len(values) != 1:
        raise ValueError("%s = %s: not square" % (name, text))
    return int(values.pop())


def constant(attributes):
    """The elements of a constant as nested lists."""
    text, dims = CONSTANT.search(attributes).groups()
    elements = json.loads(text)
    if not isinstance(elements, list):  # a splat
        for dim in reversed([int(dim) for dim in dims.split("x") if dim]):
            elements = [elements] * dim
    return elements


def linearOp(name, attributes, operands, constants):
    if name == "tosa.avg_pool2d":
        size = array(attributes, "kernel")
        taps = [[1 / size**2] * size] * size
        return Kernel(taps, array(attributes, "stride"), average=True)
    if name == "tosa.conv2d":
        (rows,) = constants[operands[1]]
        taps = [[tap for tap, in row] for row in rows]
        return Kernel(taps, array(attributes, "stride"), array(attributes, "dilation"))
    raise ValueError("%s: neither convolution nor average" % name)


def readKernels(path, *options):
    """For each function of the module at `path`, behind the passes that
    `options` name, its linear ops in order."""
    text = subprocess.run(
        ["pool-to-conv-opt", path, *options, *PRINTING],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    functions, constants = {}, {}
    for line in text.splitlines():
        if match := FUNCTION.search(line):
            ops = functions[match.group(1)] = []
        elif match := OP.search(line):
            result, name, operands, attributes = match.groups()
            if name == "tosa.const":
                constants[result] = constant(attributes)
            else:
                ops.append(linearOp(name, attributes, operands.split(", "), constants))
    return functions


def macsPerOutput(ops):
    """Multiply-accumulates of a chain for one output of a map without end."""
    macs, positions = 0, 1
    for op in reversed(ops):
        macs += positions * op.size**2
        positions *= op.stride**2
    return macs
