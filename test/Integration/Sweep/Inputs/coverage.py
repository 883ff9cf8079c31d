# The covering array's own arithmetic against enumeration, on models small enough
# to enumerate: which tuples are feasible, that all are covered, and that one
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
for i in range(200):
    strength = 2 + i % 2
    model = randomModel(rng)
    valid = list(enumerated(model))
    tuples = {t for case in valid for t in cover.tuplesOf(model, case, strength)}
    assert set(model.feasibleTuples(strength)[0]) == tuples
    numbered = [model.caseAt(n) for n in range(model.size())]
    assert len({tuple(case.values()) for case in numbered}) == model.size()
    cases = cover.coveringArray(model, seed=1, strength=strength)
    covered, feasible, _ = cover.coverage(model, cases, strength)
    assert covered == feasible == len(tuples)
    models += 1
    if not cases:
        continue
    # The first case was made for a tuple that had not been covered; without all
    # cases that have it, one is missing.
    first = next(cover.tuplesOf(model, cases[0], strength))
    rest = [case for case in cases if first not in cover.tuplesOf(model, case, strength)]
    covered, feasible, _ = cover.coverage(model, rest, strength)
    assert covered < feasible
    missed += 1
print("%d models agree, %d gaps noticed" % (models, missed))
