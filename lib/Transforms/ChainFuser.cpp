//===- ChainFuser.cpp - Fewer ops in a chain ------------------------------===//
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

#include <map>

using namespace mlir;
using namespace ptc;

/// How often a chain is planned before the runs become shorter.
constexpr unsigned kPlansBeforeShorter = 8;

namespace {

/// The fusion of one chain: plans, composes what the plan asks for, and plans
/// again where the numbers do not allow it.
class ChainFuser {
public:
  ChainFuser(RewriterBase &rewriter, const LinearChain &chain,
             const FuseLinearConvsOptions &options)
      : rewriter(rewriter), chain(chain), options(options), kernels(chain),
        ops(chain.front().builder()), chainOps(planOps(chain)),
        positions(chainPositions(chainOps)) {}

  Plan plan(Numerics numerics, unsigned maxRun);
  /// Adds to `report` what reassociating fusions would save.
  void estimateFast(LinearReport &report);
  /// Puts the plan into practice. False if nothing was to do.
  bool apply(LinearReport *report);

private:
  /// What takes the place of one part: one op, or a window and the op behind.
  struct Replacement {
    PlanPart part;
    std::optional<LinearKernel> window;
    LinearKernel kernel;
    NumericClass numericClass;
    double boundEps;
  };

  /// Runs from one op on do not compose from this end on.
  struct Refusal {
    unsigned end;
    Decline why;
  };

  OrDecline<Replacement> compose(const PlanPart &part);
  bool saysTheSame(const Replacement &replacement) const;
  OrDecline<LinearKernel> append(const LinearKernel &whole, unsigned begin,
                                 unsigned end);
  Refusal refuse(const PlanPart &part, const Decline &why);
  Plan composeAll(Numerics numerics, std::vector<Replacement> &replacements);
  LinearSite siteOf(const PlanPart &part) const;
  /// The cost of the ops that `part` replaces, and of those in their place.
  LinearCost costOfPart(const PlanPart &part) const;
  LinearCost costOfNew(const Replacement &replacement) const;
  void build(const Replacement &replacement, LinearReport *report);

  RewriterBase &rewriter;
  const LinearChain &chain;
  const FuseLinearConvsOptions &options;
  ChainKernels kernels;
  const TensorBuilder &ops;
  std::vector<ChainOp> chainOps;
  std::vector<int64_t> positions;
  /// Parts whose numbers turned out not to compose, by first op and
  /// windowFirst.
  std::map<std::pair<unsigned, bool>, Refusal> refused;
};

} // namespace

Plan ChainFuser::plan(Numerics numerics, unsigned maxRun) {
  auto check = [&](const PlanPart &part,
                   const LinearShape &) -> std::optional<Decline> {
    if (auto it = refused.find({part.begin, part.windowFirst});
        it != refused.end() && part.end >= it->second.end)
      return it->second.why;
    if (numerics == Numerics::Fast)
      return std::nullopt;
    // A commuted window is another order of additions.
    NumericClass numericClass =
        classOfRun(kernels, chain, part.begin, part.end);
    bool isFloat = isa<FloatType>(chain[part.begin].linear.accType);
    if (numericClass == NumericClass::Reassociating ||
        (part.windowFirst && isFloat))
      return inexact();
    return std::nullopt;
  };
  PlanOptions planOptions = options.plan;
  planOptions.maxRun = maxRun;
  planOptions.movesWindows &= !options.averagesLast;
  return planChain(chainOps, planOptions, check);
}

LinearSite ChainFuser::siteOf(const PlanPart &part) const {
  // A window that moves to the front stays in its layout.
  unsigned like = part.windowFirst
                      ? part.end - 1
                      : firstComputing(chain, part.begin, part.end);
  return ptc::siteOf(chain, part.begin, part.end, like);
}

/// Where the window of `shape` goes that moves in front of an op at `site`,
/// which keeps its extents.
static LinearSite windowSite(const LinearSite &site, const LinearShape &shape) {
  LinearSite window = site;
  window.addend = {};
  auto type = cast<RankedTensorType>(site.input.getType());
  window.resultType =
      typeOf(shape, site.layout, type.clone(site.resultType.getElementType()));
  return window;
}

