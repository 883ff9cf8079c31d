//===- serial.v - A design behind a serial line --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Eight data bits, least significant first, no parity, one stop bit; a bit takes
// CLOCKS cycles, at least 8.
//
//===----------------------------------------------------------------------===//

`default_nettype none

// Bytes from the line. DEPTH of them wait for a design that takes them later; what
// comes when there are as many is lost. A line that is low for longer than two
// bytes take, a break, resets, as the first cycles after configuration do.
module ptc_serial_receive #(
    parameter integer CLOCKS = 217,
    parameter integer DEPTH = 64
) (
    input  wire       clk,
    input  wire       rx,
    output reg        rst_n,
    output wire [7:0] m_data,
    output wire       m_valid,
    input  wire       m_ready
);
  localparam integer CW = $clog2(CLOCKS);
  localparam integer BW = $clog2(20 * CLOCKS + 1);
  localparam integer AW = (DEPTH > 1) ? $clog2(DEPTH) : 1;
  localparam integer LW = $clog2(DEPTH + 1);
  localparam integer HALF = CLOCKS / 2;
  localparam integer BREAK = 20 * CLOCKS;
  localparam [AW-1:0] LAST = DEPTH[AW-1:0] - 1'b1;

  reg [1:0] sync = 2'b11; // the line has no clock
  wire line = sync[1];
  always @(posedge clk) sync <= {sync[0], rx};

  // Low for how long; the reset after configuration takes until 16.
  reg [BW-1:0] low = {BW{1'b0}};
  reg [4:0] up = 5'd0;
  wire breaks = low == BREAK[BW-1:0];
  always @(posedge clk) begin
    low <= line ? {BW{1'b0}} : breaks ? low : low + 1'b1;
    up <= breaks ? 5'd0 : up[4] ? up : up + 1'b1;
    rst_n <= up[4];
  end

  // Bits are looked at in their middle: 0 is the first one's start, 9 the stop.
  reg busy, stop;
  reg [CW-1:0] wait_for;
  reg [3:0] bits;
  reg [7:0] shift;
  wire look = busy & (wait_for == {CW{1'b0}});
  always @(posedge clk)
    if (!rst_n) begin
      busy <= 1'b0;
      stop <= 1'b0;
    end else begin
      stop <= look & line & (bits == 4'd9);
      if (!busy) busy <= ~line;
      // No start, or the end; after a stop that is none the line has to rise again.
      else if (look & ((bits == 4'd0) ? line : (bits >= 4'd9) & line)) busy <= 1'b0;
    end
  always @(posedge clk)
    if (!busy) begin
      wait_for <= HALF[CW-1:0];
      bits <= 4'd0;
    end else if (look) begin
      wait_for <= (bits >= 4'd9) ? {CW{1'b0}} : CLOCKS[CW-1:0] - 1'b1;
      bits <= (bits >= 4'd9) ? 4'd10 : bits + 1'b1;
      if (bits < 4'd9) shift <= {line, shift[7:1]};
    end else wait_for <= wait_for - 1'b1;

  // What waits.
  reg [7:0] mem[0:DEPTH-1];
  reg [AW-1:0] wp, rp;
  reg [LW-1:0] level;
  reg [7:0] q;
  reg qv;
  wire push = stop & (level != DEPTH[LW-1:0]);
  wire pop = (level != {LW{1'b0}}) & (~qv | m_ready);
  assign m_data = q;
  assign m_valid = qv;
  always @(posedge clk) begin
    if (push) mem[wp] <= shift;
    if (pop) q <= mem[rp];
  end
  always @(posedge clk)
    if (!rst_n) begin
      wp <= {AW{1'b0}};
      rp <= {AW{1'b0}};
      level <= {LW{1'b0}};
      qv <= 1'b0;
    end else begin
      if (push) wp <= (wp == LAST) ? {AW{1'b0}} : wp + 1'b1;
      if (pop) rp <= (rp == LAST) ? {AW{1'b0}} : rp + 1'b1;
      level <= (push & ~pop) ? level + 1'b1 : (pop & ~push) ? level - 1'b1 : level;
      qv <= pop | (qv & ~m_ready);
    end
endmodule

// Bytes onto the line.
module ptc_serial_send #(
    parameter integer CLOCKS = 217
) (
    input  wire       clk,
    input  wire       rst_n,
    input  wire [7:0] s_data,
    input  wire       s_valid,
    output wire       s_ready,
    output reg        tx
);
  localparam integer CW = $clog2(CLOCKS);
  localparam integer BIT = CLOCKS - 1;
  reg [CW-1:0] wait_for;
  reg [3:0] bits; // to be sent, with the start and the stop
  reg [8:0] shift;
  wire idle = bits == 4'd0;
  wire next = wait_for == {CW{1'b0}};
  assign s_ready = idle;
  always @(posedge clk)
    if (!rst_n) begin
      tx <= 1'b1;
      bits <= 4'd0;
    end else if (idle) begin
      tx <= ~s_valid;
      if (s_valid) bits <= 4'd10;
    end else if (next) begin
      tx <= shift[0];
      bits <= bits - 1'b1;
    end
  always @(posedge clk)
    if (idle) begin
      shift <= {1'b1, s_data};
      wait_for <= BIT[CW-1:0];
    end else begin
      wait_for <= next ? BIT[CW-1:0] : wait_for - 1'b1;
      if (next) shift <= {1'b1, shift[8:1]};
    end
endmodule
`default_nettype wire
