//===- SumRewrite.cpp - Sums and averages as convolutions -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// sum(x) = conv(x, 1), with the same init and the same order of additions:
// bit-exact. average(x) = sum(x) / count, where count is the number of taps on
// real data (T1):
//   integers  rescale(conv(x, 1), reciprocal(count))     T3, T4
//   floats    conv(x, 1/n), or conv(x, 1) * 1/count(o)   T6, T7
//
//===----------------------------------------------------------------------===//

#include "PoolingRewriter.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

namespace {

class SumRewrite {
public:
  explicit SumRewrite(PoolingRewriter &rewriter)
      : r(rewriter), b(r.b), ops(r.ops), pooling(r.pooling) {}

  std::optional<Decline> check();
  Value build();

private:
  std::optional<Decline> checkIntegerRange();
  std::optional<Decline> checkCounts();
  /// The zeros of a dense filter meet floats of other channels (T8).
  bool mixesFloats() const {
    return r.options.avgForm == AvgForm::Dense && pooling.channels() != 1 &&
           isa<FloatType>(pooling.accType);
  }
  Value convolve(Value input, Type accType, double tap, Value init);
  Value integerAverage();
  Value floatAverage();
  Value rescaleBands(Value sums);
  Value countTable();
  SmallVector<double> tapCounts(ArrayRef<WindowDim> window);

  PoolingRewriter &r;
  ImplicitLocOpBuilder &b;
  const TensorBuilder &ops;
  Pooling &pooling;
};

} // namespace

//===----------------------------------------------------------------------===//
// Legality
//===----------------------------------------------------------------------===//

/// T22: a sum that is widened or scaled must fit the accumulator.
std::optional<Decline> SumRewrite::checkIntegerRange() {
  auto input = dyn_cast<IntegerType>(pooling.inputElementType());
  // A sum with an init, and one in the input's own type, wraps; so does its
  // convolution.
  if (!input || !isa<IntegerType>(pooling.accType) || pooling.init ||
      (pooling.reduction == Reduction::Sum && input == pooling.accType))
    return std::nullopt;
  // |x - zp| <= 255 for i8 with a zero point, 2^15 for i16 without.
  int64_t magnitude = pooling.inputZeroPoint == 0
                          ? int64_t(1) << (input.getWidth() - 1)
                          : (int64_t(1) << input.getWidth()) - 1;
  std::optional<int64_t> sum = checkedMul(pooling.taps(), magnitude);
  if (!sum || *sum > INT32_MAX)
    return Decline{"T22", llvm::formatv("a sum of {0} elements of type {1} may "
                                        "leave 32 bits",
                                        pooling.taps(), input)
                              .str()};
  return std::nullopt;
}

/// T1: counts that differ take a factor a position (floats) or an op a band
/// (integers), of which a module cannot hold any number.
std::optional<Decline> SumRewrite::checkCounts() {
  if (pooling.reduction != Reduction::Average || !pooling.isPadded())
    return std::nullopt;
  if (!llvm::all_of(pooling.window,
                    [](const WindowDim &dim) { return dim.isStatic(); }))
    return Decline{"T24", "the count of a padded average follows from an "
                          "unknown extent"};
  if (llvm::all_of(pooling.window, countsAllTaps))
    return std::nullopt;
  bool isFloat = isa<FloatType>(pooling.accType);
  const int64_t limit = isFloat ? 1 << 24 : 1 << 12;
  int64_t parts = 1;
  for (const WindowDim &dim : pooling.window) {
    std::optional<int64_t> next = checkedMul(
        parts,
        isFloat ? dim.outSize : static_cast<int64_t>(countRuns(dim).size()));
    if (!next || *next > limit)
      return Decline{"T1", "the counts of a padded average differ at too many "
                           "positions"};
    parts = *next;
  }
  return std::nullopt;
}

std::optional<Decline> SumRewrite::check() {
  AvgForm form = r.options.avgForm;
  if (!pooling.hasStaticWindow()) {
    if (!ops.supportsDynamicFilters())
      return Decline{"T24", "the window has an unknown extent"};
    if (form != AvgForm::Depthwise)
      return Decline{"T24", "only the depthwise form has weights of unknown "
                            "extent"};
  }
  auto inputType = cast<RankedTensorType>(pooling.input.getType());
  bool knownChannels = pooling.channels() != kUnknown;
  if (form == AvgForm::Dense && !knownChannels)
    return Decline{"T24", "a dense filter needs a known number of channels"};
  if (mixesFloats() && pooling.reduction == Reduction::Sum &&
      r.options.numerics == Numerics::Exact)
    return Decline{"T8", "in a dense filter 0 * inf = NaN lets one channel "
                         "spoil the others; numerics=fast allows it"};
  if (form == AvgForm::Depthwise && !knownChannels &&
      !ops.supportsDynamicFilters())
    return Decline{"T24", "the number of channels is unknown"};
  if (form == AvgForm::Shared &&
      !ops.canMoveChannelsToBatch(inputType, pooling.layout))
    return Decline{"T24", "channels cannot move into the batch with more than "
                          "one unknown extent"};
  if (form == AvgForm::Dense) {
    // The taps of one filter are few enough to be counted (T28).
    std::optional<int64_t> row = checkedMul(pooling.taps(), pooling.channels());
    if (std::optional<Decline> decline =
            r.checkWeights(row.value_or(INT64_MAX), pooling.channels()))
      return *decline;
  }
  if (std::optional<Decline> decline = checkCounts())
    return decline;
  return checkIntegerRange();
}

