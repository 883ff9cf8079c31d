//===- ptc_rom.v - Words of a file, in lookup tables ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// data = word `address` of FILE, which has DEPTH words of W bits.
//
// A module that stays one: a tool that sees the counter behind the address puts
// it into each table, which makes them several times as large.
//
// Latency: 0. Resources: about W / 16 * DEPTH lookup tables.
//
//===----------------------------------------------------------------------===//

`default_nettype none
(* keep_hierarchy *)
module ptc_rom #(
    parameter integer W = 16,
    parameter integer DEPTH = 16,
    parameter integer AW = 4,
    parameter FILE = "words.hex"
) (
    input  wire [AW-1:0] address,
    output wire [ W-1:0] data
);
  (* rom_style = "logic" *) (* ram_style = "logic" *) reg [W-1:0] rom[0:DEPTH-1];
  initial $readmemh(FILE, rom);
  assign data = rom[address];
endmodule
`default_nettype wire
