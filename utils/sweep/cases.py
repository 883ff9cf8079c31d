# Cases of the sweep: what is generated, and which of it a run takes.

import random

import cover
import forms
import linalg_reduce
import linalg_window
import tosa_pool
import tosa_reduce

FAMILIES = [tosa_pool, tosa_reduce, linalg_window, linalg_reduce]
# Cases for each rule that declines, besides those that cover tuples.
CASES_PER_RULE = 2
TUPLES = {2: "pairs", 3: "triples", 4: "quadruples"}


class Case:
    """Values for the axes of a family; in IR a function called `name`."""

    def __init__(self, family, number, values):
        self.family = family
        self.number = number
        self.values = values
        self.name = "%s_%d" % (family.NAME.replace("-", "_"), number)
        self.condition = forms.conditionOf(family.RULES, values)
        self.report = None

    def expected(self):
        if self.condition:
            return "left in place (%s)" % self.condition
        return self.family.numericClass(self.values)

    def isBitExact(self):
        return self.family.numericClass(self.values) == forms.BIT_EXACT

    def axes(self):
        return ", ".join("%s=%s" % item for item in self.values.items())

    def text(self):
        return "// %s\n%s" % (self.axes(), self.family.emit(self.name, self.values))


def declinedCases(family, seed):
    """For each rule some cases in which it is the first to decline."""
    cases = []
    for i, rule in enumerate(family.RULES):
        model = cover.Model(family.AXES, family.CONSTRAINTS + family.RULES[:i])
        for n in range(CASES_PER_RULE):
            rng = random.Random("%d/%s/%d/%d" % (seed, family.NAME, i, n))
            case = cover.violatingCase(model, rule, rng)
            if case is None:
                raise AssertionError("rule %d of %s (%s) declines nothing"
                                     % (i, family.NAME, rule.condition))  # fmt: skip
            cases.append(case)
    return cases


def coveringCases(family, seed, strength):
    """A covering array of the cases that are rewritten, cases for each condition,
    and what else it takes to cover all tuples. Prints the coverage."""
    values = cover.coveringArray(family.REWRITTEN, seed, (), strength)
    rewritten = len(values)
    values += declinedCases(family, seed)
    values += cover.coveringArray(family.MODEL, seed, values, strength)
    inner = cover.coverage(family.REWRITTEN, values[:rewritten], strength)
    outer = cover.coverage(family.MODEL, values, strength)
    print(
        "sweep: %s: %d axes, %d cases; %s covered %d of %d (%d impossible),"
        " by rewritten cases %d of %d"
        % (family.NAME, len(family.AXES), len(values), TUPLES[strength], *outer,
           *inner[:2])
    )  # fmt: skip
    complete = inner[0] == inner[1] and outer[0] == outer[1]
    return [Case(family, i, v) for i, v in enumerate(values)], complete


def productCases(family, shard, start, limit, only):
    """Of every `count`-th case of the cross product, from `index` on (shard), those
    from the one numbered `start` on that are valid and in which axes have the values
    that `only` gives them; at most `limit`. Also how many numbers that took."""
    index, count = shard
    cases = []
    numbers = range(index, family.MODEL.size(), count)[start:]
    for taken, number in enumerate(numbers, 1):
        values = family.MODEL.caseAt(number)
        if only.items() <= values.items() and family.MODEL.isValid(values):
            cases.append(Case(family, number, values))
            if len(cases) == limit:
                return cases, taken
    return cases, len(numbers)


def productSize(family, index, count):
    """The number of cases of a shard of the cross product, valid or not."""
    return len(range(index, family.MODEL.size(), count))
