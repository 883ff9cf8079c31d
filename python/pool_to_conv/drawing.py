# ===- drawing.py - Modules as pictures ------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""HTML of a module: the graph as it was loaded and as it is, with costs.

Everything is in the page itself: no scripts, no fonts, nothing from a network.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from . import layout
from .graphs import Function, Op
from .modules import Module
from .reports import FunctionReport
from .steps import Remark

MAX_BOXES = 300
MAX_REMARKS = 200

# Fill and border by what an op is.
COLOURS = {
    "pooling": ("#fde0dd", "#c51b8a"),
    "linear": ("#deebf7", "#2171b5"),
    "other": ("#f0f0f0", "#969696"),
    "end": ("#ffffff", "#969696"),
}
_FONT = "font-family='sans-serif'"
_WINDOW = ("kernel", "stride", "strides", "dilation", "dilations", "pad")


def page_of(module: Module) -> str:
    """The HTML that notebooks show for a module."""
    before, after = module.origin, module
    if before.closed or before is after:
        before = after
    columns = [after] if before is after else [before, after]
    titles = ["now"] if before is after else ["as loaded", "now"]
    steps = " → ".join(step.pipeline for step in module.steps)
    parts = [
        "<div style='font-family: sans-serif; color: #222; background: #fff'>",
        f"<p><b>{html.escape(module.name)}</b> {html.escape(steps)}</p>",
        _totals(titles, [column.report().total for column in columns]),
    ]
    if module.steps:
        parts.append(_remarks(module.remarks))
    parts.append("<div style='display: flex; gap: 32px; align-items: flex-start'>")
    for title, column in zip(titles, columns):
        parts.append(f"<div><p>{title}</p>")
        parts += [_function(function) for function in column.graph.functions]
        parts.append("</div>")
    parts.append("</div></div>")
    return "\n".join(parts)


def _totals(titles: list[str], reports: list[FunctionReport]) -> str:
    rows = [
        ("ops", [report.ops.total for report in reports]),
        ("pooling ops", [report.pooling_ops for report in reports]),
        ("multiply-accumulates", [report.macs.total for report in reports]),
        ("window reductions", [report.window_reductions.total for report in reports]),
        ("parameters", [report.parameters for report in reports]),
        ("parameter bytes", [report.parameter_bytes for report in reports]),
        ("peak activation bytes", [report.peak_activation_bytes for report in reports]),
    ]
    head = "".join(f"<th>{title}</th>" for title in ["", *titles])
    body = "".join(
        f"<tr><td>{name}</td>"
        + "".join(f"<td style='text-align: right'>{n:,}</td>" for n in numbers)
        + "</tr>"
        for name, numbers in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def _remarks(remarks: Iterable[Remark]) -> str:
    shown = list(remarks)
    rows = "".join(
        f"<tr><td>{html.escape(str(remark.location or ''))}</td>"
        f"<td>{html.escape(remark.condition)}</td>"
        f"<td style='text-align: left'>{html.escape(remark.message)}</td></tr>"
        for remark in shown[:MAX_REMARKS]
    )
    more = len(shown) - MAX_REMARKS
    tail = f"<p>and {more} more</p>" if more > 0 else ""
    return (
        f"<details><summary>{len(shown)} remarks</summary>"
        f"<table>{rows}</table>{tail}</details>"
    )


def _function(function: Function) -> str:
    title = f"<p>@{html.escape(function.name)}</p>"
    ops = [op for op in function.ops if not op.is_constant]
    if len(ops) + len(function.arguments) > MAX_BOXES:
        kinds: dict[str, int] = {}
        for op in ops:
            kinds[op.name] = kinds.get(op.name, 0) + 1
        rows = "".join(
            f"<tr><td>{html.escape(name)}</td><td>{count:,}</td></tr>"
            for name, count in sorted(kinds.items())
        )
        return f"{title}<p>{len(ops):,} ops are too many to draw</p><table>{rows}</table>"
    return title + svg_of(function)


def svg_of(function: Function) -> str:
    """A function as an SVG picture; constants count as parameters of their readers."""
    ops = [op for op in function.ops if not op.is_constant]
    boxes = [_end("argument", value.type) for value in function.arguments]
    made_by = {value.number: index for index, value in enumerate(function.arguments)}
    for index, op in enumerate(ops, len(boxes)):
        made_by.update({value.number: index for value in op.results})
    parameters = {
        value.number: op.parameters
        for op in function.ops
        if op.is_constant
        for value in op.results
    }
    edges = []
    for index, op in enumerate(ops, len(boxes)):
        edges += [
            (source, index)
            for source in dict.fromkeys(made_by.get(n) for n in op.operands)
            if source is not None and source < index
        ]
    boxes += [
        _box(op, sum(parameters.get(n, 0) for n in dict.fromkeys(op.operands)))
        for op in ops
    ]
    for number in function.results:
        if number in made_by:
            edges.append((made_by[number], len(boxes)))
            boxes.append(_end("result", ""))
    found = layout.place(len(boxes), edges)
    margin = 8
    width, height = found.width + 2 * margin, found.height + 2 * margin
    lines = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width:.0f}' "
        f"height='{height:.0f}' viewBox='{-margin} {-margin} {width:.0f} {height:.0f}'>"
    ]
    lines += [_edge(points) for points in found.edges]
    lines += [
        f"<g transform='translate({x:.1f} {y:.1f})'>{box}</g>"
        for (x, y), box in zip(found.boxes, boxes)
    ]
    return "\n".join([*lines, "</svg>"])


