# ===- test_command.py - The command line ----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import fcntl
import os
import pty
import struct
import subprocess
import sys
import sysconfig
import termios

import pool_to_conv as ptc
import pytest
from conftest import AVERAGE, DIGITS, UNKNOWN
from pool_to_conv import command, importers


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "average.mlir").write_text(AVERAGE)
    (tmp_path / "unknown.mlir").write_text(UNKNOWN)
    (tmp_path / "bad.mlir").write_text("func.func @f() {\n  what\n}\n")
    return tmp_path


def test_convert(folder, capsys):
    assert command.main(["convert", "average.mlir", "-o", "after.mlir"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "1 pooling op before, 0 after; rewrites: 1 bit-exact, 0 spec-exact, "
        "0 reassociating\n"
    )
    assert str(ptc.load("after.mlir")) == str(ptc.load("average.mlir").pool_to_conv())
    dense = "eliminate-pooling{avg-form=dense}"
    arguments = ["convert", "average.mlir", "-o", "after.mlirbc", "--pipeline", dense]
    assert command.main(arguments) == 0
    assert "tosa.conv2d" in str(ptc.load("after.mlirbc"))
    capsys.readouterr()
    assert command.main(["convert", "average.mlir", "-o", "-"]) == 0
    assert "depthwise" in capsys.readouterr().out


def test_what_stays_is_named(folder, capsys):
    assert command.main(["convert", "unknown.mlir", "-o", "after.mlir"]) == 0
    error = capsys.readouterr().err
    assert error.startswith("unknown.mlir:3:8: remark: tosa.avg_pool2d is left in place")
    assert "(T24)" in error
    assert "1 pooling op before, 1 after" in error


def test_check(folder, capsys):
    assert command.main(["check", "average.mlir", "--trials", "2"]) == 0
    assert "check: 1 function, 1 equal" in capsys.readouterr().out
    command.main(["convert", "average.mlir", "-o", "after.mlir"])
    capsys.readouterr()
    assert command.main(["check", "average.mlir", "after.mlir", "--trials", "2"]) == 0
    assert "1 equal" in capsys.readouterr().out
    text = (folder / "after.mlir").read_text().replace("dense<32>", "dense<31>")
    (folder / "wrong.mlir").write_text(text)
    assert command.main(["check", "average.mlir", "wrong.mlir", "--trials", "2"]) == 1
    captured = capsys.readouterr()
    assert "MISMATCH" in captured.out and "1 mismatched" in captured.out
    assert captured.err == ""


@pytest.mark.parametrize(
    "arguments, text",
    [
        (["convert", "bad.mlir", "-o", "x.mlir"], "bad.mlir:2:3: error: custom op 'what'"),
        (["convert", "no.mlir", "-o", "x.mlir"], "pool-to-conv: error: no.mlir: No such"),
        (["convert", "average.mlir", "-o", "x.txt"], "x.txt: expected a name in .mlir"),
        (["convert", "average.mlir", "-o", "no/x.mlir"], "no/x.mlir: No such file"),
        (["convert", "average.mlir", "-o", "x.mlir", "--pipeline", "no"], "'no' does not"),
        (
            ["convert", "unknown.mlir", "-o", "x.mlir", "--pipeline"]
            + ["eliminate-pooling{fail-on-remaining-pooling}"],
            "unknown.mlir:3:8: error: tosa.avg_pool2d",
        ),
        (["convert", "average.mlir"], "-o/--output"),
        (["check", "bad.mlir"], "bad.mlir:2:3: error"),
        (["check", "average.mlir", "bad.mlir"], "bad.mlir:2:3: error"),
        (["check", "average.mlir", "average.mlir", "--pipeline", "cse"], "cannot both"),
        (["check", "average.mlir", "--trials", "-1"], "trials is 0 to"),
        (["check", "average.mlir", "--trials", "x"], "invalid int"),
        (["check", "average.mlir", "--dims", "1,x"], "--dims"),
        (["check", "average.mlir", "--bound-eps", "-1"], "bound_eps"),
        (["check", "average.mlir", "--dims", ""], "integers with commas"),
        (["import", "no.tflite", "-o", "x.mlir"], "cannot read no.tflite: No such file"),
        (["nothing"], "nothing"),
        ([], "COMMAND"),
    ],
)
def test_errors(folder, capsys, arguments, text):
    before = sorted(os.listdir())
    assert command.main(arguments) == 1
    captured = capsys.readouterr()
    assert text in captured.err and captured.out == ""
    assert "Traceback" not in captured.err
    assert sorted(os.listdir()) == before


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "pool_to_conv", *arguments],
        capture_output=True,
        text=True,
        **options,
    )


