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
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    return [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths))
        ).rstrip()
        for row in rows
    ]
