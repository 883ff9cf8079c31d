# ===- graphs.py - Networks as graphs --------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""The ops of a module, what each reads, and what each costs, as data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from .errors import Location


@dataclasses.dataclass(frozen=True)
class Value:
    """A value of a function: an argument, or a result of an op."""

    number: int
    """The same number is the same value of a function."""
    type: str
    bytes: int
    """Of a tensor, where unknown extents count as 1; 0 for other types."""


@dataclasses.dataclass(frozen=True)
class Op:
    """An op of a function's body; what is in its regions counts as its own."""

    name: str
    operands: tuple[int, ...]
    """Numbers of the values that it reads."""
    results: tuple[Value, ...]
    attributes: Mapping[str, str]
    """As MLIR prints them; large ones are elided."""
    location: Location | None
    is_constant: bool
    is_pooling: bool
    macs: int
    """Multiply-accumulates of a convolution or a matrix product."""
    window_reductions: int
    """Elements that a pooling op reduces."""
    parameters: int
    """Elements of a constant tensor."""
    parameter_bytes: int

    @classmethod
    def _of(cls, data: Mapping[str, Any]) -> Op:
        place = data["location"]
        return cls(
            name=data["name"],
            operands=tuple(data["operands"]),
            results=_values(data["results"]),
            attributes=data["attributes"],
            location=place and Location(place["file"], place["line"], place["column"]),
            is_constant=data["isConstant"],
            is_pooling=data["isPooling"],
            macs=data["macs"],
            window_reductions=data["windowReductions"],
            parameters=data["parameters"],
            parameter_bytes=data["parameterBytes"],
        )


@dataclasses.dataclass(frozen=True)
class Function:
    """A function as a graph."""

    name: str
    arguments: tuple[Value, ...]
    ops: tuple[Op, ...]
    """In the order of the body."""
    results: tuple[int, ...]
    """Numbers of the values that it returns."""


@dataclasses.dataclass(frozen=True)
class Graph:
    """All functions of a module that have a body."""

    functions: tuple[Function, ...]

    @classmethod
    def _of(cls, data: Mapping[str, Any]) -> Graph:
        return cls(
            tuple(
                Function(
                    function["name"],
                    _values(function["arguments"]),
                    tuple(map(Op._of, function["ops"])),
                    tuple(function["results"]),
                )
                for function in data["functions"]
            )
        )


def _values(data: Any) -> tuple[Value, ...]:
    return tuple(Value(value["value"], value["type"], value["bytes"]) for value in data)
