# ===- page.py - Facts as a page ------------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Makes one HTML page of the facts. Templates are beside this file."""

from __future__ import annotations

import dataclasses
import importlib.resources
import pathlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from .. import drawing
from ..errors import Location
from ..graphs import Function
from ..reports import FunctionReport
from ..versions import __version__, mlir_version
from . import charts, extras
from .conditions import classes, explained
from .facts import Facts, Stage

# Of all pictures on a page; each has at most drawing.MAX_BOXES.
MAX_BOXES = 1200
MAX_REMARKS = drawing.MAX_REMARKS
MAX_UNITS = 500


@dataclasses.dataclass(frozen=True)
class Row:
    """A number before and after."""

    name: str
    before: int
    after: int


@dataclasses.dataclass(frozen=True)
class Picture:
    """A function before and after."""

    name: str
    before: str
    after: str
    """SVG, or empty."""
    note: str
    """Why there is no picture."""


def render(facts: Facts) -> str:
    """The page. Raises MissingExtra without the packages of `pool-to-conv[report]`."""
    extras.require()
    jinja2 = extras.load("jinja2")
    quoted = {
        label
        for pool in facts.pools
        for outcome in pool.outcomes
        for label in outcome.conditions
    }
    remarks = [*facts.remarks, *(facts.estimate.remarks if facts.estimate else ())]
    quoted.update(label for remark in remarks for label in remark.conditions)
    found = explained(quoted)
    anchors = {condition.anchor for condition in found}
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=_number,
        shape=_shape,
        place=_place,
        markdown=_Markdown(anchors),
    )
    page: str = environment.get_template("page.html.jinja").render(
        facts=facts,
        conditions=found,
        labels={condition.label for condition in found},
        classes=classes(),
        totals=_totals(facts.before, facts.after),
        kinds=_kinds(facts.before, facts.after),
        charts=_charts(facts.before, facts.after),
        pictures=_pictures(facts.before.functions, facts.after.functions),
        colours=drawing.COLOURS,
        max_remarks=MAX_REMARKS,
        max_units=MAX_UNITS,
        version=__version__,
        mlir_version=mlir_version,
    )
    return page


def _template(name: str) -> str:
    file = importlib.resources.files(__package__).joinpath(name)
    return file.read_text(encoding="utf-8")


def _number(value: object) -> str:
    """ "1,234"; fractions with four digits; None as a dash, texts as they are."""
    if value is None or value == "":
        return "–"
    if isinstance(value, str):
        try:
            value = int(value)
        except ValueError:
            return str(value)
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.4g}"
    return f"{value:,.0f}"


def _shape(type: str) -> str:
    """ "tensor<1x8x8x4xi8>" as "1x8x8x4xi8"; other types as they are."""
    match = re.fullmatch(r"tensor<([^<>]*)>", type)
    return match[1] if match else type


def _place(location: Location) -> str:
    """ "net.mlir:3:8", without folders."""
    name = pathlib.PurePath(location.file).name or location.file
    return f"{name}:{location.line}:{location.column}"


