#!/usr/bin/env python3
# ===- chains.py - Chains of linear ops in other optimisers ------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Counts the linear ops that optimisers of ONNX leave of nine chains of them.

    chains.py      in a Python environment with requirements.txt

Each chain is equal to one convolution. A tool that composes it leaves one op; the
table has the number of convolutions, averages and additions before, and after each
tool. The last row is what all of these tools do merge: a convolution and a batch
normalisation, as a check that they are run rightly.
"""

import os
import tempfile
from importlib.metadata import version

import numpy as np
import onnx
import onnxoptimizer
import onnxruntime
import onnxsim
import openvino
from onnx import TensorProto, helper, numpy_helper

LINEAR = {"Conv", "FusedConv", "AveragePool", "BatchNormalization", "Add", "Sum"}
# What OpenVINO calls them in a compiled model.
EXECUTED = {"Convolution", "Pooling", "Eltwise", "Subgraph", "AvgPool", "GroupConvolution"}
CHANNELS, SIZE = 4, 16


class Chain:
    def __init__(self):
        self.random = np.random.default_rng(1)
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, shape):
        name = "w%d" % len(self.constants)
        values = self.random.standard_normal(shape).astype(np.float32)
        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def node(self, kind, inputs, **attributes):
        self.count += 1
        result = "v%d" % self.count
        self.nodes.append(helper.make_node(kind, inputs, [result], **attributes))
        return result

    def conv(self, x, kernel, group=1, pad=0):
        filter = self.constant((CHANNELS, CHANNELS // group, kernel, kernel))
        return self.node("Conv", [x, filter], group=group, pads=[pad] * 4)

    def average(self, x):
        return self.node("AveragePool", [x], kernel_shape=[2, 2], strides=[2, 2])

    def norm(self, x):
        rest = [self.constant((CHANNELS,)) for _ in range(3)]
        self.constants.append(
            numpy_helper.from_array(np.ones(CHANNELS, np.float32), "variance")
        )
        return self.node("BatchNormalization", [x, *rest, "variance"])

    def model(self, result):
        shape = [1, CHANNELS, SIZE, SIZE]
        graph = helper.make_graph(
            self.nodes,
            "chain",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(result, TensorProto.FLOAT, None)],
            self.constants,
        )
        opsets = [helper.make_opsetid("", 17)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
        return onnx.shape_inference.infer_shapes(model)


CHAINS = {
    "conv3-conv3": lambda c: c.conv(c.conv("x", 3), 3),
    "conv1-conv3": lambda c: c.conv(c.conv("x", 1), 3),
    "conv3-conv1": lambda c: c.conv(c.conv("x", 3), 1),
    "conv1-conv1": lambda c: c.conv(c.conv("x", 1), 1),
    "conv3-avg2": lambda c: c.average(c.conv("x", 3)),
    "avg2-conv3": lambda c: c.conv(c.average("x"), 3),
    "conv3+conv1+x": lambda c: c.node(
        "Add", [c.node("Add", [c.conv("x", 3, pad=1), c.conv("x", 1)]), "x"]
    ),
    "dw3-dw3": lambda c: c.conv(c.conv("x", 3, CHANNELS), 3, CHANNELS),
    "avg2-avg2": lambda c: c.average(c.average("x")),
    "conv3-norm": lambda c: c.norm(c.conv("x", 3)),
}


def linearOps(model):
    """Those that data passes; what is computed from constants only does not count."""
    values, count = {"x"}, 0
    for node in model.graph.node:
        if values.intersection(node.input):
            values.update(node.output)
            count += node.op_type in LINEAR
    return count


def byOnnxruntime(model, folder):
    options = onnxruntime.SessionOptions()
    level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.graph_optimization_level = level
    options.optimized_model_filepath = os.path.join(folder, "optimized.onnx")
    onnxruntime.InferenceSession(model.SerializeToString(), options)
    return linearOps(onnx.load(options.optimized_model_filepath))


def byOpenvino(model, folder):
    path = os.path.join(folder, "model.onnx")
    onnx.save(model, path)
    compiled = openvino.Core().compile_model(path, "CPU")
    kinds = [
        op.get_rt_info()["layerType"].astype(str)
        for op in compiled.get_runtime_model().get_ordered_ops()
    ]
    return sum(kind in EXECUTED for kind in kinds)


def byOnnxoptimizer(model, folder):
    passes = onnxoptimizer.get_fuse_and_elimination_passes()
    return linearOps(onnxoptimizer.optimize(model, passes))


TOOLS = {
    "onnxruntime": byOnnxruntime,
    "onnxsim": lambda model, _: linearOps(onnxsim.simplify(model)[0]),
    "onnxoptimizer": byOnnxoptimizer,
    "openvino": byOpenvino,
}


def main():
    print("%-14s %6s" % ("chain", "before"), *("%15s" % name for name in TOOLS))
    print("%21s" % "", *("%15s" % version(name) for name in TOOLS))
    with tempfile.TemporaryDirectory() as folder:
        for name, make in CHAINS.items():
            chain = Chain()
            model = chain.model(make(chain))
            counts = [tool(model, folder) for tool in TOOLS.values()]
            print("%-14s %6d" % (name, linearOps(model)), *("%15d" % n for n in counts))


if __name__ == "__main__":
    main()
