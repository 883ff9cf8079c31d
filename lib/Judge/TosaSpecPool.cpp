//===- TosaSpecPool.cpp - TOSA pooling by its specification ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MAX_POOL2D and AVG_POOL2D as in the specification's pseudo-code: one
// computation per output element, over the part of its window that lies inside
// the input. Padding never takes part, so nothing is padded; sizes may be
// dynamic.
//
//===----------------------------------------------------------------------===//

#include "TosaSpec.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace ptc;

namespace {

/// The valid part of one window along one dim: kernel positions [lower, upper)
/// lie inside the input, which starts at `origin` for position 0.
struct WindowDim {
  Value origin;
  Value lower;
  Value upper;
};

/// Geometry of a pooling op, per spatial dim (H, W).
struct PoolGeometry {
  ArrayRef<int64_t> kernel;
  ArrayRef<int64_t> stride;
  ArrayRef<int64_t> pad;
  int64_t padLow(unsigned dim) const { return pad[2 * dim]; }
  int64_t padHigh(unsigned dim) const { return pad[2 * dim + 1]; }
};

} // namespace

static Value indexConstant(ImplicitLocOpBuilder &b, int64_t value) {
  return arith::ConstantIndexOp::create(b, value);
}

/// lower = max(0, -origin), upper = min(kernel, size - origin) with
/// origin = output * stride - padLow.
static WindowDim validWindow(ImplicitLocOpBuilder &b, Value output, Value size,
                             const PoolGeometry &geometry, unsigned dim) {
  Value scaled =
      arith::MulIOp::create(b, output, indexConstant(b, geometry.stride[dim]));
  Value origin =
      arith::SubIOp::create(b, scaled, indexConstant(b, geometry.padLow(dim)));
  Value zero = indexConstant(b, 0);
  Value lower =
      arith::MaxSIOp::create(b, zero, arith::SubIOp::create(b, zero, origin));
  Value upper =
      arith::MinSIOp::create(b, indexConstant(b, geometry.kernel[dim]),
                             arith::SubIOp::create(b, size, origin));
  return {origin, lower, upper};
}

/// Folds `step` over the valid elements of a window, kernel rows outermost.
static Value reduceWindow(
    ImplicitLocOpBuilder &b, Value input, ValueRange outputIndex,
    const WindowDim &rows, const WindowDim &columns, Value init,
    llvm::function_ref<Value(ImplicitLocOpBuilder &, Value, Value)> step) {
  Value one = indexConstant(b, 1);
  auto rowLoop =
      scf::ForOp::create(b, rows.lower, rows.upper, one, ValueRange{init});
  ImplicitLocOpBuilder rowBody(b.getLoc(), rowLoop.getBody(),
                               rowLoop.getBody()->end());
  Value y =
      arith::AddIOp::create(rowBody, rows.origin, rowLoop.getInductionVar());
  auto columnLoop =
      scf::ForOp::create(rowBody, columns.lower, columns.upper, one,
                         ValueRange{rowLoop.getRegionIterArg(0)});
  ImplicitLocOpBuilder body(b.getLoc(), columnLoop.getBody(),
                            columnLoop.getBody()->end());
  Value x =
      arith::AddIOp::create(body, columns.origin, columnLoop.getInductionVar());
  Value element = tensor::ExtractOp::create(
      body, input, ValueRange{outputIndex[0], y, x, outputIndex[3]});
  Value next = step(body, columnLoop.getRegionIterArg(0), element);
  scf::YieldOp::create(body, next);
  scf::YieldOp::create(rowBody, columnLoop.getResult(0));
  return rowLoop.getResult(0);
}

/// The sizes of the dynamic dims of the result.
static SmallVector<Value> dynamicResultSizes(ImplicitLocOpBuilder &b,
                                             Value input,
                                             RankedTensorType result,
                                             const PoolGeometry &geometry) {
  SmallVector<Value> sizes;
  for (int64_t dim = 0; dim < 4; ++dim) {
    if (!result.isDynamicDim(dim))
      continue;
    Value size = tensor::DimOp::create(b, input, dim);
    if (dim == 1 || dim == 2) {
      unsigned spatial = dim - 1;
      int64_t added = geometry.padLow(spatial) + geometry.padHigh(spatial) -
                      geometry.kernel[spatial];
      Value slack = arith::AddIOp::create(b, size, indexConstant(b, added));
      Value steps = arith::DivSIOp::create(
          b, slack, indexConstant(b, geometry.stride[spatial]));
      size = arith::AddIOp::create(b, steps, indexConstant(b, 1));
    }
    sizes.push_back(size);
  }
  return sizes;
}

