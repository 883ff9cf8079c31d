#!/usr/bin/env python3
# narrow.py DESIGN FOLDER: runs a design behind ports of a byte, with stalls, and compares
# what comes out with what the dialect says.

import dataclasses
import pathlib
import shutil
import sys

import numpy as np

from pool_to_conv.hardware.cosim import expected, random_frames
from pool_to_conv.hardware.design import open_design
from pool_to_conv.hardware.narrowing import narrowed, pins_of
from pool_to_conv.hardware.simulator import Simulator, Traffic

design, folder = open_design(sys.argv[1]), pathlib.Path(sys.argv[2])
shutil.copytree(design.folder, folder)
name, text = narrowed(design)
(folder / f"{name}.v").write_text(text)
(folder / f"{design.top}.v").rename(folder / "rtl" / "core.v")


def in_bytes(port):
    """The same port with a byte a beat."""
    count = port.beats * port.beat_bytes
    return dataclasses.replace(
        port, shape=(count,), element="ui8", bits=8, signed=False, lanes=1,
        beats=count, tdata_bits=8, format=None,
    )  # fmt: skip


narrow = dataclasses.replace(
    design,
    folder=folder,
    # Of the queues, names are those inside of the core.
    manifest={**design.manifest, "top": name, "units": []},
    inputs=tuple(map(in_bytes, design.inputs)),
    outputs=tuple(map(in_bytes, design.outputs)),
)
frames = random_frames(design, 5, seed=3)
beats = [
    np.frombuffer(port.pack(values), np.uint8).reshape(5, -1)
    for port, values in zip(design.inputs, frames)
]
wanted = expected(design, frames)
with Simulator(narrow) as simulator:
    for traffic in (Traffic(), Traffic(0.6, 0.4, 7, 100)):
        found = simulator.run(*beats, traffic=traffic).outputs
        back = [port.unpack(data.tobytes()) for port, data in zip(design.outputs, found)]
        same = all(np.array_equal(a, b) for a, b in zip(back, wanted))
        print("same" if same else "not the same")
print("%d pins, %d with ports of a byte" % (pins_of(design), pins_of(design, narrow=True)))
