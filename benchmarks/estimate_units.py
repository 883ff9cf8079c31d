# The units of estimates.py: kernels of the fpga dialect with units of one kind, in
# parameters that differ in what they cost.

import os
import random
import re
import sys

import numpy as np

RTL_TESTS = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "test", "Rtl", "Inputs"
)
sys.path.insert(0, RTL_TESTS)

from cases import weights_of  # noqa: E402
from design import Design  # noqa: E402

KINDS = {}


def kind(function):
    KINDS[function.__name__] = function
    return function


class Units(Design):
    """A kernel, and which of its units are measured under what name."""

    def __init__(self, name):
        super().__init__(name)
        self.labels = {}

    def measured(self, label, values):
        """Names the unit that gives `values`, and closes its streams."""
        units = [line for line in self.text if re.search(r"= fpga\.(?!load|rom)", line)]
        self.labels[len(units) - 1] = label
        for value in values if isinstance(values, list) else [values]:
            self.store(self.without_windows(value))

    def without_windows(self, x):
        """Windows are not stored; something has to use them."""
        stream = x.type
        if not stream.window:
            return x
        if stream.repeat == 1:
            return self.reduce(x, "max")
        weights = np.ones((stream.repeat, *stream.window, stream.shape[-1]), int)
        return self.mac(x, weights, "i8", 1, stream.lanes * stream.taps, 24)

    def design(self, target):
        """The text of the kernel for a device, given as its fpga.target."""
        return self.module().replace(" {\n", " attributes {target = %s} {\n" % target, 1)


@kind
def fifo(d):
    for bits, lanes, depth, memory in [
        (8, 1, 2, "auto"), (8, 9, 2, "auto"), (8, 1, 12, "auto"), (8, 1, 16, "auto"),
        (11, 1, 61, "auto"), (8, 4, 33, "auto"), (8, 4, 14, "auto"), (20, 1, 5, "auto"), (8, 4, 300, "bram"),
        (8, 4, 1200, "bram"), (8, 1, 1024, "bram"), (20, 4, 512, "bram"),
    ]:
        x = d.load((1, 4, 4, 64 if lanes != 9 else 9), "i%d" % bits, lanes)
        d.measured("%d bits, depth %d, %s" % (bits * lanes, depth, memory), d.fifo(x, depth, memory))


@kind
def fork(d):
    for copies in (2, 3, 5):
        d.measured("%d copies" % copies, d.fork(d.load((1, 4, 4, 8), "i8", 2), copies))


@kind
def cast_lanes(d):
    for bits, channels, lanes, to in [
        (8, 16, 1, 4), (8, 24, 1, 12), (8, 16, 4, 1), (8, 64, 16, 4), (20, 64, 8, 1), (8, 12, 4, 6), (8, 12, 6, 4),
        (8, 64, 1, 64),
    ]:
        x = d.load((1, 4, 4, channels), "i%d" % bits, lanes)
        d.measured("%d to %d of %d bits" % (lanes, to, bits), d.cast(x, to))


