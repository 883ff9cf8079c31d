# ===- loading.py - Reading networks ---------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""`load`: a network in whatever form it comes."""

from __future__ import annotations

import os
import pathlib
import tempfile
from collections.abc import Sequence
from typing import Any

from . import frameworks, importers
from .errors import ImportFailure, ParseError
from .modules import Module
from .native import _native


def load(
    source: str | bytes | os.PathLike[str] | Any,
    *,
    example_inputs: Sequence[Any] | None = None,
    name: str | None = None,
) -> Module:
    """Reads a network.

    Args:
        source: One of

            - the path of a file: .tflite (needs `pool-to-conv[tflite]`), .onnx (needs
              `pool-to-conv[onnx]`; old opsets are converted), anything else is MLIR as
              text or bytecode;
            - MLIR itself: bytes, or a string with a line break or a brace in it;
            - a .tflite network as bytes, as TFLiteConverter makes them;
            - a Keras model (needs tensorflow and `pool-to-conv[tflite]`), which is
              converted in float, with its inputs and outputs in their order;
            - a torch.nn.Module (needs torch and `pool-to-conv[onnx]`), which is traced
              as it is in evaluation, or what torch.export.export made of one, perhaps
              with dimensions that are not known.
        example_inputs: For a torch module, the tensors that it is traced with; one
            need not be in a tuple.
        name: What messages call it; the file by default.

    Returns a `Module`: of `tosa` for .tflite and Keras, of `linalg` for .onnx and torch.

        >>> load(NETWORK)
        <pool_to_conv.Module average.mlir: @average, 2 ops, 1 pool>
        >>> load("func.func private @nothing()\\n").name
        '<text>'

    Raises ParseError with the place of each error, ImportFailure where an importer
    refuses the network, and MissingExtra, which names the package, where it is not
    installed.
    """
    if example_inputs is not None and not _is_a(source, "torch module"):
        raise ImportFailure("example_inputs are for torch modules")
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _load_bytes(bytes(source), name or "<text>", name or "<text>")
    if isinstance(source, str) and _is_text(source):
        return Module.parse(source, name or "<text>")
    if isinstance(source, (str, os.PathLike)):
        return _load_file(os.fspath(source), name)
    if _is_a(source, "torch module"):
        if example_inputs is None:
            raise ImportFailure("a torch module needs example_inputs, a tuple of tensors")
        return _load_torch(source, _several(example_inputs), name)
    if _is_a(source, "torch export"):
        return _load_torch(source, (), name)
    if _is_a(source, "keras model"):
        label = name or str(getattr(source, "name", "keras"))
        return _load_bytes(frameworks.export_keras(source), label, label)
    raise ImportFailure(
        "expected a path, MLIR as text or bytes, a Keras model, a torch module or an "
        f"exported one, not {type(source).__name__}"
    )


def _is_text(source: str) -> bool:
    return "\n" in source or "{" in source and not os.path.exists(source)


def _several(inputs: Any) -> tuple[Any, ...]:
    # Of a tensor, a tuple would have the slices.
    return (inputs,) if hasattr(inputs, "shape") else tuple(inputs)


def _load_file(path: str | bytes, name: str | None) -> Module:
    path = os.fsdecode(path)
    label = name or os.path.basename(path)
    if importers.kind_of(path) in importers.IMPORTERS:
        return _import(path, label, path)
    if os.path.isdir(path):
        raise ParseError(f"{path}: a folder")
    try:
        # Not by the library, which takes "-" for standard input.
        with open(path, "rb") as file:
            data = file.read()
    except (OSError, ValueError) as error:
        raise ParseError(f"{path}: {getattr(error, 'strerror', error)}") from None
    if not data.strip():
        # MLIR would make a module of nothing.
        raise ParseError(f"{path}: the file is empty")
    return _load_bytes(data, label, path)


def _load_bytes(data: bytes, label: str, place: str) -> Module:
    """Reads what messages call `place`, of a format that the bytes tell."""
    if not importers.is_tflite(data):
        try:
            return Module(_native.Module.parse(data, place), label)
        except _native.Failure as failure:
            raise ParseError(list(failure.args)) from None
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "network.tflite")
        path.write_bytes(data)
        return _import(str(path), label, place)


def _import(path: str, label: str, place: str) -> Module:
    """Imports the file at `path`, which messages call `place`."""
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, pathlib.PurePath(path).stem + ".mlir")
        importers.import_network(path, result, place)
        data = pathlib.Path(result).read_bytes()
    return _parse_imported(data, label, place)


def _parse_imported(data: bytes, label: str, place: str) -> Module:
    try:
        return Module(_native.Module.parse(data, place), label)
    except _native.Failure as failure:
        raise ImportFailure(
            [f"{place}: its importer wrote what is no module", *failure.args]
        ) from None


_CLASSES = {
    "torch module": "torch.nn.modules.module.Module",
    "torch export": "torch.export.exported_program.ExportedProgram",
}


def _is_a(source: object, kind: str) -> bool:
    """Whether `source` is of a class of a package, which is not loaded for that."""
    for base in type(source).__mro__:
        if kind == "keras model":
            packages = ("keras", "tf_keras", "tensorflow")
            if base.__qualname__ == "Model" and base.__module__.split(".")[0] in packages:
                return True
        elif f"{base.__module__}.{base.__qualname__}" == _CLASSES[kind]:
            return True
    return False


def _load_torch(model: Any, inputs: tuple[Any, ...], name: str | None) -> Module:
    label = name or type(model).__name__
    text = frameworks.import_torch(model, inputs)
    return _parse_imported(text.encode(), label, label)
