//===- LinearOps.cpp - Windows, sums of products, reductions --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Numbers.h"
#include "OpLowerings.h"
#include "Tensors.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ptc::fpga;

/// The map with a border that repeats its outermost elements.
static Value edgePadded(ImplicitLocOpBuilder &b, Value tensor, PadAttr pad) {
  auto from = cast<RankedTensorType>(tensor.getType());
  ArrayRef<int64_t> extents = from.getShape();
  SmallVector<int64_t> shape(extents);
  shape[1] += pad.getTop() + pad.getBottom();
  shape[2] += pad.getLeft() + pad.getRight();
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange) -> Value {
    SmallVector<Value> position;
    for (int64_t dim = 0; dim < 4; ++dim)
      position.push_back(linalg::IndexOp::create(inner, dim));
    auto number = [&](int64_t value) -> Value {
      return arith::ConstantIndexOp::create(inner, value);
    };
    auto clampTo = [&](int64_t dim, int64_t low) {
      Value shifted = arith::SubIOp::create(inner, position[dim], number(low));
      shifted = arith::MaxSIOp::create(inner, shifted, number(0));
      position[dim] =
          arith::MinSIOp::create(inner, shifted, number(extents[dim] - 1));
    };
    clampTo(1, pad.getTop());
    clampTo(2, pad.getLeft());
    return tensor::ExtractOp::create(inner, tensor, position);
  };
  return elementwise(b, from.clone(shape), {}, {}, body);
}

namespace {
/// Where windows stand, and how wide a border surrounds the map.
struct WindowGeometry {
  ArrayRef<int64_t> kernel, stride, dilation;
  PadAttr pad;
};
} // namespace

/// windows[n, y, x, c, i, j] = tensor[n, y * stride + i * dilation - top, ...].
static Value gatherWindows(ImplicitLocOpBuilder &b, Operation *op, Value tensor,
                           const WindowGeometry &geometry, int64_t padValue) {
  auto from = cast<RankedTensorType>(tensor.getType());
  PadAttr pad = geometry.pad;
  int64_t low[] = {0, pad.getTop(), pad.getLeft(), 0};
  int64_t high[] = {0, pad.getBottom(), pad.getRight(), 0};
  SmallVector<int64_t> paddedShape(from.getShape()), shape(from.getShape());
  AffineExpr map[4];
  bindDims(b.getContext(), map[0], map[1], map[2], map[3]);
  for (int dim : {0, 1}) {
    paddedShape[1 + dim] += low[1 + dim] + high[1 + dim];
    shape[1 + dim] = WindowOp::getOutputExtent(
        from.getShape()[1 + dim], low[1 + dim], high[1 + dim],
        geometry.kernel[dim], geometry.stride[dim], geometry.dilation[dim]);
    shape.push_back(geometry.kernel[dim]);
    map[1 + dim] = map[1 + dim] * geometry.stride[dim] +
                   b.getAffineDimExpr(4 + dim) * geometry.dilation[dim];
  }
  if (failed(checkSize(op, paddedShape)) || failed(checkSize(op, shape)))
    return {};
  tensor = pad.isEdge() ? edgePadded(b, tensor, pad)
                        : padded(b, tensor, low, high, padValue);
  auto take = [](ImplicitLocOpBuilder &, ValueRange elements) {
    return elements.front();
  };
  return elementwise(b, from.clone(shape), tensor,
                     AffineMap::get(6, 0, map, b.getContext()), take);
}

Value ptc::fpga::lowerWindow(ImplicitLocOpBuilder &b, WindowOp op,
                             Value tensor) {
  PadAttr pad = op.getPad();
  return gatherWindows(b, op, tensor,
                       {op.getKernel(), op.getStride(), op.getDilation(), pad},
                       pad.getValue().value_or(0));
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// Sums modulo 2^width are the low bits of sums modulo a larger power: taken
/// in words that processors have.
static IntegerType accumulatorFor(IntegerType type) {
  return IntegerType::get(type.getContext(), type.getWidth() <= 32 ? 32 : 64);
}

/// The low bits of each element.
static Value truncated(ImplicitLocOpBuilder &b, Value tensor,
                       IntegerType element) {
  auto from = cast<RankedTensorType>(tensor.getType());
  unsigned width = element.getWidth();
  if (from.getElementTypeBitWidth() == width)
    return tensor;
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) {
    return resize(inner, elements.front(), /*isUnsigned=*/false, width);
  };
  return elementwise(b, from.clone(b.getIntegerType(width)), tensor,
                     b.getMultiDimIdentityMap(from.getRank()), body);
}

