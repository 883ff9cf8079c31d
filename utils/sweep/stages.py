# What is done with a list of cases: rewritten, validated, run before and after, and
# compared with NumPy.

import collections
import concurrent.futures
import random
import time

import forms
import judge
import passes
import validate

# Functions in one module, and in one that is judged: of large ones most time goes
# into the messages of run-time checks.
MODULE_SIZE = 300
JUDGED_SIZE = 24


def grouped(cases, key, size=MODULE_SIZE):
    groups = {}
    for case in cases:
        groups.setdefault(key(case), []).append(case)
    for value, members in sorted(groups.items()):
        for i in range(0, len(members), size):
            yield value, members[i : i + size]


class Stages:
    """All stages over a list of cases. `failures` are pairs of a case, or None, and
    what is wrong; `counts` says how many cases got how far."""

    def __init__(self, cases, args, work):
        self.cases = cases
        self.args = args
        self.work = work
        self.failures = []
        self.counts = collections.Counter(cases=len(cases))
        self.pool = concurrent.futures.ThreadPoolExecutor(args.jobs)

    def module(self, name, options, cases):
        path = self.work / (name + ".mlir")
        return passes.Module(path, options, cases, self.args.tools)

    def run(self):
        start = time.monotonic()
        with self.pool:
            self.rewrite()
            self.validate()
            self.judge()
            self.compareWithNumpy()
        self.counts["seconds"] = time.monotonic() - start

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
        self.counts["modules"] = len(modules)
        self.counts["rewritten"] = len(self.rewritten)
        self.counts.update(c.condition for c in self.cases if c.condition)

    def validate(self):
        cases = [c for c in self.rewritten if c.family.DIALECT == "tosa"]
        modules = [
            self.module("valid%d" % i, options, members)
            for i, (options, members) in enumerate(
                grouped(cases, lambda c: forms.optionsOf(c.values))
            )
        ]
        for count, failures in self.pool.map(validate.validate, modules):
            self.counts["valid"] += count
            self.failures += failures

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
        self.counts["judged"] = len(modules)
        self.counts["agree"] = len(self.rewritten) - len(failures)

    def oracleCases(self):
        """At least one in args.numpy, and one for each op and each type."""
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
        missing = -(-len(self.cases) // self.args.numpy) - len(cases)
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
        self.counts["numpy"] = len(cases)
        self.counts["numpy agree"] = len(cases) - len(failures)
