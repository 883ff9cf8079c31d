"""Is every header there that another one includes?

    check-includes.py FOLDER

Looks at the includes of PoolToConv... in all files below FOLDER, and at what has to be
there because other projects include it. Prints one line for each problem, then totals.
"""

import os
import re
import sys

WANTED = [
    "PoolToConv/InitAll.h",
    "PoolToConv/Interfaces/LinearOpInterface.td",
    "PoolToConv/Interfaces/PoolingOpInterface.td",
    "PoolToConv/Dialect/Fpga/IR/FpgaOps.td",
    "PoolToConv-c/PoolToConv.h",
]


def main():
    root = sys.argv[1]
    files = includes = 0
    problems = ["%s is not there" % w for w in WANTED]
    problems = [p for p, w in zip(problems, WANTED) if not os.path.exists(root + "/" + w)]
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            files += 1
            with open(os.path.join(folder, name)) as file:
                text = file.read()
            for path in re.findall(r'^#?\s*include "(PoolToConv[^"]*)"', text, re.M):
                includes += 1
                if not os.path.exists(os.path.join(root, path)):
                    problems.append("%s: %s is not there" % (name, path))
    for problem in problems:
        print(problem)
    print("%d files, %d includes: %d problems" % (files, includes, len(problems)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
