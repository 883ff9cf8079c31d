//===- LinalgLinear.cpp - Linear ops built in linalg ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgConvOps.h"
#include "PoolToConv/Interfaces/Constants.h"
#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "Shapes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ptc;

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

/// The named convolution for such blocks of channels, or nullopt (T18).
static std::optional<LinalgConvKind>
kindOf(const ChannelBlocks &channels, const Layout &layout, unsigned rank) {
  // A matrix product of one channel has a matrix of one weight all the same.
  bool isMatrix = layout.spatial.empty();
  if (channels.isDepthwise() && !(isMatrix && channels.groups == 1))
    return LinalgConvKind::Depthwise;
  if (channels.groups == 1)
    return LinalgConvKind::Dense;
  if (channels.in == 1 && layout.isChannelLast())
    return LinalgConvKind::Multiplier;
  if (rank == 2)
    return LinalgConvKind::Grouped;
  return std::nullopt;
}

bool LinalgBuilder::takesLayout(const Layout &layout) const {
  return (layout.isChannelFirst() || layout.isChannelLast()) &&
         llvm::is_sorted(layout.spatial);
}

std::optional<Decline> LinalgBuilder::checkLinear(const LinearShape &shape,
                                                  const Layout &layout,
                                                  Type inputType,
                                                  Type weightType,
                                                  Type accType) const {
  LinearLimits limits;
  limits.maxKernel = limits.maxStride = largestConvExtent();
  if (std::optional<Decline> decline = checkShape(shape, limits))
    return decline;
  if (!takesLayout(layout))
    return Decline{"T27", "linalg has no convolution for this layout"};
  if (layout.spatial.empty() && shape.channels.groups > 1)
    return Decline{"T18", "linalg has no product by groups of channels without "
                          "spatial dimensions"};
  if (!kindOf(shape.channels, layout, shape.rank()))
    return Decline{"T18", "linalg has no convolution with " +
                              std::to_string(shape.channels.groups) +
                              " groups for this layout"};
  for (Type type : {inputType, weightType}) {
    if (type == accType)
      continue;
    if (!type.isSignlessInteger() || !accType.isSignlessInteger() ||
        type.getIntOrFloatBitWidth() > accType.getIntOrFloatBitWidth())
      return Decline{"T22", "a convolution would convert its operands"};
  }
  return std::nullopt;
}

