# What is measured, and the tables that say it. A suite knows how many programs
# it runs, writes its modules, runs them in turn, and returns a text and the
# measurements behind it.

import math
import os
import statistics

import modules
from measure import Ratios, paired, runAll, table

PASS = "--eliminate-pooling"
BASELINE = "--canonicalize"


def users(costs):
    return [cost.user for cost in costs]


def peaks(costs):
    return [cost.peak for cost in costs]


class TimeSuite:
    """User time of the pass against canonicalization of what the pass makes,
    and against reading and printing the same module without a pass."""

    TITLE = "User time: pool-to-conv-opt %s / mlir-opt %s on its output" % (
        PASS,
        BASELINE,
    )

    def __init__(self, arguments, tools):
        self.tools = tools
        self.sizes = arguments.sizes
        self.repetitions = arguments.repetitions
        self.batch = arguments.batch
        self.cases = [(k, l) for k in arguments.kinds for l in arguments.layouts]

    def runs(self):
        perSize = 1 + 3 * self.repetitions
        return self.repetitions + len(self.cases) * len(self.sizes) * perSize

    def measure(self, folder, progress):
        empty = os.path.join(folder, "empty.mlir")
        with open(empty, "w", encoding="ascii") as file:
            file.write("module {}\n")
        startUp = paired(
            {"start": [[self.tools.mlirOpt, empty]]},
            self.repetitions,
            progress,
            "start-up",
            self.batch,
        )["start"]
        startUp = statistics.median(users(startUp))
        results, rows = [], []
        for kind, layout in self.cases:
            previous = None
            for size in self.sizes:
                result = self.measureCase(folder, progress, kind, layout, size)
                growth = self.growth(previous, result, startUp)
                result.update(growth)
                rows.append(self.row(result))
                results.append(result)
                previous = result
        headings = [
            "networks",
            "functions",
            "ops",
            "ratio",
            "with / without the pass",
            "growth",
            "baseline's growth",
        ]
        return table(headings, rows), {"start_up_seconds": startUp, "cases": results}

    def measureCase(self, folder, progress, kind, layout, size):
        name = os.path.join(folder, "%s-%s-%d" % (kind, layout, size))
        before, after = name + ".mlir", name + ".out.mlir"
        ops = modules.writeModule(before, kind, layout, size)
        # Kept pools are no news here: the passes' own output is what counts.
        runAll([[self.tools.opt, before, PASS + "=report=none", "-o", after]])
        progress.step("%s %s %d" % (kind, layout, size))
        null = ["-o", os.devnull]
        programs = {
            "pass": [[self.tools.opt, before, PASS + "=report=none", *null]],
            "baseline": [[self.tools.mlirOpt, after, BASELINE, *null]],
            "read": [[self.tools.opt, before, *null]],
        }
        # The system's clock is too coarse for one run on a small module.
        batch = min(self.batch, max(1, 20000 // ops))
        costs = paired(
            programs,
            self.repetitions,
            progress,
            "%s %s %d" % (kind, layout, size),
            batch,
        )
        return {
            "kind": kind,
            "layout": layout,
            "ops": ops,
            "ratio": Ratios(users(costs["pass"]), users(costs["baseline"])).json(),
            "over_reading": Ratios(users(costs["pass"]), users(costs["read"])).json(),
            "user_seconds": {name: users(runs) for name, runs in costs.items()},
        }

    def growth(self, previous, result, startUp):
        return {
            "growth": self.exponent(previous, result, "pass", startUp),
            "baseline_growth": self.exponent(previous, result, "baseline", startUp),
        }

    @staticmethod
    def exponent(previous, result, name, startUp):
        """The exponent e of time ~ ops^e since the size before, start-up taken
        off; 1 is linear."""
        if previous is None or previous["ops"] == result["ops"]:
            return None
        old = statistics.median(previous["user_seconds"][name]) - startUp
        new = statistics.median(result["user_seconds"][name]) - startUp
        if old <= 0 or new <= 0:
            return None
        return math.log(new / old) / math.log(result["ops"] / previous["ops"])

    def row(self, result):
        return [
            result["kind"],
            result["layout"],
            str(result["ops"]),
            ratioText(result["ratio"]),
            ratioText(result["over_reading"]),
            numberText(result["growth"]),
            numberText(result["baseline_growth"]),
        ]


class MemorySuite:
    """Peak memory on a module of large weights, as text and as bytecode."""

    TITLE = "Weights: pool-to-conv-opt %s / mlir-opt %s on its output" % (
        PASS,
        BASELINE,
    )
    FORMS = (("dense", False), ("resource", False), ("dense", True), ("resource", True))

    def __init__(self, arguments, tools):
        self.tools = tools
        self.repetitions = arguments.repetitions
        self.megabytes = arguments.megabytes

    def runs(self):
        return len(self.FORMS) * (2 + 2 * self.repetitions)

    def measure(self, folder, progress):
        results, rows = [], []
        for form, bytecode in self.FORMS:
            label = "%s %s" % ("bytecode" if bytecode else "text", form)
            suffix = ".mlirbc" if bytecode else ".mlir"
            emit = ["--emit-bytecode"] if bytecode else []
            name = os.path.join(folder, "weights-" + form)
            before, after = name + suffix, name + ".out" + suffix
            modules.writeWeights(name + ".mlir", form, self.megabytes)
            if bytecode:
                runAll([[self.tools.mlirOpt, name + ".mlir", *emit, "-o", before]])
            progress.step(label)
            runAll([[self.tools.opt, before, PASS, *emit, "-o", after]])
            progress.step(label)
            null = [*emit, "-o", os.devnull]
            programs = {
                "pass": [[self.tools.opt, before, PASS, *null]],
                "baseline": [[self.tools.mlirOpt, after, BASELINE, *null]],
            }
            costs = paired(programs, self.repetitions, progress, label)
            memory = Ratios(peaks(costs["pass"]), peaks(costs["baseline"]))
            time = Ratios(users(costs["pass"]), users(costs["baseline"]))
            weights = Ratios(
                peaks(costs["pass"]), [self.megabytes * 1e6] * self.repetitions
            )
            results.append(
                {
                    "form": form,
                    "bytecode": bytecode,
                    "weights_bytes": self.megabytes * 1000000,
                    "memory_ratio": memory.json(),
                    "time_ratio": time.json(),
                    "peak_bytes": {name: peaks(runs) for name, runs in costs.items()},
                    "user_seconds": {name: users(runs) for name, runs in costs.items()},
                }
            )
            rows.append(
                [
                    label,
                    ratioText(memory.json()),
                    ratioText(weights.json()),
                    ratioText(time.json()),
                ]
            )
            os.remove(before)
            os.remove(after)
        headings = ["weights", "peak memory ratio", "peak / weights", "user time ratio"]
        return table(headings, rows), {"cases": results}


class JudgeSuite:
    """The judge on many small functions, against compiling and running the
    module and its rewritten form once each by upstream's programs."""

    TITLE = "User time: pool-to-conv-check / mlir-opt and mlir-runner, before and after"
    LOWERING = (
        "--pass-pipeline=builtin.module(func.func(tosa-to-linalg-named,tosa-to-linalg,"
        "tosa-to-arith{include-apply-rescale=true},tosa-to-tensor,tosa-to-scf),"
        "one-shot-bufferize{bufferize-function-boundaries},buffer-deallocation-pipeline,"
        "func.func(convert-linalg-to-loops),test-lower-to-llvm)"
    )

    def __init__(self, arguments, tools):
        self.tools = tools
        self.repetitions = arguments.repetitions
        self.functions = arguments.functions
        self.runner = tools.upstream("mlir-runner")

    def runs(self):
        return 2 * self.repetitions

    def measure(self, folder, progress):
        before = os.path.join(folder, "functions.mlir")
        called = os.path.join(folder, "functions-main.mlir")
        after = os.path.join(folder, "functions-main.out.mlir")
        lowered = os.path.join(folder, "functions-main.llvm.mlir")
        modules.writeSmallFunctions(before, self.functions, main=False)
        modules.writeSmallFunctions(called, self.functions, main=True)
        execute = [self.runner, lowered, "-e", "main", "--entry-point-result=void"]
        programs = {
            "judge": [[self.tools.check, before, "--pool-to-conv"]],
            "baseline": [
                [self.tools.opt, called, PASS, "-o", after],
                [self.tools.mlirOpt, called, self.LOWERING, "-o", lowered],
                execute,
                [self.tools.mlirOpt, after, self.LOWERING, "-o", lowered],
                execute,
            ],
        }
        costs = paired(programs, self.repetitions, progress, "judge")
        ratio = Ratios(users(costs["judge"]), users(costs["baseline"]))
        rates = [
            self.functions / max(seconds, 1e-3) for seconds in users(costs["judge"])
        ]
        result = {
            "functions": self.functions,
            "time_ratio": ratio.json(),
            "functions_per_user_second": rates,
            "user_seconds": {name: users(runs) for name, runs in costs.items()},
        }
        row = [
            str(self.functions),
            ratioText(ratio.json()),
            "%.0f" % statistics.median(rates),
        ]
        return table(["functions", "ratio", "functions per second"], [row]), result


def ratioText(ratio):
    if ratio["median"] is None:
        return "-"
    return "%.2f [%.2f, %.2f]" % (ratio["median"], ratio["min"], ratio["max"])


def numberText(number):
    return "-" if number is None else "%.2f" % number


SUITES = {"time": TimeSuite, "memory": MemorySuite, "judge": JudgeSuite}
