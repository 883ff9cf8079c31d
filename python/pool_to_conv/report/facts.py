# ===- facts.py - What a report tells -------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Gathers what the page shows: pools, costs, the check, and the estimate."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import pathlib
import re
import tempfile
from collections.abc import Callable
from typing import Any

from ..errors import CheckError, OptionError
from ..graphs import Function
from ..judging import CheckResult, check
from ..modules import Module
from ..options import allowed, lookup, pipeline_of
from ..reports import FunctionReport, Report
from ..steps import Remark
from .pools import PASS, Pool, pools_of

FPGA = "pool-to-conv-to-fpga"
# Conditions for becoming a part of a design.
_OFFLOAD = {"T30", "T31", "T32", "T33"}


@dataclasses.dataclass(frozen=True)
class Stage:
    """A network before or after, in numbers."""

    functions: tuple[Function, ...]
    report: Report
    parameters: dict[str, int]
    """Elements of constants by the kind of op that reads them first."""
    result_bytes: dict[str, int]
    """Bytes of the results of ops, constants left out, by kind."""

    @property
    def total(self) -> FunctionReport:
        """The sum of all functions."""
        return self.report.total


@dataclasses.dataclass(frozen=True)
class Estimate:
    """What a design for an FPGA takes; docs/FpgaSizing.md says what the keys mean."""

    options: str
    kernels: tuple[dict[str, Any], ...]
    remarks: tuple[Remark, ...]
    """About what stays with the host, with conditions."""


@dataclasses.dataclass(frozen=True)
class Facts:
    """All that is on a page."""

    name: str
    pipeline: str
    pools: tuple[Pool, ...]
    before: Stage
    after: Stage
    remarks: tuple[Remark, ...]
    """Of other passes than the one for pools."""
    warnings: tuple[str, ...]
    trials: int
    check: CheckResult | None
    """None if it was not wanted, or if nothing could be run."""
    no_check: str
    """Why there is no check."""
    estimate: Estimate | None

    @property
    def rewritten(self) -> int:
        """How many pools became something else."""
        return sum(pool.status == "rewritten" for pool in self.pools)


def stage_of(module: Module) -> Stage:
    """The numbers of a module."""
    parameters: dict[str, int] = {}
    result_bytes: dict[str, int] = {}
    for function in module.graph.functions:
        constants = {
            value.number: op.parameters
            for op in function.ops
            if op.is_constant
            for value in op.results
        }
        for op in function.ops:
            if op.is_constant:
                continue
            for number in op.operands:
                parameters[op.name] = parameters.get(op.name, 0) + constants.pop(number, 0)
            size = sum(value.bytes for value in op.results)
            result_bytes[op.name] = result_bytes.get(op.name, 0) + size
        if any(constants.values()):
            rest = sum(constants.values())
            parameters["not read"] = parameters.get("not read", 0) + rest
    return Stage(
        module.graph.functions,
        module.report(),
        {kind: count for kind, count in parameters.items() if count},
        {kind: count for kind, count in result_bytes.items() if count},
    )


def _no_progress(what: str) -> contextlib.AbstractContextManager[object]:
    return contextlib.nullcontext()


def collect(
    before: Module,
    pipeline: str = "pool-to-conv",
    *,
    trials: int = 8,
    checked: bool = True,
    fpga: str | None = None,
    progress: Callable[[str], contextlib.AbstractContextManager[object]] = _no_progress,
) -> Facts:
    """Runs a pipeline, and gathers what a page is to tell.

    Args:
        before: The network.
        pipeline: What to run on it, as text.
        trials: Random trials of the check for each function.
        checked: Whether to check at all.
        fpga: The options of pool-to-conv-to-fpga as text, for an estimate; None for no
            estimate.
        progress: A context manager around each part, which is told its name.

        >>> facts = collect(pool_to_conv.load(NETWORK), trials=2)
        >>> [(pool.name, pool.status, pool.outcomes[0].conditions) for pool in facts.pools]
        [('tosa.avg_pool2d', 'rewritten', ('T3',))]

    Raises PassError if the pipeline or the one of the estimate fails, and OptionError.
    """
    if not 0 <= trials < 2**32:
        raise OptionError(f"trials is 0 to {2**32 - 1}, not {trials}")
    with progress("rewriting"):
        after = before.run_pipeline(pipeline)
        pools = pools_of(before, after, pipeline)
    result, no_check = None, "It was not asked for."
    if checked:
        with progress("checking"):
            try:
                result = check(before, after, trials=trials)
            except CheckError as error:
                no_check = str(error)
    estimate = None
    if fpga is not None:
        with progress("estimating"):
            estimate = estimate_of(before, fpga)
    step = after.steps[-1]
    with progress("counting"):
        stages = stage_of(before), stage_of(after)
    return Facts(
        name=before.name,
        pipeline=pipeline,
        pools=tuple(pools),
        before=stages[0],
        after=stages[1],
        remarks=tuple(r for r in step.remarks if r.category != PASS),
        warnings=tuple(map(str, step.warnings)),
        trials=trials,
        check=result,
        no_check=no_check,
        estimate=estimate,
    )


def _check_names(options: str) -> None:
    # LLVM's parser writes to standard error what it does not know.
    found = lookup(FPGA)
    outside = re.sub(r"\{[^}]*\}|\"[^\"]*\"|'[^']*'", "", options)
    for name in re.findall(r"(?:^|\s)([^\s=]+)", outside):
        if name not in [option.name for option in found.options]:
            raise OptionError(f"{FPGA} has no option {name!r}; {allowed(found)}")


def estimate_of(module: Module, options: str) -> Estimate:
    """What pool-to-conv-to-fpga{options} tells of a network."""
    if re.search(r"(?:^|\s)estimate-json\s*=", options):
        raise OptionError("estimate-json is where the report reads the estimate")
    _check_names(options)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "estimate.json")
        text = pipeline_of(FPGA, {"estimate_json": path})
        given = " ".join(options.split())
        with module.run_pipeline(text.replace("{", "{" + given + " ", 1)) as design:
            remarks = design.steps[-1].remarks
        data = json.loads(path.read_text()) if path.exists() else {"kernels": []}
    return Estimate(
        given,
        tuple(data["kernels"]),
        tuple(remark for remark in remarks if remark.condition in _OFFLOAD),
    )
