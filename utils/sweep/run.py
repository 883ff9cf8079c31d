#!/usr/bin/env python3
# The generated sweep: pooling ops of every kind, type, layout, window and form are
# rewritten, run before and after, and compared. docs/Sweep.md says what is checked.
#
#   utils/sweep/run.py [--tools DIR]              a covering array of the axes
#   utils/sweep/run.py --strength 3 --state DIR   all triples; goes on where it was
#   utils/sweep/run.py --full --shard 3/1000      some of all cases
#   utils/sweep/run.py --show CASE                the IR of one case
#
# Prints counts, and one paragraph for each case that fails; exits with 1 if any.
# Needs NumPy; with tqdm there is a progress bar on a terminal.

import argparse
import collections
import json
import os
import pathlib
import shutil
import sys
import tempfile

import cases as generator
import forms
from stages import Stages
from state import State

try:
    from tqdm import tqdm
except ImportError:
    tqdm = None

# Cases that are done together: at most so many are lost if a run is stopped.
CHUNK = 2000


def parseShard(text):
    try:
        index, count = (int(part) for part in text.split("/"))
    except ValueError:
        raise argparse.ArgumentTypeError("expected I/N, found '%s'" % text)
    if not 0 <= index < count:
        raise argparse.ArgumentTypeError("expected 0 <= I < N, found '%s'" % text)
    return index, count


def atLeast(least):
    def parse(text):
        if not text.isdigit() or int(text) < least:
            raise argparse.ArgumentTypeError(
                "expected a number of at least %d, found '%s'" % (least, text)
            )
        return int(text)

    return parse


def parseArguments():
    parser = argparse.ArgumentParser(description="The generated sweep.")
    parser.add_argument("--tools", type=pathlib.Path, default=None,
                        help="folder of the tools (default: build/bin of the source)")
    parser.add_argument("--family", action="append",
                        choices=[family.NAME for family in generator.FAMILIES])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trials", type=atLeast(1), default=4,
                        help="random trials of the judge, besides adversarial ones")
    parser.add_argument("--numpy", type=atLeast(1), default=20, metavar="N",
                        help="compare at least one case in N with NumPy (default: 20)")
    parser.add_argument("--jobs", type=atLeast(1), default=os.cpu_count())
    parser.add_argument("--strength", type=int, choices=sorted(generator.TUPLES),
                        default=2,
                        help="all values of so many axes occur together (default: 2)")
    parser.add_argument("--full", action="store_true",
                        help="the cross product instead of a covering array")
    parser.add_argument("--shard", type=parseShard, default=(0, 1), metavar="I/N",
                        help="every N-th case, from the I-th on")
    parser.add_argument("--only", action="append", metavar="AXIS=VALUE", default=[],
                        type=lambda text: text.split("=", 1),
                        help="with --full: cases with this value only; repeatable")
    parser.add_argument("--limit", type=atLeast(0), default=1000,
                        help="with --full: at most so many cases of each family; 0: all")
    parser.add_argument("--state", type=pathlib.Path, metavar="DIR",
                        help="keep results here; a run that was stopped goes on")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE",
                        help="write a summary")
    parser.add_argument("--work", type=pathlib.Path,
                        help="keep the modules in this folder")
    parser.add_argument("--show", metavar="CASE", help="print the IR of one case")
    args = parser.parse_args()  # fmt: skip
    root = pathlib.Path(__file__).resolve().parents[2]
    args.tools = args.tools or root / "build" / "bin"
    if not (args.tools / "pool-to-conv-check").exists():
        parser.error("no pool-to-conv-check in %s" % args.tools)
    args.families = [
        family
        for family in generator.FAMILIES
        if not args.family or family.NAME in args.family
    ]
    return args


def identityOf(args):
    """What results depend on."""
    run = {
        "families": [family.NAME for family in args.families],
        "shard": "%d/%d" % args.shard,
        "trials": args.trials,
        "numpy": args.numpy,
        "seed": args.seed,
    }
    if args.full:
        run.update(only=dict(args.only), limit=args.limit)
    else:
        run.update(strength=args.strength)
    return run


class Product:
    """Chunks of the cross product."""

    complete = True

    def __init__(self, args):
        self.args = args
        self.total = sum(
            generator.productSize(family, *args.shard) for family in args.families
        )

    def chunks(self, load):
        """Chunks with their names, and the result where `load` knows it."""
        for family in self.args.families:
            room = self.args.limit or sys.maxsize
            start, end = 0, generator.productSize(family, *self.args.shard)
            while start < end and room > 0:
                chunk = Chunk("%s-%d" % (family.NAME, start))
                chunk.result = load(chunk.name)
                if chunk.result is None:
                    chunk.cases, chunk.size = generator.productCases(
                        family, self.args.shard, start, min(room, CHUNK),
                        dict(self.args.only)
                    )  # fmt: skip
                else:
                    chunk.size = chunk.result["size"]
                yield chunk
                start += chunk.size
                room -= chunk.count()


