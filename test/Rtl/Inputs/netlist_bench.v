//===- netlist_bench.v - A module beside its netlist ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same beats and stalls for both; what they say has to be equal in each cycle.
//
//===----------------------------------------------------------------------===//

module netlist_bench;
  reg clk = 0, rst_n = 0, s_valid = 0, m_ready = 0;
  reg [23:0] s_data = 0;
  wire [1:0] s_ready, m_valid;
  wire [20:0] module_data, netlist_data;
  ptc_mac #(
      .IW(8), .WW(8), .AW(21), .PE(1), .SIMD(3), .SHARE(1), .SF(8), .NF(2), .OUT(1),
      .FILE("weights.hex")
  ) plain (
      .clk(clk), .rst_n(rst_n), .s_data(s_data), .s_valid(s_valid), .s_ready(s_ready[0]),
      .m_data(module_data), .m_valid(m_valid[0]), .m_ready(m_ready)
  );
  netlist made (
      .clk(clk), .rst_n(rst_n), .s_data(s_data), .s_valid(s_valid), .s_ready(s_ready[1]),
      .m_data(netlist_data), .m_valid(m_valid[1]), .m_ready(m_ready)
  );
  always #5 clk = ~clk;

  integer results = 0, wrong = 0, seed = 7;
  always @(posedge clk)
    if (rst_n) begin
      if (m_valid[0] & m_ready) results = results + 1;
      if (s_ready[0] !== s_ready[1] || m_valid[0] !== m_valid[1] ||
          (m_valid[0] && module_data !== netlist_data)) wrong = wrong + 1;
    end
  initial begin
    repeat (20) @(negedge clk);
    rst_n = 1;
    repeat (2000) begin
      @(negedge clk);
      // A beat that is offered stays until it is taken.
      if (!s_valid || s_ready[0]) begin
        s_data = $random(seed);
        s_valid = ($random(seed) & 7) != 0;
      end
      m_ready = ($random(seed) & 3) != 0;
    end
    $display("%0d results, %0d wrong", results, wrong);
    $finish;
  end
endmodule
