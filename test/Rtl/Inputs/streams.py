# ===- streams.py - Types of streams, and frames as beats -----------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Types, and the layout of beats as docs/Rtl.md says it."""

import dataclasses

import numpy as np


def width_of(element):
    return int(element.lstrip("ui"))


def range_of(element):
    """Lowest and highest number."""
    width = width_of(element)
    if element.startswith("u"):
        return 0, (1 << width) - 1
    return -(1 << (width - 1)), (1 << (width - 1)) - 1


def dtype_of(element):
    """What the package passes: the next whole bytes."""
    size = next(size for size in (8, 16, 32, 64) if width_of(element) <= size)
    return np.dtype(f"{'uint' if element.startswith('u') else 'int'}{size}")


def tensor(shape, element):
    return f"tensor<{''.join(f'{extent}x' for extent in shape)}{element}>"


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
        extents = "".join(f"{extent}x" for extent in self.shape)
        element, beat = self.element, f"lanes = {self.lanes}"
        if self.window:
            element = f"vector<{self.window[0]}x{self.window[1]}x{element}>"
            beat += f", taps = {self.taps}, order = {self.order}, repeat = {self.repeat}"
        return f"!fpga.stream<{extents}{element}, {beat}>"

    @property
    def tensor(self):
        return tensor(self.shape, self.element)

    def hex(self, array):
        """The beats of a frame without windows, a line each: elements side by side, the
        first in the low bits."""
        width = width_of(self.element)
        rows = np.asarray(array).reshape(-1, self.lanes).tolist()
        mask = (1 << width) - 1
        return [f"{sum((x & mask) << (i * width) for i, x in enumerate(row)):x}" for row in rows]
