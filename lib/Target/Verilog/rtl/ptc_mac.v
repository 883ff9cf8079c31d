//===- ptc_mac.v - A convolution: sums of products with constants --------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Results come in groups of PE. Each is the sum of SF * SIMD products, SIMD of
// them a cycle, modulo 2^AW; a pixel has NF groups. Word nf * SF + sf of the
// memory of weights holds what is multiplied in step sf of group nf, that of
// product s of result p at bits WW * (p * SIMD + s).
//
// A beat carries SIMD factors for each SHARE results: all of them (SHARE = PE)
// in a full convolution, those of one channel in a depthwise one. With REPLAYS
// > 1 beats are taken for the first group and kept for REPLAYS - 1 further
// ones. Result beats carry OUT of the PE results.
//
// FORM 0: products are left to the tool; 1: written out in lookup tables; 2: all
// weights are 1, and there is no memory; 3: all results come at once (SF = NF = 1),
// and the weights are the bits of WEIGHTS, each in adders of its own. RESULTS groups
// may be under way at the same time; where all of them wait, steps that end a group
// wait. Nothing else stands, so no enable reaches the multipliers.
//
// Latency: 7 + ceil(log2 SIMD) cycles from the last factors of a result: memory,
// its register, factors, product, tree, accumulator, result, output. Rate: a
// step a cycle; a group takes max(SF, PE / OUT) cycles. Both handshakes are
// registers but for the choice between new beats and kept ones. Resources on
// ECP5: (IW + WW + 2) PE (SIMD - 1) + PE (2 AW + 22) + 60 lookup tables, PE *
// SIMD multipliers (or 5 / 2 IW WW lookup tables each, or those of ptc_times),
// RESULTS * PE * AW bits of result memory.
//
//===----------------------------------------------------------------------===//

