//===- FuseSums.cpp - Scaled sums of two narrow streams -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The addition of a residual block, in integers: both operands are scaled to a
// common scale, added, and the sum is scaled to that of the result. For each
// pair of inputs the result is a known number, so that two tables can hold what
// each operand adds to it, with some bits of fraction:
//
//   requant(f(x) + g(y)) = clamp((a[x] + b[y]) >> fraction)
//
// Rounding and the zero point are in the tables.
//
//===----------------------------------------------------------------------===//

#include "Fuse.h"
#include "NumberFunction.h"
#include "StreamRanges.h"
#include "SumTables.h"

#include "llvm/Support/FormatVariadic.h"

#include <cmath>

using namespace mlir;
using namespace ptc::fpga;

/// Tables of more bits of fraction do not pay for themselves.
static constexpr unsigned kMaxFraction = 16;

namespace {
/// A scaled sum of functions of two streams.
struct ScaledSum {
  RequantOp requant;
  EltwiseOp sum;
  NumberFunction functions[2];
};
} // namespace

/// What the units in place compute for all pairs of inputs.
static PairFunction tabulate(const ScaledSum &site,
                             ArrayRef<std::vector<Int128>> operands) {
  EltwiseOp sum = site.sum;
  RequantOp requant = site.requant;
  IntegerType sumType = sum.getType().getNumberType();
  IntegerType type = requant.getType().getNumberType();
  bool isSub = sum.getKind() == EltwiseKind::Sub;
  Interval range = rangeOf(type);
  if (requant.getOverflow() == Overflow::SatSym && !type.isUnsigned())
    ++range.low;
  if (std::optional<ArrayRef<int64_t>> bounds = requant.getBounds())
    range = {std::max<Int128>(range.low, (*bounds)[0]),
             std::min<Int128>(range.high, (*bounds)[1])};
  PairFunction pairs;
  pairs.low = static_cast<int64_t>(range.low);
  pairs.high = static_cast<int64_t>(range.high);
  pairs.columns = operands[1].size();
  for (Int128 a : operands[0])
    for (Int128 b : operands[1]) {
      Int128 value = fit(isSub ? a - b : a + b, sumType, sum.getOverflow());
      pairs.values.push_back(
          static_cast<int64_t>(evaluate(requant, value, 0, 0)));
    }
  // The share of the second operand, but for a constant.
  double scale = std::ldexp(double(requant.getMultiplier()[0]),
                            -int(requant.getShift()[0]));
  for (Int128 b : operands[1])
    pairs.start.push_back(double(isSub ? -b : b) * scale);
  return pairs;
}

static std::vector<Int128> widened(const std::vector<int64_t> &numbers) {
  return {numbers.begin(), numbers.end()};
}

static Interval hullOf(ArrayRef<int64_t> numbers) {
  return {*llvm::min_element(numbers), *llvm::max_element(numbers)};
}

/// The units that take the place of `site`.
static RequantOp build(Fuser &fuser, const ScaledSum &site,
                       const SumTables &tables, const PairFunction &pairs) {
  IRRewriter &rewriter = fuser.rewriter;
  EltwiseOp sum = site.sum;
  RequantOp requant = site.requant;
  Location loc = requant.getLoc();
  rewriter.setInsertionPoint(requant);
  MLIRContext *context = rewriter.getContext();
  auto integer = [&](Interval interval) {
    return IntegerType::get(context, signedWidthOf(interval));
  };
  SmallVector<Value> operands;
  const std::vector<int64_t> *contents[] = {&tables.a, &tables.b};
  for (int i : {0, 1}) {
    IntegerType type = integer(hullOf(*contents[i]));
    auto stream = cast<StreamType>(sum.getInputs()[i].getType());
    operands.push_back(LutOp::create(
        rewriter, loc, stream.withElement(type), site.functions[i].source,
        tableOf(widened(*contents[i]), type), /*fraction=*/0, Memory::Auto));
  }
  StreamType sumType =
      sum.getType().withElement(integer(hullOf(tables.a) + hullOf(tables.b)));
  auto added =
      EltwiseOp::create(rewriter, loc, sumType, EltwiseKind::Add, operands);
  const int64_t zero[] = {0}, one[] = {1}, shift[] = {tables.fraction};
  auto scaled = RequantOp::create(rewriter, loc, requant.getType(), added, zero,
                                  one, shift, /*zero_point=*/0, Round::Floor);
  // The type saturates as its own bounds say.
  Interval range = rangeOf(requant.getType().getNumberType());
  if (range.low != pairs.low || range.high != pairs.high)
    scaled.setBounds(ArrayRef<int64_t>{pairs.low, pairs.high});
  return scaled;
}

