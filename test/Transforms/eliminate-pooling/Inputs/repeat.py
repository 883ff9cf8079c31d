"""Runs a command many times; each run must give the same output and remarks.

repeat.py COUNT EXPECTED_OUTPUT EXPECTED_REMARKS COMMAND...
"""

import subprocess
import sys

count = int(sys.argv[1])
output, remarks = sys.argv[2:4]
command = sys.argv[4:]


def read(path):
    with open(path, "rb") as file:
        return file.read()


for run in range(count):
    paths = [output + ".again", remarks + ".again"]
    subprocess.run(
        command + ["-o", paths[0], "--remarks-output-file=" + paths[1]], check=True
    )
    for path, expected in zip(paths, (output, remarks)):
        if read(path) != read(expected):
            sys.exit("run %d: %s differs from %s" % (run, path, expected))
