#!/usr/bin/env python3
# ===- build.py - Builds the site -------------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Builds the site of the documentation and checks it.

    build.py ROOT FOLDER TOOLS HEADERS

ROOT is the source tree; the pages come to FOLDER/html. TOOLS is the folder of
mlir-tblgen, HEADERS that of MLIR's headers. Gathers the pages (stage.py), runs Sphinx
with every warning an error, and follows all links of what was built (check_site.py).
Needs Sphinx, myst-parser and furo.
"""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def run(*command):
    status = subprocess.run([sys.executable, *command]).returncode
    if status:
        sys.exit(1)


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    root, folder, tools, headers = sys.argv[1:]
    source, html = os.path.join(folder, "source"), os.path.join(folder, "html")
    run(os.path.join(HERE, "stage.py"), root, source, tools, headers)
    # Pages that are no more would stay.
    shutil.rmtree(html, ignore_errors=True)
    # -E: what a page leads to depends on which other pages there are.
    sphinx = ["-m", "sphinx", "-E", "-b", "html", "-q", "-W", "--keep-going", "-c", HERE]
    sphinx += ["-d", os.path.join(folder, "doctrees")]
    run(*sphinx, source, html)
    run(os.path.join(HERE, "check_site.py"), html)


if __name__ == "__main__":
    main()
