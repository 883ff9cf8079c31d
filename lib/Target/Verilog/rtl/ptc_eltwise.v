//===- ptc_eltwise.v - One operation per element -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// KIND: 0 a + b; 1 a - b; 2 a * b * 2^-SHIFT; 3 maximum; 4 minimum; 5 a * 2^b,
// rounded down; 6 a * 2^-b; 7 and; 8 or; 9 exclusive or; 10 max(a, 0); 11 clamp
// to BLO .. BHI; 12 |a|; 13 leading zeros of a as a word of BITS bits. ROUND: 0
// floor, 1 half up. Computed as if in unlimited width, then clamped to LO .. HI
// (CLAMP = 1) or brought into OW bits.
//
// Kinds from 10 on have one operand; s1 has then no meaning, and s1_valid is 1.
//
// Latency: 1 cycle; 6 of products (four of ptc_multiply, shift, result), 4 of
// shifts by b (distance, shift, rounding, result), 2 of leading zeros. Rate: a beat
// a cycle. s0_ready and s1_ready depend on m_ready and on the other's valid.
// Resources: L OW lookup tables of an adder or gates, twice that for comparisons;
// L OW + 1 flip-flops; of shifts see ptc_shift.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_eltwise #(
    parameter integer KIND = 0,
    parameter integer L = 1,   // elements of a beat
    parameter integer AW = 8,  // bits of a
    parameter integer AS = 1,  // it is signed
    parameter integer BW = 8,
    parameter integer BS = 1,
    parameter integer OW = 8,  // bits of the result
    parameter integer CLAMP = 0,
    parameter signed [64:0] LO = -128,
    parameter signed [64:0] HI = 127,
    /* verilator lint_off UNUSEDPARAM */ // of some kinds
    parameter integer SHIFT = 0,
    parameter integer ROUND = 0,
    parameter signed [63:0] BLO = 0,
    parameter signed [63:0] BHI = 0,
    parameter integer BITS = 32,
    parameter integer FORM = 0 // of products: see ptc_product
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire            clk,
    input  wire            rst_n,
    input  wire [L*AW-1:0] s0_data,
    input  wire            s0_valid,
    output wire            s0_ready,
    /* verilator lint_off UNUSEDSIGNAL */ // of one operand
    input  wire [L*BW-1:0] s1_data,
    /* verilator lint_on UNUSEDSIGNAL */
    input  wire            s1_valid,
    output wire            s1_ready,
    output wire [L*OW-1:0] m_data,
    output wire            m_valid,
    input  wire            m_ready
);
  // Both operands with a sign.
  localparam integer A = AW + 1;
  localparam integer B = BW + 1;
  localparam integer MORE = (A > B) ? A : B;
  // Left shifts go as far as b does, and never beyond 64.
  localparam integer FAR = (BW - BS >= 6) ? 64 : (1 << (BW - BS));
  localparam integer F = (KIND == 2) ? A + B + 1
                       : (KIND == 5 || KIND == 6) ? A + FAR + 2
                       : (KIND == 13) ? 9
                       : (KIND == 11) ? 66 : MORE + 1;
  localparam integer LAST = (KIND == 2) ? 5 : (KIND == 5 || KIND == 6) ? 3 : (KIND == 13) ? 1 : 0;
  reg [LAST:0] valid;
  wire en = ~valid[LAST] | m_ready;
  assign s0_ready = en & s1_valid;
  assign s1_ready = en & s0_valid;
  assign m_valid = valid[LAST];
  generate
    if (LAST == 0) begin : g_valid
      always @(posedge clk)
        if (!rst_n) valid <= 1'b0;
        else if (en) valid <= s0_valid & s1_valid;
    end else begin : g_valids
      always @(posedge clk)
        if (!rst_n) valid <= {LAST + 1{1'b0}};
        else if (en) valid <= {valid[LAST-1:0], s0_valid & s1_valid};
    end
  endgenerate

  reg [L*OW-1:0] q;
  wire [L*OW-1:0] y;
  assign m_data = q;
  always @(posedge clk) if (en) q <= y;

  genvar k;
  generate
    for (k = 0; k < L; k = k + 1) begin : g_lane
      wire [AW-1:0] a = s0_data[k*AW+:AW];
      wire [BW-1:0] b = s1_data[k*BW+:BW];
      /* verilator lint_off UNUSEDSIGNAL */ // of some kinds
      wire signed [F-1:0] x, z;
      /* verilator lint_on UNUSEDSIGNAL */
      ptc_extend #(.A(AW), .B(F), .S(AS)) extend_a (.a(a), .b(x));
      ptc_extend #(.A(BW), .B(F), .S(BS)) extend_b (.a(b), .b(z));
      wire [F-1:0] r;
      if (KIND == 0) begin : g_add
        assign r = x + z;
      end else if (KIND == 1) begin : g_sub
        assign r = x - z;
      end else if (KIND == 2) begin : g_mul
        wire [AW+BW-1:0] p;
        wire signed [F-1:0] wide;
        wire [F-1:0] scaled;
        ptc_multiply #(.A(AW), .B(BW), .SA(AS), .SB(BS), .FORM(FORM)) mul (
            .clk(clk), .en(en), .a(a), .b(b), .p(p));
        ptc_extend #(.A(AW + BW), .B(F), .S((AS != 0 || BS != 0) ? 1 : 0)) extend_p (.a(p), .b(wide));
        if (SHIFT == 0) begin : g_as_is
          assign scaled = wide;
        end else if (SHIFT >= F) begin : g_far
          // Only the sign is left, and nothing of that where half is added.
          assign scaled = (ROUND == 0) ? {F{wide[F-1]}} : {F{1'b0}};
        end else begin : g_shift
          localparam [F-1:0] HALF = (ROUND == 0) ? {F{1'b0}} : {{F - 1{1'b0}}, 1'b1} << (SHIFT - 1);
          wire signed [F:0] sum = {wide[F-1], wide} + {1'b0, HALF};
          wire signed [F:0] shifted = sum >>> SHIFT;
          /* verilator lint_off UNUSEDSIGNAL */ // a sign more
          wire top = shifted[F];
          /* verilator lint_on UNUSEDSIGNAL */
          assign scaled = shifted[F-1:0];
        end
        ptc_stage #(.W(F)) stage (.clk(clk), .en(en), .d(scaled), .q(r));
      end else if (KIND == 3 || KIND == 4) begin : g_compare
        // Of a difference the sign is one bit to choose by. A comparison is several,
        // and yosys may have each bit of the result look at all of them.
        wire [F-1:0] less = x - z;
        assign r = (less[F-1] == (KIND == 3)) ? z : x;
      end else if (KIND == 5 || KIND == 6) begin : g_shift
        localparam integer EW = (BW + 2 > 9) ? BW + 2 : 9;
        wire signed [EW-1:0] wide;
        ptc_extend #(.A(BW), .B(EW), .S(BS)) extend_e (.a(b), .b(wide));
        // What has no sign goes one way, and nothing is there for the other.
        wire is_left = (KIND == 5) ^ wide[EW-1];
        /* verilator lint_off UNUSEDSIGNAL */ // below 65
        wire signed [EW-1:0] far = wide[EW-1] ? -wide : wide;
        /* verilator lint_on UNUSEDSIGNAL */
        localparam integer N = (BW < 7) ? BW : 7;
        wire [N-1:0] count, count1;
        if (BW < 7) begin : g_near
          assign count = far[N-1:0];
        end else begin : g_far
          assign count = (far > 64) ? 7'd64 : far[6:0];
        end
        wire left1, left2;
        wire [AW-1:0] a1;
        ptc_stage #(.W(N)) stage_count (.clk(clk), .en(en), .d(count), .q(count1));
        ptc_stage #(.W(1)) stage_left1 (.clk(clk), .en(en), .d(is_left), .q(left1));
        ptc_stage #(.W(1)) stage_left2 (.clk(clk), .en(en), .d(left1), .q(left2));
        ptc_stage #(.W(AW)) stage_a (.clk(clk), .en(en), .d(a), .q(a1));
        // To the right with a bit more, half of which is below.
        wire [AW:0] right, down;
        wire [F-1:0] left, up;
        ptc_shift #(.X(AW + 1), .S(AS), .N(N), .Y(AW + 1), .LEFT(0))
            shift_right (.x({a1, 1'b0}), .by(count1), .y(right));
        ptc_shift #(.X(AW), .S(AS), .N(N), .Y(F)) shift_left (.x(a1), .by(count1), .y(left));
        ptc_stage #(.W(AW + 1)) stage_down (.clk(clk), .en(en), .d(right), .q(down));
        ptc_stage #(.W(F)) stage_up (.clk(clk), .en(en), .d(left), .q(up));
        wire half = (ROUND != 0) & down[0];
        wire [F-1:0] whole;
        ptc_extend #(.A(AW), .B(F), .S(AS)) extend_whole (.a(down[AW:1]), .b(whole));
        ptc_stage #(.W(F)) stage (
            .clk(clk), .en(en), .d(left2 ? up : whole + {{F - 1{1'b0}}, half}), .q(r));
      end else if (KIND == 7) begin : g_and
        assign r = x & z;
      end else if (KIND == 8) begin : g_or
        assign r = x | z;
      end else if (KIND == 9) begin : g_xor
        assign r = x ^ z;
      end else if (KIND == 10) begin : g_relu
        assign r = x[F-1] ? {F{1'b0}} : x;
      end else if (KIND == 11) begin : g_clamp
        localparam signed [F-1:0] LEAST = {{F - 64{BLO[63]}}, BLO};
        localparam signed [F-1:0] MOST = {{F - 64{BHI[63]}}, BHI};
        assign r = (x < LEAST) ? LEAST : (x > MOST) ? MOST : x;
      end else if (KIND == 12) begin : g_abs
        assign r = x[F-1] ? -x : x;
      end else begin : g_clz
        // By halves: where the upper one is 0, its bits are counted and the lower one
        // is looked at. Bits below the word are 1.
        localparam integer LEVELS = (BITS > 1) ? $clog2(BITS) : 1;
        localparam integer W2 = 1 << LEVELS;
        wire [BITS-1:0] word;
        wire [W2-1:0] wide;
        ptc_extend #(.A(AW), .B(BITS), .S(AS)) extend_w (.a(a), .b(word));
        ptc_extend #(.A(BITS), .B(W2), .S(0)) extend_z (.a(word), .b(wide));
        // What is left of the word behind level i stands in 2^i .. 2^(i+1) - 1. A
        // register is in the middle.
        localparam integer MIDDLE = LEVELS / 2;
        wire [2*W2-1:1] left;
        wire [LEVELS-1:0] zeros;
        assign left[2*W2-1:W2] = ({W2{1'b1}} >> BITS) | (wide << (W2 - BITS));
        genvar i;
        for (i = 0; i < LEVELS; i = i + 1) begin : g_level
          localparam integer H = 1 << i;
          wire [H-1:0] low = left[2*H+:H];
          wire [H-1:0] high = left[3*H+:H];
          wire [H-1:0] rest;
          wire none;
          ptc_same #(.N(H + 1)) same (.x({high, 1'b0}), .y(none));
          ptc_choose #(.W(H)) choose (.a(high), .b(low), .s(none), .y(rest));
          ptc_stage #(.W(H), .REG((i == MIDDLE) ? 1 : 0)) stage_rest (
              .clk(clk), .en(en), .d(rest), .q(left[H+:H]));
          ptc_stage #(.W(1), .REG((i >= MIDDLE) ? 1 : 0)) stage_none (
              .clk(clk), .en(en), .d(none), .q(zeros[i]));
        end
        // Without a 1 there is one more zero than can be counted.
        assign r = {{F - LEVELS - 1{1'b0}}, ~left[1], zeros & {LEVELS{left[1]}}};
      end
      ptc_bring #(.A(F), .B(OW), .CLAMP(CLAMP), .LO(LO), .HI(HI)) bring (.a(r), .b(y[k*OW+:OW]));
    end
  endgenerate
endmodule
`default_nettype wire
