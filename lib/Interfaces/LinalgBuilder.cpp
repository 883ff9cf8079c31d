//===- LinalgBuilder.cpp - Element-wise ops and data movement in linalg ---===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "LinalgConvOps.h"
#include "Shapes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;

const LinalgBuilder &LinalgBuilder::get() {
  static const LinalgBuilder builder;
  return builder;
}

SmallVector<OpFoldResult> ptc::mixedSizes(OpBuilder &b, Location loc,
                                          Value tensor) {
  if (tensorType(tensor).hasStaticShape())
    return tensor::getMixedSizes(b, loc, tensor);
  // Every pool of a long chain of destinations would walk all of it.
  constexpr unsigned maxSteps = 16;
  for (unsigned step = 0; step < maxSteps; ++step) {
    Operation *producer = tensor.getDefiningOp();
    if (!producer)
      break;
    if (auto op = dyn_cast<DestinationStyleOpInterface>(producer))
      tensor = op.getTiedOpOperand(cast<OpResult>(tensor))->get();
    else if (auto op = dyn_cast<tensor::EmptyOp>(producer))
      return op.getMixedSizes();
    else if (auto op = dyn_cast<tensor::ExtractSliceOp>(producer);
             op && op.getDroppedDims().none())
      return op.getMixedSizes();
    else
      break;
  }
  return tensor::getMixedSizes(b, loc, tensor);
}

/// An uninitialised tensor of the extents of `like`.
static Value emptyLike(ImplicitLocOpBuilder &b, Value like, Type elementType) {
  return tensor::EmptyOp::create(b, mixedSizes(b, b.getLoc(), like),
                                 elementType);
}

Value ptc::mapElements(ImplicitLocOpBuilder &b, ValueRange operands,
                       ArrayRef<AffineMap> operandMaps, Type elementType,
                       ElementBody body) {
  Value init = emptyLike(b, operands.front(), elementType);
  int64_t rank = tensorType(operands.front()).getRank();
  SmallVector<AffineMap> maps(operandMaps);
  maps.push_back(b.getMultiDimIdentityMap(rank));
  SmallVector<utils::IteratorType> iterators(rank,
                                             utils::IteratorType::parallel);
  auto generic = linalg::GenericOp::create(
      b, init.getType(), operands, init, maps, iterators,
      [&](OpBuilder &nested, Location loc, ValueRange args) {
        linalg::YieldOp::create(nested, loc,
                                body(nested, loc, args.drop_back()));
      });
  return generic.getResult(0);
}

Value ptc::mapElements(ImplicitLocOpBuilder &b, ValueRange operands,
                       Type elementType, ElementBody body) {
  int64_t rank = tensorType(operands.front()).getRank();
  SmallVector<AffineMap> maps(operands.size(), b.getMultiDimIdentityMap(rank));
  return mapElements(b, operands, maps, elementType, body);
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

Type LinalgBuilder::comparisonType(Type type, Comparison) const { return type; }

Type LinalgBuilder::differenceType(Type type, bool isUnsigned) const {
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer)
    return type;
  // One more bit, two if the operands are unsigned (T11), in a usual width.
  unsigned bits = integer.getWidth() + (isUnsigned ? 2 : 1);
  if (bits > 64)
    return {};
  return IntegerType::get(type.getContext(), bits <= 32 ? 32 : 64);
}

bool LinalgBuilder::hasPaddingValue(Value x) const {
  auto pad = x.getDefiningOp<tensor::PadOp>();
  if (!pad)
    return false;
  Value padding = pad.getConstantPaddingValue();
  return !padding || (!matchPattern(padding, m_AnyZeroFloat()) &&
                      !matchPattern(padding, m_Zero()));
}

