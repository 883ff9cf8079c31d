//===- ptc_window.v - A line buffer --------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Element (y, x, c) of the result is the window
//
//   w[i][j] = in[y * SH + i * DH - PT][x * SW + j * DW - PL][c]
//
// where positions outside of the map hold PADV or, with EDGE, the number of the
// nearest position. A beat carries TAPS elements of each of L windows, taps
// innermost. Within a pixel come all channels of a group of taps, then those of
// the next, or, with BY_TAPS, all taps of a group of channels; all of it REP
// times.
//
// A ring of RR = (KH - 1) * DH + 1 + SH rows. A window is read as soon as its
// last pixel is there; rows are freed after each row of windows. Addresses are
// computed two steps ahead, so that none of that is between memory and memory.
//
// Latency: 4 cycles from the last pixel of a window (count, comparison, read,
// output). Rate: a beat a cycle, less one cycle per row of windows. s_ready is
// a register; the pipeline of two stages stands while m_ready is low.
// Resources: TAPS memories of RR * W * CB words of L * XW bits; on ECP5 about
// 400 + 45 TAPS lookup tables.
//
// Needs TAPS to divide KH * KW, and with EDGE dilations of 1 and borders
// smaller than the kernel.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_window #(
    parameter integer XW = 8,   // bits of an element
    parameter integer L = 1,    // elements of an input beat
    parameter integer CB = 1,   // beats of a pixel
    parameter integer H = 8,    // rows and columns of the map
    parameter integer W = 8,
    parameter integer OH = 8,   // rows and columns of windows
    parameter integer OW = 8,
    parameter integer KH = 3,
    parameter integer KW = 3,
    parameter integer SH = 1,
    parameter integer SW = 1,
    parameter integer DH = 1,
    parameter integer DW = 1,
    parameter integer PT = 1,   // rows above, columns left of the map
    parameter integer PL = 1,
    parameter integer EDGE = 0,
    parameter [XW-1:0] PADV = 0,
    parameter integer TAPS = 1,
    parameter integer BY_TAPS = 0,
    parameter integer REP = 1,
    /* verilator lint_off UNUSEDPARAM */ // of an attribute
    parameter STYLE = "auto"    // auto, distributed, block or registers
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire                 clk,
    input  wire                 rst_n,
    input  wire [     L*XW-1:0] s_data,
    input  wire                 s_valid,
    output wire                 s_ready,
    output wire [L*TAPS*XW-1:0] m_data,
    output wire                 m_valid,
    input  wire                 m_ready
);
  localparam integer BITS = L * XW;
  localparam integer RR = (KH - 1) * DH + 1 + SH;
  localparam integer RB = W * CB;         // beats of a row
  localparam integer D = RR * RB;
  localparam integer AW = $clog2(D + 1) + 1;
  localparam integer TG = KH * KW / TAPS; // groups of taps
  // Signed positions of windows and their taps, the border included.
  localparam integer YW = $clog2((OH + 1) * SH + KH * DH + H + PT + 2) + 2;
  localparam integer XB = $clog2(((OW + 2) * SW + KW * DW + W + PL + 2) * CB) + 2;
  // Pixels that may come, also in the place of those dropped before they come.
  localparam integer LW = $clog2((RR > H ? RR : H) * W + 2) + 2;
  localparam integer CBW = (CB > 1) ? $clog2(CB) : 1;
  localparam integer TGW = (TG > 1) ? $clog2(TG) : 1;
  localparam integer RPW = (REP > 1) ? $clog2(REP) : 1;
  localparam integer OXW = (OW > 1) ? $clog2(OW) : 1;
  localparam integer OYW = (OH > 1) ? $clog2(OH) : 1;
  localparam integer KHW = $clog2(KH * DH + 1) + 1;

  // Constants in the widths in which they are used.
  localparam integer START = (RR - PT % RR) % RR * RB;
  localparam integer JUMP = SH % RR * RB;
  localparam integer BACK = (((H - (OH - 1) * SH) % RR + RR) % RR) * RB;
  localparam integer REACH_Y = (KH - 1) * DH - PT;
  localparam integer REACH_X = (KW - 1) * DW - PL;
  localparam integer MPT = -PT;
  localparam integer MPL = -PL * CB;
  localparam integer HL = H - 1;
  localparam integer WL = (W - 1) * CB;
  localparam integer SWB = SW * CB;
  localparam integer SPAN = (KH - 1) * DH;
  localparam integer MOST = RR * W - 1;
  localparam integer ROW0 = (REACH_Y < 0 ? 0 : REACH_Y > H - 1 ? H - 1 : REACH_Y) * W;
  localparam [CBW-1:0] CBL = CB[CBW-1:0] - 1'b1;
  localparam [TGW-1:0] TGL = TG[TGW-1:0] - 1'b1;
  localparam [RPW-1:0] REPL = REP[RPW-1:0] - 1'b1;
  localparam [OXW-1:0] OXL = OW[OXW-1:0] - 1'b1;
  localparam [OYW-1:0] OYL = OH[OYW-1:0] - 1'b1;

  //===--------------------------------------------------------------------===//
  // Writing
  //===--------------------------------------------------------------------===//

  localparam integer WAW = (D > 1) ? $clog2(D) : 1;
  localparam [WAW-1:0] DL = D[WAW-1:0] - 1'b1;
  reg [WAW-1:0] wa;
  reg [CBW-1:0] wcb;
  wire room;
  wire push = s_valid & room;
  wire pixel = push & (wcb == CBL);
  assign s_ready = room;
  always @(posedge clk)
    if (!rst_n) begin
      wa <= {WAW{1'b0}};
      wcb <= {CBW{1'b0}};
    end else if (push) begin
      wa <= (wa == DL) ? {WAW{1'b0}} : wa + 1'b1;
      wcb <= (wcb == CBL) ? {CBW{1'b0}} : wcb + 1'b1;
    end

  //===--------------------------------------------------------------------===//
  // Steps, two ahead
  //===--------------------------------------------------------------------===//

  wire go;                 // the steps move on
  reg  [CBW-1:0] cb;
  reg  [TGW-1:0] tg;
  reg  [RPW-1:0] rep;
  reg  [OXW-1:0] ox;
  reg  [OYW-1:0] oy;
  reg  signed [XB-1:0] ix0; // of the window's first column, in beats
  reg  signed [YW-1:0] iy0; // its first row
  reg  [AW-1:0] row0;       // that row in the ring, in beats
  // MOST less the pixels of rows before the last row of the window.
  reg signed [LW-1:0] rows;

  wire cb_last = cb == CBL;
  wire tg_last = tg == TGL;
  wire cb_moves = (BY_TAPS == 0) | tg_last;
  wire tg_moves = (BY_TAPS != 0) | cb_last;
  wire all = cb_last & tg_last;
  wire pix_end = all & (rep == REPL);
  wire row_end = pix_end & (ox == OXL);
  wire last_row = oy == OYL;

  // What a row of windows frees as it ends, and the pixels between its first row
  // and its last one, the map's borders aside: both of a row's number alone. So
  // are the pixels of the last row that a window needs, of its column's.
  localparam integer OYN = 1 << OYW;
  localparam integer OXN = 1 << OXW;
  function integer inside_rows(input integer y, input integer most);
    inside_rows = (y < 0) ? 0 : (y > most) ? most : y;
  endfunction
  function integer freed(input integer row);
    freed = ((row + 1 < OH) ? inside_rows((row + 1) * SH - PT, H) : H)
          - inside_rows(row * SH - PT, H);
  endfunction
  function integer ahead(input integer row);
    ahead = inside_rows(row * SH - PT + SPAN, H - 1) - inside_rows(row * SH - PT, H);
  endfunction
  function integer reached(input integer column);
    reached = inside_rows(column * SW + REACH_X, W - 1) + 1;
  endfunction
  // Bit `place` of each: for all rows and columns.
  function [OYN-1:0] freed_bit(input integer place);
    integer i;
    for (i = 0; i < OYN; i = i + 1)
      freed_bit[i] = i < OH && ((freed(i) * W) >>> place) % 2 != 0;
  endfunction
  function [OYN-1:0] next_bit(input integer place);
    integer i;
    for (i = 0; i < OYN; i = i + 1)
      next_bit[i] = i < OH && ((MOST - ahead((i + 1 < OH) ? i + 1 : 0) * W) >>> place) % 2 != 0;
  endfunction
  function [OXN-1:0] column_bit(input integer place);
    integer i;
    for (i = 0; i < OXN; i = i + 1)
      column_bit[i] = i < OW && (reached(i) >>> place) % 2 != 0;
  endfunction
  wire [LW-1:0] next_row, freed_now, columns;
  genvar n;
  generate
    for (n = 0; n < LW; n = n + 1) begin : g_bit
      localparam [OYN-1:0] NEXT = next_bit(n);
      localparam [OYN-1:0] FREED = freed_bit(n);
      localparam [OXN-1:0] COLUMN = column_bit(n);
      assign next_row[n] = NEXT[oy];
      assign freed_now[n] = FREED[oy];
      assign columns[n] = COLUMN[ox];
    end
  endgenerate
  reg [LW-1:0] rows_next, drop;
  always @(posedge clk) begin
    rows_next <= next_row;
    drop <= freed_now;
  end

  wire signed [YW-1:0] iy_next = last_row ? MPT[YW-1:0] : iy0 + $signed(SH[YW-1:0]);
  wire [AW-1:0] row_sum = row0 + (last_row ? BACK[AW-1:0] : JUMP[AW-1:0]);
  always @(posedge clk)
    if (!rst_n) begin
      cb <= {CBW{1'b0}};
      tg <= {TGW{1'b0}};
      rep <= {RPW{1'b0}};
      ox <= {OXW{1'b0}};
      oy <= {OYW{1'b0}};
      ix0 <= MPL[XB-1:0];
      iy0 <= MPT[YW-1:0];
      row0 <= START[AW-1:0];
      rows <= MOST[LW-1:0] - ROW0[LW-1:0];
    end else if (go) begin
      if (cb_moves) cb <= cb_last ? {CBW{1'b0}} : cb + 1'b1;
      if (tg_moves) tg <= tg_last ? {TGW{1'b0}} : tg + 1'b1;
      if (all) rep <= (rep == REPL) ? {RPW{1'b0}} : rep + 1'b1;
      if (pix_end) begin
        ox <= ox + 1'b1;
        ix0 <= ix0 + $signed(SWB[XB-1:0]);
      end
      if (row_end) begin
        ox <= {OXW{1'b0}};
        oy <= last_row ? {OYW{1'b0}} : oy + 1'b1;
        ix0 <= MPL[XB-1:0];
        iy0 <= iy_next;
        row0 <= (row_sum >= D[AW-1:0]) ? row_sum - D[AW-1:0] : row_sum;
        rows <= rows_next;
      end
    end

  // One step ahead: how many pixels more may come where all that it needs are
  // there, and what ends.
  reg signed [LW-1:0] spare1, spare2;
  reg [LW-1:0] drop1, drop2;
  reg first1, row_end1, row_end2, valid1, valid2;
  reg starts;              // the step two ahead is the first one of a window
  always @(posedge clk)
    if (!rst_n) begin
      starts <= 1'b1;
      valid1 <= 1'b0;
      valid2 <= 1'b0;
    end else if (go) begin
      starts <= pix_end;
      valid1 <= 1'b1;
      valid2 <= valid1;
    end
  always @(posedge clk)
    if (go) begin
      spare1 <= rows - $signed(columns);
      first1 <= starts;
      row_end1 <= row_end;
      drop1 <= drop;
      spare2 <= spare1;
      row_end2 <= row_end1;
      drop2 <= drop1;
    end

  //===--------------------------------------------------------------------===//
  // Pixels held
  //===--------------------------------------------------------------------===//

  wire en;                 // the pipeline of the output moves
  reg  ok;                 // all pixels of the present step are there
  wire step = en & ok;
  // What a row of windows needs takes a cycle to compute.
  reg  computes;
  assign go = step | (~valid2 & ~computes);
  always @(posedge clk) computes <= rst_n & go & row_end;
  // How many pixels more may come than one: below 0 there is no room, beyond MOST
  // some were dropped before they came.
  reg signed [LW-1:0] spare;
  wire signed [LW-1:0] dropped = (step & row_end2) ? $signed(drop2) : {LW{1'b0}};
  wire signed [LW-1:0] comes = $signed({{LW-1{1'b0}}, pixel});
  assign room = ~spare[LW-1];
  always @(posedge clk)
    if (!rst_n) begin
      spare <= MOST[LW-1:0];
      ok <= 1'b0;
    end else begin
      spare <= spare - comes + dropped;
      if (step & row_end2) ok <= 1'b0;
      else if (step & first1) ok <= spare <= spare1;
      else if (~ok) ok <= valid2 ? spare <= spare2 : valid1 & go & (spare <= spare1);
    end

  //===--------------------------------------------------------------------===//
  // Reading
  //===--------------------------------------------------------------------===//

  reg v1, v2;
  assign en = ~v2 | m_ready;
  assign m_valid = v2;
  always @(posedge clk)
    if (!rst_n) begin
      v1 <= 1'b0;
      v2 <= 1'b0;
    end else if (en) begin
      v1 <= ok;
      v2 <= v1;
    end

  genvar t, l;
  generate
    for (t = 0; t < TAPS; t = t + 1) begin : g_tap
      // The tap's place in the kernel: rows, rows in beats, columns in beats.
      localparam integer KY = t / KW * DH;
      localparam integer KYB = KY * RB;
      localparam integer KX = t % KW * DW * CB;
      wire [KHW-1:0] ky;
      wire [AW-1:0] kyb;
      wire [XB-1:0] kx;
      if (TG == 1) begin : g_all
        assign ky = KY[KHW-1:0];
        assign kyb = KYB[AW-1:0];
        assign kx = KX[XB-1:0];
      end else begin : g_some
        // TAPS further on: so many rows and columns, or a row more.
        localparam integer RY = TAPS / KW * DH;
        localparam integer RYB = RY * RB;
        localparam integer RX = TAPS % KW * DW * CB;
        localparam integer CY = RY + DH;
        localparam integer CYB = CY * RB;
        localparam integer CX = RX - KW * DW * CB;
        localparam integer EX = KW * DW * CB;
        reg [KHW-1:0] y;
        reg [AW-1:0] yb;
        reg [XB-1:0] x;
        wire [XB-1:0] x_sum = x + RX[XB-1:0];
        wire wraps = x_sum >= EX[XB-1:0];
        assign ky = y;
        assign kyb = yb;
        assign kx = x;
        always @(posedge clk)
          if (!rst_n | (go & tg_moves & tg_last)) begin
            y <= KY[KHW-1:0];
            yb <= KYB[AW-1:0];
            x <= KX[XB-1:0];
          end else if (go & tg_moves) begin
            y <= y + (wraps ? CY[KHW-1:0] : RY[KHW-1:0]);
            yb <= yb + (wraps ? CYB[AW-1:0] : RYB[AW-1:0]);
            x <= wraps ? x + CX[XB-1:0] : x_sum;
          end
      end

      // One step ahead: row in the ring, column, and whether both are inside.
      wire signed [YW-1:0] iy = iy0 + $signed({{YW-KHW{1'b0}}, ky});
      wire signed [XB-1:0] ix = ix0 + $signed(kx);
      wire in_y = ~iy[YW-1] & (iy <= $signed(HL[YW-1:0]));
      wire left = ix[XB-1];
      wire right = ix > $signed(WL[XB-1:0]);
      wire [AW-1:0] away;  // rows below the window's first one, in beats
      wire [XB-1:0] across;
      wire is_in;
      if (EDGE != 0) begin : g_edge
        // Rows of the map above the border's: the window's first row is -PT at
        // the least, and at most KH - 1 rows beyond the last one.
        reg [AW-1:0] over, under;
        integer k;
        always @(*) begin
          over = {AW{1'b0}};
          under = kyb;
          for (k = 1; k < KH; k = k + 1) begin
            if (iy0 == -$signed(k[YW-1:0])) over = k[AW-1:0] * RB[AW-1:0];
            if (iy == $signed(HL[YW-1:0]) + $signed(k[YW-1:0])) under = kyb - k[AW-1:0] * RB[AW-1:0];
          end
        end
        assign away = iy[YW-1] ? over : in_y ? kyb : under;
        assign across = left ? {XB{1'b0}} : right ? WL[XB-1:0] : ix;
        assign is_in = 1'b1;
      end else begin : g_value
        assign away = kyb;
        assign across = ix;
        assign is_in = in_y & ~left & ~right;
      end
      wire [AW-1:0] ring = row0 + away;
      reg [WAW-1:0] r1, a2;
      reg i1, i2;
      /* verilator lint_off UNUSEDSIGNAL */ // the sign
      reg [XB-1:0] c1;
      /* verilator lint_on UNUSEDSIGNAL */
      // Columns outside of the map are not read.
      wire [WAW-1:0] c1a;
      if (XB >= WAW) begin : g_fits
        assign c1a = c1[WAW-1:0];
      end else begin : g_wider
        assign c1a = {{WAW-XB{1'b0}}, c1};
      end
      always @(posedge clk)
        if (go) begin
          r1 <= (ring >= D[AW-1:0]) ? ring[WAW-1:0] - D[WAW-1:0] : ring[WAW-1:0];
          c1 <= across + {{XB-CBW{1'b0}}, cb};
          i1 <= is_in;
          a2 <= r1 + c1a;
          i2 <= i1;
        end

      (* ram_style = STYLE, no_rw_check *) reg [BITS-1:0] mem[0:D-1];
      reg [BITS-1:0] q, o;
      reg i3;
      always @(posedge clk) if (push) mem[wa] <= s_data;
      always @(posedge clk)
        if (en) begin
          q <= mem[a2];
          i3 <= i2;
          o <= i3 ? q : {L{PADV}};
        end
      for (l = 0; l < L; l = l + 1) begin : g_lane
        assign m_data[(l*TAPS+t)*XW+:XW] = o[l*XW+:XW];
      end
    end
  endgenerate
endmodule
`default_nettype wire
