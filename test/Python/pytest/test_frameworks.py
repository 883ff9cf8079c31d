# ===- test_frameworks.py - Models of Keras and torch ----------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""What the frameworks compute, the module computes too, before and after.

Skipped without them; docs/Python.md says how to run this with them.
"""

import numpy as np
import pool_to_conv as ptc
import pytest
from pool_to_conv import importers

RANDOM = np.random.default_rng(7)


@pytest.fixture(scope="module")
def keras():
    for package in ("tensorflow", "keras"):
        pytest.importorskip(package, exc_type=ImportError)
    need("tosa-converter-for-tflite", "tflite")
    import keras

    if keras.backend.backend() != "tensorflow":
        pytest.skip("KERAS_BACKEND is not tensorflow")
    keras.utils.set_random_seed(7)
    return keras


@pytest.fixture(scope="module")
def torch():
    pytest.importorskip("torch", exc_type=ImportError)
    pytest.importorskip("torch_mlir.fx", exc_type=ImportError)
    import torch

    torch.manual_seed(7)
    return torch


def need(tool, extra):
    try:
        importers._tool(tool, extra)
    except ptc.MissingExtra as error:
        pytest.skip(str(error))


def agree(module, inputs, expected, pools, digits=6, kept=0):
    """Before and after are what the framework computes, up to rounding."""
    after = module.eliminate_pooling()
    assert sum(op.is_pooling for op in module.ops) == pools
    assert sum(op.is_pooling for op in after.ops) == kept == after.tally.kept
    assert ptc.check(module, after, trials=2)
    for each in (module, after):
        results = each.run(*inputs)
        results = results if isinstance(results, tuple) else (results,)
        assert len(results) == len(expected)
        for result, wanted in zip(results, expected):
            assert result.shape == wanted.shape and result.dtype == wanted.dtype
            largest = max(1.0, np.abs(wanted.astype(float)).max())
            error = np.abs(result.astype(float) - wanted.astype(float)).max()
            assert error <= largest * 10.0**-digits
    return after


def network(keras, *layers, batch=None):
    """A convolution, and what follows it."""
    inputs = keras.Input((17, 17, 3), batch_size=batch)
    x = keras.layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
    for layer in layers:
        x = layer(x)
    return keras.Model(inputs, x)


def small_cnn(keras, batch=None):
    of = keras.layers
    return network(
        keras,
        of.AveragePooling2D(2),
        of.Conv2D(8, 3, padding="same", activation="relu"),
        of.MaxPooling2D(3, 2, padding="same"),
        of.AveragePooling2D(3, 1, padding="same"),
        of.GlobalAveragePooling2D(),
        of.Dense(5),
        batch=batch,
    )


def images(count):
    return RANDOM.normal(size=(count, 17, 17, 3)).astype(np.float32)


@pytest.mark.parametrize("batch", [None, 1, 3])
def test_keras(keras, batch, capfd):
    model = small_cnn(keras, batch)
    capfd.readouterr()
    module = ptc.load(model)
    # Keras does not tell what it exports.
    assert capfd.readouterr().out == ""
    assert module.name == model.name
    for count in [batch] if batch else [1, 4]:
        inputs = images(count)
        agree(module, [inputs], [np.asarray(model(inputs))], pools=4)
    assert module.eliminate_pooling().remarks[0].location.file == model.name


def keras_pools(of):
    yield "GlobalAveragePooling2D", of.GlobalAveragePooling2D(keepdims=True)
    yield "GlobalMaxPooling2D", of.GlobalMaxPooling2D()
    for kind in ("AveragePooling2D", "MaxPooling2D"):
        for window in ((2, None, "valid"), (3, 2, "same"), ((3, 2), (1, 2), "same")):
            size, strides, padding = window
            yield kind, getattr(of, kind)(size, strides, padding=padding)


def test_keras_layers(keras):
    for name, layer in keras_pools(keras.layers):
        model = network(keras, layer)
        inputs = images(2)
        agree(ptc.load(model), [inputs], [np.asarray(model(inputs))], pools=1)


def test_keras_keeps_the_order(keras):
    of = keras.layers
    a, b, c = (keras.Input((8, 8, 3), name=name) for name in "zby")
    results = [of.MaxPooling2D(2)(a), of.AveragePooling2D(2)(b), of.Add()([c, a])]
    inputs = [RANDOM.normal(size=(2, 8, 8, 3)).astype(np.float32) for _ in range(3)]
    for order in ([0, 1, 2], [2, 1, 0], [1, 2, 0]):
        model = keras.Model([a, b, c], [results[place] for place in order])
        expected = [np.asarray(each) for each in model(inputs)]
        agree(ptc.load(model), inputs, expected, pools=2)
    # Those of a dictionary are in the order of their names.
    model = keras.Model([a, b, c], {"q": results[0], "p10": results[1], "p9": results[2]})
    made = {name: np.asarray(each) for name, each in model(inputs).items()}
    expected = [made[name] for name in ("p9", "p10", "q")]
    agree(ptc.load(model), inputs, expected, pools=2)


@pytest.mark.parametrize("kind", ["int8", "int16"])
def test_quantised_keras(keras, kind):
    """Integers are those of LiteRT's reference kernels, up to the last bit."""
    import tensorflow as tf

    model = small_cnn(keras)
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: ([images(1)] for _ in range(8))
    sets = tf.lite.OpsSet
    converter.target_spec.supported_ops = [
        sets.TFLITE_BUILTINS_INT8
        if kind == "int8"
        else sets.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8
    ]
    converter.inference_input_type = converter.inference_output_type = tf.as_dtype(kind)
    network = converter.convert()
    interpreter = tf.lite.Interpreter(
        model_content=network,
        experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_REF,
    )
    module = ptc.load(network, name="quantised")
    assert module.name == "quantised"
    after = module.eliminate_pooling()
    assert after.tally == ptc.Tally(bit_exact=4)
    limits = np.iinfo(kind)
    for count in (1, 3):
        inputs = RANDOM.integers(limits.min, limits.max, (count, 17, 17, 3)).astype(kind)
        (given,) = interpreter.get_input_details()
        (taken,) = interpreter.get_output_details()
        interpreter.resize_tensor_input(given["index"], inputs.shape)
        interpreter.allocate_tensors()
        interpreter.set_tensor(given["index"], inputs)
        interpreter.invoke()
        expected = interpreter.get_tensor(taken["index"]).astype(int)
        result = module.run(inputs)
        assert result.dtype == kind and np.ptp(expected) > 10
        assert np.abs(result.astype(int) - expected).max() <= 1
        np.testing.assert_array_equal(after.run(inputs), result)


