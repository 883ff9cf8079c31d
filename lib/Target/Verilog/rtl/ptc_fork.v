//===- ptc_fork.v - Copies of a stream -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each of N copies gets each beat. A copy goes as soon as it is taken; the beat
// leaves the input in the cycle in which the last copy goes, so that one copy
// may be a beat ahead of another.
//
// Latency: 0 cycles. Rate: a beat a cycle. s_ready depends on all m_ready, as
// nothing is stored. Resources: N flip-flops, 3 N lookup tables.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_fork #(
    parameter integer W = 8, // bits of a beat
    parameter integer N = 2  // copies
) (
    input  wire           clk,
    input  wire           rst_n,
    input  wire [  W-1:0] s_data,
    input  wire           s_valid,
    output wire           s_ready,
    output wire [N*W-1:0] m_data,
    output wire [  N-1:0] m_valid,
    input  wire [  N-1:0] m_ready
);
  // Copies of the present beat that have gone.
  reg  [N-1:0] gone;
  wire [N-1:0] went = gone | m_ready;
  assign m_data  = {N{s_data}};
  assign m_valid = {N{s_valid}} & ~gone;
  assign s_ready = &went;
  always @(posedge clk)
    if (!rst_n) gone <= {N{1'b0}};
    else if (s_valid) gone <= s_ready ? {N{1'b0}} : went;
endmodule
`default_nettype wire
