# ===- layout.py - Places for the boxes of a graph -------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Layered layout of directed graphs without cycles.

After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
structures" (1981): layers by the longest path, long edges through empty places, and in
each layer the order of the mean place of the neighbours. Units are pixels.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

WIDTH, HEIGHT = 176, 44
GAP, ROW = 16, 68
BEND = 12
SWEEPS = 4


@dataclasses.dataclass
class Layout:
    """Where things are: boxes by their middle, edges by the points they pass."""

    boxes: list[tuple[float, float]]
    edges: list[list[tuple[float, float]]]
    width: float
    height: float


def _layers(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    layer = [0] * count
    # Edges lead from lower to higher numbers.
    for source, target in sorted(edges, key=lambda edge: edge[1]):
        layer[target] = max(layer[target], layer[source] + 1)
    return layer


def place(count: int, edges: Sequence[tuple[int, int]]) -> Layout:
    """Places boxes 0 to count - 1, where every edge leads to a higher number.

    >>> place(2, [(0, 1)]).boxes
    [(88.0, 22.0), (88.0, 90.0)]
    """
    layer = _layers(count, edges)
    paths = []
    widths = [WIDTH] * count
    for source, target in edges:
        path = [source]
        for between in range(layer[source] + 1, layer[target]):
            path.append(len(layer))
            layer.append(between)
            widths.append(BEND)
        paths.append([*path, target])
    rows: dict[int, list[int]] = defaultdict(list)
    for node, row in enumerate(layer):
        rows[row].append(node)
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for path in paths:
        for upper, lower in zip(path, path[1:]):
            above[lower].append(upper)
            below[upper].append(lower)

    middle = [0.0] * len(layer)

    def settle(row: int) -> None:
        total = sum(widths[node] + GAP for node in rows[row]) - GAP
        at = -total / 2
        for node in rows[row]:
            middle[node] = at + widths[node] / 2
            at += widths[node] + GAP

    for row in sorted(rows):
        settle(row)
    for sweep in range(SWEEPS):
        neighbours = above if sweep % 2 == 0 else below
        for row in sorted(rows, reverse=sweep % 2 == 1):

            def mean(node: int) -> float:
                places = [middle[other] for other in neighbours[node]]
                return sum(places) / len(places) if places else middle[node]

            rows[row].sort(key=mean)
            settle(row)

    left = min((middle[n] - widths[n] / 2 for n in range(len(layer))), default=0.0)
    right = max((middle[n] + widths[n] / 2 for n in range(len(layer))), default=0.0)

    def point(node: int) -> tuple[float, float]:
        return middle[node] - left, layer[node] * ROW + HEIGHT / 2

    return Layout(
        [point(node) for node in range(count)],
        [[point(node) for node in path] for path in paths],
        right - left,
        max(layer, default=0) * ROW + HEIGHT,
    )