@kind
def window(d):
    for size, channels, lanes, kernel, stride, pad, options in [
        (8, 16, 4, 3, 2, (0, 0, 1, 1), {}),
        (32, 16, 4, 3, 1, (1, 1, 1, 1), {}),
        (32, 16, 8, 3, 1, (1, 1, 1, 1), {}),
        (32, 16, 16, 3, 1, (1, 1, 1, 1), {}),
        (16, 32, 8, 3, 2, (0, 0, 1, 1), {"repeat": 4}),
        (8, 64, 8, 3, 2, (0, 0, 1, 1), {"repeat": 4}),
        (8, 64, 4, 3, 1, (1, 1, 1, 1), {"repeat": 16}),
        (4, 24, 12, 3, 1, (1, 1, 1, 1), {"repeat": 2, "memory": "lutram"}),
        (2, 16, 4, 3, 1, (1, 1, 1, 1), {"repeat": 4, "memory": "lutram"}),
        (8, 1, 1, 3, 1, (1, 1, 1, 1), {"taps": 9, "repeat": 8, "memory": "lutram"}),
        (16, 16, 4, 3, 1, (1, 1, 1, 1), {"taps": 3, "order": "taps"}),
        (16, 16, 4, 3, 1, (1, 1, 1, 1), {"taps": 9, "order": "taps"}),
        (16, 16, 4, 3, 1, (1, 1, 1, 1), {"order": "taps"}),
        (96, 3, 3, 3, 2, (0, 0, 1, 1), {"repeat": 2}),
        (32, 16, 4, 2, 2, (0, 0, 0, 0), {}),
        (25, 64, 2, 1, 2, (0, 0, 0, 0), {}),
        (14, 8, 4, 5, 1, (2, 2, 2, 2), {}),
        (16, 16, 4, 3, 1, "edge", {}),
        (15, 12, 4, 3, 1, (1, 1, 1, 1), {"dilation": (2, 2)}),
    ]:
        value = -128
        if pad == "edge":
            pad, value = (1, 1, 1, 1), "edge"
        x = d.load((1, size, size, channels), "i8", lanes)
        y = d.window(x, (kernel, kernel), (stride, stride), pad=pad, value=value, **options)
        label = "%dx%dx%d, %dx%d, stride %d, %d lanes" % (size, size, channels, kernel, kernel, stride, lanes)
        extra = ["%s %s" % item for item in options.items()]
        if value == "edge":
            extra.append("edge")
        if pad == (0, 0, 0, 0):
            extra.append("no border")
        d.measured(", ".join([label, *extra]), y)


def products(d, pe, simd, out, channels, form, width, bits=8, lanes=1, kernel=1, repeat=1, **options):
    weights = weights_of(d, (out, kernel, kernel, channels), options.pop("element", "i8"))
    element = options.pop("type", "i8")
    x = d.load((1, 4, 4, channels), "i%d" % bits, simd)
    if kernel > 1:
        x = d.window(x, (kernel, kernel), pad=(1, 1, 1, 1), repeat=repeat)
    return d.mac(x, weights, element, pe, simd, width, lanes=lanes, form=form, **options)


@kind
def mac(d):
    for pe, simd, out, channels, form, width, lanes, kernel, repeat in [
        (4, 8, 4, 576, "dsp", 24, 1, 1, 1),
        (4, 8, 16, 16, "dsp", 20, 1, 3, 4),
        (16, 4, 16, 16, "dsp", 20, 1, 3, 1),
        (1, 1, 10, 64, "dsp", 22, 1, 1, 1),
        (2, 1, 10, 64, "dsp", 22, 1, 1, 1),
        (1, 4, 32, 16, "dsp", 20, 1, 1, 1),
        (2, 16, 32, 32, "dsp", 22, 1, 1, 1),
        (8, 3, 16, 24, "dsp", 21, 2, 1, 1),
        (4, 4, 4, 32, "lut", 21, 1, 1, 1),
        (2, 9, 4, 36, "lut", 21, 2, 1, 1),
        (8, 12, 16, 24, "lut", 21, 1, 3, 2),
        (1, 8, 16, 64, "lut", 21, 1, 1, 1),
    ]:
        y = products(d, pe, simd, out, channels, form, width, lanes=lanes, kernel=kernel, repeat=repeat)
        d.measured("%d x %d in %s, %d outputs of %d%s, %d bits" % (
            pe, simd, form, out, channels, " 3x3" if kernel > 1 else "", width), y)


@kind
def depthwise(d):
    for channels, lanes, taps, kernel, width, form in [
        (16, 4, 3, 3, 20, "dsp"), (16, 1, 9, 3, 20, "dsp"), (16, 4, 1, 3, 20, "dsp"), (16, 2, 9, 3, 20, "lut"),
    ]:
        x = d.window(d.load((1, 8, 8, channels), "i8", lanes), (kernel, kernel), pad=(1, 1, 1, 1), taps=taps, order="taps")
        y = d.mac(x, weights_of(d, (channels, kernel, kernel, 1), "i8"), "i8", lanes, taps, width,
                  lanes=lanes, groups=channels, form=form)
        d.measured("%d channels, %d lanes, %d of %dx%d taps in %s" % (channels, lanes, taps, kernel, kernel, form), y)
    for lanes, taps, kernel in [(4, 4, 2), (2, 1, 3), (4, 9, 3)]:
        x = d.window(d.load((1, 8, 8, 16), "i8", lanes), (kernel, kernel), (kernel, kernel), taps=taps, order="taps")
        y = d.mac(x, np.ones((16, kernel, kernel, 1), int), "ui1", lanes, taps, 12, lanes=lanes, groups=16,
                  weight_class="ones")
        d.measured("weights 1, %d lanes, %d of %dx%d taps" % (lanes, taps, kernel, kernel), y)


