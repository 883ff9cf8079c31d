# The suites on sized designs: how fast networks are on devices, by closed form and
# by simulation, and what pools cost in each form. Nothing is timed: the same
# figures come out every time.

import json
import os

from linear_suites import Missing, NetworkSuite
from measure import output, table

DESIGNS = [
    ("resnet8_cifar10_int8", "target=zynq-7020 target-fps=1350"),
    ("resnet8_cifar10_int8", "target=zynq-7020"),
    ("resnet8_cifar10_int8", "target=ecp5-85f"),
    ("resnet8_cifar10_int8", "target=kv260 clock=100"),
    ("dscnn_kws_int8", "target=zynq-7020"),
    ("mobilenetv1_vww_int8", "target=zynq-7020"),
    ("digits_int8", "target=ecp5-12f"),
]
NETWORKS = ["resnet8_cifar10_int8", "dscnn_kws_int8", "mobilenetv1_vww_int8", "digits_int8"]
RATE = "target=ecp5-85f target-fps=400"
FORMS = ["convolutions with multipliers", "convolutions with adders", "reductions"]


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)["kernels"][0]


class Sizing:
    """What both suites share: networks, and what could not be had."""

    def __init__(self, arguments, tools):
        self.tools = tools
        self.sources = NetworkSuite(arguments, tools)

    def networks(self, names, folder, missing):
        for name in dict.fromkeys(names):
            path = os.path.join(folder, "sizing-" + name + ".mlir")
            try:
                if name.startswith("digits"):
                    self.sources.digits(name, path)
                else:
                    self.sources.tflite(name, path)
            except Missing as reason:
                missing.append("%s is not measured: %s" % (name, reason))
                continue
            yield name, path


class DeviceSuite(Sizing):
    """The fastest design, or the cheapest at a rate."""

    TITLE = "Devices: cycles per frame, closed form and simulated"

    def runs(self):
        return len(DESIGNS)

    def measure(self, folder, progress):
        results, rows, missing = [], [], []
        for name, path in self.networks([name for name, _ in DESIGNS], folder, missing):
            for options in [options for other, options in DESIGNS if other == name]:
                figures = os.path.join(folder, "figures.json")
                progress.step(name)
                option = "--pool-to-conv-to-fpga=report=none %s estimate-json=%s"
                output([self.tools.opt, path, option % (options, figures), "-o", os.devnull])
                kernel = read(figures)
                results.append({"network": name, "options": options, "figures": kernel})
                rows.append(self.row(name, options, kernel))
        headings = ["network", "options", "cycles", "simulated", "frames/s", "LUT", "DSP", "BRAM"]
        return "\n\n".join([table(headings, rows), *missing]), {"cases": results}

    def row(self, name, options, kernel):
        simulated = kernel["simulated"]
        share = {key: used["used"] for key, used in kernel["share"].items()}
        return [
            name,
            "`%s`" % options,
            str(kernel["cycles"]),
            str(simulated["cycles"]),
            "%.0f" % simulated["frames_per_second"],
            *(str(share[key]) for key in ("lut", "dsp", "bram")),
        ]


class PoolSuite(Sizing):
    """The cheapest design at one rate with pools in each form."""

    TITLE = "Pools: the cheapest design at %s" % RATE
    FIRST = ["--convert-to-fpga=report=none", "--canonicalize", "--cse", "--fpga-fuse", "--canonicalize"]
    EXACT = ["--fpga-infer-widths", "--fpga-narrow-requant", "--fpga-classify-weights"]

    def runs(self):
        return len(NETWORKS) * len(FORMS)

    def measure(self, folder, progress):
        results, rows, missing = [], [], []
        for name, path in self.networks(NETWORKS, folder, missing):
            for form in FORMS:
                progress.step(name)
                kernel = self.design(path, form, folder)
                results.append({"network": name, "form": form, "figures": kernel})
                total = kernel["total"]
                rows.append([name, form, *(str(total[key]) for key in ("lut", "ff", "dsp", "bram"))])
        headings = ["network", "pools are", "LUT", "FF", "DSP", "BRAM"]
        return "\n\n".join([table(headings, rows), *missing]), {"cases": results}

    def design(self, path, form, folder):
        draft, figures = os.path.join(folder, "draft.mlir"), os.path.join(folder, "figures.json")
        isReduced = form == "reductions"
        pools = [] if isReduced else ["--eliminate-pooling=report=none"]
        select = ["--fpga-select-reduce"] if isReduced else []
        passes = ["--specialize-shapes=batch=1", *pools, *self.FIRST, *select, *self.EXACT]
        output([self.tools.opt, path, *passes, "-o", draft])
        if form.endswith("multipliers"):
            with open(draft, encoding="utf-8") as file:
                text = file.read()
            with open(draft, "w", encoding="utf-8") as file:
                file.write(text.replace(" class ones", ""))
        last = ["--fpga-fold=" + RATE, "--fpga-insert-plumbing", "--fpga-size-fifos"]
        estimate = "--fpga-estimate=target=ecp5-85f simulation=false json=" + figures
        output([self.tools.opt, draft, *last, estimate, "-o", os.devnull])
        return read(figures)


SUITES = {"devices": DeviceSuite, "pools": PoolSuite}
