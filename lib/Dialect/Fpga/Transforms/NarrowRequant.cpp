//===- NarrowRequant.cpp - The smallest multipliers with equal results ----===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelDriver.h"
#include "NumberFunction.h"
#include "PoolToConv/Algebra/NarrowScale.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "ScaleSteps.h"
#include "StreamRanges.h"

#include "llvm/Support/FormatVariadic.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGANARROWREQUANTPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// Shifts of an fpga.requant; up to the second, TOSA's double rounding is
/// half_up.
static constexpr unsigned kMaxShift = 62, kMaxSingleRound = 31;

namespace {
/// What may replace a steps.
struct Candidate {
  std::vector<Factor> factors;
  Round round;

  unsigned getBits() const {
    unsigned bits = 0;
    for (const Factor &factor : factors)
      bits = std::max(bits, factor.getBits());
    return bits;
  }
};

/// Narrows the scales of one kernel.
class Narrower {
public:
  Narrower(IRRewriter &rewriter, KernelOp kernel, bool clampInput)
      : rewriter(rewriter), kernel(kernel), ranges(kernel),
        clampInput(clampInput) {}

  KernelReport run();

  int64_t narrowed = 0, clamped = 0, multipliers = 0;

private:
  void narrow(ScaleSteps &steps);
  void clamp(ScaleSteps &steps);

  IRRewriter &rewriter;
  KernelOp kernel;
  KernelRanges ranges;
  bool clampInput;
  KernelReport report;
};
} // namespace

static unsigned widestOf(RequantOp op) {
  unsigned bits = 0;
  for (int64_t multiplier : op.getMultiplier())
    bits = std::max(bits, Factor{multiplier, 0}.getBits());
  return bits;
}

static UnitCost costOf(Operation *op) {
  return cast<UnitOpInterface>(op).getCost();
}

//===----------------------------------------------------------------------===//
// The search
//===----------------------------------------------------------------------===//

/// The smallest factor for each multiplier of `scale`; the ones that have none
/// are 0 with a shift of more than is allowed.
static std::vector<std::optional<Factor>>
smallestFactors(const ScaleSteps &steps, Ties ties, unsigned maxShift) {
  RequantOp op = steps.op;
  size_t count = op.getMultiplier().size();
  std::vector<FactorSearch> searches(count, FactorSearch(ties));
  for (const Sample &sample : steps.samples) {
    FactorSearch &search = searches[count == 1 ? 0 : sample.index];
    int64_t x = steps.sumOf(sample);
    int64_t y = steps.scaledOf(sample);
    // Saturation brings whatever is beyond to the limit.
    if (sample.result > steps.limits.low)
      search.requireAtLeast(x, y);
    if (sample.result < steps.limits.high)
      search.requireAtMost(x, y);
  }
  std::vector<std::optional<Factor>> factors;
  for (const FactorSearch &search : searches)
    factors.push_back(search.smallest(maxShift));
  return factors;
}

static std::optional<Ties> tiesOf(Round round) {
  switch (round) {
  case Round::Floor:
    return Ties::Floor;
  case Round::HalfUp:
    return Ties::Up;
  case Round::HalfAway:
    return Ties::AwayFromZero;
  case Round::HalfEven:
    return Ties::ToEven;
  case Round::Tosa:
    return std::nullopt;
  }
  llvm_unreachable("all roundings are handled");
}

/// The smallest factors in one rounding for all.
static std::optional<Candidate> searchIn(const ScaleSteps &steps, Round round) {
  Candidate candidate{{}, round};
  for (std::optional<Factor> factor :
       smallestFactors(steps, *tiesOf(round), kMaxShift)) {
    if (!factor)
      return std::nullopt;
    candidate.factors.push_back(*factor);
  }
  shareShifts(candidate.factors, candidate.getBits(), kMaxShift);
  return candidate;
}

