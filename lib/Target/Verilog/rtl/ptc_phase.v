//===- ptc_phase.v - A position among windows that do not overlap --------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Counts E positions, of which window i has those from i * S - P on, K of them
// but for those outside. Resources: two counters.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_phase #(
    parameter integer E = 8, // positions
    parameter integer O = 4, // windows
    parameter integer K = 2, // positions of a window, at most S
    parameter integer S = 2, // positions between windows
    parameter integer P = 0  // positions of the first one before 0, below K
) (
    input  wire clk,
    input  wire rst_n,
    input  wire moves,
    output wire first,         // position of a window inside of the map
    output wire last,
    output wire inside_window,
    output wire window_ends,   // the next position is the next window's
    output wire ends           // last position
);
  localparam integer EW = (E > 1) ? $clog2(E) : 1;
  localparam integer SW = (S > 1) ? $clog2(S) : 1;
  localparam integer OW = $clog2(O + 1);
  localparam integer KL = K - 1;
  localparam [EW-1:0] EL = E[EW-1:0] - 1'b1;
  localparam [SW-1:0] SL = S[SW-1:0] - 1'b1;
  reg [EW-1:0] n;
  reg [SW-1:0] phase;
  reg [OW-1:0] window;
  assign ends = n == EL;
  assign window_ends = phase == SL;
  /* verilator lint_off CMPCONST */ // windows without gaps
  assign inside_window = (phase <= KL[SW-1:0]) & (window < O[OW-1:0]);
  /* verilator lint_on CMPCONST */
  assign first = (phase == {SW{1'b0}}) | (n == {EW{1'b0}});
  assign last = (phase == KL[SW-1:0]) | ends;
  always @(posedge clk)
    if (!rst_n) begin
      n <= {EW{1'b0}};
      phase <= P[SW-1:0];
      window <= {OW{1'b0}};
    end else if (moves) begin
      n <= ends ? {EW{1'b0}} : n + 1'b1;
      phase <= ends ? P[SW-1:0] : window_ends ? {SW{1'b0}} : phase + 1'b1;
      if (ends) window <= {OW{1'b0}};
      else if (window_ends & (window < O[OW-1:0])) window <= window + 1'b1;
    end
endmodule
`default_nettype wire
