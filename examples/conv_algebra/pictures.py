# ===- pictures.py - Kernels as SVG -----------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Draws rows of kernels, with operators in between, as one SVG picture.

All coordinates are pixels. A picture brings its own light background, so that it
reads the same on a dark page.
"""

import itertools
import math
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

MARGIN, GAP, LINE, FONT = 20, 22, 15, 11
FAMILY = "system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif"
FRAME = {"stroke": "#888888", "stroke_width": 0.75, "fill": "none"}
# Weights have so many shades on either side of zero.
SHADES = 12
# Blue, white, red: told apart by all common kinds of colour vision.
ANCHORS = [
    (33, 102, 172),
    (103, 169, 207),
    (247, 247, 247),
    (239, 138, 98),
    (178, 24, 43),
]


def colour(shade):
    """Of a weight of shade / SHADES times the largest one."""
    place = (shade / SHADES + 1) * (len(ANCHORS) - 1) / 2
    low = min(int(place), len(ANCHORS) - 2)
    pairs = zip(ANCHORS[low], ANCHORS[low + 1])
    return "#%02x%02x%02x" % tuple(round(a + (b - a) * (place - low)) for a, b in pairs)


def number(value):
    return "%g" % round(value, 2)


def add(parent, tag, **attributes):
    """A child element; `_` in attribute names stands for `-`."""
    texts = {
        key.replace("_", "-"): (value if isinstance(value, str) else number(value))
        for key, value in attributes.items()
    }
    return ET.SubElement(parent, tag, texts)


def addText(parent, x, y, text, **attributes):
    add(parent, "text", x=x, y=y, **attributes).text = text


def wholeTaps(taps):
    """The taps as whole numbers and the power of two that divides them, or
    None where one has more than three characters."""
    for bits in range(16):
        whole = [[tap * 2**bits for tap in row] for row in taps]
        if all(tap == int(tap) for row in whole for tap in row):
            texts = [["%d" % tap for tap in row] for row in whole]
            fits = all(len(text) <= 3 for row in texts for text in row)
            return (texts, 2**bits) if fits else None
    return None


class Panel:
    """One kernel with its caption."""

    def __init__(self, kernel, cell, caption):
        self.kernel, self.cell = kernel, cell
        self.lines = [line for line in caption if line]
        self.numbers = (
            wholeTaps(kernel.taps) if cell >= 22 and kernel.dilation == 1 else None
        )
        if self.numbers and self.numbers[1] > 1:
            self.lines.append("÷ %d" % self.numbers[1])
        self.side = kernel.extent * cell
        text = max(map(len, self.lines), default=0) * FONT * 0.56
        self.width = max(self.side, text)
        self.gap = 7 if kernel.stride > 1 else 2
        self.height = self.side + self.gap + 4 + LINE * len(self.lines)

    def draw(self, picture, x, y):
        """With the upper left corner of the kernel at (x, y)."""
        place = "translate(%s %s)" % (number(x), number(y))
        group = add(picture, "g", transform=place)
        self.drawTaps(group)
        self.drawGrid(group)
        if self.numbers:
            self.drawNumbers(group)
        below = self.side
        if self.kernel.stride > 1:
            self.drawStride(group)
        for index, line in enumerate(self.lines):
            below += LINE + (self.gap if index == 0 else 0)
            weight = "bold" if index == 0 else "normal"
            addText(group, self.side / 2, below, line, font_weight=weight)

    def shades(self):
        rows = self.kernel.spread()
        taps = [abs(tap) for row in rows for tap in row if tap is not None]
        largest = max(taps) or 1
        return [
            [None if tap is None else round(tap / largest * SHADES) for tap in row]
            for row in rows
        ]

    def drawTaps(self, group):
        # One path per shade; a line of width 1 is a run of equal neighbours, and
        # begins relative to the end of the run before it.
        paths, ends = {}, {}
        for y, row in enumerate(self.shades()):
            x = 0
            for shade, run in itertools.groupby(row):
                width = len(list(run))
                if shade is not None:
                    endX, endY = ends.get(shade, (0, 0))
                    path = paths.setdefault(shade, [])
                    path.append("m%d %dh%d" % (x - endX, y - endY, width))
                    ends[shade] = (x + width, y)
                x += width
        place = "translate(0 %s) scale(%s)" % (number(self.cell / 2), number(self.cell))
        scaled = add(group, "g", transform=place)
        for shade in sorted(paths):
            add(scaled, "path", stroke=colour(shade), d="".join(paths[shade]))

    def drawGrid(self, group):
        lines = range(self.kernel.extent + 1)
        d = "".join(
            "M0 %sh%s" % (number(i * self.cell), number(self.side)) for i in lines
        )
        d += "".join(
            "M%s 0v%s" % (number(i * self.cell), number(self.side)) for i in lines
        )
        stroke = "#d8d8d8" if self.kernel.dilation > 1 else "#ffffff"
        width = min(1, self.cell / 12)
        add(group, "path", stroke=stroke, stroke_opacity=0.7, stroke_width=width, d=d)
        add(group, "rect", width=self.side, height=self.side, **FRAME)

    def drawNumbers(self, group):
        shades = self.shades()
        for y, row in enumerate(self.numbers[0]):
            for x, text in enumerate(row):
                dark = abs(shades[y][x]) > 0.6 * SHADES
                addText(
                    group,
                    (x + 0.5) * self.cell,
                    (y + 0.5) * self.cell + 3.5,
                    text.replace("-", "−"),
                    fill="#ffffff" if dark else "#444444",
                    font_size=10,
                )

    def drawStride(self, group):
        """How far it is to the kernel's next place."""
        top, length = number(self.side + 3), number(self.kernel.stride * self.cell)
        d = "M0 %sv6m0 -3h%sm0 -3v6" % (top, length)
        add(group, "path", stroke="#333333", d=d)


