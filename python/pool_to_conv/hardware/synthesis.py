# ===- synthesis.py - Designs as cells of a device ---------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs yosys on a design, and counts what each unit takes."""

from __future__ import annotations

import collections
import dataclasses
import json
import pathlib
import re
from collections.abc import Mapping
from typing import Any

from ..errors import Error
from . import tools
from .design import Design


@dataclasses.dataclass(frozen=True)
class Cost:
    """What a unit takes of a device, as docs/Fpga.md counts it in `#fpga.cost`."""

    lut: int = 0
    ff: int = 0
    dsp: int = 0
    bram18: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.lut + other.lut,
            self.ff + other.ff,
            self.dsp + other.dsp,
            self.bram18 + other.bram18,
        )


@dataclasses.dataclass(frozen=True)
class Family:
    """Devices that yosys has one command for."""

    name: str
    command: str
    #: What modules ask for that have another text for these devices.
    define: str
    #: Cells by what they count as: a pattern, and the cost of a cell.
    cells: tuple[tuple[str, Cost], ...]

    def cost(self, counts: Mapping[str, int]) -> Cost:
        """Of so many cells of each type."""
        total = Cost()
        for cell, count in counts.items():
            for pattern, each in self.cells:
                if re.fullmatch(pattern, cell):
                    total += Cost(*(count * n for n in dataclasses.astuple(each)))
                    break
        return total


FAMILIES = {
    "ecp5": Family(
        "ecp5",
        "synth_ecp5 -abc9",
        "PTC_ECP5",
        (
            ("LUT4", Cost(lut=1)),
            ("CCU2C", Cost(lut=2)),
            ("TRELLIS_DPR16X4", Cost(lut=4)),
            ("TRELLIS_FF", Cost(ff=1)),
            ("MULT18X18D", Cost(dsp=1)),
            ("DP16KD", Cost(bram18=1)),
        ),
    ),
    "ice40": Family(
        "ice40",
        "synth_ice40 -dsp",
        "PTC_ICE40",
        (
            ("SB_LUT4", Cost(lut=1)),
            ("SB_DFF.*", Cost(ff=1)),
            ("SB_MAC16", Cost(dsp=1)),
            ("SB_RAM40_4K.*", Cost(bram18=1)),
        ),
    ),
    "xilinx": Family(
        "xilinx",
        "synth_xilinx -family xc7",
        "PTC_XILINX",
        (
            ("LUT[1-6]|SRL.*", Cost(lut=1)),
            ("RAM(32|64|128|256)X1D", Cost(lut=2)),
            ("RAM(32|64)M", Cost(lut=4)),
            ("FD[RSCP]E.*", Cost(ff=1)),
            ("DSP48E1", Cost(dsp=1)),
            ("RAMB18E1", Cost(bram18=1)),
            ("RAMB36E1", Cost(bram18=2)),
        ),
    ),
}


def family_of(part: str) -> Family:
    """The family of a part, such as "lfe5u-85f". Raises Error for others."""
    prefixes = {"lfe5": "ecp5", "ice40": "ice40", "xc7": "xilinx", "zynq": "xilinx"}
    for prefix, name in prefixes.items():
        if part.lower().startswith(prefix):
            return FAMILIES[name]
    raise Error(f"{part}: no device of ECP5 (LFE5...), iCE40 or Xilinx 7 (XC7...)")


@dataclasses.dataclass(frozen=True)
class Synthesis:
    """What yosys made of a design."""

    family: Family
    total: Cost
    #: By the names of units; what belongs to none of them is not there.
    units: dict[str, Cost]
    #: A netlist of one module, for place and route.
    netlist: pathlib.Path
    version: str


def _count(modules: Mapping[str, Any], name: str) -> collections.Counter[str]:
    """Cells of a module with those of its modules."""
    counts: collections.Counter[str] = collections.Counter()
    for cell in modules[name]["cells"].values():
        if cell["type"] in modules and modules[cell["type"]]["cells"]:
            counts += _count(modules, cell["type"])
        else:
            counts[cell["type"]] += 1
    return counts


def synthesize(design: Design, family: Family, folder: pathlib.Path) -> Synthesis:
    """Synthesises a design into `folder`, or takes what an earlier call left there.

    Units stay modules while cells are chosen, so that each can be counted.
    """
    sources = " ".join(str(path.relative_to(design.folder)) for path in design.sources)
    steps = [
        f"read_verilog -D {family.define} -defer {sources}",
        f"{family.command} -noflatten -top {design.top}",
        'write_json "{hierarchy}"',
        "flatten",
        "opt_clean -purge",
        'write_json "{partial}"',
    ]
    program = tools.find("yosys")
    memories = sorted(design.folder.glob("*.hex"))
    home = tools.home_of(folder, [program, *steps], [*design.sources, *memories])
    netlist, hierarchy = home / "netlist.json", home / "hierarchy.json"
    log = home / "yosys.log"
    if not netlist.exists():
        partial = home / "partial.json"
        script = "; ".join(steps).format(hierarchy=hierarchy, partial=partial)
        tools.run([program, "-p", script], design.folder, log)
        partial.rename(netlist)
    modules = json.loads(hierarchy.read_text(encoding="utf-8"))["modules"]
    cells = modules[design.top]["cells"]
    units = {
        unit["name"]: family.cost(_count(modules, cells[unit["name"]]["type"]))
        for unit in design.manifest["units"]
    }
    said = log.read_text(encoding="utf-8", errors="replace")
    version = re.search(r"^Yosys (\d[^\s,]*)", said, re.M)
    return Synthesis(
        family,
        family.cost(_count(modules, design.top)),
        units,
        netlist,
        version.group(1) if version else "",
    )
