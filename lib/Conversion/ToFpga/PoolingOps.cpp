//===- PoolingOps.cpp - Pools as windows and reductions -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MapView.h"
#include "PoolToConv/Algebra/Requant.h"
#include "WindowOps.h"

#include <map>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// The kind of unit that reduces a window.
static ReduceKind kindOf(Reduction reduction) {
  switch (reduction) {
  case Reduction::Sum:
  case Reduction::Average:
    return ReduceKind::Sum;
  case Reduction::Max:
    return ReduceKind::Max;
  case Reduction::Min:
    return ReduceKind::Min;
  }
  llvm_unreachable("all reductions are handled");
}

/// What padding of a window holds: the value that changes nothing.
static int64_t neutral(const Pooling &pool, Interval range) {
  switch (kindOf(pool.reduction)) {
  case ReduceKind::Sum:
    return pool.inputZeroPoint;
  case ReduceKind::Max:
    return static_cast<int64_t>(range.low);
  case ReduceKind::Min:
    return static_cast<int64_t>(std::min<Int128>(range.high, INT64_MAX));
  }
  llvm_unreachable("all reductions are handled");
}

/// Runs of `dim` as the extents of bands.
static SmallVector<int64_t> bandsOf(ArrayRef<CountRun> runs) {
  SmallVector<int64_t> bands;
  for (const CountRun &run : runs)
    bands.push_back(run.end - run.begin);
  return bands;
}

namespace {
/// The scale of an average at each position.
struct AverageScale {
  SmallVector<int64_t> multipliers, shifts;
  /// Null where one scale serves for all positions.
  BandsAttr bands;
};
} // namespace

/// T3's scale for each number of valid elements (T1).
static AverageScale averageScale(MLIRContext *context, const MapView &view) {
  std::vector<CountRun> rows = countRuns(view.window[0]);
  std::vector<CountRun> columns = countRuns(view.window[1]);
  std::map<int64_t, int64_t> classOf;
  SmallVector<int64_t> classes;
  AverageScale scale;
  for (const CountRun &row : rows)
    for (const CountRun &column : columns) {
      int64_t count = row.count * column.count;
      auto [it, isNew] = classOf.try_emplace(count, classOf.size());
      if (isNew) {
        Scale factor = reciprocalScale(count);
        scale.multipliers.push_back(factor.multiplier);
        scale.shifts.push_back(factor.shift);
      }
      classes.push_back(it->second);
    }
  if (scale.multipliers.size() > 1)
    scale.bands =
        BandsAttr::get(context, bandsOf(rows), bandsOf(columns), classes);
  return scale;
}

/// The average of the sums `map` in `element`s.
static Value applyScale(StreamBuilder &b, Value map, const AverageScale &scale,
                        IntegerType element, int64_t bias, int64_t zeroPoint,
                        Round round, Overflow overflow) {
  auto requant = RequantOp::create(
      b.getBuilder(), cast<StreamType>(map.getType()).withElement(element), map,
      {bias}, scale.multipliers, scale.shifts, zeroPoint, round, overflow);
  if (scale.bands)
    requant.setBandsAttr(scale.bands);
  return requant;
}

/// Why a pool cannot become units.
static Refusal refusePool(const Pooling &pool, const MapView &view,
                          IntegerType input) {
  auto acc = dyn_cast<IntegerType>(pool.accType);
  bool isFloat = isa<FloatType>(pool.resultElementType());
  if (!isFloat && (!isa<IntegerType>(pool.resultElementType()) || !acc ||
                   acc.getWidth() > 64))
    return Decline{"T27", "a result that is no integer of at most 64 bits"};
  // Another op that reads the result as signed could not convert it: no unit
  // takes numbers of 65 bits.
  if (!isFloat && pool.isUnsigned && acc.getWidth() == 64)
    return Decline{"T31", "unsigned numbers of 64 bits"};
  if (pool.mask)
    return Decline{"T1", "counts of valid elements are constants; fold them"};
  bool isSum = kindOf(pool.reduction) == ReduceKind::Sum;
  if (pool.init && (!pool.initValue || !isSum) &&
      !(pool.initValue && pool.isIdentity(pool.initValue)))
    return Decline{"T13", "an initial value that takes part"};
  if (pool.init && isSum) {
    auto number = dyn_cast<IntegerAttr>(pool.initValue);
    auto real = dyn_cast<FloatAttr>(pool.initValue);
    if (!(number && number.getValue().isZero()) &&
        !(real && real.getValue().isZero()))
      return Decline{"T13", "an initial value that takes part"};
  }
  for (const WindowDim &dim : view.window)
    for (const CountRun &run : countRuns(dim))
      if (run.count == 0)
        return Decline{"T1", "a window without valid elements"};
  if (pool.reduction == Reduction::Average) {
    // TOSA's apply_scale_32 takes 32 bits.
    Interval values =
        rangeOf(input) - Interval{pool.inputZeroPoint, pool.inputZeroPoint};
    Interval sum = values * Interval{pool.taps(), pool.taps()};
    unsigned most = isFloat ? 32u : std::min(32u, acc.getWidth());
    if (signedWidthOf(sum) > most)
      return Decline{"T31", "a sum that may exceed 32 bits"};
  }
  return std::nullopt;
}

