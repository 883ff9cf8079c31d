#!/usr/bin/env python3
# What a file of lcov says of lib/: covered lines by folder, and the lines that are
# not. Used by utils/coverage.sh.
#
#   utils/coverage.py FILE ROOT

import collections
import os
import sys

GOAL = 95.0


def read(path, root):
    """For each file below lib/, how often each of its lines ran."""
    files = collections.defaultdict(dict)
    name = ""
    with open(path) as file:
        for line in file:
            kind, _, rest = line.rstrip("\n").partition(":")
            if kind == "SF":
                name = os.path.relpath(rest, root)
            elif kind == "DA" and name.startswith("lib" + os.sep):
                number, count = rest.split(",")[:2]
                lines = files[name]
                lines[int(number)] = max(lines.get(int(number), 0), int(count))
    return files


def ranges(numbers, known):
    """Neighbouring lines as one, where no line between them has code that ran."""
    texts, first, last = [], None, None
    for number in numbers:
        if last is not None and not any(n in known for n in range(last + 1, number)):
            last = number
            continue
        if first is not None:
            texts.append(str(first) if first == last else "%d-%d" % (first, last))
        first = last = number
    if first is not None:
        texts.append(str(first) if first == last else "%d-%d" % (first, last))
    return ", ".join(texts)


def main():
    if len(sys.argv) != 3:
        raise SystemExit("usage: coverage.py FILE ROOT")
    files = read(*sys.argv[1:])
    if not files:
        raise SystemExit("coverage.py: no line of lib/ in %s" % sys.argv[1])
    folders = collections.defaultdict(lambda: [0, 0])
    for name, lines in files.items():
        for folder in (os.path.dirname(name), "all of lib"):
            folders[folder][0] += sum(1 for count in lines.values() if count)
            folders[folder][1] += len(lines)
    print("%-34s %8s %8s %7s" % ("folder", "covered", "lines", "share"))
    for folder, (covered, total) in sorted(folders.items(), key=lambda i: (i[0] == "all of lib", i)):
        print("%-34s %8d %8d %6.2f%%" % (folder, covered, total, 100.0 * covered / total))
    for name, lines in sorted(files.items()):
        missing = sorted(number for number, count in lines.items() if not count)
        if missing:
            print("%s: %d of %d: %s" % (
                name, len(missing), len(lines), ranges(missing, lines)))  # fmt: skip
    covered, total = folders["all of lib"]
    return 0 if 100.0 * covered / total > GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
