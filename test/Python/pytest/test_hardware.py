"""Beats of ports, designs that are none, devices and what place and route reports."""

import itertools
import shutil
import sys

import numpy as np
import pool_to_conv as ptc
import pytest
from pool_to_conv.hardware import tools
from pool_to_conv.hardware.beats import Format, Port
from pool_to_conv.hardware.building import BuildError, write_verilog
from pool_to_conv.hardware.cosim import random_frames, read_frames
from pool_to_conv.hardware.design import DesignError, open_design
from pool_to_conv.hardware.devices import device_of
from pool_to_conv.hardware.routing import Share, critical_path
from pool_to_conv.hardware.simulator import Traffic
from pool_to_conv.hardware.synthesis import family_of


def port(bits=8, signed=True, lanes=2, shape=(1, 3, 4), tdata_bits=None, form=None):
    """A port of a tensor of this shape."""
    beats = int(np.prod(shape)) // lanes
    wide = tdata_bits or (bits * lanes + 7) // 8 * 8
    element = "f32" if form else f"{'' if signed else 'u'}i{bits}"
    return Port("s_axis", shape, element, bits, signed, lanes, beats, wide, form)


@pytest.mark.parametrize("bits", [1, 2, 7, 8, 9, 16, 20, 31, 32, 33, 63, 64])
@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize("lanes", [1, 2, 4])
def test_beats_hold_what_was_packed(bits, signed, lanes):
    """Also the least and the largest number, and with more bits than a beat needs."""
    for tdata_bits in (None, 8 * ((bits * lanes + 7) // 8) + 24):
        this = port(bits, signed, lanes, tdata_bits=tdata_bits)
        low = -(1 << (bits - 1)) if signed else 0
        high = (1 << (bits - signed)) - 1
        generator = np.random.default_rng(bits)
        frames = generator.integers(low, high, (3, 1, 3, 4), this.dtype, endpoint=True)
        frames[1] = low
        frames[2] = high
        data = this.pack(frames)
        assert len(data) == 3 * this.beats * this.beat_bytes
        back = this.unpack(data)
        assert back.dtype == this.dtype
        np.testing.assert_array_equal(back, frames)


def test_first_element_is_in_the_low_bits():
    """As docs/Verilog.md says."""
    this = port(bits=4, lanes=4)
    frames = np.arange(12).reshape(1, 1, 3, 4) - 4
    assert this.pack(frames).hex() == "dcfe" + "1032" + "5476"


def test_numbers_out_of_range_are_declined():
    with pytest.raises(ptc.ArgumentError, match=r"expected numbers in -8 .. 7, not -8 .. 8"):
        port(bits=4).pack(np.array([[[[-8, 8, 0, 0]] * 3]]).reshape(1, 1, 3, 4))
    with pytest.raises(ptc.ArgumentError, match=r"expected frames of shape \[1, 3, 4\]"):
        port().pack(np.zeros((2, 3, 4), np.int8))
    with pytest.raises(ptc.ArgumentError, match=r"expected integers \(int8\), not float32"):
        port().pack(np.zeros((1, 1, 3, 4), np.float32))


LOAD = """
fpga.kernel @k(%x: tensor<1x40xf32>) -> tensor<1x40x{element}> {{
  %0 = fpga.load %x as {format} : tensor<1x40xf32> -> !fpga.stream<1x40x{element}, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x40x{element}, lanes = 1> -> tensor<1x40x{element}>
  fpga.return %1 : tensor<1x40x{element}>
}}
func.func @main(%x: tensor<1x40xf32>) -> tensor<1x40x{element}> {{
  %0 = fpga.call @k(%x) : (tensor<1x40xf32>) -> tensor<1x40x{element}>
  return %0 : tensor<1x40x{element}>
}}
"""


@pytest.mark.parametrize("rounding", ["floor", "half_up", "half_away", "half_even"])
@pytest.mark.parametrize("overflow", ["wrap", "sat", "sat_sym"])
@pytest.mark.parametrize("signed", [True, False])
def test_formats_are_those_of_the_dialect(rounding, overflow, signed):
    """Halves, numbers out of range, infinities and NaN become what fpga.load makes."""
    if overflow == "sat_sym" and not signed:
        pytest.skip("the same as sat")
    sign = "signed" if signed else "unsigned"
    text = f"!fpga.fixed<6, 4, {sign}, {rounding}, {overflow}>"
    element = "i6" if signed else "ui6"
    special = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1e30, -1e30]
    values = np.array([*special, *(np.arange(33) - 16) / 8 * 1.125], np.float32)[None]
    values[0, 30:] *= 11
    module = ptc.load(LOAD.format(format=text, element=element))
    made = Format(6, 2, signed, rounding, overflow).encode(values)
    np.testing.assert_array_equal(made, np.asarray(module.run(values)))


def test_formats_lead_back():
    """To the numbers that integers stand for."""
    form = Format(8, 3, True, "half_even", "sat")
    this = port(bits=8, lanes=1, shape=(1, 4), form=form)
    frames = np.array([[[-16.0, -0.125, 0.125, 15.875]]], np.float32)
    np.testing.assert_array_equal(this.unpack(this.pack(frames)), frames)


def test_rates_are_checked():
    for rate, name in itertools.product((0, -1, 1.5), ("input_rate", "output_rate")):
        with pytest.raises(ptc.ArgumentError, match=name):
            Traffic(**{name: rate})


def test_folders_that_are_no_designs(tmp_path):
    """One sentence says what a design is."""
    with pytest.raises(DesignError, match=r"manifest.json: No such file .*--verilog-dir"):
        open_design(tmp_path)
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(DesignError, match="no JSON"):
        open_design(tmp_path)
    (tmp_path / "manifest.json").write_text('{"manifest": 2}')
    with pytest.raises(DesignError, match="no manifest of this version"):
        open_design(tmp_path)
    (tmp_path / "manifest.json").write_text('{"manifest": 1, "inputs": [{}], "outputs": []}')
    with pytest.raises(DesignError, match="a port is incomplete: 'port'"):
        open_design(tmp_path)


class OneInput:
    """Of a design: its inputs."""

    inputs = (port(),)


def test_frames_come_from_files(tmp_path):
    """A batch of one may be left out, and so may the number of frames."""
    for shape, frames in (((5, 1, 3, 4), 5), ((5, 3, 4), 5), ((1, 3, 4), 1)):
        np.save(tmp_path / "x.npy", np.zeros(shape, np.int8))
        assert read_frames(OneInput, [tmp_path / "x.npy"])[0].shape == (frames, 1, 3, 4)
    with pytest.raises(ptc.ArgumentError, match="expected 1 files, not 2"):
        read_frames(OneInput, ["a", "b"])
    (tmp_path / "x.npy").write_bytes(b"no array")
    with pytest.raises(ptc.Error, match="x.npy: no .npy file"):
        read_frames(OneInput, [tmp_path / "x.npy"])


def test_random_frames_have_extremes():
    frames = random_frames(OneInput, 4, seed=1)[0]
    assert (frames[1] == -128).all() and (frames[2] == 127).all()
    assert len(np.unique(frames[3])) > 3


def test_devices_have_packages_and_speeds():
    device = device_of("LFE5UM5G-85F", "cabga756")
    assert (device.option, device.package, device.speed) == ("--um5g-85k", "CABGA756", "8")
    assert device_of("lfe5u-12f").arguments == ["--12k", "--package", "CABGA381", "--speed", "6"]
    assert device_of("iCE40UP5K").arguments == ["--up5k", "--package", "sg48"]
    for part in ("lfe5um-12f", "lfe5u-13f", "ice40up6k", "xc7z020", "up5k"):
        with pytest.raises(ptc.Error, match=f"{part}: no open place and route"):
            device_of(part)
    with pytest.raises(ptc.OptionError, match="no package x; there are sg48, uwg30"):
        device_of("ice40up5k", "x")
    with pytest.raises(ptc.OptionError, match="no speed 7; it has one"):
        device_of("ice40up5k", None, "7")
    with pytest.raises(ptc.OptionError, match="no speed 6; there are 8"):
        device_of("lfe5um5g-25f", None, "6")


def test_families_have_multipliers_where_parts_do():
    assert family_of("ice40up5k").command.endswith("-device u")
    assert family_of("ice40up5k").define == "PTC_ICE40"
    # No multipliers that the modules could name.
    assert family_of("ice40hx8k").define == ""
    assert family_of("xc7z020").name == "xilinx"
    with pytest.raises(ptc.Error, match="xcku5p: no device"):
        family_of("xcku5p")


def step(kind, cell, delay):
    """A step of a path, as nextpnr reports it."""
    return {"type": kind, "delay": delay, "from": {"cell": cell}}


def test_paths_belong_to_units():
    """A wire to what drives it; what nextpnr inserts to what is around it."""
    steps = [
        step("clk-to-q", "core.mac0.sum_FF", 0.5),
        step("routing", "core.mac0.sum_FF", 1.0),
        step("logic", "$nextpnr_CCU2C_3$COMB0", 0.25),
        step("logic", "$flatten\\fifo10.$abc$7", 2.0),
        step("routing", "fifo10.x", 4.0),
        step("logic", "fifo1", 8.0),
        step("setup", "m_axis_tlast_LUT4_Z", 16.0),
    ]
    slow = {"from": "posedge c", "to": "posedge c", "path": steps}
    report = {
        "critical_paths": [
            {"from": "posedge c", "to": "posedge c", "path": steps[:2]},
            slow,
            {"from": "<async>", "to": "posedge c", "path": [step("logic", "mac0.x", 99.0)]},
        ]
    }
    shares = critical_path(report, ["mac0", "fifo1", "fifo10"])
    assert shares == (
        Share("mac0", 0.75, 1.0),
        Share("fifo10", 2.0, 4.0),
        Share("fifo1", 8.0, 0.0),
        Share("", 16.0, 0.0),
    )
    assert critical_path({"critical_paths": []}, []) == ()


KERNEL = """
fpga.kernel @k(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = fpga.load %x through <m_axi, width = 64> : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}
"""


@pytest.mark.skipif(not shutil.which("pool-to-conv-translate"), reason="not on PATH")
def test_what_has_no_verilog_is_named(tmp_path):
    """With its place; no folder is left, and none that holds something is touched."""
    module = ptc.load(KERNEL, name="net.mlir")
    with pytest.raises(BuildError, match="net.mlir:3:8: 'fpga.load' op has no Verilog module"):
        write_verilog(module, tmp_path / "design")
    assert not (tmp_path / "design").exists()
    (tmp_path / "mine").write_text("")
    for folder in (tmp_path, tmp_path / "mine"):
        with pytest.raises(ptc.WriteError, match="exists and is not an empty folder"):
            write_verilog(module, folder)


def test_tools_that_fail_say_why(tmp_path):
    """Line by line to who wants to know; errors, or what was said last."""
    lines = []
    log = tmp_path / "log"
    assert tools.run(["sh", "-c", "echo a; echo b >&2"], tmp_path, log, lines.append) == "a\nb\n"
    assert lines == ["a\n", "b\n"] and log.read_text() == "a\nb\n"
    with pytest.raises(tools.ToolError, match="sh failed: Error: x\nall of it: .*log"):
        tools.run(["sh", "-c", "echo a; echo Error: x; exit 3"], tmp_path, log)
    with pytest.raises(tools.ToolError, match="nextpnr-ecp5 is not there: install yowasp"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PATH", "")
            patch.setattr(sys, "executable", str(tmp_path / "python"))
            tools.find("nextpnr-ecp5")
