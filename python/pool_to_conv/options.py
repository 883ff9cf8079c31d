# ===- options.py - Passes and their options -------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Passes, their options, and the methods that follow from them.

The library knows which passes there are; nothing is listed here a second time.
"""

from __future__ import annotations

import dataclasses
import functools
import keyword
import numbers
import os
from collections.abc import Mapping, Sequence

from .errors import OptionError
from .native import _native


@dataclasses.dataclass(frozen=True)
class Option:
    """An option of a pass, as on the command line."""

    name: str
    kind: str
    """"bool", "enum", "integer", "unsigned", "number", "text", "integers", "texts"."""
    summary: str
    default: str
    """The text of the value if it is not given; empty for texts and lists."""
    values: Mapping[str, str]
    """The values that an "enum" is chosen from, with what they mean."""

    @property
    def keyword(self) -> str:
        """The name as a keyword argument; those of Python get a _ behind."""
        name = self.name.replace("-", "_")
        return name + "_" if keyword.iskeyword(name) else name


@dataclasses.dataclass(frozen=True)
class Pass:
    """A pass, or a pipeline of passes."""

    name: str
    is_pipeline: bool
    summary: str
    description: str
    """Markdown."""
    options: tuple[Option, ...]
    index: int = dataclasses.field(repr=False)

    @property
    def method(self) -> str:
        """The name as a method of `Module`."""
        return self.name.replace("-", "_")


@functools.lru_cache(maxsize=None)
def passes() -> Mapping[str, Pass]:
    """All passes and pipelines by their name on the command line.

    >>> passes()["eliminate-pooling"].options[0].name
    'avg-form'
    """
    result = {}
    for index, (name, is_pipeline, summary, text, options) in enumerate(
        _native.passes()
    ):
        result[name] = Pass(
            name,
            is_pipeline,
            summary,
            text,
            tuple(
                Option(option, kind, about, default, dict(zip(values, meanings)))
                for option, kind, about, default, values, meanings in options
            ),
            index,
        )
    return result


def lookup(name: str) -> Pass:
    """The pass of a name, with - or _."""
    found = passes().get(str(name).replace("_", "-"))
    if found is None:
        raise OptionError(f"there is no pass {name!r}; there are {', '.join(passes())}")
    return found


_EXPECTED = {
    "bool": "True or False",
    "enum": "a string",
    "integer": "an integer",
    "unsigned": "an integer",
    "number": "a number",
    "text": "a string or a path",
    "integers": "a sequence of integers",
    "texts": "a string or a sequence of strings",
}


def _element(value: object, kind: str) -> str | None:
    """The text of a value that is no list, or None if it is of another type."""
    if kind == "bool":
        return str(value).lower() if isinstance(value, bool) else None
    if kind in ("integer", "unsigned"):
        # NumPy's integers are Integral, and so is bool.
        wanted = isinstance(value, numbers.Integral) and not isinstance(value, bool)
        return str(int(value)) if wanted else None  # type: ignore[call-overload]
    if kind == "number":
        wanted = isinstance(value, numbers.Real) and not isinstance(value, bool)
        return repr(float(value)) if wanted else None  # type: ignore[arg-type]
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    return value if isinstance(value, str) else None


def _texts(value: object, kind: str) -> list[str] | None:
    if kind not in ("integers", "texts"):
        text = _element(value, kind)
        return None if text is None else [text]
    kind = {"integers": "integer", "texts": "text"}[kind]
    elements: Sequence[object] = [value]
    if not isinstance(value, (str, os.PathLike)):
        try:
            elements = list(value)  # type: ignore[call-overload]
        except TypeError:
            pass
    texts = [_element(element, kind) for element in elements]
    return None if None in texts else texts  # type: ignore[return-value]


def allowed(found: Pass) -> str:
    """The options of a pass, for a message: "it has avg_form (depthwise, ...), ..."."""
    if not found.options:
        return "it has none"
    return "it has " + ", ".join(
        option.keyword + (f" ({', '.join(option.values)})" if option.values else "")
        for option in found.options
    )


def pipeline_of(name: str, options: Mapping[str, object]) -> str:
    """The textual pipeline of a pass with options by keyword; None is the default.

    >>> pipeline_of("eliminate-pooling", {"avg_form": "dense", "numerics": None})
    'eliminate-pooling{avg-form=dense}'

    Raises OptionError, which lists what there is.
    """
    found = lookup(name)
    known = {option.keyword: option for option in found.options}
    texts = []
    for name, value in options.items():
        option = known.get(name)
        if option is None:
            raise OptionError(f"{found.name} has no option {name!r}; {allowed(found)}")
        if value is None:
            continue
        values = _texts(value, option.kind)
        if values is None:
            raise OptionError(
                f"{found.name}: {option.name}: expected {_EXPECTED[option.kind]}, "
                f"not {value!r}"
            )
        if not values:
            continue
        try:
            texts.append(
                _native.format_option(
                    found.index, found.options.index(option), values
                )
            )
        except _native.Failure as failure:
            raise OptionError(list(failure.args)) from None
    return found.name + ("{" + " ".join(texts) + "}" if texts else "")
