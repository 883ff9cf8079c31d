//===- ptc_lut.v - A function by table -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// y = table[x - lowest x]; with FRACTION > 0 the low bits of x interpolate:
//
//   i = (x - lowest x) >> FRACTION, f = low FRACTION bits
//   y = table[i] * 2^FRACTION + (table[i + 1] - table[i]) * f
//
// FILE has the entries, a line each, one more of them with FRACTION.
//
// Latency: 1 cycle, 4 with FRACTION (entries, their difference, product, sum).
// Rate: a beat a cycle. s_ready depends on m_ready. Resources: L memories of
// 2^(IW - FRACTION) words of TW bits, twice that and L multipliers with FRACTION.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_lut #(
    parameter integer L = 1,   // elements of a beat
    parameter integer IW = 8,  // bits of x
    parameter integer IS = 1,  // it is signed
    parameter integer TW = 8,  // bits of an entry
    parameter integer TS = 1,
    parameter integer OW = 8,  // bits of y; TW without FRACTION
    parameter integer FRACTION = 0,
    parameter FILE = "table.hex",
    /* verilator lint_off UNUSEDPARAM */ // of an attribute, of some forms
    parameter integer FORM = 0, // of products: see ptc_product
    parameter STYLE = "auto"   // auto, logic or block
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
  localparam integer IX = IW - FRACTION;
  localparam integer DEPTH = (FRACTION > 0) ? (1 << IX) + 1 : 1 << IX;
  localparam integer LAST = (FRACTION > 0) ? 3 : 0;
  reg [LAST:0] valid;
  wire en = ~valid[LAST] | m_ready;
  assign s_ready = en;
  assign m_valid = valid[LAST];
  generate
    if (LAST == 0) begin : g_valid
      always @(posedge clk)
        if (!rst_n) valid <= 1'b0;
        else if (en) valid <= s_valid;
    end else begin : g_valids
      always @(posedge clk)
        if (!rst_n) valid <= {LAST + 1{1'b0}};
        else if (en) valid <= {valid[LAST-1:0], s_valid};
    end
  endgenerate

  genvar k;
  generate
    for (k = 0; k < L; k = k + 1) begin : g_lane
      // From the lowest number on: with the sign turned.
      wire [IW-1:0] x = s_data[k*IW+:IW] ^ ((IS != 0) ? {1'b1, {IW - 1{1'b0}}} : {IW{1'b0}});
      (* rom_style = STYLE *) (* ram_style = STYLE *) reg [TW-1:0] rom[0:DEPTH-1];
      initial $readmemh(FILE, rom);
      reg [TW-1:0] low;
      if (FRACTION == 0) begin : g_entry
        always @(posedge clk) if (en) low <= rom[x];
        assign m_data[k*OW+:OW] = low;
      end else begin : g_between
        wire [IX:0] i = {1'b0, x[IW-1:FRACTION]};
        reg [TW-1:0] high;
        reg [FRACTION-1:0] f;
        always @(posedge clk)
          if (en) begin
            low <= rom[i];
            high <= rom[i+1'b1];
            f <= x[FRACTION-1:0];
          end
        wire [TW:0] low_wide, high_wide, slope;
        wire [TW-1:0] low2, low3;
        wire [FRACTION-1:0] f2;
        ptc_extend #(.A(TW), .B(TW + 1), .S(TS)) extend_low (.a(low), .b(low_wide));
        ptc_extend #(.A(TW), .B(TW + 1), .S(TS)) extend_high (.a(high), .b(high_wide));
        ptc_stage #(.W(TW + 1)) stage_slope (.clk(clk), .en(en), .d(high_wide - low_wide), .q(slope));
        ptc_stage #(.W(FRACTION)) stage_f (.clk(clk), .en(en), .d(f), .q(f2));
        ptc_stage #(.W(TW)) stage_low2 (.clk(clk), .en(en), .d(low), .q(low2));
        ptc_stage #(.W(TW)) stage_low3 (.clk(clk), .en(en), .d(low2), .q(low3));
        wire [TW+FRACTION:0] product, rise;
        ptc_multiply #(.A(TW + 1), .B(FRACTION), .SA(1), .SB(0), .FORM(FORM), .REG(0)) mul (
            .clk(clk), .en(en), .a(slope), .b(f2), .p(product));
        ptc_stage #(.W(TW + 1 + FRACTION)) stage_rise (.clk(clk), .en(en), .d(product), .q(rise));
        wire [OW-1:0] rise_wide, base;
        ptc_extend #(.A(TW + 1 + FRACTION), .B(OW), .S(1)) extend_rise (.a(rise), .b(rise_wide));
        ptc_extend #(.A(TW + FRACTION), .B(OW), .S(TS)) extend_base (.a({low3, {FRACTION{1'b0}}}), .b(base));
        ptc_stage #(.W(OW)) stage_sum (.clk(clk), .en(en), .d(base + rise_wide), .q(m_data[k*OW+:OW]));
      end
    end
  endgenerate
endmodule
`default_nettype wire
