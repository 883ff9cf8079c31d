//===- AudioDialect.cpp - What our ops tell pool-to-conv ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three things: what a pool computes (getPooling), what a filter computes
// (getLinear), and how either is written in this dialect (AudioBuilder).
//
//===----------------------------------------------------------------------===//

#include "Audio.h"

#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

#include "AudioDialect.cpp.inc"

#define GET_OP_CLASSES
#include "AudioOps.cpp.inc"

void audio::AudioDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "AudioOps.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

/// [batch, channels, samples]
static ptc::Layout signalLayout() {
  ptc::Layout layout;
  layout.batch = 0;
  layout.channel = 1;
  layout.spatial = {2};
  return layout;
}

static ptc::WindowDim windowOf(Value input, Value output, int64_t kernel,
                               int64_t stride) {
  ptc::WindowDim window;
  window.size = typeOf(input).getDimSize(2);
  window.kernel = kernel;
  window.stride = stride;
  window.outSize = typeOf(output).getDimSize(2);
  return window;
}

/// Checks that `op` has as many output samples as its window gives.
static LogicalResult verifyWindow(Operation *op, int64_t kernel,
                                  int64_t stride) {
  auto input = typeOf(op->getOperand(0)), output = typeOf(op->getResult(0));
  if (input.getRank() != 3 || output.getRank() != 3)
    return op->emitOpError("needs signals [batch, channels, samples]");
  int64_t expected = ptc::outputSize(
      windowOf(op->getOperand(0), op->getResult(0), kernel, stride));
  if (input.getShape().drop_back() != output.getShape().drop_back() ||
      output.getDimSize(2) != expected)
    return op->emitOpError("gives ")
           << expected << " samples of the same batch and channels";
  return success();
}

LogicalResult audio::PoolOp::verify() {
  return verifyWindow(*this, getSize(), getSize());
}

LogicalResult audio::FirOp::verify() {
  if (getTaps().empty())
    return emitOpError("needs a tap");
  return verifyWindow(*this, getTaps().size(), getStep());
}

//===----------------------------------------------------------------------===//
// How this dialect writes what a rewrite asks for
//===----------------------------------------------------------------------===//

namespace {
/// One filter for all channels is an audio.fir; all else is linalg.
class AudioBuilder : public ptc::LinalgBuilder {
public:
  /// The convolution that eliminating a pool asks for.
  Value conv(Builder &b, const ptc::Conv &conv) const override {
    if (conv.filter.taps.size() != 1 || conv.filter.joins || conv.init ||
        conv.inputZeroPoint != 0)
      return LinalgBuilder::conv(b, conv);
    SmallVector<double, 4> taps = conv.filter.taps.front();
    // A single entry stands for all taps.
    if (taps.size() == 1)
      taps.assign(conv.filter.kernel.front(), taps.front());
    return fir(b, conv.input, conv.accType, conv.window.front(), taps);
  }

  /// The convolution that fusing filters asks for.
  Value linear(Builder &b, const ptc::LinearConv &conv) const override {
    const ptc::LinearKernel &kernel = *conv.kernel;
    const ptc::LinearShape &shape = kernel.shape;
    bool isFilter = shape.channels.shared && shape.channels.isDepthwise() &&
                    shape.rank() == 1 && !kernel.hasBias() && !conv.addend &&
                    !shape.isPadded() && shape.window.front().dilation == 1 &&
                    conv.inputZeroPoint == 0;
    if (!isFilter)
      return LinalgBuilder::linear(b, conv);
    SmallVector<double, 4> taps;
    for (double tap : kernel.taps)
      taps.push_back(kernel.scale * tap);
    return fir(b, conv.input, conv.accType, shape.window.front(), taps);
  }

private:
  static Value fir(Builder &b, Value input, Type type,
                   const ptc::WindowDim &window, ArrayRef<double> taps) {
    SmallVector<int64_t> shape(typeOf(input).getShape());
    shape[2] = window.outSize;
    return audio::FirOp::create(b, RankedTensorType::get(shape, type), input,
                                b.getF64ArrayAttr(taps), window.stride);
  }
};
} // namespace

static const AudioBuilder &audioBuilder() {
  static const AudioBuilder builder;
  return builder;
}

//===----------------------------------------------------------------------===//
// What our ops compute
//===----------------------------------------------------------------------===//

ptc::OrDecline<ptc::Pooling> audio::PoolOp::getPooling() {
  ptc::Pooling pooling;
  if (getKind() == "sum")
    pooling.reduction = ptc::Reduction::Sum;
  else if (getKind() == "peak")
    pooling.reduction = ptc::Reduction::Max;
  else
    return ptc::Decline{"T26", "the kind is neither sum nor peak"};
  pooling.layout = signalLayout();
  pooling.window = {windowOf(getInput(), getOutput(), getSize(), getSize())};
  pooling.input = getInput();
  pooling.result = getOutput();
  pooling.accType = typeOf(getOutput()).getElementType();
  return pooling;
}

const ptc::TensorBuilder &audio::PoolOp::getTensorBuilder() {
  return audioBuilder();
}

ptc::OrDecline<ptc::Linear> audio::FirOp::getLinear() {
  ptc::Linear linear;
  linear.layout = signalLayout();
  linear.input = getInput();
  linear.result = getOutput();
  linear.accType = typeOf(getOutput()).getElementType();
  linear.weightType = linear.accType;
  // One filter, the same for every channel.
  int64_t channels = typeOf(getInput()).getDimSize(1);
  linear.shape.channels = {channels, 1, 1, /*shared=*/true};
  linear.shape.window = {
      windowOf(getInput(), getOutput(), getTaps().size(), getStep())};
  linear.cost = ptc::cost(linear.shape, /*positions=*/1);
  // Called only where the numbers are needed.
  linear.loadKernel = [*this, shape = linear.shape]() mutable {
    ptc::LinearKernel kernel;
    kernel.shape = shape;
    for (auto tap : getTaps().getAsValueRange<FloatAttr>())
      kernel.taps.push_back(tap.convertToDouble());
    return ptc::OrDecline<ptc::LinearKernel>(std::move(kernel));
  };
  return linear;
}

const ptc::TensorBuilder &audio::FirOp::getTensorBuilder() {
  return audioBuilder();
}
