//===- FuseBranches.cpp - One op for branches that are added up -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChainKernels.h"
#include "LinearFuser.h"
#include "LinearSite.h"

#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc;

namespace {

/// One of two values that are added, back to a value that both come from.
struct Branch {
  /// First op first; empty for the value itself.
  LinearChain ops;
  Value source;

  int64_t zeroPoint() const {
    return ops.empty() ? 0 : ops.front().linear.inputZeroPoint;
  }
};

} // namespace

/// The linear ops above `value`, last op first, as far as they may be fused
/// with `consumer`, which reads it.
static LinearChain opsAbove(Value value, LinearOp consumer) {
  LinearChain above;
  while (true) {
    consumer.linear.input = value;
    std::optional<LinearOp> producer = linearProducer(value);
    if (!producer || producer->linear.addend ||
        !(producer->linear.layout == consumer.linear.layout) ||
        checkLink(*producer, consumer))
      return above;
    above.push_back(*producer);
    value = producer->linear.input;
    consumer = *producer;
  }
}

/// The two branches that `join` adds up, if they start at one value.
static std::optional<std::pair<Branch, Branch>>
findBranches(const LinearOp &join) {
  // A convolution with an addend is the last op of its branch.
  LinearChain left, right;
  if (!join.linear.isJoin) {
    left.push_back(join);
    left.front().linear.addend = {};
  }
  Value leftEnd = join.linear.input, rightEnd = join.linear.addend;
  llvm::append_range(left, opsAbove(leftEnd, join));
  LinearOp other = join;
  other.linear.addend = leftEnd;
  if (!join.linear.isJoin) {
    // What is added has the type of the result.
    other.linear.isJoin = true;
    other.linear.inputZeroPoint = 0;
    other.linear.accType =
        cast<RankedTensorType>(rightEnd.getType()).getElementType();
  }
  right = opsAbove(rightEnd, other);

  auto valueAbove = [](const LinearChain &ops, size_t count, Value end) {
    return count == 0 ? end : ops[count - 1].linear.input;
  };
  Value leftStart = join.linear.isJoin ? leftEnd : join.linear.result;
  size_t least = join.linear.isJoin ? 0 : 1;
  for (size_t total = least; total <= left.size() + right.size(); ++total)
    for (size_t l = least; l <= std::min(total, left.size()); ++l) {
      size_t r = total - l;
      if (r > right.size())
        continue;
      Value source = valueAbove(left, l, leftStart);
      if (source != valueAbove(right, r, rightEnd) || (l == 0 && r == 0))
        continue;
      Branch a{{left.begin(), left.begin() + l}, source};
      Branch b{{right.begin(), right.begin() + r}, source};
      std::reverse(a.ops.begin(), a.ops.end());
      std::reverse(b.ops.begin(), b.ops.end());
      return std::pair(std::move(a), std::move(b));
    }
  return std::nullopt;
}

static std::vector<ChainOp> chainOpsOf(const Branch &branch) {
  std::vector<ChainOp> ops;
  for (const LinearOp &op : branch.ops)
    ops.push_back({op.linear.shape, op.linear.cost});
  return ops;
}

