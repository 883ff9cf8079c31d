#!/usr/bin/env python3
# ===- draw.py - Pictures of the page on the algebra ------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Draws what the passes make of pools.mlir, and what chain.mlir and merged.mlir compute.

    draw.py FOLDER

Runs pool-to-conv-opt and pool-to-conv-check, which must be on the PATH, and writes
FOLDER/*.svg by the modules of examples/conv_algebra. Prints one line for each picture.
"""

import array
import os
import re
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, os.pardir, "examples", "conv_algebra"))
sys.dont_write_bytecode = True
from kernels import CONSTANT, FUNCTION, PRINTING, Kernel, constant
from pictures import Panel, picture, writePictures

CELL = 22


def run(*command):
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, cwd=HERE
    ).stdout


def constantsOf(option):
    """{function: its float constants as nested lists} of pools.mlir behind the pass."""
    functions = {}
    for line in run("pool-to-conv-opt", "pools.mlir", option, *PRINTING).splitlines():
        if match := FUNCTION.search(line):
            values = functions[match.group(1)] = []
        elif '"tosa.const"' in line:
            attributes = re.search(r"<\{(.*)\}>", line).group(1)
            if CONSTANT.search(attributes) and "xf32>" in attributes:
                values.append(constant(attributes))
    return functions


def largest(values):
    """The constant with the most elements."""
    return max(values, key=lambda value: str(value).count(","))


def channelMatrix(weights):
    """OHWI weights as one square: rows of windows by output, columns by input channel."""
    size, inputs = len(weights[0]), len(weights[0][0][0])
    return [
        [output[y][x][i] for i in range(inputs) for x in range(size)]
        for output in weights
        for y in range(size)
    ]


def dense():
    (taps,) = [
        channelMatrix(value)
        for value in constantsOf("--pool-to-conv=avg-form=dense")["dense"]
        if len(value) == 3
    ]
    (depthwise,) = [
        value
        for value in constantsOf("--pool-to-conv")["dense"]
        if len(value) == 2  # HWCM
    ]
    zeros = sum(tap == 0 for row in taps for tap in row)
    # Its windows one below the other would be a column; one of them is enough.
    window = [[x[0][0] for x in row] for row in depthwise]
    print("dense: %d of %d weights are zero" % (zeros, len(taps) ** 2))
    row = [
        Panel(Kernel(window), CELL, ["depthwise", "of each channel"]),
        "",
        Panel(Kernel(taps), CELL, ["dense", "3 × 3 channels"]),
    ]
    title = "An average of 2x2 over three channels: depthwise and dense filters"
    return picture(title, [row], "%d of %d weights of the dense one are zero" % (zeros, len(taps) ** 2))


def counts():
    row, texts = [], []
    functions = constantsOf("--pool-to-conv")
    captions = {"three": "3×3, pad 1", "five": "5×5, pad 2", "strided": "5×5/2, pad 2"}
    for name, caption in captions.items():
        ((factors,),) = [largest(functions[name])]
        taps = [[float(round(1 / factor[0])) for factor in line] for line in factors]
        distinct = sorted({int(tap) for line in taps for tap in line})
        texts.append("%s: %s" % (name, " ".join(map(str, distinct))))
        row += [Panel(Kernel(taps), CELL, [caption, "%d counts" % len(distinct)]), ""]
    print("counts: " + "; ".join(texts))
    title = "How many elements each position of a padded average divides by"
    return picture(title, [row[:-1]], "Elements in the window of each position")


def resultOf(module, folder):
    """What a module computes from a map of ones, as rows."""
    ones = os.path.join(folder, "ones.npy")
    header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 9, 9, 1), }"
    with open(ones, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", 118))
        file.write(header.ljust(117).encode() + b"\n" + struct.pack("<81f", *[1.0] * 81))
    prefix = os.path.join(folder, "result_")
    run("pool-to-conv-check", module, module, "--inputs=" + ones, "--save=" + prefix)
    with open(prefix + "0.npy", "rb") as file:
        values = array.array("f", file.read()[-81 * 4 :])
    return [list(values[9 * y : 9 * y + 9]) for y in range(9)]


def padding():
    with tempfile.TemporaryDirectory() as folder:
        chain, merged = (resultOf(m, folder) for m in ("chain.mlir", "merged.mlir"))
    off = [[b - a for a, b in zip(*rows)] for rows in zip(chain, merged)]
    wrong = sum(value != 0 for row in off for value in row)
    print("padding: %d of 81 positions differ" % wrong)
    row = [
        Panel(Kernel(merged), CELL, ["one 5×5, pad 2"]),
        "−",
        Panel(Kernel(chain), CELL, ["two 3×3, pad 1 each"]),
        "=",
        Panel(Kernel(off), CELL, ["too much"]),
    ]
    title = "Two padded 3x3 filters of ones on a map of ones, and the 5x5 of both"
    return picture(title, [row], "%d of 81 positions differ" % wrong)


def draw():
    return {"dense": dense(), "counts": counts(), "padding": padding()}


if __name__ == "__main__":
    writePictures(__doc__, draw)
