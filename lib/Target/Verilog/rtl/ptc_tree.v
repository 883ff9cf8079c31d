//===- ptc_tree.v - A tree of adders -------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// y = sum of N signed numbers. Latency: ceil(log2 N) cycles; no handshake, the
// pipeline always moves. Resources: an adder and its register per sum of two.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_tree #(
    parameter integer N = 4,  // numbers
    parameter integer W = 16, // their bits
    parameter integer LEVELS = (N > 1) ? $clog2(N) : 0
) (
    /* verilator lint_off UNUSEDSIGNAL */ // of a tree of one number
    input  wire                clk,
    /* verilator lint_on UNUSEDSIGNAL */
    input  wire [     N*W-1:0] x,
    output wire [W+LEVELS-1:0] y
);
  generate
    if (N == 1) begin : g_one
      assign y = x;
    end else begin : g_more
      localparam integer M = (N + 1) / 2;
      reg [M*(W+1)-1:0] s;
      genvar i;
      for (i = 0; i < M; i = i + 1) begin : g_sum
        wire [W-1:0] a = x[2*i*W+:W];
        if (2 * i + 1 < N) begin : g_two
          wire [W-1:0] b = x[(2*i+1)*W+:W];
          always @(posedge clk) s[i*(W+1)+:W+1] <= {a[W-1], a} + {b[W-1], b};
        end else begin : g_rest
          always @(posedge clk) s[i*(W+1)+:W+1] <= {a[W-1], a};
        end
      end
      ptc_tree #(.N(M), .W(W + 1)) tree (.clk(clk), .x(s), .y(y));
    end
  endgenerate
endmodule
`default_nettype wire
