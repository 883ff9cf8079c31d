# ===- versions.py - Versions ----------------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""The versions of the package and of MLIR."""

from __future__ import annotations

from .native import _native

__version__: str = _native.version()
"""That of the library, "major.minor.patch"; the package has the same one."""

mlir_version: str = _native.mlir_version()
"""That of the MLIR that the library was built with."""
