//===- ReluOnlyRewrite.cpp - Maxima of convolutions and relu only ---------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A maximum of two elements as Conv -> ReLU -> 1x1 Conv, without add or slice:
//   max(a, b) = relu(a - b) + relu(b) - relu(-b)
//   min(a, b) = relu(a) - relu(-a) - relu(a - b)
// since x = relu(x) - relu(-x) exactly. Where b >= 0 is known two channels are
// enough, and in quantised i8 they always are: with an input zero point of -128
// the convolution sees x + 128 >= 0, and a rescale to i8 with an output zero
// point of -128 saturates below like a relu.
//
// All channels share the filters of one (see AvgForm::Shared), so that nothing
// grows with C^2; the dense form keeps the channels where they are instead.
//
//===----------------------------------------------------------------------===//

#include "PoolingRewriter.h"

#include "PoolToConv/Algebra/MaxPlan.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;
using namespace ptc;

namespace {

class ReluOnlyRewrite {
public:
  explicit ReluOnlyRewrite(PoolingRewriter &rewriter)
      : r(rewriter), b(r.b), ops(r.ops), pooling(r.pooling) {}

  std::optional<Decline> check();
  Value build();

private:
  Value pairStep(Value x, unsigned dim, MaxStep step, OpFoldResult outputs);
  Conv window(Value x, unsigned dim, MaxStep step, OpFoldResult outputs);
  bool isMax() const { return pooling.reduction == Reduction::Max; }

  PoolingRewriter &r;
  ImplicitLocOpBuilder &b;
  const TensorBuilder &ops;
  Pooling &pooling;
  Layout layout;
  /// The type between the steps, and that of the convolutions' results.
  Type workType;
  Type wideType;
  bool saturating = false;
};

} // namespace

std::optional<Decline> ReluOnlyRewrite::check() {
  Type acc = pooling.accType;
  if (!pooling.hasStaticWindow())
    return Decline{"T24", "a maximum over a window of unknown extent has no "
                          "fixed number of steps"};
  if (!r.initIsIdentity())
    return Decline{"T13", "an init that takes part would need an addition"};
  if (pooling.inputElementType() != acc)
    return Decline{"T26", "a conversion before the maximum is neither a "
                          "convolution nor a relu"};
  if (isa<FloatType>(acc)) {
    if (r.options.numerics == Numerics::Exact)
      return Decline{"T10", "relu(a - b) + b rounds floats; numerics=fast "
                            "allows it"};
    if (pooling.nanMode == NanMode::Ignore)
      return Decline{"T13", "a relu does not skip NaN"};
    if (pooling.isPadded())
      return Decline{"T12", "the padding of a float maximum would need "
                            "copies of its border"};
    if (ops.hasPaddingValue(pooling.input))
      return Decline{"T12", "the data is padded by values that differences may "
                            "lose everything against"};
    wideType = ops.differenceType(acc, false);
    if (!wideType)
      return r.noDifference();
  } else {
    if (Type signedType = ops.signedPartner(acc))
      acc = signedType;
    else if (pooling.isUnsigned)
      return Decline{"T5", "unsigned values would have to be widened first"};
    wideType = ops.differenceType(acc, false);
    if (!wideType)
      return r.noDifference();
    saturating = acc.isInteger(8) && ops.canSaturate();
    if (!saturating && !ops.convolves(wideType))
      return Decline{"T11", "the second convolution would read integers wider "
                            "than the dialect convolves"};
  }
  workType = acc;
  if (std::optional<Decline> decline = r.checkLevel())
    return decline;
  for (const WindowDim &dim : pooling.window)
    if (!ops.supportsDynamicSlices() && !dim.isStatic())
      return Decline{"T24", "convolutions in steps need known extents"};
  if (r.options.avgForm == AvgForm::Dense) {
    if (pooling.channels() == kUnknown)
      return Decline{"T24", "a dense filter needs a known number of channels"};
    // Three results a channel, of two taps each.
    return r.checkWeights(pooling.channels(), 6 * pooling.channels());
  }
  if (!ops.canMoveChannelsToBatch(
          cast<RankedTensorType>(pooling.input.getType()), pooling.layout))
    return Decline{"T24", "channels cannot move into the batch with more than "
                          "one unknown extent"};
  return std::nullopt;
}

