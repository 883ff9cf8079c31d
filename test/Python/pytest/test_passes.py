# ===- test_passes.py - Passes from Python ---------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import inspect

import numpy as np
import pool_to_conv as ptc
import pytest
from conftest import AVERAGE, DIGITS, UNKNOWN


def test_every_pass_is_a_method():
    for name, found in ptc.passes().items():
        method = getattr(ptc.Module, name.replace("-", "_"))
        parameters = list(inspect.signature(method).parameters)[1:]
        assert parameters == [option.keyword for option in found.options]
        assert found.summary in method.__doc__
        for option in found.options:
            assert option.summary in method.__doc__ and option.summary
            assert all(value in method.__doc__ for value in option.values)
    assert {"eliminate-pooling", "fuse-linear-convs", "pool-to-conv"} <= set(ptc.passes())
    assert ptc.passes()["pool-to-conv"].is_pipeline
    assert not ptc.passes()["eliminate-pooling"].is_pipeline
    assert "T-number" in ptc.Module.eliminate_pooling.__doc__
    to_fpga, whole = ptc.Module.to_fpga, ptc.Module.pool_to_conv_to_fpga
    assert inspect.signature(to_fpga) == inspect.signature(whole)


def test_defaults_are_those_of_the_passes():
    options = {o.name: o for o in ptc.passes()["eliminate-pooling"].options}
    assert options["avg-form"].default == "depthwise"
    assert options["avg-form"].kind == "enum"
    assert options["summary"].default == "false"
    for found in ptc.passes().values():
        for option in found.options:
            if option.kind == "enum":
                assert option.default in option.values
            if option.kind in ("bool", "integer", "unsigned", "number"):
                assert option.default, (found.name, option.name)


def test_passes_make_new_modules(average):
    before = str(average)
    dense = average.eliminate_pooling(avg_form="dense")
    depthwise = average.eliminate_pooling()
    assert "tosa.conv2d" in str(dense) and "tosa.depthwise_conv2d" in str(depthwise)
    assert str(average) == before and average.steps == ()
    chain = average.eliminate_pooling(avg_form="dense").fuse_linear_convs()
    assert [s.pipeline for s in chain.steps] == [
        "eliminate-pooling{avg-form=dense}",
        "fuse-linear-convs",
    ]
    assert chain.origin is average
    assert dense.tally == ptc.Tally(bit_exact=1)
    assert str(average.run_pass("eliminate-pooling", avg_form="dense")) == str(dense)
    assert str(average.run_pass("eliminate_pooling", avg_form="dense")) == str(dense)
    text = "builtin.module(eliminate-pooling{avg-form=dense})"
    assert str(average.run_pipeline(text)) == str(dense)


def test_upstream_passes(average):
    assert str(average.run_pass("cse")) == str(average)
    assert "pool" not in str(average.run_pipeline("pool-to-conv,canonicalize,cse"))


def test_remarks(average):
    (passed,) = average.eliminate_pooling().remarks
    assert passed.kind == "passed" and passed.condition == "bit-exact"
    assert passed.category == "eliminate-pooling"
    kept = ptc.Module.parse(UNKNOWN, "unknown.mlir").eliminate_pooling()
    (missed,) = kept.remarks
    assert (missed.kind, missed.condition) == ("missed", "T24")
    assert missed.location == ptc.Location("unknown.mlir", 3, 8)
    assert str(missed).startswith("unknown.mlir:3:8: remark: tosa.avg_pool2d is left")
    assert kept.tally.kept == 1
    # Those of all steps, in their order.
    twice = kept.eliminate_pooling()
    assert twice.remarks == kept.remarks * 2 and len(twice.steps) == 2


def test_nothing_is_printed(capfd):
    module = ptc.load(UNKNOWN).eliminate_pooling(report="all")
    assert module.tally.kept == 1
    with pytest.raises(ptc.Error):
        ptc.load(UNKNOWN).eliminate_pooling(fail_on_remaining_pooling=True)
    with pytest.raises(ptc.Error):
        module.run_pipeline("eliminate-pooling{nothing=1}")
    captured = capfd.readouterr()
    assert captured.out == "" and captured.err == ""
    # But for what is asked for.
    ptc.load(UNKNOWN).eliminate_pooling(summary=True)
    assert "0 rewritten" in capfd.readouterr().err


def test_a_failed_pass_leaves_the_module(average):
    module = ptc.Module.parse(AVERAGE + UNKNOWN, "two.mlir")
    before = str(module)
    with pytest.raises(ptc.PassError) as caught:
        module.eliminate_pooling(fail_on_remaining_pooling=True)
    assert caught.value.diagnostics[0].location == ptc.Location("two.mlir", 10, 8)
    assert "T24" in str(caught.value)
    assert str(module) == before
    assert str(module.eliminate_pooling()) != before


@pytest.mark.parametrize(
    "options, text",
    [
        ({"avg_fom": "dense"}, "no option 'avg_fom'; it has avg_form \\(depthwise, dense"),
        ({"avg_form": "dance"}, "'dance' is none of its values: depthwise, dense, shared"),
        ({"avg_form": 3}, "avg-form: expected a string, not 3"),
        ({"avg_form": ["dense"]}, "expected a string"),
        ({"summary": 1}, "summary: expected True or False, not 1"),
        ({"summary": "true"}, "expected True or False"),
        ({"kinds": 5}, "kinds: expected a string or a sequence of strings"),
        ({"kinds": ["sum", 5]}, "a sequence of strings"),
        ({"kinds": ["sum", ""]}, "not a text that is not empty"),
        ({"kinds": " sum"}, "blanks"),
        ({"kinds": "'\"}"}, "quotes"),
        ({"kinds": "median"}, "median"),
        ({"kinds": "a\0b"}, "unknown kind"),
    ],
)
def test_bad_options(average, options, text):
    with pytest.raises((ptc.OptionError, ptc.PassError), match=text):
        average.eliminate_pooling(**options)


