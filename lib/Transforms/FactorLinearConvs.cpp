//===- FactorLinearConvs.cpp - Structure inside filters -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/FactorLinearConvs.h"
#include "ChainKernels.h"
#include "LinearDriver.h"
#include "LinearSite.h"

#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc;

namespace {

/// The factoring of one op.
class Factoring {
public:
  Factoring(const LinearOp &op, const FactorLinearConvsOptions &options)
      : linear(op.linear), ops(op.builder()), options(options),
        type(cast<RankedTensorType>(linear.result.getType())),
        isFloat(isa<FloatType>(type.getElementType())) {}

  /// What to put in the place of the op, or why it stays.
  OrDecline<LinearSplit> find(const LinearKernel &kernel) const;
  Value build(TensorBuilder::Builder &b, const LinearSplit &split) const;
  LinearRewrite describe(Location loc, const LinearKernel &kernel,
                         const LinearSplit &split) const;

private:
  /// How far the results of the new ops are from the old ones, in eps.
  double boundOf(const LinearKernel &kernel, const LinearSplit &split) const;
  /// Where one of the new ops goes, on `input`.
  LinearSite siteOf(Value input, const LinearKernel &kernel, bool isFirst,
                    bool isLast) const;
  bool splits() const;

  const Linear &linear;
  const TensorBuilder &ops;
  const FactorLinearConvsOptions &options;
  RankedTensorType type;
  bool isFloat;
};

} // namespace

/// True if a value may stand between two ops without being rounded to few bits
/// or to other integers than the sums.
bool Factoring::splits() const {
  Type element = type.getElementType();
  if (isFloat)
    return element.getIntOrFloatBitWidth() >= 32;
  return linear.accType == element;
}

LinearSite Factoring::siteOf(Value input, const LinearKernel &kernel,
                             bool isFirst, bool isLast) const {
  LinearSite site;
  site.input = input;
  site.layout = linear.layout;
  site.inputZeroPoint = isFirst ? linear.inputZeroPoint : 0;
  site.accType = linear.accType;
  site.resultType = type;
  if (isLast) {
    site.addend = linear.addend;
    site.extentsOf = linear.result;
    return site;
  }
  site.resultType = typeOf(kernel.shape, linear.layout, type);
  return site;
}

OrDecline<LinearSplit> Factoring::find(const LinearKernel &kernel) const {
  SplitOptions split = options.split;
  split.splits = splits();
  if (!isFloat)
    split.factor.tolerance = 0.0;
  // An op that reads what another one gives reads values of the result's type.
  Value between = linear.result;
  auto canBuild = [&](const LinearKernel &part, bool isFirst) {
    Value input = isFirst ? linear.input : between;
    // What is added goes to the last op, which is not known here.
    return !checkSite(ops, part, siteOf(input, part, isFirst, true));
  };
  std::optional<LinearSplit> found = splitLinear(kernel, split, canBuild);
  if (!found)
    return Decline{"", "no cheaper factors were found"};
  if (found->ops.empty() && (linear.addend || linear.inputZeroPoint != 0))
    return Decline{"T16", "the identity adds a tensor or has a zero point"};
  if (found->ops.empty() && getElementTypeOrSelf(linear.input.getType()) !=
                                getElementTypeOrSelf(type))
    return Decline{"T21", "the identity converts its elements"};
  for (size_t i = 0; i + 1 < found->ops.size(); ++i)
    if (std::optional<Decline> decline = checkSite(
            ops, found->ops[i],
            siteOf(i == 0 ? linear.input : between, found->ops[i], i == 0,
                   /*isLast=*/false)))
      return *decline;
  if (isFloat)
    if (std::optional<Decline> decline = checkBound(boundOf(kernel, *found)))
      return *decline;
  return std::move(*found);
}

double Factoring::boundOf(const LinearKernel &kernel,
                          const LinearSplit &split) const {
  ErrorBound before(linear.accType), after(linear.accType);
  before.through(kernel, /*ontoTensor=*/bool(linear.addend));
  for (const LinearKernel &part : split.ops)
    after.through(part,
                  /*ontoTensor=*/linear.addend && &part == &split.ops.back());
  return (before.magnitude.error + after.magnitude.error + split.outputError) /
         before.eps;
}

Value Factoring::build(TensorBuilder::Builder &b,
                       const LinearSplit &split) const {
  Value value = linear.input;
  for (auto [i, kernel] : llvm::enumerate(split.ops))
    value = buildLinear(b, ops, kernel,
                        siteOf(value, kernel, i == 0,
                               /*isLast=*/i + 1 == split.ops.size()));
  return value.getType() == type ? value : ops.refineType(b, value, type);
}