Type LinalgBuilder::sourceIntegerType(Value x) const {
  auto generic = x.getDefiningOp<linalg::GenericOp>();
  if (!generic || generic.getNumDpsInputs() != 1 ||
      generic.getNumDpsInits() != 1)
    return {};
  Value yielded = generic.getBody()->getTerminator()->getOperand(0);
  Operation *cast = yielded.getDefiningOp();
  if (!isa_and_nonnull<arith::SIToFPOp, arith::UIToFPOp>(cast))
    return {};
  auto integer = dyn_cast<IntegerType>(cast->getOperand(0).getType());
  // Unsigned values need one bit more once they have a sign.
  if (integer && isa<arith::UIToFPOp>(cast))
    integer = IntegerType::get(x.getContext(), integer.getWidth() + 1);
  return integer ? Type(integer) : Type();
}

//===----------------------------------------------------------------------===//
// Element-wise
//===----------------------------------------------------------------------===//

Value LinalgBuilder::binary(Builder &b, Binary kind, Value lhs, Value rhs,
                            Comparison comparison) const {
  Type element = tensorType(lhs).getElementType();
  bool isFloat = isa<FloatType>(element);
  bool ignoreNan = isFloat && comparison.nanMode == NanMode::Ignore;
  bool isUnsigned = !isFloat && comparison.isUnsigned;

  // linalg's named ops compare signed and propagate NaN.
  if (kind == Binary::Add || kind == Binary::Sub ||
      (!ignoreNan && !isUnsigned)) {
    Value init = emptyLike(b, lhs, element);
    Value inputs[] = {lhs, rhs};
    switch (kind) {
    case Binary::Add:
      return linalg::AddOp::create(b, inputs, init).getResult(0);
    case Binary::Sub:
      return linalg::SubOp::create(b, inputs, init).getResult(0);
    case Binary::Max:
      return linalg::MaxOp::create(b, inputs, init).getResult(0);
    case Binary::Min:
      return linalg::MinOp::create(b, inputs, init).getResult(0);
    }
  }
  return mapElements(
      b, {lhs, rhs}, element,
      [&](OpBuilder &nested, Location loc, ValueRange args) -> Value {
        if (kind == Binary::Max) {
          if (ignoreNan)
            return arith::MaxNumFOp::create(nested, loc, args[0], args[1]);
          return arith::MaxUIOp::create(nested, loc, args[0], args[1]);
        }
        if (ignoreNan)
          return arith::MinNumFOp::create(nested, loc, args[0], args[1]);
        return arith::MinUIOp::create(nested, loc, args[0], args[1]);
      });
}

Value LinalgBuilder::relu(Builder &b, Value x) const {
  Type element = tensorType(x).getElementType();
  return mapElements(
      b, x, element,
      [&](OpBuilder &nested, Location loc, ValueRange args) -> Value {
        Value zero =
            arith::ConstantOp::create(nested, loc, nested.getZeroAttr(element));
        if (isa<FloatType>(element))
          return arith::MaximumFOp::create(nested, loc, args[0], zero);
        return arith::MaxSIOp::create(nested, loc, args[0], zero);
      });
}

static Value castScalar(OpBuilder &b, Location loc, Value x, Type to,
                        bool isUnsigned) {
  Type from = x.getType();
  unsigned fromBits = from.getIntOrFloatBitWidth();
  unsigned toBits = to.getIntOrFloatBitWidth();
  if (isa<FloatType>(from)) {
    if (!isa<FloatType>(to))
      return isUnsigned ? arith::FPToUIOp::create(b, loc, to, x).getResult()
                        : arith::FPToSIOp::create(b, loc, to, x).getResult();
    if (toBits > fromBits)
      return arith::ExtFOp::create(b, loc, to, x);
    if (toBits < fromBits)
      return arith::TruncFOp::create(b, loc, to, x);
    // f16 and bf16 have one width; go through f32.
    Value wide = arith::ExtFOp::create(b, loc, b.getF32Type(), x);
    return arith::TruncFOp::create(b, loc, to, wide);
  }
  if (isa<FloatType>(to))
    return isUnsigned ? arith::UIToFPOp::create(b, loc, to, x).getResult()
                      : arith::SIToFPOp::create(b, loc, to, x).getResult();
  if (toBits < fromBits)
    return arith::TruncIOp::create(b, loc, to, x);
  return isUnsigned ? arith::ExtUIOp::create(b, loc, to, x).getResult()
                    : arith::ExtSIOp::create(b, loc, to, x).getResult();
}