Type LinalgBuilder::weightTypeFor(Type inputType, double magnitude) const {
  auto integer = dyn_cast<IntegerType>(inputType);
  if (!integer)
    return inputType;
  // Weights are cast to the accumulator, which has at least 32 bits.
  for (unsigned width : {integer.getWidth(), 8u, 16u, 32u})
    if (width >= integer.getWidth() && magnitude < std::ldexp(1.0, width - 1))
      return IntegerType::get(inputType.getContext(), width);
  return {};
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

/// The filter of a convolution of this kind.
static Value weightsOf(ImplicitLocOpBuilder &b, LinalgConvKind kind,
                       const LinearConv &conv) {
  const LinearKernel &kernel = *conv.kernel;
  const ChannelBlocks &channels = kernel.shape.channels;
  // The right operand of a matrix product is [C, F].
  bool isMatrix = conv.layout.spatial.empty();
  bool first = conv.layout.isChannelFirst() && !isMatrix;
  SmallVector<int64_t> shape;
  if (!isMatrix)
    for (const WindowDim &dim : kernel.shape.window)
      shape.push_back(dim.kernel);
  // Where the dimensions of output and input channels go.
  auto before = [&](ArrayRef<int64_t> extents) {
    shape.insert(shape.begin(), extents.begin(), extents.end());
  };
  switch (kind) {
  case LinalgConvKind::Dense:
    if (first)
      before({channels.out, channels.in});
    else
      shape.append({channels.in, channels.out});
    break;
  case LinalgConvKind::Depthwise:
    if (first)
      before({channels.groups});
    else
      shape.push_back(channels.groups);
    break;
  case LinalgConvKind::Multiplier:
    shape.append({channels.groups, channels.out});
    break;
  case LinalgConvKind::Grouped:
    if (first)
      before({channels.groups, channels.out, channels.in});
    else {
      before({channels.groups, channels.out});
      shape.push_back(channels.in);
    }
    break;
  }
  auto type = RankedTensorType::get(shape, conv.weightType);
  auto constant = [&](ArrayRef<double> values) {
    return arith::ConstantOp::create(b, type, roundedConstant(type, values));
  };
  // A splat is not written out.
  if (llvm::all_equal(kernel.taps))
    return constant({kernel.taps.front() * kernel.scale});

  int64_t taps = kernel.shape.taps(), outputs = kernel.outputs();
  SmallVector<double> values;
  values.reserve(type.getNumElements());
  auto append = [&](int64_t tap, int64_t output, int64_t input) {
    values.push_back(kernel.scale * kernel.row(tap, output)[input]);
  };
  // Within a group, rows of filters come first where channels do, and last in
  // [k..., C, F]; [k..., C, M] has the outputs in order.
  if (first) {
    for (int64_t output = 0; output < outputs; ++output)
      for (int64_t input = 0; input < channels.in; ++input)
        for (int64_t tap = 0; tap < taps; ++tap)
          append(tap, output, input);
  } else if (kind == LinalgConvKind::Grouped) {
    for (int64_t output = 0; output < outputs; ++output)
      for (int64_t tap = 0; tap < taps; ++tap)
        for (int64_t input = 0; input < channels.in; ++input)
          append(tap, output, input);
  } else {
    for (int64_t tap = 0; tap < taps; ++tap)
      for (int64_t input = 0; input < channels.in; ++input)
        for (int64_t output = 0; output < outputs; ++output)
          append(tap, output, input);
  }
  return constant(values);
}

/// (extent + padding - span) / stride + 1.
static OpFoldResult derivedExtent(ImplicitLocOpBuilder &b,
                                  const LinalgBuilder &ops, OpFoldResult extent,
                                  const WindowDim &dim) {
  int64_t begins = dim.padLow + dim.padHigh - windowSpan(dim);
  if (dim.stride == 1)
    return ops.scaledExtent(b, extent, 1, begins + 1);
  extent = ops.scaledExtent(b, extent, 1, begins);
  Value positions = getValueOrCreateConstantIndexOp(b, b.getLoc(), extent);
  positions = arith::DivSIOp::create(
      b, positions, arith::ConstantIndexOp::create(b, dim.stride));
  return ops.scaledExtent(b, positions, 1, 1);
}

/// The extents of the result of an op that is to be replaced, from values that
/// dominate it.
static SmallVector<OpFoldResult>
extentsBefore(ImplicitLocOpBuilder &b, const LinalgBuilder &ops, Value result) {
  SmallVector<OpFoldResult> sizes;
  if (auto collapse = result.getDefiningOp<tensor::CollapseShapeOp>()) {
    // Channels are known; of all others each is its own group.
    SmallVector<OpFoldResult> split =
        mixedSizes(b, b.getLoc(), collapse.getSrc());
    for (const ReassociationIndices &group : collapse.getReassociationIndices())
      sizes.push_back(split[group.front()]);
    return sizes;
  }
  auto pad = result.getDefiningOp<tensor::PadOp>();
  if (!pad)
    return mixedSizes(b, b.getLoc(), result);
  sizes = mixedSizes(b, b.getLoc(), pad.getSource());
  for (auto [size, low, high] :
       llvm::zip_equal(sizes, pad.getStaticLow(), pad.getStaticHigh()))
    size = ops.scaledExtent(b, size, 1, low + high);
  return sizes;
}

/// The extents of the result.
static SmallVector<OpFoldResult> resultSizes(ImplicitLocOpBuilder &b,
                                             const LinalgBuilder &ops,
                                             const LinearConv &conv) {
  const LinearShape &shape = conv.kernel->shape;
  ArrayRef<int64_t> known = conv.resultType.getShape();
  SmallVector<OpFoldResult> sizes(known.size());
  for (auto [size, extent] : llvm::zip_equal(sizes, known))
    if (!ShapedType::isDynamic(extent))
      size = b.getIndexAttr(extent);
  sizes[conv.layout.channel] = b.getIndexAttr(shape.channels.outputs());
  SmallVector<OpFoldResult> given;
  auto givenSizes = [&]() -> ArrayRef<OpFoldResult> {
    if (given.empty())
      given = extentsBefore(b, ops, conv.extentsOf);
    return given;
  };
  SmallVector<OpFoldResult> inputs;
  auto inputSizes = [&]() -> ArrayRef<OpFoldResult> {
    if (inputs.empty())
      inputs = mixedSizes(b, b.getLoc(), conv.input);
    return inputs;
  };
  if (!sizes[conv.layout.batch])
    sizes[conv.layout.batch] = inputSizes()[conv.layout.batch];
  for (auto [i, dim] : llvm::enumerate(conv.layout.spatial)) {
    const WindowDim &window = shape.window[i];
    if (sizes[dim])
      continue;
    if (window.outSize != kUnknown)
      sizes[dim] = b.getIndexAttr(window.outSize);
    else if (shape.derivedOutputs)
      sizes[dim] = derivedExtent(b, ops, inputSizes()[dim], window);
    else
      sizes[dim] = givenSizes()[dim];
  }
  return sizes;
}

/// `sizes` with the channels split into the groups and their outputs.
static SmallVector<OpFoldResult> splitChannels(ImplicitLocOpBuilder &b,
                                               ArrayRef<OpFoldResult> sizes,
                                               unsigned channel, int64_t groups,
                                               int64_t each) {
  SmallVector<OpFoldResult> split(sizes);
  split[channel] = b.getIndexAttr(groups);
  split.insert(split.begin() + channel + 1, b.getIndexAttr(each));
  return split;
}

/// The bias as a tensor of extents `sizes`, whose dimensions from
/// layout.channel on are `channelShape`.
static Value biasTensor(ImplicitLocOpBuilder &b, const LinearConv &conv,
                        ArrayRef<OpFoldResult> sizes,
                        ArrayRef<int64_t> channelShape) {
  const std::vector<double> &bias = conv.kernel->bias;
  auto type = RankedTensorType::get(channelShape, conv.accType);
  if (bias.empty())
    return filledTensor(b, sizes, conv.accType, 0);
  DenseElementsAttr numbers = roundedConstant(type, bias);
  Value empty = tensor::EmptyOp::create(b, SmallVector<OpFoldResult>(sizes),
                                        conv.accType);
  if (numbers.isSplat()) {
    Value scalar = arith::ConstantOp::create(
        b, cast<TypedAttr>(numbers.getSplatValue<Attribute>()));
    return linalg::FillOp::create(b, scalar, empty).getResult(0);
  }
  SmallVector<int64_t> others;
  for (int64_t dim = 0, rank = sizes.size(); dim < rank; ++dim)
    if (dim < conv.layout.channel ||
        dim >= conv.layout.channel + int64_t(channelShape.size()))
      others.push_back(dim);
  Value constant = arith::ConstantOp::create(b, type, numbers);
  return linalg::BroadcastOp::create(b, constant, empty, others)->getResult(0);
}

/// `conv` as one linalg.generic over the data and constants per channel.
static Value scaleAndShift(ImplicitLocOpBuilder &b, const LinearConv &conv) {
  const LinearKernel &kernel = *conv.kernel;
  unsigned rank = tensorType(conv.input).getRank();
  AffineMap identity = b.getMultiDimIdentityMap(rank);
  AffineMap channels = AffineMap::get(
      rank, 0, b.getAffineDimExpr(conv.layout.channel), b.getContext());
  auto type = RankedTensorType::get({kernel.outputs()}, conv.accType);
  SmallVector<Value> operands = {conv.input};
  SmallVector<AffineMap> maps = {identity};
  auto add = [&](ArrayRef<double> values) {
    operands.push_back(
        arith::ConstantOp::create(b, type, roundedConstant(type, values)));
    maps.push_back(channels);
  };
  std::vector<double> factors = channelFactors(kernel);
  bool scales =
      llvm::any_of(factors, [](double factor) { return factor != 1.0; });
  if (scales)
    add(factors);
  if (kernel.hasBias())
    add(kernel.bias);
  if (operands.size() == 1)
    return conv.input;
  bool isFloat = isa<FloatType>(conv.accType);
  return mapElements(
      b, operands, maps, conv.accType,
      [&](OpBuilder &nested, Location loc, ValueRange args) -> Value {
        Value value = args[0];
        if (scales)
          value = isFloat ? arith::MulFOp::create(nested, loc, value, args[1])
                                .getResult()
                          : arith::MulIOp::create(nested, loc, value, args[1])
                                .getResult();
        if (!kernel.hasBias())
          return value;
        Value shift = args[operands.size() - 1];
        if (isFloat)
          return arith::AddFOp::create(nested, loc, value, shift);
        return arith::AddIOp::create(nested, loc, value, shift);
      });
}

Value LinalgBuilder::linear(Builder &b, const LinearConv &original) const {
  if (isScaleAndShift(original))
    return scaleAndShift(b, original);
  LinearConv conv = original;
  const LinearShape &shape = conv.kernel->shape;
  const ChannelBlocks &channels = shape.channels;
  LinalgConvKind kind = *kindOf(channels, conv.layout, shape.rank());
  SmallVector<OpFoldResult> sizes = resultSizes(b, *this, conv);
  if (conv.inputZeroPoint != 0)
    conv.input = subtract(b, cast(b, conv.input, conv.accType, false),
                          conv.inputZeroPoint);
  conv.input = padByZeros(b, conv.input, conv.layout, shape.window);

  // In these forms groups are a dimension.
  bool splitsInput = kind == LinalgConvKind::Grouped;
  bool splitsResult = splitsInput || kind == LinalgConvKind::Multiplier;
  unsigned channel = conv.layout.channel;
  int64_t rank = sizes.size();
  if (splitsInput)
    conv.input =
        expandDim(b, conv.input, channel,
                  splitChannels(b, mixedSizes(b, b.getLoc(), conv.input),
                                channel, channels.groups, channels.in));
  SmallVector<int64_t> channelShape = {channels.outputs()};
  if (splitsResult) {
    sizes = splitChannels(b, sizes, channel, channels.groups, channels.out);
    channelShape = {channels.groups, channels.out};
  }
  Value init;
  if (conv.addend) {
    init = conv.addend;
    if (splitsResult)
      init = expandDim(b, init, channel, sizes);
  }
  if (!init || !conv.kernel->bias.empty()) {
    Value bias = biasTensor(b, conv, sizes, channelShape);
    init = init ? binary(b, Binary::Add, init, bias, {}) : bias;
  }
  if (conv.layout.spatial.empty())
    return linalg::MatmulOp::create(
               b, TypeRange(init.getType()),
               ValueRange{conv.input, weightsOf(b, kind, conv)},
               ValueRange(init))
        .getResult(0);
  Value result = createLinalgConv(b, kind, conv.layout, conv.input,
                                  weightsOf(b, kind, conv), init, shape.window);
  if (splitsResult)
    result =
        tensor::CollapseShapeOp::create(b, result, joinPair(rank + 1, channel));
  return result;
}

Value LinalgBuilder::moveWindow(Builder &b, Operation *op, Value input,
                                const LinearConv &conv) const {
  Value init = filledTensor(b, resultSizes(b, *this, conv), conv.accType, 0);
  Operation *moved = b.clone(*op);
  moved->setLoc(b.getLoc());
  moved->replaceUsesOfWith(input, conv.input);
  llvm::cast<linalg::LinalgOp>(moved).setDpsInitOperand(0, init);
  moved->getResult(0).setType(init.getType());
  return moved->getResult(0);
}
