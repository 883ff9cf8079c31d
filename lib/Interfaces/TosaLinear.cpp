//===- TosaLinear.cpp - Linear kernels as tosa convolutions ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "PoolToConv/Interfaces/Constants.h"
#include "PoolToConv/Interfaces/TosaBuilder.h"
#include "Shapes.h"
#include "TosaParts.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace ptc;

/// The dimensions of a convolution in two spatial dimensions, and how a tensor
/// of other rank becomes its input: the first `outer` spatial dimensions join
/// the batch, and those behind the second join it.
namespace {
struct Planar {
  unsigned outer = 0;
  SmallVector<WindowDim, 2> window;
};
} // namespace

/// The windows of `dims` as one window over their product, if they all slide
/// nowhere: either over one element (identity) or over all of them.
static std::optional<WindowDim> merged(ArrayRef<WindowDim> dims) {
  auto isWhole = [](const WindowDim &dim) {
    return dim.kernel == dim.size && dim.dilation == 1 && dim.outSize == 1 &&
           !dim.isPadded();
  };
  auto isIdentity = [](const WindowDim &dim) { return dim.isIdentity(); };
  WindowDim result;
  result.size = 1;
  for (const WindowDim &dim : dims)
    result.size *= dim.size;
  if (llvm::all_of(dims, isIdentity)) {
    result.outSize = result.size;
    return result;
  }
  if (!llvm::all_of(dims, isWhole))
    return std::nullopt;
  result.kernel = result.size;
  result.outSize = 1;
  return result;
}

/// `shape` as a convolution in two dimensions. The order of its taps stays.
static std::optional<Planar> planar(const LinearShape &shape) {
  Planar result;
  ArrayRef<WindowDim> window = shape.window;
  if (shape.rank() == 1) {
    WindowDim none;
    none.size = none.outSize = 1;
    result.window = {window[0], none};
    return result;
  }
  if (shape.rank() == 2) {
    llvm::append_range(result.window, window);
    return result;
  }
  if (window[0].isIdentity()) {
    result.outer = 1;
    llvm::append_range(result.window, window.drop_front());
    return result;
  }
  std::optional<WindowDim> inner = merged(window.drop_front());
  if (!inner)
    return std::nullopt;
  result.window = {window[0], *inner};
  return result;
}

/// The input positions of `dim` behind the last window, padding included.
static int64_t unreadPositions(const WindowDim &dim) {
  return dim.size + dim.padLow + dim.padHigh - inputNeeded(dim);
}

/// TOSA takes only windows that use up their input and its padding. Drops what
/// is behind the last one; returns how many elements of the data remain.
static int64_t dropUnread(WindowDim &dim) {
  int64_t unread = unreadPositions(dim);
  int64_t padding = std::min(unread, dim.padHigh);
  dim.padHigh -= padding;
  dim.size -= unread - padding;
  return dim.size;
}

/// The extents that the program leaves open are those of tosa ops.
static void deriveOutput(WindowDim &dim) {
  if (dim.outSize == kUnknown && dim.size != kUnknown)
    dim.outSize = outputSize(dim);
}

static std::optional<Decline> checkDimension(WindowDim dim,
                                             bool derivedOutputs) {
  if (dim.size == kUnknown) {
    if (!derivedOutputs)
      return Decline{"T24", "TOSA cannot cut an input of unknown extent to "
                            "what its windows read"};
    return std::nullopt;
  }
  deriveOutput(dim);
  if (dropUnread(dim) < 1)
    return Decline{"T28", "the windows read nothing but padding"};
  return std::nullopt;
}

