#!/usr/bin/env python3
# ===- check-links.py - Relative links of the documentation ----------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Checks that the relative links of all Markdown pages lead somewhere.

    check-links.py ROOT

A link leads to a file or folder of the source tree ROOT and, behind a `#`, to a
heading of a page (by the name that GitHub gives it) or to an `<a id="...">`.
Prints one line for each link that does not, then the totals, and exits with 1
if there was any.
"""

import importlib.util
import os
import re
import sys

LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s+(\S+)", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
ANCHOR = re.compile(r"<a (?:id|name)=\"([^\"]+)\"")
FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")


def blank(match):
    """As many lines, so that line numbers stay."""
    return "\n" * match.group().count("\n")


def read(path):
    with open(path, encoding="utf-8") as file:
        return FENCED.sub(blank, file.read())


class Slugs:
    """The names that GitHub gives to the headings of a page, one after the other."""

    def __init__(self):
        self.seen = {}

    def of(self, heading):
        """The name of the next heading, given as plain text."""
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        count = self.seen.get(slug, 0)
        self.seen[slug] = count + 1
        return "%s-%d" % (slug, count) if count else slug


def anchorsOf(path):
    text = read(path)
    slugs = Slugs()
    anchors = set(ANCHOR.findall(text))
    for heading in HEADING.findall(text):
        anchors.add(slugs.of(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)))
    return anchors


def linksOf(path):
    """(line, target) of each relative link of a page."""
    text = CODE.sub(blank, read(path))
    for match in sorted(
        [*LINK.finditer(text), *REFERENCE.finditer(text)], key=lambda m: m.start()
    ):
        target = match.group(1)
        if not re.match(r"[a-z][a-z+.-]*:", target):
            yield text.count("\n", 0, match.start()) + 1, target


def problemOf(root, page, target):
    """What is wrong with a link, or None."""
    path, _, anchor = target.partition("#")
    full = os.path.join(root, os.path.dirname(page), path) if path else None
    full = os.path.normpath(full or os.path.join(root, page))
    if not full.startswith(root + os.sep) and full != root:
        return "leads out of the source tree"
    if not os.path.exists(full):
        return "no such file"
    if anchor and full.endswith(".md") and anchor not in anchorsOf(full):
        return "no such heading"
    return None


def pagesOf(root):
    """The pages that check-docs.py reads."""
    here = os.path.dirname(os.path.abspath(__file__))
    spec = importlib.util.spec_from_file_location(
        "check_docs", os.path.join(here, "check-docs.py")
    )
    sys.dont_write_bytecode = True
    docs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(docs)
    return docs.pagesOf(root)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = os.path.abspath(sys.argv[1])
    pages = pagesOf(root)
    links = problems = 0
    for page in pages:
        for line, target in linksOf(os.path.join(root, page)):
            links += 1
            problem = problemOf(root, page, target)
            if problem:
                problems += 1
                print("%s:%d: %s: %s" % (page, line, target, problem))
    print("%d relative links in %d pages: %d problems" % (links, len(pages), problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
