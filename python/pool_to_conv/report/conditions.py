# ===- conditions.py - The conditions, as their page states them ----------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Sections of docs/Conditions.md, which is a file of the package."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import re
from collections.abc import Iterable, Mapping


@dataclasses.dataclass(frozen=True)
class Condition:
    """One condition; texts are Markdown."""

    label: str
    """ "T3"."""
    title: str
    statement: str
    reason: str

    @property
    def anchor(self) -> str:
        """The name of its place in a page."""
        return self.label.lower()


def page() -> str:
    """The text of docs/Conditions.md."""
    file = importlib.resources.files(__package__).joinpath("Conditions.md")
    return file.read_text(encoding="utf-8")


_SECTION = re.compile(r"^## (T\d+) +(.*?)\n(.*?)(?=^<a id=|^## |\Z)", re.M | re.S)
_PART = re.compile(r"^\*\*(Statement|Reason|In a remark)\.\*\*\s+", re.M)


@functools.lru_cache(maxsize=None)
def conditions() -> Mapping[str, Condition]:
    """All conditions by their label.

    >>> conditions()["T5"].title
    'Unsigned elements are widened before they are subtracted'
    """
    found = {}
    for label, title, text in _SECTION.findall(page()):
        _, *parts = _PART.split(text)
        texts = dict(zip(parts[::2], parts[1::2]))
        found[label] = Condition(
            label, title, texts["Statement"].strip(), texts["Reason"].strip()
        )
    return found


def classes() -> str:
    """The section about classes of numerics, without its heading."""
    text = page().split("\n## Numeric classes\n")[1]
    return re.split(r"^<a id=|^## ", text, maxsplit=1, flags=re.M)[0].strip()


def explained(labels: Iterable[str]) -> list[Condition]:
    """The conditions of `labels`, each once, in order; unknown labels are left out."""
    known = conditions()
    numbers = {int(label[1:]) for label in labels if label in known}
    return [known[f"T{number}"] for number in sorted(numbers)]
