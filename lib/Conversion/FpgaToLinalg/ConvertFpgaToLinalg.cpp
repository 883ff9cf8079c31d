//===- ConvertFpgaToLinalg.cpp - What the fpga dialect means --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpLowerings.h"
#include "PoolToConv/Conversion/FpgaToLinalg/Passes.h"
#include "Tensors.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/TypeSwitch.h"

namespace ptc {
#define GEN_PASS_DEF_CONVERTFPGATOLINALGPASS
#include "PoolToConv/Conversion/FpgaToLinalg/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc::fpga;

/// The tensor that `op` computes from those of its operands, or null after an
/// error. Ops that only say when elements pass give their operand's.
static Value lowerUnit(ImplicitLocOpBuilder &b, Operation *op,
                       ValueRange tensors) {
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case([&](LoadOp load) { return lowerLoad(b, load, tensors[0]); })
      .Case([&](StoreOp store) { return lowerStore(b, store, tensors[0]); })
      .Case<FifoOp, ForkOp, CastLanesOp>([&](auto) { return tensors[0]; })
      .Case([&](ReshapeOp op) {
        return reshape(b, tensors[0], op.getType().getShape());
      })
      .Case([&](ReorderOp op) { return lowerReorder(b, op, tensors[0]); })
      .Case([&](CropOp op) { return lowerCrop(b, op, tensors[0]); })
      .Case([&](PadOp op) {
        return padded(b, tensors[0], op.getLow(), op.getHigh(), op.getValue());
      })
      .Case([&](ConcatOp op) { return lowerConcat(b, op, tensors); })
      .Case([&](RomOp op) { return constantTensor(b, op.getValue()); })
      .Case([&](WindowOp op) { return lowerWindow(b, op, tensors[0]); })
      .Case([&](MacOp op) { return lowerMac(b, op, tensors[0], tensors[1]); })
      .Case([&](ReduceOp op) { return lowerReduce(b, op, tensors[0]); })
      .Case([&](EltwiseOp op) { return lowerEltwise(b, op, tensors); })
      .Case([&](RequantOp op) { return lowerRequant(b, op, tensors[0]); })
      .Case([&](LutOp op) { return lowerLut(b, op, tensors[0]); })
      .Default([](Operation *op) {
        op->emitOpError("has no meaning in linalg");
        return Value();
      });
}

/// Replaces `kernel` by a private function of the same name.
static LogicalResult convertKernel(KernelOp kernel) {
  ImplicitLocOpBuilder b(kernel.getLoc(), kernel);
  auto function =
      func::FuncOp::create(b, kernel.getName(), kernel.getFunctionType());
  function.setPrivate();
  Block *block = function.addEntryBlock();
  b.setInsertionPointToEnd(block);
  Block &body = kernel.getBody().front();
  IRMapping tensors;
  tensors.map(body.getArguments(), block->getArguments());
  for (Operation &op : body.without_terminator()) {
    for (Type type : op.getResultTypes())
      if (auto stream = dyn_cast<StreamType>(type))
        if (failed(checkSize(&op, tensorOf(stream).getShape())))
          return failure();
    SmallVector<Value> operands;
    for (Value operand : op.getOperands())
      operands.push_back(tensors.lookup(operand));
    b.setLoc(op.getLoc());
    Value result = lowerUnit(b, &op, operands);
    if (!result)
      return failure();
    for (Value copy : op.getResults())
      tensors.map(copy, result);
  }
  SmallVector<Value> results;
  for (Value value : body.getTerminator()->getOperands())
    results.push_back(tensors.lookup(value));
  b.setLoc(body.getTerminator()->getLoc());
  func::ReturnOp::create(b, results);
  kernel.erase();
  return success();
}

static void convertCall(CallOp call) {
  OpBuilder b(call);
  auto replacement =
      func::CallOp::create(b, call.getLoc(), call.getKernel(),
                           call.getResultTypes(), call.getInputs());
  call.replaceAllUsesWith(replacement.getResults());
  call.erase();
}

namespace {
class ConvertFpgaToLinalgPass
    : public ptc::impl::ConvertFpgaToLinalgPassBase<ConvertFpgaToLinalgPass> {
  void runOnOperation() override {
    SmallVector<KernelOp> kernels;
    SmallVector<CallOp> calls;
    getOperation().walk([&](Operation *op) {
      if (auto kernel = dyn_cast<KernelOp>(op))
        kernels.push_back(kernel);
      else if (auto call = dyn_cast<CallOp>(op))
        calls.push_back(call);
    });
    for (KernelOp kernel : kernels)
      if (failed(convertKernel(kernel)))
        return signalPassFailure();
    llvm::for_each(calls, convertCall);
  }
};
} // namespace
