"""Compares the closed forms of the units of each kernel with its simulation.

estimates.py FILE KERNELS: units stand in a row, so first outputs add up and the
slowest one sets the cycles. KERNELS is how many have to be in the file.
"""

import json
import sys


def main():
    path, count = sys.argv[1:]
    with open(path) as file:
        kernels = json.load(file)
    if len(kernels) != int(count):
        print(f"{len(kernels)} kernels, expected {count}")
        return 1
    wrong = 0
    for kernel in kernels:
        estimates = [op["estimate"] for op in kernel["ops"]]
        cycles = max(e["cycles"] for e in estimates)
        first = sum(e["first_out"] for e in estimates)
        found = kernel["cycles_per_frame"], kernel["first_output"]
        if found != (cycles, first):
            print(f"{kernel['kernel']}: estimated {cycles}, {first}; simulated {found}")
            wrong += 1
    return wrong > 0


sys.exit(main())
