//===- ptc_extend.v - A number in another width --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// b is a in B bits: with the sign (S = 1) or zeros above it, or its low bits.
// Wires only.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_extend #(
    parameter integer A = 8,
    parameter integer B = 16,
    parameter integer S = 1
) (
    /* verilator lint_off UNUSEDSIGNAL */ // bits that are dropped
    input  wire [A-1:0] a,
    /* verilator lint_on UNUSEDSIGNAL */
    output wire [B-1:0] b
);
  generate
    if (B > A) begin : g_more
      assign b = {{B - A{(S != 0) & a[A-1]}}, a};
    end else begin : g_less
      assign b = a[B-1:0];
    end
  endgenerate
endmodule
`default_nettype wire
