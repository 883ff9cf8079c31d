#!/usr/bin/env python3
# Shows what the manifest of a design says, a line for each fact.

import json
import os
import sys

with open(os.path.join(sys.argv[1], "manifest.json"), encoding="utf-8") as file:
    manifest = json.load(file)
print("top {top}, clock {clock}, reset {reset}".format(**manifest))
for side in ("in", "out"):
    for port in manifest[side + "puts"]:
        text = (
            "{port}: {shape} {element}, {lanes} lanes of {bits} bits, {beats} beats of"
            " {tdata_bits} bits".format(**port)
        )
        if "format" in port:
            text += ", fixed {width}.{fraction} {round} {overflow}".format(**port["format"])
        print(side, text)
predicted = manifest["predicted"]
print(
    "predicted: {cycles_per_frame} cycles per frame, first output after"
    " {first_output}".format(**predicted)
)
total = dict.fromkeys(manifest["estimate"], 0)
for unit in manifest["units"]:
    place = os.path.basename(unit["location"]).rsplit(":", 1)[0]
    print("{name}: {op} as {module} at".format(**unit), place)
    for resource, count in unit["estimate"].items():
        total[resource] += count
print("estimates", "add up" if total == manifest["estimate"] else "do not add up")
