//===- ptc_choose.v - One of two words -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// y = s ? b : a. A lookup table a bit, and on ECP5 one of its own: of several choices
// behind each other Yosys would make tables of up to seven inputs that share nothing,
// twice the size. So it is for those, and no other.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_choose #(
    parameter integer W = 8
) (
    input  wire [W-1:0] a,
    input  wire [W-1:0] b,
    input  wire         s,
    output wire [W-1:0] y
);
`ifdef PTC_ECP5
  genvar i;
  generate
    for (i = 0; i < W; i = i + 1) begin : g_bit
      LUT4 #(.INIT(16'hCACA)) choice (.A(a[i]), .B(b[i]), .C(s), .D(1'b0), .Z(y[i]));
    end
  endgenerate
`else
  assign y = s ? b : a;
`endif
endmodule
`default_nettype wire
