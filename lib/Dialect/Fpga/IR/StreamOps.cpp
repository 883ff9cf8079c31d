//===- StreamOps.cpp - Ops that pass beats on -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Verify.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace ptc::fpga;

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
