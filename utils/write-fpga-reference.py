#!/usr/bin/env python3
# ===- write-fpga-reference.py - The page of the fpga dialect ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Prints docs/Fpga.md from the specification of the dialect.

    llvm-tblgen -dump-json -I ROOT/include -I MLIR/include \\
        ROOT/include/PoolToConv/Dialect/Fpga/IR/FpgaOps.td | write-fpga-reference.py ROOT

Fails where a type, an attribute, an op or a case of an enumeration has no text.
"""

import json
import os
import re
import sys
import textwrap

FOLDER = "include/PoolToConv/Dialect/Fpga/IR/"
HEAD = """# The fpga dialect

<!-- Written by utils/write-fpga-reference.py from the specification: edit the .td
files in %s and write it again. -->
"""
TAIL = """
## How this page is checked

The page is what the script prints that writes it, and each example is parsed and
verified:

<!-- check: python3 "$ROOT/test/Docs/Inputs/run-fpga-examples.py" "$ROOT/docs/Fpga.md" fpga-opt -->
<!-- not run: the folder of MLIR's headers differs from machine to machine; test/Docs/fpga.test runs it -->
```sh
llvm-tblgen -dump-json -I include -I /usr/lib/llvm-22/include \\
  include/PoolToConv/Dialect/Fpga/IR/FpgaOps.td | utils/write-fpga-reference.py . > docs/Fpga.md
```
"""


# Plainer words for upstream's kinds of values.
PLAIN = {
    "64-bit integer attribute": "integer",
    "i64 dense array attribute": "list of integers",
    "constant vector/tensor attribute": "constants",
    "string attribute": "string",
    "flat symbol reference attribute": "symbol",
    "Array of dictionary attributes": "list of dictionaries",
    "ranked tensor of any type values": "tensor",
    "statically shaped tensor of any type values": "tensor",
}


def fail(text):
    sys.exit("write-fpga-reference.py: " + text)


class Dialect:
    def __init__(self, root, records):
        self.root, self.records = root, records

    def ofClass(self, name):
        """Records of a class, in the order of their sources."""
        found = [self.records[key] for key in self.records["!instanceof"][name]]
        named = [r for r in found if not r["!anonymous"]]
        return sorted(named, key=lambda r: self.place(r))

    def place(self, record):
        """(file, line) of the definition."""
        file, line = record["!locs"][0].rsplit(":", 1)
        return os.path.basename(file), int(line)

    def text(self, record, field="description"):
        text = record.get(field)
        if not text or not text.strip():
            fail("%s has no %s" % (record["!name"], field))
        return textwrap.dedent(text).strip()

    def describe(self, record):
        """The description, each example with a note of its source."""
        source = "<!-- from: %s -->\n```mlir" % (FOLDER + self.place(record)[0])
        return self.text(record).replace("```mlir", source)

    def section(self, name, record):
        summary = self.text(record, "summary")
        return "\n### `%s`\n\n%s.\n\n%s\n" % (name, summary, self.describe(record))

    # Operands, attributes and results.

    def typeOf(self, name):
        """(type or attribute, default or "optional") of an argument."""
        record = self.records[name]
        kinds = record["!superclasses"]
        if "DefaultValuedAttr" in kinds:
            default = record["defaultValue"].split("::")[-1].strip("{}")
            base = self.records[record["baseAttr"]["def"]]
            if "EnumAttr" in base["!superclasses"]:
                default = self.caseOf(base, default)
            elif "ArrayAttr" in base["storageType"]:
                default = "[%s]" % default
            return self.typeOf(base["!name"])[0], "`%s`" % default
        if "OptionalAttr" in kinds:
            return self.typeOf(record["baseAttr"]["def"])[0], "optional"
        if name == "UnitAttr":
            return "flag", "optional"
        if "Variadic" in kinds:
            return "any number of " + self.typeOf(record["baseType"]["def"])[0], ""
        if "AnyTypeOf" in kinds:
            types = [self.typeOf(t["def"])[0] for t in record["allowedTypes"]]
            return " or ".join(types), ""
        if "EnumAttr" in kinds:
            return "[%s](#enumerations)" % record["mnemonic"], ""
        if "Fpga_Type" in kinds or "Fpga_Attr" in kinds:
            mark = "!" if "Fpga_Type" in kinds else "#"
            mnemonic = record["mnemonic"]
            return "[`%sfpga.%s`](#fpga%s)" % (mark, mnemonic, mnemonic), ""
        if record.get("returnType") in ("::mlir::Type", "::mlir::FunctionType"):
            return record["summary"].replace("type attribute of ", "type: "), ""
        return PLAIN.get(record["summary"], record["summary"]), ""

    def caseOf(self, attribute, symbol):
        for case in self.records[attribute["enum"]["def"]]["enumerants"]:
            if self.records[case["def"]]["symbol"] == symbol:
                return self.records[case["def"]]["str"]
        fail("no case %s of %s" % (symbol, attribute["!name"]))

    def table(self, op):
        rows = []
        for dag, results in ((op["arguments"], False), (op["results"], True)):
            for value, name in dag["args"]:
                record = self.records[value["def"]]
                # What a value does beside being one: its memory effects.
                if "OpVariable" in record["!superclasses"]:
                    record = self.records[record["constraint"]["def"]]
                isType = "TypeConstraint" in record["!superclasses"]
                kind = "result" if results else "operand" if isType else "attribute"
                rows.append((name, kind) + self.typeOf(record["!name"]))
        if not rows:
            return ""
        lines = ["| name | | type | default |", "|---|---|---|---|"]
        lines += ["| `%s` | %s | %s | %s |" % row for row in rows]
        return "\n" + "\n".join(lines) + "\n"

    def enumeration(self, record):
        """Rows of its cases, whose texts are comments in the source."""
        file, line = self.place(record)
        with open(os.path.join(self.root, FOLDER, file)) as source:
            body = "".join(source.readlines()[line - 1 :])
        body = body[: body.index("]>;")]
        rows = []
        for comment, case in re.findall(
            r'((?: *//[^\n]*\n)*) *I32EnumAttrCase<"\w+", \d+, "(\w+)">', body
        ):
            text = " ".join(part.strip(" /") for part in comment.splitlines())
            if text[1:2].islower() or text[1:2] == " ":
                text = text[0].lower() + text[1:]
            rows.append("`%s`" % case + (": " + text.rstrip(".") if text else ""))
        if len(rows) != len(record["enumerants"]):
            fail("cannot read the cases of " + record["!name"])
        name = record["className"]
        for attribute in self.records["!instanceof"]["EnumAttr"]:
            attribute = self.records[attribute]
            if attribute["enum"]["def"] == record["!name"]:
                name = attribute["mnemonic"]
        return "| %s | %s | %s |\n" % (
            name,
            self.text(record, "summary"),
            "; ".join(rows),
        )

    def page(self):
        dialect = self.records["Fpga_Dialect"]
        parts = [HEAD % FOLDER, "\n", self.text(dialect), "\n\n## Types\n"]
        for record in self.ofClass("Fpga_Type"):
            parts.append(self.section("!fpga." + record["mnemonic"], record))
        parts.append("\n## Attributes\n")
        for record in self.ofClass("Fpga_Attr"):
            parts.append(self.section("#fpga." + record["mnemonic"], record))
        parts.append("\n## Enumerations\n\n| name | what it says | cases |\n|---|---|---|\n")
        parts += [self.enumeration(r) for r in self.ofClass("Fpga_Enum")]
        for title, file in (
            ("Kernels and ports", "FpgaKernelOps.td"),
            ("Ops that move elements", "FpgaStreamOps.td"),
            ("Ops that compute", "FpgaComputeOps.td"),
        ):
            parts.append("\n## %s\n" % title)
            for record in self.ofClass("Fpga_Op"):
                if self.place(record)[0] == file:
                    parts.append(self.section("fpga." + record["opName"], record))
                    parts.append(self.table(record))
        interface = self.records["Fpga_UnitOpInterface"]
        parts.append("\n## Interface: `%s`\n\n%s\n\n" % (
            interface["cppInterfaceName"], self.text(interface)))
        for method in interface["methods"]:
            method = self.records[method["def"]]
            text = " ".join(self.text(method).split())
            parts.append("- `%s`: %s\n" % (method["name"], text))
        return "".join(parts) + TAIL


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.write(Dialect(sys.argv[1], json.load(sys.stdin)).page())


if __name__ == "__main__":
    main()
