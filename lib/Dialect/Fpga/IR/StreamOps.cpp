//===- StreamOps.cpp - Ops that move elements -----------------------------===//
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

/// One non-negative number per dimension.
static LogicalResult verifyExtents(Operation *op, StringRef name,
                                   ArrayRef<int64_t> extents, size_t rank) {
  if (extents.size() != rank ||
      llvm::any_of(extents, [](int64_t extent) { return extent < 0; }))
    return op->emitOpError()
           << "(C1) expected " << rank << " numbers in " << name
           << ", none negative, found " << text(extents);
  return success();
}

static bool isZero(ArrayRef<int64_t> numbers) {
  return llvm::all_of(numbers, [](int64_t number) { return number == 0; });
}

/// The lanes of operand and result of an op that shifts channels by `shifts`.
static int64_t commonLanes(StreamType from, StreamType to,
                           ArrayRef<int64_t> shifts) {
  int64_t lanes = std::gcd(from.getChannels(), to.getChannels());
  for (int64_t shift : shifts)
    lanes = std::gcd(lanes, shift);
  return std::gcd(lanes, to.getLanes());
}

//===----------------------------------------------------------------------===//
// FifoOp
//===----------------------------------------------------------------------===//

LogicalResult FifoOp::verify() {
  if (getDepth() < 1 || getDepth() > INT32_MAX)
    return emitOpError("(C1) expected a depth in 1 .. 2^31 - 1, found ")
           << getDepth();
  if (getPeak() && (*getPeak() < 0 || *getPeak() > getDepth()))
    return emitOpError("(C2) expected a peak in 0 .. ")
           << getDepth() << ", found " << *getPeak();
  return success();
}

/// Two queues in a row hold as much as one of both depths.
static LogicalResult mergeFifos(FifoOp op, PatternRewriter &rewriter) {
  auto first = op.getInput().getDefiningOp<FifoOp>();
  if (!first || !first->hasOneUse())
    return rewriter.notifyMatchFailure(op, "no fifo in front of it");
  if (first.getMemory() != op.getMemory())
    return rewriter.notifyMatchFailure(op, "other memories");
  if (first.getDepth() + op.getDepth() > INT32_MAX)
    return rewriter.notifyMatchFailure(op, "too deep together");
  // What was measured of two says nothing of one.
  rewriter.replaceOpWithNewOp<FifoOp>(op, first.getInput(),
                                      first.getDepth() + op.getDepth(),
                                      op.getMemory(), /*peak=*/IntegerAttr());
  return success();
}

void FifoOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                         MLIRContext *) {
  patterns.add(mergeFifos);
}

//===----------------------------------------------------------------------===//
// ForkOp
//===----------------------------------------------------------------------===//

void ForkOp::build(OpBuilder &builder, OperationState &state, Value input,
                   unsigned copies) {
  state.addOperands(input);
  state.addTypes(SmallVector<Type>(copies, input.getType()));
}

ParseResult ForkOp::parse(OpAsmParser &parser, OperationState &result) {
  OpAsmParser::UnresolvedOperand input;
  Type type;
  if (parser.parseOperand(input) ||
      parser.parseOptionalAttrDict(result.attributes) ||
      parser.parseColonType(type) ||
      parser.resolveOperand(input, type, result.operands))
    return failure();
  result.addTypes(SmallVector<Type>(parser.getNumResults(), type));
  return success();
}

void ForkOp::print(OpAsmPrinter &printer) {
  printer << " " << getInput();
  printer.printOptionalAttrDict((*this)->getAttrs());
  printer << " : " << getInput().getType();
}

LogicalResult ForkOp::verify() {
  if (getResults().empty())
    return emitOpError("(C1) expected at least one result");
  for (Type type : getResultTypes())
    if (type != getInput().getType())
      return emitOpError("(C2) expected results of type ")
             << getInput().getType() << ", found " << type;
  return success();
}

static LogicalResult simplifyFork(ForkOp op, PatternRewriter &rewriter) {
  // A copy that nobody takes would stop the stream.
  SmallVector<OpResult> used;
  for (OpResult result : op->getResults())
    if (!result.use_empty())
      used.push_back(result);
  if (used.size() == 1) {
    rewriter.replaceAllUsesWith(used.front(), op.getInput());
    rewriter.eraseOp(op);
    return success();
  }
  if (!used.empty() && used.size() < op->getNumResults()) {
    auto fork =
        ForkOp::create(rewriter, op.getLoc(), op.getInput(), used.size());
    for (auto [before, after] : llvm::zip_equal(used, fork.getResults()))
      rewriter.replaceAllUsesWith(before, after);
    rewriter.eraseOp(op);
    return success();
  }
  // A fork of a fork.
  auto outer = op.getInput().getDefiningOp<ForkOp>();
  if (!outer || !op.getInput().hasOneUse())
    return rewriter.notifyMatchFailure(op, "several copies of no fork");
  rewriter.setInsertionPoint(outer);
  auto fork = ForkOp::create(rewriter, outer.getLoc(), outer.getInput(),
                             outer->getNumResults() + op->getNumResults() - 1);
  unsigned next = 0;
  for (OpResult result : outer->getResults()) {
    if (result != op.getInput()) {
      rewriter.replaceAllUsesWith(result, fork.getResult(next++));
      continue;
    }
    for (OpResult copy : op->getResults())
      rewriter.replaceAllUsesWith(copy, fork.getResult(next++));
  }
  rewriter.eraseOp(op);
  rewriter.eraseOp(outer);
  return success();
}

void ForkOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                         MLIRContext *) {
  patterns.add(simplifyFork);
}

//===----------------------------------------------------------------------===//
// CastLanesOp
//===----------------------------------------------------------------------===//

LogicalResult CastLanesOp::verify() {
  StreamType from = getInput().getType(), to = getType();
  if (from.getShape() != to.getShape() || from.withLanes(to.getLanes()) != to)
    return emitOpError("(C1) expected types that differ in lanes only, found ")
           << from << " and " << to;
  // The order of elements within a pixel of windows depends on the lanes unless
  // whole windows follow each other, all their taps in one beat.
  if (from.getWindowType() && from.getLanes() != to.getLanes() &&
      from.getTaps() != from.getWindowElements())
    return emitOpError("(C2) expected whole windows in a beat, found ")
           << from.getTaps() << " of " << from.getWindowElements() << " taps";
  if (from.getRepeat() != 1 && from.getLanes() != to.getLanes())
    return emitOpError("(C2) expected windows that come once, found repeat = ")
           << from.getRepeat();
  return success();
}

OpFoldResult CastLanesOp::fold(FoldAdaptor) {
  if (getInput().getType() == getType())
    return getInput();
  if (auto first = getInput().getDefiningOp<CastLanesOp>()) {
    getInputMutable().assign(first.getInput());
    return getResult();
  }
  return {};
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

/// Where only dimensions of extent 1 move, elements keep their order.
static LogicalResult reorderToReshape(ReorderOp op, PatternRewriter &rewriter) {
  int64_t last = -1;
  for (int64_t dim : op.getPermutation()) {
    if (op.getInput().getType().getShape()[dim] == 1)
      continue;
    if (dim < last)
      return rewriter.notifyMatchFailure(op, "elements change their order");
    last = dim;
  }
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
// CropOp, PadOp
//===----------------------------------------------------------------------===//

LogicalResult CropOp::verify() {
  StreamType from = getInput().getType();
  if (failed(verifyExtents(*this, "low", getLow(), from.getRank())) ||
      failed(verifyExtents(*this, "high", getHigh(), from.getRank())) ||
      failed(verifyNoWindows(*this, "C2")))
    return failure();
  SmallVector<int64_t> shape;
  for (auto [extent, low, high] :
       llvm::zip_equal(from.getShape(), getLow(), getHigh())) {
    if (low >= extent || high >= extent - low)
      return emitOpError("(C2) expected something to be left of extent ")
             << extent << ", found low = " << low << " and high = " << high;
    shape.push_back(extent - low - high);
  }
  if (failed(verifyShape(*this, "C2", shape, getType())))
    return failure();
  return verifyElement(*this, "C2", from, getType());
}

StreamType CropOp::getWantedBeat(unsigned) {
  return getInput().getType().withLanes(getProducedBeat(0).getLanes());
}

StreamType CropOp::getProducedBeat(unsigned) {
  return getType().withLanes(commonLanes(getInput().getType(), getType(),
                                         {getLow().back(), getHigh().back()}));
}

OpFoldResult CropOp::fold(FoldAdaptor) {
  if (isZero(getLow()) && isZero(getHigh()) &&
      getInput().getType() == getType())
    return getInput();
  return {};
}

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
  StreamType from = getInput().getType();
  if (failed(verifyExtents(*this, "low", getLow(), from.getRank())) ||
      failed(verifyExtents(*this, "high", getHigh(), from.getRank())) ||
      failed(verifyNoWindows(*this, "C2")))
    return failure();
  SmallVector<int64_t> shape;
  for (auto [extent, low, high] :
       llvm::zip_equal(from.getShape(), getLow(), getHigh())) {
    if (low > INT32_MAX || high > INT32_MAX)
      return emitOpError("(C1) expected numbers below 2^31, found low = ")
             << low << " and high = " << high;
    shape.push_back(extent + low + high);
  }
  if (failed(verifyShape(*this, "C2", shape, getType())) ||
      failed(verifyElement(*this, "C2", from, getType())))
    return failure();
  if (!rangeOf(from.getNumberType()).contains({getValue(), getValue()}))
    return emitOpError("(C3) expected a value of ")
           << from.getNumberType() << ", found " << getValue();
  return success();
}

StreamType PadOp::getWantedBeat(unsigned) {
  return getInput().getType().withLanes(getProducedBeat(0).getLanes());
}

StreamType PadOp::getProducedBeat(unsigned) {
  return getType().withLanes(commonLanes(getInput().getType(), getType(),
                                         {getLow().back(), getHigh().back()}));
}

OpFoldResult PadOp::fold(FoldAdaptor) {
  if (isZero(getLow()) && isZero(getHigh()) &&
      getInput().getType() == getType())
    return getInput();
  return {};
}

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
