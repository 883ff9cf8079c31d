//===- Elementwise.cpp - One operation per element ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Verify.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/PatternMatch.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

/// Shifts that the arithmetic of 64-bit numbers knows.
static constexpr int64_t kMaxShift = 62;

/// Brings another interval's bounds down to what `type` holds, or null where
/// nothing would be cut.
static DenseI64ArrayAttr boundsWithin(Interval bounds, IntegerType type) {
  Interval range = rangeOf(type);
  if (bounds.contains(range))
    return {};
  return DenseI64ArrayAttr::get(
      type.getContext(),
      {static_cast<int64_t>(std::clamp(bounds.low, range.low, range.high)),
       static_cast<int64_t>(std::clamp(bounds.high, range.low, range.high))});
}

//===----------------------------------------------------------------------===//
// EltwiseOp
//===----------------------------------------------------------------------===//

static bool isUnary(EltwiseKind kind) {
  return kind == EltwiseKind::Relu || kind == EltwiseKind::Clamp ||
         kind == EltwiseKind::Abs || kind == EltwiseKind::Clz;
}

/// The shape and the number type of a stream or a memory.
static std::pair<ArrayRef<int64_t>, IntegerType> describe(Type type) {
  if (auto rom = dyn_cast<RomType>(type))
    return {rom.getShape(), rom.getElementType()};
  auto stream = cast<StreamType>(type);
  return {stream.getShape(), stream.getNumberType()};
}

void EltwiseOp::build(OpBuilder &builder, OperationState &state, Type type,
                      EltwiseKind kind, ValueRange inputs, Overflow overflow) {
  build(builder, state, type, kind, inputs, /*shift=*/0, Round::Floor, overflow,
        /*bounds=*/DenseI64ArrayAttr(), /*bits=*/IntegerAttr());
}

LogicalResult EltwiseOp::verify() {
  EltwiseKind kind = getKind();
  size_t operands = isUnary(kind) ? 1 : 2;
  if (getInputs().size() != operands)
    return emitOpError("(C1) expected ")
           << operands << (operands == 1 ? " operand" : " operands")
           << ", found " << getInputs().size();
  if (llvm::none_of(getInputs().getTypes(), llvm::IsaPred<StreamType>))
    return emitOpError("(C1) expected a stream among the operands");
  if (failed(verifyNoWindows(*this, "C2")))
    return failure();

  SmallVector<int64_t> largest(getType().getRank(), 1);
  unsigned widest = 0, widths = 0;
  for (auto [i, type] : llvm::enumerate(getInputs().getTypes())) {
    auto [shape, number] = describe(type);
    bool fits = shape.size() == largest.size();
    for (size_t dim = 0; fits && dim < shape.size(); ++dim) {
      fits = shape[dim] == 1 || shape[dim] == getType().getShape()[dim];
      largest[dim] = std::max(largest[dim], shape[dim]);
    }
    if (!fits)
      return emitOpError("(C2) expected operand ")
             << i << " to have extents of 1 or of "
             << text(getType().getShape()) << ", found " << text(shape);
    widest = std::max(widest, number.getWidth());
    widths += number.getWidth() + (number.isUnsigned() ? 1 : 0);
  }
  if (getType().getShape() != ArrayRef<int64_t>(largest))
    return emitOpError("(C6) expected the result's shape to be ")
           << text(largest) << ", found " << text(getType().getShape());

  if (getShift() < 0 || getShift() > kMaxShift ||
      (getShift() != 0 && kind != EltwiseKind::Mul))
    return emitOpError("(C3) expected a shift of 0 .. 62, and of 0 but for "
                       "mul, found ")
           << getShift();
  bool rounds = kind == EltwiseKind::Mul || kind == EltwiseKind::Shr;
  if (getRound() != Round::Floor && !(rounds && getRound() == Round::HalfUp))
    return emitOpError("(C3) expected round floor, or half_up for mul and shr, "
                       "found ")
           << stringifyRound(getRound());
  if (getBoundsAttr()
          ? kind != EltwiseKind::Clamp || getBounds()->size() != 2 ||
                (*getBounds())[0] > (*getBounds())[1]
          : kind == EltwiseKind::Clamp)
    return emitOpError("(C4) expected two bounds, in order, for clamp only");
  if (getBitsAttr()
          ? kind != EltwiseKind::Clz || *getBits() < widest || *getBits() > 64
          : kind == EltwiseKind::Clz)
    return emitOpError("(C4) expected bits of ")
           << widest << " .. 64 for clz only";
  if (kind == EltwiseKind::Mul ? widths > 64
                               : kind != EltwiseKind::Clz && widest > 63)
    return emitOpError("(C5) expected a value of at most 64 bits, found "
                       "operands of ")
           << (kind == EltwiseKind::Mul ? widths : widest) << " bits"
           << (kind == EltwiseKind::Mul ? " together" : "");
  if (kind != EltwiseKind::Mul && getMultipliers() != Multiplier::Auto)
    return emitOpError("(C7) expected 'in ")
           << stringifyMultiplier(getMultipliers()) << "' for mul only";
  return success();
}

