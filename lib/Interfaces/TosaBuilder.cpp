//===- TosaBuilder.cpp - Tensor ops in tosa -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/TosaBuilder.h"
#include "Shapes.h"
#include "TosaParts.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Tosa/Utils/ConversionUtils.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;

const TosaBuilder &TosaBuilder::get() {
  static const TosaBuilder builder;
  return builder;
}

Value ptc::splat(ImplicitLocOpBuilder &b, ArrayRef<int64_t> shape,
                 Type elementType, double value) {
  auto type = RankedTensorType::get(shape, elementType);
  return tosa::ConstOp::create(
      b, type, DenseElementsAttr::get(type, numberAttr(elementType, value)));
}

static Value constShape(ImplicitLocOpBuilder &b, ArrayRef<int64_t> shape) {
  // -1 stands for "whatever fits" in reshapes and "to the end" in slices.
  SmallVector<int64_t> values(shape);
  for (int64_t &extent : values)
    if (ShapedType::isDynamic(extent))
      extent = -1;
  return tosa::getTosaConstShape(b, values);
}

Value ptc::reshape(ImplicitLocOpBuilder &b, Value x, ArrayRef<int64_t> shape) {
  auto type = tensorType(x).clone(shape);
  return tosa::ReshapeOp::create(b, type, x, constShape(b, shape));
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

Type TosaBuilder::comparisonType(Type type, Comparison) const {
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer)
    return type;
  // tosa.maximum is defined for i32 and floats only.
  return integer.getWidth() <= 32 ? IntegerType::get(type.getContext(), 32)
                                  : Type();
}

Type TosaBuilder::differenceType(Type type, bool) const {
  if (isa<FloatType>(type))
    return type.isF64() ? Type() : type;
  if (type.getIntOrFloatBitWidth() <= 16)
    return IntegerType::get(type.getContext(), 32);
  // The difference of two i32 needs 33 bits (T11), which TOSA does not have.
  return {};
}

Type TosaBuilder::signedPartner(Type type) const {
  // TOSA convolves i8, not ui8 (T5).
  return type.isUnsignedInteger(8) ? IntegerType::get(type.getContext(), 8)
                                   : Type();
}

bool TosaBuilder::convolves(Type type) const {
  return type.isSignlessInteger(8) || type.isSignlessInteger(16) ||
         (isa<FloatType>(type) && !type.isF64());
}

bool TosaBuilder::hasPaddingValue(Value x) const {
  auto pad = x.getDefiningOp<tosa::PadOp>();
  return pad && !matchPattern(pad.getPadConst(), m_AnyZeroFloat());
}

Type TosaBuilder::sourceIntegerType(Value x) const {
  auto cast = x.getDefiningOp<tosa::CastOp>();
  return cast ? dyn_cast<IntegerType>(
                    tensorType(cast.getInput()).getElementType())
              : Type();
}

bool TosaBuilder::canMoveChannelsToBatch(RankedTensorType type,
                                         const Layout &layout) const {
  // Each reshape may infer one extent: N on the way back, N * C on the way in.
  int64_t unknown = 0;
  for (unsigned dim = 0; dim < type.getRank(); ++dim)
    if (dim != layout.batch)
      unknown += type.isDynamicDim(dim);
  return unknown == 0;
}

//===----------------------------------------------------------------------===//
// Convolution
//===----------------------------------------------------------------------===//

/// The diagonal filter of a dense convolution, OHWI (T8).
static Value denseWeights(ImplicitLocOpBuilder &b, const Conv &conv,
                          Type weightType, int64_t channels) {
  const Filter &filter = conv.filter;
  SmallVector<int64_t> shape = {filter.outputChannels(channels),
                                filter.kernel[0], filter.kernel[1], channels};
  auto type = RankedTensorType::get(shape, weightType);
  return tosa::ConstOp::create(
      b, type, diagonalFilter(type, filter, /*outputDim=*/0, /*inputDim=*/3));
}

/// The filters of a depthwise convolution, [KH, KW, C, 1].
static Value depthwiseWeights(ImplicitLocOpBuilder &b, const Conv &conv,
                              Type weightType, int64_t channels) {
  const Filter &filter = conv.filter;
  SmallVector<int64_t> shape = {filter.kernel[0], filter.kernel[1], channels,
                                1};
  if (filter.isSplat())
    return splat(b, shape, weightType, filter.taps[0][0]);
  auto type = RankedTensorType::get(shape, weightType);
  SmallVector<Attribute> values;
  for (double tap : filter.taps.front())
    values.append(channels, numberAttr(weightType, tap));
  return tosa::ConstOp::create(b, type, DenseElementsAttr::get(type, values));
}

