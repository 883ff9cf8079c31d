//===- ScaleSteps.cpp - Where the results of a scale step -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScaleSteps.h"
#include "StreamRanges.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// Steps of one op that are looked at.
static constexpr size_t kMaxSteps = 1 << 20;
/// Different results of one channel.
static constexpr int64_t kMaxResults = 1 << 16;

static int64_t biasAt(RequantOp op, size_t index) {
  return op.getBias()[op.getBias().size() == 1 ? 0 : index];
}

int64_t ScaleSteps::sumOf(const Sample &sample) const {
  return int64_t(sample.x + biasAt(op, sample.biasIndex));
}

int64_t ScaleSteps::scaledOf(const Sample &sample) const {
  return int64_t(sample.result - RequantOp(op).getZeroPoint());
}

bool ScaleSteps::areThoseOf(RequantOp other,
                            function_ref<Int128(const Sample &)> bring) const {
  return llvm::all_of(samples, [&](const Sample &sample) {
    return evaluate(other, bring(sample), sample.index, sample.biasIndex) ==
           sample.result;
  });
}

/// Adds the ends of `range` and both sides of each step in it, found by
/// bisection. False where there are too many.
static bool addSteps(ScaleSteps &steps, Interval range, size_t index,
                     size_t biasIndex) {
  auto resultOf = [&](Int128 x) {
    return evaluate(steps.op, x, index, biasIndex);
  };
  auto add = [&](Int128 x, Int128 result) {
    steps.samples.push_back({x, index, biasIndex, result});
  };
  Int128 last = resultOf(range.high);
  if (last - resultOf(range.low) > kMaxResults)
    return false;
  Int128 x = range.low, result = resultOf(x);
  size_t begin = steps.samples.size();
  add(x, result);
  while (result < last) {
    if (steps.samples.size() > kMaxSteps)
      return false;
    // The least number above x that gives more.
    Int128 low = x, high = range.high;
    while (high - low > 1) {
      Int128 middle = low + (high - low) / 2;
      (resultOf(middle) > result ? high : low) = middle;
    }
    add(low, result);
    x = high;
    result = resultOf(x);
    add(x, result);
  }
  Int128 bias = biasAt(steps.op, biasIndex);
  // Without a step, any number of the interval will do.
  Int128 nearest = std::clamp<Int128>(0, range.low + bias, range.high + bias);
  Interval active = {nearest, nearest};
  if (steps.samples.size() > begin + 1)
    active = {steps.samples[begin + 1].x + bias, x + bias};
  steps.active = steps.active ? steps.active->join(active) : active;
  add(range.high, last);
  return true;
}

OrDecline<ScaleSteps> ptc::fpga::stepsOf(RequantOp op,
                                         const KernelRanges &ranges) {
  IntegerType type = op.getType().getNumberType();
  ScaleSteps steps{op, heldBy(type, op.getOverflow()), {}, {}};
  if (op.getBounds())
    steps.limits = Interval{(*op.getBounds())[0], (*op.getBounds())[1]}.cutBy(
        steps.limits);
  if (op.getOverflow() == Overflow::Wrap && !op.getBounds()) {
    if (!rangeOf(type).contains(hullOf(ranges.computedBy(op))))
      return Decline{"C1", "numbers may wrap"};
    // Nothing is brought to the ends of the type.
    steps.limits = {INT64_MIN, INT64_MAX};
  }
  ArrayRef<Interval> input = ranges.of(op.getInput());
  size_t factors = op.getMultiplier().size(), biases = op.getBias().size();
  bool isPerClass = bool(op.getBands());
  bool isUniform =
      input.size() == 1 && biases == 1 && (factors == 1 || isPerClass);
  int64_t channels = isUniform ? 1 : op.getType().getChannels();
  for (int64_t c = 0; c < channels; ++c)
    for (size_t i = 0; i < (isPerClass ? factors : 1); ++i)
      if (!addSteps(steps, rangeAt(input, c), isPerClass ? i : c, c))
        return Decline{"C2", "its results take too many different values"};
  // Beyond, the search would need more than 128 bits.
  Int128 most = Int128(1) << 61;
  for (const Sample &sample : steps.samples) {
    Int128 x = sample.x + biasAt(op, sample.biasIndex);
    Int128 y = sample.result - op.getZeroPoint();
    if (x > most || x < -most || y > most || y < -most)
      return Decline{"C2", "its numbers need more than 62 bits"};
  }
  return steps;
}
