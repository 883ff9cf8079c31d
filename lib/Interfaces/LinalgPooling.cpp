//===- LinalgPooling.cpp - Recognises pooling in linalg -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One matcher for named ops, linalg.generic and linalg.reduce: it looks at
// indexing maps and the body only. A pooling over output positions o and taps t
// reads its data at
//   (n, c, o_0 * s_0 + t_0 * d_0, ...)   and yields   combine(out, cast(in)).
// A global reduction reads its data at (n, c, t_0, ...) and has no window; a
// maximum may be reduced by one such op for each dimension.
//
//===----------------------------------------------------------------------===//

#include "LinalgPooling.h"
#include "Checks.h"
#include "LinalgCombiner.h"
#include "Shapes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;

namespace {

/// A reduction over windows or over whole dimensions of `input`.
struct Match {
  Combiner combiner;
  Value input;
  Value init;
  Value result;
  Layout layout;
  /// The dimensions of `input`.
  SmallVector<DataDim> dims;
  bool hasWindow;
  /// Dimensions reduced whole are missing from the result.
  bool dimsDropped;
};

} // namespace

std::optional<DataDim>
ptc::matchDataDim(AffineExpr expr, ArrayRef<utils::IteratorType> iterators) {
  DataDim dim;
  auto addTerm = [&](AffineExpr term) {
    int64_t factor = 1;
    if (auto product = dyn_cast<AffineBinaryOpExpr>(term)) {
      auto constant = dyn_cast<AffineConstantExpr>(product.getRHS());
      if (product.getKind() != AffineExprKind::Mul || !constant)
        return false;
      factor = constant.getValue();
      term = product.getLHS();
    }
    auto position = dyn_cast<AffineDimExpr>(term);
    if (!position || factor < 1)
      return false;
    bool isTap =
        iterators[position.getPosition()] == utils::IteratorType::reduction;
    std::optional<unsigned> &slot = isTap ? dim.tap : dim.output;
    if (slot)
      return false;
    slot = position.getPosition();
    (isTap ? dim.dilation : dim.stride) = factor;
    return true;
  };
  if (auto sum = dyn_cast<AffineBinaryOpExpr>(expr);
      sum && sum.getKind() == AffineExprKind::Add) {
    if (!addTerm(sum.getLHS()) || !addTerm(sum.getRHS()))
      return std::nullopt;
    return dim;
  }
  if (!addTerm(expr))
    return std::nullopt;
  return dim;
}

/// The layout in which exactly `isSpatial` dimensions are spatial.
static std::optional<Layout> matchLayout(ArrayRef<bool> isSpatial) {
  unsigned rank = isSpatial.size();
  if (rank < 3 || rank > 5 || isSpatial[0])
    return std::nullopt;
  Layout layout;
  layout.batch = 0;
  layout.channel = isSpatial[1] ? rank - 1 : 1;
  for (unsigned dim = 1; dim < rank; ++dim) {
    if (dim == layout.channel)
      continue;
    layout.spatial.push_back(dim);
    if (!isSpatial[dim])
      return std::nullopt;
  }
  if (isSpatial[layout.channel])
    return std::nullopt;
  return layout;
}

/// The only result that is used; the first one if none is. Importers of ONNX
/// reduce the position of a maximum along with it, although nobody asks.
static std::optional<unsigned> usedResult(linalg::LinalgOp op) {
  std::optional<unsigned> used;
  for (OpResult result : op->getResults())
    if (!result.use_empty()) {
      if (used)
        return std::nullopt;
      used = result.getResultNumber();
    }
  return used.value_or(0);
}

