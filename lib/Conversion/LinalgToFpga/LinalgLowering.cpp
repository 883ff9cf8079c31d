//===- LinalgLowering.cpp - Units for the ops of linalg -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgLowering.h"
#include "../../Interfaces/FoldedTensor.h"
#include "../../Interfaces/LinalgLinear.h"
#include "../ToFpga/WindowOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

bool LinalgLowering::isPassive(Operation *op) const {
  if (OpLowering::isPassive(op) || isa<tensor::EmptyOp>(op))
    return true;
  // Constants that are spread over a tensor, as biases are.
  return isa<linalg::LinalgOp>(op) && op->getNumResults() > 0 &&
         llvm::all_of(op->getResults(), [](Value result) {
           return isa<TensorType>(result.getType()) &&
                  foldedExtents(result).has_value();
         });
}

Value LinalgLowering::foldConstants(Operation *op, OpBuilder &builder) const {
  auto truncation = dyn_cast<arith::TruncFOp>(op);
  FloatAttr number;
  if (!truncation || !matchPattern(truncation.getIn(), m_Constant(&number)))
    return {};
  auto type = dyn_cast<FloatType>(truncation.getType());
  if (!type)
    return {};
  APFloat value = number.getValue();
  bool losesInfo = false;
  value.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                &losesInfo);
  return arith::ConstantOp::create(builder, op->getLoc(),
                                   FloatAttr::get(type, value));
}

static Refusal lowerLinalg(linalg::LinalgOp op, StreamBuilder &b) {
  if (!op.hasPureTensorSemantics())
    return Decline{"T27", "works on buffers, not on tensors"};
  if (op.hasDynamicShape())
    return Decline{"T24", "an unknown extent; specialize-shapes can fix it"};
  if (op.getNumParallelLoops() == op.getNumLoops())
    return lowerElementwise(op, b);
  if (op.getNumDpsInputs() == 1 &&
      op.getMatchingIndexingMap(op.getDpsInputOperand(0)).isPermutation())
    return lowerReduction(op, b);
  // Groups that the next op joins to the channels: the convolution is described
  // as giving that op's result.
  if (LinalgConvs::contain(op))
    if (auto collapse = linalgConvCollapse(op))
      return lowerLinear(cast<LinearOpInterface>(collapse.getOperation()), b);
  // Sums over windows are linear ops as well.
  if (auto pooling = dyn_cast<PoolingOpInterface>(op.getOperation()))
    return lowerPooling(pooling, b);
  if (auto linear = dyn_cast<LinearOpInterface>(op.getOperation()))
    return lowerLinear(linear, b);
  return Decline{"T30", "a sum of products that no unit is known for"};
}

Refusal LinalgLowering::lower(Operation *op, StreamBuilder &b) const {
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return lowerLinalg(linalgOp, b);
  if (isa_and_nonnull<tensor::TensorDialect>(op->getDialect()))
    return lowerMove(op, b);
  if (op->getNumRegions() != 0)
    return Decline{"T33", "control flow stays on the host"};
  if (isa_and_nonnull<arith::ArithDialect, math::MathDialect>(
          op->getDialect()) &&
      op->getNumResults() == 1)
    return lowerTensorArithmetic(op, b);
  return Decline{"T30", "no unit computes this"};
}
