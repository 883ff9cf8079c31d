"""Compares figures of a kernel in the JSON of fpga-simulate with others.

figures.py FILE KERNEL KEY=VALUE... [tolerance=PERCENT]

KEY is a figure of the kernel, or value:KEY one of the fifo of that name.
"""

import json
import sys


def main():
    path, name, *wanted = sys.argv[1:]
    with open(path) as file:
        kernel = {k["kernel"]: k for k in json.load(file)}[name]
    figures = dict(arg.split("=") for arg in wanted)
    tolerance = float(figures.pop("tolerance", 0)) / 100
    assert figures, "nothing to compare"
    wrong = 0
    for key, value in figures.items():
        source = kernel
        if ":" in key:
            fifo, key = key.split(":")
            source = {f["value"]: f for f in kernel["fifos"]}[fifo]
        found, value = source[key], float(value)
        if abs(found - value) > tolerance * value:
            print(f"{name}: {key} is {found}, expected {value:g} +- {tolerance:.0%}")
            wrong += 1
    return wrong > 0


sys.exit(main())
