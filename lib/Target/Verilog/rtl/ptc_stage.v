//===- ptc_stage.v - A register of a pipeline, or wires ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// q = d a cycle later, where en; with REG = 0, q = d.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_stage #(
    parameter integer W = 8,
    parameter integer REG = 1
) (
    /* verilator lint_off UNUSEDSIGNAL */ // of wires
    input  wire         clk,
    input  wire         en,
    /* verilator lint_on UNUSEDSIGNAL */
    input  wire [W-1:0] d,
    output wire [W-1:0] q
);
  generate
    if (REG != 0) begin : g_reg
      reg [W-1:0] r;
      always @(posedge clk) if (en) r <= d;
      assign q = r;
    end else begin : g_wire
      assign q = d;
    end
  endgenerate
endmodule
`default_nettype wire
