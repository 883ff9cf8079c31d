"""Writes all pairs of some values as .npy files, and what their extremes are.

pairs.py TYPE FOLDER

TYPE is i8 or u8 (all values), or i16, i32, i64, f16, bf16, f32 (64 values: every
class of boundary), or f16-near, bf16-near, f32-near (finite, of magnitude 4 at
most). With N values, in FOLDER:
  pairs.npy  N x 2 x 1 x N: the pair of values n and c at [n, :, 0, c]
  max.npy, min.npy  N x 1 x 1 x N: NaN if one of the two is NaN
  maxnum.npy, minnum.npy  the same, but NaN only if both are
  umax.npy, umin.npy  (i8) of the bits read as unsigned numbers
bf16 values are written as f32, which holds them.
"""

import math
import os
import struct
import sys

NPY = {"i8": "<i1", "u8": "<u1", "i16": "<i2", "i32": "<i4", "i64": "<i8"}
CODE = {"i8": "b", "u8": "B", "i16": "h", "i32": "i", "i64": "q"}


def integers(name):
    bits = int(name[1:])
    if bits == 8:
        low = 0 if name[0] == "u" else -128
        return list(range(low, low + 256))
    top = 1 << (bits - 1)
    values = {-top, -top + 1, -top + 2, top - 1, top - 2, 0, 1, -1, 2, -2, 3}
    for power in range(1, bits - 1):
        step = 1 << power
        for value in (step, -step, step - 1, -step + 1, step + 1, -step - 1):
            if -top <= value < top:
                values.add(value)
    # Both ends, zero, and an even choice of what lies between.
    ordered = sorted(values)
    extremes = ordered[:8] + ordered[-8:] + [v for v in ordered if abs(v) < 8]
    rest = [v for v in ordered if v not in extremes]
    count = 64 - len(extremes)
    return extremes + [rest[i * len(rest) // count] for i in range(count)]


def floats(name):
    kind, near = name.split("-")[0], name.endswith("-near")
    exponent, fraction = {"f16": (5, 10), "bf16": (8, 7), "f32": (8, 23)}[kind]
    width = 1 + exponent + fraction

    def value(bits):
        if kind == "f16":
            return struct.unpack("<e", struct.pack("<H", bits))[0]
        if kind == "bf16":
            return struct.unpack("<f", struct.pack("<I", bits << 16))[0]
        return struct.unpack("<f", struct.pack("<I", bits))[0]

    one = ((1 << (exponent - 1)) - 1) << fraction
    normal = 1 << fraction
    infinity = ((1 << exponent) - 1) << fraction
    step = normal  # the distance of two powers of two, in bits
    positive = [0, 1, 2, normal // 2, normal - 1, normal, normal + 1]
    positive += [one - step, one - 2, one - 1, one, one + 1, one + 2, one + step // 2]
    positive += [one + step - 1, one + step, one + step + 1, one + 2 * step]
    # Where integers stop being exact: 2^p - 1, 2^p, and the next.
    whole = one + (fraction + 1) * step
    if near:
        positive += [one - k * step for k in range(2, 16)]
    else:
        positive += [whole - 1, whole, whole + 1, infinity - step]
        positive += [infinity - 2, infinity - 1, infinity]
        positive += [one - fraction * step, one - (fraction + 1) * step]
        positive += [one + 3 * step + 5, one + 7 * step + 3]
    sign = 1 << (width - 1)
    patterns = [sign | bits for bits in positive] + positive
    values = [value(bits) for bits in patterns]
    if not near:
        values.append(math.nan)
    assert len(values) <= 64, len(values)
    return values + [value(one + 1 + i) for i in range(64 - len(values))]


def pick(a, b, largest, skip_nan):
    if math.isnan(a) or math.isnan(b):
        if skip_nan and not (math.isnan(a) and math.isnan(b)):
            return b if math.isnan(a) else a
        return math.nan
    # +0 is above -0.
    key = lambda x: (x, math.copysign(1, x))
    return max(a, b, key=key) if largest else min(a, b, key=key)


def write(path, descr, code, shape, values):
    header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" % (descr, shape)
    header += " " * (-(len(header) + 11) % 64) + "\n"
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)))
        file.write(header.encode() + struct.pack("<%d%s" % (len(values), code), *values))


name, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
if name in CODE:
    values, descr, code = integers(name), NPY[name], CODE[name]
else:
    values = floats(name)
    descr, code = ("<f2", "e") if name.startswith("f16") else ("<f4", "f")
count = len(values)
assert count == (256 if name in ("i8", "u8") else 64), count
pairs = [v for a in values for v in [a] * count + values]
write(os.path.join(folder, "pairs.npy"), descr, code, (count, 2, 1, count), pairs)
for target, largest, skip in [
    ("max", True, False),
    ("min", False, False),
    ("maxnum", True, True),
    ("minnum", False, True),
]:
    if name in CODE:
        extremes = [(max if largest else min)(a, b) for a in values for b in values]
    else:
        extremes = [pick(a, b, largest, skip) for a in values for b in values]
    path = os.path.join(folder, target + ".npy")
    write(path, descr, code, (count, 1, 1, count), extremes)
if name == "i8":
    for target, extreme in (("umax", max), ("umin", min)):
        extremes = [extreme(a, b, key=lambda v: v & 255) for a in values for b in values]
        path = os.path.join(folder, target + ".npy")
        write(path, descr, code, (count, 1, 1, count), extremes)
