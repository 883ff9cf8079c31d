# Compares the ops in the tables of a page, under "Published ops", with those that
# utils/sweep/published.py allows.

import re
import sys

sys.path.insert(0, sys.argv[1])
import published

with open(sys.argv[2]) as file:
    section = file.read().partition("\n## Published ops\n")[2].partition("\n## ")[0]
rows = [line for line in section.splitlines() if line.startswith("|")]
listed = set(re.findall(r"`((?:arith|linalg|tensor|tosa)\.\w+)`", "\n".join(rows)))
allowed = published.TOSA | published.LINALG
for op in sorted(allowed - listed):
    print("not published: " + op)
for op in sorted(listed - allowed):
    print("published, but not allowed: " + op)
sys.exit(listed != allowed)
