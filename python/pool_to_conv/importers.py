# ===- importers.py - .tflite and .onnx networks to MLIR -------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Brings .tflite networks to `tosa` and .onnx networks to `linalg`.

    python -m pool_to_conv.importers NETWORK RESULT.mlir

Needs the package tosa-converter-for-tflite, or torch-mlir and onnx, in the
environment of the interpreter that runs it or on PATH; utils/requirements-*.txt
names the versions that are tested. The result is written only if the import
succeeds; a failure is one line on standard error and exit code 1.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# The oldest operator set that torch-mlir lowers completely.
OPSET = 17

_TO_LINALG = (
    "builtin.module("
    "torch-onnx-to-torch-backend-pipeline{backend-legal-ops=},"
    "torch-backend-to-linalg-on-tensors-backend-pipeline)"
)


class ImportFailure(Exception):
    """A network cannot be imported; the text says which one and why."""


def _tool(name, package):
    # Scripts lie beside the interpreter, which need not be on PATH.
    beside = os.path.dirname(sys.executable)
    path = shutil.which(name, path=beside) or shutil.which(name)
    if not path:
        raise ImportFailure(f"{name} is missing; pip install {package}")
    return path


def _run(network, command):
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        log = (done.stderr or done.stdout).strip()
        name = os.path.basename(command[0])
        raise ImportFailure(f"{network}: {name} cannot import it\n{log}".rstrip())


def import_tflite(source, result):
    """Writes the .tflite file `source` as a module of `tosa` to `result`.

    Raises ImportFailure if the converter is missing or refuses the network.
    """
    converter = _tool("tosa-converter-for-tflite", "tosa-converter-for-tflite")
    with tempfile.TemporaryDirectory() as folder:
        module = os.path.join(folder, "network.mlir")
        _run(source, [converter, "--text", os.fspath(source), "-o", module])
        shutil.copyfile(module, result)


def import_onnx(source, result):
    """Writes the .onnx file `source` as `linalg` on tensors to `result`.

    Graphs of an operator set below OPSET are brought forward first. Raises
    ImportFailure if a package is missing, the file is no ONNX model, or an
    operator has no lowering.
    """
    importer = _tool("torch-mlir-import-onnx", "torch-mlir")
    lowering = _tool("torch-mlir-opt", "torch-mlir")
    try:
        import onnx
    except ImportError:
        raise ImportFailure("the package onnx is missing; pip install onnx") from None
    try:
        model = onnx.load(source, load_external_data=False)
        domains = [o.version for o in model.opset_import if o.domain in ("", "ai.onnx")]
    except Exception:
        # Whatever bytes there are, protobuf has its own errors for them.
        raise ImportFailure(f"{source}: not an ONNX model") from None
    if not domains:
        raise ImportFailure(f"{source}: not an ONNX model")

    with tempfile.TemporaryDirectory() as folder:
        torch = os.path.join(folder, "torch.mlir")
        module = os.path.join(folder, "network.mlir")
        options = [f"--temp-dir={folder}"]
        if max(domains) < OPSET:
            options += ["--opset-version", str(OPSET)]
        _run(source, [importer, *options, os.fspath(source), "-o", torch])
        _run(source, [lowering, f"--pass-pipeline={_TO_LINALG}", torch, "-o", module])
        shutil.copyfile(module, result)


def import_network(source, result):
    """Imports `source` by the ending of its name, .tflite or .onnx."""
    importers = {".tflite": import_tflite, ".onnx": import_onnx}
    kind = pathlib.PurePath(source).suffix
    if kind not in importers:
        raise ImportFailure(f"{source}: neither .tflite nor .onnx")
    if not os.path.isfile(source) or not os.access(source, os.R_OK):
        raise ImportFailure(f"cannot read {source}")
    importers[kind](source, result)


def main(arguments):
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
