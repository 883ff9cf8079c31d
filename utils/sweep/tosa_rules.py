# When --eliminate-pooling declines a pool in tosa, and in which class it rewrites
# the others: the conditions of docs/Conditions.md over the axes of the cases.
# Written apart from the C++ so that either checks the other.
#
# The first rule that applies names the condition, as in the pass.

from cover import Rule
from forms import BIT_EXACT, REASSOCIATING, SPEC_EXACT
from tosa_text import isFloat

KNOWN_CHANNELS = ("static", "batch", "spatial")
KNOWN_SPATIAL = ("static", "batch", "channels", "batch-channels")
FLOAT8 = ("f8E4M3FN", "f8E5M2")


def numericClass(reduction, type_, maxForm, slides=False):
    """The class of a pool that is rewritten. `slides`: T24, see _slides."""
    if not isFloat(type_):
        return BIT_EXACT
    if slides:
        return SPEC_EXACT
    if reduction in ("sum", "average"):
        return SPEC_EXACT
    if maxForm in ("relu", "relu-only"):
        return REASSOCIATING
    return BIT_EXACT


def _sum(holds):
    """On averages and sums."""
    return lambda op, *rest: op in ("avg_pool2d", "reduce_sum") and holds(*rest)


def _maxForm(form, holds):
    return lambda op, maxForm, *rest: (
        op.startswith(("max", "reduce_max", "reduce_min"))
        and maxForm == form
        and holds(op, *rest)
    )


# Maxima and minima, of any source op.
UNKNOWN_POSITIONS = Rule(
    "T24", ["op", "max-form", "dims"],
    lambda op, form, d: op not in ("avg_pool2d", "reduce_sum")
    and form != "relu-only" and d == "batch-channels",
)  # fmt: skip
RELU_RULES = [
    Rule("T11", ["op", "max-form", "type"],
         _maxForm("relu", lambda _, t: t == "i32")),
    Rule("T13", ["op", "max-form", "type"],
         _maxForm("relu", lambda op, t: isFloat(t) and op.endswith("ignore"))),
    Rule("T10", ["op", "max-form", "type", "numerics"],
         _maxForm("relu", lambda _, t, n: isFloat(t) and n == "exact")),
    Rule("T24", ["op", "max-form", "dims"],
         _maxForm("relu", lambda _, d: d not in KNOWN_CHANNELS)),
]  # fmt: skip
RELU_ONLY_FLOAT_RULES = [
    Rule("T10", ["op", "max-form", "type", "numerics"],
         _maxForm("relu-only", lambda _, t, n: isFloat(t) and n == "exact")),
    Rule("T13", ["op", "max-form", "type"],
         _maxForm("relu-only", lambda op, t: isFloat(t) and op.endswith("ignore"))),
]  # fmt: skip
RELU_ONLY_RULES = [
    # The second convolution would read i32.
    Rule("T11", ["op", "max-form", "type"],
         _maxForm("relu-only", lambda _, t: t in ("i16", "i32"))),
    Rule("T24", ["op", "max-form", "dims"],
         _maxForm("relu-only", lambda _, d: d not in ("static", "batch"))),
]  # fmt: skip


def _noConvolution(form):
    """TOSA convolves no f64."""
    return Rule("T27", ["op", "max-form", "type"],
                _maxForm(form, lambda _, t: t == "f64"))  # fmt: skip


# Sums need the number of channels; moving these needs all sizes but the batch.
SUM_RULES = [
    Rule("T24", ["op", "avg-form", "dims"],
         _sum(lambda f, d: f != "shared" and d not in KNOWN_CHANNELS)),
    Rule("T24", ["op", "avg-form", "dims"],
         _sum(lambda f, d: f == "shared" and d not in ("static", "batch"))),
]  # fmt: skip


def _slides(holds):
    """On maxima of unknown extents, which slide: they are taken at every position,
    and a strided 1x1 convolution selects among them."""
    return lambda op, form, dims, *rest: (
        op.startswith("max")
        and form != "relu-only"
        and dims not in KNOWN_SPATIAL
        and holds(form, dims, *rest)
    )


POOL_RULES = [
    Rule("T27", ["type"], lambda t: t in FLOAT8),
    Rule("T5", ["op", "type"], _sum(lambda t: t == "ui8")),
    Rule("T27", ["op", "type"], _sum(lambda t: t in ("i32", "i64", "f64"))),
    Rule("T27", ["type"], lambda t: t == "i64"),
    *SUM_RULES,
    Rule("T24", ["op", "padding", "dims"],
         _sum(lambda p, d: p != "none" and d not in KNOWN_SPATIAL)),
    Rule("T24", ["op", "max-form", "dims"], _slides(lambda form, _: form == "relu")),
    Rule("T24", ["op", "max-form", "dims", "padding"],
         _slides(lambda form, _, p: p != "none")),
    Rule("T24", ["op", "max-form", "dims", "stride"],
         _slides(lambda form, d, s: s != "1" and d == "all")),
    *[
        Rule("T24", ["op", "max-form", "dims", "stride", "type"],
             _slides(lambda form, d, s, t, type_=type_: s != "1" and t == type_))
        for type_ in ("i32", "ui8", "f64")
    ],
    UNKNOWN_POSITIONS,
    _noConvolution("relu"),
    *RELU_RULES,
    *RELU_ONLY_FLOAT_RULES,
    Rule("T12", ["op", "max-form", "type", "padding"],
         _maxForm("relu-only", lambda _, t, p: isFloat(t) and p != "none")),
    _noConvolution("relu-only"),
    *RELU_ONLY_RULES,
]  # fmt: skip

REDUCE_RULES = [
    Rule("T24", ["dims"], lambda d: d not in KNOWN_SPATIAL),
    Rule("T22", ["op", "type"], _sum(lambda t: t == "i32")),
    Rule("T24", ["op", "avg-form", "dims"],
         _sum(lambda f, d: f == "dense" and d not in KNOWN_CHANNELS)),
    # The zeros of a dense filter meet infinities and NaN.
    Rule("T8", ["op", "type", "avg-form", "numerics"],
         _sum(lambda t, f, n: isFloat(t) and f == "dense" and n == "exact")),
    *SUM_RULES,
    UNKNOWN_POSITIONS,
    *RELU_RULES,
    *RELU_ONLY_FLOAT_RULES,
    *RELU_ONLY_RULES,
]  # fmt: skip
