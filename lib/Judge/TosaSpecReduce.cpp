//===- TosaSpecReduce.cpp - Extrema of TOSA by the specification ----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// REDUCE_MAX, REDUCE_MIN and ARGMAX over floats: upstream starts from the
// largest finite value instead of an infinity, and its ARGMAX never selects a
// NaN. Also the pieces that MAX_POOL2D shares.
//
//===----------------------------------------------------------------------===//

#include "TosaSpec.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace ptc;

Value ptc::createExtremum(OpBuilder &builder, Location loc, Value lhs,
                          Value rhs, bool isMax, bool ignoreNaN,
                          bool isUnsigned) {
  ImplicitLocOpBuilder b(loc, builder);
  if (!isa<FloatType>(lhs.getType())) {
    if (isMax)
      return isUnsigned ? arith::MaxUIOp::create(b, lhs, rhs).getResult()
                        : arith::MaxSIOp::create(b, lhs, rhs).getResult();
    return isUnsigned ? arith::MinUIOp::create(b, lhs, rhs).getResult()
                      : arith::MinSIOp::create(b, lhs, rhs).getResult();
  }
  Value extremum = isMax ? arith::MaximumFOp::create(b, lhs, rhs).getResult()
                         : arith::MinimumFOp::create(b, lhs, rhs).getResult();
  if (!ignoreNaN)
    return extremum;
  // Not maxnumf: it leaves the sign of a zero result open.
  auto isNaN = [&](Value value) -> Value {
    return arith::CmpFOp::create(b, arith::CmpFPredicate::UNO, value, value);
  };
  Value orLhs = arith::SelectOp::create(b, isNaN(rhs), lhs, extremum);
  return arith::SelectOp::create(b, isNaN(lhs), rhs, orLhs);
}

TypedAttr ptc::extremumIdentity(Type type, bool isMax, bool ignoreNaN,
                                bool isUnsigned) {
  if (auto floatType = dyn_cast<FloatType>(type)) {
    const llvm::fltSemantics &semantics = floatType.getFloatSemantics();
    APFloat value = ignoreNaN ? APFloat::getQNaN(semantics)
                              : APFloat::getInf(semantics, /*Negative=*/isMax);
    return FloatAttr::get(type, value);
  }
  unsigned width = type.getIntOrFloatBitWidth();
  APInt value = isUnsigned ? (isMax ? APInt::getMinValue(width)
                                    : APInt::getMaxValue(width))
                           : (isMax ? APInt::getSignedMinValue(width)
                                    : APInt::getSignedMaxValue(width));
  return IntegerAttr::get(type, value);
}

/// The sizes of the dynamic dims of `result`; dim d of the result is dim
/// inputDim(d) of `input`.
static SmallVector<Value>
dynamicSizes(ImplicitLocOpBuilder &b, Value input, RankedTensorType result,
             llvm::function_ref<int64_t(int64_t)> inputDim) {
  SmallVector<Value> sizes;
  for (int64_t dim = 0, rank = result.getRank(); dim < rank; ++dim)
    if (result.isDynamicDim(dim))
      sizes.push_back(tensor::DimOp::create(b, input, inputDim(dim)));
  return sizes;
}

/// A loop over [0, size of `axis`) that carries `inits`.
static scf::ForOp loopOverAxis(ImplicitLocOpBuilder &b, Value input,
                               int64_t axis, ValueRange inits) {
  Value zero = arith::ConstantIndexOp::create(b, 0);
  Value one = arith::ConstantIndexOp::create(b, 1);
  Value size = tensor::DimOp::create(b, input, axis);
  return scf::ForOp::create(b, zero, size, one, inits);
}

