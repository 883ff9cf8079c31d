"""Is everything in the C API?

    check-complete.py ROOT LIST HELP UPSTREAM JSON...
    check-complete.py --symbols ROOT BUILD SYMBOLS

First form: LIST has a line `pass: option=value|value option ...` for each pass and
pipeline of the library, HELP is what --help of our driver prints and UPSTREAM what that
of mlir-opt does, and each JSON is the dump of a TableGen file of passes of the source
tree ROOT. Second form: SYMBOLS is what llvm-nm prints of the library, whose headers are
below ROOT and BUILD. Prints one line for each problem, then totals.
"""

import glob
import json
import os
import re
import sys


def readList(path):
    passes = {}
    with open(path) as file:
        for line in file:
            name, _, options = line.strip().partition(":")
            passes[name] = {}
            for option in options.split():
                option, _, values = option.partition("=")
                passes[name][option] = values.split("|") if values else []
    return passes


def readHelp(path):
    """Pass or pipeline: option: values, of all that have a place in the list."""
    passes, options, values = {}, None, None
    with open(path) as file:
        for line in file:
            match = re.match(r"      --([\w-]+) ", line)
            if match:
                options = passes.setdefault(match.group(1), {})
                continue
            match = re.match(r"        --([\w-]+)[ =]", line)
            if match and options is not None:
                values = options.setdefault(match.group(1), [])
                continue
            match = re.match(r"    =([\w-]+) ", line)
            if match and options is not None and values is not None:
                values.append(match.group(1))
            elif not match:
                options = values = None
    return passes


def readJson(path):
    with open(path) as file:
        records = json.load(file)
    passes = {}
    for name in records["!instanceof"]["PassBase"]:
        options = [records[option["def"]] for option in records[name]["options"]]
        passes[records[name]["argument"]] = {
            option["argument"]: re.findall(
                r'clEnumValN\([^,]*,\s*"([^"]*)"', option["additionalOptFlags"]
            )
            for option in options
        }
    return passes


def compare(source, known, given):
    for name in sorted(known):
        if name not in given:
            yield "%s: %s is missing" % (source, name)
            continue
        for option in sorted(set(known[name]) - set(given[name])):
            yield "%s: %s has %s, which is missing" % (source, name, option)
        for option in sorted(set(given[name]) - set(known[name])):
            yield "%s: %s has no %s" % (source, name, option)
        for option in sorted(set(given[name]) & set(known[name])):
            if sorted(known[name][option]) != sorted(given[name][option]):
                yield "%s: %s of %s is one of %s, not %s" % (
                    source,
                    option,
                    name,
                    ", ".join(known[name][option]),
                    ", ".join(given[name][option]),
                )


def checkPasses(root, listed, ours, upstream, files):
    given, problems = readList(listed), []
    tables = {}
    for file in files:
        tables.update(readJson(file))
    include = os.path.join(root, "include", "PoolToConv")
    for path in sorted(glob.glob(include + "/**/Passes.td", recursive=True)):
        with open(path) as file:
            names = set(re.findall(r': Pass<"([\w-]+)"', file.read()))
        if not names <= set(tables):
            problems.append(os.path.relpath(path, include) + ": not looked at")
    known = readHelp(ours)
    for name in readHelp(upstream):
        known.pop(name, None)
    problems += compare("TableGen", tables, given)
    problems += compare("driver", known, given)
    for name in sorted(set(given) - set(known)):
        problems.append("driver: there is no %s" % name)
    options = sum(len(options) for options in given.values())
    return problems, "%d passes and pipelines, %d options" % (len(given), options)


def checkSymbols(root, build, symbols):
    with open(symbols) as file:
        defined = {line.split()[-1] for line in file if line.strip()}
    problems, declared = [], set()
    for folder in (root, build):
        for path in sorted(glob.glob(folder + "/include/PoolToConv-c/*.h")):
            with open(path) as file:
                lines = file.read().split("\n")
            for number, line in enumerate(lines):
                if not re.match(r"(PTC_EXPORTED|static inline) ", line):
                    continue
                name = re.search(r"\b(ptc\w+)\(", " ".join(lines[number : number + 3]))
                name = name.group(1)
                if not lines[number - 1].startswith("///"):
                    problems.append("%s: no comment" % name)
                if line.startswith("PTC_EXPORTED"):
                    declared.add(name)
    for name in sorted(declared - defined):
        problems.append("%s: declared, not in the library" % name)
    for name in sorted(defined - declared):
        if name.startswith("ptc"):
            problems.append("%s: in the library, not declared" % name)
    return problems, "%d functions" % len(declared)


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "--symbols":
        problems, total = checkSymbols(*sys.argv[2:])
    elif len(sys.argv) > 5:
        problems, total = checkPasses(*sys.argv[1:5], sys.argv[5:])
    else:
        sys.exit(__doc__)
    for problem in problems:
        print(problem)
    print("%s: %d problems" % (total, len(problems)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
