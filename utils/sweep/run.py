#!/usr/bin/env python3
# The generated sweep: pooling ops of every kind, type, layout, window and form are
# rewritten, run before and after, and compared. docs/Sweep.md says what is checked.
#
#   utils/sweep/run.py [--tools DIR]              a covering array of the axes
#   utils/sweep/run.py --full --shard 3/1000      some of all cases
#   utils/sweep/run.py --show CASE                the IR of one case
#
# Prints counts, and one paragraph for each case that fails; exits with 1 if any.
# Needs NumPy.

import argparse
import concurrent.futures
import itertools
import os
import pathlib
import random
import sys
import tempfile

import cover
import forms
import judge
import linalg_reduce
import linalg_window
import passes
import tosa_pool
import tosa_reduce
import validate

FAMILIES = [tosa_pool, tosa_reduce, linalg_window, linalg_reduce]
# Cases for each rule that declines, besides those that cover pairs.
CASES_PER_RULE = 2
# One case in so many is also run against NumPy.
ORACLE_SHARE = 20
# Functions in one module, and in one that is judged: of large ones most time goes
# into the messages of run-time checks.
MODULE_SIZE = 300
JUDGED_SIZE = 24


class Case:
    """Values for the axes of a family; in IR a function called `name`."""

    def __init__(self, family, number, values):
        self.family = family
        self.number = number
        self.values = values
        self.name = "%s_%d" % (family.NAME.replace("-", "_"), number)
        self.condition = forms.conditionOf(family.RULES, values)
        self.report = None

    def expected(self):
        if self.condition:
            return "left in place (%s)" % self.condition
        return self.family.numericClass(self.values)

    def isBitExact(self):
        return self.family.numericClass(self.values) == forms.BIT_EXACT

    def axes(self):
        return ", ".join("%s=%s" % item for item in self.values.items())

    def text(self):
        return "// %s\n%s" % (self.axes(), self.family.emit(self.name, self.values))


def declinedCases(family, seed):
    """For each rule some cases in which it is the first to decline."""
    cases = []
    for i, rule in enumerate(family.RULES):
        model = cover.Model(family.AXES, family.CONSTRAINTS + family.RULES[:i])
        for n in range(CASES_PER_RULE):
            rng = random.Random("%d/%s/%d/%d" % (seed, family.NAME, i, n))
            case = cover.violatingCase(model, rule, rng)
            if case is None:
                raise AssertionError("rule %d of %s (%s) declines nothing"
                                     % (i, family.NAME, rule.condition))  # fmt: skip
            cases.append(case)
    return cases


def coveringCases(family, seed):
    """A covering array of the cases that are rewritten, cases for each condition,
    and what else it takes to cover all pairs. Prints the coverage."""
    values = cover.coveringArray(family.REWRITTEN, seed)
    rewritten = len(values)
    values += declinedCases(family, seed)
    values += cover.coveringArray(family.MODEL, seed, values)
    inner = cover.coverage(family.REWRITTEN, values[:rewritten])
    outer = cover.coverage(family.MODEL, values)
    print(
        "sweep: %s: %d axes, %d cases; pairs covered %d of %d (%d impossible),"
        " by rewritten cases %d of %d"
        % (family.NAME, len(family.AXES), len(values), *outer, *inner[:2])
    )
    complete = inner[0] == inner[1] and outer[0] == outer[1]
    return [Case(family, i, v) for i, v in enumerate(values)], complete


def shardCases(family, index, count, limit, only):
    """Of every `count`-th case of the cross product the valid ones in which axes
    have the values that `only` gives them."""
    numbers = range(index, family.MODEL.size(), count)
    valid = (
        (number, values)
        for number, values in zip(numbers, map(family.MODEL.caseAt, numbers))
        if only.items() <= values.items() and family.MODEL.isValid(values)
    )
    return [Case(family, *case) for case in itertools.islice(valid, limit or None)]


def grouped(cases, key, size=MODULE_SIZE):
    groups = {}
    for case in cases:
        groups.setdefault(key(case), []).append(case)
    for value, members in sorted(groups.items()):
        for i in range(0, len(members), size):
            yield value, members[i : i + size]


