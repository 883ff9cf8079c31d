# The results of a run, and what they say: the score, and each mutant that survives
# with its place, or with the explanation why no test can see it.

import collections
import json

import areas


class Results:
    """A line of JSON for each mutant that was run; the last one counts."""

    def __init__(self, path):
        self.path = path
        self.last = {}
        if path.exists():
            for line in path.read_text().splitlines():
                entry = json.loads(line)
                self.last[entry["key"]] = entry

    def append(self, entry):
        self.last[entry["key"]] = entry
        with open(self.path, "a") as file:
            file.write(json.dumps(entry) + "\n")


def readExplained(path):
    """Reasons by key: paragraphs of a reason in lines that start with #, and keys."""
    reasons, reason, fresh = {}, [], True
    for line in path.read_text().splitlines() if path.exists() else []:
        if line.startswith("#"):
            reason = [] if fresh else reason
            reason.append(line[1:].strip())
            fresh = False
        elif line.strip():
            reasons[line.strip()] = " ".join(reason)
            fresh = True
    return reasons


def main(path, explained):
    results = list(Results(path).last.values())
    if not results:
        raise SystemExit("mutate: no results: run `run.py run` first")
    reasons = readExplained(explained)
    table = collections.Counter()
    open_ = []
    for entry in results:
        area = "arithmetic" if areas.isArithmetic(entry["file"]) else "other"
        status = entry["status"]
        if status != "killed" and entry["key"] in reasons:
            status = "explained"
        elif status != "killed":
            open_.append(entry)
        table[area, status] += 1
    print("%-11s %7s %7s %10s %9s %10s %6s" % (
        "area", "mutants", "killed", "explained", "survived", "unreached", "score"))  # fmt: skip
    for area in ("arithmetic", "other"):
        counts = [table[area, s] for s in ("killed", "explained", "survived", "unreached")]
        if sum(counts):
            score = 100.0 * counts[0] / max(1, sum(counts) - counts[1])
            print("%-11s %7d %7d %10d %9d %10d %5.1f%%" % (area, sum(counts), *counts, score))
    for entry in sorted(open_, key=lambda e: (e["file"], e["line"])):
        print("\n%(file)s:%(line)d: %(status)s (%(number)d, %(kind)s)\n  %(key)s" % entry)
        if entry["status"] == "survived":
            left = entry.get("left", 0)
            print("  %d tests reach it" % (entry["tests"] + left)
                  + (", of which %d were not run" % left if left else ""))  # fmt: skip
    unexplained = [e for e in open_ if areas.isArithmetic(e["file"])]
    return 1 if unexplained else 0