/// Matches everything but the layout.
static std::optional<Match> matchReduction(linalg::LinalgOp op) {
  std::optional<unsigned> result = usedResult(op);
  if (op.getNumReductionLoops() == 0 || !result || op.getNumDpsInputs() < 1 ||
      op.getNumDpsInputs() > 2)
    return std::nullopt;
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();

  Match match;
  match.hasWindow = op.getNumDpsInputs() == 2;
  match.input = op.getDpsInputOperand(0)->get();
  match.init = op.getDpsInitOperand(*result)->get();
  if (op->getNumResults() != 0)
    match.result = op->getResult(*result);
  unsigned numTaps = 0;
  for (AffineExpr expr : maps.front().getResults()) {
    std::optional<DataDim> dim = matchDataDim(expr, iterators);
    // A window slides or covers the whole dimension, never both at once.
    if (!dim || (match.hasWindow && !dim->output) ||
        (!match.hasWindow && dim->output && dim->tap))
      return std::nullopt;
    if (!match.hasWindow && dim->tap && dim->dilation != 1)
      return std::nullopt;
    if (!dim->tap && dim->stride != 1)
      return std::nullopt;
    numTaps += dim->tap.has_value();
    match.dims.push_back(*dim);
  }
  if (op.getNumReductionLoops() != numTaps)
    return std::nullopt;

  // The result has the data's dimensions in the same order; those that were
  // reduced whole are missing or of extent 1.
  AffineMap resultMap = maps[op.getNumDpsInputs() + *result];
  SmallVector<AffineExpr> expected, kept;
  MLIRContext *context = op.getContext();
  for (const DataDim &dim : match.dims) {
    if (dim.output)
      kept.push_back(getAffineDimExpr(*dim.output, context));
    expected.push_back(dim.output ? kept.back()
                                  : getAffineConstantExpr(0, context));
  }
  // Each position is written once.
  if (!resultMap.isProjectedPermutation(/*allowZeroInResults=*/true))
    return std::nullopt;
  match.dimsDropped = resultMap.getResults() != ArrayRef<AffineExpr>(expected);
  if (match.dimsDropped &&
      (match.hasWindow || resultMap.getResults() != ArrayRef<AffineExpr>(kept)))
    return std::nullopt;
  if (match.hasWindow) {
    SmallVector<AffineExpr> taps;
    for (const DataDim &dim : match.dims)
      if (dim.tap)
        taps.push_back(getAffineDimExpr(*dim.tap, context));
    if (maps[1].getResults() != ArrayRef<AffineExpr>(taps))
      return std::nullopt;
  }

  std::optional<Combiner> combiner = matchCombiner(op, *result);
  if (!combiner)
    return std::nullopt;
  match.combiner = *combiner;
  return match;
}

/// The value of a scalar op on constants, as importers leave it.
static TypedAttr foldedScalar(Value value) {
  Operation *op = value.getDefiningOp();
  if (!isa_and_nonnull<arith::TruncFOp, arith::ExtFOp, arith::TruncIOp,
                       arith::ExtSIOp, arith::SIToFPOp>(op))
    return {};
  Attribute operand;
  SmallVector<OpFoldResult> results;
  if (!matchPattern(op->getOperand(0), m_Constant(&operand)) ||
      failed(op->fold(operand, results)) || results.empty())
    return {};
  return dyn_cast_if_present<TypedAttr>(dyn_cast<Attribute>(results.front()));
}

/// The scalar that a value holds everywhere, if it is known: a splat constant,
/// or a linalg.fill of a constant.
static TypedAttr splatValue(Value value) {
  Attribute attribute;
  if (auto fill = value.getDefiningOp<linalg::FillOp>())
    value = fill.getInputs().front();
  // A scalar constant, broadcast.
  if (auto generic = value.getDefiningOp<linalg::GenericOp>();
      generic && generic.getNumDpsInputs() == 1 &&
      generic.getBody()->getOperations().size() == 1 &&
      generic.getBody()->getTerminator()->getOperands() ==
          ValueRange(generic.getBody()->getArgument(0)))
    value = generic.getDpsInputOperand(0)->get();
  if (!matchPattern(value, m_Constant(&attribute)))
    return foldedScalar(value);
  if (auto splat = dyn_cast<SplatElementsAttr>(attribute))
    return dyn_cast<TypedAttr>(splat.getSplatValue<Attribute>());
  if (isa<ShapedType>(value.getType()))
    return {};
  return dyn_cast<TypedAttr>(attribute);
}

