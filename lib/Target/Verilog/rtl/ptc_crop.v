//===- ptc_crop.v - Drops the border of a map ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The beats of R nested loops (E, LOW, HIGH: see ptc_box; of the operand, in
// beats) of which all positions are inside.
//
// Latency: 1 cycle. Rate: an input beat a cycle. s_ready depends on m_ready.
// Resources: W + 1 flip-flops and the loops.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_crop #(
    parameter integer W = 8, // bits of a beat
    parameter integer R = 2,
    parameter [R*32-1:0] E = {R{32'd2}},
    parameter [R*32-1:0] LOW = 0,
    parameter [R*32-1:0] HIGH = {R{32'd2}}
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
  assign s_ready = en;
  assign m_data  = q;
  assign m_valid = v;
  ptc_box #(.R(R), .E(E), .LOW(LOW), .HIGH(HIGH)) box (
      .clk(clk), .rst_n(rst_n), .moves(en & s_valid), .is_in(is_in));
  always @(posedge clk) if (en) q <= s_data;
  always @(posedge clk)
    if (!rst_n) v <= 1'b0;
    else if (en) v <= s_valid & is_in;
endmodule
`default_nettype wire
