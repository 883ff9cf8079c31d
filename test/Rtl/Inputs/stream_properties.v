//===- stream_properties.v - What is true of every queue -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Watches a module that hands on the elements of beats in order: IN_E of EW bits
// each in a beat that comes, OUT_E in one that leaves. Keeps what came and has
// not left: what leaves is the oldest of that, so that nothing is lost,
// duplicated, out of order or before its time. A beat that is offered stays. At
// most HOLDS elements are inside, and at least FILLS where no beat is taken for
// several cycles; where WHOLE elements are inside, a beat is offered within WAITS cycles.
//
// The environment: reset in the first cycle, beats that stay until they are
// taken.

`default_nettype none
module stream_properties #(
    parameter integer EW = 2,
    parameter integer IN_E = 1,
    parameter integer OUT_E = 1,
    parameter integer HOLDS = 4,
    parameter integer FILLS = 4,
    parameter integer WHOLE = 1,
    parameter integer WAITS = 2
) (
    input wire                clk,
    input wire                rst_n,
    input wire [ IN_E*EW-1:0] s_data,
    input wire                s_valid,
    input wire                s_ready,
    input wire [OUT_E*EW-1:0] m_data,
    input wire                m_valid,
    input wire                m_ready
);
  reg [HOLDS*EW-1:0] inside_data; // the oldest in the low bits
  reg [4:0] count;                // elements inside
  reg [2:0] waited, still;
  reg [IN_E*EW-1:0] last_s;
  reg [OUT_E*EW-1:0] last_m;
  reg s_waits, m_waits, started;
  wire push = s_valid & s_ready;
  wire pop = m_valid & m_ready;
  wire [4:0] rest = pop ? count - OUT_E : count;
  wire [HOLDS*EW-1:0] kept = pop ? inside_data >> (OUT_E * EW) : inside_data;
  wire [HOLDS*EW-1:0] added = push ? {{HOLDS*EW{1'b0}}, s_data} << (rest * EW) : 0;
  initial started = 1'b0;
  always @(posedge clk) begin
    started <= 1'b1;
    assume (rst_n == started);
    if (!rst_n) begin
      count <= 5'd0;
      inside_data <= 0;
      waited <= 3'd0;
      still <= 3'd0;
      s_waits <= 1'b0;
      m_waits <= 1'b0;
    end else begin
      count <= push ? rest + IN_E : rest;
      inside_data <= kept | added;
      last_s <= s_data;
      last_m <= m_data;
      s_waits <= s_valid & ~s_ready;
      m_waits <= m_valid & ~m_ready;
      if (s_waits) assume (s_valid && s_data == last_s);
      if (m_waits) assert (m_valid && m_data == last_m);
      if (m_valid) assert (count >= OUT_E && m_data == inside_data[OUT_E*EW-1:0]);
      assert (count <= HOLDS);
      waited <= (count >= WHOLE && !m_valid) ? waited + 3'd1 : 3'd0;
      assert (waited <= WAITS);
      still <= (s_valid && !s_ready && !pop) ? (still == 3'd4 ? still : still + 3'd1) : 3'd0;
      if (still == 3'd4) assert (count >= FILLS);
    end
  end
endmodule
`default_nettype wire