/// True if `value` is the start of a reduction that changes nothing (T12).
static bool isIdentity(const Combiner &combiner, Value value) {
  Pooling pooling;
  pooling.reduction = combiner.reduction;
  pooling.isUnsigned = combiner.isUnsigned;
  pooling.nanMode = combiner.nanMode;
  pooling.accType = getElementTypeOrSelf(value);
  TypedAttr number = splatValue(value);
  return number && pooling.isIdentity(number);
}

/// A maximum over one dimension of a maximum over another is one over both.
/// Sums keep the order in which they were written (T26).
static void absorbProducers(Match &match) {
  if (match.hasWindow || match.combiner.reduction == Reduction::Sum ||
      match.combiner.casts)
    return;
  while (auto producer = match.input.getDefiningOp<linalg::LinalgOp>()) {
    std::optional<Match> inner = matchReduction(producer);
    if (!inner || inner->hasWindow || inner->combiner.casts ||
        inner->combiner.reduction != match.combiner.reduction ||
        inner->combiner.isUnsigned != match.combiner.isUnsigned ||
        inner->combiner.nanMode != match.combiner.nanMode ||
        inner->dimsDropped != match.dimsDropped ||
        inner->result != match.input ||
        !isIdentity(match.combiner, inner->init))
      return;
    // What was reduced outside, in the dimensions of the inner input.
    auto outer = match.dims.begin();
    for (DataDim &dim : inner->dims) {
      if (dim.tap && match.dimsDropped)
        continue;
      if (!dim.tap)
        dim = *outer;
      ++outer;
    }
    match.dims = inner->dims;
    match.input = inner->input;
  }
}

static std::optional<Match> matchPooling(linalg::LinalgOp op) {
  std::optional<Match> match = matchReduction(op);
  if (!match)
    return std::nullopt;
  absorbProducers(*match);
  SmallVector<bool> isSpatial = llvm::map_to_vector(
      match->dims, [](const DataDim &dim) { return dim.tap.has_value(); });
  std::optional<Layout> layout = matchLayout(isSpatial);
  if (!layout)
    return std::nullopt;
  match->layout = *layout;
  // A reduction of a rank-3 tensor over its last dimension is more often a
  // normalisation over features than a pool.
  if (!match->hasWindow && match->dims.size() == 3 && layout->isChannelFirst())
    return std::nullopt;
  // T26: a convolution adds up the taps row by row, and float sums depend on
  // the order.
  bool isFloat = isa<FloatType>(getElementTypeOrSelf(match->init));
  if (match->combiner.reduction == Reduction::Sum && isFloat)
    for (unsigned i = 1; i < layout->spatial.size(); ++i)
      if (match->dims[layout->spatial[i - 1]].tap >
          match->dims[layout->spatial[i]].tap)
        return std::nullopt;
  return match;
}

static bool isNumber(TypedAttr value, double expected) {
  if (auto number = dyn_cast_or_null<FloatAttr>(value))
    return number.getValueAsDouble() == expected &&
           !number.getValue().isNegZero();
  auto number = dyn_cast_or_null<IntegerAttr>(value);
  return number && number.getValue() == static_cast<int64_t>(expected);
}

/// Static low and high padding by a constant, of spatial dimensions only.
struct SpatialPadding {
  Value source;
  TypedAttr value;
  SmallVector<int64_t> low, high;
};
static std::optional<SpatialPadding> matchPadding(Value value,
                                                  const Layout &layout) {
  auto pad = value.getDefiningOp<tensor::PadOp>();
  if (!pad)
    return std::nullopt;
  Value constant = pad.getConstantPaddingValue();
  SpatialPadding padding{pad.getSource(), {}, {}, {}};
  if (!constant || !(padding.value = splatValue(constant)))
    return std::nullopt;
  ArrayRef<int64_t> low = pad.getStaticLow(), high = pad.getStaticHigh();
  for (unsigned dim : {layout.batch, layout.channel})
    if (low[dim] != 0 || high[dim] != 0)
      return std::nullopt;
  for (unsigned dim : layout.spatial) {
    if (low[dim] < 0 || high[dim] < 0)
      return std::nullopt;
    padding.low.push_back(low[dim]);
    padding.high.push_back(high[dim]);
  }
  return padding;
}

