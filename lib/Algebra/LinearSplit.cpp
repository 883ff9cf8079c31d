//===- LinearSplit.cpp - The cheapest factors of a linear op --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearSplit.h"
#include "PoolToConv/Algebra/LinearStructure.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace ptc;

namespace {

/// Two ops in the place of one, and what makes them equal to it.
struct Candidate {
  LinearPair pair;
  std::string structure;
  bool exact = true;
};

class Splitter {
public:
  Splitter(const SplitOptions &options, const KernelCheck &canBuild)
      : options(options), canBuild(canBuild) {}

  /// The best ops in the place of `kernel`, which may be itself.
  LinearSplit solve(const LinearKernel &kernel, unsigned depth, bool isFirst);

private:
  LinearSplit search(const LinearKernel &kernel, unsigned depth, bool isFirst);
  bool isBuildable(const LinearKernel &kernel, bool isFirst) const {
    return !canBuild || canBuild(kernel, isFirst);
  }
  LinearSplit tighten(const LinearKernel &kernel, bool isFirst) const;
  bool isWorthwhile(const LinearSplit &split, const LinearKernel &kernel) const;
  void addByRank(const LinearKernel &kernel, std::vector<Candidate> &) const;
  void addDepthwise(const LinearKernel &kernel, std::vector<Candidate> &) const;
  void addWindows(const LinearKernel &kernel, std::vector<Candidate> &) const;
  void addTwoWindows(const LinearKernel &kernel,
                     std::vector<Candidate> &) const;

  const SplitOptions &options;
  const KernelCheck &canBuild;
  /// What was solved before: different ways lead to the same parts.
  struct Solved {
    LinearKernel kernel;
    unsigned depth;
    bool isFirst;
    LinearSplit split;
  };
  std::vector<Solved> solved;
};

} // namespace

static LinearCost costOf(const std::vector<LinearKernel> &ops) {
  std::vector<LinearShape> shapes;
  for (const LinearKernel &op : ops)
    shapes.push_back(op.shape);
  return chainCost(shapes);
}

//===----------------------------------------------------------------------===//
// One op
//===----------------------------------------------------------------------===//

/// What `tight` has that `kernel` hid.
static std::vector<std::string> structuresOf(const LinearShape &kernel,
                                             const LinearShape &tight) {
  std::vector<std::string> found;
  bool isDilated = false, isSmaller = false;
  for (unsigned d = 0; d < kernel.rank(); ++d) {
    const WindowDim &old = kernel.window[d], &dim = tight.window[d];
    isDilated |= dim.dilation > old.dilation && dim.kernel > 1;
    isSmaller |= windowSpan(dim) < windowSpan(old);
  }
  if (isDilated)
    found.push_back("dilation");
  if (isSmaller)
    found.push_back("zero border");
  if (tight.channels.groups > kernel.channels.groups)
    found.push_back(tight.channels.isDepthwise() ? "diagonal" : "groups");
  return found;
}

LinearSplit Splitter::tighten(const LinearKernel &kernel, bool isFirst) const {
  LinearSplit split;
  LinearKernel tight = tightenBlocks(tightenWindow(kernel));
  if (isIdentity(tight)) {
    split.structures = {"identity"};
    return split;
  }
  // Blocks that the dialect has no op for stay written out.
  if (!isBuildable(tight, isFirst))
    tight = tightenWindow(kernel);
  if (isBuildable(tight, isFirst) &&
      isCheaper(costOf({tight}), costOf({kernel}), options.objective)) {
    split.structures = structuresOf(kernel.shape, tight.shape);
    split.ops = {std::move(tight)};
  } else {
    split.ops = {kernel};
  }
  return split;
}

//===----------------------------------------------------------------------===//
// Two ops
//===----------------------------------------------------------------------===//

static void addFactorisation(std::optional<Factorisation> found,
                             std::string structure,
                             std::vector<Candidate> &candidates) {
  if (found)
    candidates.push_back(
        {std::move(found->pair), std::move(structure), found->exact});
}

void Splitter::addByRank(const LinearKernel &kernel,
                         std::vector<Candidate> &candidates) const {
  unsigned rank = kernel.shape.rank();
  const ChannelBlocks &channels = kernel.shape.channels;
  for (unsigned mask = 0; mask < 1u << rank; ++mask) {
    std::vector<bool> firstDims;
    int64_t columns = channels.in, rows = channels.out;
    bool isTwin = false;
    for (unsigned d = 0; d < rank; ++d) {
      firstDims.push_back(mask >> d & 1);
      int64_t extent = kernel.shape.window[d].kernel;
      (firstDims[d] ? columns : rows) *= extent;
      // Where a tap is goes does not matter if there is only one.
      isTwin |= extent == 1 && !firstDims[d];
    }
    // The rank at which the factors have as many numbers as the matrix.
    FactorOptions factor = options.factor;
    factor.maxRank =
        std::min(factor.maxRank, (rows * columns - 1) / (rows + columns));
    if (isTwin || factor.maxRank < 1)
      continue;
    std::optional<Factorisation> found = splitByRank(kernel, firstDims, factor);
    if (!found)
      continue;
    bool isMixed = mask != 0 && mask + 1 != 1u << rank;
    std::string structure =
        isMixed && found->rank == 1
            ? "separable"
            : (isMixed ? "1-D split of rank " : "low rank ") +
                  std::to_string(found->rank);
    addFactorisation(std::move(found), structure, candidates);
  }
}

