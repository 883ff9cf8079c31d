# ===- write-stubs.py - Type stubs of the package --------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Writes what type checkers read of the package and cannot see in it.

    write-stubs.py PACKAGE

`__init__.pyi` has the names of the package. `_native.pyi` is nanobind's description of the extension. `_passes.pyi` has a method for
each pass of the library, with its options.
"""

from __future__ import annotations

import pathlib
import re
import sys

from nanobind.stubgen import StubGen

TYPES = {
    "bool": "bool",
    "integer": "int",
    "unsigned": "int",
    "number": "float",
    "text": "str | PathLike[str]",
    "integers": "int | Sequence[int]",
    "texts": "str | Sequence[str]",
}
HEADER = '''# Written when the package is built; see write-stubs.py.
from collections.abc import Sequence
from os import PathLike
from typing import Literal, TypeVar

from .options import Pass

_Self = TypeVar("_Self", bound="PassMethods")

ALIASES: dict[str, str]

def document(found: Pass) -> str: ...

class PassMethods:
    def run_pass(self: _Self, name: str, /, **options: object) -> _Self: ...
'''


def type_of(option):
    if option.kind == "enum":
        return "Literal[%s]" % ", ".join(map(repr, option.values))
    return TYPES[option.kind]


def method(name, found):
    lines = [f"    def {name}(", "        self: _Self,"]
    if found.options:
        lines.append("        *,")
    lines += [
        f"        {option.keyword}: {type_of(option)} | None = None,"
        for option in found.options
    ]
    text = f'        r"""{found.summary}."""'
    return "\n".join([*lines, "    ) -> _Self:", text, ""])


def main():
    package = pathlib.Path(sys.argv[1])
    sys.path.insert(0, str(package.parent))
    import pool_to_conv
    from pool_to_conv import _passes, native, options

    generator = StubGen(native._native)
    generator.put(native._native)
    # mypy --strict wants the parameters of every generic type.
    text = re.sub(r"\bNDArray\b(?=[],])", "NDArray[numpy.generic]", generator.get())
    (package / "_native.pyi").write_text(text)
    exports = [
        f"from .{home} import {name} as {name}"
        for home, names in pool_to_conv._NAMES.items()
        for name in names
    ]
    exports += [f"from . import {name} as {name}" for name in ("algebra", "importers")]
    exports.append("_NAMES: dict[str, tuple[str, ...]]")
    (package / "__init__.pyi").write_text("\n".join(exports) + "\n")
    methods = [method(found.method, found) for found in options.passes().values()]
    methods += [
        method(alias, options.lookup(name)) for alias, name in _passes.ALIASES.items()
    ]
    (package / "_passes.pyi").write_text(HEADER + "\n" + "\n".join(methods))


if __name__ == "__main__":
    main()