/// TOSA's double rounding where it cannot be avoided: of the channels for which
/// a shift is left that rounds once, the smallest factor; the others stay.
static Candidate searchInTosa(const ScaleSteps &steps) {
  RequantOp op = steps.op;
  Candidate candidate{{}, Round::Tosa};
  for (auto [factor, multiplier, shift] :
       llvm::zip_equal(smallestFactors(steps, Ties::Up, kMaxSingleRound),
                       op.getMultiplier(), op.getShift()))
    candidate.factors.push_back(
        factor.value_or(Factor{multiplier, unsigned(shift)}));
  return candidate;
}

//===----------------------------------------------------------------------===//
// Changes
//===----------------------------------------------------------------------===//

/// A copy of the op with other factors, in front of it; null if it would break
/// a constraint of the op.
static RequantOp build(IRRewriter &rewriter, const ScaleSteps &steps,
                       const Candidate &candidate) {
  RequantOp op = steps.op;
  SmallVector<int64_t> multiplier, shift;
  for (const Factor &factor : candidate.factors) {
    multiplier.push_back(factor.multiplier);
    shift.push_back(factor.shift);
  }
  if (!productsFit(op.getInput().getType().getNumberType(), op.getBias(),
                   multiplier, shift, candidate.round))
    return {};
  rewriter.setInsertionPoint(op);
  auto copy = cast<RequantOp>(rewriter.clone(*op));
  copy.setMultiplier(multiplier);
  copy.setShift(shift);
  copy.setRound(candidate.round);
  return copy;
}

static std::string costs(UnitCost before, UnitCost after) {
  return llvm::formatv("{0} -> {1} DSP, {2} -> {3} LUT", before.dsp, after.dsp,
                       before.lut, after.lut);
}

void Narrower::narrow(ScaleSteps &steps) {
  RequantOp op = steps.op;
  unsigned before = widestOf(op);
  auto stay = [&](const Decline &decline) {
    report.declined(op.getLoc(), decline.condition,
                    llvm::formatv("fpga.requant keeps multipliers of {0} bits "
                                  "({1}: {2})",
                                  before, decline.condition, decline.reason));
  };
  std::optional<Candidate> best = searchIn(steps, Round::HalfUp);
  auto consider = [&](std::optional<Candidate> candidate) {
    if (candidate && (!best || candidate->getBits() < best->getBits()))
      best = std::move(candidate);
  };
  if (op.getRound() == Round::Tosa)
    consider(searchInTosa(steps));
  else if (op.getRound() != Round::HalfUp)
    consider(searchIn(steps, op.getRound()));
  // Equally wide multipliers, but no sign to look at and no tie.
  bool isSimpler =
      best && best->getBits() == before && best->round == Round::HalfUp &&
      op.getRound() != Round::HalfUp && op.getRound() != Round::Floor;
  if (!best || (best->getBits() >= before && !isSimpler)) {
    // A shift is as good as it is.
    if (!isMultiplying(op))
      return;
    if (op.getRound() == Round::Tosa && !searchIn(steps, Round::HalfUp))
      return stay(
          Decline{"C3", "rounding twice has no equal that rounds once"});
    return stay(Decline{"C3", "no smaller one gives the same results"});
  }
  RequantOp copy = build(rewriter, steps, *best);
  if (!copy)
    return stay(Decline{"C4", "products would have more than 64 bits"});
  auto unchanged = [](const Sample &sample) { return sample.x; };
  bool proven = steps.areThoseOf(copy, unchanged);
  assert(proven && "the search is wrong");
  UnitCost old = costOf(op), now = costOf(copy);
  if (proven) {
    op.setMultiplier(copy.getMultiplier());
    op.setShift(copy.getShift());
    op.setRound(copy.getRound());
    forgetMeasuredCost(op);
  }
  rewriter.eraseOp(copy);
  if (!proven)
    return;
  ++narrowed;
  multipliers += old.dsp - now.dsp;
  report.did(op.getLoc(), "factor",
             llvm::formatv("fpga.requant has multipliers of {0} bits instead "
                           "of {1}, round {2}: {3}",
                           best->getBits(), before, stringifyRound(best->round),
                           costs(old, now)));
}

