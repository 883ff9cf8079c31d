# ===- files.py - Files that are whole -------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Writing files as a whole or not at all."""

from __future__ import annotations

import os
import pathlib
import threading

from .errors import WriteError


def write_whole(path: pathlib.Path, data: bytes) -> None:
    """Writes a file as a whole or not at all. Raises WriteError."""
    # What a link names is replaced, not the link.
    target = path.resolve()
    scratch = target.with_name(
        f".{target.name}.{os.getpid()}.{threading.get_ident()}.part"
    )
    try:
        if target.exists() and not target.is_file():
            # A pipe or a device has no parts.
            target.write_bytes(data)
            return
        scratch.write_bytes(data)
        os.replace(scratch, target)
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}") from None
    finally:
        scratch.unlink(missing_ok=True)
