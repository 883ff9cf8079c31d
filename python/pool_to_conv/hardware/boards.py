# ===- boards.py - Boards that designs run on --------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Known boards: the clock, and the serial line that is a design's way in and out.

The host sends the beats of a frame, byte by byte, lowest byte first, as `Port.pack` gives
them, and gets those of its result, which `Port.unpack` takes: 8N1, without flow control. A
frame may be sent when the result of the one before is there. A break resets the design.
"""

from __future__ import annotations

import dataclasses
import pathlib

from ..errors import Error, OptionError
from .design import Design
from .devices import Device, device_of
from .narrowing import narrowed

#: Bits per second that are taken where none are named.
BAUD = 115200
# A receiver looks at the middle of bits, 9.5 of them after the edge of the start.
_MOST_ERROR = 0.02
_LEAST_CLOCKS = 8


@dataclasses.dataclass(frozen=True)
class Board:
    """A board with a serial line to the host."""

    name: str
    parts: tuple[str, ...]
    package: str
    clock_mhz: float
    #: Sites: of the oscillator, of the line from the host and of that to the host.
    clk: str
    rx: str
    tx: str

    def device(self, part: str) -> Device:
        """The device on the board. Raises OptionError for parts that it never has."""
        if part.lower() not in self.parts:
            raise OptionError(
                f"{self.name}: there is none with {part}; there are {', '.join(self.parts)}"
            )
        return device_of(part, self.package)

    def clocks(self, baud: int) -> int:
        """Cycles of a bit. Raises OptionError for speeds that the clock does not make."""
        if baud < 1:
            raise OptionError(f"expected at least 1 bit per second, not {baud}")
        exact = self.clock_mhz * 1e6 / baud
        clocks = round(exact)
        if clocks < _LEAST_CLOCKS or abs(clocks - exact) > _MOST_ERROR * exact:
            most = int(self.clock_mhz * 1e6 / _LEAST_CLOCKS)
            raise OptionError(
                f"{self.name}: no {baud} bits per second with a clock of {self.clock_mhz:g} MHz,"
                f" which makes whole cycles of up to {most}"
            )
        return clocks

    @property
    def constraints_suffix(self) -> str:
        """Of files of constraints."""
        return "pcf" if self.parts[0].startswith("ice40") else "lpf"

    def constraints(self) -> str:
        """The places of the pins, as nextpnr reads them."""
        sites = {"clk": self.clk, "rx": self.rx, "tx": self.tx}
        if self.constraints_suffix == "pcf":
            return "".join(f"set_io {pin} {site}\n" for pin, site in sites.items())
        # A line that nobody drives is idle.
        pull = {"clk": "NONE", "rx": "UP", "tx": "UP"}
        lines = [
            f'LOCATE COMP "{pin}" SITE "{site}";\n'
            f'IOBUF PORT "{pin}" IO_TYPE=LVCMOS33 PULLMODE={pull[pin]};\n'
            for pin, site in sites.items()
        ]
        return "".join(lines) + f'FREQUENCY PORT "clk" {self.clock_mhz:g} MHZ;\n'


BOARDS = {
    board.name: board
    for board in (
        Board(
            "ulx3s",
            ("lfe5u-12f", "lfe5u-25f", "lfe5u-45f", "lfe5u-85f"),
            "CABGA381",
            25.0,
            clk="G2",
            rx="M1",
            tx="L4",
        ),
        Board("icebreaker", ("ice40up5k",), "sg48", 12.0, clk="35", rx="6", tx="9"),
    )
}


def board_of(name: str) -> Board:
    """The board of a name. Raises OptionError."""
    if name.lower() not in BOARDS:
        raise OptionError(f"{name}: no known board; there are {', '.join(BOARDS)}")
    return BOARDS[name.lower()]


def serial_top(design: Design, clocks: int) -> tuple[str, str]:
    """The name and the text of a module with a serial line around `core`, the design.

    Its ports are `clk`, `rx`, the line from the host, and `tx`; a bit takes `clocks` cycles.
    Raises Error for designs of several inputs or outputs.
    """
    if len(design.inputs) != 1 or len(design.outputs) != 1:
        raise Error(
            f"{design.folder}: a serial line carries one input and one output; the design has"
            f" {len(design.inputs)} and {len(design.outputs)}"
        )
    source, result = design.inputs[0], design.outputs[0]
    # The line does not wait for the design, so that a whole frame has to fit.
    depth = source.beats * source.beat_bytes
    inner, bytes_text = narrowed(design)
    modules = pathlib.Path(__file__).with_name("serial.v").read_text(encoding="utf-8")
    name = f"{design.top}_serial"
    return name, f"""{modules}
{bytes_text}
// {design.top} behind a serial line.

`default_nettype none
module {name} (
    input wire clk,
    input wire rx,
    output wire tx
);
  wire rst_n;
  wire [7:0] s_data, m_data;
  wire s_valid, s_ready, m_valid, m_ready;
  ptc_serial_receive #(.CLOCKS({clocks}), .DEPTH({depth})) receive (
      .clk(clk), .rx(rx), .rst_n(rst_n),
      .m_data(s_data), .m_valid(s_valid), .m_ready(s_ready));
  {inner} core (
      .aclk(clk), .aresetn(rst_n),
      .{source.name}_tdata(s_data), .{source.name}_tlast(1'b0),
      .{source.name}_tvalid(s_valid), .{source.name}_tready(s_ready),
      .{result.name}_tdata(m_data), .{result.name}_tlast(),
      .{result.name}_tvalid(m_valid), .{result.name}_tready(m_ready));
  ptc_serial_send #(.CLOCKS({clocks})) send (
      .clk(clk), .rst_n(rst_n),
      .s_data(m_data), .s_valid(m_valid), .s_ready(m_ready), .tx(tx));
endmodule
`default_nettype wire
"""
