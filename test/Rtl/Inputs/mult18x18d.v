//===- mult18x18d.v - What a multiplier block of an ECP5 does ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MULT18X18D by Lattice's description (ECP5 and ECP5-5G sysDSP Usage Guide,
// FPGA-TN-02205): two factors of 18 bits, each with or without a sign, and their
// product, with a register at each place that a parameter names a clock for. Only
// what the modules use: one clock, no cascades.
//
//===----------------------------------------------------------------------===//

module MULT18X18D #(
    parameter REG_INPUTA_CLK = "NONE",
    parameter REG_INPUTA_CE = "CE0",
    parameter REG_INPUTA_RST = "RST0",
    parameter REG_INPUTB_CLK = "NONE",
    parameter REG_INPUTB_CE = "CE0",
    parameter REG_INPUTB_RST = "RST0",
    parameter REG_PIPELINE_CLK = "NONE",
    parameter REG_OUTPUT_CLK = "NONE",
    parameter REG_OUTPUT_CE = "CE0",
    parameter REG_OUTPUT_RST = "RST0"
) (
    input CLK0, CE0, RST0, SIGNEDA, SIGNEDB, SOURCEA, SOURCEB,
    input A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13, A14, A15, A16, A17,
    input B0, B1, B2, B3, B4, B5, B6, B7, B8, B9, B10, B11, B12, B13, B14, B15, B16, B17,
    output P0, P1, P2, P3, P4, P5, P6, P7, P8, P9, P10, P11, P12, P13, P14, P15, P16, P17,
    output P18, P19, P20, P21, P22, P23, P24, P25, P26, P27, P28, P29, P30, P31, P32, P33, P34, P35
);
  wire [17:0] a = {A17, A16, A15, A14, A13, A12, A11, A10, A9, A8, A7, A6, A5, A4, A3, A2, A1, A0};
  wire [17:0] b = {B17, B16, B15, B14, B13, B12, B11, B10, B9, B8, B7, B6, B5, B4, B3, B2, B1, B0};
  reg [17:0] ra, rb;
  reg [35:0] rp;
  wire [17:0] xa = (REG_INPUTA_CLK == "CLK0") ? ra : a;
  wire [17:0] xb = (REG_INPUTB_CLK == "CLK0") ? rb : b;
  wire signed [18:0] sa = {SIGNEDA & xa[17], xa};
  wire signed [18:0] sb = {SIGNEDB & xb[17], xb};
  wire signed [37:0] product = sa * sb;
  always @(posedge CLK0) begin
    if (RST0) begin
      ra <= 18'd0;
      rb <= 18'd0;
      rp <= 36'd0;
    end else if (CE0) begin
      ra <= a;
      rb <= b;
      rp <= product[35:0];
    end
  end
  assign {P35, P34, P33, P32, P31, P30, P29, P28, P27, P26, P25, P24, P23, P22, P21, P20, P19, P18,
          P17, P16, P15, P14, P13, P12, P11, P10, P9, P8, P7, P6, P5, P4, P3, P2, P1, P0} =
      (REG_OUTPUT_CLK == "CLK0") ? rp : product[35:0];
endmodule
