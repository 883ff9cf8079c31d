#!/usr/bin/env python3
"""Imports one of the ONNX package's `light` networks into linalg.

The package carries well-known networks without their weights: every weight is
one repeated value, so as numbers they prove nothing. This script gives each a
seeded random value (scaled to the layer's fan-in, so that activations keep
their size through the network), drops a softmax at the end (it saturates and
would hide differences), optionally shrinks the input, and lowers the result to
linalg on tensors with torch-mlir. With --run it also writes one random input
and what the ONNX package's reference evaluator makes of it.

Usage: import-onnx.py NAME OUTPUT.mlir [--seed N] [--size PIXELS] [--run PREFIX]

Needs the packages `onnx`, `numpy` and `torch-mlir`, and the source tree's folder
`python` in PYTHONPATH.
"""

import argparse
import os
import sys
import tempfile

import numpy as np
import onnx
import onnx.reference
from onnx import numpy_helper, version_converter
from pool_to_conv import importers

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
    return version_converter.convert_version(onnx.load(path), importers.OPSET)


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


def mapSizes(model):
    """Height and width of every four-dimensional value of `model`."""
    inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True)
    shapes = {}
    for value in list(inferred.graph.value_info) + list(inferred.graph.input):
        dims = value.type.tensor_type.shape.dim
        if len(dims) == 4:
            shapes[value.name] = [d.dim_value for d in dims[2:]]
    return shapes


def kernelOf(node):
    return next((a for a in node.attribute if a.name == "kernel_shape"), None)


def paddingOf(node):
    """How much the padding of `node` adds to the height and to the width."""
    for attribute in node.attribute:
        if attribute.name == "pads":
            top, left, bottom, right = attribute.ints
            return [top + bottom, left + right]
    return [0, 0]


def paddedMap(node, sizes):
    """The height and width that the window of the pool `node` moves over."""
    size = sizes.get(node.input[0])
    return size and [s + p for s, p in zip(size, paddingOf(node))]


def shrink(model, size):
    """Makes the input `size` pixels high and wide. A pool over the whole map
    keeps covering it, so that what follows finds the size that it expects."""
    graph = model.graph
    before = mapSizes(model)
    wholeMap = [
        node
        for node in graph.node
        if node.op_type == "AveragePool"
        and list(kernelOf(node).ints) == paddedMap(node, before)
    ]
    for dim in graph.input[0].type.tensor_type.shape.dim[2:]:
        dim.dim_value = size
    # All shapes depend on the input's and are inferred again.
    del graph.value_info[:]
    graph.output[0].type.tensor_type.ClearField("shape")
    for node in wholeMap:
        # Until its window fits, the shapes behind this pool cannot be known.
        kernelOf(node).ints[:] = [1, 1]
    after = onnx.shape_inference.infer_shapes(model)
    sizes = {
        v.name: [d.dim_value for d in v.type.tensor_type.shape.dim[2:]]
        for v in after.graph.value_info
    }
    for node in wholeMap:
        kernelOf(node).ints[:] = paddedMap(node, sizes)


def cleanInterface(model):
    """Leaves one input, and one output in front of a softmax."""
    graph = model.graph
    # Older files must list their weights as inputs too; newer ones need not.
    model.ir_version = 8
    weights = {t.name for t in graph.initializer}
    for i in [i for i in graph.input if i.name in weights]:
        graph.input.remove(i)
    producers = {o: n for n in graph.node for o in n.output}
    output = graph.output[0]
    # Newer operator sets want a softmax between two changes of shape.
    tail = [producers[output.name]]
    while tail[-1].op_type == "Reshape":
        tail.append(producers[tail[-1].input[0]])
    if tail[-1].op_type == "Softmax":
        output.name = tail[-1].input[0]
        output.type.tensor_type.ClearField("shape")
        for node in tail:
            graph.node.remove(node)


def lower(model, output):
    """Writes `model` as linalg on tensors."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "network.onnx")
        onnx.save(onnx.shape_inference.infer_shapes(model, strict_mode=True), path)
        importers.import_onnx(path, output)


def run(model, seed, prefix):
    """Writes <prefix>input.npy and <prefix>output.npy."""
    dims = model.graph.input[0].type.tensor_type.shape.dim
    shape = [d.dim_value for d in dims]
    x = np.random.default_rng(seed + 1).normal(size=shape).astype(np.float32)
    evaluator = onnx.reference.ReferenceEvaluator(model)
    (y,) = evaluator.run(None, {model.graph.input[0].name: x})
    if not np.isfinite(y).all() or np.ptp(y) < 1e-3:
        sys.exit("error: the random weights make a network without a signal")
    np.save(prefix + "input.npy", x)
    np.save(prefix + "output.npy", y)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", help="for example squeezenet")
    parser.add_argument("output", help="the .mlir file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, help="height and width of the input")
    parser.add_argument("--run", metavar="PREFIX", help="write a run as .npy")
    args = parser.parse_args()
    model = loadNetwork(args.name)
    randomise(model, args.seed)
    cleanInterface(model)
    if args.size:
        shrink(model, args.size)
    lower(model, args.output)
    if args.run:
        run(model, args.seed, args.run)


if __name__ == "__main__":
    main()
