#!/usr/bin/env python3
# ===- write-pass-options.py - The C API of passes and their options -------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Writes PassOptions.h and PassTable.inc of the C API.

    write-pass-options.py HEADER TABLE NAMESPACE=JSON...

Each JSON is what `llvm-tblgen --dump-json` makes of a file of passes (Pass in
PassBase.td) or pipelines (Pipelines.td), NAMESPACE that of its C++ functions.
The header has enumerations, a struct of options for each pass, and functions;
the table describes the structs to lib/CAPI/Passes.cpp, which does the work. What
cannot be written in C is an error.
"""

import json
import re
import sys
import textwrap

LICENCE = """\
//===- %s %s*- C%s -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
%s
//
//===----------------------------------------------------------------------===//
"""

# C++ type: C type, and what lib/CAPI/Passes.cpp calls it.
SCALARS = {
    "bool": ("bool", "Bool"),
    "int64_t": ("int64_t", "Int64"),
    "unsigned": ("unsigned", "Unsigned"),
    "double": ("double", "Double"),
    "std::string": ("MlirStringRef", "String"),
}
LISTS = {
    "int64_t": ("PtcInt64List", "Int64List"),
    "std::string": ("PtcStringList", "StringList"),
}
VALUE = re.compile(
    r'clEnumValN\(\s*([\w:]+)::(\w+)\s*,\s*"([^"]*)"\s*,\s*((?:"[^"]*"\s*)+)\)'
)


def fail(text):
    sys.exit("write-pass-options.py: " + text)


def banner(name, language, text):
    room = 80 - len("//===- %s *- C%s -*-===//" % (name, language))
    return LICENCE % (name, "-" * room, language, text)


def sentence(text):
    """One paragraph without a full stop at its end."""
    return " ".join(text.split()).rstrip(".")


def quoted(text):
    """A string of C++ in lines, since compilers limit the length of one."""
    lines = text.split("\n")
    lines = [line + "\n" for line in lines[:-1]] + lines[-1:]
    # JSON escapes as C++ does, but for what is no ASCII, which may stand as it is.
    return "\n     ".join(json.dumps(line, ensure_ascii=False) for line in lines)


def comment(text, indent):
    return textwrap.fill(
        text,
        width=80,
        initial_indent=indent + "/// ",
        subsequent_indent=indent + "/// ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def plainNumber(text):
    """A default as a user writes it: "int64_t(1) << 20" is 1048576."""
    text = re.sub(r"\bint64_t\((\d+)\)", r"\1", text)
    shift = re.fullmatch(r"(\d+) << (\d+)", text)
    return str(int(shift[1]) << int(shift[2])) if shift else text


class Enumeration:
    """A C++ enumeration, of which options may take only some values."""

    def __init__(self, type, text):
        self.name = "Ptc" + type.rsplit("::", 1)[-1]
        self.text = text
        self.values = []

    def constant(self, value):
        return self.name + value


class Option:
    def __init__(self, record, owner, enumerations):
        self.argument = record["argument"]
        self.member = record["cppName"]
        self.text = sentence(record["description"])
        self.values = []
        self.defaultText = ""
        type = record["type"].lstrip(":")
        default = record["defaultValue"] or ""
        if "ListOption" in record["!superclasses"]:
            kinds, self.default = LISTS, None
        else:
            kinds, self.default = SCALARS, default
        if type in kinds:
            self.type, self.kind = kinds[type]
            if self.kind == "String":
                if default.strip('"'):
                    fail("%s.%s: a text by default" % (owner, self.argument))
                self.default = None
            elif self.default is not None:
                self.default = re.sub(r"int64_t\((\d+)\)", r"INT64_C(\1)", default)
                self.defaultText = plainNumber(default)
            return
        self.values = VALUE.findall(record["additionalOptFlags"])
        if kinds is LISTS or not self.values:
            fail("%s.%s: no C type for %s" % (owner, self.argument, type))
        enumeration = enumerations.setdefault(type, Enumeration(type, self.text))
        for _, value, _, text in self.values:
            known = [v for v, _ in enumeration.values]
            if value not in known:
                enumeration.values.append((value, text))
        self.enumeration = enumeration
        self.type, self.kind = enumeration.name, "Enum"
        constant = default.rsplit("::", 1)[-1]
        self.default = enumeration.constant(constant)
        self.defaultText = next(v[2] for v in self.values if v[1] == constant)


class Pass:
    def __init__(self, record, records, namespace, isPipeline, enumerations):
        self.isPipeline = isPipeline
        name = record["!name"]
        self.function = "%s::create%s" % (namespace, name)
        self.name = re.sub("(Pass|Pipeline)$", "", name)
        self.struct = "Ptc%sOptions" % self.name
        self.argument = record["argument"]
        self.summary = sentence(record["summary"])
        # Pipelines have none.
        description = record.get("description") or ""
        self.description = textwrap.dedent(description).strip()
        self.options = [
            Option(records[option["def"]], self.argument, enumerations)
            for option in record["options"]
        ]

    # The header.

    def declaration(self):
        lines = [comment("Options of %s." % self.argument, "")]
        lines.append("typedef struct %s {" % self.struct)
        for option in self.options:
            text = option.text
            if option.values and "(default" not in text:
                text += " (default %s)" % option.default
            elif option.default not in (None, "") and "(default" not in text:
                text += " (default %s)" % option.default
            lines.append(comment(text + ".", "  "))
            lines.append("  %s %s;" % (option.type, option.member))
        if not self.options:
            lines.append(comment("There are none yet, and C has no empty structs.", "  "))
            lines.append("  int reserved;")
        lines.append("} %s;" % self.struct)
        lines.append("")
        lines.append("/// Sets the defaults.")
        lines.append(
            "PTC_EXPORTED void ptc%sOptionsInit(%s *options);" % (self.name, self.struct)
        )
        lines.append("")
        if self.isPipeline:
            text = (
                "%s. Adds the passes to `manager`, with the defaults if `options` is "
                "null. Fails with a reason if a value is none that the option can "
                "have; then `manager` is as before." % self.summary
            )
            result, first = "MlirLogicalResult ptcAdd", "MlirOpPassManager manager,\n    "
        else:
            text = (
                "%s. The caller owns the pass (see ptcPassCreate). With the defaults "
                "if `options` is null. Fails with null and a reason if a value is none "
                "that the option can have." % self.summary
            )
            result, first = "MlirPass ptcCreate", ""
        lines.append(comment(text, ""))
        lines.append(
            "PTC_EXPORTED %s%s(\n    %sconst %s *options,\n"
            "    MlirStringCallback onError, void *userData);"
            % (result, self.name, first, self.struct)
        )
        return "\n".join(lines) + "\n"

    # The table.

    def fields(self):
        lines = []
        for option in self.options:
            if option.values:
                lines.append(
                    "static const EnumValue values%s_%s[] = {"
                    % (self.name, option.member)
                )
                for _, value, name, text in option.values:
                    constant = option.enumeration.constant(value)
                    lines.append('    {%s, "%s", %s},' % (constant, name, text))
                lines.append("};")
        if self.options:
            lines.append("static const OptionField fields%s[] = {" % self.name)
            for option in self.options:
                values = "{}"
                if option.values:
                    values = "values%s_%s" % (self.name, option.member)
                lines.append(
                    '    {"%s", FieldKind::%s, offsetof(%s, %s), %s, %s, "%s"},'
                    % (
                        option.argument,
                        option.kind,
                        self.struct,
                        option.member,
                        values,
                        quoted(option.text),
                        option.defaultText,
                    )
                )
            lines.append("};")
        return "\n".join(lines)

    def entry(self):
        create = "nullptr"
        if not self.isPipeline:
            create = "[]() -> std::unique_ptr<mlir::Pass> { return %s(); }" % self.function
        fields = "fields" + self.name if self.options else "{}"
        return '    {"%s", %s, %s,\n     %s,\n     %s},' % (
            self.argument,
            fields,
            create,
            quoted(self.summary),
            quoted(self.description),
        )

    def functions(self, index):
        lines = [
            "void ptc%sOptionsInit(%s *options) {" % (self.name, self.struct),
            "  *options = {};",
        ]
        for option in self.options:
            if option.default not in (None, ""):
                lines.append("  options->%s = %s;" % (option.member, option.default))
        lines.append("}")
        arguments = "const %s *options, MlirStringCallback onError, void *userData" % (
            self.struct
        )
        if self.isPipeline:
            lines.append(
                "MlirLogicalResult ptcAdd%s(MlirOpPassManager manager, %s) {\n"
                "  return addToManager(manager, passTable[%d], options, onError, userData);\n}"
                % (self.name, arguments, index)
            )
        else:
            lines.append(
                "MlirPass ptcCreate%s(%s) {\n"
                "  return createPass(passTable[%d], options, onError, userData);\n}"
                % (self.name, arguments, index)
            )
        return "\n".join(lines)


def enumerationText(enumeration):
    lines = [comment(enumeration.text + ".", "")]
    lines.append("typedef PTC_ENUM(%s) {" % enumeration.name)
    for value, text in enumeration.values:
        words = sentence("".join(re.findall('"([^"]*)"', text)))
        words = re.sub(r" *\(default\)", "", words)
        if words:
            lines.append(comment(words[0].upper() + words[1:] + ".", "  "))
        lines.append("  %s," % enumeration.constant(value))
    lines[-1] = lines[-1].rstrip(",")
    lines.append("} %s;" % enumeration.name)
    return "\n".join(lines) + "\n"


def headerText(passes, enumerations):
    text = banner(
        "PassOptions.h - A struct and a function for each pass",
        "",
        "// Written by utils/write-pass-options.py from the TableGen files of the passes.\n"
        "// In a struct, an empty string or list stands for an option that is not given;\n"
        "// strings and lists stay the caller's and are read during the call.",
    )
    text += """