Value ptc::fpga::lowerMac(ImplicitLocOpBuilder &b, MacOp op, Value tensor,
                          Value weights) {
  StreamType from = op.getInput().getType(), to = op.getType();
  RomType rom = op.getWeights().getType();
  int64_t groups = op.getGroups(), products = op.getProducts();
  int64_t rows = op.getOutputChannels() / groups;
  // Channels of a window come before its taps, those of a filter after them.
  ArrayRef<int64_t> filter = rom.getShape();
  if (op.getTaps() > 1 && filter[3] > 1) {
    Value empty = tensor::EmptyOp::create(
        b, ArrayRef<int64_t>{filter[0], filter[3], filter[1], filter[2]},
        cast<RankedTensorType>(weights.getType()).getElementType());
    weights = linalg::TransposeOp::create(b, weights, empty,
                                          ArrayRef<int64_t>{0, 3, 1, 2})
                  ->getResult(0);
  }
  // acc[p, g, o] = sum over k of tensor[p, g, k] * weights[g, o, k].
  tensor = reshape(b, tensor, {from.getPixels(), groups, products});
  weights = reshape(b, weights, {groups, rows, products});
  IntegerType accumulator = accumulatorFor(to.getNumberType());
  unsigned width = accumulator.getWidth();
  Value zeros = filled(
      b, RankedTensorType::get({from.getPixels(), groups, rows}, accumulator),
      0);
  AffineExpr p, g, o, k;
  bindDims(b.getContext(), p, g, o, k);
  SmallVector<AffineMap> maps = AffineMap::inferFromExprList(
      {ArrayRef<AffineExpr>{p, g, k}, {g, o, k}, {p, g, o}}, b.getContext());
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) -> Value {
    Value x = resize(inner, elements[0], from.isUnsigned(), width);
    Value w =
        resize(inner, elements[1], rom.getElementType().isUnsigned(), width);
    return arith::AddIOp::create(inner, elements[2],
                                 arith::MulIOp::create(inner, x, w));
  };
  Value sums = reduction(b, {tensor, weights}, zeros, maps, body);
  return reshape(b, truncated(b, sums, to.getNumberType()), to.getShape());
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// What changes no result.
static int64_t identityOf(ReduceKind kind, IntegerType type) {
  if (kind == ReduceKind::Sum)
    return 0;
  Interval range = rangeOf(type);
  return static_cast<int64_t>(kind == ReduceKind::Max ? range.low : range.high);
}

/// Reduces the dimensions `dims` of `tensor`, whose elements are of `type`.
static Value reduceDims(ImplicitLocOpBuilder &b, Value tensor, IntegerType type,
                        ArrayRef<int64_t> dims, ReduceKind kind,
                        IntegerType resultType) {
  auto from = cast<RankedTensorType>(tensor.getType());
  SmallVector<int64_t> shape;
  SmallVector<AffineExpr> kept;
  for (int64_t dim = 0; dim < from.getRank(); ++dim) {
    if (llvm::is_contained(dims, dim))
      continue;
    shape.push_back(from.getShape()[dim]);
    kept.push_back(b.getAffineDimExpr(dim));
  }
  bool isUnsigned = type.isUnsigned();
  bool isSum = kind == ReduceKind::Sum;
  Type element = isSum ? accumulatorFor(resultType) : from.getElementType();
  Value init =
      filled(b, RankedTensorType::get(shape, element), identityOf(kind, type));
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) -> Value {
    Value x = elements[0], acc = elements[1];
    if (isSum)
      return arith::AddIOp::create(
          inner, acc,
          resize(inner, x, isUnsigned, element.getIntOrFloatBitWidth()));
    if (kind == ReduceKind::Max)
      return isUnsigned ? arith::MaxUIOp::create(inner, acc, x).getResult()
                        : arith::MaxSIOp::create(inner, acc, x).getResult();
    return isUnsigned ? arith::MinUIOp::create(inner, acc, x).getResult()
                      : arith::MinSIOp::create(inner, acc, x).getResult();
  };
  Value result =
      reduction(b, tensor, init,
                {b.getMultiDimIdentityMap(from.getRank()),
                 AffineMap::get(from.getRank(), 0, kept, b.getContext())},
                body);
  return truncated(b, result, resultType);
}

Value ptc::fpga::lowerReduce(ImplicitLocOpBuilder &b, ReduceOp op,
                             Value tensor) {
  IntegerType type = op.getInput().getType().getNumberType();
  IntegerType resultType = op.getType().getNumberType();
  int64_t rank = op.getInput().getType().getRank();
  SmallVector<int64_t> dims = {rank, rank + 1};
  if (op.getMode() == ReduceMode::Global) {
    dims = llvm::to_vector(*op.getDims());
  } else if (op.getMode() == ReduceMode::Rows) {
    // Outside of the map lies what takes no part, whatever the border's value.
    PadAttr pad = op.getPadAttr();
    if (!pad)
      pad = PadAttr::get(b.getContext(), 0, 0, 0, 0, 0);
    SmallVector<int64_t> ones = {1, 1};
    tensor = gatherWindows(b, op, tensor,
                           {*op.getKernel(), *op.getStride(), ones, pad},
                           identityOf(op.getKind(), type));
    if (!tensor)
      return {};
  }
  tensor = reduceDims(b, tensor, type, dims, op.getKind(), resultType);
  return reshape(b, tensor, op.getType().getShape());
}
