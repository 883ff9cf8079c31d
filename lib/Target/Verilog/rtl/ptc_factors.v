//===- ptc_factors.v - A product between registers -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// p = a * b, two cycles later in which `en` is set: registers of both factors, and
// of the product. With REG = 0 at once.
//
// With PTC_ECP5 and FORM = 0, factors of at most 18 bits with their sign go into
// a multiplier block with the registers that it has inside, which yosys leaves
// unused: blocks are far from everything, and nothing else is on the way to them
// and from them. With PTC_ICE40 they do so up to 16 bits, without registers, too:
// `-dsp` of yosys (0.23, 0.70) may lose a product where another register is behind
// the product's own, and has to be left out. FORM: see ptc_product.
//
// Latency: 2 cycles, 0 with REG = 0. Resources: a multiplier block, on other devices 2 (A + B)
// flip-flops too, unless yosys finds registers in the block.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_factors #(
    parameter integer A = 8,
    parameter integer B = 8,
    parameter integer SA = 1, // a is signed
    parameter integer SB = 1,
    parameter integer FORM = 0,
    parameter integer REG = 1
) (
    /* verilator lint_off UNUSEDSIGNAL */ // without registers
    input  wire           clk,
    input  wire           en,
    /* verilator lint_on UNUSEDSIGNAL */
    input  wire [  A-1:0] a,
    input  wire [  B-1:0] b,
    output wire [A+B-1:0] p
);
`ifdef PTC_ECP5
  localparam integer BLOCK = (REG != 0 && FORM == 0 && A + 1 - SA <= 18 && B + 1 - SB <= 18) ? 1 : 0;
`elsif PTC_ICE40
  localparam integer BLOCK = (FORM == 0 && A + 1 - SA <= 16 && B + 1 - SB <= 16) ? 1 : 0;
`else
  localparam integer BLOCK = 0;
`endif
  generate
    if (BLOCK != 0) begin : g_block
