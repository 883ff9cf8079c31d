//===- ptc_weights.v - Weights of one result, in lookup tables -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// data = the W bits from bit FROM on of word `address` of FILE, which has DEPTH
// words of ALL bits.
//
// The address has a register of its own here, so that tables lie beside the
// multipliers that they serve: as one memory, all of them would share terms of
// the address, whose wires then cross the device. The attribute keeps tools from
// making one register of equal ones.
//
// Latency: 2 cycles. Resources: about W / 16 * DEPTH lookup tables, W + log2
// DEPTH flip-flops.
//
//===----------------------------------------------------------------------===//

`default_nettype none
(* keep_hierarchy *)
module ptc_weights #(
    parameter integer ALL = 32,
    parameter integer FROM = 16,
    parameter integer W = 16,
    parameter integer DEPTH = 18,
    parameter integer AW = 5,
    parameter FILE = "weights.hex"
) (
    input  wire          clk,
    input  wire [AW-1:0] address,
    output reg  [ W-1:0] data
);
  (* rom_style = "logic" *) (* ram_style = "logic" *)
  reg [ALL-1:0] rom[0:DEPTH-1];
  initial $readmemh(FILE, rom);
  reg [AW-1:0] at;
  always @(posedge clk) begin
    at <= address;
    data <= rom[at][FROM+:W];
  end
endmodule
`default_nettype wire
