//===- ptc_last.v - The end of a frame -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `last` is high with every BEATS-th beat; a beat passes where `goes` is high.
// Resources: a counter.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_last #(
    parameter integer BEATS = 4
) (
    /* verilator lint_off UNUSEDSIGNAL */ // with BEATS = 1
    input  wire clk,
    input  wire rst_n,
    input  wire goes,
    /* verilator lint_on UNUSEDSIGNAL */
    output wire last
);
  generate
    if (BEATS == 1) begin : g_all
      assign last = 1'b1;
    end else begin : g_count
      localparam integer NW = $clog2(BEATS);
      localparam [NW-1:0] LAST = BEATS[NW-1:0] - 1'b1;
      reg [NW-1:0] n;
      assign last = n == LAST;
      always @(posedge clk)
        if (!rst_n) n <= {NW{1'b0}};
        else if (goes) n <= last ? {NW{1'b0}} : n + 1'b1;
    end
  endgenerate
endmodule
`default_nettype wire
