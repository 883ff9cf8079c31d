# ===- build.py - pool-to-conv build -----------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Makes a design in Verilog of a network.

Reads .mlir, bytecode, .tflite or .onnx, takes the whole network to the fpga dialect for the
target, and writes a folder with Verilog and a manifest, for cosim and synth. Without --fps
and --cycles, the design is the fastest that fits; with one of them, the cheapest that is as
fast. An op that has no hardware form is an error, and nothing is written.
"""

from __future__ import annotations

import argparse

from . import console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("model", help="the network")
    parser.add_argument(
        "--target",
        required=True,
        metavar="DEVICE",
        help="such as ecp5-85f, ice40up5k or zynq-7020, or a file (.json)",
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FOLDER",
        help="the design; does not exist yet, or is empty",
    )
    rate = parser.add_mutually_exclusive_group()
    rate.add_argument("--fps", type=_positive, metavar="N", help="frames per second")
    rate.add_argument("--cycles", type=_positive, metavar="N", help="cycles per frame")
    parser.add_argument(
        "--clock", type=_positive, metavar="MHZ", help="the clock (default: the device's)"
    )
    parser.add_argument(
        "--pools",
        choices=("reduce", "conv"),
        help="pools as reductions (default), or as convolutions",
    )
    parser.add_argument(
        "--with",
        dest="options",
        action="append",
        default=[],
        metavar="OPTION=VALUE",
        help="another option of --pool-to-conv-to-fpga, such as fifos=analytic; may be repeated",
    )


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("expected at least 1")
    return value


def _value(text: str, kind: str) -> object:
    """What the text of an option stands for; what is none of its kind stays text, which the
    option then declines."""
    if kind == "bool":
        return {"true": True, "false": False}.get(text, text)
    if kind in ("integers", "texts"):
        return [_value(part, kind.rstrip("s")) for part in text.split(",")]
    try:
        if kind in ("integer", "unsigned"):
            return int(text)
        return float(text) if kind == "number" else text
    except ValueError:
        return text


def _options(arguments: argparse.Namespace) -> dict[str, object]:
    """Keywords of the pipeline."""
    from ..errors import OptionError
    from ..options import lookup

    kinds = {option.keyword: option.kind for option in lookup("pool-to-conv-to-fpga").options}
    given: dict[str, object] = {
        "target_fps": arguments.fps,
        "target_cycles": arguments.cycles,
        "clock": arguments.clock,
        "pools": arguments.pools,
    }
    options = {name: value for name, value in given.items() if value is not None}
    for text in arguments.options:
        name, equals, value = text.partition("=")
        keyword = name.replace("-", "_")
        if not equals:
            raise OptionError(f"--with {text}: expected OPTION=VALUE")
        if keyword in (*given, "target", "require_full_offload"):
            raise OptionError(f"--with {text}: this is for an option of its own, or fixed")
        options[keyword] = _value(value, kinds.get(keyword, "text"))
    return options


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..hardware.building import check_folder, lower, write_verilog
    from ..loading import load

    options = _options(arguments)
    check_folder(arguments.output)
    with console.working("loading"):
        module = load(arguments.model)
    with console.working("lowering"):
        lowered = lower(module, arguments.target, **options)
    with console.working("writing"):
        design = write_verilog(lowered, arguments.output)
    manifest = design.manifest
    estimate, cycles = manifest["estimate"], manifest["predicted"]["cycles_per_frame"]
    console.say(
        f"{design.top}: {len(manifest['units'])} units, {cycles} cycles a frame; estimated"
        f" {estimate['lut']} LUT, {estimate['ff']} FF, {estimate['dsp']} DSP,"
        f" {estimate['bram18']} block RAMs"
    )
    return 0
