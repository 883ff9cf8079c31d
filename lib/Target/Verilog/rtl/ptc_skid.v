//===- ptc_skid.v - A register slice -------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gives the beats that it took, in order. Neither valid nor ready passes
// through without a register.
//
// Latency: 1 cycle. Rate: a beat a cycle. Holds two beats. Resources: 2 W + 3
// flip-flops, W + 4 lookup tables.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_skid #(
    parameter integer W = 8 // bits of a beat
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
  reg [W-1:0] q, spare;
  reg qv, sv, room;

  wire take = s_valid & room;
  wire free = ~qv | m_ready;
  wire more = take | sv;
  assign s_ready = room;
  assign m_data  = q;
  assign m_valid = qv;

  always @(posedge clk) begin
    if (free) q <= sv ? spare : s_data;
    // What comes while nothing is kept would be kept.
    if (room) spare <= s_data;
  end
  always @(posedge clk)
    if (!rst_n) begin
      qv <= 1'b0;
      sv <= 1'b0;
      room <= 1'b1;
    end else begin
      qv <= free ? more : 1'b1;
      sv <= ~free & more;
      room <= free | ~more;
    end
endmodule
`default_nettype wire
