//===- ptc_reorder.v - A frame in another order ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Holds two frames of D beats of LI elements. Beats of the result are R nested
// loops of E turns each, the innermost one first; a turn of loop i goes WS[i]
// beats and SS[i] elements further in the frame. Lane k of the result is
// element SO[k] further on, in the beat that is CO[LC[k]] further on: a
// transposition has the steps of its operand's dimensions, an element that
// serves several times a loop without steps. What loops and lanes make of
// elements together stays within a beat.
//
// A beat is given as soon as it and all those that the ones before it needed
// are there; a frame is freed with the last beat of the result. Addresses are
// computed two steps ahead.
//
// Latency: 4 cycles from the last beat that a result needs (count, comparison,
// read, output). Rate: a beat a cycle. s_ready is a register; the pipeline of
// two stages stands while m_ready is low. Resources: C memories of 2 D words of
// LI XW bits; R counters, and an adder and a comparison of addresses each.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_reorder #(
    parameter integer XW = 8, // bits of an element
    parameter integer LI = 1, // elements of a beat
    parameter integer LO = 1, // elements of a beat of the result
    parameter integer D = 4,  // beats of a frame
    parameter integer R = 1,  // loops, 32 bits each
    parameter [R*32-1:0] E = {R{32'd4}},
    parameter [R*32-1:0] WS = {R{32'd1}},
    parameter [R*32-1:0] SS = 0,
    parameter integer C = 1,  // beats that lanes read at a time
    parameter [C*32-1:0] CO = 0,
    parameter [LO*32-1:0] LC = 0,
    parameter [LO*32-1:0] SO = 0,
    /* verilator lint_off UNUSEDPARAM */ // of an attribute
    parameter STYLE = "auto"  // auto, distributed, block or registers
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire             clk,
    input  wire             rst_n,
    input  wire [LI*XW-1:0] s_data,
    input  wire             s_valid,
    output wire             s_ready,
    output wire [LO*XW-1:0] m_data,
    output wire             m_valid,
    input  wire             m_ready
);
  localparam integer AW = $clog2(2 * D); // of beats of both frames
  localparam integer NW = AW + 1;
  localparam integer SW = (LI > 1) ? $clog2(LI) : 1;
  localparam integer TWO = 2 * D;
  localparam integer WL = TWO - 1;

  // What is added when loop i turns and those inside of it begin anew.
  function [31:0] beats_on(input integer loop);
    integer j;
    begin
      beats_on = WS[loop*32+:32];
      for (j = 0; j < loop; j = j + 1) beats_on = beats_on - WS[j*32+:32] * (E[j*32+:32] - 32'd1);
    end
  endfunction
  function [31:0] elements_on(input integer loop);
    integer j;
    begin
      elements_on = SS[loop*32+:32];
      for (j = 0; j < loop; j = j + 1) elements_on = elements_on - SS[j*32+:32] * (E[j*32+:32] - 32'd1);
    end
  endfunction
  function [31:0] furthest(input integer unused);
    integer j;
    begin
      furthest = 32'd0;
      for (j = 0; j < C; j = j + 1) if (CO[j*32+:32] > furthest) furthest = CO[j*32+:32];
    end
  endfunction
  localparam [31:0] FURTHEST = furthest(0);
  localparam [31:0] REACH = FURTHEST + 32'd1;

  //===--------------------------------------------------------------------===//
  // Writing
  //===--------------------------------------------------------------------===//

  reg [AW-1:0] wa;
  reg room;
  wire push = s_valid & room;
  assign s_ready = room;
  always @(posedge clk)
    if (!rst_n) wa <= {AW{1'b0}};
    else if (push) wa <= (wa == WL[AW-1:0]) ? {AW{1'b0}} : wa + 1'b1;

  //===--------------------------------------------------------------------===//
  // Steps, two ahead
  //===--------------------------------------------------------------------===//

  wire go;            // the steps move on
  reg [AW-1:0] beat;  // in the frame
  reg [SW-1:0] element;
  reg half;           // the frame is the second one
  reg first;          // of a frame that another one is in front of
  /* verilator lint_off UNOPTFLAT */ // loop i depends on those inside of it
  wire [R:0] turns;
  wire [(R+1)*AW-1:0] beat_add;
  wire [(R+1)*SW-1:0] element_add;
  /* verilator lint_on UNOPTFLAT */
  assign turns[0] = 1'b1;
  assign beat_add[AW-1:0] = {AW{1'b0}};
  assign element_add[SW-1:0] = {SW{1'b0}};
  genvar i;
  generate
    for (i = 0; i < R; i = i + 1) begin : g_loop
      localparam [31:0] EXTENT = E[i*32+:32];
      localparam integer W = $clog2(EXTENT + 1);
      localparam [31:0] FINAL = EXTENT - 32'd1;
      localparam [31:0] BEATS = beats_on(i);
      localparam [31:0] ELEMENTS = elements_on(i);
      reg [W-1:0] n;
      wire ends = n == FINAL[W-1:0];
      assign turns[i+1] = turns[i] & ends;
      wire moves = turns[i] & ~ends;
      assign beat_add[(i+1)*AW+:AW] = beat_add[i*AW+:AW] | (BEATS[AW-1:0] & {AW{moves}});
      assign element_add[(i+1)*SW+:SW] = element_add[i*SW+:SW] | (ELEMENTS[SW-1:0] & {SW{moves}});
      always @(posedge clk)
        if (!rst_n) n <= {W{1'b0}};
        else if (go & turns[i]) n <= ends ? {W{1'b0}} : n + 1'b1;
    end
  endgenerate
  wire ending = turns[R];
  always @(posedge clk)
    if (!rst_n) begin
      beat <= {AW{1'b0}};
      element <= {SW{1'b0}};
      half <= 1'b0;
      first <= 1'b0;
    end else if (go) begin
      beat <= ending ? {AW{1'b0}} : beat + beat_add[R*AW+:AW];
      element <= ending ? {SW{1'b0}} : element + element_add[R*SW+:SW];
      half <= half ^ ending;
      first <= ending;
    end

  // How many beats have to be there: with those of the frame in front, which
  // leaves in the step before, and without them.
  wire [NW-1:0] wanted = ending ? D[NW-1:0] : {1'b0, beat} + REACH[NW-1:0];
  reg [AW-1:0] at1;
  reg [NW-1:0] more1, need1, need2;
  reg [SW-1:0] element1, element2;
  reg ending1, ending2, valid1, valid2;
  always @(posedge clk)
    if (!rst_n) begin
      valid1 <= 1'b0;
      valid2 <= 1'b0;
    end else if (go) begin
      valid1 <= 1'b1;
      valid2 <= valid1;
    end
  always @(posedge clk)
    if (go) begin
      at1 <= half ? beat + D[AW-1:0] : beat;
      element1 <= element;
      need1 <= wanted;
      more1 <= first ? wanted + D[NW-1:0] : wanted;
      ending1 <= ending;
      element2 <= element1;
      need2 <= need1;
      ending2 <= ending1;
    end

  //===--------------------------------------------------------------------===//
  // Beats held
  //===--------------------------------------------------------------------===//

  wire en;            // the pipeline of the output moves
  reg ok;             // all that the present step needs is there
  wire step = en & ok;
  assign go = step | ~valid2;
  reg [NW-1:0] level;
  wire [NW-1:0] level_n = level + {{NW - 1{1'b0}}, push} - ((step & ending2) ? D[NW-1:0] : {NW{1'b0}});
  always @(posedge clk)
    if (!rst_n) begin
      level <= {NW{1'b0}};
      room <= 1'b1;
      ok <= 1'b0;
    end else begin
      level <= level_n;
      room <= level_n != TWO[NW-1:0];
      if (step) ok <= level >= more1;
      else if (~ok) ok <= valid2 ? level >= need2 : valid1 & (level >= need1);
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

  wire [C*LI*XW-1:0] read;
  reg [SW-1:0] element3;
  always @(posedge clk) if (en) element3 <= element2;
  generate
    for (i = 0; i < C; i = i + 1) begin : g_read
      localparam [31:0] AWAY = CO[i*32+:32];
      (* ram_style = STYLE, no_rw_check *) reg [LI*XW-1:0] mem[0:TWO-1]; // read once they are there
      reg [AW-1:0] at2;
      reg [LI*XW-1:0] q;
      always @(posedge clk) if (push) mem[wa] <= s_data;
      always @(posedge clk) if (go) at2 <= at1 + AWAY[AW-1:0];
      always @(posedge clk) if (en) q <= mem[at2];
      assign read[i*LI*XW+:LI*XW] = q;
    end
    for (i = 0; i < LO; i = i + 1) begin : g_lane
      localparam [31:0] COPY = LC[i*32+:32];
      localparam [31:0] AWAY = SO[i*32+:32];
      wire [LI*XW-1:0] word = read[COPY*LI*XW+:LI*XW];
      reg [XW-1:0] o;
      wire [SW-1:0] at = element3 + AWAY[SW-1:0];
      always @(posedge clk) if (en) o <= word[at*XW+:XW];
      assign m_data[i*XW+:XW] = o;
    end
  endgenerate
endmodule
`default_nettype wire