#ifndef POOLTOCONV_C_PASSOPTIONS_H
#define POOLTOCONV_C_PASSOPTIONS_H

#include "PoolToConv-c/Passes.h"
#include "PoolToConv-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

"""
    text += "\n".join(enumerationText(enumerations[key]) for key in sorted(enumerations))
    text += "\n" + "\n".join(p.declaration() for p in passes)
    for macro, what, isPipeline in (
        ("PTC_FOR_EACH_PASS", "pass", False),
        ("PTC_FOR_EACH_PIPELINE", "pipeline", True),
    ):
        rows = [p for p in passes if p.isPipeline == isPipeline]
        text += "\n/// X(EliminatePooling, \"eliminate-pooling\") for each %s: the name in\n" % what
        text += "/// the functions above, and that of the command line.\n"
        text += "#define %s(X)" % macro
        for row in rows:
            text += ' \\\n  X(%s, "%s")' % (row.name, row.argument)
        text += "\n"
    text += """
#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_PASSOPTIONS_H
"""
    return text


def tableText(passes):
    text = banner(
        "PassTable.inc - The structs of PassOptions.h",
        "++",
        "// Written by utils/write-pass-options.py, for lib/CAPI/Passes.cpp.",
    )
    text += "\n" + "\n".join(filter(None, (p.fields() for p in passes))) + "\n"
    text += "static const PassEntry passTable[] = {\n"
    text += "\n".join(p.entry() for p in passes) + "\n};\n\n"
    text += "\n".join(p.functions(i) for i, p in enumerate(passes)) + "\n"
    return text


def main():
    if len(sys.argv) < 4:
        fail("arguments: HEADER TABLE NAMESPACE=JSON...")
    enumerations, passes = {}, []
    for argument in sys.argv[3:]:
        namespace, _, path = argument.partition("=")
        with open(path) as file:
            records = json.load(file)
        for kind in ("PassBase", "Pipeline"):
            for name in records["!instanceof"].get(kind, []):
                passes.append(
                    Pass(
                        records[name],
                        records,
                        namespace,
                        kind == "Pipeline",
                        enumerations,
                    )
                )
    passes.sort(key=lambda p: (p.isPipeline, p.argument))
    with open(sys.argv[1], "w") as file:
        file.write(headerText(passes, enumerations))
    with open(sys.argv[2], "w") as file:
        file.write(tableText(passes))


if __name__ == "__main__":
    main()
