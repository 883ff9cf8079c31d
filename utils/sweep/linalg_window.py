# Cases in linalg with a window operand: the 17 named pooling ops, and
# linalg.generic that computes the same or what no named op computes.

import elements
import forms
import geometry
import linalg_rules
import linalg_text
import oracle
from cover import Constraint, Model

NAME = "linalg-window"
DIALECT = "linalg"
NAMED = (
    ["%s_%s" % (layout, op)
     for layout in ["nhwc", "nwc"]
     for op in ["sum", "max", "min", "max_unsigned", "min_unsigned"]]
    + ["nchw_sum", "nchw_max", "ncw_sum", "ncw_max"]
    + ["ndhwc_sum", "ndhwc_max", "ndhwc_min"]
)
GENERIC_ONLY = [
    "ncdhw_sum", "ncdhw_max", "ncdhw_min", "nchw_min", "ncw_min",
    "nchw_max_unsigned", "ndhwc_min_unsigned", "nhwc_sum_unsigned",
    "nhwc_maxnum", "nchw_minnum",
]  # fmt: skip
TYPES = [
    "f16", "bf16", "f32", "f64", "i8", "i16", "i32", "i64",
    "i8->i16", "i8->i32", "i16->i32", "i32->i64",
    "i8->f16", "i8->f32", "i16->f32", "i32->f32",
    "f16->f32", "bf16->f32", "f32->f64",
    "i32->i8", "i64->i32", "f32->f16", "f32->bf16",
]  # fmt: skip

AXES = [
    ("op", NAMED + GENERIC_ONLY),
    ("spelling", ["named", "generic", "swapped"]),
    ("type", TYPES),
    ("window", geometry.WINDOWS),
    ("stride", geometry.STRIDES),
    ("dilation", geometry.DILATIONS),
    ("padding", geometry.PADDINGS),
    ("pad-value", ["none", "identity", "zero", "lowest"]),
    ("surplus", ["0", "2"]),
    ("init", ["zero", "identity", "constant", "argument", "splat",
              "splat-identity"]),
    ("dims", ["static", "batch", "channels", "spatial", "all", "window"]),
    ("operand", ["empty", "argument"]),
] + forms.AXES  # fmt: skip


def typeFits(op, type_):
    pool = linalg_text.Op(op)
    source, target = linalg_text.types(type_)
    if pool.ignoresNan:
        return elements.isFloat(target)
    if pool.isUnsigned and elements.isFloat(source):
        return False
    if op == "nhwc_sum_unsigned":
        # Signedness shows in a widening conversion only.
        return (not elements.isFloat(source) and source != target
                and (elements.isFloat(target)
                     or elements.bits(source) < elements.bits(target)))
    return True


def _padValueFits(op, type_, value):
    if value == "lowest":
        isFloat = elements.isFloat(linalg_text.types(type_)[0])
        return isFloat and linalg_text.Op(op).reduction != "sum"
    # The identity of a sum is zero, a value of its own.
    return value != "identity" or linalg_text.Op(op).reduction != "sum"


def initFits(op, init):
    return "identity" not in init or linalg_text.Op(op).reduction != "sum"


def _isLine(op):
    return linalg_text.Op(op).spatialRank == 1


CONSTRAINTS = [
    Constraint(["op", "spelling"], lambda op, s: s != "named" or op in NAMED),
    # The named unsigned ops compare integers only.
    Constraint(
        ["op", "spelling", "type"],
        lambda op, s, t: s != "named" or "unsigned" not in op
        or not elements.isFloat(linalg_text.types(t)[1]),
    ),
    Constraint(["op", "type"], typeFits),
    Constraint(["op", "type", "pad-value"], _padValueFits),
    Constraint(["padding", "pad-value"], lambda p, v: (p == "none") == (v == "none")),
    Constraint(["op", "init"], initFits),
    # A splat has a static type.
    Constraint(["init", "dims"], lambda i, d: "splat" not in i or d == "static"),
    # One dimension has no other to differ from.
    *[
        Constraint(["op", axis], lambda op, v: not (_isLine(op) and geometry.isAnisotropic(v)))
        for axis in ["window", "stride", "dilation"]
    ],
    Constraint(["window", "padding"], lambda w, p: w != "1" or p != "deep"),
    # "full" reads the whole input with one window.
    Constraint(["window", "padding"], lambda w, p: w != "full" or p not in ["deep", "over"]),
    Constraint(["window", "surplus"], lambda w, s: w != "full" or s == "0"),
    Constraint(["window", "dims"], lambda w, d: w != "full" or d not in ["spatial", "all"]),
    # Unknown sizes of the result are computed from the data: nothing is left over.
    Constraint(["surplus", "dims"],
               lambda s, d: s == "0" or d not in ["spatial", "all", "window"]),
    # An unknown window is what its operand is at run time.
    Constraint(["window", "dims"], lambda w, d: d != "window" or w == "3"),
    Constraint(["operand", "dims"], lambda o, d: d != "window" or o == "argument"),
]  # fmt: skip

MODEL = Model(AXES, CONSTRAINTS)
RULES = linalg_rules.rules(lambda dims: dims == "window", linalg_rules.PADDING_RULES)
REWRITTEN = Model(AXES, CONSTRAINTS + RULES)


def dimsOf(case):
    return linalg_text.dimsOf(*[case[axis] for axis in linalg_text.GEOMETRY])


def reductionOf(case):
    return linalg_text.Op(case["op"]).reduction


def hasWindow(case):
    return any(dim.kernel > 1 for dim in dimsOf(case))


def emit(name, case):
    return linalg_text.windowFunction(name, case, dimsOf(case))


def numericClass(case):
    return linalg_rules.numericClass(*[case[a] for a in linalg_rules.CLASS_AXES])


def inputsOf(case, rng):
    """Arrays for the arguments of the function, in order."""
    op, dims = linalg_text.Op(case["op"]), dimsOf(case)
    source, target = linalg_text.types(case["type"])
    arrays = [elements.randomArray(rng, op.dataShape([d.size for d in dims]), source)]
    if case["operand"] == "argument":
        arrays.append(elements.randomArray(rng, [d.kernel for d in dims], "f32"))
    if case["init"] == "argument":
        shape = op.dataShape([d.outputs for d in dims])
        arrays.append(elements.randomArray(rng, shape, target))
    return arrays


def reference(case, arrays):
    op = linalg_text.Op(case["op"])
    source, target = linalg_text.types(case["type"])
    init = linalg_text.initLiteral(op, target, case["init"])
    pad = linalg_text.padLiteral(op, source, case["pad-value"])
    return oracle.linalgPool(
        op, source, target, dimsOf(case), arrays[0],
        padding=pad, init=arrays[-1] if init is None else init,
    )  # fmt: skip


def resultElement(case):
    return linalg_text.types(case["type"])[1]


def oracleIsExact(case):
    """Whether the reference must agree to the last bit."""
    return numericClass(case) == forms.BIT_EXACT
