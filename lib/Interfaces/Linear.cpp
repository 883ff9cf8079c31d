//===- Linear.cpp - What a linear op computes -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/Linear.h"

#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace ptc;

#include "PoolToConv/Interfaces/LinearOpInterface.cpp.inc"

bool ptc::isScaleAndShift(const LinearConv &conv) {
  const LinearShape &shape = conv.kernel->shape;
  Type element = conv.resultType.getElementType();
  bool keepsExtents = llvm::all_of(shape.window, [&](const WindowDim &dim) {
    return dim.size == dim.outSize &&
           (dim.size != kUnknown || shape.derivedOutputs);
  });
  return shape.isScalePerChannel() && keepsExtents && !conv.addend &&
         conv.inputZeroPoint == 0 && conv.accType == element &&
         getElementTypeOrSelf(conv.input) == element &&
         element.getIntOrFloatBitWidth() >= 32;
}

std::vector<double> ptc::channelFactors(const LinearKernel &kernel) {
  std::vector<double> factors;
  for (int64_t output = 0; output < kernel.outputs(); ++output)
    factors.push_back(kernel.scale * *kernel.row(0, output));
  return factors;
}

std::optional<Decline> TensorBuilder::checkLinear(const LinearShape &,
                                                  const Layout &, Type, Type,
                                                  Type) const {
  return Decline{"T27", "the dialect builds no linear ops"};
}

Type TensorBuilder::weightTypeFor(Type, double) const { return {}; }

Value TensorBuilder::linear(Builder &, const LinearConv &) const {
  llvm_unreachable("checkLinear declines");
}

Value TensorBuilder::moveWindow(Builder &b, Operation *op, Value input,
                                const LinearConv &conv) const {
  Operation *moved = b.clone(*op);
  moved->setLoc(b.getLoc());
  moved->replaceUsesOfWith(input, conv.input);
  moved->getResult(0).setType(conv.resultType);
  return moved->getResult(0);
}

bool TensorBuilder::takesLayout(const Layout &) const { return true; }

std::optional<LayoutMove> TensorBuilder::matchMove(Value) const {
  return std::nullopt;
}

Value TensorBuilder::transpose(Builder &, Value, ArrayRef<int64_t>) const {
  llvm_unreachable("matchMove finds none");
}

Value TensorBuilder::regroup(Builder &, Value, const DimGroups &) const {
  llvm_unreachable("matchMove finds none");
}
