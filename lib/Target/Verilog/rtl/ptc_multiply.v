//===- ptc_multiply.v - A product of wide factors, in stages -------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// p = a * b
//
// Factors go in parts that a multiplier block takes: 18 x 18 bits, signed, 16 x
// 16 with PTC_ICE40, 25 x 18 with PTC_XILINX. Where two bits are left of one,
// their product is in lookup tables. FORM 1: all of it is, as one product of
// ptc_product.
//
// Latency: 4 cycles in which `en` is set (factors, products of parts, sums for each
// part of b, their sum), 0 with REG = 0. Resources: a multiplier block per pair of
// parts, A + B lookup tables per part of a product but the first.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_multiply #(
    parameter integer A = 18,
    parameter integer B = 18,
    parameter integer SA = 1, // a is signed
    parameter integer SB = 1,
    parameter integer FORM = 0,
    parameter integer REG = 1
) (
    input  wire           clk,
    input  wire           en,
    input  wire [  A-1:0] a,
    input  wire [  B-1:0] b,
    output wire [A+B-1:0] p
);
`ifdef PTC_XILINX
  localparam integer WIDE = 25;
  localparam integer NARROW = 18;
`elsif PTC_ICE40
  localparam integer WIDE = 16;
  localparam integer NARROW = 16;
`else
  localparam integer WIDE = 18;
  localparam integer NARROW = 18;
`endif
  // With a sign. All parts but the last have none and a bit less.
  localparam integer AX = (SA != 0) ? A : A + 1;
  localparam integer BX = (SB != 0) ? B : B + 1;
  localparam integer NA = (FORM != 0 || AX <= WIDE) ? 1 : 1 + (AX - 2) / (WIDE - 1);
  localparam integer NB = (FORM != 0 || BX <= NARROW) ? 1 : 1 + (BX - 2) / (NARROW - 1);
  localparam integer P = A + B;
  wire [AX-1:0] x;
  wire [BX-1:0] y;
  ptc_extend #(.A(A), .B(AX), .S(SA)) extend_a (.a(a), .b(x));
  ptc_extend #(.A(B), .B(BX), .S(SB)) extend_b (.a(b), .b(y));

  wire [NB*P-1:0] rows;
  reg [P-1:0] total;
  genvar i, j;
  generate
    for (j = 0; j < NB; j = j + 1) begin : g_row
      localparam integer BW = (j + 1 < NB) ? NARROW - 1 : BX - j * (NARROW - 1);
      wire [NA*P-1:0] parts;
      for (i = 0; i < NA; i = i + 1) begin : g_part
        localparam integer AW = (i + 1 < NA) ? WIDE - 1 : AX - i * (WIDE - 1);
        /* verilator lint_off UNDRIVEN */ // it is, by modules that may have this one inside
        wire [AW+BW-1:0] q;
        /* verilator lint_on UNDRIVEN */
        wire [AW-1:0] u = x[i*(WIDE-1)+:AW];
        wire [BW-1:0] v = y[j*(NARROW-1)+:BW];
        localparam integer SU = (i + 1 < NA) ? 0 : 1;
        localparam integer SV = (j + 1 < NB) ? 0 : 1;
        if (NA > 1 && AW <= 2) begin : g_few
          // Lookup tables have a row for each bit of the second factor.
          ptc_factors #(.A(BW), .B(AW), .SA(SV), .SB(SU), .FORM(1), .REG(REG)) mul (
              .clk(clk), .en(en), .a(v), .b(u), .p(q));
        end else begin : g_many
          ptc_factors #(
              .A(AW), .B(BW), .SA(SU), .SB(SV),
              .FORM((FORM != 0 || (NB > 1 && BW <= 2)) ? 1 : 0), .REG(REG)
          ) mul (.clk(clk), .en(en), .a(u), .b(v), .p(q));
        end
        // A sign unless it is the product of two parts without one.
        wire [P-1:0] wide;
        ptc_extend #(.A(AW + BW), .B(P), .S((i + 1 < NA && j + 1 < NB) ? 0 : 1)) extend (.a(q), .b(wide));
        assign parts[i*P+:P] = wide << (i * (WIDE - 1));
      end
      reg [P-1:0] row;
      wire [P-1:0] r;
      integer n;
      always @(*) begin
        row = parts[P-1:0];
        for (n = 1; n < NA; n = n + 1) row = row + parts[n*P+:P];
      end
      ptc_stage #(.W(P), .REG(REG)) stage_row (.clk(clk), .en(en), .d(row), .q(r));
      assign rows[j*P+:P] = r << (j * (NARROW - 1));
    end
  endgenerate
  integer k;
  always @(*) begin
    total = rows[P-1:0];
    for (k = 1; k < NB; k = k + 1) total = total + rows[k*P+:P];
  end
  ptc_stage #(.W(P), .REG(REG)) stage_total (.clk(clk), .en(en), .d(total), .q(p));
endmodule
`default_nettype wire