OrDecline<ChainFuser::Replacement> ChainFuser::compose(const PlanPart &part) {
  const LinearLimits &limits = options.plan.limits;
  Replacement replacement{part, std::nullopt, {}, {}, 0};
  LinearSite site = siteOf(part);
  ErrorBound after(site.accType);
  unsigned frontEnd = part.windowFirst ? part.end - 1 : part.end;
  OrDecline<LinearKernel> front = kernels.compose(part.begin, frontEnd, limits);
  if (!front)
    return front.decline();
  if (part.windowFirst) {
    OrDecline<LinearKernel> window = kernels.view(part.end - 1, part.begin);
    if (!window)
      return window.decline();
    OrDecline<LinearPair> pair = windowBeforeConv(*front, *window, limits);
    if (!pair)
      return pair.decline();
    LinearSite first = windowSite(site, pair->first.shape);
    const LinearOp &last = chain[part.end - 1];
    if (std::optional<Decline> decline =
            isPool(last.linear) ? checkMovedPool(last, pair->first, first)
                                : checkSite(ops, pair->first, first))
      return *decline;
    after.through(pair->first);
    replacement.window = std::move(pair->first);
    replacement.kernel = std::move(pair->second);
  } else {
    replacement.kernel = std::move(*front);
  }
  if (std::optional<Decline> decline = checkSite(ops, replacement.kernel, site))
    return *decline;
  after.through(replacement.kernel, /*ontoTensor=*/bool(site.addend));

  replacement.numericClass = classOfRun(kernels, chain, part.begin, part.end);
  if (part.windowFirst && after.eps > 0)
    replacement.numericClass = NumericClass::Reassociating;
  if (after.eps > 0 && replacement.numericClass != NumericClass::BitExact) {
    ErrorBound before(site.accType);
    for (unsigned i = part.begin; i < part.end; ++i)
      before.through(**kernels.get(i),
                     /*ontoTensor=*/i + 1 == part.end && site.addend);
    replacement.boundEps =
        (before.magnitude.error + after.magnitude.error) / after.eps;
    if (std::optional<Decline> decline = checkBound(replacement.boundEps))
      return *decline;
  }
  return replacement;
}

/// The run [begin, end), of which `whole` is all but the last op.
OrDecline<LinearKernel> ChainFuser::append(const LinearKernel &whole,
                                           unsigned begin, unsigned end) {
  const LinearLimits &limits = options.plan.limits;
  if (std::optional<Decline> decline = kernels.checkShapes(begin, end, limits))
    return *decline;
  OrDecline<LinearKernel> last = kernels.view(end - 1, begin);
  if (!last)
    return last.decline();
  return composeIn(chain[begin].linear.accType, whole, *last, limits);
}

/// Where the runs from the first op of `part`, which does not compose, stop to.
/// Shorter ones may compose; what is longer than those that do not is given up,
/// so that the number of plans stays small.
ChainFuser::Refusal ChainFuser::refuse(const PlanPart &part,
                                       const Decline &why) {
  if (part.windowFirst)
    return {part.end, why};
  unsigned begin = part.begin;
  Refusal refusal{begin + 2, why};
  if (std::optional<Decline> decline =
          kernels.checkShapes(begin, begin + 2, options.plan.limits))
    return {begin + 2, *decline};
  OrDecline<const LinearKernel *> first = kernels.get(begin);
  if (!first)
    return {begin + 2, first.decline()};
  LinearKernel whole = **first;
  for (unsigned end = begin + 2; end <= part.end; ++end) {
    OrDecline<LinearKernel> longer = append(whole, begin, end);
    std::optional<Decline> decline =
        longer ? checkSite(ops, *longer, siteOf({begin, end}))
               : longer.decline();
    if (!decline)
      refusal.end = end + 1;
    else if (refusal.end == end)
      refusal.why = *decline;
    if (!longer)
      break;
    whole = std::move(*longer);
  }
  return refusal;
}

/// Plans until everything that the plan asks for can be composed.
Plan ChainFuser::composeAll(Numerics numerics,
                            std::vector<Replacement> &replacements) {
  unsigned maxRun = options.plan.maxRun;
  for (unsigned plans = 1;; ++plans) {
    // Where next to nothing composes, long runs are given up before all of them
    // have been tried.
    if (plans > kPlansBeforeShorter)
      maxRun = std::max(maxRun / 2, 2u);
    Plan next = plan(numerics, maxRun);
    bool allCompose = true;
    std::vector<Replacement> known = std::move(replacements);
    auto it = known.begin();
    replacements.clear();
    for (const PlanPart &part : next.parts) {
      if (part.size() == 1)
        continue;
      while (it != known.end() && it->part.begin < part.begin)
        ++it;
      if (it != known.end() && it->part.begin == part.begin &&
          it->part.end == part.end &&
          it->part.windowFirst == part.windowFirst) {
        replacements.push_back(std::move(*it));
        continue;
      }
      OrDecline<Replacement> replacement = compose(part);
      if (replacement) {
        replacements.push_back(std::move(*replacement));
        continue;
      }
      refused.insert_or_assign({part.begin, part.windowFirst},
                               refuse(part, replacement.decline()));
      allCompose = false;
    }
    if (allCompose)
      return next;
  }
}

/// "the pool", "one depthwise 2x2 convolution"
static std::string windowName(const Linear &op, const LinearShape &shape) {
  return isPool(op) ? "the pool" : "one " + describeKernel(shape);
}

LinearCost ChainFuser::costOfPart(const PlanPart &part) const {
  LinearCost total;
  for (unsigned i = part.begin; i < part.end; ++i) {
    LinearCost one = chainOps[i].cost;
    one.macs = checkedMul(one.macs, positions[i]).value_or(INT64_MAX);
    total = total + one;
  }
  return total;
}

