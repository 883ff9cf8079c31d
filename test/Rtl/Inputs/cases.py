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
def fifo_2(d):
    d.store(d.fifo(d.load((1, 4, 4, 8), "i8", 2), 2))


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


# Multiply-accumulate units without a line buffer.


@case
def mac_replays(d):
    x = d.load((1, 3, 2, 16), "i8", 4)
    d.store(d.mac(x, weights_of(d, (12, 1, 1, 16), "i8"), "i8", 3, 4, 19))


@case
def mac_dense(d):
    x = d.load((1, 20), "ui8", 5)
    d.store(d.mac(x, weights_of(d, (10, 1, 1, 20), "i8"), "i8", 5, 5, 21, lanes=5, form="lut"))


@case
def mac_one_step(d):
    x = d.load((1, 5, 5, 4), "i5", 4)
    d.store(d.mac(x, weights_of(d, (6, 1, 1, 4), "ui3"), "ui3", 6, 4, 11, lanes=6, form="lut"))


@case
def mac_wraps(d):
    x = d.load((1, 3, 3, 6), "i8", 3)
    d.store(d.mac(x, weights_of(d, (2, 1, 1, 6), "i8"), "i8", 1, 3, 13, form="dsp"))


# Factors that are more than a multiplier block takes.
@case
def mac_wide(d):
    x = d.load((1, 3, 3, 4), "i19", 2)
    d.store(d.mac(x, weights_of(d, (2, 1, 1, 4), "ui17"), "ui17", 1, 2, 38, form="dsp"))


@case
def mac_powers(d):
    x = d.load((1, 3, 3, 2), "i8", 2)
    w = np.array([[1, -2], [4, 0], [-8, 64]]).reshape(3, 1, 1, 2)
    d.store(d.mac(x, w, "i8", 3, 2, 17, lanes=3, weight_class="po2"))

@case
def mac_constants(d):
    # Weights of no digit, of one and of several, of both signs; two rows have a 0.
    x = d.load((1, 3, 2, 4), "i8", 4)
    w = np.array([[0, 1, -1, 64], [-128, 127, 3, -3], [0, 0, 85, -86]]).reshape(3, 1, 1, 4)
    d.store(d.mac(x, w, "i8", 3, 4, 18, lanes=3, weight_class="const"))


@case
def mac_constants_unsigned(d):
    x = d.load((1, 3, 2, 3), "ui8", 3)
    w = np.array([[255, 1, 0], [128, 171, 7]]).reshape(2, 1, 1, 3)
    d.store(d.mac(x, w, "ui8", 2, 3, 19, lanes=2, weight_class="const"))


@case
def depthwise_constants(d):
    x = d.window(d.load((1, 4, 4, 2), "i8", 2), (2, 2), taps=4, order="taps")
    w = np.array([[1, -2, 3, -4], [5, 0, -7, 9]]).reshape(2, 2, 2, 1)
    d.store(d.mac(x, w, "i8", 2, 4, 14, lanes=2, groups=2, weight_class="const"))



@case
def mac_ones(d):
    x = d.window(d.load((1, 4, 6, 2), "ui8", 1), (2, 2), stride=(2, 2), taps=4, order="taps")
    d.store(d.mac(x, np.ones((2, 2, 2, 1), int), "ui1", 1, 4, 11, groups=2, weight_class="ones"))


@case
def depthwise(d):
    x = d.window(d.load((1, 5, 5, 6), "i8", 2), (3, 3), pad=(1, 1, 1, 1), value=-128, order="taps")
    d.store(d.mac(x, weights_of(d, (6, 3, 3, 1), "i8"), "i8", 2, 1, 20, lanes=1, groups=6))


@case
def depthwise_taps(d):
    x = d.window(d.load((1, 6, 6, 4), "i8", 4), (3, 3), stride=(2, 2), taps=3, order="taps")
    d.store(d.mac(x, weights_of(d, (4, 3, 3, 1), "i8"), "i8", 4, 3, 20, lanes=2, groups=4))


@case
def depthwise_many(d):
    x = d.window(d.load((1, 4, 4, 3), "i8", 1), (2, 2), taps=2, order="taps")
    d.store(d.mac(x, weights_of(d, (12, 2, 2, 1), "i8"), "i8", 2, 2, 20, lanes=2, groups=3))


@case
def depthwise_wide(d):
    x = d.window(d.load((1, 3, 3, 4), "i8", 2), (2, 2), taps=4, order="taps")
    d.store(d.mac(x, weights_of(d, (8, 2, 2, 1), "i8"), "i8", 4, 4, 20, lanes=4, groups=4))


# Scales.

