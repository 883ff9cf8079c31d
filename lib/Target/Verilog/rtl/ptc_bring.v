//===- ptc_bring.v - A number in the type of a result --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// b is the signed number a, clamped to LO .. HI (CLAMP = 1) or its low B bits.
// Bounds that a cannot exceed cost nothing. No registers. Resources: B lookup
// tables and (A - B) / 3 where the bounds are those of B bits, two comparisons
// and B lookup tables else.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_bring #(
    parameter integer A = 16,
    parameter integer B = 8,
    parameter integer CLAMP = 1,
    /* verilator lint_off UNUSEDPARAM */ // where high bits are dropped
    parameter signed [64:0] LO = -128,
    parameter signed [64:0] HI = 127
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire [A-1:0] a,
    output wire [B-1:0] b
);
  wire [B-1:0] low;
  ptc_extend #(.A(A), .B(B), .S(1)) extend (.a(a), .b(low));
  generate
    if (CLAMP != 0) begin : g_clamp
      // Bounds are numbers of B bits, with or without a sign, and a bit is beyond them.
      localparam integer W = (A > B + 2) ? A : B + 2;
      wire signed [W-1:0] x;
      ptc_extend #(.A(A), .B(W), .S(1)) widen (.a(a), .b(x));
      localparam signed [64:0] ONE = 65'sd1;
      localparam [W+64:0] LOWEST = {{W{LO[64]}}, LO};
      localparam [W+64:0] HIGHEST = {{W{HI[64]}}, HI};
      localparam signed [W-1:0] LOW = LOWEST[W-1:0];
      localparam signed [W-1:0] HIGH = HIGHEST[W-1:0];
      if (HI == (ONE <<< (B - 1)) - ONE && LO == -(ONE <<< (B - 1))) begin : g_signed
        // All numbers of B bits: those beyond have a sign that differs from bit B - 1.
        wire fits;
        ptc_same #(.N(W - B + 1)) same (.x(x[W-1:B-1]), .y(fits));
        assign b = fits ? low : {x[W-1], {B - 1{~x[W-1]}}};
      end else if (HI == (ONE <<< B) - ONE && LO == 65'sd0) begin : g_unsigned
        wire fits;
        ptc_same #(.N(W - B)) same (.x(x[W-1:B]), .y(fits));
        assign b = x[W-1] ? {B{1'b0}} : low | {B{~fits}};
      end else begin : g_between
        // By signs of differences, as of a maximum.
        wire [W:0] below = {x[W-1], x} - {LOW[W-1], LOW};
        wire [W:0] above = {HIGH[W-1], HIGH} - {x[W-1], x};
        assign b = below[W] ? LOW[B-1:0] : above[W] ? HIGH[B-1:0] : low;
      end
    end else begin : g_wrap
      assign b = low;
    end
  endgenerate
endmodule
`default_nettype wire
