# ===- report.py - Estimates and measurements --------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""What was estimated of a design beside what a tool measured."""

from __future__ import annotations

import dataclasses
from typing import Any

from .design import Design
from .routing import Routing
from .synthesis import Cost, Synthesis

_FIELDS = [field.name for field in dataclasses.fields(Cost)]


def _estimates(design: Design) -> dict[str, Cost]:
    return {unit["name"]: Cost(**unit["estimate"]) for unit in design.manifest["units"]}


def _error(estimate: int, measured: int) -> str:
    if measured == estimate:
        return ""
    return f"{100 * (estimate - measured) / measured:+.0f} %" if measured else "none"


def as_json(design: Design, result: Synthesis) -> dict[str, Any]:
    """Figures by unit and in all: docs/Verilog.md."""
    estimates = _estimates(design)
    return {
        "family": result.family.name,
        "source": "yosys",
        "version": result.version,
        "total": {
            "estimate": design.manifest["estimate"],
            "measured": dataclasses.asdict(result.total),
        },
        "units": {
            name: {
                "estimate": dataclasses.asdict(estimates[name]),
                "measured": dataclasses.asdict(cost),
            }
            for name, cost in result.units.items()
        },
    }


def as_table(design: Design, result: Synthesis) -> list[str]:
    """A line for each unit: estimated, measured, and the estimate's error."""
    estimates = _estimates(design)
    total = Cost(**design.manifest["estimate"])
    head = ["unit"]
    for field in _FIELDS:
        head += [field, "yosys", "error"]
    rows = [head]
    every = [*((name, estimates[name], cost) for name, cost in result.units.items())]
    for name, estimate, measured in [*every, ("all", total, result.total)]:
        row = [name]
        for field in _FIELDS:
            pair = getattr(estimate, field), getattr(measured, field)
            row += [*map(str, pair), _error(*pair)]
        rows.append(row)
    return _aligned(rows, left=1)


def _aligned(rows: list[list[str]], left: int) -> list[str]:
    """Rows as lines, with as many columns to the left."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if i < left else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths))
        ).rstrip()
        for row in rows
    ]


def _path_rows(design: Design, routing: Routing) -> list[tuple[str, str, str, float, float]]:
    """Unit, op, place, and ns of logic and wires."""
    units = {unit["name"]: unit for unit in design.manifest["units"]}
    none = {"op": "", "location": ""}
    return [
        (
            share.unit or "ports",
            units.get(share.unit, none)["op"],
            units.get(share.unit, none)["location"],
            share.logic_ns,
            share.wires_ns,
        )
        for share in routing.path
    ]


def routing_as_json(design: Design, routing: Routing) -> dict[str, Any]:
    """Figures of place and route: docs/Verilog.md."""
    return {
        "source": routing.device.nextpnr,
        "version": routing.version,
        "part": routing.device.part,
        "package": routing.device.package,
        "speed": routing.device.speed,
        "seed": routing.seed,
        "target_mhz": routing.target_mhz,
        "fmax_mhz": round(routing.fmax_mhz, 2),
        "slack_ns": round(routing.slack_ns, 3),
        "met": routing.met,
        "utilization": {
            kind: {"used": used, "available": available}
            for kind, (used, available) in routing.utilization.items()
        },
        "critical_path": [
            {
                "unit": unit,
                "op": op,
                "location": location,
                "logic_ns": round(logic, 3),
                "wires_ns": round(wires, 3),
            }
            for unit, op, location, logic, wires in _path_rows(design, routing)
        ],
    }


def routing_as_lines(design: Design, routing: Routing) -> list[str]:
    """What of the device is used, the clock, and the units on the critical path."""
    rows = [["cells", "used", "of", ""]]
    for kind, (used, available) in routing.utilization.items():
        share = f"{100 * used / available:.0f} %"
        rows.append([kind, str(used), str(available), share])
    path = _path_rows(design, routing)
    total = sum(logic + wires for *_, logic, wires in path)
    steps = [["critical path", "op", "at", "logic ns", "wires ns", "share"]]
    for *names, logic, wires in path:
        share = f"{100 * (logic + wires) / total:.0f} %"
        steps.append([*names, f"{logic:.2f}", f"{wires:.2f}", share])
    return [
        f"{routing.device}, seed {routing.seed}: {routing.fmax_mhz:.1f} MHz,"
        f" slack {routing.slack_ns:.2f} ns at {routing.target_mhz:g} MHz",
        *_aligned(rows, left=1),
        *_aligned(steps, left=3),
    ]