@pytest.mark.parametrize(
    "value, text",
    [
        (2**70, "not an integer of 64 bits"),
        (-(2**70), "not an integer of 64 bits"),
        (1.5, "expected an integer"),
        (True, "expected an integer"),
        ("1", "expected an integer"),
        (-5, "at least 1"),
        (0, "at least 1"),
    ],
)
def test_bad_integers(value, text):
    with pytest.raises(ptc.Error, match=text):
        ptc.load(UNKNOWN).specialize_shapes(batch=value)


@pytest.mark.parametrize(
    "value, text",
    [
        (float("nan"), "finite"),
        (float("inf"), "finite"),
        ("0.5", "expected a number"),
        (True, "expected a number"),
        (-1.0, "tolerance"),
    ],
)
def test_bad_numbers(average, value, text):
    with pytest.raises(ptc.Error, match=text):
        average.factor_linear_convs(tolerance=value)


def test_unsigned_range(average):
    name, option = next(
        (found.name, option)
        for found in ptc.passes().values()
        for option in found.options
        if option.kind == "unsigned"
    )
    for value in (-1, 2**32):
        with pytest.raises(ptc.OptionError, match="0 to 4294967295"):
            average.run_pass(name, **{option.keyword: value})


def test_good_options(average):
    assert average.eliminate_pooling(kinds="sum").tally.kept == 0
    same = average.eliminate_pooling(kinds=("average", "max"), summary=False)
    assert "pool" not in str(same).replace("average", "")
    assert average.eliminate_pooling(kinds=[], avg_form=None).tally.bit_exact == 1
    batch = ptc.load(UNKNOWN).specialize_shapes(sizes=[np.int64(15)])
    assert "1x15x16x4" in str(batch)


def test_unknown_passes(average):
    with pytest.raises(ptc.OptionError, match="there are .*eliminate-pooling, factor"):
        average.run_pass("eliminate-pools")
    with pytest.raises(ptc.OptionError, match="there is no pass"):
        average.run_pass("cse", option=1)
    for pipeline in ("eliminate-pools", "func.func(", "cse)", "", "eliminate-pooling{a}"):
        if pipeline:
            with pytest.raises(ptc.PassError):
                average.run_pipeline(pipeline)
    with pytest.raises(AttributeError):
        average.eliminate_pools()


def test_to_fpga(digits):
    made = digits.to_fpga(batch=1)
    assert "fpga.mac" in str(made) and made.steps[0].pipeline.startswith("pool-to-conv-to")
    images = np.load(DIGITS / "test_images_int8.npy")[:1]
    np.testing.assert_array_equal(made.run(images), digits.run(images))


def test_reports(digits):
    report = digits.report("digits")
    assert report.label == "digits"
    assert [function.name for function in report.functions] == ["main"]
    total = report.total
    assert total.pooling_ops == 3 and total.macs.total == 82376
    assert total.window_reductions.by_kind["tosa.max_pool2d"] == 2304
    assert total.parameters == 7338 and total.parameter_bytes == 7869
    assert total.stored_parameters == 7315 and total.peak_activation_bytes == 5120
    assert total.notes[0].startswith("25 ops")
    assert report.to_dict()["total"]["ops"]["total"] == total.ops.total


def test_graphs_agree_with_reports(digits, float_digits):
    for module in (digits, float_digits, digits.pool_to_conv(), digits.to_fpga(batch=1)):
        for function, report in zip(module.graph.functions, module.report().functions):
            assert function.name == report.name
            ops = function.ops
            assert sum(op.macs for op in ops) == report.macs.total
            reductions = report.window_reductions.total
            assert sum(op.window_reductions for op in ops) == reductions
            assert sum(op.parameters for op in ops) == report.parameters
            assert sum(op.is_pooling for op in ops) == report.pooling_ops
            known = {value.number for value in function.arguments}
            for op in ops:
                assert known.issuperset(op.operands), op
                numbers = [value.number for value in op.results]
                assert not known.intersection(numbers)
                known.update(numbers)
            assert known.issuperset(function.results) and function.results
    pools = [op for op in digits.ops if op.is_pooling]
    assert pools[0].attributes["kernel"] == "array<i64: 3, 3>"
    assert pools[0].location.line > 1
    assert len(digits.ops) == digits.report().total.ops.total


def test_graphs_of_regions_and_large_constants(digits):
    """What a region reads, its op reads; large attributes do not fill the memory."""
    module = ptc.load(
        "func.func @f(%c: i1, %a: tensor<2xf32>) -> tensor<2xf32> {\n"
        "  %0 = scf.if %c -> (tensor<2xf32>) {\n"
        "    %1 = arith.addf %a, %a : tensor<2xf32>\n"
        "    scf.yield %1 : tensor<2xf32>\n"
        "  } else {\n    scf.yield %a : tensor<2xf32>\n  }\n"
        "  return %0 : tensor<2xf32>\n}\n"
    )
    (op,) = module.ops
    assert op.name == "scf.if" and op.operands == (0, 1)
    assert op.results[0] == ptc.Value(2, "tensor<2xf32>", 8)
    assert module.graph.functions[0].results == (2,)
    weights = [op for op in digits.ops if op.parameters > 100]
    assert weights and all(op.is_constant for op in weights)
    for op in weights:
        assert all(len(text) < 170 for text in op.attributes.values())
