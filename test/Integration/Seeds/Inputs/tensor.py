"""Writes a tensor as .npy: tensor.py TYPE SHAPE FILE VALUES

TYPE is f32, i8 or i32, SHAPE is 1x6x4x3 or the like. VALUES is `normal` (seeded
Gaussian numbers), `integers` (-100 to 100), or numbers with commas between them,
which are repeated until the tensor is full.
"""

import math
import random
import struct
import sys

kind, shape, path, values = sys.argv[1:]
descr, code = {"f32": ("<f4", "f"), "i8": ("|i1", "b"), "i32": ("<i4", "i")}[kind]
extents = [int(extent) for extent in shape.split("x")]
count = math.prod(extents)
generator = random.Random(7)
if values == "normal":
    numbers = [generator.gauss(0, 1) for _ in range(count)]
elif values == "integers":
    numbers = [generator.randint(-100, 100) for _ in range(count)]
else:
    given = [float(v) if kind == "f32" else int(v) for v in values.split(",")]
    numbers = [given[i % len(given)] for i in range(count)]
header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s,), }" % (
    descr,
    ", ".join(map(str, extents)),
)
header += " " * (-(len(header) + 11) % 64) + "\n"
with open(path, "wb") as file:
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)))
    file.write(header.encode() + struct.pack("<%d%s" % (count, code), *numbers))