CHANNELS = [1629111571, 1890019718, 1164959733, 1141925526, 0, 1603469402]
SHIFTS = [41, 39, 40, 38, 42, 40]
BIASES = [-6933, 31445, -4839, 12112, 598, -252]


@case
def requant_tosa(d):
    x = d.load((1, 3, 4, 6), "i18", 2)
    d.store(d.requant(x, "i8", BIASES, CHANNELS, SHIFTS, -128, "tosa"))


@case
def requant_tosa_short(d):
    x = d.load((1, 3, 4, 6), "i18", 1)
    d.store(d.requant(x, "i16", [100], CHANNELS, [33, 29, 31, 32, 30, 34], 7, "tosa"))


@case
def requant_tensor(d):
    x = d.load((1, 4, 4, 4), "ui10", 4)
    d.store(d.requant(x, "i8", [0], [1749398506], [32], -128, "tosa", form="dsp"))


@case
def requant_wide(d):
    x = d.load((1, 3, 4, 4), "i30", 2)
    d.store(d.requant(x, "i32", [0], [2147483647, 2063731711, 1342046207, 1073872895], [31, 33, 32, 31], 3, "tosa"))


@case
def requant_floor(d):
    x = d.load((1, 4, 4, 3), "i12", 3)
    d.store(d.requant(x, "i8", [5, -7, 2000], [513], [11], 3, "floor", form="lut"))


@case
def requant_half_up(d):
    x = d.load((1, 4, 4, 3), "i10", 1)
    d.store(d.requant(x, "i8", [0], [513, 77, 1023], [11, 0, 9], 0, "half_up", "wrap"))


@case
def requant_constant(d):
    x = d.load((1, 4, 4, 4), "i12", 2)
    d.store(d.requant(x, "i9", [-3], [28087], [15], 1, "half_up", form="lut"))


@case
def requant_constant_tosa(d):
    x = d.load((1, 4, 4, 4), "i10", 1)
    d.store(d.requant(x, "i8", [17], [1749398506], [33], -4, "tosa", form="lut"))


@case
def requant_half_away(d):
    x = d.load((1, 4, 8, 3), "i10", 1)
    d.store(d.requant(x, "i8", [0], [3, 5, 96], [3, 0, 7], 1, "half_away", "sat_sym"))


@case
def requant_half_even(d):
    x = d.load((1, 4, 8, 3), "i10", 1)
    d.store(d.requant(x, "i9", [1], [3, 5, 96], [3, 0, 7], 1, "half_even", bounds=(-100, 200)))


@case
def requant_bands(d):
    x = d.load((1, 5, 6, 4), "i12", 2)
    bands = ([1, 3, 1], [2, 3, 1], [0, 1, 0, 1, 2, 1, 0, 1, 0])
    d.store(d.requant(x, "i8", [1, 2, 3, -4], [1024 * 3, 683, 455], [12, 11, 12], 0, "half_up", bands=bands))


@case
def requant_pixels(d):
    x = d.load((1, 2, 6, 3), "i18", 9)
    d.store(d.requant(x, "i8", BIASES[:3], CHANNELS[:3], SHIFTS[:3], 0, "half_up"))


@case
def shift_bias(d):
    x = d.load((1, 3, 4, 6), "i19", 1)
    d.store(d.requant(x, "i18", BIASES))


@case
def shift_unsigned(d):
    x = d.load((1, 3, 4, 4), "i8", 2)
    d.store(d.requant(x, "ui8", [128], rounding="half_up"))


@case
def shift_even(d):
    x = d.load((1, 3, 8, 4), "i12", 2)
    d.store(d.requant(x, "i8", [3], [4, 1, 0, 16], [6, 3, 2, 0], -1, "half_even"))


@case
def shift_away(d):
    x = d.load((1, 3, 8, 4), "i16", 2)
    d.store(d.requant(x, "i8", [0], [1], [7], 0, "half_away"))


@case
def shift_tosa(d):
    x = d.load((1, 3, 8, 4), "i40", 2)
    d.store(d.requant(x, "i8", [0], [2], [34], 0, "tosa"))


@case
def shift_bands(d):
    x = d.load((1, 3, 4, 2), "i10", 1)
    d.store(d.requant(x, "i8", [0], [1, 2], [0, 3], bands=([2, 1], [4], [1, 0])))


# Reductions.


@case
def reduce_window(d):
    x = d.window(d.load((1, 6, 6, 8), "i8", 4), (3, 3), stride=(2, 2), pad=(0, 0, 1, 1), value=-128)
    d.store(d.reduce(x, "max"))


@case
def reduce_window_taps(d):
    x = d.window(d.load((1, 5, 5, 4), "ui8", 2), (2, 4), taps=2, order="taps")
    d.store(d.reduce(x, "min"))


