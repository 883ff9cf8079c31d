//===- ptc_times.v - A product with a constant ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// p = a * C, the low P bits, for a signed a and C of -(2^63 - 1) to 2^63 - 1.
//
// C is written in digits -1, 0 and 1 of which no two neighbours are set (the
// non-adjacent form: the fewest that are set, a third on average). The upper half
// of those and the lower half are two constants, of which one is negative only if
// both are; their products are added or subtracted. No registers. Resources: an
// adder for each digit that is set but one, of A bits and those of its constant,
// less where the lower half, if not subtracted, has no part; one more if all
// digits are -1.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_times #(
    parameter integer A = 8, // bits of a
    parameter integer P = 16,
    parameter signed [63:0] C = 3
) (
    /* verilator lint_off UNUSEDSIGNAL */ // of a product with 0
    input  wire [A-1:0] a,
    /* verilator lint_on UNUSEDSIGNAL */
    output wire [P-1:0] p
);
  // Digits of C that are 1 and -1: 3 C has a bit more where they begin.
  localparam [65:0] ONCE = {{2{C[63]}}, C};
  localparam [65:0] THRICE = ONCE + (ONCE << 1);
  localparam [65:0] PLUS = (THRICE & ~ONCE) >> 1;
  localparam [65:0] MINUS = (ONCE & ~THRICE) >> 1;

  // How many bits are set, and the place of number n of them. A module that holds
  // one of its kind has, to Verilator, these names twice.
  /* verilator lint_off VARHIDDEN */
  function integer bits_of(input [65:0] bits);
    integer i;
    begin
      bits_of = 0;
      for (i = 0; i < 66; i = i + 1) bits_of = bits_of + {31'd0, bits[i]};
    end
  endfunction
  function integer place_of(input [65:0] bits, input integer n);
    integer i, seen;
    begin
      place_of = 0;
      seen = 0;
      for (i = 0; i < 66; i = i + 1) begin
        if (bits[i] && seen == n) place_of = i;
        seen = seen + {31'd0, bits[i]};
      end
    end
  endfunction
  /* verilator lint_on VARHIDDEN */

  localparam integer N = bits_of(PLUS | MINUS);
  localparam integer LOW = place_of(PLUS | MINUS, 0);      // zeros below all digits
  localparam integer MID = place_of(PLUS | MINUS, N / 2);  // of the upper half
  localparam [65:0] SIZE = C[63] ? -ONCE : ONCE;
  localparam integer W = A + $clog2(SIZE + 66'd1) - LOW;   // of the odd product
  generate
    if (N == 0) begin : g_zero
      assign p = {P{1'b0}};
    end else begin : g_some
      wire [W-1:0] odd;
      wire [W+LOW-1:0] shifted = {{LOW{1'b0}}, odd} << LOW;
      ptc_extend #(.A(W + LOW), .B(P), .S(1)) extend (.a(shifted), .b(p));
      if (N == 1) begin : g_digit
        wire [W-1:0] wide;
        ptc_extend #(.A(A), .B(W), .S(1)) extend_a (.a(a), .b(wide));
        assign odd = C[63] ? -wide : wide;
      end else begin : g_sum
        localparam [65:0] BELOW = (66'd1 << MID) - 66'd1;
        localparam [65:0] UPPER = (PLUS >> MID) - (MINUS >> MID);
        localparam [65:0] LOWER = (PLUS & BELOW) - (MINUS & BELOW);
        // The upper half is subtracted from the lower one, or the other way round.
        localparam integer FROM = (UPPER[65] && !LOWER[65]) ? 1 : 0;
        localparam [65:0] HIGH = (FROM != 0) ? -UPPER : UPPER;
        localparam [65:0] REST = LOWER[65] ? -LOWER : LOWER;
        localparam integer S = MID - LOW;
        wire [W-S-1:0] upper;
        wire [W-1:0] lower;
        ptc_times #(.A(A), .P(W - S), .C(HIGH[63:0])) times_upper (.a(a), .p(upper));
        ptc_times #(.A(A), .P(W), .C(REST[63:0] >> LOW)) times_lower (.a(a), .p(lower));
        if (LOWER[65]) begin : g_less
          assign odd = {upper, {S{1'b0}}} - lower;
        end else if (FROM != 0) begin : g_from
          assign odd = {lower[W-1:S] - upper, lower[S-1:0]};
        end else begin : g_more
          assign odd = {upper + lower[W-1:S], lower[S-1:0]};
        end
      end
    end
  endgenerate
endmodule
`default_nettype wire
