# Compares the page of the passes on kernels with their sources:
#
#   check-fpga-page.py ROOT [PAGE]
#
# PAGE is docs/FpgaPasses.md by default; the other pages docs/Fpga*.md belong to it.
# - every pass has a section, and every option of it one below;
# - every reason of a pass's table is in its sources, and every reason of the
#   sources is in the table.
#
# Prints one line for each difference, then totals; exits with 1 if there is any.

import glob
import os
import re
import sys

root = sys.argv[1]
page = sys.argv[2] if len(sys.argv) > 2 else os.path.join(root, "docs/FpgaPasses.md")
SOURCES = {
    "fpga-fuse": ["Fuse*.cpp"],
    "fpga-infer-widths": ["NarrowTypes.cpp"],
    "fpga-narrow-requant": ["NarrowRequant.cpp", "ScaleSteps.cpp"],
    "fpga-classify-weights": ["ClassifyWeights.cpp"],
    "fpga-select-reduce": ["SelectReduce.cpp"],
}

# What a call takes up to its end; strings may hold anything but quotes.
CALL = r'((?:[^";]|"(?:[^"\\]|\\.)*")*?)'
REASON = re.compile(r'(?:Decline\{\s*"C\d",|\bkeep\(|"C6",)' + CALL + r"(?:\};|\);)")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
ROW = re.compile(r"^\| C\d(?:, C\d)* \| `([^`]+)` \|$", re.MULTILINE)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


problems = []
reasons = rows = options = 0
text = read(page)
for other in sorted(glob.glob(os.path.join(root, "docs/Fpga*.md"))):
    if os.path.basename(other) != "FpgaPasses.md":
        text += read(other)
specification = read(os.path.join(root, "include/PoolToConv/Dialect/Fpga/Transforms/Passes.td"))
shared = re.findall(r'def (\w+)\s*: Option<"\w+", "([\w-]+)"', specification)
for definition in re.split(r"^def (?=\w+Pass : )", specification, flags=re.MULTILINE)[1:]:
    name = re.search(r'Pass<"([\w-]+)"', definition).group(1)
    section = re.split(r"^## %s$" % name, text, flags=re.MULTILINE)
    if len(section) != 2:
        problems.append("no section of %s" % name)
        continue
    section = re.split(r"^## ", section[1], flags=re.MULTILINE)[0]
    names = re.findall(r'Option<"\w+",\s*"([\w-]+)"', definition)
    names += [option for variable, option in shared if variable in definition]
    for option in names:
        options += 1
        if "\n### %s\n" % option not in section:
            problems.append("no section of the option %s of %s" % (option, name))
    table = ROW.findall(section)
    rows += len(table)
    told = set()
    if name in SOURCES:
        folder = os.path.join(root, "lib/Dialect/Fpga/Transforms")
        paths = [glob.glob(os.path.join(folder, file)) for file in SOURCES[name]]
        for path in sorted(sum(paths, [])):
            source = re.sub(r'"\s*\n\s*"', "", read(path))
            for call in REASON.findall(source):
                told.update(STRING.findall(call))
    # What can only come of a mistake in the pass is not for users.
    told.discard("tables that were found are not exact")
    reasons += len(told)
    problems += ["no such reason in %s: %s" % (name, row) for row in table if row not in told]
    problems += ["not on the page: %s" % reason for reason in sorted(told) if reason not in table]

for problem in problems:
    print(problem)
print("%d reasons, %d rows, %d options: %d problems" % (reasons, rows, options, len(problems)))
sys.exit(1 if problems else 0)