Value LinalgBuilder::cast(Builder &b, Value x, Type elementType,
                          bool isUnsigned) const {
  if (tensorType(x).getElementType() == elementType)
    return x;
  return mapElements(
      b, x, elementType, [&](OpBuilder &nested, Location loc, ValueRange args) {
        return castScalar(nested, loc, args[0], elementType, isUnsigned);
      });
}

Value LinalgBuilder::subtract(Builder &b, Value x, int64_t constant) const {
  Type element = tensorType(x).getElementType();
  return mapElements(
      b, x, element,
      [&](OpBuilder &nested, Location loc, ValueRange args) -> Value {
        Value value = arith::ConstantOp::create(
            nested, loc, nested.getIntegerAttr(element, constant));
        return arith::SubIOp::create(nested, loc, args[0], value);
      });
}

Value LinalgBuilder::rescale(Builder &b, Value x, Scale scale,
                             int64_t inputZeroPoint, int64_t outputZeroPoint,
                             Type elementType) const {
  unsigned bits = elementType.getIntOrFloatBitWidth();
  bool isUnsigned = elementType.isUnsignedInteger();
  int64_t lowest = isUnsigned ? 0 : llvm::minIntN(bits);
  int64_t highest = isUnsigned ? llvm::maxUIntN(bits) : llvm::maxIntN(bits);
  Type i64 = b.getI64Type();
  // 64 bits hold every product of 32-bit factors and the rounding term.
  return mapElements(
      b, x, elementType,
      [&](OpBuilder &nested, Location loc, ValueRange args) -> Value {
        auto constant = [&](int64_t value) -> Value {
          return arith::ConstantIntOp::create(nested, loc, value, 64);
        };
        Value value = args[0];
        if (value.getType() != i64)
          value = castScalar(nested, loc, value, i64, false);
        value =
            arith::SubIOp::create(nested, loc, value, constant(inputZeroPoint));
        value = arith::MulIOp::create(nested, loc, value,
                                      constant(scale.multiplier));
        value = arith::AddIOp::create(
            nested, loc, value, constant(int64_t(1) << (scale.shift - 1)));
        value =
            arith::ShRSIOp::create(nested, loc, value, constant(scale.shift));
        value = arith::AddIOp::create(nested, loc, value,
                                      constant(outputZeroPoint));
        value = arith::MaxSIOp::create(nested, loc, value, constant(lowest));
        value = arith::MinSIOp::create(nested, loc, value, constant(highest));
        return castScalar(nested, loc, value, elementType, isUnsigned);
      });
}

Value LinalgBuilder::scaleByPosition(Builder &b, Value x, const Layout &layout,
                                     ArrayRef<double> factors) const {
  auto type = tensorType(x);
  SmallVector<int64_t> shape;
  SmallVector<AffineExpr> positions;
  for (unsigned dim : layout.spatial) {
    shape.push_back(type.getDimSize(dim));
    positions.push_back(b.getAffineDimExpr(dim));
  }
  Type element = type.getElementType();
  auto tableType = RankedTensorType::get(shape, element);
  SmallVector<Attribute> values;
  for (double factor : factors)
    values.push_back(numberAttr(element, factor));
  Value table = arith::ConstantOp::create(
      b, tableType, DenseElementsAttr::get(tableType, values));
  AffineMap tableMap =
      AffineMap::get(type.getRank(), 0, positions, b.getContext());
  return mapElements(
      b, {x, table}, {b.getMultiDimIdentityMap(type.getRank()), tableMap},
      element, [](OpBuilder &nested, Location loc, ValueRange args) -> Value {
        return arith::MulFOp::create(nested, loc, args[0], args[1]);
      });
}

//===----------------------------------------------------------------------===//
// Data movement
//===----------------------------------------------------------------------===//

