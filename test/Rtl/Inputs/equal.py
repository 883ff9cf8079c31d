# ===- equal.py - Cells of a device against what they stand for -----------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: equal.py RTL [REGEX]

Where a module has another text for a device (PTC_ECP5), yosys proves by SAT that it is
equal to the plain one for all inputs, with the models of the device's cells that come with
yosys, and ours of its multiplier block (mult18x18d.v); and so is, of a module without
registers, what `synth_ecp5 -abc9` makes of it. Registers may hold anything before: after as
many cycles with `en` as there are stages, what they held is gone. Exit code 1, and the name,
if one is not equal. With REGEX, of those alone whose names match.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = pathlib.Path(__file__).with_name("mult18x18d.v")
PAIRS = [("ptc_pair", {"A": a, "NEG": neg}) for a in (1, 2, 7, 8, 19) for neg in (0, 1)]
PRODUCTS = [
    ("ptc_product", {"A": a, "B": b, "SA": sa, "SB": sb, "FORM": 1})
    for a, b, sa, sb in ((4, 4, 1, 1), (5, 3, 0, 1), (3, 6, 1, 0), (4, 5, 0, 0), (8, 1, 1, 1))
]
FACTORS = [
    ("ptc_factors", {"A": a, "B": b, "SA": sa, "SB": sb})
    for a, b, sa, sb in ((4, 4, 1, 1), (2, 3, 0, 1), (3, 2, 1, 0), (3, 4, 0, 0))
]
SAME = [("ptc_same", {"N": n}) for n in (*range(2, 15), 32)]
BOUNDS = [(-128, 127), (0, 255), (-100, 99)]
CLAMPS = [("ptc_bring", {"A": a, "LO": f"65'h{low % 2**65:x}", "HI": f"65'h{high:x}"})
          for a in (9, 11, 12, 20) for low, high in BOUNDS]
SHIFTS = [
    ("ptc_shift", {"X": x, "S": s, "N": n, "Y": y, "LEFT": left})
    for x, n, y in ((1, 1, 1), (5, 2, 5), (4, 3, 9), (9, 4, 6), (6, 5, 20)) for s in (0, 1) for left in (0, 1)
]
GATES = PAIRS + PRODUCTS + SAME + CLAMPS + SHIFTS
STAGES = 2
MOVES = " ".join(f"-set-at {cycle} in_en 1" for cycle in range(1, STAGES + 1))


def script(sources, module, parameters, netlist):
    """Of a proof; with a file for it, of the netlist of `synth_ecp5`."""
    values = " ".join(f"-set {key} {value}" for key, value in parameters.items())
    steps = f"-seq {2 * STAGES + 2} -prove-skip {STAGES} {MOVES}" if module == "ptc_factors" else ""
    text = ""
    for name, define in (("plain", ""), ("cells", "-D PTC_ECP5")):
        text += f"read_verilog {define} -defer {sources}; chparam {values} {module}; "
        if define and netlist:
            text += (f"synth_ecp5 -abc9 -top {module}; write_verilog -noattr {netlist}; "
                     f"design -reset; read_verilog {netlist}; ")
        if define:
            text += f"read_verilog +/ecp5/cells_sim.v {BLOCK}; "
        text += f"prep -flatten -top {module}; rename -top {name}; design -stash {name}; "
    return text + (
        "design -copy-from plain -as plain plain; design -copy-from cells -as cells cells; "
        "miter -equiv -flatten -make_outputs plain cells miter; hierarchy -top miter; "
        f"sat -verify {steps} -prove trigger 0 miter"
    )


def main(arguments):
    folder, chosen = pathlib.Path(arguments[0]), "".join(arguments[1:])
    names = ("ptc_pair", "ptc_product", "ptc_factors", "ptc_same", "ptc_bring", "ptc_choose",
             "ptc_shift", "ptc_stage", "ptc_extend")
    sources = " ".join(str(folder / f"{name}.v") for name in names)
    cases = [(*case, False) for case in GATES + FACTORS] + [(*case, True) for case in GATES]

    def name_of(case):
        module, parameters, synthesized = case
        return f"{module} {parameters}:{' synthesised:' if synthesized else ''}"

    cases = [case for case in cases if re.search(chosen, name_of(case))]

    def check(case):
        module, parameters, synthesized = case
        with tempfile.TemporaryDirectory() as place:
            netlist = pathlib.Path(place, "netlist.v") if synthesized else None
            command = ["yosys", "-q", "-p", script(sources, module, parameters, netlist)]
            run = subprocess.run(command, capture_output=True, text=True)
        return run.returncode and f"{name_of(case)} {(run.stdout + run.stderr)[-600:]}"

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = list(filter(None, pool.map(check, cases)))
    print("\n".join(wrong + [f"{len(cases)} modules, {len(wrong)} not equal"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
