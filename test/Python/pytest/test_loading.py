# ===- test_loading.py - Reading and writing -------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import copy
import os
import pathlib
import pickle
import shutil
import stat
import subprocess
import sys
import types

import numpy as np
import pool_to_conv as ptc
import pytest
from conftest import AVERAGE, DIGITS
from pool_to_conv import frameworks, importers


def test_every_form_is_read(tmp_path, average):
    path = tmp_path / "average.mlir"
    path.write_text(AVERAGE)
    bytecode = average.to_bytecode()
    assert bytecode[:4] == b"ML\xefR"
    (tmp_path / "average.mlirbc").write_bytes(bytecode)
    forms = [
        AVERAGE,
        AVERAGE.encode(),
        bytearray(AVERAGE.encode()),
        path,
        str(path),
        bytecode,
        tmp_path / "average.mlirbc",
        " ".join(AVERAGE.split()),
    ]
    assert {str(ptc.load(form)) for form in forms} == {str(average)}


def test_names(tmp_path):
    path = tmp_path / "net.mlir"
    path.write_text(AVERAGE)
    assert ptc.load(path).name == "net.mlir"
    assert ptc.load(path, name="mine").name == "mine"
    assert ptc.load(AVERAGE).name == "<text>"
    # Places have the whole path, so that they can be found.
    remark = ptc.load(path).eliminate_pooling().remarks[0]
    assert remark.location == ptc.Location(str(path), 3, 8)


def test_malformed_text_is_located(tmp_path):
    path = tmp_path / "bad.mlir"
    path.write_text("func.func @f() {\n  %0 = tosa.nothing\n}\n")
    with pytest.raises(ptc.ParseError) as caught:
        ptc.load(path)
    found = caught.value.diagnostics[0]
    assert found.location == ptc.Location(str(path), 2, 8)
    assert found.severity == "error" and "tosa.nothing" in found.message
    assert str(caught.value).startswith(f"{path}:2:8: ")


def test_notes_are_apart():
    text = "func.func @f(%a: i1) {\n  func.call @g() : () -> ()\n return\n}\n"
    text += "func.func private @g(i1)\n"
    with pytest.raises(ptc.ParseError, match="incorrect number of operands"):
        ptc.load(text)
    twice = "func.func private @f()\nfunc.func private @f()\n"
    with pytest.raises(ptc.ParseError) as caught:
        ptc.Module.parse(twice, "twice.mlir")
    (found,) = caught.value.diagnostics
    assert found.location == ptc.Location("twice.mlir", 2, 1)
    assert found.message == "redefinition of symbol named 'f'"
    assert len(found.notes) == 2
    for note, line in zip(found.notes, (2, 1)):
        assert note.severity == "note" and note.message.startswith("see ")
        assert note.location == ptc.Location("twice.mlir", line, 1)
        assert f"note: {note.message}" in str(found)


@pytest.mark.parametrize(
    "source, error, text",
    [
        ("nowhere.mlir", ptc.ParseError, "nowhere.mlir: No such file"),
        (pathlib.Path("nowhere.mlir"), ptc.ParseError, "No such file"),
        ("nowhere.tflite", ptc.ImportFailure, "cannot read nowhere.tflite"),
        ("nowhere.onnx", ptc.ImportFailure, "cannot read nowhere.onnx"),
        ("", ptc.ParseError, "No such file"),
        (".", ptc.ParseError, "a folder"),
        ("a\0b", ptc.ParseError, "null"),
        (b"ML\xefRxx", ptc.ParseError, "<text>"),
        (b"\xff\xfe\x00", ptc.ParseError, "<text>:1:1: unexpected character"),
        ("module {\n", ptc.ParseError, "expected"),
        (7, ptc.ImportFailure, "not int"),
        (None, ptc.ImportFailure, "not NoneType"),
        (np.zeros(3), ptc.ImportFailure, "not ndarray"),
    ],
)
def test_bad_sources(source, error, text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=text):
        ptc.load(source)


def test_advice_on_a_file_is_a_note():
    with pytest.raises(ptc.ParseError) as caught:
        ptc.Module.parse(b"1234TFL3", "net.tflite")
    (found,) = caught.value.diagnostics
    assert found.location == ptc.Location("net.tflite", 1, 1)
    (note,) = found.notes
    assert note.severity == "note" and note.message.startswith("the file is not MLIR")


