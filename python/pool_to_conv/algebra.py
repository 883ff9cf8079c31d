# ===- algebra.py - Kernels as arrays --------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Composes, adds and factors the kernels of convolutions, given as NumPy arrays.

The same C++ as in `fuse-linear-convs` and `factor-linear-convs`, without any IR: two
convolutions in a row are one, an average is a convolution, and a kernel with structure
inside is several cheaper ones.

    >>> smooth = Kernel.of(numpy.ones((3, 3)) / 9)
    >>> twice = compose(smooth, smooth)
    >>> twice.taps.shape
    (5, 5)
    >>> numpy.allclose(twice.taps, scipy.signal.convolve(smooth.taps, smooth.taps))
    True
    >>> [part.taps.shape for part in factor(Kernel.of(numpy.ones((4, 4)))).kernels]
    [(4, 1), (1, 4)]

Kernels correlate, as convolutions of networks do: the output at o is the sum of
weights[t] * x[o * stride - low + t * dilation]. All arithmetic is in float64.
"""

from __future__ import annotations

import dataclasses
import functools
import numbers
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Union

import numpy as np

from .errors import KernelError
from .native import _native

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Extents = Union[int, Sequence[int]]
Padding = Union[int, Sequence[Union[int, Sequence[int]]]]


def _extents(value: Extents, rank: int, what: str) -> tuple[int, ...]:
    extents = _each(value, rank, what)
    if any(isinstance(e, bool) or not isinstance(e, numbers.Integral) for e in extents):
        raise KernelError(f"{what}: expected integers, not {value!r}")
    if any(not -(2**63) < int(e) < 2**63 for e in extents):
        raise KernelError(f"{what}: {value!r} does not fit 64 bits")
    return tuple(map(int, extents))


def _each(value: Any, count: int, what: str) -> list[Any]:
    """One value for all, or one for each."""
    try:
        values = list(value)
    except TypeError:
        return [value] * count
    if len(values) != count:
        raise KernelError(f"{what}: expected {count} values, not {len(values)}")
    return values


def _paddings(value: Padding, rank: int) -> list[tuple[int, int]]:
    sides = [_extents(side, 2, "padding") for side in _each(value, rank, "padding")]
    return [(low, high) for low, high in sides]


class Kernel:
    """A convolution by constant weights, in 1 to 3 spatial dimensions.

    Args:
        weights: float64 of the shape (groups * out, in, *window): for each output
            channel the weights of the input channels of its group.
        stride, dilation: One number for all spatial dimensions, or one for each.
        padding: The same, or a pair (before, after) for each.
        groups: Groups of channels; depthwise convolutions have as many as channels.
        bias: One number per output channel, or None for zero.
        size: Extents of the input, one for each spatial dimension, if they are known;
            some pairs of kernels compose only then.

        >>> Kernel(numpy.zeros((8, 4, 3, 3)), stride=2, padding=1)
        <Kernel 8x4x3x3, stride 2x2, padding 1+1x1+1>

    Raises KernelError with the condition of docs/Conditions.md. Kernels do not change.
    """

    def __init__(
        self,
        weights: ArrayLike,
        *,
        stride: Extents = 1,
        dilation: Extents = 1,
        padding: Padding = 0,
        groups: int = 1,
        bias: ArrayLike | None = None,
        size: Sequence[int] | None = None,
    ) -> None:
        array = _floats(weights, "weights")
        if array.ndim < 3 or array.ndim > 5:
            raise KernelError(
                "weights: expected (groups * out, in, *window) with 1 to 3 dimensions of "
                f"the window, not the shape {array.shape}"
            )
        (blocks,) = _extents([groups], 1, "groups")
        if blocks < 1 or array.shape[0] % blocks or array.shape[0] == 0:
            raise KernelError(f"groups: {groups} do not divide {array.shape[0]} outputs")
        rank = array.ndim - 2
        sizes = [None] * rank if size is None else list(_extents(size, rank, "size"))
        window = [
            (extent, taps, step, spread, low, high, None)
            for extent, taps, step, spread, (low, high) in zip(
                sizes,
                array.shape[2:],
                _extents(stride, rank, "stride"),
                _extents(dilation, rank, "dilation"),
                _paddings(padding, rank),
            )
        ]
        channels = (blocks, array.shape[1], array.shape[0] // blocks, False)
        # The library has the taps outermost.
        taps = np.ascontiguousarray(np.moveaxis(array, (0, 1), (-2, -1))).reshape(-1)
        biases = None
        if bias is not None:
            biases = np.ascontiguousarray(_floats(bias, "bias").reshape(-1))
        self._native: _native.Kernel = _call(_native.Kernel.make, window, channels, taps, 1.0, biases)

    @classmethod
    def of(
        cls,
        taps: ArrayLike,
        *,
        stride: Extents = 1,
        dilation: Extents = 1,
        padding: Padding = 0,
        size: Sequence[int] | None = None,
    ) -> Kernel:
        """A kernel on one channel; `taps` has the shape of the window."""
        array = _floats(taps, "taps")
        return cls(
            array[None, None],
            stride=stride,
            dilation=dilation,
            padding=padding,
            size=size,
        )

    @classmethod
    def average(
        cls, window: Sequence[int], channels: int = 1, *, stride: Extents | None = None
    ) -> Kernel:
        """The average over windows, for each channel by itself.

        >>> Kernel.average((2, 2)).taps
        array([[0.25, 0.25],
               [0.25, 0.25]])
        """
        extents = _extents(window, len(window), "window")
        if min(extents, default=0) < 1 or int(np.prod(extents, dtype=object)) > 2**31:
            raise KernelError(f"window: {tuple(window)} is none")
        (blocks,) = _extents([channels], 1, "channels")
        if blocks < 1:
            raise KernelError(f"channels: {channels} are none")
        weights = np.full((blocks, 1, *extents), 1.0 / np.prod(extents))
        return cls(weights, groups=blocks, stride=window if stride is None else stride)

    @classmethod
    def _wrap(cls, native: _native.Kernel) -> Kernel:
        kernel = cls.__new__(cls)
        kernel._native = native
        return kernel

    @property
    def _window(self) -> list[Any]:
        return list(self._native.window)

    @property
    def rank(self) -> int:
        """Spatial dimensions."""
        return len(self._window)

    @property
    def groups(self) -> int:
        """Groups of channels."""
        return self._native.channels[0]

    @property
    def stride(self) -> tuple[int, ...]:
        """Steps between outputs, for each spatial dimension."""
        return tuple(dim[2] for dim in self._window)

    @property
    def dilation(self) -> tuple[int, ...]:
        """Steps between taps, for each spatial dimension."""
        return tuple(dim[3] for dim in self._window)

    @property
    def padding(self) -> tuple[tuple[int, int], ...]:
        """Elements added before and after the input, for each spatial dimension."""
        return tuple((dim[4], dim[5]) for dim in self._window)

    @functools.cached_property
    def weights(self) -> NDArray[np.float64]:
        """float64 of the shape (groups * out, in, *window); not to be written to."""
        groups, inputs, outputs, shared = self._native.channels
        window = [dim[1] for dim in self._window]
        stored = outputs if shared else groups * outputs
        taps = self._native.taps.reshape(*window, stored, inputs) * self._native.scale
        weights = np.moveaxis(taps, (-2, -1), (0, 1))
        if shared:
            weights = np.concatenate([weights] * groups)
        weights = np.ascontiguousarray(weights)
        weights.flags.writeable = False
        return weights

    @property
    def taps(self) -> NDArray[np.float64]:
        """The weights of a kernel on one channel, of the shape of the window.

        Raises KernelError if there are more channels.
        """
        if self.weights.shape[:2] != (1, 1):
            raise KernelError(f"{self!r} has more than one channel; see `weights`")
        taps: NDArray[np.float64] = self.weights[0, 0]
        return taps

    @functools.cached_property
    def bias(self) -> NDArray[np.float64] | None:
        """float64 with one number per output channel, or None for zero."""
        bias = self._native.bias
        if bias is not None:
            bias.flags.writeable = False
        return bias

    @property
    def macs_per_position(self) -> int:
        """Multiply-accumulates of one output position, all channels."""
        return self._native.macs_per_position

    def apply(self, array: ArrayLike) -> NDArray[np.float64]:
        """The result for the input (channels, *extents), as (channels, *extents).

        By NumPy, tap by tap: to look at kernels, not to be fast.

        >>> Kernel.of([1.0, -1.0]).apply([[1.0, 4.0, 9.0]])
        array([[-3., -5.]])
        """
        given = _floats(array, "array")
        outputs, inputs = self.weights.shape[:2]
        if given.ndim != self.rank + 1 or given.shape[0] != self.groups * inputs:
            raise KernelError(
                f"array: expected ({self.groups * inputs}, {self.rank} extents), "
                f"not the shape {given.shape}"
            )
        padded = np.pad(given, ((0, 0), *self.padding))
        counts = [
            (extent - (taps - 1) * spread - 1) // step + 1
            for extent, (_, taps, step, spread, *_rest) in zip(
                padded.shape[1:], self._window
            )
        ]
        if min(counts) < 1:
            raise KernelError(f"array: {given.shape[1:]} is smaller than the window")
        blocks = self.weights.reshape(
            self.groups, outputs // self.groups, *self.weights.shape[1:]
        )
        result = np.zeros((self.groups, outputs // self.groups, *counts))
        grouped = padded.reshape(self.groups, inputs, *padded.shape[1:])
        for tap in np.ndindex(*self.weights.shape[2:]):
            where = tuple(
                slice(t * spread, t * spread + (count - 1) * step + 1, step)
                for t, spread, step, count in zip(
                    tap, self.dilation, self.stride, counts
                )
            )
            result += np.einsum(
                "goi,gi...->go...",
                blocks[(slice(None), slice(None), slice(None), *tap)],
                grouped[(slice(None), slice(None), *where)],
            )
        result = result.reshape(outputs, *counts)
        if self.bias is not None:
            result += self.bias.reshape(-1, *[1] * self.rank)
        return result

    def __repr__(self) -> str:
        parts = ["x".join(map(str, self.weights.shape))]
        for name in ("stride", "dilation"):
            values = getattr(self, name)
            if any(value != 1 for value in values):
                parts.append(f"{name} {'x'.join(map(str, values))}")
        if any(side for sides in self.padding for side in sides):
            sides = [f"{low}+{high}" for low, high in self.padding]
            parts.append(f"padding {'x'.join(sides)}")
        if self.groups != 1:
            parts.append(f"groups {self.groups}")
        if self.bias is not None:
            parts.append("bias")
        return f"<Kernel {', '.join(parts)}>"


def compose(first: Kernel, second: Kernel, *more: Kernel) -> Kernel:
    """`second` after `first` (and so on) as one kernel.

        >>> conv = Kernel.of(numpy.ones((3, 3)))
        >>> compose(conv, Kernel.average((2, 2)), conv)
        <Kernel 1x1x8x8, stride 2x2>

    Raises KernelError with the condition if two do not compose.
    """
    result = first
    for kernel in (second, *more):
        result = Kernel._wrap(_call(_native.compose, result._native, kernel._native))
    return result


def add(left: Kernel, right: Kernel, *more: Kernel) -> Kernel:
    """The kernel whose result is the sum of theirs on the same input; else as above."""
    result = left
    for kernel in (right, *more):
        result = Kernel._wrap(_call(_native.add, result._native, kernel._native))
    return result


@dataclasses.dataclass(frozen=True)
class Factors:
    """Kernels that do what one did."""

    kernels: tuple[Kernel, ...]
    """The first is the first to run; none at all if the kernel gives its input."""
    exact: bool
    """Whether they are equal in exact arithmetic."""
    max_error: float
    """The largest error of a weight."""
    output_error: float
    """Results differ by at most so many times max |x|, besides rounding."""
    structures: tuple[str, ...]
    """What was found: "separable", "average window", ..."""


def factor(
    kernel: Kernel,
    *,
    tolerance: float = 0.0,
    max_rank: int = 64,
    max_depth: int = 3,
    max_weight_growth: float = 1.0,
    minimize: str = "macs",
) -> Factors:
    """Cheaper kernels in a row that are equal to `kernel`, or nearly.

    Args:
        tolerance: The largest error of a weight; 0 for equal ones.
        max_rank: The most channels between two kernels, per group.
        max_depth: How often a factor is factored again.
        max_weight_growth: The weights of all factors are at most so many times those
            of the kernel.
        minimize: "macs" or "params".

        >>> found = factor(Kernel.of(numpy.outer([1.0, 2.0, 1.0], [1.0, 3.0, 1.0])))
        >>> found.exact, found.structures
        (True, ('separable',))

    Raises KernelError if there are none, and if an option is none.
    """
    if minimize not in ("macs", "params"):
        raise KernelError(f"minimize is 'macs' or 'params', not {minimize!r}")
    (rank,) = _extents([max_rank], 1, "max_rank")
    (depth,) = _extents([max_depth], 1, "max_depth")
    if not 0 <= depth < 2**32:
        raise KernelError(f"max_depth: {max_depth} is none")
    kernels, exact, max_error, output_error, structures = _call(
        _native.factor,
        kernel._native,
        float(tolerance),
        rank,
        depth,
        float(max_weight_growth),
        minimize == "params",
    )
    return Factors(
        tuple(map(Kernel._wrap, kernels)),
        exact,
        max_error,
        output_error,
        tuple(structures),
    )


def _floats(array: ArrayLike, what: str) -> NDArray[np.float64]:
    try:
        given = np.asarray(array)
        if given.dtype.kind not in "biuf":
            raise TypeError(f"expected real numbers, not {given.dtype}")
        return given.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise KernelError(f"{what}: {error}") from None


def _call(function: Any, *arguments: Any) -> Any:
    try:
        return function(*arguments)
    except _native.Failure as failure:
        raise KernelError(list(failure.args)) from None
