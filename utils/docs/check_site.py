#!/usr/bin/env python3
# ===- check_site.py - Links of the built site -----------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Checks the pages of a built site by themselves.

    check_site.py FOLDER

Every relative link leads to a file of FOLDER and to an id that it has, every page can
be reached from index.html, and no page loads anything from elsewhere. Prints one line
for each problem, then the totals, and exits with 1 if there was any problem.
"""

import os
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

# Attributes by which a page loads what it needs, and by which it leads elsewhere.
LOADS = {("script", "src"), ("img", "src"), ("link", "href"), ("source", "src")}
LEADS = {("a", "href"), ("form", "action")}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links = set(), []
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id" or (tag, name) == ("a", "name"):
                self.ids.add(value)
            elif (tag, name) in LOADS | LEADS:
                self.links.append((self.getpos()[0], (tag, name) in LOADS, value or ""))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = os.path.abspath(sys.argv[1])
    pages = {}
    for folder, _, names in os.walk(root):
        for name in names:
            if name.endswith(".html"):
                path = os.path.join(folder, name)
                pages[path] = Page(path)
    if os.path.join(root, "index.html") not in pages:
        sys.exit("error: %s: no index.html" % root)
    problems, links, reached = [], 0, {}
    for path, page in sorted(pages.items()):
        reached[path] = set()
        for line, isLoaded, target in page.links:
            parts = urlsplit(target)
            problem = None
            if parts.scheme or parts.netloc:
                if isLoaded and parts.scheme != "data":
                    problem = "is loaded from elsewhere"
            else:
                links += 1
                full = os.path.normpath(
                    os.path.join(os.path.dirname(path), unquote(parts.path))
                )
                full = full if parts.path else path
                anchor = unquote(parts.fragment)
                if not os.path.isfile(full):
                    problem = "no such file"
                elif anchor and full in pages and anchor not in pages[full].ids:
                    problem = "no such id"
                reached[path].add(full)
            if problem:
                name = os.path.relpath(path, root)
                problems.append("%s:%d: %s: %s" % (name, line, target, problem))
    seen, waiting = set(), [os.path.join(root, "index.html")]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += [p for p in reached[path] if p in pages]
    for path in sorted(set(pages) - seen):
        problems.append("%s: nothing leads here" % os.path.relpath(path, root))
    for problem in problems:
        print(problem)
    print("%d links in %d pages: %d problems" % (links, len(pages), len(problems)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
