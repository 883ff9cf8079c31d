# ===- native.py - The extension, or why it cannot be loaded ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Loads the extension `_native`, and says which packages it lacks if that fails."""

from __future__ import annotations

import re

try:
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