LinearCost ChainFuser::costOfNew(const Replacement &replacement) const {
  unsigned last = replacement.part.end - 1;
  LinearCost total = cost(replacement.kernel.shape, positions[last]);
  if (!replacement.window)
    return total;
  LinearCost window = windowCost(chainOps[last], replacement.window->outputs());
  int64_t known = outputPositions(replacement.window->shape);
  window.macs =
      checkedMul(window.macs, known == kUnknown ? positions[last] : known)
          .value_or(INT64_MAX);
  return total + window;
}

/// Whether a replacement has as many ops as what it replaces: a scale and a
/// shift, or a padding and a convolution, in a dialect that has no op for both.
/// It would be replaced for ever.
bool ChainFuser::saysTheSame(const Replacement &replacement) const {
  const PlanPart &part = replacement.part;
  const LinearKernel &kernel = replacement.kernel;
  if (part.size() != 2 || replacement.window)
    return false;
  bool hasPadding = chain[part.begin].linear.isMovement ||
                    chain[part.begin + 1].linear.isMovement;
  if (ops.padsApart() && hasPadding && kernel.shape.isPadded())
    return true;
  return ops.scalesAndShiftsApart() && kernel.shape.isScalePerChannel() &&
         kernel.hasBias() &&
         llvm::any_of(channelFactors(kernel),
                      [](double factor) { return factor != 1.0; });
}

void ChainFuser::build(const Replacement &replacement, LinearReport *report) {
  const PlanPart &part = replacement.part;
  LinearSite site = siteOf(part);
  Operation *last = chain[part.end - 1].op;
  SmallVector<Location> locations;
  for (unsigned i = part.begin; i < part.end; ++i)
    locations.push_back(chain[i].op->getLoc());
  Location loc = rewriter.getFusedLoc(locations);

  rewriter.setInsertionPoint(last);
  ImplicitLocOpBuilder b(loc, rewriter);
  site.input = enterSite(b, ops, site);
  if (replacement.window) {
    LinearSite first = windowSite(site, replacement.window->shape);
    const LinearOp &window = chain[part.end - 1];
    site.input = isPool(window.linear)
                     ? buildMovedPool(b, window, *replacement.window, first)
                     : buildLinear(b, ops, *replacement.window, first);
    site.inputZeroPoint = 0;
  }
  Value replaced = chain[part.end - 1].linear.result;
  Value result =
      leaveSite(b, ops, site, buildLinear(b, ops, replacement.kernel, site),
                replaced.getType());

  if (report) {
    LinearRewrite fusion{loc,
                         {},
                         replacement.numericClass,
                         replacement.boundEps,
                         costOfPart(part),
                         costOfNew(replacement)};
    fusion.form = llvm::formatv("{0} linear ops become ", part.size());
    if (replacement.window)
      fusion.form +=
          windowName(chain[part.end - 1].linear, replacement.window->shape) +
          " in front of ";
    fusion.form += "one " + describeKernel(replacement.kernel.shape);
    report->rewrites.push_back(std::move(fusion));
  }

  rewriter.replaceAllUsesWith(replaced, result);
  eraseRun(rewriter, ArrayRef(chain).slice(part.begin, part.size()));
}

void ChainFuser::estimateFast(LinearReport &report) {
  std::vector<Replacement> replacements;
  composeAll(Numerics::Fast, replacements);
  for (const Replacement &replacement : replacements) {
    report.fast.before = report.fast.before + costOfPart(replacement.part);
    report.fast.after = report.fast.after + costOfNew(replacement);
    report.fast.boundEps = std::max(report.fast.boundEps, replacement.boundEps);
  }
}

LinearBoundary ptc::boundaryAt(Location loc,
                               const std::optional<Decline> &decline,
                               const LinearCost &apart,
                               const LinearCost &together) {
  if (decline)
    return LinearBoundary(loc, *decline);
  return LinearBoundary(
      loc, llvm::formatv("one op would have {0} multiply-accumulates instead "
                         "of {1} and {2} parameters instead of {3}",
                         together.macs, apart.macs, together.parameters,
                         apart.parameters));
}

bool ChainFuser::apply(LinearReport *report) {
  std::vector<Replacement> replacements;
  Plan chosen = composeAll(options.numerics, replacements);
  llvm::erase_if(replacements, [&](const Replacement &replacement) {
    return saysTheSame(replacement);
  });
  if (replacements.empty()) {
    if (report && options.estimatesFast && options.numerics == Numerics::Exact)
      estimateFast(*report);
    if (report)
      for (const PlanBoundary &boundary : chosen.boundaries)
        report->boundaries.push_back(
            boundaryAt(chain[boundary.before].op->getLoc(), boundary.decline,
                       boundary.apart, boundary.together));
    return false;
  }
  // From the last one on, because each reads what is in front of it.
  size_t reported = report ? report->rewrites.size() : 0;
  for (const Replacement &replacement : llvm::reverse(replacements))
    build(replacement, report);
  if (report)
    std::reverse(report->rewrites.begin() + reported, report->rewrites.end());
  return true;
}

bool ptc::fuseChain(RewriterBase &rewriter, const LinearChain &chain,
                    const FuseLinearConvsOptions &options,
                    LinearReport *report) {
  return ChainFuser(rewriter, chain, options).apply(report);
}
