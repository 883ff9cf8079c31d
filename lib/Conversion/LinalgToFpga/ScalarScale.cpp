//===- ScalarScale.cpp - Scales and tables of bodies
//------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScalarUnits.h"

#include <map>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

Interval ptc::scaledRange(Interval values, const ConstantField &multiplier,
                          const ConstantField &shift, Round round) {
  std::optional<Interval> all;
  auto add = [&](int64_t m, int64_t s) {
    Interval one = {shiftRight(values.low * m, s, round),
                    shiftRight(values.high * m, s, round)};
    all = all ? all->join(one) : one;
    return m;
  };
  (void)combine(multiplier, shift, add);
  return *all;
}

/// Extents of runs of `count` lines, of which equal ones follow each other.
static SmallVector<int64_t> runsOf(int64_t count,
                                   function_ref<bool(int64_t)> isAsBefore) {
  SmallVector<int64_t> runs;
  for (int64_t line = 0; line < count; ++line) {
    if (line != 0 && isAsBefore(line))
      ++runs.back();
    else
      runs.push_back(1);
  }
  return runs;
}

/// The classes of a map of rows and columns whose pixels have the scales
/// `numbers`; those of class i are put into `multipliers` and `shifts`.
static BandsAttr bandsOf(MLIRContext *context, int64_t rows, int64_t columns,
                         ArrayRef<std::pair<int64_t, int64_t>> numbers,
                         SmallVectorImpl<int64_t> &multipliers,
                         SmallVectorImpl<int64_t> &shifts) {
  auto at = [&](int64_t row, int64_t column) {
    return numbers[row * columns + column];
  };
  SmallVector<int64_t> rowRuns = runsOf(rows, [&](int64_t row) {
    return llvm::all_of(llvm::seq<int64_t>(0, columns), [&](int64_t column) {
      return at(row, column) == at(row - 1, column);
    });
  });
  SmallVector<int64_t> columnRuns = runsOf(columns, [&](int64_t column) {
    return llvm::all_of(llvm::seq<int64_t>(0, rows), [&](int64_t row) {
      return at(row, column) == at(row, column - 1);
    });
  });
  std::map<std::pair<int64_t, int64_t>, int64_t> classOf;
  SmallVector<int64_t> classes;
  int64_t row = 0;
  for (int64_t rowRun : rowRuns) {
    int64_t column = 0;
    for (int64_t columnRun : columnRuns) {
      auto [it, isNew] = classOf.try_emplace(at(row, column), classOf.size());
      if (isNew) {
        multipliers.push_back(it->first.first);
        shifts.push_back(it->first.second);
      }
      classes.push_back(it->second);
      column += columnRun;
    }
    row += rowRun;
  }
  return BandsAttr::get(context, rowRuns, columnRuns, classes);
}

OrDecline<Scalar> ScalarUnits::scale(Scalar &x, const ConstantField &multiplier,
                                     const ConstantField &shift, Round round) {
  ImplicitLocOpBuilder &builder = b.getBuilder();
  Value stream = settle(x);
  SmallVector<int64_t> bias = {0};
  // What only adds a constant is part of the requant.
  if (auto sum = stream.getDefiningOp<RequantOp>();
      sum && x.isRequant && sum.getMultiplier() == ArrayRef<int64_t>{1} &&
      sum.getShift() == ArrayRef<int64_t>{0} && sum.getZeroPoint() == 0) {
    bias.assign(sum.getBias().begin(), sum.getBias().end());
    stream = sum.getInput();
  }
  auto from = cast<StreamType>(stream.getType());

  // One number of each per position in which either varies.
  auto first = [](int64_t m, int64_t) { return m; };
  auto second = [](int64_t, int64_t s) { return s; };
  ConstantField ms = inOrder(combine(multiplier, shift, first));
  ConstantField ss = inOrder(combine(multiplier, shift, second));
  auto multipliers = llvm::to_vector(ms.numbers);
  auto shifts = llvm::to_vector(ss.numbers);
  BandsAttr bands;
  if (!isPerChannel(multiplier) || !isPerChannel(shift)) {
    for (const ConstantField *field : {&ms, &ss})
      for (auto [dim, extent] : llvm::enumerate(field->extents))
        if (extent != 1 && (order.size() != 4 || (dim != 1 && dim != 2)))
          return Decline{"T30", "scales that vary in different dimensions"};
    SmallVector<std::pair<int64_t, int64_t>> numbers;
    SmallVector<int64_t> position(from.getRank(), 0);
    for (position[1] = 0; position[1] < from.getShape()[1]; ++position[1])
      for (position[2] = 0; position[2] < from.getShape()[2]; ++position[2])
        numbers.push_back({ms.at(position), ss.at(position)});
    multipliers.clear();
    shifts.clear();
    bands = bandsOf(builder.getContext(), from.getShape()[1],
                    from.getShape()[2], numbers, multipliers, shifts);
    if (multipliers.size() == 1)
      bands = {};
  }
  Interval exact = scaledRange(x.range, multiplier, shift, round);
  auto requant = RequantOp::create(builder, from.withElement(typeFor(exact)),
                                   stream, bias, multipliers, shifts,
                                   /*zeroPoint=*/0, round, Overflow::Sat);
  if (bands)
    requant.setBandsAttr(bands);
  Scalar result = Scalar::ofStream(requant);
  result.range = result.held = exact;
  result.isRequant = true;
  return result;
}

Scalar ScalarUnits::scaledProduct(Scalar &x, Scalar &y, int64_t shift) {
  Interval product = x.range * y.range;
  Interval exact = {shiftRight(product.low, shift, Round::HalfUp),
                    shiftRight(product.high, shift, Round::HalfUp)};
  Scalar result = unit(Kind::Mul, {&x, &y}, exact, /*width=*/64);
  auto unit = result.stream.getDefiningOp<EltwiseOp>();
  unit.setShift(shift);
  unit.setRound(Round::HalfUp);
  return result;
}

Scalar ScalarUnits::lookUp(Scalar &x, IntegerType index,
                           ArrayRef<int64_t> table, unsigned width,
                           unsigned fraction, unsigned resultWidth) {
  MLIRContext *context = b.getBuilder().getContext();
  Value stream = b.convert(settle(x), index);
  SmallVector<APInt> entries;
  for (int64_t entry : table)
    entries.emplace_back(width, static_cast<uint64_t>(entry),
                         /*isSigned=*/true, /*implicitTrunc=*/true);
  // Nothing reads behind the table.
  if (fraction == 0)
    entries.resize(size_t(1) << index.getWidth(), APInt(width, 0));
  auto type = RankedTensorType::get({static_cast<int64_t>(entries.size())},
                                    IntegerType::get(context, width));
  auto from = cast<StreamType>(stream.getType());
  Scalar result = Scalar::ofStream(LutOp::create(
      b.getBuilder(), from.withElement(IntegerType::get(context, resultWidth)),
      stream, DenseElementsAttr::get(type, entries), fraction, Memory::Auto));
  // Interpolation stays between two entries.
  auto [low, high] = std::minmax_element(table.begin(), table.end());
  Interval factor = {int64_t(1) << fraction, int64_t(1) << fraction};
  result.range = result.held = Interval{*low, *high} * factor;
  return result;
}
