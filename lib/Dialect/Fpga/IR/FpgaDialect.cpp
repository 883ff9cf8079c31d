//===- FpgaDialect.cpp - The fpga dialect ---------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "mlir/IR/DialectImplementation.h"

using namespace mlir;
using namespace ptc::fpga;

#include "PoolToConv/Dialect/Fpga/IR/FpgaDialect.cpp.inc"
#include "PoolToConv/Dialect/Fpga/IR/FpgaInterfaces.cpp.inc"

void FpgaDialect::initialize() {
  registerTypes();
  registerAttributes();
  addOperations<
#define GET_OP_LIST
#include "PoolToConv/Dialect/Fpga/IR/FpgaOps.cpp.inc"
      >();
}

/// True if `attribute` is an array of T only.
template <typename T>
static bool isArrayOf(Attribute attribute) {
  auto array = dyn_cast<ArrayAttr>(attribute);
  return array && llvm::all_of(array, llvm::IsaPred<T>);
}

LogicalResult FpgaDialect::verifyOperationAttribute(Operation *op,
                                                    NamedAttribute attribute) {
  if (attribute.getName() == "fpga.cost") {
    if (!isArrayOf<CostAttr>(attribute.getValue()))
      return op->emitOpError(
                 "fpga.cost: expected an array of #fpga.cost, found ")
             << attribute.getValue();
    return success();
  }
  if (attribute.getName() == "fpga.timing") {
    if (!isArrayOf<TimingAttr>(attribute.getValue()))
      return op->emitOpError(
                 "fpga.timing: expected an array of #fpga.timing, found ")
             << attribute.getValue();
    return success();
  }
  return op->emitOpError("attribute ")
         << attribute.getName() << " is none of the fpga dialect";
}