/// TOSA convolves two spatial dimensions. A 1-D or 3-D window becomes a 2-D one
/// by a reshape if it covers the whole input or slides along one dimension only
/// (all other dimensions join the batch or the second dimension).
static Conv asConv2d(ImplicitLocOpBuilder &b, const Conv &conv) {
  ArrayRef<int64_t> shape = tensorType(conv.input).getShape();
  Conv planar = conv;
  planar.layout.spatial = {1, 2};
  planar.layout.channel = 3;
  WindowDim none;
  none.size = none.outSize = 1;
  const auto *moving = llvm::find_if_not(
      conv.window, [](const WindowDim &dim) { return dim.isIdentity(); });
  // A 1x1x1 convolution may move along any dimension.
  if (moving == conv.window.end())
    moving = conv.window.begin();
  unsigned first = std::distance(conv.window.begin(), moving);
  bool oneMoves =
      llvm::all_of(llvm::drop_begin(conv.window, first + 1),
                   [](const WindowDim &dim) { return dim.isIdentity(); });
  if (oneMoves) {
    int64_t outer = product(shape.take_front(1 + first));
    int64_t inner = product(shape.slice(2 + first).drop_back());
    none.size = none.outSize = inner;
    planar.window = {*moving, none};
    planar.filter.kernel = {moving->kernel, 1};
    planar.input =
        reshape(b, conv.input, {outer, moving->size, inner, shape.back()});
    return planar;
  }
  int64_t rest = product(shape.slice(2).drop_back());
  none.size = none.kernel = rest;
  planar.window = {conv.window.front(), none};
  planar.filter.kernel = {conv.window.front().kernel, rest};
  planar.input =
      reshape(b, conv.input, {shape[0], shape[1], rest, shape.back()});
  return planar;
}

Value ptc::contiguousSlice(ImplicitLocOpBuilder &b, Value x, unsigned dim,
                           int64_t begin, int64_t count) {
  auto type = tensorType(x);
  if (type.getDimSize(dim) == count && begin == 0)
    return x;
  SmallVector<int64_t> start(type.getRank(), 0), shape(type.getShape());
  start[dim] = begin;
  shape[dim] = count;
  // Not as arguments: compilers evaluate these in different orders.
  Value sizes = constShape(b, shape);
  Value starts = constShape(b, start);
  return tosa::SliceOp::create(b, type.clone(shape), x, starts, sizes);
}

Value TosaBuilder::conv(Builder &b, const Conv &conv) const {
  if (conv.window.size() != 2) {
    SmallVector<int64_t> shape(tensorType(conv.input).getShape());
    for (auto [dim, window] : llvm::zip(conv.layout.spatial, conv.window))
      shape[dim] = window.outSize;
    shape.back() = conv.filter.outputChannels(shape.back());
    return reshape(b, this->conv(b, asConv2d(b, conv)), shape);
  }
  // A convolution has to use up its input.
  Value input = conv.input;
  for (auto [dim, window] : llvm::enumerate(conv.window))
    if (window.isStatic() && !window.isPadded())
      input = contiguousSlice(b, input, 1 + dim, 0, inputNeeded(window));
  auto inputType = tensorType(input);
  int64_t channels = inputType.getDimSize(3);
  // Integers are multiplied by i8 weights; i16 data gives 48 bits, of which
  // 32 are enough where they were asked for (T4).
  Type element = inputType.getElementType();
  Type weightType = isa<FloatType>(element) ? element : b.getI8Type();
  bool isShort = element.isInteger(16);
  Type sum = isShort ? Type(b.getIntegerType(48)) : conv.accType;
  // bf16 is accumulated in f32 and rounded once.
  Type acc = sum.isBF16() ? Type(b.getF32Type()) : sum;
  const WindowDim &h = conv.window[0], &w = conv.window[1];
  SmallVector<int64_t> pad = {h.padLow, h.padHigh, w.padLow, w.padHigh};
  SmallVector<int64_t> stride = {h.stride, w.stride};
  SmallVector<int64_t> dilation = {h.dilation, w.dilation};

  auto type =
      RankedTensorType::get({inputType.getDimSize(0), h.outSize, w.outSize,
                             conv.filter.outputChannels(channels)},
                            sum);
  Value bias = splat(b, {1}, sum, 0);
  Value inputZp = splat(b, {1}, element, conv.inputZeroPoint);
  Value weightZp = splat(b, {1}, weightType, 0);
  bool localBound = isa<FloatType>(acc);
  Value result;
  if (conv.form == ConvForm::Dense)
    result = tosa::Conv2DOp::create(
        b, type, input, denseWeights(b, conv, weightType, channels), bias,
        inputZp, weightZp, pad, stride, dilation, acc, localBound);
  else
    result = tosa::DepthwiseConv2DOp::create(
        b, type, input, depthwiseWeights(b, conv, weightType, channels), bias,
        inputZp, weightZp, pad, stride, dilation, acc, localBound);
  if (!isShort || conv.accType == sum)
    return result;
  return rescale(b, result, kIdentityScale, 0, 0, conv.accType);
}

