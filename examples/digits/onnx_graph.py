#===- onnx_graph.py - The digits network as an ONNX graph ------------------===#
#
# Part of pool-to-conv, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
#===------------------------------------------------------------------------===#
"""Writes the trained Keras network as ONNX, in NCHW and opset 17.

The graph is built node by node from the weights: a converter would keep
Keras' NHWC and put a transpose around every pool.
"""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

# Keras' "same" puts the odd padding after the data; ONNX counts
# [top, left, bottom, right].
SAME_STRIDE_1 = [1, 1, 1, 1]
SAME_STRIDE_2_EVEN_SIZE = [0, 0, 1, 1]


def initializers(network):
    """ONNX tensors <layer>.weight and <layer>.bias of every trained layer."""
    tensors = []
    for layer in network.layers:
        for kind, value in zip(("weight", "bias"), layer.get_weights()):
            if value.ndim == 4:
                value = value.transpose(3, 2, 0, 1)  # HWIO to OIHW.
            tensors.append(numpy_helper.from_array(
                np.ascontiguousarray(value), f"{layer.name}.{kind}"))
    return tensors


def build_onnx(network):
    """The checked ONNX model of train.py's network, for any batch size."""
    nodes = []

    def node(operator, *inputs, **attributes):
        # One value per operator, named after it and its position.
        name = f"{operator.lower()}_{len(nodes)}"
        nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def conv(value, layer, bias=True, **attributes):
        tensors = [f"{layer}.weight"] + [f"{layer}.bias"] * bias
        return node("Conv", value, *tensors, **attributes)

    x = node("Relu", conv("image", "stem", pads=SAME_STRIDE_1))
    skip = node("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2],
                pads=SAME_STRIDE_2_EVEN_SIZE)
    x = conv(skip, "expand", bias=False)
    x = conv(x, "project", pads=SAME_STRIDE_1)
    x = node("Relu", node("Add", x, skip))
    x = node("AveragePool", x, kernel_shape=[2, 2], strides=[2, 2])
    x = node("Relu", conv(x, "head", pads=SAME_STRIDE_1))
    x = node("Flatten", node("GlobalAveragePool", x))
    nodes.append(helper.make_node(
        "Gemm", [x, "logits.weight", "logits.bias"], ["scores"]))

    def batched(name, shape):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT,
                                             ["batch", *shape])

    graph = helper.make_graph(nodes, "digits", [batched("image", [1, 8, 8])],
                              [batched("scores", [10])],
                              initializers(network))
    model = helper.make_model(
        graph, producer_name="pool-to-conv",
        opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    checker.check_model(model, full_check=True)
    return model
