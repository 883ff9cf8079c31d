# Covering arrays: few cases in which all values of any two axes (or three, or more:
# the strength) occur together, as far as the constraints between axes allow it.
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
        self._tuples = {}
        self.constraintsOf = {name: [] for name in self.names}
        for constraint in constraints:
            for name in constraint.axes:
                self.constraintsOf[name].append(constraint)
        # Axes under many constraints first, so that a dead end shows early.
        self.searchOrder = sorted(
            self.names, key=lambda name: -len(self.constraintsOf[name])
        )

    def feasibleTuples(self, strength=2):
        """All tuples of so many values that some valid case contains, and the
        number of the others."""
        if strength not in self._tuples:
            self._tuples[strength] = _feasibleTuples(self, strength)
        return self._tuples[strength]

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


def tuplesOf(model, case, strength=2):
    """The tuples of values of one case, as (axis, value, axis, value, ...)."""
    items = [(name, case[name]) for name in model.names]
    for chosen in itertools.combinations(items, strength):
        yield tuple(itertools.chain.from_iterable(chosen))


def _caseOf(tuple_):
    """The axes of a tuple, with their values."""
    return dict(zip(tuple_[::2], tuple_[1::2]))


def _shuffling(rng):
    """Tries values in random order."""
    return lambda case, axis, values: rng.sample(values, len(values))


def _feasibleTuples(model, strength):
    """All tuples that some valid case contains, and the number of the others."""
    rng = random.Random(0)
    tuples = [
        tuple(itertools.chain.from_iterable(zip(names, values)))
        for names in itertools.combinations(model.names, strength)
        for values in itertools.product(*(model.axes[name] for name in names))
    ]
    feasible = set()
    for candidate in tuples:
        if candidate in feasible:
            continue
        case = _caseOf(candidate)
        if all(model.allows(case, axis) for axis in list(case)) and model.complete(
            case, _shuffling(rng)
        ):
            # All tuples of the case that was found are feasible.
            feasible.update(tuplesOf(model, case, strength))
    return [t for t in tuples if t in feasible], len(tuples) - len(feasible)


def coveringArray(model, seed, given=(), strength=2):
    """Cases that, with those given, cover every feasible tuple of the model.

    Greedy construction after AETG (Cohen, Dalal, Fredman, Patton, 1997): each
    case starts from a tuple that is not covered yet; the remaining axes in turn
    take the value that covers most new tuples with those before.
    The same seed gives the same cases.
    """
    rng = random.Random(seed)
    feasible = list(model.feasibleTuples(strength)[0])
    rng.shuffle(feasible)
    position = {name: i for i, name in enumerate(model.names)}
    open_ = set(feasible)
    for case in given:
        open_.difference_update(tuplesOf(model, case, strength))
    cases = []

    def gain(case, axis, value):
        count = 0
        for chosen in itertools.combinations(case.items(), strength - 1):
            items = sorted([*chosen, (axis, value)], key=lambda item: position[item[0]])
            count += tuple(itertools.chain.from_iterable(items)) in open_
        return count

    def bestFirst(case, axis, values):
        values = rng.sample(values, len(values))
        return sorted(values, key=lambda value: -gain(case, axis, value))

    for start in feasible:
        if start not in open_:
            continue
        case = _caseOf(start)
        if not model.complete(case, bestFirst):
            raise AssertionError("no case contains the feasible %s" % (start,))
        open_.difference_update(tuplesOf(model, case, strength))
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


def coverage(model, cases, strength=2):
    """(covered, feasible, excluded) tuples, computed from the cases alone."""
    feasible, excluded = model.feasibleTuples(strength)
    seen = set()
    for case in cases:
        if not model.isValid(case):
            raise AssertionError("invalid case: %s" % case)
        seen.update(tuplesOf(model, case, strength))
    return len(seen.intersection(feasible)), len(feasible), excluded