def test_keras_says_why_not(keras):
    volume = keras.Input((4, 8, 8, 3))
    model = keras.Model(volume, keras.layers.AveragePooling3D(2)(volume), name="deep")
    with pytest.raises(ptc.ImportFailure, match="deep: TFLiteConverter: .*AvgPool3D"):
        ptc.load(model)
    model = keras.Sequential([keras.layers.AveragePooling2D(2)], name="shapeless")
    with pytest.raises(ptc.ImportFailure, match="shapeless: .*input shapes"):
        ptc.load(model)
    with pytest.raises(ptc.ImportFailure, match="not AveragePooling2D"):
        ptc.load(keras.layers.AveragePooling2D(2))


def torch_pools(nn):
    yield nn.AvgPool2d(2)
    yield nn.AvgPool2d(3, 2, padding=1)
    yield nn.AvgPool2d(3, 2, padding=1, count_include_pad=False)
    yield nn.AvgPool2d(3, 2, divisor_override=7)
    yield nn.AvgPool2d(2, ceil_mode=True)
    yield nn.AvgPool2d(3, 2, padding=1, ceil_mode=True, count_include_pad=False)
    yield nn.AdaptiveAvgPool2d(1)
    yield nn.AdaptiveAvgPool2d((17, 1))
    yield nn.MaxPool2d(3, 2, padding=1)
    yield nn.MaxPool2d(3, 2, padding=1, dilation=2)
    yield nn.MaxPool2d(2, ceil_mode=True)
    yield nn.MaxPool2d(3, 2, padding=1, ceil_mode=True)
    yield nn.MaxPool2d(2, return_indices=True)
    yield nn.AdaptiveMaxPool2d(1)


