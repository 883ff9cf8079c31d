# ===- __init__.py - The command line --------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""The command line, `pool-to-conv` or `python -m pool_to_conv`.

Each subcommand is a module of this package with a docstring, which is its help,
`add_arguments(parser)` and `run(arguments)`, which returns the exit code.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from ..errors import Error
from . import console

# Name of the subcommand: its module.
COMMANDS = {
    "build": "build",
    "convert": "convert",
    "check": "check",
    "cosim": "cosim",
    "report": "report",
    "synth": "synth",
    "import": "importing",
}


def _version() -> str:
    from ..versions import __version__, mlir_version

    return f"pool-to-conv {__version__}, MLIR {mlir_version}"


class _Version(argparse.Action):
    """Loads the library only when it is asked for."""

    def __call__(self, *_: object) -> None:
        console.put(_version() + "\n")
        raise SystemExit(0)


def parser() -> argparse.ArgumentParser:
    """The parser of all subcommands."""
    top = argparse.ArgumentParser(
        prog="pool-to-conv",
        description="Takes the pooling out of neural networks, and proves it.",
    )
    top.add_argument(
        "--version", action=_Version, nargs=0, help="show the versions and exit"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, home in COMMANDS.items():
        module = importlib.import_module(f".{home}", __name__)
        summary, _, text = (module.__doc__ or "").partition("\n")
        command = commands.add_parser(
            name,
            help=summary.rstrip("."),
            description=summary + "\n" + text,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return top


def _open_streams() -> None:
    # Else the first file that is opened takes the place of a stream that is closed, and
    # gets what the library says.
    for stream in range(3):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit code: 0, or 1 after any error."""
    _open_streams()
    try:
        try:
            given = parser().parse_args(arguments)
            status: int = given.run(given)
        except SystemExit as end:
            # argparse has 2 for what it does not understand; here, every error is 1.
            status = 1 if end.code else 0
        _flush()
        return status
    except (Error, ImportError) as error:
        console.report(error)
        return 1
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        console.abandon(sys.stdout)
        return 1
    except OSError as error:
        console.abandon(sys.stdout)
        console.error(f"{error.filename or 'standard output'}: {error.strerror}")
        return 1
    except KeyboardInterrupt:
        console.error("interrupted")
        return 1
