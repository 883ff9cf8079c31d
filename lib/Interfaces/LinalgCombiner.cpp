//===- LinalgCombiner.cpp - What a reduction computes --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgCombiner.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace ptc;

/// Matches the combining op and its signedness.
static std::optional<Combiner> matchCombiningOp(Operation *op) {
  Combiner combiner;
  combiner.isUnsigned = isa<arith::MaxUIOp, arith::MinUIOp>(op);
  if (isa<arith::MaxNumFOp, arith::MinNumFOp>(op))
    combiner.nanMode = NanMode::Ignore;
  if (isa<arith::AddFOp, arith::AddIOp>(op))
    combiner.reduction = Reduction::Sum;
  else if (isa<arith::MaximumFOp, arith::MaxSIOp, arith::MaxUIOp,
               arith::MaxNumFOp>(op))
    combiner.reduction = Reduction::Max;
  else if (isa<arith::MinimumFOp, arith::MinSIOp, arith::MinUIOp,
               arith::MinNumFOp>(op))
    combiner.reduction = Reduction::Min;
  else
    return std::nullopt;
  return combiner;
}

std::optional<Combiner> ptc::matchCombiner(linalg::LinalgOp op,
                                           unsigned result) {
  Block *body = op.getBlock();
  Operation *yield = body->getTerminator();
  Operation *combine = yield->getOperand(result).getDefiningOp();
  if (!combine || combine->getBlock() != body || combine->getNumOperands() != 2)
    return std::nullopt;
  std::optional<Combiner> combiner = matchCombiningOp(combine);
  if (!combiner)
    return std::nullopt;
  // What else the body computes is for nobody, but it must not act.
  if (!llvm::all_of(body->without_terminator(), [](Operation &inner) {
        return isMemoryEffectFree(&inner);
      }))
    return std::nullopt;

  Value in = body->getArgument(0);
  Value out = body->getArgument(op.getNumDpsInputs() + result);
  Value lhs = combine->getOperand(0), rhs = combine->getOperand(1);
  if (rhs == out && lhs != out)
    std::swap(lhs, rhs);
  if (lhs != out)
    return std::nullopt;
  if (Operation *cast = rhs.getDefiningOp()) {
    if (!isa<arith::ExtSIOp, arith::ExtUIOp, arith::ExtFOp, arith::TruncIOp,
             arith::TruncFOp, arith::SIToFPOp, arith::UIToFPOp, arith::FPToSIOp,
             arith::FPToUIOp>(cast))
      return std::nullopt;
    bool unsignedCast =
        isa<arith::ExtUIOp, arith::UIToFPOp, arith::FPToUIOp>(cast);
    // A comparison in the other signedness than the conversion's is no known
    // pool. After zero extension both comparisons agree.
    if (combiner->isUnsigned && isa<arith::ExtSIOp, arith::FPToSIOp>(cast))
      return std::nullopt;
    if (!combiner->isUnsigned && combiner->reduction != Reduction::Sum &&
        isa<arith::FPToUIOp>(cast))
      return std::nullopt;
    // Convolutions round to nearest even.
    if (auto trunc = dyn_cast<arith::TruncFOp>(cast);
        trunc && trunc.getRoundingmodeAttr())
      return std::nullopt;
    combiner->isUnsigned |= unsignedCast;
    rhs = cast->getOperand(0);
    combiner->casts = true;
  }
  if (rhs != in)
    return std::nullopt;
  return combiner;
}
