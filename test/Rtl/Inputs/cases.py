# ===- cases.py - Modules and parameters under test ----------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Designs of one or few ops: each module, with parameters that differ in kind."""

import random

import numpy as np

from design import Design
from streams import range_of

CASES = []


def case(function):
    CASES.append(function)
    return function


def designs(pattern=None):
    made = []
    for function in CASES:
        design = Design(function.__name__)
        function(design)
        if pattern is None or pattern.search(design.name):
            made.append(design)
    return made


@case
def fifo_5(d):
    d.store(d.fifo(d.load((1, 4, 4, 8), "i8", 2), 5))


@case
def fifo_1(d):
    d.store(d.fifo(d.load((1, 3, 8), "ui5", 1), 1, "lutram"))


@case
def fifo_16(d):
    d.store(d.fifo(d.load((7, 13), "i13", 1), 16, "bram"))


@case
def fork_3(d):
    for copy in d.fork(d.load((1, 3, 5, 4), "i8", 2), 3):
        d.store(d.fifo(copy, 2))


@case
def fork_join(d):
    a, b = d.fork(d.load((1, 3, 5, 4), "i8", 2))
    d.store(d.fifo(a, 3))
    d.store(b)


@case
def cast_up(d):
    d.store(d.cast(d.load((1, 4, 4, 8), "i8", 2), 8))


@case
def cast_down(d):
    d.store(d.cast(d.load((1, 4, 4, 8), "i7", 8), 2))


@case
def cast_lcm(d):
    d.store(d.cast(d.load((1, 4, 4, 12), "ui9", 4), 6))


@case
def cast_pixels(d):
    d.store(d.cast(d.load((1, 4, 4, 3), "i8", 1), 12))


def weights_of(d, shape, element):
    """Random numbers of the whole range, the extreme ones among them."""
    generator = random.Random(d.name)
    low, high = range_of(element)
    numbers = [generator.randint(low, high) for _ in range(int(np.prod(shape)))]
    numbers[: 2] = [low, high][: len(numbers)]
    return np.array(numbers).reshape(shape)


def convolution(d, shape, out, kernel, pe, simd, lanes, **window):
    """A line buffer and a full convolution of 8 bits."""
    channels = shape[-1]
    taps = max(1, simd // channels)
    x = d.load(shape, "i8", min(simd, channels))
    x = d.window(x, kernel, taps=taps, **window)
    w = weights_of(d, (out, *kernel, channels), "i8")
    d.store(d.mac(x, w, "i8", pe, simd, 24, lanes=lanes))


@case
def conv_same(d):
    convolution(d, (1, 5, 7, 4), 4, (3, 3), 4, 4, 1, pad=(1, 1, 1, 1), value=-128)


@case
def conv_repeat(d):
    convolution(d, (1, 5, 4, 4), 6, (3, 3), 2, 2, 2, pad=(1, 1, 1, 1), value=5, repeat=3)


@case
def conv_stride(d):
    convolution(d, (1, 8, 9, 2), 2, (3, 3), 2, 2, 1, stride=(2, 2), pad=(0, 0, 1, 1), value=7)


@case
def conv_wide_stride(d):
    convolution(d, (1, 9, 10, 2), 3, (2, 1), 3, 1, 3, stride=(3, 4), pad=(0, 0, 1, 0), value=-3)


@case
def conv_1x1_stride(d):
    convolution(d, (1, 6, 6, 4), 4, (1, 1), 2, 4, 1, stride=(2, 2), repeat=2)


@case
def conv_dilated(d):
    convolution(d, (1, 9, 8, 2), 2, (3, 2), 2, 2, 2, dilation=(2, 3), pad=(2, 1, 2, 2), value=1)


@case
def conv_edge(d):
    convolution(d, (1, 4, 5, 3), 2, (3, 5), 2, 3, 1, pad=(2, 3, 1, 4), value="edge")


@case
def conv_edge_taps(d):
    convolution(d, (1, 6, 5, 2), 2, (4, 3), 2, 12, 2, stride=(3, 2), pad=(1, 2, 3, 1), value="edge")


@case
def conv_all_taps(d):
    convolution(d, (1, 8, 8, 1), 16, (3, 3), 2, 9, 2, pad=(1, 1, 1, 1), value=-128, repeat=8, memory="lutram")


@case
def conv_some_taps(d):
    convolution(d, (1, 5, 6, 2), 3, (2, 6), 3, 8, 3, pad=(1, 3, 0, 4), value=9)


@case
def conv_border(d):
    convolution(d, (1, 2, 2, 1), 2, (2, 2), 2, 1, 1, pad=(3, 2, 4, 3), value=3)


@case
def conv_batch(d):
    convolution(d, (2, 4, 4, 2), 2, (3, 3), 2, 2, 1)
