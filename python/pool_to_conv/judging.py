# ===- judging.py - Do two modules compute the same? -----------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs modules before and after, and compares what they compute."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from .errors import CheckError, ClosedError
from .native import _native
from .steps import Tally

if TYPE_CHECKING:
    from .modules import Module


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What became of one function."""

    function: str
    status: str
    """"equal", "within-bound", "mismatch", or "not-run" (`message` says why)."""
    bit_exact: bool
    """Whether all bits had to agree."""
    trials: int
    """Inputs that it ran on."""
    max_absolute: float
    """The error of the trial that came nearest to its bound; on a mismatch, that of the
    element in `message`."""
    max_ulps: float
    """The same in units in the last place."""
    bound: float
    """What that trial was allowed."""
    message: str
    """One line; on a mismatch with the element, the inputs' sizes and the seed."""

    def __bool__(self) -> bool:
        return self.status in ("equal", "within-bound")


@dataclasses.dataclass(frozen=True)
class CheckResult:
    """Verdicts on all functions; true if every one is equal or within its bound."""

    agrees: bool
    summary: str
    verdicts: tuple[Verdict, ...]
    tally: Tally
    """What the pipeline rewrote; zeros for two modules."""

    def __bool__(self) -> bool:
        return self.agrees

    def __str__(self) -> str:
        return "\n".join([*(v.message for v in self.verdicts), self.summary])


def check(
    before: Module,
    after: Module,
    *,
    trials: int = 8,
    seed: int = 0,
    function: str = "",
    dims: Sequence[int] = (),
    bound_eps: float | None = None,
    opt_level: int | None = None,
) -> CheckResult:
    """Compares the functions of two modules on random and adversarial inputs.

    Args:
        before, after: Functions of the same name are compared; both are not changed.
        trials: Random trials per function; adversarial ones come on top.
        seed: Of the random trials.
        function: Only this one; all public functions with a body otherwise.
        dims: Values of the sizes that are not known, in the order of the arguments;
            one value stands for all. Sizes are found by trying otherwise.
        bound_eps: Floats may differ by 2 * max(bound_eps, 1) * eps * magnitude. By
            default what the passes between `before` and `after` reported, and all
            bits must agree if `after` was not made from `before`.
        opt_level: LLVM's optimisation, 0 to 3; None for what suits. It never changes
            a result.

    Returns a CheckResult, which is true if all agree:

        >>> before = pool_to_conv.load(NETWORK)
        >>> after = before.eliminate_pooling()
        >>> print(pool_to_conv.check(before, after, trials=2).summary)
        check: 1 function, 1 equal, 0 within bound, 0 mismatched, 0 not run

    Raises CheckError if there is nothing to run or an option does not fit.
    """
    if bound_eps is None:
        bound_eps = after._bound_since(before)
    options = options_of(trials, seed, function, dims, bound_eps, opt_level)
    return _result(
        lambda: _native.check_modules(before._native, after._native, *options)
    )


Options = tuple[int, int, str, list[int], float, int]


def check_pipeline(module: Module, pipeline: str, options: Options) -> CheckResult:
    """Compares a module with what a pipeline makes of it; see `Module.check`."""
    return _result(
        lambda: _native.check_pipeline(module._native, pipeline, *options)
    )


def options_of(
    trials: int,
    seed: int,
    function: str,
    dims: Sequence[int],
    bound_eps: float | None,
    opt_level: int | None,
) -> Options:
    """What the library takes. Raises CheckError where an option does not fit."""

    def integer(name: str, value: int, limit: int) -> int:
        if isinstance(value, bool) or not 0 <= value <= limit:
            raise CheckError(f"{name} is 0 to {limit}, not {value!r}")
        return int(value)

    if bound_eps is not None and not bound_eps >= 0:
        raise CheckError(f"bound_eps is a number from 0 on, or None, not {bound_eps!r}")
    if opt_level not in (None, 0, 1, 2, 3):
        raise CheckError(f"opt_level is 0, 1, 2, 3 or None, not {opt_level!r}")
    sizes = [integer("dims: a size", size, 2**63 - 1) for size in dims]
    return (
        integer("trials", trials, 2**32 - 1),
        integer("seed", seed, 2**64 - 1),
        function.lstrip("@"),
        sizes,
        -1.0 if bound_eps is None else float(bound_eps),
        -1 if opt_level is None else int(opt_level),
    )


def _result(run: Callable[[], Any]) -> CheckResult:
    try:
        agrees, summary, verdicts, tally = run()
    except _native.Failure as failure:
        if failure.args == ("the module is closed",):
            raise ClosedError(list(failure.args)) from None
        raise CheckError(list(failure.args)) from None
    return CheckResult(
        agrees, summary, tuple(Verdict(*verdict) for verdict in verdicts), Tally(*tally)
    )
