# ===- test_report.py - Pages that tell what became of pools --------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import html.parser
import os
import pathlib
import re
import subprocess
import sys

import pool_to_conv as ptc
import pytest
from conftest import AVERAGE, DIGITS, FUNCTIONS, ROOT, UNKNOWN
from pool_to_conv import command, drawing, importers
from pool_to_conv.report import charts, collect, extras, facts, pools, render
from pool_to_conv.report import page as pages
from pool_to_conv.report.conditions import conditions, explained

lacking = ""
try:
    extras.require()
except ptc.MissingExtra as missing:
    lacking = str(missing)
drawn = pytest.mark.skipif(bool(lacking), reason=lacking)

# Two pools at one place, as importers leave them, one in a region, and a kernel's name
# that tries to be a tag.
REGION = """\
func.func @f(%x: tensor<1x4x4x1xf32>, %c: i1) -> tensor<1x2x2x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = scf.if %c -> tensor<1x2x2x1xf32> {
    %1 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>,
        stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
      : (tensor<1x4x4x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
    scf.yield %1 : tensor<1x2x2x1xf32>
  } else {
    %2 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>,
        pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32>
    scf.yield %2 : tensor<1x2x2x1xf32>
  }
  return %0 : tensor<1x2x2x1xf32>
}
"""
EVIL = "<script>alert(1)</script><b id='x'>&\".mlir"


class Page(html.parser.HTMLParser):
    """Tags that fit each other, rows of pools, and scripts."""

    VOID = {"meta", "link", "br", "img"}

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.rows, self.tags = [], [], [], [], set()
        self.feed(text)
        self.close()
        assert self.open == []
        assert set(self.links) <= set(self.ids)
        assert len(set(self.ids)) == len(self.ids)
        assert "script" not in self.tags

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            assert attributes["href"].startswith(("#", "data:"))
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"][1:])
        if tag == "tr" and attributes.get("class", "").startswith("pool "):
            self.rows.append("")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "tr" in self.open and self.rows and "main" not in self.open:
            self.rows[-1] += data


def look(module, **options):
    return Page(render(collect(module, trials=1, **options)))


@drawn
def test_a_row_for_each_pool(average, digits, float_digits):
    unknown = ptc.Module.parse(UNKNOWN, "unknown.mlir")
    for module, count in ((average, 1), (digits, 3), (float_digits, 3), (unknown, 1)):
        found = look(module)
        assert len(found.rows) == count == module.report().total.pooling_ops
    assert "stays" in found.rows[0] and "T24" in found.rows[0] and "t24" in found.ids
    assert "unknown.mlir:3:8" in found.rows[0]


def test_what_became_of_pools(digits, float_digits):
    told = collect(digits, checked=False)
    assert told.rewritten == 3 and told.check is None and "asked" in told.no_check
    (first, *_) = told.pools
    (outcome,) = first.outcomes
    assert first.status == "rewritten" and first.location.line == 44
    assert outcome.text == "difference convolutions and relu"
    assert outcome.conditions == ("T11", "T12") and outcome.numeric_class == "bit-exact"
    assert (outcome.multiplications, outcome.parameters) == ("1664", "64")
    # Numbers of the same kind as those of the report.
    assert sum(told.after.parameters.values()) == told.after.total.parameters
    assert set(told.before.result_bytes) <= set(told.before.total.ops.by_kind)
    fast = collect(float_digits, "pool-to-conv{max-form=relu numerics=fast}", trials=1)
    assert [pool.status for pool in fast.pools] == ["kept", "rewritten", "rewritten"]
    assert fast.pools[0].outcomes[0].conditions == ("T12",)
    assert fast.pools[1].outcomes[0].bound_eps > 1
    assert fast.pools[1].window == "kernel 2,2 strides 2 dilations 1"
    assert fast.check.agrees and fast.check.verdicts[0].status == "within-bound"


def test_remarks_have_figures(digits):
    remark = digits.eliminate_pooling().remarks[1]
    assert remark.conditions == ("T3",)
    assert dict(remark.figures) == {
        "bound-eps": remark.figures["bound-eps"],
        "conditions": "T3",
        "form": "depthwise convolution by ones, rescaled by 1/4",
        "multiplications": "256",
        "op": "tosa.avg_pool2d",
        "parameters": "64",
    }
    (kept,) = ptc.load(UNKNOWN).eliminate_pooling().remarks
    assert kept.conditions == ("T24",) and kept.condition == "T24"
    reason = "the count of a padded average follows from an unknown extent"
    assert dict(kept.figures) == {"op": "tosa.avg_pool2d", "reason": reason}