StreamType EltwiseOp::getWantedBeat(unsigned operand) {
  auto from = cast<StreamType>(getOperand(operand).getType());
  int64_t lanes = getProducedBeat(0).getLanes();
  if (from.getShape() == getType().getShape())
    return from.withLanes(lanes);
  // An element that serves for several comes alone.
  return from.getChannels() == getType().getChannels()
             ? from.withLanes(std::gcd(lanes, from.getChannels()))
             : from.withLanes(1);
}

StreamType EltwiseOp::getProducedBeat(unsigned) { return getType(); }

/// The interval to which a relu, a clamp or an abs without effect brings all
/// numbers of its operand, which has the type of the result. Nothing for other
/// ops, and where numbers wrap.
static std::optional<Interval> boundsOf(EltwiseOp op) {
  if (!isUnary(op.getKind()) ||
      op.getInputs().front().getType() != op.getType())
    return std::nullopt;
  Interval range = rangeOf(op.getType().getNumberType());
  Interval bounds = range;
  switch (op.getKind()) {
  case EltwiseKind::Relu:
    return bounds.cutBy({0, range.high});
  case EltwiseKind::Clamp:
    bounds = range.cutBy({(*op.getBounds())[0], (*op.getBounds())[1]});
    break;
  case EltwiseKind::Abs:
    if (range.low < 0)
      return std::nullopt;
    break;
  default:
    return std::nullopt;
  }
  if (op.getOverflow() == Overflow::Wrap)
    return range.contains(bounds) ? std::optional(bounds) : std::nullopt;
  return bounds.cutBy(heldBy(op.getType().getNumberType(), op.getOverflow()));
}

OpFoldResult EltwiseOp::fold(FoldAdaptor) {
  std::optional<Interval> bounds = boundsOf(*this);
  if (bounds && *bounds == rangeOf(getType().getNumberType()))
    return getInputs().front();
  return {};
}

/// clamp(clamp(x)), where the first changes nothing but the range.
static LogicalResult mergeClamps(EltwiseOp op, PatternRewriter &rewriter) {
  std::optional<Interval> bounds = boundsOf(op);
  auto first = op.getInputs().front().getDefiningOp<EltwiseOp>();
  if (!bounds || !first || !boundsOf(first) || !first->hasOneUse())
    return rewriter.notifyMatchFailure(op, "no two clamps in a row");
  DenseI64ArrayAttr cut = boundsWithin(boundsOf(first)->cutBy(*bounds),
                                       op.getType().getNumberType());
  if (!cut) {
    rewriter.replaceOp(op, first.getInputs().front());
    return success();
  }
  auto clamp = EltwiseOp::create(rewriter, op.getLoc(), op.getType(),
                                 EltwiseKind::Clamp, first.getInputs());
  clamp.setBoundsAttr(cut);
  rewriter.replaceOp(op, clamp);
  return success();
}