@kind
def constants(d):
    powers = np.array([(-1) ** i * 2 ** (i * 7 % 5) for i in range(8 * 16)]).reshape(8, 1, 1, 16)
    x = d.load((1, 4, 4, 16), "i8", 4)
    d.measured("powers of two, 2 x 4, 16 inputs", d.mac(x, powers, "i8", 2, 4, 20, weight_class="po2"))
    weights = weights_of(d, (4, 1, 1, 8), "i8")
    x = d.load((1, 4, 4, 8), "i8", 8)
    d.measured("constants, 4 x 8, all at once", d.mac(x, weights, "i8", 4, 8, 20, lanes=4, weight_class="const"))


def scales(count):
    """Scales of channels as networks have them: no two are alike, so that no columns of their
    memory are."""
    generator = random.Random(count)
    return dict(multiplier=[generator.randrange(1 << 30, 1 << 31) for _ in range(count)],
                shift=[generator.randrange(38, 42) for _ in range(count)])


def biases(count):
    generator = random.Random(count)
    return [generator.randrange(-30000, 30000) for _ in range(count)]


@kind
def requant(d):
    def one(label, bits, lanes=1, **options):
        x = d.load((1, 4, 4, 16), "i%d" % bits, lanes)
        d.measured(label, d.requant(x, "i8", **options))
    one("20 bits, bias and scale per channel, TOSA", 20, bias=biases(16), zero_point=-128, rounding="tosa",
        form="dsp", **scales(16))
    one("2 lanes", 20, 2, bias=biases(16), zero_point=-128, rounding="tosa", form="dsp", **scales(16))
    one("18 bits, scale per channel, TOSA", 18, zero_point=4, rounding="tosa", form="dsp", **scales(16))
    one("18 bits, one scale of 31 bits, TOSA", 18, multiplier=(1749398506,), shift=(40,), rounding="tosa", form="dsp")
    one("10 bits, one scale of 31 bits, TOSA", 10, multiplier=(1749398506,), shift=(32,), zero_point=-128,
        rounding="tosa", form="dsp")
    one("22 bits, one scale of 17 bits, half up", 22, multiplier=(100003,), shift=(28,), rounding="half_up", form="dsp")
    one("12 bits, one scale of 13 bits, half up, 4 lanes", 12, 4, multiplier=(5243,), shift=(17,), rounding="half_up", form="dsp")
    one("14 bits, scale of 15 bits, half away", 14, multiplier=(20011,), shift=(20,), rounding="half_away", form="dsp")
    one("14 bits, scale of 15 bits, half even", 14, multiplier=(20011,), shift=(20,), rounding="half_even", form="dsp")
    one("10 bits by 513 in LUTs, half up", 10, multiplier=(513,), shift=(11,), rounding="half_up", form="lut")
    one("12 bits by 5243 in LUTs, half up", 12, multiplier=(5243,), shift=(17,), rounding="half_up", form="lut")
    one("18 bits by 31 bits per channel in LUTs", 18, zero_point=4, rounding="tosa", form="lut", **scales(16))


@kind
def shift(d):
    def one(label, bits, to="i8", lanes=1, **options):
        x = d.load((1, 4, 4, 16), "i%d" % bits, lanes)
        d.measured(label, d.requant(x, to, **options))
    one("bias per channel, 19 bits", 19, "i19", bias=biases(16))
    one("bias per channel, 21 to 20 bits, 2 lanes", 21, "i20", 2, bias=biases(16))
    one("shift of 16 bits by 7", 16, shift=(7,))
    one("shift of 16 bits by 7, half up", 16, shift=(7,), rounding="half_up")
    one("shift of 16 bits by 7, half up, 4 lanes", 16, "i8", 4, shift=(7,), rounding="half_up")
    one("shift of 20 bits by 6, half even", 20, "i12", shift=(6,), rounding="half_even")
    one("bias 128", 8, "ui8", bias=(128,))
    one("bias -77, zero point 3, 12 bits", 12, "i8", bias=(-77,), zero_point=3)


@kind
def eltwise(d):
    def one(name, a, b, to, lanes=1, label="", **options):
        x = [d.load((1, 4, 4, 16), a, lanes)] + ([d.load((1, 4, 4, 16), b, lanes)] if b else [])
        text = "%s of %s%s to %s%s" % (name, a, " and " + b if b else "", to, label)
        d.measured(text + (", %d lanes" % lanes if lanes > 1 else ""), d.eltwise(name, x, to, **options))
    one("add", "i8", "i8", "i9", 2)
    one("add", "i16", "i11", "i16")
    one("add", "i16", "i12", "i16", label=", saturating", overflow="sat")
    one("sub", "i8", "i8", "i8", 4, label=", saturating", overflow="sat")
    one("max", "i8", "i8", "i8", 4)
    one("min", "i16", "i12", "i16")
    one("mul", "i8", "i8", "i16", 2, form="dsp")
    one("mul", "i8", "i8", "i16", 2, label=" in LUTs", form="lut")
    one("mul", "i24", "i16", "i32", label=", shifted", form="dsp", shift=8, rounding="half_up", overflow="sat")
    one("relu", "i8", None, "i8", 4)
    one("clamp", "i16", None, "i8", 2, bounds=(0, 100), overflow="sat")
    one("abs", "i12", None, "i12", 2)
    one("shl", "i8", "i8", "i16", overflow="sat")
    one("shr", "i16", "i8", "i16", rounding="half_up")
    one("shr", "i16", "i8", "i16", label=", floor")
    one("shr", "i32", "ui5", "i30", rounding="half_up")
    one("shr", "ui31", "ui4", "i20", rounding="half_up")
    one("shr", "ui16", "ui3", "ui8", 2)
    one("shl", "ui23", "ui5", "i32")
    one("shl", "i12", "i4", "i16")
    one("shl", "ui15", "ui5", "ui31")
    one("and", "i8", "i8", "i8", 4)
    one("clz", "i32", None, "i8", bits=32)
    one("clz", "ui23", None, "i6", label=", of 32 bits", bits=32)
    one("clz", "i12", None, "i8", label=", of 12 bits", bits=12)


@kind
def lut(d):
    for bits, to, lanes, memory, fraction in [
        (8, 8, 1, "bram", 0), (8, 20, 1, "auto", 0), (8, 8, 4, "auto", 0), (6, 8, 1, "auto", 0), (8, 8, 2, "lutram", 0),
        (12, 16, 1, "auto", 6),
    ]:
        x = d.load((1, 4, 4, 16), "i%d" % bits, lanes)
        if fraction:
            entries = weights_of(d, ((1 << (bits - fraction)) + 1,), "i8")
            y = d.lut(x, entries, "i%d" % to, "i8", fraction, memory)
        else:
            y = d.lut(x, weights_of(d, (1 << bits,), "i%d" % to), "i%d" % to, memory=memory)
        d.measured("%d to %d bits, %d lanes, %s%s" % (
            bits, to, lanes, memory, ", fraction %d" % fraction if fraction else ""), y)


