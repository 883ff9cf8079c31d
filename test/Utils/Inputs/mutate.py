# Mutates a small program, compiles it once with all its mutants, and judges each of
# them by two tests. Usage: mutate.py UTILS FOLDER COMPILER SOURCE

import pathlib
import shutil
import subprocess
import sys

utils, folder, compiler, source = sys.argv[1:]
sys.path.insert(0, utils)

import building
import places
import report
import rewrite
import suite

folder = pathlib.Path(folder)
header = folder / "PoolToConv/Mutants.h"
header.parent.mkdir(parents=True)
shutil.copy(pathlib.Path(utils) / "Mutants.h", header)
mutated, program = folder / "mutated.cpp", folder / "program"

found = places.find(["-std=c++17"], source, [source])[source]
text = pathlib.Path(source).read_bytes()
file = rewrite.File("lib/Algebra/small.cpp", text, found, 1)


def compileMutated():
    mutated.write_bytes(file.render())
    command = [compiler, "-std=c++17", "-w", "-I", str(folder), str(mutated), "-o", str(program)]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


while True:
    done = compileMutated()
    if done.returncode == 0:
        break
    before = len(file.dropped)
    building.dropErrors(done.stdout, {str(mutated): file})
    if len(file.dropped) == before:
        raise SystemExit(done.stdout.decode())
for i in sorted(file.dropped):
    place = file.places[i]
    print("dropped: %s: %s" % (place.function, text[place.start : place.end].decode()))

tests = [
    suite.CommandTest("small", [str(program), "7", "2", "4"]),
    suite.CommandTest("exact", [str(program), "6", "3", "2"]),
]
traces = suite.Traces(folder / "traces.json")
for test in tests:
    problem = traces.record(test)
    assert not problem, problem
traces.save()
traces = suite.Traces(folder / "traces.json")
log = report.Results(folder / "results.jsonl")
order = suite.Order(traces, {test.name: test for test in tests}, log)
seen = {}
for mutant in file.mutants(places.squeeze):
    entry = mutant.entry(seen)
    result = suite.judge(entry, order.testsFor(entry), traces)
    order.learn(entry, result)
    log.append({**entry, **result})
    print("%s: %s -> %s: %s %s" % (
        mutant.function, mutant.original, mutant.mutated, result["status"],
        " ".join(result["by"])))  # fmt: skip
explained = folder / "explained.txt"
explained.write_text("# Never called.\nlib/Algebra/small.cpp | unused | 5 -> 6\n")
report.main(log.path, explained)