@case
def reduce_window_whole(d):
    x = d.window(d.load((1, 5, 5, 2), "i8", 2), (3, 3), taps=9)
    d.store(d.reduce(x, "sum", "i11"))


@case
def reduce_rows(d):
    d.store(d.reduce(d.load((1, 4, 6, 4), "i8", 1), "sum", "i10", kernel=(2, 2), stride=(2, 2)))


@case
def reduce_rows_gaps(d):
    x = d.load((1, 8, 9, 2), "ui8", 2)
    d.store(d.reduce(x, "max", kernel=(2, 3), stride=(3, 4), pad=(1, 2, 0, 0)))


@case
def reduce_rows_ragged(d):
    x = d.load((1, 7, 5, 3), "i8", 3)
    d.store(d.reduce(x, "min", kernel=(3, 3), stride=(3, 3), pad=(1, 1, 1, 0)))


@case
def reduce_rows_one(d):
    d.store(d.reduce(d.load((1, 4, 4, 1), "i8"), "sum", "i6", kernel=(1, 4), stride=(1, 4)))


@case
def reduce_rows_pairs(d):
    d.store(d.reduce(d.load((1, 4, 8, 1), "i8"), "sum", "i10", kernel=(2, 2), stride=(2, 2)))


@case
def reduce_global(d):
    d.store(d.reduce(d.load((1, 4, 3, 6), "i8", 2), "sum", "i14", dims=(1, 2)))


@case
def reduce_height(d):
    d.store(d.reduce(d.load((1, 4, 3, 4), "ui8", 2), "sum", "ui10", dims=(1,)))


@case
def reduce_width(d):
    d.store(d.reduce(d.load((1, 4, 3, 4), "i8", 1), "max", dims=(2,)))


@case
def reduce_apart(d):
    x = d.load((1, 3, 4, 6), "i8", 3)
    d.store(d.reduce(x, "sum", "i13", lanes=1, dims=(1, 3)))


@case
def reduce_batch(d):
    d.store(d.reduce(d.load((2, 3, 4, 1), "i8"), "min", dims=(1, 2)))


# Element by element.


def pair(d, left, right, lanes=2, shape=(1, 4, 5, 4)):
    return [d.load(shape, left, lanes), d.load(shape, right, lanes)]


@case
def add_sat(d):
    d.store(d.eltwise("add", pair(d, "i16", "ui11"), "i16", "sat"))


@case
def sub_unsigned(d):
    d.store(d.eltwise("sub", pair(d, "ui8", "ui8"), "ui8", "sat"))


@case
def mul_round(d):
    d.store(d.eltwise("mul", pair(d, "i8", "ui7"), "i9", "sat_sym", shift=5, rounding="half_up"))


@case
def mul_lut(d):
    d.store(d.eltwise("mul", pair(d, "i6", "i9"), "i10", shift=2, form="lut"))


@case
def max_mixed(d):
    d.store(d.eltwise("max", pair(d, "i8", "ui8"), "i8", "sat"))


@case
def min_mixed(d):
    d.store(d.eltwise("min", pair(d, "ui6", "i4"), "i6"))


@case
def shl_sat(d):
    d.store(d.eltwise("shl", pair(d, "i8", "i4"), "i12", "sat"))


@case
def shl_far(d):
    d.store(d.eltwise("shl", pair(d, "i8", "i8", 1), "i32", "sat"))


@case
def shr_round(d):
    d.store(d.eltwise("shr", pair(d, "i12", "i4"), "i12", "sat", rounding="half_up"))


@case
def shr_one_way(d):
    d.store(d.eltwise("shr", pair(d, "ui12", "ui3"), "ui9", rounding="half_up"))


@case
def shl_one_way(d):
    d.store(d.eltwise("shl", pair(d, "i9", "ui5", 1), "i24"))


@case
def and_mixed(d):
    d.store(d.eltwise("and", pair(d, "i8", "ui6"), "i8"))


@case
def or_xor(d):
    a, b = d.fork(d.load((1, 3, 4, 2), "i8", 2))
    c = d.load((1, 3, 4, 2), "i5", 2)
    d.store(d.eltwise("xor", [d.eltwise("or", [a, c], "i8"), b], "i8"))


@case
def relu(d):
    d.store(d.eltwise("relu", [d.load((1, 4, 4, 2), "i9", 2)], "ui8", "sat"))


@case
def clamp(d):
    d.store(d.eltwise("clamp", [d.load((1, 4, 4, 2), "i9")], "i9", bounds=(-100, 77)))


@case
def abs_sat(d):
    d.store(d.eltwise("abs", [d.load((1, 4, 4, 2), "i8")], "i8", "sat"))


