# ===- narrowing.py - Ports of one byte --------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""A top module whose ports fit on the pins of a small package.

Each AXI-Stream port of the design becomes one whose beats are a byte: those of a beat of the
design follow each other, the lowest bits first. A beat of several bytes takes a cycle for each
and one more. `tlast` comes with the last byte of a frame, and is not read at inputs.
"""

from __future__ import annotations

from ..errors import Error
from .beats import Port
from .design import Design
from .devices import Device

_INPUT = """
  // {name}: bytes until there is a beat.
  reg [{high}:0] {name}_word;
  reg [{bits}-1:0] {name}_have;
  wire {name}_full = {name}_have == {bits}'d{bytes};
  wire {name}_taken;
  assign {name}_tready = !{name}_full;
  always @(posedge aclk)
    if (!aresetn) {name}_have <= 0;
    else if ({name}_full ? {name}_taken : {name}_tvalid)
      {name}_have <= {name}_full ? {bits}'d0 : {name}_have + 1'b1;
  always @(posedge aclk)
    if ({name}_tvalid && !{name}_full) {name}_word <= {{{name}_tdata, {name}_word[{high}:8]}};
"""

_OUTPUT = """
  // {name}: a beat until all its bytes are gone.
  reg [{high}:0] {name}_word;
  reg [{bits}-1:0] {name}_have;
  reg {name}_ends;
  wire [{high}:0] {name}_beat;
  wire {name}_end, {name}_offered;
  wire {name}_empty = {name}_have == 0;
  assign {name}_tdata = {name}_word[7:0];
  assign {name}_tvalid = !{name}_empty;
  assign {name}_tlast = {name}_ends && {name}_have == 1;
  always @(posedge aclk)
    if (!aresetn) {name}_have <= 0;
    else if ({name}_empty ? {name}_offered : {name}_tready)
      {name}_have <= {name}_empty ? {bits}'d{bytes} : {name}_have - 1'b1;
  always @(posedge aclk)
    if ({name}_empty) begin
      {name}_word <= {name}_beat;
      {name}_ends <= {name}_end;
    end else if ({name}_tready) {name}_word <= {name}_word >> 8;
"""

# Pins of the design's ports, and what they are connected with behind those texts.
_INPUT_PINS = {"tdata": "word", "tlast": "tlast", "tvalid": "full", "tready": "taken"}
_OUTPUT_PINS = {"tdata": "beat", "tlast": "end", "tvalid": "offered", "tready": "empty"}


def top_for(design: Design, device: Device) -> tuple[str, str] | None:
    """What `narrowed` gives where the design has more pins than the device; else None.

    Raises Error where it has too few even then.
    """
    if pins_of(design) <= device.pins:
        return None
    least = pins_of(design, narrow=True)
    if least > device.pins:
        raise Error(
            f"{design.folder}: {device} has {device.pins} pins; the design needs {least} even"
            " with ports of a byte"
        )
    return narrowed(design)


def pins_of(design: Design, narrow: bool = False) -> int:
    """How many pins the ports of a design take, with the clock and the reset."""
    ports = (*design.inputs, *design.outputs)
    return 2 + sum((8 if narrow else port.tdata_bits) + 3 for port in ports)


def _parts(port: Port, text: str, pins: dict[str, str]) -> tuple[str, list[str]]:
    """What stands between the pins and the design's port, and the connections of that."""
    name, size = port.name, port.beat_bytes
    if size == 1:
        return "", [f".{name}_{pin}({name}_{pin})" for pin in pins]
    body = text.format(name=name, high=8 * size - 1, bytes=size, bits=size.bit_length())
    return body, [f".{name}_{pin}({name}_{wire})" for pin, wire in pins.items()]


def narrowed(design: Design) -> tuple[str, str]:
    """The name and the text of a module with narrow ports around `core`, the design."""
    name = f"{design.top}_bytes"
    ports = ["input wire aclk", "input wire aresetn"]
    connections = [".aclk(aclk)", ".aresetn(aresetn)"]
    bodies = []
    for port in design.inputs:
        ports += [
            f"input wire [7:0] {port.name}_tdata",
            f"input wire {port.name}_tlast",
            f"input wire {port.name}_tvalid",
            f"output wire {port.name}_tready",
        ]
        body, wires = _parts(port, _INPUT, _INPUT_PINS)
        bodies.append(body)
        connections += wires
    for port in design.outputs:
        ports += [
            f"output wire [7:0] {port.name}_tdata",
            f"output wire {port.name}_tlast",
            f"output wire {port.name}_tvalid",
            f"input wire {port.name}_tready",
        ]
        body, wires = _parts(port, _OUTPUT, _OUTPUT_PINS)
        bodies.append(body)
        connections += wires
    text = [
        f"// {design.top} with ports of a byte.\n\n`default_nettype none\n",
        f"module {name} (\n    " + ",\n    ".join(ports) + "\n);",
        *bodies,
        f"\n  {design.top} core (\n      " + ",\n      ".join(connections) + "\n  );\n",
        "endmodule\n`default_nettype wire\n",
    ]
    return name, "".join(text)
