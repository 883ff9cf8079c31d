//===- bench_sink.v - Compares beats with a file -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes a beat in each cycle with probability rate / 256, always if rate is
// 255, and compares it with the next one of FILE. After `report` it prints
//
//   RESULT <name> <phase> <beats> <wrong beats> <first> <last of each frame>
//
// with cycles since reset; beats beyond the last one count as wrong, and so do
// a beat that changed or went while it waited, and a tlast that is not the last of
// FRAME beats. With AHEAD, the first beats of a
// frame that never comes may follow, as a border does that needs no input.

`default_nettype none
module bench_sink #(
    parameter integer W = 8,
    parameter integer BEATS = 1,
    parameter integer FRAME = 1,
    parameter [15:0] SEED = 1,
    parameter integer AHEAD = 0, // the next frame may begin by itself
    parameter NAME = "x",
    parameter FILE = "x.hex"
) (
    input  wire         clk,
    input  wire         rst_n,
    input  wire [  7:0] rate,
    input  wire         report,
    input  wire [  7:0] phase,
    output wire         done,
    input  wire [W-1:0] tdata,
    input  wire         tvalid,
    input  wire         tlast,
    output wire         tready
);
  reg [W-1:0] beats[0:BEATS-1];
  initial $readmemh(FILE, beats);
  reg [15:0] lfsr;
  reg ready, waited;
  reg [W:0] shown;
  integer n, wrong, cycle, first, ends, i;
  integer lasts[0:7];
  wire ends_frame = (n + 1) % FRAME == 0;
  assign tready = ready;
  assign done = n >= BEATS;
  initial lfsr = SEED;
  wire changed = waited & (~tvalid | ({tlast, tdata} !== shown));
  always @(posedge clk) begin
    lfsr <= {lfsr[14:0], lfsr[15] ^ lfsr[13] ^ lfsr[12] ^ lfsr[10]};
    ready <= (rate == 8'd255) | (lfsr[7:0] < rate);
    if (!rst_n) begin
      n <= 0;
      wrong <= 0;
      cycle <= 0;
      first <= -1;
      ends <= 0;
      waited <= 1'b0;
    end else begin
      cycle  <= cycle + 1;
      waited <= tvalid & ~tready;
      shown <= {tlast, tdata};
      if (changed) wrong <= wrong + 1;
      if (tvalid === 1'bx) wrong <= wrong + 1;
      if (tvalid & tready) begin
        n <= n + 1;
        if (n == 0) first <= cycle;
        if (n >= BEATS && AHEAD == 0) wrong <= wrong + 1;
        else if (n >= BEATS) begin
          if (n >= 2 * BEATS || tdata !== beats[n-BEATS]) wrong <= wrong + 1;
        end else if (tdata !== beats[n]) begin
          wrong <= wrong + 1;
          if (wrong < 3)
            $display("WRONG %0s phase %0d beat %0d: %h, expected %h", NAME, phase, n, tdata, beats[n]);
        end
        if (tlast !== ends_frame) begin
          wrong <= wrong + 1;
          if (wrong < 3) $display("WRONG %0s phase %0d beat %0d: tlast %b", NAME, phase, n, tlast);
        end
        if (ends_frame && n < BEATS) begin
          lasts[ends] <= cycle;
          ends <= ends + 1;
        end
      end
    end
    if (report) begin
      $write("RESULT %0s %0d %0d %0d %0d", NAME, phase, (n > BEATS && AHEAD != 0) ? BEATS : n, wrong, first);
      for (i = 0; i < ends; i = i + 1) $write(" %0d", lasts[i]);
      $write("\n");
    end
  end
endmodule
`default_nettype wire