/// The geometry of a step along one dimension; other dimensions stay.
Conv ReluOnlyRewrite::window(Value x, unsigned dim, MaxStep step,
                             OpFoldResult outputs) {
  Conv conv;
  conv.form = ConvForm::Dense;
  conv.input = x;
  conv.layout = layout;
  for (unsigned i = 0; i < layout.spatial.size(); ++i) {
    WindowDim window;
    OpFoldResult size = ops.extent(b, x, layout, i);
    OpFoldResult out = size;
    if (i == dim) {
      window.kernel = step.kernel;
      window.stride = step.stride;
      window.dilation = step.dilation;
      out = outputs;
    }
    window.size = getConstantIntValue(size).value_or(kUnknown);
    window.outSize = getConstantIntValue(out).value_or(kUnknown);
    conv.window.push_back(window);
    conv.outSizes.push_back(out);
    conv.filter.kernel.push_back(window.kernel);
  }
  conv.accType = wideType;
  return conv;
}

Value ReluOnlyRewrite::pairStep(Value x, unsigned dim, MaxStep step,
                                OpFoldResult outputs) {
  Conv first = window(x, dim, step, outputs);
  if (step.kernel == 1) {
    // Nothing to compare: a selection by one tap, exact since it has no zeros.
    first.filter.taps = {{1}};
    Value selected = r.buildConv(first);
    return saturating ? ops.rescale(b, selected, kIdentityScale, 0, 0, workType)
                      : ops.cast(b, selected, workType);
  }
  if (saturating) {
    constexpr int64_t lowest = -128;
    // Channels relu(a - b) and b + 128 (for a minimum a + 128).
    first.inputZeroPoint = lowest;
    first.filter.taps = {{1, -1}, {isMax() ? 0. : 1., isMax() ? 1. : 0.}};
    Value positive =
        ops.rescale(b, r.buildConv(first), kIdentityScale, 0, lowest, workType);
    Value sum = r.buildConv1x1(positive, layout, {isMax() ? 1. : -1., 1.},
                               wideType, lowest);
    return ops.rescale(b, sum, kIdentityScale, 0, lowest, workType);
  }
  double second = isMax() ? 0 : 1;
  first.filter.taps = {{1, -1}, {second, 1 - second}, {-second, second - 1}};
  Value positive = ops.relu(b, r.buildConv(first));
  Value result = r.buildConv1x1(positive, layout, {isMax() ? 1. : -1., 1., -1.},
                                wideType, 0);
  return ops.cast(b, result, workType);
}

Value ReluOnlyRewrite::build() {
  bool dense = r.options.avgForm == AvgForm::Dense;
  Value x = pooling.input;
  if (pooling.isPadded()) {
    SmallVector<int64_t> low, high;
    for (const WindowDim &dim : pooling.window) {
      low.push_back(dim.padLow);
      high.push_back(dim.padHigh);
    }
    x = ops.pad(b, x, pooling.layout, low, high,
                pooling.identity(pooling.accType));
  }
  if (workType != pooling.accType)
    x = r.toSigned(x, workType);
  layout = dense ? pooling.layout : sharedLayout(pooling.layout);
  r.channelsInBatch = !dense;
  if (!dense)
    x = ops.channelsToBatch(b, x, pooling.layout);

  int64_t pairs = 0;
  SmallVector<OpFoldResult, 3> extents = r.resultExtents();
  for (auto [dim, window] : llvm::enumerate(pooling.window)) {
    MaxPlan plan = planPairs(window.kernel, window.stride, window.dilation);
    if (window.kernel == 1 && window.isIdentity())
      continue;
    SmallVector<OpFoldResult> needed = {extents[dim]};
    for (const MaxStep &later : llvm::reverse(llvm::drop_begin(plan)))
      needed.push_back(ops.scaledExtent(b, needed.back(), later.stride,
                                        (later.kernel - 1) * later.dilation +
                                            1 - later.stride));
    for (const MaxStep &step : plan) {
      x = pairStep(x, dim, step, needed.back());
      needed.pop_back();
      pairs += step.kernel - 1;
    }
  }
  r.outcome.form = "convolution, relu, 1x1 convolution";
  r.outcome.conditions.insert(isa<FloatType>(pooling.accType) ? 10 : 11);
  if (pooling.isUnsigned)
    r.outcome.conditions.insert(5);
  if (pooling.isPadded())
    r.outcome.conditions.insert(12);
  if (isa<FloatType>(pooling.accType)) {
    r.outcome.numericClass = NumericClass::Reassociating;
    // T10, and one more rounding where the 1x1 convolution adds.
    r.outcome.boundEps = 2.5 * pairs;
  }
  if (!dense)
    x = ops.batchToChannels(b, x, pooling.input, pooling.layout);
  return workType == pooling.accType ? x : r.toUnsigned(x);
}

OrDecline<Value> PoolingRewriter::rewriteReluOnly() {
  ReluOnlyRewrite rewrite(*this);
  if (std::optional<Decline> decline = rewrite.check())
    return *decline;
  return rewrite.build();
}
