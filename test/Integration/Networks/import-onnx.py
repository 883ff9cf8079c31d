#!/usr/bin/env python3
"""Imports one of the ONNX package's `light` networks into linalg.

The package carries well-known networks without their weights: every weight is
one repeated value, so as numbers they prove nothing. This script gives each a
seeded random value (scaled to the layer's fan-in, so that activations keep
their size through the network), drops a softmax at the end (it saturates and
would hide differences), optionally shrinks the input, and lowers the result to
linalg on tensors with torch-mlir.

Usage: import-onnx.py NAME OUTPUT.mlir [--seed N] [--size PIXELS]

Needs the packages `onnx`, `numpy` and `torch-mlir`, whose tools lie beside the
interpreter that runs this script.
"""

import argparse
import os
import subprocess
import sys
import tempfile

import numpy as np
import onnx
from onnx import numpy_helper, version_converter

# The oldest operator set that torch-mlir lowers completely.
OPSET = 17

PIPELINE = (
    "builtin.module("
    "torch-onnx-to-torch-backend-pipeline{backend-legal-ops=},"
    "torch-backend-to-linalg-on-tensors-backend-pipeline)"
)


def loadNetwork(name):
    """The package's network `light_<name>` as a model of operator set 17."""
    folder = os.path.join(
        os.path.dirname(onnx.__file__), "backend", "test", "data", "light"
    )
    path = os.path.join(folder, f"light_{name}.onnx")
    if not os.path.exists(path):
        known = sorted(
            f[len("light_") : -len(".onnx")]
            for f in os.listdir(folder)
            if f.endswith(".onnx")
        )
        sys.exit(f"error: no network '{name}'; there are {', '.join(known)}")
    return version_converter.convert_version(onnx.load(path), OPSET)


def randomWeight(rng, shape, user, operand):
    """A weight of `shape` that is operand number `operand` of node `user`."""
    isScale = user.op_type == "BatchNormalization" and operand in (1, 4)
    if isScale or user.op_type == "Mul":
        # Factors and variances stay away from zero.
        return rng.uniform(0.5, 1.5, shape)
    if len(shape) < 2:
        return rng.normal(0.0, 0.1, shape)
    # OIHW filters sum over all but the first dimension; a dense layer's
    # weights are that or its transpose, and the larger side is safe.
    fanIn = np.prod(shape[1:]) if len(shape) == 4 else max(shape)
    return rng.normal(0.0, np.sqrt(2.0 / fanIn), shape)


def randomise(model, seed):
    """Replaces every constant fill by random weights."""
    rng = np.random.default_rng(seed)
    graph = model.graph
    shapes = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    users = {}
    for node in graph.node:
        for i, name in enumerate(node.input):
            users.setdefault(name, (node, i))
    fills = [n for n in graph.node if n.op_type == "ConstantOfShape"]
    for fill in fills:
        user, operand = users[fill.output[0]]
        if user.op_type == "Unsqueeze":
            user, operand = users[user.output[0]]
        shape = tuple(int(d) for d in shapes[fill.input[0]])
        weight = randomWeight(rng, shape, user, operand).astype(np.float32)
        graph.initializer.append(numpy_helper.from_array(weight, fill.output[0]))
        graph.node.remove(fill)


def cleanInterface(model, size):
    """Leaves one input of `size` pixels and one output in front of a softmax."""
    graph = model.graph
    # Older files must list their weights as inputs too; newer ones need not.
    model.ir_version = 8
    weights = {t.name for t in graph.initializer}
    for i in [i for i in graph.input if i.name in weights]:
        graph.input.remove(i)
    if size:
        for dim in graph.input[0].type.tensor_type.shape.dim[2:]:
            dim.dim_value = size
    producers = {o: n for n in graph.node for o in n.output}
    output = graph.output[0]
    last = producers[output.name]
    if last.op_type == "Softmax":
        graph.node.remove(last)
        output.name = last.input[0]
    # Both shapes depend on the input's size and are inferred again.
    del graph.value_info[:]
    output.type.tensor_type.ClearField("shape")


def lower(model, output):
    """Writes `model` as linalg on tensors."""
    tools = os.path.dirname(sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "network.onnx")
        torch = os.path.join(folder, "network.mlir")
        onnx.save(onnx.shape_inference.infer_shapes(model, strict_mode=True), path)
        subprocess.run(
            [os.path.join(tools, "torch-mlir-import-onnx"), path, "-o", torch],
            check=True,
        )
        subprocess.run(
            [
                os.path.join(tools, "torch-mlir-opt"),
                f"--pass-pipeline={PIPELINE}",
                torch,
                "-o",
                output,
            ],
            check=True,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", help="for example squeezenet")
    parser.add_argument("output", help="the .mlir file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, help="height and width of the input")
    args = parser.parse_args()
    model = loadNetwork(args.name)
    randomise(model, args.seed)
    cleanInterface(model, args.size)
    lower(model, args.output)


if __name__ == "__main__":
    main()
