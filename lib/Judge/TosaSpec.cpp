//===- TosaSpec.cpp - Which TOSA ops the judge lowers itself --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TosaSpec.h"
#include "ElementTypes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc;

static bool isUnsignedTensor(Type type) {
  return getElementTypeOrSelf(type).isUnsignedInteger();
}

/// Ops that only move elements, or say by attributes what is unsigned.
static bool isSignAgnostic(Operation *op) {
  return isa<tosa::ConstOp, tosa::RescaleOp, tosa::ReshapeOp, tosa::TransposeOp,
             tosa::SliceOp, tosa::PadOp, tosa::ConcatOp, tosa::ReverseOp,
             tosa::TileOp, tosa::GatherOp, tosa::SelectOp, tosa::IdentityOp,
             tosa::EqualOp>(op) ||
         !isa_and_nonnull<tosa::TosaDialect>(op->getDialect());
}

LogicalResult ptc::makeSignless(ModuleOp module) {
  SmallVector<Operation *> affected;
  WalkResult walk = module.walk([&](Operation *op) {
    bool isUnsigned = llvm::any_of(op->getOperandTypes(), isUnsignedTensor);
    bool givesUnsigned = llvm::any_of(op->getResultTypes(), isUnsignedTensor);
    if (!isUnsigned && !givesUnsigned)
      return WalkResult::advance();
    if (isa<tosa::MaxPool2dOp, tosa::AvgPool2dOp>(op) ||
        (isa<tosa::CastOp>(op) && isUnsigned)) {
      op->setAttr(kUnsignedAttr, UnitAttr::get(op->getContext()));
      return WalkResult::advance();
    }
    if (isSignAgnostic(op) ||
        (isa<tosa::CastOp>(op) &&
         getElementTypeOrSelf(op->getOperand(0)).isSignlessInteger()))
      return WalkResult::advance();
    op->emitOpError("has no meaning for the judge on unsigned elements");
    return WalkResult::interrupt();
  });
  if (walk.wasInterrupted())
    return failure();

  replaceElementTypes(module, [](Type type) -> Type {
    if (!type.isUnsignedInteger())
      return type;
    return IntegerType::get(type.getContext(), type.getIntOrFloatBitWidth());
  });
  return success();
}

LogicalResult ptc::lowerUnsignedCast(RewriterBase &rewriter, tosa::CastOp op) {
  auto inputType = dyn_cast<RankedTensorType>(op.getInput().getType());
  auto resultType = dyn_cast<RankedTensorType>(op.getType());
  if (!inputType || !resultType)
    return failure();
  Type from = inputType.getElementType(), to = resultType.getElementType();
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  SmallVector<Value> sizes;
  for (int64_t dim = 0, rank = resultType.getRank(); dim < rank; ++dim)
    if (resultType.isDynamicDim(dim))
      sizes.push_back(tensor::DimOp::create(b, op.getInput(), dim));
  auto generate = tensor::GenerateOp::create(
      b, resultType, sizes,
      [&](OpBuilder &bodyBuilder, Location loc, ValueRange index) {
        Value element =
            tensor::ExtractOp::create(bodyBuilder, loc, op.getInput(), index);
        if (isa<FloatType>(to))
          element = arith::UIToFPOp::create(bodyBuilder, loc, to, element);
        else if (from.getIntOrFloatBitWidth() < to.getIntOrFloatBitWidth())
          element = arith::ExtUIOp::create(bodyBuilder, loc, to, element);
        else if (from.getIntOrFloatBitWidth() > to.getIntOrFloatBitWidth())
          element = arith::TruncIOp::create(bodyBuilder, loc, to, element);
        tensor::YieldOp::create(bodyBuilder, loc, element);
      });
  rewriter.replaceOp(op, generate);
  return success();
}

LogicalResult ptc::resolveSliceSize(RewriterBase &rewriter, tosa::SliceOp op) {
  auto resultType = dyn_cast<RankedTensorType>(op.getType());
  auto size = op.getSize().getDefiningOp<tosa::ConstShapeOp>();
  if (!resultType || !resultType.hasStaticShape() || !size)
    return failure();
  auto shape = tosa::ConstShapeOp::create(
      rewriter, op.getLoc(), op.getSize().getType(),
      rewriter.getIndexTensorAttr(resultType.getShape()));
  rewriter.modifyOpInPlace(op, [&] { op.getSizeMutable().assign(shape); });
  return success();
}

void ptc::lowerTosaBySpecification(ModuleOp module) {
  SmallVector<Operation *> ops;
  module.walk([&](Operation *op) {
    if (isa<tosa::MaxPool2dOp, tosa::AvgPool2dOp, tosa::ReduceMaxOp,
            tosa::ReduceMinOp, tosa::ArgMaxOp, tosa::SliceOp>(op) ||
        (isa<tosa::CastOp>(op) && op->hasAttr(kUnsignedAttr)))
      ops.push_back(op);
  });
  IRRewriter rewriter(module.getContext());
  for (Operation *op : ops) {
    rewriter.setInsertionPoint(op);
    // Failure leaves the op to upstream's lowering, which reports it if it
    // has none either.
    (void)TypeSwitch<Operation *, LogicalResult>(op)
        .Case([&](tosa::MaxPool2dOp pool) {
          return lowerMaxPool(rewriter, pool);
        })
        .Case([&](tosa::AvgPool2dOp pool) {
          return lowerAvgPool(rewriter, pool);
        })
        .Case([&](tosa::ReduceMaxOp reduce) {
          return lowerFloatReduce(rewriter, reduce, /*isMax=*/true);
        })
        .Case([&](tosa::ReduceMinOp reduce) {
          return lowerFloatReduce(rewriter, reduce, /*isMax=*/false);
        })
        .Case([&](tosa::ArgMaxOp argMax) {
          return lowerFloatArgMax(rewriter, argMax);
        })
        .Case([&](tosa::SliceOp slice) {
          return resolveSliceSize(rewriter, slice);
        })
        .Case([&](tosa::CastOp castOp) {
          return lowerUnsignedCast(rewriter, castOp);
        })
        .Default(failure());
  }
}
