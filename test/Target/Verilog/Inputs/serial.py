#!/usr/bin/env python3
# serial.py DESIGN FOLDER: a design behind a serial line, in Icarus Verilog: a frame, half of
# one and a break, two further frames, all by a host whose bits are 1.5 % too long.

import pathlib
import subprocess
import sys

import numpy as np

from pool_to_conv.hardware.boards import serial_top
from pool_to_conv.hardware.cosim import expected, random_frames
from pool_to_conv.hardware.design import open_design

CLOCKS = 16
BENCH = """
`timescale 1ns / 1ps
module bench;
  localparam real BIT = 16.24;
  reg clk = 1'b0, rx = 1'b1;
  wire tx;
  always #0.5 clk = ~clk;
  {name} dut (.clk(clk), .rx(rx), .tx(tx));
  reg [7:0] bytes[0:{sent}-1];
  integer n, i, j, received = 0;
  reg [7:0] got;

  task send(input [7:0] data);
    begin
      rx = 1'b0;
      #(BIT);
      for (i = 0; i < 8; i = i + 1) begin
        rx = data[i];
        #(BIT);
      end
      rx = 1'b1;
      #(BIT);
    end
  endtask

  initial forever begin
    @(negedge tx);
    #(1.5 * BIT);
    for (j = 0; j < 8; j = j + 1) begin
      got[j] = tx;
      #(BIT);
    end
    if (tx !== 1'b1) $display("no stop");
    $display("%0d", got);
    received = received + 1;
  end

  initial begin
    $readmemh("bytes.hex", bytes);
    #(40 * BIT);
    for (n = 0; n < {frame}; n = n + 1) send(bytes[n]);
    wait (received == {result});
    for (n = 0; n < {frame} / 2; n = n + 1) send(bytes[n]);
    rx = 1'b0;
    #(40 * BIT);
    // What came of the half is not counted.
    $display("break");
    received = {result};
    rx = 1'b1;
    #(40 * BIT);
    for (n = {frame}; n < 2 * {frame}; n = n + 1) send(bytes[n]);
    wait (received == 2 * {result});
    for (n = 2 * {frame}; n < 3 * {frame}; n = n + 1) send(bytes[n]);
    wait (received == 3 * {result});
    #(40 * BIT);
    $finish;
  end
  initial #{limit} $finish;
endmodule
"""

design, folder = open_design(sys.argv[1]), pathlib.Path(sys.argv[2])
source, result = design.inputs[0], design.outputs[0]
frames = random_frames(design, 3, seed=5)
sent = source.pack(frames[0])
count = result.beats * result.beat_bytes
folder.mkdir()
name, top = serial_top(design, CLOCKS)
(folder / "top.v").write_text(top)
(folder / "bench.v").write_text(
    BENCH.format(
        name=name, sent=len(sent), frame=len(sent) // 3, result=count, limit=400 * len(sent) * CLOCKS
    )
)
here = design.folder.resolve()
(here / "bytes.hex").write_text("".join(f"{byte:02x}\n" for byte in sent))
sources = [str(path.resolve()) for path in (folder / "bench.v", folder / "top.v", *design.sources)]
program = str((folder / "bench").resolve())
subprocess.run(["iverilog", "-g2005", "-o", program, "-s", "bench", *sources], check=True, cwd=here)
run = subprocess.run(["vvp", "-n", program], check=True, cwd=here, capture_output=True, text=True)
before, after = run.stdout.split("break\n")
lines = before.split()[:count] + after.split()
if "no stop" in lines or len(lines) != 3 * count:
    sys.exit(f"{len(lines)} bytes of {3 * count} came: {lines[:9]}")
found = result.unpack(bytes(map(int, lines)))
same = np.array_equal(found, expected(design, frames)[0])
print("same" if same else "not the same")