/// Numbers that saturate behind the multiplication anyway saturate in front of
/// it: x + bias needs fewer bits then.
void Narrower::clamp(ScaleSteps &steps) {
  RequantOp op = steps.op;
  StreamType from = op.getInput().getType();
  UnitCost old = costOf(op);
  if (old.dsp == 0)
    return;
  Interval biases = {op.getBias().front(), op.getBias().front()};
  for (int64_t bias : op.getBias())
    biases = biases.join({bias, bias});
  unsigned before = signedWidthOf(rangeOf(from.getNumberType()) + biases);
  unsigned after = signedWidthOf(*steps.active);
  if (after >= before)
    return;

  rewriter.setInsertionPoint(op);
  auto narrow = IntegerType::get(op.getContext(), after);
  auto first = RequantOp::create(
      rewriter, op.getLoc(), from.withElement(narrow), op.getInput(),
      op.getBias(), {1}, {0}, /*zeroPoint=*/0, Round::Floor, Overflow::Sat);
  rewriter.setInsertionPointAfter(first);
  auto second = cast<RequantOp>(rewriter.clone(*op));
  second.getInputMutable().assign(first);
  second.setBias({0});
  auto bring = [&](const Sample &sample) {
    return evaluate(first, sample.x, 0, sample.biasIndex);
  };
  UnitCost now = costOf(second);
  now.lut += costOf(first).lut;
  int64_t price = priceOf(first) + priceOf(second);
  bool pays = price < priceOf(op) && steps.areThoseOf(second, bring);
  rewriter.eraseOp(second);
  if (!pays) {
    rewriter.eraseOp(first);
    return;
  }
  op.getInputMutable().assign(first);
  op.setBias({0});
  forgetMeasuredCost(op);
  ++clamped;
  multipliers += old.dsp - now.dsp;
  report.did(
      op.getLoc(), "clamp",
      llvm::formatv("fpga.requant multiplies {0} bits instead of {1}, as "
                    "more saturates: {2}",
                    after, before, costs(old, now)));
}

/// What all scales of a kernel take.
static UnitCost costOfScales(KernelOp kernel) {
  UnitCost total;
  for (RequantOp op : kernel.getBody().front().getOps<RequantOp>()) {
    total.dsp += costOf(op).dsp;
    total.lut += costOf(op).lut;
  }
  return total;
}

KernelReport Narrower::run() {
  UnitCost before = costOfScales(kernel);
  SmallVector<RequantOp> ops(kernel.getBody().front().getOps<RequantOp>());
  for (RequantOp op : ops) {
    if (widestOf(op) <= 1)
      continue;
    OrDecline<ScaleSteps> steps = stepsOf(op, ranges);
    if (!steps) {
      const Decline &decline = steps.decline();
      report.declined(op.getLoc(), decline.condition,
                      llvm::formatv("fpga.requant keeps multipliers of {0} "
                                    "bits ({1}: {2})",
                                    widestOf(op), decline.condition,
                                    decline.reason));
      continue;
    }
    narrow(*steps);
    if (clampInput)
      clamp(*steps);
  }
  if (narrowed + clamped > 0)
    report.did(kernel.getLoc(), "summary",
               llvm::formatv("{0}: {1} scales have smaller multipliers, {2} a "
                             "clamp in front: {3}",
                             kernel.getName(), narrowed, clamped,
                             costs(before, costOfScales(kernel))));
  return std::move(report);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct FpgaNarrowRequantPass
    : ptc::fpga::impl::FpgaNarrowRequantPassBase<FpgaNarrowRequantPass> {
  using FpgaNarrowRequantPassBase::FpgaNarrowRequantPassBase;
  void runOnOperation() override;
};
} // namespace

void FpgaNarrowRequantPass::runOnOperation() {
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &rewriter, KernelOp kernel) {
        Narrower narrower(rewriter, kernel, clampInput);
        KernelReport report = narrower.run();
        narrowed += narrower.narrowed;
        clamped += narrower.clamped;
        multipliers += narrower.multipliers;
        return report;
      });
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  if (tally.rewrites() == 0)
    markAllAnalysesPreserved();
}
