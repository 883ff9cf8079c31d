//===- MaxRewrite.cpp - Maxima and minima over windows --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A window is reduced one dimension after the other, each in the steps of a
// MaxPlan. A step takes the maximum of k elements of one dimension, as
//   maximum   max(x_0, x_1, ...) over strided slices: bit-exact
//   relu      max(a, b) = relu(a - b) + b,  min(a, b) = a - relu(a - b),
//             with a - b one convolution by [1, -1] (T10, T11)
//
//===----------------------------------------------------------------------===//

#include "PoolingRewriter.h"

#include "PoolToConv/Algebra/MaxPlan.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;
using namespace ptc;

unsigned ptc::significandBits(FloatType type) {
  return type.getFPMantissaWidth();
}

std::optional<Decline> PoolingRewriter::checkLevel() const {
  // No step of a plan has a larger dilated kernel or stride than the window.
  for (const WindowDim &dim : pooling.window)
    if (std::max(dim.kernel * dim.dilation, dim.stride) >
        ops.largestConvExtent())
      return Decline{"T28", "convolutions of the dialect reach over at most " +
                                std::to_string(ops.largestConvExtent()) +
                                " elements"};
  return std::nullopt;
}

std::optional<Decline> PoolingRewriter::checkWeights(int64_t rows,
                                                     int64_t columns) const {
  // 7x7 windows of 2048 channels in the dense form are just within it.
  constexpr int64_t limit = int64_t(1) << 28;
  std::optional<int64_t> weights = checkedMul(rows, columns);
  if (rows == kUnknown || (weights && *weights <= limit))
    return std::nullopt;
  return Decline{"T25", "the filter would have more than 2^28 weights that no "
                        "splat can give"};
}

Decline PoolingRewriter::noDifference() const {
  if (isa<FloatType>(pooling.accType))
    return {"T27", "the dialect has no convolution of this type"};
  return {"T11", "differences need a wider type than there is"};
}

/// The lowest value of an integer type, signed.
static int64_t lowest(Type type) {
  return -(int64_t(1) << (type.getIntOrFloatBitWidth() - 1));
}

Value PoolingRewriter::toSigned(Value x, Type signedType) const {
  return ops.rescale(b, x, kIdentityScale, 0, lowest(signedType), signedType);
}

Value PoolingRewriter::toUnsigned(Value x) const {
  return ops.rescale(b, x, kIdentityScale, lowest(pooling.accType), 0,
                     pooling.accType);
}

bool PoolingRewriter::initIsIdentity() const {
  return !pooling.init ||
         (pooling.initValue && pooling.isIdentity(pooling.initValue));
}

namespace {

class MaxRewrite {
public:
  explicit MaxRewrite(PoolingRewriter &rewriter)
      : r(rewriter), b(r.b), ops(r.ops), pooling(r.pooling) {}

  std::optional<Decline> check();
  Value build();

private:
  std::optional<Decline> checkRelu();
  std::optional<Decline> checkMaximum();
  std::optional<Decline> checkSliding();
  /// Extents are unknown to a dialect that slices by known ones only.
  bool slidesOnly() const {
    return !ops.supportsDynamicSlices() &&
           !llvm::all_of(pooling.window,
                         [](const WindowDim &dim) { return dim.isStatic(); });
  }
  Value buildSliding();
  bool reluIsExact();
  /// Whether differences of the integers that are compared as floats are exact,
  /// whatever integers the padding holds.
  bool integersAreExact();

  /// One dimension that is being reduced.
  struct Axis {
    unsigned dim;
    MaxPlan plan;
    OpFoldResult outputs;
  };
  SmallVector<Axis> planAxes();
  Value padded(Value x);
  Value edgeReplicated(Value x, unsigned dim);
  Value step(Value x, unsigned dim, MaxStep step, OpFoldResult outputs);
  Value joinInit(Value x);
  Value reluStep(Value x, unsigned dim, MaxStep step, OpFoldResult outputs);
  Value difference(Value x, unsigned dim, MaxStep step, OpFoldResult outputs);

