# ===- __init__.py - The report to look at --------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""A page that tells what became of each pool of a network.

`collect` gathers the facts, `render` makes one HTML page of them that needs nothing but
a browser: no scripts, no fonts, nothing from a network. `pool-to-conv report` does both;
docs/Report.md of the project says what is on the page.

The packages of the extra `pool-to-conv[report]` are needed by `render` alone.
"""

from .facts import Facts as Facts
from .facts import collect as collect
from .page import render as render