/// True if the new units compute `pairs`, looked at one by one.
static bool isExact(RequantOp scaled, const SumTables &tables,
                    const PairFunction &pairs) {
  IntegerType type = scaled.getInput().getType().getNumberType();
  size_t i = 0;
  for (int64_t a : tables.a)
    for (int64_t b : tables.b)
      if (evaluate(scaled, fit(Int128(a) + b, type, Overflow::Wrap), 0, 0) !=
          pairs.values[i++])
        return false;
  return true;
}

static void eraseUnits(Fuser &fuser, RequantOp requant) {
  // Operands that only this one used go with it.
  SmallVector<Operation *> dead = {requant};
  while (!dead.empty()) {
    Operation *op = dead.pop_back_val();
    SmallVector<Value> operands(op->getOperands());
    fuser.rewriter.eraseOp(op);
    for (Value operand : operands)
      if (Operation *producer = operand.getDefiningOp();
          producer && producer->use_empty() &&
          !llvm::is_contained(dead, producer))
        dead.push_back(producer);
  }
}

/// (C7) Replaces the sum that `requant` scales.
static bool fuseSum(Fuser &fuser, RequantOp requant) {
  auto sum = requant.getInput().getDefiningOp<EltwiseOp>();
  if (!sum ||
      (sum.getKind() != EltwiseKind::Add && sum.getKind() != EltwiseKind::Sub))
    return false;
  auto keep = [&](StringRef reason) {
    fuser.declined(sum, "fpga.eltwise and its scales are no tables", "C7",
                   reason);
    return false;
  };
  ScaledSum site{requant, sum, {}};
  int64_t before = priceOf(requant) + priceOf(sum);
  bool multiplies = isMultiplying(requant);
  for (auto [i, operand] : llvm::enumerate(sum.getInputs())) {
    if (!isa<StreamType>(operand.getType()))
      return false;
    // A stream that comes as wide as it is was never meant.
    Operation *producer = operand.getDefiningOp();
    bool isScaled = producer && isNumberFunction(producer);
    std::optional<NumberFunction> function =
        isScaled && !operand.hasOneUse() ? NumberFunction{operand, {}}
                                         : functionTo(operand, fuser.tableBits);
    if (!function || function->getSourceWidth() > fuser.tableBits) {
      if (!multiplies || !isScaled)
        return false;
      return keep(llvm::formatv("operand {0} comes of more than {1} bits, or "
                                "is used elsewhere, too",
                                i, fuser.tableBits)
                      .str());
    }
    for (Operation *op : function->ops) {
      before += priceOf(op);
      multiplies |= isMultiplying(op);
    }
    site.functions[i] = std::move(*function);
  }
  // Sums without multipliers are what this makes.
  if (!multiplies)
    return false;
  if (!isNumberFunction(requant))
    return keep("the sum is scaled per channel");
  if (!sum->hasOneUse())
    return keep("the sum is used elsewhere, too");
  if (requant.getType().getNumberWidth() > 32)
    return keep("the result has more than 32 bits");

  std::vector<Int128> operands[] = {site.functions[0].tabulate(),
                                    site.functions[1].tabulate()};
  PairFunction pairs = tabulate(site, operands);
  std::optional<SumTables> tables = findSumTables(pairs, kMaxFraction);
  if (!tables)
    return keep(llvm::formatv("no two tables of up to {0} bits of fraction "
                              "give all results",
                              kMaxFraction)
                    .str());
  RequantOp scaled = build(fuser, site, *tables, pairs);
  Operation *added = scaled.getInput().getDefiningOp();
  int64_t after = priceOf(scaled) + priceOf(added);
  for (Value table : added->getOperands())
    after += priceOf(table.getDefiningOp());
  bool exact = isExact(scaled, *tables, pairs);
  if (!exact || after >= before) {
    eraseUnits(fuser, scaled);
    if (!exact)
      return keep("tables that were found are not exact");
    return keep(
        llvm::formatv("tables would cost {0} instead of {1}", after, before)
            .str());
  }
  auto bitsOf = [](Value table) {
    return cast<StreamType>(table.getType()).getNumberWidth();
  };
  fuser.did(sum, "sum-tables",
            llvm::formatv("a scaled sum becomes two tables of {0} and {1} bits "
                          "and an adder ({2} bits of fraction, equal for all "
                          "{3} pairs; cost {4} instead of {5})",
                          bitsOf(added->getOperand(0)),
                          bitsOf(added->getOperand(1)), tables->fraction,
                          pairs.values.size(), after, before));
  fuser.rewriter.replaceAllUsesWith(requant, scaled);
  eraseUnits(fuser, requant);
  return true;
}

bool Fuser::fuseSums() {
  if (tableBits == 0)
    return false;
  SmallVector<RequantOp> requants(kernel.getBody().front().getOps<RequantOp>());
  bool changed = false;
  // What goes with a scale stands in front of it.
  for (RequantOp requant : requants)
    changed |= fuseSum(*this, requant);
  return changed;
}
