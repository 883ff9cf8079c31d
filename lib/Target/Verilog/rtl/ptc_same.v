//===- ptc_same.v - Whether bits are all equal ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// y = 1 if all N bits of x are 0, or all are 1.
//
// On ECP5 in carry cells: a table has four bits, of which one is also the next
// one's, and passes the carry if they are equal. As a gate, Yosys would have each
// table behind it look at all bits. No registers. Resources there: N / 3 + 2 lookup
// tables, a gate for up to three bits.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_same #(
    parameter integer N = 4
) (
    input  wire [N-1:0] x,
    output wire         y
);
`ifdef PTC_ECP5
  localparam integer CHAIN = (N > 3) ? 1 : 0;
`else
  localparam integer CHAIN = 0;
`endif
  generate
    if (CHAIN != 0) begin : g_chain
`ifdef PTC_ECP5
      // An odd number of tables, so that the carry leaves behind one: Yosys 0.23 takes
      // a cell that hands it on as it came for 0.
      localparam integer M = ((N + 1) / 3) | 1;
      localparam integer CELLS = M / 2; // of two tables
      wire [3*M:0] bits = {{3 * M + 1 - N{x[N-1]}}, x};
      wire [CELLS:0] carry;
      assign carry[0] = 1'b1;
      genvar i;
      for (i = 0; i < CELLS; i = i + 1) begin : g_cell
        CCU2C #(.INIT0(16'h8001), .INIT1(16'h8001), .INJECT1_0("YES"), .INJECT1_1("YES")) tables (
            .CIN(carry[i]), .COUT(carry[i+1]), .S0(), .S1(),
            .A0(bits[6*i]), .B0(bits[6*i+1]), .C0(bits[6*i+2]), .D0(bits[6*i+3]),
            .A1(bits[6*i+3]), .B1(bits[6*i+4]), .C1(bits[6*i+5]), .D1(bits[6*i+6])
        );
      end
      CCU2C #(.INIT0(16'h8001), .INIT1(16'h0000), .INJECT1_0("YES"), .INJECT1_1("NO")) out (
          .CIN(carry[CELLS]), .COUT(), .S0(), .S1(y),
          .A0(bits[3*M-3]), .B0(bits[3*M-2]), .C0(bits[3*M-1]), .D0(bits[3*M]),
          .A1(1'b0), .B1(1'b0), .C1(1'b0), .D1(1'b0)
      );
`endif
    end else begin : g_gate
      assign y = (&x) | ~(|x);
    end
  endgenerate
endmodule
`default_nettype wire
