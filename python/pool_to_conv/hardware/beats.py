# ===- beats.py - Frames as beats of a port ----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Packs tensors into the beats of an AXI-Stream port, and back.

A beat holds `lanes` elements of `bits` bits each, the first in the low bits, and is
`tdata_bits` wide; elements come in row-major order, channels innermost.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..errors import ArgumentError

Array = np.ndarray[Any, np.dtype[Any]]


@dataclasses.dataclass(frozen=True)
class Format:
    """How floats on the side of the host become integers: docs/Fpga.md, `!fpga.fixed`."""

    width: int
    fraction: int
    signed: bool
    round: str
    overflow: str

    def encode(self, values: Array) -> Array:
        """Integers of floats, as int64."""
        # Infinities have no fraction, which is not asked for either.
        with np.errstate(invalid="ignore"):
            return self._encode(np.ldexp(values.astype(np.float64), self.fraction))

    def _encode(self, scaled: Array) -> Array:
        if self.round == "floor":
            whole = np.floor(scaled)
        elif self.round == "half_up":
            # Not floor(x + 0.5), which rounds what is just below a half up.
            whole = np.floor(scaled) + (scaled - np.floor(scaled) >= 0.5)
        elif self.round == "half_away":
            whole = np.trunc(scaled) + np.sign(scaled) * (
                np.abs(scaled - np.trunc(scaled)) >= 0.5
            )
        else:
            whole = np.rint(scaled)
        low = -(1 << (self.width - 1)) if self.signed else 0
        high = (1 << (self.width - self.signed)) - 1
        if self.overflow == "wrap":
            whole = np.where(np.isfinite(whole), whole, 0)
            modulus = 2.0**self.width
            whole = np.mod(whole, modulus)
            wrapped: Array = np.where(whole > high, whole - modulus, whole)
            return wrapped.astype(np.int64)
        least = low + (self.overflow == "sat_sym" and self.signed)
        clipped: Array = np.clip(np.nan_to_num(whole, nan=0.0), least, high)
        return clipped.astype(np.int64)

    def decode(self, numbers: Array, element: np.dtype[Any]) -> Array:
        """The floats that integers stand for."""
        return np.ldexp(numbers.astype(np.float64), -self.fraction).astype(element)


_ELEMENTS = {"f16": np.float16, "f32": np.float32, "f64": np.float64}


@dataclasses.dataclass(frozen=True)
class Port:
    """A port of a design, as its manifest describes it."""

    name: str
    shape: tuple[int, ...]
    element: str
    bits: int
    signed: bool
    lanes: int
    beats: int
    tdata_bits: int
    format: Format | None

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Port:
        """Reads an entry of the manifest."""
        form = entry.get("format")
        return cls(
            name=entry["port"],
            shape=tuple(entry["shape"]),
            element=entry["element"],
            bits=entry["bits"],
            signed=entry["signed"],
            lanes=entry["lanes"],
            beats=entry["beats"],
            tdata_bits=entry["tdata_bits"],
            format=None if form is None else Format(**form),
        )

    @property
    def beat_bytes(self) -> int:
        """Of a beat."""
        return (self.tdata_bits + 7) // 8

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of arrays of this port."""
        if self.format is not None:
            return np.dtype(_ELEMENTS[self.element])
        size = next(size for size in (8, 16, 32, 64) if self.bits <= size)
        return np.dtype(f"{'' if self.signed else 'u'}int{size}")

    def pack(self, frames: Array) -> bytes:
        """The beats of `frames`, an array [frames, *shape]."""
        if frames.shape[1:] != self.shape:
            raise ArgumentError(
                f"{self.name}: expected frames of shape {list(self.shape)}, not"
                f" {list(frames.shape[1:])}"
            )
        if self.format is not None:
            numbers = self.format.encode(frames)
        else:
            if frames.dtype.kind not in "iub":
                raise ArgumentError(
                    f"{self.name}: expected integers ({self.dtype}), not {frames.dtype}"
                )
            self._check_range(frames)
            numbers = frames.astype(np.int64 if frames.dtype != np.uint64 else np.uint64)
        words = np.ascontiguousarray(numbers).view(np.uint64).reshape(-1, 1)
        octets = words.astype("<u8").view(np.uint8).reshape(-1, 8)
        bits = np.unpackbits(octets, axis=1, bitorder="little")[:, : self.bits]
        beats = bits.reshape(len(frames) * self.beats, self.lanes * self.bits)
        padded = np.zeros((len(beats), 8 * self.beat_bytes), np.uint8)
        padded[:, : beats.shape[1]] = beats
        return np.packbits(padded, axis=1, bitorder="little").tobytes()

    def _check_range(self, frames: Array) -> None:
        low = -(1 << (self.bits - 1)) if self.signed else 0
        high = (1 << (self.bits - self.signed)) - 1
        # Signless integers of a tensor may be read as unsigned ones.
        if not self.signed and self.element.startswith("i"):
            low = -(1 << (self.bits - 1))
        if frames.size and not low <= int(frames.min()) <= int(frames.max()) <= high:
            raise ArgumentError(
                f"{self.name}: expected numbers in {low} .. {high}, not"
                f" {int(frames.min())} .. {int(frames.max())}"
            )

    def unpack(self, data: bytes) -> Array:
        """The frames [frames, *shape] in these beats; whole frames only."""
        octets = np.frombuffer(data, np.uint8).reshape(-1, self.beat_bytes)
        frames = len(octets) // self.beats
        octets = octets[: frames * self.beats]
        bits = np.unpackbits(octets, axis=1, bitorder="little")
        bits = bits[:, : self.lanes * self.bits].reshape(-1, self.bits)
        wide = np.zeros((len(bits), 64), np.uint8)
        wide[:, : self.bits] = bits
        if self.signed:
            wide[:, self.bits :] = bits[:, -1:]
        words = np.packbits(wide, axis=1, bitorder="little").view("<u8").reshape(-1)
        numbers = words.view(np.int64) if self.signed else words
        shaped = numbers.reshape(frames, *self.shape)
        if self.format is not None:
            return self.format.decode(shaped, self.dtype)
        return shaped.astype(self.dtype)