bool ptc::fuseBranches(RewriterBase &rewriter, const LinearOp &join,
                       const FuseLinearConvsOptions &options,
                       LinearReport *report) {
  std::optional<std::pair<Branch, Branch>> branches = findBranches(join);
  if (!branches)
    return false;
  auto &[left, right] = *branches;
  auto stays = [&](std::optional<Decline> why, LinearCost apart = {},
                   LinearCost together = {}) {
    if (report)
      report->boundaries.push_back(
          boundaryAt(join.op->getLoc(), why, apart, together));
    return false;
  };
  bool isFloat = isa<FloatType>(join.linear.accType);
  if (left.zeroPoint() != right.zeroPoint())
    return stays(Decline{"T21", "the branches have different zero points"});
  bool isTooInexact = isFloat && options.numerics == Numerics::Exact;
  if (isTooInexact && !(options.estimatesFast && report))
    return stays(inexact());

  // What stands costs what its own best plan costs.
  LinearCost before;
  bool isKnown = true;
  for (const Branch *branch : {&left, &right}) {
    std::vector<ChainOp> ops = chainOpsOf(*branch);
    before = before + planChain(ops, options.plan).after;
    for (const ChainOp &op : ops)
      isKnown &= outputPositions(op.shape) != kUnknown;
  }

  ErrorBound bound(join.linear.accType);
  double error = 0;
  auto kernelOf = [&](const Branch &branch) -> OrDecline<LinearKernel> {
    if (branch.ops.empty()) {
      const Layout &layout = join.linear.layout;
      auto type = cast<RankedTensorType>(branch.source.getType());
      if (type.isDynamicDim(layout.channel))
        return Decline{"T24", "the number of channels is unknown"};
      std::vector<int64_t> sizes;
      for (unsigned dim : layout.spatial)
        sizes.push_back(type.getDimSize(dim));
      if (sizes.empty())
        sizes.push_back(1);
      return identityKernel(sizes, type.getDimSize(layout.channel));
    }
    ChainKernels kernels(branch.ops);
    OrDecline<LinearKernel> whole =
        kernels.compose(0, branch.ops.size(), options.plan.limits);
    if (!whole)
      return whole;
    ErrorBound own(join.linear.accType);
    for (unsigned i = 0; i < branch.ops.size(); ++i)
      own.through(**kernels.get(i));
    error += own.magnitude.error + own.eps / 2 * own.magnitude.value;
    return whole;
  };
  OrDecline<LinearKernel> leftKernel = kernelOf(left);
  if (!leftKernel)
    return stays(leftKernel.decline());
  OrDecline<LinearKernel> rightKernel = kernelOf(right);
  if (!rightKernel)
    return stays(rightKernel.decline());
  OrDecline<LinearKernel> merged =
      add(*leftKernel, scaled(*rightKernel, join.linear.addendSign),
          options.plan.limits);
  if (!merged)
    return stays(merged.decline());

  LinearCost after =
      cost(merged->shape, isKnown ? outputPositions(merged->shape) : 1);
  // Equal cost is less work: the addition goes.
  if (isCheaper(before, after, options.plan.objective) ||
      !isWithinGrowth(after, before, options.plan))
    return stays(std::nullopt, before, after);

  const TensorBuilder &ops = join.builder();
  LinearSite site;
  site.input = left.source;
  site.layout = join.linear.layout;
  site.inputZeroPoint = left.zeroPoint();
  site.accType = join.linear.accType;
  site.resultType = cast<RankedTensorType>(join.linear.result.getType());
  site.extentsOf = join.linear.result;
  if (std::optional<Decline> decline = checkSite(ops, *merged, site))
    return stays(decline);
  bound.through(*merged);
  error += bound.magnitude.error;
  if (std::optional<Decline> decline = checkBound(error))
    return stays(decline);
  if (isTooInexact) {
    report->fast.before = report->fast.before + before;
    report->fast.after = report->fast.after + after;
    report->fast.boundEps = std::max(report->fast.boundEps, error / bound.eps);
    return stays(inexact());
  }

  SmallVector<Location> locations;
  for (const Branch *branch : {&left, &right})
    for (const LinearOp &op : branch->ops)
      locations.push_back(op.op->getLoc());
  locations.push_back(join.op->getLoc());
  rewriter.setInsertionPoint(join.op);
  ImplicitLocOpBuilder b(rewriter.getFusedLoc(locations), rewriter);
  Value result = buildLinear(b, ops, *merged, site);
  if (result.getType() != site.resultType)
    result = ops.refineType(b, result, site.resultType);
  if (report)
    report->rewrites.push_back(
        {b.getLoc(), "two branches become one " + describeKernel(merged->shape),
         isFloat ? NumericClass::Reassociating : NumericClass::BitExact,
         isFloat ? error / bound.eps : 0.0, before, after});
  rewriter.replaceAllUsesWith(join.linear.result, result);
  rewriter.eraseOp(join.op);
  for (const Branch *branch : {&left, &right})
    for (const LinearOp &op : llvm::reverse(branch->ops))
      if (op.op != join.op && op.op->use_empty())
        rewriter.eraseOp(op.op);
  return true;
}