/// The reduced `map` of a float pool in the format of its result.
static OrDecline<Value> toResultFormat(const Pooling &pool, const MapView &view,
                                       Value map, StreamBuilder &b) {
  int64_t from = b.formatOf(pool.input).getFraction();
  FixedType to = b.formatOf(pool.result);
  if (pool.reduction != Reduction::Average)
    return b.toFormat(map, from, to);
  AverageScale scale = averageScale(pool.result.getContext(), view);
  for (int64_t &shift : scale.shifts) {
    shift += from - to.getFraction();
    if (shift < 0 || shift > 62)
      return Decline{"T31", "formats that are too far apart"};
  }
  return applyScale(b, map, scale, to.getStorageType(), /*bias=*/0,
                    /*zeroPoint=*/0, to.getRound(), to.getOverflow());
}

Refusal ptc::lowerPooling(PoolingOpInterface op, StreamBuilder &b) {
  OrDecline<Pooling> pool = op.getPooling();
  if (!pool)
    return pool.decline();
  OrDecline<MapView> view = viewOf(pool->layout, pool->window);
  if (!view)
    return view.decline();
  OrDecline<StreamType> inputType =
      streamTypeOf(pool->input, pool->isUnsigned, b.getFormats());
  if (!inputType)
    return inputType.decline();
  IntegerType input = inputType->getNumberType();
  if (Refusal refusal = refusePool(*pool, *view, input))
    return refusal;

  ImplicitLocOpBuilder &builder = b.at(op->getLoc());
  MLIRContext *context = builder.getContext();
  bool isFloat = isa<FloatType>(pool->resultElementType());
  auto acc = isFloat ? builder.getI64Type() : cast<IntegerType>(pool->accType);
  ReduceKind kind = kindOf(pool->reduction);
  Value map = view->read(b, pool->input, pool->isUnsigned);
  if (kind != ReduceKind::Sum && acc.getWidth() < input.getWidth())
    return Decline{"T27", "elements that are truncated before a maximum"};

  map = b.window(map, view->window, neutral(*pool, rangeOf(input)));
  auto windowed = cast<StreamType>(map.getType());
  IntegerType number = input;
  if (kind == ReduceKind::Sum) {
    Interval sums = rangeOf(input) * Interval{pool->taps(), pool->taps()};
    unsigned width = signedWidthOf(sums) - (input.isUnsigned() ? 1 : 0);
    number =
        IntegerType::get(context, std::min<unsigned>(width, acc.getWidth()),
                         input.getSignedness());
  }
  if (windowed.getWindowType())
    map = ReduceOp::create(
        builder, StreamType::get(windowed.getShape(), number), kind, map);

  if (isFloat) {
    OrDecline<Value> result = toResultFormat(*pool, *view, map, b);
    if (!result)
      return result.decline();
    view->write(b, pool->result, *result);
    return std::nullopt;
  }
  auto element = cast<IntegerType>(pool->resultElementType());
  if (element.isSignless() && pool->isUnsigned)
    element =
        IntegerType::get(context, element.getWidth(), IntegerType::Unsigned);
  if (pool->reduction != Reduction::Average) {
    // Sums count modulo the width of the accumulator, zero points and all.
    map = kind == ReduceKind::Sum
              ? b.addBias(map, {-pool->inputZeroPoint * pool->taps()}, element)
              : b.convert(map, element);
    view->write(b, pool->result, map);
    return std::nullopt;
  }
  AverageScale scale = averageScale(context, *view);
  map = applyScale(b, map, scale, element, -pool->inputZeroPoint * pool->taps(),
                   pool->outputZeroPoint, Round::HalfUp, Overflow::Sat);
  view->write(b, pool->result, map);
  return std::nullopt;
}
