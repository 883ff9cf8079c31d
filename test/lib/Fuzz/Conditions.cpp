//===- Conditions.cpp - Which conditions a module meets -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Conditions.h"
#include "PoolToConv/Interfaces/Pooling.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fuzz;

uint64_t ptc::fuzz::namedConditions(StringRef text) {
  uint64_t conditions = 0;
  for (size_t at = text.find('T'); at != StringRef::npos;
       at = text.find('T', at + 1)) {
    if (at > 0 && (llvm::isAlnum(text[at - 1]) || text[at - 1] == '_'))
      continue;
    StringRef digits = text.drop_front(at + 1).take_while(
        [](char c) { return llvm::isDigit(c); });
    unsigned number;
    if (!digits.getAsInteger(10, number) && number >= 1 &&
        number <= kConditions)
      conditions |= uint64_t(1) << number;
  }
  return conditions;
}

GovernedPools ptc::fuzz::countPools(ModuleOp module) {
  GovernedPools pools;
  module.walk([&](PoolingOpInterface pool) {
    ++pools.all;
    Operation *op = pool;
    if (op->getNumOperands() > 0 && isa_and_nonnull<tosa::PadOp, tensor::PadOp>(
                                        op->getOperand(0).getDefiningOp()))
      ++pools.padded;
    if (auto average = dyn_cast<tosa::AvgPool2dOp>(op)) {
      Type element = getElementTypeOrSelf(average.getInput().getType());
      bool is16 =
          element.isIntOrFloat() && element.getIntOrFloatBitWidth() == 16;
      bool isFloat = isa<FloatType>(element);
      ++(isFloat ? pools.floatAverages : pools.integerAverages);
      if (is16)
        ++(isFloat ? pools.shortAverages : pools.wideAverages);
      return;
    }
    StringRef name = op->getName().getStringRef();
    if (name.contains("max") || name.contains("min"))
      ++pools.maxima;
  });
  return pools;
}

uint64_t ptc::fuzz::governingConditions(const GovernedPools &before,
                                        const GovernedPools &after) {
  uint64_t conditions = 0;
  auto note = [&](unsigned number, unsigned was, unsigned is) {
    if (is < was)
      conditions |= uint64_t(1) << number;
  };
  note(2, before.padded, after.padded);
  note(3, before.integerAverages, after.integerAverages);
  note(4, before.wideAverages, after.wideAverages);
  note(6, before.floatAverages, after.floatAverages);
  note(7, before.shortAverages, after.shortAverages);
  note(9, before.maxima, after.maxima);
  return conditions;
}
