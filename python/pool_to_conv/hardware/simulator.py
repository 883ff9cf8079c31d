# ===- simulator.py - Designs in Verilator -----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Builds a simulator of a design and runs frames through it, cycle by cycle."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from typing import Any

from ..errors import ArgumentError, Error
from . import tools
from .beats import Array
from .design import Design
from .tools import ToolError

Progress = Callable[[int, int], None]


class DeadlockError(Error):
    """Nothing passes any more; the text names the queues that are full."""


@dataclasses.dataclass(frozen=True)
class Traffic:
    """How beats come and go. `input_rate` and `output_rate` are the shares of cycles in
    which a port offers or takes one; after `reset_at` cycles the design is reset and all
    frames begin anew (0: never)."""

    input_rate: float = 1.0
    output_rate: float = 1.0
    seed: int = 0
    reset_at: int = 0

    def __post_init__(self) -> None:
        for name in ("input_rate", "output_rate"):
            if not 0 < getattr(self, name) <= 1:
                raise ArgumentError(f"{name}: expected above 0 and at most 1")
        if self.seed < 0 or self.reset_at < 0:
            raise ArgumentError("seed and reset_at: expected at least 0")


@dataclasses.dataclass(frozen=True)
class Run:
    """What frames became, and in which cycles."""

    outputs: tuple[Array, ...]
    #: Cycles from the last beat of one frame to that of the next, for the last two frames;
    #: up to the last beat, for a single one.
    cycles_per_frame: int
    #: The cycle of the first beat that came out, the first one that went in being 0.
    first_output: int
    #: Of all frames.
    cycles: int
    #: By port: cycles in which a beat was offered and not taken.
    waits: dict[str, int]
    #: By queue: the most beats that its memory held.
    peaks: dict[str, int]


def _lines(name: str, entries: Sequence[tuple[object, ...]]) -> str:
    calls = " ".join(f"X({', '.join(map(str, entry))})" for entry in entries)
    return f"#define {name} {calls}\n"


