//===- FpgaInterfaces.td - Hardware units ------------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGAINTERFACES
#define POOLTOCONV_DIALECT_FPGA_IR_FPGAINTERFACES

include "mlir/IR/Interfaces.td"

def Fpga_UnitOpInterface : OpInterface<"UnitOpInterface"> {
  let cppNamespace = "::ptc::fpga";
  let description = [{
    An op inside of a kernel that becomes hardware: which beats it takes, how
    long a frame takes, and what it occupies.

    Times and areas are estimates in closed form, without back-pressure; where
    the formulas come from stands in lib/Dialect/Fpga/IR/Cost.h.
  }];

  let methods = [
    InterfaceMethod<[{
        The type that operand number `operand`, a stream, must have for the
        results and the fold that the op has: the same tensor, perhaps other
        beats. An operand that is right as it is gives its own type.
      }],
      "::ptc::fpga::StreamType", "getWantedBeat", (ins "unsigned":$operand), "",
      [{
        return ::llvm::cast<::ptc::fpga::StreamType>(
            $_op->getOperand(operand).getType());
      }]>,
    InterfaceMethod<[{
        The type that result number `result`, a stream, must have: the same
        tensor, perhaps other beats. Most ops can deliver any.
      }],
      "::ptc::fpga::StreamType", "getProducedBeat", (ins "unsigned":$result), "",
      [{
        return ::llvm::cast<::ptc::fpga::StreamType>(
            $_op->getResult(result).getType());
      }]>,
    InterfaceMethod<[{
        Cycles: of a frame, until the first result, between results.
      }],
      "::ptc::fpga::UnitTiming", "getTiming">,
    InterfaceMethod<[{
        Lookup tables, flip-flops, multipliers and block RAMs on a family of
        devices.
      }],
      "::ptc::fpga::UnitCost", "getCostOn",
      (ins "const ::ptc::fpga::CostModel &":$model)>
  ];
  let extraClassDeclaration = [{
    /// What it takes of an ECP5.
    ::ptc::fpga::UnitCost getCost() {
      return getCostOn(::ptc::fpga::CostModel());
    }
  }];
}

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGAINTERFACES
