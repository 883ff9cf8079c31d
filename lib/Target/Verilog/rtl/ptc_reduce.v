//===- ptc_reduce.v - Maximum, minimum or sum ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// KIND: 0 maximum, 1 minimum, 2 sum modulo 2^OW. A beat has L times T numbers,
// the T of one result innermost; these are combined at once. D accumulators of
// L results each keep what is open.
//
// ROWS = 0: four nested loops over the beats, from the outermost one, of E3 ..
// E0 steps; bit i of REDUCED says that loop i is reduced. The accumulator of a
// beat is the sum of the loops' positions times A3 .. A0. A result leaves with
// the last beat of all reduced loops.
//
// ROWS = 1: windows of KH x KW, SH x SW apart, that do not overlap, on a map of
// H x W pixels of CB beats, PT and PL positions beyond it; OH x OW results, D =
// OW * CB. Positions outside of the map take no part.
//
// Latency: 2 cycles from the last beat of a result. Rate: a beat a cycle.
// s_ready depends on m_ready. Resources: L T OW lookup tables of adders (twice
// that for comparisons), D words of L OW bits of memory where D > 1.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_reduce #(
    parameter integer KIND = 0,
    parameter integer IW = 8,   // bits of a number
    parameter integer IS = 1,   // it is signed
    parameter integer OW = 8,   // bits of a result; IW unless a sum
    parameter integer L = 1,
    parameter integer T = 1,
    parameter integer D = 1,
    parameter integer ROWS = 0,
    /* verilator lint_off UNUSEDPARAM */ // of the other kind of loops
    parameter integer E3 = 1,
    parameter integer E2 = 1,
    parameter integer E1 = 1,
    parameter integer E0 = 4,
    parameter [3:0] REDUCED = 4'b0001,
    parameter integer A3 = 0,
    parameter integer A2 = 0,
    parameter integer A1 = 0,
    parameter integer A0 = 0,
    parameter integer CB = 1,
    parameter integer H = 4,
    parameter integer W = 4,
    parameter integer OH = 2,
    parameter integer COLUMNS = 2,  // columns of results
    parameter integer KH = 2,
    parameter integer KW = 2,
    parameter integer SH = 2,
    parameter integer SW = 2,
    parameter integer PT = 0,
    parameter integer PL = 0,
    parameter STYLE = "auto"    // auto, distributed, block or registers
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire              clk,
    input  wire              rst_n,
    input  wire [L*T*IW-1:0] s_data,
    input  wire              s_valid,
    output wire              s_ready,
    output wire [  L*OW-1:0] m_data,
    output wire              m_valid,
    input  wire              m_ready
);
  localparam integer AW = (D > 1) ? $clog2(D) : 1;
  reg v1, v2;
  wire en = ~v2 | m_ready;
  wire take = s_valid & en;
  assign s_ready = en;
  assign m_valid = v2;

  //===--------------------------------------------------------------------===//
  // Which accumulator, and what begins and ends
  //===--------------------------------------------------------------------===//

  /* verilator lint_off UNUSEDSIGNAL */ // of a single accumulator
  wire [AW-1:0] address;
  /* verilator lint_on UNUSEDSIGNAL */
  wire first, last, active;
  generate
    if (ROWS == 0) begin : g_loops
      wire [3:0] begins, ends;
      /* verilator lint_off UNOPTFLAT */ // loop i depends on those inside of it
      wire [4:0] turns;     // the loops inside end
      /* verilator lint_on UNOPTFLAT */
      wire [4*AW-1:0] places;
      assign turns[0] = take;
      genvar i;
      for (i = 0; i < 4; i = i + 1) begin : g_loop
        localparam integer E = (i == 0) ? E0 : (i == 1) ? E1 : (i == 2) ? E2 : E3;
        localparam integer A = (i == 0) ? A0 : (i == 1) ? A1 : (i == 2) ? A2 : A3;
        assign turns[i+1] = turns[i] & ends[i];
        if (E == 1) begin : g_once
          assign begins[i] = 1'b1;
          assign ends[i] = 1'b1;
          assign places[i*AW+:AW] = {AW{1'b0}};
        end else begin : g_count
          localparam integer EW = $clog2(E);
          localparam [EW-1:0] LAST = E[EW-1:0] - 1'b1;
          reg [EW-1:0] n;
          assign begins[i] = (n == {EW{1'b0}}) | ~REDUCED[i];
          assign ends[i] = n == LAST;
          always @(posedge clk)
            if (!rst_n) n <= {EW{1'b0}};
            else if (turns[i]) n <= ends[i] ? {EW{1'b0}} : n + 1'b1;
          if (A == 0) begin : g_fixed
            assign places[i*AW+:AW] = {AW{1'b0}};
          end else if (A == 1) begin : g_itself
            ptc_extend #(.A(EW), .B(AW), .S(0)) extend (.a(n), .b(places[i*AW+:AW]));
          end else begin : g_moves
            reg [AW-1:0] place;
            assign places[i*AW+:AW] = place;
            always @(posedge clk)
              if (!rst_n) place <= {AW{1'b0}};
              else if (turns[i]) place <= ends[i] ? {AW{1'b0}} : place + A[AW-1:0];
          end
        end
      end
      /* verilator lint_off UNUSEDSIGNAL */ // frames end by themselves
      wire frame = turns[4];
      /* verilator lint_on UNUSEDSIGNAL */
      assign address = places[3*AW+:AW] + places[2*AW+:AW] + places[AW+:AW] + places[0+:AW];
      assign first = &begins;
      assign last = &(ends | ~REDUCED);
      assign active = 1'b1;
    end else begin : g_rows
      localparam integer CBW = (CB > 1) ? $clog2(CB) : 1;
      localparam [CBW-1:0] CBL = CB[CBW-1:0] - 1'b1;
      reg [CBW-1:0] cb;
      wire pixel = take & (cb == CBL);
      wire row_ends, x_first, x_last, y_first, y_last, x_in, y_in, map_ends;
      wire x_window;
      always @(posedge clk)
        if (!rst_n) cb <= {CBW{1'b0}};
        else if (take) cb <= (cb == CBL) ? {CBW{1'b0}} : cb + 1'b1;
      /* verilator lint_off UNUSEDSIGNAL */ // of rows
      wire y_window;
      /* verilator lint_on UNUSEDSIGNAL */
      ptc_phase #(.E(W), .O(COLUMNS), .K(KW), .S(SW), .P(PL)) columns (
          .clk(clk), .rst_n(rst_n), .moves(pixel), .first(x_first), .last(x_last),
          .inside_window(x_in), .window_ends(x_window), .ends(row_ends));
      ptc_phase #(.E(H), .O(OH), .K(KH), .S(SH), .P(PT)) rows (
          .clk(clk), .rst_n(rst_n), .moves(pixel & row_ends), .first(y_first), .last(y_last),
          .inside_window(y_in), .window_ends(y_window), .ends(map_ends));
      /* verilator lint_off UNUSEDSIGNAL */ // frames end by themselves
      wire frame = map_ends;
      /* verilator lint_on UNUSEDSIGNAL */
      reg [AW-1:0] base;    // of this column of windows
      always @(posedge clk)
        if (!rst_n) base <= {AW{1'b0}};
        else if (pixel) base <= row_ends ? {AW{1'b0}} : x_window ? base + CB[AW-1:0] : base;
      if (CB > 1 && D > 1) begin : g_channels
        wire [AW-1:0] cb_wide;
        ptc_extend #(.A(CBW), .B(AW), .S(0)) extend (.a(cb), .b(cb_wide));
        assign address = base + cb_wide;
      end else begin : g_channel
        assign address = base;
      end
      assign first = x_first & y_first;
      assign last = x_last & y_last;
      assign active = x_in & y_in;
    end
  endgenerate

  //===--------------------------------------------------------------------===//
  // Numbers
  //===--------------------------------------------------------------------===//

  function [OW-1:0] combine(input [OW-1:0] a, input [OW-1:0] b);
    reg [OW:0] less; // a difference, whose sign is one bit to choose by
    begin
      less = {(IS != 0) & a[OW-1], a} - {(IS != 0) & b[OW-1], b};
      combine = (KIND == 2) ? a + b : ((KIND == 0) == less[OW]) ? b : a;
    end
  endfunction

  reg first1, last1, active1;
  always @(posedge clk)
    if (!rst_n) begin
      v1 <= 1'b0;
      v2 <= 1'b0;
    end else if (en) begin
      v1 <= s_valid;
      v2 <= v1 & active1 & last1;
    end
  always @(posedge clk)
    if (en) begin
      first1 <= first;
      last1 <= last;
      active1 <= active;
    end

  reg  [L*OW-1:0] x1, q;
  wire [L*OW-1:0] x, held, result;
  assign m_data = q;
  genvar l, t;
  generate
    for (l = 0; l < L; l = l + 1) begin : g_lane
      wire [T*OW-1:0] numbers;
      for (t = 0; t < T; t = t + 1) begin : g_part
        ptc_extend #(.A(IW), .B(OW), .S(IS)) extend (
            .a(s_data[(l*T+t)*IW+:IW]), .b(numbers[t*OW+:OW]));
      end
      reg [OW-1:0] all;
      integer k;
      always @(*) begin
        all = numbers[OW-1:0];
        for (k = 1; k < T; k = k + 1) all = combine(all, numbers[k*OW+:OW]);
      end
      assign x[l*OW+:OW] = all;
      wire [OW-1:0] both = combine(held[l*OW+:OW], x1[l*OW+:OW]);
      assign result[l*OW+:OW] = first1 ? x1[l*OW+:OW] : both;
    end
    always @(posedge clk)
      if (en) begin
        x1 <= x;
        q <= result;
      end
    if (D == 1) begin : g_register
      reg [L*OW-1:0] acc;
      assign held = acc;
      always @(posedge clk) if (en & v1 & active1) acc <= result;
    end else begin : g_memory
      // Whether the accumulator of a beat may be that of the beat before, which is
      // being written when it is read.
      localparam integer AGAIN = (((ROWS != 0) ? CB - 1 : A0) == 0) ? 1 : 0;
      (* ram_style = STYLE, no_rw_check *) reg [L*OW-1:0] mem[0:D-1];
      reg [L*OW-1:0] read;
      reg [AW-1:0] address1;
      always @(posedge clk) begin
        if (en & v1 & active1) mem[address1] <= result;
        if (en) begin
          read <= mem[address];
          address1 <= address;
        end
      end
      if (AGAIN != 0) begin : g_again
        reg [L*OW-1:0] written;
        reg again;
        assign held = again ? written : read;
        always @(posedge clk)
          if (en) begin
            written <= result;
            again <= v1 & active1 & (address == address1);
          end
      end else begin : g_next
        assign held = read;
      end
    end
  endgenerate
endmodule
`default_nettype wire
