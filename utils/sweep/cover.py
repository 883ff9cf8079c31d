# Covering arrays: few cases in which every pair of values of any two axes occurs
# together, as far as the constraints between axes allow it.
#
# Pure combinatorics; knows nothing of pooling. A case is a dictionary from the
# names of axes to one of their values.

import itertools
import math
import random


class Constraint:
    """A condition on the values of some axes that every case meets.

    `holds` is called with the values of `axes`, in that order.
    """

    def __init__(self, axes, holds):
        self.axes = tuple(axes)
        self.holds = holds
        self.known = {}

    def check(self, case):
        """False if the condition is violated; True if met or not yet known."""
        try:
            values = tuple(case[axis] for axis in self.axes)
        except KeyError:
            return True
        if values not in self.known:
            self.known[values] = bool(self.holds(*values))
        return self.known[values]


class Rule(Constraint):
    """A constraint that may be violated: what then happens is declining, under
    a condition of docs/Conditions.md. `declines` is true of violating values.
    """

    def __init__(self, condition, axes, declines):
        super().__init__(axes, lambda *values: not declines(*values))
        self.condition = condition


class Model:
    """Axes, in order, with their values, and the constraints between them."""

    def __init__(self, axes, constraints):
        self.axes = dict(axes)
        self.names = list(self.axes)
        self._pairs = None
        self.constraintsOf = {name: [] for name in self.names}
        for constraint in constraints:
            for name in constraint.axes:
                self.constraintsOf[name].append(constraint)
        # Axes under many constraints first, so that a dead end shows early.
        self.searchOrder = sorted(
            self.names, key=lambda name: -len(self.constraintsOf[name])
        )

    def feasiblePairs(self):
        """All pairs of values that some valid case contains, and the number of
        the others."""
        if self._pairs is None:
            self._pairs = _feasiblePairs(self)
        return self._pairs

    def allows(self, case, axis):
        """Whether the value just given to `axis` agrees with the others."""
        return all(c.check(case) for c in self.constraintsOf[axis])

    def isValid(self, case):
        return all(self.allows(case, axis) for axis in self.names)

    def allowedValues(self, case, axis):
        """The values of an open axis that agree with the values in `case`."""
        values = []
        for value in self.axes[axis]:
            case[axis] = value
            if self.allows(case, axis):
                values.append(value)
        del case[axis]
        return values

    def complete(self, case, arrange):
        """Gives values to the axes that `case` lacks, by backtracking.

        `arrange(case, axis, values)` says in which order values are tried.
        Returns False, with `case` as it was, if no valid case contains it.
        """
        chosen = None
        for axis in self.searchOrder:
            if axis in case:
                continue
            values = self.allowedValues(case, axis)
            if chosen is None or len(values) < 2:
                chosen = axis, values
            if not values:
                return False
        if chosen is None:
            return True
        axis, values = chosen
        for value in arrange(case, axis, values):
            case[axis] = value
            if self.complete(case, arrange):
                return True
            del case[axis]
        return False

    def caseAt(self, number):
        """One case of the cross product, which need not be valid. Consecutive
        numbers differ in all axes: they step through the product by a stride
        that has no factor in common with its size, near the golden section."""
        size = self.size()
        stride = int(size * 0.6180339887)
        while math.gcd(stride, size) != 1:
            stride += 1
        index = number * stride % size
        case = {}
        for name, values in self.axes.items():
            index, digit = divmod(index, len(values))
            case[name] = values[digit]
        return case

    def size(self):
        """The number of cases in the cross product, valid or not."""
        return math.prod(len(values) for values in self.axes.values())


def pairsOf(model, case):
    """The pairs of values, as (axis, value, axis, value), of one case."""
    for a, b in itertools.combinations(model.names, 2):
        yield (a, case[a], b, case[b])


def _shuffling(rng):
    """Tries values in random order."""
    return lambda case, axis, values: rng.sample(values, len(values))


def _feasiblePairs(model):
    """All pairs that some valid case contains, and the number of the others."""
    rng = random.Random(0)
    pairs = [
        (a, x, b, y)
        for a, b in itertools.combinations(model.names, 2)
        for x, y in itertools.product(model.axes[a], model.axes[b])
    ]
    feasible = set()
    for a, x, b, y in pairs:
        if (a, x, b, y) in feasible:
            continue
        case = {a: x, b: y}
        if (
            model.allows(case, a)
            and model.allows(case, b)
            and model.complete(case, _shuffling(rng))
        ):
            # All pairs of the case that was found are feasible.
            feasible.update(pairsOf(model, case))
    return [pair for pair in pairs if pair in feasible], len(pairs) - len(feasible)


def coveringArray(model, seed, given=()):
    """Cases that, with those given, cover every feasible pair of the model.

    Greedy construction after AETG (Cohen, Dalal, Fredman, Patton, 1997): each
    case starts from a pair that is not covered yet; the remaining axes in turn
    take the value that covers most new pairs with those before.
    The same seed gives the same cases.
    """
    rng = random.Random(seed)
    feasible = list(model.feasiblePairs()[0])
    rng.shuffle(feasible)
    position = {name: i for i, name in enumerate(model.names)}
    open_ = set(feasible)
    for case in given:
        open_.difference_update(pairsOf(model, case))
    cases = []

    def gain(case, axis, value):
        count = 0
        for other, otherValue in case.items():
            if position[other] < position[axis]:
                count += (other, otherValue, axis, value) in open_
            else:
                count += (axis, value, other, otherValue) in open_
        return count

    def bestFirst(case, axis, values):
        values = rng.sample(values, len(values))
        return sorted(values, key=lambda value: -gain(case, axis, value))

    for pair in feasible:
        if pair not in open_:
            continue
        a, x, b, y = pair
        case = {a: x, b: y}
        if not model.complete(case, bestFirst):
            raise AssertionError("no case contains the feasible pair %s" % (pair,))
        open_.difference_update(pairsOf(model, case))
        cases.append({name: case[name] for name in model.names})
    return cases


def violatingCase(model, rule, rng):
    """Some case of the model that violates a rule which is not among the model's
    constraints; None if none was found in many attempts."""
    for _ in range(100000):
        case = {axis: rng.choice(model.axes[axis]) for axis in rule.axes}
        if not all(model.allows(case, axis) for axis in case) or rule.check(case):
            continue
        if model.complete(case, _shuffling(rng)):
            return {name: case[name] for name in model.names}
    return None


def coverage(model, cases):
    """(covered, feasible, excluded) pairs, computed from the cases alone."""
    feasible, excluded = model.feasiblePairs()
    seen = set()
    for case in cases:
        if not model.isValid(case):
            raise AssertionError("invalid case: %s" % case)
        seen.update(pairsOf(model, case))
    return len(seen.intersection(feasible)), len(feasible), excluded
