# ===- routing.py - Designs on a device --------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs nextpnr on a netlist, and reads what it reports; makes the bitstream."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import Error
from ..files import write_whole
from . import tools
from .design import Design
from .devices import Device


def programs_of(device: Device) -> tuple[str, str]:
    """What places and routes a device, and what makes its bitstream."""
    return device.nextpnr, "ecppack" if device.nextpnr == "nextpnr-ecp5" else "icepack"


class RouteError(Error):
    """A design does not fit on a device."""


@dataclasses.dataclass(frozen=True)
class Share:
    """What of a path is in a unit, or on the wires that it drives."""

    #: As in the manifest; "" for cells between units and at the ports.
    unit: str
    logic_ns: float
    wires_ns: float


@dataclasses.dataclass(frozen=True)
class Routing:
    """What nextpnr made of a netlist."""

    device: Device
    seed: int
    target_mhz: float
    fmax_mhz: float
    #: By kind of cell: used and available.
    utilization: dict[str, tuple[int, int]]
    #: The slowest path from register to register, by units in the order of the signal.
    path: tuple[Share, ...]
    #: What the bitstream is made of.
    configuration: pathlib.Path
    version: str

    @property
    def slack_ns(self) -> float:
        """What is left of the clock's period; below 0 where the target is missed."""
        return 1000 / self.target_mhz - 1000 / self.fmax_mhz

    @property
    def met(self) -> bool:
        """Whether the design is as fast as asked for."""
        return self.slack_ns >= 0


# What nextpnr is doing, by what it says then.
_STAGES = (
    (r"Packing", "packing"),
    (r"Placed \d+ cells based", "placing"),
    (r"(Routing|Running router)", "routing"),
)


def _stages(notice: tools.Notice | None) -> tools.Notice | None:
    def told(line: str) -> None:
        for pattern, stage in _STAGES:
            if notice and re.search(pattern, line):
                notice(stage)

    return told if notice else None


def _unit_of(cell: str, units: Iterable[str]) -> str:
    """The unit of a cell: its instance is the beginning of the name."""
    path = cell.removeprefix("$flatten").removeprefix("\\")
    # Modules around the design call what they are around so.
    while path.startswith("core."):
        path = path.removeprefix("core.")
    name = path.split(".", 1)[0]
    return name if name in units else ""


def critical_path(report: Mapping[str, Any], units: Iterable[str]) -> tuple[Share, ...]:
    """The slowest path between registers of one clock, by units. `units` are their names."""
    paths = [
        path["path"]
        for path in report["critical_paths"]
        if path["from"].startswith("posedge") and path["from"] == path["to"]
    ]
    if not paths:
        return ()
    slowest = max(paths, key=lambda path: sum(step["delay"] for step in path))
    names = frozenset(units)
    shares: dict[str, list[float]] = {}
    unit = ""
    for step in slowest:
        # A wire counts where it comes from; cells that nextpnr adds lie inside of a unit.
        cell = step["from"]["cell"]
        if not cell.startswith("$nextpnr"):
            unit = _unit_of(cell, names)
        share = shares.setdefault(unit, [0.0, 0.0])
        share[step["type"] == "routing"] += step["delay"]
    return tuple(Share(unit, *sums) for unit, sums in shares.items())


def _overfull(log: str) -> list[str]:
    """What nextpnr says there is too little of."""
    counts = re.findall(r"^Info:\s+(\w+): *(\d+)/ *(\d+) +\d+%", log, re.M)
    return [
        f"{used} {kind}, has {there}"
        for kind, used, there in dict.fromkeys(counts)
        if int(used) > int(there)
    ]


