# ===- charts.py - Bars ---------------------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Charts as SVG, which Vega-Lite draws when a page is written.

A page therefore has no scripts. Colours are those of `pool_to_conv.drawing`: pools,
linear ops and others each have theirs, light before and full after; text has the colour
of the page.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping, Sequence
from typing import Any

from ..drawing import COLOURS
from .extras import load

# Kinds of ops that get bars of their own.
MAX_KINDS = 12
# In pixels: of the longest bar with its number, and of the longest name.
WIDTH = 360
LABEL = 260


@dataclasses.dataclass(frozen=True)
class Bars:
    """A quantity before and after."""

    name: str
    before: int
    after: int
    family: str = "other"
    """A key of COLOURS."""


def by_kind(
    before: Mapping[str, int], after: Mapping[str, int], families: Mapping[str, str]
) -> list[Bars]:
    """Numbers by kind of op, the largest first; what is beyond MAX_KINDS is one entry.

    >>> [bars.name for bars in by_kind({"a": 1, "b": 5}, {"c": 2}, {})]
    ['b', 'c', 'a']
    """
    kinds = dict.fromkeys([*before, *after])
    bars = [
        Bars(kind, before.get(kind, 0), after.get(kind, 0), families.get(kind, "other"))
        for kind in kinds
    ]
    bars = [each for each in bars if each.before or each.after]
    bars.sort(key=lambda each: -max(each.before, each.after))
    shown, rest = bars[:MAX_KINDS], bars[MAX_KINDS:]
    if rest:
        sums = sum(each.before for each in rest), sum(each.after for each in rest)
        shown.append(Bars(f"{len(rest)} other kinds", *sums))
    return shown


def svg_of(title: str, bars: Sequence[Bars], *, relative: bool = False) -> str:
    """A picture of bars, two for each entry, with their numbers.

    Args:
        title: What screen readers say.
        bars: At least one.
        relative: Whether each entry has a scale of its own; else all share one.
    """
    rows = []
    for index, each in enumerate(bars):
        fill, border = COLOURS[each.family]
        top = max(each.before, each.after, 1)
        for when, value, colour in (
            ("before", each.before, fill),
            ("after", each.after, border),
        ):
            rows.append(
                {
                    "entry": index,
                    "when": when,
                    "length": value / top if relative else value,
                    "text": f"{value:,}",
                    "fill": colour,
                    "border": border,
                }
            )
    picture: str = load("vl_convert").vegalite_to_svg(
        _specification(rows, [each.name for each in bars]), allowed_base_urls=[]
    )
    return picture.replace(
        "<svg ", f'<svg role="img" aria-label="{html.escape(title)}" ', 1
    )


def _specification(rows: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    """Vega-Lite, version 5 or later."""
    literal = {"type": "nominal", "scale": None}
    longest = max(float(row["length"]) for row in rows)
    # A browser may have a wider font than the one that places are computed with.
    label = min(LABEL, 7.5 * max(map(len, names)) + 8)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": 2,
        "width": WIDTH,
        "height": {"step": 15},
        "data": {"values": [{**row, "name": names[row["entry"]]} for row in rows]},
        "encoding": {
            "y": {
                "field": "name",
                "type": "nominal",
                "title": None,
                "sort": {"field": "entry"},
                "axis": {
                    "domain": False,
                    "ticks": False,
                    "labelPadding": 8,
                    "minExtent": label,
                },
                "scale": {"paddingInner": 0.3},
            },
            "yOffset": {"field": "when", "sort": ["before", "after"]},
            "x": {
                "field": "length",
                "type": "quantitative",
                "axis": None,
                # Room for the number behind the longest bar.
                "scale": {"domain": [0, (longest or 1) * 1.35], "nice": False},
            },
        },
        "layer": [
            {
                "mark": {"type": "bar", "strokeWidth": 1},
                "encoding": {
                    "fill": {"field": "fill", **literal},
                    "stroke": {"field": "border", **literal},
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"text": {"field": "text", "type": "nominal"}},
            },
        ],
        "config": {
            "font": "sans-serif",
            "view": {"stroke": None},
            "text": {"fill": "currentColor", "fontSize": 11},
            "axis": {"labelColor": "currentColor", "labelFontSize": 12, "labelLimit": LABEL},
        },
    }
