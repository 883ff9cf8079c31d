# ===- reports.py - What is in a network -----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Counts of ops, multiply-accumulates, parameters and bytes, as data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any


@dataclasses.dataclass(frozen=True)
class Counts:
    """Numbers by the name of the op that they come from."""

    total: int
    by_kind: Mapping[str, int]

    @classmethod
    def _of(cls, data: Mapping[str, Any]) -> Counts:
        return cls(data["total"], data["byKind"])


@dataclasses.dataclass(frozen=True)
class FunctionReport:
    """The numbers of one function, or the sum of all.

    Extents that are unknown count as 1; `notes` says so. Numbers that do not fit 63 bits
    are 2**63 - 1.
    """

    name: str
    ops: Counts
    pooling_ops: int
    macs: Counts
    """Multiply-accumulates of convolutions and matrix products."""
    window_reductions: Counts
    """Elements that pooling ops reduce."""
    parameters: int
    """Elements of tensor constants as declared."""
    parameter_bytes: int
    stored_parameters: int
    """Elements of tensor constants as stored: one of a constant fill."""
    stored_parameter_bytes: int
    activation_bytes: int
    """Bytes of all computed tensors."""
    peak_activation_bytes: int
    """Bytes of the tensors that are alive at one time, at most."""
    notes: tuple[str, ...]

    @classmethod
    def _of(cls, data: Mapping[str, Any]) -> FunctionReport:
        parameters, activations = data["parameters"], data["activations"]
        return cls(
            name=data.get("name", ""),
            ops=Counts._of(data["ops"]),
            pooling_ops=data["poolingOps"],
            macs=Counts._of(data["macs"]),
            window_reductions=Counts._of(data["windowReductions"]),
            parameters=parameters["elements"],
            parameter_bytes=parameters["bytes"],
            stored_parameters=parameters["storedElements"],
            stored_parameter_bytes=parameters["storedBytes"],
            activation_bytes=activations["sumBytes"],
            peak_activation_bytes=activations["peakBytes"],
            notes=tuple(data["notes"]),
        )


@dataclasses.dataclass(frozen=True)
class Report:
    """What `Module.report` gives: one report for each function, and their sum."""

    label: str
    functions: tuple[FunctionReport, ...]
    total: FunctionReport

    @classmethod
    def _of(cls, data: Mapping[str, Any]) -> Report:
        return cls(
            data["label"],
            tuple(map(FunctionReport._of, data["functions"])),
            FunctionReport._of(data["total"]),
        )

    def to_dict(self) -> dict[str, Any]:
        """Nested dictionaries, lists and numbers, as json.dumps takes them."""
        return dataclasses.asdict(self)