/// Replaces a pooling op by a computation per output element. `compute` gets
/// the output's index and its valid windows.
static void
replacePool(RewriterBase &rewriter, Operation *op, Value input,
            const PoolGeometry &geometry,
            llvm::function_ref<Value(ImplicitLocOpBuilder &, ValueRange,
                                     WindowDim, WindowDim)>
                compute) {
  ImplicitLocOpBuilder b(op->getLoc(), rewriter);
  auto resultType = cast<RankedTensorType>(op->getResult(0).getType());
  Value height = tensor::DimOp::create(b, input, 1);
  Value width = tensor::DimOp::create(b, input, 2);
  auto generate = tensor::GenerateOp::create(
      b, resultType, dynamicResultSizes(b, input, resultType, geometry),
      [&](OpBuilder &bodyBuilder, Location loc, ValueRange index) {
        ImplicitLocOpBuilder body(loc, bodyBuilder);
        WindowDim rows = validWindow(body, index[1], height, geometry, 0);
        WindowDim columns = validWindow(body, index[2], width, geometry, 1);
        tensor::YieldOp::create(body, compute(body, index, rows, columns));
      });
  rewriter.replaceOp(op, generate);
}

LogicalResult ptc::lowerMaxPool(RewriterBase &rewriter, tosa::MaxPool2dOp op) {
  auto inputType = dyn_cast<RankedTensorType>(op.getInput().getType());
  auto resultType = dyn_cast<RankedTensorType>(op.getType());
  if (!inputType || !resultType || !inputType.getElementType().isIntOrFloat())
    return failure();
  PoolGeometry geometry{op.getKernel(), op.getStride(), op.getPad()};
  bool isUnsigned = op->hasAttr(kUnsignedAttr);
  bool ignoreNaN = op.getNanMode() == tosa::NanPropagationMode::IGNORE;
  TypedAttr identity = extremumIdentity(inputType.getElementType(),
                                        /*isMax=*/true, ignoreNaN, isUnsigned);
  replacePool(rewriter, op, op.getInput(), geometry,
              [&](ImplicitLocOpBuilder &b, ValueRange index, WindowDim rows,
                  WindowDim columns) {
                Value init = arith::ConstantOp::create(b, identity);
                return reduceWindow(
                    b, op.getInput(), index, rows, columns, init,
                    [&](ImplicitLocOpBuilder &body, Value acc, Value element) {
                      return createExtremum(body, body.getLoc(), acc, element,
                                            /*isMax=*/true, ignoreNaN,
                                            isUnsigned);
                    });
              });
  return success();
}

/// A zero point as a value of `type`.
static Value readZeroPoint(ImplicitLocOpBuilder &b, Value zeroPoint, Type type,
                           bool isUnsigned) {
  Value element =
      tensor::ExtractOp::create(b, zeroPoint, ValueRange{indexConstant(b, 0)});
  if (element.getType() == type)
    return element;
  if (isUnsigned)
    return arith::ExtUIOp::create(b, type, element);
  return arith::ExtSIOp::create(b, type, element);
}

/// Converts a float to another float type, with one rounding at most.
static Value convertFloat(ImplicitLocOpBuilder &b, Value value, Type type) {
  unsigned from = value.getType().getIntOrFloatBitWidth();
  unsigned to = type.getIntOrFloatBitWidth();
  if (from < to)
    return arith::ExtFOp::create(b, type, value);
  if (from > to)
    return arith::TruncFOp::create(b, type, value);
  return value;
}