/// The element types of convolutions (TOSA 1.0, CONV2D).
static std::optional<Decline> checkTypes(Type input, Type weight, Type acc) {
  if (isa<Float16Type, BFloat16Type, Float32Type>(input)) {
    if (weight != input)
      return Decline{"T27", "TOSA convolves " + typeName(input) +
                                " by weights of the same type only"};
    if (acc != input && !acc.isF32())
      return Decline{"T27", "TOSA does not accumulate " + typeName(input) +
                                " in " + typeName(acc)};
    return std::nullopt;
  }
  bool isByte = input.isSignlessInteger(8);
  if (!isByte && !input.isSignlessInteger(16))
    return Decline{"T27", "TOSA does not convolve " + typeName(input)};
  if (!weight || (!weight.isSignlessInteger(8) &&
                  !(isByte && weight.isSignlessInteger(4))))
    return Decline{"T22", "the weights have no type in which TOSA convolves " +
                              typeName(input)};
  if (!acc.isSignlessInteger(isByte ? 32 : 48))
    return Decline{"T27", "TOSA does not accumulate " + typeName(input) +
                              " in " + typeName(acc)};
  return std::nullopt;
}

Type TosaBuilder::weightTypeFor(Type inputType, double magnitude) const {
  if (isa<Float16Type, BFloat16Type, Float32Type>(inputType))
    return inputType;
  bool isInteger =
      inputType.isSignlessInteger(8) || inputType.isSignlessInteger(16);
  return isInteger && magnitude <= INT8_MAX
             ? IntegerType::get(inputType.getContext(), 8)
             : Type();
}

bool TosaBuilder::takesLayout(const Layout &layout) const {
  return layout.isChannelLast() && llvm::is_sorted(layout.spatial);
}

/// The extents of a tensor without spatial dimensions get one of extent 1.
static SmallVector<int64_t> spatialShape(Value x) {
  SmallVector<int64_t> shape(tensorType(x).getShape());
  if (shape.size() == 2)
    shape.insert(shape.begin() + 1, 1);
  return shape;
}

/// True if `kernel` is a product of the rows of `conv.input` and a matrix, as
/// tosa.matmul is.
static bool isMatMul(const LinearConv &conv) {
  const LinearKernel &kernel = *conv.kernel;
  auto type = tensorType(conv.input);
  return type.getRank() == 3 && type.getDimSize(0) == 1 &&
         kernel.shape.channels.groups == 1 && kernel.shape.isPointwise() &&
         kernel.shape.window[0].isIdentity() && kernel.shape.derivedOutputs &&
         !kernel.hasBias() && conv.weightType == type.getElementType();
}

std::optional<Decline> TosaBuilder::checkLinear(const LinearShape &shape,
                                                const Layout &layout,
                                                Type inputType, Type weightType,
                                                Type accType) const {
  if (!takesLayout(layout) ||
      std::max<size_t>(layout.spatial.size(), 1) != shape.rank())
    return Decline{"T27", "TOSA convolves channel-last layouts only"};
  LinearLimits level;
  level.maxKernel = level.maxStride = maxKernel;
  if (std::optional<Decline> decline = checkShape(shape, level))
    return decline;
  if (std::optional<Decline> decline =
          checkTypes(inputType, weightType, accType))
    return decline;

  const ChannelBlocks &channels = shape.channels;
  if (channels.groups > 1 && channels.in > 1)
    return Decline{"T18", "TOSA has no convolution of " +
                              std::to_string(channels.groups) +
                              " groups of channels"};
  for (const WindowDim &dim : shape.window)
    if (std::optional<Decline> decline =
            checkDimension(dim, shape.derivedOutputs))
      return decline;
  if (shape.rank() == 2 || (shape.rank() == 3 && channels.groups == 1))
    return std::nullopt;
  // A reshape infers one extent, and the batch may need it.
  for (const WindowDim &dim : shape.window)
    if (dim.size == kUnknown)
      return Decline{"T24", "an extent is unknown, and a convolution in " +
                                std::to_string(shape.rank()) +
                                " dimension(s) has to be reshaped"};
  if (!planar(shape))
    return Decline{"T18", "TOSA has no depthwise convolution in three "
                          "dimensions"};
  return std::nullopt;
}

