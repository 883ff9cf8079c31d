# ===- reference.py - Pages that mlir-tblgen writes -------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""The reference of the site: Markdown from the .td files, made when it is built.

mlir-tblgen writes the text of passes, ops, types, attributes, enumerations and
interfaces. What it leaves out is added from the records that llvm-tblgen prints: the
values and defaults of options, and the pipelines, for which MLIR has no TableGen. A
definition without a description is an error.
"""

import importlib.util
import json
import os
import re
import subprocess

FOLDER = "include/PoolToConv/"
PASSES = [
    ("On networks", "Transforms/Passes.td"),
    ("Reports", "Report/Passes.td"),
    ("To the fpga dialect", "Conversion/ToFpga/Passes.td"),
    ("On kernels of the fpga dialect", "Dialect/Fpga/Transforms/Passes.td"),
    ("From the fpga dialect", "Conversion/FpgaToLinalg/Passes.td"),
]
PIPELINES = "Pipelines/Pipelines.td"
INTERFACES = [
    "Interfaces/PoolingOpInterface.td",
    "Interfaces/LinearOpInterface.td",
    "Dialect/Fpga/IR/FpgaInterfaces.td",
]
DIALECT = "Dialect/Fpga/IR/FpgaOps.td"
TRANSFORM = "TransformOps/TransformOps.td"
# What has to have a text, and which one.
DESCRIBED = {
    "PassBase": ["summary", "description"],
    "Pipeline": ["summary"],
    "Option": ["description"],
    "ListOption": ["description"],
    "Statistic": ["description"],
    "Op": ["summary", "description"],
    "AttrDef": ["summary", "description"],
    "TypeDef": ["summary", "description"],
    "EnumInfo": ["summary"],
    "Interface": ["description"],
    "InterfaceMethod": ["description"],
}


class Error(Exception):
    pass


def optionValues():
    """The expression for the values of an option that the C API is made with."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path = os.path.join(here, "write-pass-options.py")
    spec = importlib.util.spec_from_file_location("write_pass_options", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.VALUE


def cell(text):
    """In a table."""
    return " ".join(text.split()).replace("|", "\\|")


class Reference:
    """`tools` is the folder of mlir-tblgen, `headers` that of MLIR's headers."""

    def __init__(self, root, tools, headers):
        self.root, self.tools, self.headers = root, tools, headers
        self.value = optionValues()

    def run(self, tool, file, *options):
        command = [os.path.join(self.tools, tool), *options]
        command += ["-I", os.path.join(self.root, "include"), "-I", self.headers]
        try:
            run = subprocess.run(
                command + [os.path.join(self.root, FOLDER, file)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        except OSError as error:
            raise Error("%s: %s" % (error.filename, error.strerror))
        if run.returncode:
            raise Error(run.stderr.strip())
        return run.stdout

    def records(self, file):
        """All records of a file; each of ours has to be described."""
        records = json.loads(self.run("llvm-tblgen", file, "--dump-json"))
        known = {
            name
            for folder, _, names in os.walk(os.path.join(self.root, FOLDER))
            for name in names
        }
        for kind, fields in DESCRIBED.items():
            for name in records["!instanceof"].get(kind, []):
                record = records[name]
                if "EnumAttr" in record["!superclasses"]:
                    continue  # described as an EnumInfo
                if os.path.basename(record["!locs"][0].rsplit(":", 1)[0]) not in known:
                    continue
                for field in fields:
                    if not (record.get(field) or "").strip():
                        label = record.get("argument") or record.get("name") or name
                        raise Error("%s%s: %s has no %s" % (FOLDER, file, label, field))
        return records

    def markdown(self, file, *options, deeper=0):
        """What mlir-tblgen writes, with headings `deeper` levels down."""
        text = self.run("mlir-tblgen", file, *options)
        text = re.sub(r"^<!--.*?-->\n", "", text, flags=re.DOTALL)
        text = text.replace("[TOC]\n", "")
        parts = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
        for i in range(0, len(parts), 2):
            parts[i] = re.sub(
                r"^(#+ )", "#" * deeper + r"\1", parts[i], flags=re.MULTILINE
            )
            # Conditions and pages that a text only names.
            parts[i] = re.sub(r"\bT(\d+)\b", r"[T\1](Conditions.md#t\1)", parts[i])
            parts[i] = re.sub(
                r"(?<![\w/`(])docs/(\w+)\.md", r"[\1](\1.md)", parts[i]
            )
        return "".join(parts).strip() + "\n"

    def options(self, record, records):
        rows = ["| option | what | default | values |", "|---|---|---|---|"]
        for option in record["options"]:
            option = records[option["def"]]
            values = self.value.findall(option["additionalOptFlags"])
            default = (option["defaultValue"] or "").rsplit("::", 1)[-1].strip('"')
            default = re.sub(r"^int64_t\((\d+)\)$", r"\1", default)
            texts = []
            for _, name, value, words in values:
                words = "".join(re.findall('"([^"]*)"', words))
                words = re.sub(r" *\(default\)", "", words)
                texts.append("`%s`%s" % (value, ": " + words if words else ""))
                if name == default:
                    default = value
            if "ListOption" in option["!superclasses"]:
                texts.append("a list, separated by commas")
            rows.append(
                "| `%s` | %s | %s | %s |"
                % (
                    option["argument"],
                    cell(option["description"]),
                    "`%s`" % default if default else "",
                    cell("; ".join(texts)),
                )
            )
        return "\n".join(rows) + "\n"

    def passes(self):
        parts = [
            "# Passes and pipelines\n\nWhat `pool-to-conv-opt` runs besides upstream's "
            "passes. A pass is given as `--name=\"option=value option=value\"`, or in "
            "`--pass-pipeline`. Examples of all options are on the pages named in "
            "[README](README.md#reference).\n\n## Pipelines\n"
        ]
        records = self.records(PIPELINES)
        for name in records["!instanceof"]["Pipeline"]:
            record = records[name]
            parts.append(
                "### `-%s`\n\n_%s_\n\n#### Options\n\n%s"
                % (record["argument"], record["summary"], self.options(record, records))
            )
        for title, file in PASSES:
            records = self.records(file)
            text = self.markdown(file, "-gen-pass-doc")
            for name in records["!instanceof"]["PassBase"]:
                record = records[name]
                if not record["options"]:
                    continue
                head = "### `-%s`\n" % record["argument"]
                start = text.index("#### Options\n", text.index(head))
                end = text.index("\n```\n", text.index("```", start)) + 5
                text = "%s#### Options\n\n%s\n%s" % (
                    text[:start],
                    self.options(record, records),
                    text[end:],
                )
            source = "Written in [%s](../%s).\n" % (os.path.basename(file), FOLDER + file)
            parts.append("## %s\n\n%s\n%s" % (title, source, text))
        return "\n".join(parts)

    def interfaces(self):
        parts = [
            "# Op interfaces\n\nHow a dialect takes part: an op that implements one of "
            "these is rewritten like upstream's. Examples: [Packaging](Packaging.md).\n"
        ]
        for file in INTERFACES:
            self.records(file)
            text = self.markdown(file, "-gen-op-interface-docs")
            text = text.replace("# OpInterface definitions\n\n", "")
            parts.append(text.replace("### Methods:", "### Methods"))
        return "\n".join(parts)

    def dialect(self):
        self.records(DIALECT)
        text = self.markdown(DIALECT, "-gen-dialect-doc", "-dialect=fpga")
        title, rest = text.split("\n", 1)
        return (
            "# The fpga dialect: syntax, operands, types\n%s" % rest.replace(
                "\n## Operations\n",
                "\nThe same descriptions with what C++ adds, such as traits and "
                "syntax; with tables of operands and defaults, and in order of use, "
                "they stand in [the specification](Fpga.md).\n\n## Operations\n",
                1,
            )
        )

    def transform(self):
        self.records(TRANSFORM)
        return (
            "# Ops of the transform dialect\n\nThe rewrites as patterns, for schedules "
            "in the transform dialect. An example: `test/TransformOps`.\n\n"
            + self.markdown(TRANSFORM, "-gen-op-doc").replace("### ", "## ")
        )

    def pages(self):
        """{name: text} of all pages, which stand beside those of docs/."""
        return {
            "PassReference.md": self.passes(),
            "FpgaDialectReference.md": self.dialect(),
            "InterfaceReference.md": self.interfaces(),
            "TransformReference.md": self.transform(),
        }
