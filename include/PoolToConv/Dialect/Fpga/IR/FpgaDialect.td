//===- FpgaDialect.td - The fpga dialect -------------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGADIALECT
#define POOLTOCONV_DIALECT_FPGA_IR_FPGADIALECT

include "mlir/IR/OpBase.td"

def Fpga_Dialect : Dialect {
  let name = "fpga";
  let cppNamespace = "::ptc::fpga";
  let summary = "Neural networks as streaming hardware";
  let description = [{
    A network as a graph of hardware units that are joined by streams. Every
    width is exact, every memory is an op, every fold is an attribute that a
    verifier checks, and every op has a meaning that can be executed
    (`--convert-fpga-to-linalg`). [FpgaRationale](FpgaRationale.md) says why the
    dialect is as it is.

    Constraints are numbered per op (C1, C2, ...); messages quote the number.

    Two discardable attributes may stand on any op: `fpga.cost`, an array of
    `#fpga.cost`, and `fpga.timing`, an array of `#fpga.timing`: what tools
    measured or estimated, each with its source.
  }];
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
  let hasOperationAttrVerify = 1;
  let extraClassDeclaration = [{
    void registerTypes();
    void registerAttributes();
  }];
}

class Fpga_Op<string mnemonic, list<Trait> traits = []>
    : Op<Fpga_Dialect, mnemonic, traits>;

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGADIALECT
