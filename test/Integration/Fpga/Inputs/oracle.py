"""What the ops of the fpga dialect compute, from their written definitions.

Numbers are Python's, without end: nothing here knows of words or of wrapping
but where a definition says so. Arrays have dtype object.
"""

import itertools
import math
from fractions import Fraction

import numpy as np


def limits(kind):
    """The smallest and the largest number of "i9" or "ui9"."""
    if kind.startswith("ui"):
        return 0, 2 ** int(kind[2:]) - 1
    return -(2 ** (int(kind[1:]) - 1)), 2 ** (int(kind[1:]) - 1) - 1


def fit(number, kind, overflow):
    low, high = limits(kind)
    if overflow == "wrap":
        return (number - low) % (high - low + 1) + low
    if overflow == "sat_sym" and not kind.startswith("ui"):
        low += 1
    return min(max(number, low), high)


def rounded(number, mode):
    """A fraction as a whole number."""
    half = Fraction(1, 2)
    if mode == "floor":
        return math.floor(number)
    if mode == "half_up":
        return math.floor(number + half)
    if mode == "half_away":
        return math.floor(abs(number) + half) * (1 if number >= 0 else -1)
    assert mode == "half_even"
    return round(number)


def apply_scale(value, multiplier, shift, mode):
    """value * multiplier * 2^-shift."""
    if mode != "tosa":
        return rounded(Fraction(value * multiplier, 2**shift), mode)
    if shift == 0:
        return value * multiplier
    # The text of TOSA 1.0, apply_scale_32 with double_round.
    round = 1 << (shift - 1)
    if shift > 31:
        round += 1 << 30 if value >= 0 else -(1 << 30)
    return (value * multiplier + round) >> shift


def over(shape, function):
    """An array whose element at a position is function(position)."""
    result = np.empty(shape, dtype=object)
    for position in itertools.product(*map(range, shape)):
        result[position] = function(position)
    return result


def each(function, *arrays):
    """function of the elements, with broadcasting."""
    arrays = np.broadcast_arrays(*arrays)
    return over(arrays[0].shape, lambda p: function(*(a[p] for a in arrays)))


# ---- windows, sums


def window(x, kernel, stride=(1, 1), dilation=(1, 1), pad=(0, 0, 0, 0, 0)):
    """[N, H, W, C] to [N, OH, OW, C, KH, KW]; pad is top, left, bottom, right
    and the value, or "edge"."""
    top, left, bottom, right, value = pad
    n, h, w, c = x.shape
    oh = (h + top + bottom - (kernel[0] - 1) * dilation[0] - 1) // stride[0] + 1
    ow = (w + left + right - (kernel[1] - 1) * dilation[1] - 1) // stride[1] + 1

    def element(position):
        frame, y, x_, channel, i, j = position
        row = y * stride[0] + i * dilation[0] - top
        column = x_ * stride[1] + j * dilation[1] - left
        if value == "edge":
            row = min(max(row, 0), h - 1)
            column = min(max(column, 0), w - 1)
        elif not (0 <= row < h and 0 <= column < w):
            return value
        return x[frame, row, column, channel]

    return over((n, oh, ow, c, *kernel), element)


def mac(x, weights, groups, kind):
    """x is [..., C] or, with windows, [..., C, KH, KW]."""
    outputs, kh, kw, per_group = weights.shape
    if (kh, kw) == (1, 1) and x.shape[-2:] != (1, 1):
        x = x[..., None, None]

    def element(position):
        output = position[-1]
        first = output // (outputs // groups) * per_group
        total = 0
        for c, i, j in itertools.product(range(per_group), range(kh), range(kw)):
            total += x[position[:-1] + (first + c, i, j)] * weights[output, i, j, c]
        return fit(total, kind, "wrap")

    return over(x.shape[:-3] + (outputs,), element)


COMBINE = {"max": max, "min": min, "sum": lambda *numbers: sum(numbers)}


def reduce_window(kind, windows, result):
    return over(
        windows.shape[:-2],
        lambda p: fit(COMBINE[kind](*windows[p].flat, *([0] * (kind == "sum"))), result, "wrap"),
    )


def reduce_rows(kind, x, kernel, stride, pad, result):
    """Only positions inside of the map take part."""
    top, left, bottom, right = pad
    n, h, w, c = x.shape
    oh = (h + top + bottom - kernel[0]) // stride[0] + 1
    ow = (w + left + right - kernel[1]) // stride[1] + 1

    def element(position):
        frame, y, column, channel = position
        y, column = y * stride[0] - top, column * stride[1] - left
        part = x[
            frame,
            max(y, 0) : max(y + kernel[0], 0),
            max(column, 0) : max(column + kernel[1], 0),
            channel,
        ]
        if kind == "sum":
            return fit(sum(part.flat), result, "wrap")
        return COMBINE[kind](list(part.flat))

    return over((n, oh, ow, c), element)


def reduce_global(kind, x, dims, result):
    shape = [1 if dim in dims else extent for dim, extent in enumerate(x.shape)]

    def element(position):
        part = x[tuple(slice(None) if d in dims else p for d, p in enumerate(position))]
        if kind == "sum":
            return fit(sum(part.flat), result, "wrap")
        return COMBINE[kind](list(part.flat))

    return over(shape, element)


# ---- element by element


def power_of_two(number, exponent, mode):
    # Of numbers of 64 bits, nothing is left beyond: multiples of 2^64, or less
    # than any half.
    exponent = min(max(exponent, -300), 300)
    return rounded(Fraction(number) * Fraction(2) ** exponent, mode)


def leading_zeros(number, bits):
    word = number % 2**bits
    return bits - word.bit_length()


def eltwise(kind, operands, result, overflow="wrap", shift=0, round="floor", bounds=None, bits=None):
    value = {
        "add": lambda a, b: a + b,
        "sub": lambda a, b: a - b,
        "mul": lambda a, b: apply_scale(a, b, shift, round),
        "max": max,
        "min": min,
        "shl": lambda a, b: power_of_two(a, b, round),
        "shr": lambda a, b: power_of_two(a, -b, round),
        "and": lambda a, b: a & b,
        "or": lambda a, b: a | b,
        "xor": lambda a, b: a ^ b,
        "relu": lambda a: max(a, 0),
        "clamp": lambda a: min(max(a, bounds[0]), bounds[1]),
        "abs": abs,
        "clz": lambda a: leading_zeros(a, bits),
    }[kind]
    return each(lambda *numbers: fit(value(*numbers), result, overflow), *operands)


def requant(x, result, multiplier, shift, bias=(0,), zero_point=0, round="floor", overflow="sat",
            bounds=None, bands=None):
    """bands is (rows, columns, classes)."""
    bias = np.array(bias, dtype=object)
    multiplier, shift = (np.array(a, dtype=object) for a in (multiplier, shift))
    if bands:
        rows, columns, classes = bands
        of_row = np.repeat(np.arange(len(rows)), rows)
        of_column = np.repeat(np.arange(len(columns)), columns)
        index = np.array(classes).reshape(len(rows), len(columns))[np.ix_(of_row, of_column)]
        multiplier, shift = multiplier[index][None, :, :, None], shift[index][None, :, :, None]

    def scale(x, bias, multiplier, shift):
        y = apply_scale(x + bias, multiplier, shift, round) + zero_point
        if bounds:
            y = min(max(y, bounds[0]), bounds[1])
        return fit(y, result, overflow)

    return each(scale, x, bias, multiplier, shift)


def lut(x, kind, table, fraction=0):
    low = limits(kind)[0]

    def look(x):
        if not fraction:
            return table[x - low]
        i, f = (x - low) >> fraction, x % 2**fraction
        return table[i] * 2**fraction + (table[i + 1] - table[i]) * f

    return each(look, x)


# ---- floats


def load(x, fraction, kind, round, overflow):
    """Integers for floats."""

    def to_integer(value):
        value = float(value)
        if math.isnan(value):
            return 0
        if math.isinf(value):
            # Beyond every format; modulo any power of two that one has, 0.
            return fit(2**200 if value > 0 else -(2**200), kind, overflow)
        return fit(rounded(Fraction(value) * Fraction(2) ** fraction, round), kind, overflow)

    return each(to_integer, x)


# Bits of the mantissa, and the exponent of the smallest number that has all of
# them.
FORMATS = {"f16": (11, -14), "bf16": (8, -126), "f32": (24, -126), "f64": (53, -1022)}


def nearest(number, kind):
    """The float nearest to a fraction, ties to even."""
    if number == 0:
        return 0.0
    precision, smallest = FORMATS[kind]
    exponent = math.floor(math.log2(abs(number)))
    # log2 may be one off.
    exponent += (Fraction(2) ** (exponent + 1) <= abs(number)) - (Fraction(2) ** exponent > abs(number))
    unit = Fraction(2) ** (max(exponent, smallest) - precision + 1)
    value = round(number / unit) * unit
    if abs(value) >= Fraction(2) ** (2 - smallest):
        return math.copysign(math.inf, number)
    return float(value)


def store(x, fraction, kind):
    return each(lambda number: nearest(Fraction(number) / Fraction(2) ** fraction, kind), x)
