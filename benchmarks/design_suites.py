# The suite on hardware designs: the time of --pool-to-conv-to-fpga on whole
# networks, and the share of their operations that becomes hardware.

import os
import re
import statistics

from linear_suites import Missing, NetworkSuite
from measure import Ratios, output, paired, table
from suites import ratioText, users

PASS = "--pool-to-conv-to-fpga"
BASELINE = "--canonicalize"
NETWORKS = [
    "digits_int8",
    "resnet8_cifar10_int8",
    "dscnn_kws_int8",
    "mobilenetv1_vww_int8",
    "resnet8_cifar10_f32",
    "dscnn_kws_f32",
    "mobilenetv1_vww_f32",
]


class DesignSuite:
    """User time of the pipeline against canonicalization of the same file, and
    the share of operations in kernels. Floats are in 16 bits."""

    TITLE = "Designs: pool-to-conv-opt %s / mlir-opt %s" % (PASS, BASELINE)

    def __init__(self, arguments, tools):
        self.tools = tools
        self.repetitions = arguments.repetitions
        self.batch = arguments.batch
        self.sources = NetworkSuite(arguments, tools)

    def runs(self):
        return len(NETWORKS) * 2 * self.repetitions

    def load(self, name, path):
        if name.startswith("digits"):
            self.sources.digits(name, path)
        else:
            self.sources.tflite(name, path)

    def measure(self, folder, progress):
        results, rows, missing = [], [], []
        for name in NETWORKS:
            path = os.path.join(folder, "design-" + name + ".mlir")
            try:
                self.load(name, path)
            except Missing as reason:
                missing.append("%s is not measured: %s" % (name, reason))
                continue
            result = self.measureNetwork(name, path, progress)
            results.append(result)
            rows.append(self.row(result))
        headings = ["network", "ops", "offloaded", "kernels", "units", "ratio"]
        text = table(headings, rows)
        return "\n\n".join([text, *missing]), {"cases": results, "missing": missing}

    def measureNetwork(self, name, path, progress):
        options = "report=none"
        if name.endswith("f32"):
            options += " precision=fixed<16,6>"
        design = path[: -len(".mlir")] + ".design.mlir"
        command = [self.tools.opt, path, "%s=%s" % (PASS, options), "-o", design]
        programs = {
            "pipeline": [command],
            "baseline": [[self.tools.mlirOpt, path, BASELINE, "-o", os.devnull]],
        }
        costs = paired(programs, self.repetitions, progress, name, self.batch)
        log = output(
            [self.tools.opt, path, "%s=%s summary" % (PASS, options), "-o", design],
            errors=True,
        )
        found = re.search(r"(\d+) of (\d+) ops offloaded .*, (\d+) kernels", log)
        with open(design, encoding="utf-8") as file:
            units = len(re.findall(r"= fpga\.(?!call)", file.read()))
        offloaded, total, kernels = map(int, found.groups())
        ratio = Ratios(users(costs["pipeline"]), users(costs["baseline"]))
        return {
            "network": name,
            "ops": total,
            "offloaded": offloaded,
            "kernels": kernels,
            "units": units,
            "ratio": ratio.json(),
            "seconds": statistics.median(users(costs["pipeline"])),
        }

    def row(self, result):
        return [
            result["network"],
            str(result["ops"]),
            "%.1f %%" % (100.0 * result["offloaded"] / result["ops"]),
            str(result["kernels"]),
            str(result["units"]),
            ratioText(result["ratio"]),
        ]


SUITES = {"designs": DesignSuite}