def test_other_pipelines(average):
    (pool,) = collect(average, "canonicalize", trials=1).pools
    assert pool.status == "untouched"
    (pool,) = collect(average, "symbol-privatize,symbol-dce", checked=False).pools
    assert pool.status == "gone"
    dense = collect(average, "eliminate-pooling{avg-form=dense}", trials=1)
    assert "dense" in dense.pools[0].outcomes[0].text


def test_pools_at_one_place():
    # Without places, and with the same one for all ops.
    padded = UNKNOWN.replace("@unknown", "@second").replace("1x?x", "1x7x", 1)
    padded = padded.replace("tensor<1x?x16x4xf32>,", "tensor<1x7x16x4xf32>,")
    padded = padded.replace("1x?x8x4xf32", "1x4x8x4xf32")
    text = str(ptc.load(AVERAGE + UNKNOWN + padded))
    for place in ("loc(unknown)", 'loc("net.onnx":1:1)'):
        lines = [line + f" {place}" if "= tosa." in line else line for line in text.split("\n")]
        module = ptc.Module.parse("\n".join(lines), "net.mlir")
        told = collect(module, checked=False)
        assert [pool.status for pool in told.pools] == ["rewritten", "kept", "rewritten"]
        assert [pool.function for pool in told.pools] == ["average", "unknown", "second"]
        where = {str(pool.location) for pool in told.pools}
        assert where == ({"None"} if "unknown" in place else {"net.onnx:1:1"})
        assert told.pools[0].outcomes[0].conditions == ("T3",)


@drawn
def test_pools_in_regions():
    module = ptc.Module.parse(REGION, "region.mlir")
    told = collect(module, trials=1)
    assert [pool.window for pool in told.pools] == ["inside another op"] * 2
    assert [pool.name for pool in told.pools] == ["tosa.avg_pool2d", "tosa.max_pool2d"]
    assert len(Page(render(told)).rows) == 2
    # Beside another, with a place and without.
    plain = str(ptc.load(AVERAGE + REGION))
    placeless = re.sub(r"(= tosa.avg_pool2d .*1x8x8x4xi8>)\n", r"\1 loc(unknown)\n", plain)
    assert placeless != plain
    for text in (plain, placeless):
        told = collect(ptc.load(text), checked=False)
        assert [pool.function for pool in told.pools] == ["average", "", ""]
        assert told.before.total.pooling_ops == 3


@drawn
@pytest.mark.parametrize(
    "text",
    [
        "module {\n}\n",
        "func.func private @f(i32)\n",
        "func.func @f() {\n return\n}\n",
        "func.func @f(%a: i1) {\n cf.cond_br %a, ^b, ^c\n^b:\n return\n^c:\n return\n}\n",
        FUNCTIONS,
    ],
)
def test_networks_without_pools(text):
    told = collect(ptc.load(text), trials=1)
    page = render(told)
    assert told.pools == () and "has no pooling ops" in page
    Page(page)


@drawn
def test_texts_are_escaped():
    text = AVERAGE.replace("@average", '@"<script>f"')
    text = re.sub(r"(-> tensor<1x8x8x4xi8>)\n", r'\1 loc("<script>l":3:4)\n', text)
    module = ptc.Module.parse(text, EVIL)
    told = collect(module, trials=1, fpga="")
    page = render(told)
    found = Page(page)
    assert "x" not in found.ids and "b" in found.tags
    assert "&lt;script&gt;l:3:4" in page and "&lt;script&gt;alert(1)" in page
    assert "@&lt;script&gt;f" in page and "<script" not in page.lower()


@drawn
def test_the_estimate(digits):
    told = collect(digits, trials=1, fpga="target=ecp5-25f batch=1")
    (kernel,) = told.estimate.kernels
    assert kernel["device"] == "ecp5-25f" and kernel["units"]
    page = render(told)
    assert f"{kernel['cycles']:,}</b><span>cycles a frame" in page
    for resource, share in kernel["share"].items():
        if share["available"]:
            assert f'<th scope="row">{resource.upper()}</th>' in page
    assert len(re.findall('<tr><th scope="row">mac[0-9]+</th>', page)) == page.count(
        '<th scope="row">mac'
    ) == sum(unit["op"] == "fpga.mac" for unit in kernel["units"])
    with pytest.raises(ptc.PassError, match="no-such-device"):
        facts.estimate_of(digits, "target=no-such-device")
    with pytest.raises(ptc.OptionError, match="estimate-json"):
        facts.estimate_of(digits, "estimate-json=x")
    # What LLVM's parser would write past the exception.
    with pytest.raises(ptc.OptionError, match="no option 'taget'; it has batch"):
        facts.estimate_of(digits, "batch=1 taget=ecp5-25f")
    facts._check_names("report=\"a b\" calibrate={x y} batch=1 require-full-offload")


