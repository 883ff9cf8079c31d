# The options of --eliminate-pooling, as axes that every family of cases has, and
# what becomes of a case.

AXES = [
    ("avg-form", ["depthwise", "dense", "shared"]),
    ("max-form", ["auto", "relu", "relu-only", "maximum"]),
    ("numerics", ["exact", "fast"]),
]
NAMES = [name for name, _ in AXES]

BIT_EXACT = "bit-exact"
SPEC_EXACT = "spec-exact"
REASSOCIATING = "reassociating"


def conditionOf(rules, case):
    """The condition of the first rule that declines a case, or None."""
    for rule in rules:
        if not rule.check(case):
            return rule.condition
    return None


def optionsOf(case):
    """The options of the pass for one case, as text."""
    return " ".join("%s=%s" % (name, case[name]) for name in NAMES)
