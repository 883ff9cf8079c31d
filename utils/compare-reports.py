#!/usr/bin/env python3
# ===- compare-reports.py - Two network reports side by side ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Prints what a network consists of, before and after, in two columns.

    compare-reports.py BEFORE.json AFTER.json

The files are those of `pool-to-conv-opt --report-network=format=json`.
"""

import json
import sys


def rows(report):
    """The totals of one report as {(group, name): number}, in order."""
    total = report["total"]
    table = {("", "ops that are pooling"): total["poolingOps"]}
    for key, group in (("ops", "ops"), ("macs", "multiply-accumulates"),
                       ("windowReductions", "window reductions")):
        table["", group] = total[key]["total"]
        for kind, number in sorted(total[key]["byKind"].items()):
            table[group, kind] = number
    parameters, activations = total["parameters"], total["activations"]
    table["", "parameters"] = parameters["elements"]
    table["", "parameter bytes, splats stored once"] = (
        parameters["storedBytes"])
    table["", "activation bytes"] = activations["sumBytes"]
    table["", "activation bytes alive at one time"] = activations["peakBytes"]
    return table


def main():
    reports = []
    for path in sys.argv[1:3]:
        with open(path) as file:
            reports.append(json.load(file))
    before, after = map(rows, reports)

    # Groups in the order of the report, each with the kinds of both sides.
    keys = []
    for group, name in before:
        if group == "":
            keys.append((group, name))
            keys += sorted({key for key in (*before, *after)
                            if key[0] == name})
    labels = ["  " * bool(group) + name for group, name in keys]
    width = max(map(len, labels))
    print(f"{'':{width}}{'before':>14}{'after':>14}")
    for key, label in zip(keys, labels):
        old, new = before.get(key, 0), after.get(key, 0)
        print(f"{label:{width}}{old or '-':>14}{new or '-':>14}")
    for name, report in zip(("before", "after"), reports):
        for note in report["total"]["notes"]:
            print(f"{name}: {note}")


if __name__ == "__main__":
    main()