def test_errors_of_pipelines_are_said_once(average):
    with pytest.raises(ptc.PassError) as caught:
        average.run_pipeline("nonsense")
    assert caught.value.diagnostics[0].message.startswith("'nonsense' does not refer")


def test_unreadable_file(tmp_path):
    path = tmp_path / "closed.mlir"
    path.write_text(AVERAGE)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(ptc.ParseError, match="Permission denied"):
        ptc.load(path)


def test_truncated_bytecode_is_refused(average):
    data = average.to_bytecode()
    for length in range(0, len(data), 7):
        if length:
            with pytest.raises(ptc.ParseError):
                ptc.load(data[:length])


def test_missing_extras_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(importers.sys, "executable", "/nowhere/python")
    for suffix in ("tflite", "onnx"):
        path = tmp_path / f"net.{suffix}"
        path.write_bytes(b"1234TFL3")
        with pytest.raises(ptc.MissingExtra) as caught:
            ptc.load(path)
        assert f"pip install 'pool-to-conv[{suffix}]'" in str(caught.value)
        assert isinstance(caught.value, ImportError)
        assert isinstance(caught.value, ptc.ImportFailure)


def fake_model(package, name="Model"):
    """An object of a class that could be one of `package`."""
    made = type(name, (), {"__module__": package, "name": "net"})
    made.__qualname__ = name
    return type("Mine", (made,), {})()


