# Cases of global pooling in tosa: chains of reduce_sum, reduce_max or reduce_min
# over all dimensions between batch and channels.

import elements
import forms
import oracle
import tosa_rules
import tosa_text
from cover import Constraint, Model
from geometry import Dim

NAME = "tosa-reduce"
DIALECT = "tosa"

# Sums of integers: how i8 and i16 data becomes i32 before it is summed.
WIDENED = ["i8-rescale", "i8-rescale-zp", "i16-rescale", "i8-cast", "i16-cast"]
EXTENTS = {"plain": [7, 5, 3], "unit": [1, 6, 1], "large": [16, 9, 2]}

AXES = [
    ("op", ["reduce_sum", "reduce_max", "reduce_max-ignore", "reduce_min",
            "reduce_min-ignore"]),
    ("type", ["f16", "bf16", "f32", "i8", "i16", "i32"] + WIDENED),
    ("spatial", ["1", "2", "3"]),
    ("extents", list(EXTENTS)),
    ("order", ["ascending", "descending"]),
    ("dims", ["static", "batch", "channels", "batch-channels", "spatial"]),
] + forms.AXES  # fmt: skip

CONSTRAINTS = [
    # Narrow integers are widened before they are summed.
    Constraint(["op", "type"],
               lambda op, t: (op == "reduce_sum") == (t in WIDENED)
               or t in ("f16", "bf16", "f32", "i32")),
    # A dimension of extent 1 is not reduced; one is left that is.
    Constraint(["spatial", "extents"], lambda r, e: r != "1" or e != "unit"),
    Constraint(["spatial", "order"], lambda r, o: r != "1" or o == "ascending"),
    Constraint(["extents", "dims"], lambda e, d: e != "unit" or d != "spatial"),
]  # fmt: skip

MODEL = Model(AXES, CONSTRAINTS)
RULES = tosa_rules.REDUCE_RULES
REWRITTEN = Model(AXES, CONSTRAINTS + RULES)


def reductionOf(case):
    return case["op"][len("reduce_") :][:3]


def _extents(case):
    return EXTENTS[case["extents"]][: int(case["spatial"])]


def hasWindow(case):
    return True


def _source(case):
    return case["type"].partition("-")[0]


def resultElement(case):
    return "i32" if case["type"] in WIDENED else case["type"]


def numericClass(case):
    return tosa_rules.numericClass(
        reductionOf(case), resultElement(case), case["max-form"]
    )


def _shape(case):
    return [tosa_text.BATCH, *_extents(case), tosa_text.CHANNELS]


def _zeroPoint(case):
    return 3 if case["type"].endswith("zp") else 0


def emit(name, case):
    shape, source = _shape(case), _source(case)
    unknown = tosa_text.unknownDims(case["dims"], int(case["spatial"]))
    argument = tosa_text.tensor(shape, source, unknown)
    value, type_, lines = "%x", argument, []
    if "rescale" in case["type"]:
        lines, type_ = tosa_text.identityRescale(
            "%wide", value, argument, source, _zeroPoint(case)
        )
        value = "%wide"
    elif "cast" in case["type"]:
        type_ = tosa_text.tensor(shape, "i32", unknown)
        lines.append("  %%wide = tosa.cast %%x : (%s) -> %s" % (argument, type_))
        value = "%wide"

    axes = [1 + i for i, extent in enumerate(_extents(case)) if extent > 1]
    if case["order"] == "descending":
        axes.reverse()
    op, _, ignore = case["op"].partition("-")
    nan = ", nan_mode = IGNORE" if ignore else ""
    for i, axis in enumerate(axes):
        shape[axis] = 1
        unknown = [dim for dim in unknown if dim != axis]
        reduced = tosa_text.tensor(shape, resultElement(case), unknown)
        place = ' loc("%s")' % name if i + 1 == len(axes) else ""
        lines.append(
            "  %%r%d = tosa.%s %s {axis = %d : i32%s} : (%s) -> %s%s"
            % (axis, op, value, axis, nan, type_, reduced, place)
        )
        value, type_ = "%%r%d" % axis, reduced
    return tosa_text.function(name, argument, lines, value, type_)


def inputsOf(case, rng):
    return [elements.randomArray(rng, _shape(case), _source(case))]


class _Kind:
    """What oracle.linalgPool has to know of an op."""

    def __init__(self, case):
        self.reduction = reductionOf(case)
        self.isUnsigned = False
        self.ignoresNan = case["op"].endswith("ignore")
        self.spatialDims = list(range(1, 1 + int(case["spatial"])))


def reference(case, arrays):
    source, target, kind = _source(case), resultElement(case), _Kind(case)
    dims = [Dim(extent, 1, 1, 0, 0, 1, 0) for extent in _extents(case)]
    data = arrays[0]
    if kind.reduction == "sum":
        # TOSA leaves the order of a sum open.
        wide = "f64" if elements.isFloat(target) else target
        data = data.astype(elements.dtype(wide)) - _zeroPoint(case)
        return oracle.linalgPool(kind, wide, wide, dims, data, None, "0")
    init = elements.identity(target, kind.reduction, False, kind.ignoresNan)
    return oracle.linalgPool(kind, source, target, dims, data, None, init)


def oracleIsExact(case):
    """Whether the reference must agree to the last bit."""
    return numericClass(case) == forms.BIT_EXACT