class _Markdown:
    """A filter: Markdown to HTML, where links lead to places of the page or nowhere."""

    def __init__(self, anchors: Collection[str]) -> None:
        targets = {f"#{anchor}" for anchor in anchors}
        shown: list[bool] = []

        def link(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
            if tokens[index].type == "link_open":
                shown.append(tokens[index].attrGet("href") in targets)
                is_shown = shown[-1]
            else:
                is_shown = shown.pop()
            if not is_shown:
                return ""
            return str(renderer.renderToken(tokens, index, options, env))

        parser = extras.load("markdown_it").MarkdownIt("commonmark", {"html": False})
        parser.enable("table")
        for rule in ("link_open", "link_close"):
            parser.add_render_rule(rule, link)
        self._parser = parser

    def __call__(self, text: str) -> Any:
        return _safe(self._parser.render(text))


def _safe(text: str) -> Any:
    """HTML, which is not escaped again."""
    return extras.load("jinja2").utils.markupsafe.Markup(text)


# The rows of the table of totals.
_TOTALS: Mapping[str, Callable[[FunctionReport], int]] = {
    "ops": lambda total: total.ops.total,
    "pooling ops": lambda total: total.pooling_ops,
    "multiply-accumulates": lambda total: total.macs.total,
    "window reductions": lambda total: total.window_reductions.total,
    "parameters": lambda total: total.parameters,
    "parameter bytes": lambda total: total.parameter_bytes,
    "activation bytes": lambda total: total.activation_bytes,
    "peak activation bytes": lambda total: total.peak_activation_bytes,
}


def _totals(before: Stage, after: Stage) -> list[Row]:
    return [Row(name, of(before.total), of(after.total)) for name, of in _TOTALS.items()]


# The columns of the table by kind: their titles and numbers.
_COLUMNS: Mapping[str, Callable[[Stage], Mapping[str, int]]] = {
    "ops": lambda stage: stage.total.ops.by_kind,
    "multiply-accumulates": lambda stage: stage.total.macs.by_kind,
    "window reductions": lambda stage: stage.total.window_reductions.by_kind,
    "parameters read": lambda stage: stage.parameters,
    "bytes of results": lambda stage: stage.result_bytes,
}


def _kinds(before: Stage, after: Stage) -> dict[str, list[Row]]:
    """By kind of op, a row for each of _COLUMNS."""
    columns = {name: (of(before), of(after)) for name, of in _COLUMNS.items()}
    kinds = sorted({kind for pair in columns.values() for each in pair for kind in each})
    return {
        kind: [
            Row(name, each[0].get(kind, 0), each[1].get(kind, 0))
            for name, each in columns.items()
        ]
        for kind in kinds
    }


def _families(*stages: Stage) -> Mapping[str, str]:
    families = {kind: "linear" for stage in stages for kind in stage.total.macs.by_kind}
    for stage in stages:
        for kind in stage.total.window_reductions.by_kind:
            families[kind] = "pooling"
    return families


def _charts(before: Stage, after: Stage) -> list[tuple[str, Any]]:
    """Titles and pictures; what is zero has none."""
    families = _families(before, after)
    totals = [
        charts.Bars(row.name, row.before, row.after)
        for row in _totals(before, after)
        if row.before or row.after
    ]
    parts = [("In total, each on its own scale", totals, True)]
    works = [
        {**stage.total.macs.by_kind, **stage.total.window_reductions.by_kind}
        for stage in (before, after)
    ]
    for title, pair in (
        ("Multiply-accumulates, and reductions of pools, by kind of op", works),
        ("Parameters by kind of op", [before.parameters, after.parameters]),
        ("Bytes of results by kind of op", [before.result_bytes, after.result_bytes]),
    ):
        parts.append((title, charts.by_kind(pair[0], pair[1], families), False))
    return [
        (title, _safe(charts.svg_of(title, bars, relative=relative)))
        for title, bars, relative in parts
        if bars
    ]


def _boxes(function: Function | None) -> int:
    if function is None:
        return 0
    return len(function.arguments) + sum(not op.is_constant for op in function.ops)


def _pictures(
    before: Sequence[Function], after: Sequence[Function]
) -> list[Picture]:
    olds = {function.name: function for function in before}
    news = {function.name: function for function in after}
    found = []
    left = MAX_BOXES
    for name in dict.fromkeys([*olds, *news]):
        pair = olds.get(name), news.get(name)
        boxes = [_boxes(function) for function in pair]
        if max(boxes) > drawing.MAX_BOXES or sum(boxes) > left:
            note = f"{boxes[0]:,} boxes before and {boxes[1]:,} after are not drawn"
            found.append(Picture(name, "", "", note))
            continue
        left -= sum(boxes)
        old, new = (_safe(drawing.svg_of(f)) if f else "" for f in pair)
        found.append(Picture(name, old, new, ""))
    return found
