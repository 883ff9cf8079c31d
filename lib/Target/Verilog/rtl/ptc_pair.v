//===- ptc_pair.v - Two rows of a product --------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// s = x * (low + 2 * high) or, with NEG, x * (low - 2 * high), all signed.
//
// No registers. With PTC_ECP5 defined, the gates are in the cells of the carry
// chain, which synthesis does not find: A + 2 lookup tables instead of 3 (A + 2).
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_pair #(
    parameter integer A = 8, // bits of x
    parameter integer NEG = 0
) (
    input  wire [A-1:0] x,
    input  wire         low,
    input  wire         high,
    output wire [A+1:0] s
);
`ifdef PTC_ECP5
  localparam integer N = (A + 3) / 2; // cells, of two bits each
  wire [2*N-1:0] once = {{2 * N - A{x[A-1]}}, x};
  wire [2*N-1:0] twice = {{2 * N - A - 1{x[A-1]}}, x, 1'b0};
  wire [2*N-1:0] sum;
  wire [N:0] carry;
  assign carry[0] = NEG != 0;
  assign s = sum[A+1:0];
  // A0 & B0 is what is subtracted where NEG, else one of two equal summands.
  genvar i;
  generate
    for (i = 0; i < N; i = i + 1) begin : g_cell
      CCU2C #(
          .INIT0(NEG != 0 ? 16'h8777 : 16'h7888),
          .INIT1(NEG != 0 ? 16'h8777 : 16'h7888),
          .INJECT1_0("NO"),
          .INJECT1_1("NO")
      ) bits (
          .CIN(carry[i]),
          .A0(twice[2*i]), .B0(high), .C0(once[2*i]), .D0(low),
          .A1(twice[2*i+1]), .B1(high), .C1(once[2*i+1]), .D1(low),
          .S0(sum[2*i]), .S1(sum[2*i+1]), .COUT(carry[i+1])
      );
    end
  endgenerate
`else
  wire [A+1:0] once = low ? {{2{x[A-1]}}, x} : {A + 2{1'b0}};
  wire [A+1:0] twice = high ? {x[A-1], x, 1'b0} : {A + 2{1'b0}};
  generate
    if (NEG != 0) begin : g_minus
      assign s = once - twice;
    end else begin : g_plus
      assign s = once + twice;
    end
  endgenerate
`endif
endmodule
`default_nettype wire
