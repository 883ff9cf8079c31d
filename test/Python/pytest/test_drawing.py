# ===- test_drawing.py - Pictures of modules -------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import html.parser
import re
import xml.etree.ElementTree as ElementTree

import pool_to_conv as ptc
import pytest
from conftest import AVERAGE, UNKNOWN
from pool_to_conv import drawing, layout


class Checker(html.parser.HTMLParser):
    """All tags are closed in their order, and nothing comes from elsewhere."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags = [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.open.append(tag)
        for name, value in attributes:
            assert name not in ("src", "href", "onclick", "onload"), (tag, name)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def pictures(page):
    found = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    return [ElementTree.fromstring(picture) for picture in found]


def boxes(picture, kind=None):
    rects = [e for e in picture.iter() if e.tag.endswith("rect")]
    return [r for r in rects if kind is None or r.get("class") == kind]


def test_before_and_after(digits):
    after = digits.pool_to_conv()
    page = after._repr_html_()
    tags = Checker(page).tags
    assert "script" not in tags and "link" not in tags and "http" not in page.replace(
        "http://www.w3.org/2000/svg", ""
    )
    before, now = pictures(page)
    assert len(boxes(before, "pooling")) == 3 and len(boxes(now, "pooling")) == 0
    assert len(boxes(before, "linear")) == 5
    for picture, module in ((before, digits), (now, after)):
        ops = [op for op in module.ops if not op.is_constant]
        assert len(boxes(picture)) == len(ops) + 2
    text = re.sub("<[^>]*>", " ", page)
    total = digits.report().total
    assert f"{total.macs.total:,}" in text and f"{total.parameters:,}" in text
    assert "2,304 reductions" in text and "bit-exact" in text
    one = [op for op in digits.ops if op.macs][0]
    assert f"{one.macs:,} MACs" in text


def test_one_module_is_drawn_once(average):
    page = average._repr_html_()
    Checker(page)
    assert len(pictures(page)) == 1 and "as loaded" not in page
    (picture,) = pictures(page)
    assert len(boxes(picture)) == 3 and "12 params" not in page


def test_names_are_escaped():
    module = ptc.Module.parse(UNKNOWN.replace("@unknown", '@"<b>&x"'), "<i>.mlir")
    page = module.eliminate_pooling()._repr_html_()
    Checker(page)
    assert "<b>&x" not in page and "&lt;b&gt;&amp;x" in page
    assert "<i>" not in page and "T24" in page
    assert len(pictures(page)) == 2


def test_large_functions_are_counted(float_digits, monkeypatch):
    monkeypatch.setattr(drawing, "MAX_BOXES", 4)
    page = float_digits._repr_html_()
    Checker(page)
    assert not pictures(page) and "too many to draw" in page and "linalg.generic" in page


def test_odd_modules():
    for text in (
        "module {\n}\n",
        "func.func private @f(i32)\n",
        "func.func @f() {\n return\n}\n",
        "func.func @f(%a: i32) -> i32 {\n return %a : i32\n}\n",
        "func.func @f(%a: i1) {\n cf.cond_br %a, ^b, ^c\n^b:\n return\n^c:\n return\n}\n",
    ):
        page = ptc.load(text)._repr_html_()
        Checker(page)


def test_boxes_do_not_overlap(digits, float_digits):
    for module in (digits, float_digits, digits.pool_to_conv(max_form="maximum")):
        (function,) = module.graph.functions
        ops = [op for op in function.ops if not op.is_constant]
        picture = ElementTree.fromstring(drawing.svg_of(function))
        places = [
            tuple(map(float, re.findall(r"-?[\d.]+", group.get("transform"))))
            for group in picture.iter()
            if group.get("transform")
        ]
        assert len(places) == len(ops) + 2
        for i, (x, y) in enumerate(places):
            for other_x, other_y in places[:i]:
                apart = abs(x - other_x) >= layout.WIDTH or abs(y - other_y) >= layout.HEIGHT
                assert apart


def test_layers():
    found = layout.place(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
    heights = [y for _, y in found.boxes]
    assert heights == sorted(heights) and len(set(heights)) == 4
    # The long edge goes around the boxes between.
    long = found.edges[3]
    assert len(long) == 4
    for (x, _), (edge, _) in zip(found.boxes[1:3], long[1:3]):
        assert abs(x - edge) > layout.WIDTH / 2
    assert layout.place(0, []).boxes == []


@pytest.mark.parametrize("form", ["relu", "maximum"])
def test_fpga_graphs(digits, form):
    page = digits.to_fpga(batch=1)._repr_html_()
    Checker(page)
    assert "fpga.mac" in page and AVERAGE
