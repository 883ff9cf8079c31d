//===- ptc_fifo.v - A queue of beats -------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gives the beats that it took, in order. Holds DEPTH of them in its memory, one
// in its read register and one in its output register.
//
// Latency: 3 cycles. Rate: a beat a cycle, with DEPTH = 1 every other cycle.
// Both handshakes are registers. Resources: W * DEPTH bits of memory, 2 W + 2
// ceil(log2 DEPTH) + 5 flip-flops.
//
// The read is synchronous, so that one text serves distributed and block
// memory; STYLE decides. A block memory takes half of a short cycle to read, so
// nothing but the output register comes behind it.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_fifo #(
    parameter integer W = 8,      // bits of a beat
    parameter integer DEPTH = 16, // beats in the memory, at least 1
    /* verilator lint_off UNUSEDPARAM */ // of an attribute
    parameter STYLE = "auto"      // auto, distributed, block or registers
    /* verilator lint_on UNUSEDPARAM */
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
  localparam integer AW = (DEPTH > 1) ? $clog2(DEPTH) : 1;
  localparam integer CW = $clog2(DEPTH + 1);
  localparam [AW-1:0] LAST = DEPTH[AW-1:0] - 1'b1;

  (* ram_style = STYLE, no_rw_check *) reg [W-1:0] mem[0:DEPTH-1];
  reg [AW-1:0] wp, rp;
  wire [CW-1:0] level /* verilator public_flat_rd */; // a simulator may ask
  reg [W-1:0] q, o;
  reg qv, ov, full, some;

  wire push = s_valid & ~full;
  wire move = ~ov | m_ready;
  wire pop = some & (~qv | move);
  assign s_ready = ~full;
  assign m_data  = o;
  assign m_valid = ov;

  always @(posedge clk) begin
    if (push) mem[wp] <= s_data;
    if (pop) q <= mem[rp];
    if (move) o <= q;
  end
  always @(posedge clk)
    if (!rst_n) begin
      wp <= {AW{1'b0}};
      rp <= {AW{1'b0}};
      qv <= 1'b0;
      ov <= 1'b0;
    end else begin
      if (push) wp <= (wp == LAST) ? {AW{1'b0}} : wp + 1'b1;
      if (pop) rp <= (rp == LAST) ? {AW{1'b0}} : rp + 1'b1;
      qv <= pop | (qv & ~move);
      ov <= qv | (ov & ~m_ready);
    end

  generate
    if (DEPTH == 2) begin : g_two
      // The flags are the level.
      assign level = {full, some & ~full};
      always @(posedge clk)
        if (!rst_n) begin
          full <= 1'b0;
          some <= 1'b0;
        end else if (push != pop) begin
          full <= push & some;
          some <= push | full;
        end
    end else begin : g_more
      // One adder, and flags that do not wait for it.
      reg [CW-1:0] n;
      assign level = n;
      always @(posedge clk)
        if (!rst_n) begin
          n <= {CW{1'b0}};
          full <= 1'b0;
          some <= 1'b0;
        end else if (push != pop) begin
          n <= n + {{CW - 1{pop}}, 1'b1};
          full <= push & (n == DEPTH[CW-1:0] - 1'b1);
          some <= push | (n != {{CW - 1{1'b0}}, 1'b1});
        end
    end
  endgenerate
endmodule
`default_nettype wire