def tensors(torch, count, dtype=None):
    return torch.randn(count, 3, 17, 17).to(dtype or torch.float32)


def expected_of(torch, model, inputs):
    with torch.no_grad():
        made = model(inputs)
    return [each.numpy() for each in (made if isinstance(made, tuple) else (made,))]


@pytest.mark.parametrize("count", [1, 3])
def test_torch(torch, count):
    nn = torch.nn
    for layer in torch_pools(nn):
        model = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), layer)
        inputs = tensors(torch, count)
        module = ptc.load(model, example_inputs=(inputs,))
        expected = expected_of(torch, model, inputs)
        agree(module, [inputs.numpy()], expected, pools=1)


def small_module(torch):
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1),
        nn.BatchNorm2d(8),
        nn.ReLU(),
        nn.MaxPool2d(3, 2, padding=1, ceil_mode=True),
        nn.Dropout(0.5),
        nn.Conv2d(8, 8, 3),
        nn.AvgPool2d(2),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(8, 5),
    )


def test_torch_is_traced_as_in_evaluation(torch):
    model = small_module(torch)
    model[4].eval()
    modes = [each.training for each in model.modules()]
    inputs = tensors(torch, 2)
    # One tensor need not be in a tuple.
    module = ptc.load(model, example_inputs=inputs)
    assert [each.training for each in model.modules()] == modes and True in modes
    expected = expected_of(torch, model.eval(), inputs)
    agree(module, [inputs.numpy()], expected, pools=3)


@pytest.mark.parametrize("kind, digits", [("float64", 14), ("float16", 2)])
def test_torch_types(torch, kind, digits):
    dtype = getattr(torch, kind)
    model = torch.nn.Sequential(torch.nn.Conv2d(3, 8, 3), torch.nn.AvgPool2d(2)).to(dtype)
    inputs = tensors(torch, 2, dtype)
    module = ptc.load(model, example_inputs=(inputs,))
    expected = expected_of(torch, model, inputs)
    agree(module, [inputs.numpy()], expected, pools=1, digits=digits)


def test_exported_torch(torch):
    """The batch of what is exported may stay unknown."""
    model = small_module(torch).eval()
    shapes = ({0: torch.export.Dim("batch")},)
    exported = torch.export.export(model, (tensors(torch, 2),), dynamic_shapes=shapes)
    module = ptc.load(exported, name="net")
    assert module.name == "net"
    assert module.functions["main"].arguments[0].shape == (None, 3, 17, 17)
    for count in (2, 5):
        inputs = tensors(torch, count)
        expected = expected_of(torch, model, inputs)
        agree(module, [inputs.numpy()], expected, pools=3)


def test_torch_tensors_are_arrays(torch):
    model = torch.nn.AvgPool2d(2)
    inputs = tensors(torch, 1)
    module = ptc.load(model, example_inputs=(inputs,))
    np.testing.assert_array_equal(module.run(inputs), module.run(inputs.numpy()))
    with pytest.raises(ptc.ArgumentError, match="argument 0 of @main: .*grad"):
        module.run(inputs.requires_grad_())


def test_torch_says_why_not(torch):
    class Eigen(torch.nn.Module):
        def forward(self, x):
            return torch.linalg.eigvals(x)

    with pytest.raises(ptc.ImportFailure, match="^Eigen: Lowering") as caught:
        ptc.load(Eigen(), example_inputs=(torch.randn(1, 3, 3),))
    assert "developers" not in str(caught.value)
    model = torch.nn.Conv2d(3, 4, 3)
    with pytest.raises(ptc.ImportFailure, match="Conv2d: .*3 channels"):
        ptc.load(model, example_inputs=(torch.randn(1, 2, 8, 8),))
    with pytest.raises(ptc.ImportFailure, match="for torch modules"):
        ptc.load(torch.export.export(model, (torch.randn(1, 3, 8, 8),)), example_inputs=())