void Splitter::addDepthwise(const LinearKernel &kernel,
                            std::vector<Candidate> &candidates) const {
  const ChannelBlocks &channels = kernel.shape.channels;
  if (kernel.shape.taps() == 1 || channels.isDepthwise())
    return;
  if (channels.out > 1)
    addFactorisation(splitDepthwiseFirst(kernel, options.factor),
                     "depthwise-separable", candidates);
  if (channels.in > 1)
    addFactorisation(splitDepthwiseLast(kernel, options.factor),
                     "depthwise-separable, 1x1 first", candidates);
}

/// The windows to divide by: the largest, and squares of small extents. Where
/// no window divides along a dimension, none is tried, but for a tolerance.
static std::set<std::vector<int64_t>> windowsToTry(const LinearKernel &kernel,
                                                   bool onlyExact) {
  std::vector<int64_t> largest = largestWindow(kernel);
  std::set<std::vector<int64_t>> windows = {largest};
  unsigned rank = kernel.shape.rank();
  for (int64_t extent : {2, 3, 4, 5, 7, 8, 16, 32, 64}) {
    std::vector<int64_t> square;
    for (unsigned d = 0; d < rank; ++d)
      square.push_back(onlyExact && largest[d] == 1
                           ? 1
                           : std::min(kernel.shape.window[d].kernel, extent));
    windows.insert(square);
  }
  windows.erase(std::vector<int64_t>(rank, 1));
  return windows;
}

void Splitter::addWindows(const LinearKernel &kernel,
                          std::vector<Candidate> &candidates) const {
  if (kernel.shape.taps() == 1)
    return;
  for (const std::vector<int64_t> &extents :
       windowsToTry(kernel, options.factor.tolerance == 0.0)) {
    std::optional<WindowDivision> division =
        divideByWindow(kernel, extents, options.factor.tolerance);
    if (!division)
      continue;
    LinearPair pair = splitWindow(kernel, *division);
    LinearKernel quotient = tightenWindow(pair.first);
    if (OrDecline<LinearPair> swapped =
            windowBeforeConv(quotient, pair.second, options.limits))
      candidates.push_back(
          {std::move(*swapped), "average window in front", division->exact});
    candidates.push_back({std::move(pair), "average window", division->exact});
  }
}

void Splitter::addTwoWindows(const LinearKernel &kernel,
                             std::vector<Candidate> &candidates) const {
  constexpr int64_t maxTaps = 17 * 17;
  if (!kernel.shape.channels.isDepthwise() || kernel.shape.taps() > maxTaps ||
      windowWeight(kernel))
    return;
  int64_t largest = 0;
  for (const WindowDim &dim : kernel.shape.window)
    largest = std::max(largest, dim.kernel);
  // Few taps first, for every dimension in proportion.
  for (int64_t part = 2; part < largest; ++part) {
    // Of large filters only the halves.
    if (kernel.shape.taps() > 9 * 9 && part != largest / 2 + 1)
      continue;
    std::vector<int64_t> extents;
    for (const WindowDim &dim : kernel.shape.window)
      extents.push_back(std::min(dim.kernel, 1 + (part - 1) * (dim.kernel - 1) /
                                                     (largest - 1)));
    addFactorisation(deconvolve(kernel, extents, options.factor), "two windows",
                     candidates);
  }
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

/// Sets the errors of `split` against `kernel`. False if they cannot be had.
static bool measureErrors(LinearSplit &split, const LinearKernel &kernel,
                          const LinearLimits &limits) {
  if (split.exact)
    return true;
  LinearKernel whole = split.ops.front();
  for (size_t i = 1; i < split.ops.size(); ++i) {
    OrDecline<LinearKernel> composed = compose(whole, split.ops[i], limits);
    if (!composed)
      return false;
    whole = std::move(*composed);
  }
  OrDecline<LinearKernel> difference =
      add(kernel, scaled(std::move(whole), -1.0), limits);
  if (!difference)
    return false;
  const ChannelBlocks &channels = difference->shape.channels;
  std::vector<double> sums(channels.storedOutputs(), 0.0);
  split.maxError = 0.0;
  double squares = 0.0;
  for (int64_t tap = 0, taps = difference->shape.taps(); tap < taps; ++tap)
    for (int64_t output = 0; output < channels.storedOutputs(); ++output)
      for (int64_t i = 0; i < channels.in; ++i) {
        double error =
            std::abs(difference->scale * difference->row(tap, output)[i]);
        split.maxError = std::max(split.maxError, error);
        squares += error * error;
        sums[output] += error;
      }
  split.frobeniusError = std::sqrt(squares);
  split.outputError = *std::max_element(sums.begin(), sums.end());
  return std::isfinite(split.outputError);
}

bool Splitter::isWorthwhile(const LinearSplit &split,
                            const LinearKernel &kernel) const {
  PlanOptions plan;
  plan.maxWeightGrowth = options.maxWeightGrowth;
  return isWithinGrowth(costOf(split.ops), costOf({kernel}), plan);
}

static bool isSame(const LinearKernel &a, const LinearKernel &b) {
  auto isSameDim = [](const WindowDim &x, const WindowDim &y) {
    return x.size == y.size && x.kernel == y.kernel && x.stride == y.stride &&
           x.dilation == y.dilation && x.padLow == y.padLow &&
           x.padHigh == y.padHigh && x.outSize == y.outSize;
  };
  const auto &left = a.shape.window, &right = b.shape.window;
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    isSameDim) &&
         a.shape.channels == b.shape.channels &&
         a.shape.derivedOutputs == b.shape.derivedOutputs &&
         a.scale == b.scale && a.taps == b.taps && a.bias == b.bias &&
         a.padValue == b.padValue;
}

