# ===- design.py - A design in a folder --------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""What `--fpga-to-verilog` has written."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
from typing import Any

from ..errors import Error
from .beats import Port


class DesignError(Error):
    """A folder is no design, or one of another version."""


@dataclasses.dataclass(frozen=True)
class Design:
    """A folder with a manifest, a top module and what it instantiates."""

    folder: pathlib.Path
    manifest: dict[str, Any]
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]

    @property
    def top(self) -> str:
        """The name of the top module."""
        return str(self.manifest["top"])

    @property
    def clock_mhz(self) -> float | None:
        """The clock of the target, where the design has one."""
        period = self.manifest.get("target", {}).get("clock_ps")
        # Periods are whole picoseconds, so that only some digits of the clock are meant.
        return float(f"{1e6 / period:.4g}") if period else None

    @property
    def sources(self) -> list[pathlib.Path]:
        """Verilog files."""
        return [self.folder / f"{self.top}.v", *sorted((self.folder / "rtl").glob("*.v"))]

    @property
    def fifos(self) -> dict[str, int]:
        """Depths of queues by the names of their instances."""
        return {
            unit["name"]: unit["depth"] for unit in self.manifest["units"] if "depth" in unit
        }


def open_design(folder: str | os.PathLike[str]) -> Design:
    """Reads the manifest of a design. Raises DesignError."""
    home = pathlib.Path(folder)
    path = home / "manifest.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except OSError as failure:
        raise DesignError(
            f"{path}: {failure.strerror}; a design is what pool-to-conv-translate"
            " --fpga-to-verilog --verilog-dir writes"
        ) from None
    except ValueError as failure:
        raise DesignError(f"{path}: no JSON: {failure}") from None
    if not isinstance(manifest, dict) or manifest.get("manifest") != 1:
        raise DesignError(f"{path}: no manifest of this version")
    try:
        inputs = tuple(Port.of(entry) for entry in manifest["inputs"])
        outputs = tuple(Port.of(entry) for entry in manifest["outputs"])
    except (KeyError, TypeError) as failure:
        raise DesignError(f"{path}: a port is incomplete: {failure}") from None
    return Design(home, manifest, inputs, outputs)
