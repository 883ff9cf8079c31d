#!/usr/bin/env python3
# Mutation: which tests notice a change of an operator, a constant, a rounding, a
# guard or an index in lib/. docs/Mutation.md says what is changed, and the score.
#
#   utils/mutate/run.py build              the program with all its mutants
#   utils/mutate/run.py record             which test reaches which mutant
#   utils/mutate/run.py run --sample 300   runs the tests on some of the mutants
#   utils/mutate/run.py report             the score, and the mutants that survive
#
# Everything is kept in build-mutants; `run` goes on where it was stopped. Needs
# clang 22, python3-clang-22, and for the progress python3-tqdm.

import argparse
import fnmatch
import hashlib
import json
import os
import pathlib
import sys

import areas
import building
import places
import report
import suite


def progress(items, total=None, label=None):
    try:
        from tqdm import tqdm
    except ImportError:
        return items
    return tqdm(items, total=total, desc=label, smoothing=0.05, disable=None)


def say(text):
    print("mutate: " + text, flush=True)


def build(args):
    tree = building.Tree(args.folder)
    tree.create()
    tree.configure(args.compiler)
    tree.generateHeaders(args.jobs)
    files = tree.findPlaces(args.jobs, progress)
    mutants = sum(len(list(file.mutants(places.squeeze))) for file in files)
    say("%d places, %d mutants in %d files" % (
        sum(len(file.places) for file in files), mutants, len(files)))  # fmt: skip
    tree.buildAll(files, args.jobs, say)
    seen = {}
    listed = [m.entry(seen) for file in files for m in file.mutants(places.squeeze)]
    (tree.folder / "mutants.json").write_text(json.dumps(listed, indent=0))
    say("%d mutants compile" % len(listed))


def record(args):
    tests = suite.Suite(args.folder / "build", args.filter, args.leave)
    traces = suite.Traces(args.folder / "traces.json")
    for test in progress(tests.all(), label="record"):
        if test.name in traces.reached and not args.again:
            continue
        problem = traces.record(test)
        if problem:
            say("left out: %s: %s" % (test.name, problem))
        traces.save()
    say("%d tests reach %d mutants" % (len(traces.reached), len(traces.union())))


def choose(args, mutants, done):
    """The mutants to run, in an order that follows from the seed and each mutant alone:
    where lib/ changes, a sample keeps those mutants that are still there."""
    chosen = [
        m
        for m in mutants
        if any(fnmatch.fnmatch(m["file"], only + "*") for only in args.only)
        and (args.area == "all" or areas.isArithmetic(m["file"]) == (args.area == "arithmetic"))
        and (not args.numbers or m["number"] in args.numbers)
    ]
    rank = lambda m: hashlib.sha256(("%d %s" % (args.seed, m["key"])).encode()).digest()
    chosen.sort(key=rank)
    chosen = chosen[: args.sample or None]
    if args.survivors:
        alive = lambda m: m["key"] in done and done[m["key"]]["status"] != "killed"
        return [m for m in chosen if alive(m)]
    return [m for m in chosen if args.again or m["key"] not in done]


def run(args):
    mutants = json.loads((args.folder / "mutants.json").read_text())
    traces = suite.Traces(args.folder / "traces.json")
    listed = suite.Suite(args.folder / "build", args.filter, args.leave).all()
    tests = {test.name: test for test in listed}
    log = report.Results(args.folder / "results.jsonl")
    order = suite.Order(traces, tests, log)
    suite.limitMemory()
    for mutant in progress(choose(args, mutants, log.last), label="mutants"):
        result = suite.judge(mutant, order.testsFor(mutant), traces, args.every,
                             args.budget)
        if args.survivors and result["status"] != "killed":
            continue
        order.learn(mutant, result)
        log.append({**mutant, **result})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=pathlib.Path, default=building.ROOT / "build-mutants")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build")
    command.add_argument("--compiler", default="/usr/lib/llvm-22/bin/clang")
    command.add_argument("--jobs", "-j", type=int, default=os.cpu_count())
    command = commands.add_parser("record")
    command.add_argument("--filter", default="", help="tests whose name matches")
    command.add_argument("--leave", default=suite.SLOW, help="tests to leave out")
    command.add_argument("--again", action="store_true")
    command = commands.add_parser("run")
    command.add_argument("--only", nargs="+", default=[""], help="files below this")
    command.add_argument("--area", choices=["arithmetic", "other", "all"], default="all")
    command.add_argument("--sample", type=int, default=0)
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--numbers", type=int, nargs="+", default=[])
    command.add_argument("--filter", default="", help="tests whose name matches")
    command.add_argument("--leave", default=suite.SLOW)
    command.add_argument("--budget", type=float, default=float("inf"),
                         help="seconds that the tests of one mutant may take without it")  # fmt: skip
    command.add_argument("--every", action="store_true", help="all tests, not until one fails")
    command.add_argument("--again", action="store_true")
    command.add_argument("--survivors", action="store_true", help="those, once more")
    command = commands.add_parser("report")
    command.add_argument("--explained", type=pathlib.Path,
                         default=building.HERE / "explained.txt")  # fmt: skip
    args = parser.parse_args()
    if args.command == "report":
        return report.main(args.folder / "results.jsonl", args.explained)
    {"build": build, "record": record, "run": run}[args.command](args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
