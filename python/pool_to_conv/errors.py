# ===- errors.py - What can go wrong ---------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Exceptions, and the diagnostics that they hold.

All are an `Error`; where Python has a class for the kind of mistake, they are of that
class too.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence


@dataclasses.dataclass(frozen=True)
class Location:
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclasses.dataclass(frozen=True)
class Diagnostic:
    """An error, a warning or a note, with its place if it has one.

    >>> diagnostic = Diagnostic("no such op", Location("net.mlir", 3, 8))
    >>> str(diagnostic)
    'net.mlir:3:8: error: no such op'
    """

    message: str
    location: Location | None = None
    severity: str = "error"
    notes: tuple[Diagnostic, ...] = ()

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        lines = [f"{place}{self.severity}: {self.message}"]
        return "\n".join([*lines, *map(str, self.notes)])


_PLACE = re.compile(r"(?P<file>[^\n]*?):(?P<line>\d+):(?P<column>\d+): ", re.DOTALL)
# Of a file as a whole, which has a reason of its own.
_FILE_NOTE = re.compile(r"(?:[^\n]*?: )?note: ")
_NOTE = re.compile(r"\n(?=(?:[^\n]*?:\d+:\d+: )?note: )")


def _parse(text: str, severity: str) -> Diagnostic:
    location = None
    match = _PLACE.match(text)
    if match:
        location = Location(match["file"], int(match["line"]), int(match["column"]))
        # The parser of pipelines says it twice.
        text = text[match.end() :].removeprefix(f"{severity}: ")
    return Diagnostic(text, location, severity)


def diagnostics(reasons: Iterable[str], severity: str = "error") -> list[Diagnostic]:
    """Reads reasons as the C API gives them: "file:3:8: text", then notes."""
    result: list[Diagnostic] = []
    for reason in reasons:
        of_file = _FILE_NOTE.match(reason)
        if of_file and result:
            note = Diagnostic(reason[of_file.end() :], None, "note")
            last = result[-1]
            result[-1] = dataclasses.replace(last, notes=(*last.notes, note))
            continue
        text, *notes = _NOTE.split(reason)
        parsed = [_parse(note, "note") for note in notes]
        stripped = [
            dataclasses.replace(note, message=note.message.removeprefix("note: "))
            for note in parsed
        ]
        main = _parse(text, severity)
        result.append(dataclasses.replace(main, notes=tuple(stripped)))
    return result


class Error(Exception):
    """Whatever goes wrong here. `diagnostics` says what and where."""

    def __init__(self, reasons: str | Sequence[str] | Sequence[Diagnostic]) -> None:
        if isinstance(reasons, str):
            reasons = [reasons]
        made = [reason for reason in reasons if isinstance(reason, Diagnostic)]
        texts = [reason for reason in reasons if isinstance(reason, str)]
        self.diagnostics: tuple[Diagnostic, ...] = (*made, *diagnostics(texts))
        super().__init__(self._text())

    def _text(self) -> str:
        lines = []
        for found in self.diagnostics:
            place = f"{found.location}: " if found.location else ""
            lines.append("\n".join([f"{place}{found.message}", *map(str, found.notes)]))
        return "\n".join(lines)

    def __reduce__(self) -> tuple[type[Error], tuple[object, ...]]:
        return type(self), (self.diagnostics,)


class ParseError(Error):
    """A text or file is no module."""


class PassError(Error):
    """A pass failed. The module that it was to run on is as it was."""


class OptionError(Error, ValueError):
    """There is no such pass, option or value; the text lists those that there are."""


class ArgumentError(Error, ValueError):
    """An array does not fit the argument of a function; the text names it."""


class CompileError(Error):
    """A module cannot be compiled; the text names the op."""


class RunError(Error):
    """A function did not end normally."""


class CheckError(Error):
    """Two modules cannot be compared."""


class KernelError(Error, ValueError):
    """Kernels do not exist or do not combine.

    The text starts with the condition of docs/Conditions.md, such as "T16".
    """


class ClosedError(Error, ValueError):
    """A module was used after it was closed."""


class WriteError(Error, OSError):
    """A file cannot be written."""


class ImportFailure(Error):
    """A network cannot be imported; the text says which one and why."""


class MissingExtra(ImportFailure, ImportError):
    """A package that reads a format is missing; the text says how to get it."""
