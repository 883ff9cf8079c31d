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

from . import importers
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
            - a Keras model (needs tensorflow and `pool-to-conv[tflite]`);
            - a torch.nn.Module (needs torch and `pool-to-conv[onnx]`).
        example_inputs: For a torch module, the tensors that it is traced with.
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
    if example_inputs is not None and not _is_a(source, "torch"):
        raise ImportFailure("example_inputs are for torch modules")
    if isinstance(source, (bytes, bytearray, memoryview)):
        return Module.parse(bytes(source), name or "<text>")
    if isinstance(source, str) and _is_text(source):
        return Module.parse(source, name or "<text>")
    if isinstance(source, (str, os.PathLike)):
        return _load_file(os.fspath(source), name)
    if _is_a(source, "torch"):
        return _load_torch(source, example_inputs, name)
    if _is_a(source, "keras"):
        return _load_keras(source, name)
    raise ImportFailure(
        "expected a path, MLIR as text or bytes, a Keras model or a torch module, "
        f"not {type(source).__name__}"
    )


def _is_text(source: str) -> bool:
    return "\n" in source or "{" in source and not os.path.exists(source)


def _load_file(path: str | bytes, name: str | None) -> Module:
    path = os.fsdecode(path)
    suffix = pathlib.PurePath(path).suffix
    label = name or os.path.basename(path)
    if suffix in importers.IMPORTERS:
        return _import(path, label)
    if os.path.isdir(path):
        raise ParseError(f"{path}: a folder")
    try:
        # Not by the library, which takes "-" for standard input.
        with open(path, "rb") as file:
            data = file.read()
    except (OSError, ValueError) as error:
        raise ParseError(f"{path}: {getattr(error, 'strerror', error)}") from None
    try:
        return Module(_native.Module.parse(data, path), label)
    except _native.Failure as failure:
        raise ParseError(list(failure.args)) from None


def _import(path: str, label: str) -> Module:
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, pathlib.PurePath(path).stem + ".mlir")
        importers.import_network(path, result)
        data = pathlib.Path(result).read_bytes()
    try:
        return Module(_native.Module.parse(data, path), label)
    except _native.Failure as failure:
        raise ImportFailure(
            [f"{path}: its importer wrote what is no module", *failure.args]
        ) from None


def _is_a(source: object, package: str) -> bool:
    """Whether a class of `source` is the model class of a package, which is not loaded."""
    names = {"torch": ("torch.nn.modules.module.Module",), "keras": ()}[package]
    for base in type(source).__mro__:
        name = f"{base.__module__}.{base.__qualname__}"
        if name in names:
            return True
        if package == "keras" and base.__qualname__ == "Model":
            if base.__module__.split(".")[0] in ("keras", "tf_keras", "tensorflow"):
                return True
    return False


def _load_keras(model: Any, name: str | None) -> Module:
    label = name or str(getattr(model, "name", "keras"))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"{pathlib.PurePath(label).name}.tflite")
        importers.export_keras(model, path)
        return _import(path, label)


def _load_torch(
    model: Any, example_inputs: Sequence[Any] | None, name: str | None
) -> Module:
    if example_inputs is None:
        raise ImportFailure("a torch module needs example_inputs, a tuple of tensors")
    label = name or type(model).__name__
    text = importers.import_torch(model, tuple(example_inputs))
    try:
        return Module(_native.Module.parse(text.encode(), label), label)
    except _native.Failure as failure:
        raise ImportFailure(
            [f"{label}: its importer wrote what is no module", *failure.args]
        ) from None
