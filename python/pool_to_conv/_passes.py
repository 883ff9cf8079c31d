# ===- _passes.py - Methods of modules for all passes ----------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""A method for each pass, which follow from what the library has.

_passes.pyi, for type checkers, is written when the package is built.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from typing import Any

from .options import Option, Pass, passes

# Shorter names.
ALIASES = {"to_fpga": "pool-to-conv-to-fpga"}


class PassMethods:
    """What `Module` has for each pass and pipeline."""

    def run_pass(self, name: str, **options: object) -> Any:
        """Runs one pass; see `Module.run_pass`."""
        raise NotImplementedError


def _describe(option: Option) -> str:
    text = f"    {option.keyword}: {option.summary}."
    for value, meaning in option.values.items():
        text += f"\n        {value!r}: {meaning}" if meaning else f"\n        {value!r}"
    if option.default and not option.values:
        text += f" By default {option.default}."
    return text


def document(found: Pass) -> str:
    """The docstring of the method of a pass."""
    parts = [found.summary + ".", textwrap.dedent(found.description).strip()]
    if found.options:
        parts.append("Options:\n" + "\n".join(map(_describe, found.options)))
    parts.append(
        "Returns the new module. Raises OptionError and PassError; the module itself is "
        "not changed."
    )
    return "\n\n".join(part for part in parts if part)


def _method(found: Pass, name: str) -> Callable[..., Any]:
    def method(self: PassMethods, /, **options: object) -> Any:
        return self.run_pass(found.name, **options)

    method.__name__ = name
    method.__qualname__ = f"Module.{name}"
    method.__doc__ = document(found)
    parameters = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)]
    parameters += [
        inspect.Parameter(option.keyword, inspect.Parameter.KEYWORD_ONLY, default=None)
        for option in found.options
    ]
    method.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return method


for _pass in passes().values():
    setattr(PassMethods, _pass.method, _method(_pass, _pass.method))
for _alias, _name in ALIASES.items():
    setattr(PassMethods, _alias, _method(passes()[_name], _alias))