@case
def clz(d):
    d.store(d.eltwise("clz", [d.load((1, 4, 4, 2), "i8")], "i6", bits=32))


@case
def clz_short(d):
    d.store(d.eltwise("clz", [d.load((1, 4, 4, 2), "ui11", 2)], "ui4", bits=12))


@case
def add_channel(d):
    x = d.load((1, 4, 4, 4), "i8", 2)
    d.store(d.eltwise("add", [x, d.constants(np.array([[[[100, -100, 3, 127]]]]), "i8")], "i8", "sat"))


@case
def add_channel_pixels(d):
    x = d.load((1, 4, 4, 2), "i8", 8)
    d.store(d.eltwise("add", [x, d.constants(np.array([[[[100, -103]]]]), "i8")], "i8", "sat"))


@case
def sub_constant(d):
    x = d.load((1, 2, 3, 2), "i8", 1)
    c = weights_of(d, (1, 2, 3, 2), "i8")
    d.store(d.eltwise("sub", [d.constants(c, "i8"), x], "i9"))


# Tables and moves.


@case
def lut_bytes(d):
    x = d.load((1, 4, 4, 2), "i8", 2)
    d.store(d.lut(x, weights_of(d, (256,), "i20"), "i20", memory="bram"))


@case
def lut_unsigned(d):
    d.store(d.lut(d.load((1, 4, 4, 2), "ui4"), weights_of(d, (16,), "ui7"), "ui7", memory="lutram"))


@case
def lut_between(d):
    x = d.load((1, 4, 8, 2), "i10", 2)
    d.store(d.lut(x, weights_of(d, (33,), "i8"), "i13", "i8", fraction=5))


@case
def lut_between_wide(d):
    x = d.load((1, 4, 8, 2), "i10", 2)
    d.store(d.lut(x, weights_of(d, (33,), "i16"), "i21", "i16", fraction=5))


@case
def crop(d):
    d.store(d.crop(d.load((1, 6, 5, 4), "i8", 2), (0, 1, 2, 0), (0, 2, 1, 0)))


@case
def crop_channels(d):
    d.store(d.crop(d.load((2, 3, 6), "i8", 2), (1, 0, 2), (0, 1, 0)))


@case
def pad(d):
    d.store(d.pad(d.load((1, 3, 4, 4), "i8", 2), (0, 1, 2, 0), (0, 2, 1, 0), -7))


@case
def pad_below(d):
    d.store(d.pad(d.load((1, 3, 4, 2), "ui5", 1), (0, 0, 0, 1), (0, 1, 0, 0), 21))


@case
def concat_3(d):
    d.store(d.concat([d.load((1, 3, 3, c), "i8", 2) for c in (6, 2, 4)]))


@case
def transpose(d):
    d.store(d.reorder(d.load((1, 3, 4, 5), "i8"), (0, 2, 3, 1)))


@case
def transpose_lanes(d):
    d.store(d.reorder(d.load((2, 4, 6), "i7", 2), (0, 2, 1)))


@case
def add_broadcast(d):
    d.store(d.eltwise("add", [d.load((1, 3, 4, 4), "i8", 2), d.load((1, 1, 1, 4), "i8", 2)], "i9"))


# Several units.


@case
def skip(d):
    """With a beat less in the queue of the branch that waits, all would wait."""
    long, short = d.fork(d.load((1, 6, 6, 2), "i8", 1))
    y = d.reduce(d.window(d.fifo(long, 2), (3, 3), pad=(1, 1, 1, 1), value=-128, taps=9), "max")
    d.store(d.eltwise("add", [y, d.fifo(short, 13)], "i9"))


@case
def residual(d):
    """What a layer of a quantised network consists of."""
    long, short = d.fork(d.load((1, 6, 6, 4), "i8", 4))
    x = d.window(d.fifo(long, 2), (3, 3), pad=(1, 1, 1, 1), value=-128)
    x = d.fifo(d.mac(x, weights_of(d, (4, 3, 3, 4), "i8"), "i8", 4, 4, 22), 2)
    x = d.fifo(d.requant(x, "i8", BIASES[:4], CHANNELS[:4], SHIFTS[:4], 3, "tosa"), 2)
    short = d.lut(d.cast(d.fifo(short, 20), 1), weights_of(d, (256,), "i12"), "i12")
    x = d.eltwise("add", [d.lut(x, weights_of(d, (256,), "i14"), "i14"), short], "i15")
    x = d.requant(d.fifo(x, 2), "i8", shift=(7,), rounding="half_up")
    d.store(d.requant(d.reduce(x, "sum", "i14", dims=(1, 2)), "i8", multiplier=(1821,), shift=(16,), rounding="half_up"))
