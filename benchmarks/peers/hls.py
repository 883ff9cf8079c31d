#!/usr/bin/env python3
# ===- hls.py - Averages of bytes in hls4ml ---------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""How many averages of random bytes hls4ml's C simulation gives as TOSA defines them.

    hls.py      in a Python environment with requirements.txt; needs g++

For each pool, the share of results that are not the exact average rounded half away
from zero, and the largest difference: with one type for the whole model (8-bit
integers), with types that hls4ml infers from it ("auto"), and with an accumulator of 40
bits and rounding that are given by hand.
"""

import contextlib
import io
import os
import sys
import tempfile

import numpy as np

with contextlib.redirect_stdout(io.StringIO()):
    import hls4ml
    from hls4ml.model.graph import ModelGraph

CHANNELS, IMAGES = 3, 200
BYTE = "ap_fixed<8,8>"
# One type for the whole model; types that hls4ml infers; types given by hand.
ONE, AUTO = {}, {"accum": "auto", "result": "auto"}
BY_HAND = {"accum": "ap_fixed<40,20>", "result": "ap_fixed<8,8,AP_RND_INF>"}


def layersOf(size, window):
    common = {
        "name": "pool",
        "inputs": ["x"],
        "data_format": "channels_last",
        "in_height": size,
        "in_width": size,
        "n_filt": CHANNELS,
    }
    if size == window:
        pool = dict(common, class_name="GlobalAveragePooling2D")
    else:
        pool = dict(
            common,
            class_name="AveragePooling2D",
            pool_height=window,
            pool_width=window,
            stride_height=window,
            stride_width=window,
            out_height=size // window,
            out_width=size // window,
            pad_top=0,
            pad_bottom=0,
            pad_left=0,
            pad_right=0,
            count_pad=False,
            padding="valid",
        )
    shape = [size, size, CHANNELS]
    data = {"class_name": "InputLayer", "name": "x", "input_shape": shape}
    return [dict(data, data_format="channels_last"), pool]


def simulate(layers, images, folder, precision):
    """The C simulation, which hls4ml compiles by g++."""
    options = {"Model": {"Precision": {"default": BYTE}, "ReuseFactor": 1, "Strategy": "latency"}}
    if precision:
        options["LayerName"] = {"pool": {"Precision": precision}}
    config = {
        "OutputDir": folder,
        "ProjectName": "pool",
        "Backend": "Vitis",
        "IOType": "io_parallel",
        "HLSConfig": options,
    }
    model = ModelGraph.from_layer_list(config, layers, ["x"], None)
    model.compile()
    return np.asarray(model.predict(images))


def main():
    random = np.random.default_rng(1)
    print("hls4ml %-22s %-25s %-25s %s" % (hls4ml.__version__, "one type", "auto", "by hand"))
    for size, window in (8, 2), (9, 3), (8, 8):
        images = random.integers(-128, 128, (IMAGES, size, size, CHANNELS))
        count = size // window
        parts = images.reshape(IMAGES, count, window, count, window, CHANNELS)
        average = parts.sum(axis=(2, 4)) / window**2
        exact = np.sign(average) * np.floor(np.abs(average) + 0.5)
        cells = []
        for precision in ONE, AUTO, BY_HAND:
            with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(
                io.StringIO()
            ):
                found = simulate(
                    layersOf(size, window),
                    np.ascontiguousarray(images, dtype=np.float32),
                    os.path.join(folder, "project"),
                    precision,
                )
            off = np.abs(found.reshape(exact.shape) - exact)
            cells.append("%4.1f %% wrong, by up to %d" % (100 * np.mean(off > 0), off.max()))
        name = "global %dx%d" % (size, size) if size == window else "%dx%d" % (window, window)
        print("average %-21s %-25s %-25s %s" % (name, *cells))


if __name__ == "__main__":
    sys.exit(main())
