//===- ptc_box.v - Whether a position is inside of a box -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// R nested loops over E positions each, 32 bits per loop, the innermost one in
// the low bits; `is_in` says whether each is at least LOW and below HIGH, which
// must be above it. Moves to the next position where `moves`. Resources: R
// counters, two comparisons with constants and a flip-flop for each with a border.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_box #(
    parameter integer R = 2,
    parameter [R*32-1:0] E = {R{32'd2}},
    parameter [R*32-1:0] LOW = 0,
    parameter [R*32-1:0] HIGH = {R{32'd2}}
) (
    input  wire clk,
    input  wire rst_n,
    input  wire moves,
    output wire is_in
);
  /* verilator lint_off UNOPTFLAT */ // loop i depends on those inside of it
  wire [R:0] turns;
  /* verilator lint_on UNOPTFLAT */
  wire [R-1:0] inside_loop;
  assign turns[0] = moves;
  assign is_in = &inside_loop;
  /* verilator lint_off UNUSEDSIGNAL */ // frames end by themselves
  wire frame = turns[R];
  /* verilator lint_on UNUSEDSIGNAL */
  genvar i;
  generate
    for (i = 0; i < R; i = i + 1) begin : g_loop
      localparam [31:0] EXTENT = E[i*32+:32];
      localparam [31:0] FIRST = LOW[i*32+:32];
      localparam [31:0] END = HIGH[i*32+:32];
      if (EXTENT == 32'd1) begin : g_once
        assign turns[i+1] = turns[i];
        assign inside_loop[i] = (FIRST == 32'd0) && (END != 32'd0);
      end else begin : g_count
        localparam integer W = $clog2(EXTENT);
        localparam [31:0] FINAL = EXTENT - 32'd1;
        reg [W-1:0] n;
        wire ends = n == FINAL[W-1:0];
        assign turns[i+1] = turns[i] & ends;
        if (FIRST == 32'd0 && END >= EXTENT) begin : g_all
          assign inside_loop[i] = 1'b1;
        end else begin : g_some
          // Known one position ahead, so that borders are told by equality.
          localparam [31:0] BEFORE = FIRST - 32'd1;
          localparam [31:0] LAST = END - 32'd1;
          wire begins, stops;
          if (FIRST == 32'd0) begin : g_from_0
            assign begins = ends;
          end else begin : g_from
            assign begins = n == BEFORE[W-1:0];
          end
          if (END >= EXTENT) begin : g_to_end
            assign stops = ends;
          end else begin : g_to
            assign stops = n == LAST[W-1:0];
          end
          reg is_here;
          assign inside_loop[i] = is_here;
          always @(posedge clk)
            if (!rst_n) is_here <= FIRST == 32'd0;
            else if (turns[i]) is_here <= begins | (is_here & ~stops);
        end
        always @(posedge clk)
          if (!rst_n) n <= {W{1'b0}};
          else if (turns[i]) n <= ends ? {W{1'b0}} : n + 1'b1;
      end
    end
  endgenerate
endmodule
`default_nettype wire
