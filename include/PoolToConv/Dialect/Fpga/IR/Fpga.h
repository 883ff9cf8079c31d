//===- Fpga.h - The fpga dialect --------------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Types, attributes and ops of the dialect; docs/FpgaRationale.md says why they
// are as they are. The specification stands in the .td files beside this one.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGA_H
#define POOLTOCONV_DIALECT_FPGA_IR_FPGA_H

#include "PoolToConv/Dialect/Fpga/IR/Integers.h"
#include "PoolToConv/Dialect/Fpga/IR/Units.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include <optional>

#include "PoolToConv/Dialect/Fpga/IR/FpgaDialect.h.inc"
#include "PoolToConv/Dialect/Fpga/IR/FpgaEnums.h.inc"

#define GET_ATTRDEF_CLASSES
#include "PoolToConv/Dialect/Fpga/IR/FpgaAttributes.h.inc"

#define GET_TYPEDEF_CLASSES
#include "PoolToConv/Dialect/Fpga/IR/FpgaTypes.h.inc"

#include "PoolToConv/Dialect/Fpga/IR/FpgaInterfaces.h.inc"

#define GET_OP_CLASSES
#include "PoolToConv/Dialect/Fpga/IR/FpgaOps.h.inc"

namespace ptc::fpga {

/// The type of the numbers of a stream, or of a memory of constants. `type` is
/// one of these.
mlir::IntegerType numberTypeOf(mlir::Type type);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGA_H
