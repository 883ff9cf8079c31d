# ===- ice40.py - Modules with the texts for iCE40 UltraPlus ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: ice40.py RTL FOLDER

Copies the modules in RTL to FOLDER, each with PTC_ICE40 defined, and beside them the model
of the multiplier block, SB_MAC16, that comes with yosys. Proofs by SAT of it do not end.
"""

import pathlib
import re
import shutil
import sys


def main(arguments):
    rtl, folder = map(pathlib.Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    for path in rtl.glob("*.v"):
        (folder / path.name).write_text(f"`define PTC_ICE40\n{path.read_text()}")
    # Where yosys itself looks for it.
    share = pathlib.Path(shutil.which("yosys")).resolve().parent.parent / "share" / "yosys"
    cells = (share / "ice40" / "cells_sim.v").read_text()
    model = re.search(r"^module SB_MAC16 .*?^endmodule\n", cells, re.M | re.S).group()
    (folder / "SB_MAC16.v").write_text("`default_nettype wire\n" + model)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
