# ===- frameworks.py - Models of Keras and torch ---------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Brings models that are in memory to what the importers read, with their frameworks.

Neither framework is loaded before a model of it is given.
"""

from __future__ import annotations

import contextlib
import importlib
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from .errors import ImportFailure, MissingExtra
from .importers import missing


def export_keras(model: Any) -> bytes:
    """A Keras model as a .tflite network, in float.

    Its inputs and outputs are in the order of the model, and those of a dictionary by
    their names. Raises MissingExtra if tensorflow is missing, and ImportFailure if it
    cannot convert the model.
    """
    name = getattr(model, "name", "keras")
    _check_backend(model, name)
    try:
        tensorflow: Any = importlib.import_module("tensorflow")
    except ImportError as error:
        raise MissingExtra(_needs("tensorflow", "tensorflow-cpu", error)) from None
    try:
        with _quiet():
            network: bytes = tensorflow.lite.TFLiteConverter.from_keras_model(
                model
            ).convert()
    except Exception as error:
        # Errors of several libraries, which have no class in common.
        raise ImportFailure(f"{name}: TFLiteConverter: {error}") from None
    return _ordered(network, [str(each.name) for each in _inputs_of(model)])


def _check_backend(model: Any, name: str) -> None:
    keras = sys.modules.get("keras")
    if keras is None or not any(
        base.__module__.startswith("keras.") for base in type(model).__mro__
    ):
        return
    backend = keras.backend.backend()
    if backend != "tensorflow":
        raise ImportFailure(
            f"{name}: Keras computes with {backend}; a model is converted where "
            "KERAS_BACKEND=tensorflow"
        )


def _needs(package: str, install: str, error: ImportError) -> str:
    if error.name and error.name.split(".")[0] != package:
        return f"the package {package} cannot be loaded: {error}"
    return f"the package {package} is missing; pip install {install}"


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keeps Keras from describing on standard output what it exports."""
    config: Any = getattr(sys.modules.get("keras"), "config", None)
    try:
        shown = config.is_interactive_logging_enabled()
        config.disable_interactive_logging()
    except AttributeError:
        # Versions differ.
        shown = False
    try:
        yield
    finally:
        if shown:
            config.enable_interactive_logging()


def _inputs_of(model: Any) -> Sequence[Any]:
    try:
        inputs = model.inputs
    except AttributeError:
        # Of a class that is not made of layers.
        return ()
    return inputs if isinstance(inputs, (list, tuple)) else ()


def _ordered(network: bytes, names: Sequence[str]) -> bytes:
    """`network` with the arguments called `names` in this order, and sorted results.

    The converter puts them in any order; its signature tells which is which.
    """
    try:
        schema: Any = importlib.import_module(
            "tensorflow.lite.python.schema_py_generated"
        )
    except ImportError as error:
        raise MissingExtra(
            "this version of tensorflow cannot tell which result is which, 2.21 can: "
            f"{error}"
        ) from None
    model = schema.ModelT.InitFromPackedBuf(network, 0)
    graph = model.subgraphs[0]
    if len(graph.inputs) == len(graph.outputs) == 1 or not model.signatureDefs:
        return network
    signature = model.signatureDefs[0]
    graph.inputs = _sorted(signature.inputs, names)
    graph.outputs = _sorted(signature.outputs, ())
    flatbuffers: Any = importlib.import_module("flatbuffers")
    builder = flatbuffers.Builder(len(network))
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def _sorted(tensors: Sequence[Any], names: Sequence[str]) -> list[int]:
    """The numbers of tensors of a signature, in the order of `names`; others follow."""
    places = {name: place for place, name in enumerate(names)}

    def key(tensor: Any) -> tuple[Any, ...]:
        name = tensor.name.decode()
        # "output_10" comes after "output_9".
        parts = [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", name)]
        return (places.get(name, len(places)), *parts)

    return [tensor.tensorIndex for tensor in sorted(tensors, key=key)]


def import_torch(model: Any, inputs: Sequence[Any]) -> str:
    """The text of a torch.nn.Module, or of an exported one, as `linalg` on tensors.

    A module is traced with `inputs`. Raises MissingExtra if torch-mlir is missing, and
    ImportFailure if the module cannot be traced or an operator has no lowering.
    """
    try:
        fx: Any = importlib.import_module("torch_mlir.fx")
    except ImportError as error:
        if error.name and error.name.split(".")[0] != "torch_mlir":
            raise MissingExtra(
                f"the package torch-mlir cannot be loaded: {error}"
            ) from None
        raise missing("the package torch-mlir", "onnx") from None
    try:
        with _evaluating(model):
            return str(
                fx.export_and_import(model, *inputs, output_type="linalg-on-tensors")
            )
    except Exception as error:
        # Whatever torch.export and the lowering raise; how to debug torch-mlir is left
        # out.
        lines = str(error).partition("For Torch-MLIR developers")[0].splitlines()
        text = "\n".join(line for line in lines if line.strip())
        raise ImportFailure(f"{type(model).__name__}: {text}") from None


@contextlib.contextmanager
def _evaluating(model: Any) -> Iterator[None]:
    """Sets a module to evaluation for a while: no dropout, no statistics to update."""
    modules = list(model.modules()) if hasattr(model, "modules") else []
    modes = [module.training for module in modules]
    try:
        for module in modules:
            module.training = False
        yield
    finally:
        for module, mode in zip(modules, modes):
            module.training = mode
