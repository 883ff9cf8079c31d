# Compares the page of a pass with its sources:
#
#   check-pass-page.py ROOT PASS [PAGE]
#
# PASS is EliminatePooling or FuseLinearConvs, and PAGE docs/PASS.md by default.
# - every reason of the tables of the page is in the sources, under the same
#   condition; of EliminatePooling, every reason of the sources is in the tables;
# - every option of the pass has a section.
#
# Sources that are about linear ops belong to FuseLinearConvs, and those of the
# algebra. The remarks of that pass are many, and its page has the usual ones.
#
# Prints one line for each difference, then totals; exits with 1 if there is any.

import glob
import os
import re
import sys

root, name = sys.argv[1:3]
isLinear = name == "FuseLinearConvs"
page = sys.argv[3] if len(sys.argv) > 3 else os.path.join(root, "docs", name + ".md")

DECLINE = re.compile(r'[{(]\s*"(T\d+)",\s*(.*?)\}\s*;', re.DOTALL)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
ROW = re.compile(r"^\| \[(T\d+)\]\(Conditions\.md#(t\d+)\) \|(?: [^|]* \|)? (.*) \|$")
LINEAR = re.compile("Linear|Chain|AveragesLast|FuseBranches|Moves|MatmulModel|ConvModel|ElementwiseModel|AffineBody|FoldedTensor|Constants")
OPTION = re.compile(r'Option<"\w+",\s*"([a-z-]+)"')


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


# (condition, literal parts of the reason)
declines = set()
for folder in ("Transforms", "Interfaces") + (("Algebra",) if isLinear else ()):
    for path in sorted(glob.glob(os.path.join(root, "lib", folder, "*.[ch]*"))):
        isAbout = folder == "Algebra" or bool(LINEAR.search(os.path.basename(path)))
        if isAbout != isLinear:
            continue
        text = re.sub(r'"\s*\n\s*"', "", read(path))
        for match in DECLINE.finditer(text):
            declines.add((match.group(1), tuple(STRING.findall(match.group(2)))))

text = read(page)
rows = []
problems = []
for line in text.splitlines():
    match = ROW.match(line)
    if match:
        condition, anchor, reason = match.groups()
        rows.append((condition, re.findall(r"`([^`]+)`", reason)[0]))
        if anchor != condition.lower():
            problems.append("%s links to %s" % (condition, anchor))


def matches(row, decline):
    # {0} stands for a value in the text of a formatv.
    return row[0] == decline[0] and any(row[1] in part for part in decline[1])


for row in rows:
    if not any(matches(row, decline) for decline in declines):
        problems.append("no such reason in the sources: %s %s" % row)
for decline in sorted(declines) if not isLinear else []:
    if not any(matches(row, decline) for row in rows):
        problems.append("not on the page: %s %s" % (decline[0], "...".join(decline[1])))

passes = read(os.path.join(root, "include/PoolToConv/Transforms/Passes.td"))
passes = passes.partition("def %sPass" % name)[2].partition("\ndef ")[0]
options = OPTION.findall(passes)
for option in options:
    if "\n### %s\n" % option not in text:
        problems.append("no section of the option %s" % option)

for problem in problems:
    print(problem)
print(
    "%d reasons, %d rows, %d options: %d problems"
    % (len(declines), len(rows), len(options), len(problems))
)
sys.exit(1 if problems else 0)
