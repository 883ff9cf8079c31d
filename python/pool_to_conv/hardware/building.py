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

from ..errors import Error, WriteError
from ..modules import Module
from .design import Design, open_design


class BuildError(Error):
    """A network has no hardware form; the text names the op."""


def lower(module: Module, target: str, **options: object) -> Module:
    """The network as a design for a device, all of it: `--pool-to-conv-to-fpga` with these
    options (docs/ToFpga.md), of which `max_pixels` is 1 here, since Verilog's line buffers and
    convolutions take one pixel a beat. Raises PassError, which names an op that has no unit."""
    options.setdefault("max_pixels", 1)
    lowered: Module = module.run_pass(
        "pool-to-conv-to-fpga", target=target, require_full_offload=True, **options
    )
    return lowered


def check_folder(folder: str | os.PathLike[str]) -> None:
    """Whether a design can be written there. Raises WriteError."""
    home = pathlib.Path(folder)
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise WriteError(f"{home}: exists and is not an empty folder")


def write_verilog(
    module: Module, folder: str | os.PathLike[str], kernel: str = "", frames: int = 4
) -> Design:
    """Writes a kernel as Verilog: docs/Verilog.md.

    Args:
        folder: Must not exist, or be empty; is there when all of it is written.
        kernel: Which one, of several.
        frames: Of the testbench; 0: no testbench.

    Raises BuildError, which names an op that has no Verilog, and WriteError where the folder
    is not empty.
    """
    check_folder(folder)
    try:
        module._call(module._native.write_verilog, kernel, os.fspath(folder), frames)
    except Error as error:
        raise BuildError(error.diagnostics) from None
    return open_design(pathlib.Path(folder))