class Simulator:
    """A compiled design.

    `folder` keeps what is built, for the next time; without it a temporary folder is used,
    until `close`. Raises ToolError where Verilator or a compiler is missing or fails.
    """

    def __init__(
        self, design: Design, folder: str | os.PathLike[str] | None = None, trace: bool = False
    ) -> None:
        self._design = design
        self._own = None if folder else tempfile.TemporaryDirectory(prefix="pool-to-conv-")
        self._folder = pathlib.Path(folder or self._own.name).resolve()  # type: ignore[union-attr]
        self._trace = trace
        try:
            self._program = self._build()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Removes what was built, unless a folder was given."""
        if self._own is not None:
            self._own.cleanup()

    def __enter__(self) -> Simulator:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _header(self) -> str:
        design = self._design
        model = f"V{design.top}"
        levels = [
            (name, f"{design.top}__DOT__{name}__DOT__level") for name in design.fifos
        ]
        ports = [
            (name, [(port.name, port.beat_bytes, port.beats) for port in ports])
            for name, ports in (("INPUTS", design.inputs), ("OUTPUTS", design.outputs))
        ]
        text = f'#include "{model}.h"\n#include "{model}___024root.h"\n#define MODEL {model}\n'
        return text + "".join(_lines(*entry) for entry in ports) + _lines("FIFOS", levels)

    def _build(self) -> pathlib.Path:
        design = self._design
        verilator = tools.find("verilator")
        header = self._header()
        harness = pathlib.Path(__file__).with_name("harness.cpp").resolve()
        sources = [path.resolve() for path in design.sources]
        home = tools.home_of(
            self._folder, [header, str(self._trace)], [harness, *sources]
        )
        program = home / "harness"
        if program.exists():
            return program
        (home / "ports.h").write_text(header, encoding="utf-8")
        command = [
            verilator, "--cc", "--exe", "--build", "-O3", "--x-assign", "fast",
            "--x-initial", "fast", "--noassert", "-Wno-fatal", "-Wno-lint",
            "--top-module", design.top, "-Mdir", str(home / "model"), "-o", "../harness",
            # Little is gained by more in what runs for seconds.
            "-CFLAGS", f"-O1 -I{home.resolve()}{' -DPTC_TRACE' if self._trace else ''}",
            *(["--trace"] if self._trace else []),
            str(harness), *map(str, sources),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, cwd=home)
        if done.returncode != 0:
            shutil.rmtree(home, ignore_errors=True)
            last = (done.stderr or done.stdout).strip().splitlines()
            raise ToolError("verilator failed: " + "\n".join(last[:20]))
        return program

    def run(
        self,
        *inputs: Array,
        traffic: Traffic | None = None,
        progress: Progress | None = None,
        waves: str | os.PathLike[str] | None = None,
    ) -> Run:
        """Sends frames through the design.

        Each input is an array [frames, *shape]. Raises ArgumentError where one does not fit,
        DeadlockError where the design stops. `waves` gets a VCD file of a design that was
        built with `trace`.
        """
        design = self._design
        traffic = traffic or Traffic()
        if len(inputs) != len(design.inputs):
            raise ArgumentError(
                f"expected {len(design.inputs)} inputs, not {len(inputs)}"
            )
        counts = {len(frames) for frames in inputs}
        if len(counts) != 1 or 0 in counts:
            raise ArgumentError("expected the same number of frames, at least 1, of each input")
        frames = counts.pop()
        with tempfile.TemporaryDirectory(prefix="pool-to-conv-") as work:
            folder = pathlib.Path(work)
            for port, values in zip(design.inputs, inputs):
                (folder / f"{port.name}.in").write_bytes(port.pack(values))
            measured = self._run(folder, frames, traffic, progress)
            if waves is not None:
                shutil.move(folder / "waves.vcd", waves)
            data = [(folder / f"{port.name}.out").read_bytes() for port in design.outputs]
        if measured["deadlock"]:
            self._explain(measured)
        wrong = [name for name, port in measured["ports"].items() if port["wrong_lasts"]]
        if wrong:
            raise Error(f"{wrong[0]}: tlast is not at the end of a frame")
        outputs = [measured["ports"][port.name] for port in design.outputs]
        ends = [max(port["ends"][i] for port in outputs) for i in range(frames)]
        start = min(measured["ports"][port.name]["first"] for port in design.inputs)
        return Run(
            outputs=tuple(
                port.unpack(beats) for port, beats in zip(design.outputs, data)
            ),
            cycles_per_frame=ends[-1] - ends[-2] if frames > 1 else ends[0] - start + 1,
            first_output=min(port["first"] for port in outputs) - start,
            cycles=ends[-1] - start + 1,
            waits={name: port["waits"] for name, port in measured["ports"].items()},
            peaks={name: fifo["peak"] for name, fifo in measured["fifos"].items()},
        )

    def _run(
        self, folder: pathlib.Path, frames: int, traffic: Traffic, progress: Progress | None
    ) -> dict[str, Any]:
        slowest = min(traffic.input_rate, traffic.output_rate)
        limit = 1000 + 2 * int(self._design.manifest["predicted"]["cycles_per_frame"])
        command = [
            str(self._program.resolve()), str(frames), str(traffic.seed),
            str(max(1, round(256 * traffic.input_rate))),
            str(max(1, round(256 * traffic.output_rate))),
            str(traffic.reset_at), str(int(limit / slowest)), str(folder),
        ]  # fmt: skip
        # The design names its memories' files as they are in its folder.
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self._design.folder,
        ) as process:
            assert process.stderr is not None and process.stdout is not None
            said = []
            for line in process.stderr:
                words = line.split()
                if len(words) == 2 and all(word.isdigit() for word in words):
                    if progress is not None:
                        progress(int(words[0]), int(words[1]))
                else:
                    said.append(line)
            text = process.stdout.read()
        if process.returncode != 0:
            raise ToolError(f"the simulator failed: {''.join(said).strip()}")
        *said, last = text.splitlines() or [""]
        if said or not last.startswith("{"):
            # Such as a memory's file that is missing.
            raise ToolError(f"the simulator said: {text.strip()}")
        result: dict[str, Any] = json.loads(last)
        return result

    def _explain(self, measured: dict[str, Any]) -> None:
        depths = self._design.fifos
        full = [
            f"{name} (depth {depths[name]})"
            for name, fifo in measured["fifos"].items()
            if fifo["level"] >= depths[name]
        ]
        passed = ", ".join(
            f"{port['beats']} of {name}" for name, port in measured["ports"].items()
        )
        what = "full: " + ", ".join(full) if full else "no queue is full"
        raise DeadlockError(
            f"nothing passes any more after {measured['cycles']} cycles; {what}; beats that"
            f" passed: {passed}"
        )

