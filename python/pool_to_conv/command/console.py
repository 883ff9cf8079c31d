# ===- console.py - What users see -----------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Messages and progress; colours and bars only where a terminal shows them."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from ..errors import Error, WriteError

def is_terminal(stream: TextIO | None) -> bool:
    """Whether someone looks at `stream`, which is None where it is closed."""
    return stream is not None and stream.isatty()


def put(text: str) -> None:
    """Writes to standard output. Raises WriteError where it is closed or full."""
    if sys.stdout is None:
        raise WriteError("standard output: it is closed")
    sys.stdout.write(text)
    sys.stdout.flush()


def abandon(stream: TextIO | None) -> None:
    """Keeps the interpreter from flushing at its end what cannot be written."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


_CODES = {"error": "31;1", "warning": "35;1", "remark": "34;1", "good": "32;1"}


def coloured(text: str, kind: str, stream: TextIO | None) -> str:
    """`text` in the colour of a kind, if `stream` is a terminal (see NO_COLOR)."""
    if not is_terminal(stream) or os.environ.get("NO_COLOR"):
        return text
    return f"\033[{_CODES[kind]}m{text}\033[0m"


def say(text: str, kind: str = "", place: object = None) -> None:
    """A line on standard error: "place: kind: text"."""
    where = f"{place}: " if place else ""
    what = f"{coloured(kind + ':', kind, sys.stderr)} " if kind else ""
    if sys.stderr is not None:
        try:
            print(f"{where}{what}{text}", file=sys.stderr, flush=True)
        except OSError:
            # Where nothing can be said, the exit code is left.
            abandon(sys.stderr)


def error(text: str) -> None:
    """An error of the command itself."""
    say(text, "error", "pool-to-conv")


def report(failure: Error | ImportError) -> None:
    """An exception, with the place of each diagnostic."""
    if not isinstance(failure, Error):
        error(str(failure))
        return
    for found in failure.diagnostics:
        say(found.message, "error", found.location or "pool-to-conv")
        for note in found.notes:
            say(note.message, "", f"{note.location}: note" if note.location else "note")


@contextlib.contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Shows that something runs, and for how long, on a terminal that has tqdm.

    Gives a function that is told what it does now.
    """
    bar = None
    if is_terminal(sys.stderr):
        with contextlib.suppress(ImportError):
            tqdm: Any = importlib.import_module("tqdm")
            bar = tqdm.tqdm(desc=what, bar_format="{desc} {elapsed}", leave=False)
    if bar is None:
        yield lambda _: None
        return
    done = threading.Event()

    def tick() -> None:
        # The library works without the lock of the interpreter.
        while not done.wait(0.2):
            bar.refresh()

    ticker = threading.Thread(target=tick, daemon=True)
    ticker.start()
    try:
        yield lambda stage: bar.set_description_str(stage, refresh=False)
    finally:
        done.set()
        ticker.join()
        bar.close()


@contextlib.contextmanager
def progress(what: str, unit: str) -> Iterator[Callable[[int, int], None] | None]:
    """A function that is told how much is done and how much there is, for a bar on a
    terminal that has tqdm; else None."""
    bar = None
    if sys.stderr.isatty():
        with contextlib.suppress(ImportError):
            tqdm: Any = importlib.import_module("tqdm")
            bar = tqdm.tqdm(desc=what, unit=unit, unit_scale=True, leave=False)
    if bar is None:
        yield None
        return

    def show(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    try:
        yield show
    finally:
        bar.close()