/// Windows over `source` that reach into `padding`.
static SmallVector<WindowDim, 3> paddedWindow(const Pooling &pooling,
                                              const SpatialPadding &padding) {
  SmallVector<WindowDim, 3> window = pooling.window;
  for (auto [i, dim] : llvm::enumerate(pooling.layout.spatial)) {
    window[i].size = tensorType(padding.source).getDimSize(dim);
    window[i].padLow = padding.low[i];
    window[i].padHigh = padding.high[i];
  }
  return window;
}

/// A sum over ones, padded by zeros, that starts at zero counts taps (T1).
static void recogniseMask(Pooling &pooling) {
  if (!isNumber(pooling.initValue, 0) || pooling.spatialDimsDropped)
    return;
  SmallVector<WindowDim, 3> window = pooling.window;
  Value data = pooling.input;
  if (std::optional<SpatialPadding> padding =
          matchPadding(data, pooling.layout);
      padding && isNumber(padding->value, 0)) {
    window = paddedWindow(pooling, *padding);
    data = padding->source;
  }
  if (isNumber(splatValue(data), 1) &&
      llvm::all_of(window, [](const WindowDim &dim) { return dim.isStatic(); }))
    pooling.mask = window;
}

/// Padding of a maximum by its identity is padding that does not take part, so
/// that the window can be said to reach over the border (T12).
static void absorbPadding(Pooling &pooling) {
  std::optional<SpatialPadding> padding =
      matchPadding(pooling.input, pooling.layout);
  if (!padding || !pooling.hasStaticWindow() ||
      !pooling.isIdentity(padding->value))
    return;
  pooling.window = paddedWindow(pooling, *padding);
  pooling.input = padding->source;
}

bool ptc::isLinalgPooling(linalg::LinalgOp op) {
  return matchPooling(op).has_value();
}

OrDecline<Pooling> ptc::describeLinalgPooling(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics())
    return Decline{"T27", "works on buffers, not on tensors"};
  for (Value value : {op.getDpsInputOperand(0)->get(), Value(op->getResult(0))})
    if (std::optional<Decline> decline = checkTensorType(value.getType()))
      return *decline;
  std::optional<Match> match = matchPooling(op);
  if (!match)
    return Decline{"T26",
                   "a sum, maximum or minimum over windows was expected"};
  Pooling pooling;
  pooling.input = match->input;
  pooling.init = match->init;
  pooling.result = match->result;
  if (std::optional<Decline> decline = checkTensorType(pooling.input.getType()))
    return *decline;

  pooling.reduction = match->combiner.reduction;
  pooling.isUnsigned = match->combiner.isUnsigned;
  pooling.nanMode = match->combiner.nanMode;
  pooling.layout = match->layout;
  pooling.accType = pooling.resultElementType();
  pooling.spatialDimsDropped = match->dimsDropped;

  for (auto [i, dim] : llvm::enumerate(pooling.layout.spatial)) {
    const DataDim &data = match->dims[dim];
    WindowDim window;
    window.size = tensorType(pooling.input).getDimSize(dim);
    // Only the shape of the window operand counts.
    DimOf source = {pooling.input, dim};
    if (match->hasWindow)
      source = {op.getDpsInputOperand(1)->get(), static_cast<unsigned>(i)};
    window.kernel =
        cast<ShapedType>(source.tensor.getType()).getDimSize(source.dim);
    pooling.dynamicKernel.push_back(source);
    window.stride = data.stride;
    window.dilation = data.dilation;
    window.outSize =
        match->hasWindow ? tensorType(pooling.result).getDimSize(dim) : 1;
    pooling.window.push_back(window);
  }
  if (std::optional<Decline> decline = checkPooling(pooling))
    return *decline;
  pooling.initValue = splatValue(pooling.init);
  if (pooling.reduction == Reduction::Sum)
    recogniseMask(pooling);
  else
    absorbPadding(pooling);
  return pooling;
}
