//===- Tensors.cpp - Tensors of streams -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tensors.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/DialectResourceBlobManager.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

/// Elements of the largest tensor that is held in memory.
static constexpr int64_t kMaxElements = int64_t(1) << 31;

static RankedTensorType signlessType(ArrayRef<int64_t> shape,
                                     IntegerType element) {
  return RankedTensorType::get(
      shape, IntegerType::get(element.getContext(), element.getWidth()));
}

RankedTensorType ptc::fpga::tensorOf(StreamType stream) {
  return signlessType(stream.getTensorType().getShape(),
                      stream.getNumberType());
}

LogicalResult ptc::fpga::checkSize(Operation *op, ArrayRef<int64_t> shape) {
  int64_t elements = 1;
  for (int64_t extent : shape)
    if (llvm::MulOverflow(elements, extent, elements) ||
        elements > kMaxElements)
      return op->emitOpError("needs a tensor of more than 2^31 elements");
  return success();
}

static RankedTensorType typeOf(Value tensor) {
  return cast<RankedTensorType>(tensor.getType());
}

Value ptc::fpga::reshape(ImplicitLocOpBuilder &b, Value tensor,
                         ArrayRef<int64_t> shape) {
  RankedTensorType from = typeOf(tensor);
  if (from.getShape() == shape)
    return tensor;
  // Through one dimension: neither step moves an element.
  auto allOf = [](int64_t rank) {
    SmallVector<ReassociationIndices> groups;
    if (rank > 0) {
      groups.emplace_back(rank);
      std::iota(groups.front().begin(), groups.front().end(), 0);
    }
    return groups;
  };
  if (from.getRank() > 1)
    tensor = tensor::CollapseShapeOp::create(
        b,
        RankedTensorType::get({from.getNumElements()}, from.getElementType()),
        tensor, allOf(from.getRank()));
  auto to = RankedTensorType::get(shape, from.getElementType());
  if (typeOf(tensor) == to)
    return tensor;
  return tensor::ExpandShapeOp::create(b, to, tensor,
                                       from.getRank() == 0
                                           ? SmallVector<ReassociationIndices>()
                                           : allOf(to.getRank()));
}

Value ptc::fpga::filled(ImplicitLocOpBuilder &b, RankedTensorType type,
                        int64_t value) {
  auto element = cast<IntegerType>(type.getElementType());
  APInt bits = APInt(64, value, /*isSigned=*/true).trunc(element.getWidth());
  Value number = arith::ConstantOp::create(b, b.getIntegerAttr(element, bits));
  Value empty = tensor::EmptyOp::create(b, type.getShape(), element);
  return linalg::FillOp::create(b, number, empty).getResult(0);
}

Value ptc::fpga::constantTensor(ImplicitLocOpBuilder &b, ElementsAttr value) {
  auto from = cast<ShapedType>(value.getType());
  RankedTensorType type =
      signlessType(from.getShape(), cast<IntegerType>(from.getElementType()));
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(value))
    return arith::ConstantOp::create(
        b, DenseElementsAttr::getFromRawBuffer(
               type, resource.getRawHandle().getBlob()->getData()));
  return arith::ConstantOp::create(
      b, cast<DenseElementsAttr>(value).bitcast(type.getElementType()));
}

/// A generic over `maps`, of which the last is that of the result.
static Value buildGeneric(ImplicitLocOpBuilder &b, ArrayRef<Value> inputs,
                          Value init, ArrayRef<AffineMap> maps,
                          BodyBuilder body) {
  unsigned dims = maps.back().getNumDims();
  SmallVector<utils::IteratorType> iterators(dims,
                                             utils::IteratorType::reduction);
  for (AffineExpr expr : maps.back().getResults())
    iterators[cast<AffineDimExpr>(expr).getPosition()] =
        utils::IteratorType::parallel;
  auto generic = linalg::GenericOp::create(
      b, init.getType(), inputs, init, maps, iterators,
      [&](OpBuilder &bodyBuilder, Location loc, ValueRange elements) {
        ImplicitLocOpBuilder inner(loc, bodyBuilder);
        linalg::YieldOp::create(inner, body(inner, elements));
      });
  return generic.getResult(0);
}

Value ptc::fpga::elementwise(ImplicitLocOpBuilder &b, RankedTensorType result,
                             ArrayRef<Value> inputs, ArrayRef<AffineMap> maps,
                             BodyBuilder body) {
  SmallVector<AffineMap> all(maps);
  all.push_back(b.getMultiDimIdentityMap(result.getRank()));
  Value empty =
      tensor::EmptyOp::create(b, result.getShape(), result.getElementType());
  return buildGeneric(b, inputs, empty, all, body);
}

Value ptc::fpga::reduction(ImplicitLocOpBuilder &b, ArrayRef<Value> inputs,
                           Value init, ArrayRef<AffineMap> maps,
                           BodyBuilder body) {
  return buildGeneric(b, inputs, init, maps, body);
}

Value ptc::fpga::insertAt(ImplicitLocOpBuilder &b, Value tensor, Value into,
                          ArrayRef<int64_t> offsets) {
  SmallVector<int64_t> ones(offsets.size(), 1);
  return tensor::InsertSliceOp::create(
      b, tensor, into, getAsIndexOpFoldResult(b.getContext(), offsets),
      getAsIndexOpFoldResult(b.getContext(), typeOf(tensor).getShape()),
      getAsIndexOpFoldResult(b.getContext(), ones));
}

Value ptc::fpga::padded(ImplicitLocOpBuilder &b, Value tensor,
                        ArrayRef<int64_t> low, ArrayRef<int64_t> high,
                        int64_t value) {
  RankedTensorType from = typeOf(tensor);
  SmallVector<int64_t> shape(from.getShape());
  for (size_t dim = 0; dim < shape.size(); ++dim)
    shape[dim] += low[dim] + high[dim];
  if (from.getShape() == ArrayRef<int64_t>(shape))
    return tensor;
  return insertAt(b, tensor, filled(b, from.clone(shape), value), low);
}