  Value reluPair(Value positive, Value lhs, Value rhs);
  bool repeatsBorder() {
    return useRelu && isa<FloatType>(pooling.accType) && !integersAreExact();
  }
  bool isMax() const { return pooling.reduction == Reduction::Max; }

  PoolingRewriter &r;
  ImplicitLocOpBuilder &b;
  const TensorBuilder &ops;
  Pooling &pooling;
  Comparison comparison;
  bool useRelu = false;
  /// What slices are made of, and what differences are computed in.
  Type workType;
  Type differenceType;
};

} // namespace

//===----------------------------------------------------------------------===//
// Legality and choice of form
//===----------------------------------------------------------------------===//

/// T10, T11: integers are exact in a type that holds their differences, and so
/// are integers in a float type whose significand holds the differences.
bool MaxRewrite::reluIsExact() {
  Type input = pooling.inputElementType();
  if (isa<IntegerType>(pooling.accType))
    return static_cast<bool>(
        ops.differenceType(pooling.accType, pooling.isUnsigned));
  auto integer = dyn_cast<IntegerType>(input);
  if (!integer)
    integer =
        dyn_cast_or_null<IntegerType>(ops.sourceIntegerType(pooling.input));
  return integer && r.initIsIdentity() &&
         integer.getWidth() + 1 <=
             significandBits(cast<FloatType>(pooling.accType));
}

bool MaxRewrite::integersAreExact() {
  return isa<IntegerType>(pooling.inputElementType()) && reluIsExact();
}

std::optional<Decline> MaxRewrite::checkRelu() {
  Type acc = pooling.accType;
  if (std::optional<Decline> decline = r.checkLevel())
    return decline;
  if (std::optional<Decline> decline = r.checkWeights(pooling.channels(), 2))
    return decline;
  differenceType = ops.differenceType(acc, pooling.isUnsigned);
  if (!differenceType)
    return r.noDifference();
  if (isa<IntegerType>(acc))
    return std::nullopt;
  if (pooling.nanMode == NanMode::Ignore)
    return Decline{"T13", "a relu does not skip NaN"};
  if (!reluIsExact() && r.options.numerics == Numerics::Exact)
    return Decline{"T10", "relu(a - b) + b rounds floats; numerics=fast allows "
                          "it"};
  if (!r.initIsIdentity())
    return Decline{"T13", "a relu against an init that is not -inf may lose "
                          "the window"};
  if (integersAreExact())
    return std::nullopt;
  if (ops.hasPaddingValue(pooling.input))
    return Decline{"T12", "the data is padded by values that differences may "
                          "lose everything against"};
  // T12: -inf in the padding would give NaN, and a difference rounds against
  // the lowest integer as a float. Repeating the border instead is the same as
  // leaving the padding out if every window has real data and each pad is
  // smaller than the window.
  for (const WindowDim &dim : pooling.window)
    if (dim.isPadded() &&
        (dim.dilation != 1 || dim.padLow >= dim.kernel || !dim.isStatic() ||
         inputNeeded(dim) - dim.padLow - dim.size >= dim.kernel))
      return Decline{"T12", "the padding of a float maximum cannot be replaced "
                            "by its border"};
  return std::nullopt;
}

std::optional<Decline> MaxRewrite::checkMaximum() {
  if (!ops.comparisonType(pooling.accType, comparison))
    return Decline{"T27", "the dialect has no element-wise maximum of this "
                          "type"};
  return std::nullopt;
}

/// T24: without slices of unknown extent, maxima are taken at every position by
/// trimming both ends, and a strided 1x1 convolution then selects.
std::optional<Decline> MaxRewrite::checkSliding() {
  if (r.options.maxForm == MaxForm::Relu)
    return Decline{"T24", "slices need known extents"};
  if (pooling.isPadded())
    return Decline{"T24", "the end of the padding follows from an unknown "
                          "extent"};
  bool strided = llvm::any_of(
      pooling.window, [](const WindowDim &dim) { return dim.stride != 1; });
  if (strided && pooling.channels() == kUnknown)
    return Decline{"T24", "the number of channels is unknown"};
  if (strided && !ops.convolves(pooling.accType))
    return Decline{"T24", "no convolution selects every few elements of this "
                          "type, and slices need known extents"};
  return checkMaximum();
}