`default_nettype none
module ptc_mac #(
    parameter integer IW = 8,    // bits of an input element
    parameter integer IS = 1,    // it is signed
    parameter integer WW = 8,    // bits of a weight
    parameter integer WS = 1,    // it is signed
    parameter integer AW = 20,   // bits of a result
    parameter integer PE = 2,
    parameter integer SIMD = 2,
    parameter integer SHARE = 2, // results that share factors; divides PE
    parameter integer SF = 4,    // steps of a group
    parameter integer NF = 1,    // groups of a pixel
    parameter integer REPLAYS = 1,
    parameter integer OUT = 1,   // results a beat; divides PE
    parameter integer RESULTS = 2,
    parameter integer FORM = 0,
    /* verilator lint_off UNUSEDPARAM */ // without weights
    parameter [PE*SIMD*WW-1:0] WEIGHTS = 0,
    parameter FILE = "weights.hex",
    parameter STYLE = "auto",    // of weights: auto, logic or block
    parameter KEEP_STYLE = "auto", // of kept beats: auto, distributed or block
    parameter QUEUE_STYLE = "auto" // of results that wait: auto, registers or block
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire                          clk,
    input  wire                          rst_n,
    input  wire [PE/SHARE*SIMD*IW-1:0]   s_data,
    input  wire                          s_valid,
    output wire                          s_ready,
    output wire [          OUT*AW-1:0]   m_data,
    output wire                          m_valid,
    input  wire                          m_ready
);
  localparam integer BITS = PE / SHARE * SIMD * IW;
  localparam integer PW = (FORM == 2) ? IW + 1 : IW + WW + 1; // signed
  localparam integer LEVELS = (SIMD > 1) ? $clog2(SIMD) : 0;
  localparam integer TW = PW + LEVELS;
  localparam integer LAT = 4 + LEVELS; // a beat is taken -> its sum is there
  localparam integer NB = PE / OUT;
  localparam integer SFW = (SF > 1) ? $clog2(SF) : 1;
  localparam integer RPW = (REPLAYS > 1) ? $clog2(REPLAYS) : 1;
  localparam integer NBW = (NB > 1) ? $clog2(NB) : 1;
  localparam integer BW = $clog2(RESULTS) + 1;
  localparam [SFW-1:0] SFL = SF[SFW-1:0] - 1'b1;
  localparam [RPW-1:0] RPL = REPLAYS[RPW-1:0] - 1'b1;
  localparam [NBW-1:0] NBL = NB[NBW-1:0] - 1'b1;

  //===--------------------------------------------------------------------===//
  // Steps
  //===--------------------------------------------------------------------===//

  reg [SFW-1:0] sf;
  wire free;               // a group may end
  wire ends = SF == 1 || sf == SFL;
  wire may = free | ~ends;
  wire kept;               // this step's factors are kept ones
  wire step = may & (kept | s_valid);
  assign s_ready = may & ~kept;
  always @(posedge clk)
    if (!rst_n) sf <= {SFW{1'b0}};
    else if (step) sf <= ends ? {SFW{1'b0}} : sf + 1'b1;

  wire [BITS-1:0] x1;
  generate
    if (REPLAYS > 1) begin : g_keep
      reg [RPW-1:0] replay;
      reg is_kept;
      assign kept = is_kept;
      always @(posedge clk)
        if (!rst_n) begin
          replay <= {RPW{1'b0}};
          is_kept <= 1'b0;
        end else if (step & ends) begin
          replay <= (replay == RPL) ? {RPW{1'b0}} : replay + 1'b1;
          is_kept <= replay != RPL;
        end
      (* ram_style = KEEP_STYLE, no_rw_check *) reg [BITS-1:0] keep[0:SF-1];
      reg [BITS-1:0] fresh, old;
      reg is_old;
      always @(posedge clk) begin
        if (step & ~kept) keep[sf] <= s_data;
        old <= keep[sf];
        fresh <= s_data;
        is_old <= kept;
      end
      assign x1 = is_old ? old : fresh;
    end else begin : g_take
      reg [BITS-1:0] fresh;
      assign kept = 1'b0;
      always @(posedge clk) fresh <= s_data;
      assign x1 = fresh;
    end
  endgenerate
  reg [BITS-1:0] x2;
  always @(posedge clk) x2 <= x1;

  // Which of the pipeline's stages hold a step, the first, the last of a group.
  reg [LAT-1:0] valid, last;
  /* verilator lint_off UNUSEDSIGNAL */ // where each step is a group
  reg [LAT-1:0] first;
  /* verilator lint_on UNUSEDSIGNAL */
  always @(posedge clk) begin
    valid <= rst_n ? {valid[LAT-2:0], step} : {LAT{1'b0}};
    first <= {first[LAT-2:0], sf == {SFW{1'b0}}};
    last <= rst_n ? {last[LAT-2:0], step & ends} : {LAT{1'b0}};
  end

  //===--------------------------------------------------------------------===//
  // Products and sums
  //===--------------------------------------------------------------------===//

  genvar p, s;
  /* verilator lint_off UNUSEDSIGNAL */ // without weights
  wire [PE*SIMD*WW-1:0] w2;
  /* verilator lint_on UNUSEDSIGNAL */
  generate
    if (FORM >= 2) begin : g_no_weights
      assign w2 = {PE * SIMD * WW{1'b0}};
    end else begin : g_weights
      localparam integer DEPTH = SF * NF;
      localparam integer AWW = (DEPTH > 1) ? $clog2(DEPTH) : 1;
      localparam [AWW-1:0] LAST = DEPTH[AWW-1:0] - 1'b1;
      reg [AWW-1:0] wa;
      always @(posedge clk)
        if (!rst_n) wa <= {AWW{1'b0}};
        else if (step) wa <= (wa == LAST) ? {AWW{1'b0}} : wa + 1'b1;
      if (STYLE == "logic" && DEPTH > 16) begin : g_tables
        for (p = 0; p < PE; p = p + 1) begin : g_pe
          ptc_weights #(.ALL(PE * SIMD * WW), .FROM(p * SIMD * WW), .W(SIMD * WW),
              .DEPTH(DEPTH), .AW(AWW), .FILE(FILE)) weights (
              .clk(clk), .address(wa), .data(w2[p*SIMD*WW+:SIMD*WW]));
        end
      end else begin : g_memory
        (* rom_style = STYLE *) (* ram_style = STYLE *)
        reg [PE*SIMD*WW-1:0] rom[0:DEPTH-1];
        initial $readmemh(FILE, rom);
        reg [PE*SIMD*WW-1:0] w1, wr;
        always @(posedge clk) begin
          w1 <= rom[wa];
          wr <= w1;
        end
        assign w2 = wr;
      end
    end
  endgenerate

  reg [PE*AW-1:0] acc;
  generate
    for (p = 0; p < PE; p = p + 1) begin : g_pe
      wire [SIMD*PW-1:0] products;
      wire [TW-1:0] sum;
      for (s = 0; s < SIMD; s = s + 1) begin : g_simd
        wire [IW-1:0] x = x2[(p/SHARE*SIMD+s)*IW+:IW];
        if (FORM == 2) begin : g_one
          reg [IW-1:0] a, b;
          always @(posedge clk) begin
            a <= x;
            b <= a;
          end
          assign products[s*PW+:PW] = {(IS != 0) & b[IW-1], b};
        end else if (FORM == 3) begin : g_constant
          localparam [WW-1:0] WEIGHT = WEIGHTS[(p*SIMD+s)*WW+:WW];
          reg [IW-1:0] a;
          reg [PW-1:0] b;
          wire [IW-IS:0] wide;
          wire [PW-1:0] ab;
          always @(posedge clk) begin
            a <= x;
            b <= ab;
          end
          ptc_extend #(.A(IW), .B(IW + 1 - IS), .S(IS)) extend (.a(a), .b(wide));
          ptc_times #(.A(IW + 1 - IS), .P(PW), .C({{64 - WW{(WS != 0) & WEIGHT[WW-1]}}, WEIGHT}))
              times (.a(wide), .p(ab));
          assign products[s*PW+:PW] = b;
        end else begin : g_product
          wire [IW+WW-1:0] ab;
          ptc_factors #(.A(IW), .B(WW), .SA(IS), .SB(WS), .FORM(FORM)) mul (
              .clk(clk), .en(1'b1), .a(x), .b(w2[(p*SIMD+s)*WW+:WW]), .p(ab));
          assign products[s*PW+:PW] = {(IS != 0 || WS != 0) & ab[IW+WW-1], ab};
        end
      end
      ptc_tree #(.N(SIMD), .W(PW)) tree (.clk(clk), .x(products), .y(sum));
      wire [AW-1:0] extended;
      if (AW > TW) begin : g_extend
        assign extended = {{AW-TW{sum[TW-1]}}, sum};
      end else begin : g_cut
        assign extended = sum[AW-1:0];
        // Bits that the result does not have.
        if (AW < TW) begin : g_rest
          /* verilator lint_off UNUSEDSIGNAL */
          wire [TW-AW-1:0] rest = sum[TW-1:AW];
          /* verilator lint_on UNUSEDSIGNAL */
        end
      end
      if (SF == 1) begin : g_alone
        always @(posedge clk) if (valid[LAT-1]) acc[p*AW+:AW] <= extended;
      end else begin : g_add
        always @(posedge clk)
          if (valid[LAT-1]) acc[p*AW+:AW] <= (first[LAT-1] ? {AW{1'b0}} : acc[p*AW+:AW]) + extended;
      end
    end
  endgenerate

  //===--------------------------------------------------------------------===//
  // Results
  //===--------------------------------------------------------------------===//

  reg done;                // acc holds a result
  reg hv;
  reg [PE*AW-1:0] hold;
  reg [NBW-1:0] nb;
  reg [BW-1:0] busy;       // results under way or waiting, less RESULTS: no more than 0
  wire more = step & ends;
  wire out = hv & m_ready;
  wire out_last = ~hv | (NB == 1 || nb == NBL);
  wire out_ends = out & out_last;
  wire waits;              // a result waits behind the one that goes out
  wire [PE*AW-1:0] next;
  wire move = waits & (~hv | out_ends);
  assign free = busy[BW-1];
  assign m_valid = hv;
  assign m_data = hold[OUT*AW-1:0];

  generate
    if (RESULTS == 2) begin : g_register
      reg [PE*AW-1:0] res;
      reg rv;
      assign waits = rv;
      assign next = res;
      always @(posedge clk) if (done) res <= acc;
      always @(posedge clk) rv <= rst_n & (done | (rv & ~move));
    end else begin : g_queue
      localparam integer N = RESULTS - 1;
      localparam integer NW = (N > 1) ? $clog2(N) : 1;
      localparam integer CW = $clog2(N + 1);
      localparam [NW-1:0] LAST = N[NW-1:0] - 1'b1;
      (* ram_style = QUEUE_STYLE *) reg [PE*AW-1:0] queue[0:N-1];
      reg [NW-1:0] wp, rp;
      reg [CW-1:0] level;
      assign waits = level != {CW{1'b0}};
      assign next = queue[rp];
      always @(posedge clk) if (done) queue[wp] <= acc;
      always @(posedge clk)
        if (!rst_n) begin
          wp <= {NW{1'b0}};
          rp <= {NW{1'b0}};
          level <= {CW{1'b0}};
        end else begin
          if (done) wp <= (wp == LAST) ? {NW{1'b0}} : wp + 1'b1;
          if (move) rp <= (rp == LAST) ? {NW{1'b0}} : rp + 1'b1;
          if (done != move) level <= level + {{CW - 1{~done}}, 1'b1};
        end
    end
  endgenerate

  // Far and wide, so m_ready goes a short way there: what no result fills is not valid.
  always @(posedge clk) if (~hv | m_ready) hold <= out_last ? next : hold >> (OUT * AW);
  always @(posedge clk)
    if (!rst_n) begin
      done <= 1'b0;
      hv <= 1'b0;
      nb <= {NBW{1'b0}};
      busy <= -RESULTS[BW-1:0];
    end else begin
      done <= last[LAT-1];
      hv <= move | (hv & ~out_ends);
      if (out) nb <= out_ends ? {NBW{1'b0}} : nb + 1'b1;
      if (more != out_ends) busy <= busy + {{BW - 1{~more}}, 1'b1};
    end
endmodule
`default_nettype wire
