# ===- measure.py - What modules cost ------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: measure.py FOLDER RTL PAGE [REGEX]

Synthesises units for ECP5 with yosys (synth_ecp5 -abc9), and writes a table of what they
take, beside what --fpga-estimate says of their ops, between the markers of PAGE. Figures are
kept in FOLDER; with REGEX only the units that match are synthesised again.
"""

import json
import pathlib
import re
import subprocess
import sys

import numpy as np

from cases import BIASES, CHANNELS, SHIFTS, weights_of
from design import Design

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

# What is measured, the index of its unit, and the design.
UNITS = []


def unit(text, index=0):
    def add(function):
        UNITS.append((text, index, function))
        return function
    return add


@unit("`fifo`, 8 bits, depth 16, LUT RAM")
def fifo_lutram(d):
    d.store(d.fifo(d.load((1, 64), "i8"), 16, "lutram"))


@unit("`fifo`, 32 bits, depth 1200, block RAM")
def fifo_bram(d):
    d.store(d.fifo(d.load((1, 64), "i8", 4), 1200, "bram"))


@unit("`cast_lanes`, 1 to 4 of 8 bits")
def cast(d):
    d.store(d.cast(d.load((1, 64), "i8"), 4))


@unit("`window`, 32x32x16, 3x3, 4 lanes")
def window(d):
    x = d.window(d.load((1, 32, 32, 16), "i8", 4), (3, 3), pad=(1, 1, 1, 1), value=-128)
    d.store(d.reduce(x, "max"))


@unit("`window`, 8x8x64, 3x3, stride 2, 8 lanes, repeat 4")
def window_repeat(d):
    x = d.window(d.load((1, 8, 8, 64), "i8", 8), (3, 3), (2, 2), pad=(0, 0, 1, 1), repeat=4)
    d.store(d.mac(x, weights_of(d, (4, 3, 3, 64), "i8"), "i8", 1, 8, 24))


@unit("`window`, 8x8x1, 3x3, all 9 taps, LUT RAM")
def window_taps(d):
    x = d.window(d.load((1, 8, 8, 1), "i8"), (3, 3), pad=(1, 1, 1, 1), value=-128, taps=9,
                 repeat=8, memory="lutram")
    d.store(d.mac(x, weights_of(d, (16, 3, 3, 1), "i8"), "i8", 2, 9, 18, lanes=2, form="lut"))


@unit("`mac`, 2 x 9 products in LUTs, 18 bits", 1)
def mac_lut(d):
    window_taps(d)


@unit("`mac`, 4 x 8 products in DSPs, 576 weights a PE, 24 bits")
def mac_dsp(d):
    x = d.load((1, 4, 4, 576), "i8", 8)
    d.store(d.mac(x, weights_of(d, (4, 1, 1, 576), "i8"), "i8", 4, 8, 24, form="dsp"))


@unit("`mac`, depthwise, 4 channels, 3 taps in DSPs, 20 bits", 1)
def mac_depthwise(d):
    x = d.window(d.load((1, 8, 8, 16), "i8", 4), (3, 3), taps=3, order="taps")
    d.store(d.mac(x, weights_of(d, (16, 3, 3, 1), "i8"), "i8", 4, 3, 20, groups=16, form="dsp"))


@unit("`mac`, 4 sums of 4 taps, weights 1", 1)
def mac_ones(d):
    x = d.window(d.load((1, 8, 8, 16), "i8", 4), (2, 2), (2, 2), taps=4, order="taps")
    d.store(d.mac(x, np.ones((16, 2, 2, 1), int), "ui1", 4, 4, 10, lanes=4, groups=16, weight_class="ones"))


@unit("`requant`, 16 channels, 20 bits, TOSA")
def requant(d):
    x = d.load((1, 4, 4, 16), "i20")
    d.store(d.requant(x, "i8", (BIASES * 3)[:16], (CHANNELS[:3] * 6)[:16], (SHIFTS * 3)[:16], -128,
                      "tosa", form="dsp"))


@unit("`requant`, 10 bits by 513 in LUTs, half up")
def requant_lut(d):
    x = d.load((1, 4, 4, 16), "i10")
    d.store(d.requant(x, "i8", multiplier=(513,), shift=(11,), rounding="half_up", form="lut"))


@unit("`requant`, a shift of 16 bits by 7, half up")
def requant_shift(d):
    d.store(d.requant(d.load((1, 4, 4, 16), "i16"), "i8", shift=(7,), rounding="half_up"))


@unit("`eltwise` add, 16 and 12 bits, saturating")
def add(d):
    x = [d.load((1, 4, 4, 16), "i16"), d.load((1, 4, 4, 16), "i12")]
    d.store(d.eltwise("add", x, "i16", "sat"))


@unit("`lut`, 8 to 20 bits, block RAM")
def lut(d):
    d.store(d.lut(d.load((1, 4, 4, 16), "i8"), weights_of(d, (256,), "i20"), "i20", memory="bram"))


@unit("`reduce` max of 3x3 windows, 4 lanes", 1)
def reduce_window(d):
    window(d)


@unit("`reduce` sum of rows, 2x2, 8x8x16")
def reduce_rows(d):
    d.store(d.reduce(d.load((1, 8, 8, 16), "i8"), "sum", "i10", kernel=(2, 2), stride=(2, 2)))


@unit("`reduce` sum of a map, 64 channels")
def reduce_global(d):
    d.store(d.reduce(d.load((1, 8, 8, 64), "i8"), "sum", "i14", dims=(1, 2)))


@unit("`crop` of a 32x32x16 map")
def crop(d):
    d.store(d.crop(d.load((1, 32, 32, 16), "i8"), (0, 1, 1, 0), (0, 1, 1, 0)))


@unit("`pad` of a 32x32x16 map")
def pad(d):
    d.store(d.pad(d.load((1, 32, 32, 16), "i8"), (0, 1, 1, 0), (0, 1, 1, 0), 0))


def synthesise(design, index, folder, modules):
    """LUTs, flip-flops, multipliers and block RAMs of a unit."""
    for name, lines in design.files.items():
        (folder / name).write_text("\n".join(lines) + "\n")
    (folder / "top.v").write_text(design.unit_top(index))
    run = subprocess.run(
        ["yosys", "-q", "-p", f"read_verilog -D PTC_ECP5 -defer {' '.join(modules)}; read_verilog top.v; "
         f"synth_ecp5 -abc9 -top {design.name}; tee -q -o stat.json stat -json"],
        cwd=folder, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"{design.name}: {run.stdout}{run.stderr}")
    text = (folder / "stat.json").read_text()
    cells = json.loads(text[text.index("{"):])["design"]["num_cells_by_type"]
    of = lambda kind: cells.get(kind, 0)
    return {"lut": of("LUT4") + 2 * of("CCU2C") + 4 * of("TRELLIS_DPR16X4"), "ff": of("TRELLIS_FF"),
            "dsp": of("MULT18X18D"), "bram": of("DP16KD")}


def estimate(design, index, folder):
    """The same, from the dialect."""
    (folder / "kernel.mlir").write_text("module {\n" + design.kernel() + "\n}\n")
    subprocess.run(["pool-to-conv-opt", folder / "kernel.mlir", "-o", "/dev/null",
                    f"--fpga-estimate=target=ecp5-85f table=false json={folder / 'area.json'}"],
                   check=True, capture_output=True)
    kernel = json.loads((folder / "area.json").read_text())["kernels"][0]
    skipped = ("fpga.load", "fpga.store", "fpga.rom")
    units = [unit for unit in kernel["units"] if unit["op"] not in skipped]
    area = units[index]["area"]
    # Weights stand in the module, and in an op of their own.
    if units[index]["op"] == "fpga.mac":
        for unit in kernel["units"]:
            if unit["op"] == "fpga.rom":
                area = {kind: area[kind] + unit["area"][kind] for kind in ("lut", "ff", "dsp", "bram")}
    return area


def error(measured, estimated):
    if measured == estimated:
        return "0 %"
    return f"{100 * (estimated - measured) / measured:+.0f} %" if measured else "-"


def main(arguments):
    if not 3 <= len(arguments) <= 4:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    modules = sorted(map(str, pathlib.Path(arguments[1]).resolve().glob("*.v")))
    page = pathlib.Path(arguments[2])
    rows = ["| unit | LUT | estimate | error | FF | estimate | error | DSP | estimate | block RAM | estimate |",
            "|---|---|---|---|---|---|---|---|---|---|---|"]
    for text, index, function in UNITS:
        design = Design(function.__name__)
        function(design)
        kept = folder / f"{function.__name__}.json"
        if not kept.exists() or (len(arguments) == 4 and re.search(arguments[3], function.__name__)):
            kept.write_text(json.dumps(synthesise(design, index, folder, modules)))
        found, said = json.loads(kept.read_text()), estimate(design, index, folder)
        row = [text]
        for kind in ("lut", "ff"):
            row += [found[kind], said[kind], error(found[kind], said[kind])]
        for kind in ("dsp", "bram"):
            row += [found[kind], said[kind]]
        rows.append(f"| {' | '.join(map(str, row))} |")
        print(rows[-1], flush=True)
    whole = page.read_text()
    head, rest = whole.split(BEGIN)
    _, tail = rest.split(END)
    page.write_text(head + BEGIN + "\n" + "\n".join(rows) + "\n" + END + tail)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
