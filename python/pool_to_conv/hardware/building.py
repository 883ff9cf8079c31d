# ===- building.py - From networks to designs --------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Lowers a network to the `fpga` dialect, and writes that as Verilog."""

from __future__ import annotations

import os
import pathlib
import subprocess
import tempfile

from ..errors import Error, WriteError
from ..modules import Module
from . import tools
from .design import Design, open_design


class BuildError(Error):
    """A network has no hardware form; the text names the op."""


def lower(module: Module, target: str, **options: object) -> Module:
    """The network as a design for a device, all of it: `--pool-to-conv-to-fpga` with these
    options (docs/ToFpga.md). Raises PassError, which names an op that has no unit."""
    lowered: Module = module.run_pass(
        "pool-to-conv-to-fpga", target=target, require_full_offload=True, **options
    )
    return lowered


def check_folder(folder: str | os.PathLike[str]) -> None:
    """Whether a design can be written there. Raises WriteError."""
    home = pathlib.Path(folder)
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise WriteError(f"{home}: exists and is not an empty folder")


def write_verilog(module: Module, folder: str | os.PathLike[str], kernel: str = "") -> Design:
    """Writes a kernel as Verilog: docs/Verilog.md.

    Args:
        folder: Must not exist, or be empty; is there when all of it is written.
        kernel: Which one, of several.

    Raises BuildError, which names an op that has no Verilog, WriteError where the folder is
    not empty, and ToolError.
    """
    check_folder(folder)
    home = pathlib.Path(folder)
    program = tools.find("pool-to-conv-translate")
    with tempfile.TemporaryDirectory(prefix="pool-to-conv-") as scratch:
        # Bytecode keeps the places of ops, for messages and the manifest.
        source = pathlib.Path(scratch, "design.mlirbc")
        module.save(source)
        done = subprocess.run(
            [
                program,
                "--fpga-to-verilog",
                f"--verilog-dir={home}",
                f"--verilog-kernel={kernel}",
                str(source),
            ],
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if "error: " in line]
        raise BuildError([line.replace("error: ", "", 1) for line in said] or [done.stderr])
    return open_design(home)
