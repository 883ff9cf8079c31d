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
import os
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
    #: Leaves units modules, so that each can be counted.
    command: str
    #: What modules ask for that have another text for these devices; "" for none.
    define: str
    #: Whether LUTs can be written, as memories of style "distributed" need.
    has_lut_ram: bool
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
        True,
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
        "synth_ice40 -abc9",
        "",
        False,
        (
            ("SB_LUT4", Cost(lut=1)),
            ("SB_DFF.*", Cost(ff=1)),
            ("SB_MAC16", Cost(dsp=1)),
            ("SB_RAM40_4K.*", Cost(bram18=1)),
        ),
    ),
    "xilinx": Family(
        "xilinx",
        "synth_xilinx -flatten -family xc7",
        "PTC_XILINX",
        True,
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

# A design for a device with memories of LUTs asks for them; yosys refuses where there are none.
_ANY_MEMORY = "setattr -unset ram_style */a:ram_style=distributed"

# What parts take beside the command and the define of their family. Only iCE40 UltraPlus has
# multipliers; modules name them, since what yosys' `-dsp` makes may multiply wrongly.
_FAMILIES_OF_PARTS = {
    "lfe5": ("ecp5", "", ""),
    "ice40up": ("ice40", " -device u", "PTC_ICE40"),
    "ice40hx": ("ice40", " -device hx", ""),
    "ice40lp": ("ice40", " -device lp", ""),
    "xc7": ("xilinx", "", ""),
    "zynq": ("xilinx", "", ""),
}


def family_of(part: str) -> Family:
    """The family of a part, such as "lfe5u-85f". Raises Error for others."""
    for prefix, (name, options, define) in _FAMILIES_OF_PARTS.items():
        if part.lower().startswith(prefix):
            family = FAMILIES[name]
            return dataclasses.replace(
                family, command=family.command + options, define=define or family.define
            )
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
        # Cells of the device come with what they do, in boxes.
        attributes = modules[cell["type"]]["attributes"] if cell["type"] in modules else None
        if attributes is not None and not attributes.keys() & {"blackbox", "whitebox"}:
            counts += _count(modules, cell["type"])
        else:
            counts[cell["type"]] += 1
    return counts


def _refuse_conflicts(said: str, log: pathlib.Path) -> None:
    """Two drivers of a net are in no design: yosys made something else of it, and goes on."""
    conflict = re.search(r"^Warning: (Driver-driver conflict.*)", said, re.M)
    if conflict is not None:
        raise tools.ToolError(
            f"yosys made a netlist that is not the design: {conflict.group(1)}\nall of it: {log}"
        )


def synthesize(
    design: Design,
    family: Family,
    folder: pathlib.Path,
    *,
    top: tuple[str, str] | None = None,
    yosys: str = "yosys",
    notice: tools.Notice | None = None,
) -> Synthesis:
    """Synthesises a design into `folder`, or takes what an earlier call left there.

    Args:
        top: The name and text of a module that becomes the top one of the netlist, around
            an instance `core` of the design's. It is not part of any cost.
        yosys: The program, a name or a path.
        notice: Is told each line that yosys writes.

    Raises ToolError, also for a netlist that yosys' warnings tell not to be the design.
    """
    program = tools.find(yosys)
    sources = [os.path.relpath(path, design.folder) for path in design.sources]
    memories = sorted(design.folder.glob("*.hex"))
    outer = top[0] if top else design.top
    # Each unit with all of its own modules is one module while cells are chosen.
    units_stay = f"setattr -mod -set keep_hierarchy 1 {design.top} {design.top}/* %M"
    texts = [tools.stamp(program), family.command, family.define, units_stay, *(top or ())]
    home = tools.home_of(folder, texts, [*design.sources, *memories])
    # WebAssembly has another /tmp than its host, and memories are where it runs.
    here = os.path.relpath(home, design.folder.resolve())
    if top is not None:
        (home / "top.v").write_text(top[1], encoding="utf-8")
        sources.append(f"{here}/top.v")
    netlist, hierarchy = home / "netlist.json", home / "hierarchy.json"
    log = home / "yosys.log"
    if not netlist.exists():
        quoted = " ".join(f'"{source}"' for source in sources)
        define = f"-D {family.define}" if family.define else ""
        steps = [
            f"read_verilog {define} -defer {quoted}",
            f"hierarchy -top {outer}",
            units_stay,
            *([] if family.has_lut_ram else [_ANY_MEMORY]),
            f"{family.command} -top {outer}",
            f'write_json "{here}/hierarchy.json"',
            "flatten",
            "opt_clean -purge",
            f'write_json "{here}/partial.json"',
        ]
        said = tools.run([program, "-p", "; ".join(steps)], design.folder, log, notice)
        _refuse_conflicts(said, log)
        (home / "partial.json").rename(netlist)
    modules = json.loads(hierarchy.read_text(encoding="utf-8"))["modules"]
    cells = modules[design.top]["cells"]
    units = {
        unit["name"]: family.cost(_count(modules, cells[unit["name"]]["type"]))
        for unit in design.manifest["units"]
    }
    said = log.read_text(encoding="utf-8", errors="replace")
    version = re.search(r"^ *Yosys (\d[^\s,]*)", said, re.M)
    return Synthesis(
        family,
        family.cost(_count(modules, design.top)),
        units,
        netlist,
        version.group(1) if version else "",
    )
