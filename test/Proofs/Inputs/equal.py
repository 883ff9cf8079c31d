"""Proves that functions compute the same before and after a pass, for all inputs.

equal.py TOOL MODULE PASS [--keep-after FILE] [--replace FROM TO]: TOOL is
pool-to-conv-opt, PASS a pass with its options, as on its command line without dashes. Each function of MODULE, in integers and of
static shapes, is lowered as it is and as PASS leaves it, by upstream's passes to
loops over scalars. Both are run on symbols (symbolic.py), and Z3 searches for inputs
for which results differ. Says `equal` or the inputs; exits with 1 if any differs, or
if Z3 does not know.

--replace changes the text of the module behind PASS: to see that a wrong constant
is noticed.
"""

import argparse
import subprocess
import sys

import numpy as np
import z3

import symbolic
from generic_form import parseModule

# The tool's own lowering of tosa, as the judge has it, to loops over scalars.
LOWERING = """builtin.module(
  convert-fpga-to-linalg,
  func.func(tosa-to-linalg-named, tosa-to-linalg,
            tosa-to-arith{include-apply-rescale=true}, tosa-to-tensor),
  canonicalize,
  one-shot-bufferize{bufferize-function-boundaries
                     function-boundary-type-conversion=identity-layout-map},
  func.func(convert-linalg-to-loops), lower-affine, canonicalize, cse)"""
GENERIC = ["--mlir-print-op-generic", "--mlir-print-local-scope"]
# Seconds that Z3 may take for a function.
PATIENCE = 60


def run(tool, text, *flags):
    result = subprocess.run([tool, *flags], input=text, capture_output=True, text=True)
    if result.returncode:
        sys.exit("equal: %s fails: %s" % (flags[0], result.stderr[-2000:]))
    return result.stdout


def inputsOf(types):
    """Symbols for all elements of all arguments."""
    arrays = []
    for i, (shape, bits) in enumerate(types):
        array = np.empty(int(np.prod(shape, dtype=int)), object)
        array[:] = [z3.BitVec("x%d_%d" % (i, k), bits) for k in range(array.size)]
        arrays.append(array.reshape(shape))
    return arrays


def prove(before, after, name, types):
    """None if both are equal, else why not."""
    inputs = inputsOf(types)
    old, conditions = symbolic.results(before, name, inputs)
    new, more = symbolic.results(after, name, inputs)
    if [a.shape for a in old] != [a.shape for a in new]:
        return "other shapes"
    differs = [a != b for x, y in zip(old, new) for a, b in zip(x.flat, y.flat)]
    solver = z3.SolverFor("QF_BV")
    solver.set("timeout", PATIENCE * 1000)
    solver.add(z3.Or(differs + [z3.Not(condition) for condition in conditions + more]))
    answer = solver.check()
    if answer == z3.unsat:
        return None
    if answer == z3.unknown:
        return "unknown: " + solver.reason_unknown()
    model = solver.model()
    found = [
        model.eval(x, model_completion=True).as_signed_long()
        for array in inputs
        for x in array.flat
    ]
    values = [
        [model.eval(x, model_completion=True).as_signed_long() for a in side for x in a.flat]
        for side in (old, new)
    ]
    return "differs for %s: %s before, %s after" % (found, *values)


def opNames(text):
    """For each function of a module what it is made of."""
    ops = parseModule(text)
    return {
        op.attribute("sym_name", r'"([^"]*)"'): [inner.name for inner in op.regions[0].ops]
        for op in ops
        if op.name == "func.func"
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("module")
    parser.add_argument("option")
    parser.add_argument("--keep-after")
    parser.add_argument("--replace", nargs=2, metavar=("FROM", "TO"))
    args = parser.parse_args()
    with open(args.module) as file:
        source = file.read()
    changed = run(args.tool, source, "--" + args.option)
    if args.replace:
        if args.replace[0] not in changed:
            sys.exit("equal: nothing to replace")
        changed = changed.replace(*args.replace)
    if args.keep_after:
        with open(args.keep_after, "w") as file:
            file.write(changed)
    lower = "--pass-pipeline=" + "".join(LOWERING.split("\n"))
    before, after = (run(args.tool, text, lower, *GENERIC) for text in (source, changed))
    source, changed = (opNames(run(args.tool, text, *GENERIC)) for text in (source, changed))
    wrong = 0
    argumentTypes = symbolic.argumentTypesOf(before)
    for name, ops in source.items():
        types = argumentTypes[name]
        problem = prove(before, after, name, types)
        bits = sum(int(np.prod(shape, dtype=int)) * width for shape, width in types)
        # What a kernel is made of is not in its function.
        isKept = ops == changed[name] and "fpga.call" not in ops
        unchanged = " (unchanged)" if isKept else ""
        print("@%s: %s%s" % (name, problem or "equal for all 2^%d inputs" % bits, unchanged))
        wrong += problem is not None
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ValueError as error:
        sys.exit("equal: %s" % error)