//===----------------------------------------------------------------------===//
// Element-wise
//===----------------------------------------------------------------------===//

Value TosaBuilder::binary(Builder &b, Binary kind, Value lhs, Value rhs,
                          Comparison comparison) const {
  Type type = lhs.getType();
  auto nan = comparison.nanMode == NanMode::Ignore
                 ? tosa::NanPropagationMode::IGNORE
                 : tosa::NanPropagationMode::PROPAGATE;
  switch (kind) {
  case Binary::Add:
    return tosa::AddOp::create(b, type, lhs, rhs);
  case Binary::Sub:
    return tosa::SubOp::create(b, type, lhs, rhs);
  case Binary::Max:
    return tosa::MaximumOp::create(b, type, lhs, rhs, nan);
  case Binary::Min:
    return tosa::MinimumOp::create(b, type, lhs, rhs, nan);
  }
  llvm_unreachable("unknown binary function");
}

Value TosaBuilder::relu(Builder &b, Value x) const {
  Type element = tensorType(x).getElementType();
  if (auto floatType = dyn_cast<FloatType>(element)) {
    auto infinity = APFloat::getInf(floatType.getFloatSemantics());
    return tosa::ClampOp::create(b, x.getType(), x,
                                 FloatAttr::get(floatType, 0.0),
                                 FloatAttr::get(floatType, infinity));
  }
  // tosa.clamp is not defined for i32; the maximum with zero is.
  Value zero =
      splat(b, SmallVector<int64_t>(tensorType(x).getRank(), 1), element, 0);
  return tosa::MaximumOp::create(b, x.getType(), x, zero);
}

Value TosaBuilder::cast(Builder &b, Value x, Type elementType, bool) const {
  auto type = tensorType(x);
  Type from = type.getElementType();
  if (from == elementType)
    return x;
  // Between ui8 and signed types only rescale is defined, by way of i8:
  // x - 128 is in range, and adding 128 in the second step restores x.
  Type i8 = b.getI8Type();
  if (from.isUnsignedInteger(8)) {
    Value biased = rescale(b, x, kIdentityScale, 0, -128, i8);
    return rescale(b, biased, kIdentityScale, -128, 0, elementType);
  }
  if (elementType.isUnsignedInteger(8)) {
    Value biased = rescale(b, x, kIdentityScale, 0, -128, i8);
    return rescale(b, biased, kIdentityScale, -128, 0, elementType);
  }
  return tosa::CastOp::create(b, type.clone(elementType), x);
}

Value TosaBuilder::rescale(Builder &b, Value x, Scale scale,
                           int64_t inputZeroPoint, int64_t outputZeroPoint,
                           Type elementType) const {
  auto type = tensorType(x);
  Type from = type.getElementType();
  // A 48-bit value takes 16-bit multipliers only (T4).
  bool scale32 = from.getIntOrFloatBitWidth() <= 32;
  assert((scale32 || scale == kIdentityScale) && "cannot scale 48 bits");
  Value multiplier = scale32 ? splat(b, {1}, b.getI32Type(), scale.multiplier)
                             : splat(b, {1}, b.getI16Type(), 1 << 14);
  Value shift = splat(b, {1}, b.getI8Type(), scale32 ? scale.shift : 14);
  return tosa::RescaleOp::create(b, type.clone(elementType), x, multiplier,
                                 shift, splat(b, {1}, from, inputZeroPoint),
                                 splat(b, {1}, elementType, outputZeroPoint),
                                 scale32, tosa::RoundingMode::SINGLE_ROUND,
                                 /*per_channel=*/false,
                                 from.isUnsignedInteger(),
                                 elementType.isUnsignedInteger());
}

