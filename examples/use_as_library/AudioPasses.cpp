//===- AudioPasses.cpp - Patterns of pool-to-conv in passes of our own ----===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Audio.h"

#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "PoolToConv/Transforms/FuseLinearConvs.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace {

struct SimplifyPass : PassWrapper<SimplifyPass, OperationPass<>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(SimplifyPass)
  StringRef getArgument() const override { return "audio-simplify"; }

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    ptc::EliminatePoolingOptions pools;
    pools.numerics = ptc::Numerics::Fast;
    ptc::populateEliminatePoolingPatterns(patterns, pools);
    ptc::FuseLinearConvsOptions chains;
    chains.plan.objective = ptc::Objective::Convs;
    ptc::populateFuseLinearConvPatterns(patterns, chains);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

/// A filter says what it computes, and the builder of linalg can write that:
/// the lowering needs no more.
struct LowerFir : OpRewritePattern<audio::FirOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(audio::FirOp op,
                                PatternRewriter &rewriter) const override {
    const auto &linalg = ptc::LinalgBuilder::get();
    ptc::OrDecline<ptc::Linear> linear = op.getLinear();
    if (!linear)
      return rewriter.notifyMatchFailure(op, linear.decline().reason);
    auto inputType = cast<RankedTensorType>(linear->input.getType());
    auto declined = linalg.checkLinear(linear->shape, linear->layout,
                                       inputType.getElementType(),
                                       linear->weightType, linear->accType);
    if (declined)
      return rewriter.notifyMatchFailure(op, declined->reason);
    ptc::OrDecline<ptc::LinearKernel> kernel = linear->loadKernel();
    if (!kernel)
      return rewriter.notifyMatchFailure(op, kernel.decline().reason);
    ptc::LinearConv conv;
    conv.input = linear->input;
    conv.layout = linear->layout;
    conv.kernel = &*kernel;
    conv.accType = linear->accType;
    conv.weightType = linear->weightType;
    conv.resultType = cast<RankedTensorType>(op.getType());
    ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
    rewriter.replaceOp(op, linalg.linear(builder, conv));
    return success();
  }
};

/// The plain lowering, which does not go through filters: what the judge
/// compares the filters with.
struct LowerPool : OpRewritePattern<audio::PoolOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(audio::PoolOp op,
                                PatternRewriter &rewriter) const override {
    ptc::OrDecline<ptc::Pooling> pooling = op.getPooling();
    if (!pooling)
      return rewriter.notifyMatchFailure(op, pooling.decline().reason);
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type = cast<RankedTensorType>(op.getType());
    Type element = type.getElementType();
    bool isSum = pooling->reduction == ptc::Reduction::Sum;
    TypedAttr start =
        isSum ? b.getZeroAttr(element) : pooling->identity(element);
    Value empty = tensor::EmptyOp::create(b, type.getShape(), element);
    Value init = linalg::FillOp::create(
                     b, ValueRange{arith::ConstantOp::create(b, start)},
                     ValueRange{empty})
                     .getResult(0);
    Value window = tensor::EmptyOp::create(
        b, ArrayRef<int64_t>{static_cast<int64_t>(op.getSize())}, element);
    ValueRange inputs[] = {ValueRange{op.getInput(), window}, ValueRange{init}};
    auto strides = b.getI64VectorAttr(op.getSize());
    auto dilations = b.getI64VectorAttr(1);
    Operation *pool =
        isSum ? linalg::PoolingNcwSumOp::create(b, TypeRange{type}, inputs[0],
                                                inputs[1], strides, dilations)
                    .getOperation()
              : linalg::PoolingNcwMaxOp::create(b, TypeRange{type}, inputs[0],
                                                inputs[1], strides, dilations)
                    .getOperation();
    rewriter.replaceOp(op, pool);
    return success();
  }
};

struct LowerToLinalgPass : PassWrapper<LowerToLinalgPass, OperationPass<>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(LowerToLinalgPass)
  StringRef getArgument() const override { return "audio-to-linalg"; }

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<LowerFir, LowerPool>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace

std::unique_ptr<Pass> audio::createSimplifyPass() {
  return std::make_unique<SimplifyPass>();
}

std::unique_ptr<Pass> audio::createLowerToLinalgPass() {
  return std::make_unique<LowerToLinalgPass>();
}