LogicalResult ptc::lowerFloatReduce(RewriterBase &rewriter, Operation *op,
                                    bool isMax) {
  Value input = op->getOperand(0);
  auto inputType = dyn_cast<RankedTensorType>(input.getType());
  auto resultType = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (!inputType || !resultType || !isa<FloatType>(inputType.getElementType()))
    return failure();
  int64_t axis;
  tosa::NanPropagationMode nanMode;
  if (auto reduceMax = dyn_cast<tosa::ReduceMaxOp>(op)) {
    axis = reduceMax.getAxis();
    nanMode = reduceMax.getNanMode();
  } else {
    auto reduceMin = cast<tosa::ReduceMinOp>(op);
    axis = reduceMin.getAxis();
    nanMode = reduceMin.getNanMode();
  }
  bool ignoreNaN = nanMode == tosa::NanPropagationMode::IGNORE;
  TypedAttr identity = extremumIdentity(inputType.getElementType(), isMax,
                                        ignoreNaN, /*isUnsigned=*/false);

  ImplicitLocOpBuilder b(op->getLoc(), rewriter);
  // The reduced dim has size 1 in the result even where its type says `?`.
  SmallVector<Value> sizes;
  for (int64_t dim = 0, rank = resultType.getRank(); dim < rank; ++dim) {
    if (!resultType.isDynamicDim(dim))
      continue;
    sizes.push_back(dim == axis
                        ? arith::ConstantIndexOp::create(b, 1).getResult()
                        : tensor::DimOp::create(b, input, dim).getResult());
  }
  auto generate = tensor::GenerateOp::create(
      b, resultType, sizes,
      [&](OpBuilder &bodyBuilder, Location loc, ValueRange index) {
        ImplicitLocOpBuilder body(loc, bodyBuilder);
        Value init = arith::ConstantOp::create(body, identity);
        scf::ForOp loop = loopOverAxis(body, input, axis, init);
        ImplicitLocOpBuilder inner(loc, loop.getBody(), loop.getBody()->end());
        SmallVector<Value> position(index);
        position[axis] = loop.getInductionVar();
        Value element = tensor::ExtractOp::create(inner, input, position);
        Value next = createExtremum(inner, loc, loop.getRegionIterArg(0),
                                    element, isMax, ignoreNaN,
                                    /*isUnsigned=*/false);
        scf::YieldOp::create(inner, next);
        tensor::YieldOp::create(body, loop.getResult(0));
      });
  rewriter.replaceOp(op, generate);
  return success();
}

LogicalResult ptc::lowerFloatArgMax(RewriterBase &rewriter, tosa::ArgMaxOp op) {
  Value input = op.getInput();
  auto inputType = dyn_cast<RankedTensorType>(input.getType());
  auto resultType = dyn_cast<RankedTensorType>(op.getType());
  if (!inputType || !resultType ||
      !isa<FloatType>(inputType.getElementType()) ||
      !isa<IntegerType>(resultType.getElementType()))
    return failure();
  int64_t axis = op.getAxis();
  bool ignoreNaN = op.getNanMode() == tosa::NanPropagationMode::IGNORE;
  TypedAttr identity =
      extremumIdentity(inputType.getElementType(), /*isMax=*/true, ignoreNaN,
                       /*isUnsigned=*/false);

  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  SmallVector<Value> sizes =
      dynamicSizes(b, input, resultType,
                   [&](int64_t dim) { return dim < axis ? dim : dim + 1; });
  auto generate = tensor::GenerateOp::create(
      b, resultType, sizes,
      [&](OpBuilder &bodyBuilder, Location loc, ValueRange index) {
        ImplicitLocOpBuilder body(loc, bodyBuilder);
        Value init = arith::ConstantOp::create(body, identity);
        Value zero = arith::ConstantIndexOp::create(body, 0);
        scf::ForOp loop =
            loopOverAxis(body, input, axis, ValueRange{init, zero});
        ImplicitLocOpBuilder inner(loc, loop.getBody(), loop.getBody()->end());
        SmallVector<Value> position(index);
        position.insert(position.begin() + axis, loop.getInductionVar());
        Value best = loop.getRegionIterArg(0);
        Value element = tensor::ExtractOp::create(inner, input, position);
        Value result = createExtremum(inner, loc, element, best, /*isMax=*/true,
                                      ignoreNaN, /*isUnsigned=*/false);
        // Changed: different values, of which at most one is NaN.
        auto compare = [&](arith::CmpFPredicate predicate, Value lhs,
                           Value rhs) -> Value {
          return arith::CmpFOp::create(inner, predicate, lhs, rhs);
        };
        Value differ = compare(arith::CmpFPredicate::UNE, result, best);
        Value resultValid = compare(arith::CmpFPredicate::ORD, result, result);
        Value bestValid = compare(arith::CmpFPredicate::ORD, best, best);
        Value changed = arith::AndIOp::create(
            inner, differ, arith::OrIOp::create(inner, resultValid, bestValid));
        Value nextBest = arith::SelectOp::create(inner, changed, result, best);
        Value nextIndex = arith::SelectOp::create(
            inner, changed, loop.getInductionVar(), loop.getRegionIterArg(1));
        scf::YieldOp::create(inner, ValueRange{nextBest, nextIndex});
        tensor::YieldOp::create(
            body, arith::IndexCastOp::create(body, resultType.getElementType(),
                                             loop.getResult(1)));
      });
  rewriter.replaceOp(op, generate);
  return success();
}
