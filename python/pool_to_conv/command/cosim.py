# ===- cosim.py - pool-to-conv cosim -----------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs a design in Verilog, cycle by cycle, and compares.

DESIGN is a folder that pool-to-conv-translate --fpga-to-verilog --verilog-dir has written.
Each INPUT is a NumPy file [frames, ...]; without any, frames are random, all lowest and all
highest. What comes out has to be equal, bit for bit, to what the dialect says, and beats
pass as fpga-simulate predicts. Needs Verilator and a C++ compiler.
"""

from __future__ import annotations

import argparse
import sys

from . import console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("design", help="the folder of a design")
    parser.add_argument("inputs", nargs="*", metavar="INPUT", help="one .npy file per input")
    parser.add_argument(
        "--frames",
        type=_positive,
        default=4,
        metavar="N",
        help="without INPUT: how many (default: %(default)s)",
    )
    parser.add_argument(
        "--input-rate",
        type=float,
        default=1.0,
        metavar="X",
        help="share of the cycles in which an input offers a beat (default: 1)",
    )
    parser.add_argument(
        "--output-rate",
        type=float,
        default=1.0,
        metavar="X",
        help="share of the cycles in which an output takes one (default: 1)",
    )
    parser.add_argument(
        "--seed", type=int, default=0, help="of rates and random frames (default: 0)"
    )
    parser.add_argument(
        "--reset-at",
        type=int,
        default=0,
        metavar="CYCLE",
        help="resets the design in this cycle; all frames begin anew",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="writes what comes out, as .npy or, of several, .npz"
    )
    parser.add_argument("--waves", metavar="FILE", help="writes all signals, as VCD")
    parser.add_argument(
        "--cache", metavar="FOLDER", help="keeps the compiled simulator for the next time"
    )


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("expected at least 1")
    return value


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..hardware.cosim import compare, random_frames, read_frames
    from ..hardware.design import open_design
    from ..hardware.simulator import Simulator, Traffic

    design = open_design(arguments.design)
    traffic = Traffic(
        arguments.input_rate, arguments.output_rate, arguments.seed, arguments.reset_at
    )
    if arguments.inputs:
        inputs = read_frames(design, arguments.inputs)
    else:
        inputs = random_frames(design, arguments.frames, arguments.seed)
    with console.working("building"):
        simulator = Simulator(design, arguments.cache, bool(arguments.waves))
    with simulator:
        with console.progress("cosimulating", "beats") as progress:
            measured = simulator.run(
                *inputs, traffic=traffic, progress=progress, waves=arguments.waves
            )
        with console.working("comparing"):
            result = compare(design, inputs, measured)
    if arguments.output:
        from ..hardware.cosim import save

        save(arguments.output, design, measured.outputs)
    for line in result.lines:
        console.put(line + "\n")
    colour = "good" if result else "error"
    console.put(console.coloured(result.summary, colour, sys.stdout) + "\n")
    return 0 if result else 1