class Covering:
    """Chunks of a covering array."""

    def __init__(self, args):
        self.cases, self.complete = [], True
        for family in args.families:
            new, covered = generator.coveringCases(family, args.seed, args.strength)
            self.cases += new
            self.complete &= covered
        index, count = args.shard
        self.cases = self.cases[index::count]
        self.total = len(self.cases)

    def chunks(self, load):
        for start in range(0, len(self.cases), CHUNK):
            chunk = Chunk("cases-%d" % start)
            chunk.result = load(chunk.name)
            chunk.cases = self.cases[start : start + CHUNK]
            chunk.size = len(chunk.cases)
            yield chunk


class Chunk:
    """Cases that are done together, or the result of that. `size` is their share
    of the total."""

    def __init__(self, name):
        self.name = name
        self.result = None
        self.cases = []
        self.size = 0

    def count(self):
        return self.result["counts"]["cases"] if self.result else len(self.cases)


def runChunk(cases, args, work):
    stages = Stages(cases, args, work)
    stages.run()
    failures = [
        {
            "case": case and case.name,
            "message": message,
            "axes": case.axes() if case else "",
        }
        for case, message in stages.failures
    ]
    return {"counts": dict(stages.counts), "failures": failures}


def runAll(source, state, args, work):
    """The sum of the results of all chunks."""
    counts, failures = collections.Counter(), []
    bar = tqdm and tqdm(total=source.total, unit="case", disable=None)
    for chunk in source.chunks(state.load):
        if chunk.result is None:
            folder = work / chunk.name
            folder.mkdir(parents=True, exist_ok=True)
            chunk.result = {"size": chunk.size, **runChunk(chunk.cases, args, folder)}
            state.save(chunk.name, chunk.result)
            if not args.work:
                shutil.rmtree(folder)
        counts.update(chunk.result["counts"])
        failures += chunk.result["failures"]
        if bar:
            bar.update(chunk.size)
            bar.set_postfix(tested=counts["cases"], failed=len(failures))
    if bar:
        bar.close()
    return counts, failures


def conditionsOf(counts):
    """How many cases each condition declines."""
    found = [key for key in counts if key[0] == "T" and key[1:].isdigit()]
    return {key: counts[key] for key in sorted(found, key=lambda t: int(t[1:]))}


def printCounts(counts):
    declined = conditionsOf(counts)
    print(
        "sweep: %d cases in %d modules: %d rewritten, %d expected to be declined (%s)"
        % (counts["cases"], counts["modules"], counts["rewritten"],
           sum(declined.values()), " ".join(declined))
    )  # fmt: skip
    print("sweep: %d cases are valid TOSA, before and after" % counts["valid"])
    print(
        "sweep: %d cases run before and after in %d modules, %d agree"
        % (counts["rewritten"], counts["judged"], counts["agree"])
    )
    print(
        "sweep: %d cases (1 in %.1f) run against NumPy, %d agree"
        % (counts["numpy"], counts["cases"] / max(1, counts["numpy"]),
           counts["numpy agree"])
    )  # fmt: skip


def writeSummary(path, args, counts, failures):
    declined = conditionsOf(counts)
    kept = {key: counts[key] for key in sorted(counts) if key not in declined}
    summary = {
        "run": identityOf(args),
        "counts": kept,
        "declined": declined,
        "failures": failures,
    }
    path.write_text(json.dumps(summary, indent=2) + "\n")


def show(source, name):
    """Prints the case `name`; whether there is one."""
    for chunk in source.chunks(lambda name: None):
        for case in chunk.cases:
            if case.name == name:
                print("// options: %s\n// expected: %s" % (
                    forms.optionsOf(case.values), case.expected()))  # fmt: skip
                print(case.text())
                return True
    return False


def main():
    args = parseArguments()
    source = Product(args) if args.full else Covering(args)
    if args.show:
        if not show(source, args.show):
            sys.exit("sweep: no case %s" % args.show)
        return 0
    try:
        state = State(args.state, identityOf(args))
    except ValueError as error:
        sys.exit("sweep: %s" % error)
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or pathlib.Path(temporary)
        counts, failures = runAll(source, state, args, work)
    printCounts(counts)
    for failure in failures:
        print("FAIL: %s" % failure["message"] if failure["case"] is None else
              "FAIL: %(case)s: %(message)s\n  %(axes)s" % failure)  # fmt: skip
    if not source.complete:
        print("FAIL: some values are not covered together")
    if args.json:
        writeSummary(args.json, args, counts, failures)
    print("sweep: %d failed" % (len(failures) + (not source.complete)))
    return 1 if failures or not source.complete else 0


if __name__ == "__main__":
    sys.exit(main())
