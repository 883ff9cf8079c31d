//===- SpecializeShapesPass.cpp - The pass --------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/Passes.h"
#include "PoolToConv/Transforms/SpecializeShapes.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ptc {
#define GEN_PASS_DEF_SPECIALIZESHAPESPASS
#include "PoolToConv/Transforms/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
struct SpecializeShapesPass
    : ptc::impl::SpecializeShapesPassBase<SpecializeShapesPass> {
  using SpecializeShapesPassBase::SpecializeShapesPassBase;

  LogicalResult initialize(MLIRContext *context) override;
  void runOnOperation() override;

private:
  FailureOr<ArgumentShapes> shapesOf(func::FuncOp function) const;
};
} // namespace

LogicalResult SpecializeShapesPass::initialize(MLIRContext *context) {
  auto isNotPositive = [](int64_t size) { return size < 1; };
  if ((batch.hasValue() && isNotPositive(batch)) ||
      llvm::any_of(sizes, isNotPositive))
    return emitError(UnknownLoc::get(context))
           << "specialize-shapes: sizes have to be at least 1";
  if (!batch.hasValue() && sizes.empty())
    return emitError(UnknownLoc::get(context))
           << "specialize-shapes: expected batch or sizes";
  return success();
}

/// Static shapes for the arguments.
FailureOr<ArgumentShapes>
SpecializeShapesPass::shapesOf(func::FuncOp function) const {
  ArgumentShapes shapes;
  size_t next = 0;
  for (BlockArgument argument : function.getArguments()) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    SmallVector<int64_t, 4> shape;
    if (type)
      shape.assign(type.getShape().begin(), type.getShape().end());
    for (auto [dim, size] : llvm::enumerate(shape)) {
      if (!ShapedType::isDynamic(size))
        continue;
      if (next < sizes.size()) {
        size = sizes[next++];
      } else if (sizes.empty() && dim == 0) {
        size = batch;
      } else {
        return emitError(function.getLoc())
               << "specialize-shapes: no size is given for dimension " << dim
               << " of argument " << argument.getArgNumber();
      }
    }
    shapes.push_back(std::move(shape));
  }
  if (next < sizes.size())
    return emitError(function.getLoc())
           << "specialize-shapes: " << sizes.size() << " sizes are given, "
           << next << " are dynamic";
  return shapes;
}

void SpecializeShapesPass::runOnOperation() {
  for (auto function : getOperation().getOps<func::FuncOp>()) {
    bool isStatic = llvm::all_of(function.getArgumentTypes(), [](Type type) {
      auto tensor = dyn_cast<RankedTensorType>(type);
      return !tensor || tensor.hasStaticShape();
    });
    if (function.isExternal() || (isStatic && sizes.empty()))
      continue;
    WalkResult calls = function.walk([](CallOpInterface call) {
      emitError(call.getLoc(), "specialize-shapes: functions that call others "
                               "keep their sizes; inline them first");
      return WalkResult::interrupt();
    });
    if (calls.wasInterrupted())
      return signalPassFailure();
    FailureOr<ArgumentShapes> shapes = shapesOf(function);
    if (failed(shapes) || failed(specialize(function, *shapes)))
      return signalPassFailure();
  }
}
