# When --eliminate-pooling declines a pool in linalg, and in which class it
# rewrites the others: the conditions of docs/Conditions.md over the axes of the
# cases. Written apart from the C++ so that either checks the other.
#
# The first rule that applies names the condition, as in the pass.

import elements
from cover import Rule
from forms import BIT_EXACT, REASSOCIATING
from linalg_text import (
    GEOMETRY, Op, dimsOf, holdsIdentity, initLiteral, padLiteral, types,
)  # fmt: skip

KNOWN_CHANNELS = ("static", "batch", "spatial", "window")


def _isSum(op):
    return Op(op).reduction == "sum"


def _initIsIdentity(op, type_, init):
    target = types(type_)[1]
    return holdsIdentity(Op(op), target, initLiteral(Op(op), target, init))


def _padIsIdentity(op, type_, value):
    source = types(type_)[0]
    return holdsIdentity(Op(op), source, padLiteral(Op(op), source, value))


def _differenceExists(op, element):
    """T11: integers need one more bit, unsigned ones two, of at most 64."""
    return elements.bits(element) + (2 if Op(op).isUnsigned else 1) <= 64


def reluIsExact(op, type_, init):
    """T10, T11."""
    source, target = types(type_)
    if not elements.isFloat(target):
        return _differenceExists(op, target)
    return (
        not elements.isFloat(source)
        and _initIsIdentity(op, type_, init)
        and elements.bits(source) + 1 <= elements.SIGNIFICAND[target]
    )


def _reluNoDifference(form, op, type_):
    target = types(type_)[1]
    return (
        form == "relu"
        and not _isSum(op)
        and not elements.isFloat(target)
        and not _differenceExists(op, target)
    )


def _reluRounds(form, op, type_, init, numerics):
    return (
        form == "relu"
        and not _isSum(op)
        and numerics == "exact"
        and elements.isFloat(types(type_)[1])
        and not reluIsExact(op, type_, init)
    )


def _borderCannotRepeat(form, type_, init, padValue, dims, *window):
    """T12: a window without data, or a pad as wide as a window."""
    op = window[0]
    if form != "relu" or _isSum(op) or reluIsExact(op, type_, init):
        return False
    if not _padIsIdentity(op, type_, padValue):
        return False
    for dim in dimsOf(*window):
        if dim.low == 0 and dim.high == 0:
            continue
        if dim.dilation != 1 or dims in ("spatial", "all"):
            return True
        if dim.low >= dim.kernel or dim.highRead() >= dim.kernel:
            return True
    return False


def _reluOnly(holds):
    """A rule for max-form=relu-only on maxima and minima."""
    return lambda form, op, *rest: (
        form == "relu-only" and not _isSum(op) and holds(op, *rest)
    )


def _isFloat(type_):
    return elements.isFloat(types(type_)[1])


def rules(unknownWindow, windowRules=()):
    """`unknownWindow(dims)`: whether the extent of the window is unknown.
    Dynamic sizes come first, then max-form=relu, then max-form=relu-only.
    """
    return [
        Rule("T24", ["op", "dims"],
             lambda op, d: unknownWindow(d) and not _isSum(op)),
        Rule("T24", ["op", "dims", "avg-form"],
             lambda op, d, f: unknownWindow(d) and _isSum(op) and f != "depthwise"),
        Rule("T24", ["op", "dims", "avg-form"],
             lambda op, d, f: _isSum(op) and f == "dense" and d not in KNOWN_CHANNELS),
        # The zeros of a dense filter meet infinities and NaN.
        Rule("T8", ["op", "type", "avg-form", "numerics"],
             lambda op, t, f, n: _isSum(op) and _isFloat(t) and f == "dense"
             and n == "exact"),
        Rule("T11", ["max-form", "op", "type"], _reluNoDifference),
        Rule("T13", ["max-form", "op"],
             lambda form, op: form == "relu" and Op(op).ignoresNan),
        Rule("T10", ["max-form", "op", "type", "init", "numerics"], _reluRounds),
        Rule("T13", ["max-form", "op", "type", "init"],
             lambda form, op, t, i: form == "relu" and not _isSum(op) and _isFloat(t)
             and not _initIsIdentity(op, t, i)),
        *windowRules,
        Rule("T13", ["max-form", "op", "type", "init"],
             _reluOnly(lambda op, t, i: not _initIsIdentity(op, t, i))),
        Rule("T26", ["max-form", "op", "type"],
             _reluOnly(lambda op, t: "->" in t)),
        Rule("T10", ["max-form", "op", "type", "numerics"],
             _reluOnly(lambda op, t, n: _isFloat(t) and n == "exact")),
        Rule("T13", ["max-form", "op"], _reluOnly(lambda op: Op(op).ignoresNan)),
        Rule("T5", ["max-form", "op"], _reluOnly(lambda op: Op(op).isUnsigned)),
        Rule("T11", ["max-form", "op", "type"],
             _reluOnly(lambda op, t: not _isFloat(t)
                       and not _differenceExists(op, types(t)[1]))),
        Rule("T24", ["max-form", "op", "dims", "avg-form"],
             _reluOnly(lambda op, d, f: f == "dense" and d not in KNOWN_CHANNELS)),
    ]  # fmt: skip


# The relu forms of float maxima whose padding is the identity.
PADDING_RULES = [
    # Differences against a huge number lose everything.
    Rule("T12", ["max-form", "pad-value"],
         lambda form, v: form == "relu" and v == "lowest"),
    Rule("T12", ["max-form", "type", "init", "pad-value", "dims"] + GEOMETRY,
         _borderCannotRepeat),
    Rule("T12", ["max-form", "op", "type", "pad-value", "init", "numerics"],
         _reluOnly(lambda op, t, v, i, n: _isFloat(t) and "->" not in t
                   and n == "fast" and not Op(op).ignoresNan
                   and _initIsIdentity(op, t, i)
                   and (v == "lowest" or _padIsIdentity(op, t, v)))),
]  # fmt: skip

CLASS_AXES = ["op", "type", "init", "avg-form", "max-form"]


def numericClass(op, type_, init, avgForm, maxForm):
    """The class of a pool that is rewritten."""
    if not _isFloat(type_):
        return BIT_EXACT
    if _isSum(op):
        return REASSOCIATING if avgForm == "dense" else BIT_EXACT
    if maxForm == "relu-only":
        return REASSOCIATING
    if maxForm == "relu" and not reluIsExact(op, type_, init):
        return REASSOCIATING
    return BIT_EXACT
