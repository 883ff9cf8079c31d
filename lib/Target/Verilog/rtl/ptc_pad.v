//===- ptc_pad.v - A border around a map ---------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// R nested loops (E, LOW, HIGH: see ptc_box; of the result, in beats): the
// operand's beats where all positions are inside, VALUE elsewhere.
//
// Latency: 1 cycle. Rate: a result beat a cycle. s_ready depends on m_ready.
// Resources: W + 1 flip-flops and the loops.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_pad #(
    parameter integer W = 8, // bits of a beat
    parameter integer R = 2,
    parameter [R*32-1:0] E = {R{32'd2}},
    parameter [R*32-1:0] LOW = 0,
    parameter [R*32-1:0] HIGH = {R{32'd2}},
    parameter [W-1:0] VALUE = 0
) (
    input  wire         clk,
    input  wire         rst_n,
    input  wire [W-1:0] s_data,
    input  wire         s_valid,
    output wire         s_ready,
    output wire [W-1:0] m_data,
    output wire         m_valid,
    input  wire         m_ready
);
  reg [W-1:0] q;
  reg v;
  wire en = ~v | m_ready;
  wire is_in;
  wire there = s_valid | ~is_in;
  assign s_ready = en & is_in;
  assign m_data  = q;
  assign m_valid = v;
  ptc_box #(.R(R), .E(E), .LOW(LOW), .HIGH(HIGH)) box (
      .clk(clk), .rst_n(rst_n), .moves(en & there), .is_in(is_in));
  always @(posedge clk) if (en) q <= is_in ? s_data : VALUE;
  always @(posedge clk)
    if (!rst_n) v <= 1'b0;
    else if (en) v <= there;
endmodule
`default_nettype wire
