//===- FuseLinearConvs.cpp - Fewer linear convolutions --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/FuseLinearConvs.h"
#include "LinearChain.h"
#include "LinearDriver.h"
#include "PoolToConv/Algebra/LinearStructure.h"

#include "llvm/Support/FormatVariadic.h"

#include <map>

using namespace mlir;
using namespace ptc;

/// How often a chain is planned before the runs become shorter.
constexpr unsigned kPlansBeforeShorter = 8;

static Decline inexact() {
  return {"T23", "fusing floats rounds differently; numerics=fast allows it"};
}

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
  SmallVector<int64_t> extents(type.getShape());
  extents[site.layout.channel] = shape.channels.outputs();
  for (auto [i, dim] : llvm::enumerate(site.layout.spatial))
    extents[dim] = shape.window[i].outSize;
  window.resultType =
      RankedTensorType::get(extents, site.resultType.getElementType());
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
  after.through(replacement.kernel);

  replacement.numericClass = classOfRun(kernels, chain, part.begin, part.end);
  if (part.windowFirst && after.eps > 0)
    replacement.numericClass = NumericClass::Reassociating;
  if (after.eps > 0 && replacement.numericClass != NumericClass::BitExact) {
    ErrorBound before(site.accType);
    for (unsigned i = part.begin; i < part.end; ++i)
      before.through(**kernels.get(i));
    replacement.boundEps =
        (before.magnitude.error + after.magnitude.error) / after.eps;
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
  return ptc::compose(whole, *last, limits);
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

/// Why ops stay apart: a condition, or that one op would cost more.
static LinearBoundary boundaryAt(Location loc,
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

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

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

/// Merges the branches that `join` adds up, if that costs no more.
static bool fuseBranches(RewriterBase &rewriter, const LinearOp &join,
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

//===----------------------------------------------------------------------===//
// Averages last
//===----------------------------------------------------------------------===//

/// Moves the convolution that reads the average `pool` in front of it.
static bool moveConvBeforePool(RewriterBase &rewriter, const LinearOp &pool,
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
  SmallVector<int64_t> extents(last.resultType.getShape());
  for (auto [i, dim] : llvm::enumerate(first.layout.spatial))
    extents[dim] = pair->first.shape.window[i].outSize;
  first.resultType =
      RankedTensorType::get(extents, last.resultType.getElementType());
  last.input = pool.linear.input;
  const TensorBuilder &ops = conv->builder();
  if (std::optional<Decline> decline = checkSite(ops, pair->first, first))
    return stays(*decline);
  if (std::optional<Decline> decline = checkMovedPool(pool, pair->second, last))
    return stays(*decline);

  rewriter.setInsertionPoint(conv->op);
  Location loc = rewriter.getFusedLoc({pool.op->getLoc(), conv->op->getLoc()});
  ImplicitLocOpBuilder b(loc, rewriter);
  last.input = buildLinear(b, ops, pair->first, first);
  Value result = buildMovedPool(b, pool, pair->second, last);
  if (result.getType() != last.resultType)
    result = ops.refineType(b, result, last.resultType);
  if (report) {
    ErrorBound before(last.accType), after(last.accType);
    before.through(*window);
    before.through(*filter);
    after.through(pair->first);
    after.through(pair->second);
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
      rewrite.boundEps =
          (before.magnitude.error + after.magnitude.error) / before.eps;
    }
    report->rewrites.push_back(std::move(rewrite));
  }
  rewriter.replaceAllUsesWith(conv->linear.result, result);
  rewriter.eraseOp(conv->op);
  rewriter.eraseOp(pool.op);
  return true;
}

//===----------------------------------------------------------------------===//
// Driver
//===----------------------------------------------------------------------===//

bool ptc::fuseLinearConvsAt(RewriterBase &rewriter, LinearOpInterface op,
                            const FuseLinearConvsOptions &options,
                            LinearReport *report) {
  OrDecline<Linear> linear = op.getLinear();
  auto staysApart = [&](const Decline &why) {
    if (report)
      report->boundaries.emplace_back(op.getLoc(), why);
  };
  if (!linear) {
    if (llvm::any_of(op->getOperands(), [&](Value value) {
          SmallVector<LayoutMove> moves;
          return linearKindAbove(value, op.getTensorBuilder(), moves);
        }))
      staysApart(linear.decline());
    return false;
  }
  LinearOp first{op, std::move(*linear)};
  OpBuilder::InsertionGuard guard(rewriter);
  if (first.linear.addend && options.joins &&
      fuseBranches(rewriter, first, options, report))
    return true;
  if (first.linear.isJoin)
    return false;
  if (options.averagesLast &&
      moveConvBeforePool(rewriter, first, options, report))
    return true;
  if (LinearOpInterface producer =
          linearKindAbove(first.linear.input, first.builder(), first.moves)) {
    OrDecline<Linear> above = producer.getLinear();
    std::optional<Decline> why =
        above ? checkLink({producer, *above}, first) : above.decline();
    // The chain is the business of its first op.
    if (!why)
      return false;
    staysApart(*why);
  }
  LinearChain chain = chainFrom(first);
  if (chain.size() == 1)
    if (std::optional<LinearOp> other = inOtherLayout(first))
      chain = chainFrom(std::move(*other));
  if (chain.size() == 1)
    return false;
  return ChainFuser(rewriter, chain, options).apply(report);
}

LinearReport ptc::fuseLinearConvs(RewriterBase &rewriter, Operation *root,
                                  const FuseLinearConvsOptions &options) {
  LinearReport report;
  // Before a chain is fused that an average is a part of.
  if (options.averagesLast)
    rewriteLinearOps(rewriter, root, report, [&](LinearOpInterface op) {
      OrDecline<Linear> linear = op.getLinear();
      return linear && moveConvBeforePool(rewriter, {op, std::move(*linear)},
                                          options, &report);
    });
  rewriteLinearOps(rewriter, root, report, [&](LinearOpInterface op) {
    return fuseLinearConvsAt(rewriter, op, options, &report);
  });
  return report;
}

namespace {
struct FuseLinearConvsPattern final
    : OpInterfaceRewritePattern<LinearOpInterface> {
  FuseLinearConvsPattern(MLIRContext *context,
                         const FuseLinearConvsOptions &options)
      : OpInterfaceRewritePattern(context), options(options) {}

  LogicalResult matchAndRewrite(LinearOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (fuseLinearConvsAt(rewriter, op, options))
      return success();
    return rewriter.notifyMatchFailure(op, "nothing to fuse");
  }

  FuseLinearConvsOptions options;
};
} // namespace

void ptc::populateFuseLinearConvPatterns(
    RewritePatternSet &patterns, const FuseLinearConvsOptions &options) {
  patterns.add<FuseLinearConvsPattern>(patterns.getContext(), options);
}