//===----------------------------------------------------------------------===//
// The convolution
//===----------------------------------------------------------------------===//

/// True for 0 and +0.0, from which every sum may start unchanged.
static bool isPositiveZero(TypedAttr value) {
  if (auto number = dyn_cast_or_null<FloatAttr>(value))
    return number.getValue().isPosZero();
  auto number = dyn_cast_or_null<IntegerAttr>(value);
  return number && number.getValue().isZero();
}

Value SumRewrite::convolve(Value input, Type accType, double tap, Value init) {
  Conv conv;
  conv.input = input;
  conv.layout = pooling.layout;
  conv.window = pooling.window;
  conv.filter = Filter::splat(pooling, tap);
  conv.accType = accType;
  conv.inputZeroPoint = pooling.inputZeroPoint;
  conv.init = init;
  conv.outSizes = r.resultExtents();
  if (r.options.avgForm == AvgForm::Dense)
    conv.form = ConvForm::Dense;
  if (r.options.avgForm != AvgForm::Shared)
    return r.buildConv(conv);

  // One filter for all channels: N x C planes of one channel each.
  r.channelsInBatch = true;
  conv.form = ConvForm::Dense;
  conv.layout = sharedLayout(pooling.layout);
  conv.input = ops.channelsToBatch(b, input, pooling.layout);
  if (init)
    conv.init = isPositiveZero(pooling.initValue)
                    ? Value()
                    : ops.channelsToBatch(b, init, pooling.layout);
  Value planes = r.buildConv(conv);
  return ops.batchToChannels(b, planes, input, pooling.layout);
}

//===----------------------------------------------------------------------===//
// Tap counts (T1)
//===----------------------------------------------------------------------===//

/// The number of taps on real data at each output position, row-major.
SmallVector<double> SumRewrite::tapCounts(ArrayRef<WindowDim> window) {
  SmallVector<double> counts = {1};
  for (const WindowDim &dim : window) {
    SmallVector<double> next;
    for (double outer : counts)
      for (int64_t o = 0; o < dim.outSize; ++o)
        next.push_back(outer * validTaps(dim, o));
    counts = std::move(next);
  }
  return counts;
}

/// The sum over a mask, if it is known now and exact in the result's type.
Value SumRewrite::countTable() {
  if (!pooling.mask)
    return {};
  int64_t positions = 1;
  for (const WindowDim &dim : *pooling.mask) {
    std::optional<int64_t> next = checkedMul(positions, dim.outSize);
    // A larger table costs more than the sum.
    if (!next || *next > (1 << 20))
      return {};
    positions = *next;
  }
  auto floatType = dyn_cast<FloatType>(pooling.accType);
  unsigned bits = floatType ? significandBits(floatType)
                            : pooling.accType.getIntOrFloatBitWidth() - 1;
  if (bits < 32 && pooling.taps() > int64_t(1) << bits)
    return {};
  r.outcome.form = "constant tap counts";
  r.outcome.conditions.insert(1);
  return ops.table(b, pooling, tapCounts(*pooling.mask));
}

//===----------------------------------------------------------------------===//
// Integer averages (T3, T4)
//===----------------------------------------------------------------------===//

/// Rescales each band of equal count by its own reciprocal (T1): first along
/// the last dimension, then the rows of bands are joined.
Value SumRewrite::rescaleBands(Value sums) {
  const SmallVector<WindowDim, 3> &window = pooling.window;
  Type element = pooling.resultElementType();
  // Joins the bands of dimensions dim, dim + 1, ... inside `x`, whose count in
  // the dimensions before is `count`.
  std::function<Value(Value, unsigned, int64_t)> joinBands =
      [&](Value x, unsigned dim, int64_t count) -> Value {
    if (dim == window.size())
      return ops.rescale(b, x, reciprocalScale(count), 0,
                         pooling.outputZeroPoint, element);
    SmallVector<Value> bands;
    for (const CountRun &run : countRuns(window[dim])) {
      Value band =
          ops.slice(b, x, pooling.layout, dim, b.getIndexAttr(run.begin),
                    b.getIndexAttr(run.end - run.begin), 1);
      bands.push_back(joinBands(band, dim + 1, count * run.count));
    }
    return ops.concat(b, bands, pooling.layout, dim);
  };
  return joinBands(sums, 0, 1);
}

