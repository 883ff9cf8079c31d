# ===- lint.py - Modules under the eyes of tools -------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: lint.py FOLDER RTL TOOLS [REGEX]

Reads the top modules of the designs that match REGEX, and the modules in the folder RTL with
their parameters, by TOOLS, with commas between them: verilator (--lint-only -Wall), iverilog
(-Wall) and yosys (check). Exit code 1, and what is said, if one says anything, or if all
designs leave out a module.
"""

import pathlib
import re
import subprocess
import sys

from cases import designs
from design import Failure


def command_of(tool, sources):
    """The command, and what a line looks like that is a complaint."""
    if tool == "verilator":
        return ["verilator", "--lint-only", "-Wall", "--top-module", "all", *sources], "%"
    if tool == "iverilog":
        return ["iverilog", "-g2005", "-Wall", "-tnull", "-s", "all", *sources], r"^(?!all\.v).*(warning|error)"
    return ["yosys", "-q", "-p", f"read_verilog -defer {' '.join(sources)}; hierarchy -top all; proc;"
            " check -assert"], "Warning|ERROR"


def main(arguments):
    if not 3 <= len(arguments) <= 4:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    modules = sorted(pathlib.Path(arguments[1]).resolve().glob("*.v"))
    chosen = designs(re.compile(arguments[3]) if len(arguments) == 4 else None)
    try:
        tops = [design.translate(folder)["top"] for design in chosen]
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    instances = "\n".join(f"  {top} {top} ();" for top in tops)
    (folder / "all.v").write_text(
        f"module all; // verilator lint_off PINMISSING\n{instances}\nendmodule\n")
    sources = [*map(str, modules), *(f"{top}.v" for top in tops), "all.v"]
    used = {path.name for design in chosen for path in (folder / design.name / "rtl").glob("*.v")}
    wrong = [] if arguments[3:] else [f"no design has {path.name}" for path in modules if path.name not in used]
    for tool in arguments[2].split(","):
        command, complaint = command_of(tool, sources)
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        said = (run.stdout + run.stderr).splitlines()
        found = [line for line in said if re.search(complaint, line)]
        wrong += (found or said[:40]) if run.returncode else found
    print("\n".join(wrong[:40] or [f"{len(chosen)} designs of {len(used)} modules, nothing said"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