/// The filter of a full convolution: output channel, taps, input channel.
static std::vector<double> denseValues(const LinearKernel &kernel) {
  std::vector<double> values;
  values.reserve(kernel.taps.size());
  int64_t taps = kernel.shape.taps();
  for (int64_t output = 0; output < kernel.outputs(); ++output)
    for (int64_t tap = 0; tap < taps; ++tap) {
      const double *row = kernel.row(tap, output);
      for (int64_t i = 0; i < kernel.shape.channels.in; ++i)
        values.push_back(kernel.scale * row[i]);
    }
  return values;
}

/// The filters of a depthwise convolution: taps, input channel, multiplier.
static std::vector<double> depthwiseValues(const LinearKernel &kernel) {
  std::vector<double> values;
  int64_t taps = kernel.shape.taps();
  values.reserve(taps * kernel.outputs());
  for (int64_t tap = 0; tap < taps; ++tap)
    for (int64_t output = 0; output < kernel.outputs(); ++output)
      values.push_back(kernel.scale * *kernel.row(tap, output));
  return values;
}

static Value filterOf(ImplicitLocOpBuilder &b, const LinearConv &conv,
                      ArrayRef<WindowDim> window, bool isDepthwise) {
  const LinearKernel &kernel = *conv.kernel;
  const ChannelBlocks &channels = kernel.shape.channels;
  SmallVector<int64_t> shape;
  for (const WindowDim &dim : window)
    shape.push_back(dim.kernel);
  if (isDepthwise) {
    shape.append({channels.groups, channels.out});
  } else {
    shape.insert(shape.begin(), channels.out);
    shape.push_back(channels.in);
  }
  std::vector<double> values;
  if (llvm::all_equal(kernel.taps))
    values.push_back(kernel.scale * kernel.taps.front());
  else
    values = isDepthwise ? depthwiseValues(kernel) : denseValues(kernel);
  auto type = RankedTensorType::get(shape, conv.weightType);
  return tosa::ConstOp::create(b, type, roundedConstant(type, values));
}

static Value biasOf(ImplicitLocOpBuilder &b, const LinearKernel &kernel,
                    Type element) {
  if (!kernel.hasBias())
    return splat(b, {1}, element, 0);
  auto type = RankedTensorType::get({kernel.outputs()}, element);
  return tosa::ConstOp::create(b, type, roundedConstant(type, kernel.bias));
}

/// [N, spatial..., C] with the spatial dimensions as `planar` arranges them.
static SmallVector<int64_t> planarShape(ArrayRef<int64_t> shape,
                                        unsigned outer) {
  ArrayRef<int64_t> inner = shape.drop_front(2 + outer).drop_back();
  return {product(shape.take_front(1 + outer)), shape[1 + outer],
          product(inner), shape.back()};
}

static Value matMul(ImplicitLocOpBuilder &b, const LinearConv &conv) {
  const LinearKernel &kernel = *conv.kernel;
  int64_t inputs = kernel.inputs(), outputs = kernel.outputs();
  std::vector<double> values;
  values.reserve(inputs * outputs);
  for (int64_t input = 0; input < inputs; ++input)
    for (int64_t output = 0; output < outputs; ++output)
      values.push_back(kernel.weight(/*tap=*/0, output, input));
  auto type = RankedTensorType::get({1, inputs, outputs}, conv.weightType);
  Value matrix = tosa::ConstOp::create(b, type, roundedConstant(type, values));
  Value inputZp = splat(b, {1}, conv.weightType, conv.inputZeroPoint);
  Value weightZp = splat(b, {1}, conv.weightType, 0);
  return tosa::MatMulOp::create(b, conv.resultType, conv.input, matrix, inputZp,
                                weightZp);
}

