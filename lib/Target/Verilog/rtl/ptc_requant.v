//===- ptc_requant.v - Scales integers -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// y = bring(round((x + bias) * multiplier * 2^-shift) + ZP)
//
// where `bring` clamps to LO .. HI if CLAMP is set, and drops high bits else.
// ROUND: 0 floor; 1 half up; 2 half away from zero; 3 half to even; 4 TOSA's
// double rounding: half up, after adding 2^30 with the sign of the product where
// the shift exceeds 31. A shift of 0 rounds nothing.
//
// Biases come from BIAS or, per channel, from BIAS_FILE: a word for each of the
// CB beats of a pixel, lane k at bits BW * k. Scales are MULT and SMIN or, with
// SCALES = 1, in SCALE_FILE, a word a beat, lane k at bits (MW + SW) * k; with
// SCALES = 2, a word for each class of pixels. The low MW bits of a scale are
// the multiplier, the others the shift less SMIN. A map has NR bands of rows and
// NC of columns, which end before row (column) ROW_ENDS (COL_ENDS), 32 bits
// each; CLASSES has the class of each pair, rows first, 32 bits each.
//
// MUL = 1. Latency: 10 cycles (memory, sum, four of the product, rounding, shift,
// result, register slice). MUL = 0, for powers of two: 3 cycles
// (sum, rounding, result). Rate: a beat a cycle. With MUL both handshakes are
// registers. Resources on ECP5, MUL = 1: about L * (8 / 5 (VW + MW) + 33) + 48
// lookup tables, L multipliers of VW x 17 bits per 17 bits of MW.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_requant #(
    parameter integer L = 1,      // elements of a beat
    parameter integer IW = 20,    // bits of x
    parameter integer IS = 1,     // x is signed
    parameter integer OW = 8,     // bits of y
    parameter integer VW = 21,    // bits of x + bias, signed
    parameter integer BW = 20,    // bits of a bias, signed
    parameter integer MW = 31,    // bits of a multiplier, unsigned
    parameter integer SMIN = 36,  // least shift
    parameter integer SMAX = 36,  // largest shift
    parameter integer SW = 1,     // bits of a shift less SMIN
    parameter integer ROUND = 4,
    parameter integer ZPW = 9,    // bits of the zero point, signed
    parameter signed [63:0] ZP = 0,
    parameter integer CLAMP = 1,
    parameter signed [64:0] LO = -128,
    parameter signed [64:0] HI = 127,
    parameter integer MUL = 1,
    parameter integer FORM = 0,   // of the products: see ptc_product
    parameter integer CB = 1,     // beats of a pixel
    parameter integer BIASES = 0, // 0: BIAS; 1: BIAS_FILE
    parameter integer SCALES = 0, // 0: MULT; 1: per channel; 2: per class
    parameter integer NR = 1,     // bands of rows and columns, classes
    parameter integer NC = 1,
    parameter integer CLASS_COUNT = 1,
    parameter integer QW = 16,    // bits of a position in the map, and one more
    /* verilator lint_off UNUSEDPARAM */ // some of them, always
    parameter signed [63:0] BIAS = 0,
    parameter [62:0] MULT = 1,
    parameter [NR*32-1:0] ROW_ENDS = 1,
    parameter [NC*32-1:0] COL_ENDS = 1,
    parameter [NR*NC*32-1:0] CLASSES = 0,
    parameter BIAS_FILE = "bias.hex",
    parameter SCALE_FILE = "scale.hex",
    parameter STYLE = "auto"      // auto, logic or block
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire            clk,
    input  wire            rst_n,
    input  wire [L*IW-1:0] s_data,
    input  wire            s_valid,
    output wire            s_ready,
    output wire [L*OW-1:0] m_data,
    output wire            m_valid,
    input  wire            m_ready
);
  // A factor of 1 adds no bit, which above its result's would be one more to look at.
  localparam integer IS_ONE = (MUL == 0 && SCALES == 0 && MULT == 63'd1) ? 1 : 0;
  localparam integer PW = (IS_ONE != 0) ? VW : VW + MW; // bits of a product
  // Bits of a product below CUT take no part.
  localparam integer HALF = (SMIN > 1) ? SMIN - 1 : 0;
  localparam integer CUT = (ROUND == 0) ? SMIN
                         : (ROUND == 1) ? HALF
                         : (ROUND == 4) ? ((HALF < 30) ? HALF : 30) : 0;
  localparam integer TOP = (PW > SMAX + 1) ? PW : SMAX + 1;
  localparam integer RW = TOP + 2 - CUT;    // bits of a rounded product
  localparam integer KEEP = SMIN - CUT;     // to be shifted in any case
  localparam integer SUM = ((RW - KEEP > ZPW) ? RW - KEEP : ZPW) + 1;
  localparam integer ZW = (SUM > OW + 1) ? SUM : OW + 1;
  localparam integer LAST = (MUL != 0) ? 8 : 2; // of the stages before the slice

  //===--------------------------------------------------------------------===//
  // Beats
  //===--------------------------------------------------------------------===//

  reg [LAST:0] valid;
  wire o_ready;
  wire en = ~valid[LAST] | o_ready;
  wire take = s_valid & en;
  assign s_ready = en;
  always @(posedge clk)
    if (!rst_n) valid <= {LAST + 1{1'b0}};
    else if (en) valid <= {valid[LAST-1:0], s_valid};

  localparam integer CBW = (CB > 1) ? $clog2(CB) : 1;
  localparam [CBW-1:0] CBL = CB[CBW-1:0] - 1'b1;
  /* verilator lint_off UNUSEDSIGNAL */ // where all channels are equal
  reg [CBW-1:0] cb;
  wire pixel = take & (cb == CBL);
  /* verilator lint_on UNUSEDSIGNAL */
  always @(posedge clk)
    if (!rst_n) cb <= {CBW{1'b0}};
    else if (take) cb <= (cb == CBL) ? {CBW{1'b0}} : cb + 1'b1;

  //===--------------------------------------------------------------------===//
  // Biases and scales
  //===--------------------------------------------------------------------===//

  localparam integer EW = MW + SW;
  wire [L*BW-1:0] bias1;
  wire [L*EW-1:0] scale1;
  wire [L*IW-1:0] x1;
  ptc_stage #(.W(L * IW), .REG(MUL)) stage_x (.clk(clk), .en(en), .d(s_data), .q(x1));
  generate
    if (BIASES == 0) begin : g_bias
      assign bias1 = {L{BIAS[BW-1:0]}};
    end else if (MUL == 0 && STYLE == "logic") begin : g_table
      ptc_rom #(.W(L * BW), .DEPTH(CB), .AW(CBW), .FILE(BIAS_FILE)) biases (
          .address(cb), .data(bias1));
    end else begin : g_biases
      (* rom_style = STYLE *) (* ram_style = STYLE *) reg [L*BW-1:0] rom[0:CB-1];
      initial $readmemh(BIAS_FILE, rom);
      ptc_stage #(.W(L * BW), .REG(MUL)) stage (.clk(clk), .en(en), .d(rom[cb]), .q(bias1));
    end
    if (SCALES == 0) begin : g_scale
      assign scale1 = {L{{SW{1'b0}}, MULT[MW-1:0]}};
    end else if (SCALES == 1) begin : g_scales
      (* rom_style = STYLE *) (* ram_style = STYLE *) reg [L*EW-1:0] rom[0:CB-1];
      initial $readmemh(SCALE_FILE, rom);
      ptc_stage #(.W(L * EW), .REG(MUL)) stage (.clk(clk), .en(en), .d(rom[cb]), .q(scale1));
    end else begin : g_classes
      localparam integer KW = (CLASS_COUNT > 1) ? $clog2(CLASS_COUNT) : 1;
      localparam integer NRW = (NR > 1) ? $clog2(NR) : 1;
      localparam integer NCW = (NC > 1) ? $clog2(NC) : 1;
      (* rom_style = STYLE *) (* ram_style = STYLE *) reg [EW-1:0] rom[0:CLASS_COUNT-1];
      initial $readmemh(SCALE_FILE, rom);
      reg [QW-1:0] x, y;
      reg [NRW-1:0] row;
      reg [NCW-1:0] column;
      reg [QW-1:0] x_end, y_end;
      /* verilator lint_off UNUSEDSIGNAL */ // high bits of a class
      reg [31:0] number;
      /* verilator lint_on UNUSEDSIGNAL */
      integer i, j;
      always @(*) begin
        x_end = {QW{1'b0}};
        y_end = {QW{1'b0}};
        number = 32'd0;
        for (i = 0; i < NR; i = i + 1) if (row == i[NRW-1:0]) y_end = ROW_ENDS[i*32+:QW];
        for (j = 0; j < NC; j = j + 1) if (column == j[NCW-1:0]) x_end = COL_ENDS[j*32+:QW];
        for (i = 0; i < NR; i = i + 1)
          for (j = 0; j < NC; j = j + 1)
            if (row == i[NRW-1:0] && column == j[NCW-1:0]) number = CLASSES[(i*NC+j)*32+:32];
      end
      wire x_ends = x + 1'b1 == x_end;
      wire y_ends = y + 1'b1 == y_end;
      wire row_ends = x + 1'b1 == COL_ENDS[(NC-1)*32+:QW];
      wire map_ends = y + 1'b1 == ROW_ENDS[(NR-1)*32+:QW];
      always @(posedge clk)
        if (!rst_n) begin
          x <= {QW{1'b0}};
          y <= {QW{1'b0}};
          row <= {NRW{1'b0}};
          column <= {NCW{1'b0}};
        end else if (pixel) begin
          x <= row_ends ? {QW{1'b0}} : x + 1'b1;
          column <= row_ends ? {NCW{1'b0}} : x_ends ? column + 1'b1 : column;
          if (row_ends) begin
            y <= map_ends ? {QW{1'b0}} : y + 1'b1;
            row <= map_ends ? {NRW{1'b0}} : y_ends ? row + 1'b1 : row;
          end
        end
      wire [EW-1:0] word;
      ptc_stage #(.W(EW), .REG(MUL)) stage (.clk(clk), .en(en), .d(rom[number[KW-1:0]]), .q(word));
      assign scale1 = {L{word}};
    end
  endgenerate

  //===--------------------------------------------------------------------===//
  // Numbers
  //===--------------------------------------------------------------------===//

  // Stages that MUL = 0 has too are those of sum, rounding and result.
  wire [L*OW-1:0] y9;
  genvar k;
  generate
    for (k = 0; k < L; k = k + 1) begin : g_lane
      wire [IW-1:0] x = x1[k*IW+:IW];
      wire [BW-1:0] bias = bias1[k*BW+:BW];
      wire [VW-1:0] x_wide, bias_wide;
      ptc_extend #(.A(IW), .B(VW), .S(IS)) extend_x (.a(x), .b(x_wide));
      ptc_extend #(.A(BW), .B(VW), .S(1)) extend_bias (.a(bias), .b(bias_wide));

      wire [VW-1:0] v2;
      /* verilator lint_off UNUSEDSIGNAL */ // where all shifts are equal, or factors 1
      wire [EW-1:0] e2;
      wire [SW-1:0] d3, d4, d5, d6, d7;
      /* verilator lint_on UNUSEDSIGNAL */
      ptc_stage #(.W(VW), .REG(1)) stage_v2 (.clk(clk), .en(en), .d(x_wide + bias_wide), .q(v2));
      ptc_stage #(.W(EW), .REG(1)) stage_e2 (.clk(clk), .en(en), .d(scale1[k*EW+:EW]), .q(e2));
      ptc_stage #(.W(SW), .REG(MUL)) stage_d3 (.clk(clk), .en(en), .d(e2[EW-1:MW]), .q(d3));
      ptc_stage #(.W(SW), .REG(MUL)) stage_d4 (.clk(clk), .en(en), .d(d3), .q(d4));
      ptc_stage #(.W(SW), .REG(MUL)) stage_d5 (.clk(clk), .en(en), .d(d4), .q(d5));
      ptc_stage #(.W(SW), .REG(MUL)) stage_d6 (.clk(clk), .en(en), .d(d5), .q(d6));
      ptc_stage #(.W(SW), .REG(1)) stage_d7 (.clk(clk), .en(en), .d(d6), .q(d7));

      /* verilator lint_off UNUSEDSIGNAL */ // bits that take no part
      wire [PW-1:0] p6;
      /* verilator lint_on UNUSEDSIGNAL */
      if (IS_ONE != 0) begin : g_one
        assign p6 = v2;
      end else if (SCALES == 0 && FORM != 0 && MULT != 63'd0) begin : g_constant
        // The four cycles of ptc_multiply.
        wire [VW-1:0] v3;
        wire [PW-1:0] p3, p4, p5;
        ptc_stage #(.W(VW), .REG(MUL)) stage_v3 (.clk(clk), .en(en), .d(v2), .q(v3));
        ptc_times #(.A(VW), .P(PW), .C({1'b0, MULT})) times (.a(v3), .p(p3));
        ptc_stage #(.W(PW), .REG(MUL)) stage_p4 (.clk(clk), .en(en), .d(p3), .q(p4));
        ptc_stage #(.W(PW), .REG(MUL)) stage_p5 (.clk(clk), .en(en), .d(p4), .q(p5));
        ptc_stage #(.W(PW), .REG(MUL)) stage_p6 (.clk(clk), .en(en), .d(p5), .q(p6));
      end else begin : g_product
        ptc_multiply #(.A(VW), .B(MW), .SA(1), .SB(0), .FORM(FORM), .REG(MUL)) mul (
            .clk(clk), .en(en), .a(v2), .b(e2[MW-1:0]), .p(p6));
      end

      // What is added before the shift, in units of 2^CUT, is one of two numbers: for
      // products below 0 and others. Both are computed while the product is.
      wire [RW-1:0] cut;
      if (CUT < PW) begin : g_cut
        ptc_extend #(.A(PW - CUT), .B(RW), .S(1)) extend (.a(p6[PW-1:CUT]), .b(cut));
      end else begin : g_none
        assign cut = {RW{p6[PW-1]}};
      end
      wire [RW-1:0] extra;
      localparam [RW-1:0] ONE = 1;
      if (ROUND == 0) begin : g_floor
        assign extra = {RW{1'b0}};
      end else begin : g_nearest
        wire [6:0] by = SMIN[6:0] + {{7 - SW{1'b0}}, d5};
        wire rounds = by != 7'd0;
        wire [RW-1:0] half = rounds ? ONE << (by - 7'd1 - CUT[6:0]) : {RW{1'b0}};
        wire [RW-1:0] half6;
        if (ROUND == 4) begin : g_twice
          wire [RW-1:0] more = (by > 7'd31) ? ONE << (30 - CUT) : {RW{1'b0}};
          wire [RW-1:0] less6;
          ptc_stage #(.W(RW), .REG(MUL)) stage_h (.clk(clk), .en(en), .d(half + more), .q(half6));
          ptc_stage #(.W(RW), .REG(MUL)) stage_l (.clk(clk), .en(en), .d(half - more), .q(less6));
          assign extra = p6[PW-1] ? less6 : half6;
        end else begin : g_once
          ptc_stage #(.W(RW), .REG(MUL)) stage_h (.clk(clk), .en(en), .d(half), .q(half6));
          if (ROUND == 1) begin : g_up
            assign extra = half6;
          end else begin : g_ties
            // One less for some: half and all bits below it.
            wire rounds6;
            ptc_stage #(.W(1), .REG(MUL)) stage_rounds (.clk(clk), .en(en), .d(rounds), .q(rounds6));
            if (ROUND == 2) begin : g_away
              assign extra = half6 - {{RW - 1{1'b0}}, rounds6 & p6[PW-1]};
            end else begin : g_even
              /* verilator lint_off UNUSEDSIGNAL */ // all but whether it is odd
              wire [RW-1:0] down = cut >> (SMIN[6:0] + {{7 - SW{1'b0}}, d6});
              /* verilator lint_on UNUSEDSIGNAL */
              assign extra = half6 - {{RW - 1{1'b0}}, rounds6 & ~down[0]};
            end
          end
        end
      end
      /* verilator lint_off UNUSEDSIGNAL */ // bits that are shifted in any case
      wire [RW-1:0] r7;
      /* verilator lint_on UNUSEDSIGNAL */
      ptc_stage #(.W(RW), .REG(1)) stage_r (.clk(clk), .en(en), .d(cut + extra), .q(r7));

      wire signed [RW-KEEP-1:0] kept = r7[RW-1:KEEP];
      wire [RW-KEEP-1:0] scaled, s8;
      if (SMAX == SMIN) begin : g_kept
        assign scaled = kept;
      end else begin : g_shifted
        assign scaled = kept >>> d7;
      end
      ptc_stage #(.W(RW - KEEP), .REG(MUL)) stage_s (.clk(clk), .en(en), .d(scaled), .q(s8));
      wire [ZW-1:0] scaled_wide, zp_wide;
      ptc_extend #(.A(RW - KEEP), .B(ZW), .S(1)) extend_r (.a(s8), .b(scaled_wide));
      ptc_extend #(.A(ZPW), .B(ZW), .S(1)) extend_z (.a(ZP[ZPW-1:0]), .b(zp_wide));
      wire [ZW-1:0] z = scaled_wide + zp_wide;
      wire [OW-1:0] y;
      ptc_bring #(.A(ZW), .B(OW), .CLAMP(CLAMP), .LO(LO), .HI(HI)) bring (.a(z), .b(y));
      ptc_stage #(.W(OW), .REG(1)) stage_y (.clk(clk), .en(en), .d(y), .q(y9[k*OW+:OW]));
    end
    if (MUL != 0) begin : g_skid
      ptc_skid #(.W(L * OW)) skid (
          .clk(clk), .rst_n(rst_n), .s_data(y9), .s_valid(valid[LAST]), .s_ready(o_ready),
          .m_data(m_data), .m_valid(m_valid), .m_ready(m_ready));
    end else begin : g_direct
      assign m_data = y9;
      assign m_valid = valid[LAST];
      assign o_ready = m_ready;
    end
  endgenerate
endmodule
`default_nettype wire