/// clamp(requant(x)): the bounds of the requant.
static LogicalResult clampInRequant(EltwiseOp op, PatternRewriter &rewriter) {
  std::optional<Interval> bounds = boundsOf(op);
  auto requant = op.getInputs().front().getDefiningOp<RequantOp>();
  if (!bounds || !requant || !requant->hasOneUse())
    return rewriter.notifyMatchFailure(op, "no clamp of a requant's result");
  if (requant.getOverflow() == Overflow::Wrap)
    return rewriter.notifyMatchFailure(op, "wraps before it is clamped");
  IntegerType type = op.getType().getNumberType();
  Interval inner = heldBy(type, requant.getOverflow());
  if (requant.getBounds())
    inner =
        Interval{(*requant.getBounds())[0], (*requant.getBounds())[1]}.cutBy(
            inner);
  Interval both = inner.cutBy(*bounds);
  auto merged = cast<RequantOp>(rewriter.clone(*requant));
  // Bounds that saturation has anyway need not be given.
  bool isHeld = both == heldBy(type, requant.getOverflow());
  merged.setBoundsAttr(isHeld ? DenseI64ArrayAttr() : boundsWithin(both, type));
  rewriter.replaceOp(op, merged);
  return success();
}

void EltwiseOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                            MLIRContext *) {
  patterns.add(mergeClamps);
  patterns.add(clampInRequant);
}

//===----------------------------------------------------------------------===//
// RequantOp
//===----------------------------------------------------------------------===//

void RequantOp::build(OpBuilder &builder, OperationState &state, Type type,
                      Value input, ArrayRef<int64_t> bias,
                      ArrayRef<int64_t> multiplier, ArrayRef<int64_t> shift,
                      int64_t zeroPoint, Round round, Overflow overflow) {
  build(builder, state, type, input, bias, multiplier, shift, zeroPoint, round,
        overflow, /*bounds=*/DenseI64ArrayAttr(), /*bands=*/BandsAttr());
}

LogicalResult RequantOp::verify() {
  StreamType from = getInput().getType();
  int64_t channels = from.getChannels();
  size_t expected = getMultiplier().size();
  if (BandsAttr bands = getBandsAttr()) {
    expected = bands.getNumClasses();
    if (from.getRank() != 4 || bands.getHeight() != from.getShape()[1] ||
        bands.getWidth() != from.getShape()[2])
      return emitOpError("(C5) expected bands of the map's rows and columns, "
                         "found ")
             << bands.getHeight() << " and " << bands.getWidth();
  } else if (expected != 1 && int64_t(expected) != channels) {
    expected = channels;
  }
  if (getMultiplier().size() != expected || getShift().size() != expected)
    return emitOpError("(C1) expected ")
           << (getBandsAttr() ? "" : "1 or ") << expected
           << " multipliers and shifts, found " << getMultiplier().size()
           << " and " << getShift().size();
  if (getBias().size() != 1 && int64_t(getBias().size()) != channels)
    return emitOpError("(C1) expected 1 bias or ")
           << channels << ", found " << getBias().size();

  SmallVector<int64_t> shape(from.getShape());
  if (failed(verifyNoWindows(*this, "C2")) ||
      failed(verifyShape(*this, "C2", shape, getType())))
    return failure();

  Interval biases = {getBias()[0], getBias()[0]};
  for (int64_t bias : getBias())
    biases = biases.join({bias, bias});
  Interval values = rangeOf(from.getNumberType()) + biases;
  // Only then products fit in 128 bits.
  if (signedWidthOf(values) > 64)
    return emitOpError("(C4) expected values with bias of at most 64 bits, "
                       "found ")
           << signedWidthOf(values);
  for (auto [multiplier, shift] :
       llvm::zip_equal(getMultiplier(), getShift())) {
    if (multiplier < 0 || shift < 0 || shift > kMaxShift)
      return emitOpError("(C3) expected a multiplier that is not negative and "
                         "a shift of 0 .. 62, found ")
             << multiplier << " and " << shift;
    Int128 rounding = shift == 0 ? 0 : Int128(1) << (shift - 1);
    if (getRound() == Round::Tosa && shift > 31)
      rounding += Int128(1) << 30;
    Interval product = values * Interval{multiplier, multiplier};
    Interval sum = product + Interval{-rounding, rounding};
    if (signedWidthOf(sum) > 64)
      return emitOpError("(C4) expected products of at most 64 bits, found ")
             << signedWidthOf(sum);
    // One more than the shifted product where rounding goes up.
    Interval scaled = {(product.low >> shift) - 1, (product.high >> shift) + 1};
    if (shift == 0)
      scaled = product;
    if (signedWidthOf(scaled + Interval{getZeroPoint(), getZeroPoint()}) > 64)
      return emitOpError("(C7) expected at most 64 bits with the zero point, "
                         "found a zero point of ")
             << getZeroPoint();
  }
  if (getBoundsAttr()) {
    ArrayRef<int64_t> bounds = *getBounds();
    if (bounds.size() != 2 || bounds[0] > bounds[1] ||
        !rangeOf(getType().getNumberType()).contains({bounds[0], bounds[1]}))
      return emitOpError("(C6) expected two bounds of ")
             << getType().getNumberType() << ", in order, found "
             << text(bounds);
  }
  return success();
}

