//===- ptc_product.v - A product, without registers ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// p = a * b, A and B bits wide, each with its own signedness.
//
// FORM 0: left to the tool, which takes multiplier blocks. FORM 1: rows of
// partial products, added in pairs, and their sums in pairs, never a multiplier
// block; where b is constant, the rows that are 0 vanish and adders are left.
// About A * B * 2 lookup tables, with PTC_ECP5 (ptc_pair) half of that.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_product #(
    parameter integer A = 8,
    parameter integer B = 8,
    parameter integer SA = 1, // a is signed
    parameter integer SB = 1,
    parameter integer FORM = 0
) (
    input  wire [  A-1:0] a,
    input  wire [  B-1:0] b,
    output wire [A+B-1:0] p
);
  localparam integer P = A + B;
  generate
    if (FORM != 0) begin : g_lut
      // As signed numbers: x, and y of an even number of bits.
      localparam integer AX = (SA != 0) ? A : A + 1;
      localparam integer N = (B + 1) / 2;
      localparam integer LEVELS = (N > 1) ? $clog2(N) : 0;
      localparam integer LEAVES = 1 << LEVELS;
      wire [AX-1:0] x;
      wire [2*N-1:0] y;
      ptc_extend #(.A(A), .B(AX), .S(SA)) extend_a (.a(a), .b(x));
      ptc_extend #(.A(B), .B(2 * N), .S(SB)) extend_b (.a(b), .b(y));
      // Rows in pairs, and their sums in pairs. A sum of 2^k pairs has AX + 2^(k+1)
      // bits; the low ones of its lower part pass by the adder.
      genvar k, i;
      for (k = 0; k <= LEVELS; k = k + 1) begin : g_level
        localparam integer W = AX + (2 << k);
        /* verilator lint_off UNUSEDSIGNAL */ // bits beyond those of p
        wire [(LEAVES>>k)*W-1:0] sums;
        /* verilator lint_on UNUSEDSIGNAL */
        for (i = 0; i < LEAVES >> k; i = i + 1) begin : g_sum
          if (k > 0) begin : g_add
            localparam integer V = AX + (1 << k); // of the parts
            localparam integer S = 1 << k;        // the upper one's weight
            wire [V-1:0] lo = g_level[k-1].sums[2*i*V+:V];
            wire [V-1:0] hi = g_level[k-1].sums[(2*i+1)*V+:V];
            assign sums[i*W+:S] = lo[S-1:0];
            assign sums[i*W+S+:V] = hi + {{S{lo[V-1]}}, lo[V-1:S]};
          end else if (i < N) begin : g_pair
            // The top row of a signed factor counts negative.
            ptc_pair #(.A(AX), .NEG((SB != 0 && i == N - 1) ? 1 : 0)) rows (
                .x(x), .low(y[2*i]), .high(y[2*i+1]), .s(sums[i*W+:W])
            );
          end else begin : g_none
            assign sums[i*W+:W] = {W{1'b0}};
          end
        end
      end
      assign p = g_level[LEVELS].sums[P-1:0];
    end else begin : g_infer
      wire signed [A:0] x = {(SA != 0) & a[A-1], a};
      wire signed [B:0] y = {(SB != 0) & b[B-1], b};
      /* verilator lint_off UNUSEDSIGNAL */ // two more signs
      wire signed [P+1:0] xy = x * y;
      /* verilator lint_on UNUSEDSIGNAL */
      assign p = xy[P-1:0];
    end
  endgenerate
endmodule
`default_nettype wire