def _place_and_route(
    design: Design,
    device: Device,
    netlist: pathlib.Path,
    folder: pathlib.Path,
    target_mhz: float,
    seed: int,
    constraints: pathlib.Path | None,
    notice: tools.Notice | None,
) -> Routing:
    program = tools.find(device.nextpnr)
    ecp5 = device.nextpnr == "nextpnr-ecp5"
    command = [program, *device.arguments, "--freq", f"{target_mhz:g}", "--seed", str(seed)]
    if ecp5:
        # The other router takes many times as long where a device has many wires, of which
        # the usual placer left 1.4 times as many in a whole ResNet-8.
        command += ["--placer", "static", "--router", "router2"]
    # Placed anywhere, its pin may be one from which the clock gets nowhere.
    clock = f'LOCATE COMP "aclk" SITE "{device.clock_pin}";\n' if ecp5 and not constraints else ""
    inputs = [netlist, *([constraints] if constraints else [])]
    home = tools.home_of(folder, [tools.stamp(program), *command, clock], inputs)
    report, partial, log = home / "report.json", home / "partial.json", home / "nextpnr.log"
    configuration = home / ("design.config" if ecp5 else "design.asc")
    if not report.exists():
        partial.unlink(missing_ok=True)
        # Names as from here: WebAssembly has another /tmp than its host.
        command += ["--json", os.path.relpath(netlist, home), "--report", partial.name]
        command += ["--textcfg" if ecp5 else "--asc", configuration.name]
        if constraints:
            there = os.path.relpath(constraints.resolve(), home)
            command += ["--lpf" if ecp5 else "--pcf", there]
        elif ecp5:
            (home / "clock.lpf").write_text(clock, encoding="utf-8")
            command += ["--lpf", "clock.lpf", "--lpf-allow-unconstrained"]
        tools.run([program, "--version"], home, home / "version")
        try:
            tools.run(command, home, log, _stages(notice))
        except tools.ToolError:
            # With a report, the only failure is that the design is too slow.
            if not partial.exists():
                few = _overfull(log.read_text(encoding="utf-8"))
                if few:
                    raise RouteError(
                        f"{design.folder}: the design does not fit on {device}: it needs"
                        f" {'; '.join(few)}"
                    ) from None
                raise
        partial.rename(report)
    measured = json.loads(report.read_text(encoding="utf-8"))
    if not measured["fmax"]:
        raise RouteError(f"{design.folder}: the design has no clock on {device}")
    version = re.search(r"Version (?:nextpnr-)?([^\s)]+)", (home / "version").read_text(encoding="utf-8"))
    return Routing(
        device,
        seed,
        target_mhz,
        min(clock["achieved"] for clock in measured["fmax"].values()),
        {
            kind: (count["used"], count["available"])
            for kind, count in sorted(measured["utilization"].items())
            if count["used"]
        },
        critical_path(measured, (unit["name"] for unit in design.manifest["units"])),
        configuration,
        version.group(1) if version else "",
    )


def route(
    design: Design,
    device: Device,
    netlist: pathlib.Path,
    folder: pathlib.Path,
    target_mhz: float,
    *,
    seeds: int = 1,
    constraints: pathlib.Path | None = None,
    notice: tools.Notice | None = None,
) -> Routing:
    """Places and routes a netlist into `folder`, or takes what an earlier call left there.

    Args:
        target_mhz: The clock that is asked for.
        seeds: How many seeds are tried until one is as fast as that; else the fastest counts.
        constraints: A file with the places of pins, .lpf of ECP5 or .pcf of iCE40. Without
            it any pins serve, and on ECP5 the clock comes in where clocks do.
        notice: Is told what goes on.

    Raises RouteError where the design does not fit, ToolError where nextpnr is not there or
    fails.
    """
    best: Routing | None = None
    for seed in range(1, seeds + 1):

        def told(stage: str, seed: int = seed) -> None:
            if notice is not None:
                notice(stage if seeds == 1 else f"{stage}, seed {seed}")

        found = _place_and_route(
            design, device, netlist, folder, target_mhz, seed, constraints, told
        )
        if best is None or found.fmax_mhz > best.fmax_mhz:
            best = found
        if best.met:
            break
    assert best is not None
    return best


def pack(design: Design, routing: Routing) -> pathlib.Path:
    """Writes the bitstream into the design's folder, `<top>.bit` of ECP5 or `<top>.bin` of
    iCE40; its path. Raises ToolError and WriteError."""
    ecp5 = routing.device.nextpnr == "nextpnr-ecp5"
    program = tools.find(programs_of(routing.device)[1])
    home, source = routing.configuration.parent, routing.configuration.name
    tools.run([program, source, "bitstream"], home, home / "pack.log")
    path = design.folder / f"{design.top}.{'bit' if ecp5 else 'bin'}"
    write_whole(path, (home / "bitstream").read_bytes())
    return path