def drawLegend(picture, right, y):
    step = 4
    width = (2 * SHADES + 1) * step
    left = right - width
    for shade in range(-SHADES, SHADES + 1):
        x = left + (shade + SHADES) * step
        add(picture, "rect", x=x, y=y, width=step, height=10, fill=colour(shade))
    add(picture, "rect", x=left, y=y, width=width, height=10, **FRAME)
    for x, text in [(left, "−max"), (left + width / 2, "0"), (right, "+max")]:
        addText(picture, x, y + 22, text, font_size=9)


def picture(title, rows, footer):
    """An SVG document. Each row is a list of Panels, and of texts that stand
    between them."""
    kernels = [[part for part in row if isinstance(part, Panel)] for row in rows]
    widths = [
        sum(part.width if isinstance(part, Panel) else 2 * GAP for part in row)
        for row in rows
    ]
    # Kernels are centred in their row, and captions hang below them.
    sides = [max(panel.side for panel in row) for row in kernels]
    heights = [
        max(side / 2 + panel.height - panel.side / 2 for panel in row)
        for row, side in zip(kernels, sides)
    ]
    width = math.ceil(max(widths + [430])) + 2 * MARGIN
    height = math.ceil(sum(heights) + GAP * len(rows)) + 2 * MARGIN + 14

    root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
    root.set("viewBox", "0 0 %d %d" % (width, height))
    root.set("width", str(width))
    root.set("height", str(height))
    add(root, "title").text = title
    card = dict(fill="#ffffff", stroke="#d0d0d0", rx=8)
    add(root, "rect", x=0.5, y=0.5, width=width - 1, height=height - 1, **card)

    style = dict(
        font_family=FAMILY, font_size=FONT, fill="#333333", text_anchor="middle"
    )
    body = add(root, "g", **style)

    y = MARGIN
    for row, rowWidth, side, rowHeight in zip(rows, widths, sides, heights):
        x = (width - rowWidth) / 2
        for part in row:
            if isinstance(part, Panel):
                left = x + (part.width - part.side) / 2
                # Whole pixels keep the lines sharp.
                part.draw(body, round(left), round(y + (side - part.side) / 2))
                x += part.width
            else:
                if part:
                    addText(body, x + GAP, y + side / 2 + 7, part, font_size=20)
                x += 2 * GAP
        y += rowHeight + GAP
    addText(body, MARGIN, y + 12, footer, text_anchor="start")
    drawLegend(body, width - MARGIN - 12, y + 2)
    ET.indent(root, "")
    return ET.tostring(root, encoding="unicode") + "\n"


def writePictures(usage, draw):
    """A program: FOLDER/NAME.svg for what draw() gives by name, FOLDER being its
    argument."""
    if len(sys.argv) != 2:
        sys.exit(usage)
    try:
        drawings = draw()
        os.makedirs(sys.argv[1], exist_ok=True)
        for name, text in drawings.items():
            path = os.path.join(sys.argv[1], name + ".svg")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        sys.exit("draw.py: %s" % error)
