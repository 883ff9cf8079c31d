# Runs pool-to-conv-opt on one module of cases with the same options and looks at
# what it printed: is every pool rewritten or declined as expected, is the
# replacement made of published ops, at the pool's location, the same with one
# thread and with several, left alone by a second run, and without a pool after
# the usual simplifications?

import collections
import re
import subprocess

import forms
import ir
import published

# What might bring a pool back.
SIMPLIFICATIONS = ["--canonicalize", "--cse", "--linalg-specialize-generic-ops"]

_REMARK = re.compile(
    r'remark: loc\("(?P<name>\w+)"\): [\w.]+ '
    r"(?:becomes .*\((?P<class>[\w-]+)(?:, \|error\| <= (?P<bound>[\d.e+]+) eps"
    r"|;).*|is left in place \((?P<condition>T\d+): .*)"
)


class Report:
    """What the pass said about one case."""

    def __init__(self, match):
        self.condition = match.group("condition")
        self.numericClass = match.group("class")
        self.bound = float(match.group("bound") or 0)

    def __str__(self):
        if self.condition:
            return "left in place (%s)" % self.condition
        return self.numericClass


def runTool(command, **kwargs):
    """Runs a tool; its output as text."""
    return subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **kwargs
    )


def errorsOf(result):
    """The errors, or else the end, of what a tool wrote to standard error."""
    lines = result.stderr.splitlines()
    return "\n".join([line for line in lines if "error:" in line] or lines[-5:])


def reportsOf(text):
    reports = collections.defaultdict(list)
    for match in _REMARK.finditer(text):
        reports[match.group("name")].append(Report(match))
    return reports


class Module:
    """Cases with equal options, in a file."""

    def __init__(self, path, options, cases, tools):
        self.path = path
        self.options = options
        self.cases = cases
        self.tools = tools
        self.reports = {}
        self.failures = []

    def write(self):
        self.path.write_text("\n".join(case.text() for case in self.cases))

    def fail(self, case, message):
        self.failures.append((case, message))

    def opt(self, path, *flags):
        return runTool([self.tools / "pool-to-conv-opt", path, *flags])

    def passFlag(self, report="none"):
        return "--eliminate-pooling=%s report=%s" % (self.options, report)

    def run(self):
        """Fills `reports` and `failures`."""
        self.write()
        before = self.opt(self.path, *ir.GENERIC_FLAGS)
        if before.returncode:
            return self.fail(None, "%s is invalid: %s" % (self.path, errorsOf(before)))
        flags = [self.passFlag("all"), *ir.GENERIC_FLAGS]
        after = self.opt(self.path, *flags)
        if after.returncode:
            return self.fail(None, "%s: the pass fails: %s" % (self.path, errorsOf(after)))
        self.reports = reportsOf(after.stderr)
        single = self.opt(self.path, *flags, "--mlir-disable-threading")
        if (single.stdout, single.stderr) != (after.stdout, after.stderr):
            self.fail(None, "%s: one thread gives another result" % self.path)
        self.checkRunsAfterwards()
        self.compare(ir.functionsOf(before.stdout), ir.functionsOf(after.stdout))

    def checkRunsAfterwards(self):
        output = self.path.with_suffix(".after.mlir")
        flags = ["--mlir-print-debuginfo", "--mlir-print-local-scope"]
        result = self.opt(self.path, self.passFlag(), *flags, "-o", output)
        again = self.opt(output, self.passFlag(), *flags)
        if result.returncode or again.stdout != output.read_text():
            self.fail(None, "%s: a second run changes the result" % output)
        simplified = self.opt(output, *SIMPLIFICATIONS, self.passFlag("all"))
        if simplified.returncode:
            self.fail(None, "%s: cannot be simplified: %s"
                      % (output, errorsOf(simplified)))  # fmt: skip
        left = reportsOf(simplified.stderr)
        for case in self.cases:
            was = self.reports.get(case.name, [])
            if case.name in left and not any(report.condition for report in was):
                self.fail(case, "simplified, it holds a pool again")

    def compare(self, before, after):
        for case in self.cases:
            reports = self.reports.get(case.name, [])
            if len(reports) != 1:
                self.fail(case, "%d reports instead of one" % len(reports))
                continue
            report = reports[0]
            if str(report) != case.expected():
                self.fail(case, "expected %s, is %s" % (case.expected(), report))
            old, new = before[case.name], after[case.name]
            if report.condition:
                if old.normalised() != new.normalised():
                    self.fail(case, "declined, but changed")
                continue
            for problem in replacementProblems(case, old, new):
                self.fail(case, problem)


def replacementProblems(case, old, new):
    """What is wrong with the ops that replace the pool of a function."""
    created = ir.replacementOps(new)
    nested = [op for op in new.ops() if op.depth > 0]
    for op in created + nested:
        if not published.isPublished(op, case.family.DIALECT):
            yield "creates %s, which is not a published op" % op.name
    # All other ops were there before: nothing new has another location.
    count = lambda ops: collections.Counter(op.name for op in ops if op.depth == 0)
    for name in count(ir.sourceOps(new)) - count(ir.sourceOps(old)):
        yield "a new %s does not have the location of the pool" % name
    yield from formProblems(case, {op.name for op in created if op.depth == 0})


def formProblems(case, names):
    """Whether the replacement has the form that was asked for."""
    reduction, values = case.family.reductionOf(case.values), case.values
    convolutions = names & (published.CONVOLUTIONS | published.DEPTHWISE)
    if reduction in ("sum", "average"):
        isDepthwise = values["avg-form"] == "depthwise"
        wanted = published.DEPTHWISE if isDepthwise else published.CONVOLUTIONS
        if not convolutions or not convolutions <= wanted:
            yield "%s: made of %s" % (values["avg-form"], sorted(convolutions))
        return
    form = values["max-form"]
    selects = getattr(case.family, "selectsByConvolution", lambda values: False)
    if form == "maximum" and convolutions and not selects(values):
        yield "maximum: made of %s" % sorted(convolutions)
    if form == "relu-only" and names & (published.SUMS | published.COMPARISONS):
        yield "relu-only: made of %s" % sorted(names)
    if form.startswith("relu") and case.family.hasWindow(values) and not convolutions:
        yield "%s: no convolution" % form
