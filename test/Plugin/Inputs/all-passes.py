"""Does the plugin bring every pass and option to the stock mlir-opt?

    all-passes.py LIST PLUGIN MLIR_OPT...

MLIR_OPT is a command, and LIST one that prints a line `pass: option=value|value
option ...` for each pass and pipeline of ours. Each is given every option it has, with
another value than by default, and has to show it. Prints one line for each problem,
then totals.
"""

import re
import subprocess
import sys

# Texts that are not any text; what else is needed to be a pipeline.
TEXTS = {"kinds": "sum", "precision": "fixed<16,6>", "target": "zynq-7020"}
PIPELINES = {
    "pool-to-conv": ["eliminate-pooling", "fuse-linear-convs", "cse"],
    "pool-to-conv-to-fpga": ["specialize-shapes", "convert-to-fpga", "fpga-fold"],
}


def dump(mlirOpt, plugin, pipeline):
    """The passes of `pipeline` with all of their options, as mlir-opt prints them."""
    run = subprocess.run(
        mlirOpt
        + [
            "--load-dialect-plugin=" + plugin,
            "--pass-pipeline=builtin.module(%s)" % pipeline,
            "--dump-pass-pipeline",
        ],
        input="module {}",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    passes = {}
    for name, options in re.findall(r"([\w-]+)\{((?:[^{}]|\{[^{}]*\})*)\}", run.stdout):
        values = re.findall(r"([\w-]+)=(\{[^{}]*\}|\S*)", options)
        passes.setdefault(name, dict(values))
    # A pass without options is a line by itself.
    for name in re.findall(r"^  ([\w-]+),?$", run.stdout, re.MULTILINE):
        passes.setdefault(name, {})
    return passes, run.stdout


def another(option, choices, default):
    """A value that is not the default one, in the form in which it is printed."""
    if choices:
        return [value for value in choices if value != default][-1]
    if default in ("true", "false"):
        return "false" if default == "true" else "true"
    if re.match(r"-?\d+$", default):
        return str(int(default) + 3)
    if re.match(r"-?\d+\.\d+e", default):
        return "%e" % (float(default) + 2)
    # Lists are not shown where they are empty; 1 is a value of anything.
    return TEXTS.get(option, "1")


def main():
    listCommand, plugin, mlirOpt = sys.argv[1], sys.argv[2], sys.argv[3:]
    listing = subprocess.run(
        [listCommand, "--list"], check=True, stdout=subprocess.PIPE, text=True
    )
    problems, options = [], 0
    lines = listing.stdout.splitlines()
    for line in lines:
        name, _, words = line.partition(":")
        known = dict(word.partition("=")[::2] for word in words.split())
        known = {o: values.split("|") if values else [] for o, values in known.items()}
        options += len(known)
        if name in PIPELINES:
            given = " ".join(
                "%s=%s" % (o, another(o, values, "")) for o, values in known.items()
            )
            passes, output = dump(mlirOpt, plugin, "%s{%s}" % (name, given))
            for part in PIPELINES[name]:
                if part not in passes:
                    problems.append("%s has no %s: %s" % (name, part, output))
            continue
        defaults, output = dump(mlirOpt, plugin, name)
        if name not in defaults:
            problems.append("%s: %s" % (name, output))
            continue
        defaults = defaults[name]
        wanted = {o: another(o, v, defaults.get(o, "")) for o, v in known.items()}
        if not set(defaults) <= set(wanted):
            problems.append("%s has %s" % (name, " ".join(defaults)))
        given = " ".join("%s=%s" % item for item in wanted.items())
        found, output = dump(mlirOpt, plugin, "%s{%s}" % (name, given))
        found = found.get(name, {})
        for option, value in wanted.items():
            if found.get(option, "").strip("{}") != value:
                problems.append("%s: %s is not %s: %s" % (name, option, value, output))
    for problem in problems:
        print(problem.rstrip())
    print(
        "%d passes and pipelines, %d options: %d problems"
        % (len(lines), options, len(problems))
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
