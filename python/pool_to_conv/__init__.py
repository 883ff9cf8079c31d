# ===- __init__.py - Pooling to convolutions, for Python -------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Takes the pooling out of neural networks in `tosa` and `linalg` MLIR.

    >>> import pool_to_conv as ptc
    >>> before = ptc.load(NETWORK)
    >>> after = before.pool_to_conv()
    >>> before.report().total.pooling_ops, after.report().total.pooling_ops
    (1, 0)
    >>> bool(ptc.check(before, after, trials=2))
    True

`load` reads MLIR, .tflite, .onnx, Keras and torch models; a `Module` runs passes,
reports, runs on NumPy arrays and writes itself; `check` tests that two modules compute
the same. `pool_to_conv.algebra` composes and factors kernels. docs/Python.md of the
project has a tour.

The names below are loaded when they are first used, so that `pool_to_conv.importers`,
which needs neither MLIR nor NumPy, works in the environment of an importer.
"""

from __future__ import annotations

import importlib
from typing import Any

# __init__.pyi, for type checkers, is written from this when the package is built.
_NAMES = {
    "errors": (
        "ArgumentError",
        "CheckError",
        "ClosedError",
        "CompileError",
        "Diagnostic",
        "Error",
        "ImportFailure",
        "KernelError",
        "Location",
        "MissingExtra",
        "OptionError",
        "ParseError",
        "PassError",
        "RunError",
        "WriteError",
    ),
    "execution": ("Signature", "TensorType"),
    "graphs": ("Function", "Graph", "Op", "Value"),
    "judging": ("CheckResult", "Verdict", "check"),
    "loading": ("load",),
    "modules": ("Module",),
    "options": ("Option", "Pass", "passes"),
    "reports": ("Counts", "FunctionReport", "Report"),
    "steps": ("Remark", "Step", "Tally"),
    "versions": ("__version__", "mlir_version"),
}
_HOMES = {name: home for home, names in _NAMES.items() for name in names}

__all__ = ["algebra", "importers", *_HOMES]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name in ("algebra", "importers"):
        return importlib.import_module(f".{name}", __name__)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