Value SumRewrite::integerAverage() {
  Value sums = convolve(pooling.input, b.getI32Type(), 1, Value());
  int64_t taps = pooling.taps();
  r.outcome.conditions.insert(3);
  if (pooling.inputElementType().isInteger(16))
    r.outcome.conditions.insert(4);
  if (llvm::all_of(pooling.window, countsAllTaps)) {
    r.outcome.form += llvm::formatv(" by ones, rescaled by 1/{0}", taps);
    return ops.rescale(b, sums, reciprocalScale(taps), 0,
                       pooling.outputZeroPoint, pooling.resultElementType());
  }
  r.outcome.form += " by ones, rescaled by 1/count in bands";
  r.outcome.conditions.insert(1);
  return rescaleBands(sums);
}

//===----------------------------------------------------------------------===//
// Float averages (T6, T7)
//===----------------------------------------------------------------------===//

Value SumRewrite::floatAverage() {
  // 1/n in f16 or bf16 is biased, and a sum of them overflows (T7).
  Type f32 = b.getF32Type();
  int64_t taps = pooling.taps();
  Value input = ops.cast(b, pooling.input, f32);
  r.outcome.conditions.insert(6);
  if (pooling.inputElementType() != f32)
    r.outcome.conditions.insert(7);
  r.outcome.numericClass = NumericClass::SpecExact;
  // n additions on either side, one rounding of 1/n, one product a tap.
  r.outcome.boundEps =
      llvm::isPowerOf2_64(taps) && pooling.resultElementType() == f32
          ? 0
          : taps + 1;

  Value result;
  if (llvm::all_of(pooling.window, countsAllTaps)) {
    r.outcome.form += llvm::formatv(" by 1/{0}", taps);
    result = convolve(input, f32, 1.0 / taps, Value());
  } else {
    r.outcome.form += " by ones, times 1/count per position";
    r.outcome.conditions.insert(1);
    r.outcome.boundEps = taps + 2;
    Value sums = convolve(input, f32, 1, Value());
    SmallVector<double> counts = tapCounts(pooling.window);
    for (double &count : counts)
      count = 1 / count;
    result = ops.scaleByPosition(b, sums, pooling.layout, counts);
  }
  return ops.cast(b, result, pooling.resultElementType());
}

//===----------------------------------------------------------------------===//
// Entry
//===----------------------------------------------------------------------===//

Value SumRewrite::build() {
  if (Value counts = countTable())
    return counts;
  switch (r.options.avgForm) {
  case AvgForm::Depthwise:
    r.outcome.form = "depthwise convolution";
    break;
  case AvgForm::Dense:
    r.outcome.form = "dense convolution";
    r.outcome.conditions.insert(8);
    break;
  case AvgForm::Shared:
    r.outcome.form = "convolution with one filter for all channels";
    break;
  }
  if (pooling.reduction == Reduction::Average)
    return isa<IntegerType>(pooling.accType) ? integerAverage()
                                             : floatAverage();

  r.outcome.form += " by ones";
  r.outcome.conditions.insert(26);
  Value input = pooling.input;
  Type element = pooling.inputElementType();
  if (pooling.isUnsigned && element != pooling.accType) {
    r.outcome.conditions.insert(5);
    input = ops.cast(b, input, pooling.accType, /*isUnsigned=*/true);
  }
  Value init = pooling.init;
  if (init)
    r.outcome.conditions.insert(13);
  if (init && pooling.spatialDimsDropped)
    init = ops.insertSpatialDims(b, init, pooling.layout);
  auto floatType = dyn_cast<FloatType>(pooling.accType);
  if (mixesFloats()) {
    r.outcome.numericClass = NumericClass::Reassociating;
    r.outcome.boundEps = 1;
  }
  // T17: a sum that starts at zero and is multiplied by a constant. In 16 bits
  // the factor would be biased (T7).
  std::optional<ScaleUse> scale;
  if (floatType && r.options.numerics == Numerics::Fast &&
      pooling.hasStaticWindow() && floatType.getWidth() >= 32 &&
      pooling.inputElementType() == floatType &&
      (!init || isPositiveZero(pooling.initValue)))
    scale = ops.matchScale(pooling.result);
  if (scale && std::isfinite(scale->factor)) {
    r.foldedScale = scale;
    r.outcome.conditions.insert(17);
    r.outcome.form += llvm::formatv(", times {0}", scale->factor);
    r.outcome.numericClass = NumericClass::Reassociating;
    double taps = pooling.taps();
    r.outcome.boundEps =
        std::max(1.0, std::abs(scale->factor) * taps) * (taps + 2);
    return convolve(input, pooling.accType, scale->factor, init);
  }
  if (init || !floatType)
    return convolve(input, pooling.accType, 1, init);

  // A float sum without init is one whose order its specification leaves open.
  r.outcome.numericClass = NumericClass::SpecExact;
  double taps = pooling.taps();
  r.outcome.boundEps = taps * taps;
  Type f32 = b.getF32Type();
  Value wide = ops.cast(b, input, f32);
  return ops.cast(b, convolve(wide, f32, 1, Value()), floatType);
}

OrDecline<Value> PoolingRewriter::rewriteSum() {
  SumRewrite rewrite(*this);
  if (std::optional<Decline> decline = rewrite.check())
    return *decline;
  return rewrite.build();
}
