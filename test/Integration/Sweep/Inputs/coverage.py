# The covering array's own arithmetic against enumeration, on models small enough
# to enumerate: which pairs are feasible, that all are covered, and that a pair
# which is missing is noticed.

import itertools
import random
import sys

sys.path.insert(0, sys.argv[1])
import cover


def enumerated(model):
    """All valid cases, by trying the cross product."""
    for values in itertools.product(*model.axes.values()):
        case = dict(zip(model.axes, values))
        if model.isValid(case):
            yield case


def randomModel(rng):
    axes = [("a%d" % i, list(range(rng.randint(1, 4)))) for i in range(5)]
    constraints = []
    for _ in range(rng.randint(0, 4)):
        names = rng.sample([name for name, _ in axes], rng.randint(1, 3))
        forbidden = {
            tuple(rng.choice(dict(axes)[name]) for name in names) for _ in range(3)
        }
        constraints.append(
            cover.Constraint(names, lambda *v, f=forbidden: v not in f)
        )
    return cover.Model(axes, constraints)


rng = random.Random(7)
models = missed = arrays = 0
for _ in range(200):
    model = randomModel(rng)
    valid = list(enumerated(model))
    pairs = {pair for case in valid for pair in cover.pairsOf(model, case)}
    assert set(model.feasiblePairs()[0]) == pairs
    numbered = [model.caseAt(n) for n in range(model.size())]
    assert len({tuple(case.values()) for case in numbered}) == model.size()
    cases = cover.coveringArray(model, seed=1)
    covered, feasible, _ = cover.coverage(model, cases)
    assert covered == feasible == len(pairs)
    models += 1
    if not cases:
        continue
    # The first case was made for a pair that had not been covered; without all
    # cases that have it, a pair is missing.
    pair = next(cover.pairsOf(model, cases[0]))
    rest = [case for case in cases if pair not in cover.pairsOf(model, case)]
    covered, feasible, _ = cover.coverage(model, rest)
    assert covered < feasible
    missed += 1
print("%d models agree, %d gaps noticed" % (models, missed))
