# ===- measure.py - What modules cost ------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: measure.py FOLDER PAGE

Synthesises designs for ECP5 as pool-to-conv synth does, and writes a table of what units
take, beside what is estimated of their ops, between the markers of PAGE. Netlists are kept
in FOLDER, and taken again where designs did not change.
"""

import pathlib
import sys

import numpy as np

from cases import BIASES, CHANNELS, SHIFTS, weights_of
from design import Design
from pool_to_conv.hardware.design import open_design
from pool_to_conv.hardware.report import as_json
from pool_to_conv.hardware.synthesis import FAMILIES, synthesize

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

# What is measured, the name of its unit, and the design.
UNITS = []


def unit(text, name):
    def add(function):
        UNITS.append((text, name, function))
        return function
    return add


@unit("`fifo`, 8 bits, depth 16, LUT RAM", "fifo0")
def fifo_lutram(d):
    d.store(d.fifo(d.load((1, 64), "i8"), 16, "lutram"))


@unit("`fifo`, 32 bits, depth 1200, block RAM", "fifo0")
def fifo_bram(d):
    d.store(d.fifo(d.load((1, 64), "i8", 4), 1200, "bram"))


@unit("`cast_lanes`, 1 to 4 of 8 bits", "cast_lanes0")
def cast(d):
    d.store(d.cast(d.load((1, 64), "i8"), 4))


@unit("`window`, 32x32x16, 3x3, 4 lanes", "window0")
def window(d):
    x = d.window(d.load((1, 32, 32, 16), "i8", 4), (3, 3), pad=(1, 1, 1, 1), value=-128)
    d.store(d.reduce(x, "max"))


@unit("`window`, 8x8x64, 3x3, stride 2, 8 lanes, repeat 4", "window0")
def window_repeat(d):
    x = d.window(d.load((1, 8, 8, 64), "i8", 8), (3, 3), (2, 2), pad=(0, 0, 1, 1), repeat=4)
    d.store(d.mac(x, weights_of(d, (4, 3, 3, 64), "i8"), "i8", 1, 8, 24))


@unit("`window`, 8x8x1, 3x3, all 9 taps, LUT RAM", "window0")
def window_taps(d):
    x = d.window(d.load((1, 8, 8, 1), "i8"), (3, 3), pad=(1, 1, 1, 1), value=-128, taps=9,
                 repeat=8, memory="lutram")
    d.store(d.mac(x, weights_of(d, (16, 3, 3, 1), "i8"), "i8", 2, 9, 18, lanes=2, form="lut"))


@unit("`mac`, 2 x 9 products in LUTs, 18 bits", "mac0")
def mac_lut(d):
    window_taps(d)


@unit("`mac`, 4 x 8 products in DSPs, 576 weights a PE, 24 bits", "mac0")
def mac_dsp(d):
    x = d.load((1, 4, 4, 576), "i8", 8)
    d.store(d.mac(x, weights_of(d, (4, 1, 1, 576), "i8"), "i8", 4, 8, 24, form="dsp"))


@unit("`mac`, depthwise, 4 channels, 3 taps in DSPs, 20 bits", "mac0")
def mac_depthwise(d):
    x = d.window(d.load((1, 8, 8, 16), "i8", 4), (3, 3), taps=3, order="taps")
    d.store(d.mac(x, weights_of(d, (16, 3, 3, 1), "i8"), "i8", 4, 3, 20, groups=16, form="dsp"))


@unit("`mac`, 4 sums of 4 taps, weights 1", "mac0")
def mac_ones(d):
    x = d.window(d.load((1, 8, 8, 16), "i8", 4), (2, 2), (2, 2), taps=4, order="taps")
    d.store(d.mac(x, np.ones((16, 2, 2, 1), int), "ui1", 4, 4, 10, lanes=4, groups=16, weight_class="ones"))


@unit("`requant`, 16 channels, 20 bits, TOSA", "requant0")
def requant(d):
    x = d.load((1, 4, 4, 16), "i20")
    d.store(d.requant(x, "i8", (BIASES * 3)[:16], (CHANNELS[:3] * 6)[:16], (SHIFTS * 3)[:16], -128,
                      "tosa", form="dsp"))


@unit("`requant`, 10 bits by 513 in LUTs, half up", "requant0")
def requant_lut(d):
    x = d.load((1, 4, 4, 16), "i10")
    d.store(d.requant(x, "i8", multiplier=(513,), shift=(11,), rounding="half_up", form="lut"))


@unit("`requant`, a shift of 16 bits by 7, half up", "requant0")
def requant_shift(d):
    d.store(d.requant(d.load((1, 4, 4, 16), "i16"), "i8", shift=(7,), rounding="half_up"))


@unit("`eltwise` add, 16 and 12 bits, saturating", "eltwise0")
def add(d):
    x = [d.load((1, 4, 4, 16), "i16"), d.load((1, 4, 4, 16), "i12")]
    d.store(d.eltwise("add", x, "i16", "sat"))


@unit("`lut`, 8 to 20 bits, block RAM", "lut0")
def lut(d):
    d.store(d.lut(d.load((1, 4, 4, 16), "i8"), weights_of(d, (256,), "i20"), "i20", memory="bram"))


@unit("`reduce` max of 3x3 windows, 4 lanes", "reduce0")
def reduce_window(d):
    window(d)


@unit("`reduce` sum of rows, 2x2, 8x8x16", "reduce0")
def reduce_rows(d):
    d.store(d.reduce(d.load((1, 8, 8, 16), "i8"), "sum", "i10", kernel=(2, 2), stride=(2, 2)))


@unit("`reduce` sum of a map, 64 channels", "reduce0")
def reduce_global(d):
    d.store(d.reduce(d.load((1, 8, 8, 64), "i8"), "sum", "i14", dims=(1, 2)))


@unit("`crop` of a 32x32x16 map", "crop0")
def crop(d):
    d.store(d.crop(d.load((1, 32, 32, 16), "i8"), (0, 1, 1, 0), (0, 1, 1, 0)))


@unit("`pad` of a 32x32x16 map", "pad0")
def pad(d):
    d.store(d.pad(d.load((1, 32, 32, 16), "i8"), (0, 1, 1, 0), (0, 1, 1, 0), 0))


def error(measured, estimated):
    if measured == estimated:
        return "0 %"
    return f"{100 * (estimated - measured) / measured:+.0f} %" if measured else "-"


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, page = map(pathlib.Path, arguments)
    rows = ["| unit | LUT | estimate | error | FF | estimate | error | DSP | estimate | block RAM | estimate |",
            "|---|---|---|---|---|---|---|---|---|---|---|"]
    for text, name, function in UNITS:
        design = Design(function.__name__)
        function(design)
        design.translate(folder)
        made = open_design(folder / design.name)
        figures = as_json(made, synthesize(made, FAMILIES["ecp5"], folder / "synthesised"))["units"][name]
        found, said = figures["measured"], figures["estimate"]
        row = [text]
        for kind in ("lut", "ff"):
            row += [found[kind], said[kind], error(found[kind], said[kind])]
        for kind in ("dsp", "bram18"):
            row += [found[kind], said[kind]]
        rows.append(f"| {' | '.join(map(str, row))} |")
        print(rows[-1], flush=True)
    head, rest = page.read_text().split(BEGIN)
    tail = rest.split(END)[1]
    page.write_text(head + BEGIN + "\n" + "\n".join(rows) + "\n" + END + tail)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