Value LinalgBuilder::slice(Builder &b, Value x, const Layout &layout,
                           unsigned spatialDim, OpFoldResult begin,
                           OpFoldResult count, int64_t stride) const {
  unsigned dim = layout.spatial[spatialDim];
  SmallVector<OpFoldResult> sizes = mixedSizes(b, b.getLoc(), x);
  if (stride == 1 && isConstantIntValue(begin, 0) &&
      getConstantIntValue(count) &&
      getConstantIntValue(count) == getConstantIntValue(sizes[dim]))
    return x;
  SmallVector<OpFoldResult> offsets(sizes.size(), b.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(sizes.size(), b.getIndexAttr(1));
  offsets[dim] = begin;
  sizes[dim] = count;
  strides[dim] = b.getIndexAttr(stride);
  return tensor::ExtractSliceOp::create(b, x, offsets, sizes, strides);
}

Value LinalgBuilder::concat(Builder &b, ValueRange parts, const Layout &layout,
                            unsigned spatialDim) const {
  if (parts.size() == 1)
    return parts.front();
  return tensor::ConcatOp::create(b, layout.spatial[spatialDim], parts);
}

Value LinalgBuilder::pad(Builder &b, Value x, const Layout &layout,
                         ArrayRef<int64_t> low, ArrayRef<int64_t> high,
                         TypedAttr value) const {
  int64_t rank = tensorType(x).getRank();
  SmallVector<OpFoldResult> lows(rank, b.getIndexAttr(0)), highs(lows);
  for (auto [i, dim] : llvm::enumerate(layout.spatial)) {
    lows[dim] = b.getIndexAttr(low[i]);
    highs[dim] = b.getIndexAttr(high[i]);
  }
  Value constant = arith::ConstantOp::create(b, value);
  return tensor::PadOp::create(b, Type(), x, lows, highs, constant);
}

SmallVector<ReassociationIndices> ptc::joinPair(int64_t rank, int64_t at) {
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim < rank; ++dim) {
    if (dim == at + 1)
      groups.back().push_back(dim);
    else
      groups.push_back({dim});
  }
  return groups;
}

Value ptc::expandDim(ImplicitLocOpBuilder &b, Value x, int64_t at,
                     ArrayRef<OpFoldResult> sizes) {
  auto [shape, dynamic] =
      decomposeMixedValues(SmallVector<OpFoldResult>(sizes));
  // Two unknown extents of one group cannot be told apart by expand_shape's
  // lowering.
  if (ShapedType::isDynamic(shape[at]) &&
      ShapedType::isDynamic(shape[at + 1])) {
    SmallVector<Value> extents;
    for (OpFoldResult size : sizes)
      extents.push_back(getValueOrCreateConstantIndexOp(b, b.getLoc(), size));
    Value shapeTensor = tensor::FromElementsOp::create(b, extents);
    return tensor::ReshapeOp::create(b, tensorType(x).clone(shape), x,
                                     shapeTensor);
  }
  return tensor::ExpandShapeOp::create(b, tensorType(x).clone(shape), x,
                                       joinPair(sizes.size(), at),
                                       SmallVector<OpFoldResult>(sizes));
}

Value LinalgBuilder::channelsToBatch(Builder &b, Value x,
                                     const Layout &layout) const {
  int64_t rank = layout.rank();
  if (!layout.isChannelFirst()) {
    SmallVector<int64_t> channelsFirst = {0, rank - 1};
    for (int64_t dim = 1; dim < rank - 1; ++dim)
      channelsFirst.push_back(dim);
    x = transpose(b, x, channelsFirst);
  }
  Value planes = tensor::CollapseShapeOp::create(b, x, joinPair(rank, 0));
  SmallVector<OpFoldResult> sizes = mixedSizes(b, b.getLoc(), planes);
  // The single channel goes where the layout has its channels.
  int64_t at = layout.isChannelFirst() ? 0 : rank - 2;
  sizes.insert(sizes.begin() + at + 1, b.getIndexAttr(1));
  return expandDim(b, planes, at, sizes);
}