def test_as_a_program(folder):
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout == f"pool-to-conv {ptc.__version__}, MLIR {ptc.mlir_version}\n"
    done = run("--help")
    assert done.returncode == 0 and "convert" in done.stdout and "check" in done.stdout
    done = run("convert", "bad.mlir", "-o", "x.mlir")
    assert done.returncode == 1 and "\033" not in done.stderr
    script = os.path.join(sysconfig.get_path("scripts"), "pool-to-conv")
    if os.path.exists(script):
        shown = subprocess.run([script, "--version"], capture_output=True, text=True)
        assert shown.stdout.startswith("pool-to-conv ")


def test_help_needs_no_library(folder):
    code = (
        "import sys; sys.modules['pool_to_conv._native'] = None\n"
        "from pool_to_conv import command\n"
        "assert command.main(['--help']) == 0\n"
        "assert 'numpy' not in sys.modules\n"
        "sys.exit(command.main(['convert', 'average.mlir', '-o', 'x.mlir']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1 and "pip install ./python" in done.stderr
    assert "Traceback" not in done.stderr


DIGITS_TFLITE = (DIGITS / "digits_int8.tflite").read_bytes()

# Whatever is wrong with a file: its name, what is in it, what is said of it.
BAD_FILES = [
    ("empty.mlir", b"", "empty.mlir: the file is empty"),
    ("blank.mlirbc", b" \n", "blank.mlirbc: the file is empty"),
    ("cut.mlir", AVERAGE[:150].encode(), "cut.mlir:2:"),
    ("bytes.mlir", b"\xff\xfe\0", "bytes.mlir:1:1: error: unexpected character"),
    ("empty.tflite", b"", "empty.tflite: not a .tflite network"),
    ("cut.tflite", DIGITS_TFLITE[:6], "cut.tflite: not a .tflite network"),
    ("text.TFLITE", AVERAGE.encode(), "text.TFLITE: not a .tflite network"),
    ("network.txt", b"\0\0\0\0PK\3\4", "network.txt:1:7: error"),
    ("folder.mlir", None, "folder.mlir: a folder"),
    ("folder.tflite", None, "cannot read folder.tflite: Is a directory"),
    ("folder.onnx", None, "cannot read folder.onnx: Is a directory"),
]


@pytest.mark.parametrize("name, data, text", BAD_FILES)
def test_bad_files(folder, capsys, name, data, text):
    if data is None:
        (folder / name).mkdir()
    else:
        (folder / name).write_bytes(data)
    before = sorted(os.listdir())
    for command_and_output in (["convert", "-o", "x.mlir"], ["import", "-o", "x.mlir"], ["check"]):
        assert command.main([*command_and_output, name]) == 1
        captured = capsys.readouterr()
        assert text in captured.err and captured.out == ""
        assert captured.err.count("\n") == 1
        assert sorted(os.listdir()) == before


def imports(suffix):
    """Skips where there are no packages that read a format."""
    tools = {".tflite": ["tosa-converter-for-tflite"], ".onnx": ["torch-mlir-opt"]}
    try:
        for tool in tools[suffix]:
            importers._tool(tool, suffix[1:])
    except ptc.MissingExtra as error:
        pytest.skip(str(error))
    if suffix == ".onnx":
        pytest.importorskip("onnx", exc_type=ImportError)


def test_networks_that_are_cut(folder, capsys):
    imports(".tflite")
    for length in (8, 100, 2000, len(DIGITS_TFLITE) - 100):
        (folder / "cut.tflite").write_bytes(DIGITS_TFLITE[:length])
        assert command.main(["convert", "cut.tflite", "-o", "x.mlir"]) == 1
        error = capsys.readouterr().err
        assert error.startswith("pool-to-conv: error: cut.tflite: tosa-converter")
        # Nothing of the logging of its libraries.
        assert "absl" not in error and "Traceback" not in error
        assert not os.path.exists("x.mlir")


def test_networks_of_onnx_that_are_cut(folder, capsys):
    imports(".onnx")
    whole = (DIGITS / "digits_f32.onnx").read_bytes()
    for data in (whole[:100], whole[:-100], b"", DIGITS_TFLITE, AVERAGE.encode()):
        (folder / "cut.onnx").write_bytes(data)
        assert command.main(["convert", "cut.onnx", "-o", "x.mlir"]) == 1
        error = capsys.readouterr().err
        assert error == "pool-to-conv: error: cut.onnx: not an ONNX model\n"
        assert not os.path.exists("x.mlir")


def test_names_of_networks(folder, capsys):
    """Capital letters and another ending are no obstacle."""
    imports(".tflite")
    for name in ("DIGITS.TFLITE", "digits.bin", "dig its.tflite"):
        (folder / name).write_bytes(DIGITS_TFLITE)
        assert command.main(["import", name, "-o", "x.mlir"]) == 0
        os.remove("x.mlir")


def shell(line):
    return subprocess.run(
        ["sh", "-c", line.replace("PTC", f"{sys.executable} -m pool_to_conv")],
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "arguments",
    ["convert average.mlir -o -", "check average.mlir --trials 1", "--version"],
)
def test_output_that_cannot_be_written(folder, arguments):
    for place, reason in ((">&-", "it is closed"), (">/dev/full", "No space left")):
        done = shell(f"PTC {arguments} {place}")
        assert done.returncode == 1 and done.stdout == ""
        said, *others = done.stderr.splitlines()
        assert said.startswith("pool-to-conv: error: standard output: ")
        assert reason in said and others == []


def test_messages_that_cannot_be_written(folder):
    for place in ("2>&-", "2>/dev/full"):
        done = shell(f"PTC convert average.mlir -o after.mlir {place}")
        assert done.returncode == 0 and done.stdout == ""
        ptc.load("after.mlir")
        os.remove("after.mlir")
        done = shell(f"PTC convert bad.mlir -o after.mlir {place}")
        assert done.returncode == 1 and not os.path.exists("after.mlir")


def test_folder_that_may_not_be_written_to(folder):
    if os.geteuid() == 0:
        pytest.skip("this user may write everywhere")
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0o555)
    done = run("convert", "average.mlir", "-o", "closed/x.mlir")
    assert done.returncode == 1
    assert done.stderr == "pool-to-conv: error: closed/x.mlir: Permission denied\n"


def test_reader_that_stops(folder):
    done = subprocess.run(
        f"{sys.executable} -m pool_to_conv convert average.mlir -o - | true",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr and "Broken" not in done.stderr


def on_a_terminal(*arguments, **environment):
    """What a terminal gets to see."""
    leader, follower = pty.openpty()
    # tqdm shows nothing on a terminal without columns.
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "pool_to_conv", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", **environment},
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(leader)
    return process.wait(), seen.decode()


def test_colours_and_progress_are_for_terminals(folder):
    status, seen = on_a_terminal("convert", "bad.mlir", "-o", "x.mlir")
    assert status == 1 and "\033[31;1merror:\033[0m" in seen
    status, seen = on_a_terminal("convert", "bad.mlir", "-o", "x.mlir", NO_COLOR="1")
    assert status == 1 and "\033[31;1m" not in seen
    status, seen = on_a_terminal("check", "average.mlir", "--trials", "1")
    assert status == 0 and "\033[32;1mcheck: @average" in seen
    try:
        import tqdm  # noqa: F401
    except ImportError:
        pytest.skip("no tqdm")
    assert "checking 00:0" in seen