`ifdef PTC_ECP5
      wire [17:0] x, y;
      /* verilator lint_off UNUSEDSIGNAL */ // more bits than the product has
      wire [35:0] xy;
      /* verilator lint_on UNUSEDSIGNAL */
      ptc_extend #(.A(A), .B(18), .S(SA)) extend_a (.a(a), .b(x));
      ptc_extend #(.A(B), .B(18), .S(SB)) extend_b (.a(b), .b(y));
      assign p = xy[A+B-1:0];
      MULT18X18D #(
          .REG_INPUTA_CLK("CLK0"), .REG_INPUTA_CE("CE0"), .REG_INPUTA_RST("RST0"),
          .REG_INPUTB_CLK("CLK0"), .REG_INPUTB_CE("CE0"), .REG_INPUTB_RST("RST0"),
          .REG_OUTPUT_CLK("CLK0"), .REG_OUTPUT_CE("CE0"), .REG_OUTPUT_RST("RST0"),
          .REG_PIPELINE_CLK("NONE")
      ) block (
          .CLK0(clk), .CE0(en), .RST0(1'b0),
          .SIGNEDA(1'b1), .SIGNEDB(1'b1), .SOURCEA(1'b0), .SOURCEB(1'b0),
          .A0(x[0]), .A1(x[1]), .A2(x[2]), .A3(x[3]), .A4(x[4]), .A5(x[5]),
          .A6(x[6]), .A7(x[7]), .A8(x[8]), .A9(x[9]), .A10(x[10]), .A11(x[11]),
          .A12(x[12]), .A13(x[13]), .A14(x[14]), .A15(x[15]), .A16(x[16]), .A17(x[17]),
          .B0(y[0]), .B1(y[1]), .B2(y[2]), .B3(y[3]), .B4(y[4]), .B5(y[5]),
          .B6(y[6]), .B7(y[7]), .B8(y[8]), .B9(y[9]), .B10(y[10]), .B11(y[11]),
          .B12(y[12]), .B13(y[13]), .B14(y[14]), .B15(y[15]), .B16(y[16]), .B17(y[17]),
          .P0(xy[0]), .P1(xy[1]), .P2(xy[2]), .P3(xy[3]), .P4(xy[4]), .P5(xy[5]),
          .P6(xy[6]), .P7(xy[7]), .P8(xy[8]), .P9(xy[9]), .P10(xy[10]), .P11(xy[11]),
          .P12(xy[12]), .P13(xy[13]), .P14(xy[14]), .P15(xy[15]), .P16(xy[16]), .P17(xy[17]),
          .P18(xy[18]), .P19(xy[19]), .P20(xy[20]), .P21(xy[21]), .P22(xy[22]), .P23(xy[23]),
          .P24(xy[24]), .P25(xy[25]), .P26(xy[26]), .P27(xy[27]), .P28(xy[28]), .P29(xy[29]),
          .P30(xy[30]), .P31(xy[31]), .P32(xy[32]), .P33(xy[33]), .P34(xy[34]), .P35(xy[35])
      );
`elsif PTC_ICE40
      wire [15:0] x, y;
      /* verilator lint_off UNUSEDSIGNAL */ // more bits than the product has
      wire [31:0] xy;
      /* verilator lint_on UNUSEDSIGNAL */
      ptc_extend #(.A(A), .B(16), .S(SA)) extend_a (.a(a), .b(x));
      ptc_extend #(.A(B), .B(16), .S(SB)) extend_b (.a(b), .b(y));
      assign p = xy[A+B-1:0];
      localparam [0:0] HAS_REG = (REG != 0) ? 1'b1 : 1'b0;
      // The registers of a product are those of its four parts.
      SB_MAC16 #(
          .A_REG(HAS_REG), .B_REG(HAS_REG), .TOP_8x8_MULT_REG(HAS_REG),
          .BOT_8x8_MULT_REG(HAS_REG), .PIPELINE_16x16_MULT_REG1(HAS_REG),
          .TOPOUTPUT_SELECT(2'b11), .BOTOUTPUT_SELECT(2'b11), .A_SIGNED(1'b1), .B_SIGNED(1'b1)
      ) block (
          .CLK(clk), .CE(en), .A(x), .B(y), .C(16'd0), .D(16'd0), .O(xy),
          .AHOLD(1'b0), .BHOLD(1'b0), .CHOLD(1'b0), .DHOLD(1'b0),
          .IRSTTOP(1'b0), .IRSTBOT(1'b0), .ORSTTOP(1'b0), .ORSTBOT(1'b0),
          .OLOADTOP(1'b0), .OLOADBOT(1'b0), .OHOLDTOP(1'b0), .OHOLDBOT(1'b0),
          .ADDSUBTOP(1'b0), .ADDSUBBOT(1'b0), .CI(1'b0), .ACCUMCI(1'b0), .SIGNEXTIN(1'b0),
          /* verilator lint_off PINCONNECTEMPTY */
          .CO(), .ACCUMCO(), .SIGNEXTOUT()
          /* verilator lint_on PINCONNECTEMPTY */
      );
`endif
    end else begin : g_registers
      wire [A-1:0] x;
      wire [B-1:0] y;
      wire [A+B-1:0] xy;
      ptc_stage #(.W(A), .REG(REG)) stage_a (.clk(clk), .en(en), .d(a), .q(x));
      ptc_stage #(.W(B), .REG(REG)) stage_b (.clk(clk), .en(en), .d(b), .q(y));
`ifdef PTC_ICE40
      // More than a block takes goes into several.
      if (FORM == 0) begin : g_parts
        ptc_multiply #(.A(A), .B(B), .SA(SA), .SB(SB), .REG(0)) mul (.clk(clk), .en(en), .a(x), .b(y), .p(xy));
      end else begin : g_luts
        ptc_product #(.A(A), .B(B), .SA(SA), .SB(SB), .FORM(FORM)) mul (.a(x), .b(y), .p(xy));
      end
`else
      ptc_product #(.A(A), .B(B), .SA(SA), .SB(SB), .FORM(FORM)) mul (.a(x), .b(y), .p(xy));
`endif
      ptc_stage #(.W(A + B), .REG(REG)) stage_p (.clk(clk), .en(en), .d(xy), .q(p));
    end
  endgenerate
endmodule
`default_nettype wire