Value TosaBuilder::scaleByPosition(Builder &b, Value x, const Layout &layout,
                                   ArrayRef<double> factors) const {
  auto type = tensorType(x);
  SmallVector<int64_t> shape(type.getRank(), 1);
  for (unsigned dim : layout.spatial)
    shape[dim] = type.getDimSize(dim);
  auto tableType = RankedTensorType::get(shape, type.getElementType());
  SmallVector<Attribute> values;
  for (double factor : factors)
    values.push_back(numberAttr(type.getElementType(), factor));
  Value table = tosa::ConstOp::create(
      b, tableType, DenseElementsAttr::get(tableType, values));
  Value shift = splat(b, {1}, b.getI8Type(), 0);
  return tosa::MulOp::create(b, type, x, table, shift);
}

//===----------------------------------------------------------------------===//
// Data movement
//===----------------------------------------------------------------------===//

/// The extents before and after `dim`, each as one.
static std::pair<int64_t, int64_t> around(ArrayRef<int64_t> shape,
                                          unsigned dim) {
  return {product(shape.take_front(dim)), product(shape.drop_front(dim + 1))};
}

/// Pads dimension `dim` by `low` and `high` elements of the value `constant`.
static Value padDim(ImplicitLocOpBuilder &b, Value x, unsigned dim, int64_t low,
                    int64_t high, TypedAttr constant) {
  auto type = tensorType(x);
  SmallVector<int64_t> padded(type.getShape());
  padded[dim] += low + high;
  auto constantType = RankedTensorType::get({1}, type.getElementType());
  Value value = tosa::ConstOp::create(
      b, constantType, DenseElementsAttr::get(constantType, constant));
  // The amounts of a tensor of rank 4 are 8 numbers, which the level check of
  // tosa-validate takes for a tensor of rank 8. So pad one of rank 3.
  auto [outer, inner] = around(type.getShape(), dim);
  SmallVector<int64_t> joined = {outer, type.getDimSize(dim), inner};
  x = reshape(b, x, joined);
  joined[1] = padded[dim];
  x = tosa::PadOp::create(b, type.clone(joined), x,
                          constShape(b, {0, 0, low, high, 0, 0}), value);
  return reshape(b, x, padded);
}

Value TosaBuilder::slice(Builder &b, Value x, const Layout &layout,
                         unsigned spatialDim, OpFoldResult beginFold,
                         OpFoldResult countFold, int64_t stride) const {
  unsigned dim = layout.spatial[spatialDim];
  int64_t begin = *getConstantIntValue(beginFold);
  int64_t count = *getConstantIntValue(countFold);
  if (stride == 1 || count == 1)
    return contiguousSlice(b, x, dim, begin, count);

  // TOSA has no strided slice, and a strided 1x1 convolution would turn -0
  // into +0 (T9). Split the dimension into groups of `stride` elements and
  // keep one of each: element `phase` of group g is begin + g * stride.
  int64_t size = tensorType(x).getDimSize(dim);
  int64_t span = count * stride;
  int64_t first = std::max<int64_t>(0, std::min(begin, size - span));
  if (begin - first >= stride || size < span)
    first = begin;
  // What the padding holds is never read.
  if (first + span > size)
    x = padDim(b, x, dim, 0, first + span - size,
               numberAttr(tensorType(x).getElementType(), 0));
  x = contiguousSlice(b, x, dim, first, span);
  int64_t phase = begin - first;

  auto type = tensorType(x);
  SmallVector<int64_t> shape(type.getShape());
  auto [outer, inner] = around(shape, dim);
  Value groups = reshape(b, x, {product({outer, count}), stride, inner});
  Value picked = contiguousSlice(b, groups, 1, phase, 1);
  shape[dim] = count;
  return reshape(b, picked, shape);
}

Value TosaBuilder::trim(Builder &b, Value x, const Layout &layout,
                        unsigned spatialDim, int64_t low, int64_t high) const {
  unsigned dim = layout.spatial[spatialDim];
  auto type = tensorType(x);
  if (!type.isDynamicDim(dim))
    return TensorBuilder::trim(b, x, layout, spatialDim, low, high);
  // A slice can reach "to the end" only: the last elements go by turning the
  // tensor round.
  auto dropFirst = [&](Value value, int64_t count) -> Value {
    SmallVector<int64_t> start(type.getRank(), 0);
    start[dim] = count;
    Value sizes = constShape(b, type.getShape());
    Value starts = constShape(b, start);
    return tosa::SliceOp::create(b, type, value, starts, sizes);
  };
  if (low > 0)
    x = dropFirst(x, low);
  if (high == 0)
    return x;
  x = tosa::ReverseOp::create(b, type, x, dim);
  return tosa::ReverseOp::create(b, type, dropFirst(x, high), dim);
}

