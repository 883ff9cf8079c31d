# ===- test_algebra.py - Kernels against SciPy -----------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import threading

import numpy as np
import pool_to_conv as ptc
import pytest
import scipy.signal
from pool_to_conv.algebra import Kernel, add, compose, factor

CASES = 60


def random_kernel(rng, channels=None, rank=None, stride=None, groups=None):
    """Any kernel: rank, window, stride, dilation, padding, groups, bias."""
    rank = rank or int(rng.integers(1, 4))
    inputs = channels or int(rng.integers(1, 5))
    blocks = groups or int(rng.choice([g for g in range(1, inputs + 1) if inputs % g == 0]))
    outputs = blocks * int(rng.integers(1, 4))
    window = rng.integers(1, 4, rank)
    return Kernel(
        rng.standard_normal((outputs, inputs // blocks, *window)),
        stride=[int(s) for s in (rng.integers(1, 3, rank) if stride is None else [stride] * rank)],
        dilation=[int(d) for d in rng.integers(1, 3, rank)],
        groups=blocks,
        bias=rng.standard_normal(outputs) if rng.integers(2) else None,
    )


def with_scipy(kernel, x):
    """What a kernel does, by SciPy: spread taps, correlate each pair of channels."""
    outputs, inputs = kernel.weights.shape[:2]
    per_group = outputs // kernel.groups
    padded = np.pad(x, ((0, 0), *kernel.padding))
    spread = [
        (taps - 1) * step + 1 for taps, step in zip(kernel.weights.shape[2:], kernel.dilation)
    ]
    results = []
    for out in range(outputs):
        total = 0.0
        for i in range(inputs):
            taps = np.zeros(spread)
            taps[tuple(slice(None, None, d) for d in kernel.dilation)] = kernel.weights[out, i]
            channel = padded[out // per_group * inputs + i]
            total = total + scipy.signal.correlate(channel, taps, mode="valid")
        total = total[tuple(slice(None, None, s) for s in kernel.stride)]
        results.append(total + (0.0 if kernel.bias is None else kernel.bias[out]))
    return np.array(results)


def extents_for(kernel, least=3):
    """An input that gives at least so many outputs."""
    return [
        (least - 1) * s + (k - 1) * d + 1 - low - high
        for s, k, d, (low, high) in zip(
            kernel.stride, kernel.weights.shape[2:], kernel.dilation, kernel.padding
        )
    ]


@pytest.mark.parametrize("seed", range(CASES))
def test_kernels_do_what_scipy_does(seed):
    rng = np.random.default_rng(seed)
    kernel = random_kernel(rng)
    x = rng.standard_normal((kernel.groups * kernel.weights.shape[1], *extents_for(kernel)))
    np.testing.assert_allclose(kernel.apply(x), with_scipy(kernel, x), atol=1e-12)


@pytest.mark.parametrize("seed", range(CASES))
def test_compositions(seed):
    rng = np.random.default_rng(seed)
    first = random_kernel(rng)
    second = random_kernel(rng, first.weights.shape[0], first.rank)
    both = compose(first, second)
    assert both.stride == tuple(np.multiply(first.stride, second.stride))
    x = rng.standard_normal((first.groups * first.weights.shape[1], *extents_for(both)))
    expected = with_scipy(second, with_scipy(first, x))
    np.testing.assert_allclose(with_scipy(both, x), expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_sums(seed):
    rng = np.random.default_rng(seed)
    left = random_kernel(rng, stride=1)
    shape = left.weights.shape
    right = Kernel(
        rng.standard_normal(shape), groups=left.groups, dilation=left.dilation, bias=np.ones(shape[0])
    )
    x = rng.standard_normal((left.groups * shape[1], *extents_for(left)))
    expected = with_scipy(left, x) + with_scipy(right, x)
    np.testing.assert_allclose(with_scipy(add(left, right), x), expected, atol=1e-9)


def test_padding_composes_where_nothing_is_lost():
    rng = np.random.default_rng(0)
    first = Kernel.of(rng.standard_normal((3, 3)), padding=[(1, 2), 1])
    second = Kernel.of(rng.standard_normal((2, 2)))
    both = compose(first, second)
    assert both.padding == ((1, 2), (1, 1))
    x = rng.standard_normal((1, 5, 6))
    expected = with_scipy(second, with_scipy(first, x))
    np.testing.assert_allclose(with_scipy(both, x), expected, atol=1e-12)
    # Padding between them is of results, which the input does not have.
    with pytest.raises(ptc.KernelError, match="^T[0-9]+: "):
        compose(first, Kernel.of(np.ones((2, 2)), padding=1))


def test_the_seeds_of_the_idea():
    rng = np.random.default_rng(3)
    a, b, c = (rng.standard_normal((3, 3)) for _ in range(3))
    kernels = [Kernel.of(taps) for taps in (a, b, c)]
    # Convolutions of networks correlate, and so do their compositions.
    np.testing.assert_allclose(compose(*kernels[:2]).taps, scipy.signal.convolve(a, b))
    average = Kernel.average((2, 2))
    assert compose(kernels[0], average, kernels[1]).taps.shape == (8, 8)
    assert compose(kernels[0], average, kernels[1]).stride == (2, 2)
    whole = compose(kernels[0], average, kernels[1], average, kernels[2])
    assert whole.taps.shape == (18, 18) and whole.stride == (4, 4)
    size = 3
    kernel = Kernel.of(np.ones((3, 3)))
    for doubling in (2, 4, 8, 16):
        kernel = compose(kernel, Kernel.of(np.ones((3, 3)), dilation=doubling))
        size += 2 * doubling
        assert kernel.taps.shape == (size, size)
    assert size == 63


@pytest.mark.parametrize("seed", range(20))
def test_factors(seed):
    rng = np.random.default_rng(seed)
    first = Kernel.of(rng.integers(-3, 4, (3, 1)).astype(float) + 0.5)
    second = Kernel.of(rng.integers(-3, 4, (1, 3)).astype(float) + 0.5)
    found = factor(compose(first, second))
    assert found.exact and found.max_error < 1e-12 and found.structures
    parts = found.kernels
    macs = sum(part.macs_per_position for part in parts)
    assert macs < 9
    whole = parts[0] if len(parts) == 1 else compose(*parts)
    np.testing.assert_allclose(whole.taps, compose(first, second).taps, atol=1e-9)


def test_factors_with_a_tolerance():
    rng = np.random.default_rng(0)
    outer = np.outer([1.0, 2.0, 1.0], [1.0, 0.0, -1.0])
    near = Kernel.of(outer + rng.standard_normal((3, 3)) * 1e-4)
    with pytest.raises(ptc.KernelError):
        factor(near)
    found = factor(near, tolerance=1e-3)
    assert not found.exact and 0 < found.max_error <= 1e-3
    whole = compose(*found.kernels)
    assert abs(whole.taps - near.taps).max() <= 1e-3
    assert found.output_error > 0


def test_depthwise_and_channels():
    average = Kernel.average((2, 3), channels=4, stride=1)
    assert average.groups == 4 and average.weights.shape == (4, 1, 2, 3)
    assert average.macs_per_position == 24
    pointwise = Kernel(np.arange(8.0).reshape(2, 4, 1, 1))
    both = compose(average, pointwise)
    assert both.groups == 1 and both.weights.shape == (2, 4, 2, 3)
    np.testing.assert_allclose(both.weights[1, 2], np.full((2, 3), 1.0))
    with pytest.raises(ptc.KernelError, match="more than one channel"):
        both.taps


def test_kernels_do_not_change():
    given = np.ones((3, 3))
    kernel = Kernel.of(given)
    given[:] = 7
    assert (kernel.taps == 1).all()
    with pytest.raises(ValueError):
        kernel.weights[0] = 2
    with pytest.raises(ValueError):
        kernel.taps[0] = 2
    biased = Kernel(np.ones((1, 1, 2)), bias=[3.0])
    with pytest.raises(ValueError):
        biased.bias[0] = 2
    assert repr(biased) == "<Kernel 1x1x2, bias>"


def test_layouts_of_arrays():
    rng = np.random.default_rng(5)
    weights = rng.standard_normal((6, 4, 5, 3))
    for view in (weights[::2, ::-1], weights.transpose(1, 0, 3, 2), np.asfortranarray(weights)):
        np.testing.assert_array_equal(Kernel(view).weights, view)
    for kind in (np.float32, np.int8, np.uint16, bool):
        np.testing.assert_array_equal(
            Kernel.of(np.ones((2, 2), kind)).taps, np.ones((2, 2))
        )


@pytest.mark.parametrize(
    "make, text",
    [
        (lambda: Kernel(np.ones((3, 3))), "1 to 3 dimensions"),
        (lambda: Kernel(np.ones((1, 1, 1, 1, 1, 1))), "1 to 3 dimensions"),
        (lambda: Kernel(np.ones((0, 1, 3))), "groups"),
        (lambda: Kernel(np.ones((1, 0, 3))), "T"),
        (lambda: Kernel.of(np.ones((0, 3))), "T"),
        (lambda: Kernel.of([np.nan]), "T|finite"),
        (lambda: Kernel.of([np.inf]), "T|finite"),
        (lambda: Kernel.of(["a"]), "taps"),
        (lambda: Kernel.of([1j]), "complex"),
        (lambda: Kernel.of([[1.0], [1.0, 2.0]]), "taps"),
        (lambda: Kernel.of([1.0], stride=0), "T"),
        (lambda: Kernel.of([1.0], stride=-1), "T"),
        (lambda: Kernel.of([1.0], stride=1.5), "integers"),
        (lambda: Kernel.of([1.0], stride=[1, 1]), "expected 1 values, not 2"),
        (lambda: Kernel.of([1.0], stride=2**63), "64 bits"),
        (lambda: Kernel.of([1.0, 1.0], dilation=0), "T"),
        (lambda: Kernel.of([1.0], padding=[(1, 2, 3)]), "padding"),
        (lambda: Kernel.of([1.0], padding=[1, 2]), "padding"),
        (lambda: Kernel(np.ones((4, 1, 3)), groups=3), "do not divide"),
        (lambda: Kernel(np.ones((4, 1, 3)), groups=0), "do not divide"),
        (lambda: Kernel(np.ones((4, 1, 3)), bias=[1.0]), "T|bias"),
        (lambda: Kernel.average(()), "none"),
        (lambda: Kernel.average((2, 0)), "none"),
        (lambda: Kernel.average((2, 2), channels=0), "none"),
        (lambda: Kernel.of([1.0]).apply([1.0]), "array"),
        (lambda: Kernel.of([1.0, 1.0]).apply([[1.0]]), "smaller"),
        (lambda: compose(Kernel.of([1.0]), Kernel.of([[1.0]])), "T"),
        (lambda: add(Kernel.of([1.0]), Kernel.of([1.0], stride=2)), "T"),
        (lambda: factor(Kernel.of([1.0, 3.0])), ""),
        (lambda: factor(Kernel.of([1.0]), tolerance=-1.0), ""),
        (lambda: factor(Kernel.of([1.0]), tolerance=float("nan")), ""),
        (lambda: factor(Kernel.of([1.0]), max_rank=0), ""),
        (lambda: factor(Kernel.of([1.0]), max_depth=-1), "max_depth"),
        (lambda: factor(Kernel.of([1.0]), minimize="time"), "'macs' or 'params'"),
    ],
)
def test_bad_kernels(make, text):
    with pytest.raises(ptc.KernelError) as caught:
        make()
    import re

    assert re.search(text, str(caught.value)) and str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_threads():
    rng = np.random.default_rng(0)
    kernels = [Kernel(rng.standard_normal((4, 4, 3, 3))) for _ in range(8)]
    expected = [compose(k, k).weights for k in kernels]
    wrong = []

    def work(index):
        for _ in range(20):
            if not (compose(kernels[index], kernels[index]).weights == expected[index]).all():
                wrong.append(index)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
