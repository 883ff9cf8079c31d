//===- ptc_shift.v - A shift by a number of bits that is not constant ----===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// y = x * 2^by (LEFT = 1), or x * 2^-by rounded down, of which y has the lowest Y
// bits. x has a sign if S = 1.
//
// On ECP5 by bits of `by`, the lowest first, each a choice per bit (`ptc_choose`). No
// registers. Resources there: at most N lookup tables a bit.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_shift #(
    parameter integer X = 8, // bits of x
    parameter integer S = 1,
    parameter integer N = 3, // bits of by
    parameter integer Y = 8, // bits of y
    parameter integer LEFT = 1
) (
    input  wire [X-1:0] x,
    input  wire [N-1:0] by,
    output wire [Y-1:0] y
);
  localparam integer V = (LEFT != 0) ? Y : X;
`ifdef PTC_ECP5
  // What is shifted, behind the levels before; bits from TOP on are the sign.
  wire sign = (S != 0) & x[X-1];
  wire [(N+1)*V-1:0] z;
  ptc_extend #(.A(X), .B(V), .S(S)) extend_x (.a(x), .b(z[V-1:0]));
  genvar l, i;
  generate
    for (l = 0; l < N; l = l + 1) begin : g_level
      localparam integer TOP = ((LEFT != 0) ? X + (1 << l) - 1 : X) - S;
      for (i = 0; i < V; i = i + 1) begin : g_bit
        localparam integer J = (LEFT != 0) ? i - (1 << l) : i + (1 << l);
        wire own = (i < TOP) ? z[l*V+i] : sign;
        if (J < 0) begin : g_zero
          assign z[(l+1)*V+i] = own & ~by[l];
        end else if (J < TOP) begin : g_choice
          ptc_choose #(.W(1)) choose (.a(own), .b(z[l*V+J]), .s(by[l]), .y(z[(l+1)*V+i]));
        end else if (i < TOP) begin : g_sign
          assign z[(l+1)*V+i] = by[l] ? sign : own;
        end else begin : g_top
          assign z[(l+1)*V+i] = sign;
        end
      end
    end
  endgenerate
  ptc_extend #(.A(V), .B(Y), .S(S)) extend_y (.a(z[N*V+:V]), .b(y));
`else
  wire signed [V:0] wide, shifted;
  ptc_extend #(.A(X), .B(V + 1), .S(S)) extend (.a(x), .b(wide));
  assign shifted = (LEFT != 0) ? wide <<< by : wide >>> by;
  ptc_extend #(.A(V + 1), .B(Y), .S(1)) extend_y (.a(shifted), .b(y));
`endif
endmodule
`default_nettype wire
