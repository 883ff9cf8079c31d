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
// constant, the rows that are 0 vanish and adders are left: about A * B * 5 / 2
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
      wire [P-1:0] wide = {{B{(SA != 0) & a[A-1]}}, a};
      // Row i is a * 2^i; the top row of a signed factor counts negative.
      localparam integer N = (B + 1) / 2;
      wire [N*P-1:0] pairs;
      genvar i;
      for (i = 0; i < N; i = i + 1) begin : g_pair
        wire [P-1:0] low = b[2*i] ? wide << (2 * i) : {P{1'b0}};
        if (2 * i + 1 < B) begin : g_two
          wire [P-1:0] high = b[2*i+1] ? wide << (2 * i + 1) : {P{1'b0}};
          if (SB != 0 && 2 * i + 2 == B) begin : g_minus
            assign pairs[i*P+:P] = low - high;
          end else begin : g_plus
            assign pairs[i*P+:P] = low + high;
          end
        end else if (SB != 0) begin : g_minus
          assign pairs[i*P+:P] = -low;
        end else begin : g_one
          assign pairs[i*P+:P] = low;
        end
      end
      reg [P-1:0] sum;
      integer k;
      always @(*) begin
        sum = {P{1'b0}};
        for (k = 0; k < N; k = k + 1) sum = sum + pairs[k*P+:P];
      end
      assign p = sum;
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