/// `conv` as tosa.mul and tosa.add.
static Value scaleAndShift(ImplicitLocOpBuilder &b, const LinearConv &conv) {
  auto type = tensorType(conv.input);
  Type element = type.getElementType();
  auto perChannel = [&](std::vector<double> values) -> Value {
    SmallVector<int64_t> shape(type.getRank(), 1);
    if (llvm::all_equal(values))
      values.resize(1);
    else
      shape[conv.layout.channel] = values.size();
    auto constant = RankedTensorType::get(shape, element);
    return tosa::ConstOp::create(b, constant,
                                 roundedConstant(constant, values));
  };
  Value result = conv.input;
  std::vector<double> factors = channelFactors(*conv.kernel);
  if (llvm::any_of(factors, [](double factor) { return factor != 1.0; }))
    result = tosa::MulOp::create(b, type, result, perChannel(factors),
                                 splat(b, {1}, b.getI8Type(), 0));
  if (conv.kernel->hasBias())
    result =
        tosa::AddOp::create(b, type, result, perChannel(conv.kernel->bias));
  return result;
}

Value TosaBuilder::linear(Builder &b, const LinearConv &conv) const {
  if (isScaleAndShift(conv))
    return scaleAndShift(b, conv);
  const LinearKernel &kernel = *conv.kernel;
  assert(!llvm::any_of(kernel.padValue, [](double v) { return v != 0.0; }) &&
         "a convolution pads by zero");
  const LinearShape &shape = kernel.shape;
  if (isMatMul(conv))
    return matMul(b, conv);
  bool isDepthwise = shape.channels.groups > 1;
  bool isSpatial = shape.rank() == 3 && !isDepthwise;

  Planar folded;
  if (isSpatial)
    llvm::append_range(folded.window, shape.window);
  else
    folded = *planar(shape);
  Value input = conv.input;
  bool isReshaped = shape.rank() != folded.window.size() || folded.outer > 0;
  if (isReshaped)
    input = reshape(b, input, planarShape(spatialShape(input), folded.outer));
  SmallVector<int64_t> resultShape = {tensorType(input).getDimSize(0)};
  SmallVector<int64_t> pad, stride, dilation;
  for (auto [i, dim] : llvm::enumerate(folded.window)) {
    if (dim.size != kUnknown) {
      deriveOutput(dim);
      input = contiguousSlice(b, input, 1 + i, 0, dropUnread(dim));
    }
    resultShape.push_back(dim.outSize);
    pad.append({dim.padLow, dim.padHigh});
    stride.push_back(dim.stride);
    dilation.push_back(dim.dilation);
  }
  resultShape.push_back(kernel.outputs());

  Type inputElement = tensorType(input).getElementType();
  Type element = conv.resultType.getElementType();
  // bf16 is accumulated in f32 and rounded once.
  Type acc = conv.accType.isBF16() ? Type(b.getF32Type()) : conv.accType;
  auto type = RankedTensorType::get(resultShape, element);
  Value filter = filterOf(b, conv, folded.window, isDepthwise);
  Value bias = biasOf(b, kernel, element);
  Value inputZp = splat(b, {1}, inputElement, conv.inputZeroPoint);
  Value weightZp = splat(b, {1}, conv.weightType, 0);
  bool localBound = isa<FloatType>(acc);
  Value result;
  if (isSpatial)
    result =
        tosa::Conv3DOp::create(b, type, input, filter, bias, inputZp, weightZp,
                               pad, stride, dilation, acc, localBound);
  else if (isDepthwise)
    result = tosa::DepthwiseConv2DOp::create(b, type, input, filter, bias,
                                             inputZp, weightZp, pad, stride,
                                             dilation, acc, localBound);
  else
    result =
        tosa::Conv2DOp::create(b, type, input, filter, bias, inputZp, weightZp,
                               pad, stride, dilation, acc, localBound);
  if (isReshaped) {
    SmallVector<int64_t> unfolded = {conv.resultType.getDimSize(0)};
    for (WindowDim dim :
         ArrayRef(shape.window).take_front(conv.layout.spatial.size())) {
      deriveOutput(dim);
      unfolded.push_back(dim.outSize);
    }
    unfolded.push_back(kernel.outputs());
    result = reshape(b, result, unfolded);
  }
  if (result.getType() == conv.resultType)
    return result;
  return refineType(b, result, conv.resultType);
}
