# ===- lint.py - Modules under the eyes of tools -------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: lint.py FOLDER RTL TOOL [REGEX]

Reads the modules in the folder RTL, with the parameters of the designs that match REGEX,
by TOOL: verilator (--lint-only -Wall), iverilog (-Wall), yosys (check), or one of yosys'
flows, synth_ecp5, synth_ice40 or synth_xilinx. Exit code 1, and what the tool says, if it
says anything about a module.
"""

import pathlib
import re
import subprocess
import sys

from cases import designs


def write_tops(chosen, folder):
    """A top `all` with every design in it; its files."""
    names = []
    text = ["`default_nettype none"]
    ports, body = ["input wire clk", "input wire rst_n"], []
    for design in chosen:
        text.append(design.top())
        for name, lines in design.files.items():
            (folder / name).write_text("\n".join(lines) + "\n")
        links = [".clk(clk)", ".rst_n(rst_n)"]
        for kind, ends in (("in", design.inputs), ("out", design.outputs)):
            for i, wires in enumerate(ends):
                for port, bits, forth in (("data", wires.stream.bits, True), ("valid", 1, True),
                                          ("ready", 1, False)):
                    name = f"{design.name}_{kind}{i}_{port}"
                    way = "input" if (kind == "in") == forth else "output"
                    ports.append(f"{way} wire [{bits - 1}:0] {name}")
                    links.append(f".{kind}{i}_{port}({name})")
        body.append(f"  {design.name} {design.name} ({', '.join(links)});")
        names.append(design.name)
    text += ["module all (", ",\n".join(f"    {port}" for port in ports), ");", *body,
             "endmodule", "`default_nettype wire", ""]
    (folder / "tops.v").write_text("\n".join(text))
    (folder / "tops.vlt").write_text('`verilator_config\nlint_off -file "*tops.v"\n')


def command_of(tool, modules):
    """The command, and what a line looks like that is a complaint."""
    if tool == "verilator":
        return ["verilator", "--lint-only", "-Wall", "--top-module", "all", "tops.vlt", *modules,
                "tops.v"], "%"
    if tool == "iverilog":
        return ["iverilog", "-g2005", "-Wall", "-tnull", "-s", "all", *modules, "tops.v"], "ptc_"
    read = f"read_verilog -defer {' '.join(modules)}; read_verilog tops.v; "
    how = "hierarchy -top all; proc; check -assert" if tool == "yosys" else f"{tool} -top all"
    return ["yosys", "-q", "-p", read + how], "Warning|ERROR"


def main(arguments):
    if not 3 <= len(arguments) <= 4:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    modules = sorted(map(str, pathlib.Path(arguments[1]).resolve().glob("*.v")))
    pattern = re.compile(arguments[3]) if len(arguments) == 4 else None
    chosen = designs(pattern)
    write_tops(chosen, folder)
    command, complaint = command_of(arguments[2], modules)
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    said = (run.stdout + run.stderr).splitlines()
    wrong = [line for line in said if re.search(complaint, line)]
    if run.returncode or wrong:
        print("\n".join((wrong or said)[:40]))
        return 1
    kinds = {module for design in chosen for module, _ in design.modules}
    print(f"{arguments[2]}: {len(chosen)} designs of {len(kinds)} modules, nothing said")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
