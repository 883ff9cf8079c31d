# ===- test_threads.py - Several threads -----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import concurrent.futures
import gc
import threading
import time

import numpy as np
import pool_to_conv as ptc
import pytest
from conftest import AVERAGE, DIGITS, UNKNOWN


class Worker(threading.Thread):
    """Runs something, and keeps what came of it."""

    def __init__(self, function):
        super().__init__()
        self.function, self.result, self.error = function, None, None
        self.start()

    def run(self):
        try:
            self.result = self.function()
        except Exception as error:
            self.error = error

    def get(self):
        self.join()
        if self.error:
            raise self.error
        return self.result


def long_chain(convs, extent):
    """A module on which everything takes its time: a chain of convolutions."""
    lines = [
        f"func.func @chain(%v0: tensor<1x{extent}x{extent}x1xf32>) -> RESULT {{",
        '  %w = "tosa.const"() <{values = dense<0.5> : tensor<1x3x3x1xf32>}>',
        "    : () -> tensor<1x3x3x1xf32>",
        '  %b = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}>',
        "    : () -> tensor<1xf32>",
    ]
    for i in range(convs):
        before, extent = extent, extent - 2
        lines.append(
            f"  %v{i + 1} = tosa.conv2d %v{i}, %w, %b, %b, %b {{acc_type = f32, "
            "dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, "
            f"stride = array<i64: 1, 1>}} : (tensor<1x{before}x{before}x1xf32>, "
            "tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> "
            f"tensor<1x{extent}x{extent}x1xf32>"
        )
    result = f"tensor<1x{extent}x{extent}x1xf32>"
    lines.append(f"  return %v{convs} : {result}\n}}")
    return "\n".join(lines).replace("RESULT", result)


SIZE = 80
LONG = long_chain(25, SIZE)

# Large, but nothing is compiled.
MANY = "module {\n%s}\n" % "".join(
    LONG.replace("@chain", f"@chain{i}") + "\n" for i in range(20)
)

WORK = {
    "parse": lambda m: ptc.load(MANY),
    "pass": lambda m: m.run_pipeline("canonicalize,cse,fuse-linear-convs,cse"),
    "compile": lambda m: ptc.load(LONG).compile(0),
    "run": lambda m: m.run(np.ones((1, 1500, 1500, 1), np.float32)),
    "check": lambda m: m.check("cse", trials=1),
}


@pytest.mark.parametrize("kind", WORK)
def test_python_runs_meanwhile(kind):
    """The interpreter is free while the library works."""
    texts = {"pass": MANY, "run": long_chain(2, 1500)}
    module = ptc.load(texts.get(kind, LONG))
    if kind == "run":
        module.compile()
    # A machine that does something else may keep this thread waiting, too.
    figures = [pauses_during(kind, module) for _ in range(3)]
    assert any(
        turns >= 5 and longest < 0.6 * total for turns, longest, total in figures
    ), figures


def pauses_during(kind, module):
    """How often this thread had its turn, the longest pause, and the time in all."""
    worker = Worker(lambda: WORK[kind](module))
    start = last = time.perf_counter()
    turns, longest = 0, 0.0
    while worker.is_alive():
        time.sleep(0.0005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        turns += 1
    worker.get()
    # Held, the lock would make one long pause of all of the work.
    return turns, longest, last - start


def test_modules_work_at_the_same_time():
    """One module is still being checked when others are done: nothing is one lock."""
    slow = ptc.load(LONG)
    before = time.perf_counter()
    worker = Worker(lambda: (slow.check("cse", trials=2), time.perf_counter())[1])
    while time.perf_counter() < before + 0.02:
        time.sleep(0.001)
    finished = 0
    while worker.is_alive():
        after = ptc.load(AVERAGE).pool_to_conv()
        assert "depthwise" in str(after)
        end = time.perf_counter()
        finished += 1
    last = worker.get()
    # The last one may have ended after the worker did.
    assert finished >= 2 and last > before + 0.02, (finished, end, last)


def test_one_module_in_many_threads(digits):
    images = np.load(DIGITS / "test_images_int8.npy")[:2]
    expected = digits.run(images)
    texts = {form: str(digits.pool_to_conv(avg_form=form)) for form in ("dense", "depthwise")}
    remarks = {
        form: digits.pool_to_conv(avg_form=form).remarks for form in ("dense", "depthwise")
    }

    def work(index):
        form = ("dense", "depthwise")[index % 2]
        after = digits.pool_to_conv(avg_form=form)
        same = str(after) == texts[form] and after.remarks == remarks[form]
        # Compiling takes most of the time.
        return same and (index % 5 or (after.run(images) == expected).all())

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(24)))


def test_errors_and_remarks_stay_apart():
    """Each thread gets the diagnostics of its own module."""

    def work(index):
        name = f"net{index}.mlir"
        if index % 2:
            with pytest.raises(ptc.ParseError) as caught:
                ptc.Module.parse("\n" * index + "what", name)
            (found,) = caught.value.diagnostics
            return found.location == ptc.Location(name, index + 1, 1)
        module = ptc.Module.parse("\n" * index + UNKNOWN, name)
        (remark,) = module.eliminate_pooling().remarks
        return remark.location == ptc.Location(name, index + 3, 8)

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(40)))


def test_checks_across_contexts():
    """Two modules are locked in any order without a deadlock."""
    one, other = ptc.load(AVERAGE), ptc.load(AVERAGE)
    pairs = [(one, other), (other, one), (one, one), (one, one.pool_to_conv())] * 3
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        results = list(pool.map(lambda pair: ptc.check(*pair, trials=1), pairs))
    assert all(results)


def test_modules_are_closed_while_used():
    for _ in range(5):
        module = ptc.load(MANY)
        workers = [Worker(lambda: module.run_pipeline("canonicalize")) for _ in range(2)]
        module.close()
        for worker in workers:
            try:
                assert "conv2d" in str(worker.get())
            except ptc.ClosedError:
                pass


def test_modules_are_dropped_while_their_context_works():
    """Whoever drops a module does not wait for a pass of another."""
    module = ptc.load(LONG)
    others = [module.run_pass("cse") for _ in range(20)]
    worker = Worker(lambda: module.check("cse", trials=2))
    time.sleep(0.02)
    others.clear()
    gc.collect()
    # Had that waited for the context, the worker would have ended.
    alive = worker.is_alive()
    assert worker.get() and alive
