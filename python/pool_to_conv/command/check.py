# ===- check.py - pool-to-conv check ---------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs a network before and after, and compares.

Compares MODEL with AFTER, or with what a pipeline makes of it, on random and adversarial
inputs. The exit code is 0 only if every function agrees.
"""

from __future__ import annotations

import argparse
import sys

from ..errors import Error
from . import console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the subcommand takes."""
    parser.add_argument("model", help="the network")
    parser.add_argument("after", nargs="?", help="another one to compare with")
    parser.add_argument(
        "--pipeline",
        metavar="PASSES",
        help="without AFTER: what to run, as after --pass-pipeline (default: "
        "pool-to-conv)",
    )
    parser.add_argument(
        "--trials", type=int, default=8, help="random trials (default: %(default)s)"
    )
    parser.add_argument(
        "--seed", type=int, default=0, help="of the trials (default: %(default)s)"
    )
    parser.add_argument("--function", default="", help="only this one")
    parser.add_argument(
        "--dims",
        type=_sizes,
        default=(),
        metavar="N,N...",
        help="values of the sizes that are not known; one stands for all",
    )
    parser.add_argument(
        "--bound-eps",
        type=float,
        metavar="X",
        help="floats may differ by 2 * max(X, 1) * eps * magnitude (default: what the "
        "passes report)",
    )


def _sizes(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(size) for size in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"expected integers with commas between them, not {text!r}"
        ) from None


def run(arguments: argparse.Namespace) -> int:
    """Runs the subcommand."""
    from ..judging import check
    from ..loading import load

    if arguments.after is not None and arguments.pipeline is not None:
        raise Error("AFTER and --pipeline cannot both be given")
    options = {
        name: getattr(arguments, name)
        for name in ("trials", "seed", "function", "dims", "bound_eps")
    }
    with console.working("loading"):
        module = load(arguments.model)
        after = None if arguments.after is None else load(arguments.after)
    with console.working("checking"):
        if after is not None:
            result = check(module, after, **options)
        else:
            result = module.check(arguments.pipeline or "pool-to-conv", **options)
    for verdict in result.verdicts:
        colour = "good" if verdict else "error"
        console.put(console.coloured(verdict.message, colour, sys.stdout) + "\n")
    console.put(result.summary + "\n")
    return 0 if result else 1
