#!/usr/bin/env python3
# ===- draw.py - Pictures of fused kernels ----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Draws the kernels of chains.mlir and equals.mlir, before and after fusing.

    draw.py FOLDER

Runs pool-to-conv-opt, which must be on the PATH, reads all kernels from what it
prints, and writes FOLDER/*.svg. Prints one line for each equation.
"""

import os

from kernels import macsPerOutput, readKernels
from pictures import Panel, picture, writePictures

HERE = os.path.dirname(os.path.abspath(__file__))
FUSE = "--fuse-linear-convs=objective=convs max-weight-growth=inf"
# The chains that are drawn, and the function of equals.mlir that holds what goes
# in front of the average.
EQUATIONS = {
    "five_by_five": None,
    "conv_avg_conv": "seven",
    "two_averages": "fifteen",
    "four_averages": "sixty_three",
    "four_strides": None,
}
DILATIONS = (2, 4, 8, 16)
WORDS = "one two three four five six seven eight nine".split()


def load(name, *options):
    return readKernels(os.path.join(HERE, name), *options)


def caption(op):
    return [
        ("avg " if op.average else "") + "%d×%d" % (op.size, op.size),
        "stride %d" % op.stride if op.stride > 1 else "",
        "dilation %d" % op.dilation if op.dilation > 1 else "",
    ]


def plain(ops):
    """What a chain of ops is, in one line."""
    texts = []
    for op in ops:
        text = ("average " if op.average else "") + "%dx%d" % (op.size, op.size)
        texts.append(text + ("/%d" % op.stride if op.stride > 1 else ""))
    return " * ".join(texts)


def panels(ops):
    """The ops of a row, all to one scale."""
    cell = min(22, max(4, 330 // max(op.extent for op in ops)))
    row = []
    for op in ops:
        row += [Panel(op, cell, caption(op)), "∗"]
    return row[:-1]


def equation(name, sides):
    """Chains that equal each other; the last is one op."""
    rows = [panels(sides[0])]
    if len(sides) == 3:
        rows.append(["="] + panels(sides[1] + sides[2]))
        rows[-1][-2] = "="
    else:
        rows[-1] += ["="] + panels(sides[-1])
    counts = [
        "{:,} as {}".format(macsPerOutput(ops), WORDS[len(ops) - 1]) + " ops" * (i == 0)
        for i, ops in enumerate(sides)
    ]
    print("%s: %s" % (name, " = ".join(map(plain, sides))))
    print("  multiply-accumulates per output: " + ", ".join(counts))
    title = " = ".join(map(plain, sides))
    return picture(title, rows, "MACs per output: " + ", ".join(counts))


def dilations(chains, equals, fused):
    """A 3x3 in front of averages, where it is dilated, and as one op with them."""
    cell = 5
    above, below = [Panel(chains["dilation_2"][-1], cell, ["3×3"])], []
    for dilation in DILATIONS:
        name = "dilation_%d" % dilation
        front, average = equals[name]
        (whole,) = fused[name]
        extent = "%d×%d" % (front.extent, front.extent)
        above += ["", Panel(front, cell, [extent, "dilation %d" % front.dilation])]
        below += [Panel(whole, cell, caption(whole)), ""]
        front = "3x3 over %s * %s" % (extent.replace("×", "x"), plain([average]))
        print(name + ": " + " = ".join([plain(chains[name]), front, plain([whole])]))
    title = "A 3x3 behind averages is a dilated 3x3 in front of them"
    footer = "Above in front of the averages, below as one op with them"
    return picture(title, [above, below[:-1]], footer)


def draw():
    """All pictures, by name."""
    chains, fusedChains = load("chains.mlir"), load("chains.mlir", FUSE)
    equals, fusedEquals = load("equals.mlir"), load("equals.mlir", FUSE)
    drawings = {}
    for name, front in EQUATIONS.items():
        between = [fusedEquals[front] + equals[name]] if front else []
        drawings[name] = equation(name, [chains[name], *between, fusedChains[name]])
    drawings["dilations"] = dilations(chains, equals, fusedChains)
    return drawings


if __name__ == "__main__":
    writePictures(__doc__, draw)
