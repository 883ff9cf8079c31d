#!/usr/bin/env python3
# Measures the tools of the project. Every time is a ratio to a program of
# upstream's, named in the table and run in turn with ours; docs/Benchmarks.md
# explains the tables. Needs Python's standard library only.
#
#   benchmarks/run.py                     everything, half an hour on two cores
#   benchmarks/run.py time --sizes 1000   user time of --eliminate-pooling
#   benchmarks/run.py memory              its peak memory on 100 MB of weights
#   benchmarks/run.py judge               pool-to-conv-check on 300 functions
#   benchmarks/run.py chains              user time of --fuse-linear-convs
#   benchmarks/run.py compose             composing kernels against a dgemm
#   benchmarks/run.py networks            what it makes of whole networks
#   benchmarks/run.py designs             networks as hardware: time, share of ops
#   benchmarks/run.py devices             networks sized for devices
#   benchmarks/run.py pools               what pools cost in designs, in each form
#   benchmarks/run.py heir                a pool here and in heir-opt (PyPI heir_py)
#
# The tables go to standard output and into the page of --page FILE (docs/Benchmarks.md
# has places for them), all measurements to --json FILE. Exits with 1 if a program
# fails, never because of a figure.

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile

# The source tree stays as it is.
sys.dont_write_bytecode = True

import design_suites
import linear_suites
import modules
import page
import peer_suites
import sizing_suites
import suites
from measure import Failure, Progress

SUITES = {
    **suites.SUITES,
    **linear_suites.SUITES,
    **design_suites.SUITES,
    **sizing_suites.SUITES,
    **peer_suites.SUITES,
}


def countList(text):
    values = [int(value) for value in text.split(",")]
    if min(values) < 1:
        raise ValueError
    return values


def positive(text):
    value = int(text)
    if value < 1:
        raise ValueError
    return value


# What argparse says about a text that these reject.
countList.__name__ = "list of positive integers"
positive.__name__ = "positive integer"


def parseArguments():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser = argparse.ArgumentParser(description="Measures the tools of pool-to-conv.")
    add = parser.add_argument
    add(
        "suites",
        nargs="*",
        metavar="SUITE",
        help="of %s; default: all" % ", ".join(SUITES),
    )
    add(
        "--sizes",
        type=countList,
        default=[1000, 10000, 100000],
        metavar="N,N,...",
        help="operations of the modules of suite time (default: 1000,10000,100000)",
    )
    add(
        "--kinds",
        default=",".join(modules.NETWORKS),
        metavar="K,K,...",
        help="networks of suite time (default: %(default)s)",
    )
    add(
        "--layouts",
        default="many,few,one",
        metavar="L,L,...",
        help="how many functions they are in (default: %(default)s)",
    )
    add("--repetitions", type=positive, default=5, metavar="N", help="default: 5")
    add(
        "--batch",
        type=positive,
        default=20,
        metavar="N",
        help="runs that count as one measurement on the smallest modules (default: 20)",
    )
    add(
        "--megabytes",
        type=positive,
        default=100,
        metavar="N",
        help="weights of suite memory (default: 100)",
    )
    add(
        "--functions",
        type=positive,
        default=300,
        metavar="N",
        help="functions of suite judge (default: 300)",
    )
    add(
        "--chain-sizes",
        type=countList,
        default=[1000, 10000],
        metavar="N,N,...",
        help="linear operations of suite chains (default: 1000,10000)",
    )
    add(
        "--channels-divisor",
        type=positive,
        default=1,
        metavar="N",
        help="narrows the kernels of suite compose (default: 1)",
    )
    add(
        "--channels",
        type=countList,
        default=[16, 64, 256, 1024, 2048],
        metavar="N,N,...",
        help="channels of suite heir (default: 16,64,256,1024,2048)",
    )
    add(
        "--heir-opt",
        default=None,
        metavar="FILE",
        help="the program of suite heir (default: heir-opt in the PATH)",
    )
    add(
        "--models",
        default=None,
        metavar="DIR",
        help="folder of .tflite networks for networks and designs (default: PTC_MODEL_DIR)",
    )
    add(
        "--importers",
        default=None,
        metavar="DIR",
        help="Python environment that has the importers (default: PTC_IMPORTERS, or"
        " that of utils/import.sh)",
    )
    add(
        "--tools",
        default=os.path.join(root, "build", "bin"),
        metavar="DIR",
        help="folder of pool-to-conv-opt (default: build/bin)",
    )
    add(
        "--llvm-tools",
        default=None,
        metavar="DIR",
        help="folder of mlir-opt (default: that of mlir-opt-22 in the PATH)",
    )
    add(
        "--page",
        default=None,
        metavar="FILE",
        help="write the tables and figures into FILE, such as docs/Benchmarks.md",
    )
    add("--json", default=None, metavar="FILE", help="write all measurements to FILE")
    add("--keep", default=None, metavar="DIR", help="keep the modules in DIR")
    arguments = parser.parse_args()

    def choices(name, given, known):
        for value in given:
            if value not in known:
                parser.error(
                    "unknown %s '%s', expected one of: %s"
                    % (name, value, ", ".join(known))
                )
        return given

    arguments.suites = choices("suite", arguments.suites, SUITES)
    arguments.kinds = choices("kind", arguments.kinds.split(","), modules.NETWORKS)
    arguments.layouts = choices(
        "layout", arguments.layouts.split(","), ["many", "few", "one"]
    )
    arguments.sizes.sort()
    arguments.chain_sizes.sort()
    return arguments


