# ===- pools.py - What became of each pool --------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""One entry for each pooling op of a network: what a pipeline made of it, or why not."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence

from ..errors import Location
from ..graphs import Op
from ..modules import Module
from ..steps import Remark

PASS = "eliminate-pooling"
_WINDOW = ("kernel", "stride", "strides", "dilation", "dilations", "pad")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What a pipeline did to a pool."""

    status: str
    """"rewritten", "kept" (the pass says why), "untouched" (no pass looked at it) or
    "gone" (another pass removed it)."""
    text: str
    """What it became, or why it stayed."""
    numeric_class: str = ""
    """"bit-exact", "spec-exact" or "reassociating", of those that were rewritten."""
    bound_eps: float = 0.0
    """The error bound in units of the machine epsilon times the largest magnitude."""
    conditions: tuple[str, ...] = ()
    multiplications: str = ""
    """Of all its results; "unknown" where an extent is."""
    parameters: str = ""


@dataclasses.dataclass(frozen=True)
class Pool:
    """A pooling op, as it was before."""

    function: str
    name: str
    location: Location | None
    window: str
    """Kernel, stride, padding, as the op has them."""
    operand: str
    """The type of what it reduces."""
    result: str
    """The type of its first result."""
    outcomes: tuple[Outcome, ...]
    """One; several where its function was copied before."""

    @property
    def status(self) -> str:
        """The outcome that leaves most to do."""
        order = ("kept", "untouched", "gone", "rewritten")
        return min((outcome.status for outcome in self.outcomes), key=order.index)


def outcome_of(remark: Remark) -> Outcome:
    """What a remark of the pass says."""
    figures = remark.figures
    if remark.kind == "missed":
        return Outcome("kept", figures["reason"], conditions=remark.conditions)
    return Outcome(
        "rewritten",
        figures["form"],
        remark.condition,
        float(figures.get("bound-eps", 0)),
        remark.conditions,
        figures.get("multiplications", ""),
        figures.get("parameters", ""),
    )


def window_of(op: Op, types: Sequence[str]) -> str:
    """ "kernel 3,3 stride 2,2 pad 1,1,1,1".

    Numbers are taken from between the brackets of "array<i64: 3, 3>" and
    "dense<2> : tensor<2xi64>"; the kernel of linalg's pools is the shape of their second
    operand.
    """
    parts = []
    if op.name.startswith("linalg.pooling") and len(types) > 1:
        extents = re.findall(r"(\d+|\?)x", types[1])
        parts.append(f"kernel {','.join(extents)}")
    for name in _WINDOW:
        match = re.search(r"<(?:i64:)?([\d\s,\[\]-]+)>", op.attributes.get(name, ""))
        if match:
            parts.append(f"{name} {re.sub('[^0-9,-]', '', match[1])}")
    return " ".join(parts)


def _ops(module: Module) -> list[tuple[str, Op]]:
    return [(f.name, op) for f in module.graph.functions for op in f.ops]


def _distinct(ops: Iterable[Op]) -> bool:
    places = [op.location for op in ops]
    return None not in places and len(set(places)) == len(places)


def pools_of(before: Module, after: Module, pipeline: str) -> list[Pool]:
    """The pools of `before`, of which `pipeline` made `after`.

    Remarks are matched by the place of the op. Importers leave ops without one, or give
    many ops the same; then the pipeline runs once more, on a copy in which the place of
    an op is its line in the text of the module.
    """
    ops = _ops(before)
    if not any(op.is_pooling for _, op in ops):
        return _without_op(after.steps[-1].remarks, set())
    keys: Sequence[Location | None] = [op.location for _, op in ops]
    if not _distinct(op for _, op in ops if op.is_pooling):
        with Module.parse(before.to_text(), before.name) as copy:
            keys = [op.location for _, op in _ops(copy)]
            with copy.run_pipeline(pipeline) as rewritten:
                return _match(ops, keys, _types(before), rewritten, relocated=True)
    return _match(ops, keys, _types(before), after, relocated=False)


def _match(
    ops: Sequence[tuple[str, Op]],
    keys: Sequence[Location | None],
    types: Mapping[tuple[str, int], str],
    after: Module,
    relocated: bool,
) -> list[Pool]:
    remarks = after.steps[-1].remarks
    said: dict[Location | None, list[Outcome]] = {}
    for remark in remarks:
        if remark.category == PASS:
            said.setdefault(remark.location, []).append(outcome_of(remark))
    left = {op.location for _, op in _ops(after) if op.is_pooling}
    found = []
    for index, (function, op) in enumerate(ops):
        if not op.is_pooling:
            continue
        outcomes = said.get(keys[index])
        if not outcomes and keys[index] in left:
            outcomes = [Outcome("untouched", "no pass of the pipeline looked at it")]
        elif not outcomes:
            outcomes = [Outcome("gone", "another pass of the pipeline removed it")]
        operands = [types.get((function, number), "") for number in op.operands]
        result = op.results[0].type if op.results else ""
        found.append(
            Pool(
                function,
                op.name,
                op.location,
                window_of(op, operands),
                operands[0] if operands else "",
                result,
                tuple(dict.fromkeys(outcomes)),
            )
        )
    known = {keys[index] for index, (_, op) in enumerate(ops) if op.is_pooling}
    return found + _without_op(remarks, known, relocated)


def _types(module: Module) -> dict[tuple[str, int], str]:
    """The types of values, by function and number."""
    return {
        (function.name, value.number): value.type
        for function in module.graph.functions
        for values in (function.arguments, *(op.results for op in function.ops))
        for value in values
    }


def _without_op(
    remarks: Iterable[Remark], known: set[Location | None], relocated: bool = False
) -> list[Pool]:
    """Pools in the regions of other ops, which graphs do not show."""
    return [
        Pool(
            "",
            remark.figures["op"],
            None if relocated else remark.location,
            "inside another op",
            "",
            "",
            (outcome_of(remark),),
        )
        for remark in remarks
        if remark.category == PASS and remark.location not in known
    ]