std::optional<Decline> MaxRewrite::check() {
  comparison = {pooling.isUnsigned, pooling.nanMode};
  if (!pooling.hasStaticWindow())
    return Decline{"T24", "a maximum over a window of unknown extent has no "
                          "fixed number of steps"};
  if (slidesOnly())
    return checkSliding();
  if (!ops.supportsDynamicSlices() && pooling.batch() == kUnknown &&
      pooling.channels() == kUnknown)
    return Decline{"T24", "the batch and the number of channels are unknown"};

  std::optional<Decline> relu = checkRelu();
  useRelu = r.options.maxForm == MaxForm::Relu ||
            (r.options.maxForm == MaxForm::Auto && !relu && reluIsExact());
  if (useRelu && !relu && pooling.channels() == kUnknown &&
      !ops.supportsDynamicFilters()) {
    if (r.options.maxForm == MaxForm::Auto)
      useRelu = false;
    else
      return Decline{"T24", "the number of channels is unknown"};
  }
  if (useRelu)
    return relu;
  return checkMaximum();
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

/// The difference x[o * s] - x[o * s + d] as one convolution by [1, -1].
Value MaxRewrite::difference(Value x, unsigned dim, MaxStep step,
                             OpFoldResult outputs) {
  Conv conv;
  conv.input = x;
  conv.layout = pooling.layout;
  for (unsigned i = 0; i < pooling.window.size(); ++i) {
    WindowDim window;
    OpFoldResult size = ops.extent(b, x, pooling.layout, i);
    OpFoldResult out = size;
    if (i == dim) {
      window.kernel = 2;
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
  conv.filter.taps = {{1, -1}};
  conv.accType = differenceType;
  return r.buildConv(conv);
}

/// The maximum (minimum) of two values, from relu(lhs - rhs).
Value MaxRewrite::reluPair(Value positive, Value lhs, Value rhs) {
  return isMax() ? ops.binary(b, Binary::Add, positive, rhs)
                 : ops.binary(b, Binary::Sub, lhs, positive);
}

/// Joins the op's init, unless it is the identity (T13).
Value MaxRewrite::joinInit(Value x) {
  if (r.initIsIdentity())
    return ops.cast(b, x, pooling.accType);
  Value init = pooling.init;
  if (pooling.spatialDimsDropped)
    init = ops.insertSpatialDims(b, init, pooling.layout);
  if (!useRelu)
    return ops.binary(b, isMax() ? Binary::Max : Binary::Min,
                      ops.cast(b, x, pooling.accType), init, comparison);
  Value lhs = ops.cast(b, x, differenceType);
  Value rhs = ops.cast(b, init, differenceType, pooling.isUnsigned);
  Value positive = ops.relu(b, ops.binary(b, Binary::Sub, lhs, rhs));
  return ops.cast(b, reluPair(positive, lhs, rhs), pooling.accType);
}

Value MaxRewrite::reluStep(Value x, unsigned dim, MaxStep step,
                           OpFoldResult outputs) {
  auto part = [&](int64_t tap) {
    Value slice =
        ops.slice(b, x, pooling.layout, dim,
                  b.getIndexAttr(tap * step.dilation), outputs, step.stride);
    return ops.cast(b, slice, differenceType);
  };
  // The first pair comes from one tensor, so that its difference is a
  // convolution; later ones have the maximum so far on one side.
  Value positive = ops.relu(b, difference(x, dim, step, outputs));
  Value result = isMax() ? reluPair(positive, Value(), part(1))
                         : reluPair(positive, part(0), Value());
  for (int64_t tap = 2; tap < step.kernel; ++tap) {
    Value other = part(tap);
    positive = ops.relu(b, ops.binary(b, Binary::Sub, result, other));
    result = reluPair(positive, result, other);
  }
  return ops.cast(b, result, workType);
}

Value MaxRewrite::step(Value x, unsigned dim, MaxStep step,
                       OpFoldResult outputs) {
  if (useRelu && step.kernel > 1)
    return reluStep(x, dim, step, outputs);
  Value result;
  for (int64_t tap = 0; tap < step.kernel; ++tap) {
    Value part =
        ops.slice(b, x, pooling.layout, dim,
                  b.getIndexAttr(tap * step.dilation), outputs, step.stride);
    result = tap == 0 ? part
                      : ops.binary(b, isMax() ? Binary::Max : Binary::Min,
                                   result, part, comparison);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Padding (T12)
//===----------------------------------------------------------------------===//

/// Repeats the first and last elements of dimension `dim` in its padding.
Value MaxRewrite::edgeReplicated(Value x, unsigned dim) {
  WindowDim &window = pooling.window[dim];
  // Only as much as windows read: an input may be larger than they need.
  int64_t high =
      std::max<int64_t>(0, inputNeeded(window) - window.padLow - window.size);
  auto element = [&](int64_t at) {
    return ops.slice(b, x, pooling.layout, dim, b.getIndexAttr(at),
                     b.getIndexAttr(1), 1);
  };
  SmallVector<Value> parts;
  for (int64_t i = 0; i < window.padLow; ++i)
    parts.push_back(parts.empty() ? element(0) : parts.front());
  parts.push_back(x);
  if (high > 0)
    parts.append(high, element(window.size - 1));
  return ops.concat(b, parts, pooling.layout, dim);
}

Value MaxRewrite::padded(Value x) {
  if (!pooling.isPadded())
    return x;
  Type element = cast<RankedTensorType>(x.getType()).getElementType();
  if (repeatsBorder()) {
    for (unsigned dim = 0; dim < pooling.window.size(); ++dim)
      if (pooling.window[dim].isPadded())
        x = edgeReplicated(x, dim);
    return x;
  }
  SmallVector<int64_t> low, high;
  for (const WindowDim &dim : pooling.window) {
    low.push_back(dim.padLow);
    high.push_back(dim.padHigh);
  }
  return ops.pad(b, x, pooling.layout, low, high, pooling.identity(element));
}

//===----------------------------------------------------------------------===//
// Entry
//===----------------------------------------------------------------------===//

SmallVector<MaxRewrite::Axis> MaxRewrite::planAxes() {
  SmallVector<Axis> axes;
  SmallVector<OpFoldResult, 3> extents = r.resultExtents();
  for (auto [dim, window] : llvm::enumerate(pooling.window)) {
    // An unknown extent is taken to be large.
    int64_t outputs = window.outSize == kUnknown ? 64 : window.outSize;
    axes.push_back(
        {static_cast<unsigned>(dim),
         planMax(window.kernel, window.stride, window.dilation, outputs),
         extents[dim]});
  }
  // The dimension that shrinks most goes first: the others then have less to
  // compare.
  llvm::stable_sort(axes, [&](const Axis &lhs, const Axis &rhs) {
    return pooling.window[lhs.dim].stride > pooling.window[rhs.dim].stride;
  });
  return axes;
}

Value MaxRewrite::buildSliding() {
  Binary kind = isMax() ? Binary::Max : Binary::Min;
  Value x = ops.cast(b, pooling.input,
                     ops.comparisonType(pooling.accType, comparison),
                     pooling.isUnsigned);
  Conv selection;
  selection.layout = pooling.layout;
  bool strided = false;
  for (auto [dim, window] : llvm::enumerate(pooling.window)) {
    for (const MaxStep &step : planPairs(window.kernel, 1, window.dilation))
      if (step.kernel == 2) {
        // Compilers evaluate arguments in an order of their own.
        Value front = ops.trim(b, x, pooling.layout, dim, 0, step.dilation);
        Value back = ops.trim(b, x, pooling.layout, dim, step.dilation, 0);
        x = ops.binary(b, kind, front, back, comparison);
      }
    WindowDim stride;
    stride.stride = window.stride;
    stride.outSize = window.outSize;
    selection.window.push_back(stride);
    selection.filter.kernel.push_back(1);
    strided |= window.stride != 1;
  }
  r.outcome.form = isMax() ? "element-wise maximum of slices"
                           : "element-wise minimum of slices";
  r.outcome.conditions.insert(9);
  if (pooling.isUnsigned)
    r.outcome.conditions.insert(5);
  x = ops.cast(b, x, pooling.accType);
  if (!strided)
    return x;
  // One tap, no zeros: only the sign of a zero may change (T9).
  if (isa<FloatType>(pooling.accType))
    r.outcome.numericClass = NumericClass::SpecExact;
  selection.input = x;
  selection.filter.taps = {{1}};
  selection.accType =
      isa<FloatType>(pooling.accType) ? pooling.accType : Type(b.getI32Type());
  r.outcome.form += ", selected by a strided 1x1 convolution";
  return ops.cast(b, r.buildConv(selection), pooling.accType);
}

Value MaxRewrite::build() {
  if (slidesOnly())
    return buildSliding();
  Value x = pooling.input;
  // linalg casts to the result's type before it compares; TOSA compares i8 and
  // i16 as i32; unsigned values get room for a sign.
  Type signedType = ops.signedPartner(pooling.accType);
  if (useRelu && signedType)
    workType = signedType;
  else if (useRelu && isa<IntegerType>(pooling.accType))
    workType = pooling.isUnsigned ? differenceType : pooling.accType;
  else
    workType = ops.comparisonType(pooling.accType, comparison);
  // Padding is cheapest in the narrow type, and finite if that is an integer.
  x = padded(x);
  x = ops.cast(b, x, pooling.accType, pooling.isUnsigned);
  x = workType == signedType ? r.toSigned(x, signedType)
                             : ops.cast(b, x, workType, pooling.isUnsigned);
  for (const Axis &axis : planAxes()) {
    // What each step has to produce for the next one.
    SmallVector<OpFoldResult> needed = {axis.outputs};
    for (const MaxStep &later : llvm::reverse(llvm::drop_begin(axis.plan)))
      needed.push_back(ops.scaledExtent(b, needed.back(), later.stride,
                                        (later.kernel - 1) * later.dilation +
                                            1 - later.stride));
    for (const MaxStep &current : axis.plan) {
      x = step(x, axis.dim, current, needed.back());
      needed.pop_back();
    }
  }
  if (pooling.isUnsigned)
    r.outcome.conditions.insert(5);
  if (pooling.isPadded())
    r.outcome.conditions.insert(12);
  if (!r.initIsIdentity())
    r.outcome.conditions.insert(13);
  r.outcome.conditions.insert(
      !useRelu ? 9 : isa<FloatType>(pooling.accType) ? 10 : 11);
  if (!useRelu) {
    r.outcome.form = isMax() ? "element-wise maximum of slices"
                             : "element-wise minimum of slices";
  } else {
    r.outcome.form = "difference convolutions and relu";
    if (!reluIsExact()) {
      r.outcome.numericClass = NumericClass::Reassociating;
      // T10: half an ulp of the difference and half of the result, each pair;
      // |a - b| <= 2 max|x|.
      int64_t pairs = 0;
      for (const Axis &axis : planAxes())
        for (const MaxStep &current : axis.plan)
          pairs += current.kernel - 1;
      r.outcome.boundEps = 1.5 * pairs;
    }
  }
  if (workType == signedType)
    x = r.toUnsigned(x);
  return joinInit(x);
}

OrDecline<Value> PoolingRewriter::rewriteMax() {
  MaxRewrite rewrite(*this);
  if (std::optional<Decline> decline = rewrite.check())
    return *decline;
  return rewrite.build();
}