Value TosaBuilder::concat(Builder &b, ValueRange parts, const Layout &layout,
                          unsigned spatialDim) const {
  if (parts.size() == 1)
    return parts.front();
  // Level 8K joins at most 64 tensors at once (T28).
  constexpr size_t maxParts = 64;
  if (parts.size() > maxParts) {
    SmallVector<Value> joined;
    for (ValueRange rest = parts; !rest.empty();
         rest = rest.drop_front(std::min(maxParts, rest.size())))
      joined.push_back(concat(b,
                              rest.take_front(std::min(maxParts, rest.size())),
                              layout, spatialDim));
    return concat(b, joined, layout, spatialDim);
  }
  unsigned dim = layout.spatial[spatialDim];
  SmallVector<int64_t> shape(tensorType(parts.front()).getShape());
  shape[dim] = 0;
  for (Value part : parts)
    shape[dim] += tensorType(part).getDimSize(dim);
  return tosa::ConcatOp::create(b, tensorType(parts.front()).clone(shape),
                                parts, dim);
}

Value TosaBuilder::pad(Builder &b, Value x, const Layout &layout,
                       ArrayRef<int64_t> low, ArrayRef<int64_t> high,
                       TypedAttr value) const {
  for (auto [i, dim] : llvm::enumerate(layout.spatial))
    if (low[i] != 0 || high[i] != 0)
      x = padDim(b, x, dim, low[i], high[i], value);
  return x;
}

Value TosaBuilder::channelsToBatch(Builder &b, Value x, const Layout &) const {
  ArrayRef<int64_t> shape = tensorType(x).getShape();
  int64_t rank = shape.size();
  SmallVector<int64_t> channelsFirst = {0, rank - 1};
  for (int64_t dim = 1; dim < rank - 1; ++dim)
    channelsFirst.push_back(dim);
  SmallVector<int64_t> planes = {product({shape.front(), shape.back()})};
  llvm::append_range(planes, shape.drop_front().drop_back());
  planes.push_back(1);
  return reshape(b, transpose(b, x, channelsFirst), planes);
}

Value TosaBuilder::batchToChannels(Builder &b, Value x, Value like,
                                   const Layout &) const {
  ArrayRef<int64_t> shape = tensorType(x).getShape();
  ArrayRef<int64_t> outer = tensorType(like).getShape();
  SmallVector<int64_t> split = {outer.front(), outer.back()};
  llvm::append_range(split, shape.drop_front().drop_back());
  SmallVector<int64_t> channelsLast = {0};
  for (int64_t dim = 2; dim < static_cast<int64_t>(split.size()); ++dim)
    channelsLast.push_back(dim);
  channelsLast.push_back(1);
  return transpose(b, reshape(b, x, split), channelsLast);
}

OpFoldResult TosaBuilder::scaledExtent(Builder &b, OpFoldResult extent,
                                       int64_t scale, int64_t offset) const {
  return b.getIndexAttr(*getConstantIntValue(extent) * scale + offset);
}

OpFoldResult TosaBuilder::extent(Builder &b, Value x, const Layout &layout,
                                 unsigned dim) const {
  return b.getIndexAttr(tensorType(x).getDimSize(layout.spatial[dim]));
}

std::optional<ScaleUse> TosaBuilder::matchScale(Value sum) const {
  tosa::ReshapeOp reshape;
  while (sum.hasOneUse() &&
         (reshape = dyn_cast<tosa::ReshapeOp>(*sum.user_begin())))
    sum = reshape.getOutput();
  if (!sum.hasOneUse())
    return std::nullopt;
  auto mul = dyn_cast<tosa::MulOp>(*sum.user_begin());
  if (!mul || mul.getOutput().getType() != sum.getType())
    return std::nullopt;
  Value other = mul.getInput1() == sum ? mul.getInput2() : mul.getInput1();
  SplatElementsAttr factor;
  if (!matchPattern(other, m_Constant(&factor)) ||
      !isa<FloatType>(factor.getElementType()))
    return std::nullopt;
  return ScaleUse{mul, sum, factor.getSplatValue<APFloat>().convertToDouble()};
}

Value TosaBuilder::insertSpatialDims(Builder &b, Value x,
                                     const Layout &layout) const {
  SmallVector<int64_t> shape(tensorType(x).getShape());
  for (unsigned dim : layout.spatial)
    shape.insert(shape.begin() + dim, 1);
  return reshape(b, x, shape);
}

Value TosaBuilder::dropSpatialDims(Builder &b, Value x,
                                   const Layout &layout) const {
  ArrayRef<int64_t> shape = tensorType(x).getShape();
  return reshape(b, x, {shape[layout.batch], shape[layout.channel]});
}
