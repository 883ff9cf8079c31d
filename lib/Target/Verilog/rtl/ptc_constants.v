//===- ptc_constants.v - Constants as a stream ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The DEPTH words of FILE, over and over, one whenever one is taken: the
// constant operand of an element-wise unit. A word is always there, from the
// first cycle after a reset of at least two cycles on. Resources: the memory, a
// counter, W flip-flops.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_constants #(
    parameter integer W = 8,
    parameter integer DEPTH = 4,
    parameter FILE = "constants.hex",
    /* verilator lint_off UNUSEDPARAM */ // of an attribute
    parameter STYLE = "auto" // auto, logic or block
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire         clk,
    input  wire         rst_n,
    output wire [W-1:0] m_data,
    output wire         m_valid,
    input  wire         m_ready
);
  localparam integer AW = (DEPTH > 1) ? $clog2(DEPTH) : 1;
  localparam [AW-1:0] LAST = DEPTH[AW-1:0] - 1'b1;
  (* rom_style = STYLE *) (* ram_style = STYLE *) reg [W-1:0] rom[0:DEPTH-1];
  initial $readmemh(FILE, rom);
  reg [AW-1:0] n;
  reg [W-1:0] q;
  wire [AW-1:0] next = ~rst_n ? {AW{1'b0}} : ~m_ready ? n : (n == LAST) ? {AW{1'b0}} : n + 1'b1;
  assign m_data = q;
  assign m_valid = 1'b1;
  always @(posedge clk) begin
    n <= next;
    q <= rom[next];
  end
endmodule
`default_nettype wire
