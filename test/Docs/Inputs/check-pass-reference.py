#!/usr/bin/env python3
"""The reference has exactly the passes and pipelines that the driver adds.

check-pass-reference.py PAGE OURS THEIRS

PAGE is the built page, OURS and THEIRS what our driver and the stock mlir-opt print
for --help. A pass of ours is one that only our driver has. Prints one line for each
that the page lacks or has too many, then the totals.
"""

import re
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def passesOf(path):
    return set(re.findall(r"^ +--([\w-]+) +-   \S", read(path), re.MULTILINE))


page, ours, theirs = sys.argv[1:]
expected = passesOf(ours) - passesOf(theirs)
found = set(re.findall(r'<section id="-([\w-]+)"', read(page)))
problems = ["not in the reference: " + name for name in sorted(expected - found)]
problems += ["not in the driver: " + name for name in sorted(found - expected)]
for problem in problems:
    print(problem)
print("%d passes and pipelines: %d problems" % (len(expected), len(problems)))
sys.exit(1 if problems else 0)
