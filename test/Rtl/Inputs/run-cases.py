# ===- run-cases.py - Runs the modules against the dialect ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: run-cases.py FOLDER RTL SIMULATOR [REGEX]

Runs the designs of cases.py that match REGEX, with the modules in the folder RTL, in
SIMULATOR (verilator or iverilog). Exit code 1, and a line for each, if something differs.
"""

import re
import sys

from bench import Bench
from cases import designs
from design import Failure


def main(arguments):
    if not 3 <= len(arguments) <= 4 or arguments[2] not in ("verilator", "iverilog"):
        print(__doc__, file=sys.stderr)
        return 2
    folder, rtl, simulator = arguments[:3]
    chosen = designs(re.compile(arguments[3]) if len(arguments) == 4 else None)
    if not chosen:
        print("no such case", file=sys.stderr)
        return 2
    try:
        bench = Bench(chosen, folder, rtl)
        bench.prepare()
        wrong = bench.run(simulator)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    for line in wrong:
        print(line)
    print(f"{len(chosen)} designs, {len(wrong)} complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