LinearRewrite Factoring::describe(Location loc, const LinearKernel &kernel,
                                  const LinearSplit &split) const {
  LinearRewrite rewrite{loc,
                        describeKernel(kernel.shape),
                        NumericClass::BitExact,
                        0,
                        split.before,
                        split.after};
  rewrite.form += split.ops.empty() ? " goes" : " becomes ";
  for (auto [i, part] : llvm::enumerate(split.ops))
    rewrite.form += (i ? ", then " : "") + describeKernel(part.shape);
  rewrite.form += ": " + llvm::join(split.structures, ", ");
  if (!split.exact)
    rewrite.form += llvm::formatv(
        "; error of the filter {0:E2} at most, Frobenius {1:E2}, of the result "
        "{2:E2} max |x|",
        split.maxError, split.frobeniusError, split.outputError);
  if (!isFloat)
    return rewrite;
  rewrite.numericClass = NumericClass::Reassociating;
  rewrite.boundEps = boundOf(kernel, split);
  return rewrite;
}

using OpSet = llvm::SmallPtrSet<Operation *, 16>;

/// factorLinearConvAt that adds the new ops to `made`, and does not report that
/// one of these stays as it is.
static bool factorAt(RewriterBase &rewriter, LinearOpInterface op,
                     const FactorLinearConvsOptions &options,
                     LinearReport *report, OpSet &made) {
  auto stays = [&](const Decline &why) {
    if (!report || made.contains(op))
      return false;
    if (why.condition.empty())
      report->boundaries.emplace_back(op->getLoc(), why.reason);
    else
      report->boundaries.emplace_back(op->getLoc(), why);
    return false;
  };
  OrDecline<Linear> description = op.getLinear();
  if (!description)
    return false;
  LinearOp linearOp{op, std::move(*description)};
  const Linear &linear = linearOp.linear;
  if (linear.isJoin || linear.isMovement || linear.cost.parameters == 0)
    return false;
  if (isa<FloatType>(linear.accType) && options.numerics == Numerics::Exact)
    return stays({"T23", "factoring floats rounds differently; numerics=fast "
                         "allows it"});
  OrDecline<LinearKernel> kernel = linear.loadKernel();
  if (!kernel)
    return stays(kernel.decline());
  Factoring factoring(linearOp, options);
  OrDecline<LinearSplit> split = factoring.find(*kernel);
  if (!split)
    return stays(split.decline());

  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(op);
  ImplicitLocOpBuilder b(op->getLoc(), rewriter);
  if (report)
    report->rewrites.push_back(
        factoring.describe(op->getLoc(), *kernel, *split));
  Operation *front = op->getPrevNode();
  rewriter.replaceAllUsesWith(linear.result, factoring.build(b, *split));
  Operation *next = front ? front->getNextNode() : &op->getBlock()->front();
  for (; next != op; next = next->getNextNode())
    made.insert(next);
  rewriter.eraseOp(op);
  return true;
}

bool ptc::factorLinearConvAt(RewriterBase &rewriter, LinearOpInterface op,
                             const FactorLinearConvsOptions &options,
                             LinearReport *report) {
  OpSet made;
  return factorAt(rewriter, op, options, report, made);
}

LinearReport ptc::factorLinearConvs(RewriterBase &rewriter, Operation *root,
                                    const FactorLinearConvsOptions &options) {
  LinearReport report;
  OpSet made;
  rewriteLinearOps(rewriter, root, report, [&](LinearOpInterface op) {
    return factorAt(rewriter, op, options, &report, made);
  });
  return report;
}

namespace {
struct FactorLinearConvPattern final
    : OpInterfaceRewritePattern<LinearOpInterface> {
  FactorLinearConvPattern(MLIRContext *context,
                          const FactorLinearConvsOptions &options)
      : OpInterfaceRewritePattern(context), options(options) {}

  LogicalResult matchAndRewrite(LinearOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (factorLinearConvAt(rewriter, op, options))
      return success();
    return rewriter.notifyMatchFailure(op, "nothing to factor");
  }

  FactorLinearConvsOptions options;
};
} // namespace

void ptc::populateFactorLinearConvPatterns(
    RewritePatternSet &patterns, const FactorLinearConvsOptions &options) {
  patterns.add<FactorLinearConvPattern>(patterns.getContext(), options);
}