def findTool(folder, name, hint):
    path = os.path.join(folder, name)
    if not os.access(path, os.X_OK):
        raise Failure("%s: no such program; %s" % (path, hint))
    return path


class Tools:
    def __init__(self, arguments):
        for name in ("opt", "check"):
            hint = "build the project, or name its folder by --tools"
            setattr(self, name, findTool(arguments.tools, "pool-to-conv-" + name, hint))
        folder = arguments.llvm_tools
        if folder is None:
            found = shutil.which("mlir-opt-22") or shutil.which("mlir-opt")
            if found is None:
                raise Failure(
                    "mlir-opt-22 is not in the PATH; name its folder by --llvm-tools"
                )
            folder = os.path.dirname(os.path.realpath(found))
        self.folder = folder
        self.mlirOpt = self.upstream("mlir-opt")

    def upstream(self, name):
        return findTool(
            self.folder, name, "name the folder of MLIR's programs by --llvm-tools"
        )


def machine():
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    model = line.split(":", 1)[1].strip()
                    break
    except OSError:
        pass
    return {
        "cores": os.cpu_count(),
        "processor": model,
        "system": platform.system(),
        "load": list(os.getloadavg()),
    }


def main():
    arguments = parseArguments()
    tools = Tools(arguments)
    chosen = {}
    for name in arguments.suites or SUITES:
        suite = SUITES[name](arguments, tools)
        missing = getattr(suite, "missing", None)
        if not missing or arguments.suites:
            chosen[name] = suite
        else:
            print("suite %s is left out: %s" % (name, missing), file=sys.stderr)
    progress = Progress(sum(suite.runs() for suite in chosen.values()))
    results = {"machine": machine(), "repetitions": arguments.repetitions}
    print("%(cores)s cores, %(processor)s" % results["machine"])
    tables = {}
    with tempfile.TemporaryDirectory(prefix="ptc-bench-") as scratch:
        folder = arguments.keep or scratch
        os.makedirs(folder, exist_ok=True)
        for name, suite in chosen.items():
            text, results[name] = suite.measure(folder, progress)
            progress.clear()
            tables[name] = text
            print("\n%s\n\n%s" % (suite.TITLE, text), flush=True)
    if arguments.page:
        page.update(arguments.page, tables, results)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1)
            file.write("\n")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(
            "\nerror: %s" % failure if sys.stderr.isatty() else "error: %s" % failure
        )
    except OSError as error:
        sys.exit("error: %s: %s" % (error.filename, error.strerror))
    except KeyboardInterrupt:
        sys.exit(130)
