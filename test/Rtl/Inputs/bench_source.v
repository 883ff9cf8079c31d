//===- bench_source.v - Plays beats from a file --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Offers the BEATS beats of FILE (.hex, a beat a line), one in each cycle with
// probability rate / 256, or whenever it can if rate is 255. A beat that is
// offered stays until it is taken. Nothing reads tlast, which is unknown.

`default_nettype none
module bench_source #(
    parameter integer W = 8,
    parameter integer BEATS = 1,
    parameter [15:0] SEED = 1,
    parameter FILE = "x.hex"
) (
    input  wire         clk,
    input  wire         rst_n,
    input  wire [  7:0] rate,
    output wire [W-1:0] tdata,
    output wire         tvalid,
    output wire         tlast,
    input  wire         tready
);
  reg [W-1:0] beats[0:BEATS-1];
  initial $readmemh(FILE, beats);
  reg [15:0] lfsr;
  integer n;
  reg offers;
  wire goes = tvalid & tready;
  wire will = (rate == 8'd255) | (lfsr[7:0] < rate);
  assign tvalid = offers & (n < BEATS);
  assign tdata = tvalid ? beats[n] : {W{1'bx}};
  assign tlast = 1'bx;
  initial lfsr = SEED;
  always @(posedge clk) begin
    lfsr <= {lfsr[14:0], lfsr[15] ^ lfsr[13] ^ lfsr[12] ^ lfsr[10]};
    if (!rst_n) begin
      n <= 0;
      offers <= will;
    end else begin
      if (goes) n <= n + 1;
      if (goes | ~offers) offers <= will;
    end
  end
endmodule
`default_nettype wire
