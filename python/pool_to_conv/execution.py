# ===- execution.py - Functions on arrays ----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Types of functions, and what NumPy has for them."""

from __future__ import annotations

import dataclasses
import functools
import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import ArgumentError, CompileError, MissingExtra, RunError
from .native import _native

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FLOATS = {"f16": np.float16, "f32": np.float32, "f64": np.float64}


@functools.lru_cache(maxsize=None)
def _bfloat16() -> np.dtype[Any]:
    try:
        ml_dtypes: Any = importlib.import_module("ml_dtypes")
    except ImportError:
        raise MissingExtra(
            "NumPy has no bf16: pip install 'pool-to-conv[bfloat16]'"
        ) from None
    found: np.dtype[Any] = np.dtype(ml_dtypes.bfloat16)
    return found


@dataclasses.dataclass(frozen=True)
class TensorType:
    """The type of an argument or a result; extents that are unknown are None."""

    element: str
    """As in MLIR: "i8", "ui8", "f32", "bf16"."""
    shape: tuple[int | None, ...]
    is_scalar: bool = False

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the arrays: bool for i1, and for integers the next whole bytes.

        Signless integers are signed. bf16 needs the package ml_dtypes.
        """
        if self.element == "i1":
            return np.dtype(bool)
        if self.element == "bf16":
            return _bfloat16()
        if self.element in _FLOATS:
            return np.dtype(_FLOATS[self.element])
        signed = self.element.startswith("i")
        width = int(self.element.lstrip("ui"))
        size = next(size for size in (8, 16, 32, 64) if width <= size)
        return np.dtype(f"{'int' if signed else 'uint'}{size}")

    def __str__(self) -> str:
        extents = ["?" if extent is None else str(extent) for extent in self.shape]
        return self.element if self.is_scalar else "x".join([*extents, self.element])

    def _prepare(self, array: object, what: str) -> NDArray[Any]:
        """`array` as it is passed: contiguous, native order, of exactly this type."""
        try:
            given = np.asarray(array)
        except (RuntimeError, TypeError, ValueError) as error:
            # The first is torch's, of a tensor that a gradient is wanted of.
            raise ArgumentError(f"{what}: no array: {error}") from None
        wanted = self.dtype
        # In whichever order of bytes.
        if given.dtype.newbyteorder("=") != wanted:
            if not (self.is_scalar and np.ndim(given) == 0 and _is_python(array)):
                raise ArgumentError(
                    f"{what}: expected an array of {wanted} ({self}), "
                    f"not of {given.dtype}"
                )
            given = self._scalar(array, what)
        fits = len(given.shape) == len(self.shape) and all(
            extent is None or extent == size
            for extent, size in zip(self.shape, given.shape)
        )
        if not fits:
            raise ArgumentError(
                f"{what}: expected the shape {_shape(self.shape)} ({self}), "
                f"not {_shape(given.shape)}"
            )
        self._check_range(given, what)
        # ascontiguousarray gives scalars a dimension.
        given = np.require(given, wanted, ["C", "A"])
        # The library gets bits where NumPy and it do not know the type by one name.
        if self.element == "i1":
            return given.view(np.uint8)
        return given.view(np.uint16) if self.element == "bf16" else given

    def _scalar(self, value: Any, what: str) -> NDArray[Any]:
        """A number of Python as a scalar; only floats are rounded."""
        wanted = self.dtype
        kinds = {"b": bool, "i": int, "u": int}.get(wanted.kind, (int, float))
        try:
            if not isinstance(value, kinds) or isinstance(value, bool) > (kinds is bool):
                raise ValueError
            given = np.asarray(value).astype(wanted)
            if wanted.kind in "iu" and int(given) != value:
                raise ValueError
        except (OverflowError, TypeError, ValueError):
            raise ArgumentError(f"{what}: {value!r} is no {self.element}") from None
        return given

    def _check_range(self, given: NDArray[Any], what: str) -> None:
        """Integers narrower than their bytes must fit their width."""
        if not np.issubdtype(given.dtype, np.integer) or given.size == 0:
            return
        signed = self.element.startswith("i")
        width = int(self.element.lstrip("ui"))
        if width == 8 * given.dtype.itemsize:
            return
        low = -(1 << width - 1) if signed else 0
        high = low + (1 << width) - 1
        if given.min() < low or given.max() > high:
            raise ArgumentError(f"{what}: {self.element} holds {low} to {high}")

    def _result(self, array: NDArray[Any]) -> NDArray[Any]:
        if self.element == "i1":
            flags: NDArray[Any] = np.not_equal(array, 0)
            return flags
        return array.view(_bfloat16()) if self.element == "bf16" else array


def _is_python(value: object) -> bool:
    return isinstance(value, (bool, int, float))


def _shape(extents: Sequence[int | None]) -> str:
    texts = ["?" if extent is None else str(extent) for extent in extents]
    return f"({', '.join(texts)}{',' if len(texts) == 1 else ''})"


@dataclasses.dataclass(frozen=True)
class Signature:
    """The types of a function."""

    arguments: tuple[TensorType, ...]
    results: tuple[TensorType, ...]

    def __str__(self) -> str:
        arguments, results = (
            ", ".join(map(str, types)) for types in (self.arguments, self.results)
        )
        return f"({arguments}) -> ({results})"


def _type_of(info: tuple[str, int, list[int], bool]) -> TensorType:
    kind, width, extents, is_scalar = info
    element = {"i": f"i{width}", "u": f"ui{width}"}.get(kind, kind)
    shape = tuple(extent if extent >= 0 else None for extent in extents)
    return TensorType(element, shape, is_scalar)


class Program:
    """Machine code of a module; its functions can be run from several threads."""

    def __init__(
        self, module: _native.Module, opt_level: int | None, names: Sequence[str]
    ) -> None:
        if opt_level not in (None, 0, 1, 2, 3):
            raise CompileError(f"opt_level is 0, 1, 2, 3 or None, not {opt_level!r}")
        try:
            level = -1 if opt_level is None else opt_level
            self._code = _native.Compiled.make(module, level)
        except _native.Failure as failure:
            raise CompileError(list(failure.args)) from None
        self._functions: dict[str, Signature] = {}
        for name in names:
            found = self._code.signature(name)
            if found is not None:
                arguments, results = (tuple(map(_type_of, part)) for part in found)
                self._functions[name] = Signature(arguments, results)

    @property
    def functions(self) -> Mapping[str, Signature]:
        """The functions that can be run, with their types."""
        return dict(self._functions)

    def run(
        self, inputs: Sequence[object], function: str | None = None
    ) -> NDArray[Any] | tuple[NDArray[Any], ...]:
        """See `Module.run`."""
        name = self._choose(function)
        signature = self._functions[name]
        if len(inputs) != len(signature.arguments):
            raise ArgumentError(
                f"@{name} takes {len(signature.arguments)} arrays, "
                f"{signature}, not {len(inputs)}"
            )
        prepared = [
            type._prepare(array, f"argument {index} of @{name}")
            for index, (type, array) in enumerate(zip(signature.arguments, inputs))
        ]
        try:
            arrays = self._code.run(name, prepared)
        except _native.Failure as failure:
            raise RunError([f"@{name}: {text}" for text in failure.args]) from None
        results = tuple(
            type._result(array) for type, array in zip(signature.results, arrays)
        )
        return results[0] if len(results) == 1 else results

    def _choose(self, function: str | None) -> str:
        names = list(self._functions)
        if function is None and len(names) == 1:
            return names[0]
        if function is None and "main" in names:
            return "main"
        listed = ", ".join("@" + name for name in names) or "none"
        if function is None:
            raise ArgumentError(f"name a function; there are {listed}")
        if function.lstrip("@") not in names:
            raise ArgumentError(
                f"there is no function @{function.lstrip('@')} that can be run; "
                f"there are {listed}"
            )
        return function.lstrip("@")
