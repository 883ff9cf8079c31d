# ===- importing.py - pool-to-conv import ----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Brings a network to MLIR.

.tflite becomes `tosa` (needs pool-to-conv[tflite]), .onnx `linalg` (pool-to-conv[onnx]).
"""

from __future__ import annotations

import argparse

from . import console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("model", help="the network, .tflite or .onnx")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="the result, .mlir or .mlirbc",
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..loading import load

    with console.working("importing"):
        load(arguments.model).save(arguments.output)
    return 0