@kind
def reduce(d):
    def load(shape, lanes=1, element="i8"):
        return d.load(shape, element, lanes)
    def windows(label, lanes, taps, order, how="max", to="i8", element="i8", channels=16):
        x = d.window(load((1, 8, 8, channels), lanes, element), (3, 3), (2, 2), pad=(0, 0, 1, 1), taps=taps, order=order)
        d.measured("%s of 3x3 windows, %s" % (how, label), d.reduce(x, how, to))
    windows("4 lanes", 4, 1, "channels")
    windows("1 lane", 1, 1, "channels")
    windows("4 lanes by taps", 4, 1, "taps")
    windows("2 lanes, 3 taps", 2, 3, "taps")
    windows("1 lane, 9 taps", 1, 9, "taps")
    windows("4 lanes by taps", 4, 1, "taps", "sum", "i12")
    windows("1 lane, 9 taps", 1, 9, "taps", "sum", "i12")
    d.measured("sum of rows, 2x2, 8x8x16", d.reduce(load((1, 8, 8, 16)), "sum", "i10", kernel=(2, 2), stride=(2, 2)))
    d.measured("sum of rows, 2x2, 4x4x16", d.reduce(load((1, 4, 4, 16)), "sum", "i10", kernel=(2, 2), stride=(2, 2)))
    d.measured("max of rows, 2x2, 16x16x16, 4 lanes", d.reduce(load((1, 16, 16, 16), 4), "max", kernel=(2, 2), stride=(2, 2)))
    d.measured("sum of rows, 8x8, 8x8x64", d.reduce(load((1, 8, 8, 64)), "sum", "i14", kernel=(8, 8), stride=(8, 8)))
    d.measured("sum of a map, 64 channels", d.reduce(load((1, 8, 8, 64)), "sum", "i14", dims=(1, 2)))
    d.measured("sum of a map, 64 channels, 4 lanes", d.reduce(load((1, 8, 8, 64), 4), "sum", "i14", dims=(1, 2)))
    d.measured("sum of a map, 256 channels", d.reduce(load((1, 3, 3, 256)), "sum", "i14", dims=(1, 2)))
    d.measured("sum of rows of a map, 2x2x20", d.reduce(load((1, 2, 2, 20), element="ui8"), "sum", "ui9", dims=(1,)))
    d.measured("sum of columns, 1x2x20", d.reduce(load((1, 1, 2, 20), element="ui9"), "sum", "ui10", dims=(2,)))
    d.measured("sum of channels", d.reduce(load((1, 4, 4, 16)), "sum", "i12", dims=(3,)))
    d.measured("max of channels, 4 lanes", d.reduce(load((1, 4, 4, 16), 4), "max", dims=(3,), lanes=1))


@kind
def moves(d):
    d.measured("crop of 32x32x16", d.crop(d.load((1, 32, 32, 16), "i8"), (0, 1, 1, 0), (0, 1, 1, 0)))
    d.measured("crop of 9x9x8, 4 lanes", d.crop(d.load((1, 9, 9, 8), "i8", 4), (0, 0, 0, 0), (0, 1, 1, 0)))
    d.measured("pad of 32x32x16", d.pad(d.load((1, 32, 32, 16), "i8"), (0, 1, 1, 0), (0, 1, 1, 0), 0))
    d.measured("pad of 8x8x8, 4 lanes", d.pad(d.load((1, 8, 8, 8), "i8", 4), (0, 0, 0, 0), (0, 1, 1, 0), 7))
    d.measured("concat of 2, 8 and 4 channels", d.concat([d.load((1, 4, 4, 8), "i8"), d.load((1, 4, 4, 4), "i8")]))
    d.measured("concat of 3, 4 lanes", d.concat([d.load((1, 4, 4, n), "i8", 4) for n in (8, 4, 16)]))


@kind
def reorder(d):
    d.measured("4x4x16 to channels first", d.reorder(d.load((1, 4, 4, 16), "i8"), (0, 3, 1, 2)))
    d.measured("3x4x5 to channels first", d.reorder(d.load((1, 3, 4, 5), "i12"), (0, 3, 1, 2)))
    d.measured("16x16x8 to channels first", d.reorder(d.load((1, 16, 16, 8), "i8"), (0, 3, 1, 2)))
    d.measured("16x16x8 with rows and columns exchanged, 4 lanes", d.reorder(d.load((1, 16, 16, 8), "i8", 4), (0, 2, 1, 3)))
    d.measured("16x8 transposed, 2 lanes", d.reorder(d.load((16, 8), "i8", 2), (1, 0)))
    d.measured("4x4x16 to channels first, 4 lanes", d.reorder(d.load((1, 4, 4, 16), "i8", 4), (0, 3, 1, 2)))
