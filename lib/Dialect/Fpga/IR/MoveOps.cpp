//===- MoveOps.cpp - Ops that move elements -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Verify.h"
#include "mlir/IR/PatternMatch.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

/// The lanes of operand and result of an op that shifts channels by `shifts`.
static int64_t commonLanes(StreamType from, StreamType to,
                           ArrayRef<int64_t> shifts) {
  int64_t lanes = std::gcd(from.getChannels(), to.getChannels());
  for (int64_t shift : shifts)
    lanes = std::gcd(lanes, shift);
  return std::gcd(lanes, to.getLanes());
}

//===----------------------------------------------------------------------===//
// ReshapeOp
//===----------------------------------------------------------------------===//

LogicalResult ReshapeOp::verify() {
  StreamType from = getInput().getType(), to = getType();
  if (from.getElementType() != to.getElementType() ||
      from.getNumElements() != to.getNumElements() || from.getWindowType())
    return emitOpError(
               "(C1) expected the same elements without windows, found ")
           << from << " and " << to;
  return success();
}

/// Lanes of operand and result alike: the result's, where the operand's shape
/// allows them, too.
static int64_t reshapeLanes(ReshapeOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  if (allowsLanes(from, to.getLanes()))
    return to.getLanes();
  return std::gcd(to.getLanes(),
                  std::gcd(from.getChannels(), to.getChannels()));
}

StreamType ReshapeOp::getWantedBeat(unsigned) {
  return getInput().getType().withLanes(reshapeLanes(*this));
}

StreamType ReshapeOp::getProducedBeat(unsigned) {
  return getType().withLanes(reshapeLanes(*this));
}

OpFoldResult ReshapeOp::fold(FoldAdaptor) {
  if (getInput().getType() == getType())
    return getInput();
  if (auto first = getInput().getDefiningOp<ReshapeOp>()) {
    getInputMutable().assign(first.getInput());
    return getResult();
  }
  return {};
}

//===----------------------------------------------------------------------===//
// ReorderOp
//===----------------------------------------------------------------------===//

LogicalResult ReorderOp::verify() {
  StreamType from = getInput().getType();
  ArrayRef<int64_t> permutation = getPermutation();
  SmallVector<int64_t> sorted(permutation);
  llvm::sort(sorted);
  if (sorted != llvm::to_vector(llvm::seq<int64_t>(0, from.getRank())))
    return emitOpError("(C1) expected a permutation of ")
           << from.getRank() << " dimensions, found " << text(permutation);
  SmallVector<int64_t> shape;
  for (int64_t dim : permutation)
    shape.push_back(from.getShape()[dim]);
  if (failed(verifyNoWindows(*this, "C2")) ||
      failed(verifyShape(*this, "C2", shape, getType())))
    return failure();
  return verifyElement(*this, "C2", from, getType());
}

OpFoldResult ReorderOp::fold(FoldAdaptor) {
  if (getInput().getType() == getType() && llvm::is_sorted(getPermutation()))
    return getInput();
  if (auto first = getInput().getDefiningOp<ReorderOp>();
      first && first.getMemory() == getMemory()) {
    SmallVector<int64_t> permutation;
    for (int64_t dim : getPermutation())
      permutation.push_back(first.getPermutation()[dim]);
    setPermutation(permutation);
    getInputMutable().assign(first.getInput());
    return getResult();
  }
  return {};
}

bool ReorderOp::keepsOrder(ArrayRef<int64_t> shape,
                           ArrayRef<int64_t> permutation) {
  SmallVector<int64_t> moved(permutation);
  llvm::erase_if(moved, [&](int64_t dim) { return shape[dim] == 1; });
  return llvm::is_sorted(moved);
}

static LogicalResult reorderToReshape(ReorderOp op, PatternRewriter &rewriter) {
  if (!ReorderOp::keepsOrder(op.getInput().getType().getShape(),
                             op.getPermutation()))
    return rewriter.notifyMatchFailure(op, "elements change their order");
  StreamType from = op.getInput().getType();
  if (from.getLanes() != op.getType().getLanes())
    return rewriter.notifyMatchFailure(op, "other lanes");
  rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getType(), op.getInput());
  return success();
}

void ReorderOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                            MLIRContext *) {
  patterns.add(reorderToReshape);
}

//===----------------------------------------------------------------------===//
// CropOp, PadOp: `low` and `high` positions less or more at the ends of each
// dimension
//===----------------------------------------------------------------------===//