StreamType RequantOp::getWantedBeat(unsigned) {
  return getInput().getType().withLanes(getType().getLanes());
}

StreamType RequantOp::getProducedBeat(unsigned) { return getType(); }

OpFoldResult RequantOp::fold(FoldAdaptor) {
  auto all = [](ArrayRef<int64_t> numbers, int64_t value) {
    return llvm::all_of(numbers, [=](int64_t n) { return n == value; });
  };
  IntegerType type = getType().getNumberType();
  bool identity = all(getBias(), 0) && all(getMultiplier(), 1) &&
                  all(getShift(), 0) && getZeroPoint() == 0 &&
                  !getBoundsAttr() && getInput().getType() == getType() &&
                  heldBy(type, getOverflow()) == rangeOf(type);
  return identity ? OpFoldResult(getInput()) : OpFoldResult();
}

/// Bounds that the result's type has anyway, and lists of equal numbers.
static LogicalResult simplifyRequant(RequantOp op, PatternRewriter &rewriter) {
  auto shorten = [](ArrayRef<int64_t> numbers) {
    return llvm::all_equal(numbers) ? numbers.take_front() : numbers;
  };
  auto result = op.clone();
  result.setBias(shorten(op.getBias()));
  ArrayRef<int64_t> multiplier = shorten(op.getMultiplier());
  ArrayRef<int64_t> shift = shorten(op.getShift());
  if (multiplier.size() == 1 && shift.size() == 1) {
    result.setMultiplier(multiplier);
    result.setShift(shift);
    result.removeBandsAttr();
  }
  if (op.getBounds()) {
    // Bounds are numbers of the type: what was clamped to them cannot wrap.
    if (op.getOverflow() == Overflow::Wrap)
      result.setOverflow(Overflow::Sat);
    if (Interval{(*op.getBounds())[0], (*op.getBounds())[1]}.contains(
            heldBy(op.getType().getNumberType(), result.getOverflow())))
      result.removeBoundsAttr();
  }
  if (result->getAttrDictionary() == op->getAttrDictionary()) {
    result->erase();
    return rewriter.notifyMatchFailure(op, "as simple as it can be");
  }
  rewriter.replaceOp(op, rewriter.insert(result.getOperation()));
  return success();
}