/// apply_scale_32(acc, reciprocal_scale(count)) of the specification.
static Value scaleByReciprocal(ImplicitLocOpBuilder &b, Value acc,
                               Value count) {
  Type i32 = b.getI32Type(), i64 = b.getI64Type();
  auto constant = [&](Type type, int64_t value) -> Value {
    return arith::ConstantOp::create(b, b.getIntegerAttr(type, value));
  };
  // k = 32 - clz(count - 1), so that 2^(k-1) < count <= 2^k.
  Value before = arith::SubIOp::create(b, count, constant(i32, 1));
  Value k = arith::SubIOp::create(b, constant(i32, 32),
                                  math::CountLeadingZerosOp::create(b, before));
  Value k64 = arith::ExtUIOp::create(b, i64, k);
  Value numerator =
      arith::ShLIOp::create(b, constant(i64, (int64_t(1) << 30) + 1), k64);
  Value multiplier = arith::DivUIOp::create(
      b, numerator, arith::ExtUIOp::create(b, i64, count));
  Value shift = arith::AddIOp::create(b, k64, constant(i64, 30));

  Value product =
      arith::MulIOp::create(b, arith::ExtSIOp::create(b, i64, acc), multiplier);
  Value half = arith::ShLIOp::create(
      b, constant(i64, 1), arith::SubIOp::create(b, shift, constant(i64, 1)));
  Value rounded = arith::AddIOp::create(b, product, half);
  return arith::TruncIOp::create(b, i32,
                                 arith::ShRSIOp::create(b, rounded, shift));
}

LogicalResult ptc::lowerAvgPool(RewriterBase &rewriter, tosa::AvgPool2dOp op) {
  auto inputType = dyn_cast<RankedTensorType>(op.getInput().getType());
  auto resultType = dyn_cast<RankedTensorType>(op.getType());
  if (!inputType || !resultType)
    return failure();
  Type elementType = resultType.getElementType();
  Type accType = op.getAccType();
  bool isFloat = isa<FloatType>(elementType);
  bool isUnsigned = op->hasAttr(kUnsignedAttr);
  // The specification's accumulators; a wider integer has no meaning there.
  if (isFloat ? !isa<FloatType>(accType)
              : !accType.isInteger(32) || !elementType.isIntOrIndex() ||
                    elementType.getIntOrFloatBitWidth() > 16)
    return failure();
  if (inputType.getElementType() != elementType)
    return failure();

  PoolGeometry geometry{op.getKernel(), op.getStride(), op.getPad()};
  ImplicitLocOpBuilder outside(op.getLoc(), rewriter);
  Value inputZp, outputZp;
  if (!isFloat) {
    inputZp = readZeroPoint(outside, op.getInputZp(), accType, isUnsigned);
    outputZp = readZeroPoint(outside, op.getOutputZp(), accType, isUnsigned);
  }

  auto accumulate = [&](ImplicitLocOpBuilder &b, Value acc,
                        Value element) -> Value {
    if (isFloat)
      return arith::AddFOp::create(b, acc, convertFloat(b, element, accType));
    Value wide = isUnsigned
                     ? arith::ExtUIOp::create(b, accType, element).getResult()
                     : arith::ExtSIOp::create(b, accType, element).getResult();
    return arith::AddIOp::create(b, acc,
                                 arith::SubIOp::create(b, wide, inputZp));
  };

  auto compute = [&](ImplicitLocOpBuilder &b, ValueRange index, WindowDim rows,
                     WindowDim columns) -> Value {
    Value zero = arith::ConstantOp::create(b, b.getZeroAttr(accType));
    Value sum =
        reduceWindow(b, op.getInput(), index, rows, columns, zero, accumulate);
    Value count = arith::MulIOp::create(
        b, arith::SubIOp::create(b, rows.upper, rows.lower),
        arith::SubIOp::create(b, columns.upper, columns.lower));
    count = arith::IndexCastOp::create(b, b.getI32Type(), count);
    if (isFloat) {
      Value divisor = arith::SIToFPOp::create(b, accType, count);
      Value quotient = arith::DivFOp::create(b, sum, divisor);
      return convertFloat(b, quotient, elementType);
    }
    Value scaled = scaleByReciprocal(b, sum, count);
    Value shifted = arith::AddIOp::create(b, scaled, outputZp);
    unsigned width = elementType.getIntOrFloatBitWidth();
    APInt low =
        isUnsigned ? APInt(32, 0) : APInt::getSignedMinValue(width).sext(32);
    APInt high = isUnsigned ? APInt::getMaxValue(width).zext(32)
                            : APInt::getSignedMaxValue(width).sext(32);
    Value lowest = arith::ConstantOp::create(b, b.getIntegerAttr(accType, low));
    Value largest =
        arith::ConstantOp::create(b, b.getIntegerAttr(accType, high));
    Value clipped = arith::MinSIOp::create(
        b, arith::MaxSIOp::create(b, shifted, lowest), largest);
    return arith::TruncIOp::create(b, elementType, clipped);
  };
  replacePool(rewriter, op, op.getInput(), geometry, compute);
  return success();
}
