//===- EliminatePooling.cpp - Pooling to convolutions ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/EliminatePooling.h"
#include "PoolingRewriter.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace ptc;

llvm::StringRef ptc::stringify(NumericClass numericClass) {
  switch (numericClass) {
  case NumericClass::BitExact:
    return "bit-exact";
  case NumericClass::SpecExact:
    return "spec-exact";
  case NumericClass::Reassociating:
    return "reassociating";
  }
  llvm_unreachable("unknown numeric class");
}

//===----------------------------------------------------------------------===//
// Shared building blocks
//===----------------------------------------------------------------------===//

SmallVector<OpFoldResult, 3> PoolingRewriter::resultExtents() const {
  SmallVector<OpFoldResult, 3> extents;
  for (auto [i, window] : llvm::enumerate(pooling.window)) {
    if (window.outSize != kUnknown || !pooling.init)
      extents.push_back(b.getIndexAttr(window.outSize));
    else
      extents.push_back(ops.extent(b, pooling.init, pooling.layout, i));
  }
  return extents;
}

/// Adds `amount` to a count that is unknown once a part of it is.
static void addTo(int64_t &count, ArrayRef<int64_t> factors) {
  int64_t product = 1;
  for (int64_t factor : factors)
    product =
        factor == kUnknown || product == kUnknown ? kUnknown : product * factor;
  count = count == kUnknown || product == kUnknown ? kUnknown : count + product;
}

Value PoolingRewriter::buildConv(const Conv &conv) {
  auto type = cast<RankedTensorType>(conv.input.getType());
  int64_t channels = type.getDimSize(conv.layout.channel);
  // Planes of the batch that are channels share their weights.
  int64_t planes = channelsInBatch ? pooling.channels() : 1;
  int64_t weights =
      conv.form == ConvForm::Dense ? conv.filter.outputChannels(channels) : 1;
  int64_t taps = 1, positions = 1;
  for (auto [i, window] : llvm::enumerate(conv.window)) {
    taps = taps == kUnknown || conv.filter.kernel[i] == kUnknown
               ? kUnknown
               : taps * conv.filter.kernel[i];
    positions = positions == kUnknown || window.outSize == kUnknown
                    ? kUnknown
                    : positions * window.outSize;
  }
  addTo(outcome.parameters, {taps, channels, weights});
  addTo(outcome.multiplications, {taps, channels, weights, positions, planes});
  return ops.conv(b, conv);
}

Value PoolingRewriter::buildConv1x1(Value x, const Layout &layout,
                                    ArrayRef<double> weights, Type accType,
                                    int64_t inputZeroPoint) {
  Conv conv;
  conv.form = ConvForm::Dense;
  conv.input = x;
  conv.layout = layout;
  conv.inputZeroPoint = inputZeroPoint;
  conv.accType = accType;
  conv.filter.joins = true;
  for (double weight : weights)
    conv.filter.taps.push_back({weight});
  for (unsigned i = 0; i < layout.spatial.size(); ++i) {
    WindowDim window;
    OpFoldResult size = ops.extent(b, x, layout, i);
    window.size = window.outSize = getConstantIntValue(size).value_or(kUnknown);
    conv.window.push_back(window);
    conv.outSizes.push_back(size);
    conv.filter.kernel.push_back(1);
  }
  return buildConv(conv);
}

//===----------------------------------------------------------------------===//
// The rewrite
//===----------------------------------------------------------------------===//

/// Erases `op` and what only it used: window operands, zero points, fills.
static void eraseWithDeadOperands(RewriterBase &rewriter, Operation *op) {
  SmallVector<Value> operands(op->getOperands());
  rewriter.eraseOp(op);
  while (!operands.empty()) {
    Operation *producer = operands.pop_back_val().getDefiningOp();
    if (!producer || !isOpTriviallyDead(producer))
      continue;
    llvm::append_range(operands, producer->getOperands());
    // An op may be named twice among the operands.
    llvm::erase_if(operands, [&](Value value) {
      return value.getDefiningOp() == producer;
    });
    rewriter.eraseOp(producer);
  }
}

OrDecline<PoolingRewrite>
ptc::eliminatePooling(RewriterBase &rewriter, PoolingOpInterface op,
                      const EliminatePoolingOptions &options) {
  OrDecline<Pooling> pooling = op.getPooling();
  if (!pooling)
    return pooling.decline();

  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(op);
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  const TensorBuilder &ops = op.getTensorBuilder();
  PoolingRewriter state{b, ops, *pooling, options, {}};

  bool sums = pooling->reduction == Reduction::Sum ||
              pooling->reduction == Reduction::Average;
  OrDecline<Value> result =
      sums ? state.rewriteSum()
           : (options.maxForm == MaxForm::ReluOnly ? state.rewriteReluOnly()
                                                   : state.rewriteMax());
  if (!result)
    return result.decline();

  Value replacement = *result;
  if (pooling->spatialDimsDropped)
    replacement = ops.dropSpatialDims(b, replacement, pooling->layout);
  std::optional<int64_t> largestSum = state.largestSum();
  // A pool may be known better than its type says.
  if (replacement.getType() != pooling->result.getType())
    replacement = ops.refineType(b, replacement, pooling->result.getType());
  if (state.foldedScale)
    rewriter.replaceOp(state.foldedScale->op, state.foldedScale->operand);
  rewriter.replaceAllUsesWith(pooling->result, replacement);
  eraseWithDeadOperands(rewriter, op);
  if (sums)
    ops.simplifyDivisors(rewriter, replacement, pooling->layout, largestSum);
  return state.outcome;
}

std::optional<int64_t> PoolingRewriter::largestSum() const {
  auto input = dyn_cast<IntegerType>(pooling.inputElementType());
  auto init = dyn_cast_or_null<IntegerAttr>(pooling.initValue);
  if (!input || !isa<IntegerType>(pooling.accType) || !init ||
      !init.getValue().isZero() || pooling.taps() == kUnknown ||
      input.getWidth() > 32)
    return std::nullopt;
  unsigned width = input.getWidth();
  int64_t magnitude = pooling.isUnsigned ? (int64_t(1) << width) - 1
                                         : int64_t(1) << (width - 1);
  std::optional<int64_t> sum = checkedMul(magnitude, pooling.taps());
  // A sum that may wrap reaches every value of its type.
  unsigned accWidth = pooling.accType.getIntOrFloatBitWidth();
  if (!sum || (accWidth < 64 && *sum >= int64_t(1) << (accWidth - 1)))
    return std::nullopt;
  return sum;
}

//===----------------------------------------------------------------------===//
// Pattern
//===----------------------------------------------------------------------===//

namespace {
struct EliminatePoolingPattern final
    : OpInterfaceRewritePattern<PoolingOpInterface> {
  EliminatePoolingPattern(MLIRContext *context,
                          const EliminatePoolingOptions &options)
      : OpInterfaceRewritePattern(context), options(options) {}

  LogicalResult matchAndRewrite(PoolingOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (options.control && !options.control(op))
      return rewriter.notifyMatchFailure(op, "left alone on request");
    OrDecline<PoolingRewrite> outcome = eliminatePooling(rewriter, op, options);
    if (outcome)
      return success();
    return rewriter.notifyMatchFailure(op, [&](Diagnostic &diagnostic) {
      diagnostic << outcome.decline().condition << ": "
                 << outcome.decline().reason;
    });
  }

  EliminatePoolingOptions options;
};
} // namespace

void ptc::populateEliminatePoolingPatterns(
    RewritePatternSet &patterns, const EliminatePoolingOptions &options) {
  patterns.add<EliminatePoolingPattern>(patterns.getContext(), options);
}