/// requant(requant(x)) where the first only widens or adds a constant:
/// multiplier 1, shift 0, and nothing is cut.
static LogicalResult mergeShift(RequantOp op, PatternRewriter &rewriter) {
  auto first = op.getInput().getDefiningOp<RequantOp>();
  if (!first || !first->hasOneUse() || first.getBounds() ||
      first.getMultiplier() != ArrayRef<int64_t>{1} ||
      first.getShift() != ArrayRef<int64_t>{0} || first.getBands())
    return rewriter.notifyMatchFailure(op, "nothing in front that only adds");
  Interval added = {first.getBias()[0], first.getBias()[0]};
  for (int64_t bias : first.getBias())
    added = added.join({bias, bias});
  int64_t zeroPoint = first.getZeroPoint();
  Interval passing = rangeOf(first.getInput().getType().getNumberType()) +
                     added + Interval{zeroPoint, zeroPoint};
  if (!heldBy(first.getType().getNumberType(), first.getOverflow())
           .contains(passing))
    return rewriter.notifyMatchFailure(op, "the first one cuts values");
  SmallVector<int64_t> bias(
      std::max(first.getBias().size(), op.getBias().size()));
  for (auto [i, sum] : llvm::enumerate(bias)) {
    Int128 exact =
        Int128(first.getBias()[first.getBias().size() == 1 ? 0 : i]) +
        zeroPoint + op.getBias()[op.getBias().size() == 1 ? 0 : i];
    if (!rangeOf(rewriter.getI64Type()).contains({exact, exact}))
      return rewriter.notifyMatchFailure(op, "the sum of biases is too large");
    sum = static_cast<int64_t>(exact);
  }
  auto merged = cast<RequantOp>(rewriter.clone(*op));
  merged.getInputMutable().assign(first.getInput());
  merged.setBias(bias);
  rewriter.replaceOp(op, merged);
  return success();
}

void RequantOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                            MLIRContext *) {
  patterns.add(simplifyRequant);
  patterns.add(mergeShift);
}

//===----------------------------------------------------------------------===//
// LutOp
//===----------------------------------------------------------------------===//

LogicalResult LutOp::verify() {
  IntegerType from = getInput().getType().getNumberType();
  if (failed(verifyNoWindows(*this, "C1")))
    return failure();
  int64_t fraction = getFraction();
  if (from.getWidth() > 20 || fraction < 0 ||
      fraction >= int64_t(from.getWidth()))
    return emitOpError("(C1) expected an operand of at most 20 bits and fewer "
                       "bits of fraction, found ")
           << from.getWidth() << " and " << fraction;
  if (failed(verifyConstants(*this, "C2", getTable())))
    return failure();
  auto type = cast<ShapedType>(getTable().getType());
  int64_t entries =
      (int64_t(1) << (from.getWidth() - fraction)) + (fraction ? 1 : 0);
  auto entry = dyn_cast<IntegerType>(type.getElementType());
  if (type.getRank() != 1 || type.getDimSize(0) != entries || !entry ||
      entry.isSigned() || entry.getWidth() > 64 ||
      entry.isUnsigned() != getType().isUnsigned())
    return emitOpError("(C2) expected a table of ")
           << entries << " integers"
           << (getType().isUnsigned() ? ", unsigned" : "") << ", found "
           << type;
  SmallVector<int64_t> shape(getInput().getType().getShape());
  if (failed(verifyShape(*this, "C3", shape, getType())))
    return failure();
  IntegerType to = getType().getNumberType();
  if (fraction ? to.getWidth() < entry.getWidth() + fraction : to != entry)
    return emitOpError("(C3) expected elements ")
           << entry << (fraction ? " and the bits of the fraction" : "")
           << ", found " << to;
  return success();
}

StreamType LutOp::getWantedBeat(unsigned) {
  return getInput().getType().withLanes(getType().getLanes());
}

StreamType LutOp::getProducedBeat(unsigned) { return getType(); }

OpFoldResult LutOp::fold(FoldAdaptor) {
  auto table = dyn_cast<DenseElementsAttr>(getTable());
  if (!table || getFraction() != 0 || getInput().getType() != getType())
    return {};
  Int128 expected = rangeOf(getType().getNumberType()).low;
  bool isUnsigned = getType().isUnsigned();
  for (const APInt &entry : table.getValues<APInt>())
    if ((isUnsigned ? Int128(entry.getZExtValue())
                    : Int128(entry.getSExtValue())) != expected++)
      return {};
  return getInput();
}
