# ===- modules.py - Modules ------------------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Modules: networks that passes rewrite, reports describe and arrays run through."""

from __future__ import annotations

import functools
import json
import os
import pathlib
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._passes import PassMethods
from .errors import (
    ClosedError,
    Error,
    OptionError,
    ParseError,
    PassError,
    WriteError,
    diagnostics,
)
from .execution import Program, Signature
from .files import write_whole
from .graphs import Graph, Op
from .judging import CheckResult, check_pipeline, options_of
from .native import _native
from .options import passes, pipeline_of
from .reports import Report
from .steps import Remark, Step, Tally, remark_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


class Module(PassMethods):
    """A network in MLIR; `pool_to_conv.load` makes one.

    A module never changes: every pass returns a new one, so that calls can be chained,
    and an error leaves all modules as they were.

        >>> module = pool_to_conv.load(NETWORK)
        >>> module.eliminate_pooling(avg_form="dense").fuse_linear_convs()
        <pool_to_conv.Module average.mlir: @average, 10 ops, 0 pools>

    There is a method for each pass and pipeline, with the options of the command line
    as keyword arguments (`help(Module.eliminate_pooling)` lists them), and `to_fpga`
    for `pool_to_conv_to_fpga`. Modules may be used from several threads: the lock of
    the interpreter is released while they work, and those that were loaded separately
    work at the same time.

    `close`, or a `with` statement, frees the memory before the garbage collector does.
    """

    def __init__(
        self,
        native: _native.Module,
        name: str,
        origin: Module | None = None,
        steps: tuple[Step, ...] = (),
    ) -> None:
        """Not for users; see `pool_to_conv.load`."""
        self._native = native
        self._name = name
        self._origin = origin
        self._steps = steps
        self._programs: dict[int | None, Program] = {}
        self._compiling = threading.Lock()

    @classmethod
    def parse(cls, text: str | bytes, name: str = "<text>") -> Module:
        """Reads MLIR as text or as bytecode; `name` is what messages call it.

            >>> Module.parse("func.func private @f()", "net.mlir").name
            'net.mlir'

        Raises ParseError with the place of each error.
        """
        data = text.encode() if isinstance(text, str) else bytes(text)
        try:
            return cls(_native.Module.parse(data, name), name)
        except _native.Failure as failure:
            raise ParseError(list(failure.args)) from None

    # What it is.

    @property
    def name(self) -> str:
        """The name of the file that it was read from."""
        return self._name

    @property
    def origin(self) -> Module:
        """The module as it was loaded."""
        return self._origin or self

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was run on it since it was loaded."""
        return self._steps

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What all these passes said, in the order of the IR for each pass.

            >>> remark = pool_to_conv.load(NETWORK).eliminate_pooling().remarks[0]
            >>> remark.kind, remark.condition, remark.location.line
            ('passed', 'bit-exact', 3)
        """
        return tuple(remark for step in self._steps for remark in step.remarks)

    @property
    def tally(self) -> Tally:
        """What all these passes rewrote."""
        tallies = [step.tally for step in self._steps]
        return Tally(
            sum(tally.bit_exact for tally in tallies),
            sum(tally.spec_exact for tally in tallies),
            sum(tally.reassociating for tally in tallies),
            sum(tally.kept for tally in tallies),
            max((tally.bound_eps for tally in tallies), default=0.0),
        )

    def report(self, label: str = "") -> Report:
        """Ops, multiply-accumulates, parameters and bytes of all functions.

            >>> pool_to_conv.load(NETWORK).report().total.window_reductions.total
            1024
        """
        return Report._of(json.loads(self._call(self._native.report, label)))

    @functools.cached_property
    def graph(self) -> Graph:
        """The ops of all functions, what each reads, and what each costs."""
        return Graph._of(json.loads(self._call(self._native.graph)))

    @property
    def ops(self) -> tuple[Op, ...]:
        """The ops of all functions, in order.

            >>> [op.name for op in pool_to_conv.load(NETWORK).ops]
            ['tosa.const', 'tosa.avg_pool2d']
        """
        return tuple(op for function in self.graph.functions for op in function.ops)

    def __str__(self) -> str:
        """The module as MLIR writes it."""
        return self.to_text()

    def to_text(
        self, *, locations: bool = False, max_elements: int | None = None
    ) -> str:
        """The module as text.

        Args:
            locations: With the places that ops come from.
            max_elements: Constants with more elements are elided; what comes out then
                is to be looked at, not to be read again.
        """
        if max_elements is not None and max_elements < 0:
            raise OptionError(f"max_elements is 0 or more, not {max_elements}")
        text: str = self._call(self._native.text, locations, max_elements)
        return text

    def to_bytecode(self) -> bytes:
        """The module as MLIR bytecode."""
        data: bytes = self._call(self._native.bytecode)
        return data

    def save(self, path: str | os.PathLike[str]) -> Module:
        """Writes the module: .mlir is text, .mlirbc and .bc are bytecode.

        The file is there as a whole or, after an error, as it was before. Returns the
        module. Raises WriteError.
        """
        path = pathlib.Path(path)
        if path.suffix == ".mlir":
            write_whole(path, self.to_text().encode())
        elif path.suffix in (".mlirbc", ".bc"):
            write_whole(path, self.to_bytecode())
        else:
            raise WriteError(f"{path}: expected a name in .mlir, .mlirbc, .bc")
        return self

    def __repr__(self) -> str:
        if self.closed:
            return f"<pool_to_conv.Module {self._name}: closed>"
        names = [f"@{function.name}" for function in self.graph.functions]
        if len(names) > 3:
            names = [f"{len(names)} functions"]
        pools = sum(op.is_pooling for op in self.ops)
        parts = [*names, _counted(len(self.ops), "op"), _counted(pools, "pool")]
        return f"<pool_to_conv.Module {self._name}: {', '.join(parts)}>"

    def _repr_html_(self) -> str:
        """The graph as it was loaded and as it is now, with costs, for notebooks."""
        from .drawing import page_of

        return page_of(self)

    # What it becomes.

    def run_pipeline(self, pipeline: str) -> Module:
        """What a textual pipeline makes of the module.

            >>> module = pool_to_conv.load(NETWORK)
            >>> module.run_pipeline("pool-to-conv,canonicalize").steps[0].tally.bit_exact
            1

        Upstream's passes are there too. Raises PassError if a pass fails or there is no
        such pipeline.
        """
        made, remarks, warnings, errors, tally = self._call(
            self._native.run_pipeline, pipeline
        )
        if made is None:
            raise PassError(errors or [f"{pipeline} failed"])
        step = Step(
            pipeline,
            Tally(*tally),
            tuple(map(remark_of, remarks)),
            tuple(diagnostics(warnings, "warning")),
        )
        return Module(made, self._name, self.origin, (*self._steps, step))

    def run_pass(self, name: str, /, **options: object) -> Module:
        """What one pass or pipeline makes of the module.

            >>> module = pool_to_conv.load(NETWORK)
            >>> after = module.run_pass("eliminate-pooling", avg_form="dense")

        Upstream's passes have no options here; see `run_pipeline`. Raises OptionError,
        with a list of what there is, and PassError.
        """
        if name.replace("_", "-") not in passes() and not options:
            try:
                return self.run_pipeline(name)
            except PassError as error:
                if "does not refer to a registered pass" not in str(error):
                    raise
        return self.run_pipeline(pipeline_of(name, options))

    def check(
        self,
        pipeline: str = "pool-to-conv",
        *,
        trials: int = 8,
        seed: int = 0,
        function: str = "",
        dims: Sequence[int] = (),
        bound_eps: float | None = None,
        opt_level: int | None = None,
    ) -> CheckResult:
        """Compares the module with what `pipeline` makes of it.

        As `pool_to_conv.check`, with the bound that the passes of the pipeline report.

            >>> bool(pool_to_conv.load(NETWORK).check("pool-to-conv", trials=2))
            True

        Raises CheckError, also if the pipeline fails.
        """
        options = options_of(trials, seed, function, dims, bound_eps, opt_level)
        return check_pipeline(self, pipeline, options)

    # What it computes.

    def compile(self, opt_level: int | None = None) -> Program:
        """Machine code, which is kept; `run` does this by itself.

        `opt_level` is LLVM's, 0 to 3, or None for what suits the amount of work; it
        never changes a result. Raises CompileError, which names the op.
        """
        with self._compiling:
            if opt_level not in self._programs:
                names = [function.name for function in self.graph.functions]
                self._programs[opt_level] = self._call(
                    Program, self._native, opt_level, names
                )
            return self._programs[opt_level]

    @property
    def functions(self) -> Mapping[str, Signature]:
        """The functions that can be run, with the types of arguments and results.

            >>> print(pool_to_conv.load(NETWORK).functions["average"])
            (1x16x16x4xi8) -> (1x8x8x4xi8)
        """
        return self.compile().functions

    def run(
        self, *arrays: object, function: str | None = None
    ) -> NDArray[Any] | tuple[NDArray[Any], ...]:
        """Runs a function on arrays, and returns its result, or a tuple of several.

        Args:
            arrays: One for each argument, of exactly its shape and dtype (see
                `functions`); nothing is converted. They are not written to: the code
                gets one copy of each. Results lie where the code wrote them.
            function: Which one; "main", or the only one, by default.

            >>> module = pool_to_conv.load(NETWORK)
            >>> module.run(numpy.full((1, 16, 16, 4), 7, numpy.int8)).shape
            (1, 8, 8, 4)

        Raises ArgumentError, which names the argument, CompileError and RunError.
        """
        return self.compile().run(arrays, function)

    # Its life.

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._native.closed

    def close(self) -> None:
        """Frees the memory; whatever is done with the module later is a ClosedError.

        Modules that were made from it stay.
        """
        self._native.close()
        self._programs.clear()

    def __enter__(self) -> Module:
        self._check_open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        """Copies and pickles have the module, but not where it came from."""
        return Module.parse, (self.to_bytecode(), self._name)

    def _bound_since(self, before: Module) -> float | None:
        """The bound of the passes that made this from `before`; None if none did."""
        count = len(before._steps)
        shared = zip(self._steps, before._steps)
        if (
            self.origin is not before.origin
            or len(self._steps) < count
            or any(mine is not its for mine, its in shared)
        ):
            return None
        tallies = [step.tally for step in self._steps[count:]]
        if all(t.spec_exact == t.reassociating == 0 for t in tallies):
            return None
        return max(tally.bound_eps for tally in tallies)

    def _check_open(self) -> None:
        if self.closed:
            raise ClosedError(f"the module {self._name} is closed")

    def _call(self, function: Any, *arguments: Any) -> Any:
        """Calls the library, and makes exceptions of its failures."""
        self._check_open()
        try:
            return function(*arguments)
        except _native.Failure as failure:
            # Another thread may have closed it by now.
            self._check_open()
            raise Error(list(failure.args)) from None
