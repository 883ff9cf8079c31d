# Shards of a run are a partition of it, whatever is cut into chunks.

import argparse
import sys

sys.path.insert(0, sys.argv[1])
import cases
import run


def numbersOf(source):
    """What identifies the cases of all chunks."""
    return [
        (case.family.NAME, tuple(case.values.items()))
        for chunk in source.chunks(lambda name: None)
        for case in chunk.cases
    ]


def sources(make, shards, **options):
    families = [f for f in cases.FAMILIES if f.NAME == "tosa-reduce"]
    for index in range(shards):
        yield make(
            argparse.Namespace(
                families=families, shard=(index, shards), seed=1, limit=0, **options
            )
        )


def check(make, shards, **options):
    (whole,) = map(numbersOf, sources(make, 1, **options))
    parts = [case for part in sources(make, shards, **options) for case in numbersOf(part)]
    assert len(set(whole)) == len(whole)
    assert sorted(map(str, parts)) == sorted(map(str, whole))
    return len(whole)


# Chunks have to be cut for the test to mean something.
run.CHUNK = 30
product = check(run.Product, 7, only=[("type", "f32"), ("dims", "static")])
covering = check(run.Covering, 3, strength=2)
assert product > 100
print("7 shards of %d cases of the product, 3 of %d covering pairs" % (product, covering))