def test_keras_needs_tensorflow(monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    with pytest.raises(ptc.MissingExtra, match="pip install tensorflow-cpu"):
        ptc.load(fake_model("keras.src.models.model"))


def test_keras_goes_through_tflite(monkeypatch, tmp_path):
    class Converter:
        @staticmethod
        def from_keras_model(model):
            assert model.name == "net"
            return types.SimpleNamespace(convert=lambda: b"1234TFL3")

    lite = types.SimpleNamespace(TFLiteConverter=Converter)
    monkeypatch.setitem(sys.modules, "tensorflow", types.SimpleNamespace(lite=lite))
    monkeypatch.setattr(frameworks, "_ordered", lambda network, names: network)

    def import_tflite(source, result, name):
        assert pathlib.Path(source).read_bytes() == b"1234TFL3" and name == "net"
        pathlib.Path(result).write_text(AVERAGE)

    monkeypatch.setitem(importers.IMPORTERS, ".tflite", import_tflite)
    module = ptc.load(fake_model("keras.src.models.model"))
    assert module.name == "net"
    # Not a temporary file.
    assert module.eliminate_pooling().remarks[0].location == ptc.Location("net", 3, 8)


def test_keras_on_another_backend(monkeypatch):
    backend = types.SimpleNamespace(backend=lambda: "jax")
    monkeypatch.setitem(sys.modules, "keras", types.SimpleNamespace(backend=backend))
    with pytest.raises(ptc.ImportFailure, match="net: Keras .* jax; .* KERAS_BACKEND"):
        ptc.load(fake_model("keras.src.models.model"))


def test_bytes_of_tflite_are_imported(monkeypatch):
    def import_tflite(source, result, name):
        raise ptc.ImportFailure(f"{name}: refused")

    monkeypatch.setitem(importers.IMPORTERS, ".tflite", import_tflite)
    with pytest.raises(ptc.ImportFailure, match="^mine: refused"):
        ptc.load(b"\x1c\0\0\0TFL3...", name="mine")


def test_torch_goes_through_torch_mlir(monkeypatch):
    model = fake_model("torch.nn.modules.module", "Module")
    with pytest.raises(ptc.ImportFailure, match="needs example_inputs"):
        ptc.load(model)
    monkeypatch.setitem(sys.modules, "torch_mlir", None)
    with pytest.raises(ptc.MissingExtra, match="torch-mlir is missing"):
        ptc.load(model, example_inputs=(1,))

    def export_and_import(given, *inputs, output_type):
        assert given is model and inputs == (1,)
        assert output_type == "linalg-on-tensors"
        return AVERAGE

    fx = types.SimpleNamespace(export_and_import=export_and_import)
    monkeypatch.setitem(sys.modules, "torch_mlir", types.SimpleNamespace(fx=fx))
    monkeypatch.setitem(sys.modules, "torch_mlir.fx", fx)
    assert ptc.load(model, example_inputs=(1,)).name == "Mine"
    # A framework that is too old for torch-mlir.
    monkeypatch.setitem(sys.modules, "torch_mlir.fx", None)
    old = ModuleNotFoundError("No module named 'torch.export'", name="torch.export")

    def fails(name):
        raise old

    monkeypatch.setattr(frameworks.importlib, "import_module", fails)
    with pytest.raises(ptc.MissingExtra, match="cannot be loaded: No .*torch.export"):
        ptc.load(model, example_inputs=(1,))


def test_example_inputs_are_for_torch():
    with pytest.raises(ptc.ImportFailure, match="for torch"):
        ptc.load(AVERAGE, example_inputs=())


@pytest.mark.parametrize("suffix", ["tflite", "onnx"])
def test_importers(suffix):
    tool = {"tflite": "tosa-converter-for-tflite", "onnx": "torch-mlir-opt"}[suffix]
    try:
        importers._tool(tool, suffix)
    except ptc.MissingExtra as error:
        pytest.skip(str(error))
    if suffix == "onnx":
        pytest.importorskip("onnx", exc_type=ImportError)
    name = {"tflite": "digits_int8", "onnx": "digits_f32"}[suffix]
    module = ptc.load(DIGITS / f"{name}.{suffix}")
    images = np.load(DIGITS / f"test_images_{name.split('_')[1]}.npy")[:1]
    expected = ptc.load(DIGITS / f"{name}.mlir").run(images)
    np.testing.assert_array_equal(module.run(images), expected)


def test_round_trips(tmp_path, digits):
    for name in ("net.mlir", "net.mlirbc", "net.bc"):
        assert digits.save(tmp_path / name) is digits
        assert str(ptc.load(tmp_path / name)) == str(digits)
    assert sorted(os.listdir(tmp_path)) == ["net.bc", "net.mlir", "net.mlirbc"]
    assert (tmp_path / "net.bc").read_bytes() == (tmp_path / "net.mlirbc").read_bytes()


def test_files_are_whole_or_as_they_were(tmp_path, average):
    path = tmp_path / "net.mlir"
    path.write_text("before")
    mode = stat.S_IMODE(path.stat().st_mode)
    with pytest.raises(ptc.WriteError, match=r"net.txt: expected a name in \.mlir"):
        average.save(tmp_path / "net.txt")
    with pytest.raises(ptc.WriteError, match="No such file"):
        average.save(tmp_path / "nowhere" / "net.mlir")
    (tmp_path / "full.mlir").symlink_to("/dev/full")
    with pytest.raises(ptc.WriteError, match="No space left"):
        average.save(tmp_path / "full.mlir")
    assert path.read_text() == "before"
    assert sorted(os.listdir(tmp_path)) == ["full.mlir", "net.mlir"]
    # A link stays one, and the file has the rights that a new one has.
    link = tmp_path / "link.mlir"
    link.symlink_to(path)
    average.save(link)
    assert link.is_symlink() and "avg_pool2d" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_write_that_breaks_off_leaves_the_file(tmp_path, average, monkeypatch):
    path = tmp_path / "net.mlir"
    path.write_text("before")
    whole = pathlib.Path.write_bytes

    def half(self, data):
        whole(self, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pathlib.Path, "write_bytes", half)
    with pytest.raises(ptc.WriteError, match="net.mlir: No space left"):
        average.save(path)
    assert path.read_text() == "before" and os.listdir(tmp_path) == ["net.mlir"]


def test_text(average):
    assert "loc(" not in average.to_text()
    assert 'loc("average.mlir":3:8)' in average.to_text(locations=True)
    big = ptc.load(
        "func.func @f() -> tensor<9xi8> {\n %0 = arith.constant "
        "dense<[1, 2, 3, 4, 5, 6, 7, 8, 9]> : tensor<9xi8>\n return %0 : tensor<9xi8>\n}"
    )
    assert "8, 9" in str(big) and "8, 9" not in big.to_text(max_elements=8)
    with pytest.raises(ptc.OptionError, match="max_elements"):
        big.to_text(max_elements=-1)


def test_copies(average):
    after = average.eliminate_pooling()
    for other in (copy.copy(after), copy.deepcopy(after), pickle.loads(pickle.dumps(after))):
        assert str(other) == str(after) and other.name == after.name
        assert other.steps == () and other.origin is other


def test_closed_modules(average):
    with ptc.load(AVERAGE) as module:
        after = module.eliminate_pooling()
    assert module.closed and not after.closed
    uses = [
        str,
        lambda m: m.report(),
        lambda m: m.graph,
        lambda m: m.to_bytecode(),
        lambda m: m.eliminate_pooling(),
        lambda m: m.run_pipeline("cse"),
        lambda m: m.run(np.zeros((1, 16, 16, 4), np.int8)),
        lambda m: m.check(),
        lambda m: ptc.check(m, after),
        lambda m: ptc.check(after, m),
        lambda m: m.__enter__(),
        pickle.dumps,
    ]
    for use in uses:
        with pytest.raises(ptc.ClosedError, match="is closed"):
            use(module)
    assert "closed" in repr(module)
    module.close()
    # What was made of it stays, and so does what it shows.
    assert after.run(np.zeros((1, 16, 16, 4), np.int8)).shape == (1, 8, 8, 4)
    assert "<svg" in after._repr_html_()


def test_native_classes_do_not_crash():
    from pool_to_conv.native import _native

    for use in (
        lambda: _native.Module(),
        lambda: _native.Compiled(),
        lambda: _native.Kernel(),
        lambda: _native.Module.parse(None, "x"),
        lambda: _native.Compiled.make(None, 0),
        lambda: _native.format_option(-1, 99, ["x"]),
        lambda: _native.format_option(0, 10**30, []),
    ):
        with pytest.raises((TypeError, _native.Failure, OverflowError)):
            use()


def test_names_of_the_package():
    # What type checkers see is what there is.
    shown = pathlib.Path(ptc.__file__).with_name("__init__.pyi").read_text()
    for name in ptc.__all__:
        assert getattr(ptc, name) is not None
        assert f"import {name} as {name}\n" in shown
    assert "load" in dir(ptc)
    with pytest.raises(AttributeError):
        ptc.nothing


def test_missing_library_is_named(tmp_path):
    """The library of MLIR is not there: which package has it?"""
    package = pathlib.Path(ptc.__file__).parent
    code = (
        "import sys, types\n"
        "from importlib.abc import MetaPathFinder\n"
        "class Finder(MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'pool_to_conv._native':\n"
        "            raise ImportError(TEXT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "try:\n    from pool_to_conv import load\n"
        "except ImportError as error:\n    print(error)\n"
    )
    for text, expected in (
        ("libMLIR.so.22.1: cannot open shared object file", "apt install libmlir-22"),
        ("libLLVM.so.22.1: cannot open shared object file", "apt install libllvm22"),
        ("libopenblas.so.0: cannot open shared object file", "install libopenblas0"),
        ("no module named _native", "pip install ./python"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", f"TEXT = {text!r}\n{code}"],
            env={**os.environ, "PYTHONPATH": str(package.parent)},
            capture_output=True,
            text=True,
        )
        assert expected in done.stdout and text in done.stdout, done


def test_another_llvm_in_the_process(tmp_path):
    """TensorFlow shows its own LLVM to what is loaded after it."""
    compiler = shutil.which(os.environ.get("CC", "cc"))
    if not compiler:
        pytest.skip("no C compiler")
    source = tmp_path / "foreign.c"
    source.write_text(
        "#include <stdlib.h>\n"
        "void *_ZN4llvm12PassRegistry15getPassRegistryEv(void) { abort(); }\n"
        "void *_ZN4mlir11MLIRContext13getDiagEngineEv(void *self) { abort(); }\n"
    )
    library = tmp_path / "foreign.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", str(source), "-o", str(library)], check=True
    )
    code = (
        "import ctypes, sys\n"
        "ctypes.CDLL(sys.argv[1], ctypes.RTLD_GLOBAL)\n"
        "flags = sys.getdlopenflags()\n"
        "import pool_to_conv as ptc, numpy as np\n"
        "module = ptc.load(sys.argv[2])\n"
        "assert module.check(trials=1)\n"
        "assert sys.getdlopenflags() == flags\n"
        "print(module.run(np.ones((1, 16, 16, 4), np.int8)).sum())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(library), AVERAGE],
        capture_output=True,
        text=True,
    )
    assert done.stdout == "256\n", done