def _edge(points: list[tuple[float, float]]) -> str:
    half = layout.HEIGHT / 2
    (x, y), *rest = points
    path = f"M{x:.1f},{y + half:.1f}"
    for index, (to_x, to_y) in enumerate(rest):
        end = to_y - half if index == len(rest) - 1 else to_y
        start = y + half if index == 0 else y
        bend = (start + end) / 2
        path += f"C{x:.1f},{bend:.1f} {to_x:.1f},{bend:.1f} {to_x:.1f},{end:.1f}"
        x, y = to_x, to_y
    return f"<path d='{path}' fill='none' stroke='#969696'/>"


def _kind(op: Op) -> str:
    if op.is_pooling:
        return "pooling"
    return "linear" if op.macs else "other"


def _rect(kind: str, lines: list[str], tip: str) -> str:
    fill, border = COLOURS[kind]
    w, h = layout.WIDTH, layout.HEIGHT
    texts = "".join(
        f"<text y='{12 * (index - (len(lines) - 1) / 2) + 4:.0f}' text-anchor='middle' "
        f"{_FONT} font-size='{11 if index == 0 else 10}'>{html.escape(line)}</text>"
        for index, line in enumerate(lines)
    )
    return (
        f"<title>{html.escape(tip)}</title><rect class='{kind}' x='{-w / 2}' y='{-h / 2}' "
        f"width='{w}' height='{h}' rx='4' fill='{fill}' stroke='{border}'/>{texts}"
    )


def _short(type: str) -> str:
    """ "tensor<1x8x8x4xi8>" as "1x8x8x4xi8", cut where it is long."""
    match = re.fullmatch(r"tensor<([^<>]*)>", type)
    text = match[1] if match else type
    return text if len(text) <= 28 else text[:27] + "…"


def _end(what: str, type: str) -> str:
    return _rect("end", [what, *([_short(type)] if type else [])], type)


def _box(op: Op, parameters: int) -> str:
    window = [
        f"{name} {re.sub('[^0-9,-]', '', re.sub('^.*?[:<]', '', op.attributes[name]))}"
        for name in _WINDOW
        if name in op.attributes
    ]
    costs = []
    if op.macs:
        costs.append(f"{op.macs:,} MACs")
    if op.window_reductions:
        costs.append(f"{op.window_reductions:,} reductions")
    if parameters:
        costs.append(f"{parameters:,} param{'' if parameters == 1 else 's'}")
    types = ", ".join(value.type for value in op.results)
    tip = "\n".join([op.name, *window, types, *([str(op.location)] if op.location else [])])
    lines = [op.name, _short(op.results[0].type) if op.results else "", ", ".join(costs)]
    return _rect(_kind(op), [line for line in lines if line], tip)
