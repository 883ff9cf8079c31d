"""Compares figures of a kernel in the JSON of fpga-simulate with others.

figures.py FILE KERNEL KEY=VALUE... [tolerance=PERCENT]

KEY is a figure of the kernel, first_frame for the cycles of its first frame, or
OP:KEY for a list of those of all ops of a name.
"""

import json
import sys


def figure(kernel, key):
    if ":" in key:
        name, key = key.split(":")
        return [op[key] for op in kernel["ops"] if op["op"] == name]
    if key == "first_frame":
        return [kernel["frame_ends"][0]]
    return [kernel[key]]


def main():
    path, name, *wanted = sys.argv[1:]
    with open(path) as file:
        kernel = {k["kernel"]: k for k in json.load(file)}[name]
    figures = dict(arg.split("=") for arg in wanted)
    tolerance = float(figures.pop("tolerance", 0)) / 100
    assert figures, "nothing to compare"
    wrong = 0
    for key, values in figures.items():
        found = figure(kernel, key)
        expected = [float(value) for value in values.split(",")]
        if len(found) != len(expected) or any(
            abs(f - e) > tolerance * e for f, e in zip(found, expected)
        ):
            print(f"{name}: {key} is {found}, expected {values} +- {tolerance:.0%}")
            wrong += 1
    return wrong > 0


sys.exit(main())
