//===- ptc_concat.v - Several streams in turns ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// BEATS (32 bits each) beats of each of N operands, the first one in the low
// bits, over and over: the channels of several maps, pixel by pixel.
//
// Latency: 1 cycle. Rate: a beat a cycle. s_ready depends on m_ready. Resources:
// W N / 2 + W lookup tables, W + 1 flip-flops.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_concat #(
    parameter integer W = 8, // bits of a beat
    parameter integer N = 2,
    parameter integer CW = 16, // bits of a counter of these beats
    parameter [N*32-1:0] BEATS = {N{32'd1}}
) (
    input  wire           clk,
    input  wire           rst_n,
    input  wire [N*W-1:0] s_data,
    input  wire [  N-1:0] s_valid,
    output wire [  N-1:0] s_ready,
    output wire [  W-1:0] m_data,
    output wire           m_valid,
    input  wire           m_ready
);
  reg [N-1:0] turn;          // one bit
  reg [CW-1:0] n;
  reg [W-1:0] q, chosen;
  /* verilator lint_off UNUSEDSIGNAL */ // high bits
  reg [31:0] beats;
  /* verilator lint_on UNUSEDSIGNAL */
  reg v;
  wire en = ~v | m_ready;
  wire there = |(turn & s_valid);
  wire ends = n + 1'b1 == beats[CW-1:0];
  assign s_ready = turn & {N{en}};
  assign m_data  = q;
  assign m_valid = v;
  integer i;
  always @(*) begin
    chosen = {W{1'b0}};
    beats = 32'd0;
    for (i = 0; i < N; i = i + 1)
      if (turn[i]) begin
        chosen = chosen | s_data[i*W+:W];
        beats = beats | BEATS[i*32+:32];
      end
  end
  always @(posedge clk) if (en) q <= chosen;
  always @(posedge clk)
    if (!rst_n) begin
      turn <= {{N - 1{1'b0}}, 1'b1};
      n <= {CW{1'b0}};
      v <= 1'b0;
    end else if (en) begin
      v <= there;
      if (there) begin
        n <= ends ? {CW{1'b0}} : n + 1'b1;
        if (ends) turn <= {turn[N-2:0], turn[N-1]};
      end
    end
endmodule
`default_nettype wire
