//===- AveragesLast.cpp - Convolutions in front of averages ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChainKernels.h"
#include "LinearFuser.h"
#include "LinearSite.h"
#include "PoolToConv/Algebra/LinearStructure.h"

#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace ptc;

bool ptc::moveConvBeforePool(RewriterBase &rewriter, const LinearOp &pool,
                             const FuseLinearConvsOptions &options,
                             LinearReport *report) {
  if (!isPool(pool.linear))
    return false;
  ChainView view(pool.linear);
  std::optional<LinearOp> conv = nextInChain(pool, view);
  if (!conv || conv->linear.cost.parameters == 0 ||
      conv->linear.shape.isPointwise() || !conv->moves.empty() ||
      !(conv->linear.layout == pool.linear.layout))
    return false;
  auto stays = [&](const Decline &why) {
    if (report)
      report->boundaries.emplace_back(conv->op->getLoc(), why);
    return false;
  };
  bool isFloat = isa<FloatType>(conv->linear.accType);
  if (isFloat && options.numerics == Numerics::Exact)
    return stays(inexact());
  if (conv->linear.addend)
    return stays({"T16", "the convolution adds a tensor"});
  OrDecline<LinearKernel> window = pool.linear.loadKernel();
  if (!window)
    return stays(window.decline());
  OrDecline<LinearKernel> filter = conv->linear.loadKernel();
  if (!filter)
    return stays(filter.decline());
  OrDecline<LinearPair> pair =
      convBeforeWindow(*window, *filter, options.plan.limits);
  if (!pair)
    return stays(pair.decline());
  if (pair->second.hasBias()) {
    // An average leaves a constant as it is; a sum does not.
    pair->first.bias = pair->second.bias;
    double factor = *windowWeight(pair->second) * pair->second.shape.taps();
    for (double &bias : pair->first.bias)
      bias /= factor;
    pair->second.bias.clear();
  }

  LinearSite last;
  last.layout = pool.linear.layout;
  last.accType = conv->linear.accType;
  last.resultType = cast<RankedTensorType>(conv->linear.result.getType());
  last.extentsOf = conv->linear.result;
  LinearSite first = last;
  first.input = pool.linear.input;
  first.extentsOf = {};
  first.resultType = typeOf(pair->first.shape, first.layout, last.resultType);
  last.input = pool.linear.input;
  if (getElementTypeOrSelf(first.resultType) !=
      getElementTypeOrSelf(pool.linear.input))
    return stays({"T21", "the pool would read other integers"});
  const TensorBuilder &ops = conv->builder();
  if (std::optional<Decline> decline = checkSite(ops, pair->first, first))
    return stays(*decline);
  if (std::optional<Decline> decline = checkMovedPool(pool, pair->second, last))
    return stays(*decline);

  ErrorBound before(last.accType), after(last.accType);
  before.through(*window);
  before.through(*filter);
  after.through(pair->first);
  after.through(pair->second);
  double error = before.magnitude.error + after.magnitude.error;
  if (std::optional<Decline> decline = checkBound(error))
    return stays(*decline);

  rewriter.setInsertionPoint(conv->op);
  Location loc = rewriter.getFusedLoc({pool.op->getLoc(), conv->op->getLoc()});
  ImplicitLocOpBuilder b(loc, rewriter);
  last.input = buildLinear(b, ops, pair->first, first);
  Value result = buildMovedPool(b, pool, pair->second, last);
  if (result.getType() != last.resultType)
    result = ops.refineType(b, result, last.resultType);
  if (report) {
    std::vector<ChainOp> chain = {{pool.linear.shape, pool.linear.cost},
                                  {conv->linear.shape, conv->linear.cost}};
    LinearRewrite rewrite{loc, describeKernel(pair->first.shape) +
                                   " in front of the pool"};
    rewrite.before = planChain(chain).before;
    rewrite.after = planChain({{pair->first.shape, cost(pair->first.shape, 1)},
                               {pair->second.shape,
                                windowCost(chain[0], filter->outputs())}})
                        .before;
    if (isFloat) {
      rewrite.numericClass = NumericClass::Reassociating;
      rewrite.boundEps = error / before.eps;
    }
    report->rewrites.push_back(std::move(rewrite));
  }
  rewriter.replaceAllUsesWith(conv->linear.result, result);
  rewriter.eraseOp(conv->op);
  rewriter.eraseOp(pool.op);
  return true;
}
