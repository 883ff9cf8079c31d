//===- LinalgConv.cpp - Convolutions in linalg ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgConvOps.h"
#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "Shapes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ptc;

static Value splatConstant(ImplicitLocOpBuilder &b, ArrayRef<int64_t> shape,
                           Type elementType, double value) {
  auto type = RankedTensorType::get(shape, elementType);
  return arith::ConstantOp::create(
      b, type, DenseElementsAttr::get(type, numberAttr(elementType, value)));
}

Value ptc::filledTensor(ImplicitLocOpBuilder &b, ArrayRef<OpFoldResult> sizes,
                        Type elementType, double value) {
  Value scalar = arith::ConstantOp::create(b, numberAttr(elementType, value));
  Value empty =
      tensor::EmptyOp::create(b, SmallVector<OpFoldResult>(sizes), elementType);
  return linalg::FillOp::create(b, scalar, empty).getResult(0);
}

/// linalg casts both operands to the accumulator's type, so that weights of the
/// input's type cost nothing.
static Type weightType(const Conv &conv) {
  return tensorType(conv.input).getElementType();
}

/// Extents of the kernel, as attributes or values.
static SmallVector<OpFoldResult> kernelSizes(ImplicitLocOpBuilder &b,
                                             const Filter &filter) {
  SmallVector<OpFoldResult> sizes;
  for (auto [i, extent] : llvm::enumerate(filter.kernel)) {
    if (extent != kUnknown)
      sizes.push_back(b.getIndexAttr(extent));
    else
      sizes.push_back(tensor::getMixedSize(b, b.getLoc(),
                                           filter.dynamicKernel[i].tensor,
                                           filter.dynamicKernel[i].dim));
  }
  return sizes;
}

/// The filters of a depthwise convolution: [C, k...] for channel-first
/// layouts, [k..., C] for channel-last ones.
static Value depthwiseWeights(ImplicitLocOpBuilder &b, const Conv &conv) {
  const Filter &filter = conv.filter;
  bool channelFirst = conv.layout.isChannelFirst();
  OpFoldResult channels =
      tensor::getMixedSize(b, b.getLoc(), conv.input, conv.layout.channel);
  SmallVector<OpFoldResult> sizes = kernelSizes(b, filter);
  sizes.insert(channelFirst ? sizes.begin() : sizes.end(), channels);
  auto [shape, dynamic] = decomposeMixedValues(sizes);
  if (filter.isSplat()) {
    if (!ShapedType::isDynamicShape(shape))
      return splatConstant(b, shape, weightType(conv), filter.taps[0][0]);
    return filledTensor(b, sizes, weightType(conv), filter.taps[0][0]);
  }

  SmallVector<Attribute> taps;
  for (double tap : filter.taps.front())
    taps.push_back(numberAttr(weightType(conv), tap));
  if (std::optional<int64_t> count = getConstantIntValue(channels)) {
    SmallVector<Attribute> values;
    if (channelFirst)
      for (int64_t c = 0; c < *count; ++c)
        llvm::append_range(values, taps);
    else
      for (Attribute tap : taps)
        values.append(*count, tap);
    auto type = RankedTensorType::get(shape, weightType(conv));
    return arith::ConstantOp::create(b, type,
                                     DenseElementsAttr::get(type, values));
  }
  // An unknown number of channels: one filter, broadcast.
  auto type = RankedTensorType::get(filter.kernel, weightType(conv));
  Value one =
      arith::ConstantOp::create(b, type, DenseElementsAttr::get(type, taps));
  Value empty = tensor::EmptyOp::create(b, sizes, weightType(conv));
  int64_t channelDim = channelFirst ? 0 : filter.kernel.size();
  return linalg::BroadcastOp::create(b, one, empty, channelDim)->getResult(0);
}

/// The filter of a full convolution: [F, C, k...] or [k..., C, F].
static Value denseWeights(ImplicitLocOpBuilder &b, const Conv &conv) {
  int64_t channels = tensorType(conv.input).getDimSize(conv.layout.channel);
  int64_t outputs = conv.filter.outputChannels(channels);
  SmallVector<int64_t> shape(conv.filter.kernel.begin(),
                             conv.filter.kernel.end());
  unsigned spatial = shape.size();
  bool channelFirst = conv.layout.isChannelFirst();
  if (channelFirst)
    shape.insert(shape.begin(), {outputs, channels});
  else
    shape.append({channels, outputs});
  auto type = RankedTensorType::get(shape, weightType(conv));
  return arith::ConstantOp::create(
      b, type,
      diagonalFilter(type, conv.filter,
                     /*outputDim=*/channelFirst ? 0 : spatial + 1,
                     /*inputDim=*/channelFirst ? 1 : spatial));
}

