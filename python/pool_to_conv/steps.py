# ===- steps.py - What passes did ------------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""What passes did to a module, and what they said."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from .errors import Diagnostic, Location


@dataclasses.dataclass(frozen=True)
class Remark:
    """What a pass says about an op."""

    kind: str
    """"passed", "missed" (`condition` says why not), "failure", "analysis"."""
    category: str
    """The pass."""
    condition: str
    """The condition of docs/Conditions.md ("T24"), or the class ("bit-exact")."""
    message: str
    location: Location | None
    """Of the op."""
    figures: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What the message says, such as "form", "parameters" and "bound-eps"."""

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions that it rests on: "T24", or "T3" and "T4"."""
        if self.kind == "missed":
            return (self.condition,)
        return tuple(self.figures.get("conditions", "").split())

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        return f"{place}remark: {self.message} ({self.condition})"


@dataclasses.dataclass(frozen=True)
class Tally:
    """Rewrites by the class of numerics (docs/Conditions.md)."""

    bit_exact: int = 0
    """The same bits for every input."""
    spec_exact: int = 0
    """Inside the error bound of the source op's specification."""
    reassociating: int = 0
    """Other rounding, within `bound_eps`."""
    kept: int = 0
    """Pools and linear ops that were left alone."""
    bound_eps: float = 0.0
    """The largest error bound of a rewrite, in units of the machine epsilon times the
    magnitude of the values."""


@dataclasses.dataclass(frozen=True)
class Step:
    """A pipeline that ran, and what its passes said."""

    pipeline: str
    tally: Tally
    remarks: tuple[Remark, ...]
    warnings: tuple[Diagnostic, ...]


def remark_of(data: tuple[Any, ...]) -> Remark:
    """A remark as the extension gives it."""
    kind, category, condition, message, place, figures = data
    where = place and Location(*place)
    return Remark(kind, category, condition, message, where, dict(figures))
