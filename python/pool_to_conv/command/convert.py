# ===- convert.py - pool-to-conv convert -----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Rewrites a network without pooling.

Reads .mlir, bytecode, .tflite or .onnx, runs a pipeline, and writes .mlir or .mlirbc.
What stays as it was is named on standard error, with the condition.
"""

from __future__ import annotations

import argparse

from . import console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("model", help="the network")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="the result, .mlir or .mlirbc; - for text on standard output",
    )
    parser.add_argument(
        "--pipeline",
        default="pool-to-conv",
        metavar="PASSES",
        help="what to run, as after --pass-pipeline (default: %(default)s)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..loading import load

    with console.working("loading"):
        module = load(arguments.model)
    with console.working("rewriting"):
        result = module.run_pipeline(arguments.pipeline)
    for step in result.steps:
        for warning in step.warnings:
            console.say(warning.message, "warning", warning.location)
    for remark in result.remarks:
        if remark.kind == "missed":
            text = f"{remark.message} ({remark.condition})"
            console.say(text, "remark", remark.location or module.name)
    with console.working("writing"):
        if arguments.output == "-":
            console.put(str(result))
        else:
            result.save(arguments.output)
    before, after = (m.report().total.pooling_ops for m in (module, result))
    tally = result.tally
    console.say(
        f"{before} pooling op{'' if before == 1 else 's'} before, {after} after; "
        f"rewrites: {tally.bit_exact} bit-exact, {tally.spec_exact} spec-exact, "
        f"{tally.reassociating} reassociating"
    )
    return 0
