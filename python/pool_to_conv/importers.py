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
import shutil
import subprocess
import sys
import tempfile
from typing import Any

from .errors import ImportFailure, MissingExtra

# The oldest operator set that torch-mlir lowers completely.
OPSET = 17

_TO_LINALG = (
    "builtin.module("
    "torch-onnx-to-torch-backend-pipeline{backend-legal-ops=},"
    "torch-backend-to-linalg-on-tensors-backend-pipeline)"
)


def _missing(what: str, extra: str) -> MissingExtra:
    return MissingExtra(f"{what} is missing; pip install 'pool-to-conv[{extra}]'")


def _tool(name: str, extra: str) -> str:
    # Scripts lie beside the interpreter, which need not be on PATH.
    beside = os.path.dirname(sys.executable)
    path = shutil.which(name, path=beside) or shutil.which(name)
    if not path:
        raise _missing(name, extra)
    return path


def _run(network: object, command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        log = (done.stderr or done.stdout).strip()
        name = os.path.basename(command[0])
        raise ImportFailure(f"{network}: {name} cannot import it\n{log}".rstrip())


def import_tflite(source: str, result: str) -> None:
    """Writes the .tflite file `source` as a module of `tosa` to `result`.

    Raises MissingExtra if there is no converter, and ImportFailure if it refuses the
    network.
    """
    converter = _tool("tosa-converter-for-tflite", "tflite")
    with tempfile.TemporaryDirectory() as folder:
        module = os.path.join(folder, "network.mlir")
        _run(source, [converter, "--text", source, "-o", module])
        shutil.copyfile(module, result)


def import_onnx(source: str, result: str) -> None:
    """Writes the .onnx file `source` as `linalg` on tensors to `result`.

    Graphs of an operator set below OPSET are brought forward first. Raises
    MissingExtra if a package is missing, and ImportFailure if the file is no ONNX model
    or an operator has no lowering.
    """
    importer = _tool("torch-mlir-import-onnx", "onnx")
    lowering = _tool("torch-mlir-opt", "onnx")
    try:
        onnx: Any = importlib.import_module("onnx")
    except ImportError:
        raise _missing("the package onnx", "onnx") from None
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
        _run(source, [importer, *options, source, "-o", torch])
        _run(source, [lowering, f"--pass-pipeline={_TO_LINALG}", torch, "-o", module])
        shutil.copyfile(module, result)


def export_keras(model: Any, result: str) -> None:
    """Writes a Keras model as the .tflite file `result`, in float.

    Raises ImportFailure if tensorflow is missing or cannot convert the model.
    """
    try:
        tensorflow: Any = importlib.import_module("tensorflow")
    except ImportError:
        raise MissingExtra(
            "the package tensorflow is missing; pip install tensorflow-cpu"
        ) from None
    try:
        network = tensorflow.lite.TFLiteConverter.from_keras_model(model).convert()
    except Exception as error:
        # Errors of several libraries, which have no class in common.
        raise ImportFailure(f"{model.name}: TFLiteConverter: {error}") from None
    pathlib.Path(result).write_bytes(network)


def import_torch(model: Any, example_inputs: tuple[Any, ...]) -> str:
    """The text of a torch.nn.Module as `linalg` on tensors.

    Raises MissingExtra if torch-mlir is missing, and ImportFailure if the module cannot
    be traced with the inputs or an operator has no lowering.
    """
    try:
        fx: Any = importlib.import_module("torch_mlir.fx")
    except ImportError:
        raise _missing("torch_mlir.fx", "onnx") from None
    try:
        return str(
            fx.export_and_import(
                model, *example_inputs, output_type="linalg-on-tensors"
            )
        )
    except Exception as error:
        # Whatever torch.export and the lowering raise.
        raise ImportFailure(f"{type(model).__name__}: {error}") from None


IMPORTERS = {".tflite": import_tflite, ".onnx": import_onnx}


def import_network(source: str | os.PathLike[str], result: str | os.PathLike[str]) -> None:
    """Imports `source` by the ending of its name, .tflite or .onnx."""
    kind = pathlib.PurePath(source).suffix
    if kind not in IMPORTERS:
        raise ImportFailure(f"{source}: neither .tflite nor .onnx")
    if not os.path.isfile(source) or not os.access(source, os.R_OK):
        raise ImportFailure(f"cannot read {source}")
    IMPORTERS[kind](os.fspath(source), os.fspath(result))


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
