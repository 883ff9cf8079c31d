# The tests that judge a mutant: those of lit, one by one, and each case of the
# gtest executables. Which of them reach a mutant is recorded beforehand.

import base64
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib

# Sweeps, whole networks and designs that are run cycle by cycle take minutes.
SLOW = r"Integration/(Sweep|Networks|Exhaustive|Fpga)/|Docs/|Utils/|Plugin/|Python/|bad-input"
SLOW += r"|Time/(graphs|slice)|threads\.test"
# As in Mutants.h.
LIMIT = 1 << 16


class Outcome:
    def __init__(self, passed, problem, seconds):
        self.passed = passed
        self.problem = problem
        self.seconds = seconds


class CommandTest:
    """A program that fails by its exit code."""

    def __init__(self, name, command):
        self.name = name
        self.command = command

    def run(self, environment, limit):
        start = time.time()
        try:
            done = subprocess.run(
                self.command, env={**os.environ, **environment}, timeout=limit,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            problem = "exit code %d" % done.returncode if done.returncode else ""
        except subprocess.TimeoutExpired:
            problem = "timeout"
        return Outcome(not problem, problem, time.time() - start)


class LitTest:
    def __init__(self, test, config):
        self.name = "/".join(test.path_in_suite)
        self.test = test
        self.config = config

    def run(self, environment, limit):
        start = time.time()
        variables = self.test.config.environment
        before = dict(variables)
        variables.update(environment)
        self.config.maxIndividualTestTime = int(limit) + 1
        try:
            result = self.test.config.test_format.execute(self.test, self.config)
        finally:
            variables.clear()
            variables.update(before)
        code = getattr(result, "code", result[0] if isinstance(result, tuple) else result)
        passed = not code.isFailure
        if code.name == "UNSUPPORTED":
            return Outcome(False, "unsupported", 0)
        return Outcome(passed, "" if passed else code.name.lower(), time.time() - start)


def gtests(folder):
    for executable in sorted(pathlib.Path(folder).glob("**/*Tests")):
        listed = subprocess.run([str(executable), "--gtest_list_tests"],
                                stdout=subprocess.PIPE, check=True).stdout.decode()  # fmt: skip
        group = ""
        for line in listed.splitlines():
            if line.startswith(" "):
                case = group + line.split("#")[0].strip()
                yield CommandTest(
                    "%s:%s" % (executable.name, case),
                    [str(executable), "--gtest_filter=" + case, "--gtest_brief=1"],
                )
            elif line.split("#")[0].strip().endswith("."):
                group = line.split("#")[0].strip()


def litTests(folder, lit):
    sys.path.insert(0, str(pathlib.Path(lit).resolve().parent.parent / "utils/lit"))
    import lit.discovery
    import lit.LitConfig

    config = lit.LitConfig.LitConfig(
        progname="lit", path=[], diagnostic_level="error", useValgrind=False,
        valgrindLeakCheck=False, valgrindArgs=[], noExecute=False, debug=False,
        isWindows=False, order="smart", params={"mutation": "1"})  # fmt: skip
    for test in lit.discovery.find_tests_for_inputs(config, [str(folder)]):
        if test.suite.name == "PoolToConv":
            yield LitTest(test, config)


class Suite:
    def __init__(self, build, only, leave):
        cache = (build / "CMakeCache.txt").read_text()
        lit = re.search(r"^LLVM_EXTERNAL_LIT:\w+=(.*)$", cache, re.M).group(1)
        tests = list(gtests(build / "test/Unit")) + list(litTests(build / "test", lit))
        self.tests = [
            t
            for t in tests
            if re.search(only, t.name) and not (leave and re.search(leave, t.name))
        ]

    def all(self):
        return self.tests


class Traces:
    """Which mutants each test reaches, and how long it takes."""

    def __init__(self, path):
        self.path = path
        self.reached, self.seconds = {}, {}
        if path.exists():
            for name, (seconds, text) in json.loads(path.read_text()).items():
                self.seconds[name] = seconds
                bits = zlib.decompress(base64.b64decode(text))
                self.reached[name] = {i for i, b in enumerate(bits) if b}

    def record(self, test):
        """Runs a test without a mutant. What is wrong with it, or nothing."""
        with tempfile.NamedTemporaryFile() as file:
            outcome = test.run({"PTC_MUTANT_TRACE": file.name}, 300)
            if not outcome.passed:
                return outcome.problem
            bits = pathlib.Path(file.name).read_bytes()
        self.seconds[test.name] = outcome.seconds
        self.reached[test.name] = {i for i, b in enumerate(bits) if b}
        return ""

    def union(self):
        return set().union(*self.reached.values())

    def save(self):
        texts = {}
        for name, numbers in self.reached.items():
            bits = bytes(1 if i in numbers else 0 for i in range(LIMIT))
            text = base64.b64encode(zlib.compress(bits)).decode()
            texts[name] = (self.seconds[name], text)
        self.path.write_text(json.dumps(texts))


class Order:
    """The tests that reach a mutant: first those that noticed a neighbour of it,
    then the cheapest."""

    def __init__(self, traces, tests, log):
        self.traces = traces
        self.tests = tests
        self.killers = {}
        for entry in log.last.values():
            self.learn(entry, entry)

    def learn(self, mutant, result):
        for name in result["by"]:
            for scope in ((mutant["file"], mutant["function"]), mutant["file"]):
                known = self.killers.setdefault(scope, [])
                if name not in known:
                    known.append(name)

    def testsFor(self, mutant):
        names = [n for n, r in self.traces.reached.items() if mutant["number"] in r]
        near = self.killers.get((mutant["file"], mutant["function"]), [])
        far = self.killers.get(mutant["file"], [])[:8]
        rank = lambda n: (0 if n in near else 1 if n in far else 2, self.traces.seconds[n])
        return [self.tests[n] for n in sorted(names, key=rank) if n in self.tests]


def limitMemory():
    """A mutant may allocate without end."""
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))


def judge(mutant, tests, traces, every=False, budget=float("inf")):
    """Runs the tests on a mutant, until one fails, or those that take `budget`
    seconds without it. A test that takes ten times as long as without it hangs,
    which is a failure."""
    by, problem, start, count = [], "", time.time(), 0
    for test in tests:
        budget -= traces.seconds.get(test.name, 1)
        if count and budget < 0:
            break
        limit = 10 + 10 * traces.seconds.get(test.name, 1)
        outcome = test.run({"PTC_MUTANT": str(mutant["number"])}, limit)
        count += 1
        if not outcome.passed:
            by.append(test.name)
            problem = problem or outcome.problem
            if not every:
                break
    status = "killed" if by else "survived" if tests else "unreached"
    return {
        "status": status,
        "by": by,
        "problem": problem,
        "tests": count,
        "left": len(tests) - count,
        "seconds": round(time.time() - start, 2),
    }
