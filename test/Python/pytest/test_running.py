# ===- test_running.py - Functions on arrays -------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import numpy as np
import pool_to_conv as ptc
import pytest
from conftest import AVERAGE, DIGITS


def test_digits(digits, float_digits):
    for module, kind in ((digits, "int8"), (float_digits, "f32")):
        images = np.load(DIGITS / f"test_images_{kind}.npy")
        labels = np.load(DIGITS / "test_labels.npy")
        logits = module.run(images)
        assert logits.shape == (len(images), 10)
        assert (logits.argmax(axis=1) == labels).mean() > 0.95
        after = module.pool_to_conv()
        assert after.report().total.pooling_ops == 0
        if kind == "int8":
            np.testing.assert_array_equal(after.run(images), logits)
        else:
            np.testing.assert_allclose(after.run(images), logits, rtol=1e-4, atol=1e-5)


def test_average_is_numpys(average):
    x = np.random.default_rng(1).integers(-128, 128, (1, 16, 16, 4)).astype(np.int8)
    windows = x.reshape(8, 2, 8, 2, 4).astype(int).sum(axis=(1, 3))
    # TOSA rounds what the zero point is taken off, and halves away from zero.
    sums = windows + 4 * 3
    expected = np.sign(sums) * ((abs(sums) + 2) // 4) - 3
    np.testing.assert_array_equal(average.run(x)[0], expected)


def test_several_functions(functions):
    assert list(functions.functions) == ["add", "swap", "nothing", "flags", "half"]
    assert str(functions.functions["swap"]) == "(?xi32, i16) -> (i16, ?xi32)"
    a = np.arange(6, dtype=np.float32).reshape(2, 3)
    total = functions.run(a, a, function="add")
    np.testing.assert_array_equal(total, 2 * a)
    assert total.dtype == np.float32 and total.flags.writeable
    number, same = functions.run(np.array([1, 2], np.int32), 7, function="@swap")
    assert number == 7 and number.shape == () and number.dtype == np.int16
    assert list(same) == [1, 2]
    assert functions.run(function="nothing") == ()
    with pytest.raises(ptc.ArgumentError, match="name a function; there are @add, @swap"):
        functions.run(a, a)
    with pytest.raises(ptc.ArgumentError, match="no function @sub .* there are @add"):
        functions.run(a, a, function="sub")


def test_narrow_types(functions):
    flags = np.array([True, False, True, True])
    nibbles = np.array([-8, 7, 0, -1], np.int8)
    inverse, same = functions.run(flags, nibbles, function="flags")
    assert inverse.dtype == bool and list(inverse) == [False, True, False, False]
    np.testing.assert_array_equal(same, nibbles)
    with pytest.raises(ptc.ArgumentError, match="argument 1 of @flags: i4 holds -8 to 7"):
        functions.run(flags, np.array([8, 0, 0, 0], np.int8), function="flags")
    with pytest.raises(ptc.ArgumentError, match="expected an array of bool"):
        functions.run(flags.astype(np.int8), nibbles, function="flags")


def test_half(functions):
    half = np.array([1.5, -2.25], np.float16)
    try:
        import ml_dtypes
    except ImportError:
        with pytest.raises(ptc.MissingExtra, match=r"pool-to-conv\[bfloat16\]"):
            functions.run(half, half, function="half")
        return
    brain = np.array([1.5, -2.25], ml_dtypes.bfloat16)
    first, second = functions.run(half, brain, function="half")
    np.testing.assert_array_equal(first, half)
    np.testing.assert_array_equal(second, brain)
    assert second.dtype == ml_dtypes.bfloat16


def test_layouts(functions):
    a = np.arange(24, dtype=np.float32).reshape(4, 6)
    for view in (a[::2, ::2], a[:2, :3], np.asfortranarray(a[:2, :3]), a[1::-1, 2::-1]):
        expected = view + view
        np.testing.assert_array_equal(functions.run(view, view, function="add"), expected)
    swapped = a[:2, :3].astype(">f4")
    total = functions.run(swapped, swapped, function="add")
    np.testing.assert_array_equal(total, 2 * a[:2, :3])
    frozen = a[:2, :3].copy()
    frozen.flags.writeable = False
    np.testing.assert_array_equal(
        functions.run(frozen, frozen, function="add"), 2 * frozen
    )
    unaligned = np.frombuffer(b"x" + a[:2, :3].tobytes(), np.uint8)[1:].view(np.float32)
    total = functions.run(unaligned.reshape(2, 3), unaligned.reshape(2, 3), function="add")
    np.testing.assert_array_equal(total, 2 * a[:2, :3])


def test_inputs_stay_and_results_live_on(functions):
    a = np.ones((2, 3), np.float32)
    b = a.copy()
    total = functions.run(a, b, function="add")
    np.testing.assert_array_equal(a, b)
    module = ptc.load(AVERAGE)
    result = module.run(np.full((1, 16, 16, 4), 5, np.int8))
    module.close()
    del module
    assert (result == 5).all() and (total == 2).all()
    # Memory of the result itself, which nobody else has.
    assert result.base is not None and not np.shares_memory(total, a)


def test_zero_sized(functions):
    number, same = functions.run(np.zeros(0, np.int32), 1, function="swap")
    assert same.shape == (0,) and same.dtype == np.int32


@pytest.mark.parametrize(
    "arrays, text",
    [
        ((), "takes 1 arrays"),
        ((np.zeros((1, 16, 16, 4), np.int8),) * 2, "takes 1 arrays"),
        ((np.zeros((1, 16, 16, 4)),), "argument 0 of @average: expected an array of int8"),
        ((np.zeros((1, 16, 16, 4), np.uint8),), "not of uint8"),
        ((np.zeros((16, 16, 4), np.int8),), r"shape \(1, 16, 16, 4\).*not \(16, 16, 4\)"),
        ((np.zeros((1, 16, 16, 0), np.int8),), r"not \(1, 16, 16, 0\)"),
        ((np.int8(3),), r"not \(\)"),
        ((None,), "not of object"),
        (("text",), "argument 0"),
        (([[1], [2, 3]],), "no array"),
        ((np.zeros((1, 16, 16, 4), "M8[s]"),), "not of datetime64"),
        ((object(),), "argument 0"),
    ],
)
def test_bad_arguments(average, arrays, text):
    with pytest.raises(ptc.ArgumentError, match=text):
        average.run(*arrays)


def test_bad_scalars(functions):
    empty = np.zeros(0, np.int32)
    for value in (2**15, -(2**15) - 1, 10**40, 1.5, "7", None, float("nan")):
        with pytest.raises(ptc.ArgumentError, match="argument 1 of @swap"):
            functions.run(empty, value, function="swap")
    assert functions.run(empty, np.int16(-4), function="swap")[0] == -4
    with pytest.raises(ptc.ArgumentError):
        functions.run(empty, np.int32(4), function="swap")


def test_sizes_that_do_not_fit_together():
    module = ptc.load(
        "func.func @f(%a: tensor<?xf32>, %b: tensor<?xf32>) -> tensor<?xf32> {\n"
        "  %0 = linalg.add ins(%a, %b : tensor<?xf32>, tensor<?xf32>)\n"
        "    outs(%a : tensor<?xf32>) -> tensor<?xf32>\n"
        "  return %0 : tensor<?xf32>\n}\n"
    )
    one, two = np.ones(3, np.float32), np.ones(4, np.float32)
    assert (module.run(one, one) == 2).all()
    with pytest.raises(ptc.RunError, match="@f"):
        module.run(one, two)
    assert (module.run(two, two) == 2).all()


def test_what_cannot_be_compiled():
    module = ptc.load(
        "func.func private @g(tensor<2xf32>) -> tensor<2xf32>\n"
        "func.func @f(%a: tensor<2xf32>) -> tensor<2xf32> {\n"
        "  %0 = call @g(%a) : (tensor<2xf32>) -> tensor<2xf32>\n"
        "  return %0 : tensor<2xf32>\n}\n"
    )
    with pytest.raises(ptc.CompileError, match="g"):
        module.run(np.zeros(2, np.float32))


def test_levels(average):
    x = np.full((1, 16, 16, 4), 9, np.int8)
    results = [average.compile(level).run([x]) for level in (None, 0, 1, 2, 3)]
    assert all((result == 9).all() for result in results)
    assert average.compile(1) is average.compile(1)
    for level in (4, -1, "2", 1.5):
        with pytest.raises(ptc.CompileError, match="opt_level is 0, 1, 2, 3 or None"):
            average.compile(level)


def test_check(average):
    after = average.pool_to_conv()
    result = ptc.check(average, after, trials=3, seed=2)
    assert result and result.agrees and result.verdicts[0].status == "equal"
    assert result.verdicts[0].bit_exact and result.verdicts[0].trials >= 3
    assert str(result).endswith(result.summary) and "1 equal" in result.summary
    own = average.check("pool-to-conv", trials=2)
    assert own and own.tally == ptc.Tally(bit_exact=1)
    max_pool = ptc.load(
        "func.func @average(%arg0: tensor<1x16x16x4xi8>) -> tensor<1x8x8x4xi8> {\n"
        "  %0 = tosa.max_pool2d %arg0 {kernel = array<i64: 2, 2>, stride = array<i64: 2, "
        "2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x16x16x4xi8>) -> "
        "tensor<1x8x8x4xi8>\n  return %0 : tensor<1x8x8x4xi8>\n}\n"
    )
    differs = ptc.check(average, max_pool, trials=2)
    assert not differs and differs.verdicts[0].status == "mismatch"
    assert not differs.verdicts[0]
    assert "MISMATCH result 0 at" in differs.verdicts[0].message
    error = differs.verdicts[0].max_absolute
    assert error > 0 and f", abs {error:.3g}, " in differs.verdicts[0].message


def test_check_knows_the_bound_of_the_passes(float_digits):
    after = float_digits.pool_to_conv(numerics="fast")
    assert after.tally.reassociating + after.tally.spec_exact > 0
    assert ptc.check(float_digits, after, trials=2, dims=[1])
    strangers = ptc.load(after.to_bytecode())
    exact = ptc.check(float_digits, strangers, trials=2, dims=[1])
    assert not exact and exact.verdicts[0].bit_exact
    bound = after.tally.bound_eps
    assert ptc.check(float_digits, strangers, trials=2, dims=[1], bound_eps=bound)


@pytest.mark.parametrize(
    "options, text",
    [
        ({"trials": -1}, "trials is 0 to"),
        ({"trials": 2**32}, "trials is 0 to"),
        ({"trials": True}, "trials"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**64}, "seed"),
        ({"bound_eps": -1.0}, "bound_eps"),
        ({"bound_eps": float("nan")}, "bound_eps"),
        ({"opt_level": 4}, "opt_level"),
        ({"dims": [-1]}, "dims"),
        ({"dims": [2**63]}, "dims"),
        ({"function": "nothing"}, "nothing"),
    ],
)
def test_bad_checks(average, options, text):
    with pytest.raises(ptc.CheckError, match=text):
        average.check(**options)
    with pytest.raises(ptc.CheckError, match=text):
        ptc.check(average, average, **options)


def test_check_of_a_pipeline_that_fails(average):
    with pytest.raises(ptc.CheckError, match="nothing"):
        average.check("nothing")
    with pytest.raises(ptc.CheckError):
        ptc.load("module {\n}\n").check()
