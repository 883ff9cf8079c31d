# ===- streams.py - Types of streams, and beats as bits ------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""The layout of beats, as docs/Rtl.md says it."""

import dataclasses
import math

import numpy as np


def width_of(element):
    return int(element.lstrip("ui"))


def is_signed(element):
    return not element.startswith("u")


def range_of(element):
    """Lowest and highest number."""
    width = width_of(element)
    if is_signed(element):
        return -(1 << (width - 1)), (1 << (width - 1)) - 1
    return 0, (1 << width) - 1


def dtype_of(element):
    """What the package passes: the next whole bytes, bool for i1."""
    if element == "i1":
        return np.dtype(bool)
    size = next(size for size in (8, 16, 32, 64) if width_of(element) <= size)
    return np.dtype(f"{'int' if is_signed(element) else 'uint'}{size}")


def pack(numbers, width):
    """Two's complements side by side, the first in the low bits."""
    mask = (1 << width) - 1
    word = 0
    for i, number in enumerate(numbers):
        word |= (int(number) & mask) << (i * width)
    return word


@dataclasses.dataclass(frozen=True)
class Stream:
    """`!fpga.stream`."""

    shape: tuple
    element: str
    lanes: int = 1
    window: tuple | None = None
    taps: int = 1
    order: str = "channels"
    repeat: int = 1

    def __str__(self):
        element = self.element
        if self.window:
            element = f"vector<{self.window[0]}x{self.window[1]}x{element}>"
        beat = f"lanes = {self.lanes}"
        if self.taps != 1:
            beat += f", taps = {self.taps}"
        if self.order != "channels":
            beat += f", order = {self.order}"
        if self.repeat != 1:
            beat += f", repeat = {self.repeat}"
        extents = "".join(f"{extent}x" for extent in self.shape)
        return f"!fpga.stream<{extents}{element}, {beat}>"

    @property
    def tensor(self):
        extents = "".join(f"{extent}x" for extent in self.shape)
        return f"tensor<{extents}{self.element}>"

    @property
    def width(self):
        """Bits of a number."""
        return width_of(self.element)

    @property
    def channels(self):
        return self.shape[-1]

    @property
    def bits(self):
        """Bits of a beat."""
        return self.width * self.lanes * self.taps

    @property
    def beats(self):
        """Beats of a frame."""
        taps = self.window[0] * self.window[1] if self.window else 1
        return math.prod(self.shape) * taps * self.repeat // (self.lanes * self.taps)

    @property
    def beats_of_pixel(self):
        return max(1, self.channels // self.lanes)

    def hex(self, array):
        """The beats of a frame without windows, a line each."""
        numbers = np.asarray(array).reshape(-1, self.lanes)
        digits = (self.bits + 3) // 4
        return [f"{pack(row, self.width):0{digits}x}" for row in numbers.tolist()]
