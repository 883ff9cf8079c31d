# ===- synth.py - pool-to-conv synth -----------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Synthesises a design, and shows what each unit really takes.

DESIGN is a folder that pool-to-conv-translate --fpga-to-verilog --verilog-dir has written.
Runs yosys for the design's target, or for --part, and puts what it counts beside what was
estimated. LUTs are as docs/Fpga.md counts them, before placement.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import tempfile

from . import console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("design", help="the folder of a design")
    parser.add_argument(
        "--part", help="such as lfe5u-85f, ice40up5k or xc7z020 (default: the design's target)"
    )
    parser.add_argument("--json", metavar="FILE", help="writes the figures")
    parser.add_argument(
        "--folder", metavar="FOLDER", help="keeps logs and netlist, and takes them the next time"
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..errors import Error, WriteError
    from ..hardware.design import open_design
    from ..hardware.report import as_json, as_table
    from ..hardware.synthesis import family_of, synthesize

    design = open_design(arguments.design)
    part = arguments.part or design.manifest.get("target", {}).get("part")
    if part is None:
        raise Error(f"{arguments.design}: the design has no target: name one by --part")
    family = family_of(part)
    with tempfile.TemporaryDirectory(prefix="pool-to-conv-") as temporary:
        folder = pathlib.Path(arguments.folder or temporary)
        with console.working("synthesising"):
            result = synthesize(design, family, folder)
    if arguments.json:
        text = json.dumps(as_json(design, result), indent=2) + "\n"
        try:
            pathlib.Path(arguments.json).write_text(text, encoding="utf-8")
        except OSError as failure:
            raise WriteError(f"{arguments.json}: {failure.strerror}") from None
    console.put("\n".join(as_table(design, result)) + "\n")
    return 0
