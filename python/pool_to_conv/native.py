# ===- native.py - The extension, or why it cannot be loaded ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Loads the extension `_native`, and says which packages it lacks if that fails."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import sys
from collections.abc import Iterator

# One function of LLVM and one of MLIR, which all their versions have.
_FOREIGN = (
    "_ZN4llvm12PassRegistry15getPassRegistryEv",
    "_ZN4mlir9Operation7destroyEv",
)


@contextlib.contextmanager
def _own_libraries_first() -> Iterator[None]:
    """Binds the extension to its own LLVM where the process shows another one.

    TensorFlow has an LLVM and an MLIR of its own and shows their symbols to whatever is
    loaded after it; calls would then go from one version to the other. Only then, since
    it keeps the extension from replacements of malloc, too.
    """
    process = ctypes.CDLL(None)
    flags = sys.getdlopenflags()
    if any(hasattr(process, name) for name in _FOREIGN):
        # Not every C library has this; then it is as it was.
        sys.setdlopenflags(flags | getattr(os, "RTLD_DEEPBIND", 0))
    try:
        yield
    finally:
        sys.setdlopenflags(flags)


try:
    with _own_libraries_first():
        from . import _native as _native
except ImportError as error:
    _library = re.search(r"(lib(?:MLIR|LLVM|openblas)\S*?\.so\S*):", str(error))
    if "_native" in str(error) and _library is None:
        raise ImportError(
            "the extension of pool_to_conv is not built here; pip install ./python of the "
            f"project builds it ({error})",
            name=error.name,
            path=error.path,
        ) from None
    if _library is None:
        raise
    _version = re.search(r"\.so\.(\d+)", _library[1])
    _llvm = _version[1] if _version else ""
    _packages = {"libMLIR": f"libmlir-{_llvm}", "libLLVM": f"libllvm{_llvm}"}
    _package = _packages.get(_library[1].split(".so")[0], "libopenblas0")
    raise ImportError(
        f"pool_to_conv needs {_library[1]}: apt install {_package} ({error})",
        name=error.name,
        path=error.path,
    ) from None