LinearSplit Splitter::solve(const LinearKernel &kernel, unsigned depth,
                            bool isFirst) {
  for (const Solved &one : solved)
    if (one.depth == depth && one.isFirst == isFirst &&
        isSame(one.kernel, kernel))
      return one.split;
  LinearSplit split = search(kernel, depth, isFirst);
  // Large filters have few parts.
  constexpr size_t maxTaps = 1 << 16;
  if (kernel.taps.size() <= maxTaps)
    solved.push_back({kernel, depth, isFirst, split});
  return split;
}

LinearSplit Splitter::search(const LinearKernel &kernel, unsigned depth,
                             bool isFirst) {
  LinearSplit best = tighten(kernel, isFirst);
  if (best.ops.empty() || depth == 0 || !options.splits)
    return best;

  LinearKernel tight = best.ops.front();
  std::vector<std::string> tightStructures = best.structures;
  std::vector<Candidate> candidates;
  addByRank(tight, candidates);
  addDepthwise(tight, candidates);
  addWindows(tight, candidates);
  // Lines cost less than what is not separable.
  bool isSeparable =
      std::any_of(candidates.begin(), candidates.end(),
                  [](const auto &one) { return one.structure == "separable"; });
  if (!isSeparable)
    addTwoWindows(tight, candidates);
  for (Candidate &candidate : candidates) {
    LinearSplit first = solve(candidate.pair.first, depth - 1, isFirst);
    LinearSplit second =
        solve(candidate.pair.second, depth - 1, isFirst && first.ops.empty());
    LinearSplit split = std::move(first);
    split.exact &= candidate.exact && second.exact;
    split.structures.insert(split.structures.begin(), candidate.structure);
    split.structures.insert(split.structures.begin(), tightStructures.begin(),
                            tightStructures.end());
    std::move(second.ops.begin(), second.ops.end(),
              std::back_inserter(split.ops));
    std::move(second.structures.begin(), second.structures.end(),
              std::back_inserter(split.structures));
    bool isBuilt = !split.ops.empty();
    for (size_t i = 0; i < split.ops.size(); ++i)
      isBuilt &= isBuildable(split.ops[i], isFirst && i == 0);
    if (!isBuilt || !isWorthwhile(split, kernel) ||
        !isCheaper(costOf(split.ops), costOf(best.ops), options.objective))
      continue;
    if (!measureErrors(split, kernel, options.limits) ||
        split.maxError > options.factor.tolerance)
      continue;
    best = std::move(split);
  }
  return best;
}

std::optional<LinearSplit> ptc::splitLinear(const LinearKernel &kernel,
                                            const SplitOptions &options,
                                            const KernelCheck &canBuild) {
  if (checkKernel(kernel, options.limits))
    return std::nullopt;
  LinearSplit best =
      Splitter(options, canBuild).solve(kernel, options.maxDepth, true);
  best.before = costOf({kernel});
  best.after = costOf(best.ops);
  if (!best.ops.empty() &&
      !isCheaper(best.after, best.before, options.objective))
    return std::nullopt;
  return best;
}
