//===- ptc_cast.v - Another width of beats -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// UP beats of W bits become one wide beat of UP * W bits, the first in the low
// bits, and one of these becomes DOWN beats of UP * W / DOWN bits.
//
// Latency: 1 cycle each way, from the last beat that a wide one needs. Rate: a
// beat a cycle at the side with more of them. s_ready depends on m_ready where
// only one way is gone. Resources: UP * W flip-flops each way.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_cast #(
    parameter integer W = 8,    // bits of a beat that comes
    parameter integer UP = 1,   // such beats in a wide one
    parameter integer DOWN = 1  // beats that a wide one becomes; divides UP * W
) (
    input  wire                 clk,
    input  wire                 rst_n,
    input  wire [        W-1:0] s_data,
    input  wire                 s_valid,
    output wire                 s_ready,
    output wire [UP*W/DOWN-1:0] m_data,
    output wire                 m_valid,
    input  wire                 m_ready
);
  localparam integer WIDE = UP * W;
  localparam integer NARROW = WIDE / DOWN;
  wire [WIDE-1:0] x;
  wire xv, xr;

  generate
    if (UP == 1) begin : g_same
      assign x = s_data;
      assign xv = s_valid;
      assign s_ready = xr;
    end else begin : g_up
      localparam integer CW = $clog2(UP);
      localparam [CW-1:0] LAST = UP[CW-1:0] - 1'b1;
      reg [WIDE-1:0] q;
      reg [CW-1:0] n;
      reg v;
      wire en = ~v | xr;
      wire last = n == LAST;
      assign s_ready = en;
      assign x = q;
      assign xv = v;
      always @(posedge clk) if (en & s_valid) q <= {s_data, q[WIDE-1:W]};
      always @(posedge clk)
        if (!rst_n) begin
          n <= {CW{1'b0}};
          v <= 1'b0;
        end else if (en) begin
          v <= s_valid & last;
          if (s_valid) n <= last ? {CW{1'b0}} : n + 1'b1;
        end
    end
    if (DOWN == 1) begin : g_whole
      assign m_data = x;
      assign m_valid = xv;
      assign xr = m_ready;
    end else begin : g_down
      localparam integer DW = $clog2(DOWN);
      localparam integer BEFORE = DOWN - 2;
      localparam [DW-1:0] LAST = BEFORE[DW-1:0]; // but one
      reg [WIDE-1:0] q;
      reg [DW-1:0] n;
      reg v;
      reg fill;            // what follows is a new wide beat
      wire moves = ~v | m_ready;
      assign xr = moves & fill;
      assign m_data = q[NARROW-1:0];
      assign m_valid = v;
      always @(posedge clk) if (moves) q <= fill ? x : q >> NARROW;
      always @(posedge clk)
        if (!rst_n) begin
          n <= {DW{1'b0}};
          v <= 1'b0;
          fill <= 1'b1;
        end else if (moves) begin
          if (fill) begin
            n <= {DW{1'b0}};
            v <= xv;
            fill <= ~xv;
          end else begin
            n <= n + 1'b1;
            fill <= n == LAST;
          end
        end
    end
  endgenerate
endmodule
`default_nettype wire
