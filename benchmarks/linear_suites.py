# Suites on linear operations: the time of --fuse-linear-convs on long chains, what
# it makes of real networks, and composing kernels against a matrix product.

import json
import os
import re
import statistics

import chains
from measure import Failure, Ratios, output, paired, run, runAll, table
from suites import TimeSuite, numberText, ratioText, users

PASS = "--fuse-linear-convs"
BASELINE = "--canonicalize"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class ChainSuite:
    """User time of the pass on chains against canonicalization of what comes out
    and of what goes in, and against reading and printing without a pass."""

    TITLE = "User time: pool-to-conv-opt %s / mlir-opt %s" % (PASS, BASELINE)

    def __init__(self, arguments, tools):
        self.tools = tools
        self.sizes = arguments.chain_sizes
        self.repetitions = arguments.repetitions
        self.batch = arguments.batch
        self.cases = [
            (kind, dialect, layout)
            for kind in chains.KINDS
            for dialect in chains.DIALECTS
            for layout in ("one", "many")
        ]

    def runs(self):
        perSize = 1 + 4 * self.repetitions
        return self.repetitions + len(self.cases) * len(self.sizes) * perSize

    def measure(self, folder, progress):
        empty = os.path.join(folder, "empty.mlir")
        with open(empty, "w", encoding="ascii") as file:
            file.write("module {}\n")
        start = {"start": [[self.tools.mlirOpt, empty]]}
        costs = paired(start, self.repetitions, progress, "start-up", self.batch)
        startUp = statistics.median(users(costs["start"]))
        results, rows = [], []
        for case in self.cases:
            previous = None
            for size in self.sizes:
                result = self.measureCase(folder, progress, *case, size)
                result["growth"] = TimeSuite.exponent(previous, result, "pass", startUp)
                results.append(result)
                rows.append(self.row(result))
                previous = result
        headings = [
            "chain",
            "dialect",
            "functions",
            "linear ops",
            "ops after",
            "ratio on its output",
            "ratio on its input",
            "with / without the pass",
            "growth",
        ]
        return table(headings, rows), {"start_up_seconds": startUp, "cases": results}

    def measureCase(self, folder, progress, kind, dialect, layout, size):
        name = os.path.join(folder, "-".join(("chain", kind, dialect, layout)))
        before, after = "%s-%d.mlir" % (name, size), "%s-%d.out.mlir" % (name, size)
        linear, ops = chains.writeChains(before, kind, dialect, layout, size)
        runAll([[self.tools.opt, before, PASS, "-o", after]])
        label = "%s %s %s %d" % (kind, dialect, layout, size)
        progress.step(label)
        null = ["-o", os.devnull]
        programs = {
            "pass": [[self.tools.opt, before, PASS, *null]],
            "output": [[self.tools.mlirOpt, after, BASELINE, *null]],
            "input": [[self.tools.mlirOpt, before, BASELINE, *null]],
            "read": [[self.tools.opt, before, *null]],
        }
        batch = min(self.batch, max(1, 20000 // ops))
        costs = paired(programs, self.repetitions, progress, label, batch)

        def ratio(name):
            return Ratios(users(costs["pass"]), users(costs[name])).json()

        return {
            "kind": kind,
            "dialect": dialect,
            "layout": layout,
            "linear_ops": linear,
            "ops": ops,
            "convolutions_after": countConvolutions(self.tools, after),
            "ratio": ratio("output"),
            "input_ratio": ratio("input"),
            "over_reading": ratio("read"),
            "user_seconds": {name: users(runs) for name, runs in costs.items()},
        }

    def row(self, result):
        return [
            result["kind"],
            result["dialect"],
            result["layout"],
            str(result["linear_ops"]),
            str(result["convolutions_after"]),
            ratioText(result["ratio"]),
            ratioText(result["input_ratio"]),
            ratioText(result["over_reading"]),
            numberText(result["growth"]),
        ]


class ComposeSuite:
    """Composition of large kernels by the algebra against one matrix product of
    as many multiplications, by OpenBLAS and by Eigen; one thread."""

    TITLE = "Composing kernels: processor time of a dgemm / of ptc::compose"
    # Spinning threads would measure the other programs of the machine.
    ENVIRONMENT = ["env", "OPENBLAS_NUM_THREADS=1"]
    # Less than this is lost in what any process takes.
    LEAST_BYTES = 2e7

    def __init__(self, arguments, tools):
        self.program = os.path.join(arguments.tools, "ptc-compose-benchmark")
        self.repetitions = arguments.repetitions
        self.divisor = "--channels-divisor=%d" % arguments.channels_divisor
        self.missing = None
        if not os.access(self.program, os.X_OK):
            self.missing = "%s: no such program; install Google Benchmark and Eigen" % (
                self.program
            )
            return
        tests = output([self.program, "--benchmark_list_tests", self.divisor])
        self.names = [
            line[len("compose/") :]
            for line in tests.split("\n")
            if line.startswith("compose/")
        ]

    def runs(self):
        return 0 if self.missing else len(self.names) * (1 + self.repetitions)

    def command(self, pattern):
        return [
            *self.ENVIRONMENT,
            self.program,
            self.divisor,
            "--benchmark_filter=" + pattern,
            "--benchmark_min_time=0.1",
            "--benchmark_format=json",
        ]

    def measure(self, folder, progress):
        if self.missing:
            raise Failure(self.missing)
        results, rows = [], []
        for name in self.names:
            result = self.measureCase(name, progress)
            results.append(result)
            rows.append(
                [
                    name,
                    ratioText(result["dgemm_ratio"]),
                    numberText(result["memory_ratio"]),
                    ratioText(result["eigen_ratio"]),
                ]
            )
        headings = [
            "kernels",
            "dgemm / compose",
            "peak memory / kernels",
            "Eigen / dgemm",
        ]
        return table(headings, rows), {"cases": results}

    def measureCase(self, name, progress):
        times = {"compose": [], "dgemm": [], "eigen": []}
        for _ in range(self.repetitions):
            text = output(self.command("/%s$" % name))
            for entry in json.loads(text)["benchmarks"]:
                if entry.get("error_occurred"):
                    raise Failure("%s: %s" % (entry["name"], entry["error_message"]))
                what = entry["name"].split("/")[0]
                times[what].append(entry["cpu_time"])
                if what == "compose":
                    size = entry["bytes"]
            progress.step(name)
        peak = run(self.command("^compose/%s$" % name)).peak
        progress.step(name)
        return {
            "kernels": name,
            "bytes": size,
            "milliseconds": times,
            "dgemm_ratio": Ratios(times["dgemm"], times["compose"]).json(),
            "eigen_ratio": Ratios(times["eigen"], times["dgemm"]).json(),
            "peak_bytes": peak,
            "memory_ratio": peak / size if size > self.LEAST_BYTES else None,
        }


# The tests of real networks import the same ones, with the same seeds.
TFLITE = [
    "resnet8_cifar10_f32",
    "resnet8_cifar10_int8",
    "dscnn_kws_f32",
    "dscnn_kws_int8",
    "mobilenetv1_vww_f32",
    "mobilenetv1_vww_int8",
]
DIGITS = ["digits_f32", "digits_int8"]
ONNX = [("densenet121", 32), ("inception_v1", 64), ("resnet50", 32)]


class NetworkSuite:
    """What the pass makes of whole networks, and how far their results move."""

    TITLE = "Whole networks before and after pool-to-conv-opt %s" % PASS

    def __init__(self, arguments, tools):
        self.tools = tools
        self.models = arguments.models or os.environ.get("PTC_MODEL_DIR")
        environment = (
            arguments.importers
            or os.environ.get("PTC_IMPORTERS")
            or os.path.join(ROOT, ".venv-import")
        )
        self.python = os.path.join(environment, "bin", "python3")
        self.networks = [(name, self.digits, "2") for name in DIGITS]
        self.networks += [(name, self.tflite, "2") for name in TFLITE]
        self.networks += [
            ("%s %dx%d" % (name, size, size), self.onnx(name, size), None)
            for name, size in ONNX
        ]

    def runs(self):
        return len(self.networks)

    def digits(self, name, path):
        source = os.path.join(ROOT, "examples", "digits", name + ".mlir")
        runAll([[self.tools.opt, source, "-o", path]])

    def importer(self):
        if not os.access(self.python, os.X_OK):
            raise Missing("no importers; utils/import.sh makes an environment")
        package = "PYTHONPATH=" + os.path.join(ROOT, "python")
        return ["env", package, "PYTHONDONTWRITEBYTECODE=1", self.python]

    def tflite(self, name, path):
        if not self.models:
            raise Missing("no folder of models; name it by --models")
        source = os.path.join(self.models, name + ".tflite")
        if not os.path.exists(source):
            raise Missing("%s: no such file" % source)
        runAll([[*self.importer(), "-m", "pool_to_conv.importers", source, path]])

    def onnx(self, name, size):
        folder = os.path.join(ROOT, "test", "Integration", "Networks")
        script = os.path.join(folder, "import-onnx.py")

        def load(_, path):
            command = [*self.importer(), script, name, path, "--size=%d" % size]
            runAll([command])

        return load

    def measure(self, folder, progress):
        results, rows, missing = [], [], []
        for name, load, dims in self.networks:
            progress.step(name)
            path = os.path.join(folder, name.split()[0] + ".mlir")
            try:
                load(name, path)
            except Missing as reason:
                missing.append("%s is not measured: %s" % (name, reason))
                continue
            result = self.measureNetwork(path, dims)
            result["network"] = name
            results.append(result)
            rows.append(self.row(result))
        headings = [
            "network",
            "multiply-accumulates",
            "parameters",
            "convolutions",
            "fused",
            "greatest difference",
            "its bound",
        ]
        text = table(headings, rows)
        return "\n\n".join([text, *missing]), {"cases": results, "missing": missing}

    def measureNetwork(self, path, dims):
        after = path[: -len(".mlir")] + ".out.mlir"
        log = output(
            [self.tools.opt, path, PASS + "=summary=1", "-o", after], errors=True
        )
        found = re.search(
            r"(\d+) fused \((\d+) bit-exact, (\d+) spec-exact, (\d+) reassociating\)",
            log,
        )
        command = [self.tools.check, path, PASS, "--allow-unchanged"]
        command += ["--opt-level=0", "--trials=1"]
        verdict = output(command + (["--dims=" + dims] if dims else []))
        distance = re.search(r"max abs ([^,]+), .*bound ([^,]+),", verdict)
        fused, bitExact, specExact, reassociating = map(int, found.groups())
        return {
            "before": networkCosts(self.tools, path),
            "after": networkCosts(self.tools, after),
            "fused": fused,
            "bit_exact": bitExact,
            "spec_exact": specExact,
            "reassociating": reassociating,
            "max_abs": float(distance[1]) if distance else 0.0,
            "bound": float(distance[2]) if distance else 0.0,
        }

    def row(self, result):
        before, after = result["before"], result["after"]

        def change(key):
            if before[key] == after[key]:
                return str(before[key])
            return "%d -> %d" % (before[key], after[key])

        isSame = result["fused"] == 0
        return [
            result["network"],
            change("macs"),
            change("parameters"),
            change("convolutions"),
            str(result["fused"]),
            "unchanged" if isSame else "%.2g" % result["max_abs"],
            "-" if isSame else "%.2g" % result["bound"],
        ]


class Missing(Exception):
    """Why a network cannot be measured on this machine."""


def networkReport(tools, path):
    command = [tools.opt, path, "--report-network=format=json output=-"]
    return json.loads(output([*command, "-o", os.devnull]))["total"]


def networkCosts(tools, path):
    """Of one batch element: an unknown extent counts as one."""
    report = networkReport(tools, path)
    kinds = report["ops"]["byKind"]
    return {
        "macs": report["macs"]["total"],
        "parameters": report["parameters"]["elements"],
        # A dense layer is one as well, and may become one by name.
        "convolutions": sum(kinds[kind] for kind in report["macs"]["byKind"]),
    }


def countConvolutions(tools, path):
    return networkCosts(tools, path)["convolutions"]


SUITES = {"chains": ChainSuite, "compose": ComposeSuite, "networks": NetworkSuite}