@drawn
def test_an_estimate_without_kernels(float_digits):
    told = collect(float_digits, checked=False, fpga="batch=1")
    page = render(told)
    Page(page)
    assert told.estimate.kernels == () and "No part of the network became" in page
    assert "What stays with the host" in page and 'href="#t3' in page


@drawn
def test_a_mismatch_is_seen(average, monkeypatch):
    other = ptc.load(AVERAGE.replace("dense<-3>", "dense<5>"))
    result = ptc.check(average, other, trials=1)
    monkeypatch.setattr(facts, "check", lambda *_, **__: result)
    page = render(collect(average))
    assert '<b class="bad">differs</b>' in page and '<td class="bad">mismatch</td>' in page
    Page(page)


@drawn
def test_large_networks(monkeypatch, digits):
    monkeypatch.setattr(drawing, "MAX_BOXES", 10)
    page = render(collect(digits, checked=False))
    assert len(Page(page).rows) == 3
    assert "are not drawn" in page and "class='pooling'" not in page
    monkeypatch.undo()
    # All pictures together.
    functions = "".join(AVERAGE.replace("@average", f"@average{i}") for i in range(4))
    monkeypatch.setattr(pages, "MAX_BOXES", 9)
    page = render(collect(ptc.load(functions), checked=False))
    assert page.count("are not drawn") == 3 and len(Page(page).rows) == 4


def test_bars():
    counts = {f"op{i}": i + 1 for i in range(charts.MAX_KINDS + 3)}
    found = charts.by_kind(counts, {"op0": 9}, {})
    assert len(found) == charts.MAX_KINDS + 1
    assert found[-1].name == "3 other kinds"
    assert sum(bars.before for bars in found) == sum(counts.values())
    assert sum(bars.after for bars in found) == 9


@drawn
def test_bars_have_their_lengths():
    bars = [charts.Bars("a<b", 100, 50, "linear"), charts.Bars("c", 0, 25, "pooling")]
    picture = charts.svg_of("t", bars)
    paths = re.findall(r'<path aria-label="[^"]*" role[^>]*d="M0,[\d.]+h([\d.]+)v', picture)
    if not paths:
        paths = re.findall(r'd="M0,[\d.]+h([\d.]+)v[\d.]+h-[\d.]+Z" fill="#', picture)
    lengths = [float(path) for path in paths]
    assert len(lengths) == 4
    assert lengths == pytest.approx([lengths[0], lengths[0] / 2, 0, lengths[0] / 4])
    assert "a&lt;b" in picture and "a<b" not in picture
    for colour in (*drawing.COLOURS["linear"], drawing.COLOURS["pooling"][1]):
        assert colour in picture


def test_conditions():
    found = conditions()
    page = (ROOT / "docs" / "Conditions.md").read_text()
    assert list(found) == re.findall(r"^## (T\d+)", page, re.M) and len(found) >= 33
    for condition in found.values():
        assert condition.statement in page and condition.reason in page
        assert "**" not in condition.reason[:2] and "<a id" not in condition.reason
    assert [c.label for c in explained(["T24", "T3", "cost", "T3"])] == ["T3", "T24"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "average.mlir").write_text(AVERAGE)
    (tmp_path / "bad.mlir").write_text("func.func @f() {\n  what\n}\n")
    return tmp_path


@drawn
def test_the_command(folder, capsys):
    arguments = ["report", "average.mlir", "-o", "page.html", "--trials", "1"]
    assert command.main([*arguments, "--avg-form", "dense"]) == 0
    assert capsys.readouterr().err.startswith("1 pool: 1 rewritten, 0 not\ncheck: 1 ")
    page = (folder / "page.html").read_text()
    assert "pool-to-conv{avg-form=dense}" in page and len(Page(page).rows) == 1
    assert command.main(["report", "average.mlir", "-o", "-", "--no-check"]) == 0
    captured = capsys.readouterr()
    Page(captured.out)
    assert captured.err == "1 pool: 1 rewritten, 0 not\n"


