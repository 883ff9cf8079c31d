//===- ptc_times.v - A product with a constant ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// p = a * C, the low P bits, for a signed a and C of 1 to 2^63 - 1.
//
// C is written in digits -1, 0 and 1 of which no two neighbours are set (the
// non-adjacent form: the fewest that are set, a third on average). The upper half
// of those and the lower half are two constants, whose products are added, or
// subtracted where the lower one is negative. No registers. Resources: an adder
// for each digit that is set but one, of A bits and those of its constant, less
// where the lower half, if added, has no part.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_times #(
    parameter integer A = 8, // bits of a
    parameter integer P = 16,
    parameter [62:0] C = 3
) (
    input  wire [A-1:0] a,
    output wire [P-1:0] p
);
  // Digits of C that are 1 and -1: 3 C has a bit more where they begin.
  localparam [65:0] ONCE = {3'b0, C};
  localparam [65:0] THRICE = ONCE + (ONCE << 1);
  localparam [65:0] PLUS = (THRICE & ~ONCE) >> 1;
  localparam [65:0] MINUS = (ONCE & ~THRICE) >> 1;

  // How many bits are set, and the place of number n of them.
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

  localparam integer N = bits_of(PLUS | MINUS);
  localparam integer LOW = place_of(PLUS | MINUS, 0);      // zeros below all digits
  localparam integer MID = place_of(PLUS | MINUS, N / 2);  // of the upper half
  generate
    if (N == 1) begin : g_shift
      wire [A+LOW-1:0] shifted = {{LOW{1'b0}}, a} << LOW;
      ptc_extend #(.A(A + LOW), .B(P), .S(1)) extend (.a(shifted), .b(p));
    end else begin : g_sum
      // Halves, the lower one by its size.
      localparam [65:0] BELOW = (66'd1 << MID) - 66'd1;
      localparam [65:0] UPPER = (PLUS >> MID) - (MINUS >> MID);
      localparam [65:0] LOWER = (PLUS & BELOW) - (MINUS & BELOW);
      localparam integer NEGATIVE = LOWER[65] ? 1 : 0;
      localparam [65:0] SIZE = LOWER[65] ? -LOWER : LOWER;
      localparam integer W = A + $clog2(ONCE + 66'd1) - LOW; // of the odd product
      localparam integer S = MID - LOW;
      wire [W-S-1:0] upper;
      wire [W-1:0] lower, odd;
      ptc_times #(.A(A), .P(W - S), .C(UPPER[62:0])) times_upper (.a(a), .p(upper));
      ptc_times #(.A(A), .P(W), .C(SIZE[62:0] >> LOW)) times_lower (.a(a), .p(lower));
      if (NEGATIVE != 0) begin : g_less
        assign odd = {upper, {S{1'b0}}} - lower;
      end else begin : g_more
        assign odd = {upper + lower[W-1:S], lower[S-1:0]};
      end
      wire [W+LOW-1:0] shifted = {{LOW{1'b0}}, odd} << LOW;
      ptc_extend #(.A(W + LOW), .B(P), .S(1)) extend (.a(shifted), .b(p));
    end
  endgenerate
endmodule
`default_nettype wire
