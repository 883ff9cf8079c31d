# ===- run-doctests.py - Runs the examples in docstrings -------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs the examples in the docstrings of the package.

    run-doctests.py NETWORK FOLDER

NETWORK is a file that the examples read, FOLDER has the package that is on PYTHONPATH.
Prints what differs, then the totals.
"""

import doctest
import importlib
import pathlib
import pkgutil
import sys

import numpy
import pool_to_conv
import scipy.signal

network, folder = sys.argv[1:]
assert pathlib.Path(pool_to_conv.__file__).parent == pathlib.Path(folder, "pool_to_conv")
names = {
    "NETWORK": network,
    "numpy": numpy,
    "pathlib": pathlib,
    "pool_to_conv": pool_to_conv,
    "scipy": scipy,
}
modules = [pool_to_conv] + [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(pool_to_conv.__path__, "pool_to_conv.")
    if not found.name.endswith(("._native", ".__main__"))
]
failed = tried = 0
for module in modules:
    result = doctest.testmod(
        module, extraglobs=names, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    failed, tried = failed + result.failed, tried + result.attempted
print(f"{tried} examples in {len(modules)} modules: {failed} failures")
sys.exit(failed > 0)
