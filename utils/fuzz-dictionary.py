#!/usr/bin/env python3
# Writes a dictionary for libFuzzer to standard output: the names of ops,
# attributes and types in generated modules.
#
#   utils/fuzz-dictionary.py [TOOL] [COUNT]
#
# TOOL is pool-to-conv-fuzz, COUNT the number of modules to read (300).

import re
import subprocess
import sys

WORD = re.compile(r"[a-z_]+\.[a-z0-9_]+|![a-z]+\.[a-z]+|[a-z_]{3,}|x[a-z]*[0-9]+>")


def main():
    tool = sys.argv[1] if len(sys.argv) > 1 else "pool-to-conv-fuzz"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    words = set()
    for number in range(count):
        run = subprocess.run(
            [tool, "--print=%d" % number], check=True, stdout=subprocess.PIPE
        )
        # The first line is the pipeline.
        text = run.stdout.decode().split("\n", 1)[1]
        words.update(WORD.findall(re.sub(r"%[a-z0-9]+", "", text)))
    for word in sorted(words):
        print('"%s"' % word)
    return 0 if words else 1


if __name__ == "__main__":
    sys.exit(main())
