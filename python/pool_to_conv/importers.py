# ===- importers.py - .tflite and .onnx networks to MLIR -------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Brings .tflite networks to `tosa` and .onnx networks to `linalg`.

    python -m pool_to_conv.importers NETWORK RESULT.mlir

Needs the package tosa-converter-for-tflite, or torch-mlir and onnx (the extras tflite
and onnx of this package), in the environment of the interpreter that runs it or on PATH;
utils/requirements-*.txt names the versions that are tested. The result is written only
if the import succeeds; a failure is one line on standard error and exit code 1. Neither
the extension nor NumPy is needed.
"""

from __future__ import annotations

import importlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from typing import Any

from .errors import ImportFailure, MissingExtra

# The oldest operator set that torch-mlir lowers completely.
OPSET = 17

# What Abseil's logging puts in front of the message of a line, and before the first line.
_LOGGING = re.compile(
    r"^(?:WARNING: All log messages before absl::.*\n|[EFIW]\d{4} [\d:.]+ +\d+ \S+\] )",
    re.M,
)

_TO_LINALG = (
    "builtin.module("
    "torch-onnx-to-torch-backend-pipeline{backend-legal-ops=},"
    "torch-backend-to-linalg-on-tensors-backend-pipeline)"
)


def missing(what: str, extra: str) -> MissingExtra:
    return MissingExtra(f"{what} is missing; pip install 'pool-to-conv[{extra}]'")


def _tool(name: str, extra: str) -> str:
    # Scripts lie beside the interpreter, which need not be on PATH.
    beside = os.path.dirname(sys.executable)
    path = shutil.which(name, path=beside) or shutil.which(name)
    if not path:
        raise missing(name, extra)
    return path


def _run(network: object, command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        log = _LOGGING.sub("", done.stderr or done.stdout).strip()
        name = os.path.basename(command[0])
        raise ImportFailure(f"{network}: {name} cannot import it\n{log}".rstrip())


def import_tflite(source: str, result: str, name: str = "") -> None:
    """Writes the .tflite file `source` as a module of `tosa` to `result`.

    Messages call it `name`, or `source`. Raises MissingExtra if there is no converter, and ImportFailure if it refuses the
    network.
    """
    converter = _tool("tosa-converter-for-tflite", "tflite")
    with tempfile.TemporaryDirectory() as folder:
        module = os.path.join(folder, "network.mlir")
        _run(name or source, [converter, "--text", source, "-o", module])
        shutil.copyfile(module, result)


def import_onnx(source: str, result: str, name: str = "") -> None:
    """Writes the .onnx file `source` as `linalg` on tensors to `result`.

    Messages call it `name`, or `source`. Graphs of an operator set below OPSET are brought forward first. Raises
    MissingExtra if a package is missing, and ImportFailure if the file is no ONNX model
    or an operator has no lowering.
    """
    importer = _tool("torch-mlir-import-onnx", "onnx")
    lowering = _tool("torch-mlir-opt", "onnx")
    try:
        onnx: Any = importlib.import_module("onnx")
    except ImportError:
        raise missing("the package onnx", "onnx") from None
    try:
        model = onnx.load(source, load_external_data=False)
        domains = [o.version for o in model.opset_import if o.domain in ("", "ai.onnx")]
    except Exception:
        # Whatever bytes there are, protobuf has its own errors for them.
        raise ImportFailure(f"{name or source}: not an ONNX model") from None
    if not domains:
        raise ImportFailure(f"{name or source}: not an ONNX model")

    with tempfile.TemporaryDirectory() as folder:
        torch = os.path.join(folder, "torch.mlir")
        module = os.path.join(folder, "network.mlir")
        options = [f"--temp-dir={folder}"]
        if max(domains) < OPSET:
            options += ["--opset-version", str(OPSET)]
        _run(name or source, [importer, *options, source, "-o", torch])
        _run(name or source, [lowering, f"--pass-pipeline={_TO_LINALG}", torch, "-o", module])
        shutil.copyfile(module, result)


def kind_of(path: str | os.PathLike[str]) -> str:
    """The ending of a name, which is what a file is imported by: ".tflite", ".onnx"."""
    return pathlib.PurePath(path).suffix.lower()


def is_tflite(data: bytes) -> bool:
    """Whether the first eight bytes are those of a .tflite network."""
    return data[4:8] == b"TFL3"


IMPORTERS = {".tflite": import_tflite, ".onnx": import_onnx}


def import_network(
    source: str | os.PathLike[str],
    result: str | os.PathLike[str],
    name: str = "",
) -> None:
    """Imports `source`, which messages may call `name`, by its ending: .tflite or .onnx."""
    kind = kind_of(source)
    if kind not in IMPORTERS:
        raise ImportFailure(f"{source}: neither .tflite nor .onnx")
    try:
        with open(source, "rb") as file:
            start = file.read(8)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", error)
        raise ImportFailure(f"cannot read {source}: {reason}") from None
    if kind == ".tflite" and not is_tflite(start):
        raise ImportFailure(f"{name or source}: not a .tflite network")
    IMPORTERS[kind](os.fspath(source), os.fspath(result), name)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print("two arguments: a .tflite or .onnx file, and the result", file=sys.stderr)
        return 1
    try:
        import_network(*arguments)
    except (ImportFailure, OSError) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
