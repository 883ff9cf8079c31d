# ===- extras.py - The packages that draw and write pages -----------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""The packages of the extra `pool-to-conv[report]`, loaded when they are needed."""

from __future__ import annotations

import importlib
from typing import Any

from ..errors import MissingExtra

# Modules, and what they are called where packages are installed.
PACKAGES = {
    "jinja2": "Jinja2",
    "markdown_it": "markdown-it-py",
    "vl_convert": "vl-convert-python",
}


def load(name: str) -> Any:
    """The module `name` of PACKAGES. Raises MissingExtra."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingExtra(
            f"{PACKAGES[name]} is missing; pip install 'pool-to-conv[report]'"
        ) from None


def require() -> None:
    """Raises MissingExtra where a package is not installed."""
    for name in PACKAGES:
        load(name)
