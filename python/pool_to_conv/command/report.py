# ===- report.py - pool-to-conv report ------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Writes a page that tells what became of each pool.

Rewrites a network, compares it before and after, and puts all of that on one HTML page
that needs nothing but a browser. The exit code is 1, and there is no page, if the network
cannot be read or rewritten; it is 1 with a page if before and after differ.
"""

from __future__ import annotations

import argparse
import pathlib

from ..errors import Error
from . import console

# Options of the pipeline pool-to-conv.
_OPTIONS = ("avg_form", "max_form", "numerics")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("model", help="the network")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="the page; - for standard output",
    )
    parser.add_argument(
        "--pipeline",
        metavar="PASSES",
        help="what to run, as after --pass-pipeline (default: pool-to-conv)",
    )
    for name in _OPTIONS:
        option = name.replace("_", "-")
        parser.add_argument(
            f"--{option}",
            metavar="VALUE",
            help=f"{option} of pool-to-conv; excludes --pipeline",
        )
    parser.add_argument(
        "--trials",
        type=int,
        default=8,
        help="random trials of the check for each function (default: %(default)s)",
    )
    parser.add_argument("--no-check", action="store_true", help="do not check")
    parser.add_argument(
        "--fpga",
        nargs="?",
        const="",
        metavar="OPTIONS",
        help='an estimate, too; options of pool-to-conv-to-fpga, as in --fpga="target='
        'ecp5-25f batch=1"',
    )


def _pipeline(arguments: argparse.Namespace) -> str:
    from ..options import pipeline_of

    options = {name: getattr(arguments, name) for name in _OPTIONS}
    if arguments.pipeline is None:
        return pipeline_of("pool-to-conv", options)
    for name, value in options.items():
        if value is not None:
            option = name.replace("_", "-")
            raise Error(f"--{option} and --pipeline cannot both be given")
    return str(arguments.pipeline)


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..files import write_whole
    from ..loading import load
    from ..report import collect, extras, render

    extras.require()
    pipeline = _pipeline(arguments)
    with console.working("loading"):
        module = load(arguments.model)
    facts = collect(
        module,
        pipeline,
        trials=arguments.trials,
        checked=not arguments.no_check,
        fpga=arguments.fpga,
        progress=console.working,
    )
    with console.working("writing"):
        page = render(facts)
        if arguments.output == "-":
            console.put(page)
        else:
            write_whole(pathlib.Path(arguments.output), page.encode())
    stay = len(facts.pools) - facts.rewritten
    pools = f"{len(facts.pools)} pool{'' if len(facts.pools) == 1 else 's'}"
    console.say(f"{pools}: {facts.rewritten} rewritten, {stay} not")
    if facts.check is None:
        return 0
    console.say(facts.check.summary)
    differ = [each for each in facts.check.verdicts if each.status == "mismatch"]
    for verdict in differ:
        console.error(verdict.message)
    return 1 if differ else 0
