#!/usr/bin/env python3
#===- train.py - Trains and exports the digits networks --------------------===#
#
# Part of pool-to-conv, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
#===------------------------------------------------------------------------===#
"""Trains the digits network and writes every file of this folder.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python train.py [--output-dir DIR]

One set of trained weights leaves by two roads:

    Keras -> ONNX   -> torch-mlir                  -> digits_f32.mlir  (linalg)
    Keras -> TFLite -> tosa-converter-for-tflite   -> digits_int8.mlir (tosa)

Both networks are then run over the held-out images by the reference that
belongs to their format, and the script fails where they miss the accuracy
that the README promises.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter, OpResolverType
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from onnx_graph import build_onnx

SEED = 20
TEST_IMAGES = 500
EPOCHS = 120
BATCH = 32
MAX_WEIGHTS = 8000
MIN_ACCURACY = 0.97


def load_split():
    """Returns (train x, test x, train y, test y); x is NHWC f32 in [0, 1]."""
    digits = load_digits()
    # A pixel counts the set dots of a 4x4 block, so 16 is full ink.
    images = (digits.images / 16.0).astype(np.float32)[..., np.newaxis]
    labels = digits.target.astype(np.int32)
    return train_test_split(images, labels, test_size=TEST_IMAGES,
                            random_state=SEED, stratify=labels)


def build_network():
    """The Keras network; the layer names are those onnx_graph.py reads."""
    layers = keras.layers
    image = keras.Input((8, 8, 1), name="image")
    x = layers.Conv2D(16, 3, padding="same", activation="relu",
                      name="stem")(image)
    skip = layers.MaxPooling2D(3, 2, padding="same", name="max_pool")(x)
    # Nothing stands between these two, and a 1x1 convolution without bias
    # keeps the padding of the next one at zero: their product is one 3x3.
    x = layers.Conv2D(24, 1, use_bias=False, name="expand")(skip)
    x = layers.Conv2D(16, 3, padding="same", name="project")(x)
    x = layers.ReLU(name="relu_add")(layers.Add(name="add")([x, skip]))
    x = layers.AveragePooling2D(2, name="average_pool")(x)
    x = layers.Conv2D(20, 3, padding="same", activation="relu",
                      name="head")(x)
    x = layers.GlobalAveragePooling2D(name="global_average")(x)
    return keras.Model(image, layers.Dense(10, name="logits")(x))


def shifted(images, rng):
    """The images, each moved by at most one pixel along each axis."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1), (0, 0)))
    moved = np.empty_like(images)
    for i, (row, column) in enumerate(rng.integers(0, 3, (len(images), 2))):
        moved[i] = padded[i, row:row + 8, column:column + 8]
    return moved


def train(x, y):
    """Trains a fresh network on x, y and returns it."""
    network = build_network()
    steps = EPOCHS * -(-len(x) // BATCH)
    network.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(
            4e-3, steps)),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    rng = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        network.fit(shifted(x, rng), y, batch_size=BATCH, verbose=0)
    return network


def quantize(network, calibration):
    """Full-integer TFLite bytes: int8 weights, activations, input, output."""
    converter = tf.lite.TFLiteConverter.from_keras_model(network)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = (
        lambda: ([image[np.newaxis]] for image in calibration))
    converter.target_spec.supported_ops = [
        tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = tf.int8
    converter.inference_output_type = tf.int8
    return converter.convert()


def run_tflite(model, images):
    """Quantises f32 NHWC images and runs them; returns (int8 images, logits).

    Only the reference kernels: LiteRT's optimised ones round differently.
    """
    interpreter = Interpreter(
        model_content=model,
        experimental_op_resolver_type=OpResolverType.BUILTIN_REF)
    source = interpreter.get_input_details()[0]
    target = interpreter.get_output_details()[0]
    scale, zero_point = source["quantization"]
    quantized = np.clip(np.round(images / scale) + zero_point, -128,
                        127).astype(np.int8)
    interpreter.resize_tensor_input(source["index"], quantized.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(source["index"], quantized)
    interpreter.invoke()
    return quantized, interpreter.get_tensor(target["index"])


def tool(name, *arguments):
    """Runs an importer that pip put beside this interpreter."""
    subprocess.run([Path(sysconfig.get_path("scripts")) / name, *arguments],
                   check=True)


def import_onnx(source, target):
    """ONNX -> torch -> linalg on tensors."""
    with tempfile.TemporaryDirectory() as scratch:
        torch_file = Path(scratch) / "torch.mlir"
        tool("torch-mlir-import-onnx", f"--temp-dir={scratch}", source,
             "-o", torch_file)
        tool("torch-mlir-opt", "--pass-pipeline=builtin.module("
             "torch-onnx-to-torch-backend-pipeline{backend-legal-ops=},"
             "torch-backend-to-linalg-on-tensors-backend-pipeline)",
             torch_file, "-o", target)


def accuracy(logits, labels):
    return float(np.mean(logits.argmax(axis=1) == labels))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output-dir", type=Path, default=Path(__file__).parent)
    out = parser.parse_args().output_dir
    out.mkdir(parents=True, exist_ok=True)

    keras.utils.set_random_seed(SEED)
    tf.config.experimental.enable_op_determinism()
    x_train, x_test, y_train, y_test = load_split()
    network = train(x_train, y_train)
    weights = network.count_params()

    # NHWC with one channel and NCHW with one channel: the same bytes.
    x_nchw = np.ascontiguousarray(x_test.transpose(0, 3, 1, 2))
    onnx_file = out / "digits_f32.onnx"
    onnx.save(build_onnx(network), onnx_file)
    import_onnx(onnx_file, out / "digits_f32.mlir")
    f32 = onnxruntime.InferenceSession(
        onnx_file, providers=["CPUExecutionProvider"]).run(
            None, {"image": x_nchw})[0]

    tflite_file = out / "digits_int8.tflite"
    tflite_file.write_bytes(quantize(network, x_train))
    tool("tosa-converter-for-tflite", "--text", tflite_file, "-o",
         out / "digits_int8.mlir")
    x_int8, int8 = run_tflite(tflite_file.read_bytes(), x_test)

    np.save(out / "test_images_f32.npy", x_nchw)
    np.save(out / "test_images_int8.npy", x_int8)
    np.save(out / "test_labels.npy", y_test)

    difference = np.abs(f32 - network.predict(x_test, verbose=0)).max()
    print(f"weights                {weights}")
    print(f"ONNX against Keras     {difference:.2g} (largest difference)")
    print(f"accuracy train, Keras  "
          f"{accuracy(network.predict(x_train, verbose=0), y_train):.4f}")
    print(f"accuracy f32           {accuracy(f32, y_test):.4f}")
    print(f"accuracy int8          {accuracy(int8, y_test):.4f}")
    if weights > MAX_WEIGHTS or difference > 1e-4 or min(
            accuracy(f32, y_test), accuracy(int8, y_test)) < MIN_ACCURACY:
        sys.exit("train.py: the networks miss what the README promises")


if __name__ == "__main__":
    main()