@drawn
def test_a_mismatch_is_an_error(folder, capsys, monkeypatch):
    other = ptc.load(AVERAGE.replace("dense<-3>", "dense<5>"))
    result = ptc.check(ptc.load(AVERAGE), other, trials=1)
    monkeypatch.setattr(facts, "check", lambda *_, **__: result)
    assert command.main(["report", "average.mlir", "-o", "page.html"]) == 1
    assert "error: check: @average: MISMATCH" in capsys.readouterr().err
    assert "mismatch</td>" in (folder / "page.html").read_text()


@drawn
@pytest.mark.parametrize(
    "arguments, message",
    [
        (["absent.mlir"], "absent.mlir"),
        (["bad.mlir"], "bad.mlir:2:3: error: "),
        (["average.mlir", "--pipeline", "nonsense"], "nonsense"),
        (["average.mlir", "--avg-form", "nonsense"], "depthwise"),
        (["average.mlir", "--pipeline", "cse", "--numerics", "fast"], "cannot both be given"),
        (["average.mlir", "--fpga=target=nonsense"], "nonsense"),
        (["average.mlir", "--fpga=nonsense=1"], "nonsense"),
        (["average.mlir", "--trials", "-1"], "trials"),
    ],
)
def test_nothing_is_left_of_an_error(folder, capsys, arguments, message):
    before = sorted(os.listdir(folder))
    assert command.main(["report", *arguments, "-o", "page.html"]) == 1
    error = capsys.readouterr().err
    assert "error: " in error and message in error
    assert sorted(os.listdir(folder)) == before
    (folder / "page.html").write_text("as it was")
    assert command.main(["report", *arguments, "-o", "page.html"]) == 1
    assert (folder / "page.html").read_text() == "as it was"


def test_missing_packages_are_named(folder):
    program = (
        "import sys; sys.modules['vl_convert'] = None; "
        "from pool_to_conv.command import main; sys.exit(main(sys.argv[1:]))"
    )
    command_line = [sys.executable, "-c", program, "report", "average.mlir", "-o", "p.html"]
    run = subprocess.run(command_line, capture_output=True, text=True)
    assert run.returncode == 1 and not (folder / "p.html").exists()
    assert "pip install 'pool-to-conv[report]'" in run.stderr


def test_bytes():
    """What the chart of results adds up."""
    for text, size in (
        ("tensor<1x8x8x4xi8>", 256),
        ("tensor<?x3xi4>", 2),
        ("tensor<f32>", 4),
        ('tensor<2xbf16, "encoded">', 4),
        ("tensor<2x3xf8E4M3FN>", 6),
        ("tensor<2xindex>", 16),
        ("tensor<*xf32>", 0),
        ("memref<2xf32>", 0),
        ("i32", 0),
    ):
        module = ptc.Module.parse(f"func.func @f(%x: {text}) {{ return }}")
        assert module.graph.functions[0].arguments[0].bytes == size, text


def test_windows(digits):
    (first, *_) = [op for op in digits.ops if op.is_pooling]
    assert pools.window_of(first, []) == "kernel 3,3 stride 2,2 pad 0,1,0,1"


MODELS = os.environ.get("PTC_MODEL_DIR", "")
NETWORKS = {
    "dscnn_kws_f32": 1,
    "dscnn_kws_int8": 1,
    "mobilenetv1_vww_int8": 1,
    "resnet8_cifar10_int8": 1,
    "digits_int8": 3,
}


@drawn
@pytest.mark.parametrize("name", NETWORKS)
def test_networks(tmp_path, capsys, name):
    """Networks of .tflite files: every pool has a row, and nothing changes."""
    try:
        importers._tool("tosa-converter-for-tflite", "tflite")
    except ptc.MissingExtra as missing:
        pytest.skip(str(missing))
    folder = DIGITS if name.startswith("digits") else pathlib.Path(MODELS)
    source = folder / f"{name}.tflite"
    if not source.is_file():
        pytest.skip(f"PTC_MODEL_DIR has no {source.name}")
    path = tmp_path / "page.html"
    arguments = ["report", str(source), "-o", str(path), "--trials", "1"]
    assert command.main(arguments) == 0
    count = NETWORKS[name]
    said = f"{count} pool{'s' if count > 1 else ''}: {count} rewritten, 0 not\n"
    assert capsys.readouterr().err.startswith(said + "check: 1 function, ")
    page = Page(path.read_text())
    assert len(page.rows) == count
    assert os.listdir(tmp_path) == ["page.html"]