class Sweep:
    """One run over a list of cases."""

    def __init__(self, cases, args, work):
        self.cases = cases
        self.args = args
        self.work = work
        self.failures = []
        self.pool = concurrent.futures.ThreadPoolExecutor(args.jobs)

    def module(self, name, options, cases):
        path = self.work / (name + ".mlir")
        return passes.Module(path, options, cases, self.args.tools)

    def run(self):
        self.rewrite()
        self.validate()
        self.judge()
        self.compareWithNumpy()

    def rewrite(self):
        modules = [
            self.module("pass%d" % i, options, cases)
            for i, (options, cases) in enumerate(
                grouped(self.cases, lambda c: forms.optionsOf(c.values))
            )
        ]
        list(self.pool.map(lambda module: module.run(), modules))
        for module in modules:
            self.failures += module.failures
            for case in module.cases:
                case.report = next(iter(module.reports.get(case.name, [])), None)
        self.rewritten = [c for c in self.cases if c.report and c.report.numericClass]
        declined = [c for c in self.cases if c.condition]
        conditions = sorted({c.condition for c in declined}, key=lambda t: int(t[1:]))
        print(
            "sweep: %d cases in %d modules: %d rewritten, %d expected to be declined"
            " (%s)"
            % (len(self.cases), len(modules), len(self.rewritten), len(declined),
               " ".join(conditions))
        )  # fmt: skip

    def validate(self):
        cases = [c for c in self.rewritten if c.family.DIALECT == "tosa"]
        modules = [
            self.module("valid%d" % i, options, members)
            for i, (options, members) in enumerate(
                grouped(cases, lambda c: forms.optionsOf(c.values))
            )
        ]
        valid = 0
        for count, failures in self.pool.map(validate.validate, modules):
            valid += count
            self.failures += failures
        print("sweep: %d cases are valid TOSA, before and after" % valid)

    def judge(self):
        # The judge allows a module the largest bound of its rewrites.
        key = lambda c: (forms.optionsOf(c.values), c.report.numericClass, c.report.bound)
        modules = [
            self.module("judge%d" % i, value[0], members)
            for i, (value, members) in enumerate(grouped(self.rewritten, key, JUDGED_SIZE))
        ]
        run = lambda module: list(judge.judge(module, self.args.trials))
        failures = [f for found in self.pool.map(run, modules) for f in found]
        self.failures += failures
        print(
            "sweep: %d cases run before and after in %d modules, %d agree"
            % (len(self.rewritten), len(modules), len(self.rewritten) - len(failures))
        )

    def oracleCases(self):
        """At least one in ORACLE_SHARE, and one for each op and each type."""
        cases, others, seen = [], [], set()
        order = list(self.rewritten)
        random.Random(self.args.seed).shuffle(order)
        keys = lambda case: {(case.family, axis, case.values[axis]) for axis in ("op", "type")}
        for atLeast in (2, 1):
            for case in order:
                new = keys(case) - seen
                if len(new) >= atLeast:
                    cases.append(case)
                    seen |= new
        others = [case for case in order if case not in cases]
        missing = -(-len(self.cases) // ORACLE_SHARE) - len(cases)
        return cases + others[: max(0, missing)]

    def compareWithNumpy(self):
        cases = self.oracleCases()
        run = lambda case: judge.againstNumpy(
            self.module("numpy_" + case.name, forms.optionsOf(case.values), [case]),
            self.args.seed,
        )
        problems = list(self.pool.map(run, cases))
        failures = [(c, "NumPy: " + p) for c, p in zip(cases, problems) if p]
        self.failures += failures
        print(
            "sweep: %d cases (1 in %.1f) run against NumPy, %d agree"
            % (len(cases), len(self.cases) / max(1, len(cases)),
               len(cases) - len(failures))
        )  # fmt: skip


def parseArguments():
    parser = argparse.ArgumentParser(description="The generated sweep.")
    parser.add_argument("--tools", type=pathlib.Path, default=None,
                        help="folder of the tools (default: build/bin of the source)")
    parser.add_argument("--family", action="append",
                        choices=[family.NAME for family in FAMILIES])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trials", type=int, default=4,
                        help="random trials of the judge, besides adversarial ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--full", action="store_true",
                        help="the cross product instead of a covering array")
    parser.add_argument("--shard", default="0/1", metavar="I/N",
                        help="with --full: every N-th case, from the I-th on")
    parser.add_argument("--only", action="append", metavar="AXIS=VALUE", default=[],
                        type=lambda text: text.split("=", 1),
                        help="with --full: cases with this value only; repeatable")
    parser.add_argument("--limit", type=int, default=1000,
                        help="with --full: at most so many cases of each family; 0: all")
    parser.add_argument("--work", type=pathlib.Path,
                        help="keep the modules in this folder")
    parser.add_argument("--show", metavar="CASE", help="print the IR of one case")
    args = parser.parse_args()  # fmt: skip
    root = pathlib.Path(__file__).resolve().parents[2]
    args.tools = args.tools or root / "build" / "bin"
    if not (args.tools / "pool-to-conv-check").exists():
        parser.error("no pool-to-conv-check in %s" % args.tools)
    return args


def casesOf(args):
    cases, complete = [], True
    for family in FAMILIES:
        if args.family and family.NAME not in args.family:
            continue
        if args.full:
            index, count = (int(part) for part in args.shard.split("/"))
            cases += shardCases(family, index, count, args.limit, dict(args.only))
        else:
            new, covered = coveringCases(family, args.seed)
            cases += new
            complete &= covered
    return cases, complete


def main():
    args = parseArguments()
    cases, complete = casesOf(args)
    if args.show:
        for case in cases:
            if case.name == args.show:
                print("// options: %s\n// expected: %s" % (
                    forms.optionsOf(case.values), case.expected()))
                print(case.text())
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or pathlib.Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        sweep = Sweep(cases, args, work)
        sweep.run()
    for case, message in sweep.failures:
        print("FAIL: %s" % message if case is None else
              "FAIL: %s: %s\n  %s" % (case.name, message, case.axes()))  # fmt: skip
    if not complete:
        print("FAIL: some pairs of values are not covered")
    print("sweep: %d failed" % (len(sweep.failures) + (not complete)))
    return 1 if sweep.failures or not complete else 0


if __name__ == "__main__":
    sys.exit(main())
