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


def numericClass(reduction, type_, maxForm):
    """The class of a pool that is rewritten."""
    if not isFloat(type_):
        return BIT_EXACT
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


def _reluOnlyType(_, type_):
    """T11: the second convolution would read i32."""
    return type_ in ("i16", "i32", "i64")


# On element-wise maxima in the relu and relu-only forms, of any source op.
MAX_FORM_RULES = [
    Rule("T11", ["op", "max-form", "type"],
         _maxForm("relu", lambda _, t: t in ("i32", "i64"))),
    Rule("T13", ["op", "max-form", "type"],
         _maxForm("relu", lambda op, t: isFloat(t) and op.endswith("ignore"))),
    Rule("T10", ["op", "max-form", "type", "numerics"],
         _maxForm("relu", lambda _, t, n: isFloat(t) and n == "exact")),
    Rule("T24", ["op", "max-form", "dims"],
         _maxForm("relu", lambda _, d: d not in KNOWN_CHANNELS)),
    # The element-wise maximum.
    Rule("T27", ["op", "max-form", "type"],
         lambda op, form, t: op.startswith("max") and t == "i64"
         and not form.startswith("relu")),
    # Nothing but convolutions and relu.
    Rule("T10", ["op", "max-form", "type", "numerics"],
         _maxForm("relu-only", lambda _, t, n: isFloat(t) and n == "exact")),
    Rule("T13", ["op", "max-form", "type"],
         _maxForm("relu-only", lambda op, t: isFloat(t) and op.endswith("ignore"))),
    Rule("T5", ["op", "max-form", "type"],
         _maxForm("relu-only", lambda _, t: t == "ui8")),
    Rule("T11", ["op", "max-form", "type"], _maxForm("relu-only", _reluOnlyType)),
    Rule("T24", ["op", "max-form", "dims"],
         _maxForm("relu-only", lambda _, d: d not in ("static", "batch"))),
]  # fmt: skip

# Sums need the number of channels; moving these needs all sizes but the batch.
SUM_RULES = [
    Rule("T24", ["op", "avg-form", "dims"],
         _sum(lambda f, d: f != "shared" and d not in KNOWN_CHANNELS)),
    Rule("T24", ["op", "avg-form", "dims"],
         _sum(lambda f, d: f == "shared" and d not in ("static", "batch"))),
]  # fmt: skip

POOL_RULES = [
    Rule("T27", ["type"], lambda t: t in FLOAT8),
    Rule("T5", ["op", "type"], _sum(lambda t: t == "ui8")),
    Rule("T27", ["op", "type"], _sum(lambda t: t in ("i32", "i64", "f64"))),
    *SUM_RULES,
    Rule("T24", ["op", "padding", "dims"],
         _sum(lambda p, d: p != "none" and d not in KNOWN_SPATIAL)),
    Rule("T24", ["op", "max-form", "dims"],
         lambda op, form, d: op.startswith("max") and form != "relu-only"
         and d not in KNOWN_SPATIAL),
    Rule("T12", ["op", "max-form", "type", "padding", "numerics"],
         _maxForm("relu-only", lambda op, t, p, n: isFloat(t) and p != "none"
                  and n == "fast" and not op.endswith("ignore"))),
    *MAX_FORM_RULES,
]  # fmt: skip

REDUCE_RULES = [
    Rule("T24", ["dims"], lambda d: d not in KNOWN_SPATIAL),
    Rule("T22", ["op", "type"], _sum(lambda t: t == "i32")),
    *SUM_RULES,
    *MAX_FORM_RULES,
]  # fmt: skip