Value LinalgBuilder::batchToChannels(Builder &b, Value x, Value like,
                                     const Layout &layout) const {
  int64_t rank = layout.rank();
  int64_t at = layout.isChannelFirst() ? 0 : rank - 2;
  Value planes = tensor::CollapseShapeOp::create(b, x, joinPair(rank, at));
  SmallVector<OpFoldResult> sizes = mixedSizes(b, b.getLoc(), planes);
  SmallVector<OpFoldResult> outer = mixedSizes(b, b.getLoc(), like);
  sizes.front() = outer[layout.batch];
  sizes.insert(sizes.begin() + 1, outer[layout.channel]);
  Value split = expandDim(b, planes, 0, sizes);
  if (layout.isChannelFirst())
    return split;
  SmallVector<int64_t> channelsLast = {0};
  for (int64_t dim = 2; dim < rank; ++dim)
    channelsLast.push_back(dim);
  channelsLast.push_back(1);
  return transpose(b, split, channelsLast);
}

OpFoldResult LinalgBuilder::extent(Builder &b, Value x, const Layout &layout,
                                   unsigned dim) const {
  return mixedSizes(b, b.getLoc(), x)[layout.spatial[dim]];
}

OpFoldResult LinalgBuilder::scaledExtent(Builder &b, OpFoldResult extent,
                                         int64_t scale, int64_t offset) const {
  if (std::optional<int64_t> known = getConstantIntValue(extent))
    return b.getIndexAttr(*known * scale + offset);
  Value value = llvm::cast<Value>(extent);
  if (scale != 1)
    value = arith::MulIOp::create(b, value,
                                  arith::ConstantIndexOp::create(b, scale));
  if (offset != 0)
    value = arith::AddIOp::create(b, value,
                                  arith::ConstantIndexOp::create(b, offset));
  return value;
}

Value LinalgBuilder::table(Builder &b, const Pooling &pooling,
                           ArrayRef<double> values) const {
  Type element = pooling.resultElementType();
  SmallVector<OpFoldResult> sizes = mixedSizes(b, b.getLoc(), pooling.init);
  Value empty = tensor::EmptyOp::create(b, sizes, element);
  if (llvm::all_equal(values)) {
    Value scalar =
        arith::ConstantOp::create(b, numberAttr(element, values.front()));
    return linalg::FillOp::create(b, scalar, empty).getResult(0);
  }
  SmallVector<int64_t> shape;
  for (const WindowDim &dim : pooling.window)
    shape.push_back(dim.outSize);
  auto type = RankedTensorType::get(shape, element);
  SmallVector<Attribute> entries;
  for (double value : values)
    entries.push_back(numberAttr(element, value));
  Value constant =
      arith::ConstantOp::create(b, type, DenseElementsAttr::get(type, entries));
  return linalg::BroadcastOp::create(
             b, constant, empty,
             ArrayRef<int64_t>{pooling.layout.batch, pooling.layout.channel})
      ->getResult(0);
}

/// The groups that take [N, C] to a layout with spatial extents of 1.
static SmallVector<ReassociationIndices> unitGroups(const Layout &layout) {
  ReassociationIndices batch = {layout.batch}, channel = {layout.channel};
  for (unsigned dim : layout.spatial)
    (layout.isChannelFirst() ? channel : batch).push_back(dim);
  return {batch, channel};
}

Value LinalgBuilder::insertSpatialDims(Builder &b, Value x,
                                       const Layout &layout) const {
  SmallVector<OpFoldResult> flat = mixedSizes(b, b.getLoc(), x);
  SmallVector<OpFoldResult> sizes(layout.rank(), b.getIndexAttr(1));
  sizes[layout.batch] = flat[0];
  sizes[layout.channel] = flat[1];
  auto [shape, dynamic] = decomposeMixedValues(sizes);
  return tensor::ExpandShapeOp::create(b, tensorType(x).clone(shape), x,
                                       unitGroups(layout), sizes);
}

Value LinalgBuilder::dropSpatialDims(Builder &b, Value x,
                                     const Layout &layout) const {
  return tensor::CollapseShapeOp::create(b, x, unitGroups(layout));
}