/// What the sum starts from: the given init, or zeros.
static Value initialValue(ImplicitLocOpBuilder &b, const Conv &conv) {
  if (conv.init)
    return conv.init;
  SmallVector<OpFoldResult> sizes = mixedSizes(b, b.getLoc(), conv.input);
  if (conv.form == ConvForm::Dense)
    sizes[conv.layout.channel] = b.getIndexAttr(conv.filter.outputChannels(
        tensorType(conv.input).getDimSize(conv.layout.channel)));
  for (auto [i, dim] : llvm::enumerate(conv.layout.spatial))
    sizes[dim] = conv.window[i].outSize != kUnknown
                     ? OpFoldResult(b.getIndexAttr(conv.window[i].outSize))
                     : conv.outSizes[i];
  return filledTensor(b, sizes, conv.accType, 0);
}

template <typename OpTy>
static Value createConv(ImplicitLocOpBuilder &b, Value input, Value weights,
                        Value init, ArrayRef<WindowDim> window) {
  SmallVector<int64_t> strides, dilations;
  for (const WindowDim &dim : window) {
    strides.push_back(dim.stride);
    dilations.push_back(dim.dilation);
  }
  return OpTy::create(b, TypeRange(init.getType()), ValueRange{input, weights},
                      ValueRange(init),
                      b.getI64TensorAttr(strides).reshape(
                          VectorType::get(strides.size(), b.getI64Type())),
                      b.getI64TensorAttr(dilations).reshape(
                          VectorType::get(dilations.size(), b.getI64Type())))
      .getResult(0);
}

Value ptc::createLinalgConv(ImplicitLocOpBuilder &b, LinalgConvKind kind,
                            const Layout &layout, Value input, Value weights,
                            Value init, ArrayRef<WindowDim> window) {
  using namespace linalg;
  using Create = Value (*)(ImplicitLocOpBuilder &, Value, Value, Value,
                           ArrayRef<WindowDim>);
  // By kind, channel-last or channel-first, and rank.
  static const Create ops[4][2][3] = {
      {{createConv<Conv1DNwcWcfOp>, createConv<Conv2DNhwcHwcfOp>,
        createConv<Conv3DNdhwcDhwcfOp>},
       {createConv<Conv1DNcwFcwOp>, createConv<Conv2DNchwFchwOp>,
        createConv<Conv3DNcdhwFcdhwOp>}},
      {{createConv<DepthwiseConv1DNwcWcOp>,
        createConv<DepthwiseConv2DNhwcHwcOp>,
        createConv<DepthwiseConv3DNdhwcDhwcOp>},
       {createConv<DepthwiseConv1DNcwCwOp>,
        createConv<DepthwiseConv2DNchwChwOp>,
        createConv<DepthwiseConv3DNcdhwCdhwOp>}},
      {{createConv<DepthwiseConv1DNwcWcmOp>,
        createConv<DepthwiseConv2DNhwcHwcmOp>,
        createConv<DepthwiseConv3DNdhwcDhwcmOp>},
       {}},
      {{nullptr, createConv<Conv2DNhwgcGfhwcOp>, nullptr},
       {nullptr, createConv<Conv2DNgchwGfchwOp>, nullptr}}};
  Create create =
      ops[unsigned(kind)][layout.isChannelFirst()][window.size() - 1];
  return create(b, input, weights, init, window);
}

Value LinalgBuilder::padByZeros(Builder &b, Value x, const Layout &layout,
                                ArrayRef<WindowDim> window) const {
  // linalg's convolutions do not pad; padding contributes zero.
  if (llvm::none_of(window,
                    [](const WindowDim &dim) { return dim.isPadded(); }))
    return x;
  SmallVector<int64_t> low, high;
  for (const WindowDim &dim : window) {
    low.push_back(dim.padLow);
    high.push_back(dim.padHigh);
  }
  return pad(b, x, layout, low, high,
             numberAttr(tensorType(x).getElementType(), 0));
}

Value LinalgBuilder::conv(Builder &b, const Conv &original) const {
  Conv conv = original;
  if (conv.inputZeroPoint != 0)
    conv.input = subtract(b, cast(b, conv.input, conv.accType, false),
                          conv.inputZeroPoint);
  conv.input = padByZeros(b, conv.input, conv.layout, conv.window);
  for (WindowDim &dim : conv.window) {
    if (dim.size != kUnknown)
      dim.size += dim.padLow + dim.padHigh;
    dim.padLow = dim.padHigh = 0;
  }
  Value init = initialValue(b, conv);
  bool isDense = conv.form == ConvForm::Dense;
  return createLinalgConv(
      b, isDense ? LinalgConvKind::Dense : LinalgConvKind::Depthwise,
      conv.layout, conv.input,
      isDense ? denseWeights(b, conv) : depthwiseWeights(b, conv), init,
      conv.window);
}
