# Cases of tosa.avg_pool2d and tosa.max_pool2d.

import elements
import forms
import geometry
import oracle
import tosa_rules
import tosa_text
from cover import Constraint, Model
from tosa_text import ELEMENTS

NAME = "tosa-pool"
DIALECT = "tosa"

AXES = [
    ("op", ["avg_pool2d", "max_pool2d", "max_pool2d-ignore"]),
    ("type", list(ELEMENTS)),
    ("window", ["1", "2", "3", "2x3", "5", "7", "full"]),
    ("stride", geometry.STRIDES),
    ("padding", ["none", "same", "asym", "one", "deep"]),
    ("dims", ["static", "batch", "channels", "batch-channels", "spatial", "all"]),
] + forms.AXES  # fmt: skip

CONSTRAINTS = [
    # Zero points and accumulators are those of averages.
    Constraint(["op", "type"], lambda op, t: op == "avg_pool2d" or "-" not in t),
    # The verifier asks for padding less than the kernel.
    Constraint(["window", "padding"], lambda w, p: w != "1" or p == "none"),
    Constraint(["window", "padding"], lambda w, p: w != "full" or p != "deep"),
    Constraint(["window", "dims"],
               lambda w, d: w != "full" or d not in ("spatial", "all")),
]  # fmt: skip

MODEL = Model(AXES, CONSTRAINTS)
RULES = tosa_rules.POOL_RULES
REWRITTEN = Model(AXES, CONSTRAINTS + RULES)


def reductionOf(case):
    return "average" if case["op"] == "avg_pool2d" else "max"


def dimsOf(case):
    return geometry.dimsOf(2, case["window"], case["stride"], "1", case["padding"])


def hasWindow(case):
    return any(dim.kernel > 1 for dim in dimsOf(case))


def selectsByConvolution(case):
    """Whether a maximum slides and a strided 1x1 convolution selects (T24)."""
    return (
        reductionOf(case) == "max"
        and case["dims"] not in tosa_rules.KNOWN_SPATIAL
        and case["stride"] != "1"
    )


def numericClass(case):
    return tosa_rules.numericClass(
        reductionOf(case), case["type"], case["max-form"], selectsByConvolution(case)
    )


def _dataShape(spatial):
    return [tosa_text.BATCH, *spatial, tosa_text.CHANNELS]


def emit(name, case):
    type_, dims = ELEMENTS[case["type"]], dimsOf(case)
    unknown = tosa_text.unknownDims(case["dims"], 2)
    data = tosa_text.tensor(_dataShape([d.size for d in dims]), type_.element, unknown)
    result = tosa_text.tensor(
        _dataShape([d.outputs for d in dims]), type_.element, unknown
    )
    attributes = "kernel = array<i64: %d, %d>, stride = array<i64: %d, %d>, pad = array<i64: %d, %d, %d, %d>" % (
        dims[0].kernel, dims[1].kernel, dims[0].stride, dims[1].stride,
        dims[0].low, dims[0].high, dims[1].low, dims[1].high)  # fmt: skip
    if case["op"] != "avg_pool2d":
        if case["op"].endswith("ignore"):
            attributes += ", nan_mode = IGNORE"
        pool = '  %%r = tosa.max_pool2d %%x {%s} : (%s) -> %s loc("%s")' % (
            attributes, data, result, name)  # fmt: skip
        return tosa_text.function(name, data, [pool], "%r", result)
    inputZp, zpType = tosa_text.constant("%izp", type_.element, type_.inputZp)
    outputZp, _ = tosa_text.constant("%ozp", type_.element, type_.outputZp)
    pool = '  %%r = tosa.avg_pool2d %%x, %%izp, %%ozp {%s, acc_type = %s} : (%s, %s, %s) -> %s loc("%s")' % (
        attributes, type_.acc, data, zpType, zpType, result, name)  # fmt: skip
    return tosa_text.function(name, data, [inputZp, outputZp, pool], "%r", result)


def inputsOf(case, rng):
    shape = _dataShape([dim.size for dim in dimsOf(case)])
    return [tosa_text.randomArray(rng, shape, case["type"])]


def reference(case, arrays):
    type_ = ELEMENTS[case["type"]]
    if case["op"] == "avg_pool2d":
        return oracle.tosaAverage(
            arrays[0], dimsOf(case), type_.inputZp, type_.outputZp
        )
    return oracle.tosaMax(arrays[0], dimsOf(case), case["op"].endswith("ignore"))


def resultElement(case):
    return ELEMENTS[case["type"]].element


def oracleIsExact(case):
    """Whether the reference must agree to the last bit."""
    return not elements.isFloat(resultElement(case)) or (
        reductionOf(case) == "max" and numericClass(case) == forms.BIT_EXACT
    )
