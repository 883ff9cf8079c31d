# Writes image.npy, 1x4x4x3 floats, and result.npy, their 2x2 averages of stride 2.

import struct


def save(path, shape, values):
    text = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }" % (shape,)
    header = b"\x93NUMPY\1\0" + struct.pack("<H", 118) + text.ljust(117).encode() + b"\n"
    with open(path, "wb") as file:
        file.write(header + struct.pack("<%df" % len(values), *values))


save("image.npy", (1, 4, 4, 3), range(48))
# Element (y, x, c) of the image is 12 y + 3 x + c.
averages = [
    sum(12 * y + 3 * x + c for y in (i, i + 1) for x in (j, j + 1)) / 4
    for i in (0, 2)
    for j in (0, 2)
    for c in range(3)
]
save("result.npy", (1, 2, 2, 3), averages)
