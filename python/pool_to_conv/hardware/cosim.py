# ===- cosim.py - Designs against their dialect ------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Frames for a design, and what they have to become."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..errors import ArgumentError, Error, WriteError
from ..loading import load
from .beats import Array, Port
from .design import Design
from .simulator import Run


@dataclasses.dataclass(frozen=True)
class Comparison:
    """Whether a run is as the dialect says. True if each number is."""

    wrong: int
    numbers: int
    #: "output 0 at [2, 0, 5]: 7, expected 8", for the first number that differs.
    first_difference: str
    #: A table of cycles and queues, predicted and measured.
    lines: tuple[str, ...]
    summary: str

    def __bool__(self) -> bool:
        return self.wrong == 0


def read_frames(design: Design, paths: Sequence[str | os.PathLike[str]]) -> list[Array]:
    """Arrays [frames, *shape] out of .npy files, one per input."""
    if len(paths) != len(design.inputs):
        raise ArgumentError(f"expected {len(design.inputs)} files, not {len(paths)}")
    arrays = []
    for path, port in zip(paths, design.inputs):
        try:
            frames = np.load(path, allow_pickle=False)
        except (OSError, ValueError, EOFError) as failure:
            reason = getattr(failure, "strerror", None) or "no .npy file"
            raise Error(f"{os.fspath(path)}: {reason}") from None
        # A batch of one may be left out.
        if port.shape[:1] == (1,) and frames.shape[1:] == port.shape[1:]:
            frames = frames[:, None]
        if frames.shape == port.shape:
            frames = frames[None]
        arrays.append(frames)
    return arrays


def random_frames(design: Design, frames: int, seed: int) -> list[Array]:
    """Random frames; of several, the second has lowest, the third highest numbers."""
    generator = np.random.default_rng(seed)

    def made(port: Port) -> Array:
        if port.format is not None:
            span = 2.0 ** (port.format.width - port.format.fraction)
            shape = (frames, *port.shape)
            values = generator.uniform(-span, span, shape).astype(port.dtype)
            low, high = -span, span
        else:
            low = -(1 << (port.bits - 1)) if port.signed else 0
            high = (1 << (port.bits - port.signed)) - 1
            values = generator.integers(
                low, high, (frames, *port.shape), dtype=port.dtype, endpoint=True
            )
        if frames > 1:
            values[1] = low
        if frames > 2:
            values[2] = high
        return values

    return [made(port) for port in design.inputs]


def _signless(values: Array, port: Port) -> Array:
    """As the function of the dialect takes them: unsigned numbers of a signless tensor."""
    if port.format is None and not port.signed and port.element.startswith("i"):
        return values.view(np.dtype(f"int{8 * values.dtype.itemsize}"))
    return values


def expected(design: Design, inputs: Sequence[Array]) -> tuple[Array, ...]:
    """What the dialect says that frames become: `kernel.mlir` of the design, compiled."""
    module = load(design.folder / "kernel.mlir")
    frames = []
    for i in range(len(inputs[0])):
        values = [
            _signless(np.asarray(frames[i]).astype(port.dtype), port)
            for frames, port in zip(inputs, design.inputs)
        ]
        results = module.run(*values)
        frames.append(results if isinstance(results, (list, tuple)) else (results,))
    return tuple(
        np.stack([results[i] for results in frames]) for i in range(len(design.outputs))
    )


def _rows(design: Design, run: Run) -> list[str]:
    predicted = design.manifest["predicted"]
    rows: list[tuple[str, Any, Any]] = [("", "predicted", "measured")]
    rows.append(("cycles per frame", predicted["cycles_per_frame"], run.cycles_per_frame))
    rows.append(("first output", predicted["first_output"], run.first_output))
    for name, depth in design.fifos.items():
        what = f"peak of {name} (depth {depth})"
        rows.append((what, predicted["fifo_peaks"].get(name, 0), run.peaks[name]))
    widths = [max(len(str(row[i])) for row in rows) for i in range(3)]
    lines = [
        f"{row[0]!s:<{widths[0]}}  {row[1]!s:>{widths[1]}}  {row[2]!s:>{widths[2]}}"
        for row in rows
    ]
    waits = ", ".join(f"{name} {count}" for name, count in run.waits.items())
    return [line.rstrip() for line in lines] + [f"cycles that beats waited: {waits}"]


def compare(design: Design, inputs: Sequence[Array], run: Run) -> Comparison:
    """Compares each number, bit for bit."""
    wrong = numbers = 0
    difference = ""
    for i, (should, is_) in enumerate(zip(expected(design, inputs), run.outputs)):
        should = should.view(is_.dtype) if should.dtype.kind in "iu" else should
        differs = (should != is_) & ~((should != should) & (is_ != is_))
        numbers += should.size
        wrong += int(differs.sum())
        if differs.any() and not difference:
            place = np.unravel_index(int(np.argmax(differs)), differs.shape)
            where = ", ".join(map(str, place))
            difference = f"output {i} at [{where}]: {is_[place]}, expected {should[place]}"
    frames = len(run.outputs[0])
    summary = f"{frames} frames, {numbers} numbers: {wrong or 'none'} wrong"
    lines = _rows(design, run) + ([difference] if difference else [])
    return Comparison(wrong, numbers, difference, tuple(lines), summary)


def save(path: str, design: Design, outputs: Sequence[Array]) -> None:
    """Writes one array as .npy, several as .npz by the names of their ports."""
    try:
        with open(path, "wb") as file:
            if len(outputs) == 1:
                np.save(file, outputs[0])
            else:
                names = [port.name for port in design.outputs]
                arrays: dict[str, Any] = dict(zip(names, outputs))
                np.savez(file, **arrays)
    except OSError as failure:
        raise WriteError(f"{path}: {failure.strerror}") from None
