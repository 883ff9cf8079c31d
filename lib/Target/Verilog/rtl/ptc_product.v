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
// partial products, added in pairs, never a multiplier block; where b is
// constant, the rows that are 0 vanish and adders are left: about A * B * 2
// lookup tables.
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
      // Row i is a * 2^i; the top row of a signed factor counts negative. Rows are
      // added in pairs; the two low bits of what is there by then are the
      // product's, and the rest goes on to the next pair.
      localparam integer N = (B + 1) / 2;
      localparam integer T = A + 3;
      localparam integer REST = P - 2 * (N - 1);
      wire [T-1:0] row = {{3{(SA != 0) & a[A-1]}}, a};
      /* verilator lint_off UNUSEDSIGNAL */ // the sign of the last sum
      /* verilator lint_off UNOPTFLAT */ // each sum depends on the one before
      wire [N*T-1:0] sums;
      /* verilator lint_on UNUSEDSIGNAL */
      genvar i;
      for (i = 0; i < N; i = i + 1) begin : g_pair
        wire [T-1:0] low = b[2*i] ? row : {T{1'b0}};
        wire [T-1:0] pair;
        if (2 * i + 1 < B) begin : g_two
          wire [T-1:0] high = b[2*i+1] ? {row[T-2:0], 1'b0} : {T{1'b0}};
          if (SB != 0 && 2 * i + 2 == B) begin : g_minus
            assign pair = low - high;
          end else begin : g_plus
            assign pair = low + high;
          end
        end else if (SB != 0) begin : g_minus
          assign pair = -low;
        end else begin : g_one
          assign pair = low;
        end
        if (i == 0) begin : g_first
          assign sums[0+:T] = pair;
        end else begin : g_next
          wire [T-1:0] so_far = sums[(i-1)*T+:T];
          assign sums[i*T+:T] = pair + {{2{so_far[T-1]}}, so_far[T-1:2]};
        end
        if (i < N - 1) begin : g_bits
          assign p[2*i+:2] = sums[i*T+:2];
        end
      end
      assign p[P-1:P-REST] = sums[(N-1)*T+:REST];
      /* verilator lint_on UNOPTFLAT */
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
