# ===- netlist.py - What yosys leaves of a module, in a simulator ----------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: netlist.py FOLDER RTL PART [OPTION...]

Synthesises a ptc_mac of three products a step as `pool-to-conv synth` does for PART, with
more OPTIONs of yosys' command, and runs the netlist, with yosys' models of the cells, beside
the module: 2,000 cycles of random beats and stalls. Exit code 1 if they differ.
"""

import pathlib
import random
import re
import subprocess
import sys

from pool_to_conv.hardware.synthesis import family_of

BENCH = pathlib.Path(__file__).with_name("netlist_bench.v")
MODELS = {"ecp5": f"+/ecp5/cells_sim.v {BENCH.with_name('mult18x18d.v')}"}
# As netlist_bench.v has them; two groups of eight steps.
PARAMETERS = {"IW": 8, "WW": 8, "AW": 21, "PE": 1, "SIMD": 3, "SHARE": 1, "SF": 8, "NF": 2, "OUT": 1}


def main(arguments):
    folder, rtl = pathlib.Path(arguments[0]), pathlib.Path(arguments[1]).resolve()
    family = family_of(arguments[2])
    folder.mkdir(parents=True, exist_ok=True)
    generator = random.Random(3)
    weights = [f"{generator.getrandbits(24):06x}" for _ in range(16)]
    (folder / "weights.hex").write_text("\n".join(weights) + "\n")
    sources = sorted(map(str, rtl.glob("*.v")))
    values = " ".join(f"-set {key} {value}" for key, value in PARAMETERS.items())
    models = MODELS.get(family.name, f"+/{family.name}/cells_sim.v")
    script = [
        f"read_verilog -D {family.define} -defer {' '.join(sources)}",
        f'chparam {values} -set FILE "weights.hex" ptc_mac',
        " ".join([family.command, *arguments[3:], "-top ptc_mac"]),
        "flatten", "stat", "write_verilog -noattr cells.v", "design -reset",
        f"read_verilog cells.v; read_verilog -defer {models}",
        "prep -flatten -top ptc_mac; rename -top netlist; write_verilog -noattr netlist.v",
    ]
    said = subprocess.run(["yosys", "-p", "; ".join(script)], cwd=folder, capture_output=True, text=True)
    if said.returncode:
        print(said.stdout[-2000:] + said.stderr)
        return 1
    blocks = [line.split() for line in said.stdout.splitlines() if re.match(r" +(SB_MAC16|MULT18X18D|DSP48E1) +\d", line)]
    print(f"{family.name}: {' '.join(blocks[-1])}")
    subprocess.run(["iverilog", "-g2005", "-s", "netlist_bench", "-o", "bench", str(BENCH), "netlist.v", *sources], cwd=folder, check=True)
    run = subprocess.run(["vvp", "-n", "bench"], cwd=folder, capture_output=True, text=True, check=True)
    print(run.stdout.strip())
    return 0 if re.search(r"^[1-9]\d* results, 0 wrong$", run.stdout, re.M) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