/// One number per dimension that is not negative, no windows, and a result that
/// is `sign` times that much larger.
template <typename Op>
static LogicalResult verifyEnds(Op op, int sign) {
  StreamType from = op.getInput().getType();
  for (auto [name, extents] :
       {std::pair("low", op.getLow()), std::pair("high", op.getHigh())})
    if (int64_t(extents.size()) != from.getRank() ||
        llvm::any_of(extents, [](int64_t extent) { return extent < 0; }))
      return op.emitOpError("(C1) expected ")
             << from.getRank() << " numbers in " << name
             << ", none negative, found " << text(extents);
  if (failed(verifyNoWindows(op, "C2")))
    return failure();
  SmallVector<int64_t> shape;
  for (auto [extent, low, high] :
       llvm::zip_equal(from.getShape(), op.getLow(), op.getHigh())) {
    if (sign > 0 && (low > INT32_MAX || high > INT32_MAX))
      return op.emitOpError("(C1) expected numbers below 2^31, found low = ")
             << low << " and high = " << high;
    if (sign < 0 && (low >= extent || high >= extent - low))
      return op.emitOpError("(C2) expected something to be left of extent ")
             << extent << ", found low = " << low << " and high = " << high;
    shape.push_back(extent + sign * (low + high));
  }
  if (failed(verifyShape(op, "C2", shape, op.getType())))
    return failure();
  return verifyElement(op, "C2", from, op.getType());
}

template <typename Op>
static StreamType producedBeat(Op op) {
  return op.getType().withLanes(
      commonLanes(op.getInput().getType(), op.getType(),
                  {op.getLow().back(), op.getHigh().back()}));
}

template <typename Op>
static StreamType wantedBeat(Op op) {
  return op.getInput().getType().withLanes(producedBeat(op).getLanes());
}

/// The operand, where nothing changes.
template <typename Op>
static OpFoldResult foldEnds(Op op) {
  auto isZero = [](int64_t number) { return number == 0; };
  if (llvm::all_of(op.getLow(), isZero) && llvm::all_of(op.getHigh(), isZero) &&
      op.getInput().getType() == op.getType())
    return op.getInput();
  return {};
}

LogicalResult CropOp::verify() { return verifyEnds(*this, -1); }

StreamType CropOp::getWantedBeat(unsigned) { return wantedBeat(*this); }

StreamType CropOp::getProducedBeat(unsigned) { return producedBeat(*this); }

OpFoldResult CropOp::fold(FoldAdaptor) { return foldEnds(*this); }

/// Two crops in a row drop what both drop.
static LogicalResult mergeCrops(CropOp op, PatternRewriter &rewriter) {
  auto first = op.getInput().getDefiningOp<CropOp>();
  if (!first || !first->hasOneUse())
    return rewriter.notifyMatchFailure(op, "no crop in front of it");
  SmallVector<int64_t> low, high;
  for (auto [a, b] : llvm::zip_equal(first.getLow(), op.getLow()))
    low.push_back(a + b);
  for (auto [a, b] : llvm::zip_equal(first.getHigh(), op.getHigh()))
    high.push_back(a + b);
  rewriter.replaceOpWithNewOp<CropOp>(op, op.getType(), first.getInput(), low,
                                      high);
  return success();
}

void CropOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                         MLIRContext *) {
  patterns.add(mergeCrops);
}

LogicalResult PadOp::verify() {
  if (failed(verifyEnds(*this, 1)))
    return failure();
  IntegerType number = getInput().getType().getNumberType();
  if (!rangeOf(number).contains({getValue(), getValue()}))
    return emitOpError("(C3) expected a value of ")
           << number << ", found " << getValue();
  return success();
}

StreamType PadOp::getWantedBeat(unsigned) { return wantedBeat(*this); }

StreamType PadOp::getProducedBeat(unsigned) { return producedBeat(*this); }

OpFoldResult PadOp::fold(FoldAdaptor) { return foldEnds(*this); }

//===----------------------------------------------------------------------===//
// ConcatOp
//===----------------------------------------------------------------------===//

LogicalResult ConcatOp::verify() {
  if (getInputs().empty())
    return emitOpError("(C1) expected at least one operand");
  if (failed(verifyNoWindows(*this, "C1")))
    return failure();
  int64_t channels = 0;
  for (Value input : getInputs()) {
    auto from = cast<StreamType>(input.getType());
    if (failed(verifyElement(*this, "C1", from, getType())))
      return failure();
    SmallVector<int64_t> expected(getType().getShape());
    expected.back() = from.getChannels();
    if (failed(verifyShape(*this, "C1", expected, from)))
      return failure();
    channels += from.getChannels();
  }
  if (channels != getType().getChannels())
    return emitOpError("(C2) expected ")
           << channels << " channels in the result, found "
           << getType().getChannels();
  return success();
}

StreamType ConcatOp::getWantedBeat(unsigned operand) {
  return cast<StreamType>(getOperand(operand).getType())
      .withLanes(getProducedBeat(0).getLanes());
}

StreamType ConcatOp::getProducedBeat(unsigned) {
  SmallVector<int64_t> channels;
  for (Value input : getInputs())
    channels.push_back(cast<StreamType>(input.getType()).getChannels());
  return getType().withLanes(commonLanes(getType(), getType(), channels));
}

OpFoldResult ConcatOp::fold(FoldAdaptor) {
  if (getInputs().size() == 1 && getInputs().front().getType() == getType())
    return getInputs().front();
  return {};
}
