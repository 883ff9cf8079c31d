#!/usr/bin/env python3
# What --fpga-estimate says of units and networks beside what yosys makes of their Verilog.
#
#   benchmarks/estimates.py                        all units and networks: half an hour
#   benchmarks/estimates.py --only 'fifo|digits'   those whose names match
#   benchmarks/estimates.py --family xilinx        ecp5 (the default), ice40 or xilinx
#   benchmarks/estimates.py --only '^$' out        designs of `pool-to-conv build` alone
#
# Needs the built Python package (PYTHONPATH=build/python) and the tools in PATH. What yosys
# made is kept in --folder, and taken again unless Verilog or yosys' commands have changed. The
# tables go to standard output and into the page of --page, between its markers. Exits with 1
# if a program fails, and with --within PERCENT also if a unit's LUTs are further off, or
# multipliers or block RAMs differ.

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

# The source tree stays as it is.
sys.dont_write_bytecode = True

from estimate_units import KINDS, Units  # noqa: E402
from pool_to_conv.hardware.design import open_design  # noqa: E402
from pool_to_conv.hardware.synthesis import Cost, family_of, synthesize  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGETS = {
    "ecp5": ("ecp5-85f", '#fpga.target<part = "lfe5u-85f", clk_ps = 10000, lut = 83640, '
             "ff = 83640, dsp = 156, bram18 = 208>"),
    "ice40": ("ice40up5k", '#fpga.target<part = "ice40up5k", clk_ps = 40000, lut = 5280, '
              "ff = 5280, dsp = 8, bram18 = 30>"),
    "xilinx": ("zynq7020", '#fpga.target<part = "xc7z020", clk_ps = 10000, lut = 53200, '
               "ff = 106400, dsp = 220, bram18 = 280>"),
}
DIGITS = ROOT / "examples" / "digits" / "digits_int8.mlir"
# Options of --pool-to-conv-to-fpga besides the target.
NETWORKS = {
    "digits": "",
    "digits in 1000 cycles": " target-cycles=1000",
    "digits in 5000 cycles": " target-cycles=5000",
}


class Failure(Exception):
    """A program failed."""


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"{' '.join(map(str, command))}:\n{done.stderr}")


def write_design(kernel, folder):
    """The Verilog of the file `kernel`."""
    shutil.rmtree(folder, ignore_errors=True)
    run(["pool-to-conv-translate", "--fpga-to-verilog", f"--verilog-dir={folder}", kernel])
    return open_design(folder)


def measure(design, folder):
    """Pairs of estimate and measurement, by the names of units; and that of all."""
    family = family_of(design.manifest["target"]["part"])
    found = synthesize(design, family, folder / "yosys")
    units = {
        unit["name"]: (Cost(**unit["estimate"]), found.units[unit["name"]])
        for unit in design.manifest["units"]
    }
    return units, (Cost(**design.manifest["estimate"]), found.total)


def units_of(name, family, folder):
    """Rows of the units of a kind that have a name: text, estimate, measurement."""
    units = Units(name)
    KINDS[name](units)
    kernel = folder / f"{name}.mlir"
    kernel.write_text(units.design(TARGETS[family][1]) + "\n", encoding="utf-8")
    pairs, _ = measure(write_design(kernel, folder / name), folder)
    return [(units.labels[i], *pair) for i, pair in enumerate(pairs.values()) if i in units.labels]


def network_of(name, family, folder):
    """The row of a network, and those of its units."""
    kernel = folder / f"{name.replace(' ', '-')}.mlir"
    options = f"target={TARGETS[family][0]} report=none{NETWORKS[name]}"
    run(["pool-to-conv-opt", DIGITS, f"--pool-to-conv-to-fpga={options}", "-o", kernel])
    pairs, total = measure(write_design(kernel, kernel.with_suffix("")), folder)
    return (name, *total), [(unit, *pair) for unit, pair in pairs.items()]


def design_of(path, family, folder):
    """The row of a design that is there already, and those of its units."""
    kernel = folder / f"{path.name}.mlir"
    shutil.copy(path / "kernel.mlir", kernel)
    pairs, total = measure(write_design(kernel, kernel.with_suffix("")), folder)
    return (path.name, *total), [(unit, *pair) for unit, pair in pairs.items()]


def error(estimate, measured):
    """Of an estimate, in percent; none where nothing was to be counted."""
    return 100 * (estimate - measured) / measured if measured else 0.0


def row_of(text, estimate, measured):
    cells = [text]
    for field in ("lut", "ff"):
        pair = getattr(measured, field), getattr(estimate, field)
        cells += [*map(str, pair), f"{error(pair[1], pair[0]):+.0f} %"]
    for field in ("dsp", "bram18"):
        pair = getattr(measured, field), getattr(estimate, field)
        cells.append(str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} ({pair[1]})")
    return f"| {' | '.join(cells)} |"


def table(heading, rows):
    head = f"| {heading} | LUT | estimate | error | FF | estimate | error | DSP | block RAM |"
    return "\n".join([head, "|---|---|---|---|---|---|---|---|---|", *(row_of(*row) for row in rows)])


def complaints(rows, percent):
    """Rows further off than `percent` and by more than the least unit of counting, 4 LUTs."""
    found = []
    for text, estimate, measured in rows:
        off = abs(estimate.lut - measured.lut)
        if off > 4 and 100 * off > percent * measured.lut:
            found.append(f"{text}: {measured.lut} LUTs, estimated {estimate.lut}")
        if (estimate.dsp, estimate.bram18) != (measured.dsp, measured.bram18):
            found.append(f"{text}: multipliers or block RAMs")
    return found


def into_page(path, text):
    begin, end = "<!-- estimates: begin -->", "<!-- estimates: end -->"
    head, rest = path.read_text(encoding="utf-8").split(begin)
    tail = rest.split(end)[1]
    path.write_text(f"{head}{begin}\n{text}\n{end}{tail}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("designs", nargs="*", type=pathlib.Path, metavar="DESIGN",
                        help="a folder of pool-to-conv build, translated anew")
    parser.add_argument("--family", choices=TARGETS, default="ecp5")
    parser.add_argument("--only", default="", help="a pattern of kinds and networks")
    parser.add_argument("--folder", default="build/estimates", type=pathlib.Path)
    parser.add_argument("--units", action="store_true", help="shows the units of networks, too")
    parser.add_argument("--within", type=float, help="percent that LUTs may be off")
    parser.add_argument("--page", type=pathlib.Path)
    arguments = parser.parse_args()
    folder = (arguments.folder / arguments.family).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [name for name in [*KINDS, *NETWORKS] if re.search(arguments.only, name)]
    chosen += arguments.designs
    texts, failed = [], []
    networks = []
    for i, name in enumerate(chosen):
        if sys.stderr.isatty():
            print(f"\r[{i + 1}/{len(chosen)}] {name}\033[K", end="", file=sys.stderr, flush=True)
        if name in KINDS:
            rows = units_of(name, arguments.family, folder)
            texts.append(table(f"`{name}`", rows))
        else:
            measure_it = network_of if name in NETWORKS else design_of
            row, units = measure_it(name, arguments.family, folder)
            networks.append(row)
            rows = [row]
            if arguments.units:
                texts.append(table(row[0], units))
        if arguments.within is not None:
            failed += complaints(rows, arguments.within)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    if networks:
        texts.insert(0, table("network", networks))
    text = "\n\n".join(texts)
    print(text)
    if arguments.page:
        into_page(arguments.page, text)
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"{os.path.basename(__file__)}: {failure}")
