#!/usr/bin/env python3
# Checks that every condition number (T1, T2, ...) that a file of the project
# names is explained in docs/Conditions.md, and that this page is complete: each
# condition has the parts below, and names tests, which name it in turn. Under
# **Tests.** stand those it is met in and those an op is declined in (`Met in`,
# `Declined in`), or why there are none of the latter (`Never declined: `).
#
#   utils/check-conditions.py [ROOT]
#
# ROOT is the source tree, by default the one of this script. In a git work tree
# the tracked files are read, elsewhere all files. Prints one line for each
# problem and exits with 1 if there is any.

import os
import re
import subprocess
import sys

PAGE = os.path.join("docs", "Conditions.md")
SUFFIXES = (
    ".c .cmake .cpp .h .in .md .mlir .py .sh .td .test .txt .yml".split()
)
NUMBER = re.compile(r"\bT(\d+)\b")
HEADING = re.compile(r"^## T(\d+)\b[ \t]*(.*)$", re.MULTILINE)
# What the section of a condition has to say.
PARTS = ["**Statement.**", "**Reason.**", "**In a remark.**", "**Tests.**"]
TESTS = re.compile(
    r"\*\*Tests\.\*\* Met in (?P<met>.+?)\."
    r" (?:Declined in (?P<declined>.+)|Never declined: \w.+)\.$"
)
LINK = re.compile(r"\[[^\]]*\]\((?P<path>[^)#]+)\)")


def filesOf(root):
    """Relative paths of the text files of the project."""
    git = ["git", "-C", root, "ls-files", "-z"]
    if os.path.exists(os.path.join(root, ".git")):
        listing = subprocess.run(git, check=True, stdout=subprocess.PIPE).stdout
        names = listing.decode().split("\0")
    else:
        names = [
            os.path.relpath(os.path.join(folder, name), root)
            for folder, _, files in os.walk(root)
            for name in files
        ]
    return sorted(name for name in names if name.endswith(tuple(SUFFIXES)))


def read(root, name):
    with open(os.path.join(root, name), encoding="utf-8", errors="replace") as file:
        return file.read()


def testsOf(root, label, section):
    """What is wrong with the tests that a section names."""
    text = " ".join(section[section.index("**Tests.**") :].split("\n\n")[0].split())
    match = TESTS.match(text)
    if not match:
        yield "%s does not say where it is met and where it is declined" % label
        return
    for part, tests in match.groupdict().items():
        paths = [link.group("path") for link in LINK.finditer(tests or "")]
        if tests and not paths:
            yield "%s names no test in which it is %s" % (label, part)
        for path in paths:
            name = os.path.normpath(os.path.join(os.path.dirname(PAGE), path))
            if not name.startswith("test" + os.sep) or not os.path.isfile(
                os.path.join(root, name)
            ):
                yield "%s: %s is no test" % (label, name)
            elif label[1:] not in NUMBER.findall(read(root, name)):
                yield "%s: %s does not name it" % (label, name)


def conditionsOf(root, page):
    """The numbers that have a section, and what is wrong with the sections."""
    problems = []
    headings = list(HEADING.finditer(page))
    numbers = [int(heading.group(1)) for heading in headings]
    if numbers != list(range(1, len(numbers) + 1)):
        problems.append("%s: the conditions are not T1, T2, ... in order" % PAGE)
    for heading in headings:
        label = "T" + heading.group(1)
        end = page.find("\n## ", heading.end())
        section = page[heading.end() : end if end >= 0 else len(page)]
        if not heading.group(2):
            problems.append("%s: %s has no title" % (PAGE, label))
        for part in PARTS:
            if part not in section:
                problems.append("%s: %s has no %s" % (PAGE, label, part.strip("*.")))
        if PARTS[-1] in section:
            for problem in testsOf(root, label, section):
                problems.append("%s: %s" % (PAGE, problem))
    return set(numbers), problems


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    if not os.path.isfile(os.path.join(root, PAGE)):
        sys.exit("error: %s: no such file" % os.path.join(root, PAGE))
    known, problems = conditionsOf(root, read(root, PAGE))
    names = filesOf(root)
    uses = 0
    for name in names:
        if not os.path.isfile(os.path.join(root, name)):
            continue  # deleted in the work tree, not yet in the index
        for line, text in enumerate(read(root, name).splitlines(), 1):
            for number in NUMBER.findall(text):
                uses += 1
                if int(number) not in known:
                    problems.append(
                        "%s:%d: T%s is not a heading of %s" % (name, line, number, PAGE)
                    )
    for problem in problems:
        print(problem)
    print(
        "%d conditions, named %d times in %d files: %d problems"
        % (len(known), uses, len(names), len(problems))
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
